package shop

import (
	"strings"
	"time"
	"unicode"
)

// StockTakeID, TakeLineID and CauseID are the numbers of a stock-take, of one of its
// lines, and of a cause of differences.
type (
	StockTakeID int64
	TakeLineID  int64
	CauseID     int64
)

// TakeStatus is how far a stock-take has come.
type TakeStatus string

// The stations of a stock-take.
const (
	TakeOpen   TakeStatus = "open"   // 盘点中
	TakePosted TakeStatus = "posted" // 已过账
	TakeVoid   TakeStatus = "void"   // 已作废
)

// TakeStatuses are all stations.
func TakeStatuses() []TakeStatus { return []TakeStatus{TakeOpen, TakePosted, TakeVoid} }

// Key is the word of the station.
func (s TakeStatus) Key() string { return "take.status." + string(s) }

// TakePick says which parts of a zone are counted.
type TakePick string

// What may be picked. A stock-take of all parts of a zone is one of the zone itself; the
// others are lists of parts.
const (
	PickAll   TakePick = ""
	PickMoved TakePick = "moved"   // 动碰盘点: went in or out lately
	PickSlow  TakePick = "slow"    // 呆滞
	PickA     TakePick = "class_a" // the parts that most of the money lies in
	PickB     TakePick = "class_b"
	PickC     TakePick = "class_c"
)

// TakePicks are all of them, in the order in which they are offered.
func TakePicks() []TakePick {
	return []TakePick{PickAll, PickMoved, PickSlow, PickA, PickB, PickC}
}

// Key is the word of what is picked.
func (p TakePick) Key() string {
	if p == PickAll {
		return "take.pick.all"
	}
	return "take.pick." + string(p)
}

// TakeZone is where is counted, and what: a warehouse, 0 for all, the beginning of its bins,
// and which of the parts there.
type TakeZone struct {
	Warehouse WarehouseID
	Bin       string // A-03 itself and all of its shelves, but not A-031
	Pick      TakePick
}

// Has reports whether a shelf lies in the zone; its bin is the one written on it.
func (z TakeZone) Has(at Location) bool {
	return (z.Warehouse == 0 || z.Warehouse == at.Warehouse) && within(at.Bin, z.Bin)
}

// Meets reports whether two zones have shelves in common, whatever is picked there.
func (z TakeZone) Meets(o TakeZone) bool {
	return (z.Warehouse == 0 || o.Warehouse == 0 || z.Warehouse == o.Warehouse) && (within(z.Bin, o.Bin) || within(o.Bin, z.Bin))
}

// within reports whether a bin is the other or begins with it, up to the end of a word
// or of a number.
func within(bin, in string) bool {
	rest, ok := strings.CutPrefix(bin, in)
	if !ok || in == "" || rest == "" {
		return ok
	}
	end, next := []rune(in), []rune(rest)[0]
	last := end[len(end)-1]
	return !(unicode.IsDigit(last) && unicode.IsDigit(next)) && !(unicode.IsLetter(last) && unicode.IsLetter(next))
}

// TakeStamp is who did something with a stock-take, and when.
type TakeStamp struct {
	Person PersonID
	At     time.Time
}

// StockTake (盘点单) is a count of what lies in a zone, while the shop goes on.
type StockTake struct {
	ID     StockTakeID
	Rev    int64
	Number string // PD260414-001
	Zone   TakeZone
	Blind  bool // 盲盘: who counts is not shown what the books say
	Status TakeStatus
	Note   string
	Opened TakeStamp
	Closed TakeStamp // posted, or made void
	Reason string    // why it is void
}

// Check lists what keeps the stock-take from being opened.
func (s StockTake) Check() Problems {
	var p Problems
	p.checkText("bin", s.Zone.Bin, MaxName)
	p.checkText("note", s.Note, MaxText)
	if s.Zone.Bin != "" && s.Zone.Warehouse == 0 {
		p.Add("bin", "take.say.bin", nil)
	}
	return p
}

// TakeCause (差异原因) is why what was counted is not what the books said; the list is
// the shop's own.
type TakeCause struct {
	ID     CauseID
	Rev    int64
	Name   string
	Active bool
}

// Check lists what keeps the cause from being saved.
func (c TakeCause) Check() Problems {
	var p Problems
	p.checkName("cause", c.Name)
	return p
}

// Numbers of stock-takes, in rule book "stock_take".
const (
	secondCount = "second_count_yuan" // a difference worth more is counted by two
	otherPoster = "other_poster"      // who alone counted a line may not post it: 0 or 1
	movedDays   = "moved_days"
	slowDays    = "slow_days"
	classA      = "class_a_bp" // of the worth of all stock
	classB      = "class_b_bp" // with class A
)

// TakeRules are the shop's own numbers for stock-takes.
type TakeRules struct {
	SecondCount    Money
	OtherPoster    bool
	MovedDays      int
	SlowDays       int
	ClassA, ClassB Rate
}

// TakeRulesOn are the numbers in force on a day.
func TakeRulesOn(rules []Rule, on Day) TakeRules {
	value := func(name string) int64 {
		r, _ := InForce(rules, "stock_take", name, on)
		return r.Value
	}
	return TakeRules{
		SecondCount: Money(value(secondCount) * 100), OtherPoster: value(otherPoster) != 0,
		MovedDays: int(value(movedDays)), SlowDays: int(value(slowDays)),
		ClassA: Rate(value(classA)), ClassB: Rate(value(classB)),
	}
}

// The papers of a stock-take. They belong to no order, so they are not among Forms.
const (
	FormCountSheet  Form = "count_sheet"  // 盘点表
	FormCountReport Form = "count_report" // 盘点差异表
)
