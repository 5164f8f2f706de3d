package shop

// SlowDays is after how many days without an issue stock counts as slow (呆滞), by the
// shop's rule "slow_days" in the book "stock"; at least one.
func SlowDays(rules []Rule, on Day) int64 {
	r, _ := InForce(rules, "stock", "slow_days", on)
	return max(1, r.Value)
}
