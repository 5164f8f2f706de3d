package shop

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// booking is an appointment at half past nine for an hour and a half.
func booking() Appointment {
	return Appointment{
		Status: Booked, Plate: "沪AD12345", Name: "王建国", Phone: "13800001234", Kind: Maintenance, Hours: 1500, Channel: ByCall,
		BayID: 2, Technician: 5, Times: BookingTimes{StartAt: time.Date(2026, 4, 14, 9, 30, 0, 0, time.UTC)},
	}
}

func TestAnAppointmentTakesTheStepsThereAreAndNoOthers(t *testing.T) {
	allowed := map[Booking]string{
		Booked: "confirmed arrived no_show left cancelled", Confirmed: "arrived no_show left cancelled",
		Arrived: "left", NoShow: "arrived cancelled", WentAway: "", Cancelled: "",
	}
	at := time.Date(2026, 4, 14, 10, 0, 0, 0, time.UTC)
	for _, from := range Bookings() {
		for _, to := range Bookings() {
			a := booking()
			a.Status = from
			want := slices.Contains(strings.Fields(allowed[from]), string(to))
			err := a.Move(to, at)
			var r *Refusal
			if (err == nil) != want || err != nil && (!errors.As(err, &r) || a.Status != from) {
				t.Errorf("%s to %s: %v", from, to, err)
			}
			if want && (a.Status != to || (to == Confirmed) != a.Times.ConfirmedAt.Equal(at) || (to == Confirmed) == a.Times.EndedAt.Equal(at)) {
				t.Errorf("%s to %s: %+v", from, to, a)
			}
		}
		if from.Open() != (from == Booked || from == Confirmed) || from.Came() != (from == Arrived || from == WentAway) {
			t.Errorf("%s is open %v, came %v", from, from.Open(), from.Came())
		}
		if !strings.HasPrefix(from.Key(), "appointment.status.") {
			t.Error(from.Key())
		}
	}
	if ByNet.Key() != "appointment.channel.online" {
		t.Error(ByNet.Key())
	}
}

func TestWhatIsWrongWithAnAppointmentStandsUnderItsField(t *testing.T) {
	now := time.Date(2026, 4, 14, 8, 0, 30, 0, time.UTC)
	for name, c := range map[string]struct {
		spoil func(*Appointment)
		want  string
	}{
		"whole":           {func(*Appointment) {}, ""},
		"nobody":          {func(a *Appointment) { a.Plate, a.Name = "", "" }, "plate appointment.say.nobody"},
		"no phone":        {func(a *Appointment) { a.Phone = "" }, "phone appointment.say.no_phone"},
		"no time":         {func(a *Appointment) { a.Times.StartAt = time.Time{} }, "start_at say.required.start_at"},
		"past":            {func(a *Appointment) { a.Times.StartAt = now.Add(-time.Hour) }, "start_at appointment.say.past"},
		"this minute":     {func(a *Appointment) { a.Times.StartAt = now.Truncate(time.Minute) }, ""},
		"25 hours":        {func(a *Appointment) { a.Hours = 25 * One }, "hours appointment.say.hours"},
		"24 hours":        {func(a *Appointment) { a.Hours = 24 * One }, ""},
		"no hours":        {func(a *Appointment) { a.Hours = 0 }, "hours appointment.say.hours"},
		"reminded late":   {func(a *Appointment) { a.Times.RemindAt = a.Times.StartAt.Add(time.Minute) }, "remind_at appointment.say.remind_late"},
		"kind":            {func(a *Appointment) { a.Kind = "x" }, "kind appointment.say.kind"},
		"channel":         {func(a *Appointment) { a.Channel = "" }, "channel appointment.say.channel"},
		"long request":    {func(a *Appointment) { a.Request = strings.Repeat("响", MaxText+1) }, "request say.too_long"},
		"part twice":      {func(a *Appointment) { a.Parts = []ReservedPart{{1, One}, {1, One}} }, "parts appointment.say.part_twice"},
		"nothing of it":   {func(a *Appointment) { a.Parts = []ReservedPart{{1, 0}} }, "parts say.qty_zero"},
		"part of nothing": {func(a *Appointment) { a.Parts = []ReservedPart{{0, One}} }, "parts appointment.say.part_twice"},
	} {
		a := booking()
		c.spoil(&a)
		var said []string
		for _, p := range a.Check(Appointment{}, now) {
			said = append(said, p.Field+" "+p.Say)
		}
		if got := strings.Join(said, ", "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	old := booking()
	if p := old.Check(old, now.Add(24*time.Hour)); len(p) > 0 {
		t.Errorf("an hour that was kept and has passed: %v", p)
	}
}

func TestABayAndATechnicianHaveOneCarInAnHour(t *testing.T) {
	a := booking()
	at := func(h, m int) time.Time { return time.Date(2026, 4, 14, h, m, 0, 0, time.UTC) }
	if !a.Until().Equal(at(11, 0)) {
		t.Fatal(a.Until())
	}
	taken := func(bay BayID, who PersonID, from, until time.Time) []Taken {
		return []Taken{{"沪B88K20", bay, who, from, until}}
	}
	for name, c := range map[string]struct {
		taken []Taken
		want  []string
	}{
		"bay":         {taken(2, 0, at(10, 30), at(12, 0)), []string{"bay"}},
		"technician":  {taken(1, 5, at(9, 0), at(9, 31)), []string{"technician"}},
		"both":        {taken(2, 5, at(9, 0), at(12, 0)), []string{"bay", "technician"}},
		"just before": {taken(2, 5, at(9, 0), at(9, 30)), nil},
		"just after":  {taken(2, 5, at(11, 0), at(12, 0)), nil},
		"elsewhere":   {taken(1, 6, at(9, 0), at(12, 0)), nil},
		"nowhere":     {taken(0, 0, at(9, 0), at(12, 0)), nil},
	} {
		var fields []string
		for _, p := range a.CheckSlot(c.taken) {
			fields = append(fields, p.Field)
		}
		if !slices.Equal(fields, c.want) {
			t.Errorf("%s: %v, want %v", name, fields, c.want)
		}
	}
	a.BayID, a.Technician = 0, 0
	if p := a.CheckSlot(taken(0, 0, at(9, 0), at(12, 0))); len(p) > 0 {
		t.Errorf("nobody's hours are taken: %v", p)
	}
}

func TestADayThatGetsTooFullIsWarnedOfWithItsFigures(t *testing.T) {
	a := booking()
	p := a.CheckLoad(Load{28 * One, 28 * One}, Load{6 * One, 7 * One})
	if len(p) != 2 || p.Err() != nil || p[0].Say != "appointment.say.bay_full" || p[1].With["Over"] != Qty(1500) || p[0].With["Over"] != Qty(500) {
		t.Errorf("%+v", p)
	}
	if p := a.CheckLoad(Load{10 * One, 28 * One}, Load{0, 7 * One}); len(p) > 0 {
		t.Errorf("there is room: %v", p)
	}
	if p := a.CheckLoad(Load{90 * One, Unbounded}, Load{0, 7 * One}); len(p) > 0 {
		t.Errorf("nobody knows how much there is: %v", p)
	}
	a.BayID = 0
	if p := a.CheckLoad(Load{10 * One, 28 * One}, Load{9 * One, 7 * One}); len(p) > 0 {
		t.Errorf("it has no bay: %v", p)
	}
}

func TestACarIsLateAfterTheGraceThatTheShopGives(t *testing.T) {
	rules := []Rule{{Book: "appointment", Name: "grace_minutes", Value: 15}, {Book: "appointment", Name: "usual_minutes", Value: 90}}
	r := BookingRulesOn(rules, "2026-04-14")
	if r != (BookingRules{15 * time.Minute, 5 * time.Minute, 1500}) {
		t.Errorf("%+v", r)
	}
	a := booking()
	for minutes, late := range map[int]bool{0: false, 15: false, 16: true} {
		if got := a.Late(a.Times.StartAt.Add(time.Duration(minutes)*time.Minute), r.Grace); got != late {
			t.Errorf("after %d minutes it is late: %v", minutes, got)
		}
	}
	a.Status = Arrived
	if a.Late(a.Times.StartAt.Add(time.Hour), r.Grace) {
		t.Error("who is there is not late")
	}
}

func TestAnAppointmentIsNamedByWhatIsKnown(t *testing.T) {
	a := Appointment{Number: "YY260414-001"}
	names := []string{a.Title()}
	a.Name = "王建国"
	names = append(names, a.Title())
	a.Plate = "沪AD12345"
	if names = append(names, a.Title()); !slices.Equal(names, []string{"YY260414-001", "王建国", "沪AD12345"}) {
		t.Error(names)
	}
}

func TestAStepIsTakenBackUnlessItMadeAnOrder(t *testing.T) {
	was := booking()
	a := was
	if err := a.Move(Cancelled, was.Times.StartAt); err != nil {
		t.Fatal(err)
	}
	a.Reason = "客户改期"
	if err := a.PutBack(was); err != nil || a.Status != Booked || a.Reason != "" || !a.Times.EndedAt.IsZero() {
		t.Errorf("%+v, %v", a, err)
	}
	if err := a.PutBack(was); err == nil {
		t.Error("what was not done was taken back")
	}
	a.Rev, a.Times.StartAt = 9, was.Times.StartAt.Add(time.Hour)
	if err := a.PutBack(was); err != nil || !a.Times.StartAt.Equal(was.Times.StartAt) || a.Rev != 9 {
		t.Errorf("moved back: %+v, %v", a, err)
	}
	a.Status, a.OrderID = Arrived, 7
	if err := a.PutBack(was); err == nil || a.Status != Arrived {
		t.Errorf("an order was forgotten: %v", err)
	}
}

func TestAFormChangesWhatIsWantedAndNotWhatHappened(t *testing.T) {
	kept := booking()
	kept.ID, kept.Rev, kept.Number, kept.Status, kept.Times.ConfirmedAt = 3, 2, "YY260414-001", Confirmed, kept.Times.StartAt
	a, typed := kept, kept
	typed.Number, typed.Status, typed.OrderID, typed.Reason, typed.Request = "x", Arrived, 9, "x", "异响"
	a.Edit(typed)
	want := kept
	want.Request = "异响"
	if !reflect.DeepEqual(a, want) {
		t.Errorf("\n%+v\n%+v", a, want)
	}
	typed.Times.StartAt = kept.Times.StartAt.Add(time.Hour)
	if a.Edit(typed); a.Status != Booked || !a.Times.ConfirmedAt.IsZero() {
		t.Errorf("who confirmed another hour: %+v", a)
	}
}
