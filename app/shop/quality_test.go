package shop_test

import (
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
)

func TestAWarrantyCardIsCheckedByItsArticles(t *testing.T) {
	car := shop.Vehicle{Plate: "沪A3K728"}
	car.Dates.InvoicedOn, car.Dates.DeliveredOn = "2025-03-05", "2025-03-01"
	wants(t, "delivered before the invoice (Art. 18)", car.Check(), "delivered_on sanbao.say.delivered_first?")
	car.Dates.DeliveredOn = "2025-03-05"
	wants(t, "both on one day", car.Check())
	car.Card.Rule = "1998"
	wants(t, "no such order", car.Check(), "sanbao_rule sanbao.say.rule")
	for _, rule := range shop.SanbaoRules() {
		car.Card.Rule = rule
		wants(t, "order "+rule, car.Check())
	}
}

func TestAQualityProblemIsCheckedByItsArticles(t *testing.T) {
	from := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	sound := shop.QualityProblem{Code: "TR-NOISE", RepairFrom: from, RepairTo: from.Add(26 * time.Hour), ExcludedHours: 26 * shop.One, ExcludedReason: "rescue_travel", ExcludedEvidence: "JY-7"}
	wants(t, "sound, all hours excluded", sound.Check())
	for name, x := range map[string]struct {
		change func(*shop.QualityProblem)
		says   string
	}{
		"ends before it begins (Art. 40)":    {func(q *shop.QualityProblem) { q.RepairTo = from.Add(-time.Minute); q.ExcludedHours = 0 }, "repair_to sanbao.say.ends_first"},
		"a thousandth of an hour too much":   {func(q *shop.QualityProblem) { q.ExcludedHours++ }, "excluded_hours sanbao.say.excluded_more"},
		"hours without a reason (Art. 24)":   {func(q *shop.QualityProblem) { q.ExcludedReason = "" }, "excluded_reason sanbao.say.excluded_reason"},
		"a reason that the law has not":      {func(q *shop.QualityProblem) { q.ExcludedReason = "holiday" }, "excluded_reason sanbao.say.excluded_reason"},
		"hours without evidence (Art. 24)":   {func(q *shop.QualityProblem) { q.ExcludedEvidence = "" }, "excluded_evidence sanbao.say.excluded_evidence?"},
		"negative hours":                     {func(q *shop.QualityProblem) { q.ExcludedHours = -1 }, "excluded_hours say.qty_range"},
		"findings longer than a paper bears": {func(q *shop.QualityProblem) { q.Record.Findings = novel() }, "findings say.too_long"},
	} {
		q := sound
		x.change(&q)
		wants(t, name, q.CheckTyped(), x.says)
	}
	more := sound
	more.ExcludedHours++
	wants(t, "from a file", more.Check(), "excluded_hours sanbao.say.excluded_more?")
	o := shop.Order{Quality: &shop.QualityProblem{Code: "A", RepairFrom: from.Add(time.Hour)}}
	o.Stamps.FinishedAt = from
	if !slices.ContainsFunc(o.Check(0, from), func(p shop.Problem) bool { return p.Say == "sanbao.say.ends_first" }) {
		t.Error("a repair that begins after the work was finished is not told")
	}
}

func TestTheRecordOfARepairNamesWhatArticle17Lacks(t *testing.T) {
	o := shop.Order{Quality: &shop.QualityProblem{Code: "A"}, Lines: []shop.Line{{Kind: shop.PartLine, Name: "减震器", Qty: shop.One}}}
	all := []shop.RecordField{
		shop.RecordMileage, shop.RecordComplaint, shop.RecordFindings, shop.RecordItems, shop.RecordNumbers, shop.RecordTow, shop.RecordLoaner,
	}
	if got := shop.RecordGaps(&o, shop.Outside{}, true); !slices.Equal(got, all) {
		t.Errorf("an empty record lacks %v", got)
	}
	o.Intake.MileageKM, o.Intake.Complaint = 8000, "右前异响"
	o.Lines[0].Code = "8V0413031"
	o.Lines = append(o.Lines, shop.Line{Kind: shop.LabourLine, Name: "更换减震器", Qty: shop.One})
	o.Quality.Record = shop.RepairRecord{Findings: "减震器漏油", NoTow: true, NoLoaner: true}
	if got := shop.RecordGaps(&o, shop.Outside{}, true); len(got) > 0 {
		t.Errorf("a whole record lacks %v", got)
	}
	o.Quality.Record.NoTow, o.Quality.Record.NoLoaner = false, false
	x := shop.Outside{Rescue: &shop.Rescue{}, Transport: &shop.Transport{}}
	if got := shop.RecordGaps(&o, x, true); len(got) > 0 {
		t.Errorf("rescue and transport say it, but %v is asked", got)
	}
	if got := shop.RecordGaps(&o, shop.Outside{Rescue: &shop.Rescue{}}, false); len(got) > 0 {
		t.Errorf("no loaner car was due, but %v is asked", got)
	}
	o.Lines[1].Agreement.Consent = shop.Declined
	if got := shop.RecordGaps(&o, x, false); !slices.Equal(got, []shop.RecordField{shop.RecordItems}) {
		t.Errorf("declined work counts as work: %v", got)
	}
	o.Quality = nil
	if got := shop.RecordGaps(&o, shop.Outside{}, true); got != nil {
		t.Errorf("an order without a quality problem lacks %v", got)
	}
}
