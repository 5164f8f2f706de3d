package shop

// Rule is one number that a law or the shop may change: never a constant.
type Rule struct {
	ID     int64
	Book   string // guarantee, vat, sanbao2021…
	Name   string // overhaul_km
	Value  int64  // in the unit that the name ends with
	From   Day    // in force from this day, inclusive
	Until  Day    // in force until this day, inclusive; empty: still
	Source string // where it stands, shown to the user
}

// InForce finds the rule of a book in force on a day; ok is false if there is
// none. Of several the one that began last governs.
func InForce(rules []Rule, book, name string, on Day) (r Rule, ok bool) {
	for _, x := range rules {
		if x.Book == book && x.Name == name && x.From <= on && (x.Until == "" || on <= x.Until) && (!ok || x.From > r.From) {
			r, ok = x, true
		}
	}
	return r, ok
}

// MustInspect are the titles of agreed jobs after which somebody other than the
// repairer must inspect the car and a certificate (合格证) goes with it, as rule
// book "inspection" says of their work class: secondary maintenance, assembly
// and whole-car repair (道路运输条例 Art. 44).
func MustInspect(o *Order, rules []Rule, on Day) []string {
	return o.titles(func(l *Line) bool {
		r, ok := InForce(rules, "inspection", string(l.WorkClass), on)
		return ok && r.Value != 0 && l.Kind == LabourLine && l.Agreement.Consent == Agreed
	})
}
