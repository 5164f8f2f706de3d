package calendar_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"gongdan/app/screen"
	"gongdan/app/screen/calendar"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// full is a week in April: three bays, four technicians, and a Saturday that is
// too full.
func full(t *testing.T, look screentest.Look) *screentest.Rig {
	t.Helper()
	r := screentest.New(t, look)
	bay := func(code, name string, hours shop.Qty, skills ...shop.Skill) shop.BayID {
		return screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Bay, error) {
			return work.SaveBay(ctx, d, shop.Bay{Code: code, Name: name, Hours: hours, Skills: skills, Active: true})
		}).ID
	}
	who := []shop.PersonID{screentest.Read(r, func(v data.View) (shop.Person, error) { return data.PersonByCode(v, "zw") }).ID}
	for code, name := range map[string]string{"lq": "李强", "wh": "吴昊", "ct": "陈涛"} {
		who = append(who, screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Person, error) {
			return work.SavePerson(ctx, d, shop.Person{Code: code, Name: name, Roles: []shop.Role{shop.Technician}, Active: true})
		}).ID)
	}
	bays := []shop.BayID{bay("1", "快保", 7000, shop.Upkeep, shop.Chassis), bay("2", "机电", 7000, shop.Mechanic), bay("3", "定位", 6000, shop.Chassis)}
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234", Source: shop.WalkIn})
	car := r.Vehicle(shop.Vehicle{Plate: "沪AD12345", OwnerID: c.ID, Make: "大众", Model: "帕萨特", Year: 2021})
	filter := r.Part(shop.Part{Number: "06K115562", Name: "机油滤清器 EA888", Unit: "个", Price: 4800, Origin: shop.OEM}, 1000, 2600)
	now := r.Now
	monday := time.Date(2026, 4, 13, 0, 0, 0, 0, r.Env.Lang.Zone)
	r.Now = monday
	book := func(day, hour, minute, bay int, hours shop.Qty, plate, request string) shop.Appointment {
		a := shop.Appointment{
			Plate: plate, Name: "陈敏", Phone: "13900005678", Kind: shop.Maintenance, Request: request, Hours: hours, BayID: bays[bay], Technician: who[bay],
			Channel: shop.ByCall, Times: shop.BookingTimes{StartAt: monday.AddDate(0, 0, day).Add(time.Duration(hour*60+minute) * time.Minute)},
		}
		if plate == car.Plate {
			a.VehicleID, a.CustomerID, a.Name, a.Phone = car.ID, c.ID, c.Name, c.Phone
			a.Parts = []shop.ReservedPart{{PartID: filter.ID, Qty: 2000}}
		}
		return screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Appointment, error) { return work.Book(ctx, d, a) })
	}
	gone := book(0, 9, 0, 0, 1500, "沪A3M1C8", "四滤")
	book(1, 9, 0, 0, 1000, "沪A3K728", "三包")
	book(1, 11, 0, 1, 2000, "沪B88K20", "二保")
	book(1, 14, 0, 1, 1500, "沪C1R9M0", "制动盘")
	book(2, 9, 30, 0, 1000, "沪AD12345", "小保养")
	book(3, 10, 0, 2, 1300, "苏E6T771", "四轮定位")
	for i, plate := range []string{"沪A2X9B4", "沪A7K1W6", "沪A5M3R0"} {
		book(5, 8+2*i, 30, i, 7500, plate, "大修拆检")
	}
	r.Now = now
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Appointment, error) {
		a, _, err := work.MissAppointment(ctx, d, gone.ID, gone.Rev)
		return a, err
	})
	r.Show(calendar.New(r.Host, screen.Route{Screen: screen.Calendar}))
	return r
}

func all(r *screentest.Rig) []shop.Appointment {
	monday := shop.Day("2026-04-13")
	return screentest.Read(r, func(v data.View) ([]shop.Appointment, error) {
		return data.AppointmentsBetween(v, monday.Time(v.Zone()), monday.Add(30).Time(v.Zone()))
	})
}

func of(t *testing.T, r *screentest.Rig, plate string) shop.Appointment {
	t.Helper()
	list := all(r)
	i := slices.IndexFunc(list, func(a shop.Appointment) bool { return a.Plate == plate })
	if i < 0 {
		t.Fatalf("%s is not booked", plate)
	}
	return list[i]
}

func state(r *screentest.Rig) string {
	_, _, words := r.Page.(screen.Stated).State()
	return words
}

func TestAKnownCarIsBookedByAFewKeys(t *testing.T) {
	r := full(t, screentest.Look{})
	r.Press("→", "↓", "Enter") // tomorrow, the second bay
	r.Type("2345")
	r.Tick()
	r.Press("Enter", "Ctrl+Enter")
	list := all(r)
	i := slices.IndexFunc(list, func(a shop.Appointment) bool { return a.Plate == "沪AD12345" && a.Request == "" })
	if i < 0 {
		r.Picture("calendar-not-booked")
		t.Fatalf("%+v", list)
	}
	a := list[i]
	if a.Name != "王建国" || a.Phone != "13800001234" || a.VehicleID == 0 || a.Hours != shop.One || a.Number != "YY260414-001" ||
		a.Times.StartAt.In(r.Env.Lang.Zone).Format("01-02 15:04") != "04-15 08:30" {
		t.Errorf("%+v", a)
	}
	r.Press("Ctrl+Z")
	if got := screentest.Read(r, func(v data.View) (shop.Appointment, error) { return data.Appointment(v, a.ID) }); got.Status != shop.Cancelled {
		t.Errorf("undone: %+v", got)
	}
}

func TestAnUnknownCarIsBookedByPlateAndPhone(t *testing.T) {
	r := full(t, screentest.Look{})
	r.Press("Ctrl+N")
	r.Type("g6b0j1")
	r.Press("Tab", "Tab")
	r.Press("Ctrl+Enter")
	if len(all(r)) != 9 {
		t.Fatal("booked without a phone")
	}
	r.Type("13800007788")
	r.Press("Ctrl+Enter")
	if a := of(t, r, "沪AG6B0J1"); a.Phone != "13800007788" || a.VehicleID != 0 {
		t.Errorf("%+v", a)
	}
}

func TestKeysTakeABookingThroughItsLife(t *testing.T) {
	r := full(t, screentest.Look{})
	if !strings.Contains(state(r), "周六") {
		t.Errorf("Saturday is too full: %q", state(r))
	}
	r.Press("V")
	if a := of(t, r, "沪A3K728"); a.Status != shop.Confirmed {
		t.Fatalf("%+v", a)
	}
	r.Press("N")
	if a := of(t, r, "沪A3K728"); a.Status != shop.NoShow {
		t.Fatalf("%+v", a)
	}
	r.Press("Ctrl+Z")
	if a := of(t, r, "沪A3K728"); a.Status != shop.Confirmed {
		t.Fatalf("undone: %+v", a)
	}
	r.Press("M", "→", "→")
	if !strings.Contains(state(r), "3K728") {
		t.Errorf("%q", state(r))
	}
	r.Press("Enter")
	if a := of(t, r, "沪A3K728"); a.Times.StartAt.In(r.Env.Lang.Zone).Format("01-02 15:04") != "04-16 09:00" {
		t.Fatalf("%s", a.Times.StartAt)
	}
	r.Press("M", "←", "Esc", "C")
	a := of(t, r, "沪A3K728")
	if a.Status != shop.Arrived || len(r.Routes) != 1 || r.Routes[0] != (screen.Route{Screen: screen.Order, ID: int64(a.OrderID)}) {
		t.Fatalf("%+v, %+v", a, r.Routes)
	}
	r.Press("X")
	r.Type("嫌贵")
	r.Press("Enter") // refused: the order stands
	if a := of(t, r, "沪A3K728"); a.Status != shop.Arrived {
		t.Errorf("%+v", a)
	}
}

func TestABookingIsCalledOffWithItsReason(t *testing.T) {
	r := full(t, screentest.Look{})
	r.Press("Del")
	r.Press("Enter")
	if a := of(t, r, "沪A3K728"); a.Status != shop.Booked {
		t.Fatalf("without a reason: %+v", a)
	}
	r.Type("出差")
	r.Press("Enter")
	if a := of(t, r, "沪A3K728"); a.Status != shop.Cancelled || a.Reason != "出差" {
		t.Errorf("%+v", a)
	}
}

func TestADayIsWalkedByItsHours(t *testing.T) {
	r := full(t, screentest.Look{})
	r.Press("D", "→", "→", "→", "→")
	r.Press("Enter")
	r.Type("e6t771")
	r.Tick()
	r.Press("Tab", "Tab")
	r.Type("13911112222")
	r.Press("Ctrl+Enter", "PgDn", "PgUp", "W", "L", "L", "L", "Home", "F5")
	if len(all(r)) != 10 {
		r.Picture("calendar-day-not-booked")
		t.Errorf("%d are booked", len(all(r)))
	}
}

func TestWhatIsOddAboutABookingIsSaidWhileItIsTyped(t *testing.T) {
	r := full(t, screentest.Look{})
	r.Press("Ctrl+N")
	r.Type("2345")
	r.Tick()
	r.Press("Enter")
	r.Picture("calendar-form-warns")
	var said []string
	for _, l := range screentest.Lines(r.Env.Layer.Object()) {
		said = append(said, l.Text)
	}
	if !strings.Contains(strings.Join(said, ""), "YY260413-005") {
		t.Errorf("nothing is said of the other booking: %q", said)
	}
}

func TestTheCalendarIsWholeAtEverySize(t *testing.T) {
	for name, look := range screentest.Looks() {
		t.Run(name, func(t *testing.T) {
			r := full(t, look)
			r.Picture("calendar-week-" + name)
			r.Press("D")
			r.Picture("calendar-day-" + name)
			r.Press("W", "L")
			r.Picture("calendar-technicians-" + name)
		})
	}
}

func TestACarThatIsInTheShopIsOfferedItsOrderOrAnother(t *testing.T) {
	r := full(t, screentest.Look{})
	a := of(t, r, "沪A3K728")
	car := r.Vehicle(shop.Vehicle{Plate: a.Plate, OwnerID: r.Customer(shop.Customer{Name: "韩青"}).ID})
	had := r.Visit(car, r.Now.Add(-24*time.Hour), shop.Working, shop.Order{Intake: shop.Intake{MileageKM: 100}, Lines: []shop.Line{
		{Kind: shop.OtherLine, Name: "外协", Qty: shop.One, Price: 100, Payer: shop.PayCustomer},
	}})
	r.Press("C")
	if !r.Shows(had.Number) {
		t.Errorf("the order %s is not named", had.Number)
	}
	r.Picture("calendar-in-shop")
	r.Press("Esc")
	if len(r.Routes) != 0 || of(t, r, a.Plate).Status != shop.Booked {
		t.Fatalf("after Esc: %+v", r.Routes)
	}
	r.Press("C", "Enter")
	if len(r.Routes) != 1 || r.Routes[0].ID != int64(had.ID) || of(t, r, a.Plate).Status != shop.Booked {
		t.Fatalf("after Enter: %+v", r.Routes)
	}
	r.Press("C", "Ctrl+Enter")
	if now := of(t, r, a.Plate); now.Status != shop.Arrived || now.OrderID == had.ID || r.Routes[len(r.Routes)-1].ID != int64(now.OrderID) {
		t.Errorf("after Ctrl+Enter: %+v, %+v", now, r.Routes)
	}
}
