package shop

import (
	"slices"
	"testing"
)

func TestAPartSuitsACarWhenAllOfOneRowIsSo(t *testing.T) {
	car := Vehicle{Make: "大众", Model: "帕萨特 330TSI", Year: 2021, VIN: "LSVAA49J132047371", EngineNo: "DKV 012345"}
	bare := Vehicle{Make: "大众", Model: "帕萨特"}
	for _, c := range []struct {
		name string
		car  Vehicle
		rows []Fit
		want Fitness
	}{
		{"nothing is written", car, nil, FitsMaybe},
		{"make and model", car, []Fit{{Make: "大众", Model: "帕萨特"}}, FitsCar},
		{"another model", car, []Fit{{Make: "大众", Model: "迈腾"}}, FitsNot},
		{"a model longer than the car's", bare, []Fit{{Model: "帕萨特 330TSI"}}, FitsNot},
		{"one row of two", car, []Fit{{Model: "迈腾"}, {Model: "帕萨特"}}, FitsCar},
		{"years inside", car, []Fit{{Model: "帕萨特", YearFrom: 2019, YearTo: 2021}}, FitsCar},
		{"years before", car, []Fit{{Model: "帕萨特", YearTo: 2020}}, FitsNot},
		{"years after", car, []Fit{{Model: "帕萨特", YearFrom: 2022}}, FitsNot},
		{"years of a car without one", bare, []Fit{{Model: "帕萨特", YearFrom: 2019}}, FitsMaybe},
		{"serials inside, both bounds in", car, []Fit{{VINFrom: "LSVAA49J132047371", VINTo: "LSVAA49J132047371"}}, FitsCar},
		{"the ninth character does not count", car, []Fit{{VINFrom: "LSVAA49JX32040000", VINTo: "LSVAA49J932050000"}}, FitsCar},
		{"a serial below", car, []Fit{{VINFrom: "LSVAA49J132047372"}}, FitsNot},
		{"a serial above", car, []Fit{{VINTo: "LSVAA49J132047370"}}, FitsNot},
		{"another series", car, []Fit{{VINFrom: "LSVBA49J132000000"}}, FitsNot},
		{"a serial alone", car, []Fit{{Model: "帕萨特", VINFrom: "040000", VINTo: "050000"}}, FitsCar},
		{"VINs of a car without one", bare, []Fit{{Model: "帕萨特", VINFrom: "040000"}}, FitsMaybe},
		{"an engine", car, []Fit{{Model: "帕萨特", Code: "dkv"}}, FitsCar},
		{"a chassis", car, []Fit{{Code: "a49"}}, FitsCar},
		{"an engine that is not seen", car, []Fit{{Model: "帕萨特", Code: "EA211"}}, FitsMaybe},
		{"a car of which nothing is known", Vehicle{}, []Fit{{Make: "大众"}}, FitsMaybe},
		{"a row says no before another knows nothing", bare, []Fit{{Model: "迈腾"}, {Model: "帕萨特", YearFrom: 2019}}, FitsMaybe},
	} {
		var rows []Fit
		for _, r := range c.rows {
			rows = append(rows, r.Folded())
		}
		if got := FitCarOf(c.car).Suits(rows); got != c.want || got.Key() == "" {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWhatIsWrongWithARowOfCarsIsToldByRow(t *testing.T) {
	got := said(CheckFits([]Fit{
		{Model: "帕萨特", YearFrom: 2019, YearTo: 2022, VINFrom: "LSVAA49J132047371", VINTo: "LSVAA49J832050000"},
		{Note: "only words"},
		{Model: "x", YearFrom: 2022, YearTo: 2019},
		{Model: "x", YearFrom: 19},
		{VINFrom: "LSV"},
		{VINFrom: "LSVAA49J132047371", VINTo: "LSVBA49J132047372"},
		{VINFrom: "040000", VINTo: "030000"},
		{VINFrom: "04000O"},
	}))
	want := []string{
		"make_2 fit.say.empty", "year_to_3 fit.say.years", "year_from_4 vehicle.say.year", "vin_from_5 fit.say.vin", "vin_to_6 fit.say.series",
		"vin_to_7 fit.say.vins", "vin_from_8 fit.say.vin",
	}
	if !slices.Equal(got, want) {
		t.Errorf("said %v", got)
	}
	if got := said(CheckFits(make([]Fit, MaxFits+1))); got[len(got)-1] != "make_25 fit.say.many" {
		t.Errorf("said %v", got)
	}
}

func TestARowOfCarsReadsShort(t *testing.T) {
	for want, f := range map[string]Fit{
		"大众 帕萨特 2019–2022 EA888 改款后": {Make: "大众", Model: "帕萨特", YearFrom: 2019, YearTo: 2022, Code: "EA888", Note: "改款后"},
		"VIN 040000–": {VINFrom: "040000"},
		"迈腾 –2020":    {Model: "迈腾", YearTo: 2020},
		"2020":        {YearFrom: 2020, YearTo: 2020},
	} {
		if got := f.Words(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
