package shop_test

import (
	"errors"
	"strings"
	"testing"

	"gongdan/app/shop"
)

func TestEveryLabelPaperLiesOnItsPage(t *testing.T) {
	own := shop.DefaultLabels()
	own.Wide, own.Tall, own.Across, own.Down = 60*shop.One, 40*shop.One, 3, 7
	for _, p := range append(shop.LabelPapers(), own.On(shop.LabelOwn), shop.DefaultLabels().On(shop.LabelOwn), own.On("nobody knows")) {
		wide, tall := p.Page()
		if right := p.Left + shop.Qty(max(p.Across, 1))*(p.Wide+p.GapX) - p.GapX; p.Left < 0 || right > wide {
			t.Errorf("%s reaches from %d to %d of %d", p.Name, p.Left, right, wide)
		}
		if end := p.Top + shop.Qty(max(p.Down, 1))*(p.Tall+p.GapY) - p.GapY; p.Top < 0 || end > tall {
			t.Errorf("%s reaches from %d to %d of %d", p.Name, p.Top, end, tall)
		}
		if p.Sheet() != (p.Places() > 1) {
			t.Errorf("%s has %d places", p.Name, p.Places())
		}
	}
	if got := len(shop.LabelNames()); got != len(shop.LabelPapers())+1 {
		t.Errorf("%d names", got)
	}
}

func TestALabelOfOnesOwnHasRoomOnItsSheet(t *testing.T) {
	with := func(change func(*shop.LabelSetup)) shop.Problems {
		s := shop.DefaultLabels()
		change(&s)
		return s.Check()
	}
	wants(t, "the usual", shop.DefaultLabels().Check())
	wants(t, "a small and a large side", with(func(s *shop.LabelSetup) { s.Wide, s.Tall = shop.One, 201*shop.One }), "label_wide label.say.size", "label_tall label.say.size")
	wants(t, "columns without rows", with(func(s *shop.LabelSetup) { s.Across = 3 }), "label_across label.say.rows")
	wants(t, "too many columns", with(func(s *shop.LabelSetup) { s.Across, s.Down = 5, 2 }), "label_across label.say.too_wide")
	wants(t, "too many rows", with(func(s *shop.LabelSetup) { s.Across, s.Down = 4, 10 }), "label_down label.say.too_tall")
}

func TestALabelTakesTheBarcodeOrElseTheNumber(t *testing.T) {
	if l := shop.PartLabel(shop.Part{Number: "P1", Barcode: "690"}, 3); l.Code != "690" || l.Number != "P1" || l.Count != 3 {
		t.Errorf("with a barcode %+v", l)
	}
	if l := shop.PartLabel(shop.Part{Number: "P1"}, 1); l.Code != "P1" {
		t.Errorf("without a barcode %+v", l)
	}
	if l := shop.BinLabel("A-03"); l.Code != "A-03" || l.Number != "" || l.Count != 1 {
		t.Errorf("of a bin %+v", l)
	}
}

func TestACodeHoldsOnlyWhatAKeyboardTypes(t *testing.T) {
	for code, want := range map[string]string{"A-03 2": "", "": "label.refuse.empty", "甲": "label.refuse.letters", "a\tb": "label.refuse.letters", strings.Repeat("1", 81): "label.refuse.long"} {
		var r *shop.Refusal
		err := shop.LabelCode(code)
		if got := errors.As(err, &r); got != (want != "") || got && r.Say != want {
			t.Errorf("%q: %v", code, err)
		}
	}
	if shop.LabelBars.Key() == shop.LabelQR.Key() || len(shop.LabelSymbols()) != 2 {
		t.Error("two symbols have one word")
	}
}
