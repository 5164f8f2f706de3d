package data

import (
	"fmt"
	"time"

	"gongdan/app/shop"
)

// Order reads an order with its lines, payments, checks and quality problem.
func Order(v View, id shop.OrderID) (shop.Order, error) { return order(v, `orders WHERE id = $1`, id) }

// OrderByNumber reads the order with that number.
func OrderByNumber(v View, number string) (shop.Order, error) {
	return order(v, `orders WHERE number = $1`, number)
}

func order(v View, from string, args ...any) (o shop.Order, err error) {
	if o, err = one(v, from, orderRow, args...); err != nil {
		return o, err
	}
	if o.Lines, err = linesOf(v, o.ID); err != nil {
		return o, err
	}
	if o.Payments, err = all(v, `payments WHERE order_id = $1 ORDER BY id`, paymentRow, o.ID); err != nil {
		return o, err
	}
	if o.Intake.Checks, err = all(v, `order_checks WHERE order_id = $1 ORDER BY n`, checkFields, o.ID); err != nil {
		return o, err
	}
	if o.Intake.Marks, err = all(v, `order_marks WHERE order_id = $1 ORDER BY n`, markFields, o.ID); err != nil {
		return o, err
	}
	problems, err := all(v, `quality_problems WHERE order_id = $1`, qualityFields, o.ID)
	if len(problems) > 0 {
		o.Quality = &problems[0]
	}
	return o, err
}

// OpenOrderOf finds the newest order of a car that is neither delivered nor
// void; 0 when there is none.
func OpenOrderOf(v View, car shop.VehicleID) (shop.OrderID, error) {
	id, err := number(v, `SELECT id FROM orders WHERE vehicle_id = $1 AND is_open = TRUE ORDER BY received_at DESC, id DESC LIMIT 1`, car)
	return shop.OrderID(id), err
}

// SaveOrder keeps an order with all it holds. It gets its number when it has
// none. Lines keep their ids; what was issued for them, and its cost, belongs to
// the stock's moves and is not changed. A line that is no longer there is taken
// out, which is refused while parts of it are issued. Payments with ID 0 are
// added; others are history and stay as they are.
func SaveOrder(tx *Tx, o *shop.Order) error {
	remember(tx, o)
	if err := TakeNumber(tx, o); err != nil {
		return err
	}
	if err := keep(tx, shop.KindOrders, &o.ID, &o.Rev, append(orderFields(o), sumFields(o, tx.zone)...)); err != nil {
		return err
	}
	if err := saveLines(tx, o); err != nil {
		return err
	}
	if err := keepClaimed(tx, o); err != nil {
		return err
	}
	if err := addPayments(tx, o); err != nil {
		return err
	}
	if err := replace(tx, "order_checks", "order_id", o.ID, rowsOf(o.Intake.Checks, checkFields)); err != nil {
		return err
	}
	if err := replace(tx, "order_marks", "order_id", o.ID, rowsOf(o.Intake.Marks, markFields)); err != nil {
		return err
	}
	if err := saveQuality(tx, o); err != nil {
		return err
	}
	return saveTokens(tx, shop.KindOrders, int64(o.ID), orderTokens(*o))
}

// sumFields are what is worked out of an order, so that lists need not.
func sumFields(o *shop.Order, zone *time.Location) fields {
	t := o.Totals()
	return fields{
		{"is_open", o.Status.Open()},
		{"settled_month", shop.DayOf(o.Stamps.SettledAt, zone).Month()},
		{"total_fen", t.Total()},
		{"due_fen", t.Due},
		{"paid_fen", t.Paid},
	}
}

func saveQuality(tx *Tx, o *shop.Order) error {
	if _, err := tx.exec(`DELETE FROM quality_problems WHERE order_id = $1`, o.ID); err != nil {
		return fmt.Errorf("quality problem of order %d: %w", o.ID, err)
	}
	if o.Quality == nil {
		return nil
	}
	return insert(tx, "quality_problems", append(fields{{"order_id", o.ID}}, qualityFields(o.Quality)...))
}

func orderFields(o *shop.Order) fields {
	return fields{
		{"number", &o.Number},
		{"kind", &o.Kind},
		{"status", &o.Status},
		{"vehicle_id", to(&o.VehicleID)},
		{"customer_id", to(&o.CustomerID)},
		{"advisor_id", to(&o.AdvisorID)},
		{"mileage_km", &o.Intake.MileageKM},
		{"fuel", &o.Intake.Fuel},
		{"sender_name", &o.Intake.SenderName},
		{"sender_phone", &o.Intake.SenderPhone},
		{"complaint", &o.Intake.Complaint},
		{"belongings", &o.Intake.Belongings},
		{"received_at", moment{&o.Stamps.ReceivedAt}},
		{"quoted_at", moment{&o.Stamps.QuotedAt}},
		{"agreed_at", moment{&o.Stamps.AgreedAt}},
		{"promised_at", moment{&o.Stamps.PromisedAt}},
		{"finished_at", moment{&o.Stamps.FinishedAt}},
		{"settled_at", moment{&o.Stamps.SettledAt}},
		{"delivered_at", moment{&o.Stamps.DeliveredAt}},
		{"void_at", moment{&o.Stamps.VoidAt}},
		{"settlement_no", &o.SettlementNo},
		{"out_km", &o.OutKM},
		{"rework_of", to(&o.ReworkOf)},
		{"old_parts", &o.OldParts},
		{"note", &o.Note},
		{"void_reason", &o.VoidReason},
		{"bay_id", to(&o.Floor.BayID)},
		{"waits", &o.Floor.Waits},
		{"labels", &o.Floor.Labels},
		{"hold", &o.Floor.Hold.Why},
		{"hold_since", moment{&o.Floor.Hold.Since}},
		{"hold_until", moment{&o.Floor.Hold.Until}},
		{"hold_note", &o.Floor.Hold.Note},
	}
}

func orderRow(o *shop.Order) fields { return orderFields(o).with(&o.ID, &o.Rev) }

func checkFields(c *shop.Check) fields {
	return fields{{"point", &c.Point}, {"name", &c.Name}, {"fault", &c.Fault}, {"unseen", &c.Unseen}, {"note", &c.Note}}
}

func markFields(b *shop.Blemish) fields {
	return fields{{"zone", &b.Zone}, {"kind", &b.Kind}, {"x", &b.X}, {"y", &b.Y}, {"note", &b.Note}}
}

func qualityFields(q *shop.QualityProblem) fields {
	return fields{
		{"code", &q.Code},
		{"description", &q.Description},
		{"assembly", &q.Assembly},
		{"serious_safety", &q.SeriousSafety},
		{"repair_from", moment{&q.RepairFrom}},
		{"repair_to", moment{&q.RepairTo}},
		{"excluded_hours", &q.ExcludedHours},
		{"excluded_reason", &q.ExcludedReason},
		{"excluded_evidence", &q.ExcludedEvidence},
		{"replaced_assembly", &q.ReplacedAssembly},
		{"main_part_assembly", &q.MainPartAssembly},
		{"main_part", &q.MainPart},
		{"failure", &q.Failure},
		{"findings", &q.Record.Findings},
		{"no_tow", &q.Record.NoTow},
		{"no_loaner", &q.Record.NoLoaner},
		{"signed_at", moment{&q.Record.SignedAt}},
	}
}
