package lost

import (
	"cmp"
	"slices"
	"time"

	"gongdan/app/shop"
)

// Rules say whom to call; the shop may change them (rule book "lost").
type Rules struct {
	WindowDays int64 // how far back offers are looked at
	RestDays   int64 // for so many days after a visit its owner is left alone
	LeastLines int64 // fewer missed lines than that say nothing about a chance
}

// RulesOn are the rules in force on a day; what no rule says is 0.
func RulesOn(all []shop.Rule, on shop.Day) (r Rules) {
	for name, to := range map[string]*int64{"missed_days": &r.WindowDays, "rest_days": &r.RestDays, "least_lines": &r.LeastLines} {
		if x, ok := shop.InForce(all, "lost", name, on); ok {
			*to = x.Value
		}
	}
	return r
}

// Match notes on each missed offer the first later order of the same car on which the same
// item was sold, and for how much; on the same order counts, too. sold are what was sold to
// these cars, in any order.
func Match(offers, sold []Offer) {
	type thing struct {
		car  shop.VehicleID
		item string
	}
	of := map[thing][]Offer{}
	for _, s := range sold {
		if !s.Missed() {
			k := thing{s.Vehicle, s.Item()}
			of[k] = append(of[k], s)
		}
	}
	for i := range offers {
		o := &offers[i]
		if !o.Missed() {
			continue
		}
		var first Offer
		for _, s := range of[thing{o.Vehicle, o.Item()}] {
			if !s.At.Before(o.At) && (first.Number == "" || s.At.Before(first.At) || s.At.Equal(first.At) && s.Line < first.Line) {
				first = s
			}
		}
		o.Later, o.LaterSum = first.Number, first.Amount
	}
}

// Chance is how often what was missed was taken later: Back of Of missed lines.
type Chance struct {
	Back, Of int
	Basis    Basis
}

// Basis is on which lines a chance rests.
type Basis string

// The bases of a chance, the nearest first.
const (
	OfItem Basis = "item" // the same item
	OfKind Basis = "kind" // jobs, or parts
	OfAll  Basis = "all"
)

// Key is the word of the basis.
func (b Basis) Key() string { return "lost.basis." + string(b) }

// Of is what an amount is worth by the chance, rounded to the fen.
func (c Chance) Worth(m shop.Money) shop.Money { return m.Part(shop.Qty(c.Back), shop.Qty(c.Of)) }

// Hope is a missed offer that may still be sold.
type Hope struct {
	Offer
	Chance Chance // Of is 0 where too little is known
}

// Worth is what the offer may still bring.
func (h Hope) Worth() shop.Money {
	if h.Chance.Of == 0 {
		return 0
	}
	return h.Chance.Worth(h.Amount)
}

// Call (召回建议) is a car whose owner should be called.
type Call struct {
	Vehicle shop.VehicleID
	At      time.Time // it was last offered something
	Hopes   []Hope    // worth most first
	Amount  shop.Money
	Worth   shop.Money // expected; 0 where no chance is known
}

// Calls are the cars to call about, worth most first: what was missed in the window and not
// taken since, each item of a car once, as it was offered last. Cars that away holds are
// left out (they are here, or will come anyway), and those that were here within the rest
// days.
func Calls(window []Offer, away map[shop.VehicleID]bool, rules Rules, now time.Time) []Call {
	chance := chances(window, int(rules.LeastLines))
	newest := slices.Clone(window)
	slices.SortStableFunc(newest, func(a, b Offer) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.Line, a.Line)) })
	type thing struct {
		car  shop.VehicleID
		item string
	}
	seen, calls := map[thing]bool{}, map[shop.VehicleID]*Call{}
	var order []shop.VehicleID
	for _, o := range newest {
		k := thing{o.Vehicle, o.Item()}
		if !o.Missed() || o.Later != "" || o.Amount <= 0 || away[o.Vehicle] || seen[k] {
			continue
		}
		seen[k] = true
		c := calls[o.Vehicle]
		if c == nil {
			c = &Call{Vehicle: o.Vehicle, At: o.At}
			calls[o.Vehicle], order = c, append(order, o.Vehicle)
		}
		h := Hope{o, chance(o)}
		c.Hopes = append(c.Hopes, h)
		c.Amount += o.Amount
		c.Worth += h.Worth()
	}
	var list []Call
	for _, id := range order {
		if c := calls[id]; !c.At.After(now.AddDate(0, 0, -int(rules.RestDays))) {
			slices.SortStableFunc(c.Hopes, func(a, b Hope) int {
				return cmp.Or(cmp.Compare(b.Worth(), a.Worth()), cmp.Compare(b.Amount, a.Amount), cmp.Compare(a.Line, b.Line))
			})
			list = append(list, *c)
		}
	}
	slices.SortStableFunc(list, func(a, b Call) int {
		return cmp.Or(cmp.Compare(b.Worth, a.Worth), cmp.Compare(b.Amount, a.Amount), cmp.Compare(a.Vehicle, b.Vehicle))
	})
	return list
}

// chances counts how often what was missed came back, and answers for an offer: by its
// item, else by its kind, else by all, whichever rests on enough lines first.
func chances(window []Offer, least int) func(Offer) Chance {
	items, kinds, all := map[string]Chance{}, map[shop.LineKind]Chance{}, Chance{Basis: OfAll}
	for _, o := range window {
		if !o.Missed() {
			continue
		}
		i, k := items[o.Item()], kinds[o.Kind]
		i.Basis, k.Basis = OfItem, OfKind
		for _, c := range []*Chance{&i, &k, &all} {
			if c.Of++; o.Later != "" {
				c.Back++
			}
		}
		items[o.Item()], kinds[o.Kind] = i, k
	}
	return func(o Offer) Chance {
		for _, c := range []Chance{items[o.Item()], kinds[o.Kind], all} {
			if c.Of > 0 && c.Of >= least {
				return c
			}
		}
		return Chance{}
	}
}
