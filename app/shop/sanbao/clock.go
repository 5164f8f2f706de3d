package sanbao

import (
	"cmp"
	"slices"
	"time"

	"gongdan/app/shop"
)

// Repair is an order of the car that may count.
type Repair struct {
	Order      string // its number
	Kind       shop.OrderKind
	ReceivedAt time.Time
	AgreedAt   time.Time
	FinishedAt time.Time
	MileageKM  int64
	Problem    *shop.QualityProblem // nil: the order never counts
}

// counts reports whether a repair may count at all: recalls and maintenance never do,
// nor does an order without a quality problem.
func (r Repair) counts() bool {
	return r.Problem != nil && r.Kind != shop.Recall && r.Kind != shop.Maintenance
}

// from is when the repair began: when both sides settled that the car is to be repaired
// (Art. 40); zero: not yet.
func (r Repair) from() time.Time {
	if !r.Problem.RepairFrom.IsZero() {
		return r.Problem.RepairFrom
	}
	return r.AgreedAt
}

// until is when the repair ended, or now for one that goes on.
func (r Repair) until(now time.Time) time.Time {
	end := r.Problem.RepairTo
	if end.IsZero() {
		end = r.FinishedAt
	}
	if end.IsZero() || end.After(now) {
		return now
	}
	return end
}

// days are the days of one repair: each 24 hours are one, what is left another, at
// least one (Art. 40). Hours of transport and rescue are taken off first (Art. 24).
func (r Repair) days(now time.Time) int64 {
	if r.from().IsZero() || r.from().After(now) {
		return 0
	}
	took := r.until(now).Sub(r.from()) - hours(r.Problem.ExcludedHours)
	return max(1, int64((took+24*time.Hour-1)/(24*time.Hour)))
}

func hours(q shop.Qty) time.Duration { return time.Duration(q) * time.Hour / time.Duration(shop.One) }

// assembly is what the problem is about.
func (r Repair) assembly() shop.Assembly {
	return cmp.Or(r.Problem.Assembly, r.Problem.ReplacedAssembly, r.Problem.MainPartAssembly)
}

// AsOf is the day of which the clock is read.
type AsOf struct {
	On        shop.Day
	Now       time.Time // nothing is counted beyond it; zero: the end of On
	Zone      *time.Location
	MileageKM int64 // on that day; what was read last
}

// end is the moment up to which repairs that go on are counted: the end of the day, or
// now where that is earlier.
func (a AsOf) end() time.Time {
	end := a.On.Add(1).Time(a.Zone)
	if !a.Now.IsZero() && a.Now.Before(end) {
		return a.Now
	}
	return end
}

// Window is a period: its last day and kilometre are inside.
type Window struct {
	LastDay shop.Day
	KM      int64 // 0: no limit
	Open    bool
}

func (w Window) holds(day shop.Day, km int64) bool {
	return w.LastDay != "" && day <= w.LastDay && (w.KM == 0 || km <= w.KM)
}

// Windows are the periods of a car.
type Windows struct {
	SevenDay   Window // Art. 22
	SixtyDay   Window // Art. 20 and 23
	Sanbao     Window // 三包有效期 (Art. 18)
	FreeRepair Window // 包修期 (Art. 18)
}

// Clock is what counts for a car as of a day.
type Clock struct {
	Terms     Terms
	Start     shop.Day
	On        shop.Day
	MileageKM int64
	Applies   bool
	Why       string // language key of why it does not apply
	Windows   Windows

	Counted       []Counted // the repairs that count towards Art. 24, as they came in
	RepairDays    Count
	Same          []SameProblem
	Serious       Count
	Assemblies    []Replaced
	Parts         []Replaced
	Loaners       []Loaner
	Entitlements  []Entitlement
	Grounds       []Ground
	Warnings      []Warning
	Compensation  shop.Money
	Compensable   bool // a ground of Art. 24 is met and price and rate are known
	Uncompensated string
}

// Read counts for a car bought like that and repaired like that, in whatever order the
// repairs are given.
func Read(rules []shop.Rule, p Purchase, repairs []Repair, as AsOf) Clock {
	v, there := p.governs(rules)
	c := Clock{On: as.On, MileageKM: as.MileageKM, Start: p.Start(v)}
	c.Terms = termsOf(rules, v, c.Start)
	switch {
	case p.Use != shop.Household:
		c.Why = "sanbao.why.use"
	case c.Start == "":
		c.Why = "sanbao.why.purchase"
	case !there:
		c.Why = "sanbao.why.before"
	default:
		c.Applies = true
	}
	if !c.Applies {
		return c
	}
	c.windows(as)
	n := counter{clock: &c, as: as, end: as.end()}
	n.run(repairs)
	c.warn()
	c.compensate(p)
	return c
}

func (c *Clock) windows(as AsOf) {
	t := c.Terms
	window := func(last shop.Day, km int64) Window {
		w := Window{LastDay: last, KM: km}
		w.Open = w.holds(as.On, as.MileageKM)
		return w
	}
	if t.ExchangeDays > 0 {
		c.Windows.SevenDay = window(c.Start.Add(int(t.ExchangeDays)), 0)
	}
	c.Windows.SixtyDay = window(c.Start.Add(int(t.EarlyDays)), t.EarlyKM)
	c.Windows.Sanbao = window(years(c.Start, t.ValidYears), t.ValidKM)
	c.Windows.FreeRepair = window(years(c.Start, t.RepairYears), t.RepairKM)
}

// compensate reckons what the customer pays for the use of the car where a ground of
// Art. 24 is met: price × km / 1000 × n (Art. 27), to the fen, half up.
func (c *Clock) compensate(p Purchase) {
	met := slices.ContainsFunc(c.Grounds, func(g Ground) bool { return g.Article == "24" })
	switch {
	case !met:
	case p.Card.Price == 0:
		c.Uncompensated = "sanbao.why.price"
	case p.Card.Rate == 0:
		c.Uncompensated = "sanbao.why.rate"
	default:
		rate := min(p.Card.Rate, c.Terms.MostRate)
		c.Compensation, c.Compensable = shop.UseCompensation(p.Card.Price, c.MileageKM, rate), true
	}
}

// Nearness is how near the nearest of the warnings is to its limit, in thousandths of it;
// 0 without one.
func (c Clock) Nearness() (most int64) {
	for _, w := range c.Warnings {
		if w.Limit > 0 {
			most = max(most, 1000*w.Used/w.Limit)
		}
	}
	return most
}
