package work

import (
	"cmp"
	"context"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// ClaimWords are what the claims of a demo shop say.
type ClaimWords struct{ Cause, Refused, Cut string } // why it failed, why the factory refused, why it paid less

// demoClaims is how far the newest claims of a demo shop come, the newest first; what
// is older is paid. The newest order of all waits for its claim.
func demoClaims() [][]shop.ClaimEventKind {
	const submit, refuse, accept, pay = shop.ClaimSubmit, shop.ClaimRefuse, shop.ClaimAccept, shop.ClaimPay
	return [][]shop.ClaimEventKind{
		nil, {submit}, {submit, refuse}, {submit, refuse, submit, accept, pay}, {submit, accept}, {submit, accept, pay, pay},
	}
}

// Days between what happens to the claims of a demo shop, and hours of the day.
const (
	claimPause = 9
	claimHour  = 15 * time.Hour
)

// DemoClaims claims what factories are to pay in a demo shop until its last day: one
// order waits, and there are claims in most states. A shop without an advisor claims
// nothing.
func DemoClaims(ctx context.Context, d Desk, until shop.Day, words ClaimWords) error {
	type found struct {
		people []shop.Person
		orders []data.ClaimRow
	}
	f, err := data.Read(ctx, d.Store, func(v data.View) (f found, err error) {
		if f.people, err = data.People(v); err != nil {
			return f, err
		}
		page, err := data.ClaimList(v, data.Ask{Filter: data.ClaimsToWrite, Day: "2000-01-01", Desc: true, N: 500})
		f.orders = page.Rows
		return f, err
	})
	if err != nil {
		return err
	}
	for _, p := range f.people {
		if !p.Is(shop.Advisor) || len(f.orders) < 2 {
			continue
		}
		d = d.As(p)
		for n, r := range f.orders[1:] {
			far := demoClaims()[min(n, len(demoClaims())-1)]
			if err := demoClaim(ctx, d, r, demoStory{until, words, far}); err != nil {
				return err
			}
		}
		return nil
	}
	return nil
}

// demoStory is what happens to a claim of a demo shop.
type demoStory struct {
	until shop.Day
	words ClaimWords
	kinds []shop.ClaimEventKind
}

// demoClaim writes one claim, a day after the work was done, and lets happen to it
// what there is time for.
func demoClaim(ctx context.Context, d Desk, r data.ClaimRow, s demoStory) error {
	day := shop.DayOf(r.FinishedAt, d.Zone).Add(1)
	at := func() Desk {
		now := day.Time(d.Zone).Add(claimHour)
		d.Now = func() time.Time { return now }
		return d
	}
	if day > s.until {
		return nil
	}
	c, err := data.Read(ctx, d.Store, func(v data.View) (shop.Claim, error) { return PrepareClaim(v, r.OrderID, day) })
	if err != nil {
		return err
	}
	c.Report.Cause = cmp.Or(c.Report.Cause, s.words.Cause)
	if c, err = SaveClaim(ctx, at(), c); err != nil {
		return err
	}
	for _, kind := range s.kinds {
		if day > s.until {
			return nil
		}
		e := shop.ClaimEvent{Kind: kind}
		switch kind {
		case shop.ClaimRefuse:
			e.Note = s.words.Refused
		case shop.ClaimAccept:
			if e.Amount = c.Claimed; c.OrderID%2 == 0 {
				e.Amount, e.Note = c.Claimed-c.Claimed/10, s.words.Cut
			}
		case shop.ClaimPay:
			if e.Amount = c.Left(); c.Paid == 0 {
				e.Amount = c.Accepted / 2
			}
		}
		if c, err = TellClaim(ctx, at(), SeenClaim{c.ID, c.Rev}, e); err != nil {
			return err
		}
		day = day.Add(claimPause)
	}
	return nil
}
