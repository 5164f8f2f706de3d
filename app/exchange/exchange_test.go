package exchange

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

func zone() *time.Location { return time.FixedZone("CST", 8*3600) }

// desk is a desk at which everything is allowed.
func desk(s *data.Store) work.Desk {
	now := time.Date(2026, 4, 14, 10, 0, 0, 0, zone())
	person := shop.Person{Name: "test", Roles: []shop.Role{shop.Owner}, Grants: shop.DefaultGrants()}
	return work.Desk{Store: s, Now: func() time.Time { return now }, Person: person, Zone: zone()}
}

func load(t testing.TB, s *data.Store, text string) work.Taken {
	t.Helper()
	taken, err := Import(context.Background(), desk(s), strings.NewReader(text), false)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return taken
}

func dump(t testing.TB, s *data.Store) string {
	t.Helper()
	var out bytes.Buffer
	if err := Export(context.Background(), desk(s), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func example(t testing.TB, name string) string {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// same tells where two files differ.
func same(t *testing.T, got, want string) {
	t.Helper()
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			t.Fatalf("line %d differs\n got %s\nwant %s", i+1, at(a, i), at(b, i))
		}
	}
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(nothing)"
}

func TestWhatWasExportedImportsAndExportsTheSame(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		load(t, s, example(t, "shop.json"))
		first := dump(t, s)
		other := datatest.New(t)
		load(t, other, first)
		same(t, dump(t, other), first)
	})
}

func TestASecondImportAddsNothing(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		load(t, s, example(t, "shop.json"))
		before := dump(t, s)
		if again := load(t, s, example(t, "shop.json")); again.Total() != 0 || again.Kept[shop.KindOrders] == 0 {
			t.Errorf("added %v, kept %v", again.Added, again.Kept)
		}
		same(t, dump(t, s), before)
		if again := load(t, s, before); again.Total() != 0 {
			t.Errorf("added %v", again.Added)
		}
		same(t, dump(t, s), before)
	})
}

func TestARehearsalKeepsNothing(t *testing.T) {
	s := datatest.New(t)
	before := dump(t, s)
	taken, err := Import(context.Background(), desk(s), strings.NewReader(example(t, "shop.json")), true)
	if err != nil || taken.Added[shop.KindOrders] == 0 {
		t.Fatalf("took %v: %v", taken, err)
	}
	same(t, dump(t, s), before)
}

func TestImportNeedsTheRight(t *testing.T) {
	d := desk(datatest.New(t))
	d.Person.Roles = []shop.Role{shop.Technician}
	var refused *shop.Refusal
	if _, err := Import(context.Background(), d, strings.NewReader("{}"), false); !errors.As(err, &refused) {
		t.Errorf("import: %v", err)
	}
	if err := Export(context.Background(), d, &bytes.Buffer{}); !errors.As(err, &refused) {
		t.Errorf("export: %v", err)
	}
}

func viewer(t testing.TB, s *data.Store) Viewer {
	t.Helper()
	say, err := text.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	return Viewer{Desk: desk(s), Say: say, Capital: func(m shop.Money) string { return "<" + m.String() + ">" }}
}

// show is a record as JSON.
func show(t testing.TB, w Viewer, kind, key string) string {
	t.Helper()
	record, err := w.Show(context.Background(), kind, key)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Print(&out, zone(), record); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func want(t *testing.T, got string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(got, p) {
			t.Errorf("lacks %s in\n%s", p, got)
		}
	}
}

func TestAnOrderIsShownWithItsSums(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		load(t, s, example(t, "shop.json"))
		got := show(t, viewer(t, s), "order", "WO20260302-001")
		// 0.5 × 120 × 0.9 = 54; 58 + 4.5 × 88 × 0.95 = 376.20 + 2 × 65 of the shop; −10 for towing.
		want(t, got, `"labour": "54.00"`, `"parts": "564.20"`, `"other": "-10.00"`, `"discount": "25.80"`,
			`"customer": "478.20"`, `"insurer": "0.00"`, `"factory": "0.00"`, `"shop": "130.00"`, `"paid": "478.20"`, `"due": "0.00"`,
			`"capital": "<608.20>"`, `"complaint": "变速器异响"`, `"qty": "4.5"`, `"rework_of": "WO20260301-001"`,
			`"received_at": "2026-03-02T09:10:00+08:00"`, `"cost": "348.99"`)
	})
}

func TestRecordsAreFoundByTheirKeys(t *testing.T) {
	s := datatest.New(t)
	load(t, s, example(t, "shop.json"))
	w := viewer(t, s)
	for _, c := range []struct{ kind, key, want string }{
		{"vehicle", "沪AD12345", `"vin": "LSVAA00090N000001"`},
		{"vehicle", "lsvaa00090n000001", `"mileage_km": 12000`},
		{"vehicle", "沪A00001", `"plate": "沪AD12345"`},
		{"customer", "13800000001", `"code": "C1"`},
		{"customer", "c1", `"name": "王建国"`},
		{"customer", "沪AD12345", `"name": "王建国"`},
		{"part", "06l115562b", `"on_hand": "14"`},
		{"part", "P001", `"balance": "3.5"`},
		{"order", "沪AD12345", `"number": "WO20260302-001"`},
		{"customer", "C2", `"referred_by": "C9"`},
	} {
		want(t, show(t, w, c.kind, c.key), c.want)
	}
	var refused *shop.Refusal
	if _, err := w.Show(context.Background(), "order", "NO-1"); !errors.As(err, &refused) {
		t.Errorf("got %v", err)
	}
}

func TestWhoMayNotSeeCostsAndPhonesDoesNot(t *testing.T) {
	s := datatest.New(t)
	load(t, s, example(t, "shop.json"))
	w := viewer(t, s)
	w.Desk.Person.Roles = []shop.Role{shop.Technician}
	if got := show(t, w, "order", "WO20260302-001") + show(t, w, "part", "P001"); strings.Contains(got, `"cost"`) || strings.Contains(got, `"value"`) {
		t.Errorf("shows costs:\n%s", got)
	}
	if got := show(t, w, "customer", "C1"); strings.Contains(got, "13800000001") || !strings.Contains(got, "138****0001") {
		t.Errorf("shows phones:\n%s", got)
	}
}

func TestStockIsWhatTheLedgerSaysAfterAForeignFile(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		load(t, s, example(t, "shop.json"))
		found, err := data.Check(context.Background(), s)
		if err != nil || len(found) > 0 {
			t.Fatalf("%v %v", found, err)
		}
		// More orders for parts that are there leave the stock as it is.
		more := `{"orders": [{"number": "X1", "vehicle": "LSVAA00090N000001", "received_at": "2026-01-02T09:10:00+08:00",
		 "finished_at": "2026-01-02T10:10:00+08:00", "mileage_km": 12500, "lines": [{"part": "P001", "qty": "2"}, {"part": "P002"}]}]}`
		load(t, s, more)
		if found, err = data.Check(context.Background(), s); err != nil || len(found) > 0 {
			t.Fatalf("%v %v", found, err)
		}
		want(t, show(t, viewer(t, s), "part", "P001"), `"on_hand": "3.5"`)
		want(t, show(t, viewer(t, s), "order", "X1"), `"status": "ready"`, `"issued": "2"`, `"consent": "agreed"`)
		want(t, show(t, viewer(t, s), "vehicle", "LSVAA00090N000001"), `"mileage_km": 12500`)
		first := dump(t, s)
		other := datatest.New(t)
		load(t, other, first)
		same(t, dump(t, other), first)
	})
}

func TestALinkThatLeadsOutOfTheFileIsLeftOutAndTold(t *testing.T) {
	s := datatest.New(t)
	file := `{"format": "gongdan/1",
 "customers": [{"code": "C1", "name": "王建国", "referred_by": "C9"}],
 "vehicles": [{"vin": "LSVAA00090N000001", "owner": "C1"}],
 "orders": [{"number": "WO20260302-001", "vehicle": "LSVAA00090N000001", "advisor": "lina", "received_at": "2026-03-02T09:10:00+08:00", "rework_of": "WO20260201-004"}]}`
	taken, err := Import(t.Context(), desk(s), strings.NewReader(file), false)
	if err != nil {
		t.Fatal(err)
	}
	if len(taken.Loose) != 2 || taken.Loose[0] != "customers[0].referred_by" || taken.Loose[1] != "orders[0].rework_of" {
		t.Errorf("left out %v", taken.Loose)
	}
	p, err := data.Read(t.Context(), s, func(v data.View) (shop.Person, error) { return data.PersonByCode(v, "lina") })
	if err != nil || p.Active || !p.Is(shop.Advisor) {
		t.Errorf("the advisor is %+v, %v", p, err)
	}
}
