package data

import "gongdan/app/shop"

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
