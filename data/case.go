package data

import (
	"gongdan/app/shop"
)

// Case reads a case with all that belongs to it but its events.
func Case(v View, id shop.CaseID) (shop.Case, error) { return oneCase(v, `cases WHERE id = $1`, id) }

// CaseByNumber reads the case with that number.
func CaseByNumber(v View, number string) (shop.Case, error) {
	return oneCase(v, `cases WHERE number = $1`, number)
}

func oneCase(v View, from string, args ...any) (c shop.Case, err error) {
	if c, err = one(v, from, caseRow, args...); err != nil {
		return c, err
	}
	return c, readCase(v, &c)
}

// readCase reads what belongs to a case.
func readCase(v View, c *shop.Case) (err error) {
	if c.Grounds, err = all(v, `case_grounds WHERE case_id = $1 ORDER BY n`, groundFields, c.ID); err != nil {
		return err
	}
	if c.Sum.Refunds, err = all(v, `case_refunds WHERE case_id = $1 ORDER BY n`, refundFields, c.ID); err != nil {
		return err
	}
	c.Delays, err = all(v, `case_delays WHERE case_id = $1 ORDER BY n`, delayFields, c.ID)
	return err
}

// CasesOf are the cases of a car, and that by which it was given in exchange, the newest
// first.
func CasesOf(v View, car shop.VehicleID) ([]shop.Case, error) {
	return casesWhere(v, `vehicle_id = $1 OR new_vehicle_id = $1 ORDER BY requested_at DESC, id DESC`, car)
}

// OpenCases are the cases in which the shop still has to do something, the first due first.
func OpenCases(v View) ([]shop.Case, error) {
	return casesWhere(v, `due_on <> '' ORDER BY due_on, id`)
}

// CaseDue is how long a car's open case of exchange or return has for its next step.
type CaseDue struct {
	ID     shop.CaseID // 0: the car has no open case
	Status shop.CaseStatus
	Remedy shop.Remedy
	Left   int // working days; below 0: late by so many
}

// CaseDueOf is that of a car, as of a day.
func CaseDueOf(v View, car shop.VehicleID, today shop.Day) (CaseDue, error) {
	due, err := dueCases(v, today, `due_on <> '' AND vehicle_id = $1`, car)
	return due[car], err
}

func dueCases(v View, today shop.Day, where string, args ...any) (map[shop.VehicleID]CaseDue, error) {
	list, err := all(v, `cases WHERE `+where+` ORDER BY due_on DESC, id DESC`, caseRow, args...)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	cal, err := Calendar(v)
	due := make(map[shop.VehicleID]CaseDue, len(list))
	for _, c := range list {
		due[c.VehicleID] = CaseDue{c.ID, c.Status, c.Remedy, cal.Between(today, c.Due())}
	}
	return due, err
}

// foundCases are the cases that a search finds, by their number, their car or who asks.
func foundCases(f finder) ([]shop.Hit, error) {
	found, err := f.matches(target{shop.KindCases, []link{{shop.KindVehicles, "vehicle_id", true, ""}, {shop.KindCustomers, "customer_id", true, ""}}})
	if err != nil || len(found) == 0 {
		return nil, err
	}
	rank := ranks(found)
	in, args := among(idsOf(found), 0)
	list, err := all(f.v, caseRowsFrom+` WHERE k.id IN (`+in+`) ORDER BY k.id DESC`, caseRowFields, args...)
	hits := make([]shop.Hit, 0, len(list))
	for _, r := range list {
		hits = append(hits, shop.Hit{
			Kind: shop.KindCases, ID: int64(r.ID), Key: r.Number, Plate: r.Plate, Customer: r.Who, Title: r.Vehicle,
			Case: r.Status, Rank: rank[int64(r.ID)] + rankCase,
		})
	}
	return hits, err
}

func casesWhere(v View, where string, args ...any) ([]shop.Case, error) {
	list, err := all(v, `cases WHERE `+where, caseRow, args...)
	for i := range list {
		if err == nil {
			err = readCase(v, &list[i])
		}
	}
	return list, err
}

// CaseEvents are what happened to a case, the first first.
func CaseEvents(v View, id shop.CaseID) ([]shop.CaseEvent, error) {
	return all(v, `case_events WHERE case_id = $1 ORDER BY id`, caseEventFields, id)
}

// SaveCase keeps a case. It gets its number when it has none; its days are reckoned by the
// calendar.
func SaveCase(tx *Tx, c *shop.Case) error {
	remember(tx, c)
	if err := dueCase(tx.View, c); err != nil {
		return err
	}
	if c.Number == "" {
		day := shop.DayOf(c.Request.At, tx.zone)
		text, err := freeNumber(tx, caseNumber, day, dayNumber("HT", day))
		if err != nil {
			return err
		}
		c.Number = text
	}
	due := c.Due()
	if err := keep(tx, shop.KindCases, &c.ID, &c.Rev, append(caseKept(c), field{"due_on", &due})); err != nil {
		return err
	}
	tx.change(shop.KindVehicles, int64(c.VehicleID))
	if err := replace(tx, "case_grounds", "case_id", c.ID, rowsOf(c.Grounds, groundFields)); err != nil {
		return err
	}
	if err := replace(tx, "case_refunds", "case_id", c.ID, rowsOf(c.Sum.Refunds, refundFields)); err != nil {
		return err
	}
	if err := replace(tx, "case_delays", "case_id", c.ID, rowsOf(c.Delays, delayFields)); err != nil {
		return err
	}
	return saveTokens(tx, shop.KindCases, int64(c.ID), caseTokens(*c))
}

// dueCase reckons the days of a case by the rules and the calendar as they are.
func dueCase(v View, c *shop.Case) error {
	rules, err := Rules(v)
	if err != nil {
		return err
	}
	cal, err := Calendar(v)
	c.AnswerDue, c.CompleteDue = c.Dues(rules, cal, v.zone)
	return err
}

// AddCaseEvent notes what happened to a case.
func AddCaseEvent(tx *Tx, id shop.CaseID, e shop.CaseEvent) error {
	return insert(tx, "case_events", append(fields{{"case_id", &id}}, caseEventFields(&e)...))
}

// FollowCalendar reckons the days of all cases anew, since the calendar is another now.
func FollowCalendar(tx *Tx) error {
	list, err := casesWhere(tx.View, `id > 0 ORDER BY id`)
	for i := range list {
		c, was := &list[i], list[i]
		if err == nil {
			err = dueCase(tx.View, c)
		}
		if err == nil && (c.AnswerDue != was.AnswerDue || c.CompleteDue != was.CompleteDue) {
			err = SaveCase(tx, c)
		}
	}
	return err
}

// CaseFile is a case with what happened to it.
type CaseFile struct {
	shop.Case
	Events []shop.CaseEvent
}

// EachCase hands on all cases, the oldest first.
func EachCase(v View, do func(CaseFile) error) error {
	return each(v, "cases", caseRow, func(c *shop.Case) int64 { return int64(c.ID) }, oneByOne(func(c shop.Case) error {
		f := CaseFile{Case: c}
		err := readCase(v, &f.Case)
		if err == nil {
			f.Events, err = CaseEvents(v, c.ID)
		}
		if err != nil {
			return err
		}
		return do(f)
	}))
}

func caseKept(c *shop.Case) fields {
	return fields{
		{"number", &c.Number},
		{"vehicle_id", &c.VehicleID},
		{"customer_id", to(&c.CustomerID)},
		{"asked", &c.Asked},
		{"remedy", &c.Remedy},
		{"status", &c.Status},
		{"requested_at", moment{&c.Request.At}},
		{"request_km", &c.Request.KM},
		{"words", &c.Request.Words},
		{"taken_by", to(&c.Request.By)},
		{"answer_due", &c.AnswerDue},
		{"complete_due", &c.CompleteDue},
		{"answered_at", moment{&c.Answer.At}},
		{"answered_by", to(&c.Answer.By)},
		{"answered_how", &c.Answer.How},
		{"answer_reason", &c.Answer.Reason},
		{"price_fen", &c.Sum.Price},
		{"km", &c.Sum.KM},
		{"rate_bp", &c.Sum.Rate},
		{"taxes", &c.Sum.Taxes},
		{"ended_on", &c.End.On},
		{"ended_at", moment{&c.End.At}},
		{"ended_by", to(&c.End.By)},
		{"new_vehicle_id", to(&c.End.NewCar)},
		{"end_note", &c.End.Note},
	}
}

func caseRow(c *shop.Case) fields { return caseKept(c).with(&c.ID, &c.Rev) }

func groundFields(g *shop.CaseGround) fields {
	return fields{{"article", &g.Article}, {"reason", &g.Reason}, {"met_on", &g.MetOn}, {"orders", words[string]{&g.Orders}}}
}

func refundFields(r *shop.CaseRefund) fields {
	return fields{{"kind", &r.Kind}, {"note", &r.Note}, {"paid_fen", &r.Paid}, {"off_fen", &r.Off}}
}

func delayFields(d *shop.CaseDelay) fields {
	return fields{{"days", &d.Days}, {"reason", &d.Reason}, {"evidence", &d.Evidence}}
}

func caseEventFields(e *shop.CaseEvent) fields {
	return fields{{"kind", &e.Kind}, {"at", moment{&e.At}}, {"person_id", to(&e.Person)}, {"note", &e.Note}}
}
