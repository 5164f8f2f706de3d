package sanbao

import (
	"cmp"
	"slices"
	"time"

	"gongdan/app/shop"
)

// Count is a number with the orders that it is made of, the first first.
type Count struct {
	Used   int64
	Limit  int64
	Orders []string
}

// SameProblem is how often one problem was repaired (Art. 24 (4)).
type SameProblem struct {
	Code string
	Count
}

// Replaced is how often an assembly, or one main part of it, was replaced (Art. 24 (2)
// and (3)).
type Replaced struct {
	Assembly shop.Assembly
	Part     string // "": the assembly as a whole
	Count
}

// Loaner is a repair that took so long that a loaner car, or money in its place, was due
// (Art. 21).
type Loaner struct {
	Order string
	From  shop.Day // the sixth day of the repair
}

// Entitlement is an assembly that is replaced free of charge, since a main part of it
// failed early (Art. 20).
type Entitlement struct {
	Article  string
	Assembly shop.Assembly
	MetOn    shop.Day
	Order    string
}

// Reason is why a car may be exchanged or given back.
type Reason string

// The reasons of Art. 22, 23 and 24.
const (
	SevenDay   Reason = "seven_day"
	SixtyDay   Reason = "sixty_day"
	Safety     Reason = "serious_safety"
	Assembly   Reason = "assembly"
	MainPart   Reason = "main_part"
	RepairDays Reason = "repair_days"
	Same       Reason = "same_problem"
)

// Key is the word of the reason.
func (r Reason) Key() string { return "sanbao.reason." + string(r) }

// Ground is a reason that is met, with the orders that met it, the last of which did.
type Ground struct {
	Article string
	Reason  Reason
	MetOn   shop.Day
	Orders  []string
}

// Warning is a count close to its limit.
type Warning struct {
	Reason Reason
	Used   int64
	Limit  int64
	Orders []string
}

// Counted is a repair inside 三包有效期 with the days that it counts for.
type Counted struct {
	Repair
	Days int64 // 0: it has not begun
}

// counter goes through the repairs of a car.
type counter struct {
	clock *Clock
	as    AsOf
	end   time.Time
}

func (n *counter) day(t time.Time) shop.Day { return shop.DayOf(t, n.as.Zone) }

// run counts the repairs that were received since the periods began and until the day, in
// the order of time.
func (n *counter) run(repairs []Repair) {
	c := n.clock
	var all, valid []Repair
	for _, r := range inOrder(repairs) {
		if !r.counts() || r.ReceivedAt.After(n.end) || n.day(r.ReceivedAt) < c.Start {
			continue
		}
		if c.Windows.FreeRepair.holds(n.day(r.ReceivedAt), r.MileageKM) {
			n.loaner(r)
		}
		all = append(all, r)
		if c.Windows.Sanbao.holds(n.day(r.ReceivedAt), r.MileageKM) {
			valid = append(valid, r)
		}
	}
	for _, r := range all {
		n.earlyFailure(r)
	}
	for _, r := range valid {
		c.Counted = append(c.Counted, Counted{r, r.days(n.end)})
	}
	n.safety(valid)
	n.replaced(valid)
	n.same(valid)
	n.time(valid)
	slices.SortStableFunc(c.Grounds, func(a, b Ground) int { return cmp.Compare(a.MetOn, b.MetOn) })
}

// inOrder are the repairs as they came in; those of one moment by number, so that the
// order in which they are given makes no difference.
func inOrder(repairs []Repair) []Repair {
	return slices.SortedFunc(slices.Values(repairs), func(a, b Repair) int {
		return cmp.Or(a.ReceivedAt.Compare(b.ReceivedAt), cmp.Compare(a.Order, b.Order))
	})
}

// loaner notes a single repair that took longer than the order allows. Waiting for
// parts is repair, and no exclusion counts here (Art. 21).
func (n *counter) loaner(r Repair) {
	from := r.from()
	after := from.Add(time.Duration(n.clock.Terms.LoanerDays) * 24 * time.Hour)
	if from.IsZero() || !r.until(n.end).After(after) {
		return
	}
	n.clock.Loaners = append(n.clock.Loaners, Loaner{r.Order, n.day(after)})
}

// earlyFailure looks at Art. 20, 22 and 23.
func (n *counter) earlyFailure(r Repair) {
	c, q, on := n.clock, r.Problem, n.day(r.ReceivedAt)
	v := c.Terms.Version
	if c.Windows.SevenDay.holds(on, r.MileageKM) && (v.Exchangeable(q.ReplacedAssembly) || v.Exchangeable(q.MainPartAssembly)) {
		n.ground("22", SevenDay, on, r.Order)
	}
	if !c.Windows.SixtyDay.holds(on, r.MileageKM) {
		return
	}
	if v.fails(q.Failure) {
		n.ground("23", SixtyDay, on, r.Order)
	}
	if v.Exchangeable(q.MainPartAssembly) {
		c.Entitlements = append(c.Entitlements, Entitlement{"20", q.MainPartAssembly, on, r.Order})
	}
}

// ground notes a reason once, on the day it was met first.
func (n *counter) ground(article string, why Reason, on shop.Day, orders ...string) {
	if !slices.ContainsFunc(n.clock.Grounds, func(g Ground) bool { return g.Reason == why }) {
		n.clock.Grounds = append(n.clock.Grounds, Ground{article, why, on, slices.Clone(orders)})
	}
}

// safety counts repairs of serious safety failures: after two of them the next one is
// a ground on the day it comes in (Art. 24 (1)).
func (n *counter) safety(repairs []Repair) {
	s := &n.clock.Serious
	s.Limit = n.clock.Terms.Serious
	for _, r := range repairs {
		if !r.Problem.SeriousSafety {
			continue
		}
		s.Used++
		if s.Orders = append(s.Orders, r.Order); s.Used == s.Limit+1 {
			n.ground("24", Safety, n.day(r.ReceivedAt), s.Orders...)
		}
	}
}

// replaced counts replacements of assemblies and of their main parts; both in one repair
// are one, that of the assembly (Art. 24 ¶2). After two of them a further problem is a
// ground on the day it comes in (Art. 24 (2), (3)).
func (n *counter) replaced(repairs []Repair) {
	c := n.clock
	for _, r := range repairs {
		q, on := r.Problem, n.day(r.ReceivedAt)
		for _, x := range c.Assemblies {
			if x.Used >= x.Limit && r.assembly() == x.Assembly {
				n.ground("24", Assembly, on, append(slices.Clone(x.Orders), r.Order)...)
			}
		}
		for _, x := range c.Parts {
			if x.Used >= x.Limit && r.about(x) {
				n.ground("24", MainPart, on, append(slices.Clone(x.Orders), r.Order)...)
			}
		}
		if c.Terms.Version.Exchangeable(q.ReplacedAssembly) {
			c.Assemblies = add(c.Assemblies, q.ReplacedAssembly, "", c.Terms.Assemblies, r.Order)
		}
		if q.MainPart != "" && c.Terms.Version.Counted(q.MainPartAssembly) && q.MainPartAssembly != q.ReplacedAssembly {
			c.Parts = add(c.Parts, q.MainPartAssembly, q.MainPart, c.Terms.Parts, r.Order)
		}
	}
}

// about reports whether a problem is with a main part: it names that part, or only its
// assembly.
func (r Repair) about(x Replaced) bool {
	if r.Problem.MainPart == "" {
		return r.assembly() == x.Assembly
	}
	return r.Problem.MainPart == x.Part && r.Problem.MainPartAssembly == x.Assembly
}

func add(list []Replaced, a shop.Assembly, part string, limit int64, order string) []Replaced {
	i := slices.IndexFunc(list, func(x Replaced) bool { return x.Assembly == a && x.Part == part })
	if i < 0 {
		list, i = append(list, Replaced{Assembly: a, Part: part, Count: Count{Limit: limit}}), len(list)
	}
	list[i].Used++
	list[i].Orders = append(list[i].Orders, order)
	return list
}

// same counts repairs of one problem: the one beyond the limit is a ground on the day
// both sides settle that it is repaired (Art. 24 (4)).
func (n *counter) same(repairs []Repair) {
	c := n.clock
	begun := slices.Clone(repairs)
	begun = slices.DeleteFunc(begun, func(r Repair) bool { return r.settled().IsZero() || r.settled().After(n.end) })
	slices.SortStableFunc(begun, func(a, b Repair) int { return a.settled().Compare(b.settled()) })
	for _, r := range begun {
		i := slices.IndexFunc(c.Same, func(x SameProblem) bool { return x.Code == r.Problem.Code })
		if i < 0 {
			c.Same, i = append(c.Same, SameProblem{r.Problem.Code, Count{Limit: c.Terms.Same}}), len(c.Same)
		}
		x := &c.Same[i]
		x.Used++
		if x.Orders = append(x.Orders, r.Order); x.Used == x.Limit+1 {
			n.ground("24", Same, n.day(r.settled()), x.Orders...)
		}
	}
}

// settled is when both sides settled that the problem is repaired.
func (r Repair) settled() time.Time {
	if r.AgreedAt.IsZero() {
		return r.Problem.RepairFrom
	}
	return r.AgreedAt
}

// time adds up the days of repair: the ground is met on the day the sum passes the limit
// (Art. 24 (4)).
func (n *counter) time(repairs []Repair) {
	d := &n.clock.RepairDays
	d.Limit = n.clock.Terms.Days
	begun := slices.Clone(repairs)
	begun = slices.DeleteFunc(begun, func(r Repair) bool { return r.days(n.end) == 0 })
	slices.SortStableFunc(begun, func(a, b Repair) int { return a.from().Compare(b.from()) })
	for _, r := range begun {
		days := r.days(n.end)
		d.Orders = append(d.Orders, r.Order)
		if left := d.Limit - d.Used; left >= 0 && days > left {
			n.ground("24", RepairDays, n.passed(r, left), d.Orders...)
		}
		d.Used += days
	}
}

// passed is the day on which a repair that begins with so many days left has used them
// up and goes on: the first moment of the next of its days. Hours that do not count
// push it back.
func (n *counter) passed(r Repair, left int64) shop.Day {
	at := r.from()
	if left > 0 {
		at = at.Add(time.Duration(left)*24*time.Hour + hours(r.Problem.ExcludedHours))
	}
	return n.day(at)
}

// warn notes what is close to a limit and no ground yet: repair days from 20 on, and
// counts one below the limit (three and four repairs of one problem, the first
// replacement).
func (c *Clock) warn() {
	met := func(why Reason) bool {
		return slices.ContainsFunc(c.Grounds, func(g Ground) bool { return g.Reason == why })
	}
	near := func(why Reason, x Count, from int64) {
		if x.Used >= from && !met(why) {
			c.Warnings = append(c.Warnings, Warning{why, x.Used, x.Limit, x.Orders})
		}
	}
	near(RepairDays, c.RepairDays, c.RepairDays.Limit*2/3)
	for _, x := range c.Same {
		near(Same, x.Count, x.Limit-1)
	}
	near(Safety, c.Serious, c.Serious.Limit-1)
	for _, x := range c.Assemblies {
		near(Assembly, x.Count, x.Limit-1)
	}
	for _, x := range c.Parts {
		near(MainPart, x.Count, x.Limit-1)
	}
}

// ShortKey is the word of what a reason counts, where there is little room.
func (r Reason) ShortKey() string { return "sanbao.short." + string(r) }
