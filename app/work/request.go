package work

import (
	"slices"

	"gongdan/app/shop"
	"gongdan/data"
)

// request (申领) notes what the lines that the customer has just agreed to ask of the
// store, and how much of it could be had. Lines of one act share what there is, in their
// order; work that others do brings its own parts.
func (d Desk) request(tx *data.Tx, o *shop.Order, before []shop.Line) error {
	away, err := data.Outside(tx.View, o.ID)
	if err != nil {
		return err
	}
	promised := map[shop.PartID]shop.Qty{}
	for i := range o.Lines {
		l := &o.Lines[i]
		if !l.Asks() || before[i].Asks() || elsewhere(away, l.ID) {
			continue
		}
		p, err := data.Part(tx.View, l.PartID)
		if err != nil {
			return err
		}
		r := shop.Request{
			OrderID: o.ID, LineID: l.ID, PartID: l.PartID, Qty: l.Qty, Available: p.Available() - promised[l.PartID],
			At: d.Now(), Person: d.Person.ID,
		}
		if _, err := data.AddRequest(tx, r); err != nil {
			return err
		}
		promised[l.PartID] += l.Qty
	}
	return nil
}

// elsewhere reports whether somebody outside does the line.
func elsewhere(away shop.Outside, id shop.LineID) bool {
	return slices.ContainsFunc(away.Sublets, func(s shop.Sublet) bool { return slices.Contains(s.Lines, id) })
}
