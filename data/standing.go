package data

import (
	"slices"
	"time"

	"gongdan/app/shop"
)

// What an open order may wait for, as language keys.
const (
	WaitsApproval = "order.waits.approval" // the customer must say yes or no
	WaitsExtra    = "order.waits.extra"    // and so to what was found while the car is in hand
	WaitsParts    = "order.waits.parts"    // more is agreed than the store has
	WaitsPayment  = "order.waits.payment"  // the work is done
	WaitsPickup   = "order.waits.pickup"   // paid, the car is still here
	WaitsSublet   = "order.waits.sublet"   // work on it is done outside
	WaitsCause    = "order.waits.cause"    // 返修: another cause than the repair may still be shown, or nobody has written one
	WaitsArrived  = "order.waits.arrived"  // a part that was bought for it is here and not issued
)

// standing is how an open order stands.
type standing struct {
	waits string    // language key; empty: nothing
	who   []string  // technicians at it
	short []string  // parts that are missing
	extra []string  // what was found and is not answered
	came  []string  // parts that were bought for it and are here
	due   shop.Day  // when the first of those that are missing is to arrive
	since time.Time // the first of it
}

// standings tells how orders stand, of which the status is known.
func standings(v View, status map[shop.OrderID]shop.Status) (map[shop.OrderID]standing, error) {
	known := make(map[shop.OrderID]standing, len(status))
	ids := make([]shop.OrderID, 0, len(status))
	for id, s := range status {
		known[id] = standing{waits: waitsBy(s)}
		ids = append(ids, id)
	}
	if len(ids) == 0 {
		return known, nil
	}
	slices.Sort(ids)
	in, args := among(ids, 0)
	err := eachRow(v, func(scan func(...any) error) error {
		var order shop.OrderID
		var consent shop.Consent
		var name, technician string
		var missing, stock shop.Qty
		var found time.Time
		if err := scan(&order, &consent, &name, &technician, &missing, &stock, moment{&found}); err != nil {
			return err
		}
		s := known[order]
		if technician != "" && consent != shop.Declined && !slices.Contains(s.who, technician) {
			s.who = append(s.who, technician)
		}
		if status[order] == shop.Working {
			switch {
			case consent == shop.Proposed && !found.IsZero():
				s.waits = WaitsExtra
				s.extra = append(s.extra, name)
				if s.since.IsZero() || found.Before(s.since) {
					s.since = found
				}
			case consent == shop.Proposed && s.waits != WaitsExtra:
				s.waits = WaitsApproval
			case consent == shop.Agreed && missing > stock:
				s.short = append(s.short, name)
				if s.waits == "" {
					s.waits = WaitsParts
				}
			}
		}
		known[order] = s
		return nil
	}, `SELECT l.order_id, l.consent, l.name, coalesce(t.name, ''),
		CASE WHEN l.kind = 'part' AND l.part_id IS NOT NULL AND l.origin <> 'customer_owned' THEN l.qty - l.issued ELSE 0 END,
		coalesce(p.on_hand, 0), l.found_at
		FROM order_lines AS l LEFT JOIN people AS t ON t.id = l.technician_id LEFT JOIN parts AS p ON p.id = l.part_id
		WHERE l.order_id IN (`+in+`) ORDER BY l.order_id, l.n`, args...)
	if err != nil {
		return known, err
	}
	if err := waitOutside(v, known, in, args); err != nil {
		return known, err
	}
	return known, waitBought(v, known, in, args)
}

// waitBought notes what was bought for orders: what is here and not issued, and
// when the rest is to come.
func waitBought(v View, known map[shop.OrderID]standing, in string, args []any) error {
	return eachRow(v, func(scan func(...any) error) error {
		var b boughtLine
		err := scan(b.places()...)
		s := known[b.order]
		if day := b.day(); day != "" && (s.due == "" || day < s.due) {
			s.due = day
		}
		if b.here() {
			if s.came = append(s.came, b.name); s.waits == "" || s.waits == WaitsSublet {
				s.waits = WaitsArrived
			}
		}
		known[b.order] = s
		return err
	}, boughtLines+` AND b.order_id IN (`+in+`) ORDER BY b.id`, args...)
}

// boughtLine is a line of an open order with what was bought for it.
type boughtLine struct {
	order                          shop.OrderID
	name                           string
	qty, issued, received, ordered shop.Qty
	due                            shop.Day
	status                         shop.PurchaseStatus
}

const boughtLines = `SELECT b.order_id, l.name, l.qty, l.issued, b.received, b.qty, b.due_on, o.status FROM purchase_lines AS b
	JOIN purchases AS o ON o.id = b.purchase_id JOIN order_lines AS l ON l.id = b.line_id AND l.order_id = b.order_id WHERE l.consent <> 'declined'`

func (b *boughtLine) places() []any {
	return []any{&b.order, &b.name, &b.qty, &b.issued, &b.received, &b.ordered, &b.due, &b.status}
}

// here reports whether something that came for the line waits to be issued.
func (b *boughtLine) here() bool { return b.received > b.issued && b.qty > b.issued }

// coming reports whether more is to come for the line.
func (b *boughtLine) coming() bool { return b.status.Awaited() && b.ordered > b.received }

// day is when the rest is to arrive; empty when nothing is to come.
func (b *boughtLine) day() shop.Day {
	if b.coming() {
		return b.due
	}
	return ""
}

// waitOutside notes which orders wait for nothing nearer than sublet work.
func waitOutside(v View, known map[shop.OrderID]standing, in string, args []any) error {
	return eachRow(v, func(scan func(...any) error) error {
		var order shop.OrderID
		err := scan(&order)
		if s := known[order]; s.waits == "" {
			s.waits = WaitsSublet
			known[order] = s
		}
		return err
	}, `SELECT order_id FROM sublets WHERE back_at = 0 AND order_id IN (`+in+`)`, args...)
}

// waitsBy is what an order of that status waits for whatever its lines say.
func waitsBy(s shop.Status) string {
	switch s {
	case shop.Quoted:
		return WaitsApproval
	case shop.Ready:
		return WaitsPayment
	case shop.Settled:
		return WaitsPickup
	}
	return ""
}
