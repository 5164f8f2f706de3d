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
	call(t, "import", csv, "--data", shop, "--dry-run").must(t, done, "可以新增配件 2 种，修改 0 种，相同 0 种；开期初库存 1 种，金额 371.00", "")
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
	call(t, "import", csv, "--data", shop, "--lang", "en").must(t, done, "0 parts added, 1 changed, 0 the same", "1 part has moved already")
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
	call(t, "export", dir, "--data", shop, "--lang", "en").must(t, done, "parts with their stock", "")
	for _, name := range []string{"gongdan.json", "parts.csv"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
	call(t, "export", dir, "--data", shop, "--json").document(t)
	call(t, "export", filepath.Join(dir, "none"), "--data", shop).must(t, refused, "", "none")
	call(t, "export", filepath.Join(dir, "parts.ods"), "--data", shop).must(t, refused, "", "parts.ods")
}
