package data

import (
	"fmt"

	"gongdan/app/shop"
)

// Delivery reads a receipt with its lines.
func Delivery(v View, id shop.DeliveryID) (shop.Delivery, error) {
	return delivery(v, `deliveries WHERE id = $1`, id)
}

// DeliveryByNumber reads the receipt with that number.
func DeliveryByNumber(v View, number string) (shop.Delivery, error) {
	return delivery(v, `deliveries WHERE number = $1`, number)
}

// DeliveryOfLine reads the receipt that a line stands on.
func DeliveryOfLine(v View, line shop.DeliveryLineID) (shop.Delivery, error) {
	return delivery(v, `deliveries WHERE id = (SELECT delivery_id FROM delivery_lines WHERE id = $1)`, line)
}

func delivery(v View, from string, args ...any) (d shop.Delivery, err error) {
	if d, err = one(v, from, deliveryRow, args...); err != nil {
		return d, err
	}
	d.Lines, err = all(v, `delivery_lines WHERE delivery_id = $1 ORDER BY n`, deliveryLineRow, d.ID)
	return d, err
}

// AddDelivery is KeepDelivery that notes what the supplier took for each part.
func AddDelivery(tx *Tx, d *shop.Delivery) error {
	if err := KeepDelivery(tx, d); err != nil {
		return err
	}
	for _, l := range d.Lines {
		if err := NotePrice(tx, shop.Offer{PartID: l.PartID, SupplierID: d.SupplierID, Price: l.Price, On: shop.DayOf(d.At, tx.zone)}); err != nil {
			return err
		}
	}
	return nil
}

// KeepDelivery keeps a receipt, which gets its number when it has none, and notes
// what has come for the lines of purchase orders. The moves of the stock are
// another matter. It is shop.ErrStale when more comes for a line than was still to
// come.
func KeepDelivery(tx *Tx, d *shop.Delivery) error {
	if err := NumberDelivery(tx, d); err != nil {
		return err
	}
	if err := keep(tx, shop.KindDeliveries, &d.ID, &d.Rev, append(deliveryFields(d), field{"total_fen", d.Total()})); err != nil {
		return err
	}
	for n := range d.Lines {
		l := &d.Lines[n]
		if l.PurchaseLine != 0 {
			if err := receiveLine(tx, l.PurchaseLine, l.Qty); err != nil {
				return err
			}
		}
		row := append(deliveryLineFields(l), field{"delivery_id", d.ID}, field{"n", n + 1}, field{"returned", &l.Returned})
		if err := insertID(tx, "delivery_lines", &l.ID, row); err != nil {
			return fmt.Errorf("line %d of receipt %s: %w", n+1, d.Number, err)
		}
	}
	return nil
}

// NumberDelivery gives a receipt its number, RK260414-002, by the shop's day on
// which it came; one that has a number keeps it.
func NumberDelivery(tx *Tx, d *shop.Delivery) (err error) {
	remember(tx, d)
	if day := shop.DayOf(d.At, tx.zone); d.Number == "" {
		d.Number, err = freeNumber(tx, deliveryNumber, day, dayNumber("RK", day))
	}
	return err
}

// NumberSendBack gives a return its number, TH260414-001.
func NumberSendBack(tx *Tx, s *shop.SendBack) (err error) {
	remember(tx, s)
	if day := shop.DayOf(s.At, tx.zone); s.Number == "" {
		s.Number, err = freeNumber(tx, sendBackNumber, day, dayNumber("TH", day))
	}
	return err
}

func deliveryFields(d *shop.Delivery) fields {
	return fields{
		{"number", &d.Number},
		{"supplier_id", to(&d.SupplierID)},
		{"at", moment{&d.At}},
		{"voucher", &d.Voucher},
		{"person_id", to(&d.Person)},
		{"note", &d.Note},
	}
}

func deliveryRow(d *shop.Delivery) fields { return deliveryFields(d).with(&d.ID, &d.Rev) }

func deliveryLineFields(l *shop.DeliveryLine) fields {
	return fields{
		{"part_id", to(&l.PartID)},
		{"qty", &l.Qty},
		{"price_fen", &l.Price},
		{"agreed_fen", &l.Agreed},
		{"purchase_line_id", to(&l.PurchaseLine)},
		{"warehouse_id", &l.Location.Warehouse},
		{"bin", &l.Location.Bin},
		{"lot_id", &l.Lot.ID},
	}
}

func deliveryLineRow(l *shop.DeliveryLine) fields {
	return append(deliveryLineFields(l), field{"id", &l.ID}, field{"returned", &l.Returned})
}

// SendBack reads a return to a supplier with its lines.
func SendBack(v View, id shop.SendBackID) (shop.SendBack, error) {
	return sendBack(v, `supplier_returns WHERE id = $1`, id)
}

// SendBackByNumber reads the return with that number.
func SendBackByNumber(v View, number string) (shop.SendBack, error) {
	return sendBack(v, `supplier_returns WHERE number = $1`, number)
}

func sendBack(v View, from string, args ...any) (s shop.SendBack, err error) {
	if s, err = one(v, from, sendBackRow, args...); err != nil {
		return s, err
	}
	s.Lines, err = all(v, `supplier_return_lines WHERE return_id = $1 ORDER BY n`, sendBackLineFields, s.ID)
	return s, err
}

// AddSendBack keeps a return, which gets its number when it has none, and notes
// on the lines of its receipts what went back: at most what is left of them.
func AddSendBack(tx *Tx, s *shop.SendBack) error {
	if err := NumberSendBack(tx, s); err != nil {
		return err
	}
	for _, l := range s.Lines {
		n, err := tx.exec(`UPDATE delivery_lines SET returned = returned + $1 WHERE id = $2 AND returned + $1 BETWEEN 0 AND qty
			AND delivery_id IN (SELECT id FROM deliveries WHERE supplier_id = $3)`, l.Qty, l.DeliveryLine, s.SupplierID)
		if err != nil {
			return fmt.Errorf("return line %d: %w", l.DeliveryLine, err)
		}
		if n == 0 {
			return shop.ErrStale
		}
	}
	return KeepSendBack(tx, s)
}

// KeepSendBack keeps a return as it is now: its credit has come, or what its
// pieces were worth is known.
func KeepSendBack(tx *Tx, s *shop.SendBack) error {
	remember(tx, s)
	if err := keep(tx, shop.KindSendBacks, &s.ID, &s.Rev, append(sendBackFields(s), field{"total_fen", s.Total()})); err != nil {
		return err
	}
	return replace(tx, "supplier_return_lines", "return_id", s.ID, rowsOf(s.Lines, sendBackLineFields))
}

func sendBackFields(s *shop.SendBack) fields {
	return fields{
		{"number", &s.Number},
		{"supplier_id", to(&s.SupplierID)},
		{"at", moment{&s.At}},
		{"person_id", to(&s.Person)},
		{"reason", &s.Reason},
		{"credited_at", moment{&s.CreditedAt}},
		{"credit_note", &s.CreditNote},
	}
}

func sendBackRow(s *shop.SendBack) fields { return sendBackFields(s).with(&s.ID, &s.Rev) }

func sendBackLineFields(l *shop.SendBackLine) fields {
	return fields{
		{"delivery_line_id", to(&l.DeliveryLine)},
		{"part_id", to(&l.PartID)},
		{"qty", &l.Qty},
		{"price_fen", &l.Price},
		{"cost_fen", &l.Cost},
		{"warehouse_id", &l.Location.Warehouse},
		{"bin", &l.Location.Bin},
		{"lot_id", &l.LotID},
	}
}

// MovedUnder is what came in of a part, or went out, by moves that bear the number of
// a document.
func MovedUnder(v View, kind shop.MoveKind, doc string, part shop.PartID) (shop.Qty, error) {
	n, err := number(v, `SELECT CAST(coalesce(sum(qty), 0) AS BIGINT) FROM stock_moves WHERE part_id = $1 AND kind = $2 AND note = $3`, part, kind, doc)
	return shop.Qty(n), err
}
