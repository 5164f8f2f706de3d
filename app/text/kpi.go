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
