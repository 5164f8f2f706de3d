package shop

import "time"

// FailureSeen is a failure with how many of its pieces may still come back, and the visits
// that prove it.
type FailureSeen struct {
	Failure
	Young int64
	Cases []FailureCase
}

// FailureWatch (故障预警) is what came back as of a moment, by the rules.
type FailureWatch struct {
	Rules FailureRules
	From  Day // deliveries are looked at from the visits of this day on
	To    Day
	At    time.Time // until when visits are known
	Of    []FailureSeen
}

// WatchSpan are the days of a watch, both inside; "" is not said.
type WatchSpan struct{ From, To Day }

// WatchOf is the frame of a watch; without a first day over as many as the rule says,
// without a last one until now.
func WatchOf(rules []Rule, span WatchSpan, now time.Time, zone *time.Location) FailureWatch {
	w := FailureWatch{From: span.From, At: now}
	if span.To != "" && span.To < DayOf(now, zone) {
		w.At = span.To.Add(1).Time(zone).Add(-time.Millisecond)
	}
	w.To = DayOf(w.At, zone)
	w.Rules = FailureRulesOf(rules, w.To)
	if w.From == "" {
		w.From = w.To.Add(-int(w.Rules.Since))
	} else {
		w.Rules.Since = max(1, w.From.Until(w.To)+1)
	}
	return w
}
