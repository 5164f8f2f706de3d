package text

import (
	"testing"

	"gongdan/app/shop/blueprint"
)

func TestAStepIsCalledAsTheShopCallsItElseAsTheLanguageDoes(t *testing.T) {
	zh, err := Load("zh-CN")
	if err != nil {
		t.Fatal(err)
	}
	own := blueprint.Step{Code: "check", Name: "总检", Contact: "交接单", Failures: "漏路试"}
	brought, unknown := blueprint.Step{Code: "check"}, blueprint.Step{Code: "own7"}
	for _, c := range [][2]string{
		{StepName(zh, own), "总检"},
		{StepName(zh, brought), "质检"},
		{StepName(zh, unknown), "own7"},
		{StepContact(zh, own), "交接单"},
		{StepContact(zh, unknown), ""},
		{StepFailures(zh, own), "漏路试"},
		{StepFailures(zh, brought), zh.Say("blueprint.failures.check")},
		{Month(zh, "2026-04-14"), "2026 年 4 月"},
	} {
		if c[0] != c[1] {
			t.Errorf("%q, want %q", c[0], c[1])
		}
	}
}

func TestMinutesAddUpAsTheyAreWritten(t *testing.T) {
	for minutes, want := range map[int64]string{0: "0:00", 5: "0:05", 60: "1:00", 1565: "26:05", 72_203: "1,203:23", -7: "−0:07"} {
		if got := Hours(Lang{}, minutes); got != want {
			t.Errorf("%d minutes are %s, want %s", minutes, got, want)
		}
	}
}
