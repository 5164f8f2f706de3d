package paper

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// TestDocumentsSayWhatTheirFormsWant compares the tree of each document with
// the one that was read and approved, in testdata. GONGDAN_APPROVE=1 writes them
// anew: then read the difference.
func TestDocumentsSayWhatTheirFormsWant(t *testing.T) {
	for _, tag := range text.Tags() {
		for _, form := range shop.Forms() {
			doc, ok := Make(form, sample(A4), lang(t, tag))
			if !ok {
				t.Fatalf("there is no %s", form)
			}
			got, name := tree(doc), filepath.Join("testdata", string(form)+"."+tag+".txt")
			if os.Getenv("GONGDAN_APPROVE") != "" {
				if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs from %s: %s", form, name, firstDifference(got, string(want)))
			}
		}
	}
}

// tree writes a document for reading: all of it, a line for each thing said.
func tree(doc Doc) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s | %s | %s | %s\ncode %s\n", doc.Shop, doc.Title, doc.Subtitle, doc.Number, doc.Code)
	fmt.Fprintf(&b, "stamp %q watermark %q paper %s at %s\n", doc.Stamp, doc.Watermark, doc.Paper, doc.At.Format(time.RFC3339))
	pairs(&b, doc.Head)
	for _, block := range doc.Blocks {
		fmt.Fprintf(&b, "\n%s\n", reflect.TypeOf(block).Name())
		switch x := block.(type) {
		case Parties:
			fmt.Fprintf(&b, "left %s %d\n", x.Left.Title, x.Left.Columns)
			pairs(&b, x.Left.Pairs)
			fmt.Fprintf(&b, "right %s %d\n", x.Right.Title, x.Right.Columns)
			pairs(&b, x.Right.Pairs)
		case Pairs:
			fmt.Fprintf(&b, "%s %d\n", x.Title, x.Columns)
			pairs(&b, x.Pairs)
		case Table:
			fmt.Fprintf(&b, "%s bare=%v aside=%v\n", x.Title, x.Bare, x.Aside)
			for _, c := range x.Columns {
				fmt.Fprintf(&b, "  column %s weight=%d right=%v fold=%v\n", c.Title, c.Weight, c.Right, c.Fold)
			}
			for _, r := range x.Rows {
				fmt.Fprintf(&b, "  %s\n", strings.Join(r, " | "))
			}
			pairs(&b, x.Sums)
		case Totals:
			fmt.Fprintf(&b, "%s %s | %s %s | %s\n", x.WordsLabel, x.Words, x.FigureLabel, x.Figure, x.Aside)
			pairs(&b, x.Parts)
		case Notes:
			fmt.Fprintf(&b, "%s numbered=%v\n  %s\n", x.Title, x.Numbered, strings.Join(x.Lines, "\n  "))
		case CarOutline:
			fmt.Fprintf(&b, "%s %s %s %s %v\n", x.Title, x.Front, x.Left, x.Right, x.Marks)
			pairs(&b, x.Legend)
		case Pictures:
			fmt.Fprintf(&b, "%s %s\n", x.Title, x.Note)
			for _, p := range x.All {
				fmt.Fprintf(&b, "  picture %d × %d %s\n", p.Width, p.Height, p.Label)
			}
		default:
			fmt.Fprintf(&b, "%+v\n", x)
		}
	}
	fmt.Fprintf(&b, "\nfoot %s | %s | %s\n", doc.Foot.Left, doc.Foot.Middle, doc.Foot.Right)
	return b.String()
}

func pairs(b *strings.Builder, all []Pair) {
	for _, p := range all {
		wide := ""
		if p.Wide {
			wide = " (wide)"
		}
		fmt.Fprintf(b, "  %s: %s%s\n", p.Label, p.Value, wide)
	}
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return fmt.Sprintf("line %d is %q, was %q", i+1, x[i], y[i])
		}
	}
	return "one is longer"
}

func TestEveryDocumentReadsBackOnEveryPaper(t *testing.T) {
	p := press(t)
	always := []string{"RO260413-014", "沪B88K20", "安行汽车服务有限公司"}
	who := []string{"刘䶮㛃𬭚", "LVGHH25K6P5021463", "138 0000 5566"}
	money := []string{"人民币贰仟肆佰捌拾捌元整", "¥2,488.00", "SP-0W20-4L", "1,416.00", "1,114.00", "−42.00"}
	for _, paper := range Papers() {
		for _, tag := range text.Tags() {
			say := lang(t, tag)
			for _, form := range shop.Forms() {
				doc, _ := Make(form, sample(paper), say)
				got := readBack(t, printed(t, p, doc))
				want := append([]string{say.Say(form.Key())}, always...)
				switch form {
				case shop.FormEstimate, shop.FormContract, shop.FormSettlement:
					want = append(append(want, who...), money...)
				case shop.FormIntake:
					want = append(want, who...)
				case shop.FormDispatch:
					want = append(want, "张伟 60%", "2 机电", "先测制动片厚度")
				case shop.FormPick:
					want = append(want, "A-01-4", "90915-YZZD3", "M2603", "7.00", say.Say("paper.pick.short"), "行车记录仪")
				case shop.FormReturn:
					want = append(want, "KK-0612", "C-01-1", say.Say("paper.return.used"), "张伟", "李强")
				case shop.FormOrigins:
					want = append(want, "T2604", "天合代理", "HGZ-0412", say.Say("paper.note_own_parts"))
				case shop.FormRework:
					want = append(want, "RO260401-006", "2026-06-30", "49,810 km", "2026-04-16", "天合代理", "RO260406-002", say.Say("paper.rework.failed"), "刘䶮㛃𬭚")
				case shop.FormGatePass:
					want = append(want, "CM260414-009", "刘䶮㛃𬭚", say.Say("paper.pass.paid"))
				case shop.FormFollowUp:
					want = append(want, "刘䶮㛃𬭚", "138 0000 5566", "2026-10-14", "洗车、吸尘", say.Say("handover.kept.broken"), say.Say("paper.follow.question.5"))
				case shop.FormInspection:
					want = append(want, who[1], "制动异响未消除", "5.2/5.1/4.8/4.9", "赵𬭚检", say.Point("leaks"), "≥ 1.6 mm", "4.5 km", "HG260414-003")
				case shop.FormCertificate:
					want = append(want, who[0], "HG260414-003", "赵𬭚检", "A25C 0214637", "45,123 km", "5,000", "30")
				}
				for _, w := range want {
					if !strings.Contains(strings.ReplaceAll(got, " ", ""), strings.ReplaceAll(w, " ", "")) {
						t.Errorf("%s on %s in %s does not show %q", form, paper, tag, w)
					}
				}
				if strings.Contains(got, "«") {
					t.Errorf("%s in %s lacks a word: %s", form, tag, got)
				}
			}
		}
	}
}

func TestNoPaperOfTheCustomerShowsWhatPartsHaveCost(t *testing.T) {
	for _, tag := range text.Tags() {
		say := lang(t, tag)
		for _, form := range shop.Forms() {
			doc, _ := Make(form, sample(A4), say)
			whole := fmt.Sprintf("%+v", doc)
			for _, secret := range []string{say.Money(cost), cost.String(), fmt.Sprint(int64(cost)), Capital(cost)} {
				if strings.Contains(whole, secret) {
					t.Errorf("%s shows the cost as %s", form, secret)
				}
			}
		}
	}
}

func TestTheCodeOfEachDocumentIsTheOrdersNumber(t *testing.T) {
	for _, form := range shop.Forms() {
		if doc, _ := Make(form, sample(A4), lang(t, "en")); doc.Code != "RO260413-014" {
			t.Errorf("%s: %q", form, doc.Code)
		}
	}
	if _, ok := Make("love letter", sample(A4), lang(t, "en")); ok {
		t.Error("there is no such form")
	}
}

func TestReprintsAndVoidOrdersAreMarked(t *testing.T) {
	say := lang(t, "zh-CN")
	in := sample(A4)
	if d := Settlement(in, say); d.Stamp != "" || d.Watermark != "" {
		t.Errorf("the first print is marked %q, %q", d.Stamp, d.Watermark)
	}
	in.Copy = 3
	in.Order.Status = shop.Void
	if d := Settlement(in, say); d.Stamp != "补打 2" || d.Watermark != "作废" {
		t.Errorf("got %q, %q", d.Stamp, d.Watermark)
	}
	in.Copy, in.Order.Status, in.Order.SettlementNo = 1, shop.Ready, ""
	if d := Settlement(in, say); d.Stamp != "未结算" || d.Number != "RO260413-014" {
		t.Errorf("got %q, %q", d.Stamp, d.Number)
	}
}

func TestDeclinedLinesStandOnTheEstimateOnly(t *testing.T) {
	in := sample(A4)
	in.Order.Lines[1].Agreement = shop.Agreement{Consent: shop.Declined, Way: shop.BySignature}
	say := lang(t, "zh-CN")
	estimate := tree(Estimate(in, say))
	if !strings.Contains(estimate, "更换前制动片") || !strings.Contains(estimate, "不做 现场签字") || !strings.Contains(estimate, "¥2,392.00") {
		t.Errorf("the estimate says %s", estimate)
	}
	for _, d := range []Doc{Settlement(in, say), Contract(in, say)} {
		if strings.Contains(tree(d), "更换前制动片") {
			t.Errorf("%s bills what was declined", d.Title)
		}
	}
}

func TestColumnsOfDiscountAndPayerAppearOnlyWhenNeeded(t *testing.T) {
	say := lang(t, "zh-CN")
	in := sample(A4)
	in.Order.Lines[2].Payer = shop.PayCustomer
	if s := tree(Settlement(in, say)); strings.Contains(s, "付费方") || strings.Contains(s, "column 优惠") || strings.Contains(s, "客户付") {
		t.Errorf("a plain order has columns that it does not need: %s", s)
	}
	in.Order.Lines[0].Discount = 1000
	if s := tree(Settlement(in, say)); !strings.Contains(s, "| 10% |") || !strings.Contains(s, "648.00") || !strings.Contains(s, "72.00") {
		t.Errorf("a discount is not shown: %s", s)
	}
}

func TestNewEnergyCarsAndOpenAmountsAreNamed(t *testing.T) {
	say := lang(t, "zh-CN")
	in := sample(A4)
	in.Vehicle.Energy = shop.BatteryElectric
	in.Order.Payments = in.Order.Payments[:1]
	in.Order.Note = "下次保养 50,000 km"
	s := tree(Settlement(in, say))
	for _, want := range []string{"新能源汽车专用部件", "尚欠 1,688.00", "下次保养 50,000 km"} {
		if !strings.Contains(s, want) {
			t.Errorf("%q is not said", want)
		}
	}
	if s := tree(Intake(in, say)); !strings.Contains(s, "电量") || strings.Contains(s, "油量") {
		t.Error("an electric car has no fuel")
	}
}

func TestAnIntakeWithoutAWalkAroundIsAFormToFillIn(t *testing.T) {
	in := sample(A4)
	in.Order.Intake.Checks, in.Order.Intake.Marks = nil, nil
	doc := Intake(in, lang(t, "zh-CN"))
	boxes, marks := 0, 0
	for _, b := range doc.Blocks {
		switch b := b.(type) {
		case Ticks:
			if b.Columns > 0 {
				boxes += len(b.Boxes)
				for _, x := range b.Boxes {
					if x.On || strings.Contains(x.Text, "（") {
						t.Errorf("%q is answered already", x.Text)
					}
				}
			}
		case CarOutline:
			marks = len(b.Marks) + len(b.Legend)
		}
	}
	if boxes != 24 || marks != 0 {
		t.Errorf("%d boxes, %d marks", boxes, marks)
	}
}

func TestEachFaultHasTheSameNumberOnTheCarAndInTheList(t *testing.T) {
	doc := Intake(sample(A4), lang(t, "zh-CN"))
	s := tree(doc)
	for _, want := range []string{"车顶（3）", "左侧车身（4）", "警示牌（5）", "左侧车身：左前翼子板刮伤 12 cm", "1: 左前翼子板 划痕：12 cm", "2: 右后轮 凹陷", "照片 2 张"} {
		if !strings.Contains(s, want) {
			t.Errorf("%q is not said in %s", want, s)
		}
	}
	for _, b := range doc.Blocks {
		if car, ok := b.(CarOutline); ok && (len(car.Marks) != 4 || car.Marks[0] != Mark{X: 240, Y: 120, Sign: "1"} || car.Marks[2].Sign != "3" || car.Marks[3].Sign != "4") {
			t.Errorf("marks are %+v", car.Marks)
		}
	}
}
