package work

import (
	"context"
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// SaveBill keeps an invoice of a supplier with the receipts and returns that it
// is for. It is due by the supplier's terms unless it says otherwise; another
// amount than theirs wants a reason.
func SaveBill(ctx context.Context, d Desk, b shop.Bill) (shop.Bill, error) {
	if err := d.need(shop.SeeCost); err != nil {
		return b, err
	}
	b.Number, b.Reason = strings.TrimSpace(b.Number), strings.TrimSpace(b.Reason)
	err := d.do(ctx, func(tx *data.Tx) error {
		s, err := data.Supplier(tx.View, b.SupplierID)
		if b.SupplierID != 0 && err != nil {
			return err
		}
		if b.DueOn == "" && b.On != "" {
			b.DueOn = b.On.Add(int(s.TermsDays))
		}
		if b.ID == 0 {
			b.Person = d.Person.ID
		}
		matched, err := data.MatchedOf(tx.View, b)
		if err != nil {
			return err
		}
		if err := b.Check(matched).Err(); err != nil {
			return err
		}
		if err := data.SaveBill(tx, &b); err != nil {
			return err
		}
		tx.Note("bill.save", shop.KindBills, int64(b.ID), s.Name+" "+b.Number+" "+b.Amount.String()+" / "+matched.Sum().String()+" "+b.Reason)
		return nil
	})
	return b, err
}

// DropBill takes an invoice out of the books that was entered by mistake. One
// of which something was paid stays.
func DropBill(ctx context.Context, d Desk, id shop.BillID, rev int64) error {
	if err := d.need(shop.SeeCost); err != nil {
		return err
	}
	return d.do(ctx, func(tx *data.Tx) error {
		b, err := data.Bill(tx.View, id)
		if err != nil {
			return err
		}
		if b.Rev != rev {
			return shop.ErrStale
		}
		tx.Note("bill.drop", shop.KindBills, int64(id), b.Number+" "+b.Amount.String())
		return data.DropBill(tx, b)
	})
}

// PayEntry is money for a supplier. Ahead says that more is paid than is owed,
// and that it is meant.
type PayEntry struct {
	shop.SupplierPayment
	Ahead bool
}

// PaySupplier (付款) notes money that went to a supplier, for an invoice or on
// account. What would leave the supplier owing the shop is refused unless it is
// meant, and so is more for an invoice than is left of it.
func PaySupplier(ctx context.Context, d Desk, e PayEntry) (x shop.SupplierPayment, err error) {
	x = e.SupplierPayment
	for _, r := range []shop.Right{shop.SeeCost, shop.TakeMoney} {
		if err := d.need(r); err != nil {
			return x, err
		}
	}
	x.At, x.Person, x.Corrects = d.Now(), d.Person.ID, 0
	if err := x.Check().Err(); err != nil {
		return x, err
	}
	err = d.do(ctx, func(tx *data.Tx) error {
		s, err := data.Supplier(tx.View, x.SupplierID)
		if err != nil {
			return err
		}
		if x.BillID != 0 {
			b, err := data.BillPaid(tx.View, x.BillID)
			if err != nil {
				return err
			}
			if x.Amount > b.Left() {
				return shop.Refuse("bill.refuse.more", shop.Args{"Number": b.Number, "Left": b.Left(), "Amount": x.Amount}, b.Number)
			}
		}
		owed, err := data.PayableTo(tx.View, x.SupplierID, tx.Day())
		if err != nil {
			return err
		}
		if owed.Balance() < x.Amount && !e.Ahead {
			r := shop.Refuse("bill.refuse.ahead", shop.Args{"Supplier": s.Name, "Owed": owed.Balance(), "Amount": x.Amount, "More": x.Amount - owed.Balance()}, s.Name)
			r.Fix = "ahead"
			return r
		}
		if err := data.AddSupplierPayment(tx, &x); err != nil {
			return err
		}
		tx.Note("bill.pay", shop.KindPaid, int64(x.ID), s.Name+" "+string(x.Method)+" "+x.Amount.String()+" "+x.Note)
		return nil
	})
	return x, err
}

// CorrectPayment takes a payment to a supplier back by its counterpart, with the
// reason.
func CorrectPayment(ctx context.Context, d Desk, id shop.SupplierPaymentID, reason string) (x shop.SupplierPayment, err error) {
	for _, r := range []shop.Right{shop.SeeCost, shop.TakeMoney} {
		if err := d.need(r); err != nil {
			return x, err
		}
	}
	err = d.keep(ctx, shop.SeeCost, shop.CheckReason(reason), func(tx *data.Tx) error {
		was, err := data.SupplierPayment(tx.View, id)
		if err != nil {
			return err
		}
		by, err := data.CorrectionOf(tx.View, id)
		if err != nil {
			return err
		}
		if by != 0 || was.Corrects != 0 {
			return shop.Refuse("bill.refuse.corrected", shop.Args{"Amount": was.Amount, "At": was.At})
		}
		x = was
		x.ID, x.Amount, x.At, x.Person, x.Note, x.Corrects = 0, -was.Amount, d.Now(), d.Person.ID, reason, was.ID
		if err := data.AddSupplierPayment(tx, &x); err != nil {
			return err
		}
		tx.Note("bill.pay_back", shop.KindPaid, int64(x.ID), x.Amount.String()+" "+reason)
		return nil
	})
	return x, err
}
