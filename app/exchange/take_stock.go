package exchange

import (
	"gongdan/app/shop"
)

// weigh sums up what the ledger says of each line, before the lines come.
func (im *importer) weigh(r moveRecord, at where) error {
	if r.Line == 0 || r.Order == "" {
		return nil
	}
	k := lineKey{r.Order, r.Line}
	m := im.issued[k]
	m.Qty += r.Qty
	m.Value += r.Value
	im.issued[k] = m
	return nil
}

// move takes one row of the ledger. Rows of parts that were there before the
// import are theirs already.
func (im *importer) move(r moveRecord, at where) error {
	p, err := im.load.FindPart(shop.Fold(r.Part))
	if err != nil {
		return err
	}
	if p == nil {
		im.missing(at.in("part"), "parts", r.Part)
		return nil
	}
	if !im.load.Added(p.ID) {
		return nil
	}
	m := shop.Move{PartID: p.ID, Kind: r.Kind, At: r.At, Qty: r.Qty, Value: r.Value, Note: r.Note}
	m.Person = im.personOf(r.Person, at.in("person"))
	if r.Order != "" {
		if m.OrderID = im.load.FindOrder(r.Order); m.OrderID == 0 {
			im.missing(at.in("order"), "orders", r.Order)
			return nil
		}
		m.LineID = im.issued[lineKey{r.Order, r.Line}].LineID
	}
	if (m.Value > 0) != (m.Qty > 0) && m.Value != 0 {
		im.say(at.in("value"), "import.say.move_sign", nil)
		return nil
	}
	if im.found.count() > 0 {
		return nil // balances are asked for when all else is in order
	}
	err = im.load.Move(m)
	if refused, ok := err.(*shop.Refusal); ok { //nolint:errorlint // Move gives it bare
		im.say(at.in("qty"), refused.Say, refused.With)
		return nil
	}
	return err
}

// countStock makes sure that the ledger comes to what the parts say they have.
func (im *importer) countStock() error {
	if im.found.count() > 0 {
		return nil
	}
	for _, c := range im.counted {
		if left := im.load.Left(c.part); left != c.want {
			im.say(c.at, "import.say.on_hand", shop.Args{"Moves": left, "OnHand": c.want})
		}
	}
	return nil
}
