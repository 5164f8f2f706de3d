package paper

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongdan/app/shop/blueprint"
)

// twoVisits are figures of two visits, as they were reckoned by hand.
func twoVisits() Flow {
	steps := []blueprint.Step{
		{Code: "appointment", Place: 1, Active: true, Since: "2000-01-01"},
		{Code: "reception", Place: 2, From: blueprint.CameIn, To: blueprint.WasQuoted, Minutes: 30, Active: true, Since: "2000-01-01"},
		{Code: "work", Place: 3, From: blueprint.WorkBegan, To: blueprint.WorkEnded, ByLabour: true, Active: true, Since: "2000-01-01"},
		{Code: "own1", Place: 4, Name: "<试车>\n=1", From: blueprint.ToCheck, To: blueprint.WasPassed, Minutes: 20, Active: true, Since: "2000-01-01"},
	}
	visit := func(number string, parts blueprint.Parts, laps ...blueprint.Lap) blueprint.Case {
		c := blueprint.Case{Number: number, AdvisorID: 1, Advisor: "刘䶮㛃"}
		c.From, c.Left, c.Parts, c.Laps = at("09:00"), true, parts, laps
		return c
	}
	f := blueprint.Sum([]blueprint.Case{
		visit("RO1", blueprint.Parts{blueprint.ForParts: 95, blueprint.InWork: 60, blueprint.Closed: 870}, blueprint.Lap{Code: "reception", Known: true, Wall: 45, Open: 40, Standard: 30}),
		visit("RO2", blueprint.Parts{blueprint.ForPickup: 15}, blueprint.Lap{Code: "reception", Known: true, Wall: 10, Open: 10, Standard: 30}, blueprint.Lap{Code: "work", Standard: 90}),
	}, steps, "2026-04-30")
	in := sample(A4)
	return Flow{Shop: in.Shop, Figures: f, Period: "2026 年 4 月", Basis: "按接车日", At: at("14:41"), By: "李娜"}
}

func TestTheFiguresOfTheBlueprintStandOnPaperAsTheyWereReckoned(t *testing.T) {
	p := press(t)
	for _, tag := range []string{"zh-CN", "en"} {
		say := lang(t, tag)
		pdf := printed(t, p, ServiceFlow(twoVisits(), say))
		if dir := os.Getenv("SCREEN_PICTURES"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, "flow-"+tag+".pdf"), pdf, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		text := strings.Join(strings.Fields(readBack(t, pdf)), "")
		for _, want := range []string{
			say.Say("paper.blueprint"), "2026年4月", say.Say("blueprint.step.reception"), "0:30", "0:25", "0:40", "1(50%)", "0:10", "<试车>",
			"17:20", "9.13%", "83.65%", "1:35", "刘䶮㛃", say.Say("blueprint.by_labour"),
		} {
			want = strings.NewReplacer("(", "", ")", "", "（", "", "）", "", " ", "").Replace(want)
			if !strings.Contains(strings.NewReplacer("(", "", ")", "", "（", "", "）", "").Replace(text), want) {
				t.Errorf("%s does not say %s:\n%s", tag, want, readBack(t, pdf))
			}
		}
	}
	none := twoVisits()
	none.Figures = blueprint.Sum(nil, nil, "2026-04-30")
	if d := ServiceFlow(none, lang(t, "zh-CN")); len(d.Blocks) != 5 {
		t.Errorf("without visits: %+v", d)
	}
	printed(t, p, ServiceFlow(none, lang(t, "zh-CN")))
}
