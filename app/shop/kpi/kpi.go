// Package kpi (经营指标) reckons the figures of the shop over a period: from events and
// posted money, each with the orders that it is made of and with what is missing for it. It
// is pure; data.KPIRows reads what it reckons over. The conventions are those of the open
// format; a figure whose divisor is zero, or for which nothing was recorded, is not known,
// and never 0.
package kpi

import (
	"time"

	"gongdan/app/shop"
)

// Key names a figure as the open format does.
type Key string

// The figures.
const (
	Visits              Key = "visits"                 // 台次
	DistinctVehicles    Key = "distinct_vehicles"      // 台数
	Output              Key = "output"                 // 维修产值
	LabourIncome        Key = "labour_income"          // 工时收入
	PartsIncome         Key = "parts_income"           // 配件收入
	OutputPerVisit      Key = "output_per_visit"       // 单车产值
	LabourShare         Key = "labour_share"           // 工时收入占比
	GrossProfit         Key = "gross_profit"           // 毛利
	GrossMargin         Key = "gross_margin"           // 毛利率
	OnTimeRate          Key = "on_time_rate"           // 准时交车率
	ExternalReworkRate  Key = "external_rework_rate"   // 外返率
	FirstFixRate        Key = "first_fix_rate"         // 一次修复率
	AppointmentRate     Key = "appointment_rate"       // 预约率
	TechnicianEfficient Key = "technician_efficiency"  // 技师效率
	TechnicianUse       Key = "technician_utilisation" // 技师利用率
	Receivables         Key = "receivables"            // 应收
	NewCustomers        Key = "new_customers"          // 新客户
	LostRate            Key = "lost_rate"              // 客户流失率
	Satisfaction        Key = "satisfaction"           // 满意度
	Complaints          Key = "complaints"             // 投诉
)

// Keys are all figures in the order of the open format.
func Keys() []Key {
	return []Key{
		Visits, DistinctVehicles, Output, LabourIncome, PartsIncome, OutputPerVisit, LabourShare, GrossProfit, GrossMargin, OnTimeRate,
		ExternalReworkRate, FirstFixRate, AppointmentRate, TechnicianEfficient, TechnicianUse, Receivables, NewCustomers, LostRate,
		Satisfaction, Complaints,
	}
}

// Word is the language key of the figure's name.
func (k Key) Word() string { return "kpi." + string(k) }

// Formula is the language key of how the figure is reckoned.
func (k Key) Formula() string { return "kpi.formula." + string(k) }

// Unit is what a figure is counted in.
type Unit string

// The units.
const (
	Count Unit = "count"
	Fen   Unit = "money" // fen
	Rate  Unit = "rate"  // basis points
)

// Unit is what the figure is counted in.
func (k Key) Unit() Unit {
	switch k {
	case Visits, DistinctVehicles, NewCustomers, Complaints:
		return Count
	case Output, LabourIncome, PartsIncome, OutputPerVisit, GrossProfit, Receivables:
		return Fen
	}
	return Rate
}

// Costly reports whether the figure tells what things cost the shop, which not everybody
// may see.
func (k Key) Costly() bool { return k == GrossProfit || k == GrossMargin }

// Down reports whether less is better.
func (k Key) Down() bool {
	return k == ExternalReworkRate || k == LostRate || k == Receivables || k == Complaints
}

// Ref is an order that a figure is made of. Met says that it is one of those above the
// line of a rate: delivered on time, a rework, fixed at once.
type Ref struct {
	Order  shop.OrderID
	Number string
	Met    bool
}

// Figure is one figure. Value is in its unit and means nothing unless it is Known.
type Figure struct {
	Key     Key
	Value   int64
	Known   bool
	Of, By  int64 // a rate or a mean before it was divided
	Orders  []Ref // by number
	Missing int   // records without what the figure needs
}

// Money is the value of a figure of money.
func (f Figure) Money() shop.Money { return shop.Money(f.Value) }

// Rate is the value of a rate.
func (f Figure) Rate() shop.Rate { return shop.Rate(f.Value) }

// Figures are all figures of a period, in the order of Keys.
type Figures []Figure

// Of is one of them; one that is not there is not known.
func (f Figures) Of(k Key) Figure {
	for _, x := range f {
		if x.Key == k {
			return x
		}
	}
	return Figure{Key: k}
}

// Period is the days from one to another, both inside.
type Period struct{ From, To shop.Day }

// MonthOf is the month of a day.
func MonthOf(d shop.Day) Period {
	first := shop.Day(d.Month() + "-01")
	next := shop.DayOf(first.Time(time.UTC).AddDate(0, 1, 0), time.UTC)
	return Period{first, next.Add(-1)}
}

// WeekOf is the week of a day, from Monday to Sunday.
func WeekOf(d shop.Day) Period {
	back := (int(d.Time(time.UTC).Weekday()) + 6) % 7
	return Period{d.Add(-back), d.Add(6 - back)}
}

// Month is the month that the period is, as 2006-01; "" for any other.
func (p Period) Month() string {
	if p == MonthOf(p.From) {
		return p.From.Month()
	}
	return ""
}

// Step is the month, the week or as many days as the period has, n further on.
func (p Period) Step(n int) Period {
	if p.Month() != "" {
		return MonthOf(shop.DayOf(p.From.Time(time.UTC).AddDate(0, n, 0), time.UTC))
	}
	days := int(p.To.Time(time.UTC).Sub(p.From.Time(time.UTC))/(24*time.Hour)) + 1
	return Period{p.From.Add(n * days), p.To.Add(n * days)}
}

// LastYear is the same month a year before; of other periods the same days of the week 52
// weeks before.
func (p Period) LastYear() Period {
	if p.Month() != "" {
		return p.Step(-12)
	}
	const year = 52 * 7
	return Period{p.From.Add(-year), p.To.Add(-year)}
}
