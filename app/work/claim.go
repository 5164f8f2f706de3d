package work

import (
	"context"
	"slices"
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// PrepareClaim is a claim on what the factory is to pay of an order and no living
// claim has: not kept yet, addressed to who was asked last for such a car, at the prices
// that this factory was asked last; see data.FactoryPrices.
func PrepareClaim(v data.View, id shop.OrderID, today shop.Day) (c shop.Claim, err error) {
	o, err := data.Order(v, id)
	if err != nil {
		return c, err
	}
	taken, err := data.ClaimedLines(v, id, 0)
	if err != nil {
		return c, err
	}
	if c, err = shop.NewClaim(&o, taken); err != nil {
		return c, err
	}
	car, err := data.Vehicle(v, o.VehicleID)
	if err != nil {
		return c, err
	}
	if c.Factory, err = data.FactoryOf(v, car.Make); err != nil {
		return c, err
	}
	if c.Factory == "" {
		c.Factory = car.Make
	}
	asked, err := data.FactoryPrices(v, c.Factory, c.Lines)
	if err != nil {
		return c, err
	}
	for i, p := range asked {
		if p.Claim != "" {
			c.Lines[i].Price = p.Price
		}
	}
	rules, err := data.Rules(v)
	if c.Old.Fate == shop.OldPartKept {
		c.Old.On = today.Add(shop.ClaimRulesOn(rules, today).KeepDays)
	}
	return c, err
}

// SaveClaim keeps what is written on a claim. One that the factory has keeps what it
// asks: then only the factory's number, the old part and the photos can be changed.
// An old part without a tag gets the claim's number.
func SaveClaim(ctx context.Context, d Desk, c shop.Claim) (shop.Claim, error) {
	c.Theirs = shop.Fold(c.Theirs)
	for _, s := range []*string{&c.Factory, &c.Report.Fault, &c.Report.Cause, &c.Report.CausingPart, &c.Report.FaultySerial, &c.Report.NewSerial, &c.Old.Tag} {
		*s = strings.TrimSpace(*s)
	}
	err := d.keep(ctx, shop.HandleClaims, nil, func(tx *data.Tx) error {
		if err := merged(tx, d, &c); err != nil {
			return err
		}
		if err := claimLines(tx.View, &c); err != nil {
			return err
		}
		if err := c.Check().Err(); err != nil {
			return err
		}
		fresh := c.Number == ""
		if err := data.SaveClaim(tx, &c); err != nil {
			return err
		}
		if fresh && c.Old.Fate != shop.OldPartNone && c.Old.Tag == "" {
			c.Old.Tag = c.Number
			if err := data.SaveClaim(tx, &c); err != nil {
				return err
			}
		}
		tx.Note("claim.save", shop.KindClaims, int64(c.ID), c.Number+" "+c.Factory+" "+c.Claimed.String()+" "+c.Old.Tag+" "+string(c.Old.Fate))
		return nil
	})
	return c, err
}

// merged takes from what is kept what a form may not change.
func merged(tx *data.Tx, d Desk, c *shop.Claim) error {
	if c.ID == 0 {
		c.Number, c.Status, c.Person, c.OpenedAt, c.Events, c.ClaimSums = "", shop.ClaimDraft, d.Person.ID, d.Now(), nil, shop.ClaimSums{}
		_, err := PrepareClaim(tx.View, c.OrderID, tx.Day())
		return err
	}
	was, err := data.Claim(tx.View, c.ID)
	if err != nil {
		return err
	}
	if !was.Status.Living() {
		return shop.Refuse("claim.refuse.move", shop.Args{"Number": was.Number, "Status": was.Status, "Act": shop.Named("claims.act.edit")}, was.Number)
	}
	c.Number, c.OrderID, c.Status, c.Person, c.OpenedAt, c.Events, c.ClaimSums = was.Number, was.OrderID, was.Status, was.Person, was.OpenedAt, was.Events, was.ClaimSums
	if !was.Status.Editable() {
		c.Factory, c.Report, c.Lines = was.Factory, was.Report, was.Lines
	}
	return nil
}

// claimLines takes what the lines of a claim are from the order, and refuses those
// that are not for the factory to pay or that another claim has.
func claimLines(v data.View, c *shop.Claim) error {
	o, err := data.Order(v, c.OrderID)
	if err != nil {
		return err
	}
	taken, err := data.ClaimedLines(v, c.OrderID, c.ID)
	if err != nil {
		return err
	}
	var all []shop.LineID
	for i := range c.Lines {
		x := &c.Lines[i]
		l := o.Line(x.LineID)
		if l == nil || !shop.Claimable(l) || slices.Contains(all, x.LineID) {
			return shop.Refuse("claim.refuse.line", shop.Args{"Number": o.Number, "Line": x.Name}, x.Name)
		}
		if slices.Contains(taken, x.LineID) {
			return shop.Refuse("claim.refuse.taken", shop.Args{"Line": l.Title()}, l.Title())
		}
		x.Kind, x.Code, x.Name = l.Kind, l.Code, l.Title()
		all = append(all, x.LineID)
	}
	photos, err := data.PhotosOf(v, c.OrderID)
	c.Photos = slices.DeleteFunc(slices.Clone(c.Photos), func(id shop.PhotoID) bool {
		return !slices.ContainsFunc(photos, func(p shop.Photo) bool { return p.ID == id })
	})
	return err
}

// SeenClaim names a claim by the revision that somebody acts on.
type SeenClaim struct {
	ID  shop.ClaimID
	Rev int64
}

// TellClaim notes what happened to a claim: it was submitted, answered, paid, taken
// back. Money takes the right to take it as well.
func TellClaim(ctx context.Context, d Desk, at SeenClaim, e shop.ClaimEvent) (c shop.Claim, err error) {
	if e.Kind == shop.ClaimPay || e.Kind == shop.ClaimPayBack {
		if err := d.need(shop.TakeMoney); err != nil {
			return c, err
		}
	}
	err = d.keep(ctx, shop.HandleClaims, nil, func(tx *data.Tx) error {
		if c, err = data.Claim(tx.View, at.ID); err != nil {
			return err
		}
		if c.Rev != at.Rev {
			return shop.ErrStale
		}
		return claimHappened(tx, &c, e)
	})
	return c, err
}

// claimHappened keeps what happened to a claim, with what follows of it.
func claimHappened(tx *data.Tx, c *shop.Claim, e shop.ClaimEvent) error {
	e.ID, e.At, e.Person, e.Note = 0, tx.By().At, tx.By().Person, strings.TrimSpace(e.Note)
	if e.On == "" {
		e.On = tx.Day()
	}
	if e.Kind == shop.ClaimSubmit {
		if err := c.Complete().Err(); err != nil {
			return err
		}
		if err := claimLines(tx.View, c); err != nil {
			return err
		}
	}
	if c.Can(e.Kind) {
		if err := c.CheckEvent(e, tx.Day()).Err(); err != nil {
			return err
		}
	}
	from := c.Status
	if err := c.Take(e); err != nil {
		return err
	}
	if err := data.SaveClaim(tx, c); err != nil {
		return err
	}
	last := &c.Events[len(c.Events)-1]
	if err := data.AddClaimEvent(tx, c.ID, last); err != nil {
		return err
	}
	tx.Note("claim."+string(e.Kind), shop.KindClaims, int64(c.ID), c.Number+" "+string(from)+" → "+string(c.Status)+" "+e.Amount.String()+" "+e.Note)
	return nil
}
