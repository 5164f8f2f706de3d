package data

import (
	"fmt"
	"maps"
	"slices"

	"gongdan/app/shop"
)

// Customer adds a customer with the contacts and gives the id.
func (b *Bulk) Customer(c *shop.Customer) error {
	take(b, "customers", &c.ID)
	c.Rev = 1
	if err := b.add("customers", append(customerRow(c), nameKey(c))); err != nil {
		return err
	}
	for n, x := range c.Contacts {
		row := append(fields{{"customer_id", c.ID}, {"n", n + 1}}, contactFields(&x)...)
		if err := b.add("customer_contacts", row); err != nil {
			return err
		}
	}
	b.tell(shop.KindCustomers)
	return b.tokens(shop.KindCustomers, int64(c.ID), customerTokens(*c))
}

// Refer notes who referred a customer and into whose file it was joined, who
// may have come later; 0 is nobody.
func (b *Bulk) Refer(c, by, into shop.CustomerID) {
	b.after = append(b.after, func() error {
		return update(b.tx, "customers", c, fields{{"referred_by", to(&by)}, {"merged_into", to(&into)}})
	})
}

// Vehicle adds a car with the plates and owners it had and gives the id.
func (b *Bulk) Vehicle(car *shop.Vehicle, plates []shop.PlateSpan, owners []shop.OwnerSpan) error {
	take(b, "vehicles", &car.ID)
	car.Rev = 1
	if err := b.add("vehicles", vehicleRow(car)); err != nil {
		return err
	}
	var had []string
	for _, s := range plates {
		had = append(had, s.Plate)
		row := fields{{"vehicle_id", car.ID}, {"plate", s.Plate}, {"from_at", stamp(s.From)}, {"until_at", stamp(s.Until)}}
		if err := b.add("vehicle_plates", row); err != nil {
			return err
		}
	}
	for _, s := range owners {
		row := fields{{"vehicle_id", car.ID}, {"owner_id", s.Owner}, {"from_at", stamp(s.From)}, {"until_at", stamp(s.Until)}}
		if err := b.add("vehicle_owners", row); err != nil {
			return err
		}
	}
	b.tell(shop.KindVehicles)
	return b.tokens(shop.KindVehicles, int64(car.ID), vehicleTokens(*car, had))
}

// Readings brings the last readings of cars up to those given, in km.
func (b *Bulk) Readings(km map[shop.VehicleID]int64) error {
	if err := b.flush(); err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(km)) {
		if _, err := b.tx.exec(`UPDATE vehicles SET mileage_km = $1 WHERE id = $2 AND mileage_km < $1`, km[id], id); err != nil {
			return fmt.Errorf("reading of car %d: %w", id, err)
		}
	}
	return nil
}

// Order adds an order, which has its number, with all that hangs on it; the
// order, its lines, payments and sheets get their ids. LineID of an event, of
// an item of a sheet and of what happened outside, and Corrects of a payment, count the lines and the
// payments from 1. A certificate has its number.
func (b *Bulk) Order(o *shop.Order, beside OrderFile) error {
	take(b, "orders", &o.ID)
	o.Rev = 1
	if err := b.add("orders", append(orderRow(o), sumFields(o, b.tx.zone)...)); err != nil {
		return err
	}
	for n := range o.Lines {
		l := &o.Lines[n]
		take(b, "order_lines", &l.ID)
		if err := b.add("order_lines", append(lineRow(l), field{"order_id", o.ID}, field{"n", n + 1})); err != nil {
			return err
		}
	}
	if err := b.payments(o); err != nil {
		return err
	}
	if err := b.beside(o); err != nil {
		return err
	}
	if err := addHandover(b, o, beside.Handover); err != nil {
		return err
	}
	if err := addRework(b, o, beside.Rework); err != nil {
		return err
	}
	if err := addPhotos(b, o, beside.Photos); err != nil {
		return err
	}
	if err := addOutside(b, o, beside.Outside); err != nil {
		return err
	}
	if err := b.inspections(o, beside.Inspections); err != nil {
		return err
	}
	if err := addRequests(b, o, beside.Requests); err != nil {
		return err
	}
	for _, e := range beside.Events {
		e.OrderID, e.LineID = o.ID, lineAt(o, e.LineID)
		if err := b.add("order_events", eventFields(&e)); err != nil {
			return err
		}
	}
	for _, p := range beside.Prints {
		p.OrderID = o.ID
		if err := b.add("prints", printFields(&p)); err != nil {
			return err
		}
	}
	b.tell(shop.KindOrders)
	return b.tokens(shop.KindOrders, int64(o.ID), orderTokens(*o))
}

// lineAt is the id of the nth line; what is no line stays as it is.
func lineAt(o *shop.Order, n shop.LineID) shop.LineID {
	if n > 0 && int(n) <= len(o.Lines) {
		return o.Lines[n-1].ID
	}
	return n
}

func (b *Bulk) inspections(o *shop.Order, sheets []shop.Inspection) error {
	for i := range sheets {
		in := &sheets[i]
		take(b, "inspections", &in.ID)
		in.OrderID = o.ID
		if err := b.add("inspections", inspectionRow(in)); err != nil {
			return err
		}
		for n := range in.Items {
			in.Items[n].LineID = lineAt(o, in.Items[n].LineID)
			if err := b.add("inspection_items", append(fields{{"inspection_id", in.ID}, {"n", n + 1}}, sheetItemFields(&in.Items[n])...)); err != nil {
				return err
			}
		}
		if c := in.Certificate; c != nil {
			take(b, "certificates", &c.ID)
			row := append(certificateFields(c), field{"id", c.ID}, field{"order_id", o.ID}, field{"inspection_id", in.ID})
			if err := b.add("certificates", row); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *Bulk) payments(o *shop.Order) error {
	for i := range o.Payments {
		p := &o.Payments[i]
		take(b, "payments", &p.ID)
		if n := int(p.Corrects); n > 0 && n <= i {
			p.Corrects = o.Payments[n-1].ID
		}
		if err := b.add("payments", append(paymentRow(p), field{"order_id", o.ID})); err != nil {
			return err
		}
	}
	return nil
}

// beside adds the walk-around and the quality problem of an order.
func (b *Bulk) beside(o *shop.Order) error {
	for n := range o.Intake.Checks {
		row := append(fields{{"order_id", o.ID}, {"n", n + 1}}, checkFields(&o.Intake.Checks[n])...)
		if err := b.add("order_checks", row); err != nil {
			return err
		}
	}
	for n := range o.Intake.Marks {
		row := append(fields{{"order_id", o.ID}, {"n", n + 1}}, markFields(&o.Intake.Marks[n])...)
		if err := b.add("order_marks", row); err != nil {
			return err
		}
	}
	if o.Quality == nil {
		return nil
	}
	return b.add("quality_problems", append(fields{{"order_id", o.ID}}, qualityFields(o.Quality)...))
}

// Floor adds who has the jobs of an order that Order has added, and what was
// worked on them. Line counts the lines from 1; 0 is a line that is gone.
func (b *Bulk) Floor(o *shop.Order, given []shop.Dispatch, clocks []shop.Clock) error {
	line := func(n shop.LineID) shop.LineID {
		if n > 0 && int(n) <= len(o.Lines) {
			return o.Lines[n-1].ID
		}
		return 0
	}
	for _, d := range given {
		d.OrderID, d.LineID = o.ID, line(d.LineID)
		if err := b.add("dispatches", dispatchFields(&d)); err != nil {
			return err
		}
		for n, s := range d.Shares {
			if err := b.add("dispatch_shares", append(fields{{"line_id", d.LineID}, {"n", n + 1}}, shareFields(&s)...)); err != nil {
				return err
			}
		}
	}
	for _, c := range clocks {
		c.Order, c.Line = o.ID, line(c.Line)
		if err := b.Clock(c); err != nil {
			return err
		}
	}
	return nil
}

// addHandover adds what goes with the car of an order; nothing is nothing.
func addHandover(b *Bulk, o *shop.Order, h shop.Handover) error {
	if h.Empty() {
		return nil
	}
	h.OrderID = o.ID
	if err := b.add("handovers", handoverFields(&h)); err != nil {
		return err
	}
	for n, p := range h.Promises {
		if err := b.add("order_promises", append(fields{{"order_id", o.ID}, {"n", n + 1}}, promiseFields(&p)...)); err != nil {
			return err
		}
	}
	return nil
}

// Clock adds a clock as it is.
func (b *Bulk) Clock(c shop.Clock) error {
	b.tell(shop.KindClocks)
	return b.add("clocks", clockFields(&c))
}

// Rework notes which order, that may have come later, an order makes good.
func (b *Bulk) Rework(o, of shop.OrderID) {
	b.after = append(b.after, func() error { return update(b.tx, "orders", o, fields{{"rework_of", to(&of)}}) })
}

// Move adds a row of the stock ledger as it is, with its balance; see Stock.
func (b *Bulk) Move(m shop.Move) error { return b.add("stock_moves", moveFields(&m)) }

// Stock makes what a part has, and where, what its moves come to.
func (b *Bulk) Stock(p shop.Part, lies []shop.Lie) error {
	if err := b.tx.newCatalogue(); err != nil {
		return err
	}
	b.tell(shop.KindParts)
	if _, err := b.tx.exec(`DELETE FROM stock_at WHERE part_id = $1`, p.ID); err != nil {
		return fmt.Errorf("stock of part %d: %w", p.ID, err)
	}
	for _, x := range lies {
		if err := b.add("stock_at", lieRowOf(x)); err != nil {
			return err
		}
	}
	b.holds = b.holds || slices.ContainsFunc(lies, func(x shop.Lie) bool { return x.Location.Warehouse != shop.MainWarehouse || x.LotID != 0 })
	return update(b.tx, "parts", p.ID, fields{{"on_hand", p.OnHand}, {"value_fen", p.Value}, {"moved_at", moment{&p.MovedAt}}})
}

// OrderNumber takes the next number of orders received on a day.
func (b *Bulk) OrderNumber(day shop.Day) (string, error) {
	return freeNumber(b.tx, orderNumber, day, dayNumber("RO", day))
}

// SettlementNo takes the next number of orders settled on a day.
func (b *Bulk) SettlementNo(day shop.Day) (string, error) {
	return freeNumber(b.tx, settlementNumber, day, dayNumber("JS", day))
}

// CertificateNo takes the next number of certificates issued on a day.
func (b *Bulk) CertificateNo(day shop.Day) (string, error) {
	return freeNumber(b.tx, certificateNumber, day, dayNumber("HG", day))
}

// tell has the watchers told once of each kind: that all of it is new.
func (b *Bulk) tell(kind shop.Kind) {
	for _, c := range b.tx.changed {
		if c.Kind == kind && c.ID == 0 {
			return
		}
	}
	b.tx.change(kind, 0)
}
