package paper

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// drawn is a strip of charts as it lies on A4.
func drawn(t *testing.T, all ...Chart) (r row, p *pen) {
	t.Helper()
	pr := press(t)
	p = &pen{style: styleOf(A4), regular: pr.regular, bold: pr.bold}
	rows := p.charts(Charts{All: all})
	return rows[len(rows)-1], p
}

// columns are three months of which nothing is known of the second.
func columns() Stacks {
	return Stacks{Title: "产值构成", Unit: "万元", Names: []string{"工时", "配件"}, All: []Stack{
		{"1", []int64{100, 150}, "25.0"}, {Label: "2"}, {"3", []int64{120, 180}, "30.0"},
	}}
}

func halves(r row, t tone) (n int, tallest float64) {
	for _, k := range r.ink {
		if k.filled && k.tone == t {
			n++
			tallest = max(tallest, k.at[2].y-k.at[0].y)
		}
	}
	return n, tallest
}

func said(r row) (all []string) {
	for _, k := range r.ink {
		if k.text != "" {
			all = append(all, k.text)
		}
	}
	return all
}

func TestAColumnIsDrawnForEachMonthThatIsKnown(t *testing.T) {
	r, _ := drawn(t, columns())
	dark, tall := halves(r, accent)
	light, tallLight := halves(r, shade)
	if dark != 2 || light != 2 {
		t.Errorf("%d dark and %d light parts of two months with two parts", dark, light)
	}
	if ratio := (tallLight + 0.15) / (tall + 0.15); ratio < 1.49 || ratio > 1.51 {
		t.Errorf("180 is drawn %v times as tall as 120: the axis does not begin at zero", ratio)
	}
	for _, want := range []string{"产值构成", "万元", "工时", "配件", "1", "2", "3", "25.0", "30.0"} {
		if !slices.Contains(said(r), want) {
			t.Errorf("%q is not on the chart", want)
		}
	}
}

func TestABarThatIsNotKnownIsAGapAndAWeakOneIsHatched(t *testing.T) {
	r, _ := drawn(t, Lanes{Title: "技师效率", Unit: "%", Mark: 100, Word: "虚线 = 100", Note: "斜纹：低于 85", All: []Lane{
		{"甲", 118, true, "118", false}, {"乙", 74, true, "74", true}, {Label: "丙", Text: "—"},
	}})
	if n, _ := halves(r, accent); n != 1 {
		t.Errorf("%d full bars, want the one of 甲", n)
	}
	frames := 0
	for _, k := range r.ink {
		if k.closed && !k.filled {
			frames++
		}
	}
	if frames != 1 || !slices.Contains(said(r), "—") || !slices.Contains(said(r), "虚线 = 100") {
		t.Errorf("%d hatched bars, words %q", frames, said(r))
	}
}

func TestALineBreaksWhereNothingWasRecorded(t *testing.T) {
	c := Course{Title: "准时交车", Unit: "%", Mark: 95, Word: "目标", All: []Spot{
		{"1", 93, true, "93"}, {"2", 95, true, "95"}, {Label: "3"}, {"4", 92, true, "92"}, {"5", 94, true, "94"},
	}}
	r, _ := drawn(t, c)
	lines, marks := 0, 0
	for _, k := range r.ink {
		if k.tone == accent && !k.filled {
			lines++
		}
	}
	marks, _ = halves(r, accent)
	if lines != 2 || marks != 4 {
		t.Errorf("%d pieces of line and %d markers of four points with a gap", lines, marks)
	}
}

func TestWordsOfAChartNeverTouch(t *testing.T) {
	long := Course{Title: "x", All: nil}
	many := Stacks{Title: "x", Names: []string{"工时", "配件", "其他"}}
	for i := range 24 {
		long.All = append(long.All, Spot{"2026-01", int64(90 + i%3), true, "1,234,567.89"})
		many.All = append(many.All, Stack{"2026-01", []int64{5, 1, 1}, "1,234,567.89"})
	}
	p := press(t)
	pen := &pen{style: styleOf(A4), regular: p.regular, bold: p.bold}
	for _, x := range []Chart{long, many} {
		r := row{}
		c := &canvas{pen: pen, row: &r, w: 60, h: chartTall}
		switch x := x.(type) {
		case Course:
			c.course(x)
		case Stacks:
			c.stacks(x)
		}
		for i, a := range c.written {
			for _, b := range c.written[i+1:] {
				if a.meets(b) {
					t.Fatalf("%+v stands on %+v", a, b)
				}
			}
			if a.x1 < -0.5 || a.x2 > 60.5 {
				t.Fatalf("%+v stands outside its chart", a)
			}
		}
		if len(c.written) < 8 {
			t.Errorf("only %d words are left", len(c.written))
		}
	}
}

func TestChartsPrintWithTheirWords(t *testing.T) {
	doc := Doc{Paper: A4, Shop: "安行", Title: "月报", Blocks: []Block{
		Tiles{All: []Tile{
			{Label: "产值 元", Value: "286,430.00", Change: "+5.2 %", Rise: 1, Good: true, Note: "上月 272,270.00"},
			{Label: "准时交车", Value: "91 %", Change: "−3 点", Rise: -1, Note: "目标 95 %"},
			{Label: "满意度", Value: "—", Change: "—"},
		}},
		Charts{All: []Chart{columns(), Lanes{Title: "技师效率", Unit: "%", Mark: 100, Word: "虚线 = 100", Note: "斜纹：低于 85", All: []Lane{
			{"王强", 118, true, "118", false}, {"李刚", 74, true, "74", true}, {Label: "陈新", Text: "—"},
		}}, Course{Title: "准时交车", Unit: "%", Mark: 95, Word: "目标", All: []Spot{
			{"10", 93, true, "93"}, {"11", 95, true, "95"}, {"12", 96, true, "96"}, {"1", 92, true, "92"}, {Label: "2"}, {"3", 91, true, "91"},
		}}}},
	}}
	pdf := printed(t, press(t), doc)
	text := readBack(t, pdf)
	for _, want := range []string{"286,430.00", "产值构成", "技师效率", "虚线 = 100", "−3 点", "斜纹：低于 85"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the text of the page", want)
		}
	}
	if dir := os.Getenv("PAPER_PICTURES"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "charts.pdf"), pdf, 0o600); err != nil {
			t.Error(err)
		}
	}
}
