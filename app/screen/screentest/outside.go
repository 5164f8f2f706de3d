package screentest

import (
	"context"
	"strings"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
)

// SendOut gives the first line of an order that is in work to a supplier, due
// back yesterday, and lends its owner a car for an hour.
func (r *Rig) SendOut(o shop.Order) shop.Order {
	r.T.Helper()
	yesterday := shop.DayOf(r.Now, r.Env.Lang.Zone).Add(-1)
	o = Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		o, _, err := work.SaveSublet(ctx, d, work.Seen{ID: o.ID, Rev: o.Rev}, work.SubletEntry{Supplier: "精工缸盖", Sublet: shop.Sublet{
			Lines: []shop.LineID{o.Lines[0].ID}, What: "缸盖磨平", Cost: 20_000, DueOn: yesterday, SentAt: d.Now().Add(-25 * time.Hour),
		}})
		return o, err
	})
	car := Do(r, func(ctx context.Context, d work.Desk) (shop.Loaner, error) {
		return work.SaveLoaner(ctx, d, shop.Loaner{Plate: "沪A6M210", Model: "大众 朗逸", MileageKM: 31_200, Fuel: 80, Active: true})
	})
	return Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		o, _, err := work.SaveLoan(ctx, d, work.Seen{ID: o.ID, Rev: o.Rev}, 0, shop.Loan{
			LoanerID: car.ID, Borrower: "王建国", Licence: true, OutAt: d.Now(), OutKM: 31_200, OutFuel: 80, DueAt: d.Now().Add(time.Hour),
		})
		return o, err
	})
}

// Sees checks that the window shows words, however they are wrapped.
func (r *Rig) Sees(words string) {
	r.T.Helper()
	var all strings.Builder
	for _, l := range r.Seen() {
		all.WriteString(l.Text)
	}
	if seen := strings.Join(strings.Fields(all.String()), ""); !strings.Contains(seen, strings.Join(strings.Fields(words), "")) {
		r.T.Errorf("%q is not seen in %s", words, seen)
	}
}
