package shop

import (
	"slices"
	"testing"
)

func TestARowCatchesTheCarsInsideItsBordersAndNoOther(t *testing.T) {
	t.Parallel()
	row := Criterion{Make: "大众", Model: "帕萨特", YearFrom: 2019, YearTo: 2021, VINFrom: "LSVAA00090N000010", VINTo: "LSVAA00010N000020"}
	car := Vehicle{Make: "大众", Model: "帕萨特", Year: 2020, VIN: "LSVAA00050N000015"}
	for _, c := range []struct {
		name   string
		change func(*Vehicle)
		want   bool
	}{
		{"inside", func(*Vehicle) {}, true},
		{"first VIN", func(v *Vehicle) { v.VIN = "LSVAA00090N000010" }, true},
		{"first VIN, lower check digit", func(v *Vehicle) { v.VIN = "LSVAA00000N000010" }, true},
		{"before the first VIN, higher check digit", func(v *Vehicle) { v.VIN = "LSVAA000X0N000009" }, false},
		{"last VIN, higher check digit", func(v *Vehicle) { v.VIN = "LSVAA00090N000020" }, true},
		{"after the last VIN", func(v *Vehicle) { v.VIN = "LSVAA00000N000021" }, false},
		{"no VIN", func(v *Vehicle) { v.VIN = "" }, false},
		{"first year", func(v *Vehicle) { v.Year = 2019 }, true},
		{"last year", func(v *Vehicle) { v.Year = 2021 }, true},
		{"year before", func(v *Vehicle) { v.Year = 2018 }, false},
		{"year after", func(v *Vehicle) { v.Year = 2022 }, false},
		{"no year", func(v *Vehicle) { v.Year = 0 }, false},
		{"other make", func(v *Vehicle) { v.Make = "丰田" }, false},
		{"other model", func(v *Vehicle) { v.Model = "朗逸" }, false},
	} {
		v := car
		c.change(&v)
		if got := row.Catches(v); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	either := Campaign{Criteria: []Criterion{{Make: "丰田"}, {YearFrom: 2020}}}
	if !either.Catches(car) || either.Catches(Vehicle{Make: "大众", Year: 2019}) {
		t.Error("one row that fits is enough, none is not")
	}
	if open := (Criterion{YearTo: 2019}); !open.Catches(Vehicle{Year: 2001}) || open.Catches(Vehicle{}) {
		t.Error("years without a beginning")
	}
}

func TestACampaignSaysWhatItLacks(t *testing.T) {
	t.Parallel()
	good := Campaign{Code: "ZH-1", Name: "高压油管", Kind: CampaignRecall, FromDay: "2026-01-01", Criteria: []Criterion{{Make: "大众"}}}
	if p := good.Check(); len(p) > 0 {
		t.Fatal(p)
	}
	for field, change := range map[string]func(*Campaign){
		"code":      func(c *Campaign) { c.Code = "" },
		"name":      func(c *Campaign) { c.Name = "" },
		"kind":      func(c *Campaign) { c.Kind = "sale" },
		"from_day":  func(c *Campaign) { c.FromDay = "" },
		"until_day": func(c *Campaign) { c.UntilDay = "2025-12-31" },
	} {
		c := good
		change(&c)
		if p := c.Check(); len(p) != 1 || p[0].Field != field {
			t.Errorf("%s: %v", field, p)
		}
	}
	const low, high = "LSVAA00090N000010", "LSVAA00010N000020"
	for say, rows := range map[string][]Criterion{
		"campaign.say.criteria":  nil,
		"campaign.say.empty_row": {{}},
		"campaign.say.years":     {{YearFrom: 2021, YearTo: 2020}},
		"campaign.say.vins":      {{VINFrom: high, VINTo: low}},
		"campaign.say.long_row":  {{Make: string(make([]byte, MaxName+1))}},
	} {
		c := good
		c.Criteria = rows
		if p := c.Check(); len(p) != 1 || p[0].Say != say {
			t.Errorf("%s: %v", say, p)
		}
	}
	if p := (Campaign{Code: "A", Name: "B", Kind: CampaignService, FromDay: "2026-01-01", Criteria: []Criterion{{VINFrom: low}}}).Check(); len(p) != 1 {
		t.Errorf("a range without its end: %v", p)
	}
}

func TestACampaignRunsFromItsFirstToItsLastDay(t *testing.T) {
	t.Parallel()
	c := Campaign{Code: "ZH-1", Name: "高压油管", FromDay: "2026-01-02", UntilDay: "2026-03-04"}
	for day, want := range map[Day]bool{"2026-01-01": false, "2026-01-02": true, "2026-03-04": true, "2026-03-05": false} {
		if c.Runs(day) != want {
			t.Errorf("%s: %v", day, !want)
		}
	}
	if c.UntilDay = ""; !c.Runs("2036-01-01") || c.Title() != "ZH-1 高压油管" {
		t.Error("without an end it runs on")
	}
}

func TestAnOwnerWhoRefusesIsWrittenDownWithHisWords(t *testing.T) {
	t.Parallel()
	if p := (CampaignNote{Refused: true, Words: " "}).Check(); len(p) != 1 || p[0].Field != "words" {
		t.Error(p)
	}
	if p := (CampaignNote{}).Check(); len(p) > 0 {
		t.Error(p)
	}
	if bp, ok := (CampaignFigures{Caught: 3, Done: 1}).DoneRate(); bp != 3333 || !ok {
		t.Error(bp, ok)
	}
	if _, ok := (CampaignFigures{}).DoneRate(); ok {
		t.Error("no car caught, yet a rate")
	}
}

func TestACampaignIsKeptFoldedWithoutEmptyRows(t *testing.T) {
	got := Campaign{
		Code: " zh-1 ", Name: " 油管 ", JobCode: " BY-001 ", PartNo: "06l 115 562b",
		Criteria: []Criterion{{Make: "  "}, {PartNo: " 06l115562b", Batch: " b7 "}, {VINFrom: "lsvaa00090n000001 ", VINTo: "lsvaa00090n000009"}},
	}.Tidy()
	want := []Criterion{{PartNo: "06L115562B", Batch: "b7"}, {VINFrom: "LSVAA00090N000001", VINTo: "LSVAA00090N000009"}}
	if got.Code != "ZH-1" || got.Name != "油管" || got.JobCode != "BY-001" || got.PartNo != "06L115562B" || !slices.Equal(got.Criteria, want) {
		t.Errorf("%+v", got)
	}
}

func TestARowOfABatchCatchesTheCarsThatHoldIt(t *testing.T) {
	row := Criterion{Make: "大众", PartNo: "06L115562B", Batch: "B7"}
	car := Vehicle{Make: "大众"}
	for _, x := range []struct {
		why  string
		car  Vehicle
		in   []Fitted
		want bool
	}{
		{"nothing of it is in the car", car, nil, false},
		{"the part of another batch", car, []Fitted{{"06L115562B", "B8"}}, false},
		{"the batch of another part", car, []Fitted{{"06L115561", "B7"}}, false},
		{"both", car, []Fitted{{"06L115561", "B7"}, {"06L115562B", "B7"}}, true},
		{"in a car of another make", Vehicle{Make: "丰田"}, []Fitted{{"06L115562B", "B7"}}, false},
	} {
		if row.Catches(x.car, x.in...) != x.want {
			t.Error(x.why)
		}
	}
}
