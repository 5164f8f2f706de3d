package blueprint

import (
	"slices"
	"strconv"
	"strings"

	"gongdan/app/shop"
)

// Mark is a moment of a visit that a step begins or ends with.
type Mark string

// The marks, as they follow each other. Of those up to WorkBegan the first time
// counts, of the later ones the last: a car may go back into work.
const (
	NoMark      Mark = ""
	CameIn      Mark = "received"
	WasQuoted   Mark = "quoted"
	WasAnswered Mark = "answered" // the customer said yes or no
	WasGiven    Mark = "dispatched"
	WorkBegan   Mark = "work_began" // by the first clock
	WorkEnded   Mark = "work_ended" // by the last clock that ended with its job
	ToCheck     Mark = "checking"
	WasPassed   Mark = "passed"
	WasReady    Mark = "ready"
	WasSettled  Mark = "settled"
	WentOut     Mark = "delivered"
)

// Marks are all marks, in their order.
func Marks() []Mark {
	return []Mark{CameIn, WasQuoted, WasAnswered, WasGiven, WorkBegan, WorkEnded, ToCheck, WasPassed, WasReady, WasSettled, WentOut}
}

// Key is the word of the mark.
func (m Mark) Key() string {
	if m == NoMark {
		return "blueprint.mark.none"
	}
	return "blueprint.mark." + string(m)
}

// Step (服务步骤) is a step of the blueprint as it is, or was, in force from a
// day on. A visit is measured by the version of the day on which the car came.
type Step struct {
	Code     string // what its versions have in common
	Place    int    // in the order of the steps, from 1
	Name     string // empty: as the program calls the step of that code
	From     Mark
	To       Mark
	Minutes  int64  // standard, of the hours in which the shop is open; 0: none
	ByLabour bool   // the standard is the hours (工时) agreed on the order
	Contact  string // 接触点: where the customer meets the shop; empty as for Name
	Failures string // 失误点: what is known to go wrong; empty as for Name
	Active   bool
	Since    shop.Day
	Until    shop.Day // last day in force; empty: still
	Source   string
}

// The longest standard, a month, and the most steps.
const (
	MostMinutes = 31 * 24 * 60
	MostSteps   = 40
)

// Measured reports whether events say how long the step took; a step without
// marks is described and not measured.
func (s Step) Measured() bool { return s.From != NoMark && s.To != NoMark }

// Check lists what keeps the step from being saved.
func (s Step) Check() shop.Problems {
	var p shop.Problems
	if strings.Trim(s.Code, "abcdefghijklmnopqrstuvwxyz0123456789_") != "" || s.Code == "" || len(s.Code) > 24 {
		p.Add("code", "blueprint.say.code", nil)
	}
	if s.Place < 1 || s.Place > MostSteps {
		p.Add("place", "blueprint.say.place", shop.Args{"Max": MostSteps})
	}
	if s.Minutes < 0 || s.Minutes > MostMinutes {
		p.Add("minutes", "blueprint.say.minutes", shop.Args{"Max": MostMinutes})
	}
	s.checkMarks(&p)
	for _, x := range []struct {
		field, text string
		most        int
	}{{"name", s.Name, shop.MaxName}, {"contact", s.Contact, shop.MaxText}, {"failures", s.Failures, shop.MaxText}, {"source", s.Source, shop.MaxText}} {
		if n := len([]rune(x.text)); n > x.most {
			p.Add(x.field, "say.too_long", shop.Args{"Max": x.most, "Now": n})
		}
	}
	if _, err := shop.ParseDay(string(s.Since)); err != nil || s.Since == "" {
		p.Add("since", "rule.say.from_day", nil)
	}
	return p
}

// checkMarks: a step has both ends, the second one later, or neither.
func (s Step) checkMarks(p *shop.Problems) {
	from, to := slices.Index(Marks(), s.From), slices.Index(Marks(), s.To)
	switch {
	case s.From == NoMark && s.To == NoMark:
	case from < 0 || to < 0:
		p.Add("to", "blueprint.say.half", nil)
	case to <= from:
		p.Add("to", "blueprint.say.backwards", shop.Args{"From": s.From})
	}
}

// InForce are the steps that were in force on a day, in their order.
func InForce(all []Step, on shop.Day) []Step {
	var now []Step
	for _, s := range all {
		if s.Active && s.Since <= on && (s.Until == "" || on <= s.Until) {
			now = append(now, s)
		}
	}
	slices.SortFunc(now, before)
	return now
}

// before orders steps by their place, those at one place by code.
func before(a, b Step) int {
	if a.Place != b.Place {
		return a.Place - b.Place
	}
	return strings.Compare(a.Code, b.Code)
}

// Versions are the versions of one step, the first one first.
func Versions(all []Step, code string) []Step {
	var list []Step
	for _, s := range all {
		if s.Code == code {
			list = append(list, s)
		}
	}
	slices.SortFunc(list, func(a, b Step) int { return strings.Compare(string(a.Since), string(b.Since)) })
	return list
}

// Revise puts a new version of a step in force from its day on: the one before
// ends on the eve; one that began on the same day is replaced. What was in force
// on days before stays. versions are those that there are, none for a new step.
func Revise(versions []Step, next Step) ([]Step, error) {
	next.Until = ""
	p := next.Check()
	list := slices.Clone(versions)
	if n := len(list); n > 0 {
		switch last := &list[n-1]; {
		case next.Since < last.Since:
			p.Add("since", "blueprint.say.from", shop.Args{"From": last.Since})
		case next.Since == last.Since:
			list = list[:n-1]
		default:
			last.Until = next.Since.Add(-1)
		}
	}
	if err := p.Err(); err != nil {
		return versions, err
	}
	return append(list, next), nil
}

// Gaps are the versions of one step that do not end on the eve of the next one,
// or end before they began.
func Gaps(versions []Step) (gaps []Step) {
	for i, s := range versions {
		last := i+1 == len(versions)
		if last && s.Until != "" && s.Until < s.Since || !last && s.Until != versions[i+1].Since.Add(-1) {
			gaps = append(gaps, s)
		}
	}
	return gaps
}

// NewCode is a code for a step that the shop adds, other than those there are.
func NewCode(all []Step) string {
	for n := 1; ; n++ {
		code := "own" + strconv.Itoa(n)
		if !slices.ContainsFunc(all, func(s Step) bool { return s.Code == code }) {
			return code
		}
	}
}
