package data

import (
	"gongdan/app/shop"
)

// Redone reads what the reworks have cost that were received from a day to another, the
// oldest first; void ones are left out.
func Redone(v View, from, to shop.Day) (b shop.RedoneBook, err error) {
	b.From, b.To = from, to
	first, last := stamp(from.Time(v.zone)), stamp(to.Add(1).Time(v.zone))
	n, err := number(v, `SELECT count(*) FROM orders WHERE status <> 'void' AND received_at >= $1 AND received_at < $2`, first, last)
	if err != nil {
		return b, err
	}
	b.Received = int(n)
	ids, err := column[shop.OrderID](v, `SELECT id FROM orders WHERE kind = 'rework' AND status <> 'void' AND received_at >= $1 AND received_at < $2
		ORDER BY received_at, id`, first, last)
	if err != nil || len(ids) == 0 {
		return b, err
	}
	known, err := readBlamed(v)
	for i := 0; i < len(ids) && err == nil; i++ {
		var x shop.Redone
		x, err = known.redone(v, ids[i])
		b.Of = append(b.Of, x)
	}
	return b, err
}

// blamed is who reworks can be charged to, and the rules.
type blamed struct {
	rules     []shop.Rule
	people    map[shop.PersonID]string
	suppliers map[shop.SupplierID]string
}

func readBlamed(v View) (k blamed, err error) {
	k = blamed{people: map[shop.PersonID]string{}, suppliers: map[shop.SupplierID]string{}}
	if k.rules, err = Rules(v); err != nil {
		return k, err
	}
	people, err := People(v)
	if err != nil {
		return k, err
	}
	for _, p := range people {
		k.people[p.ID] = p.Name
	}
	suppliers, err := Suppliers(v)
	for _, s := range suppliers {
		k.suppliers[s.ID] = s.Name
	}
	return k, err
}

// redone is a rework with what it comes to.
func (k blamed) redone(v View, id shop.OrderID) (x shop.Redone, err error) {
	o, err := Order(v, id)
	if err != nil {
		return x, err
	}
	car, err := Vehicle(v, o.VehicleID)
	if err != nil {
		return x, err
	}
	r, err := ReworkRecord(v, id)
	if err != nil {
		return x, err
	}
	away, err := Outside(v, id)
	if err != nil {
		return x, err
	}
	x = shop.Redone{
		Order: id, Number: o.Number, Plate: car.Plate, At: o.Stamps.ReceivedAt, Status: o.Status, Item: r.Item,
		Cause: r.Cause, Free: r.Free(shop.CauseDue(k.rules, &o, v.zone), v.zone), RedoneSums: shop.SumsOfRework(&o, away),
	}
	switch r.Cause {
	case shop.CauseHuman, shop.CauseDiagnosis:
		x.Bears = k.people[r.Person]
	case shop.CausePart:
		x.Bears = k.suppliers[r.Supplier]
	}
	if o.ReworkOf != 0 {
		first, err := Order(v, o.ReworkOf)
		x.First = first.Number
		return x, err
	}
	return x, nil
}
