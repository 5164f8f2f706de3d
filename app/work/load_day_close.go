package work

import (
	"context"
	"errors"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// LoadDayClose takes a count of the till with the payments at those places; one whose
// number is there already stays as it is. gone is the first place, from 1, at which there is
// no payment, or one that another close holds; then nothing is kept.
func LoadDayClose(l *Load, c shop.DayClose, places []data.PaymentPlace) (gone int, err error) {
	_, err = data.DayCloseByNumber(l.tx.View, c.Number)
	there := err == nil
	if err != nil && !errors.Is(err, shop.ErrMissing) {
		return 0, err
	}
	l.count(shop.KindDayCloses, there)
	if there {
		return 0, nil
	}
	if err := data.FlushBulk(l.bulk); err != nil {
		return 0, err
	}
	for i, p := range places {
		id, err := data.FreePayment(l.tx.View, p)
		if errors.Is(err, shop.ErrMissing) {
			return i + 1, nil
		}
		if err != nil {
			return 0, err
		}
		c.Payments = append(c.Payments, id)
	}
	return 0, data.SaveDayClose(l.tx, &c)
}

// Demo shops close their days at half past six.
const closeHour = 18*time.Hour + 30*time.Minute

// DemoDayCloses counts the till of a demo shop on each of so many days before its last one,
// by a cashier, else by an owner; once the drawer was short of a yuan, for that reason. 200.00
// stay in the drawer.
func DemoDayCloses(ctx context.Context, d Desk, until shop.Day, days int, why string) error {
	people, err := data.Read(ctx, d.Store, data.People)
	if err != nil {
		return err
	}
	var by shop.Person
	for _, p := range people {
		if p.Active && (p.Is(shop.Cashier) || by.ID == 0 && p.Is(shop.Owner)) {
			by = p
		}
	}
	if by.ID == 0 {
		return nil
	}
	d = d.As(by)
	for n := days; n > 0; n-- {
		at := until.Add(-n).Time(d.Zone).Add(closeHour)
		d.Now = func() time.Time { return at }
		till, err := Till(ctx, d)
		if err != nil {
			return err
		}
		if len(till.Payments) == 0 {
			continue
		}
		c := till.Begin(d.Today())
		for i, l := range c.Lines {
			if c.Lines[i].Counted = l.Expected; l.Method == shop.Cash && n == 2 && l.Expected >= 100 {
				c.Lines[i].Counted, c.Lines[i].Reason = l.Expected-100, why
			}
			if c.Lines[i].Counted < 0 && l.Method == shop.Cash {
				c.Lines[i].Counted, c.Lines[i].Reason = 0, why
			}
		}
		c.Left = min(20000, max(c.Cash().Counted, 0))
		if _, err := CloseDay(ctx, d, c); err != nil {
			return err
		}
	}
	return nil
}
