package shop_test

import (
	"errors"
	"slices"
	"testing"

	"gongdan/app/shop"
)

func inspectionRules() []shop.Rule {
	rule := func(id int64, book, name string, value int64) shop.Rule {
		return shop.Rule{ID: id, Book: book, Name: name, Value: value, From: "2004-07-01", Source: "here"}
	}
	return []shop.Rule{
		rule(1, "inspection_sheets", "secondary_process", 1), rule(2, "inspection_sheets", "secondary_road", 1),
		rule(3, "inspection_sheets", "minor_self", 0), rule(9, "inspection_points", "secondary_leaks", 1),
		rule(8, "inspection_points", "secondary_tread_mm_min", 1600), rule(10, "inspection_points", "secondary_co_pct_max", 600),
		rule(11, "inspection_points", "secondary_gone", 0), rule(12, "inspection_points", "overhaul_torque", 1),
		rule(13, "guarantee", "secondary_days", 30), rule(14, "guarantee", "secondary_km", 5000),
	}
}

// atInspection is an order with two jobs, one of secondary maintenance, that
// waits for the inspector; the second technician is 8.
func atInspection() shop.Order {
	job := func(id shop.LineID, name string, class shop.WorkClass, who shop.PersonID) shop.Line {
		return shop.Line{
			ID: id, Kind: shop.LabourLine, Name: name, WorkClass: class, Qty: 1000, Payer: shop.PayCustomer, Technician: who,
			Job: shop.JobDone, Agreement: shop.Agreement{Consent: shop.Agreed},
		}
	}
	o := inWork()
	o.Status = shop.Checking
	o.Lines = []shop.Line{job(1, "二级维护", shop.Secondary, 7), job(2, "更换雨刮片", shop.Minor, 8)}
	return o
}

// goodSheet is a final sheet of o that passes.
func goodSheet(o *shop.Order) shop.Inspection {
	in := shop.Inspection{Sort: shop.FinalCheck, Result: shop.ResultPass, Road: shop.RoadTest{Done: true, KM: 3500}}
	in.Fit(o, inspectionRules(), "2026-04-14")
	for i := range in.Items {
		in.Items[i].Mark = shop.MarkOK
	}
	in.Items[4].Value = "0.4"
	in.Items[2].Value = "5.2/5.1／4.8"
	return in
}

func TestASheetHasTheJobsAndThePointsOfTheirClasses(t *testing.T) {
	o := atInspection()
	in := goodSheet(&o)
	var names []string
	for _, i := range in.Items {
		names = append(names, i.Name)
	}
	if want := []string{"二级维护", "更换雨刮片", "tread_mm_min", "leaks", "co_pct_max"}; !slices.Equal(names, want) {
		t.Errorf("items %v, want %v", names, want)
	}
	o.Lines = o.Lines[:1]
	in.Fit(&o, inspectionRules(), "2026-04-14")
	if len(in.Items) != 4 || in.Items[0].Mark != shop.MarkOK || in.Items[1].Value == "" {
		t.Errorf("a line was taken off: %+v", in.Items)
	}
	in.Sort = shop.ProcessCheck
	in.Fit(&o, inspectionRules(), "2026-04-14")
	if len(in.Items) != 1 {
		t.Errorf("a process sheet has %+v", in.Items)
	}
	points := shop.Points(&o, inspectionRules(), "2026-04-14")
	if p := points[0]; p.Unit != "mm" || p.Min != 1600 || p.Max != 0 || p.Source != "here" || points[2].Max != 600 || points[1].Unit != "" {
		t.Errorf("points %+v", points)
	}
	if got := shop.Points(&o, inspectionRules(), "2004-06-30"); got != nil {
		t.Errorf("before the rules: %v", got)
	}
}

func TestASheetIsSignedOnlyWhenItIsWhole(t *testing.T) {
	for name, x := range map[string]struct {
		spoil func(*shop.Inspection)
		field string
	}{
		"whole":                 {func(*shop.Inspection) {}, ""},
		"not applicable":        {func(in *shop.Inspection) { in.Items[2].Mark, in.Items[2].Value = shop.MarkNone, "" }, ""},
		"no sort":               {func(in *shop.Inspection) { in.Sort = "other" }, "sort"},
		"no result":             {func(in *shop.Inspection) { in.Result = "" }, "result"},
		"an empty item":         {func(in *shop.Inspection) { in.Items[1].Mark = shop.Unmarked }, "items.1.mark"},
		"a bad item":            {func(in *shop.Inspection) { in.Items[3].Mark = shop.MarkBad }, "items.3.mark"},
		"an unknown mark":       {func(in *shop.Inspection) { in.Items[3].Mark = "well" }, "items.3.mark"},
		"nothing measured":      {func(in *shop.Inspection) { in.Items[2].Value = " " }, "items.2.value"},
		"no number":             {func(in *shop.Inspection) { in.Items[2].Value = "5/good" }, "items.2.value"},
		"one of four below":     {func(in *shop.Inspection) { in.Items[2].Value = "5/5/1.5/5" }, "items.2.value"},
		"above":                 {func(in *shop.Inspection) { in.Items[4].Value = "0.61" }, "items.4.value"},
		"no road test":          {func(in *shop.Inspection) { in.Road = shop.RoadTest{} }, "road_done"},
		"a road test of no way": {func(in *shop.Inspection) { in.Road.KM = 0 }, "road_km"},
		"a road test backwards": {func(in *shop.Inspection) { in.Road.KM = -1 }, "road_km"},
		"failed, no reason":     {func(in *shop.Inspection) { in.Result = shop.ResultFail; in.Items[0].Mark = shop.MarkBad }, "reason"},
		"failed, no job named": {func(in *shop.Inspection) {
			in.Result, in.Reason, in.Items[3].Mark = shop.ResultFail, "漏油", shop.MarkBad
		}, "result"},
		"failed": {func(in *shop.Inspection) {
			in.Result, in.Reason, in.Items[0].Mark, in.Road = shop.ResultFail, "漏油", shop.MarkBad, shop.RoadTest{}
		}, ""},
	} {
		o := atInspection()
		in := goodSheet(&o)
		x.spoil(&in)
		err := in.Check(&o, inspectionRules(), "2026-04-14").Err()
		if x.field == "" && err != nil || x.field != "" && !saysField(err, x.field) {
			t.Errorf("%s: %v, want %q", name, err, x.field)
		}
	}
}

func TestAPassLeavesTheInspectionAndAFailureNamesItsJobs(t *testing.T) {
	o := atInspection()
	in := goodSheet(&o)
	if err := shop.Judge(&o, &in, noon()); err != nil || o.Status != shop.Ready || !o.Stamps.FinishedAt.Equal(noon()) {
		t.Fatalf("passed: %v, %s", err, o.Status)
	}
	o = atInspection()
	in.Result, in.Items[1].Mark = shop.ResultFail, shop.MarkBad
	if err := shop.Judge(&o, &in, noon()); err != nil || o.Status != shop.Working || o.Lines[1].Job != shop.JobPaused || o.Lines[0].Job != shop.JobDone {
		t.Fatalf("failed: %v, %s, %+v", err, o.Status, o.Lines)
	}
	if in.Count(shop.MarkBad) != 1 || in.Count(shop.MarkOK) != 4 {
		t.Errorf("%d bad, %d ok", in.Count(shop.MarkBad), in.Count(shop.MarkOK))
	}
	o.Status = shop.Settled
	if err := shop.Judge(&o, &in, noon()); refusalOf(err) != "inspection.refuse.settled" {
		t.Errorf("failed after the settlement: %v", err)
	}
	o.Status = shop.Ready
	in.Items[1].LineID = 99
	if err := shop.Judge(&o, &in, noon()); !errors.Is(err, shop.ErrStale) {
		t.Errorf("a line that is gone: %v", err)
	}
	for _, s := range shop.Statuses() {
		o := atInspection()
		o.Status = s
		process := shop.Inspection{Sort: shop.ProcessCheck, Result: shop.ResultPass}
		if err := shop.Judge(&o, &process, noon()); (err == nil) != (s == shop.Working || s == shop.Checking) || o.Status != s {
			t.Errorf("a process sheet of an order that is %s: %v", s, err)
		}
		if got := shop.CanInspect(&o, shop.FinalCheck); got != (s == shop.Checking || s == shop.Ready || s == shop.Settled) {
			t.Errorf("a final sheet of an order that is %s: %v", s, got)
		}
	}
}

func refusalOf(err error) string {
	var r *shop.Refusal
	if errors.As(err, &r) {
		return r.Say
	}
	return ""
}

func TestNobodyInspectsTheirOwnWork(t *testing.T) {
	o := atInspection()
	o.Lines = append(o.Lines, shop.Line{ID: 3, Kind: shop.LabourLine, Technician: 12, Agreement: shop.Agreement{Consent: shop.Declined}})
	planned := []shop.Dispatch{{LineID: 1, Shares: shop.EvenShares(7, 9)}, {LineID: 3, Shares: shop.EvenShares(11)}}
	who := shop.Repairers(&o, planned, []shop.Clock{{Person: 10}, {Person: 7}})
	if !slices.Equal(who, []shop.PersonID{7, 8, 9, 10}) {
		t.Errorf("repairers %v", who)
	}
	inspector := shop.Person{ID: 10, Roles: []shop.Role{shop.Inspector}}
	if got := refusalOf(shop.MayInspect(inspector, shop.FinalCheck, who)); got != "inspection.refuse.repairer" {
		t.Errorf("who clocked inspects: %q", got)
	}
	if err := shop.MayInspect(inspector, shop.SelfCheck, who); err != nil {
		t.Errorf("self check: %v", err)
	}
	inspector.ID = 20
	if err := shop.MayInspect(inspector, shop.FinalCheck, who); err != nil {
		t.Errorf("somebody else: %v", err)
	}
	advisor := shop.Person{ID: 21, Roles: []shop.Role{shop.Advisor}}
	if got := refusalOf(shop.MayInspect(advisor, shop.FinalCheck, who)); got != "inspection.refuse.role" {
		t.Errorf("an advisor: %q", got)
	}
	if err := shop.MayInspect(shop.Person{ID: 22, Roles: []shop.Role{shop.Owner}}, shop.FinalCheck, who); err != nil {
		t.Errorf("the owner: %v", err)
	}
}

func TestTheRulesSayWhichSheetsAClassWants(t *testing.T) {
	o := atInspection()
	rules := inspectionRules()
	if got := shop.SheetsWanted(&o, rules, "2026-04-14"); !slices.Equal(got, []shop.InspectionSort{shop.ProcessCheck}) || !shop.RoadWanted(&o, rules, "2026-04-14") {
		t.Errorf("wanted %v", got)
	}
	c := shop.NewCertificate(&o, rules, "2026-04-14")
	if c.Class != shop.Secondary || c.Days != 30 || c.KM != 5000 || !c.Valid() {
		t.Errorf("%+v", c)
	}
	o.Lines[0].Agreement.Consent = shop.Declined
	if got := shop.SheetsWanted(&o, rules, "2026-04-14"); len(got) != 0 || shop.RoadWanted(&o, rules, "2026-04-14") || shop.HeaviestClass(&o) != shop.Minor {
		t.Errorf("minor work wants %v", got)
	}
	pass, fail := shop.Inspection{Sort: shop.ProcessCheck, Result: shop.ResultPass}, shop.Inspection{Sort: shop.ProcessCheck, Result: shop.ResultFail}
	if shop.SheetPassed(nil, shop.ProcessCheck) || !shop.SheetPassed([]shop.Inspection{fail, pass}, shop.ProcessCheck) || shop.SheetPassed([]shop.Inspection{pass, fail}, shop.ProcessCheck) {
		t.Error("the last sheet decides")
	}
	if n := shop.Reworks([]shop.Event{{Kind: shop.EventFailed}, {Kind: shop.EventPassed}, {Kind: shop.EventFailed}}); n != 2 {
		t.Errorf("%d reworks", n)
	}
	var none *shop.Certificate
	if c.VoidAt = noon(); c.Valid() || none.Valid() {
		t.Error("a void certificate is valid")
	}
	for _, key := range []string{shop.Unmarked.Key(), shop.MarkBad.Key(), shop.FinalCheck.Key(), shop.ResultFail.Key()} {
		if key == "" {
			t.Error("no word")
		}
	}
}
