package paper

import (
	"slices"
	"testing"

	"gongdan/assets"
)

func TestRareNameCharactersAreInBothFonts(t *testing.T) {
	p := press(t)
	if missing := p.Missing("𬭚䶮㛃喆犇堃淼镕玥翀 沪ABC 0123456789 ¥−·…（）：“”—"); len(missing) > 0 {
		t.Errorf("missing: %q", missing)
	}
	if got := p.Missing("车🚗钥匙🔑🚗\n\x00\u200d"); !slices.Equal(got, []rune("🚗🔑")) {
		t.Errorf("missing characters are %q", got)
	}
}

func TestEveryWordOfBothLanguagesCanBePrinted(t *testing.T) {
	p := press(t)
	for _, tag := range []string{"zh-CN", "en"} {
		raw, err := assets.Lang.ReadFile("lang/" + tag + "/paper.json")
		if err != nil {
			t.Fatal(err)
		}
		if missing := p.Missing(string(raw)); len(missing) > 0 {
			t.Errorf("%s: no glyph for %q", tag, missing)
		}
	}
}

func TestACutFontKeepsTheShapesOfItsCharacters(t *testing.T) {
	big := press(t).regular
	need := map[rune]bool{}
	for _, r := range "工单Äé½ 𬭚🚗" {
		need[r] = true
	}
	c := encode(need)
	small, err := parseFace(big.cut(need, c))
	if err != nil {
		t.Fatal(err)
	}
	for r := range need {
		g, known := big.glyph(r)
		cut, ok := small.glyph(rune(c[r]))
		if !ok {
			t.Fatalf("%q went missing", r)
		}
		if big.width(r) != small.width(rune(c[r])) {
			t.Errorf("%q is %v wide, was %v", r, small.width(rune(c[r])), big.width(r))
		}
		if known && len(big.outline(g)) > len(small.outline(cut)) {
			t.Errorf("%q lost a part of its outline", r)
		}
		if !known && len(small.outline(cut)) == 0 {
			t.Errorf("%q is unknown and shows nothing", r)
		}
	}
	if len(small.tables["glyf"]) > 20_000 {
		t.Errorf("eight characters take %d bytes", len(small.tables["glyf"]))
	}
}

func TestCharactersBeyondTheFirstPlaneBorrowFreeCodes(t *testing.T) {
	need := map[rune]bool{0xE000: true, 0xE002: true, '工': true}
	for r := rune(0x20000); r < 0x20000+8000; r++ {
		need[r] = true
	}
	c := encode(need)
	seen := map[uint16]rune{}
	for r, code := range c {
		if other, taken := seen[code]; taken && code != noRoom {
			t.Fatalf("%U and %U share code %04X", r, other, code)
		}
		seen[code] = r
	}
	if c['工'] != '工' || c[0xE000] != 0xE000 || c[0x20000] != 0xE001 || c[0x20001] != 0xE003 {
		t.Error("codes are not given in order")
	}
	if c[0x20000+7999] != noRoom {
		t.Error("there cannot be room for 8000 characters")
	}
}

func TestAFileThatIsNoFontIsRefused(t *testing.T) {
	good := assets.Regular
	for name, raw := range map[string][]byte{
		"nothing": nil, "text": []byte("this is not a font at all"), "head only": good[:12], "torso": good[:200_000],
		"postscript": append([]byte("OTTO"), good[4:400]...),
	} {
		if _, err := NewPress(raw, assets.Bold); err == nil {
			t.Errorf("%s was taken for a font", name)
		}
		if _, err := NewPress(assets.Regular, raw); err == nil {
			t.Errorf("%s was taken for a bold font", name)
		}
	}
}

// FuzzCuttingNeverPanics damages a small font and cuts whatever is still taken
// for one.
func FuzzCuttingNeverPanics(f *testing.F) {
	need := map[rune]bool{}
	for _, r := range "工单Äé½ 0" {
		need[r] = true
	}
	c := encode(need)
	small := press(f).regular.cut(need, c)
	f.Add(0, byte(0xFF), "工单")
	f.Add(len(small)/2, byte(0x80), "Ä")
	for at := 0; at < 400; at += 7 {
		f.Add(at, byte(0xFF), "工Äé½")
	}
	f.Fuzz(func(t *testing.T, at int, to byte, text string) {
		raw := slices.Clone(small)
		for i := range 3 {
			raw[uint(at*(i+1))%uint(len(raw))] = to
		}
		face, err := parseFace(raw)
		if err != nil {
			return
		}
		need := map[rune]bool{}
		for _, r := range text {
			need[r] = true
			face.width(r)
		}
		face.cut(need, encode(need))
	})
}
