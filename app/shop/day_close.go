package shop

import (
	"slices"
	"strings"
	"time"
)

// DayCloseID is the number a day close is kept under.
type DayCloseID int64

// DayClose (日结) is the money of a till counted: what payments say there should be, and
// what there was. It takes all payments that no other close holds, up to its moment: what
// comes later, and what is corrected later, falls to the next one, and no closed figure ever
// changes.
type DayClose struct {
	ID       DayCloseID
	Rev      int64
	Number   string // RJ260414-001
	Day      Day
	At       time.Time
	Person   PersonID
	Float    Money // cash that the last close left in the drawer
	Left     Money // cash left for the next day; the rest is handed over (上缴)
	Lines    []CloseLine
	Coins    []CoinCount
	Payments []int64 // that it is made of
	Note     string
	UndoneAt time.Time // the last close only; its payments are free again
	UndoneBy PersonID
}

// CloseLine is one method of payment in a close.
type CloseLine struct {
	Method   Method
	Expected Money // of payments; of cash, with what was in the drawer before
	Counted  Money
	Reason   string // why they differ
}

// Diff (长短款) is counted less expected: above zero there is too much.
func (l CloseLine) Diff() Money { return l.Counted - l.Expected }

// CoinCount is how many notes or coins of one worth there were.
type CoinCount struct {
	Worth  Money
	Pieces int64
}

// Coins are the notes and coins of the RMB that are in use, the largest first (中国人民银行:
// 第五套人民币 100、50、20、10、5、1 元, 5 角, 1 角).
func Coins() []Money { return []Money{10000, 5000, 2000, 1000, 500, 100, 50, 10} }

// CoinSum is what notes and coins come to.
func CoinSum(all []CoinCount) (sum Money) {
	for _, c := range all {
		sum += c.Worth * Money(c.Pieces)
	}
	return sum
}

// CloseMethods are the methods a till is counted by, cash first: all but 挂账, which is no
// money.
func CloseMethods() []Method {
	all := slices.DeleteFunc(Methods(), func(m Method) bool { return m == OnAccount || m == Cash })
	return append([]Method{Cash}, all...)
}

// TillMoney is what happened to the money of one method since the last close.
type TillMoney struct {
	Method   Method
	In       Money // taken
	Back     Money // refunded, below zero
	Wrong    Money // corrections, either way
	Payments int
}

// Sum is all of it.
func (t TillMoney) Sum() Money { return t.In + t.Back + t.Wrong }

// Till (未结款) is what a close would hold now.
type Till struct {
	Float    Money
	Since    time.Time // the last close; zero: there was none
	Of       []TillMoney
	Account  Money   // stood on account: no money
	Payments []int64 // in the order they came
}

// Add counts a payment.
func (t *Till) Add(p Payment) {
	t.Payments = append(t.Payments, p.ID)
	if p.Method == OnAccount {
		t.Account += p.Amount
		return
	}
	i := slices.IndexFunc(t.Of, func(x TillMoney) bool { return x.Method == p.Method })
	if i < 0 {
		i = len(t.Of)
		t.Of = append(t.Of, TillMoney{Method: p.Method})
	}
	m := &t.Of[i]
	switch m.Payments++; {
	case p.Kind == Correction:
		m.Wrong += p.Amount
	case p.Amount < 0:
		m.Back += p.Amount
	default:
		m.In += p.Amount
	}
}

// Money is what happened to a method; nothing is zero.
func (t *Till) Money(m Method) TillMoney {
	for _, x := range t.Of {
		if x.Method == m {
			return x
		}
	}
	return TillMoney{Method: m}
}

// Expected is what there should be of a method: of cash, with what was in the drawer.
func (t *Till) Expected(m Method) Money {
	sum := t.Money(m).Sum()
	if m == Cash {
		sum += t.Float
	}
	return sum
}

// Begin is a close of the till in which nothing is counted yet, with a line for each method
// and a row for each note and coin.
func (t *Till) Begin(day Day) DayClose {
	c := DayClose{Day: day, Float: t.Float, Left: t.Float, Payments: slices.Clone(t.Payments)}
	for _, m := range CloseMethods() {
		c.Lines = append(c.Lines, CloseLine{Method: m, Expected: t.Expected(m)})
	}
	for _, worth := range Coins() {
		c.Coins = append(c.Coins, CoinCount{Worth: worth})
	}
	return c
}

// Cash is the line of cash; nil where there is none.
func (c *DayClose) Cash() *CloseLine {
	for i := range c.Lines {
		if c.Lines[i].Method == Cash {
			return &c.Lines[i]
		}
	}
	return nil
}

// HandedOver (上缴) is the cash that leaves the drawer.
func (c *DayClose) HandedOver() Money {
	if l := c.Cash(); l != nil {
		return l.Counted - c.Left
	}
	return -c.Left
}

// Sums are what was expected and counted in all.
func (c *DayClose) Sums() (expected, counted Money) {
	for _, l := range c.Lines {
		expected, counted = expected+l.Expected, counted+l.Counted
	}
	return expected, counted
}

// Holds reports whether the close is in force.
func (c *DayClose) Holds() bool { return c.UndoneAt.IsZero() }

// Check lists what keeps the close from being saved. A difference wants its reason.
func (c *DayClose) Check() Problems {
	var p Problems
	seen := map[Method]bool{}
	for _, l := range c.Lines {
		field := "counted_" + string(l.Method)
		switch {
		case seen[l.Method] || !slices.Contains(CloseMethods(), l.Method):
			p.Add(field, "payment.say.method", nil)
		case l.Counted > MaxMoney || l.Counted < -MaxMoney || l.Expected > MaxMoney || l.Expected < -MaxMoney:
			p.Add(field, "say.money_range", Args{"Max": MaxMoney})
		case l.Method == Cash && l.Counted < 0:
			p.Add(field, "dayclose.say.below_zero", nil)
		case l.Diff() != 0 && strings.TrimSpace(l.Reason) == "":
			p.Add("reason_"+string(l.Method), "dayclose.say.reason", Args{"Diff": l.Diff()})
		}
		seen[l.Method] = true
		p.checkText("reason_"+string(l.Method), l.Reason, MaxText)
	}
	for _, x := range c.Coins {
		if x.Worth <= 0 || x.Pieces < 0 || x.Pieces > 1_000_000 {
			p.Add("coins", "dayclose.say.coins", Args{"Worth": x.Worth})
		}
	}
	cash := c.Cash()
	switch {
	case c.Left < 0 || cash == nil && c.Left > 0 || cash != nil && c.Left > max(cash.Counted, 0):
		p.Add("left", "dayclose.say.left", nil)
	case cash != nil && CoinSum(c.Coins) != 0 && CoinSum(c.Coins) != cash.Counted:
		p.Add("coins", "dayclose.say.coin_sum", Args{"Sum": CoinSum(c.Coins), "Counted": cash.Counted})
	}
	p.checkText("note", c.Note, MaxText)
	return p
}
