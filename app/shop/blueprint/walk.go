package blueprint

import (
	"slices"

	"gongdan/app/shop"
)

// moment is something that happens to a visit: an event, or the beginning or
// end of a clock.
type moment struct {
	at    int64 // ms, to order by
	sort  int   // of what happens at once: clocks end, then events, then clocks begin
	id    int64
	event *shop.Event
	clock *shop.Clock
	ends  bool
}

// moments are what happened, in order. A clock that still runs has no end; one
// that was forgotten has none either, see standing.lost.
func (v Visit) moments() []moment {
	all := make([]moment, 0, len(v.Events)+2*len(v.Clocks))
	for i := range v.Events {
		e := &v.Events[i]
		all = append(all, moment{at: e.At.UnixMilli(), sort: 1, id: e.ID, event: e})
	}
	for i := range v.Clocks {
		c := &v.Clocks[i]
		all = append(all, moment{at: c.From.UnixMilli(), sort: 2, id: int64(c.ID), clock: c})
		if !c.Runs() {
			all = append(all, moment{at: c.Until.UnixMilli(), sort: 0, id: int64(c.ID), clock: c, ends: true})
		}
	}
	slices.SortStableFunc(all, func(a, b moment) int {
		switch {
		case a.at != b.at:
			return compare(a.at, b.at)
		case a.sort != b.sort:
			return a.sort - b.sort
		}
		return compare(a.id, b.id)
	})
	return all
}

func compare(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// place is what a move on the board can change, so that it can be taken back.
type place struct {
	station  shop.Status
	hold     shop.HoldReason
	given    bool  // somebody has the work
	answered bool  // the customer has said something to the estimate
	worked   int64 // when the car left work the last time; 0: it never did
	marks    map[Mark]int64
}

// standing is how a visit stands while its events are gone through.
type standing struct {
	place
	past    []place // before each move
	before  *shop.Event
	running map[shop.ClockID]bool
	lost    bool                             // a clock was forgotten: nobody knows when it ended
	waits   map[shop.LineID]shop.PauseReason // jobs that were stopped for something
	done    map[shop.LineID]bool
	clocked map[shop.LineID]bool // jobs that have clocks at all
}

func newStanding(v Visit) *standing {
	s := &standing{
		place: place{marks: map[Mark]int64{}}, running: map[shop.ClockID]bool{},
		waits: map[shop.LineID]shop.PauseReason{}, done: map[shop.LineID]bool{}, clocked: map[shop.LineID]bool{},
	}
	for _, c := range v.Clocks {
		s.clocked[c.Line] = true
	}
	return s
}

// note remembers a mark: the first time of the early ones, the last of the
// others.
func (s *standing) note(m Mark, at int64) {
	early := slices.Index(Marks(), m) <= slices.Index(Marks(), WorkBegan)
	if _, there := s.marks[m]; !there || !early {
		s.marks[m] = at
	}
}

// move brings the car to another station; how it stood can be brought back.
func (s *standing) move(to shop.Status, at int64) {
	s.push()
	if s.station == shop.Working && (to == shop.Checking || to == shop.Ready) {
		s.worked = at
	}
	s.station, s.hold = to, shop.NoHold
}

func (s *standing) push() {
	was := s.place
	was.marks = make(map[Mark]int64, len(s.marks))
	for m, at := range s.marks {
		was.marks[m] = at
	}
	s.past = append(s.past, was)
}

// pop takes the last move back.
func (s *standing) pop() {
	if n := len(s.past); n > 0 {
		s.place, s.past = s.past[n-1], s.past[:n-1]
	}
}

// tell takes an event in.
func (s *standing) tell(e *shop.Event, at int64) {
	switch e.Kind {
	case shop.EventReceived:
		s.station = shop.Received
		s.note(CameIn, at)
	case shop.EventAgreed, shop.EventDeclined:
		s.answer(at)
	case shop.EventHeld:
		s.push()
		s.hold = shop.HoldReason(e.Note)
	case shop.EventReleased:
		s.push()
		s.hold = shop.NoHold
		clear(s.waits)
		s.given = s.given && e.Note != string(shop.ToDispatch)
	case shop.EventDispatched:
		s.given = true
		s.note(WasGiven, at)
	case shop.EventJobDone:
		if !s.clocked[e.LineID] {
			s.done[e.LineID] = true
			s.note(WorkEnded, at)
		}
	case shop.EventMovedBack:
		s.back(e)
	default:
		s.tellMove(e, at)
	}
	s.before = e
}

// tellMove takes in an event that brings the car to another station.
func (s *standing) tellMove(e *shop.Event, at int64) {
	switch e.Kind {
	case shop.EventQuoted:
		s.move(shop.Quoted, at)
		s.answered = false
		s.note(WasQuoted, at)
	case shop.EventStarted:
		s.move(shop.Working, at)
	case shop.EventReopened:
		to := shop.Working
		if s.station == shop.Quoted {
			to = shop.Received
		}
		s.move(to, at)
	case shop.EventChecking:
		s.move(shop.Checking, at)
		s.note(ToCheck, at)
	case shop.EventFailed:
		s.move(shop.Working, at)
		if delete(s.done, e.LineID); e.LineID == 0 {
			clear(s.done)
		}
	case shop.EventPassed:
		s.note(WasPassed, at)
		if s.station == shop.Checking {
			s.ready(at)
		}
	case shop.EventFinished, shop.EventReversed:
		s.ready(at)
	case shop.EventSettled:
		s.move(shop.Settled, at)
		s.note(WasSettled, at)
	case shop.EventDelivered:
		s.note(WentOut, at)
	}
}

func (s *standing) ready(at int64) {
	s.move(shop.Ready, at)
	s.note(WasReady, at)
}

// answer: the customer has said something. Whoever waited for it waits no more.
func (s *standing) answer(at int64) {
	s.note(WasAnswered, at)
	s.answered = true
	if s.hold == shop.ForApproval {
		s.hold = shop.NoHold
	}
	for line, why := range s.waits {
		if why == shop.ForConsent {
			delete(s.waits, line)
		}
	}
}

// back: a move on the board was undone, or a press on a clock: what the clock
// did is gone from the clocks themselves, and the stop that came with it here.
func (s *standing) back(e *shop.Event) {
	switch {
	case e.Note != "", s.before != nil && s.before.Kind == shop.EventHeld:
		s.pop()
	case s.before != nil && s.before.Kind == shop.EventJobDone:
		delete(s.done, s.before.LineID)
	}
}

// turn takes the beginning or the end of a clock in. Work ends any stop.
func (s *standing) turn(m moment, forgotten bool, at int64) {
	c := m.clock
	switch {
	case !m.ends:
		s.lost = s.lost || forgotten
		if s.hold = shop.NoHold; !forgotten {
			s.running[c.ID] = true
		}
		s.note(WorkBegan, at)
		delete(s.waits, c.Line)
		delete(s.done, c.Line)
	case s.running[c.ID]:
		delete(s.running, c.ID)
		switch c.Why {
		case shop.ForParts, shop.ForConsent, shop.ForCheck:
			s.waits[c.Line] = c.Why
		case shop.JobWasDone:
			s.done[c.Line] = true
			s.note(WorkEnded, at)
		}
	}
}

// waitsFor reports whether a job was stopped for that reason.
func (s *standing) waitsFor(why shop.PauseReason) bool {
	for _, w := range s.waits {
		if w == why {
			return true
		}
	}
	return false
}
