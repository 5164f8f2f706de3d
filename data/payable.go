package data

import (
	"fmt"

	"gongdan/app/shop"
)

// Bill reads an invoice of a supplier with what it is for.
func Bill(v View, id shop.BillID) (b shop.Bill, err error) {
	if b, err = one(v, `supplier_bills WHERE id = $1`, billRow, id); err != nil {
		return b, err
	}
	if b.Deliveries, err = column[shop.DeliveryID](v, `SELECT id FROM deliveries WHERE bill_id = $1 ORDER BY at, id`, id); err != nil {
		return b, err
	}
	b.SendBacks, err = column[shop.SendBackID](v, `SELECT id FROM supplier_returns WHERE bill_id = $1 ORDER BY at, id`, id)
	return b, err
}

// SaveBill keeps an invoice and marks the receipts and returns that it is for;
// those it was for before are free again. One that stands on another invoice is
// refused.
func SaveBill(tx *Tx, b *shop.Bill) error {
	remember(tx, b)
	row := billFields(b)
	if b.ID == 0 {
		row = append(row, field{"paid_fen", shop.Money(0)})
	}
	if err := keep(tx, shop.KindBills, &b.ID, &b.Rev, row); err != nil {
		return err
	}
	for _, of := range []struct {
		table shop.Kind
		ids   []int64
	}{{shop.KindDeliveries, plainIDs(b.Deliveries)}, {shop.KindSendBacks, plainIDs(b.SendBacks)}} {
		if _, err := tx.exec(`UPDATE `+string(of.table)+` SET bill_id = NULL WHERE bill_id = $1`, b.ID); err != nil {
			return fmt.Errorf("free %s of invoice %d: %w", of.table, b.ID, err)
		}
		for _, id := range of.ids {
			n, err := tx.exec(`UPDATE `+string(of.table)+` SET bill_id = $1 WHERE id = $2 AND supplier_id = $3 AND bill_id IS NULL`, b.ID, id, b.SupplierID)
			if err != nil {
				return fmt.Errorf("%s %d of invoice %d: %w", of.table, id, b.ID, err)
			}
			if n == 0 {
				return shop.Refuse("bill.refuse.matched", shop.Args{"Number": b.Number})
			}
			tx.change(of.table, id)
		}
	}
	return nil
}

func plainIDs[ID ~int64](ids []ID) []int64 {
	all := make([]int64, len(ids))
	for i, id := range ids {
		all[i] = int64(id)
	}
	return all
}

// DropBill takes an invoice out; what it was for is free again. One of which
// something was paid is refused.
func DropBill(tx *Tx, b shop.Bill) error {
	n, err := number(tx.View, `SELECT count(*) FROM supplier_payments WHERE bill_id = $1`, b.ID)
	if err != nil {
		return err
	}
	if n > 0 {
		return shop.Refuse("bill.refuse.paid", shop.Args{"Number": b.Number}, b.Number)
	}
	b.Deliveries, b.SendBacks = nil, nil
	if err := SaveBill(tx, &b); err != nil {
		return err
	}
	if _, err := tx.exec(`DELETE FROM supplier_bills WHERE id = $1`, b.ID); err != nil {
		return fmt.Errorf("drop invoice %d: %w", b.ID, err)
	}
	return nil
}

// BillPaid reads an invoice with what was paid of it, and without what it is for.
func BillPaid(v View, id shop.BillID) (BillSum, error) {
	return one(v, `supplier_bills WHERE id = $1`, billSumRow, id)
}

// MatchedOf adds up the receipts and returns that an invoice is for.
func MatchedOf(v View, b shop.Bill) (m shop.Matched, err error) {
	for _, id := range b.Deliveries {
		n, err := number(v, `SELECT total_fen FROM deliveries WHERE id = $1`, id)
		if err != nil {
			return m, err
		}
		m.Received += shop.Money(n)
	}
	for _, id := range b.SendBacks {
		n, err := number(v, `SELECT total_fen FROM supplier_returns WHERE id = $1`, id)
		if err != nil {
			return m, err
		}
		m.Returned += shop.Money(n)
	}
	return m, nil
}

// AddSupplierPayment keeps money that went to a supplier.
func AddSupplierPayment(tx *Tx, x *shop.SupplierPayment) error {
	remember(tx, x)
	if x.At.IsZero() {
		x.At = tx.by.At
	}
	if err := insertID(tx, string(shop.KindPaid), &x.ID, supplierPaymentFields(x)); err != nil {
		return err
	}
	tx.change(shop.KindPaid, int64(x.ID))
	if x.BillID == 0 {
		return nil
	}
	n, err := tx.exec(`UPDATE supplier_bills SET paid_fen = paid_fen + $1 WHERE id = $2 AND supplier_id = $3`, x.Amount, x.BillID, x.SupplierID)
	if err == nil && n == 0 {
		err = shop.ErrMissing
	}
	if err != nil {
		return fmt.Errorf("paid of invoice %d: %w", x.BillID, err)
	}
	tx.change(shop.KindBills, int64(x.BillID))
	return nil
}

// SupplierPayment reads a payment.
func SupplierPayment(v View, id shop.SupplierPaymentID) (shop.SupplierPayment, error) {
	return one(v, `supplier_payments WHERE id = $1`, supplierPaymentRow, id)
}

// CorrectionOf is the payment that corrects another; 0 when none does.
func CorrectionOf(v View, id shop.SupplierPaymentID) (shop.SupplierPaymentID, error) {
	n, err := number(v, `SELECT id FROM supplier_payments WHERE corrects = $1`, id)
	return shop.SupplierPaymentID(n), err
}

// Payables reads what is owed to each supplier of whom there is anything to say,
// as of a day, by name.
func Payables(v View, today shop.Day) ([]shop.Owed, error) {
	return payables(v, today, `1 = 1`)
}

// PayableTo is what is owed to one supplier.
func PayableTo(v View, by shop.SupplierID, today shop.Day) (shop.Owed, error) {
	list, err := payables(v, today, `id = $1`, by)
	if len(list) == 0 {
		return shop.Owed{SupplierID: by}, err
	}
	return list[0], err
}

func payables(v View, today shop.Day, where string, args ...any) ([]shop.Owed, error) {
	sum := func(column, from string) string {
		return `(SELECT CAST(coalesce(sum(x.` + column + `), 0) AS BIGINT) FROM ` + from + ` AND x.supplier_id = suppliers.id)`
	}
	const free = ` AS x WHERE x.bill_id IS NULL`
	list, err := all(v, `suppliers WHERE `+where+` ORDER BY name`, func(o *shop.Owed) fields {
		return fields{
			{"id", &o.SupplierID},
			{sum("amount_fen", "supplier_bills AS x WHERE 1 = 1"), &o.Billed},
			{sum("total_fen", "deliveries"+free) + ` - ` + sum("total_fen", "supplier_returns"+free), &o.Unbilled},
			{sum("amount_fen", "supplier_payments AS x WHERE 1 = 1"), &o.Paid},
			{sum("total_fen", "supplier_returns AS x WHERE x.credited_at = 0"), &o.Credits},
		}
	}, args...)
	if err != nil {
		return nil, err
	}
	var owing []shop.Owed
	for _, o := range list {
		if err := age(v, &o, today); err != nil {
			return nil, err
		}
		if o.Billed != 0 || o.Unbilled != 0 || o.Paid != 0 {
			owing = append(owing, o)
		}
	}
	return owing, nil
}

// age puts what is owed by the age of its invoices; receipts that stand on none
// are not due yet, and money on account pays the oldest.
func age(v View, o *shop.Owed, today shop.Day) error {
	account := shop.Money(0)
	n, err := number(v, `SELECT CAST(coalesce(sum(amount_fen), 0) AS BIGINT) FROM supplier_payments WHERE supplier_id = $1 AND bill_id IS NULL`, o.SupplierID)
	if err != nil {
		return err
	}
	account = shop.Money(n)
	open, err := all(v, `supplier_bills WHERE supplier_id = $1 AND amount_fen <> paid_fen ORDER BY CASE WHEN due_on = '' THEN '9999' ELSE due_on END, id`, billSumRow, o.SupplierID)
	if err != nil {
		return err
	}
	for _, b := range open {
		left := b.Left()
		if left > 0 && account > 0 {
			pays := min(left, account)
			left, account = left-pays, account-pays
		}
		at := shop.Age(b.DueOn, today)
		if o.Ages[at] += left; at > 0 {
			o.Overdue += left
		}
	}
	o.Ages[0] += o.Unbilled - account
	return nil
}

// BillSum is an invoice with what was paid of it.
type BillSum struct {
	shop.Bill
	Paid shop.Money
}

// Left is what is still to be paid.
func (b BillSum) Left() shop.Money { return b.Amount - b.Paid }

// BillsOf reads the invoices of a supplier with what was paid, the newest first.
func BillsOf(v View, by shop.SupplierID) ([]BillSum, error) {
	return all(v, `supplier_bills WHERE supplier_id = $1 ORDER BY billed_on DESC, id DESC`, billSumRow, by)
}

func billSumRow(b *BillSum) fields { return append(billRow(&b.Bill), field{"paid_fen", &b.Paid}) }

// Unbilled reads the receipts and returns of a supplier that stand on no invoice
// yet, and those of one invoice, the oldest first.
func Unbilled(v View, by shop.SupplierID, and shop.BillID) (in []DeliveryRow, back []SendBackRow, err error) {
	in, err = all(v, `deliveries AS d JOIN suppliers AS s ON s.id = d.supplier_id WHERE d.supplier_id = $1 AND (d.bill_id IS NULL OR d.bill_id = $2) ORDER BY d.at, d.id`,
		deliveryListRow, by, and)
	if err != nil {
		return nil, nil, err
	}
	back, err = all(v, `supplier_returns AS d JOIN suppliers AS s ON s.id = d.supplier_id WHERE d.supplier_id = $1 AND (d.bill_id IS NULL OR d.bill_id = $2) ORDER BY d.at, d.id`,
		sendBackListRow, by, and)
	return in, back, err
}

// PaymentsTo reads what was paid to a supplier, the newest first.
func PaymentsTo(v View, by shop.SupplierID) ([]shop.SupplierPayment, error) {
	return all(v, `supplier_payments WHERE supplier_id = $1 ORDER BY at DESC, id DESC`, supplierPaymentRow, by)
}

func billFields(b *shop.Bill) fields {
	return fields{
		{"number", &b.Number},
		{"supplier_id", to(&b.SupplierID)},
		{"billed_on", &b.On},
		{"due_on", &b.DueOn},
		{"amount_fen", &b.Amount},
		{"rate_bp", &b.Rate},
		{"reason", &b.Reason},
		{"person_id", to(&b.Person)},
	}
}

func billRow(b *shop.Bill) fields { return billFields(b).with(&b.ID, &b.Rev) }

func supplierPaymentFields(x *shop.SupplierPayment) fields {
	return fields{
		{"supplier_id", to(&x.SupplierID)},
		{"bill_id", to(&x.BillID)},
		{"at", moment{&x.At}},
		{"method", &x.Method},
		{"amount_fen", &x.Amount},
		{"person_id", to(&x.Person)},
		{"note", &x.Note},
		{"corrects", to(&x.Corrects)},
	}
}

func supplierPaymentRow(x *shop.SupplierPayment) fields {
	return append(supplierPaymentFields(x), field{"id", &x.ID})
}
