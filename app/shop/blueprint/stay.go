package blueprint

import (
	"time"

	"gongdan/app/shop"
)

// Visit is one visit of a car as it was recorded.
type Visit struct {
	Order  shop.OrderID
	Events []shop.Event // in the order in which they happened
	Clocks []shop.Clock // on its jobs
	Jobs   int          // labour lines that are agreed
	Labour int64        // their hours (工时), in minutes
}

// Ruler is what visits are measured by.
type Ruler struct {
	Hours   *Hours
	Steps   []Step // all versions
	Clocked bool   // the shop keeps clocks on jobs
	Now     time.Time
	Zone    *time.Location
}

// Stay (在厂时间) is how long a car was, or has been, in the shop and what for.
// The parts sum to the whole stay, to the minute.
type Stay struct {
	Order shop.OrderID
	From  time.Time // zero: nobody noted that the car came; nothing is known then
	Until time.Time // when it left, or now
	Left  bool
	Parts Parts
	Spans []Span // one after the other, without gaps
	Waits Cause  // what it waits for now, whether the shop is open or not; "" once it left
	Since time.Time
	For   int64 // since then, in minutes in which the shop was open or a clock ran
	Laps  []Lap // of the steps that were in force on the day on which it came
}

// Span is a stretch of a stay with one cause.
type Span struct {
	Cause Cause
	From  time.Time
	Until time.Time
}

// Lap is how long a step took a visit, in minutes.
type Lap struct {
	Code     string
	Known    bool  // both ends were recorded, in their order
	Wall     int64 // by the clock on the wall
	Open     int64 // of those, while the shop was open
	Standard int64 // 0: there is none
}

// Lost is by how much the step took longer than its standard, in open minutes.
func (l Lap) Lost() int64 {
	if !l.Known || l.Standard == 0 {
		return 0
	}
	return max(0, l.Open-l.Standard)
}

// Known reports whether anything is known of the stay.
func (s Stay) Known() bool { return !s.From.IsZero() }

// Minutes is how long the stay is.
func (s Stay) Minutes() int64 { return s.Parts.Sum() }

// Lost is by how much the steps of the stay took longer than their standards.
func (s Stay) Lost() (minutes int64) {
	for _, l := range s.Laps {
		minutes += l.Lost()
	}
	return minutes
}

// Measure cuts a visit into its causes and its steps.
func (r Ruler) Measure(v Visit) Stay {
	w := &walk{Ruler: r, visit: v, s: newStanding(v), stay: Stay{Order: v.Order, Parts: Parts{}}, now: minuteOf(r.Now)}
	w.look()
	for _, m := range v.moments() {
		if !w.take(m) {
			break
		}
	}
	w.close()
	return w.stay
}

// walk goes through a visit.
type walk struct {
	Ruler
	visit Visit
	s     *standing
	stay  Stay
	at    int64 // up to where the stay is cut
	now   int64
	begun bool
	since int64 // when what it waits for began
	waits Cause

	given  int64 // when somebody was given the work for the first time; 0: never
	worked int64 // when the car left work the last time; 0: it never did
}

// look notes what the whole visit says of its beginning.
func (w *walk) look() {
	whole := newStanding(w.visit)
	for i := range w.visit.Events {
		e := &w.visit.Events[i]
		if whole.tell(e, minuteOf(e.At)); e.Kind == shop.EventDispatched && w.given == 0 {
			w.given = minuteOf(e.At)
		}
	}
	w.worked = whole.worked
}

// take goes on to a moment; false when the stay is over.
func (w *walk) take(m moment) bool {
	at := floorDiv(m.at, 60_000)
	if !w.begun {
		if m.event == nil || m.event.Kind != shop.EventReceived {
			return true
		}
		w.begun, w.at, w.since = true, at, at
		w.stay.From = timeOf(at)
	}
	if at = min(at, max(w.now, w.at)); at > w.at {
		w.cut(at)
	}
	if m.event == nil {
		w.s.turn(m, m.clock.Forgotten(w.Now, w.Zone), at)
		return true
	}
	if m.event.Kind == shop.EventVoid {
		w.stay.Left = true
		return false
	}
	w.s.tell(m.event, at)
	w.stay.Left = m.event.Kind == shop.EventDelivered
	return !w.stay.Left
}

// close ends the stay: it is still going on unless the car has left.
func (w *walk) close() {
	if !w.begun {
		return
	}
	if !w.stay.Left {
		w.cut(max(w.now, w.at))
		w.turnTo(w.cause())
		w.stay.Waits, w.stay.Since = w.waits, timeOf(w.since)
		for _, s := range w.stay.Spans {
			if s.Cause == w.waits && !s.From.Before(w.stay.Since) {
				w.stay.For += int64(s.Until.Sub(s.From) / time.Minute)
			}
		}
	}
	w.stay.Until = timeOf(w.at)
	w.laps()
}

// cut gives the time up to a minute to what the car waits for now. Of what is no
// work only the hours count in which the shop is open.
func (w *walk) cut(until int64) {
	c, s := w.cause(), stretch{w.at, until}
	w.turnTo(c)
	w.at = until
	if c == InWork {
		w.add(c, s)
		return
	}
	for _, open := range w.Hours.open(s) {
		w.add(Closed, stretch{s.from, open.from})
		w.add(c, open)
		s.from = open.until
	}
	w.add(Closed, s)
}

// turnTo notes since when the car waits for the same thing.
func (w *walk) turnTo(c Cause) {
	if c != w.waits {
		w.waits, w.since = c, w.at
	}
}

func (w *walk) add(c Cause, s stretch) {
	if s.long() == 0 {
		return
	}
	w.stay.Parts[c] += s.long()
	if n := len(w.stay.Spans); n > 0 && w.stay.Spans[n-1].Cause == c {
		w.stay.Spans[n-1].Until = timeOf(s.until)
		return
	}
	w.stay.Spans = append(w.stay.Spans, Span{c, timeOf(s.from), timeOf(s.until)})
}

// cause is what the car waits for as it stands.
func (w *walk) cause() Cause {
	switch s := w.s; {
	case len(s.running) > 0:
		return InWork
	case s.station == shop.Quoted && s.answered:
		return ForTechnician
	case s.station == shop.Quoted:
		return ForApproval
	case s.station == shop.Working:
		return w.workCause()
	case s.station == shop.Checking:
		return ForCheck
	case s.station == shop.Ready:
		return ForSettling
	case s.station == shop.Settled:
		return ForPickup
	}
	return AtReception
}

// workCause is what a car in the workshop waits for while no clock runs.
func (w *walk) workCause() Cause {
	s := w.s
	switch {
	case s.lost:
		return Unclocked
	case s.hold.ForParts(), s.hold == shop.NoHold && s.waitsFor(shop.ForParts):
		return ForParts
	case s.hold == shop.ForApproval, s.waitsFor(shop.ForConsent):
		return ForApproval
	case s.waitsFor(shop.ForCheck), w.visit.Jobs > 0 && len(s.done) >= w.visit.Jobs:
		return ForCheck
	case len(w.visit.Clocks) == 0 && w.unclocked():
		return Unclocked
	}
	return ForTechnician
}

// unclocked reports whether nobody can say when work was done, in a visit without
// clocks: the work is over, or the shop keeps none. Until somebody is given the
// work nobody is at it.
func (w *walk) unclocked() bool {
	return (w.at < w.worked || !w.Clocked) && w.at >= w.given
}

// laps measures the steps that were in force on the day on which the car came.
func (w *walk) laps() {
	for _, step := range InForce(w.Steps, shop.DayOf(w.stay.From, w.Zone)) {
		if !step.Measured() {
			continue
		}
		lap := Lap{Code: step.Code, Standard: step.Minutes}
		if step.ByLabour {
			lap.Standard = w.visit.Labour
		}
		from, begun := w.s.marks[step.From]
		to, ended := w.s.marks[step.To]
		if lap.Known = begun && ended && from <= to && w.settled(step.To); lap.Known {
			lap.Wall, lap.Open = to-from, w.Hours.Open(timeOf(from), timeOf(to))
		}
		w.stay.Laps = append(w.stay.Laps, lap)
	}
}

// settled reports whether a mark will not come again as things stand: a job may
// still be open in a car that is in work.
func (w *walk) settled(m Mark) bool {
	switch w.s.station {
	case shop.Received, shop.Quoted, shop.Working:
		return m != WorkEnded && m != ToCheck && m != WasPassed && m != WasReady
	}
	return true
}
