package paper

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLinesBreakByTheRulesOfChineseType(t *testing.T) {
	one := measure(func(r rune) float64 {
		if r < 0x2E80 && r != '“' && r != '”' {
			return 1
		}
		return 2
	})
	cases := []struct {
		text string
		room float64
		want []string
	}{
		{"更换机油", 4, []string{"更换", "机油"}},
		{"更换机油。", 8, []string{"更换机", "油。"}},
		{"换价“机油”", 6, []string{"换价", "“机", "油”"}},
		{"更换（机油）", 6, []string{"更换", "（机", "油）"}},
		{"价格“合适”，同意", 8, []string{"价格“合", "适”，同", "意"}},
		{"VIN LVGHH25K6P5021463 号", 12, []string{"VIN", "LVGHH25K6P50", "21463 号"}},
		{"SP-0W20-4L-TURBO", 10, []string{"SP-0W20-", "4L-TURBO"}},
		{"oil and filter", 8, []string{"oil and", "filter"}},
		{"第一行\n第二行", 20, []string{"第一行", "第二行"}},
		{"", 20, []string{""}},
		{"字", 1, []string{"字"}},
		{"到 5,000 km 或 30 日", 9, []string{"到 5,000", "km 或 30", "日"}},
	}
	for _, c := range cases {
		got := wrap(c.text, one, c.room)
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%q in %v: got %q, want %q", c.text, c.room, got, c.want)
		}
	}
}

func FuzzWrappingDeletesNothing(f *testing.F) {
	f.Add("更换前制动片，左前翼子板喷漆（含材料）；VIN LVGHH25K6P5021463", 20.0)
	f.Add("，，，，，（（（（（", 5.0)
	f.Add("\n\n a  b \n", 0.0)
	f.Fuzz(func(t *testing.T, text string, room float64) {
		text = clean(text)
		one := measure(func(rune) float64 { return 2 })
		lines := wrap(text, one, room)
		bare := func(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }
		if got := strings.Join(lines, ""); bare(got) != bare(text) {
			t.Fatalf("%q became %q", text, got)
		}
		for _, l := range lines {
			if one.text(l) > room+slack && utf8.RuneCountInString(l) > 1 {
				t.Errorf("%q is too wide for %v", l, room)
			}
		}
	})
}

func TestTextIsMadeSafeToDraw(t *testing.T) {
	for in, want := range map[string]string{
		"a\x00b\x07":           "ab",
		"a\r\nb\rc\u2028d":     "a\nb\nc\nd",
		"a\tb\u00a0c\u2003d":   "a b c d",
		"❤\ufe0f\u200d🔥":       "❤🔥",
		"\u202eabc\ufeff":      "abc",
		"坏\xff字":               "坏\uFFFD字",
		"全　角":                  "全　角",
		"\U0001FFFE\U000E0041": "\uFFFD",
	} {
		if got := clean(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}
