package data

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/blueprint"
)

// StayAsk says whose stays are wanted. The zero one is of the cars that are in
// the shop.
type StayAsk struct {
	From      shop.Day // first day; empty: the cars in the shop, or Order
	Until     shop.Day // last day, inclusive
	Delivered bool     // the days count on which cars left, not those on which they came
	Order     shop.OrderID
}

// here reports whether the cars are wanted that are in the shop.
func (a StayAsk) here() bool { return a.From == "" && a.Order == 0 }

// where is the condition on orders with its arguments. A day of receiving or of
// leaving is found by its index, however long the shop has been there.
func (a StayAsk) where(v View) (string, []any) {
	switch {
	case a.Order != 0:
		return `id = $1`, []any{int64(a.Order)}
	case a.From == "":
		return `is_open = TRUE`, nil
	}
	column := "received_at"
	if a.Delivered {
		column = "delivered_at"
	}
	from, _ := dayRange(v, a.From)
	_, until := dayRange(v, a.Until)
	return column + ` >= $1 AND ` + column + ` < $2 AND status <> 'void'`, []any{from, until}
}

// StayBook is what was measured, by which steps.
type StayBook struct {
	Cases []blueprint.Case
	Steps []blueprint.Step // all versions
}

// Stays measures visits by what was recorded of them up to now, the first car
// first. Orders that were called off are only measured by themselves.
func Stays(v View, ask StayAsk, now time.Time) (b StayBook, err error) {
	ruler, err := rulerOf(v, now)
	if err != nil {
		return b, fmt.Errorf("what stays are measured by: %w", err)
	}
	b.Steps = ruler.Steps
	files, err := stayFiles(v, ask)
	if err != nil {
		return b, fmt.Errorf("stays: %w", err)
	}
	for _, f := range files {
		if f.Stay = ruler.Measure(f.visit); ask.here() && f.Left {
			continue // its bill was opened again after the car had left
		}
		b.Cases = append(b.Cases, f.Case)
	}
	return b, nil
}

// clockedLately is how far back a clock says that the shop keeps clocks.
const clockedLately = 30 * 24 * time.Hour

// rulerOf is what visits are measured by: the steps, and when the shop is open,
// as its people's weeks say. Where nobody's week was written, its days end when
// the shop closes.
func rulerOf(v View, now time.Time) (r blueprint.Ruler, err error) {
	r.Now, r.Zone = now, v.Zone()
	if r.Steps, err = Steps(v); err != nil {
		return r, err
	}
	crew, err := crewHours(v)
	if err != nil {
		return r, err
	}
	r.Hours = blueprint.NewHours(v.Zone(), crew)
	n, err := number(v, `SELECT count(*) FROM (SELECT id FROM clocks WHERE from_at >= $1 AND order_id IS NOT NULL LIMIT 1) AS t`, stamp(now.Add(-clockedLately)))
	r.Clocked = n > 0
	return r, err
}

func crewHours(v View) (crew []blueprint.Worker, err error) {
	people, err := People(v)
	if err != nil {
		return nil, err
	}
	weeks, err := Weeks(v)
	if err != nil {
		return nil, err
	}
	away, err := Absences(v, "", "9999-12-31")
	if err != nil {
		return nil, err
	}
	settings, err := Settings(v)
	usual := shop.UsualWeek()
	if closes, bad := shop.ParseMinute(settings.CloseAt); bad == nil && settings.CloseAt != "" {
		usual = blueprint.ClosingAt(usual, closes)
	}
	for _, p := range people {
		if !p.Active || !p.Is(shop.Technician) && !p.Is(shop.Advisor) {
			continue
		}
		w := blueprint.Worker{Week: usual}
		if week, ok := weeks[p.ID]; ok {
			w.Week = week
		}
		w.Away = slices.DeleteFunc(slices.Clone(away), func(a shop.Absence) bool { return a.Person != p.ID })
		crew = append(crew, w)
	}
	if len(crew) == 0 {
		crew = []blueprint.Worker{{Week: usual}}
	}
	return crew, err
}

// stayFile is a case with the visit that it is measured from.
type stayFile struct {
	blueprint.Case
	visit blueprint.Visit
}

// stayFiles reads the visits: the same handful of queries for one and for all of
// a year.
func stayFiles(v View, ask StayAsk) ([]*stayFile, error) {
	where, args := ask.where(v)
	var files []*stayFile
	at := map[shop.OrderID]*stayFile{}
	err := eachRow(v, func(scan func(...any) error) error {
		f := &stayFile{}
		err := scan(&f.visit.Order, &f.Number, &f.Plate, &f.Vehicle, &f.Customer, to(&f.AdvisorID), &f.Advisor, &f.Status)
		files, at[f.visit.Order] = append(files, f), f
		return err
	}, `SELECT o.id, o.number, v.plate, trim(v.make || ' ' || v.model), coalesce(c.name, ''), o.advisor_id, coalesce(p.name, ''), o.status
		FROM orders AS o JOIN vehicles AS v ON v.id = o.vehicle_id LEFT JOIN customers AS c ON c.id = o.customer_id LEFT JOIN people AS p ON p.id = o.advisor_id
		WHERE o.id IN (SELECT id FROM orders WHERE `+where+`) ORDER BY o.received_at, o.id`, args...)
	if err != nil {
		return nil, err
	}
	of := ` WHERE order_id IN (SELECT id FROM orders WHERE ` + where + `)`
	return files, errors.Join(stayEvents(v, at, of, args), stayClocks(v, at, of, args), stayJobs(v, at, of, args))
}

func stayEvents(v View, at map[shop.OrderID]*stayFile, of string, args []any) error {
	events, err := all(v, `order_events`+of+` ORDER BY order_id, at, id`, func(e *shop.Event) fields {
		return fields{{"id", &e.ID}, {"order_id", &e.OrderID}, {"line_id", &e.LineID}, {"at", moment{&e.At}}, {"kind", &e.Kind}, {"note", &e.Note}}
	}, args...)
	for _, e := range events {
		if f := at[e.OrderID]; f != nil {
			f.visit.Events = append(f.visit.Events, e)
		}
	}
	return err
}

func stayClocks(v View, at map[shop.OrderID]*stayFile, of string, args []any) error {
	clocks, err := all(v, `clocks`+of+` ORDER BY order_id, from_at, id`, clockRow, args...)
	for _, c := range clocks {
		if f := at[c.Order]; f != nil {
			f.visit.Clocks = append(f.visit.Clocks, c)
		}
	}
	return err
}

// stayJobs reads how many jobs were agreed, for how many hours, and who has them.
func stayJobs(v View, at map[shop.OrderID]*stayFile, of string, args []any) error {
	return eachRow(v, func(scan func(...any) error) error {
		var id shop.OrderID
		var hours shop.Qty
		var who string
		err := scan(&id, &hours, &who)
		f := at[id]
		if err != nil || f == nil {
			return err
		}
		f.visit.Jobs++
		f.visit.Labour += (int64(hours)*60 + int64(shop.One)/2) / int64(shop.One)
		if who != "" && !slices.Contains(f.Who, who) {
			f.Who = append(f.Who, who)
		}
		return nil
	}, `SELECT l.order_id, l.qty, coalesce(p.name, '') FROM order_lines AS l LEFT JOIN people AS p ON p.id = l.technician_id`+of+`
		AND l.kind = 'labour' AND l.consent = 'agreed' ORDER BY l.order_id, l.n`, args...)
}
