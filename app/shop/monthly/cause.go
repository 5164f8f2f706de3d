package monthly

import (
	"cmp"
	"slices"

	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
)

// Sort is what the orders of a cause have in common.
type Sort string

// The sorts, the most telling first.
const (
	OfPackage Sort = "package"
	OfLarge   Sort = "large" // orders of at least so much
	OfPayer   Sort = "payer" // somebody else than the customer
	OfKind    Sort = "kind"
	OfNew     Sort = "new"  // customers who were never here before
	OfBack    Sort = "back" // all others
)

func (s Sort) place() int {
	return slices.Index([]Sort{OfPackage, OfLarge, OfPayer, OfKind, OfNew, OfBack}, s)
}

// Theme is what the orders of a cause have in common; Name is the code of a package, or the
// word of a payer or kind.
type Theme struct {
	Sort Sort
	Name string
}

// Cause (原因) is a part of the change of output: what its theme brought this month less
// what it brought the month before. Money that one cause tells of no other does.
type Cause struct {
	Theme
	Now, Before       shop.Money
	Orders, OrdersWas int
	Refs              []kpi.Ref // orders of the month that had more
}

// Amount is how much of the change it is.
func (c Cause) Amount() shop.Money { return c.Now - c.Before }

// Why is why the output of a month is not that of the month before. The amounts of the
// causes and Others are the whole change.
type Why struct {
	Known       bool // both months have orders
	Now, Before shop.Money
	Causes      []Cause
	Others      shop.Money
	Large       shop.Money // what a large order is at least
}

// Change is the whole change.
func (w Why) Change() shop.Money { return w.Now - w.Before }

// The most causes that are named, and the share of each month, in percent, above which a
// theme is nearly everything and tells nothing.
const (
	mostCauses = 5
	tooMuch    = 60
)

// piece is money of one order that falls into the same themes.
type piece struct {
	ref    kpi.Ref
	before bool
	themes []Theme
	amount shop.Money
}

// Reasons finds the largest causes: the theme with the most weight, then that of what is
// left, and so on. Orders from large on are large ones.
func Reasons(now, before *kpi.Rows, large shop.Money) Why {
	pieces := append(piecesOf(now, false, large), piecesOf(before, true, large)...)
	w := Why{Known: len(now.Settled) > 0 && len(before.Settled) > 0, Large: large}
	for _, p := range pieces {
		if p.before {
			w.Before += p.amount
		} else {
			w.Now += p.amount
		}
	}
	w.Others = w.Change()
	if !w.Known {
		return w
	}
	general := map[Theme]bool{}
	for theme, c := range themes(pieces) {
		general[theme] = c.Now*100 > w.Now*tooMuch && c.Before*100 > w.Before*tooMuch
	}
	for range mostCauses {
		best, ok := heaviest(themes(pieces), general)
		if !ok {
			break
		}
		c := &best
		pieces = slices.DeleteFunc(pieces, func(p piece) bool { return c.takes(p) })
		c.Refs = tidy(c.Refs)
		w.Causes = append(w.Causes, best)
		w.Others -= best.Amount()
	}
	slices.SortStableFunc(w.Causes, func(a, b Cause) int { return cmp.Compare(abs(b.Amount()), abs(a.Amount())) })
	return w
}

// takes notes the order of a piece of the cause's theme.
func (c *Cause) takes(p piece) bool {
	if !slices.Contains(p.themes, c.Theme) {
		return false
	}
	if p.before == (c.Amount() < 0) {
		c.Refs = append(c.Refs, p.ref)
	}
	return true
}

// piecesOf takes the orders of a month apart.
func piecesOf(r *kpi.Rows, before bool, large shop.Money) (all []piece) {
	first := map[shop.CustomerID]bool{}
	for _, x := range r.Received {
		first[x.Customer] = first[x.Customer] || x.First
	}
	type way struct {
		pack  string
		payer shop.Payer
	}
	for _, o := range r.Settled {
		var sum shop.Money
		by, order := map[way]shop.Money{}, []way{}
		for _, l := range o.Lines {
			if l.Payer == shop.PayShop {
				continue
			}
			w := way{l.Package, l.Payer}
			if _, had := by[w]; !had {
				order = append(order, w)
			}
			sum, by[w] = sum+l.Amount, by[w]+l.Amount
		}
		for _, w := range order {
			p := piece{ref: kpi.Ref{Order: o.ID, Number: o.Number, Met: true}, before: before, amount: by[w]}
			p.themes = append(p.themes, Theme{OfKind, string(o.Kind)})
			if w.pack != "" {
				p.themes = append(p.themes, Theme{OfPackage, w.pack})
			}
			if w.payer != shop.PayCustomer {
				p.themes = append(p.themes, Theme{OfPayer, string(w.payer)})
			}
			if large > 0 && sum >= large {
				p.themes = append(p.themes, Theme{Sort: OfLarge})
			}
			switch {
			case first[o.Customer]:
				p.themes = append(p.themes, Theme{Sort: OfNew})
			case o.Customer != 0:
				p.themes = append(p.themes, Theme{Sort: OfBack})
			}
			all = append(all, p)
		}
	}
	return all
}

// themes adds pieces up by theme.
func themes(pieces []piece) map[Theme]Cause {
	type seen struct {
		theme  Theme
		order  shop.OrderID
		before bool
	}
	all, had := map[Theme]Cause{}, map[seen]bool{}
	for _, p := range pieces {
		for _, t := range p.themes {
			c := all[t]
			c.Theme = t
			key := seen{t, p.ref.Order, p.before}
			switch {
			case p.before:
				c.Before += p.amount
				if !had[key] {
					c.OrdersWas++
				}
			default:
				c.Now += p.amount
				if !had[key] {
					c.Orders++
				}
			}
			all[t], had[key] = c, true
		}
	}
	return all
}

// weight is how much a cause matters: a package, large orders or who pays tell twice as much
// as a kind of job or of customer does.
func (c Cause) weight() shop.Money {
	if c.Sort.place() < OfKind.place() {
		return 2 * abs(c.Amount())
	}
	return abs(c.Amount())
}

// heaviest is the theme with the largest weight; of equals the most telling.
func heaviest(all map[Theme]Cause, general map[Theme]bool) (best Cause, ok bool) {
	for t, c := range all {
		if general[t] || c.Amount() == 0 {
			continue
		}
		if !ok || before(c, best) {
			best, ok = c, true
		}
	}
	return best, ok
}

func before(a, b Cause) bool {
	return cmp.Or(cmp.Compare(b.weight(), a.weight()), a.Sort.place()-b.Sort.place(), cmp.Compare(a.Name, b.Name)) < 0
}

func tidy(list []kpi.Ref) []kpi.Ref {
	slices.SortFunc(list, func(a, b kpi.Ref) int { return cmp.Or(cmp.Compare(a.Number, b.Number), cmp.Compare(a.Order, b.Order)) })
	return slices.CompactFunc(list, func(a, b kpi.Ref) bool { return a.Order == b.Order })
}

func abs(m shop.Money) shop.Money { return max(m, -m) }
