package data

import (
	"fmt"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
	"gongdan/app/shop/monthly"
	"gongdan/app/shop/stockfig"
)

// monthsShown is how many months stand side by side, the one that is told of the last.
const monthsShown = 6

// largeOrder is from which sum on an order is a large one, by the rules of a day; 0 where
// no rule says it.
func largeOrder(rules []shop.Rule, on shop.Day) shop.Money {
	r, _ := shop.InForce(rules, "report", "large_order_fen", on)
	return shop.Money(r.Value)
}

// MonthBook reads all that the report of a month is made from, as of now. tell hears how far
// it has come; it may be nil.
func MonthBook(v View, month shop.Day, now time.Time, tell func(done, all int)) (b monthly.Book, err error) {
	b.Period, b.Today = kpi.MonthOf(month), shop.DayOf(now, v.zone)
	steps, done := monthsShown+6, 0
	for _, read := range []func() error{
		func() error { return monthAims(v, &b) },
		func() error { return monthFigures(v, &b, now, func() { done++; told(tell, done, steps) }) },
		func() error { return monthState(v, &b) },
		func() (err error) { b.Claims, err = ClaimsOpened(v, b.Period.From, b.Period.To); return err },
		func() (err error) { b.Lost, err = LostSales(v, b.Period.From, b.Period.To); return err },
		func() (err error) {
			b.Store, err = StockFigures(v, stockfig.MonthOf(b.Period.From, b.Today), nil)
			return err
		},
		func() error { return monthNames(v, &b) },
	} {
		if err := read(); err != nil {
			return b, fmt.Errorf("report of %s: %w", b.Period.Month(), err)
		}
		done++
		told(tell, min(done, steps), steps)
	}
	return b, nil
}

func told(tell func(done, all int), done, all int) {
	if tell != nil {
		tell(done, all)
	}
}

func monthAims(v View, b *monthly.Book) (err error) {
	if b.Targets, err = Targets(v); err != nil {
		return err
	}
	b.Rules, err = Rules(v)
	return err
}

// monthFigures reads the months that stand side by side, and the same month a year ago.
func monthFigures(v View, b *monthly.Book, now time.Time, step func()) error {
	var before kpi.Rows
	for n := 1 - monthsShown; n <= 0; n++ {
		by := kpi.Dimension("")
		if n == 0 {
			by = kpi.ByTechnician // with it the lines of all orders are read
		}
		rows, err := KPIRows(v, b.Period.Step(n), by, now)
		if err != nil {
			return err
		}
		figures := kpi.Reckon(&rows)
		b.Months = append(b.Months, monthly.Point{Month: rows.Period.Month(), Figures: figures})
		switch n {
		case -1:
			before, b.Before = rows, figures
		case 0:
			monthParts(b, &rows, &before)
			b.Now = figures
		}
		step()
	}
	rows, err := KPIRows(v, b.Period.LastYear(), "", now)
	b.YearAgo = kpi.Reckon(&rows)
	return err
}

// monthParts takes the rows of the month apart.
func monthParts(b *monthly.Book, rows, before *kpi.Rows) {
	b.Over, b.Gaps = rows.Over, kpi.Gaps(rows)
	b.By = map[kpi.Dimension][]kpi.Part{}
	for _, d := range kpi.Dimensions() {
		b.By[d] = kpi.By(rows, d)
	}
	b.Why = monthly.Reasons(rows, before, largeOrder(b.Rules, b.Period.To))
	b.Owed = monthly.DueBy(rows.Owed)
}

// monthState reads whether the month is closed, what is not settled yet, what was said of
// it and what changed since it was closed.
func monthState(v View, b *monthly.Book) error {
	month := b.Period.Month()
	err := eachRow(v, func(scan func(...any) error) error {
		var r kpi.Ref
		err := scan(&r.Order, &r.Number)
		b.Open = append(b.Open, r)
		return err
	}, `SELECT id, number FROM orders WHERE is_open = TRUE AND settled_at = 0 AND received_at < $1 ORDER BY number`, stamp(b.Period.To.Add(1).Time(v.zone)))
	if err != nil {
		return err
	}
	if b.Note, err = ReportNote(v, month); err != nil {
		return err
	}
	closes, err := ClosedMonths(v)
	if err != nil || len(closes) == 0 || month > closes[0].Month {
		return err
	}
	b.Closed = true
	var closed time.Time
	for _, c := range closes { // the newest first: the one that closed this month is the last not before it
		if c.Month >= month {
			closed = c.At
		}
	}
	versions, err := ReportVersions(v, month)
	if stands, ok := monthly.Standing(versions, closed); ok {
		b.Since, b.Changed = stands, stands.Since(monthly.Keep(b.Now))
	}
	return err
}

// monthNames reads the names of people, packages and those who owe.
func monthNames(v View, b *monthly.Book) error {
	b.People, b.Packages = map[shop.PersonID]string{}, map[string]string{}
	people, err := People(v)
	if err != nil {
		return err
	}
	for _, p := range people {
		b.People[p.ID] = p.Name
	}
	packs, err := Packages(v)
	if err != nil {
		return err
	}
	for _, p := range packs {
		b.Packages[p.Code] = p.Name
	}
	for i, d := range b.Owed {
		if d.Customer != 0 {
			c, err := Customer(v, d.Customer)
			if err != nil {
				return err
			}
			b.Owed[i].Name = c.Name
		}
	}
	return nil
}
