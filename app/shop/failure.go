package shop

import (
	"math"
	"time"
)

// FailureRules are when a failure that comes back is told, by the rule book "failure".
type FailureRules struct {
	Days  int64 // a part that fails within so many days of its delivery has come back
	Least int64 // so many must have been fitted before a rate says anything
	Above Rate  // the rate from which it is told
	Since int64 // over how many days back deliveries are looked at
}

// FailureRulesOf reads them as they stand on a day; at least one day and one piece.
func FailureRulesOf(rules []Rule, on Day) FailureRules {
	value := func(name string) int64 {
		r, _ := InForce(rules, "failure", name, on)
		return r.Value
	}
	return FailureRules{
		Days: max(1, value("return_days")), Least: max(1, value("least_pieces")), Above: Rate(value("above_bp")), Since: max(1, value("since_days")),
	}
}

// Failure (返修统计) is how often a part that was fitted into cars of one model for one fault
// came back: the same part, or rework of its order, within the days of the rule.
type Failure struct {
	Make, Model string
	PartID      PartID
	Number      string
	Part        string
	Fault       string // code of the quality problem; "": none was written
	Fitted      int64  // visits in which it was fitted
	Came        int64  // of them, those that came back
	Available   Qty    // of the part, to be had from the store
}

// Rate is the share that came back, in basis points; 0 where nothing was fitted.
func (f Failure) Rate() Rate {
	if f.Fitted == 0 {
		return 0
	}
	return Rate((10_000*f.Came + f.Fitted/2) / f.Fitted)
}

// Between is the interval that holds the true rate in 95 of 100 cases (Wilson score
// interval, E. B. Wilson 1927), in basis points. It is wide where little was fitted; from
// 0 to 100 % where nothing was.
func (f Failure) Between() (low, high Rate) {
	if f.Fitted == 0 {
		return 0, 10_000
	}
	const z = 1.959964
	n, p := float64(f.Fitted), float64(f.Came)/float64(f.Fitted)
	middle := p + z*z/(2*n)
	off := z * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	whole := 1 + z*z/n
	low = Rate(math.Round(10_000 * max(0, (middle-off)/whole)))
	return low, Rate(math.Round(10_000 * min(1, (middle+off)/whole)))
}

// Alarm is how much a failure is to be looked at.
type Alarm int

// How much a failure is to be looked at.
const (
	Quiet     Alarm = iota // below the rate of the rule, or too few pieces to tell
	Suspected              // the rate is above, but chance may have made it
	Proven                 // the whole interval is above
)

// Key is the word of the alarm.
func (a Alarm) Key() string {
	return [...]string{"failure.quiet", "failure.suspected", "failure.proven"}[a]
}

// Alarm says how much it is to be looked at.
func (f Failure) Alarm(r FailureRules) Alarm {
	low, _ := f.Between()
	switch {
	case f.Fitted < r.Least || f.Came == 0 || f.Rate() < r.Above:
		return Quiet
	case low >= r.Above:
		return Proven
	}
	return Suspected
}

// Wanted is how many pieces should be kept for those that may still come back: the
// pieces that were fitted and are inside the days of the rule, times the rate, rounded
// up, less what the store has; 0 where the failure is quiet.
func (f Failure) Wanted(r FailureRules, young int64) Qty {
	if f.Alarm(r) == Quiet {
		return 0
	}
	expect := (young*f.Came + f.Fitted - 1) / f.Fitted
	return max(0, Qty(expect)*One-f.Available)
}

// FailureCase is a visit in which a part was fitted, and the one in which it came back.
type FailureCase struct {
	Order    OrderID
	Number   string
	Plate    string
	At       time.Time // delivered
	KM       int64
	Back     OrderID // 0: it has not come back
	BackNo   string
	BackAt   time.Time // received
	BackKM   int64
	Rework   bool // it came back as rework of that order
	Supplier string
	Batch    string
}

// Days is after how many days it came back.
func (c FailureCase) Days() int64 {
	if c.Back == 0 {
		return 0
	}
	return int64(c.BackAt.Sub(c.At) / (24 * time.Hour))
}
