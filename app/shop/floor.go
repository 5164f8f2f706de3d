package shop

import (
	"slices"
	"strings"
	"time"
)

// Floor (车间) is what is known of a car between reception and delivery beside
// its status: where it stands, what it waits for, what is hung on its card.
type Floor struct {
	BayID  BayID
	Waits  bool   // 店内等: the customer sits in the shop
	Labels string // the shop's own words on the card, a comma between them
	Hold   Hold
}

// MaxLabels is how many labels a card can show.
const MaxLabels = 6

// LabelList are the labels one by one.
func (f Floor) LabelList() []string {
	var list []string
	for _, l := range strings.FieldsFunc(f.Labels, func(r rune) bool { return r == ',' || r == '，' || r == '、' }) {
		if l = strings.TrimSpace(l); l != "" && !slices.Contains(list, l) {
			list = append(list, l)
		}
	}
	return list
}

// Check lists what is wrong with what is written on the card.
func (f Floor) Check() (p Problems) {
	f.check(&p)
	return p
}

// check notes what is wrong with what is written on the card.
func (f Floor) check(p *Problems) {
	p.checkText("labels", f.Labels, MaxName*2)
	if n := len(f.LabelList()); n > MaxLabels {
		p.Add("labels", "floor.say.labels", Args{"Max": MaxLabels, "Now": n})
	}
	p.checkText("hold_note", f.Hold.Note, MaxName)
}

// HoldReason (等待原因) is why work on a car stands still.
type HoldReason string

// The reasons. Those for parts are told apart because somebody else must act.
const (
	NoHold       HoldReason = ""
	PartsShort   HoldReason = "parts_short"   // 缺货，还没有订
	PartsOrdered HoldReason = "parts_ordered" // 已订货，在途
	PartsOwn     HoldReason = "parts_own"     // 等客户自备件
	PartsWrong   HoldReason = "parts_wrong"   // 到货不对，退换中
	ForApproval  HoldReason = "approval"      // 增项等客户确认
)

// PartsReasons are the reasons of a car that waits for parts, in the order of
// their digits.
func PartsReasons() []HoldReason {
	return []HoldReason{PartsShort, PartsOrdered, PartsOwn, PartsWrong}
}

// Key is the word of the reason.
func (r HoldReason) Key() string { return "floor.hold." + string(r) }

// ForParts reports whether the reason is about parts.
func (r HoldReason) ForParts() bool { return slices.Contains(PartsReasons(), r) }

// Hold (等待) is a stop in the work on a whole car; the zero Hold is none.
type Hold struct {
	Why   HoldReason
	Since time.Time
	Until time.Time // when it is expected to end; zero: nobody knows
	Note  string    // what is missing, who was asked
}

// JobState (工序状态) is how far the work of a labour line has come.
type JobState string

// The states of a job.
const (
	JobOpen    JobState = ""        // 未开工
	JobRunning JobState = "running" // 施工中: somebody's clock runs
	JobPaused  JobState = "paused"  // 暂停
	JobDone    JobState = "done"    // 完工
)

// Key is the word of the state.
func (s JobState) Key() string {
	if s == JobOpen {
		return "job.state.open"
	}
	return "job.state." + string(s)
}

// jobMoves lists what may follow a state. A job that is done opens again when
// the inspection fails it.
func jobMoves(from JobState) []JobState {
	switch from {
	case JobOpen:
		return []JobState{JobRunning, JobDone}
	case JobRunning:
		return []JobState{JobPaused, JobDone}
	case JobPaused:
		return []JobState{JobRunning, JobDone}
	case JobDone:
		return []JobState{JobRunning, JobPaused}
	}
	return nil
}

// CanBecome reports whether a job in this state may go to another.
func (s JobState) CanBecome(to JobState) bool { return slices.Contains(jobMoves(s), to) }

// Stop has the car wait from at on.
func (o *Order) Stop(h Hold, at time.Time) error {
	if o.Status != Working {
		return Refuse("floor.refuse.hold", Args{"Status": o.Status})
	}
	if h.Why == NoHold {
		return Problems{{Field: "hold", Say: "floor.say.hold"}}
	}
	if !h.Until.IsZero() && h.Until.Before(at) {
		return Problems{{Field: "hold_until", Say: "floor.say.hold_past"}}
	}
	if h.Why == ForApproval && len(o.Undecided()) == 0 {
		return &Refusal{Say: "floor.refuse.nothing_to_approve", Fix: "add_line"}
	}
	h.Since = at
	o.Floor.Hold = h
	return nil
}

// Undecided are the titles of lines that the customer has not been asked about.
func (o *Order) Undecided() []string {
	return o.titles(func(l *Line) bool { return l.Agreement.Consent == Proposed })
}

// SetJob brings the job of a labour line into a state. Work on what the customer
// has not agreed to is refused (民法典 Art. 775), and so is work on a car that is
// not in the workshop's hands.
func (o *Order) SetJob(id LineID, to JobState) error {
	l := o.Line(id)
	switch {
	case l == nil:
		return ErrStale
	case l.Kind != LabourLine:
		return Refuse("job.refuse.not_labour", Args{"Line": l.Title()})
	case o.Status != Working:
		return &Refusal{Say: "job.refuse.status", With: Args{"Line": l.Title(), "Status": o.Status}, Fix: "begin"}
	case l.Agreement.Consent != Agreed:
		return &Refusal{Say: "job.refuse.consent", Blocks: []string{l.Title()}, Fix: "agree"}
	case !l.Job.CanBecome(to):
		return Refuse("job.refuse.state", Args{"Line": l.Title(), "From": l.Job, "To": to})
	}
	l.Job = to
	return nil
}

// Unfinished are the titles of agreed jobs that keep the car from the
// inspection: those that were begun and, once one was begun, those that were
// not. A shop that keeps no clock begins none and says only that all is done.
func (o *Order) Unfinished() []string {
	begun := slices.ContainsFunc(o.Lines, func(l Line) bool { return l.Job != JobOpen })
	return o.titles(func(l *Line) bool {
		return begun && l.Kind == LabourLine && l.Agreement.Consent == Agreed && l.Job != JobDone
	})
}

// Dispatched reports whether somebody has the work: an agreed job has its
// technician, or there is no job to give.
func (o *Order) Dispatched() bool {
	jobs := 0
	for i := range o.Lines {
		if l := &o.Lines[i]; l.Kind == LabourLine && l.Agreement.Consent == Agreed {
			if l.Technician != 0 {
				return true
			}
			jobs++
		}
	}
	return jobs == 0
}
