package work

import (
	"context"
	"errors"
	"slices"
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// Issue (发料) is pieces that are handed out for a line of an order.
type Issue struct {
	Line     shop.LineID
	Qty      shop.Qty      // 0: all that the line still wants
	Location shop.Location // with Lot; neither: from where they lie, the oldest lot first
	Lot      shop.LotID
	Taker    shop.PersonID // 领料人; 0: the technician of the order
}

// IssueParts takes from stock what the agreed lines still want; lines named
// restrict it to those. If one part is short nothing is taken.
func IssueParts(ctx context.Context, d Desk, id shop.OrderID, rev int64, lines ...shop.LineID) (shop.Order, error) {
	return handOut(ctx, d, id, rev, func(_ *data.Tx, o *shop.Order) ([]Issue, error) { return missing(o, lines), nil })
}

// missing is all that the lines named, or all of the order, still want.
func missing(o *shop.Order, lines []shop.LineID) (all []Issue) {
	for i := range o.Lines {
		if l := &o.Lines[i]; l.Missing() > 0 && (len(lines) == 0 || slices.Contains(lines, l.ID)) {
			all = append(all, Issue{Line: l.ID})
		}
	}
	return all
}

// IssueLines hands out the pieces of a list, all of it or nothing.
func IssueLines(ctx context.Context, d Desk, id shop.OrderID, rev int64, list ...Issue) (shop.Order, error) {
	return handOut(ctx, d, id, rev, func(*data.Tx, *shop.Order) ([]Issue, error) { return list, nil })
}

// handOut gives out what find says, for an order in work as it was seen.
func handOut(ctx context.Context, d Desk, id shop.OrderID, rev int64, find func(*data.Tx, *shop.Order) ([]Issue, error)) (o shop.Order, err error) {
	err = d.do(ctx, func(tx *data.Tx) error {
		if o, err = seen(tx.View, id, rev); err != nil {
			return err
		}
		if o.Status != shop.Working {
			return shop.Refuse("part.refuse.issue_status", shop.Args{"Status": o.Status})
		}
		list, err := find(tx, &o)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			return shop.Refuse("part.refuse.nothing_to_issue", nil)
		}
		was := slices.Clone(o.Lines)
		for _, x := range list {
			if err := issueOne(d, tx, &o, x); err != nil {
				return err
			}
		}
		tx.Note("part.issue", shop.KindOrders, int64(o.ID), givenOut(was, o.Lines))
		o, err = data.Order(tx.View, id)
		return err
	})
	return o, err
}

// givenOut says for the journal what was given for which line.
func givenOut(was, now []shop.Line) string {
	var said []string
	for i := range now {
		if n := now[i].Issued - was[i].Issued; n > 0 {
			said = append(said, now[i].Title()+" "+n.String())
		}
	}
	return strings.Join(said, "; ")
}

// issueOne hands out pieces for a line: never more than it wants.
func issueOne(d Desk, tx *data.Tx, o *shop.Order, x Issue) error {
	l := o.Line(x.Line)
	if l == nil {
		return shop.ErrMissing
	}
	want := l.Missing()
	if x.Qty == 0 {
		x.Qty = want
	}
	if x.Qty <= 0 || x.Qty > want {
		return tooMuch(l, x.Qty)
	}
	if x.Taker == 0 {
		x.Taker = shop.Taker(o)
	}
	who, err := nameOf(tx.View, x.Taker)
	if err != nil {
		return err
	}
	if err := keptForOthers(tx, o, l); err != nil {
		return err
	}
	m := shop.Move{PartID: l.PartID, Kind: shop.MoveIssue, Qty: -x.Qty, OrderID: o.ID, LineID: l.ID, Location: x.Location, LotID: x.Lot, Taker: x.Taker}
	if _, err := data.MoveStock(tx, m); err != nil {
		return err
	}
	l.Issued += x.Qty
	return d.tell(tx, o, shop.Event{Kind: shop.EventIssued, LineID: l.ID, By: who, Note: l.Title() + " " + m.Qty.String()})
}

// tooMuch says why no more is given for a line.
func tooMuch(l *shop.Line, qty shop.Qty) error {
	switch {
	case l.Kind != shop.PartLine || l.PartID == 0:
		return shop.Refuse("issue.refuse.no_part", nil, l.Title())
	case l.Origin == shop.CustomerOwned:
		return shop.Refuse("issue.refuse.owned", nil, l.Title())
	case l.Agreement.Consent != shop.Agreed:
		return &shop.Refusal{Say: "issue.refuse.not_agreed", Blocks: []string{l.Title()}, Fix: "agree"}
	case qty <= 0:
		return shop.Problems{{Field: "qty", Say: "say.qty_zero"}}
	}
	return shop.Refuse("issue.refuse.more", shop.Args{"Want": l.Missing(), "Qty": qty, "Issued": l.Issued}, l.Title())
}

func nameOf(v data.View, id shop.PersonID) (string, error) {
	if id == 0 {
		return "", nil
	}
	p, err := data.Person(v, id)
	return p.Name, err
}

// Scan is what a scanner read at the counter of the store, or somebody typed.
type Scan struct {
	Code  string        // of a part, a lot, a batch or a package
	Qty   shop.Qty      // 0: one, or what is left of it
	Taker shop.PersonID // as of Issue
}

// Handed is what a scan gave out: so many pieces of a line, or the lines of a kit.
type Handed struct {
	Order   shop.Order
	Lines   []shop.LineID
	Qty     shop.Qty
	Instead Instead // of a scan that was refused: what it may take the place of
}

// IssueScan hands out what was scanned for an order: a piece of a part that is on it,
// from the lot whose label or batch it was, or all parts of a package that is. What is
// on no line of the order is refused in words.
func IssueScan(ctx context.Context, d Desk, id shop.OrderID, rev int64, s Scan) (h Handed, err error) {
	h.Order, err = handOut(ctx, d, id, rev, func(tx *data.Tx, o *shop.Order) ([]Issue, error) {
		found, err := data.FindScanned(tx.View, s.Code)
		if errors.Is(err, shop.ErrMissing) {
			return nil, shop.Refuse("issue.refuse.unknown", shop.Args{"Code": s.Code})
		}
		if err != nil {
			return nil, err
		}
		list, err := wanted(o, found, s)
		if err == nil && len(list) == 0 && found.Kit.ID == 0 {
			h.Instead, err = notOnOrder(tx.View, o, found, s)
		}
		for _, x := range list {
			h.Lines, h.Qty = append(h.Lines, x.Line), h.Qty+x.Qty
		}
		return list, err
	})
	return h, err
}

// wanted are the lines of an order that want what was scanned; none when it is on no
// line.
func wanted(o *shop.Order, found data.Scanned, s Scan) ([]Issue, error) {
	if found.Kit.ID != 0 {
		return wantedKit(o, found.Kit, s)
	}
	of := []shop.Lot{{PartID: found.Part.ID}}
	if len(found.Lots) > 0 {
		of = found.Lots
	}
	var full *shop.Line
	for _, lot := range of {
		for i := range o.Lines {
			l := &o.Lines[i]
			if l.PartID != lot.PartID {
				continue
			}
			if n := l.Missing(); n == 0 {
				full = l
				continue
			}
			x := Issue{Line: l.ID, Qty: s.Qty, Taker: s.Taker}
			if x.Qty == 0 {
				x.Qty = min(shop.One, l.Missing())
			}
			if lot.ID != 0 {
				x.Lot = lot.ID
			}
			return []Issue{x}, nil
		}
	}
	if full != nil {
		return nil, tooMuch(full, max(s.Qty, shop.One))
	}
	return nil, nil
}

// wantedKit are the lines that came onto the order with a package.
func wantedKit(o *shop.Order, k shop.Package, s Scan) (all []Issue, err error) {
	on := false
	for i := range o.Lines {
		l := &o.Lines[i]
		if l.Package != k.Code || l.Kind != shop.PartLine {
			continue
		}
		if on = true; l.Missing() > 0 {
			all = append(all, Issue{Line: l.ID, Qty: l.Missing(), Taker: s.Taker})
		}
	}
	if !on {
		return nil, shop.Refuse("issue.refuse.not_on_order", shop.Args{"Part": k.Code + " " + k.Name, "Order": o.Number})
	}
	return all, nil
}

// Return (退料) is how many of a line's issued parts come back.
type Return struct {
	Line shop.LineID
	Qty  shop.Qty
	Used bool          // 已装过、已拆封: they are new no more
	By   shop.PersonID // who brought them back; 0: the technician of the order
}

// ReturnParts brings issued parts back into the store, to the lot and the bin that they
// came from, at what they cost when they went out. What was fitted or unpacked becomes a
// lot of its own that is marked used: it keeps the origin, supplier and papers of the
// pieces it was, is held back, and can never be issued. It keeps its value as well, so
// that the average of the new pieces is what it was; what is lost on it is booked when
// it is scrapped or sent back, as a row of its own.
func ReturnParts(ctx context.Context, d Desk, id shop.OrderID, rev int64, r Return) (o shop.Order, err error) {
	err = d.do(ctx, func(tx *data.Tx) error {
		if o, err = seen(tx.View, id, rev); err != nil {
			return err
		}
		l := o.Line(r.Line)
		switch {
		case l == nil:
			return shop.ErrMissing
		case o.Status.Frozen():
			return shop.Refuse("order.refuse.frozen", shop.Args{"Status": o.Status})
		case r.Qty <= 0 || r.Qty > l.Issued:
			return shop.Refuse("part.refuse.return_more", shop.Args{"Issued": l.Issued, "Qty": r.Qty}, l.Title())
		}
		if err := bringBack(d, tx, &o, l, r); err != nil {
			return err
		}
		note := l.Title() + " " + r.Qty.String()
		if r.Used {
			note += " used"
		}
		tx.Note("part.return", shop.KindOrders, int64(o.ID), note)
		o, err = data.Order(tx.View, id)
		return err
	})
	return o, err
}

func bringBack(d Desk, tx *data.Tx, o *shop.Order, l *shop.Line, r Return) error {
	if r.By == 0 {
		r.By = shop.Taker(o)
	}
	who, err := nameOf(tx.View, r.By)
	if err != nil {
		return err
	}
	from, err := data.CameFrom(tx.View, l.ID, l.PartID, r.Qty)
	if err != nil {
		return err
	}
	m := shop.Move{PartID: l.PartID, Kind: shop.MoveReturn, Qty: r.Qty, OrderID: o.ID, LineID: l.ID, Taker: r.By}
	if _, err := data.MoveStock(tx, m); err != nil {
		return err
	}
	if r.Used {
		for _, x := range from {
			if err := markUsed(d, tx, o, x); err != nil {
				return err
			}
		}
	}
	return d.tell(tx, o, shop.Event{Kind: shop.EventReturned, LineID: l.ID, By: who, Note: l.Title() + " " + r.Qty.String()})
}

// markUsed makes pieces that lie somewhere a used lot of their own, in the same place.
func markUsed(d Desk, tx *data.Tx, o *shop.Order, x shop.Lie) error {
	used := shop.Lot{PartID: x.PartID}
	if x.LotID != 0 {
		old, err := data.Lot(tx.View, x.LotID)
		if err != nil {
			return err
		}
		used = old
	} else {
		p, err := data.Part(tx.View, x.PartID)
		if err != nil {
			return err
		}
		used.Origin = p.Origin
	}
	used.ID, used.Rev, used.Used, used.At, used.Note = 0, 0, true, d.Now(), o.Number
	if err := data.SaveLot(tx, &used); err != nil {
		return err
	}
	m := shop.Move{PartID: x.PartID, Kind: shop.MoveTransfer, Location: x.Location, LotID: x.LotID, Qty: -x.OnHand, Note: o.Number}
	if _, err := data.MoveStock(tx, m); err != nil {
		return err
	}
	m.LotID, m.Qty = used.ID, x.OnHand
	_, err := data.MoveStock(tx, m)
	return err
}
