package orders_test

import (
	"slices"
	"strings"
	"testing"

	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
)

// seen are the lines of text of the page.
func seen(r *screentest.Rig) string {
	r.Page.Content().Refresh()
	var all []string
	for _, l := range screentest.Lines(r.Page.Content()) {
		all = append(all, l.Text)
	}
	return strings.Join(all, "|")
}

func TestAPhraseOfTheCustomerIsWrittenByItsKey(t *testing.T) {
	r := stocked(t)
	car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", Make: "大众", Model: "帕萨特", OwnerID: r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"}).ID})
	o := r.Visit(car, r.Now, shop.Received, shop.Order{Intake: shop.Intake{MileageKM: 100, Complaint: "例行保养"}})
	editor(r, o.ID, "")
	r.Press("Alt+1", "Alt+4")
	r.Type("吗")
	r.Press("Ctrl+S")
	if got := order(r, o.ID).Intake.Complaint; got != "例行保养、异响、灯亮吗" {
		t.Errorf("the complaint is %q", got)
	}
}

func TestThePanelTellsTheWalkAroundAndTheAdviceNotTaken(t *testing.T) {
	r := stocked(t)
	car := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", Make: "大众", Model: "帕萨特", OwnerID: r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"}).ID})
	advice := shop.Line{Kind: shop.LabourLine, Code: "J-002", Name: "更换制动液", Qty: 800, Price: 12000, Payer: shop.PayCustomer}
	done := shop.Line{Kind: shop.LabourLine, Code: "BY-001", Name: "更换机油", Qty: 500, Price: 12000, Payer: shop.PayCustomer}
	r.Visit(car, r.Now.AddDate(0, -3, 0), shop.Delivered, shop.Order{Intake: shop.Intake{MileageKM: 100}, Lines: []shop.Line{done, advice}})
	o := r.Visit(car, r.Now, shop.Received, shop.Order{Intake: shop.Intake{MileageKM: 200, Checks: []shop.Check{{Point: "hood"}, {Point: "roof", Fault: true, Note: "划痕"}}}})
	editor(r, o.ID, "")
	for _, want := range []string{"1 项正常", "1 处问题", "车顶 划痕", "上次建议未做", "更换制动液", "96.00"} {
		if got := seen(r); !slices.Contains(strings.Split(got, "|"), want) {
			t.Errorf("the panel does not say %q: %s", want, got)
		}
	}
	r.Press("F8")
	r.Press("Enter", "Ctrl+S")
	if got := order(r, o.ID).Lines; len(got) != 1 || got[0].Code != "J-002" || got[0].Agreement.Consent != shop.Proposed {
		t.Errorf("lines %+v", got)
	}
	if got := seen(r); strings.Contains(got, "上次建议未做") {
		t.Errorf("what is on the order is still offered: %s", got)
	}
}

func TestTheMissingNameOfANewOwnerIsSaidUnderItsField(t *testing.T) {
	r := stocked(t)
	editor(r, 0, "new1")
	r.Type("D12345")
	r.Tick()
	r.Press("Enter", "Ctrl+S")
	got := seen(r)
	if label, said := strings.Index(got, "车主姓名"), strings.Index(got, "请填写名称"); label < 0 || said < label {
		t.Errorf("the missing name is not said under its field: %s", got)
	}
}
