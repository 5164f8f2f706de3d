package work

import (
	"context"

	"gongdan/app/shop"
	"gongdan/data"
)

// Settlement is what the counter enters when the bill is paid.
type Settlement struct {
	Payments []shop.Payment // method and amount; the rest is filled in
	OutKM    int64
	OldParts shop.OldParts
	Note     string
}

// SettleOrder takes the money and closes the bill in one act: either both
// happened or neither. The order gets its settlement number.
func SettleOrder(ctx context.Context, d Desk, id shop.OrderID, rev int64, s Settlement) (shop.Order, error) {
	if err := d.need(shop.TakeMoney); err != nil {
		return shop.Order{}, err
	}
	return d.change(ctx, id, rev, func(tx *data.Tx, o *shop.Order) error {
		for _, p := range s.Payments {
			p.Kind = shop.Pay
			if err := d.take(tx, o, p); err != nil {
				return err
			}
		}
		o.OutKM, o.OldParts, o.Note = max(s.OutKM, o.Intake.MileageKM), s.OldParts, s.Note
		if err := o.Check(o.Intake.MileageKM, d.Now()).Err(); err != nil {
			return err
		}
		if err := o.Move(shop.Settled, d.Now()); err != nil {
			return err
		}
		if err := recorded(tx, d, o); err != nil {
			return err
		}
		if err := reworked(tx, o); err != nil {
			return err
		}
		if o.SettlementNo == "" {
			if err := data.TakeSettlementNo(tx, o); err != nil {
				return err
			}
		}
		if err := d.readMileage(tx, *o); err != nil {
			return err
		}
		tx.Note("order.settle", shop.KindOrders, int64(o.ID), o.SettlementNo)
		return d.tell(tx, o, shop.Event{Kind: shop.EventSettled, Amount: o.Totals().Total(), Note: o.SettlementNo})
	})
}

// take adds a payment to the order after asking whether it is in order.
func (d Desk) take(tx *data.Tx, o *shop.Order, p shop.Payment) error {
	t := o.Totals()
	credit, err := d.credit(tx, o, p)
	if err != nil {
		return err
	}
	if err := p.Check(t.Due-t.OnCredit, credit).Err(); err != nil {
		return err
	}
	return d.addPayment(tx, o, p)
}

func (d Desk) addPayment(tx *data.Tx, o *shop.Order, p shop.Payment) error {
	p.At, p.Person = d.Now(), d.Person.ID
	o.Payments = append(o.Payments, p)
	return d.tell(tx, o, shop.Event{Kind: shop.EventPaid, Amount: p.Amount, Note: string(p.Kind) + " " + string(p.Method)})
}

// credit is what the customer may still put on account; it is asked only for a
// payment on account, and needs the right.
func (d Desk) credit(tx *data.Tx, o *shop.Order, p shop.Payment) (shop.Money, error) {
	if p.Method != shop.OnAccount {
		return 0, nil
	}
	if err := d.need(shop.GiveCredit); err != nil {
		return 0, err
	}
	if o.CustomerID == 0 {
		return 0, nil
	}
	c, err := data.Customer(tx.View, o.CustomerID)
	if err != nil {
		return 0, err
	}
	owed, err := data.CustomerDebt(tx.View, o.CustomerID)
	return c.CreditLimit - owed - o.Totals().OnCredit, err // this order is no debt before it is settled
}

// TakeDeposit (定金) takes money before the settlement.
func TakeDeposit(ctx context.Context, d Desk, id shop.OrderID, rev int64, p shop.Payment) (shop.Order, error) {
	p.Kind = shop.Deposit
	return d.pay(ctx, shop.Order{ID: id, Rev: rev}, p, func(o *shop.Order) error {
		if o.Status.Frozen() {
			return shop.Refuse("order.refuse.frozen", shop.Args{"Status": o.Status})
		}
		return nil
	})
}

// PayBack gives a deposit back, whole or in part, before the order is settled.
func PayBack(ctx context.Context, d Desk, id shop.OrderID, rev int64, p shop.Payment) (shop.Order, error) {
	p.Kind, p.Amount = shop.Refund, -p.Amount
	return d.pay(ctx, shop.Order{ID: id, Rev: rev}, p, func(o *shop.Order) error {
		if paid := o.Totals().Paid; o.Status.Frozen() || -p.Amount > paid || p.Amount >= 0 {
			return shop.Refuse("payment.refuse.pay_back", shop.Args{"Paid": paid})
		}
		return nil
	})
}

// PayDebt (清账) takes money for a settled order that stands on account: all of
// the payments or none.
func PayDebt(ctx context.Context, d Desk, id shop.OrderID, rev int64, payments ...shop.Payment) (shop.Order, error) {
	if err := d.need(shop.TakeMoney); err != nil {
		return shop.Order{}, err
	}
	if len(payments) == 0 {
		payments = []shop.Payment{{Method: shop.Cash}} // refused as nothing
	}
	return d.change(ctx, id, rev, func(tx *data.Tx, o *shop.Order) error {
		for _, p := range payments {
			p.Kind = shop.PayDebtKind
			due := o.Totals().Due
			if due <= 0 || (o.Status != shop.Settled && o.Status != shop.Delivered) {
				return shop.Refuse("payment.refuse.no_debt", shop.Args{"Due": due})
			}
			if err := p.Check(due, 0).Err(); err != nil {
				return err
			}
			if err := d.addPayment(tx, o, p); err != nil {
				return err
			}
			notePayment(tx, o, p)
		}
		return nil
	})
}

func notePayment(tx *data.Tx, o *shop.Order, p shop.Payment) {
	tx.Note("payment."+string(p.Kind), shop.KindOrders, int64(o.ID), string(p.Method)+" "+p.Amount.String())
}

func (d Desk) pay(ctx context.Context, on shop.Order, p shop.Payment, allow func(*shop.Order) error) (shop.Order, error) {
	if err := d.need(shop.TakeMoney); err != nil {
		return shop.Order{}, err
	}
	return d.change(ctx, on.ID, on.Rev, func(tx *data.Tx, o *shop.Order) error {
		if err := allow(o); err != nil {
			return err
		}
		if err := d.take(tx, o, p); err != nil {
			return err
		}
		notePayment(tx, o, p)
		return nil
	})
}

// ReverseOrder (红冲) opens a settled order again; its payments are cancelled
// by corrections, its paper keeps the number.
func ReverseOrder(ctx context.Context, d Desk, id shop.OrderID, rev int64, reason string) (shop.Order, error) {
	if err := d.need(shop.Reverse); err != nil {
		return shop.Order{}, err
	}
	return d.change(ctx, id, rev, func(tx *data.Tx, o *shop.Order) error {
		back, err := o.Reverse(d.Now(), d.Person.ID, reason)
		if err != nil {
			return err
		}
		var sum shop.Money
		for _, p := range back {
			sum += p.Amount
		}
		tx.Note("order.reverse", shop.KindOrders, int64(o.ID), o.SettlementNo+" "+sum.String()+" "+reason)
		return d.tell(tx, o, shop.Event{Kind: shop.EventReversed, Amount: sum, Note: reason})
	})
}
