package tables_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongdan/app/sheet"
	"gongdan/app/shop"
	"gongdan/app/tables"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// desk is one with its owner at it.
func desk(s *data.Store) work.Desk {
	now := time.Date(2026, 4, 14, 1, 0, 0, 0, time.UTC)
	return work.Desk{Store: s, Now: func() time.Time { return now }, Zone: s.Zone, Person: shop.Person{Roles: []shop.Role{shop.Owner}, Grants: shop.DefaultGrants()}}
}

func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func open(t *testing.T, d work.Desk, path string) *tables.Incoming {
	t.Helper()
	in, err := tables.Open(t.Context(), d, path)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func plan(t *testing.T, d work.Desk, in *tables.Incoming) tables.Planned {
	t.Helper()
	p, err := in.Plan(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func language(t *testing.T, tag string) text.Lang {
	t.Helper()
	l, err := text.Load(tag)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestWhatEachLanguageWritesIsUnderstood(t *testing.T) {
	for _, tag := range text.Tags() {
		l := language(t, tag)
		words, err := sheet.NewWords()
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range shop.TableKinds() {
			for f, h := range text.TableHeadings(l, kind) {
				if m := words.GuessAs(kind, []string{h}); m[f] != 1 {
					t.Errorf("%s of %s is taken for %v", h, f, m)
				}
			}
		}
	}
}

func TestAShopOfPartsGoesOutAndComesInUnchangedInBothFormatsAndLanguages(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		d := desk(s)
		csv := "编码,名称,单位,售价,来源,品牌,适用车型,库位,条码,最低库存,最高库存,在用,库存,成本\n" +
			"0012,=空滤,个,48,原厂,大众,帕萨特 迈腾,A-1,6901234567892,6,20,是,14,26.5\nP2,机油,桶,298,品牌,,,,,,,否,0.5,200\nP3,火花塞,,0,再制造,,,,,,,是,,\n"
		first := plan(t, d, open(t, d, file(t, "in.csv", csv)))
		if p, err := first.Take(t.Context(), d, nil); err != nil || p.Fresh != 3 || p.Opens != 2 || p.Worth != 47100 {
			t.Fatalf("%+v: %v", p, err)
		}
		for _, tag := range text.Tags() {
			for _, format := range []sheet.Format{sheet.XLSX, sheet.CSV} {
				var to bytes.Buffer
				n, err := tables.WriteParts(t.Context(), d, tables.Outgoing{Format: format, Lang: language(t, tag)}, &to)
				if err != nil || n != 3 {
					t.Fatalf("%d written: %v", n, err)
				}
				again := plan(t, d, open(t, d, file(t, "out."+string(format), to.String())))
				if p := again.Plan; len(again.Faults) > 0 || p.Equal != 3 || !p.Idle() || p.Stays != 0 {
					t.Errorf("%s %s comes in as %+v %v", tag, format, p, again.Faults)
				}
				other := desk(datatest.New(t))
				fresh := plan(t, other, open(t, other, file(t, "out."+string(format), to.String())))
				if p, err := fresh.Take(t.Context(), other, nil); err != nil || p.Worth != 47100 {
					t.Errorf("into a new shop: %+v %v", p, err)
				}
				had, _ := data.Read(t.Context(), s, data.PartBook)
				has, _ := data.Read(t.Context(), other.Store, data.PartBook)
				for n, a := range had {
					b := has[n]
					if a.ID, b.ID = 0, 0; a != b {
						t.Errorf("%s became %+v", n, b)
					}
				}
			}
		}
	})
}

func TestWhatSomebodyMadeOfTheColumnsIsRemembered(t *testing.T) {
	d := desk(datatest.New(t))
	in := open(t, d, file(t, "a.csv", "甲,乙,丙\nP1,机滤,48\n"))
	if p := plan(t, d, in); in.Remembered || len(p.Faults) != 1 || p.Faults[0].Why != "no_number" {
		t.Fatalf("%+v", p.Faults)
	}
	in.Map = in.Map.With(1, shop.PartNumber).With(2, shop.PartName).With(3, shop.PartPrice)
	if err := in.Keep(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	in = open(t, d, file(t, "b.csv", "丙,甲,乙\n55,P2,空滤\n"))
	p := plan(t, d, in)
	if !in.Remembered || len(p.Faults) > 0 || p.Plan.Rows[0].Now.Number != "P2" || p.Plan.Rows[0].Now.Price != 5500 {
		t.Errorf("%+v", p)
	}
}

func TestFaultsOfACellAreSaidOnceAndInTheOrderOfRows(t *testing.T) {
	d := desk(datatest.New(t))
	p := plan(t, d, open(t, d, file(t, "a.csv", "编码,名称,售价\nP1,,48\nP2,b,x\n,c,1\nP1,d,1\n")))
	var got []string
	for _, f := range p.Faults {
		got = append(got, f.Column.Letters()+f.Why)
	}
	if strings.Join(got, " ") != "Bempty Cnumber Aempty Atwice" {
		t.Errorf("found %v", got)
	}
	if _, err := p.Take(t.Context(), d, nil); !errors.As(err, new(shop.Faults)) {
		t.Errorf("%v", err)
	}
	var list bytes.Buffer
	if err := tables.WriteFaults(&list, language(t, "en"), p.Faults); err != nil || !strings.HasPrefix(list.String(), "\ufeffRow,Column,Cell,What,Why,What now\r\n2,B 名称,,") {
		t.Errorf("%v\n%s", err, list.String())
	}
}

func TestWhoMayNotKnowTheCostIsGivenNone(t *testing.T) {
	d := desk(datatest.New(t))
	d.Person = shop.Person{Roles: []shop.Role{shop.Care}, Grants: []shop.Grant{{Role: shop.Care, Right: shop.ExportAll}}}
	var to bytes.Buffer
	if _, err := tables.WriteParts(t.Context(), d, tables.Outgoing{Format: sheet.CSV, Lang: language(t, "zh-CN")}, &to); err != nil || strings.Contains(to.String(), "成本") {
		t.Errorf("%v %s", err, to.String())
	}
	if _, err := tables.Open(t.Context(), d, "nowhere.csv"); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

func TestWhateverAPartIsItGoesOutAndComesInUnchanged(t *testing.T) {
	d := desk(datatest.New(t))
	for i, o := range append(shop.Origins(), "") {
		p := shop.Part{Number: "P" + string(rune('A'+i)), Name: "n", Origin: o, Bin: "A-1", Unit: "1/2", Make: "+", Fits: "a\nb", Barcode: "012a b", Max: 5, Active: i%2 == 0}
		if _, err := work.SavePart(t.Context(), d, p); err != nil {
			t.Fatal(err)
		}
	}
	for _, tag := range text.Tags() {
		for _, format := range []sheet.Format{sheet.XLSX, sheet.CSV} {
			var to bytes.Buffer
			if _, err := tables.WriteParts(t.Context(), d, tables.Outgoing{Format: format, Lang: language(t, tag)}, &to); err != nil {
				t.Fatal(err)
			}
			p := plan(t, d, open(t, d, file(t, "out."+string(format), to.String())))
			if len(p.Faults) > 0 || !p.Plan.Idle() || p.Plan.Equal != 6 {
				t.Errorf("%s %s: %+v %+v", tag, format, p.Plan, p.Faults)
			}
		}
	}
}

func TestACodeThatIsANumberIsTrustedWhereTheShopHasTheSame(t *testing.T) {
	d := desk(datatest.New(t))
	if _, err := work.SavePart(t.Context(), d, shop.Part{Number: "10001", Name: "n", Barcode: "6901234567892", Origin: shop.OEM, Active: true}); err != nil {
		t.Fatal(err)
	}
	var to bytes.Buffer
	w, err := sheet.NewWriter(&to, sheet.XLSX, "x", 1, 3)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range [][]string{{"编码", "名称", "条码"}, {"10001", "n", "6901234567892"}, {"10002", "m", ""}} {
		if err := w.Row(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	in := open(t, d, file(t, "a.xlsx", to.String()))
	p := plan(t, d, in)
	if len(p.Faults) != 1 || p.Faults[0].Row != 3 || p.Digits != 1 {
		t.Errorf("%d digits, %+v", p.Digits, p.Faults)
	}
	in.PlainNumbers = true
	if p = plan(t, d, in); len(p.Faults) > 0 || p.Plan.Equal != 1 || p.Plan.Fresh != 1 {
		t.Errorf("%+v", p)
	}
}

func TestOfOneWarehouseNothingIsWrittenThatAllHaveTogether(t *testing.T) {
	d := desk(datatest.New(t))
	var to bytes.Buffer
	if _, err := tables.WriteParts(t.Context(), d, tables.Outgoing{Format: sheet.CSV, Lang: language(t, "en"), Ask: &data.Ask{Warehouse: shop.MainWarehouse}}, &to); err != nil || strings.Contains(to.String(), "inimum") || !strings.Contains(to.String(), "Opening stock") {
		t.Errorf("%v %s", err, to.String())
	}
}
