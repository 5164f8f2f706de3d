package sanbao

import (
	"cmp"
	"time"

	"gongdan/app/shop"
)

// Version (适用规定) is which of the two orders governs a car.
type Version string

// The orders.
const (
	Order2012 Version = "2012"
	Order2021 Version = "2021"
)

// book is the rule book of the order.
func (v Version) book() string { return "sanbao" + string(v) }

// Purchase is what is known of how a car was bought.
type Purchase struct {
	Use         shop.Use
	InvoicedOn  shop.Day
	DeliveredOn shop.Day
	Card        shop.WarrantyCard
}

// Start is the day from which both periods run: that of the invoice, or that of the
// delivery where it is another one (Art. 18); under the order of 2012 the invoice's. A
// car that was given in exchange begins anew with that day (Art. 29).
func (p Purchase) Start(v Version) shop.Day {
	if p.Card.ExchangedOn != "" {
		return p.Card.ExchangedOn
	}
	if p.DeliveredOn != "" && (v == Order2021 || p.InvoicedOn == "") {
		return p.DeliveredOn
	}
	return p.InvoicedOn
}

// governs is the order that a car falls under: the one chosen for it, or that of the
// day on which it was bought. The order of 2021 says nothing of older cars; practice
// leaves those invoiced before 2022-01-01 under the older order.
func (p Purchase) governs(rules []shop.Rule) (Version, bool) {
	bought := cmp.Or(p.InvoicedOn, p.DeliveredOn, p.Card.ExchangedOn)
	first := func(v Version) shop.Day {
		var day shop.Day
		for _, r := range rules {
			if r.Book == v.book() && (day == "" || r.From < day) {
				day = r.From
			}
		}
		return day
	}
	switch {
	case p.Card.Rule != "":
		return Version(p.Card.Rule), true
	case bought == "":
		return Order2021, true
	case bought >= first(Order2021):
		return Order2021, true
	case bought >= first(Order2012):
		return Order2012, true
	}
	return "", false
}

// Terms are the numbers of an order that govern a car.
type Terms struct {
	Version Version

	RepairYears, RepairKM int64 // 包修期 (Art. 18)
	ValidYears, ValidKM   int64 // 三包有效期 (Art. 18)
	ExchangeDays          int64 // of Art. 22; 0: the order has no such rule
	EarlyDays, EarlyKM    int64 // of Art. 20 and 23

	Serious    int64 // repairs of serious safety failures (Art. 24 (1))
	Assemblies int64 // replacements of an assembly (Art. 24 (2))
	Parts      int64 // replacements of a main part (Art. 24 (3))
	Days       int64 // of repair (Art. 24 (4))
	Same       int64 // repairs of one problem (Art. 24 (4))
	LoanerDays int64 // of one repair, after which a loaner is due (Art. 21)
	MostRate   shop.Rate
}

// termsOf reads the terms of an order as they were when a car was bought; what began
// later than that, but is the first of its book, governs too where the order was chosen.
func termsOf(rules []shop.Rule, v Version, start shop.Day) Terms {
	term := func(name string) int64 {
		if r, ok := shop.InForce(rules, v.book(), name, start); ok {
			return r.Value
		}
		var first shop.Rule
		for _, r := range rules {
			if r.Book == v.book() && r.Name == name && (first.Name == "" || r.From < first.From) {
				first = r
			}
		}
		return first.Value
	}
	return Terms{
		Version: v, RepairYears: term("repair_years"), RepairKM: term("repair_km"), ValidYears: term("valid_years"), ValidKM: term("valid_km"),
		ExchangeDays: term("exchange_days"), EarlyDays: term("early_days"), EarlyKM: term("early_km"), Serious: term("serious_repairs"),
		Assemblies: term("assembly_replacements"), Parts: term("part_replacements"), Days: term("repair_time_days"), Same: term("same_problem_repairs"),
		LoanerDays: term("loaner_after_days"), MostRate: shop.Rate(term("compensation_most_bp")),
	}
}

// Exchangeable reports whether an assembly is one of those that are replaced as a
// whole: engine and gearbox, and since 2021 the traction battery and motor (Art. 20,
// 22, 24 (2)).
func (v Version) Exchangeable(a shop.Assembly) bool {
	switch a {
	case shop.Engine, shop.Gearbox:
		return true
	case shop.Battery, shop.Motor:
		return v == Order2021
	}
	return false
}

// Counted reports whether main parts of an assembly are counted (Art. 24 (3)): since
// 2021 those of the exhaust treatment too.
func (v Version) Counted(a shop.Assembly) bool {
	switch a {
	case shop.Steering, shop.Brake, shop.Suspension, shop.Driveline, shop.BodyAssembly:
		return true
	case shop.Emission:
		return v == Order2021
	}
	return v.Exchangeable(a)
}

// fails reports whether a failure is one of Art. 23; fire of the traction battery is
// one since 2021.
func (v Version) fails(failure string) bool {
	return failure != "" && (failure != "battery_fire" || v == Order2021)
}

// years is the corresponding day so many years later, or the last day of a month that
// has none.
func years(d shop.Day, n int64) shop.Day {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return ""
	}
	then := t.AddDate(int(n), 0, 0)
	if then.Day() != t.Day() { // 29 February
		then = then.AddDate(0, 0, -then.Day())
	}
	return shop.Day(then.Format(time.DateOnly))
}
