package work

import (
	"errors"
	"slices"

	"gongdan/app/shop"
	"gongdan/data"
)

// LoadClaim adds a claim with its events to a load, once all orders are there; it is
// known by its number. LineID counts the lines of its order from 1, Corrects of an
// event its events from 1, and photos are hashes of its order's.
func LoadClaim(l *Load, c shop.Claim, photos []string) error {
	_, err := data.ClaimByNumber(l.tx.View, c.Number)
	if err != nil && !errors.Is(err, shop.ErrMissing) {
		return err
	}
	there := err == nil
	l.count(shop.KindClaims, there)
	if !there {
		l.deals.after = append(l.deals.after, func() error { return keepLoaded(l.tx, c, photos) })
	}
	return nil
}

func keepLoaded(tx *data.Tx, c shop.Claim, photos []string) error {
	o, err := data.Order(tx.View, c.OrderID)
	if err != nil {
		return err
	}
	taken, err := data.ClaimedLines(tx.View, c.OrderID, 0)
	if err != nil {
		return err
	}
	for i := range c.Lines {
		x := &c.Lines[i]
		x.LineID = lineAt(&o, int(x.LineID))
		line := o.Line(x.LineID)
		if c.Status.Living() && (line == nil || !shop.Claimable(line) || slices.Contains(taken, x.LineID)) {
			return shop.Refuse("claim.refuse.line", shop.Args{"Number": o.Number, "Line": x.Name}, c.Number)
		}
		taken = append(taken, x.LineID)
	}
	for _, hash := range photos {
		p, there, err := data.PhotoOf(tx.View, shop.PhotoOn{OrderID: c.OrderID}, hash)
		if err != nil {
			return err
		}
		if there {
			c.Photos = append(c.Photos, p.ID)
		}
	}
	if err := data.SaveClaim(tx, &c); err != nil {
		return err
	}
	ids := map[int64]int64{}
	for _, e := range c.Events {
		place := e.ID
		e.ID, e.Corrects = 0, ids[e.Corrects]
		if err := data.AddClaimEvent(tx, c.ID, &e); err != nil {
			return err
		}
		ids[place] = e.ID
	}
	return nil
}
