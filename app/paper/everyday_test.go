package paper

import (
	"strings"
	"testing"

	"gongdan/assets"
)

func TestTheEverydayFontDrawsEverydayWritingAsTheWholeFontDoes(t *testing.T) {
	small, in, err := Everyday(assets.Bold)
	if err != nil {
		t.Fatal(err)
	}
	if len(small)*2 > len(assets.Bold) {
		t.Errorf("the small font has %d bytes, more than half of the whole font's %d", len(small), len(assets.Bold))
	}
	whole, err := parseFace(assets.Bold)
	if err != nil {
		t.Fatal(err)
	}
	cut, err := parseFace(small)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range "王建国 沪A D12345 维修工单 ¥1,180.00 待结算・（、。）Gongdan −5 %" {
		if !in(r) {
			t.Errorf("%c is not in the everyday font", r)
			continue
		}
		if got, want := cut.width(r), whole.width(r); got != want {
			t.Errorf("%c is %v wide, in the whole font %v", r, got, want)
		}
		a, _ := cut.glyph(r)
		b, _ := whole.glyph(r)
		if got, want := string(cut.outline(a)), string(whole.outline(b)); strings.TrimRight(got, "\x00") != strings.TrimRight(want, "\x00") {
			t.Errorf("%c is drawn otherwise than in the whole font", r)
		}
	}
}

func TestARareNameIsNotInTheEverydayFont(t *testing.T) {
	small, in, err := Everyday(assets.Bold)
	if err != nil {
		t.Fatal(err)
	}
	cut, err := parseFace(small)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range "䶮㛃𬭚" {
		if in(r) {
			t.Errorf("%c is said to be in the everyday font", r)
		}
		if _, ok := cut.glyph(r); ok {
			t.Errorf("the everyday font has %c", r)
		}
	}
}

func TestAFileThatIsNoFontHasNoEverydayFont(t *testing.T) {
	if _, _, err := Everyday([]byte("no font at all")); err == nil {
		t.Error("a text was taken for a font")
	}
}
