package exchange

import (
	"errors"

	"gongdan/app/shop"
	"gongdan/app/work"
)

// latecomer takes documents of buying that are new, of parts that the shop has
// already: the ledger of such a part stays, and only the moves under the number of the
// document come with it, once.
type latecomer struct{ buys }

// moveKey names what a document moved of a part.
func moveKey(kind shop.MoveKind, number, part string) string {
	return string(kind) + " " + number + " " + shop.Fold(part)
}

// known compares a receipt with the one of that number that the shop has: receipts
// never change, so another supplier or other pieces are of another receipt.
func (im latecomer) known(d shop.Delivery, at where) error {
	have, err := work.StoredDelivery(im.load, d.Number)
	if err != nil || d.SupplierID == 0 {
		return err
	}
	pieces := map[shop.PartID]shop.Qty{}
	for _, l := range have.Lines {
		pieces[l.PartID] += l.Qty
	}
	for _, l := range d.Lines {
		pieces[l.PartID] -= l.Qty
	}
	same := have.SupplierID == d.SupplierID
	for part, off := range pieces {
		same = same && (off == 0 || part == 0)
	}
	if !same {
		im.say(at.in("number"), "import.say.receipt_other", shop.Args{"Key": d.Number})
	}
	return nil
}

// ordered makes sure that a line is for a line of a purchase order that the shop has,
// and that as much of it is still to come. Of one that comes with the file the file
// decides.
func (im latecomer) ordered(x receiptLineEntry, part shop.PartID, at where) error {
	if x.Purchase == "" {
		return nil
	}
	p := im.trade.stored[x.Purchase]
	if p == nil {
		found, err := work.StoredPurchase(im.load, x.Purchase)
		if err != nil {
			return err
		}
		p = &found
		im.trade.stored[x.Purchase] = p
	}
	switch n := x.PurchaseLine; {
	case p.ID == 0:
	case n < 1 || n > len(p.Lines) || p.Lines[n-1].PartID != part:
		im.say(at.in("purchase"), "import.say.no_purchases", shop.Args{"Key": x.Purchase, "Line": n})
	default:
		l := &p.Lines[n-1]
		if more := x.Qty - l.Open(); more > 0 {
			im.say(at.in("qty"), "import.say.receipt_more", shop.Args{"Key": x.Purchase, "More": more})
		}
		l.Received += x.Qty
	}
	return nil
}

// lot finds the lot of a line of a new receipt, or takes it.
func (im latecomer) lot(d *shop.Delivery, i int, x receiptLineEntry, at where) error {
	l := &d.Lines[i]
	if l.PartID == 0 || im.load.Added(l.PartID) || x.Lot < 1 || x.Lot > len(im.lots) {
		return nil
	}
	lot := &im.lots[x.Lot-1]
	if lot.late.PartID != l.PartID {
		im.say(at.in("lot"), "import.say.lot", shop.Args{"Lot": x.Lot, "Lots": len(im.lots)})
		return nil
	}
	moved, err := work.MovedUnder(im.load, shop.MoveReceive, d.Number, l.PartID)
	if err == nil && lot.id == 0 {
		lot.id, err = work.LotLate(im.load, lot.late, moved == 0)
	}
	l.Lot.ID = lot.id
	return err
}

// moves takes in what a new receipt brings of parts that the shop has. What the ledger
// has under its number already is not taken twice; other figures there are refused.
// Without moves in the file the lines say what came.
func (im latecomer) moves(d shop.Delivery, r receiptRecord, at where) error {
	sums := map[shop.PartID]shop.Qty{}
	for _, l := range d.Lines {
		sums[l.PartID] += l.Qty
	}
	for i, l := range d.Lines {
		if l.PartID == 0 || im.load.Added(l.PartID) {
			continue
		}
		have, err := work.MovedUnder(im.load, shop.MoveReceive, d.Number, l.PartID)
		if err != nil {
			return err
		}
		key := moveKey(shop.MoveReceive, d.Number, r.Lines[i].Part)
		switch {
		case have == sums[l.PartID]:
		case have != 0:
			im.say(at.in("lines").nth(i).in("qty"), "import.say.receipt_ledger", shop.Args{"Part": r.Lines[i].Part, "Qty": sums[l.PartID], "Moves": have, "Key": d.Number})
		case im.trade.moved[key] != 0:
			im.trade.late[key] = true
		default:
			m := shop.Move{
				PartID: l.PartID, Kind: shop.MoveReceive, At: d.At, Qty: l.Qty, Value: l.Amount(), Note: d.Number, Person: d.Person,
				Location: l.Location, LotID: l.Lot.ID, SupplierID: d.SupplierID,
			}
			if err := im.enter(m, at.in("lines").nth(i)); err != nil {
				return err
			}
		}
	}
	return nil
}

// back has the moves of a line of a new return come with it.
func (im latecomer) back(s shop.SendBack, x sendBackLineEntry, piece receiptPiece) error {
	if im.load.Added(piece.part) {
		return nil
	}
	if x.Lot > 0 && x.Lot <= len(im.lots) && im.lots[x.Lot-1].id == 0 {
		lot := &im.lots[x.Lot-1]
		var err error
		if lot.id, err = work.LotLate(im.load, lot.late, false); err != nil {
			return err
		}
	}
	have, err := work.MovedUnder(im.load, shop.MoveSendBack, s.Number, piece.part)
	if err == nil && have == 0 {
		im.trade.late[moveKey(shop.MoveSendBack, s.Number, piece.number)] = true
	}
	return err
}

// row takes a row of the ledger that belongs to a new document, of a part that was
// there.
func (im latecomer) row(r moveRecord, at where) error {
	if !im.trade.late[moveKey(r.Kind, r.Note, r.Part)] {
		return nil
	}
	p, err := im.load.FindPart(shop.Fold(r.Part))
	if err != nil || p == nil {
		return err
	}
	m := shop.Move{PartID: p.ID, Kind: r.Kind, At: r.At, Qty: r.Qty, Value: r.Value, Note: r.Note}
	m.Person, m.Taker = im.personOf(r.Person, at.in("person")), im.personOf(r.Taker, at.in("taker"))
	shelves{im.importer}.lies(r, &m, at)
	return im.enter(m, at)
}

// enter adds a move unless something in the file is wrong already.
func (im latecomer) enter(m shop.Move, at where) error {
	if im.found.count() > 0 {
		return nil
	}
	err := work.MoveLate(im.load, m)
	var refused *shop.Refusal
	if errors.As(err, &refused) {
		im.say(at.in("qty"), refused.Say, refused.With)
		return nil
	}
	return err
}

// newTraded is what of buying was taken before anything was.
func newTraded() traded {
	return traded{
		open: map[lineKey]shop.Qty{}, bought: map[lineKey]shop.PartID{}, left: map[lineKey]shop.Qty{}, received: map[lineKey]receiptPiece{},
		moved: map[string]shop.Qty{}, numbers: map[string]bool{}, stored: map[string]*shop.Purchase{}, late: map[string]bool{},
	}
}
