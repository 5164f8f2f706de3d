package exchange

import (
	"fmt"
	"time"

	"gongdan/app/shop"
)

// requestRecord is what a line asked of the store when it was agreed. Line counts the
// order's lines from 1; it is left out where the line is gone.
type requestRecord struct {
	Line      int       `json:"line,omitempty"`
	Part      string    `json:"part" need:"yes"`
	Qty       shop.Qty  `json:"qty" need:"yes"`
	Available shop.Qty  `json:"available" need:"key"`
	At        time.Time `json:"at" need:"yes"`
	Person    string    `json:"person,omitempty"`
}

func (n *names) requests(list []shop.Request, lines map[shop.LineID]int) (all []requestRecord) {
	for _, r := range list {
		all = append(all, requestRecord{lines[r.LineID], n.parts[r.PartID].Number, r.Qty, r.Available, r.At, n.people[r.Person]})
	}
	return all
}

// requests takes what an order has asked of the store; an order without any was not
// asked about, and nothing is made up for it.
func (im orders) requests(r orderRecord, at where) (all []shop.Request, err error) {
	had := map[string]string{}
	for i, x := range r.Requests {
		here := at.in("stock_requests").nth(i)
		p, err := im.load.FindPart(shop.Fold(x.Part))
		if err != nil {
			return nil, err
		}
		switch {
		case p == nil:
			im.missing(here.in("part"), "parts", x.Part)
			continue
		case x.Line < 0 || x.Line > len(r.Lines):
			im.say(here.in("line"), "import.say.row", shop.Args{"Got": x.Line, "Max": len(r.Lines)})
		case x.Qty <= 0 || x.Qty > shop.MaxQty:
			im.say(here.in("qty"), "say.qty_zero", nil)
		case x.Available < 0 || x.Available > shop.MaxQty:
			im.say(here.in("available"), "say.qty_range", shop.Args{"Max": shop.MaxQty})
		}
		if x.Line > 0 {
			im.once(had, fmt.Sprintf("%d %s", x.Line, p.Number), here.in("line"))
		}
		all = append(all, shop.Request{
			LineID: shop.LineID(x.Line), PartID: p.ID, Qty: x.Qty, Available: x.Available, At: x.At, Person: im.load.FindPerson(x.Person),
		})
	}
	return all, nil
}
