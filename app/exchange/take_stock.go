package exchange

import (
	"gongdan/app/shop"
)

// ledger takes the stock ledger of a file.
type ledger struct{ *importer }

// issued is what the ledger says of one line.
type issued struct {
	qty    shop.Qty
	value  shop.Money
	line   shop.LineID // once the line is there
	origin shop.Origin
}

// weigh sums up what the ledger says of each line, before the lines come.
func (im ledger) weigh(r moveRecord, _ where) error {
	if r.Line == 0 || r.Order == "" {
		return nil
	}
	k := lineKey{r.Order, r.Line}
	m := im.issued[k]
	m.qty -= r.Qty
	m.value -= r.Value
	im.issued[k] = m
	return nil
}

// move takes one row of the ledger. Rows of parts that were there before the
// import are theirs already.
func (im ledger) move(r moveRecord, at where) error {
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
	m.Person, m.Taker = im.personOf(r.Person, at.in("person")), im.personOf(r.Taker, at.in("taker"))
	if r.Order != "" {
		if m.OrderID = im.load.FindOrder(r.Order); m.OrderID == 0 {
			im.missing(at.in("order"), "orders", r.Order)
			return nil
		}
		m.LineID = im.issued[lineKey{r.Order, r.Line}].line
	}
	shelves{im.importer}.lies(r, &m, at)
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
func (im ledger) countStock() error {
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
