package shop

import (
	"slices"
	"time"
)

// Sublet (外协) is work on lines of an order that somebody outside does. What
// the customer pays for it stands on the lines; Cost is what it costs the shop.
type Sublet struct {
	Lines      []LineID // at least one; a line may be gone since
	SupplierID SupplierID
	What       string
	Cost       Money
	DueOn      Day       // when it is to be back
	SentAt     time.Time // zero: arranged and not sent yet
	BackAt     time.Time // zero: not back
	Note       string
}

// Back reports whether the work is done and here.
func (s Sublet) Back() bool { return !s.BackAt.IsZero() }

// DaysLate is by how many days it is overdue on a day; 0: it is not.
func (s Sublet) DaysLate(today Day) int {
	if s.Back() || s.DueOn == "" || today <= s.DueOn {
		return 0
	}
	return daysBetween(s.DueOn, today)
}

// daysBetween counts the days from one to another.
func daysBetween(from, to Day) int {
	return int(to.Time(time.UTC).Sub(from.Time(time.UTC)) / (24 * time.Hour))
}

// State is how far the work has come.
func (s Sublet) State() SubletState {
	switch {
	case s.Back():
		return SubletBack
	case s.SentAt.IsZero():
		return SubletPlanned
	}
	return SubletOut
}

// SubletState (外协状态) is how far sublet work has come.
type SubletState string

// The states of sublet work.
const (
	SubletPlanned SubletState = "planned" // 待送
	SubletOut     SubletState = "out"     // 在外
	SubletBack    SubletState = "back"    // 已回
)

// SubletStates are all states, in their order.
func SubletStates() []SubletState { return []SubletState{SubletPlanned, SubletOut, SubletBack} }

// Key is the word of the state.
func (s SubletState) Key() string { return "sublet.state." + string(s) }

// Check lists what keeps the work from being kept for an order whose other
// sublet work is others; now is the hour that nothing done can lie behind, zero
// in a file from elsewhere.
func (s Sublet) Check(o *Order, others []Sublet, now time.Time) Problems {
	var p Problems
	p.checkName("what", s.What)
	if s.SupplierID == 0 {
		p.Add("supplier", "say.required.supplier", nil)
	}
	if len(s.Lines) == 0 {
		p.Add("lines", "sublet.say.lines", nil)
	}
	for i, id := range s.Lines {
		l := o.Line(id)
		switch {
		case slices.Contains(s.Lines[:i], id):
			p.Add("lines", "sublet.say.twice", Args{"Line": titleOf(l)})
		case l != nil && l.Kind == PartLine:
			p.Add("lines", "sublet.say.part", Args{"Line": l.Title()})
		}
		for _, x := range others {
			if !s.Back() && !x.Back() && slices.Contains(x.Lines, id) {
				p.Add("lines", "sublet.say.twice", Args{"Line": titleOf(l)})
			}
		}
	}
	p.checkMoney("cost", s.Cost)
	if s.DueOn == "" {
		p.Add("due_on", "say.required.due_on", nil)
	}
	p.checkSteps(now, []Step{{"sublet.sent_at", s.SentAt, "sent_at"}, {"sublet.back_at", s.BackAt, "back_at"}})
	if s.Back() && s.SentAt.IsZero() {
		p.Add("sent_at", "sublet.say.not_sent", nil)
	}
	p.checkText("note", s.Note, MaxText)
	return p
}

func titleOf(l *Line) string {
	if l == nil {
		return ""
	}
	return l.Title()
}

// MaySend refuses to give work out that the customer has not agreed to (民法典
// Art. 775), or on a car whose bill is closed.
func (s Sublet) MaySend(o *Order) error {
	if o.Status.Frozen() {
		return Refuse("order.refuse.frozen", Args{"Status": o.Status})
	}
	if s.SentAt.IsZero() {
		return nil
	}
	asked := o.titles(func(l *Line) bool { return slices.Contains(s.Lines, l.ID) && l.Agreement.Consent != Agreed })
	if len(asked) > 0 {
		return &Refusal{Say: "sublet.refuse.consent", Blocks: asked, Fix: "agree"}
	}
	return nil
}

// DoneOutside calls the jobs of sublet work done that is back, so that nobody
// of the shop has to clock them; where no job was begun none is begun by this.
func DoneOutside(o *Order, s Sublet) {
	begun := slices.ContainsFunc(o.Lines, func(l Line) bool { return l.Job != JobOpen })
	for i := range o.Lines {
		l := &o.Lines[i]
		if begun && s.Back() && o.Status == Working && l.Kind == LabourLine && l.Job == JobOpen && slices.Contains(s.Lines, l.ID) {
			l.Job = JobDone
		}
	}
}

// OpenOutside takes DoneOutside back.
func OpenOutside(o *Order, s Sublet) {
	for i := range o.Lines {
		l := &o.Lines[i]
		if o.Status == Working && l.Kind == LabourLine && l.Job == JobDone && l.Clocked == 0 && slices.Contains(s.Lines, l.ID) {
			l.Job = JobOpen
		}
	}
}
