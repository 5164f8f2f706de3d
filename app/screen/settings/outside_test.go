package settings_test

import (
	"testing"
	"time"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/screen/settings"
	"gongdan/app/shop"
	"gongdan/data"
)

func TestALoanerCarIsWrittenInASheetAndItsMistakesStandUnderTheirFields(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := open(t, look, "loaners")
		r.Sees(r.Say("settings.no_loaners"))
		r.Press("Ctrl+N", "Ctrl+S")
		r.Sees(r.Say("say.required.plate"))
		r.Picture("settings-loaner-wrong-" + name)
		r.Type("7W0N3")
		r.Press("Enter")
		r.Type("大众 朗逸")
		r.Press("Enter")
		r.Type("31200")
		r.Press("Enter")
		r.Type("80")
		r.Press("Ctrl+S")
		all := screentest.Read(r, data.Loaners)
		if len(all) != 1 || all[0].Plate != "沪A7W0N3" || all[0].MileageKM != 31_200 || all[0].Fuel != 80 || !all[0].Active {
			t.Fatalf("%s: %+v", name, all)
		}
		r.Sees(r.Say("loaner.here"))
	}
}

func TestTheListOfLoanerCarsSaysWhereEachIs(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := screentest.New(t, look)
		car := r.Vehicle(shop.Vehicle{Plate: "沪B88K20", Make: "丰田", Model: "汉兰达"})
		r.SendOut(r.Visit(car, r.Now.Add(-26*time.Hour), shop.Working, shop.Order{Intake: shop.Intake{MileageKM: 45120}, Lines: []shop.Line{
			{Kind: shop.LabourLine, Name: "缸盖修磨", Qty: 4000, Price: 12000, Payer: shop.PayCustomer},
		}}))
		r.Now = r.Now.Add(3 * time.Hour)
		r.Sit("ln") // who does not manage sees it too
		r.Show(settings.New(r.Host, screen.Route{Screen: screen.Settings, Key: "loaners"}))
		r.Picture("settings-loaners-" + name)
		r.Sees(r.Say("loan.state.late", shop.Args{"Time": screen.Span(r.Host, 2*time.Hour)}))
		r.Press("Enter", "Enter")
		r.Sees(r.Say("outside.part.loan"))
		r.Picture("settings-loaner-out-" + name)
	}
}

func TestASupplierIsWrittenInASheet(t *testing.T) {
	r := open(t, screentest.Look{}, "suppliers")
	r.Press("Ctrl+N")
	r.Type("精工缸盖")
	r.Press("Enter")
	r.Type("02155550123")
	r.Press("Ctrl+S")
	if all := screentest.Read(r, data.Suppliers); len(all) != 1 || all[0].Name != "精工缸盖" || all[0].Phone != "02155550123" {
		t.Errorf("%+v", all)
	}
	r.Press("Ctrl+N")
	r.Type("精工缸盖")
	r.Press("Ctrl+S")
	r.Sees(r.Say("say.taken"))
	r.Picture("settings-supplier-taken")
}
