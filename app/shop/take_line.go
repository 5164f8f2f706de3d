package shop

import "time"

// TakeLine is one part at one place in a stock-take.
type TakeLine struct {
	ID       TakeLineID
	TakeID   StockTakeID
	PartID   PartID
	Location Location
	Shelf    string // the bin as it was written on the shelf when the line was made
	Found    bool   // not on the list: it was found there
	CauseID  CauseID
	Posted   Qty         // the difference as it went into the ledger
	Value    Money       // of Posted, same sign
	Counts   []TakeCount // the last one holds
}

// TakeCount is how many pieces somebody found. Book is what the books said at that very
// moment, so that what is sold later does not spoil it.
type TakeCount struct {
	ID     int64
	Person PersonID
	At     time.Time
	Qty    Qty
	Book   Qty
	Move   int64 // the last row of the part's ledger by then; 0: not known
}

// Difference is how many pieces were found too many; below 0, too few.
func (c TakeCount) Difference() Qty { return c.Qty - c.Book }

// Counted reports whether anybody has counted the line.
func (l TakeLine) Counted() bool { return len(l.Counts) > 0 }

// Last is the count that holds; the zero one when there is none.
func (l TakeLine) Last() TakeCount {
	if !l.Counted() {
		return TakeCount{}
	}
	return l.Counts[len(l.Counts)-1]
}

// Difference is that of the count that holds; what nobody has counted has none.
func (l TakeLine) Difference() Qty { return l.Last().Difference() }

// Counters is how many people have counted the line.
func (l TakeLine) Counters() int {
	seen := map[PersonID]bool{}
	for _, c := range l.Counts {
		seen[c.Person] = true
	}
	return len(seen)
}

// CountedOnlyBy reports whether nobody but a person has counted the line.
func (l TakeLine) CountedOnlyBy(p PersonID) bool { return l.Counters() == 1 && l.Last().Person == p }

// Disputed reports whether the last two counters found different differences: sales
// between them make different figures, not different findings.
func (l TakeLine) Disputed() bool {
	n := len(l.Counts)
	return n > 1 && l.Counts[n-1].Difference() != l.Counts[n-2].Difference()
}

// NeedsSecond reports whether the difference is worth so much that somebody else has to
// count the line too before it is posted. cost is that of one piece.
func (l TakeLine) NeedsSecond(cost Money, r TakeRules) bool {
	d := l.Difference()
	return d != 0 && l.Counters() < 2 && cost.Times(max(d, -d)) > r.SecondCount
}

// Seen is the line as somebody may see it: what the books say of a blind stock-take is
// shown to nobody before the line is counted, and after that to those who may adjust the
// stock.
func (l TakeLine) Seen(s StockTake, by Person) TakeLine {
	if !s.Hides(by) {
		return l
	}
	counts := make([]TakeCount, len(l.Counts))
	for i, c := range l.Counts {
		c.Book = c.Qty
		counts[i] = c
	}
	l.Counts, l.CauseID = counts, 0
	return l
}

// Hides reports whether a person is shown neither book figures nor differences.
func (s StockTake) Hides(by Person) bool {
	return s.Blind && s.Status == TakeOpen && !by.May(AdjustStock)
}

// ShowsBook reports whether a person is shown what the books say of lines that are not
// counted yet.
func (s StockTake) ShowsBook() bool { return !s.Blind || s.Status != TakeOpen }

// Tally is what somebody has counted of a line. Since is the last row of the part's
// ledger when a count piece by piece began, 0 for a count in one go: what moved in
// between makes the sum worthless.
type Tally struct {
	Line  TakeLineID
	Qty   Qty
	Since int64
}

// TakeFind is a part that lies in a zone though the books know nothing of it there.
type TakeFind struct {
	TakeID   StockTakeID
	PartID   PartID
	Location Location
	Qty      Qty
}

// CheckCounted notes a quantity that nobody can have counted; none at all is one.
func CheckCounted(q Qty) Problems {
	var p Problems
	if q < 0 || q > MaxQty {
		p.Add("counted", "say.qty_range", Args{"Max": MaxQty})
	}
	return p
}

// TakePost says how a stock-take is posted. LeaveRest leaves what nobody has counted as
// the books have it; without it such lines are refused.
type TakePost struct {
	LeaveRest bool
	Note      string
}

// TakeProgress is how far a stock-take has come. Gain and Loss are what the differences
// are worth, both not below 0.
type TakeProgress struct {
	Lines     int64
	Counted   int64
	Different int64
	Disputed  int64
	Gain      Money
	Loss      Money
}
