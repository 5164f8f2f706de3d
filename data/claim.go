package data

import (
	"fmt"
	"strings"

	"gongdan/app/shop"
)

// Claim reads a claim with its lines, photos and events.
func Claim(v View, id shop.ClaimID) (shop.Claim, error) { return claim(v, `claims WHERE id = $1`, id) }

// ClaimByNumber reads the claim with that number, ours or the factory's.
func ClaimByNumber(v View, number string) (shop.Claim, error) {
	return claim(v, `claims WHERE number = $1 OR theirs = $1 AND theirs <> '' ORDER BY CASE WHEN number = $1 THEN 0 ELSE 1 END, id DESC LIMIT 1`, number)
}

func claim(v View, from string, args ...any) (c shop.Claim, err error) {
	if c, err = one(v, from, claimRow, args...); err != nil {
		return c, err
	}
	return c, claimRest(v, &c)
}

// claimRest reads what hangs on a claim.
func claimRest(v View, c *shop.Claim) (err error) {
	if c.Lines, err = all(v, `claim_lines WHERE claim_id = $1 ORDER BY n`, claimLineFields, c.ID); err != nil {
		return err
	}
	if c.Photos, err = column[shop.PhotoID](v, `SELECT photo_id FROM claim_photos WHERE claim_id = $1 ORDER BY n`, c.ID); err != nil {
		return err
	}
	c.Events, err = all(v, `claim_events WHERE claim_id = $1 ORDER BY id`, claimEventRow, c.ID)
	return err
}

// ClaimsOf reads the claims of an order, the newest first.
func ClaimsOf(v View, id shop.OrderID) ([]shop.Claim, error) {
	return claims(v, `claims WHERE order_id = $1 ORDER BY id DESC`, id)
}

// ClaimsOfCar reads the claims for the orders of a car, the first first.
func ClaimsOfCar(v View, car shop.VehicleID) ([]shop.Claim, error) {
	return claims(v, `claims WHERE order_id IN (SELECT id FROM orders WHERE vehicle_id = $1) ORDER BY id`, car)
}

// OpenClaims reads the claims to which the factory owes an answer or money, the one
// that waits longest first.
func OpenClaims(v View) ([]shop.Claim, error) {
	return claims(v, `claims WHERE status IN ('submitted', 'accepted', 'part_paid') ORDER BY submitted_at, id`)
}

func claims(v View, from string, args ...any) ([]shop.Claim, error) {
	list, err := all(v, from, claimRow, args...)
	for i := range list {
		if err == nil {
			err = claimRest(v, &list[i])
		}
	}
	return list, err
}

// ClaimedLines are the lines of an order that living claims but one have.
func ClaimedLines(v View, order shop.OrderID, but shop.ClaimID) ([]shop.LineID, error) {
	return column[shop.LineID](v, `SELECT l.line_id FROM claim_lines AS l JOIN claims AS c ON c.id = l.claim_id
		WHERE c.order_id = $1 AND c.id <> $2 AND l.living ORDER BY l.line_id`, order, but)
}

// FactoryOf is who was asked last to pay for a car of a make; "" when nobody was.
func FactoryOf(v View, brand string) (string, error) {
	list, err := column[string](v, `SELECT c.factory FROM claims AS c JOIN orders AS o ON o.id = c.order_id JOIN vehicles AS x ON x.id = o.vehicle_id
		WHERE x.make = $1 ORDER BY c.id DESC LIMIT 1`, brand)
	if err != nil || len(list) == 0 {
		return "", err
	}
	return list[0], nil
}

// FactoryPrice is what a factory was asked for a line, and by which claim; Claim is ""
// when it never was.
type FactoryPrice struct {
	Price shop.Money
	Claim string
}

// FactoryPrices are, for each of the lines, what a factory was asked last: for the same
// job or part, by a claim that went out and was neither refused nor taken back; where
// there is none for a job, for an hour of any job.
func FactoryPrices(v View, factory string, lines []shop.ClaimLine) ([]FactoryPrice, error) {
	prices := make([]FactoryPrice, len(lines))
	for i, l := range lines {
		found, err := all(v, `claim_lines AS l JOIN claims AS c ON c.id = l.claim_id
			WHERE c.factory = $1 AND c.status IN ('submitted', 'accepted', 'part_paid', 'paid') AND l.kind = $2
			AND (l.kind = 'labour' OR l.code = $3 AND l.code <> '')
			ORDER BY CASE WHEN l.code = $3 AND l.code <> '' THEN 0 ELSE 1 END, c.id DESC, l.n LIMIT 1`, func(p *FactoryPrice) fields {
			return fields{{"l.price_fen", &p.Price}, {"c.number", &p.Claim}}
		}, factory, l.Kind, l.Code)
		if err != nil {
			return nil, err
		}
		if len(found) > 0 {
			prices[i] = found[0]
		}
	}
	return prices, nil
}

// SaveClaim keeps a claim with its lines and photos. It gets its number,
// SP260414-001, when it has none. Events are kept by AddClaimEvent.
func SaveClaim(tx *Tx, c *shop.Claim) error {
	remember(tx, c)
	if c.Number == "" {
		day := shop.DayOf(c.OpenedAt, tx.zone)
		text, err := freeNumber(tx, claimNumber, day, dayNumber("SP", day))
		if err != nil {
			return err
		}
		c.Number = text
	}
	c.Claimed = c.Sum()
	if err := keep(tx, shop.KindClaims, &c.ID, &c.Rev, append(claimFields(c), claimSumFields(c)...)); err != nil {
		return err
	}
	living := c.Status.Living()
	rows := rowsOf(c.Lines, func(l *shop.ClaimLine) fields { return append(claimLineFields(l), field{"living", living}) })
	if err := replace(tx, "claim_lines", "claim_id", c.ID, rows); err != nil {
		return err
	}
	if err := replace(tx, "claim_photos", "claim_id", c.ID, rowsOf(c.Photos, func(p *shop.PhotoID) fields { return fields{{"photo_id", p}} })); err != nil {
		return err
	}
	tx.change(shop.KindOrders, int64(c.OrderID))
	return saveTokens(tx, shop.KindClaims, int64(c.ID), claimTokens(*c))
}

// AddClaimEvent keeps what happened to a claim.
func AddClaimEvent(tx *Tx, id shop.ClaimID, e *shop.ClaimEvent) error {
	remember(tx, e)
	if err := insertID(tx, "claim_events", &e.ID, append(claimEventFields(e), field{"claim_id", id})); err != nil {
		return fmt.Errorf("event of claim %d: %w", id, err)
	}
	return nil
}

// keepClaimed refuses to keep an order that no longer has what a living claim asks
// for it: the line is gone, declined, or somebody else pays it.
func keepClaimed(tx *Tx, o *shop.Order) error {
	type claimed struct {
		line         shop.LineID
		number, name string
	}
	list, err := all(tx.View, `claim_lines AS l JOIN claims AS c ON c.id = l.claim_id WHERE c.order_id = $1 AND l.living`, func(x *claimed) fields {
		return fields{{"l.line_id", &x.line}, {"c.number", &x.number}, {"l.name", &x.name}}
	}, o.ID)
	for _, x := range list {
		l := o.Line(x.line)
		if o.Status == shop.Void || l == nil || !shop.Claimable(l) {
			return &shop.Refusal{Say: "claim.refuse.claimed", With: shop.Args{"Claim": x.number, "Line": x.name}, Blocks: []string{x.number}, Fix: "claim"}
		}
	}
	return err
}

// claimTokens are what a claim is found by: its number, with and without its
// letters, the factory's, the tag and the serial numbers.
func claimTokens(c shop.Claim) []string {
	var t tokenSet
	n := fold(c.Number)
	t.add(n)
	t.add(strings.TrimPrefix(n, "sp"))
	for _, s := range []string{c.Theirs, c.Old.Tag, c.Report.FaultySerial, c.Report.NewSerial} {
		if s = fold(s); len(s) > 2 {
			t.add(s)
		}
	}
	return t.list
}

// foundClaims are the claims that a search finds, by themselves or by the car and the
// customer of their order.
func foundClaims(f finder) ([]shop.Hit, error) {
	const order = ` JOIN orders AS o ON o.id = t.order_id`
	found, err := f.matches(target{shop.KindClaims, []link{
		{shop.KindVehicles, "o.vehicle_id", true, order}, {shop.KindCustomers, "o.customer_id", true, order},
	}})
	if err != nil || len(found) == 0 {
		return nil, err
	}
	rank := ranks(found)
	in, args := among(idsOf(found), 0)
	var hits []shop.Hit
	err = eachRow(f.v, func(scan func(...any) error) error {
		h := shop.Hit{Kind: shop.KindClaims}
		err := scan(&h.ID, &h.Key, &h.Title, &h.Plate, &h.Customer)
		h.Rank = rank[h.ID] + rankClaim
		hits = append(hits, h)
		return err
	}, `SELECT d.id, d.number, d.factory, v.plate, coalesce(c.name, '') FROM claims AS d JOIN orders AS o ON o.id = d.order_id
		JOIN vehicles AS v ON v.id = o.vehicle_id LEFT JOIN customers AS c ON c.id = o.customer_id WHERE d.id IN (`+in+`) ORDER BY d.id DESC`, args...)
	return hits, err
}

// EachClaim hands on all claims with all they hold, the oldest first.
func EachClaim(v View, do func(shop.Claim) error) error {
	return each(v, "claims", claimRow, func(c *shop.Claim) int64 { return int64(c.ID) }, oneByOne(func(c shop.Claim) error {
		if err := claimRest(v, &c); err != nil {
			return err
		}
		return do(c)
	}))
}

func claimFields(c *shop.Claim) fields {
	return fields{
		{"number", &c.Number},
		{"order_id", to(&c.OrderID)},
		{"factory", &c.Factory},
		{"theirs", &c.Theirs},
		{"person_id", to(&c.Person)},
		{"opened_at", moment{&c.OpenedAt}},
		{"fault", &c.Report.Fault},
		{"cause", &c.Report.Cause},
		{"causing_part", &c.Report.CausingPart},
		{"faulty_serial", &c.Report.FaultySerial},
		{"new_serial", &c.Report.NewSerial},
		{"tag", &c.Old.Tag},
		{"old_fate", &c.Old.Fate},
		{"old_on", &c.Old.On},
	}
}

// claimSumFields are what follows from the lines and events, so that lists need
// not work it out.
func claimSumFields(c *shop.Claim) fields {
	return fields{
		{"status", &c.Status},
		{"claimed_fen", &c.Claimed},
		{"accepted_fen", &c.Accepted},
		{"paid_fen", &c.Paid},
		{"submitted_at", moment{&c.SubmittedAt}},
	}
}

func claimRow(c *shop.Claim) fields {
	return append(claimFields(c), claimSumFields(c)...).with(&c.ID, &c.Rev)
}

func claimLineFields(l *shop.ClaimLine) fields {
	return fields{
		{"line_id", &l.LineID},
		{"kind", &l.Kind},
		{"code", &l.Code},
		{"name", &l.Name},
		{"qty", &l.Qty},
		{"price_fen", &l.Price},
	}
}

func claimEventFields(e *shop.ClaimEvent) fields {
	return fields{
		{"kind", &e.Kind},
		{"at", moment{&e.At}},
		{"on_day", &e.On},
		{"person_id", to(&e.Person)},
		{"amount_fen", &e.Amount},
		{"note", &e.Note},
		{"corrects", to(&e.Corrects)},
	}
}

func claimEventRow(e *shop.ClaimEvent) fields { return append(claimEventFields(e), field{"id", &e.ID}) }

// ClaimsFor reads the claims that went to a factory for an order, or for a car by its
// VIN or plate, and are not withdrawn.
func ClaimsFor(v View, order, car string) ([]shop.Claim, error) {
	const sent = `claims WHERE status NOT IN ('draft', 'withdrawn') AND order_id IN `
	if order != "" {
		return claims(v, sent+`(SELECT id FROM orders WHERE number = $1) ORDER BY id`, order)
	}
	if car == "" {
		return nil, nil
	}
	return claims(v, sent+`(SELECT o.id FROM orders AS o JOIN vehicles AS x ON x.id = o.vehicle_id WHERE x.vin = $1 OR x.plate = $1) ORDER BY id`, car)
}

// ClaimsOpened reads the claims that were written from a day to another.
func ClaimsOpened(v View, from, to shop.Day) ([]shop.Claim, error) {
	return claims(v, `claims WHERE opened_at >= $1 AND opened_at < $2 ORDER BY opened_at, id`, stamp(from.Time(v.zone)), stamp(to.Add(1).Time(v.zone)))
}
