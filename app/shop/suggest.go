package shop

import "strconv"

func number(n int) string { return strconv.Itoa(n) }

// BuyingRules are the numbers of rule book "buying", which the shop may change.
type BuyingRules struct {
	LeadDays   int64 // from order to arrival, where a supplier says nothing
	CoverDays  int64 // so long the stock is to last after that
	WindowDays int64 // use is measured over so many days
}

// BuyingRulesOf are the rules in force on a day.
func BuyingRulesOf(rules []Rule, on Day) BuyingRules {
	get := func(name string) int64 {
		r, _ := InForce(rules, "buying", name, on)
		return r.Value
	}
	return BuyingRules{get("lead_days"), get("cover_days"), max(1, get("window_days"))}
}

// Suggestion (采购建议) is a part of which more should be bought, with the figures
// that say so.
type Suggestion struct {
	Part   Part
	Offers []Offer // who delivers it
	By     Offer   // the one to buy from; its SupplierID is 0 where nobody is known
	Used   Qty     // issued less returned, over Days
	Days   int64   // the window, or since the first move of a younger part
	Lead   int64   // days to arrival
	Cover  int64   // days to last after that
	Qty    Qty     // to order, in whole packs
}

// UseAhead is what is used until the next arrival and for the days to cover,
// rounded up to the thousandth.
func (s Suggestion) UseAhead() Qty {
	if s.Used <= 0 || s.Days <= 0 {
		return 0
	}
	used, days := int64(s.Used), s.Lead+s.Cover
	whole, rest := used/s.Days, used%s.Days
	return Qty(whole*days + (rest*days+s.Days-1)/s.Days)
}

// Target is how much should lie there or be on the way beside what is reserved:
// the least stock or the use ahead, whichever is more, but not above the most
// that is kept.
func (s Suggestion) Target() Qty {
	want := max(s.Part.Min, s.UseAhead())
	if s.Part.Max > 0 {
		want = min(want, s.Part.Max)
	}
	return want
}

// Need is what is missing:
//
//	max(min, use ahead) + reserved − (on hand − held) − on order
//
// where the first term is at most the most that is kept. Nothing is needed where
// it is not above 0.
func (s Suggestion) Need() Qty {
	return max(0, s.Target()-s.Part.Available()-s.Part.OnOrder)
}

// Decide fills in whom to buy from and how much: the supplier bought from last,
// or the cheapest of twelve months when best is asked for.
func (s *Suggestion) Decide(best bool) {
	by, ok := Latest(s.Offers)
	if best {
		by, ok = Cheapest(s.Offers, true)
	}
	s.By = Offer{PartID: s.Part.ID}
	if ok {
		s.By = by
	}
	if s.Qty = 0; s.Need() > 0 {
		s.Qty = s.By.Round(s.Need())
	}
}

// Reason is why it should be bought, as a language key with its figures: what
// orders wait for weighs most, then what is used, then the least stock.
func (s Suggestion) Reason() (key string, with Args) {
	p := s.Part
	with = Args{
		"Have": p.OnHand, "Held": p.Held, "Reserved": p.Reserved, "OnOrder": p.OnOrder, "Min": p.Min, "Max": p.Max, "Used": s.Used, "Days": s.Days,
		"Lead": s.Lead, "Cover": s.Cover, "Ahead": s.UseAhead(), "Need": s.Need(), "Unit": p.Unit,
	}
	switch {
	case p.Available()+p.OnOrder < 0:
		return "buying.why.short", with
	case s.UseAhead() > p.Min && p.Max > 0 && s.UseAhead() > p.Max:
		return "buying.why.most", with
	case s.UseAhead() > p.Min:
		return "buying.why.use", with
	}
	return "buying.why.least", with
}
