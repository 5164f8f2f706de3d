package data

import (
	"slices"
	"strings"
	"time"

	"gongdan/app/shop"
)

// Filters of ClaimList beside the states of claims.
const (
	ClaimsToWrite     = "to_write"    // orders whose factory lines nobody has claimed
	ClaimsOutstanding = "outstanding" // the factory owes an answer or money
	ClaimsOverdue     = "overdue"     // it should have come; Ask.Until is the last day for which it should
)

// ClaimRow is a claim in a list, or an order that waits for one: then its ID is 0.
type ClaimRow struct {
	shop.Claim // without lines, photos and events
	Order      string
	Plate      string
	VIN        string
	Vehicle    string // make and model
	FinishedAt time.Time
}

// ClaimList lists claims by when they were opened, or by number or amount; by
// ClaimsToWrite the orders, of Ask.Day or later, that wait for one.
func ClaimList(v View, ask Ask) (Page[ClaimRow], error) {
	l := &listing{
		kind: shop.KindClaims, alias: "d", columns: claimListRow(&ClaimRow{}).columns(),
		joins: ` JOIN orders AS o ON o.id = d.order_id JOIN vehicles AS x ON x.id = o.vehicle_id`,
	}
	sorts := []string{"opened:d.opened_at", "number:d.number!", "submitted:d.submitted_at", "amount:d.claimed_fen"}
	if ask.Filter == ClaimsToWrite {
		return unclaimed(v, ask)
	}
	if err := l.sortBy(ask, sorts...); err != nil {
		return Page[ClaimRow]{}, err
	}
	switch ask.Filter {
	case "", FilterAll:
	case ClaimsOutstanding:
		l.only("d.status IN ('submitted', 'accepted', 'part_paid')")
	case ClaimsOverdue:
		_, until := dayRange(v, ask.Until)
		l.only("d.status IN ('submitted', 'accepted', 'part_paid') AND d.submitted_at < ?", until)
	default:
		if !slices.Contains(shop.ClaimStatuses(), shop.ClaimStatus(ask.Filter)) {
			return Page[ClaimRow]{}, ErrAsk
		}
		l.only("d.status = ?", ask.Filter)
	}
	l.findBy(ask.Text, link{kind: shop.KindOrders, column: "order_id"},
		link{kind: shop.KindVehicles, column: "(SELECT o.vehicle_id FROM orders AS o WHERE o.id = claims.order_id)"})
	return page(v, ask, l, func(r *ClaimRow) []any { return claimListRow(r).places() })
}

func claimListRow(r *ClaimRow) fields {
	f := claimRow(&r.Claim)
	for i := range f {
		f[i].column = "d." + f[i].column
	}
	return append(f, orderOfClaim(r)...)
}

func orderOfClaim(r *ClaimRow) fields {
	return fields{
		{"o.number", &r.Order},
		{"x.plate", &r.Plate},
		{"x.vin", &r.VIN},
		{"x.make || ' ' || x.model", &r.Vehicle},
		{"o.finished_at", moment{&r.FinishedAt}},
	}
}

// unclaimedLine is true of lines l of orders o that the factory pays and no living
// claim has.
const unclaimedLine = `l.payer = 'factory' AND l.consent <> 'declined' AND NOT EXISTS (SELECT 1 FROM claim_lines AS c WHERE c.line_id = l.id AND c.living)`

// unclaimed lists the orders that are done and have lines for the factory that no
// living claim has. What they come to is worked out by the lines themselves.
func unclaimed(v View, ask Ask) (Page[ClaimRow], error) {
	l := &listing{kind: shop.KindOrders, alias: "o", joins: ` JOIN vehicles AS x ON x.id = o.vehicle_id`}
	l.columns = "o.id, " + orderOfClaim(&ClaimRow{}).columns()
	if err := l.sortBy(ask, "opened:o.finished_at", "number:o.number!", "submitted:o.received_at", "amount:o.total_fen"); err != nil {
		return Page[ClaimRow]{}, err
	}
	from, _ := dayRange(v, ask.Day)
	l.only("o.status IN ('ready', 'settled', 'delivered') AND o.finished_at >= ?", from)
	l.only("o.id IN (SELECT l.order_id FROM order_lines AS l WHERE " + unclaimedLine + ")")
	l.findBy(ask.Text, link{kind: shop.KindVehicles, column: "vehicle_id"})
	p, err := page(v, ask, l, func(r *ClaimRow) []any { return append([]any{&r.OrderID}, orderOfClaim(r).places()...) })
	for i := range p.Rows {
		r := &p.Rows[i]
		r.Vehicle = strings.TrimSpace(r.Vehicle)
		if err == nil {
			err = unclaimedSum(v, r)
		}
	}
	return p, err
}

func unclaimedSum(v View, r *ClaimRow) error {
	taken, err := ClaimedLines(v, r.OrderID, 0)
	if err != nil {
		return err
	}
	lines, err := linesOf(v, r.OrderID)
	for i := range lines {
		if l := &lines[i]; shop.Claimable(l) && !slices.Contains(taken, l.ID) {
			r.Claimed += l.Amount()
		}
	}
	return err
}

// ClaimAges are the sums of what is outstanding by its age since it went out, with
// how many claims they are of.
type ClaimAges struct {
	Count int64
	Sum   shop.Money
	Ages  [4]shop.Money
}

// AgesOfClaims adds up what factories owe as of a day.
func AgesOfClaims(v View, today shop.Day) (a ClaimAges, err error) {
	list, err := all(v, `claims WHERE status IN ('submitted', 'accepted', 'part_paid')`, claimRow)
	for i := range list {
		c := &list[i]
		a.Count++
		a.Sum += c.Open()
		a.Ages[shop.ClaimAge(shop.DayOf(c.SubmittedAt, v.zone), today)] += c.Open()
	}
	return a, err
}

// OverdueClaims reads the claims that went out on a day or before and to which the
// factory still owes an answer or money, the oldest first.
func OverdueClaims(v View, until shop.Day) ([]ClaimRow, error) {
	_, end := dayRange(v, until)
	return all(v, `claims AS d JOIN orders AS o ON o.id = d.order_id JOIN vehicles AS x ON x.id = o.vehicle_id
		WHERE d.status IN ('submitted', 'accepted', 'part_paid') AND d.submitted_at < $1 ORDER BY d.submitted_at, d.id`, claimListRow, end)
}

// ClaimInList reads one claim as the list shows it.
func ClaimInList(v View, id shop.ClaimID) (ClaimRow, error) {
	return one(v, `claims AS d JOIN orders AS o ON o.id = d.order_id JOIN vehicles AS x ON x.id = o.vehicle_id WHERE d.id = $1`, claimListRow, id)
}
