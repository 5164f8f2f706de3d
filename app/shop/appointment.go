package shop

import (
	"slices"
	"time"
)

// AppointmentID is the number an appointment is kept under.
type AppointmentID int64

// Booking is how far an appointment has come. Late is no station: it is worked
// out of the clock, see Appointment.Late.
type Booking string

// The stations of an appointment.
const (
	Booked    Booking = "booked"    // 已预约
	Confirmed Booking = "confirmed" // 已确认: the customer said again that he comes
	Arrived   Booking = "arrived"   // 到店: it became an order
	NoShow    Booking = "no_show"   // 爽约
	WentAway  Booking = "left"      // 未消费离店: came and left without repair
	Cancelled Booking = "cancelled" // 已取消
)

// Bookings are all stations of an appointment.
func Bookings() []Booking {
	return []Booking{Booked, Confirmed, Arrived, NoShow, WentAway, Cancelled}
}

// Key is the word of the station.
func (b Booking) Key() string { return "appointment.status." + string(b) }

// Open reports whether the car is still to come: the appointment takes its
// hours and keeps its parts.
func (b Booking) Open() bool { return b == Booked || b == Confirmed }

// Came reports whether the customer was there.
func (b Booking) Came() bool { return b == Arrived || b == WentAway }

// turns lists every step an appointment can take. Who was noted as a no-show
// may come after all.
func turns(from Booking) []Booking {
	switch from {
	case Booked:
		return []Booking{Confirmed, Arrived, NoShow, WentAway, Cancelled}
	case Confirmed:
		return []Booking{Arrived, NoShow, WentAway, Cancelled}
	case Arrived:
		return []Booking{WentAway}
	case NoShow:
		return []Booking{Arrived, Cancelled}
	}
	return nil
}

// Channel (预约渠道) is how the customer asked.
type Channel string

// The channels of an appointment.
const (
	ByCall    Channel = "phone"
	ByMessage Channel = "wechat"
	AtCounter Channel = "counter"
	ByNet     Channel = "online"
)

// Channels are all channels, in the order in which they are offered.
func Channels() []Channel { return []Channel{ByCall, ByMessage, AtCounter, ByNet} }

// Key is the word of the channel.
func (c Channel) Key() string { return "appointment.channel." + string(c) }

// Appointment (预约单) is a car that is to come: whose it is, what is wanted of
// the shop and when. The car and the customer need not be on file: then plate,
// name and phone are all that is known.
type Appointment struct {
	ID         AppointmentID
	Rev        int64
	Number     string // YY260414-003
	Status     Booking
	VehicleID  VehicleID  // 0: a car that nobody knows yet
	CustomerID CustomerID // 0: a customer that nobody knows yet
	Plate      string
	Name       string
	Phone      string
	Kind       OrderKind
	Request    string // in the customer's words
	Hours      Qty
	BayID      BayID
	Technician PersonID
	AdvisorID  PersonID
	Channel    Channel
	Times      BookingTimes
	OrderID    OrderID // what it became
	Reason     string  // why it was called off, or why the car left
	Parts      []ReservedPart
}

// BookingTimes is when what happens, or happened, to an appointment.
type BookingTimes struct {
	StartAt     time.Time // the car is to be there
	BookedAt    time.Time
	ConfirmedAt time.Time
	RemindAt    time.Time // the customer is to be called; zero: never
	EndedAt     time.Time // came, did not come, was called off
}

// ReservedPart (备件预留) is a part that is kept for an appointment.
type ReservedPart struct {
	PartID PartID
	Qty    Qty
}

// MostHours is how long one appointment can last.
const MostHours = 24 * One

// CanMove reports whether the appointment may go to a station from where it is.
func (a *Appointment) CanMove(to Booking) bool { return slices.Contains(turns(a.Status), to) }

// Move takes the appointment to a station at a time. A step that the trade does
// not know is refused.
func (a *Appointment) Move(to Booking, at time.Time) error {
	if !a.CanMove(to) {
		return Refuse("appointment.refuse.move", Args{"From": a.Status, "To": to})
	}
	a.Status = to
	if to == Confirmed {
		a.Times.ConfirmedAt = at
	} else {
		a.Times.EndedAt = at
	}
	return nil
}

// Edit takes over what a form may change; number, station, order and the times
// of what happened stay as they are kept. Who confirmed another hour has not
// confirmed this one.
func (a *Appointment) Edit(with Appointment) {
	kept := *a
	*a = with
	a.ID, a.Rev, a.Number, a.Status, a.OrderID, a.Reason = kept.ID, kept.Rev, kept.Number, kept.Status, kept.OrderID, kept.Reason
	a.Times = kept.Times
	a.Times.StartAt, a.Times.RemindAt = with.Times.StartAt, with.Times.RemindAt
	if !a.Times.StartAt.Equal(kept.Times.StartAt) && a.Status == Confirmed {
		a.Status, a.Times.ConfirmedAt = Booked, time.Time{}
	}
}

// PutBack takes a step, or a move to another hour or place, back: the
// appointment is again what it was. One that became an order stays with it.
func (a *Appointment) PutBack(was Appointment) error {
	moved := a.Status.Open() && was.Status.Open() && (!a.Times.StartAt.Equal(was.Times.StartAt) ||
		a.BayID != was.BayID || a.Technician != was.Technician || a.AdvisorID != was.AdvisorID)
	if a.OrderID != was.OrderID || !moved && !was.CanMove(a.Status) {
		return Refuse("appointment.refuse.put_back", Args{"From": a.Status})
	}
	rev := a.Rev
	*a = was
	a.Rev = rev
	return nil
}

// Until is when its hours are over.
func (a *Appointment) Until() time.Time {
	return a.Times.StartAt.Add(time.Duration(a.Hours) * time.Hour / time.Duration(One))
}

// Late reports whether the car should have been there for longer than grace
// and nobody has said what became of it.
func (a *Appointment) Late(now time.Time, grace time.Duration) bool {
	return a.Status.Open() && now.After(a.Times.StartAt.Add(grace))
}

// Title names the appointment in messages: by plate, else by name or number.
func (a *Appointment) Title() string {
	switch {
	case a.Plate != "":
		return a.Plate
	case a.Name != "":
		return a.Name
	}
	return a.Number
}

// Check lists what keeps the appointment from being saved. before is as it was
// kept, the zero one for a new one: an hour that is past is a mistake only for
// who chooses it now.
func (a *Appointment) Check(before Appointment, now time.Time) Problems {
	var p Problems
	p.checkText("plate", a.Plate, MaxName)
	p.checkText("name", a.Name, MaxName)
	if a.Plate == "" && a.Name == "" {
		p.Add("plate", "appointment.say.nobody", nil)
	}
	if a.Phone == "" {
		p.Add("phone", "appointment.say.no_phone", nil)
	}
	p.checkPhone("phone", a.Phone)
	a.checkTimes(&p, before, now)
	if !slices.Contains(OrderKinds(), a.Kind) {
		p.Add("kind", "appointment.say.kind", nil)
	}
	if !slices.Contains(Channels(), a.Channel) {
		p.Add("channel", "appointment.say.channel", nil)
	}
	p.checkText("request", a.Request, MaxText)
	p.checkText("reason", a.Reason, MaxText)
	seen := map[PartID]bool{}
	for _, r := range a.Parts {
		if r.PartID == 0 || seen[r.PartID] {
			p.Add("parts", "appointment.say.part_twice", nil)
		}
		seen[r.PartID] = true
		p.checkQty("parts", r.Qty)
	}
	return p
}

func (a *Appointment) checkTimes(p *Problems, before Appointment, now time.Time) {
	t := a.Times
	switch {
	case t.StartAt.IsZero():
		p.Add("start_at", "say.required.start_at", nil)
	case !t.StartAt.Equal(before.Times.StartAt) && t.StartAt.Before(now.Truncate(time.Minute)):
		p.Add("start_at", "appointment.say.past", Args{"Now": now})
	}
	if a.Hours <= 0 || a.Hours > MostHours {
		p.Add("hours", "appointment.say.hours", Args{"Hours": a.Hours, "Max": MostHours})
	}
	if !t.RemindAt.IsZero() && t.RemindAt.After(t.StartAt) {
		p.Add("remind_at", "appointment.say.remind_late", nil)
	}
}

// Taken is a stretch of time in which a bay or a technician has something else
// to do. What names it in messages.
type Taken struct {
	What       string
	Bay        BayID
	Technician PersonID
	From       time.Time
	Until      time.Time
}

// CheckSlot lists why the appointment cannot have its hours: the bay is taken,
// or the technician would be in two places.
func (a *Appointment) CheckSlot(taken []Taken) Problems {
	var p Problems
	for _, t := range taken {
		if !Overlaps(a.Times.StartAt, a.Until(), t.From, t.Until) {
			continue
		}
		with := Args{"What": t.What, "From": t.From, "Until": t.Until}
		if a.BayID != 0 && t.Bay == a.BayID {
			p.Add("bay", "appointment.say.bay_taken", with)
		}
		if a.Technician != 0 && t.Technician == a.Technician {
			p.Add("technician", "appointment.say.person_taken", with)
		}
	}
	return p
}

// Load (负荷) is how many hours are booked of those that there are. A shop that
// has written down neither bays nor technicians does not know how many it can
// work: Able is then Unbounded.
type Load struct {
	Booked Qty
	Able   Qty
}

// Unbounded is a capacity that nobody has written down.
const Unbounded Qty = -1

// Over is how many hours are booked too many; 0 when all fit, or nobody knows.
func (l Load) Over() Qty {
	if l.Able == Unbounded {
		return 0
	}
	return max(0, l.Booked-l.Able)
}

// CheckLoad warns that the appointment makes a day, or its bay, fuller than it
// can be. Both are without its own hours.
func (a *Appointment) CheckLoad(day, bay Load) Problems {
	var p Problems
	if bay.Booked += a.Hours; a.BayID != 0 && bay.Over() > 0 {
		p.Warn("hours", "appointment.say.bay_full", Args{"Booked": bay.Booked, "Able": bay.Able, "Over": bay.Over()})
	}
	if day.Booked += a.Hours; day.Over() > 0 {
		p.Warn("hours", "appointment.say.day_full", Args{"Booked": day.Booked, "Able": day.Able, "Over": day.Over()})
	}
	return p
}

// Desk rules of appointments, in rule book "appointment".
const (
	graceMinutes = "grace_minutes" // how late a car may be before it is called late
	slotMinutes  = "slot_minutes"  // the step of the calendar
	usualMinutes = "usual_minutes" // how long a booking takes unless somebody says otherwise
)

// BookingRules are the shop's own numbers for appointments.
type BookingRules struct {
	Grace time.Duration
	Slot  time.Duration
	Usual Qty
}

// BookingRulesOn are the numbers in force on a day.
func BookingRulesOn(rules []Rule, on Day) BookingRules {
	minutes := func(name string, least int64) int64 {
		r, _ := InForce(rules, "appointment", name, on)
		return max(least, r.Value)
	}
	return BookingRules{
		Grace: time.Duration(minutes(graceMinutes, 0)) * time.Minute,
		Slot:  time.Duration(minutes(slotMinutes, 5)) * time.Minute,
		Usual: Qty(minutes(usualMinutes, 5)) * One / 60,
	}
}
