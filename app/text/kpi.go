package text

import (
	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
)

// KPIValue is a figure in its unit, a dash where it is not known.
func KPIValue(l Lang, f kpi.Figure) string {
	if !f.Known {
		return unknown
	}
	switch f.Key.Unit() {
	case kpi.Fen:
		return l.Money(f.Money())
	case kpi.Rate:
		return l.Percent(f.Rate()) + " %"
	}
	return l.Int(f.Value)
}

// KPIMissing is how many records lack what the figure needs; "" where none does.
func KPIMissing(l Lang, f kpi.Figure) string {
	if f.Missing == 0 {
		return ""
	}
	return l.Int(int64(f.Missing))
}

// KPIGroup names a part of the figures; person is the name of the group's.
func KPIGroup(l Lang, by kpi.Dimension, g kpi.Group, person string) string {
	switch {
	case g == kpi.Group{}:
		return l.Say("kpi.nobody")
	case by == kpi.ByKind:
		return l.Say(shop.OrderKind(g.Name).Key())
	case by == kpi.ByPayer:
		return l.Say(shop.Payer(g.Name).Key())
	case by == kpi.ByMake:
		return g.Name
	}
	return person
}

// KPIPeriod names a period: a month, or its days.
func KPIPeriod(l Lang, p kpi.Period) string {
	switch {
	case p.Month() != "":
		return Month(l, p.From)
	case p.From == p.To:
		return string(p.From)
	}
	return string(p.From) + " – " + string(p.To)
}

// KPIChange is how a figure differs from that of another period: amounts and counts by
// their share of it, rates by points. What is not known on either side is a dash.
func KPIChange(l Lang, now, then kpi.Figure) string {
	by := now.Value - then.Value
	if !KPIKnown(now, then) {
		return unknown
	}
	sign, word := "", " %"
	rate := shop.Rate(by)
	if now.Key.Unit() == kpi.Rate {
		word = " " + l.Say("kpi.points")
	} else {
		rate = shop.Rate(shop.Money(100).Part(shop.Qty(by), shop.Qty(then.Value))) * 100 // whole percents
	}
	if by > 0 {
		sign = "+"
	}
	return sign + l.Percent(rate) + word
}

// KPIKnown reports whether there is a change to be told.
func KPIKnown(now, then kpi.Figure) bool {
	return now.Known && then.Known && (now.Key.Unit() == kpi.Rate || then.Value > 0)
}

// KPIChanges is how a figure differs from the period before and from a year ago.
func KPIChanges(l Lang, now, before, year kpi.Figure) string {
	return l.Say("kpi.changes", shop.Args{"Before": KPIChange(l, now, before), "Year": KPIChange(l, now, year)})
}
