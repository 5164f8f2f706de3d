package shop_test

import (
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
)

// lawOfRepair are the numbers of the book "guarantee" as they are shipped.
func lawOfRepair(more ...shop.Rule) []shop.Rule {
	all := more
	for name, value := range map[string]int64{
		"overhaul_km": 20000, "overhaul_days": 100, "secondary_km": 5000, "secondary_days": 30, "minor_km": 2000, "minor_days": 10,
		"part_days": 10, "part_km": 2000, "cause_days": 3, "failed_repairs": 2, "rework_restarts": 0,
	} {
		all = append(all, shop.Rule{Book: "guarantee", Name: name, Value: value, From: "2005-08-01"})
	}
	return all
}

// left is an order that left with its car at noon, n days after the first one, at km.
func left(id shop.OrderID, n int, km int64, lines ...shop.Line) shop.Order {
	at := noon().AddDate(0, 0, n)
	for i := range lines {
		lines[i].Agreement.Consent = shop.Agreed
	}
	return shop.Order{
		ID: id, Number: "RO" + string(rune('A'+id)), Status: shop.Delivered, VehicleID: 1, OutKM: km, Lines: lines,
		Stamps: shop.Stamps{ReceivedAt: at.Add(-4 * time.Hour), DeliveredAt: at},
	}
}

func labour(code string, class shop.WorkClass) shop.Line {
	return shop.Line{Kind: shop.LabourLine, Code: code, Name: code, WorkClass: class, Qty: shop.One, Price: 12000, Payer: shop.PayCustomer}
}

func piece(code string, origin shop.Origin) shop.Line {
	return shop.Line{Kind: shop.PartLine, Code: code, Name: code, Origin: origin, Qty: shop.One, Price: 30000, Payer: shop.PayCustomer}
}

func TestTheGuaranteeRunsFromDeliveryByTheClassOfTheWorkOrTheLongerPromise(t *testing.T) {
	longer := labour("XJ", shop.Minor)
	longer.Longer = shop.Longer{GuaranteeDays: 180, GuaranteeKM: 10000}
	days := labour("ZD", shop.Secondary)
	days.Longer = shop.Longer{GuaranteeDays: 20, GuaranteeKM: 8000}
	declined := labour("NO", shop.Minor)
	other := shop.Line{Kind: shop.OtherLine, Name: "拖车", Qty: shop.One}
	o := left(1, 0, 50000, longer, days, labour("FD", shop.Overhaul), labour("??", ""), piece("P1", shop.OEM), piece("P2", shop.CustomerOwned), declined, other)
	o.Lines[6].Agreement.Consent = shop.Declined
	all := shop.Guarantees(lawOfRepair(), []shop.Order{o}, zone())
	got := map[string][2]int64{}
	for _, g := range all {
		if g.From != "2026-04-14" || g.FromKM != 50000 {
			t.Errorf("%s begins on %s at %d km", g.Line.Name, g.From, g.FromKM)
		}
		got[g.Line.Name] = [2]int64{g.DaysLeft(g.From), g.LastKM}
	}
	want := map[string][2]int64{
		"XJ": {180, 60000}, // 管理规定 10 d, 2,000 km; the shop's promise is longer
		"ZD": {30, 58000},  // 30 d by the class; the shop's 8,000 km are more than 5,000
		"FD": {100, 70000}, // 总成修理
		"??": {10, 52000},  // no class: 小修
		"P1": {100, 70000}, // as the work it was fitted in
	}
	if len(got) != len(want) {
		t.Errorf("guaranteed: %v", got)
	}
	for name, x := range want {
		if got[name] != x {
			t.Errorf("%s: %v, want %v", name, got[name], x)
		}
	}
	if all[0].Line.Name != "XJ" {
		t.Error("the longest is not first")
	}
}

func TestTheFirstDayDoesNotCountAndBothEndsBind(t *testing.T) {
	g := shop.Guarantees(lawOfRepair(), []shop.Order{left(1, 0, 50000, labour("A", shop.Minor))}, zone())[0]
	for _, c := range []struct {
		on   shop.Day
		km   int64
		want bool
	}{
		{"2026-04-24", 52000, true},  // 民法典 Art. 201: ten days after the 14th
		{"2026-04-25", 50010, false}, // a day late
		{"2026-04-15", 52001, false}, // the distance is reached first
		{"2026-04-24", 0, true},      // nobody has looked at the clock
	} {
		if g.Holds(c.on, c.km) != c.want {
			t.Errorf("%s, %d km: %v", c.on, c.km, !c.want)
		}
	}
	if g.DaysLeft("2026-04-26") != -2 {
		t.Error("days left")
	}
	o := left(1, 0, 0, labour("A", shop.Minor))
	if g := shop.Guarantees(lawOfRepair(), []shop.Order{o}, zone())[0]; g.LastKM != 0 || !g.Holds("2026-04-20", 999999) {
		t.Error("where no reading was taken only the days bind")
	}
	o.Status = shop.Settled
	if len(shop.Guarantees(lawOfRepair(), []shop.Order{o}, zone())) != 0 || len(shop.Guarantees(nil, []shop.Order{left(1, 0, 1, labour("A", shop.Minor))}, zone())) != 0 {
		t.Error("a guarantee without a delivery or without a rule")
	}
}

func TestAReworkDoesNotBeginTheGuaranteeAnewUnlessTheRuleSaysSo(t *testing.T) {
	free := labour("ZD", shop.Minor)
	free.Payer = shop.PayShop
	seal := piece("SEAL", shop.OEM)
	seal.Payer = shop.PayShop
	first := left(1, 0, 50000, labour("ZD", shop.Minor))
	again := left(2, 6, 50300, free, seal, labour("BY", shop.Minor))
	again.ReworkOf = 1
	third := left(3, 8, 50400, free)
	third.ReworkOf = 2
	ends := func(rules []shop.Rule) (all []string) {
		for _, g := range shop.Guarantees(rules, []shop.Order{first, again, third}, zone()) {
			all = append(all, g.Number+" "+g.Line.Name+" "+string(g.LastDay))
		}
		slices.Sort(all)
		return all
	}
	if got := ends(lawOfRepair()); !slices.Equal(got, []string{"ROB ZD 2026-04-24", "ROC BY 2026-04-30", "ROC SEAL 2026-04-24"}) {
		t.Errorf("the first guarantee runs on: %v", got)
	}
	anew := shop.Rule{Book: "guarantee", Name: "rework_restarts", Value: 1, From: "2020-01-01"} // 北京条例 Art. 37
	if got := ends(lawOfRepair(anew)); !slices.Equal(got, []string{"ROC BY 2026-04-30", "ROC SEAL 2026-04-30", "ROD ZD 2026-05-02"}) {
		t.Errorf("it begins anew: %v", got)
	}
	again.ReworkOf = 9
	if got := ends(lawOfRepair()); len(got) < 4 {
		t.Errorf("the first order is not known: %v", got)
	}
}

func TestLinesAreKnownAgainByTheirPartJobCodeOrName(t *testing.T) {
	a, b := labour("A", shop.Minor), labour("A", shop.Minor)
	p, q := piece("A", shop.OEM), piece("B", shop.OEM)
	if !a.SameItem(&b) || a.SameItem(&p) || p.SameItem(&q) {
		t.Error("by code and kind")
	}
	if p.PartID, q.PartID = 7, 7; !p.SameItem(&q) {
		t.Error("by part")
	}
	if a.LabourID, b.LabourID = 1, 2; a.SameItem(&b) {
		t.Error("by job")
	}
	if x := (shop.Line{Name: "手写"}); x.Key() != "手写" || a.Key() != "A" {
		t.Error("keys")
	}
}

func TestAnotherCauseMustBeShownWithinThreeDays(t *testing.T) {
	o := left(2, 0, 1)
	due := shop.CauseDue(lawOfRepair(), &o, zone())
	if due != "2026-04-17" {
		t.Fatalf("due on %s", due)
	}
	third, fourth := due.Time(zone()).Add(20*time.Hour), due.Add(1).Time(zone())
	ours := shop.ReworkRecord{Cause: shop.CauseHuman, Person: 3}
	used := shop.ReworkRecord{Cause: shop.CauseCustomer, Words: "涉水", ShownAt: third, Evidence: "照片 3 张"}
	late, bare := used, used
	late.ShownAt, bare.Evidence = fourth, ""
	for name, c := range map[string]struct {
		r    shop.ReworkRecord
		free bool
		want []string
	}{
		"nothing found yet":   {shop.ReworkRecord{}, true, nil},
		"by a person":         {ours, true, nil},
		"by nobody":           {shop.ReworkRecord{Cause: shop.CauseDiagnosis}, true, []string{"person rework.say.person"}},
		"by a part":           {shop.ReworkRecord{Cause: shop.CausePart}, true, []string{"supplier rework.say.supplier"}},
		"shown on the 3rd":    {used, false, nil},
		"shown on the 4th":    {late, true, []string{"shown_at rework.say.shown_late?"}},
		"without evidence":    {bare, true, []string{"evidence rework.say.evidence"}},
		"not shown":           {shop.ReworkRecord{Cause: shop.CauseOther, Words: "事故", Evidence: "定损单"}, true, []string{"shown_at rework.say.not_shown?"}},
		"without words":       {shop.ReworkRecord{Cause: shop.CauseOther}, true, []string{"words rework.say.words"}},
		"shown, and ours":     {shop.ReworkRecord{Cause: shop.CauseHuman, Person: 3, ShownAt: third, Evidence: "x"}, true, []string{"shown_at rework.say.ours"}},
		"shown before":        {shop.ReworkRecord{Cause: shop.CauseOther, Words: "x", ShownAt: noon().AddDate(0, 0, -2), Evidence: "x"}, false, []string{"shown_at rework.say.shown_first"}},
		"words nobody offers": {shop.ReworkRecord{Cause: "magic", Choice: "away"}, true, []string{"cause rework.say.cause", "choice rework.say.choice"}},
	} {
		if c.r.Free(due, zone()) != c.free {
			t.Errorf("%s: free %v", name, !c.free)
		}
		wants(t, name, c.r.Check(&o, due, zone()), c.want...)
	}
	if !(shop.ReworkRecord{OrderID: 4}).Empty() || ours.Empty() || len(shop.ReworkCauses()) != 5 || len(shop.ReworkChoices()) != 2 {
		t.Error("empty records and lists")
	}
}

func TestTheSecondFailedRepairOfTheSameThingIsTheCustomersChoice(t *testing.T) {
	first := left(1, 0, 50000, labour("ZD", shop.Minor), labour("BY", shop.Minor))
	second, third := left(2, 3, 50100, labour("ZD", shop.Minor)), left(3, 6, 50200, labour("ZD", shop.Minor), labour("BY", shop.Minor), piece("P", shop.OEM))
	second.ReworkOf, third.ReworkOf, third.Status = 1, 2, shop.Working
	late := left(4, 30, 50300, labour("ZD", shop.Minor))
	late.ReworkOf = 1
	h := shop.Histories{Rules: lawOfRepair(), Visits: []shop.Order{first, second, third, late}, Zone: zone(), Records: map[shop.OrderID]shop.ReworkRecord{2: {Item: "ZD"}, 3: {Item: "ZD"}}}
	one, ok := h.Of(&second)
	if !ok || one.Chooses() || one.First.ID != 1 || one.Due != "2026-04-20" || len(one.Held) != 2 {
		t.Errorf("the first rework: %+v", one)
	}
	two, _ := h.Of(&third)
	if !two.Chooses() || !slices.Equal(two.Repeats, []string{"ROC", "ROD"}) || two.First.ID != 1 {
		t.Errorf("the second: %v", two.Repeats)
	}
	if got := two.Billed(&third); !slices.Equal(got, []string{"ZD", "BY"}) {
		t.Errorf("billed though guaranteed: %v", got)
	}
	h.Records[3] = shop.ReworkRecord{Item: "BY", Cause: shop.CauseCustomer, Words: "x", ShownAt: noon().AddDate(0, 0, 7), Evidence: "x"}
	if other, _ := h.Of(&third); other.Chooses() || other.Free || other.Billed(&third) != nil {
		t.Errorf("another item, and not the shop's fault: %+v", other.Repeats)
	}
	if x, _ := h.Of(&late); x.Chooses() || len(x.Held) != 0 || len(x.Billed(&late)) != 0 {
		t.Error("what came after the guarantee counts")
	}
	if _, ok := h.Of(&first); ok {
		t.Error("the first order is no rework")
	}
}

func TestAReworkCostsItsPartsAtCostAndItsHoursAtTheRate(t *testing.T) {
	o := left(2, 0, 1, labour("ZD", shop.Minor), labour("HS", shop.Minor), piece("P", shop.OEM), labour("BY", shop.Minor))
	for i := range o.Lines[:3] {
		o.Lines[i].ID, o.Lines[i].Payer = shop.LineID(i+1), shop.PayShop
	}
	o.Lines[1].Clocked, o.Lines[2].Cost = shop.One/2, 21000
	away := shop.Outside{Sublets: []shop.Sublet{{Lines: []shop.LineID{1}, What: "镗缸", Cost: 5000}}}
	c := shop.CostOfRework(&o, away)
	if c.Parts != 21000 || c.Labour != 12000+6000 || c.Away != 5000 || c.Sum() != 44000 {
		t.Errorf("cost: %+v", c)
	}
}
