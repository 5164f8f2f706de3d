package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongdan/data"
	"gongdan/data/datatest"
)

// called is what a call of the program left behind.
type called struct {
	status   int
	out, err string
}

// call runs the program as if typed, with a fixed clock and no home.
func call(t testing.TB, args ...string) called {
	t.Helper()
	var out, err bytes.Buffer
	home := t.TempDir()
	term := terminal{
		Out: &out, Err: &err,
		Now: func() time.Time { return time.Date(2026, 4, 14, 2, 0, 0, 0, time.UTC) },
		Getenv: func(name string) string {
			if name == "HOME" || name == "XDG_DATA_HOME" || name == "AppData" {
				return home
			}
			return ""
		},
	}
	status := run(context.Background(), args, term)
	return called{status, out.String(), err.String()}
}

func (c called) must(t testing.TB, status int, out, err string) called {
	t.Helper()
	if c.status != status || !strings.Contains(c.out, out) || !strings.Contains(c.err, err) {
		t.Fatalf("ended with %d\nout: %s\nerr: %s\nwant %d, %q, %q", c.status, c.out, c.err, status, out, err)
	}
	return c
}

// document reads what was printed as one JSON document.
func (c called) document(t testing.TB) map[string]any {
	t.Helper()
	var doc map[string]any
	if err := json.Unmarshal([]byte(c.out), &doc); err != nil || c.status != done || c.err != "" {
		t.Fatalf("ended with %d, %v\nout: %s\nerr: %s", c.status, err, c.out, c.err)
	}
	return doc
}

// demoFile is a data file with a small demo shop.
func demoFile(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "shop.db")
	call(t, "demo", "--data", path, "--vehicles", "20", "--orders", "60", "--seed", "1", "--until", "2026-04-14").must(t, done, "60", "")
	return path
}

func TestWhatMakesNoSenseIsWrongUsage(t *testing.T) {
	for _, args := range [][]string{
		{"nonsense"},
		{"find"},
		{"show", "car", "X"},
		{"show", "order"},
		{"demo", "--vehicles", "x"},
		{"demo", "--until", "2026-02-30"},
		{"demo", "--vehicles", "0"},
		{"sanbao"},
		{"kpi"},
		{"kpi", "2026-13"},
		{"kpi", "2026-04", "--by", "weather"},
		{"report", "month", "2026-04"},
		{"move", "--to", "x"},
		{"print", "poem", "X", "-o", "x.pdf"},
		{"print", "estimate", "X"},
		{"print", "estimate", "X", "-o", "x.pdf", "--paper", "A3"},
		{"find", "x", "--limit", "0"},
		{"version", "--lang", "fr"},
		{"version", "--nonsense"},
		{"backup", "x", "--encrypt"},
	} {
		if c := call(t, args...); c.status != misused || c.out != "" || c.err == "" {
			t.Errorf("%v ended with %d\nout: %s\nerr: %s", args, c.status, c.out, c.err)
		}
	}
}

func TestDataThatCannotBeUsedIsSaidSo(t *testing.T) {
	folder := t.TempDir()
	none, other := filepath.Join(folder, "none.db"), filepath.Join(folder, "other.db")
	if err := os.WriteFile(other, []byte(strings.Repeat("this is no database ", 500)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{none, other} {
		for _, args := range [][]string{
			{"find", "x"}, {"show", "order", "x"}, {"export", filepath.Join(folder, "x.json")}, {"check"}, {"backup", filepath.Join(folder, "b.db")},
		} {
			if c := call(t, append(args, "--data", path)...); c.status != unusable || c.out != "" || !strings.Contains(c.err, path) {
				t.Errorf("%v ended with %d\nout: %s\nerr: %s", args, c.status, c.out, c.err)
			}
		}
	}
	if _, err := os.Stat(none); err == nil {
		t.Error("looking for a file has made it")
	}
	call(t, "demo", "--data", filepath.Join(folder, "no", "such", "x.db")).must(t, unusable, "", folder)
}

func TestTheDemoShopIsReadBack(t *testing.T) {
	path := demoFile(t)
	call(t, "demo", "--data", path).must(t, refused, "", path)
	var hits []map[string]any
	if err := json.Unmarshal([]byte(call(t, "find", "RO2604", "--data", path, "--json").out), &hits); err != nil || len(hits) == 0 {
		t.Fatalf("found %v: %v", hits, err)
	}
	for _, key := range []string{"kind", "key", "plate", "customer", "status", "promised_at"} {
		if hits[0][key] == nil || hits[0]["kind"] != "order" {
			t.Errorf("hit %v lacks %s", hits[0], key)
		}
	}
	order := call(t, "show", "order", hits[0]["key"].(string), "--data", path, "--json").document(t)
	totals := order["totals"].(map[string]any)
	for _, key := range []string{"labour", "parts", "other", "discount", "by_payer", "paid", "due", "capital"} {
		if totals[key] == nil {
			t.Errorf("totals lack %s", key)
		}
	}
	car := call(t, "show", "vehicle", hits[0]["plate"].(string), "--data", path, "--json").document(t)
	if car["vin"] != order["vehicle"] {
		t.Errorf("the car of %v is %v", order["vehicle"], car["vin"])
	}
	call(t, "show", "vehicle", hits[0]["plate"].(string), "--data", path).must(t, done, "plate: "+hits[0]["plate"].(string), "")
	call(t, "show", "part", "P001", "--data", path, "--lang", "en").must(t, done, "number: P001", "")
	call(t, "show", "part", "P999", "--data", path, "--lang", "en").must(t, refused, "", "P999")
	call(t, "show", "customer", "C1", "--data", path, "--as", "zw").must(t, done, "138****", "")
	call(t, "show", "customer", "C1", "--data", path, "--as", "nobody", "--lang", "en").must(t, refused, "", "nobody")
	if doc := call(t, "check", "--data", path, "--json").document(t); doc["ok"] != true {
		t.Errorf("check says %v", doc)
	}
}

func TestAnExportImportsElsewhereOnEachEngine(t *testing.T) {
	path := demoFile(t)
	folder := t.TempDir()
	first := filepath.Join(folder, "first.json")
	call(t, "export", first, "--data", path).must(t, done, first, "")
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		where := s.Where()
		second := filepath.Join(t.TempDir(), "second.json")
		call(t, "import", first, "--dry-run", "--data", where).must(t, done, "60", "")
		doc := call(t, "import", first, "--data", where, "--json").document(t)
		if doc["added"].(map[string]any)["orders"] != 60.0 {
			t.Errorf("added %v", doc["added"])
		}
		doc = call(t, "import", first, "--data", where, "--json").document(t)
		if doc["added"].(map[string]any)["orders"] != 0.0 || doc["kept"].(map[string]any)["orders"] != 60.0 {
			t.Errorf("the second time %v", doc)
		}
		call(t, "export", second, "--data", where).must(t, done, second, "")
		a, err1 := os.ReadFile(first)
		b, err2 := os.ReadFile(second)
		if err1 != nil || err2 != nil || !bytes.Equal(a, b) {
			t.Errorf("the files differ: %v %v", err1, err2)
		}
	})
}

func TestABrokenFileIsRefusedWithEachPlace(t *testing.T) {
	path := demoFile(t)
	folder := t.TempDir()
	file := filepath.Join(folder, "broken.json")
	before := call(t, "show", "part", "P001", "--data", path).out
	for _, c := range []struct{ text, said string }{
		{`{"orders": [{"vehicle": "X", "received_at": "2026-04-01", "lines": [{"part": "P001", "qtty": "1"}]}]}`, "orders[0].lines[0].qtty"},
		{`{"people": [{"code": "x"`, "1"},
		{`{"parts": [{"number": "N", "name": "n", "price": "x"}, {"number": "M"}]}`, "parts[1].name"},
	} {
		if err := os.WriteFile(file, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := call(t, "import", file, "--data", path).must(t, refused, "", c.said); got.out != "" {
			t.Errorf("printed %s", got.out)
		}
	}
	call(t, "import", filepath.Join(folder, "none.json"), "--data", path).must(t, refused, "", "none.json")
	call(t, "import", filepath.Join(folder, "x.xlsx"), "--data", path).must(t, refused, "", "x.xlsx")
	call(t, "export", filepath.Join(folder, "x.ods"), "--data", path).must(t, refused, "", "x.ods")
	call(t, "export", filepath.Join(folder, "no", "x.json"), "--data", path).must(t, refused, "", "x.json")
	if after := call(t, "show", "part", "P001", "--data", path).out; after != before {
		t.Errorf("a refused import changed\n%s", after)
	}
}

func TestABackupComesBack(t *testing.T) {
	path := demoFile(t)
	folder := t.TempDir()
	call(t, "backup", folder, "--data", path).must(t, done, "gongdan-20260414-100000.db", "")
	copied := filepath.Join(folder, "copy.db")
	if doc := call(t, "backup", copied, "--data", path, "--json").document(t); doc["orders"] != 60.0 {
		t.Errorf("backup says %v", doc)
	}
	gone := filepath.Join(folder, "no", "copy.db")
	for lang, words := range map[string]string{"zh-CN": "文件夹", "en": "is not there"} {
		call(t, "--lang", lang, "backup", gone, "--data", path).must(t, refused, "", words).must(t, refused, "", filepath.Dir(gone))
	}
	call(t, "--lang", "en", "restore", filepath.Join(folder, "none.db"), "--data", path).must(t, refused, "", "There is no file")
	extra := filepath.Join(folder, "extra.json")
	if err := os.WriteFile(extra, []byte(`{"customers": [{"code": "NEW", "name": "x"}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	call(t, "import", extra, "--data", path).must(t, done, "1", "")
	call(t, "show", "customer", "NEW", "--data", path).must(t, done, "NEW", "")
	call(t, "restore", copied, "--data", path).must(t, done, "before-restore-1", "")
	call(t, "show", "customer", "NEW", "--data", path).must(t, refused, "", "NEW")
	call(t, "restore", filepath.Join(folder, "none.db"), "--data", path).must(t, refused, "", "none.db")
	call(t, "restore", extra, "--data", path).must(t, unusable, "", "extra.json")
	call(t, "check", "--data", path).must(t, done, "", "")
}

func TestFormsArePrinted(t *testing.T) {
	path := demoFile(t)
	file := filepath.Join(t.TempDir(), "x.pdf")
	var hits []map[string]any
	if err := json.Unmarshal([]byte(call(t, "find", "RO2603", "--data", path, "--json").out), &hits); err != nil || len(hits) == 0 {
		t.Fatalf("found %v: %v", hits, err)
	}
	key := hits[0]["key"].(string)
	for _, form := range []string{"intake", "estimate", "contract", "dispatch", "pick", "origins", "followup"} {
		call(t, "print", form, key, "-o", file, "--paper", "A5", "--data", path).must(t, done, file, "")
		if raw, err := os.ReadFile(file); err != nil || !bytes.HasPrefix(raw, []byte("%PDF-")) {
			t.Errorf("%s is no PDF: %v", form, err)
		}
	}
	call(t, "print", "pick", "all", "-o", file, "--data", path).must(t, done, file, "")
	call(t, "print", "return", key, "-o", file, "--data", path).must(t, refused, "", "退料")
	var shown struct {
		Appointments []struct{ Number, Plate, Status string }
		Claims       []struct{ Number, Order string }
		Orders       []struct {
			Number      string
			Rework      *struct{ Cause string }
			Inspections []struct{ Certificate *struct{ Number string } }
		}
	}
	whole := filepath.Join(t.TempDir(), "shop.json")
	call(t, "export", whole, "--data", path).must(t, done, "", "")
	raw, err := os.ReadFile(whole)
	if err != nil || json.Unmarshal(raw, &shown) != nil {
		t.Fatalf("exported %d bytes: %v", len(raw), err)
	}
	certified, none, again := "", "", ""
	for _, o := range shown.Orders {
		if len(o.Inspections) == 0 {
			none = o.Number
		}
		if o.Rework != nil && o.Rework.Cause != "" {
			again = o.Number
		}
		for _, in := range o.Inspections {
			if in.Certificate != nil {
				certified = o.Number
			}
		}
	}
	for _, form := range []string{"certificate", "inspection"} {
		call(t, "print", form, certified, "-o", file, "--data", path).must(t, done, file, "")
	}
	call(t, "print", "inspection", none, "-o", file, "--data", path).must(t, done, file, "")
	call(t, "print", "certificate", none, "-o", file, "--data", path).must(t, refused, "", "")
	call(t, "print", "rework", again, "-o", file, "--data", path).must(t, done, file, "")
	call(t, "print", "rework", none, "-o", file, "--data", path).must(t, refused, "", none)
	call(t, "print", "estimate", "NO-1", "-o", file, "--data", path).must(t, refused, "", "NO-1")
	for _, a := range shown.Appointments {
		if a.Status == "booked" {
			for _, key := range []string{a.Number, a.Plate} {
				call(t, "print", "appointment", key, "-o", file, "--data", path).must(t, done, file, "")
			}
		}
	}
	for _, c := range shown.Claims {
		for _, key := range []string{c.Number, c.Order} {
			call(t, "print", "claim", key, "-o", file, "--data", path).must(t, done, file, "")
		}
	}
	call(t, "print", "claim", "SP-1", "-o", file, "--data", path).must(t, refused, "", "索赔单")
	call(t, "print", "appointment", "YY-1", "-o", file, "--data", path).must(t, refused, "", "预约")
	for _, words := range []string{"appointment 预约单", "dispatch 派工单", "pick 领料单", "inspection 检验单", "certificate 竣工出厂合格证", "gatepass 出门证", "followup 回访表"} {
		call(t, "print", "--help").must(t, done, words, "")
	}
	if len(shown.Appointments) == 0 {
		t.Error("the demo shop has no appointments")
	}
	for _, lang := range []string{"zh-CN", "en"} {
		if got := call(t, "--lang", lang, "--data", filepath.Join(t.TempDir(), "new.db"), "import", whole, "--dry-run"); strings.Contains(got.out, "«") {
			t.Errorf("a sort of record has no word: %s", got.out)
		}
	}
}

func TestTheVersionIsThatOfThePackages(t *testing.T) {
	raw, err := os.ReadFile("../../FyneApp.toml")
	if err != nil || !strings.Contains(string(raw), `Version = "`+version+`"`) {
		t.Errorf("FyneApp.toml has another version than %s: %v", version, err)
	}
	doc := call(t, "version", "--json").document(t)
	if doc["engine"] != "sqlite" || doc["schema"] == nil || !strings.HasPrefix(doc["version"].(string), version) {
		t.Errorf("version says %v", doc)
	}
	if doc := call(t, "version", "--data", "postgres://x/y", "--json").document(t); doc["engine"] != "postgres" {
		t.Errorf("version says %v", doc)
	}
}

func TestHelpIsThereInBothLanguages(t *testing.T) {
	call(t, "--help").must(t, done, "import", "")
	call(t, "--help", "--lang", "en").must(t, done, "the format gongdan/1", "")
	call(t, "demo", "--help", "--lang", "en").must(t, done, "--seed", "")
	if c := call(t, "import", "-h"); strings.Contains(c.out, "«") || c.status != done {
		t.Errorf("ended with %d: %s", c.status, c.out)
	}
}

func TestDataLiesWhereTheSystemWantsIt(t *testing.T) {
	env := func(all map[string]string) func(string) string { return func(n string) string { return all[n] } }
	for want, got := range map[string]string{
		"/x":                             dataFolder("linux", env(map[string]string{"XDG_DATA_HOME": "/x", "HOME": "/h"})),
		"/h/.local/share":                dataFolder("linux", env(map[string]string{"HOME": "/h"})),
		"/h/Library/Application Support": dataFolder("darwin", env(map[string]string{"HOME": "/h"})),
		"/a":                             dataFolder("windows", env(map[string]string{"AppData": "/a"})),
		filepath.Join("/u", "AppData", "Roaming"): dataFolder("windows", env(map[string]string{"USERPROFILE": "/u"})),
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	var out, errs bytes.Buffer
	term := terminal{Out: &out, Err: &errs, Now: time.Now, Getenv: env(map[string]string{"GONGDAN_DATA": "/no/such/file.db"})}
	if status := run(context.Background(), []string{"check"}, term); status != unusable || !strings.Contains(errs.String(), "/no/such/file.db") {
		t.Errorf("ended with %d: %s", status, errs.String())
	}
}

func TestAWaylandDesktopThatHasX11TooIsAskedForX11(t *testing.T) {
	for _, c := range []struct{ wayland, x11, said, want string }{
		{"wayland-0", ":0", "", "x11"},
		{"wayland-0", ":0", "wayland", "wayland"},
		{"wayland-0", "", "", ""},
		{"", ":0", "", ""},
	} {
		vars := map[string]string{"WAYLAND_DISPLAY": c.wayland, "DISPLAY": c.x11, "FYNE_PLATFORM": c.said}
		err := preferX11(func(name string) string { return vars[name] }, func(name, value string) error {
			vars[name] = value
			return nil
		})
		if got := vars["FYNE_PLATFORM"]; err != nil || got != c.want {
			t.Errorf("with Wayland %q, X11 %q and %q said, %q is asked for (%v)", c.wayland, c.x11, c.said, got, err)
		}
	}
}
