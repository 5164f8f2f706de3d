package shop

import (
	"slices"
	"time"
)

// ClaimID is the number a claim is kept under.
type ClaimID int64

// ClaimStatus (索赔状态) is how far a claim has come.
type ClaimStatus string

// The states of a claim.
const (
	ClaimDraft     ClaimStatus = "draft"     // 待提交
	ClaimSubmitted ClaimStatus = "submitted" // 已提交: the factory has it
	ClaimAccepted  ClaimStatus = "accepted"  // 已受理: the money is awaited
	ClaimRefused   ClaimStatus = "refused"   // 不受理: to be corrected or given up
	ClaimPartPaid  ClaimStatus = "part_paid" // 部分回款
	ClaimPaid      ClaimStatus = "paid"      // 已回款
	ClaimWithdrawn ClaimStatus = "withdrawn" // 撤回: its lines may be claimed anew
)

// ClaimStatuses are all states, in their order.
func ClaimStatuses() []ClaimStatus {
	return []ClaimStatus{ClaimDraft, ClaimSubmitted, ClaimRefused, ClaimAccepted, ClaimPartPaid, ClaimPaid, ClaimWithdrawn}
}

// Key is the word of the state.
func (s ClaimStatus) Key() string { return "claim.status." + string(s) }

// Living reports whether the claim holds its lines: no other may claim them.
func (s ClaimStatus) Living() bool { return s != ClaimWithdrawn }

// Editable reports whether what is claimed may still be written.
func (s ClaimStatus) Editable() bool { return s == ClaimDraft || s == ClaimRefused }

// Outstanding reports whether the factory owes an answer or money.
func (s ClaimStatus) Outstanding() bool {
	return s == ClaimSubmitted || s == ClaimAccepted || s == ClaimPartPaid
}

// claimMoves are the steps that a claim may take. What was entered by mistake is
// taken back by an event of its own, so some lead backwards.
func claimMoves() map[ClaimStatus][]ClaimStatus {
	return map[ClaimStatus][]ClaimStatus{
		ClaimDraft:     {ClaimSubmitted, ClaimWithdrawn},
		ClaimSubmitted: {ClaimAccepted, ClaimRefused, ClaimDraft, ClaimWithdrawn},
		ClaimRefused:   {ClaimSubmitted, ClaimWithdrawn},
		ClaimAccepted:  {ClaimPartPaid, ClaimPaid, ClaimSubmitted},
		ClaimPartPaid:  {ClaimPaid, ClaimAccepted},
		ClaimPaid:      {ClaimPartPaid, ClaimAccepted},
	}
}

// CanMove reports whether the claim may take that step.
func (c *Claim) CanMove(to ClaimStatus) bool { return slices.Contains(claimMoves()[c.Status], to) }

// OldPartFate (旧件去向) is what becomes of the part that failed.
type OldPartFate string

// The fates of an old part.
const (
	OldPartNone     OldPartFate = "none"     // 无旧件
	OldPartKept     OldPartFate = "kept"     // 留存: until its day
	OldPartSent     OldPartFate = "returned" // 已返厂
	OldPartScrapped OldPartFate = "scrapped" // 已报废
)

// OldPartFates are all fates.
func OldPartFates() []OldPartFate {
	return []OldPartFate{OldPartKept, OldPartSent, OldPartScrapped, OldPartNone}
}

// Key is the word of the fate.
func (f OldPartFate) Key() string { return "claim.old." + string(f) }

// ClaimReport is what the factory asks: what failed, why, by which part.
type ClaimReport struct {
	Fault        string // 故障现象
	Cause        string // 故障原因
	CausingPart  string // 致因件: the part that caused it
	FaultySerial string // of the part taken out
	NewSerial    string // of the part put in
}

// OldPart (旧件) is the part taken out: the number on its tag and what became of
// it. On is the day until which it is kept, or that on which it went.
type OldPart struct {
	Tag  string
	Fate OldPartFate
	On   Day
}

// ClaimLine is a line of the order that the factory is to pay, at the factory's
// rates.
type ClaimLine struct {
	LineID LineID
	Kind   LineKind
	Code   string
	Name   string
	Qty    Qty
	Price  Money
}

// Amount is what the line claims, rounded to the fen.
func (l ClaimLine) Amount() Money { return l.Price.Times(l.Qty) }

// ClaimSums are what follows from the lines and events of a claim.
type ClaimSums struct {
	Claimed     Money
	Accepted    Money // by the factory
	Paid        Money
	SubmittedAt time.Time // when it went out last; zero: it never did
}

// Claim (索赔单) asks the maker of a car for what a repair at its cost has come to
// (2021 三包 order Art. 3, 19).
type Claim struct {
	ID       ClaimID
	Rev      int64
	Number   string // SP260414-001
	OrderID  OrderID
	Factory  string // who is to pay
	Theirs   string // the number that the factory gave it
	Status   ClaimStatus
	Person   PersonID // who wrote it
	OpenedAt time.Time
	Report   ClaimReport
	Old      OldPart
	Lines    []ClaimLine
	Photos   []PhotoID // of the order's album
	Events   []ClaimEvent
	ClaimSums
}

// Left is what the factory still owes of what it accepted.
func (c *Claim) Left() Money { return c.Accepted - c.Paid }

// Open is what the claim may still bring: all of it until the factory has
// answered, then what is left of what it accepted.
func (c *Claim) Open() Money {
	switch c.Status {
	case ClaimSubmitted:
		return c.Claimed
	case ClaimAccepted, ClaimPartPaid:
		return c.Left()
	}
	return 0
}

// Sum is what the lines claim.
func (c *Claim) Sum() (sum Money) {
	for _, l := range c.Lines {
		sum += l.Amount()
	}
	return sum
}

// Claimable reports whether a line of an order is for the factory to pay.
func Claimable(l *Line) bool { return l.Payer == PayFactory && l.Counts() }

// mayClaim refuses a claim on an order whose work is not done.
func mayClaim(o *Order) error {
	if o.Status != Ready && o.Status != Settled && o.Status != Delivered {
		return Refuse("claim.refuse.unfinished", Args{"Number": o.Number, "Status": o.Status})
	}
	return nil
}

// NewClaim is a claim on what the factory is to pay of an order, at the prices of
// the order less their discounts; taken are its lines that another claim has.
func NewClaim(o *Order, taken []LineID) (Claim, error) {
	c := Claim{OrderID: o.ID, Status: ClaimDraft, Old: OldPart{Fate: OldPartNone}, Report: ClaimReport{Fault: o.Intake.Complaint}}
	if err := mayClaim(o); err != nil {
		return c, err
	}
	if o.Quality != nil && o.Quality.Description != "" {
		c.Report.Fault = o.Quality.Description
	}
	if o.Quality != nil {
		c.Report.Cause, c.Report.CausingPart = o.Quality.Record.Findings, o.Quality.MainPart
	}
	for i := range o.Lines {
		l := &o.Lines[i]
		if !Claimable(l) || slices.Contains(taken, l.ID) {
			continue
		}
		c.Lines = append(c.Lines, ClaimLine{l.ID, l.Kind, l.Code, l.Name, l.Qty, LineAmount(l.Price, One, l.Discount)})
		if l.Kind == PartLine {
			if c.Old.Fate = OldPartKept; c.Report.CausingPart == "" {
				c.Report.CausingPart = l.Name
			}
		}
	}
	if len(c.Lines) == 0 {
		return c, Refuse("claim.refuse.nothing", Args{"Number": o.Number})
	}
	return c, nil
}

// MaxClaimLines is how many lines a claim has at most.
const MaxClaimLines = 200

// Check lists what keeps the claim from being saved.
func (c Claim) Check() Problems {
	var p Problems
	p.checkName("factory", c.Factory)
	r := c.Report
	p.checkText("fault", r.Fault, MaxText)
	p.checkText("cause", r.Cause, MaxText)
	p.checkText("causing_part", r.CausingPart, MaxName)
	p.checkText("faulty_serial", r.FaultySerial, MaxName)
	p.checkText("new_serial", r.NewSerial, MaxName)
	p.checkText("tag", c.Old.Tag, MaxName)
	p.checkText("theirs", c.Theirs, MaxName)
	if !slices.Contains(OldPartFates(), c.Old.Fate) {
		p.Add("fate", "claim.say.fate", nil)
	}
	if (c.Old.Fate == OldPartSent || c.Old.Fate == OldPartScrapped) && c.Old.On == "" {
		p.Add("on", "claim.say.on", nil)
	}
	if len(c.Lines) == 0 || len(c.Lines) > MaxClaimLines {
		p.Add("lines", "claim.say.lines", Args{"Max": MaxClaimLines})
	}
	if !slices.Contains(ClaimStatuses(), c.Status) {
		p.Add("status", "claim.say.status", nil)
	}
	for i, l := range c.Lines {
		p = append(p, l.check().Under("lines."+number(i+1)+".")...)
	}
	if len(p) == 0 && c.Sum() > MaxMoney {
		p.Add("lines", "say.money_range", Args{"Max": MaxMoney})
	}
	return p
}

func (l ClaimLine) check() Problems {
	var p Problems
	p.checkName("name", l.Name)
	p.checkQty("qty", l.Qty)
	p.checkMoney("price", l.Price)
	if len(p) == 0 && l.Amount() > MaxMoney {
		p.Add("price", "say.money_range", Args{"Max": MaxMoney})
	}
	return p
}

// Complete lists what is missing before the claim may go to the factory.
func (c Claim) Complete() Problems {
	p := c.Check()
	if c.Report.Fault == "" {
		p.Add("fault", "claim.say.fault", nil)
	}
	if c.Report.Cause == "" {
		p.Add("cause", "claim.say.cause", nil)
	}
	if c.Old.Fate != OldPartNone && c.Old.Tag == "" {
		p.Add("tag", "claim.say.tag", nil)
	}
	if c.Sum() <= 0 {
		p.Add("lines", "claim.say.zero", nil)
	}
	return p
}

// ClaimRules are what the shop has agreed about claims, by rule book "claim".
type ClaimRules struct {
	OverdueDays int64 // after so many the factory should have answered, and paid
	KeepDays    int   // how long old parts are kept
	BackDays    int   // how old an order may be that still waits for its claim
}

// ClaimRulesOn are the rules in force on a day.
func ClaimRulesOn(rules []Rule, on Day) ClaimRules {
	value := func(name string) int64 {
		r, _ := InForce(rules, "claim", name, on)
		return r.Value
	}
	return ClaimRules{OverdueDays: value("overdue_days"), KeepDays: int(value("keep_days")), BackDays: int(value("back_days"))}
}

// ClaimAges are the bounds in days of the ages in which claims are summed up; what
// is older stands in one more.
func ClaimAges() []int { return []int{30, 60, 90} }

// ClaimAge is in which of the ages a claim stands that went out on a day.
func ClaimAge(submitted, today Day) int {
	days := daysBetween(submitted, today)
	for i, bound := range ClaimAges() {
		if days <= bound {
			return i
		}
	}
	return len(ClaimAges())
}
