package paper

import (
	"strings"
	"testing"

	"gongdan/app/shop"
)

// ticked are the boxes that are ticked under a label or title.
func ticked(d Doc, of string) (all []string) {
	for _, b := range d.Blocks {
		if t, ok := b.(Ticks); ok && (t.Label == of || t.Title == of) {
			for _, x := range t.Boxes {
				if x.On {
					all = append(all, x.Text)
				}
			}
		}
	}
	return all
}

func TestAReworkSheetSaysWhoBearsItOnlyOnceThatIsKnown(t *testing.T) {
	say := lang(t, "zh-CN")
	for _, x := range []struct {
		about  string
		change func(*Sheet)
		want   string
	}{
		{"the part is the cause", func(*Sheet) {}, "承修方（免费返修）"},
		{"nobody knows yet, and there is time", func(in *Sheet) { in.Workshop.Redo.Record = shop.ReworkRecord{} }, ""},
		{"nobody knows, and the days are over", func(in *Sheet) {
			in.Workshop.Redo.Record, in.At = shop.ReworkRecord{}, at("09:00").AddDate(0, 0, 3)
		}, "承修方（免费返修）"},
		{"another cause was shown in time", func(in *Sheet) {
			in.Workshop.Redo.Record, in.Workshop.Redo.Free = shop.ReworkRecord{Cause: shop.CauseCustomer, Words: "碰撞", Evidence: "照片 3 张", ShownAt: at("11:00")}, false
		}, "托修方"},
	} {
		in := sample(A4)
		x.change(&in)
		d := Rework(in, say)
		if got := strings.Join(ticked(d, say.Say("paper.rework.bears")), ","); got != x.want {
			t.Errorf("%s: %q is ticked, want %q", x.about, got, x.want)
		}
		if causes := ticked(d, say.Say("rework.cause")); (len(causes) == 1) != (in.Workshop.Redo.Record.Cause != "") {
			t.Errorf("%s: the causes %v are ticked", x.about, causes)
		}
		if choices := ticked(d, say.Say("rework.choice")); in.Workshop.Redo.Record.Choice != "" && (len(choices) != 1 || choices[0] != say.Say(shop.ChoiceHere.Key())) {
			t.Errorf("%s: the customer chose %v", x.about, choices)
		}
	}
}

func TestAReworkSheetFitsItsPapers(t *testing.T) {
	p := press(t)
	for _, tag := range []string{"zh-CN", "en"} {
		for _, on := range Papers() {
			in := sample(on)
			in.Order.Lines = in.Order.Lines[1:2]
			in.Order.Lines[0].Payer = shop.PayShop
			pdf := printed(t, p, Rework(in, lang(t, tag)))
			keepPDF(t, "rework-"+tag+"-"+string(on), pdf)
			if words := readBack(t, pdf); !strings.Contains(words, "0.00") {
				t.Errorf("%s on %s bills the customer:\n%s", tag, on, words)
			}
		}
	}
}

func TestTheSecondFailureIsNamedWithItsRuleAndAnEarlierOneIsNot(t *testing.T) {
	in := sample(A4)
	say := lang(t, "zh-CN")
	if said := tree(Rework(in, say)); !strings.Contains(said, "已返修 2 次（RO260406-002、RO260413-014）") || !strings.Contains(said, "经 2 次修理") {
		t.Error(said)
	}
	in.Workshop.Redo.Repeats = in.Workshop.Redo.Repeats[:1]
	if said := tree(Rework(in, say)); strings.Contains(said, "已返修") {
		t.Error(said)
	}
}

func TestARuleThatLetsTheGuaranteeBeginAnewIsOnTheReworkSheet(t *testing.T) {
	in := sample(A5)
	for i := range in.Rules {
		if in.Rules[i].Name == "rework_restarts" {
			in.Rules[i].Value = 1
		}
	}
	if said := tree(Rework(in, lang(t, "zh-CN"))); !strings.Contains(said, "自本次交车之日起重新计算") {
		t.Error(said)
	}
}
