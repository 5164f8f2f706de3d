package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// file writes a file beside others of the test.
func file(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// parts is how many parts a document counts under a key.
func parts(doc map[string]any, key string) float64 {
	counts, _ := doc[key].(map[string]any)
	n, _ := counts["parts"].(float64)
	return n
}

func TestATableOfPartsIsTriedTakenInAndTakenInAgain(t *testing.T) {
	shop := filepath.Join(t.TempDir(), "shop.db")
	csv := file(t, "parts.csv", "编码,名称,售价,库存,成本\nP1,机油滤清器,48,14,26.5\nP2,空调滤清器,75.5,,\n")
	call(t, "import", csv, "--data", shop, "--dry-run").must(t, done, "配件可以新增 2，修改 0，相同 0。开期初库存 1 种，金额 371.00", "")
	call(t, "find", "P1", "--data", shop, "--json").must(t, done, "", "")
	doc := call(t, "import", csv, "--data", shop, "--json").document(t)
	if parts(doc, "added") != 2 || parts(doc, "opened") != 1 || doc["opened"].(map[string]any)["value"] != "371.00" || doc["encoding"] != "UTF-8" || doc["dry_run"] != false {
		t.Errorf("%v", doc)
	}
	doc = call(t, "import", csv, "--data", shop, "--json").document(t)
	if parts(doc, "added") != 0 || parts(doc, "changed") != 0 || parts(doc, "opened") != 0 || parts(doc, "kept") != 2 {
		t.Errorf("the second time: %v", doc)
	}
	call(t, "check", "--data", shop).must(t, done, "", "")
	csv = file(t, "prices.csv", "Part number,Price,Opening stock\nP1,50,99\n")
	call(t, "import", csv, "--data", shop, "--lang", "en").must(t, done, "0 added, 1 changed, 0 the same", "1 part has moved already")
}

func TestWhatIsWrongWithATableIsSaidAndListed(t *testing.T) {
	shop, list := filepath.Join(t.TempDir(), "shop.db"), filepath.Join(t.TempDir(), "faults.csv")
	csv := file(t, "parts.csv", "编码,名称,售价\nP1,机油滤清器,面议\nP1,空调滤清器,-1\n")
	call(t, "import", csv, "--data", shop, "--errors", list).must(t, refused, "", "第 2 行 C 列“售价”：“面议”不是数字。")
	raw, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(raw)), "\r\n")
	if len(lines) != 4 || !strings.HasPrefix(lines[0], "\ufeff行,列,") || !strings.HasPrefix(lines[1], "2,C 售价,面议,") || !strings.HasPrefix(lines[2], "3,A 编码,P1,") || !strings.HasPrefix(lines[3], "3,C 售价,-1,") {
		t.Errorf("the list says\n%s", raw)
	}
	call(t, "import", csv, "--data", shop, "--dry-run", "--lang", "en").must(t, refused, "", "Row 3, column C “售价”")
	many := file(t, "many.csv", "编码,名称,售价\n"+strings.Repeat("P,x,x\n", 30))
	call(t, "import", many, "--data", shop, "--lang", "en").must(t, refused, "", "more faults. Add --errors")
	call(t, "import", file(t, "old.xls", "\xd0\xcf\x11\xe0"), "--data", shop).must(t, refused, "", "另存为 .xlsx")
	call(t, "import", filepath.Join(t.TempDir(), "none.csv"), "--data", shop).must(t, refused, "", "none.csv")
	call(t, "import", csv, "--data", shop, "--errors", filepath.Join(t.TempDir(), "no", "list.csv")).must(t, refused, "", "list.csv")
}

func TestAnExportedTableComesInAgainWithoutAChange(t *testing.T) {
	shop, dir := demoFile(t), t.TempDir()
	for _, name := range []string{"parts.xlsx", "parts.csv"} {
		path := filepath.Join(dir, name)
		doc := call(t, "export", path, "--data", shop, "--json").document(t)
		again := call(t, "import", path, "--data", shop, "--json", "--lang", "en").document(t)
		if parts(again, "kept") != doc["parts"] || parts(again, "added")+parts(again, "changed")+parts(again, "opened") != 0 || again["stock_not_taken"] != 0.0 {
			t.Errorf("%s: %v came in as %v", name, doc, again)
		}
		fresh := filepath.Join(t.TempDir(), "fresh.db")
		in := call(t, "import", path, "--data", fresh, "--json").document(t)
		if parts(in, "added") != doc["parts"] {
			t.Errorf("%s: into a new file came %v of %v", name, in, doc)
		}
		call(t, "check", "--data", fresh).must(t, done, "", "")
	}
	call(t, "export", dir, "--data", shop, "--lang", "en").must(t, done, "Parts, 60 rows", "")
	for _, name := range []string{"gongdan.json", "parts.csv"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
	call(t, "export", dir, "--data", shop, "--json").document(t)
	call(t, "export", filepath.Join(dir, "none"), "--data", shop).must(t, refused, "", "none")
	call(t, "export", filepath.Join(dir, "parts.ods"), "--data", shop).must(t, refused, "", "parts.ods")
}

func TestTablesOfCustomersAndCarsGoOutAndComeInAgain(t *testing.T) {
	shop, dir := demoFile(t), t.TempDir()
	call(t, "export", dir, "--data", shop).must(t, done, "", "")
	fresh := filepath.Join(t.TempDir(), "fresh.db")
	for _, kind := range []string{"customers", "vehicles"} {
		path := filepath.Join(dir, kind+".csv")
		for data, key := range map[string]string{shop: "kept", fresh: "added"} {
			doc := call(t, "import", path, "--data", data, "--json").document(t)
			counts, ok := doc[key].(map[string]any)
			if !ok || doc["table"] != kind || doc["rows"] == 0.0 || counts[kind] != doc["rows"] {
				t.Errorf("%s of %s: %v", key, kind, doc)
			}
		}
		doc := call(t, "export", filepath.Join(dir, "x.xlsx"), "--table", kind, "--data", shop, "--json").document(t)
		if doc["table"] != kind || doc["rows"] == 0.0 {
			t.Errorf("%v", doc)
		}
	}
	call(t, "check", "--data", fresh).must(t, done, "", "")
	wrong := file(t, "cars.csv", "车牌号,VIN,车主编码\n沪A10001,LSVAA00010N000001,C-none\n")
	call(t, "import", wrong, "--data", shop).must(t, refused, "", "没有编码为“C-none”的客户")
	call(t, "import", wrong, "--table", "orders", "--data", shop).must(t, misused, "", "--table")
}
