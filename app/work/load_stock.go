package work

import (
	"cmp"
	"slices"
	"time"

	"gongdan/app/shop"
)

// stock is the ledger of a load: what the parts have, and what the orders
// without a ledger of their own have used.
type stock struct {
	parts map[shop.PartID]*holding
	order []shop.PartID // as they came
	used  []use
	first time.Time // when the first of the orders came

	supply Supply // nil: all that was used was there before the first order
}

// Supply says how a part that costs so much came in, from a time on, for its
// uses, which are in the order of time. What is left of it is the stock.
type Supply func(p shop.Part, cost shop.Money, from time.Time, uses []shop.Move) []shop.Move

// holding is one part: what it has now, what it should have in the end, what
// that is to be worth, and what one piece costs.
type holding struct {
	part  shop.Part
	cost  shop.Money
	want  shop.Qty
	worth shop.Money
	added bool // by this load
	moved bool
	lies  map[spot]shop.Qty
}

// spot is a location and a lot.
type spot struct {
	location shop.Location
	lot      shop.LotID
}

// use is a part issued to a line.
type use struct {
	part  shop.PartID
	order shop.OrderID
	line  shop.LineID
	by    shop.PersonID
	qty   shop.Qty
	cost  shop.Money
	at    int64
}

func newStock() stock { return stock{parts: map[shop.PartID]*holding{}} }

// put adds a part that the load did not know; without a ledger of its own it
// ends with want pieces worth so much.
func (s *stock) put(p shop.Part, cost shop.Money, want shop.Qty, worth shop.Money) *holding {
	h := &holding{part: p, cost: cost, want: want, worth: worth, lies: map[spot]shop.Qty{}}
	s.parts[p.ID] = h
	s.order = append(s.order, p.ID)
	return h
}

// take adds a move to what the part has and gives the move its balance. It reports
// false where the part, or what lies there, would fall below zero.
func (h *holding) take(m *shop.Move) bool {
	if m.Location.Warehouse == 0 {
		m.Location.Warehouse = shop.MainWarehouse
	}
	at := spot{m.Location, m.LotID}
	if h.part.OnHand+m.Qty < 0 || h.part.Value+m.Value < 0 || h.lies[at]+m.Qty < 0 {
		return false
	}
	if h.lies[at] += m.Qty; h.lies[at] == 0 {
		delete(h.lies, at)
	}
	h.part.OnHand += m.Qty
	h.part.Value += m.Value
	if h.part.MovedAt.Before(m.At) {
		h.part.MovedAt = m.At
	}
	m.Balance = h.part.OnHand
	h.moved = true
	return true
}

// lying is what lies where, in the order of the table.
func (h *holding) lying() []shop.Lie {
	var all []shop.Lie
	for at, qty := range h.lies {
		all = append(all, shop.Lie{PartID: h.part.ID, Location: at.location, LotID: at.lot, OnHand: qty})
	}
	slices.SortFunc(all, func(a, b shop.Lie) int {
		return cmp.Or(cmp.Compare(a.Location.Warehouse, b.Location.Warehouse), cmp.Compare(a.Location.Bin, b.Location.Bin), cmp.Compare(a.LotID, b.LotID))
	})
	return all
}

// use marks the agreed part lines of finished work as issued at the part's
// cost and reports which. With a ledger, parts that the load has added are
// left to it.
func (s *stock) use(o *shop.Order, ledger bool) (lines []int) {
	if s.first.IsZero() || o.Stamps.ReceivedAt.Before(s.first) {
		s.first = o.Stamps.ReceivedAt
	}
	if o.Status != shop.Ready && o.Status != shop.Settled && o.Status != shop.Delivered {
		return nil
	}
	for i := range o.Lines {
		l := &o.Lines[i]
		n, h := l.Missing(), s.parts[l.PartID]
		if n > 0 && h != nil && !(ledger && h.added) {
			l.Issued, l.Cost = n, h.cost.Times(n)
			lines = append(lines, i)
		}
	}
	return lines
}

// issue remembers what use has marked, once the lines have their ids.
func (s *stock) issue(o *shop.Order, lines []int) {
	at := o.Stamps.AgreedAt
	if at.Before(o.Stamps.ReceivedAt) {
		at = o.Stamps.ReceivedAt
	}
	for _, i := range lines {
		l := o.Lines[i]
		s.used = append(s.used, use{l.PartID, o.ID, l.ID, o.AdvisorID, l.Issued, l.Cost, at.UnixMilli()})
	}
}

func (u use) move() shop.Move {
	return shop.Move{
		PartID: u.part, Kind: shop.MoveIssue, At: time.UnixMilli(u.at).UTC(), Qty: -u.qty, Value: -u.cost,
		OrderID: u.order, LineID: u.line, Person: u.by,
	}
}

// moves are the rows that the ledger still lacks, in the order of time, so
// that in the end each part has what it should.
func (s *stock) moves(now time.Time) []shop.Move {
	uses := map[shop.PartID][]shop.Move{}
	for _, u := range s.used {
		uses[u.part] = append(uses[u.part], u.move())
	}
	opened := now
	if !s.first.IsZero() {
		opened = s.first.Add(-time.Hour)
	}
	var all []shop.Move
	for _, id := range s.order {
		out := uses[id]
		slices.SortStableFunc(out, byTime)
		if in := s.incoming(s.parts[id], out, opened); len(in) > 0 {
			all = append(all, in...)
		}
	}
	for _, u := range s.used {
		all = append(all, u.move())
	}
	slices.SortStableFunc(all, byTime)
	return all
}

func byTime(a, b shop.Move) int { return cmp.Compare(a.At.UnixMilli(), b.At.UnixMilli()) }

// incoming are the moves that bring in what the uses take out and what is to
// be left.
func (s *stock) incoming(h *holding, uses []shop.Move, at time.Time) []shop.Move {
	if s.supply != nil {
		return s.supply(h.part, h.cost, at, uses)
	}
	short, value := h.want-h.part.OnHand, h.worth-h.part.Value
	for _, m := range uses {
		short, value = short-m.Qty, value-m.Value
	}
	if short <= 0 {
		return nil
	}
	return []shop.Move{{PartID: h.part.ID, Kind: shop.MoveOpening, At: at, Qty: short, Value: value}}
}
