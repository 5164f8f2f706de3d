package work

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// SaveLoaner keeps a loaner car (备用车) of the shop.
func SaveLoaner(ctx context.Context, d Desk, l shop.Loaner) (shop.Loaner, error) {
	l.Plate, l.Model = shop.Fold(l.Plate), strings.TrimSpace(l.Model)
	err := d.keep(ctx, shop.Manage, l.Check(), func(tx *data.Tx) error {
		if !l.Active && l.ID != 0 {
			if err := isHere(tx, l.ID); err != nil {
				return err
			}
		}
		if err := data.SaveLoaner(tx, &l); err != nil {
			return err
		}
		tx.Note("loaner.save", shop.KindLoaners, int64(l.ID), l.Plate)
		return nil
	})
	return l, err
}

// isHere refuses a loaner car that is with a customer, and says with whom.
func isHere(tx *data.Tx, id shop.LoanerID) error {
	order, err := data.LoanedFor(tx.View, id)
	if err != nil || order == 0 {
		return err
	}
	o, err := data.Order(tx.View, order)
	if err != nil {
		return err
	}
	l, err := data.Loaner(tx.View, id)
	if err != nil {
		return err
	}
	return &shop.Refusal{Say: "loaner.refuse.out", With: shop.Args{"Plate": l.Plate}, Blocks: []string{o.Number}, Fix: "loaner"}
}

// SaveLoan hands a loaner car out for an order, changes what was noted of it, or
// takes it back: the nth loan, counted from 1, or a new one when n is 0. A car
// that comes back brings its reading and its fuel.
func SaveLoan(ctx context.Context, d Desk, at Seen, n int, l shop.Loan) (shop.Order, shop.Outside, error) {
	return goOut(ctx, d, at, func(tx *data.Tx, o *shop.Order, x *shop.Outside) error {
		var old shop.Loan
		switch {
		case n < 0 || n > len(x.Loans):
			return shop.ErrStale
		case n > 0:
			old = x.Loans[n-1]
		case o.Status == shop.Delivered || o.Status == shop.Void:
			return shop.Refuse("order.refuse.frozen", shop.Args{"Status": o.Status})
		case len(x.Loans) >= shop.MaxLoans:
			return shop.Refuse("loan.refuse.many", shop.Args{"Max": shop.MaxLoans})
		}
		car, err := mayLend(d, tx, old, &l)
		if err != nil {
			return err
		}
		l.OutBy, l.BackBy = old.OutBy, old.BackBy
		if n == 0 {
			l.OutBy = d.Person.ID
			x.Loans = append(x.Loans, l)
			n = len(x.Loans)
		}
		if !l.Out() && old.Out() {
			l.BackBy = d.Person.ID
		}
		x.Loans[n-1] = l
		if err := lent(tx, o, &car, [2]shop.Loan{old, l}); err != nil {
			return err
		}
		tx.Note("outside.loan", shop.KindOrders, int64(o.ID), loanNote(car, l))
		return nil
	})
}

// mayLend checks a loan and gives its car as it is.
func mayLend(d Desk, tx *data.Tx, old shop.Loan, l *shop.Loan) (car shop.Loaner, err error) {
	l.Borrower, l.Phone = strings.TrimSpace(l.Borrower), shop.Fold(l.Phone)
	fresh := old.LoanerID != l.LoanerID
	if l.LoanerID != 0 {
		if car, err = data.Loaner(tx.View, l.LoanerID); err != nil {
			return car, err
		}
	}
	last := car.MileageKM
	if !fresh {
		last = 0 // it was asked when the car went out
	}
	if err := l.Check(last, d.Now()).Err(); err != nil {
		return car, err
	}
	switch {
	case !fresh && (old.Out() || !l.Out()):
		return car, nil
	case !car.Active:
		return car, shop.Refuse("loaner.refuse.inactive", shop.Args{"Plate": car.Plate})
	}
	return car, isHere(tx, l.LoanerID)
}

// lent notes that a car went out or came back, and brings its reading up.
func lent(tx *data.Tx, o *shop.Order, car *shop.Loaner, l [2]shop.Loan) error {
	old, now := l[0], l[1]
	if old.LoanerID != now.LoanerID {
		if err := happened(tx, o, shop.Event{Kind: shop.EventLoanOut, At: now.OutAt, By: now.Borrower, Note: car.Plate + " " + km(now.OutKM)}); err != nil {
			return err
		}
		old = shop.Loan{}
	}
	if now.Out() {
		return nil
	}
	if old.Out() {
		e := shop.Event{Kind: shop.EventLoanBack, At: now.BackAt, By: now.Borrower, Note: car.Plate + " " + km(now.BackKM)}
		if err := happened(tx, o, e); err != nil {
			return err
		}
	}
	car.MileageKM, car.Fuel = max(car.MileageKM, now.BackKM), now.BackFuel
	return data.SaveLoaner(tx, car)
}

func km(n int64) string { return strconv.FormatInt(n, 10) + " km" }

func loanNote(car shop.Loaner, l shop.Loan) string {
	note := car.Plate + " " + l.Borrower + " " + km(l.OutKM)
	if !l.Out() {
		note += " – " + km(l.BackKM)
	}
	return note
}

// DropLoan takes the nth loan, counted from 1, off an order: the car was not
// taken after all. One that came back stays.
func DropLoan(ctx context.Context, d Desk, at Seen, n int) (shop.Order, shop.Outside, error) {
	return goOut(ctx, d, at, func(tx *data.Tx, o *shop.Order, x *shop.Outside) error {
		switch {
		case n < 1 || n > len(x.Loans):
			return shop.ErrStale
		case !x.Loans[n-1].Out():
			return shop.Refuse("loan.refuse.driven", nil)
		}
		car, err := data.Loaner(tx.View, x.Loans[n-1].LoanerID)
		if err != nil {
			return err
		}
		x.Loans = slices.Delete(x.Loans, n-1, n)
		tx.Note("outside.loan_drop", shop.KindOrders, int64(o.ID), car.Plate)
		return d.tell(tx, o, shop.Event{Kind: shop.EventOutUndone, Note: car.Plate})
	})
}

// loanAgain brings loaner cars from how they are lent now to how they were: one
// that goes out again must be here, and has the reading with which it went.
func loanAgain(tx *data.Tx, now, was []shop.Loan) error {
	for i, l := range was {
		if !l.Out() || i < len(now) && now[i].Out() && now[i].LoanerID == l.LoanerID {
			continue
		}
		if err := isHere(tx, l.LoanerID); err != nil {
			return err
		}
		car, err := data.Loaner(tx.View, l.LoanerID)
		if errors.Is(err, shop.ErrMissing) {
			return shop.ErrStale
		}
		if err != nil {
			return err
		}
		car.MileageKM, car.Fuel = l.OutKM, l.OutFuel
		if err := data.SaveLoaner(tx, &car); err != nil {
			return err
		}
	}
	return nil
}
