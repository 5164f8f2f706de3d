package settings_test

import (
	"testing"

	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/data"
)

// template are the points of a template in their order.
func template(r *screentest.Rig, t shop.WalkTemplate) (all []shop.CheckPoint) {
	for _, p := range screentest.Read(r, data.CheckPoints) {
		if p.Template == t {
			all = append(all, p)
		}
	}
	return all
}

func TestPointsOfTheWalkAroundAreRenamedAddedMovedAndSwitchedOff(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := open(t, look, "walk")
		r.Labour(shop.Labour{Code: "JC-001", Name: "检查", Hours: 200})
		r.Picture("settings-walk-" + name)
		r.Press("F7", "F7") // the battery cars
		sees(r, r.Say(shop.BatteryWalk.Key()))
		r.Press("Home", "Enter")
		r.Type("前脸")
		r.Press("Enter")
		r.Type("JC-001")
		r.Picture("settings-walk-point-" + name)
		r.Press("Ctrl+S")
		r.Press("Ctrl+N")
		r.Press("Ctrl+S")
		sees(r, r.Say("say.required.name"))
		r.Type("对外放电口")
		r.Press("Ctrl+S")
		r.Press("End", "Ctrl+↑", "Ctrl+↑", "Ctrl+↓", "Home", "↓", "Del")
		all := template(r, shop.BatteryWalk)
		if len(all) != 25 || all[0].Name != "前脸" || all[0].Offer != "JC-001" || all[1].Active || all[23].Name != "对外放电口" || all[23].Code != "own_1" {
			t.Errorf("%s: the points are %+v", name, all)
		}
		r.Press("Del")
		if !template(r, shop.BatteryWalk)[1].Active {
			t.Errorf("%s: not switched on again", name)
		}
	}
}

func TestTheFolderOfPhotosIsASetting(t *testing.T) {
	r := open(t, screentest.Look{}, "walk")
	r.Press("Tab")
	for r.Focused() == nil {
		r.Press("Tab")
	}
	r.Type("/mnt/photos")
	r.Press("Enter")
	if got := screentest.Read(r, data.Settings).PhotoFolder; got != "/mnt/photos" {
		t.Errorf("the folder is %q", got)
	}
}
