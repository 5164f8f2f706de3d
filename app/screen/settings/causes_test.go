package settings_test

import (
	"slices"
	"testing"

	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/data"
)

func TestACauseOfDifferencesIsWrittenInASheet(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := open(t, look, "causes")
		r.Sees("盘亏")
		r.Press("Ctrl+N", "Ctrl+S")
		r.Sees(r.Say("say.required.cause"))
		r.Type("样品")
		r.Press("Ctrl+S")
		all := screentest.Read(r, data.TakeCauses)
		if !slices.ContainsFunc(all, func(c shop.TakeCause) bool { return c.Name == "样品" && c.Active }) {
			t.Fatalf("%s: %+v", name, all)
		}
		r.Picture("settings-causes-" + name)
	}
}
