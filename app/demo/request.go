package demo

import "gongdan/app/shop"

// Of so many requests one finds less on the shelf than it wants, where the car did not
// have to wait for parts anyway.
const shortOne = 16

// asked is what the agreed parts of an order found in the store when they were asked for.
// It goes by the number of the order and takes no dice, so that a shop is the same with
// it and without.
func asked(o *shop.Order) (all []shop.Request) {
	seed := 0
	for _, c := range o.Number {
		seed = seed*31%9973 + int(c)
	}
	for i := range o.Lines {
		l := &o.Lines[i]
		if !l.Asks() {
			continue
		}
		n := seed + 7*i
		r := shop.Request{LineID: shop.LineID(i + 1), PartID: l.PartID, Qty: l.Qty, At: o.Stamps.AgreedAt, Person: o.AdvisorID}
		if n%shortOne != 0 && o.Floor.Hold.Why == "" {
			r.Available = l.Qty + shop.Qty(n%7)*shop.One
		}
		all = append(all, r)
	}
	return all
}
