package shop

import "time"

// EventKind is what happened to an order. Counts and figures are made from
// events, never from a current status.
type EventKind string

// The events of an order in this house. Stations come first.
const (
	EventReceived   EventKind = "received"
	EventQuoted     EventKind = "quoted"
	EventAgreed     EventKind = "agreed"   // a line or the whole order
	EventDeclined   EventKind = "declined" // a line
	EventStarted    EventKind = "started"
	EventFinished   EventKind = "finished"
	EventReopened   EventKind = "reopened"   // back from Ready to Working
	EventHeld       EventKind = "held"       // the car waits; the note says what for
	EventReleased   EventKind = "released"   // it waits no more
	EventDispatched EventKind = "dispatched" // a job was given to somebody
	EventJobStarted EventKind = "job_started"
	EventJobPaused  EventKind = "job_paused" // the note is the reason
	EventJobDone    EventKind = "job_done"
	EventChecking   EventKind = "checking"      // the car waits for the inspection
	EventChecked    EventKind = "qc_checked"    // a sheet before the final one was passed; the note is its sort
	EventPassed     EventKind = "qc_passed"     // 合格; the note is the certificate's number, if there is one
	EventFailed     EventKind = "qc_failed"     // 返工: an internal rework
	EventMovedBack  EventKind = "moved_back"    // a move on the board was undone
	EventRescueOut  EventKind = "rescue_called" // 救援: somebody called; the note is the place
	EventRescueLeft EventKind = "rescue_left"
	EventRescueAt   EventKind = "rescue_arrived"
	EventRescueBack EventKind = "rescue_back"
	EventSubletOut  EventKind = "sublet_sent" // 外协: the note is what and to whom
	EventSubletBack EventKind = "sublet_back"
	EventLoanOut    EventKind = "loaner_out" // 备用车: the note is its plate and reading
	EventLoanBack   EventKind = "loaner_back"
	EventTransport  EventKind = "transport_agreed" // 交通费用补偿
	EventOutUndone  EventKind = "outside_undone"   // one of these was taken back
	EventIssued     EventKind = "issued"
	EventReturned   EventKind = "returned"
	EventPaid       EventKind = "paid"
	EventSettled    EventKind = "settled"
	EventReversed   EventKind = "reversed" // 红冲
	EventDelivered  EventKind = "delivered"
	EventVoid       EventKind = "void"
	EventPrinted    EventKind = "printed"
	EventEdited     EventKind = "edited"
	EventWalked     EventKind = "walked"      // 环车检查; the note is what was well / at fault / not looked at
	EventFound      EventKind = "extra_found" // 增项: the note is what was seen
)

// Key is the word of the event.
func (k EventKind) Key() string { return "event." + string(k) }

// Event is one thing that happened to an order.
type Event struct {
	ID      int64
	OrderID OrderID
	LineID  LineID // 0: the whole order
	At      time.Time
	Kind    EventKind
	Person  PersonID
	By      string     // the customer's side: who said so; of parts: who took them
	Way     ConsentWay // how they said it
	Amount  Money
	Note    string // reason, form printed, what changed
}
