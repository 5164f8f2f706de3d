package cases

import (
	"context"
	"testing"
	"time"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// court is a shop with a car whose gearbox came in five times, and one that came once.
type court struct {
	*screentest.Rig
	gearbox, other shop.Vehicle
}

func newCourt(t *testing.T, look screentest.Look) *court {
	t.Helper()
	r := &court{Rig: screentest.New(t, look)}
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234", Source: shop.WalkIn})
	car := func(plate, vin, make, model string) shop.Vehicle {
		v := shop.Vehicle{Plate: plate, VIN: vin, OwnerID: c.ID, Make: make, Model: model, Use: shop.Household, Card: shop.WarrantyCard{Price: 18_990_000, Rate: 50}}
		v.Dates = shop.VehicleDates{InvoicedOn: "2025-03-01", DeliveredOn: "2025-03-05"}
		return r.Vehicle(v)
	}
	r.gearbox, r.other = car("沪B88K20", "LSVAA00090N000001", "大众", "帕萨特"), car("沪AD12345", "LSVAA49J132047371", "丰田", "汉兰达")
	r.repairs(5)
	return r
}

// repairs has the gearbox come in so many times, a week apart, the last time a day ago.
func (r *court) repairs(times int) {
	for i := range times {
		at := r.Now.AddDate(0, 0, -1-7*(times-1-i))
		r.Visit(r.gearbox, at, shop.Delivered, shop.Order{Kind: shop.Repair, Intake: shop.Intake{MileageKM: int64(12_000 + 300*i)}, Quality: &shop.QualityProblem{
			Code: "TR-NOISE", Description: "变速器异响", Assembly: shop.Gearbox, Record: shop.RepairRecord{Findings: "轴承磨损，已更换", NoTow: true, NoLoaner: true, SignedAt: at},
		}, Lines: []shop.Line{{Kind: shop.LabourLine, Name: "变速器检修", Qty: shop.One, Price: 12000, Payer: shop.PayFactory}}})
	}
}

// asked is a case of a car, asked for so many days ago.
func (r *court) asked(car shop.Vehicle, what shop.Remedy, days int) shop.Case {
	return screentest.Do(r.Rig, func(ctx context.Context, d work.Desk) (shop.Case, error) {
		return work.SaveCase(ctx, d, shop.Case{VehicleID: car.ID, Asked: what, Request: shop.CaseRequest{At: r.Now.AddDate(0, 0, -days), Words: "修了五次还响，要求换车"}})
	})
}

func (r *court) kase(id shop.CaseID) shop.Case {
	return screentest.Read(r.Rig, func(v data.View) (shop.Case, error) { return data.Case(v, id) })
}

// open shows the cases with one chosen.
func (r *court) open(route screen.Route) *page {
	p := New(r.Host, route).(*page)
	r.Show(p)
	return p
}

func TestPicturesOfCases(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := newCourt(t, look)
		late := r.asked(r.other, shop.ReturnsCar, 24)
		k := r.asked(r.gearbox, shop.Exchange, 0)
		r.open(screen.Route{Screen: screen.Cases})
		r.Picture("cases-list-" + name)
		r.Press("Ctrl+N")
		r.Picture("cases-new-" + name)
		r.Press("Esc")
		p := r.open(screen.Route{Screen: screen.Cases, ID: int64(k.ID)})
		r.Picture("cases-drawer-" + name)
		r.Press("Alt+A")
		r.Picture("cases-answer-" + name)
		r.Press("Esc", "Alt+S")
		r.Picture("cases-sum-" + name)
		r.Press("Esc", "Alt+D")
		r.Picture("cases-delay-" + name)
		r.Press("Esc")
		k = screentest.Do(r.Rig, func(ctx context.Context, d work.Desk) (shop.Case, error) {
			return work.AnswerCase(ctx, d, work.CaseReply{SeenCase: saw(r.kase(k.ID)), Grant: true, Answer: shop.CaseAnswer{At: r.Now, How: shop.AnswerWritten, Reason: "符合第二十四条第一款第四项"}})
		})
		p.browse.Table.Focus()
		r.Press("Alt+X")
		r.Picture("cases-end-" + name)
		r.Press("Esc")
		if late.Number == k.Number {
			t.Error("one number for two cases")
		}
	}
}

func TestACaseGoesFromTheRequestToTheNewCarByKeys(t *testing.T) {
	r := newCourt(t, screentest.Look{})
	r.open(screen.Route{Screen: screen.Cases, Key: "new:1"})
	r.Press("Ctrl+S")
	k := r.kase(1)
	if k.VehicleID != r.gearbox.ID || k.Asked != shop.Exchange || len(k.Grounds) != 1 || k.Request.KM != 13_200 {
		t.Fatalf("taken down %+v", k)
	}
	r.Sees(k.Number)
	r.Press("Alt+A", "Ctrl+S")
	if k = r.kase(1); k.Status != shop.CaseGranted {
		t.Fatalf("answered %+v", k)
	}
	r.Press("Alt+S", "Ctrl+S")
	r.Tick()
	r.Press("Alt+X")
	r.Press("Ctrl+S") // no VIN yet
	if k = r.kase(1); k.Status != shop.CaseGranted {
		t.Fatalf("exchanged for nothing: %+v", k)
	}
	r.Type("LSVAA49J132047371")
	r.Press("Ctrl+S")
	if k = r.kase(1); k.Status != shop.CaseExchanged || k.End.NewCar != r.other.ID {
		t.Fatalf("exchanged %+v", k)
	}
	r.Press("Ctrl+Z")
	if k = r.kase(1); k.Status != shop.CaseGranted {
		t.Errorf("undone %+v", k)
	}
}

func TestARefusalWantsItsReasonAndWarnsOfAGround(t *testing.T) {
	r := newCourt(t, screentest.Look{})
	k := r.asked(r.gearbox, shop.Exchange, 0)
	r.open(screen.Route{Screen: screen.Cases, ID: int64(k.ID)})
	r.Press("Alt+A")
	r.Press("2")
	r.Sees(r.Say("case.say.refused_with_ground", shop.Args{"Article": "24", "Day": k.Grounds[0].MetOn}))
	r.Press("Ctrl+S")
	r.Picture("cases-refusal")
	if k = r.kase(k.ID); k.Status != shop.CaseAsked {
		t.Errorf("refused without a reason: %+v", k)
	}
}

func TestWhatIsAskedOfAYearThatIsNotLoadedIsTold(t *testing.T) {
	r := newCourt(t, screentest.Look{})
	r.Now = time.Date(2026, 12, 20, 2, 0, 0, 0, time.UTC)
	k := r.asked(r.other, shop.Exchange, 0)
	r.open(screen.Route{Screen: screen.Cases, ID: int64(k.ID)})
	r.Sees("2027")
}
