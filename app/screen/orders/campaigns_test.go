package orders

import (
	"context"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// recalled is a shop with a car that a recall calls in, and that a service campaign does
// where two is set.
func recalled(t *testing.T, look screentest.Look, two bool) (*screentest.Rig, shop.Vehicle, []shop.Campaign) {
	t.Helper()
	r := screentest.New(t, look)
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"})
	car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", VIN: "LSVAA49J032047310", OwnerID: c.ID, Make: "大众", Model: "帕萨特", Year: 2020, Use: shop.Household})
	r.Labour(shop.Labour{Code: "RY-008", Name: "更换燃油泵法兰", Hours: 1500, WorkClass: shop.Minor})
	r.Part(shop.Part{Number: "3G0919051", Name: "燃油泵法兰 改进型", Unit: "只", Price: 68000, Origin: shop.OEM}, 3000, 41000)
	list := []shop.Campaign{
		{Code: "24Y5", Name: "更换燃油泵法兰", Kind: shop.CampaignRecall, FromDay: "2026-03-01", JobCode: "RY-008", PartNo: "3G0919051", Criteria: []shop.Criterion{{Make: "大众", Model: "帕萨特"}}},
		{Code: "QX-1", Name: "空调免费检测", Kind: shop.CampaignService, FromDay: "2026-04-01", Criteria: []shop.Criterion{{Make: "大众"}}},
	}
	if !two {
		list = list[:1]
	}
	for i, x := range list {
		list[i] = screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Campaign, error) { return work.SaveCampaign(ctx, d, x) })
	}
	return r, car, list
}

func campaignsOf(r *screentest.Rig, car shop.Vehicle) []data.CarCampaign {
	r.T.Helper()
	return screentest.Read(r, func(v data.View) ([]data.CarCampaign, error) { return data.CampaignsOf(v, car.ID) })
}

func TestAtTheDoorOneKeyMakesTheVisitARecallThatTheFactoryPays(t *testing.T) {
	for name, look := range screentest.Looks() {
		r, car, _ := recalled(t, look, false)
		arriveAgain(r)
		r.Sees("24Y5")
		r.Picture("recall-arrive-" + name)
		r.Press("Ctrl+U")
		e := r.Page.(*Editor)
		if o := e.visit.Order; o.Kind != shop.Recall || o.Intake.Complaint == "" {
			t.Fatalf("%s: %s %q", name, o.Kind, o.Intake.Complaint)
		}
		r.Picture("recall-chosen-" + name)
		e.openPanel()
		e.intake.focus("mileage_km")
		r.Type("31000")
		r.Env.Layer.CloseSheets()
		r.Press("Ctrl+S")
		o := orderOf(r, e.kept.ID)
		if o.Kind != shop.Recall || len(o.Lines) != 2 || o.Lines[0].Payer != shop.PayFactory || o.Lines[1].Code != "3G0919051" {
			t.Fatalf("%s: kept %+v", name, o)
		}
		if all := campaignsOf(r, car); len(all) != 1 || all[0].Order != o.Number {
			t.Errorf("%s: the order does not count for the recall: %+v", name, all)
		}
		r.Picture("recall-order-" + name)
		r.Press("Ctrl+Z")
		if o := orderOf(r, e.kept.ID); o.Kind != shop.Maintenance || len(o.Lines) != 0 {
			t.Errorf("%s: after the undo %+v", name, o)
		}
	}
}

func TestAChoiceAtTheDoorIsTakenBackAndComesBackWithTheDraft(t *testing.T) {
	r, _, list := recalled(t, screentest.Look{}, false)
	arriveAgain(r)
	e := r.Page.(*Editor)
	r.Press("Ctrl+U", "Ctrl+Z")
	if len(e.facts.recalls) != 0 || e.visit.Order.Kind != shop.Maintenance || e.visit.Order.Intake.Complaint != "" {
		t.Errorf("not taken back: %v, %s", e.facts.recalls, e.visit.Order.Kind)
	}
	r.Press("Ctrl+U")
	r.Tick()
	e.facts.recalls = nil
	e.keep.restore(screentest.Read(r, e.draft.Reader()))
	if len(e.facts.recalls) != 1 || e.facts.recalls[0] != list[0].ID {
		t.Fatalf("the draft has %v", e.facts.recalls)
	}
}

func TestAnOrderThatIsHereTakesACampaignAndGivesItBack(t *testing.T) {
	for name, look := range screentest.Looks() {
		r, car, list := recalled(t, look, true)
		now := r.Now
		o := r.Visit(car, now, shop.Received, shop.Order{Intake: shop.Intake{MileageKM: 31000}})
		r.Now = now
		r.Show(NewEditor(r.Host, screen.Route{Screen: screen.Order, ID: int64(o.ID)}))
		r.Picture("recall-chip-" + name)
		r.Press("Ctrl+U")
		r.Picture("recall-which-" + name)
		r.Press("1")
		all := campaignsOf(r, car)
		if kept := orderOf(r, o.ID); kept.Kind != shop.Recall || len(kept.Lines) == 0 {
			t.Fatalf("%s: kept %+v", name, kept)
		}
		joined := 0
		for _, c := range all {
			if c.Order == o.Number {
				joined++
			}
		}
		if joined != 1 || len(all) != len(list) {
			t.Fatalf("%s: %+v", name, all)
		}
		r.Press("Ctrl+Z")
		if kept := orderOf(r, o.ID); kept.Kind != o.Kind || len(kept.Lines) != 0 {
			t.Errorf("%s: after the undo %+v", name, kept)
		}
		for _, c := range campaignsOf(r, car) {
			if c.Order != "" {
				t.Errorf("%s: still joined: %+v", name, c)
			}
		}
	}
}

func TestARefusalAtTheDoorIsNotedWithTheOwnersWords(t *testing.T) {
	r, car, _ := recalled(t, screentest.Look{}, false)
	arriveAgain(r)
	r.Press("Ctrl+Shift+U")
	r.Type("今天没时间")
	r.Press("Ctrl+S")
	if all := campaignsOf(r, car); len(all) != 1 || all[0].State != data.CampaignRefused {
		t.Fatalf("%+v", all)
	}
	r.Press("Ctrl+Z")
	if all := campaignsOf(r, car); all[0].State != data.CampaignOpen {
		t.Errorf("after the undo %+v", all)
	}
}

func TestTheSheetOfAQualityProblemNamesTheBulletinsThatHelp(t *testing.T) {
	for name, look := range screentest.Looks() {
		r, _ := gearboxed(t, look, 1)
		for _, b := range []shop.Bulletin{
			{Number: "TB-2026-014", Title: "换挡顿挫：先升级控制单元软件", Words: "先读版本号，低于 4B07 的升级。", Make: "大众", Model: "帕萨特", Fault: "TR-SHIFT"},
			{Number: "TB-2026-009", Title: "二挡异响：检查输入轴轴承", Words: "听诊器贴在变速器前端；轴承滚道剥落的更换总成。", Make: "大众", Fault: "TR-NOISE"},
			{Number: "TB-2026-001", Title: "别的车", Words: "与这辆车无关。", Make: "丰田", Fault: "TR-NOISE"},
		} {
			screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Bulletin, error) { return work.SaveBulletin(ctx, d, b) })
		}
		r.Press("Alt+Z")
		r.Picture("bulletin-repair-all-" + name)
		r.Type("TR-N")
		r.Tick()
		r.Press("Enter")
		r.Tick()
		r.Picture("bulletin-repair-" + name)
		r.Sees("TB-2026-009")
		if r.Shows("TB-2026-014") || r.Shows("TB-2026-001") {
			t.Errorf("%s: a bulletin of another fault or car is named", name)
		}
		r.Press("Alt+B")
		r.Picture("bulletin-words-" + name)
		r.Sees("轴承滚道剥落")
	}
}

func TestOfACarThatNobodyKnewItIsSaidOnceItIsKept(t *testing.T) {
	r, _, _ := recalled(t, screentest.Look{}, false)
	r.Show(NewEditor(r.Host, screen.Route{Screen: screen.Order, Key: "new1"}))
	e := r.Page.(*Editor)
	e.beginNew("沪AD99999")
	e.visit.Customer.Name, e.visit.Customer.Phone = "陈敏", "13900002222"
	e.visit.Vehicle.Make, e.visit.Vehicle.Model = "大众", "帕萨特"
	e.visit.Order.Intake.MileageKM, e.visit.Order.Intake.Complaint = 12000, "保养"
	e.intake.build()
	r.Press("Ctrl+S")
	r.Sees("24Y5")
	r.Press("Ctrl+U")
	if o := orderOf(r, e.kept.ID); o.Kind != shop.Recall || len(o.Lines) != 2 {
		t.Errorf("kept %+v", o)
	}
}
