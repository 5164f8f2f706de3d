package exchange

import (
	"strings"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/data"
	"gongdan/data/datatest"
)

func TestWhatHappensOutsideGoesOutAndComesInWhole(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		load(t, s, example(t, "outside.json"))
		x, err := data.Read(t.Context(), s, func(v data.View) (shop.Outside, error) {
			o, err := data.OrderByNumber(v, "WO20260302-001")
			if err != nil {
				return shop.Outside{}, err
			}
			x, err := data.Outside(v, o.ID)
			if err == nil && (x.Rescue.LineID != o.Lines[2].ID || x.Sublets[0].Lines[1] != o.Lines[1].ID) {
				t.Errorf("%+v names lines of %+v", x, o.Lines)
			}
			return x, err
		})
		if err != nil || x.Rescue.Travel() != 1500 || len(x.Away()) != 1 || len(x.OnLoan()) != 1 || x.Transport.Amount != 20_000 || x.Rescue.Payer != shop.PayCustomer {
			t.Fatalf("%+v, %v", x, err)
		}
		if found, err := data.Check(t.Context(), s); err != nil || len(found) > 0 {
			t.Errorf("check finds %v, %v", found, err)
		}
		first := dump(t, s)
		for _, want := range []string{
			`"suppliers": [`, `{"name": "大力拖车", "active": false}`, `"loaners": [`, `"rescue": {"kind": "tow_in"`, `"lines": [1, 2], "supplier": "精工缸盖"`,
			`"licence_seen": true`, `"transport": {"amount": "200.00"`, `"kind": "sublet_sent"`,
		} {
			if !strings.Contains(first, want) {
				t.Errorf("%s is not written", want)
			}
		}
		other := datatest.New(t)
		load(t, other, first)
		same(t, dump(t, other), first)
		for _, file := range []string{first, example(t, "outside.json")} {
			if again := load(t, s, file); again.Total() != 0 || again.Kept[shop.KindSuppliers] != 2 || again.Kept[shop.KindLoaners] != 2 {
				t.Errorf("added %v, kept %v", again.Added, again.Kept)
			}
		}
		same(t, dump(t, s), first)
	})
}

func TestWhatIsWrongOutsideIsToldByPlace(t *testing.T) {
	good := example(t, "outside.json")
	for _, c := range []struct{ old, bad, place string }{
		{`"name": "大力拖车", "active": false`, `"name": "精工缸盖"`, "suppliers[1].name"},
		{`"mileage_km": 31264`, `"mileage_km": -1`, "loaners[0].mileage_km"},
		{`{"plate": "沪A7W0N4"}`, `{"plate": "沪A7W0N3"}`, "loaners[1].plate"},
		{`"back_at": "2026-03-02T08:40:00+08:00"`, `"back_at": "2026-03-02T07:20:00+08:00"`, "orders[0].rescue.back_at"},
		{`"kind": "tow_in"`, `"kind": "fly"`, "orders[0].rescue.kind"},
		{`"line": 3`, `"line": 9`, "orders[0].rescue.line"},
		{`"driver": "zw"`, `"driver": "nn"`, "orders[0].rescue.driver"},
		{`"lines": [1, 2]`, `"lines": [1, 9]`, "orders[0].sublets[0].lines"},
		{`"supplier": "精工缸盖", "what": "磨平"`, `"supplier": "谁", "what": "磨平"`, "orders[0].sublets[0].supplier"},
		{`"back_km": 31264`, `"back_km": 31100`, "orders[0].loans[0].back_km"},
		{`"loaner": "沪A7W0N4"`, `"loaner": "沪A7W0N9"`, "orders[0].loans[1].loaner"},
		{`"amount": "200.00"`, `"amount": "-1.00"`, "orders[0].transport.amount"},
		{`"complaint"`, `"finished_at": "2026-03-02T12:00:00+08:00", "settled_at": "2026-03-02T12:00:00+08:00", "complaint"`, "orders[0].sublets[0].back_at"},
	} {
		text := strings.Replace(good, c.old, c.bad, 1)
		_, err := Import(t.Context(), desk(datatest.New(t)), strings.NewReader(text), false)
		broken, ok := err.(*Broken) //nolint:errorlint // Import gives it bare
		if !ok || !broken.at(c.place) || text == good {
			t.Errorf("%s: %v", c.bad, err)
		}
	}
}

func TestALoanerCarThatIsOutIsNotLentOnceMoreByAFile(t *testing.T) {
	s := datatest.New(t)
	load(t, s, example(t, "outside.json"))
	text := strings.NewReplacer("WO20260302-001", "WO20260302-002", `"received_at": "2026-03-02T09:10`, `"received_at": "2026-03-02T09:20`).Replace(example(t, "outside.json"))
	_, err := Import(t.Context(), desk(s), strings.NewReader(text), false)
	broken, ok := err.(*Broken) //nolint:errorlint // Import gives it bare
	if !ok || !broken.at("orders[0].loans[1].back_at") {
		t.Errorf("%v", err)
	}
}

func TestWhoMayNotSeeCostsIsShownNoneOfThoseOutside(t *testing.T) {
	s := datatest.New(t)
	load(t, s, example(t, "outside.json"))
	shown := func(roles ...shop.Role) string {
		d := desk(s)
		d.Person = shop.Person{Roles: roles, Grants: shop.DefaultGrants()}
		say, err := text.Load("zh-CN")
		if err != nil {
			t.Fatal(err)
		}
		record, err := Viewer{Desk: d, Say: say, Capital: func(shop.Money) string { return "" }}.Show(t.Context(), "order", "WO20260302-001")
		if err != nil {
			t.Fatal(err)
		}
		return string(newEncoder(d.Zone).append(nil, record))
	}
	if boss := shown(shop.Owner); !strings.Contains(boss, `"cost": "350.00"`) || !strings.Contains(boss, `"cost": "175.00"`) || !strings.Contains(boss, `"cost": "600.00"`) {
		t.Errorf("the owner is shown %s", boss)
	}
	if advisor := shown(shop.Advisor); strings.Contains(advisor, `"cost"`) || !strings.Contains(advisor, `"sublets": [`) {
		t.Errorf("an advisor is shown %s", advisor)
	}
}
