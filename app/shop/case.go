package shop

import (
	"slices"
	"time"
)

// CaseID is the number a case is kept under.
type CaseID int64

// Remedy is what a customer may ask for under the order on 三包 (Art. 22–24).
type Remedy string

// The two remedies.
const (
	Exchange   Remedy = "exchange" // 更换
	ReturnsCar Remedy = "return"   // 退货
)

// Remedies are both, in the order in which they are offered.
func Remedies() []Remedy { return []Remedy{Exchange, ReturnsCar} }

// Key is the word of the remedy.
func (r Remedy) Key() string { return "case.remedy." + string(r) }

// CaseStatus is how far a case has come.
type CaseStatus string

// The states of a case.
const (
	CaseAsked     CaseStatus = "asked"     // 待答复
	CaseGranted   CaseStatus = "granted"   // 已同意, to be carried out
	CaseRefused   CaseStatus = "refused"   // 已拒绝, with reasons
	CaseExchanged CaseStatus = "exchanged" // 已换车
	CaseReturned  CaseStatus = "returned"  // 已退车
	CaseWithdrawn CaseStatus = "withdrawn" // 已撤回
)

// CaseStatuses are all states.
func CaseStatuses() []CaseStatus {
	return []CaseStatus{CaseAsked, CaseGranted, CaseRefused, CaseExchanged, CaseReturned, CaseWithdrawn}
}

// Key is the word of the state.
func (s CaseStatus) Key() string { return "case.status." + string(s) }

// Open reports whether the shop still has to do something.
func (s CaseStatus) Open() bool { return s == CaseAsked || s == CaseGranted }

// caseMoves are the steps that a case can take. What was refused may be granted when the
// customer insists and is right.
func caseMoves() map[CaseStatus][]CaseStatus {
	return map[CaseStatus][]CaseStatus{
		CaseAsked:   {CaseGranted, CaseRefused, CaseWithdrawn},
		CaseGranted: {CaseExchanged, CaseReturned, CaseWithdrawn},
		CaseRefused: {CaseGranted, CaseWithdrawn},
	}
}

// CanMove reports whether the case may take a step as things stand.
func (c Case) CanMove(to CaseStatus) bool {
	if to == CaseExchanged && c.Remedy != Exchange || to == CaseReturned && c.Remedy != ReturnsCar {
		return false
	}
	return slices.Contains(caseMoves()[c.Status], to)
}

// Move takes a step or refuses it.
func (c *Case) Move(to CaseStatus) error {
	if !c.CanMove(to) {
		return Refuse("case.refuse.move", Args{"Number": c.Number, "Status": c.Status, "To": to})
	}
	c.Status = to
	return nil
}

// CaseRequest is what the customer asked for, as it came in.
type CaseRequest struct {
	At    time.Time
	KM    int64 // on the clock of the car
	By    PersonID
	Words string // what the customer says
}

// CaseGround is a ground that the clock of 三包 showed as of the request, with the orders
// that prove it.
type CaseGround struct {
	Article string
	Reason  string // of package sanbao
	MetOn   Day
	Orders  []string
}

// CaseAnswer is the shop's answer (Art. 28: within ten working days, with reasons where
// it is a refusal).
type CaseAnswer struct {
	At     time.Time // zero: not yet
	By     PersonID
	How    AnswerWay
	Reason string
}

// AnswerWay is how an answer went out.
type AnswerWay string

// The ways there are.
const (
	AnswerWritten  AnswerWay = "written"
	AnswerInPerson AnswerWay = "in_person"
	AnswerByPhone  AnswerWay = "phone"
	AnswerByChat   AnswerWay = "chat"
)

// AnswerWays are all ways, the best evidence first.
func AnswerWays() []AnswerWay {
	return []AnswerWay{AnswerWritten, AnswerInPerson, AnswerByPhone, AnswerByChat}
}

// Key is the word of the way.
func (w AnswerWay) Key() string { return "case.how." + string(w) }

// CaseDelay is time that the customer caused, which the shop has longer (Art. 28).
type CaseDelay struct {
	Days     int // working days
	Reason   string
	Evidence string
}

// CaseEnd is how a case ended.
type CaseEnd struct {
	On     Day       // of the exchange, the return or the withdrawal; "": not yet
	At     time.Time // written down
	By     PersonID
	NewCar VehicleID // given in exchange
	Note   string
}

// Case (退换案件) is the request of a customer to exchange a car or give it back under the
// order on 三包, from the request to the certificate.
type Case struct {
	ID          CaseID
	Rev         int64
	Number      string // HT260414-001
	VehicleID   VehicleID
	CustomerID  CustomerID
	Asked       Remedy // at first
	Remedy      Remedy // to be carried out
	Status      CaseStatus
	Request     CaseRequest
	Grounds     []CaseGround
	AnswerDue   Day
	CompleteDue Day
	Answer      CaseAnswer
	Delays      []CaseDelay
	Sum         CaseSum
	End         CaseEnd
}

// CaseEventKind is what happened to a case.
type CaseEventKind string

// What happens to cases.
const (
	CaseEventAsked     CaseEventKind = "asked"
	CaseEventEdited    CaseEventKind = "edited"
	CaseEventGranted   CaseEventKind = "granted"
	CaseEventRefused   CaseEventKind = "refused"
	CaseEventDelayed   CaseEventKind = "delayed"
	CaseEventSum       CaseEventKind = "sum"
	CaseEventTurned    CaseEventKind = "turned"
	CaseEventExchanged CaseEventKind = "exchanged"
	CaseEventReturned  CaseEventKind = "returned"
	CaseEventWithdrawn CaseEventKind = "withdrawn"
	CaseEventUndone    CaseEventKind = "undone"
)

// CaseEventKinds are all of them.
func CaseEventKinds() []CaseEventKind {
	return []CaseEventKind{
		CaseEventAsked, CaseEventEdited, CaseEventGranted, CaseEventRefused, CaseEventDelayed, CaseEventSum, CaseEventTurned,
		CaseEventExchanged, CaseEventReturned, CaseEventWithdrawn, CaseEventUndone,
	}
}

// Key is the word of the event.
func (k CaseEventKind) Key() string { return "case.event." + string(k) }

// CaseEvent is something that happened to a case; events are never taken away.
type CaseEvent struct {
	Kind   CaseEventKind
	At     time.Time
	Person PersonID
	Note   string
}

// MaxDelay is the most working days that one delay is written down for, MaxCaseRows how
// many delays and refunds a case can hold.
const (
	MaxDelay    = 366
	MaxCaseRows = 12
)

// Check lists what keeps the case from being saved; now is the time of writing, zero for
// one that is taken over from elsewhere.
func (c Case) Check(now time.Time) Problems {
	var p Problems
	if c.VehicleID == 0 {
		p.Add("vehicle", "say.required.case_vehicle", nil)
	}
	if !slices.Contains(Remedies(), c.Asked) || !slices.Contains(Remedies(), c.Remedy) {
		p.Add("asked", "say.required.case_asked", nil)
	}
	if !slices.Contains(CaseStatuses(), c.Status) {
		p.Add("status", "case.say.status", Args{"Got": string(c.Status)})
	}
	switch {
	case c.Request.At.IsZero():
		p.Add("requested_at", "say.required.requested_at", nil)
	case !now.IsZero() && c.Request.At.After(now):
		p.Add("requested_at", "case.say.future", nil)
	}
	if c.Request.KM < 0 || c.Request.KM > MaxMileage {
		p.Add("request_km", "order.say.mileage_range", Args{"Max": MaxMileage})
	}
	p.checkText("words", c.Request.Words, MaxText)
	p.checkText("answer_reason", c.Answer.Reason, MaxText)
	p.checkText("end_note", c.End.Note, MaxText)
	if len(c.Delays) > MaxCaseRows || len(c.Sum.Refunds) > MaxCaseRows {
		p.Add("delays", "case.say.rows", Args{"Max": MaxCaseRows})
	}
	for _, d := range c.Delays {
		p = append(p, d.Check()...)
	}
	return append(p, c.Sum.Check()...)
}

// Check lists what keeps the delay from being kept.
func (d CaseDelay) Check() Problems {
	var p Problems
	if d.Days < 1 || d.Days > MaxDelay {
		p.Add("delay_days", "case.say.delay_days", Args{"Max": MaxDelay})
	}
	if d.Reason == "" {
		p.Add("delay_reason", "say.required.delay_reason", nil)
	}
	p.checkText("delay_reason", d.Reason, MaxText)
	p.checkText("delay_evidence", d.Evidence, MaxText)
	if d.Evidence == "" {
		p.Warn("delay_evidence", "case.say.delay_evidence", nil)
	}
	return p
}

// CheckAnswer lists what is wrong with an answer to the case: a refusal gives its reason
// (Art. 28). An answer that the clock speaks against is warned of, either way.
func (c Case) CheckAnswer(grant bool, a CaseAnswer, now time.Time) Problems {
	var p Problems
	switch {
	case a.At.IsZero():
		p.Add("answered_at", "say.required.answered_at", nil)
	case a.At.After(now):
		p.Add("answered_at", "case.say.future", nil)
	case a.At.Before(c.Request.At.Truncate(time.Minute)):
		p.Add("answered_at", "case.say.answer_first", Args{"At": c.Request.At})
	}
	if !slices.Contains(AnswerWays(), a.How) {
		p.Add("how", "say.required.answer_how", nil)
	}
	if !grant && a.Reason == "" {
		p.Add("answer_reason", "say.required.answer_reason", nil)
	}
	switch {
	case !grant && len(c.Grounds) > 0:
		p.Warn("grant", "case.say.refused_with_ground", Args{"Article": c.Grounds[0].Article, "Day": c.Grounds[0].MetOn})
	case grant && len(c.Grounds) == 0:
		p.Warn("grant", "case.say.granted_without", nil)
	}
	p.checkText("answer_reason", a.Reason, MaxText)
	return p
}

// CheckEnding lists what keeps an exchange or return of a day from being written down; a car
// is given for an exchange. asked is the day of the request.
func (c Case) CheckEnding(on Day, vin string, asked, today Day) Problems {
	var p Problems
	switch {
	case on == "":
		p.Add("ended_on", "say.required.ended_on", nil)
	case on > today:
		p.Add("ended_on", "case.say.future", nil)
	case on < asked:
		p.Add("ended_on", "case.say.ended_first", Args{"Day": asked})
	}
	switch {
	case c.Remedy != Exchange:
	case vin == "":
		p.Add("new_vin", "say.required.new_vin", nil)
	default:
		p.checkVIN("new_vin", vin)
	}
	return p
}

// Dues are the last days of the answer and of the exchange or return: so many working days
// after the request, as the order in force on that day says (Art. 28), and for the second
// the days besides that the customer caused. The rule tables hold no such days of the
// order of 2012; requests are dealt with by the order of today.
func (c Case) Dues(rules []Rule, cal Calendar, zone *time.Location) (answer, complete Day) {
	on := DayOf(c.Request.At, zone)
	days := func(name string) int {
		r, _ := InForce(rules, "sanbao2021", name, on)
		return int(r.Value)
	}
	late := 0
	for _, d := range c.Delays {
		late += d.Days
	}
	if n := days("answer_workdays"); n > 0 {
		answer = cal.Add(on, n)
	}
	if n := days("settle_workdays"); n > 0 {
		complete = cal.Add(on, n+late)
	}
	return answer, complete
}

// Due is the day by which the shop must do the next step; "" where there is none.
func (c Case) Due() Day {
	switch c.Status {
	case CaseAsked:
		return c.AnswerDue
	case CaseGranted:
		return c.CompleteDue
	}
	return ""
}

// Overdue reports whether the next step ought to have been done before today.
func (c Case) Overdue(today Day) bool { return c.Due() != "" && c.Due() < today }

// Free reports whether the customer pays nothing for the use of the car: a ground of
// Art. 22 or 23 is met, or none at all, when the shop gives of its own accord.
func (c Case) Free() bool {
	return len(c.Grounds) == 0 || slices.ContainsFunc(c.Grounds, func(g CaseGround) bool { return g.Article != "24" })
}

// MayTurn refuses to turn an exchange into a return: that is for one that was granted, and
// is due to the customer once the exchange has not been done in time (Art. 28), or where
// there is no car that is not lower than the old one (Art. 25).
func (c Case) MayTurn(why TurnReason, today Day) error {
	switch {
	case c.Status != CaseGranted || c.Remedy != Exchange:
		return Refuse("case.refuse.turn", Args{"Number": c.Number, "Status": c.Status})
	case why == TurnLate && today <= c.CompleteDue:
		return Refuse("case.refuse.turn_early", Args{"Number": c.Number, "Due": c.CompleteDue})
	}
	return nil
}

// TurnReason is why an exchange becomes a return.
type TurnReason string

// The reasons that the order knows.
const (
	TurnLate  TurnReason = "late"   // not exchanged in time (Art. 28)
	TurnNoCar TurnReason = "no_car" // no car that is not lower (Art. 25)
)

// TurnReasons are both.
func TurnReasons() []TurnReason { return []TurnReason{TurnLate, TurnNoCar} }

// Key is the word of the reason.
func (t TurnReason) Key() string { return "case.turn." + string(t) }

// Told reports whether the state of the case is what its events say: the last of those that
// decide, and that times and names are there which belong to it. What was undone is told by
// a note that names the state that came back.
func (c Case) Told(events []CaseEvent) bool {
	status := CaseStatus("")
	for _, e := range events {
		switch e.Kind {
		case CaseEventAsked, CaseEventGranted, CaseEventRefused, CaseEventExchanged, CaseEventReturned, CaseEventWithdrawn:
			status = CaseStatus(e.Kind)
		case CaseEventUndone:
			status = CaseStatus(e.Note)
		}
	}
	ended := c.Status == CaseExchanged || c.Status == CaseReturned || c.Status == CaseWithdrawn
	answered := c.Status != CaseAsked && c.Status != CaseWithdrawn
	return status == c.Status && ended == (c.End.On != "") && (c.Status == CaseExchanged) == (c.End.NewCar != 0) && (!answered || !c.Answer.At.IsZero())
}
