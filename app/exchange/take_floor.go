package exchange

import (
	"time"

	"gongdan/app/shop"
)

// floor takes what a file says of the workshop.
type floor struct{ *importer }

// clockOwner tells the clocks apart of which only one can run at a time.
type clockOwner struct {
	person     shop.PersonID
	attendance bool
}

func (im floor) bay(r bayRecord, at where) error {
	b := shop.Bay{Code: shop.Fold(r.Code), Name: r.Name, Skills: r.Skills, Hours: 8 * shop.One, Active: active(r.Active)}
	if b.Name == "" {
		b.Name = b.Code
	}
	putAt(&b.Hours, r.Hours)
	if !im.first("bays", b.Code, at.in("code")) || !im.problems(at, b.Check()) {
		im.spoiled["bays "+b.Code] = true
		return nil
	}
	return im.load.Bay(b)
}

// week takes when a new person works and is away.
func (im floor) week(r personRecord, at where) error {
	who := im.load.FindPerson(r.Code)
	var week []shop.Shift
	for _, s := range r.Shifts {
		week = append(week, shop.Shift{Weekday: time.Weekday(s.Weekday), From: s.From, Until: s.Until})
		if s.Weekday < 0 || s.Weekday > 6 {
			im.say(at.in("shifts"), "shift.say.times", nil)
			return nil
		}
	}
	var away []shop.Absence
	ok := im.problems(at, shop.CheckShifts(week))
	for i, a := range r.Absences {
		x := shop.Absence{Person: who, From: a.From, Until: a.Until, Note: a.Note}
		ok = im.problems(at.in("absences").nth(i), x.Check()) && ok
		away = append(away, x)
	}
	if !ok {
		return nil
	}
	return im.load.Week(who, week, away)
}

// bayOf finds the bay with a code.
func (im floor) bayOf(code string, at where) shop.BayID {
	id := im.load.FindBay(shop.Fold(code))
	if id == 0 && code != "" {
		im.missing(at, "bays", code)
	}
	return id
}

// of is where the car of an order stands.
func (im floor) of(r orderRecord, at where) shop.Floor {
	f := shop.Floor{BayID: im.bayOf(r.Bay, at.in("bay")), Waits: r.Waits, Labels: r.Labels}
	if h := r.Hold; h != nil {
		f.Hold = shop.Hold{Why: h.Why, Since: h.Since, Until: h.Until, Note: h.Note}
	}
	return f
}

// line checks the number of a line of an order.
func (im floor) line(n int, r orderRecord, at where) bool {
	if n < 0 || n > len(r.Lines) {
		im.say(at.in("line"), "import.say.row", shop.Args{"Got": n, "Max": len(r.Lines)})
		return false
	}
	return true
}

// given are the jobs that were given out. LineID counts the lines from 1.
func (im floor) given(r orderRecord, at where) (all []shop.Dispatch) {
	seen := map[int]bool{}
	for i, x := range r.Given {
		here := at.in("dispatches").nth(i)
		d := shop.Dispatch{LineID: shop.LineID(x.Line), Bay: im.bayOf(x.Bay, here.in("bay")), From: x.From, Until: x.Until, At: x.At, Note: x.Note}
		d.By = im.personOf(x.By, here.in("by"))
		for k, s := range x.Shares {
			d.Shares = append(d.Shares, shop.Share{Person: im.personOf(s.Person, here.in("shares").nth(k).in("person")), Part: s.Part})
		}
		im.line(x.Line, r, here)
		im.problems(here, d.Check())
		if seen[x.Line] {
			im.say(here.in("line"), "import.say.twice", shop.Args{"Key": x.Line, "Other": at.in("dispatches").place})
		}
		seen[x.Line] = true
		all = append(all, d)
	}
	return all
}

// clocks are what was worked on an order. Their hours are the clocked hours of a
// line that says nothing of them; one that says less than its clocks is wrong.
func (im floor) clocks(r orderRecord, at where, o *shop.Order) (all []shop.Clock) {
	sums := map[int]shop.Qty{}
	for i, x := range r.Clocks {
		here := at.in("clocks").nth(i)
		c := im.stretch(x.stretch, here, false)
		if c.Line = shop.LineID(x.Line); im.line(x.Line, r, here) && x.Line > 0 && !c.Runs() {
			sums[x.Line] += c.Hours(c.Until)
		}
		if c.Runs() && o.Status.Frozen() {
			im.say(here.in("until"), "import.say.clock_over", shop.Args{"Status": o.Status})
		}
		all = append(all, c)
	}
	for n, sum := range sums {
		if n > len(o.Lines) {
			continue
		}
		switch l := &o.Lines[n-1]; {
		case l.Clocked == 0:
			l.Clocked = sum
		case l.Clocked < sum:
			im.say(at.in("lines").nth(n-1).in("clocked_hours"), "import.say.clocked", shop.Args{"Have": l.Clocked, "Clocks": sum})
		}
	}
	return all
}

// stretch takes a clock.
func (im floor) stretch(x stretch, at where, attendance bool) shop.Clock {
	c := shop.Clock{
		Person: im.personOf(x.Person, at.in("person")), By: im.personOf(x.By, at.in("by")),
		From: x.From, Until: x.Until, Why: x.Why, Note: x.Note,
	}
	owner := clockOwner{c.Person, attendance}
	switch {
	case !c.Runs() && !c.From.Before(c.Until):
		im.say(at.in("until"), "clock.say.before_start", shop.Args{"From": c.From})
	case c.Runs() && im.runs[owner]:
		im.say(at, "import.say.clock_runs", shop.Args{"Person": x.Person})
	}
	im.runs[owner] = im.runs[owner] || c.Runs()
	return c
}

// attendance takes a stretch in which somebody was at work.
func (im floor) attendance(r attendanceRecord, at where) error {
	c := im.stretch(r.stretch, at, true)
	if im.found.count() > 0 {
		return nil
	}
	if err := im.atWork(r, c, at); err != nil || im.found.count() > 0 {
		return err
	}
	return im.load.Attendance(c)
}
