package shop_test

import (
	"errors"
	"strings"
	"testing"

	"gongdan/app/shop"
)

func points() []shop.CheckPoint {
	return []shop.CheckPoint{
		{Template: shop.PetrolWalk, Code: "hood", Place: 1, Active: true},
		{Template: shop.PetrolWalk, Code: "own_1", Name: "拖车钩", Place: 2, Active: true},
		{Template: shop.PetrolWalk, Code: "horn", Place: 3},
		{Template: shop.BatteryWalk, Code: "hv_cable", Place: 1, Active: true},
	}
}

func TestAWalkBeginsWithTheTemplateOfTheCarAndKeepsItsWords(t *testing.T) {
	var w shop.Walk
	w.Fit(points(), shop.Diesel.Template())
	if len(w.Checks) != 2 || w.Checks[1].Name != "拖车钩" || !w.Checks[0].Unseen {
		t.Fatalf("points are %+v", w.Checks)
	}
	renamed := points()
	renamed[1].Name = "前拖车钩"
	if w.Fit(renamed, shop.PetrolWalk); w.Checks[1].Name != "拖车钩" {
		t.Error("a point that is on the order got other words")
	}
	for e, want := range map[shop.Energy]shop.WalkTemplate{
		shop.Petrol: shop.PetrolWalk, shop.OtherEnergy: shop.PetrolWalk, shop.PlugIn: shop.HybridWalk, shop.RangeExtended: shop.HybridWalk, shop.BatteryElectric: shop.BatteryWalk,
	} {
		if got := e.Template(); got != want {
			t.Errorf("%s has the template %s", e, got)
		}
	}
}

func TestPointsThatNobodyLookedAtAreNotKept(t *testing.T) {
	var in shop.Intake
	var w shop.Walk
	w.Fit(points(), shop.PetrolWalk)
	if in.TakeWalk(w); in.Walked() {
		t.Errorf("kept %+v", in.Checks)
	}
	w.Checks[0].Unseen, w.Checks[1].Fault, w.Checks[1].Unseen = false, true, false
	w.Marks = []shop.Blemish{{Zone: shop.Bonnet, Kind: shop.Dent}}
	in.TakeWalk(w)
	well, faults, unseen := in.Walk().Count()
	if !in.Walked() || !in.Walk().Equal(w) || well != 1 || faults != 1 || unseen != 0 {
		t.Errorf("kept %+v: %d, %d, %d", in, well, faults, unseen)
	}
	if at := w.Marks[0].At(); at != shop.Bonnet.Centre() {
		t.Errorf("a mark without a place stands at %v", at)
	}
}

func TestAWalkSaysWhatCannotBe(t *testing.T) {
	for field, w := range map[string]shop.Walk{
		"fuel":       {Fuel: 101},
		"complaint":  {Complaint: novel()},
		"belongings": {Belongings: novel()},
		"checks":     {Checks: []shop.Check{{Fault: true, Unseen: true}}},
		"marks":      {Marks: make([]shop.Blemish, shop.MaxBlemishes+1)},
	} {
		if err := w.Check().Err(); !saysField(err, field) {
			t.Errorf("%s: %v", field, err)
		}
	}
	for _, b := range []shop.Blemish{{Zone: "moon", Kind: shop.Dent}, {Zone: shop.Bonnet, Kind: "holy"}, {Zone: shop.Bonnet, Kind: shop.Dent, X: 1001}, {Zone: shop.Bonnet, Kind: shop.Dent, Note: novel()}} {
		if !saysField((shop.Walk{Marks: []shop.Blemish{b}}).Check().Err(), "marks") {
			t.Errorf("%+v is taken", b)
		}
	}
	good := shop.CheckPoint{Template: shop.PetrolWalk, Code: "own_1", Place: 1}
	if err := good.Check().Err(); err != nil {
		t.Error(err)
	}
	for field, spoil := range map[string]func(*shop.CheckPoint){
		"code": func(c *shop.CheckPoint) { c.Code = "Own 1" }, "name": func(c *shop.CheckPoint) { c.Name = long() },
		"template": func(c *shop.CheckPoint) { c.Template = "steam" }, "place": func(c *shop.CheckPoint) { c.Place = 0 },
		"offer": func(c *shop.CheckPoint) { c.Offer = long() }, "source": func(c *shop.CheckPoint) { c.Source = novel() },
	} {
		bad := good
		if spoil(&bad); !saysField(bad.Check().Err(), field) {
			t.Errorf("%s: %+v is taken", field, bad)
		}
	}
	p := shop.Photo{Hash: strings.Repeat("0a", 32), Sort: shop.PNG}
	if err := p.Check().Err(); err != nil || p.File() != p.Hash+".png" {
		t.Errorf("%s: %v", p.File(), err)
	}
	if p.Hash = strings.ToUpper(p.Hash); !saysField(p.Check().Err(), "hash") {
		t.Error("a hash in capitals is taken")
	}
}

func TestNobodyAgreesToALineOfTheWalkWithoutAPrice(t *testing.T) {
	o := shop.Order{Status: shop.Received, Lines: []shop.Line{
		{ID: 1, Kind: shop.OtherLine, Name: "轮胎鼓包", Qty: shop.One, Payer: shop.PayCustomer, LineSource: shop.LineSource{FromCheck: "tyres"}, Agreement: shop.Agreement{Consent: shop.Proposed}},
		{ID: 2, Kind: shop.OtherLine, Name: "抹零", Qty: shop.One, Payer: shop.PayCustomer, Agreement: shop.Agreement{Consent: shop.Proposed}},
	}}
	var refusal *shop.Refusal
	if err := o.Agree(shop.Agreement{Consent: shop.Agreed, Way: shop.ByPhone}); !errors.As(err, &refusal) || refusal.Say != "order.refuse.unpriced" || len(refusal.Blocks) != 1 {
		t.Errorf("got %v", err)
	}
	if err := o.Agree(shop.Agreement{Consent: shop.Agreed}, 2); err != nil {
		t.Error(err)
	}
	if err := o.Agree(shop.Agreement{Consent: shop.Declined}, 1); err != nil {
		t.Error(err)
	}
	if shop.Offered(&o, "tyres") != &o.Lines[0] || shop.Offered(&o, "horn") != nil || shop.Offered(&o, "") != nil {
		t.Error("the line of a point is not found")
	}
}

func TestLimitsOfPhotosComeFromTheRules(t *testing.T) {
	rules := []shop.Rule{{Book: "reception", Name: "photo_mb", Value: 20, From: "2000-01-01"}, {Book: "reception", Name: "photo_mb", Value: 8, From: "2026-05-01"}}
	if a, b := shop.PhotoLimitsOn(rules, "2026-04-14"), shop.PhotoLimitsOn(rules, "2026-05-02"); a.Bytes != 20<<20 || b.Bytes != 8<<20 {
		t.Errorf("%+v, %+v", a, b)
	}
}
