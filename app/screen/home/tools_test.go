package home_test

import (
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/home"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// borrowed is a shop with a lamp that should be back and a gauge to be calibrated.
func borrowed(t *testing.T, look screentest.Look) (r *screentest.Rig, lamp, gauge shop.Tool) {
	t.Helper()
	r, _ = busy(t, look)
	keep := func(x shop.Tool) shop.Tool {
		kept, err := work.SaveTool(t.Context(), r.Desk(), x)
		if err != nil {
			t.Fatal(err)
		}
		return kept
	}
	lamp = keep(shop.Tool{Code: "GJ-004", Name: "工作灯", Active: true})
	gauge = keep(shop.Tool{Code: "GJ-002", Name: "胎压表", Kind: "量具", Bin: "T-1-3", EveryDays: 180, BoughtOn: "2026-04-20", Active: true})
	zhang := screentest.Read(r, func(v data.View) (shop.Person, error) { return data.PersonByCode(v, "zw") })
	at := r.Now
	r.Now = at.AddDate(0, 0, -2)
	if _, err := work.LendTool(t.Context(), r.Desk(), shop.ToolLoan{ToolID: lamp.ID, Person: zhang.ID, DueOn: "2026-04-13"}); err != nil {
		t.Fatal(err)
	}
	r.Now = at
	return r, lamp, gauge
}

func TestWhoLooksAfterToolsIsToldWhatIsOutAndWhatIsDue(t *testing.T) {
	r, lamp, gauge := borrowed(t, screentest.Look{})
	r.Show(home.New(r.Host, screen.Route{Screen: screen.Home}))
	r.Press("→", "End", "↑", "Enter", "↓", "Enter")
	want := []screen.Route{{Screen: screen.Tools, ID: int64(lamp.ID)}, {Screen: screen.Tools, ID: int64(gauge.ID)}}
	if len(r.Routes) != 2 || r.Routes[0] != want[0] || r.Routes[1] != want[1] {
		t.Errorf("the rows lead to %v, want %v", r.Routes, want)
	}
	r.Sit("zw")
	r.Routes = nil
	r.Show(home.New(r.Host, screen.Route{Screen: screen.Home}))
	r.Press("→", "End", "Enter")
	if len(r.Routes) != 1 || r.Routes[0].Screen == screen.Tools {
		t.Errorf("a technician is told of tools: %v", r.Routes)
	}
}

func TestPicturesOfToolsOnTheDesk(t *testing.T) {
	for name, look := range screentest.Looks() {
		r, _, _ := borrowed(t, look)
		r.Show(home.New(r.Host, screen.Route{Screen: screen.Home}))
		r.Picture("home-tools-" + name)
	}
}
