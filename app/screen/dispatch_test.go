package screen_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// hall is a shop with two technicians, two bays and a car with two jobs, whose
// sheet of dispatch is open.
type hall struct {
	*screentest.Rig
	zw, lq shop.Person
	bays   []shop.Bay
	order  shop.Order
	kept   []shop.Order
}

func newHall(t *testing.T) *hall {
	h := &hall{Rig: screentest.New(t, screentest.Look{})}
	h.zw = screentest.Read(h.Rig, func(v data.View) (shop.Person, error) { return data.PersonByCode(v, "zw") })
	h.lq = screentest.Do(h.Rig, func(ctx context.Context, d work.Desk) (shop.Person, error) {
		return work.SavePerson(ctx, d, shop.Person{Code: "lq", Name: "李强", Roles: []shop.Role{shop.Technician}, Active: true})
	})
	for _, code := range []string{"1", "2"} {
		h.bays = append(h.bays, screentest.Do(h.Rig, func(ctx context.Context, d work.Desk) (shop.Bay, error) {
			return work.SaveBay(ctx, d, shop.Bay{Code: code, Name: code + " 号位", Hours: 8 * shop.One, Active: true})
		}))
	}
	h.order = h.car("沪A3K728", 1)
	h.open()
	return h
}

// car is a car in work with two jobs of so many hours.
func (h *hall) car(plate string, hours shop.Qty) shop.Order {
	c := h.Customer(shop.Customer{Name: "王建国", Phone: "13800001234", Source: shop.WalkIn})
	v := h.Vehicle(shop.Vehicle{Plate: plate, OwnerID: c.ID, Make: "大众", Model: "帕萨特"})
	line := func(name string) shop.Line {
		return shop.Line{Kind: shop.LabourLine, Name: name, Qty: hours * shop.One, Price: 12000, Payer: shop.PayCustomer}
	}
	return h.Visit(v, h.Now.Add(-time.Hour), shop.Working, shop.Order{Intake: shop.Intake{MileageKM: 100}, Lines: []shop.Line{line("换油"), line("定位")}})
}

func (h *hall) open() {
	screen.DispatchSheet(h.Host, h.order.ID, func(o shop.Order) { h.kept = append(h.kept, o) })
}

func (h *hall) jobs() []shop.Dispatch {
	h.T.Helper()
	return screentest.Read(h.Rig, func(v data.View) ([]shop.Dispatch, error) { return data.DispatchesOf(v, h.order.ID) })
}

func (h *hall) says() string {
	var all []string
	for _, l := range h.Seen() {
		all = append(all, l.Text)
	}
	return strings.Join(all, "\n")
}

func (h *hall) minute(clock string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", "2026-04-14 "+clock, h.Env.Lang.Zone)
	if err != nil {
		h.T.Fatal(err)
	}
	return t
}

func TestOneDigitGivesAllJobsToATechnicianOneAfterTheOther(t *testing.T) {
	h := newHall(t)
	h.Press("2", "Enter")
	jobs := h.jobs()
	if len(jobs) != 2 || len(h.kept) != 1 || h.kept[0].Lines[1].Technician != h.zw.ID {
		t.Fatalf("%+v, told %d", jobs, len(h.kept))
	}
	for i, from := range []string{"09:50", "10:50"} {
		if d := jobs[i]; d.Shares[0] != (shop.Share{Person: h.zw.ID, Part: shop.Whole}) || !d.From.Equal(h.minute(from)) || d.Until.Sub(d.From) != time.Hour {
			t.Errorf("job %d: %+v", i, d)
		}
	}
	h.open()
	if says := h.says(); !strings.Contains(says, "2.00 / 8.00 小时") {
		t.Errorf("the day of the technician:\n%s", says)
	}
}

func TestAJobIsSharedByPartsAndPlannedInABay(t *testing.T) {
	h := newHall(t)
	h.Press("1", "↓", "2") // all to one, then another joins at the first job
	if says := h.says(); !strings.Contains(says, "李强 50 %、张伟 50 %") {
		t.Fatalf("no shares:\n%s", says)
	}
	h.Press("Tab", "Tab")
	h.Press("Ctrl+A")
	h.Type("60/30")
	h.Press("Tab")
	if says := h.says(); !strings.Contains(says, "不是 100 %") {
		t.Errorf("parts that do not sum up are not said:\n%s", says)
	}
	h.Press("Ctrl+Enter")
	if len(h.jobs()) != 0 {
		t.Fatal("it was kept all the same")
	}
	h.Press("Ctrl+A")
	h.Type("60/40")
	h.Press("Tab")
	h.Type("2")
	h.Tick()
	h.Press("Enter", "Ctrl+Enter")
	jobs := h.jobs()
	if len(jobs) != 2 || len(jobs[0].Shares) != 2 || jobs[0].Shares[1] != (shop.Share{Person: h.zw.ID, Part: 4000}) || jobs[0].Bay != h.bays[1].ID || len(jobs[1].Shares) != 1 {
		t.Errorf("%+v\n%s", jobs, h.says())
	}
}

func TestATechnicianOrABayThatIsTakenIsSaidAtItsField(t *testing.T) {
	h := newHall(t)
	h.Press("Esc")
	other := h.car("沪B88K20", 4)
	screentest.Do(h.Rig, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.Dispatch(ctx, d, other.ID, other.Rev, shop.Dispatch{LineID: other.Lines[0].ID, Bay: h.bays[0].ID, Shares: shop.EvenShares(h.lq.ID), From: h.minute("10:00"), Until: h.minute("14:00")})
	})
	h.open()
	h.Press("1", "↓") // planned behind the other car
	if says := h.says(); !strings.Contains(says, "14:00 – 15:00") {
		t.Errorf("not planned where there is room:\n%s", says)
	}
	h.Press("Tab", "Tab", "Tab", "Ctrl+A")
	h.Type("11:00")
	h.Press("Tab")
	if says := h.says(); !strings.Contains(says, "李强 2026-04-14 10:00 到 2026-04-14 14:00 已排 沪B88K20") {
		t.Errorf("that the technician is taken is not said:\n%s", says)
	}
	h.Press("Ctrl+Enter")
	if len(h.jobs()) != 0 {
		t.Error("it was kept all the same")
	}
}

func TestASheetOverAnOrderThatChangedOffersToReadItAgain(t *testing.T) {
	h := newHall(t)
	screentest.Do(h.Rig, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		return work.HangCard(ctx, d, h.order.ID, h.order.Rev, shop.Floor{Waits: true})
	})
	h.Press("1", "Enter")
	if len(h.jobs()) != 0 || !strings.Contains(h.says(), h.Say("edit.act.reload")) {
		t.Fatalf("kept %d:\n%s", len(h.jobs()), h.says())
	}
	h.Press("F5", "1", "Enter")
	if len(h.jobs()) != 2 {
		t.Errorf("kept %d:\n%s", len(h.jobs()), h.says())
	}
}

func TestWhatWasChosenComesBackAndCanBeGivenUp(t *testing.T) {
	h := newHall(t)
	h.Press("1", "↓", "2")
	h.Tick()
	h.Press("Esc")
	h.open()
	if says := h.says(); !strings.Contains(says, "李强 50 %、张伟 50 %") || !strings.Contains(says, h.Say("edit.act.discard")) {
		t.Fatalf("not restored:\n%s", says)
	}
	h.Picture("dispatch-restored")
	h.Press("Ctrl+Enter")
	if jobs := h.jobs(); len(jobs) != 2 || len(jobs[0].Shares) != 2 {
		t.Fatalf("%+v", jobs)
	}
	drafts := screentest.Read(h.Rig, func(v data.View) ([]shop.Draft, error) { return data.Drafts(v, h.Person.ID) })
	if len(drafts) != 0 {
		t.Errorf("left behind: %+v", drafts)
	}
}

func TestThePlanKeepsToShiftsBreaksAndTheClosingTime(t *testing.T) {
	h := newHall(t)
	h.Press("Esc")
	h.Now = h.minute("22:10")
	h.open()
	h.Press("2", "Enter")
	jobs := h.jobs()
	if len(jobs) != 2 || !jobs[0].From.Equal(h.minute("08:30").AddDate(0, 0, 1)) {
		t.Fatalf("planned at night: %+v", jobs)
	}
	h.Now = h.minute("11:30").AddDate(0, 0, 2)
	h.order = h.car("沪B88K20", 1)
	h.open()
	h.Press("2", "Enter")
	if jobs = h.jobs(); len(jobs) != 2 || !jobs[0].Until.Equal(h.minute("14:00").AddDate(0, 0, 2)) {
		t.Errorf("planned into the break: %+v", jobs)
	}
}

func TestSomebodyWhoIsAwayIsNotGivenAJobOfThatDay(t *testing.T) {
	h := newHall(t)
	h.Press("Esc")
	day := shop.DayOf(h.Now, h.Env.Lang.Zone)
	screentest.Do(h.Rig, func(ctx context.Context, d work.Desk) (shop.Absence, error) {
		return work.AddAbsence(ctx, d, shop.Absence{Person: h.zw.ID, From: day, Until: day})
	})
	h.open()
	h.Press("2", "↓", "Tab", "Tab", "Tab", "Ctrl+A")
	h.Type("2026-04-14 10:00")
	h.Press("Tab", "Ctrl+A")
	h.Type("2026-04-14 11:00")
	h.Press("Tab")
	h.Picture("dispatch-away")
	if says := h.says(); !strings.Contains(says, "张伟 2026-04-14 到 2026-04-14 请假") {
		t.Errorf("it says:\n%s", says)
	}
	h.Press("Ctrl+Enter")
	if len(h.jobs()) != 0 {
		t.Error("it was kept all the same")
	}
}

func TestNobodyIsGivenNothing(t *testing.T) {
	h := newHall(t)
	h.Press("Enter")
	if says := h.says(); len(h.jobs()) != 0 || !strings.Contains(says, h.Say("dispatch.say.nobody")) {
		t.Errorf("it says:\n%s", says)
	}
}
