package work

import (
	"context"
	"slices"

	"gongdan/app/shop"
	"gongdan/data"
)

// Instead is a part that may take the place of the one of a line; the zero Instead is
// none.
type Instead struct {
	Line shop.LineID
	Part shop.PartID
}

// notOnOrder refuses what is on no line of an order. Where it serves in place of a part
// that is, and of which nothing was issued, the refusal names that line and what it would
// cost.
func notOnOrder(v data.View, o *shop.Order, found data.Scanned, s Scan) (Instead, error) {
	part := found.Part
	if part.ID == 0 && len(found.Lots) > 0 {
		var err error
		if part, err = data.Part(v, found.Lots[0].PartID); err != nil {
			return Instead{}, err
		}
	}
	if part.ID == 0 {
		return Instead{}, shop.Refuse("issue.refuse.not_on_order", shop.Args{"Part": s.Code, "Order": o.Number})
	}
	name := part.Number + " " + part.Name
	l, err := servedBy(v, o, part.ID)
	if err != nil {
		return Instead{}, err
	}
	if l == nil {
		return Instead{}, shop.Refuse("issue.refuse.not_on_order", shop.Args{"Part": name, "Order": o.Number})
	}
	return Instead{l.ID, part.ID}, shop.Refuse("issue.refuse.instead", shop.Args{
		"Part": name, "Order": o.Number, "Line": l.Code + " " + l.Name,
		"Origin": part.Origin, "Price": part.Price, "WasOrigin": l.Origin, "WasPrice": l.Price,
	})
}

// servedBy is the first line of an order in whose place a part serves; nil for none.
func servedBy(v data.View, o *shop.Order, part shop.PartID) (*shop.Line, error) {
	car, err := data.Vehicle(v, o.VehicleID)
	if err != nil {
		return nil, err
	}
	for i := range o.Lines {
		l := &o.Lines[i]
		if l.Kind != shop.PartLine || l.PartID == 0 || l.Issued > 0 || l.Origin == shop.CustomerOwned || l.Agreement.Consent == shop.Declined {
			continue
		}
		all, err := data.InsteadOf(v, l.PartID, car)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(all, func(p shop.Part) bool { return p.ID == part }) {
			return l, nil
		}
	}
	return nil, nil
}

// TakeInstead puts a part in the place of the one of a line of an order as it was seen.
// The line is proposed anew at the price and with the origin of that part: nothing of it
// is handed out before the customer has agreed (民法典 Art. 775).
func TakeInstead(ctx context.Context, d Desk, id shop.OrderID, rev int64, x Instead) (o shop.Order, err error) {
	err = d.do(ctx, func(tx *data.Tx) error {
		if o, err = seen(tx.View, id, rev); err != nil {
			return err
		}
		l, err := servedBy(tx.View, &o, x.Part)
		if err != nil {
			return err
		}
		if l == nil || l.ID != x.Line {
			return shop.ErrStale
		}
		p, err := data.Part(tx.View, x.Part)
		if err != nil {
			return err
		}
		*l = shop.InPlaceOf(*l, p)
		o, err = d.saveOrder(tx, o)
		return err
	})
	return o, err
}
