package text_test

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/text"
)

func TestChineseIsTheDefault(t *testing.T) {
	if got := text.Tags(); !slices.Equal(got, []string{"zh-CN", "en"}) {
		t.Errorf("%v", got)
	}
	for _, tag := range text.Tags() {
		if l := load(t, tag); l.Tag != tag || l.Zone == nil {
			t.Errorf("%s: %+v", tag, l.Tag)
		}
	}
}

func TestALanguageThatIsNotThereIsNamedWithThoseThatAre(t *testing.T) {
	for _, tag := range []string{"", "fr", "zh-CN/../en", "["} {
		if _, err := text.Load(tag); err == nil || (tag == "fr" && !strings.Contains(err.Error(), "zh-CN, en")) {
			t.Errorf("%q: %v", tag, err)
		}
	}
}

func TestAKeyWithoutWordsIsShownInGuillemets(t *testing.T) {
	l := load(t, "en")
	same(t, []written{{l.Say("no.such.key", shop.Args{"N": 1}), "«no.such.key»"}, {text.Lang{}.Say("when.today"), "«when.today»"}})
	if l.Has("no.such.key") || !l.Has("when.today") {
		t.Error("what a language knows and what it says differ")
	}
}

func TestBlanksAreFilledTheWayTheLanguageWrites(t *testing.T) {
	zh, en := load(t, "zh-CN"), load(t, "en")
	same(t, []written{
		{zh.Say("order.refuse.unpaid", shop.Args{"Due": shop.Money(123456)}), "还有 1,234.56 元没有收，请先收款或挂账，再结算。"},
		{en.Say("order.refuse.unpaid", shop.Args{"Due": shop.Money(-100)}), "−1.00 yuan are not paid. Take the money or put it on account, then settle."},
		{zh.Say("order.refuse.frozen", shop.Args{"Status": shop.Settled}), "工单“已结算”，不能修改。需要更改请做红冲（Ctrl+K 输入“红冲”）。"},
		{en.Say("person.refuse.right", shop.Args{"Person": "Li"}, shop.Args{"Right": shop.Reverse}), "Li may not: reverse settlements. Ask somebody who may for the PIN."},
	})
}

func TestWhatIsFilledInIsNotFilledAgain(t *testing.T) {
	l := load(t, "en")
	for range 20 {
		got := l.Say("person.refuse.right", shop.Args{"Person": "{Right}", "Right": "{Person}"})
		if got != "{Right} may not: {Person}. Ask somebody who may for the PIN." {
			t.Fatalf("%q", got)
		}
	}
}

func TestEachSortOfValueIsWrittenItsWay(t *testing.T) {
	zh, en := load(t, "zh-CN"), load(t, "en")
	at := time.Date(2026, 4, 14, 8, 30, 0, 0, time.UTC)
	for _, c := range []struct {
		v    any
		want string
	}{
		{shop.Working, "In work"},
		{shop.Money(5), "0.05"},
		{shop.Qty(500), "0.50"},
		{shop.Rate(1000), "10"},
		{shop.Day("2026-04-14"), "2026-04-14"},
		{at, "2026-04-14 16:30"},
		{23480, "23,480"},
		{int64(-23480), "−23,480"},
		{"沪A", "沪A"},
		{true, "true"},
		{shop.VehicleID(12345), "12345"},
	} {
		same(t, []written{{en.Value(c.v), c.want}})
	}
	same(t, []written{{zh.Value(shop.Working), "施工中"}})
}

func TestWordsGoWithHowManyThereAre(t *testing.T) {
	en := load(t, "en")
	for n, want := range map[any]string{0: "0 cars", 1: "1 car", int64(2): "2 cars", int64(1): "1 car"} {
		if got := en.Say("board.lane.cards", shop.Args{"N": n}); got != want {
			t.Errorf("%v: %q, want %q", n, got, want)
		}
	}
}

func TestARefusalNamesWhatBlocks(t *testing.T) {
	zh, en := load(t, "zh-CN"), load(t, "en")
	r := shop.Refuse("order.refuse.not_issued", nil, "机油", "机滤")
	same(t, []written{
		{zh.Refusal(r), "完工前，先领出这些配件。涉及：机油、机滤。"},
		{en.Refusal(r), "To finish you must issue these parts first. This concerns: 机油, 机滤."},
		{en.Refusal(shop.Refuse("order.refuse.nothing_agreed", nil)), en.Say("order.refuse.nothing_agreed")},
		{zh.Problem(shop.Problem{Say: "say.too_long", With: shop.Args{"Max": 60, "Now": 61}}), "最多 60 个字，现在是 61 个，请缩短。"},
	})
}

// told is a fault that knows its words.
type told struct{}

func (told) Error() string             { return "told" }
func (told) Tell() (string, shop.Args) { return "say.blocks", shop.Args{"Lines": "x"} }

func TestEverySortOfErrorIsToldInWords(t *testing.T) {
	l := load(t, "en")
	var p shop.Problems
	p.Add("qty", "say.qty_zero", nil)
	p.Add("name", "say.required.name", nil)
	for _, c := range []struct {
		err     error
		want    string
		failure bool
	}{
		{p.Err(), l.Say("say.qty_zero") + "\n" + l.Say("say.required.name"), false},
		{shop.Refuse("order.refuse.no_lines", nil), l.Say("order.refuse.no_lines"), false},
		{shop.ErrStale, l.Say("say.stale"), false},
		{shop.ErrMissing, l.Say("say.missing"), false},
		{told{}, " This concerns: x.", true},
		{errors.New("disk"), l.Say("say.failed"), true},
	} {
		for _, err := range []error{c.err, fmt.Errorf("save order 1: %w", c.err)} {
			if words, failure := l.Error(err); words != c.want || failure != c.failure || strings.Contains(words, "«") {
				t.Errorf("%v: %q, %v", err, words, failure)
			}
		}
	}
}

// chosen are all values of the trade that have a word.
func chosen() map[string][]text.Worded {
	return map[string][]text.Worded{
		"status": worded(shop.Statuses()), "kind": worded(shop.OrderKinds()), "payer": worded(shop.Payers()), "way": worded(shop.ConsentWays()),
		"method": worded(shop.Methods()), "role": worded(shop.Roles()), "right": worded(shop.Rights()), "form": worded(shop.Forms()),
		"origin": worded(shop.Origins()), "class": worded(shop.WorkClasses()), "energy": worded(shop.Energies()), "use": worded(shop.Uses()),
		"source": worded(shop.Sources()), "customer": worded(shop.CustomerKinds()), "old parts": worded(shop.OldPartsChoices()),
		"line":    worded([]shop.LineKind{shop.LabourLine, shop.PartLine, shop.OtherLine}),
		"consent": worded([]shop.Consent{shop.Proposed, shop.Agreed, shop.Declined}),
		"payment": worded([]shop.PaymentKind{shop.Deposit, shop.Pay, shop.PayDebtKind, shop.Refund, shop.Correction}),
		"move":    worded([]shop.MoveKind{shop.MoveOpening, shop.MoveReceive, shop.MoveIssue, shop.MoveReturn, shop.MoveAdjust}),
		"print":   worded([]shop.PrintState{shop.PrintWaiting, shop.PrintDone, shop.PrintDropped}),
		"event": worded([]shop.EventKind{
			shop.EventReceived, shop.EventQuoted, shop.EventAgreed, shop.EventDeclined, shop.EventStarted, shop.EventFinished, shop.EventReopened,
			shop.EventIssued, shop.EventReturned, shop.EventPaid, shop.EventSettled, shop.EventReversed, shop.EventDelivered, shop.EventVoid,
			shop.EventPrinted, shop.EventEdited,
		}),
	}
}

func worded[T text.Worded](all []T) (out []text.Worded) {
	for _, x := range all {
		out = append(out, x)
	}
	return out
}

func TestEveryChoiceIsSaidInBothLanguagesAndNoTwoAlike(t *testing.T) {
	for _, tag := range text.Tags() {
		l := load(t, tag)
		for _, what := range slices.Sorted(maps.Keys(chosen())) {
			seen := map[string]string{}
			for _, w := range chosen()[what] {
				said := l.Value(w)
				if strings.Contains(said, "«") || seen[said] != "" {
					t.Errorf("%s: %s %s is %q, and so is %s", tag, what, w.Key(), said, seen[said])
				}
				seen[said] = w.Key()
			}
		}
	}
}
