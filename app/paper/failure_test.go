package paper

import (
	"fmt"
	"strings"
	"testing"

	"gongdan/app/shop"
)

func watched(n int) Watched {
	w := shop.FailureWatch{Rules: shop.FailureRules{Days: 180, Least: 5, Above: 2000, Since: 365}, From: "2025-04-14", To: "2026-04-14", At: at("09:00")}
	for i := range n {
		w.Of = append(w.Of, shop.FailureSeen{Young: 3, Failure: shop.Failure{
			Make: "大众", Model: "帕萨特", PartID: 1, Number: fmt.Sprintf("8V0413%03d", i), Part: "前减震器", Fault: []string{"", "SUS-NOISE"}[i%2], Fitted: 10, Came: int64(max(0, 7-i)),
		}})
	}
	return Watched{Shop: shop.Settings{Name: "安行汽车服务"}, Watch: w, At: at("09:00"), By: "李娜"}
}

func TestTheFailureWatchIsPrintedWithChartTableAndRules(t *testing.T) {
	p := press(t)
	for _, tag := range []string{"zh-CN", "en"} {
		say := lang(t, tag)
		doc := Failures(watched(9), say)
		if bars, ok := doc.Blocks[0].(Bars); !ok || len(bars.All) != 9 || bars.Mark != 2000 || !bars.All[0].Strong || bars.All[8].Strong {
			t.Errorf("%+v", doc.Blocks[0])
		}
		pdf := printed(t, p, doc)
		keepPDF(t, "failures-"+tag, pdf)
		words := strings.Join(strings.Fields(readBack(t, pdf)), "")
		for _, want := range []string{"7/10", "70%", "n=10", "39.68–89.22%", "8V0413000", strings.ReplaceAll(say.Say("failures.mark", shop.Args{"Rate": shop.Rate(2000)}), " ", ""), strings.ReplaceAll(say.Say("failure.proven"), " ", "")} {
			if !strings.Contains(words, want) {
				t.Errorf("%s does not say %s:\n%s", tag, want, words)
			}
		}
	}
	if doc := Failures(watched(40), lang(t, "en")); len(doc.Blocks[0].(Bars).All) != mostBars || len(doc.Blocks[1].(Table).Rows) != 40 {
		t.Error("not all failures are in the table")
	}
	if words := readBack(t, printed(t, p, Failures(watched(0), lang(t, "en")))); !strings.Contains(words, "Definitions") {
		t.Error(words)
	}
}

func TestTheCostOfReworksIsPrintedByCauseAndByOrder(t *testing.T) {
	p := press(t)
	b := shop.RedoneBook{From: "2026-04-01", To: "2026-04-30", Received: 41}
	for i := range 30 {
		cause := shop.ReworkCauses()[i%5]
		b.Of = append(b.Of, shop.Redone{
			Number: fmt.Sprintf("RO260401-%03d", i), Plate: "沪AD12345", First: "RO260301-002", At: at("09:00"), Cause: cause, Bears: []string{"张伟", "正德汽配", "李娜", "", ""}[i%5], Free: i%5 < 3,
			RedoneSums: shop.RedoneSums{Hours: 1200, Cost: shop.ReworkCost{Labour: 14400, Parts: shop.Money(21000 + i)}, Waived: 62400},
		})
	}
	for _, tag := range []string{"zh-CN", "en"} {
		pdf := printed(t, p, ReworkCosts(Reworks{Shop: shop.Settings{Name: "安行汽车服务"}, Book: b, At: at("09:00"), By: "李娜"}, lang(t, tag)))
		keepPDF(t, "reworks-"+tag, pdf)
		words := strings.Join(strings.Fields(readBack(t, pdf)), "")
		for _, want := range []string{"10,624.35", "RO260401-029", "73.17%", "正德汽配"} {
			if !strings.Contains(words, want) {
				t.Errorf("%s does not say %s:\n%s", tag, want, words)
			}
		}
	}
}
