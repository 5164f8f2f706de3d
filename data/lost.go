package data

import (
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/lost"
)

// LostSales reads what was offered on orders that were received from a day to another, with
// the later orders on which it was taken after all. What the shop itself pays is no offer.
func LostSales(v View, from, to shop.Day) (b lost.Book, err error) {
	first, last := stamp(from.Time(v.zone)), stamp(to.Add(1).Time(v.zone))
	b = lost.Book{From: from, To: to}
	if b.Of, err = offered(v, `o.received_at >= $1 AND o.received_at < $2`, first, last); err != nil {
		return b, err
	}
	return b, matchLater(v, b.Of, first, last)
}

// matchLater notes on missed offers of orders received in [first, last) where they were
// taken later.
func matchLater(v View, offers []lost.Offer, first, last int64) error {
	const cars = `SELECT coalesce(w.merged_into, w.id) FROM orders x JOIN order_lines y ON y.order_id = x.id JOIN vehicles w ON w.id = x.vehicle_id
		WHERE x.received_at >= $1 AND x.received_at < $2 AND (y.consent <> 'agreed' OR x.status = 'void')`
	sold, err := offered(v, `l.consent = 'agreed' AND o.status <> 'void' AND o.received_at >= $1
		AND o.vehicle_id IN (SELECT id FROM vehicles WHERE coalesce(merged_into, id) IN (`+cars+`))`, first, last)
	lost.Match(offers, sold)
	return err
}

// offered reads offers by what their orders o and lines l are, in the order in which the
// cars were received. An order of a file that was joined to another is one of that other.
func offered(v View, where string, args ...any) (list []lost.Offer, err error) {
	err = eachRow(v, func(scan func(...any) error) error {
		var o lost.Offer
		var price shop.Money
		var qty shop.Qty
		var off shop.Rate
		var consent shop.Consent
		var status shop.Status
		err := scan(&o.Line, &o.Order, &o.Number, moment{&o.At}, &o.Vehicle, &o.Kind, &o.Code, &o.Name, &price, &qty, &off, &consent, &status, &o.Found, &o.Advisor)
		o.Amount, o.Way = shop.LineAmount(price, qty, off), wayOf(consent, status)
		list = append(list, o)
		return err
	}, `SELECT l.id, o.id, o.number, o.received_at, coalesce(f.merged_into, f.id), l.kind, l.code, l.name, l.price_fen, l.qty, l.discount_bp, l.consent, o.status,
		coalesce(l.found_by, l.technician_id, 0), coalesce(o.advisor_id, 0)
		FROM orders o JOIN order_lines l ON l.order_id = o.id JOIN vehicles f ON f.id = o.vehicle_id WHERE l.payer <> 'shop' AND `+where+` ORDER BY o.received_at, o.id, l.n`, args...)
	return list, err
}

// wayOf is what became of an offer: on an order that was called off nothing is sold.
func wayOf(c shop.Consent, s shop.Status) lost.Way {
	switch {
	case c == shop.Declined:
		return lost.Declined
	case s == shop.Void:
		return lost.Gone
	case c == shop.Agreed:
		return lost.Sold
	}
	return lost.Waiting
}

// LostCall is a car to call about, with who is called.
type LostCall struct {
	lost.Call
	Plate    string
	Title    string // make and model
	Customer shop.CustomerID
	Name     string
	Phone    string
}

// LostCalls are the cars to call about as of now, worth most first, at most n; those that
// are here or have an appointment, and those whose owner nobody knows, are left out.
func LostCalls(v View, rules lost.Rules, now time.Time, n int) ([]LostCall, error) {
	first := stamp(now.AddDate(0, 0, -int(rules.WindowDays)))
	missed, err := offered(v, `o.received_at >= $1 AND o.received_at <= $2 AND (l.consent <> 'agreed' OR o.status = 'void')`, first, stamp(now))
	if err != nil {
		return nil, err
	}
	if err := matchLater(v, missed, first, stamp(now)+1); err != nil {
		return nil, err
	}
	ids, err := column[shop.VehicleID](v, `SELECT coalesce(f.merged_into, f.id) FROM orders o JOIN vehicles f ON f.id = o.vehicle_id WHERE o.is_open = TRUE UNION SELECT vehicle_id FROM appointments
		WHERE vehicle_id IS NOT NULL AND status IN ('booked', 'confirmed') AND start_at >= $1
		UNION SELECT id FROM vehicles WHERE owner_id IS NULL`, stamp(now))
	if err != nil {
		return nil, err
	}
	away := make(map[shop.VehicleID]bool, len(ids))
	for _, id := range ids {
		away[id] = true
	}
	calls := lost.Calls(missed, away, rules, now)
	list := make([]LostCall, min(n, len(calls)))
	for i := range list {
		list[i].Call = calls[i]
		car, err := Vehicle(v, calls[i].Vehicle)
		if err != nil {
			return nil, err
		}
		owner, err := Customer(v, car.OwnerID)
		if err != nil {
			return nil, err
		}
		list[i].Plate, list[i].Title = car.Plate, car.Title()
		list[i].Customer, list[i].Name, list[i].Phone = owner.ID, owner.Name, owner.Phone
	}
	return list, nil
}
