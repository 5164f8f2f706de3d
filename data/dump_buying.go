package data

import (
	"strconv"

	"gongdan/app/shop"
)

// EachPurchase hands on all purchase orders with their lines, the oldest first.
func EachPurchase(v View, do func(shop.Purchase) error) error {
	return each(v, "purchases", purchaseRow, func(p *shop.Purchase) int64 { return int64(p.ID) }, func(list []shop.Purchase) error {
		lines, err := hanging(v, [3]string{"purchase_lines", "purchase_id", "n, id"}, purchaseLineRow, ids{int64(list[0].ID), int64(list[len(list)-1].ID)})
		if err != nil {
			return err
		}
		return oneByOne(func(p shop.Purchase) error {
			p.Lines = lines[int64(p.ID)]
			return do(p)
		})(list)
	})
}

// EachDelivery hands on all receipts with their lines, the oldest first.
func EachDelivery(v View, do func(shop.Delivery) error) error {
	return each(v, "deliveries", deliveryRow, func(d *shop.Delivery) int64 { return int64(d.ID) }, func(list []shop.Delivery) error {
		lines, err := hanging(v, [3]string{"delivery_lines", "delivery_id", "n"}, deliveryLineRow, ids{int64(list[0].ID), int64(list[len(list)-1].ID)})
		if err != nil {
			return err
		}
		return oneByOne(func(d shop.Delivery) error {
			d.Lines = lines[int64(d.ID)]
			return do(d)
		})(list)
	})
}

// EachSendBack hands on all returns to suppliers with their lines, the oldest
// first.
func EachSendBack(v View, do func(shop.SendBack) error) error {
	return each(v, "supplier_returns", sendBackRow, func(s *shop.SendBack) int64 { return int64(s.ID) }, func(list []shop.SendBack) error {
		lines, err := hanging(v, [3]string{"supplier_return_lines", "return_id", "n"}, sendBackLineFields, ids{int64(list[0].ID), int64(list[len(list)-1].ID)})
		if err != nil {
			return err
		}
		return oneByOne(func(s shop.SendBack) error {
			s.Lines = lines[int64(s.ID)]
			return do(s)
		})(list)
	})
}

// EachBill hands on all invoices of suppliers with what they are for, the oldest
// first.
func EachBill(v View, do func(shop.Bill) error) error {
	list, err := all(v, `supplier_bills ORDER BY id`, billRow)
	if err != nil {
		return err
	}
	return oneByOne(func(b shop.Bill) error {
		whole, err := Bill(v, b.ID)
		if err != nil {
			return err
		}
		return do(whole)
	})(list)
}

// EachSupplierPayment hands on all payments to suppliers, the oldest first.
func EachSupplierPayment(v View, do func(shop.SupplierPayment) error) error {
	return each(v, "supplier_payments", supplierPaymentRow, func(x *shop.SupplierPayment) int64 { return int64(x.ID) }, oneByOne(do))
}

// DocumentKeys are the keys of all documents of buying, each behind its kind and a
// blank: numbers, and BillKey of invoices.
func DocumentKeys(v View) (map[string]bool, error) {
	known := map[string]bool{}
	for _, kind := range []shop.Kind{shop.KindPurchases, shop.KindDeliveries, shop.KindSendBacks} {
		list, err := column[string](v, `SELECT number FROM `+string(kind))
		if err != nil {
			return nil, err
		}
		for _, number := range list {
			known[string(kind)+" "+number] = true
		}
	}
	bills, err := all(v, `supplier_bills`, billRow)
	for _, b := range bills {
		known[string(shop.KindBills)+" "+BillKey(b)] = true
	}
	return known, err
}

// BillKey tells invoices apart: two suppliers may use the same number.
func BillKey(b shop.Bill) string { return strconv.FormatInt(int64(b.SupplierID), 10) + "/" + b.Number }

// HasOffer reports whether it is known that a supplier delivers a part.
func HasOffer(v View, o shop.Offer) (bool, error) {
	n, err := number(v, `SELECT count(*) FROM offers WHERE part_id = $1 AND supplier_id = $2`, o.PartID, o.SupplierID)
	return n > 0, err
}

// SamePayment is the payment that is the same to the fen and the moment; 0 for none.
func SamePayment(v View, x shop.SupplierPayment) (shop.SupplierPaymentID, error) {
	n, err := number(v, `SELECT coalesce(min(id), 0) FROM supplier_payments WHERE supplier_id = $1 AND at = $2 AND amount_fen = $3 AND method = $4`,
		x.SupplierID, stamp(x.At), x.Amount, x.Method)
	return shop.SupplierPaymentID(n), err
}
