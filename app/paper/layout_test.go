package paper

import (
	"strings"
	"testing"

	"gongdan/app/shop"
)

// nasty is the sample with everything that a user may paste.
func nasty(paper Paper) Sheet {
	in := long(paper, 300)
	name := strings.Repeat("欧阳𬭚", 50) + "🚗\x00\u202e"
	in.Customer.Name, in.Customer.Address = name, strings.Repeat("无空格的很长地址", 40)
	in.Shop.Name, in.By = name, name
	in.Vehicle.Model = strings.Repeat("W", 300)
	in.Order.Number = strings.Repeat("9", 4000)
	in.Order.Intake.Complaint = strings.Repeat("异响。（", 700) + "\n\n\n" + strings.Repeat("x", 500)
	in.Order.Note = strings.Repeat("，", 3000)
	for i := range in.Order.Intake.Checks {
		in.Order.Intake.Checks[i].Fault = true
		in.Order.Intake.Checks[i].Note = name
	}
	in.Order.Lines[0].Name = strings.Repeat("更换 ", 600)
	in.Order.Lines[1].Price, in.Order.Lines[1].Qty = shop.MaxMoney, 12345678
	in.Order.Lines[4].Code = strings.Repeat("K", 500)
	in.Order.Status, in.Copy = shop.Void, 99
	return in
}

func TestNothingIsDrawnBesideThePaper(t *testing.T) {
	p := press(t)
	for _, paper := range Papers() {
		for _, form := range shop.Forms() {
			for name, in := range map[string]Sheet{"sample": sample(paper), "nasty": nasty(paper), "empty": {Paper: paper, At: at("10:00")}} {
				doc, _ := Make(form, in, lang(t, "zh-CN"))
				doc.Watermark = "" // it may touch the edge
				for n, s := range p.layout(doc) {
					if over := beside(p, s, styleOf(paper)); over != "" {
						t.Errorf("%s %s %s page %d: %s", name, form, paper, n+1, over)
					}
				}
			}
		}
	}
}

// beside says what of a page lies outside of its edges.
func beside(p *Press, s sheet, look style) string {
	pen := &pen{style: look, regular: p.regular, bold: p.bold}
	for _, k := range s {
		right := 0.0
		if k.text != "" {
			right = pen.measure(k.pt, k.bold).text(k.text)
		}
		for _, q := range k.at {
			if q.x < look.left-2 || q.x+right > look.right+2 || q.y < look.top-1 || q.y > look.bottom+1 {
				return "ink at the edge: " + k.text
			}
		}
	}
	return ""
}

func TestLongTablesRepeatTheirHeadsAndKeepTheirSums(t *testing.T) {
	p := press(t)
	doc := Settlement(long(A4, 120), lang(t, "zh-CN"))
	pages := strings.Split(strings.ReplaceAll(readBack(t, printed(t, p, doc)), " ", ""), "\f")
	pages = pages[:len(pages)-1]
	if len(pages) != p.Pages(doc) || len(pages) < 3 {
		t.Fatalf("%d pages read, %d laid out", len(pages), p.Pages(doc))
	}
	for i, page := range pages {
		if rows := strings.Contains(page, "检查与调整项目"); rows && !strings.Contains(page, "工时单价") && !strings.Contains(page, "配件编码") {
			t.Errorf("page %d has rows without a head", i+1)
		}
		if !strings.Contains(page, "JS260414-0087") || !strings.Contains(page, "第"+string(rune('1'+i))+"/"+string(rune('0'+len(pages)))+"页") {
			t.Errorf("page %d does not say what it belongs to", i+1)
		}
		if strings.Contains(page, "（签章）") && !strings.Contains(page, "总费用") {
			t.Errorf("page %d is signed without saying for what", i+1)
		}
		if strings.Contains(page, "总费用（大写）") != strings.Contains(page, "¥") {
			t.Errorf("page %d breaks the totals", i+1)
		}
	}
}

func TestRowsAreSetCloserIfThatSavesAPage(t *testing.T) {
	p := press(t)
	doc := Settlement(sample(A4), lang(t, "zh-CN"))
	pen := &pen{style: styleOf(A4), regular: p.regular, bold: p.bold}
	if loose := len(pen.flowed(doc)); loose != 2 || p.Pages(doc) != 1 {
		t.Errorf("%d pages set loosely, %d as printed", loose, p.Pages(doc))
	}
}

func TestColumnsShareTheWidthTheyHave(t *testing.T) {
	cases := []struct {
		need []float64
		room float64
		want []float64
	}{
		{[]float64{10, 10}, 60, []float64{30, 30}},
		{[]float64{40, 10}, 60, []float64{45, 15}},
		{[]float64{90, 10, 20}, 60, []float64{30, 10, 20}},
		{[]float64{90, 80}, 60, []float64{30, 30}},
	}
	for _, c := range cases {
		for i, w := range share(c.need, c.room) {
			if w < c.want[i]-0.01 || w > c.want[i]+0.01 {
				t.Errorf("%v in %v: column %d is %v wide, want %v", c.need, c.room, i, w, c.want[i])
			}
		}
	}
}

func TestNarrowPaperFoldsColumns(t *testing.T) {
	b := Table{
		Columns: []Column{{Title: "名称"}, {Title: "编码", Fold: true}, {Title: "品牌", Fold: true}, {Title: "金额", Right: true}},
		Rows:    [][]string{{"机油", "SP-4L", "美孚", "1.00"}, {"卡扣", "", "", "2.00"}, {"短"}},
	}
	got := folded(b)
	if len(got.Columns) != 2 || got.Columns[0].Title != "名称 / 编码 / 品牌" {
		t.Errorf("columns are %+v", got.Columns)
	}
	if got.Rows[0][0] != "机油\nSP-4L  美孚" || got.Rows[0][1] != "1.00" || got.Rows[1][0] != "卡扣" || len(got.Rows[2]) != 2 {
		t.Errorf("rows are %q", got.Rows)
	}
}
