package inspect_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"gongdan/app/screen"
	"gongdan/app/screen/inspect"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// bay is a car of secondary maintenance that waits for the inspector, on the
// screen; the owner sits at the desk.
func bay(t *testing.T, look screentest.Look) (*screentest.Rig, shop.OrderID) {
	t.Helper()
	r := screentest.New(t, look)
	zw := screentest.Read(r, func(v data.View) (shop.Person, error) { return data.PersonByCode(v, "zw") })
	owner := r.Customer(shop.Customer{Name: "刘洋", Phone: "13800005566"})
	car := r.Vehicle(shop.Vehicle{Plate: "沪B88K20", Make: "丰田", Model: "汉兰达", OwnerID: owner.ID})
	o := r.Visit(car, r.Now.Add(-3*time.Hour), shop.Working, shop.Order{Intake: shop.Intake{MileageKM: 45120}, Lines: []shop.Line{
		{Kind: shop.LabourLine, Code: "BY-003", Name: "二级维护", Qty: 6000, Price: 12000, WorkClass: shop.Secondary, Payer: shop.PayCustomer, Technician: zw.ID},
		{Kind: shop.LabourLine, Code: "ZD-001", Name: "更换前制动片", Qty: 800, Price: 12000, WorkClass: shop.Minor, Payer: shop.PayCustomer, Technician: zw.ID},
	}})
	for _, l := range o.Lines {
		screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) { return work.FinishJob(ctx, d, o.ID, l.ID) })
	}
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		kept, _, err := work.PlaceOrder(ctx, d, o.ID, o.Rev+2, shop.BoardMove{To: shop.ToCheck})
		return kept, err
	})
	show(r, o.ID)
	return r, o.ID
}

func show(r *screentest.Rig, id shop.OrderID) {
	r.Show(inspect.New(r.Host, screen.Route{Screen: screen.Inspect, ID: int64(id)}))
}

func sheets(r *screentest.Rig, id shop.OrderID) []shop.Inspection {
	return screentest.Read(r, func(v data.View) ([]shop.Inspection, error) { return data.InspectionsOf(v, id) })
}

func order(r *screentest.Rig, id shop.OrderID) shop.Order {
	return screentest.Read(r, func(v data.View) (shop.Order, error) { return data.Order(v, id) })
}

// process signs the process sheet by keys.
func process(r *screentest.Rig, id shop.OrderID) {
	r.T.Helper()
	r.Press("1", "Enter", "Enter", "1", "Enter", "Enter", "Enter", "Enter", "Enter", "1", "F12")
	if all := sheets(r, id); len(all) != 1 || all[0].Sort != shop.ProcessCheck || all[0].Result != shop.ResultPass || all[0].Count(shop.MarkOK) != 2 {
		r.T.Fatalf("the process sheet: %+v", all)
	}
}

// final walks the final sheet by keys: all is well, what is measured has values
// within its limits.
func final(r *screentest.Rig, id shop.OrderID) {
	r.T.Helper()
	o := order(r, id)
	rules := screentest.Read(r, data.Rules)
	points := shop.Points(&o, rules, r.Host.Desk().Today())
	r.Press("1", "Enter", "Enter", "1", "Enter", "Enter")
	for _, p := range points {
		r.Press("1", "Enter")
		if p.Unit != "" {
			r.Type(max(p.Min, p.Max).String())
			r.Press("Enter")
		}
		r.Press("Enter")
	}
	r.Press("Space", "Enter")
	r.Type("4.5")
	r.Press("Enter", "Enter")
}

func TestASheetIsWalkedByKeysAndTheCarPassesWithItsCertificate(t *testing.T) {
	r, id := bay(t, screentest.Look{})
	process(r, id)
	final(r, id)
	r.Press("1")
	r.Picture("inspect-final")
	r.Press("F12")
	o, all := order(r, id), sheets(r, id)
	if o.Status != shop.Ready || len(all) != 2 {
		t.Fatalf("%s, %+v", o.Status, all)
	}
	in := all[1]
	if in.Sort != shop.FinalCheck || in.Certificate == nil || !in.Road.Done || in.Road.KM != 4500 || in.Count(shop.Unmarked) != 0 {
		t.Errorf("kept %+v", in)
	}
	if n := len(r.Routes); n == 0 || r.Routes[n-1] != (screen.Route{Screen: screen.Order, ID: int64(id)}) {
		t.Errorf("routes %v", r.Routes)
	}
}

func TestAPassWithSomethingBadOrEmptyIsRefusedUnderItsField(t *testing.T) {
	r, id := bay(t, screentest.Look{})
	r.Press("1", "Enter", "Enter", "Enter", "Enter", "Enter", "Enter", "Enter", "1", "F12")
	r.Picture("inspect-refused")
	if all := sheets(r, id); len(all) != 0 || !said(r, "还没有检验") {
		t.Errorf("kept %+v", all)
	}
	r.Press("2", "F12")
	if all := sheets(r, id); len(all) != 0 || !said(r, "不合格，结论不能是合格") {
		t.Errorf("kept %+v", all)
	}
}

func said(r *screentest.Rig, words string) bool {
	return slices.ContainsFunc(screentest.Lines(r.Page.Content()), func(s screentest.Seen) bool { return strings.Contains(s.Text, words) })
}

func TestAFailureGoesBackWithItsReasonAndStandsBelowTheNextSheet(t *testing.T) {
	r, id := bay(t, screentest.Look{})
	process(r, id)
	r.Press("2", "Enter")
	r.Type("渗油")
	p := r.Page.(*inspect.Page)
	p.Focus("result")
	r.Press("2", "Enter")
	r.Type("放油螺栓渗油")
	r.Press("F12")
	o, all := order(r, id), sheets(r, id)
	if o.Status != shop.Working || len(all) != 2 || all[1].Result != shop.ResultFail || all[1].Reason != "放油螺栓渗油" || o.Lines[0].Job != shop.JobPaused {
		t.Fatalf("%s, %+v", o.Status, all)
	}
	show(r, id)
	r.Picture("inspect-failed")
	for _, want := range []string{"放油螺栓渗油", "内部返工 1 次", "张伟"} {
		if !said(r, want) {
			t.Errorf("%q is not seen", want)
		}
	}
}

func TestAnotherSortOfSheetHasItsOwnItemsAndKeepsWhatIsMarked(t *testing.T) {
	r, id := bay(t, screentest.Look{})
	r.Press("1")
	p := r.Page.(*inspect.Page)
	p.Focus("sort")
	r.Press("4")
	r.Picture("inspect-sort")
	if !said(r, "7  方向盘自由转动量") || !said(r, "≤ 15 °") {
		t.Error("a final sheet lacks the standard points")
	}
	p.Focus("result")
	r.Press("1", "F12")
	if all := sheets(r, id); len(all) != 0 || !said(r, "还没有检验") {
		t.Errorf("kept %+v", all)
	}
	r.Sit("ln")
	p.Focus("items.0.mark")
	r.Press("2")
	p.Focus("result")
	r.Press("2", "Enter")
	r.Type("渗油")
	r.Press("F12")
	if all := sheets(r, id); len(all) != 0 || !said(r, "不是质检员") {
		t.Errorf("an advisor signed: %+v", all)
	}
	r.Picture("inspect-role")
}

func TestAHalfWrittenSheetComesBack(t *testing.T) {
	r, id := bay(t, screentest.Look{})
	r.Press("2", "Enter")
	r.Type("异响")
	r.Tick()
	show(r, id)
	r.Picture("inspect-draft")
	if !said(r, "异响") {
		t.Error("what was typed is gone")
	}
	if all := sheets(r, id); len(all) != 0 {
		t.Errorf("kept %+v", all)
	}
	r.Press("F5")
	if said(r, "异响") {
		t.Error("what was given up is still there")
	}
}

func TestTheSheetSpeaksBothLanguagesInEveryLook(t *testing.T) {
	for name, look := range screentest.Looks() {
		t.Run(name, func(t *testing.T) {
			r, id := bay(t, look)
			show(r, id)
			r.Press("2")
			r.Picture("inspect-" + name)
			for _, fault := range screentest.Faults(screentest.Lines(r.Page.Content())) {
				t.Error(fault)
			}
		})
	}
}

func TestTheFinalSheetAsksForTheSheetBeforeItAndAlt1TurnsToIt(t *testing.T) {
	r, id := bay(t, screentest.Look{})
	p := r.Page.(*inspect.Page)
	p.Focus("sort")
	r.Press("4")
	p.Focus("items.0.mark")
	final(r, id)
	r.Press("1", "F12")
	r.Picture("inspect-before")
	if all := sheets(r, id); len(all) != 0 || !said(r, "须先有合格的过程检验") {
		t.Fatalf("kept %+v", all)
	}
	r.Press("Alt+1", "F12")
	if all := sheets(r, id); len(all) != 1 || all[0].Sort != shop.ProcessCheck || all[0].Count(shop.MarkOK) != 2 {
		t.Errorf("kept %+v", all)
	}
}

func TestAFinalPassWaitsForSubletWork(t *testing.T) {
	r, id := bay(t, screentest.Look{})
	process(r, id)
	r.SendOut(order(r, id))
	show(r, id)
	in := shop.Inspection{Sort: shop.FinalCheck, Result: shop.ResultPass, Road: shop.RoadTest{Done: true, KM: 4000}}
	o := order(r, id)
	in.Fit(&o, screentest.Read(r, data.Rules), r.Host.Desk().Today())
	for i := range in.Items {
		if in.Items[i].Mark = shop.MarkNone; in.Items[i].LineID != 0 {
			in.Items[i].Mark = shop.MarkOK
		}
	}
	_, _, err := work.SaveInspection(r.T.Context(), r.Host.Desk(), id, o.Rev, in)
	var refusal *shop.Refusal
	if !errors.As(err, &refusal) || refusal.Fix != "sublet" || len(sheets(r, id)) != 1 {
		t.Fatalf("%v", err)
	}
	if acts := screen.OutsideFix(r.Host, id, refusal.Fix); len(acts) != 1 {
		t.Errorf("%+v", acts)
	} else {
		acts[0].Do()
	}
	r.Sees(r.Say("outside.part.sublet"))
}
