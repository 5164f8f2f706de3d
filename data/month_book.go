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

// MonthAsk says which report of a month is wanted.
type MonthAsk struct {
	Month shop.Day
	Store bool // with the figures of the store
}

// MonthBook reads all that the report of a month is made from, as of now. tell hears how far
// it has come; it may be nil.
func MonthBook(v View, ask MonthAsk, now time.Time, tell func(done, all int)) (b monthly.Book, err error) {
	b.Period, b.Today = kpi.MonthOf(ask.Month), shop.DayOf(now, v.zone)
	steps, done := 10, 0
	for _, read := range []func() error{
		func() error { return monthAims(v, &b) },
		func() error { return monthFigures(v, &b, now, func() { done++; told(tell, done, steps) }) },
		func() error { return monthState(v, &b) },
		func() (err error) { b.Claims, err = ClaimsOpened(v, b.Period.From, b.Period.To); return err },
		func() (err error) { b.Lost, err = LostSales(v, b.Period.From, b.Period.To); return err },
		func() (err error) {
			if ask.Store {
				b.Store, err = StockFigures(v, stockfig.MonthOf(b.Period.From, b.Today), nil)
			}

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

// monthFigures reads the month, the one before and the same a year ago, and of the others
// that stand beside them what their charts show.
func monthFigures(v View, b *monthly.Book, now time.Time, step func()) error {
	series, err := monthSeries(v, b.Period)
	if err != nil {
		return err
	}
	b.Months = series
	step()
	before, err := KPIRows(v, b.Period.Step(-1), "", now)
	if err != nil {
		return err
	}
	b.Before = kpi.Reckon(&before)
	step()
	rows, err := KPIRows(v, b.Period, kpi.ByTechnician, now) // with it the lines of all orders are read
	if err != nil {
		return err
	}
	b.Now = kpi.Reckon(&rows)
	step()
	monthParts(b, &rows, &before)
	b.Months = append(b.Months, monthly.Point{Month: b.Period.Step(-1).Month(), Figures: b.Before}, monthly.Point{Month: b.Period.Month(), Figures: b.Now})
	rows, err = KPIRows(v, b.Period.LastYear(), "", now)
	b.YearAgo = kpi.Reckon(&rows)
	return err
}

// monthSeries reads the months before the two that are told of: the money of their settled
// orders, and their deliveries. All other figures of them are not known.
func monthSeries(v View, p kpi.Period) ([]monthly.Point, error) {
	const more = monthsShown - 2
	rows := map[string]*kpi.Rows{}
	for n := range more {
		month := p.Step(n - more - 1)
		rows[month.Month()] = &kpi.Rows{Period: month}
	}
	first, last := p.Step(-more-1), p.Step(-2)
	if err := seriesSettled(v, rows, first.Month(), last.Month()); err != nil {
		return nil, err
	}
	if err := seriesDelivered(v, rows, stamp(first.From.Time(v.zone)), stamp(last.To.Add(1).Time(v.zone))); err != nil {
		return nil, err
	}
	var all []monthly.Point
	for n := range more {
		month := p.Step(n - more - 1).Month()
		all = append(all, monthly.Point{Month: month, Figures: kpi.Reckon(rows[month])})
	}
	return all, nil
}

// seriesSettled reads the lines of the orders that were settled from a month to another.
func seriesSettled(v View, rows map[string]*kpi.Rows, first, last string) error {
	return eachRow(v, func(scan func(...any) error) error {
		var id shop.OrderID
		var month string
		var l kpi.Line
		var price shop.Money
		var off shop.Rate
		if err := scan(&id, &month, &l.Kind, &l.Payer, &l.Qty, &price, &off); err != nil {
			return err
		}
		l.Amount = shop.LineAmount(price, l.Qty, off)
		r := rows[month]
		if n := len(r.Settled); n == 0 || r.Settled[n-1].ID != id {
			r.Settled = append(r.Settled, kpi.Order{ID: id})
		}
		o := &r.Settled[len(r.Settled)-1]
		o.Lines = append(o.Lines, l)
		return nil
	}, `SELECT o.id, o.settled_month, l.kind, l.payer, l.qty, l.price_fen, l.discount_bp FROM orders AS o JOIN order_lines AS l ON l.order_id = o.id
		WHERE o.settled_month >= $1 AND o.settled_month <= $2 AND o.status <> 'void' AND l.consent <> 'declined' ORDER BY o.settled_month, o.id`, first, last)
}

// seriesDelivered reads when orders were first delivered, and what was promised.
func seriesDelivered(v View, rows map[string]*kpi.Rows, from, until int64) error {
	return eachRow(v, func(scan func(...any) error) error {
		var d kpi.Delivered
		if err := scan(&d.ID, moment{&d.At}, moment{&d.Promised}); err != nil {
			return err
		}
		if r := rows[shop.DayOf(d.At, v.zone).Month()]; r != nil {
			r.Delivered = append(r.Delivered, d)
		}
		return nil
	}, `SELECT o.id, d.at, o.promised_at FROM (SELECT e.order_id, min(e.at) AS at `+wereDelivered+` GROUP BY e.order_id) AS d
		JOIN orders AS o ON o.id = d.order_id WHERE o.status <> 'void' ORDER BY o.id`, from, until)
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
