package exchange

import (
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// reworkRecord (返修单) is what was found out about an order that makes another one good.
type reworkRecord struct {
	Item     string            `json:"item,omitempty"` // code of the line of the first order, else its name
	Cause    shop.ReworkCause  `json:"cause,omitempty"`
	Person   string            `json:"person,omitempty"`   // whose work it was
	Supplier string            `json:"supplier,omitempty"` // whose part it was
	Batch    string            `json:"batch,omitempty"`
	Words    string            `json:"words,omitempty"`
	ShownAt  time.Time         `json:"shown_at,omitempty"` // when another cause was shown
	Evidence string            `json:"evidence,omitempty"`
	Choice   shop.ReworkChoice `json:"choice,omitempty"`
	ChosenAt time.Time         `json:"chosen_at,omitempty"`
	By       string            `json:"by,omitempty"`
	At       time.Time         `json:"at,omitempty"`
}

// rework is nil for an order of which nothing was found out.
func (n *names) rework(r shop.ReworkRecord) *reworkRecord {
	if r.Empty() {
		return nil
	}
	return &reworkRecord{
		r.Item, r.Cause, n.people[r.Person], n.suppliers[r.Supplier], r.Batch, r.Words, r.ShownAt, r.Evidence, r.Choice, r.ChosenAt, n.people[r.By], r.At,
	}
}

// rework takes what was found out. By when another cause had to be shown is not asked
// again: the rules of that day may not have come along.
func (im orders) rework(r orderRecord, o *shop.Order, at where) (w shop.ReworkRecord) {
	x := r.Rework
	if x == nil {
		return w
	}
	here := at.in("rework")
	w = shop.ReworkRecord{
		Item: x.Item, Cause: x.Cause, Person: im.personOf(x.Person, here.in("person")), Supplier: outside(im).supplierOf(x.Supplier, here.in("supplier")),
		Batch: x.Batch, Words: x.Words, ShownAt: x.ShownAt, Evidence: x.Evidence, Choice: x.Choice, ChosenAt: x.ChosenAt,
		By: im.personOf(x.By, here.in("by")), At: x.At,
	}
	for _, p := range w.Check(o, "9999-12-31", time.UTC) {
		if p.Field != "person" && p.Field != "supplier" || x.Person == "" && x.Supplier == "" {
			im.problems(here, shop.Problems{p})
		}
	}
	return w
}

// rework reads what was found out about an order, and the name in it.
func (s *shower) rework(id shop.OrderID) (shop.ReworkRecord, error) {
	r, err := data.ReworkRecord(s.v, id)
	if err != nil || r.Supplier == 0 {
		return r, err
	}
	by, err := data.Supplier(s.v, r.Supplier)
	s.name.suppliers[by.ID] = by.Name
	return r, err
}
