package settings_test

import (
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop/blueprint"
	"gongdan/data"
)

func versions(r *screentest.Rig, code string) []blueprint.Step {
	r.T.Helper()
	return screentest.Read(r, func(v data.View) ([]blueprint.Step, error) { return data.StepVersions(v, code) })
}

func TestAStepIsRevisedFromADayOnAndTakenBack(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := open(t, look, "blueprint")
		r.Picture("settings-blueprint-" + name)
		r.Press("Enter", "Home", "↓", "Enter") // reception
		r.Picture("settings-step-" + name)
		r.Type("接车")
		r.Press("Enter", "Enter", "Enter", "Enter", "Enter")
		r.Type("x")
		r.Press("Ctrl+S")
		r.Picture("settings-step-bad-" + name)
		if n := len(versions(r, "reception")); n != 1 {
			t.Errorf("%s: %d versions with a mistake", name, n)
		}
		r.Press("BackSpace")
		r.Type("45")
		r.Press("Ctrl+S")
		v := versions(r, "reception")
		if len(v) != 2 || v[1].Name != "接车" || v[1].Minutes != 45 || v[1].Since != "2026-04-14" || v[0].Until != "2026-04-13" {
			t.Fatalf("%s: %+v", name, v)
		}
		sees(r, r.Say("blueprint.saved", map[string]any{"Step": "接车", "From": v[1].Since}))
		r.Press("Ctrl+Z")
		if v = versions(r, "reception"); len(v) != 1 || v[0].Until != "" {
			t.Errorf("%s: taken back it is %+v", name, v)
		}
	}
}

func TestAStepIsAddedAndWhatWasTypedComesBack(t *testing.T) {
	r := open(t, screentest.Look{}, "blueprint")
	r.Press("Ctrl+N")
	r.Type("试车")
	r.Tick()
	r.Press("Esc", "Ctrl+N")
	r.Press("Ctrl+S")
	v := versions(r, "own1")
	if len(v) != 1 || v[0].Name != "试车" || v[0].Place != 12 || v[0].Measured() {
		t.Errorf("%+v", v)
	}
	r.Press("Esc", "F6")
	if last := r.Routes[len(r.Routes)-1]; last.Screen != screen.Blueprint {
		t.Errorf("F6 went to %+v", last)
	}
}
