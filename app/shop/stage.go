package shop

import (
	"slices"
	"time"
)

// Stage (看板列) is the column of the job board that a car stands in. It follows
// from the order: nobody can set it against the order's state.
type Stage string

// The columns of the board.
const (
	ToDispatch Stage = "dispatch" // 待派工: nobody has the work yet
	AtWork     Stage = "work"     // 施工中
	ToApprove  Stage = "approve"  // 待确认: the customer must say yes or no
	AwaitParts Stage = "parts"    // 待料
	ToCheck    Stage = "check"    // 待质检
	ToSettle   Stage = "settle"   // 待结算, and settled cars that are still here
)

// Stages are all columns, in the order of their digits.
func Stages() []Stage {
	return []Stage{ToDispatch, AtWork, ToApprove, AwaitParts, ToCheck, ToSettle}
}

// Key is the word of the column.
func (s Stage) Key() string { return "board.stage." + string(s) }

// StageOf is the column the order's car stands in; "" once it has left.
func StageOf(o *Order) Stage {
	switch o.Status {
	case Received:
		return ToDispatch
	case Quoted:
		return ToApprove
	case Working:
		return workStage(o)
	case Checking:
		return ToCheck
	case Ready, Settled:
		return ToSettle
	}
	return ""
}

func workStage(o *Order) Stage {
	switch why := o.Floor.Hold.Why; {
	case why.ForParts():
		return AwaitParts
	case why == ForApproval:
		return ToApprove
	case !o.Dispatched():
		return ToDispatch
	}
	return AtWork
}

// CanPlace reports whether a card may be moved to a column at all; Place may
// still refuse because something is missing, and says what.
func CanPlace(o *Order, to Stage) bool { return slices.Contains(places(o), to) }

// places are the columns that a car may go to from where it is.
func places(o *Order) []Stage {
	switch o.Status {
	case Received:
		return []Stage{ToApprove, AtWork}
	case Quoted:
		return []Stage{ToDispatch, AtWork}
	case Working:
		return slices.DeleteFunc([]Stage{ToDispatch, AtWork, ToApprove, AwaitParts, ToCheck, ToSettle},
			func(s Stage) bool { return s == workStage(o) })
	case Checking:
		return []Stage{AtWork, ToSettle}
	case Ready:
		return []Stage{AtWork}
	}
	return nil
}

// BoardMove is where a card is moved to, and why the car waits there where the
// column is one of waiting.
type BoardMove struct {
	To   Stage
	Hold Hold
}

// Place moves the car of an order to a column of the board. What happened is answered as an event. What the board
// cannot do by itself is refused, and Fix names the form that can: dispatch,
// agree, inspect.
func Place(o *Order, m BoardMove, at time.Time) (EventKind, error) {
	if !CanPlace(o, m.To) {
		return "", Refuse("board.refuse.place", Args{"From": StageOf(o), "To": m.To})
	}
	switch m.To {
	case ToDispatch:
		return placeBack(o, at)
	case AtWork:
		return placeAtWork(o, at)
	case ToApprove:
		if o.Status == Received {
			return EventQuoted, o.Move(Quoted, at)
		}
		m.Hold.Why = ForApproval
		return EventHeld, o.Stop(m.Hold, at)
	case AwaitParts:
		if !m.Hold.Why.ForParts() {
			return "", Problems{{Field: "hold", Say: "floor.say.hold"}}
		}
		return EventHeld, o.Stop(m.Hold, at)
	case ToCheck:
		return EventChecking, o.Move(Checking, at)
	}
	if o.Status == Checking {
		return "", &Refusal{Say: "board.refuse.inspect", Fix: "inspect"}
	}
	return EventFinished, o.Move(Ready, at)
}

// placeBack takes the work out of everybody's hands.
func placeBack(o *Order, at time.Time) (EventKind, error) {
	if o.Status == Quoted {
		return EventReopened, o.Move(Received, at)
	}
	if begun := o.titles(func(l *Line) bool { return l.Job == JobRunning }); len(begun) > 0 {
		return "", &Refusal{Say: "board.refuse.running", Blocks: begun, Fix: "pause"}
	}
	for i := range o.Lines {
		o.Lines[i].Technician = 0
	}
	o.Floor.Hold = Hold{}
	return EventReleased, nil
}

func placeAtWork(o *Order, at time.Time) (EventKind, error) {
	switch {
	case o.Status == Checking:
		return "", &Refusal{Say: "board.refuse.inspect", Fix: "inspect"}
	case o.Status != Working:
		kind := EventStarted
		if o.Status == Ready {
			kind = EventReopened
		}
		return kind, o.Move(Working, at)
	case o.Floor.Hold.Why == ForApproval && len(o.Undecided()) > 0:
		return "", &Refusal{Say: "order.refuse.undecided", Blocks: o.Undecided(), Fix: "agree"}
	case !o.Dispatched():
		return "", &Refusal{Say: "board.refuse.nobody", Fix: "dispatch"}
	}
	o.Floor.Hold = Hold{}
	return EventReleased, nil
}

// Standing is what a move on the board can change of an order, so that it can
// be taken back.
type Standing struct {
	Status      Status
	Stamps      Stamps
	Hold        Hold
	Technicians map[LineID]PersonID
}

// StandingOf is how the order stands now.
func StandingOf(o *Order) Standing {
	s := Standing{Status: o.Status, Stamps: o.Stamps, Hold: o.Floor.Hold, Technicians: map[LineID]PersonID{}}
	for i := range o.Lines {
		s.Technicians[o.Lines[i].ID] = o.Lines[i].Technician
	}
	return s
}

// PutBack takes a move on the board back. An order that money or an inspection
// has passed since is left alone: ErrStale.
func PutBack(o *Order, s Standing) error {
	if o.Status.Frozen() || s.Status.Frozen() {
		return ErrStale
	}
	o.Status, o.Stamps, o.Floor.Hold = s.Status, s.Stamps, s.Hold
	for i := range o.Lines {
		o.Lines[i].Technician = s.Technicians[o.Lines[i].ID]
	}
	return nil
}
