package shop

import "time"

// The numbers that tools and what happens to them are kept under.
type (
	ToolID        int64
	ToolLoanID    int64
	CalibrationID int64
)

// Tool (工具) is one thing that people of the shop work with and give back: a
// torque wrench, a diagnostic tester. What is measured with is calibrated every
// EveryDays days.
type Tool struct {
	ID        ToolID
	Rev       int64
	Code      string // stands on its label
	Name      string
	Kind      string
	Serial    string
	Bin       string
	BoughtOn  Day
	Value     Money
	Note      string
	EveryDays int // 0: it is not calibrated
	Active    bool
	Why       string // it is out of use

	CalibratedOn Day  // these three follow from the last calibration
	DueOn        Day  // the last day on which it may be trusted; "" of one that is not calibrated
	Failed       bool // it did not pass
}

// MaxCalibration is the longest time between two calibrations, in days.
const MaxCalibration = 3660

// Check lists what keeps the tool from being saved.
func (t Tool) Check() Problems {
	var p Problems
	if t.Code == "" {
		p.Add("code", "say.required.code", nil)
	}
	p.checkText("code", t.Code, MaxName)
	p.checkName("name", t.Name)
	for _, x := range []struct{ field, text string }{{"kind", t.Kind}, {"serial", t.Serial}, {"bin", t.Bin}} {
		p.checkText(x.field, x.text, MaxName)
	}
	p.checkMoney("value", t.Value)
	if t.EveryDays < 0 || t.EveryDays > MaxCalibration {
		p.Add("every_days", "tool.say.every_days", Args{"Max": MaxCalibration})
	}
	p.checkText("note", t.Note, MaxText)
	p.checkText("why", t.Why, MaxText)
	return p
}

// neverCalibrated is the day by which a tool was due that was never calibrated and
// of which nobody knows when it was bought.
const neverCalibrated Day = "2000-01-01"

// Follow makes of the tool what its last calibration says; nil is none. What was
// never calibrated is due from the day it was bought.
func (t *Tool) Follow(last *Calibration) {
	t.CalibratedOn, t.DueOn, t.Failed = "", "", false
	if last != nil {
		t.CalibratedOn, t.Failed = last.On, !last.Passed
	}
	switch {
	case t.EveryDays == 0:
	case t.Failed:
		t.DueOn = last.On // at once
	case last != nil && last.NextOn != "":
		t.DueOn = last.NextOn
	case last != nil:
		t.DueOn = last.On.Add(t.EveryDays)
	case t.BoughtOn != "":
		t.DueOn = t.BoughtOn
	default:
		t.DueOn = neverCalibrated
	}
}

// Overdue reports whether the tool ought to have been calibrated before today.
func (t Tool) Overdue(today Day) bool { return t.DueOn != "" && t.DueOn < today }

// MayLend refuses a tool that may not be worked with, and says why. rules decide
// whether one whose calibration is overdue may.
func (t Tool) MayLend(rules ToolRules, today Day) error {
	switch {
	case !t.Active:
		return Refuse("tool.refuse.inactive", Args{"Tool": t.Title(), "Why": t.Why})
	case t.Failed:
		return Refuse("tool.refuse.failed", Args{"Tool": t.Title(), "On": t.CalibratedOn})
	case t.Overdue(today) && rules.RefuseOverdue:
		return Refuse("tool.refuse.overdue", Args{"Tool": t.Title(), "Due": t.DueOn})
	}
	return nil
}

// Title is how people name it: its code and its name.
func (t Tool) Title() string { return t.Code + " " + t.Name }

// ToolLabel is the label of a tool.
func ToolLabel(t Tool) Label {
	return Label{Code: t.Code, Number: t.Code, Name: t.Name, Bin: t.Bin, Count: 1}
}

// ToolRules are the shop's own numbers about tools.
type ToolRules struct {
	RefuseOverdue bool // a tool whose calibration is overdue is not lent
	LoanDays      int  // on how many days one is lent usually; 1 is until the evening
	SoonDays      int  // how long before it is due a calibration is told of
}

// ToolRulesOn are the numbers in force on a day.
func ToolRulesOn(rules []Rule, on Day) ToolRules {
	value := func(name string) int {
		r, _ := InForce(rules, "tools", name, on)
		return int(max(0, r.Value))
	}
	return ToolRules{RefuseOverdue: value("refuse_overdue") != 0, LoanDays: max(1, value("loan_days")), SoonDays: value("soon_days")}
}

// ToolState is how a tool came back.
type ToolState string

// The states there are. What is broken or lost is out of use from then on.
const (
	ToolGood   ToolState = "good"
	ToolWorn   ToolState = "worn"
	ToolBroken ToolState = "broken"
	ToolLost   ToolState = "lost"
)

// ToolStates are all states, the best first.
func ToolStates() []ToolState { return []ToolState{ToolGood, ToolWorn, ToolBroken, ToolLost} }

// Key is the word of the state.
func (s ToolState) Key() string { return "tool.state." + string(s) }

// Ends reports whether nothing can be done with a tool in that state.
func (s ToolState) Ends() bool { return s == ToolBroken || s == ToolLost }

// ToolLoan (借用) is a tool in somebody's hands, and how it came back.
type ToolLoan struct {
	ID     ToolLoanID
	Rev    int64
	ToolID ToolID
	Person PersonID // has it
	OutAt  time.Time
	OutBy  PersonID
	DueOn  Day       // the last day it is wanted back
	BackAt time.Time // zero: still out
	BackBy PersonID
	State  ToolState
	Note   string
}

// Out reports whether the tool has not come back.
func (l ToolLoan) Out() bool { return l.BackAt.IsZero() }

// Late reports whether the tool should be back by now.
func (l ToolLoan) Late(today Day) bool { return l.Out() && l.DueOn != "" && l.DueOn < today }

// Check lists what keeps the loan from being kept; out is the local day of OutAt.
func (l ToolLoan) Check(out Day) Problems {
	var p Problems
	if l.Person == 0 {
		p.Add("person", "say.required.tool_person", nil)
	}
	if l.DueOn != "" && l.DueOn < out {
		p.Add("due_on", "tool.say.due_on", nil)
	}
	if !l.Out() && l.BackAt.Before(l.OutAt) {
		p.Add("back_at", "tool.say.back_at", nil)
	}
	if l.Out() == (l.State != "") {
		p.Add("state", "say.required.tool_state", nil)
	}
	if l.State.Ends() && l.Note == "" {
		p.Add("note", "tool.say.note", nil)
	}
	p.checkText("note", l.Note, MaxText)
	return p
}

// Calibration (校准) is one time somebody found out whether a tool measures right.
type Calibration struct {
	ID          CalibrationID
	ToolID      ToolID
	On          Day
	By          string // who did it: a laboratory, a maker
	Certificate string // no. of its certificate
	Passed      bool
	NextOn      Day // the last day it holds; "" counts by the tool's own days
	Note        string
	At          time.Time // written
	Person      PersonID
}

// Check lists what keeps the calibration from being kept; today is the last day
// it can have been, "" any.
func (c Calibration) Check(today Day) Problems {
	var p Problems
	switch {
	case c.On == "":
		p.Add("on", "say.required.calibrated_on", nil)
	case today != "" && c.On > today:
		p.Add("on", "tool.say.future", nil)
	}
	if c.By == "" {
		p.Add("by", "say.required.calibrated_by", nil)
	}
	p.checkText("by", c.By, MaxName)
	p.checkText("certificate", c.Certificate, MaxName)
	if c.Passed && c.Certificate == "" {
		p.Warn("certificate", "tool.say.certificate", nil)
	}
	if c.NextOn != "" && c.NextOn <= c.On {
		p.Add("next_on", "tool.say.next_on", nil)
	}
	p.checkText("note", c.Note, MaxText)
	return p
}
