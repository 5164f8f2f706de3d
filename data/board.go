package data

import (
	"fmt"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
)

// Card is an open order as the job board shows it. The order has its lines and
// no payments, so that the board can ask it what is allowed.
type Card struct {
	shop.Order
	Plate    string
	Vehicle  string // make and model
	Customer string
	Bay      string // code of the bay
	Due      shop.Money
	Who      []string     // technicians of the jobs, each once, in order of the lines
	Short    []string     // parts that are agreed and that the store has not got
	Failed   int          // how often an inspection failed it: internal rework
	Running  []shop.Clock // clocks that run on it
	Outside  shop.Outside // what of it happens outside the shop
	Came     []string     // parts that were bought for it, are here and not issued
	DueOn    shop.Day     // when the first of those that are bought is to arrive
	Clock    sanbao.Clock // 三包 of the car; empty where nothing is near a limit
	CauseDue shop.Day     // 返修: by when another cause must be shown; "": no rework, or its cause is known
	Case     CaseDue      // 退换: the open case of the car
}

// PartsState (备料) is how far the parts of a card have left the store.
type PartsState string

// The states of parts.
const (
	NoParts   PartsState = ""     // none is agreed
	PartsWait PartsState = "wait" // the store has them, they are not issued
	PartsLack PartsState = "lack" // the store has not got them all
	PartsOut  PartsState = "out"  // 料齐
)

// Parts is how far the parts of the card have come.
func (c *Card) Parts() PartsState {
	state := NoParts
	for i := range c.Lines {
		l := &c.Lines[i]
		if l.Kind != shop.PartLine || l.Agreement.Consent != shop.Agreed {
			continue
		}
		if l.Missing() > 0 {
			state = PartsWait
			break
		}
		state = PartsOut
	}
	if len(c.Short) > 0 {
		return PartsLack
	}
	return state
}

// Planned is how many hours are agreed, and Worked how many were clocked and
// ended; what runs is in Running.
func (c *Card) Planned() (sum shop.Qty) {
	for i := range c.Lines {
		if l := &c.Lines[i]; l.Kind == shop.LabourLine && l.Agreement.Consent == shop.Agreed {
			sum += l.Qty
		}
	}
	return sum
}

// Worked is how many hours were clocked on the card and have ended.
func (c *Card) Worked() (sum shop.Qty) {
	for i := range c.Lines {
		sum += c.Lines[i].Clocked
	}
	return sum
}

// openOrders is which orders the board shows.
const openOrders = `(SELECT id FROM orders WHERE is_open = TRUE)`

// Board reads the cards of all open orders, the oldest first. It takes the same
// handful of queries for five cars and for five hundred.
func Board(v View) ([]Card, error) {
	cards, err := all(v, `orders WHERE is_open = TRUE ORDER BY id`, func(c *Card) fields {
		return append(orderRow(&c.Order), field{"due_fen", &c.Due})
	})
	if err != nil {
		return nil, fmt.Errorf("board: %w", err)
	}
	at := make(map[shop.OrderID]*Card, len(cards))
	for i := range cards {
		at[cards[i].ID] = &cards[i]
	}
	for _, fill := range []func(View, map[shop.OrderID]*Card) error{boardLines, boardCars, boardShort, boardFailed, boardClocks, boardOutside, boardBought, boardReworks} {
		if err := fill(v, at); err != nil {
			return nil, fmt.Errorf("board: %w", err)
		}
	}
	return cards, nil
}

// BoardClocks puts the 三包 of the cars that are near a limit on their cards, and their
// open cases of exchange or return, as of now.
func BoardClocks(v View, cards []Card, now time.Time) error {
	today := shop.DayOf(now, v.zone)
	near, err := NearLimits(v, sanbao.AsOf{On: today, Now: now}, true)
	if err != nil {
		return fmt.Errorf("board: %w", err)
	}
	cases, err := dueCases(v, today, `due_on <> '' AND vehicle_id IN (SELECT vehicle_id FROM orders WHERE is_open = TRUE)`)
	if err != nil {
		return fmt.Errorf("board: %w", err)
	}
	by := map[shop.VehicleID]sanbao.Clock{}
	for _, x := range near {
		by[x.Car.ID] = x.Clock
	}
	for i := range cards {
		cards[i].Clock, cards[i].Case = by[cards[i].VehicleID], cases[cards[i].VehicleID]
	}
	return nil
}

func boardLines(v View, at map[shop.OrderID]*Card) error {
	lines, err := all(v, `order_lines WHERE order_id IN `+openOrders+` ORDER BY order_id, n, id`, func(o *owned[shop.Line]) fields {
		return append(lineRow(&o.row), field{"order_id", &o.owner})
	})
	for _, l := range lines {
		if c := at[shop.OrderID(l.owner)]; c != nil {
			c.Lines = append(c.Lines, l.row)
		}
	}
	return err
}

func boardCars(v View, at map[shop.OrderID]*Card) error {
	names := map[shop.PersonID]string{}
	people, err := People(v)
	if err != nil {
		return err
	}
	for _, p := range people {
		names[p.ID] = p.Name
	}
	for _, c := range at {
		c.Who = whoOf(c.Lines, names)
	}
	return eachRow(v, func(scan func(...any) error) error {
		var id shop.OrderID
		var plate, vehicle, customer, bay string
		err := scan(&id, &plate, &vehicle, &customer, &bay)
		if c := at[id]; c != nil {
			c.Plate, c.Vehicle, c.Customer, c.Bay = plate, vehicle, customer, bay
		}
		return err
	}, `SELECT o.id, v.plate, trim(v.make || ' ' || v.model), coalesce(c.name, ''), coalesce(b.code, '')
		FROM orders AS o JOIN vehicles AS v ON v.id = o.vehicle_id LEFT JOIN customers AS c ON c.id = o.customer_id
		LEFT JOIN bays AS b ON b.id = o.bay_id WHERE o.is_open = TRUE`)
}

// whoOf are the technicians of the lines, each once.
func whoOf(lines []shop.Line, names map[shop.PersonID]string) (who []string) {
	seen := map[shop.PersonID]bool{0: true}
	for _, l := range lines {
		if !seen[l.Technician] && l.Agreement.Consent != shop.Declined {
			seen[l.Technician] = true
			who = append(who, names[l.Technician])
		}
	}
	return who
}

// boardReworks notes by when another cause must be shown.
func boardReworks(v View, at map[shop.OrderID]*Card) error {
	due, err := CausesDue(v)
	for id, day := range due {
		if c := at[id]; c != nil {
			c.CauseDue = day
		}
	}
	return err
}

// boardBought notes what was bought for the orders.
func boardBought(v View, at map[shop.OrderID]*Card) error {
	return eachRow(v, func(scan func(...any) error) error {
		var b boughtLine
		err := scan(b.places()...)
		c := at[b.order]
		if c == nil {
			return err
		}
		if b.here() {
			c.Came = append(c.Came, b.name)
		}
		if day := b.day(); day != "" && (c.DueOn == "" || day < c.DueOn) {
			c.DueOn = day
		}
		return err
	}, boughtLines+` AND b.order_id IN `+openOrders+` ORDER BY b.id`)
}

func boardShort(v View, at map[shop.OrderID]*Card) error {
	return eachRow(v, func(scan func(...any) error) error {
		var id shop.OrderID
		var name string
		err := scan(&id, &name)
		if c := at[id]; c != nil {
			c.Short = append(c.Short, name)
		}
		return err
	}, `SELECT l.order_id, l.name FROM order_lines AS l JOIN parts AS p ON p.id = l.part_id
		WHERE l.order_id IN `+openOrders+` AND l.kind = 'part' AND l.consent = 'agreed' AND l.origin <> 'customer_owned'
		AND l.qty - l.issued > p.on_hand ORDER BY l.order_id, l.n`)
}

func boardFailed(v View, at map[shop.OrderID]*Card) error {
	return eachRow(v, func(scan func(...any) error) error {
		var id shop.OrderID
		var n int
		err := scan(&id, &n)
		if c := at[id]; c != nil {
			c.Failed = n
		}
		return err
	}, `SELECT order_id, count(*) FROM order_events WHERE kind || '' = 'qc_failed' AND order_id IN `+openOrders+` GROUP BY order_id`)
}

func boardClocks(v View, at map[shop.OrderID]*Card) error {
	running, err := Running(v)
	for _, c := range running {
		if card := at[c.Order]; card != nil {
			card.Running = append(card.Running, c)
		}
	}
	return err
}
