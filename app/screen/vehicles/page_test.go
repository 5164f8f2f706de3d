package vehicles

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

func open(r *screentest.Rig, id shop.VehicleID) *page {
	r.T.Helper()
	p, ok := New(r.Host, screen.Route{Screen: screen.Vehicle, ID: int64(id)}).(*page)
	if !ok {
		r.T.Fatal("no archive was opened")
	}
	r.Show(p)
	return p
}

func vehicle(r *screentest.Rig, id shop.VehicleID) shop.Vehicle {
	r.T.Helper()
	return screentest.Read(r, func(v data.View) (shop.Vehicle, error) { return data.Vehicle(v, id) })
}

func TestTheTimelineTellsTheLifeOfACar(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	p := open(r, passat(r).ID)
	counts := p.line.counts()
	if want := []int64{7, 5, 1, 6, 1, 0, 0}; !slices.Equal(counts, want) {
		t.Errorf("the filters leave %v, want %v", counts, want)
	}
	for i := 1; i < len(p.line.list); i++ {
		if p.line.list[i].at.After(p.line.list[i-1].at) {
			t.Errorf("entry %d is newer than the one above it", i)
		}
	}
	r.Press("Alt+3")
	if len(p.line.list) != 1 || !strings.Contains(p.line.list[0].title, "制动片") {
		t.Errorf("advice shows %+v", p.line.list)
	}
	r.Press("Alt+5")
	if len(p.line.list) != 1 || !strings.Contains(p.line.list[0].title, "沪A 3K728") {
		t.Errorf("changes show %+v", p.line.list)
	}
	r.Press("Alt+1", "/")
	r.Type("减震器")
	if len(p.line.list) != 2 {
		t.Errorf("%d entries speak of 减震器, want 2", len(p.line.list))
	}
	r.Press("Esc")
	if len(p.line.list) != 7 || r.Left != 0 {
		t.Errorf("Esc leaves %d entries and %d pages left", len(p.line.list), r.Left)
	}
}

func TestTheTimelineIsWalkedAndOpenedByKeys(t *testing.T) {
	r := screentest.New(t, screentest.Look{W: 1092, H: 535})
	p := open(r, passat(r).ID)
	r.Press("End")
	r.Picture("vehicle-end")
	if p.line.sel != 6 || p.line.last != 7 {
		t.Errorf("End chose %d and shows up to %d", p.line.sel, p.line.last)
	}
	r.Press("Home", "↓", "Enter")
	if want := p.line.list[1].order; len(r.Routes) != 1 || r.Routes[0] != (screen.Route{Screen: screen.Order, ID: int64(want)}) {
		t.Errorf("Enter went to %v", r.Routes)
	}
	before := p.line.tall(kit.Look(), p.line.list[1])
	r.Press("Space")
	if p.line.tall(kit.Look(), p.line.list[1]) <= before {
		t.Error("Space unfolds nothing")
	}
	r.Press("Alt+R", "Alt+U")
	if got := r.Routes[1:]; len(got) != 2 || got[0].Key != "car:1" || got[1].Screen != screen.Customers {
		t.Errorf("receive and owner went to %v", got)
	}
}

func TestWhatTheCarNeedsNextIsSaidWithDaysLeft(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	p := open(r, passat(r).ID)
	for day, want := range map[shop.Day]string{"2026-05-02": "warn", "2026-04-13": "bad", "2028-05-31": "", "2026-04-14": "warn"} {
		if got := p.dateFact("shield", "vehicle.insured", day); got.Tone != want {
			t.Errorf("%s is said in the tone %q, want %q", day, got.Tone, want)
		}
	}
	if n, ok := p.daysTo("2026-05-02"); !ok || n != 18 {
		t.Errorf("until May 2nd it is %d days", n)
	}
}

func TestACarIsEditedInASheet(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	car := passat(r)
	p := open(r, car.ID)
	r.Press("Ctrl+E")
	r.Type("沪A12345")
	r.Press("Enter")
	r.Type("LSVCJ6C93RN012875")
	r.Press("Enter", "Ctrl+S")
	got := vehicle(r, car.ID)
	if got.Plate != "沪A12345" || got.VIN != "LSVCJ6C93RN012875" || got.Year != 2024 || got.Model != car.Model || got.OwnerID != car.OwnerID {
		t.Errorf("kept %+v", got)
	}
	if r.Env.Layer.Listing() || p.Title() != "沪A 12345" {
		t.Errorf("the page is called %q", p.Title())
	}
	if n := p.line.counts()[4]; n != 2 {
		t.Errorf("%d changes are told, want 2", n)
	}
}

func TestBothWritingsOfACarArePutTogetherInItsSheet(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	car := vehicle(r, passat(r).ID)
	open(r, car.ID)
	r.Press("Ctrl+E")
	r.Type("沪A12345")
	car.Color, car.Note = "白", "钥匙两把"
	r.Vehicle(car)
	r.Press("Ctrl+S", "Alt+B", "Ctrl+S")
	got := vehicle(r, car.ID)
	if got.Plate != "沪A12345" || got.Color != "白" || got.Note != "钥匙两把" || got.OwnerID != car.OwnerID {
		t.Errorf("kept %+v", got)
	}
	r.Press("Ctrl+S")
	if again := vehicle(r, car.ID); again.Rev != got.Rev {
		t.Error("the sheet is still open after it was saved")
	}
}

func TestAMistakeInTheCarStandsUnderItsField(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	car := passat(r)
	f := newForm(r.Host, car.ID, 0, func(shop.Vehicle) {})
	r.Type("沪A123")
	r.Press("Enter")
	r.Type("LSVCJ6C93RN012870")
	r.Press("Enter")
	if f.edit.Form.Message("plate") == "" || f.edit.Form.Message("vin") == "" {
		t.Errorf("said %q and %q", f.edit.Form.Message("plate"), f.edit.Form.Message("vin"))
	}
	r.Press("Ctrl+S")
	if !f.sheet.Open() || vehicle(r, car.ID).Plate != car.Plate {
		t.Error("a plate of five characters was kept")
	}
	f.edit.Form.Focus("year")
	r.Type("abcd")
	r.Press("Ctrl+S")
	if f.edit.Form.Message("year") == "" {
		t.Error("a year of letters is not told of")
	}
}

func TestTheSameVINIsWarnedOfWithAWayToTheOtherFile(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	other := passat(r)
	l := New(r.Host, screen.Route{Screen: screen.Vehicle, Key: "new:1"})
	r.Show(l)
	r.Type("沪A99999")
	r.Press("Enter")
	r.Type(other.VIN)
	r.Press("Alt+O")
	if n := len(r.Routes); n != 1 || r.Routes[0].ID != int64(other.ID) {
		t.Errorf("Alt+O went to %v", r.Routes)
	}
}

func TestANewCarOfACustomerIsWrittenAndOpened(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	c := r.Customer(shop.Customer{Name: "李四"})
	r.Show(New(r.Host, screen.Route{Screen: screen.Vehicle, Key: "new:1"}))
	r.Type("D12345")
	r.Press("Enter", "Enter", "Enter")
	r.Type("大众 帕萨特")
	r.Press("Ctrl+S")
	if len(r.Routes) != 1 {
		t.Fatalf("saving went to %v", r.Routes)
	}
	got := vehicle(r, shop.VehicleID(r.Routes[0].ID))
	if got.Plate != "沪AD12345" || got.OwnerID != c.ID || got.Make != "大众" || got.Model != "帕萨特" {
		t.Errorf("kept %+v", got)
	}
}

func TestAHalfWrittenCarIsADraft(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	r.Show(New(r.Host, screen.Route{Screen: screen.Vehicle, Key: "new"}))
	r.Type("沪A88888")
	r.Press("Esc")
	f := newForm(r.Host, 0, 0, func(shop.Vehicle) {})
	if f.edit.Record.Vehicle.Plate != "沪A88888" || f.edit.Said() == "" {
		t.Errorf("the draft is %+v", f.edit.Record.Vehicle)
	}
}

func TestMileageAMonthIsCountedWhereItCanBe(t *testing.T) {
	at := func(month int) time.Time { return time.Date(2025, time.Month(month), 1, 0, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		all  []reading
		want int64
	}{
		{nil, 0},
		{[]reading{{at(1), 100}}, 0},
		{[]reading{{at(1), 1000}, {at(1).AddDate(0, 0, 10), 2000}}, 0},
		{[]reading{{at(1), 1000}, {at(3), 900}}, 0},
		{[]reading{{at(1), 1000}, {at(1).AddDate(0, 0, 60), 3000}}, 1000},
	} {
		if got := monthly(c.all); got != c.want {
			t.Errorf("%v run %d a month, want %d", c.all, got, c.want)
		}
	}
}

func TestACarThatIsGoneIsToldOfInItsPlace(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	p := open(r, 99)
	if p.line.fault == "" || p.Title() == "" {
		t.Errorf("said %q under the title %q", p.line.fault, p.Title())
	}
	r.Press("↓", "Enter", "Space", "Ctrl+E")
	if len(r.Routes) != 0 {
		t.Errorf("keys went to %v", r.Routes)
	}
}

func TestBookingsStandInTheLifeOfACar(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	car := passat(r)
	a := screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Appointment, error) {
		return work.Book(ctx, d, shop.Appointment{
			VehicleID: car.ID, CustomerID: car.OwnerID, Plate: car.Plate, Phone: "13800001234", Kind: shop.Maintenance, Request: "小保养",
			Hours: shop.One, Channel: shop.ByCall, Times: shop.BookingTimes{StartAt: r.Now.Add(24 * time.Hour)},
		})
	})
	p := open(r, car.ID)
	r.Press("Alt+6")
	if len(p.line.list) != 1 || !strings.Contains(p.line.list[0].title, a.Number) || p.line.list[0].sub != "小保养・王磊" {
		t.Fatalf("%+v", p.line.list)
	}
	r.Env.Focus(p.line)
	r.Press("Enter")
	if len(r.Routes) != 1 || r.Routes[0] != (screen.Route{Screen: screen.Calendar, ID: int64(a.ID)}) {
		t.Errorf("%+v", r.Routes)
	}
}
