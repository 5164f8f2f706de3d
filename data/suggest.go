package data

import (
	"fmt"
	"slices"
	"time"

	"gongdan/app/shop"
)

// suggestSteps is in how many steps the ledger is read for a suggestion, so that
// it can be followed and called off.
const suggestSteps = 20

// used is what of a part was used, and when it first moved.
type used struct {
	qty   shop.Qty
	first time.Time
}

// Suggestions works out what should be bought as of now, by the rules of buying:
// parts of which more is wanted, those that orders wait for first, then by
// number. tell hears how far it has come; it may be nil.
func Suggestions(v View, rules shop.BuyingRules, now time.Time, tell func(done, all int)) ([]shop.Suggestion, error) {
	use, err := usedSince(v, now.AddDate(0, 0, -int(rules.WindowDays)), tell)
	if err != nil {
		return nil, err
	}
	parts, err := onSale(v)
	if err != nil {
		return nil, err
	}
	offered, err := offers(v, shop.DayOf(now, v.zone), `o.part_id > $2`, 0)
	if err != nil {
		return nil, err
	}
	by := map[shop.PartID][]shop.Offer{}
	for _, o := range offered {
		by[o.PartID] = append(by[o.PartID], o)
	}
	suppliers, err := Suppliers(v)
	if err != nil {
		return nil, err
	}
	lead := map[shop.SupplierID]int64{}
	for _, s := range suppliers {
		lead[s.ID] = s.LeadDays
	}
	var list []shop.Suggestion
	for _, p := range parts {
		s := shop.Suggestion{Part: p, Offers: by[p.ID], Used: use[p.ID].qty, Days: daysOf(use[p.ID], rules, now), Lead: rules.LeadDays, Cover: rules.CoverDays}
		if o, ok := shop.Latest(s.Offers); ok && lead[o.SupplierID] > 0 {
			s.Lead = lead[o.SupplierID]
		}
		if s.Decide(false); s.Qty > 0 {
			list = append(list, s)
		}
	}
	slices.SortStableFunc(list, func(a, b shop.Suggestion) int { return rankOf(b) - rankOf(a) })
	return list, nil
}

// rankOf is 1 for what orders wait for.
func rankOf(s shop.Suggestion) int {
	if s.Part.Available()+s.Part.OnOrder < 0 {
		return 1
	}
	return 0
}

// daysOf is over how many days the use of a part was measured: the window, or
// since the first move of a part that is younger, at least a day.
func daysOf(u used, rules shop.BuyingRules, now time.Time) int64 {
	if u.first.IsZero() {
		return rules.WindowDays
	}
	return min(rules.WindowDays, max(1, int64(now.Sub(u.first)/(24*time.Hour))))
}

// usedSince adds up issues less returns of each part since a time, and finds its
// first move. The ledger is read in stretches of its ids.
func usedSince(v View, since time.Time, tell func(done, all int)) (map[shop.PartID]used, error) {
	last, err := number(v, `SELECT coalesce(max(id), 0) FROM stock_moves`)
	if err != nil {
		return nil, err
	}
	of := map[shop.PartID]used{}
	step := last/suggestSteps + 1
	for i := range suggestSteps {
		err := eachRow(v, func(scan func(...any) error) error {
			var id shop.PartID
			var qty shop.Qty
			var first time.Time
			err := scan(&id, &qty, moment{&first})
			u := of[id]
			if u.qty += qty; u.first.IsZero() || first.Before(u.first) {
				u.first = first
			}
			of[id] = u
			return err
		}, `SELECT part_id, CAST(sum(CASE WHEN kind IN ('issue', 'return') AND at >= $1 THEN -qty ELSE 0 END) AS BIGINT), min(at)
			FROM stock_moves WHERE id > $2 AND id <= $3 GROUP BY part_id`, stamp(since), int64(i)*step, int64(i+1)*step)
		if err != nil {
			return nil, fmt.Errorf("read what was used: %w", err)
		}
		if tell != nil {
			tell(i+1, suggestSteps)
		}
	}
	return of, nil
}

// onSale are the parts in use with their figures, by number.
func onSale(v View) ([]shop.Part, error) {
	list, err := all(v, `parts WHERE active = TRUE AND origin <> 'customer_owned' ORDER BY number`, func(p *shop.Part) fields {
		f := partRow(p)
		return f[:len(f)-3]
	})
	if err != nil {
		return nil, err
	}
	reserved, err := reservations(v)
	if err != nil {
		return nil, err
	}
	coming, err := awaited(v)
	for i := range list {
		p := &list[i]
		p.Reserved, p.OnOrder, p.DueOn = reserved[p.ID], coming[p.ID].qty, coming[p.ID].on
	}
	return list, err
}
