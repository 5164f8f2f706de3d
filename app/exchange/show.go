package exchange

import (
	"context"
	"errors"
	"slices"
	"strings"

	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// shownMoves is how much of a part's ledger is shown.
const shownMoves = 50

// Viewer shows records to the person at the desk: costs and whole phone numbers
// only to who may see them.
type Viewer struct {
	Desk    work.Desk
	Say     text.Lang
	Capital func(shop.Money) string // an amount in words
}

// Kinds are the sorts of record that can be shown, by their words.
func Kinds() []string { return []string{"order", "vehicle", "customer", "part"} }

// Find is what the search box finds, best first.
func (w Viewer) Find(ctx context.Context, query string, limit int) (any, error) {
	return data.Read(ctx, w.Desk.Store, func(v data.View) (any, error) {
		hits, err := data.Find(v, query, limit)
		rows := []hitRecord{}
		for _, h := range hits {
			rows = append(rows, hitRecord{
				Kind: strings.TrimSuffix(string(h.Kind), "s"), Key: h.Key, Plate: h.Plate, Customer: h.Customer, Phone: w.phone(h.Phone),
				Title: h.Title, Replaces: h.Old, Number: h.Number, Status: h.Status, Promised: h.Promised,
			})
		}
		return rows, err
	})
}

// phone is a number as the person may see it.
func (w Viewer) phone(s string) string {
	if w.Desk.Person.May(shop.Unmask) {
		return s
	}
	return strings.ReplaceAll(w.Say.Masked(s), " ", "")
}

// cost is an amount that only some may see.
func (w Viewer) cost(m shop.Money) *shop.Money {
	if !w.Desk.Person.May(shop.SeeCost) {
		return nil
	}
	return &m
}

// Show is the whole record of a kind, one of Kinds. An order is found by its
// number, or as the newest of a car; a car by VIN or plate; a customer by code
// or phone, or as the owner of a car; a part by number or barcode. Refused when
// there is none, or when several customers have the phone.
func (w Viewer) Show(ctx context.Context, kind, key string) (any, error) {
	record, err := data.Read(ctx, w.Desk.Store, func(v data.View) (any, error) {
		s := shower{Viewer: w, v: v, key: strings.TrimSpace(key), name: newNames()}
		switch kind {
		case "order":
			return s.order()
		case "vehicle":
			return s.vehicle()
		case "customer":
			return s.customer()
		case "tool":
			return s.tool()
		case "claim":
			return s.claim()
		case "case":
			return s.dispute()
		}
		return s.part()
	})
	err = Missing(err, w.Say, kind, key)
	if err == nil && w.Desk.Person.ID != 0 && w.Desk.Person.May(shop.Unmask) && slices.Contains([]string{"order", "vehicle", "customer"}, kind) && !w.Desk.Store.ReadOnly() {
		err = work.Unmask(ctx, w.Desk, shop.Kind(kind+"s"), 0)
	}
	return record, err
}

// Missing turns an error that says that nothing is there into the refusal that
// says what.
func Missing(err error, say text.Lang, kind, key string) error {
	if !errors.Is(err, shop.ErrMissing) {
		return err
	}
	return shop.Refuse("show.refuse.none", shop.Args{"What": say.Say("show.kind." + kind), "Key": key})
}

// shower shows one record.
type shower struct {
	Viewer
	v    data.View
	key  string
	name names
}

func (s shower) order() (any, error) {
	o, err := FindOrder(s.v, s.key)
	if err != nil {
		return nil, err
	}
	car, err := data.Vehicle(s.v, o.VehicleID)
	if err != nil {
		return nil, err
	}
	payer, err := s.nameOrder(&o, car)
	if err != nil {
		return nil, err
	}
	file, err := s.file(o)
	if err != nil {
		return nil, err
	}
	r, away := s.name.orderFile(file), file.Outside
	r.SenderPhone = s.phone(r.SenderPhone)
	shown := orderShown{
		orderHead: r.orderHead, Plate: car.Plate, Title: car.Title(), CustomerName: payer.Name,
		orderTimes: r.orderTimes, orderIntake: r.orderIntake, orderEnd: r.orderEnd, Lines: []lineShown{},
		orderRest: r.orderRest, Totals: s.totals(&o, away),
	}
	if o.AdvisorID != 0 {
		shown.AdvisorName = s.name.staffName(o.AdvisorID)
	}
	sources, err := data.SourcesOf(s.v, o.ID)
	for i := range o.Lines {
		row := s.line(&o.Lines[i], away)
		for _, x := range sources {
			if x.LineID == o.Lines[i].ID && x.LotID != 0 {
				row.Sources = append(row.Sources, sourceShown{x.Qty, x.Batch, x.Supplier, x.Origin, x.Paper})
			}
		}
		shown.Lines = append(shown.Lines, row)
	}
	return shown, err
}

// file reads what hangs on an order, as the person may see it.
func (s *shower) file(o shop.Order) (f data.OrderFile, err error) {
	f.Order = o
	if f.Events, err = data.EventsOf(s.v, o.ID); err != nil {
		return f, err
	}
	if f.Inspections, err = data.InspectionsOf(s.v, o.ID); err != nil {
		return f, err
	}
	if f.Handover, err = data.Handover(s.v, o.ID); err != nil {
		return f, err
	}
	if f.Rework, err = s.rework(o.ID); err != nil {
		return f, err
	}
	if f.Photos, err = data.PhotosOf(s.v, o.ID); err != nil {
		return f, err
	}
	if f.Outside, err = s.outside(o.ID); err != nil {
		return f, err
	}
	f.Requests, err = data.RequestsOf(s.v, o.ID)
	return f, err
}

// nameOrder reads the names that the order's ids stand for.
func (s *shower) nameOrder(o *shop.Order, car shop.Vehicle) (payer shop.Customer, err error) {
	if s.name.staff, err = data.People(s.v); err != nil {
		return payer, err
	}
	for _, p := range s.name.staff {
		s.name.people[p.ID] = p.Code
	}
	s.name.vehicles[car.ID] = car.VIN
	if car.VIN == "" {
		s.name.vehicles[car.ID] = car.Plate
	}
	if o.CustomerID != 0 {
		if payer, err = data.Customer(s.v, o.CustomerID); err != nil {
			return payer, err
		}
		s.name.customers[payer.ID] = payer.Code
	}
	if o.ReworkOf != 0 {
		first, err := data.Order(s.v, o.ReworkOf)
		if err != nil {
			return payer, err
		}
		s.name.orders[first.ID] = first.Number
	}
	return payer, nil
}

func (s shower) line(l *shop.Line, away shop.Outside) lineShown {
	r := s.name.lineRecord(l)
	r.Free = l.LabourID == 0 && l.PartID == 0 && l.Kind != shop.OtherLine
	if l.Code != "" && !r.Free {
		switch l.Kind {
		case shop.LabourLine:
			r.Labour = l.Code
		case shop.PartLine:
			r.Part = l.Code
		}
	}
	r.Code, r.Name = nil, &l.Name
	r.Unit, r.Origin, r.WorkClass = unlike(l.Unit, ""), unlike(l.Origin, ""), unlike(l.WorkClass, "")
	shown := lineShown{lineRecord: r, Amount: l.Amount(), Issued: l.Issued}
	if cost := l.Cost + away.CostOf(l.ID); l.Issued > 0 || cost != 0 {
		shown.Cost = s.cost(cost)
	}
	return shown
}

func (s shower) totals(o *shop.Order, away shop.Outside) totalsShown {
	t := o.Totals()
	return totalsShown{
		Labour: t.Labour, Parts: t.Parts, Other: t.Other, Discount: t.Discount,
		ByPayer: payersShown{t.ByPayer[shop.PayCustomer], t.ByPayer[shop.PayInsurer], t.ByPayer[shop.PayFactory], t.ByPayer[shop.PayShop]},
		Paid:    t.Paid, Due: t.Due, Capital: s.Capital(t.Total()), Total: t.Total(), OnCredit: t.OnCredit, Cost: s.cost(t.Cost + away.Cost()),
	}
}

func (s shower) vehicle() (any, error) {
	car, err := data.VehicleByKey(s.v, s.key)
	if err != nil {
		return nil, err
	}
	file := data.VehicleFile{Vehicle: car}
	if file.Plates, err = data.PlatesOf(s.v, car.ID); err != nil {
		return nil, err
	}
	if file.Owners, err = data.OwnersOf(s.v, car.ID); err != nil {
		return nil, err
	}
	shown := vehicleShown{Orders: []visitShown{}}
	for _, o := range file.Owners {
		c, err := data.Customer(s.v, o.Owner)
		if err != nil {
			return nil, err
		}
		s.name.customers[c.ID] = c.Code
		if c.ID == car.OwnerID {
			shown.OwnerName, shown.OwnerPhone = c.Name, s.phone(c.Phone)
		}
	}
	shown.vehicleRecord = s.name.vehicleRecord(file)
	visits, err := data.VisitsOf(s.v, car.ID)
	for _, o := range visits {
		shown.Orders = append(shown.Orders, visitShown{
			o.Number, o.Kind, o.Status, o.ReceivedAt, o.MileageKM, o.Complaint, o.Total, o.Due,
		})
	}
	return shown, err
}

func (s shower) customer() (any, error) {
	c, err := s.findCustomer()
	if err != nil {
		return nil, err
	}
	s.name.customers[c.ID] = c.Code
	for _, id := range []shop.CustomerID{c.ReferredBy, c.MergedInto} {
		if id == 0 {
			continue
		}
		other, err := data.Customer(s.v, id)
		if err != nil {
			return nil, err
		}
		s.name.customers[id] = other.Code
	}
	shown := customerShown{customerRecord: s.name.customerRecord(c), Vehicles: []ownsShown{}}
	shown.Phone = s.phone(shown.Phone)
	for i, x := range shown.Contacts {
		shown.Contacts[i].Phone = s.phone(x.Phone)
	}
	if shown.Owed, err = data.CustomerDebt(s.v, c.ID); err != nil {
		return nil, err
	}
	cars, err := data.VehiclesOf(s.v, c.ID)
	for _, car := range cars {
		shown.Vehicles = append(shown.Vehicles, ownsShown{car.VIN, car.Plate, car.Title()})
	}
	return shown, err
}

func (s shower) findCustomer() (c shop.Customer, err error) {
	for _, k := range []string{s.key, strings.ToUpper(s.key)} {
		if c, err = data.CustomerByCode(s.v, k); !errors.Is(err, shop.ErrMissing) {
			return c, err
		}
	}
	list, err := data.CustomersByPhone(s.v, s.key)
	switch {
	case err != nil:
		return c, err
	case len(list) == 1:
		return list[0], nil
	case len(list) > 1:
		var codes []string
		for _, c := range list {
			codes = append(codes, c.Code+" "+c.Name)
		}
		return c, shop.Refuse("show.refuse.several", shop.Args{"Key": s.key}, codes...)
	}
	car, err := data.VehicleByKey(s.v, s.key)
	if err != nil {
		return c, err
	}
	return data.Customer(s.v, car.OwnerID)
}

func (s shower) part() (any, error) {
	p, err := data.PartByNumber(s.v, shop.Fold(s.key))
	if errors.Is(err, shop.ErrMissing) {
		p, err = data.PartByBarcode(s.v, s.key)
	}
	if err != nil {
		return nil, err
	}
	if s.name.staff, err = data.People(s.v); err != nil {
		return nil, err
	}
	moves, err := data.MovesOf(s.v, p.ID, shownMoves)
	if err != nil {
		return nil, err
	}
	shown := partShown{
		Number: p.Number, Name: p.Name, Unit: p.Unit, Price: p.Price, Cost: s.cost(p.Cost()), Value: s.cost(p.Value), Origin: p.Origin,
		OnHand: p.OnHand, Reserved: p.Reserved, Available: p.Available(), Bin: p.Bin, Min: p.Min, Max: p.Max, Make: p.Make,
		Fits: p.Fits, Barcode: p.Barcode, Active: p.Active, Moves: []moveShown{},
	}
	if shown.partAround, err = aroundShown(s.v, p.ID); err != nil {
		return nil, err
	}
	shown.OnOrder = p.OnOrder
	for _, m := range moves {
		row := moveShown{Kind: m.Kind, At: m.At, Qty: m.Qty, Balance: m.Balance, Value: s.cost(m.Value), Note: m.Note}
		if m.OrderID != 0 {
			o, err := data.Order(s.v, m.OrderID)
			if err != nil {
				return nil, err
			}
			row.Order = o.Number
		}
		if m.Person != 0 {
			row.Person = s.name.staffName(m.Person)
		}
		shown.Moves = append(shown.Moves, row)
	}
	return shown, nil
}

// staffName is what somebody of the shop is called.
func (n *names) staffName(id shop.PersonID) string {
	for _, p := range n.staff {
		if p.ID == id {
			return p.Name
		}
	}
	return ""
}
