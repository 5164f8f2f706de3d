package data

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"gongdan/app/shop"
)

// approvalPatience is how long a customer may think about an estimate before
// the advisor is reminded to ask.
const approvalPatience = 30 * time.Minute

// onTimeDays is the span of the on-time rate.
const onTimeDays = 30

// HomeFigures are what the home page shows to an advisor.
type HomeFigures struct {
	InShop         int64 // cars with an open order
	ReceivedToday  int64
	DeliveredToday int64
	PromisedToday  int64 // orders that were promised for today, delivered or not
	OnTime         shop.Rate
	OnTimeOf       int64     // deliveries of the last 30 days that OnTime is of; 0: OnTime says nothing
	Waiting        []HomeRow // what the advisor must act on, the longest waiting first
	Promised       []HomeRow // open orders promised for today or before, in order of time
	Drafts         []shop.Draft
}

// HomeRow is an open order on the home page.
type HomeRow struct {
	ID         shop.OrderID
	Number     string
	Plate      string
	Vehicle    string // make and model
	Customer   string
	Who        string // technicians, else the advisor
	Status     shop.Status
	Waits      string    // what for, as a language key; empty: nothing
	Since      time.Time // when the waiting began
	Missing    []string  // names of parts that are missing
	Extra      []string  // what was found and is not answered yet
	Came       []string  // parts that were bought for it and are here
	DueOn      shop.Day  // when the first of those that are missing is to arrive
	CauseDue   shop.Day  // of a rework: by when another cause must be shown
	PromisedAt time.Time
	Due        shop.Money

	advisor shop.PersonID
}

// Home gathers the figures of the home page as of now. With an advisor the
// lists are of the advisor's orders and drafts only; the figures are the shop's.
func Home(v View, now time.Time, advisor shop.PersonID) (h HomeFigures, err error) {
	if err := h.count(v, now); err != nil {
		return h, fmt.Errorf("figures of the home page: %w", err)
	}
	rows, err := openRows(v)
	if err != nil {
		return h, fmt.Errorf("open orders: %w", err)
	}
	h.InShop = int64(len(rows))
	_, tonight := dayRange(v, shop.DayOf(now, v.zone))
	for _, r := range rows {
		if advisor != 0 && r.advisor != advisor {
			continue
		}
		if r.calls(now) {
			h.Waiting = append(h.Waiting, r)
		}
		if p := r.PromisedAt; !p.IsZero() && stamp(p) < tonight {
			h.Promised = append(h.Promised, r)
		}
	}
	slices.SortStableFunc(h.Waiting, func(a, b HomeRow) int { return a.Since.Compare(b.Since) })
	slices.SortStableFunc(h.Promised, func(a, b HomeRow) int {
		return cmp.Or(a.PromisedAt.Compare(b.PromisedAt), cmp.Compare(a.ID, b.ID))
	})
	h.Drafts, err = Drafts(v, advisor)
	return h, err
}

// calls reports whether somebody must act: remind the customer, find parts,
// take the money.
func (r HomeRow) calls(now time.Time) bool {
	switch r.Waits {
	case WaitsApproval:
		return !r.Since.After(now.Add(-approvalPatience))
	case WaitsParts, WaitsPayment, WaitsExtra, WaitsArrived, WaitsCause:
		return true
	}
	return false
}

func (h *HomeFigures) count(v View, now time.Time) error {
	today := shop.DayOf(now, v.zone)
	from, until := dayRange(v, today)
	for _, q := range []struct {
		into  *int64
		query string
	}{
		{&h.ReceivedToday, `SELECT count(*) FROM orders WHERE received_at >= $1 AND received_at < $2 AND status <> 'void'`},
		{&h.DeliveredToday, `SELECT count(*) FROM orders WHERE delivered_at >= $1 AND delivered_at < $2`},
		{&h.PromisedToday, `SELECT count(*) FROM orders WHERE promised_at >= $1 AND promised_at < $2 AND status <> 'void'`},
	} {
		n, err := number(v, q.query, from, until)
		if err != nil {
			return err
		}
		*q.into = n
	}
	since, _ := dayRange(v, today.Add(1-onTimeDays))
	met, all, err := onTime(v, since, until)
	if all > 0 {
		h.OnTime, h.OnTimeOf = shop.Rate((met*int64(shop.Whole)+all/2)/all), all
	}
	return err
}

// onTime counts the orders that were first delivered in a stretch of time, of
// those that had a promise, and how many kept it. It goes by the events, so
// that a reversal afterwards changes nothing. The kind is spelt so in the inner
// query that SQLite looks through the events of the order, not through all
// deliveries of the shop: a thousand times as many.
func onTime(v View, from, until int64) (met, all int64, err error) {
	err = eachRow(v, func(scan func(...any) error) error {
		var at, promised int64
		if err := scan(&at, &promised); err != nil {
			return err
		}
		all++
		if at <= promised {
			met++
		}
		return nil
	}, `SELECT min(e.at), min(o.promised_at) FROM order_events AS e JOIN orders AS o ON o.id = e.order_id
		WHERE e.kind = 'delivered' AND e.at >= $1 AND e.at < $2 AND o.promised_at > 0
		AND NOT EXISTS (SELECT 1 FROM order_events AS b WHERE b.order_id = e.order_id AND b.kind || '' = 'delivered' AND b.at < $1)
		GROUP BY e.order_id`, from, until)
	return met, all, err
}

// openRows are all open orders with what they wait for.
func openRows(v View) ([]HomeRow, error) {
	var rows []HomeRow
	status := map[shop.OrderID]shop.Status{}
	err := eachRow(v, func(scan func(...any) error) error {
		var r HomeRow
		var quoted, agreed, finished, settled time.Time
		err := scan(&r.ID, &r.Number, &r.Plate, &r.Vehicle, &r.Customer, to(&r.advisor), &r.Who, &r.Status,
			moment{&quoted}, moment{&agreed}, moment{&finished}, moment{&settled}, moment{&r.PromisedAt}, &r.Due)
		r.Since = map[shop.Status]time.Time{
			shop.Quoted: quoted, shop.Working: agreed, shop.Ready: finished, shop.Settled: settled,
		}[r.Status]
		rows = append(rows, r)
		status[r.ID] = r.Status
		return err
	}, `SELECT o.id, o.number, v.plate, trim(v.make || ' ' || v.model), coalesce(c.name, ''), o.advisor_id, coalesce(p.name, ''),
		o.status, o.quoted_at, o.agreed_at, o.finished_at, o.settled_at, o.promised_at, o.due_fen
		FROM orders AS o JOIN vehicles AS v ON v.id = o.vehicle_id LEFT JOIN customers AS c ON c.id = o.customer_id
		LEFT JOIN people AS p ON p.id = o.advisor_id WHERE o.is_open = TRUE ORDER BY o.id`)
	if err != nil {
		return nil, err
	}
	known, err := standings(v, status)
	if err != nil {
		return nil, err
	}
	causes, err := CausesDue(v)
	for i := range rows {
		s := known[rows[i].ID]
		rows[i].Waits, rows[i].Missing, rows[i].Extra = s.waits, s.short, s.extra
		rows[i].Came, rows[i].DueOn = s.came, s.due
		if day := causes[rows[i].ID]; day != "" && (s.waits == "" || s.waits == WaitsPayment) {
			rows[i].Waits, rows[i].CauseDue = WaitsCause, day
		}
		if s.waits == WaitsExtra {
			rows[i].Since = s.since
		}
		if len(s.who) > 0 {
			rows[i].Who = strings.Join(s.who, "/")
		}
	}
	return rows, err
}
