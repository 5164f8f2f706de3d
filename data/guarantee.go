package data

import (
	"errors"
	"fmt"
	"slices"

	"gongdan/app/shop"
)

// Reading is a day and what the clock of a car shows on it; km 0: nobody has looked.
type Reading struct {
	On shop.Day
	KM int64
}

// Guarantees are what the shop answers for on a car as of a reading, the longest first, and
// what it has answered for until lately (rule guarantee/lapsed_days).
type Guarantees struct {
	Held    []shop.Guaranteed
	Lapsed  []shop.Guaranteed
	instead map[shop.PartID][]shop.PartID // of a guaranteed part: what serves in its place
}

// Of is the guarantee that a line of the car falls under: the same job or part, or a part
// that serves in its place. ok is false where there is none.
func (g Guarantees) Of(l *shop.Line) (of shop.Guaranteed, ok bool) {
	for _, x := range g.Held {
		if x.Line.SameItem(l) || l.Kind == shop.PartLine && l.PartID != 0 && slices.Contains(g.instead[x.Line.PartID], l.PartID) {
			return x, true
		}
	}
	return of, false
}

// GuaranteesOf reads what the shop answers for on a car, its orders and their lines once
// each.
func GuaranteesOf(v View, car shop.VehicleID, at Reading) (g Guarantees, err error) {
	visits, err := visitsWhole(v, car)
	if err != nil || len(visits) == 0 {
		return g, err
	}
	rules, err := Rules(v)
	if err != nil {
		return g, err
	}
	lately := at.On.Add(-int(shop.GuaranteeRule(rules, "lapsed_days", at.On)))
	var parts []shop.PartID
	for _, x := range shop.Guarantees(rules, visits, v.zone) {
		switch {
		case x.Holds(at.On, at.KM):
			g.Held = append(g.Held, x)
			if id := x.Line.PartID; id != 0 && !slices.Contains(parts, id) {
				parts = append(parts, id)
			}
		case x.LastDay >= lately:
			g.Lapsed = append(g.Lapsed, x)
		}
	}
	if len(parts) == 0 {
		return g, nil
	}
	chain, err := ChainOf(v, parts...)
	g.instead = map[shop.PartID][]shop.PartID{}
	for _, id := range parts {
		g.instead[id] = inItsPlace(chain, id)
	}
	return g, err
}

// visitsWhole are the orders of a car with their lines, as they were received.
func visitsWhole(v View, car shop.VehicleID) ([]shop.Order, error) {
	visits, err := all(v, `orders WHERE vehicle_id = $1 ORDER BY received_at, id`, orderRow, car)
	if err != nil || len(visits) == 0 {
		return nil, err
	}
	lines, err := all(v, `order_lines WHERE order_id IN (SELECT id FROM orders WHERE vehicle_id = $1) ORDER BY order_id, n, id`, func(l *owned[shop.Line]) fields {
		return append(lineRow(&l.row), field{"order_id", &l.owner})
	}, car)
	by := map[int64]*shop.Order{}
	for i := range visits {
		by[int64(visits[i].ID)] = &visits[i]
	}
	for _, l := range lines {
		if o := by[l.owner]; o != nil {
			o.Lines = append(o.Lines, l.row)
		}
	}
	return visits, err
}

// Rework reads how an order stands that makes another one good; ok is false for one that
// does not, or whose first order is not known.
func Rework(v View, o *shop.Order) (r shop.Reworked, ok bool, err error) {
	if o.ReworkOf == 0 {
		return r, false, nil
	}
	h, err := histories(v, o.VehicleID)
	if err != nil {
		return r, false, err
	}
	return reworkIn(v, h, o)
}

// ReworksOfCar reads how the orders of a car stand that make others good.
func ReworksOfCar(v View, car shop.VehicleID) (map[shop.OrderID]shop.Reworked, error) {
	of := map[shop.OrderID]shop.Reworked{}
	n, err := number(v, `SELECT count(*) FROM orders WHERE vehicle_id = $1 AND rework_of IS NOT NULL`, car)
	if err != nil || n == 0 {
		return of, err
	}
	h, err := histories(v, car)
	if err != nil {
		return nil, err
	}
	for i := range h.Visits {
		o := &h.Visits[i]
		r, ok, err := reworkIn(v, h, o)
		if err != nil {
			return nil, err
		}
		if ok {
			of[o.ID] = r
		}
	}
	return of, nil
}

// histories reads all orders of a car and what was found out about its reworks.
func histories(v View, car shop.VehicleID) (h shop.Histories, err error) {
	h = shop.Histories{Zone: v.zone, Records: map[shop.OrderID]shop.ReworkRecord{}}
	if h.Rules, err = Rules(v); err != nil {
		return h, err
	}
	if h.Visits, err = visitsWhole(v, car); err != nil {
		return h, err
	}
	records, err := all(v, `reworks WHERE order_id IN (SELECT id FROM orders WHERE vehicle_id = $1)`, reworkFields, car)
	for _, x := range records {
		h.Records[x.OrderID] = x
	}
	return h, err
}

// reworkIn is how an order stands as a rework, with what it has cost.
func reworkIn(v View, h shop.Histories, o *shop.Order) (r shop.Reworked, ok bool, err error) {
	if r, ok = h.Of(o); !ok {
		return r, false, nil
	}
	away, err := Outside(v, o.ID)
	r.Cost = shop.CostOfRework(o, away)
	return r, true, err
}

// ReworkRecord reads what was found out about a rework; an order of which nothing was has
// an empty one.
func ReworkRecord(v View, id shop.OrderID) (shop.ReworkRecord, error) {
	r, err := one(v, `reworks WHERE order_id = $1`, reworkFields, id)
	if errors.Is(err, shop.ErrMissing) {
		err = nil
	}
	r.OrderID = id
	return r, err
}

// SaveReworkRecord keeps it in place of the one before; an empty one is none.
func SaveReworkRecord(tx *Tx, r shop.ReworkRecord) error {
	if _, err := tx.exec(`DELETE FROM reworks WHERE order_id = $1`, r.OrderID); err != nil {
		return fmt.Errorf("save rework of order %d: %w", r.OrderID, err)
	}
	tx.change(shop.KindOrders, int64(r.OrderID))
	if r.Empty() {
		return nil
	}
	return insert(tx, "reworks", reworkFields(&r))
}

// CausesDue are the days by which another cause must be shown of the open orders that make
// others good and have no cause yet.
func CausesDue(v View) (map[shop.OrderID]shop.Day, error) {
	open, err := all(v, `orders WHERE is_open = TRUE AND rework_of IS NOT NULL
		AND NOT EXISTS (SELECT 1 FROM reworks AS r WHERE r.order_id = orders.id AND r.cause <> '')`, orderRow)
	if err != nil || len(open) == 0 {
		return nil, err
	}
	rules, err := Rules(v)
	due := map[shop.OrderID]shop.Day{}
	for i := range open {
		due[open[i].ID] = shop.CauseDue(rules, &open[i], v.zone)
	}
	return due, err
}

func reworkFields(r *shop.ReworkRecord) fields {
	return fields{
		{"order_id", &r.OrderID},
		{"item", &r.Item},
		{"cause", &r.Cause},
		{"person_id", to(&r.Person)},
		{"supplier_id", to(&r.Supplier)},
		{"batch", &r.Batch},
		{"words", &r.Words},
		{"shown_at", moment{&r.ShownAt}},
		{"evidence", &r.Evidence},
		{"choice", &r.Choice},
		{"chosen_at", moment{&r.ChosenAt}},
		{"by_id", to(&r.By)},
		{"at", moment{&r.At}},
	}
}

// addRework adds what was found out about a rework; nothing is nothing.
func addRework(b *Bulk, o *shop.Order, r shop.ReworkRecord) error {
	if r.OrderID = o.ID; r.Empty() {
		return nil
	}
	return b.add("reworks", reworkFields(&r))
}
