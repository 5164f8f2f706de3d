package paper

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
	"gongdan/assets"
)

// worn is a household car of which the gearbox was repaired five times, a new gearbox
// among them.
func worn(t *testing.T) Warranty {
	t.Helper()
	raw, err := assets.Rules.ReadFile("rules/sanbao2021.json")
	if err != nil {
		t.Fatal(err)
	}
	var rules []shop.Rule
	if err := json.Unmarshal(raw, &rules); err != nil {
		t.Fatal(err)
	}
	car := shop.Vehicle{VIN: "LSVAA00090N000001", Plate: "沪AD12345", Make: "大众", Model: "帕萨特", Use: shop.Household, Card: shop.WarrantyCard{Price: 18990000, Rate: 50}}
	car.Dates.InvoicedOn, car.Dates.DeliveredOn = "2025-03-01", "2025-03-05"
	var repairs []sanbao.Repair
	for n, number := range []string{"RO250701-001", "RO250801-002", "RO250901-003", "RO251001-004", "RO251101-005"} {
		from := time.Date(2025, time.Month(7+n), 1, 9, 0, 0, 0, time.FixedZone("", 8*3600))
		q := &shop.QualityProblem{Code: "TR-NOISE", Description: "变速器异响", Assembly: shop.Gearbox}
		if n == 1 {
			q.ReplacedAssembly, q.ExcludedHours, q.ExcludedReason, q.ExcludedEvidence = shop.Gearbox, 26*shop.One, "key_part_transport", "YD-8812"
		}
		repairs = append(repairs, sanbao.Repair{Order: number, Kind: shop.Repair, ReceivedAt: from, AgreedAt: from, FinishedAt: from.AddDate(0, 0, 6), MileageKM: int64(9000 + 1500*n), Problem: q})
	}
	zone := time.FixedZone("", 8*3600)
	p := sanbao.Purchase{Use: car.Use, InvoicedOn: car.Dates.InvoicedOn, DeliveredOn: car.Dates.DeliveredOn, Card: car.Card}
	return Warranty{
		Paper: A4, Shop: shop.Settings{Name: "昌盛汽车维修"}, Vehicle: car, Owner: shop.Customer{Name: "王建国"}, By: "李娜", At: time.Date(2025, 11, 20, 10, 0, 0, 0, zone),
		Clock: sanbao.Read(rules, p, repairs, sanbao.AsOf{On: "2025-11-20", Zone: zone, MileageKM: 15200}),
	}
}

func TestTheStatementProvesWhatCounts(t *testing.T) {
	for _, on := range []Paper{A4, A5} {
		in := worn(t)
		in.Paper = on
		text := readBack(t, printed(t, press(t), Sanbao(in, lang(t, "zh-CN"))))
		for _, want := range []string{
			"三包情况说明", "2025-03-05", "2027-03-05", "2028-03-05", "RO250701-001", "RO251101-005", "YD-8812", "同一质量问题",
			"¥14,432.40", // 189,900 × 15,200 ÷ 1,000 × 0.5 %
		} {
			if !strings.Contains(strings.ReplaceAll(text, "\n", ""), want) {
				t.Errorf("%s: %q is not on the paper:\n%s", on, want, text)
			}
		}
	}
	in := worn(t)
	in.Clock = sanbao.Clock{On: "2025-11-20", Why: "sanbao.why.use"}
	if text := readBack(t, printed(t, press(t), Sanbao(in, lang(t, "zh-CN")))); !strings.Contains(text, "第四十条") {
		t.Errorf("a car that is no household's: %s", text)
	}
}
