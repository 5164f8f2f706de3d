package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// dealt are the documents of the trade that the demo shop has.
type dealt struct {
	Purchases       []struct{ Number, Supplier string }
	Receipts        []struct{ Number string }
	SupplierReturns []struct{ Number string } `json:"supplier_returns"`
	StockTakes      []struct{ Number string } `json:"stock_takes"`
}

func TestPapersOfTheTradeArePrinted(t *testing.T) {
	path := demoFile(t)
	file, whole := filepath.Join(t.TempDir(), "x.pdf"), filepath.Join(t.TempDir(), "shop.json")
	call(t, "export", whole, "--data", path).must(t, done, "", "")
	var has dealt
	raw, err := os.ReadFile(whole)
	if err != nil || json.Unmarshal(raw, &has) != nil || len(has.Purchases)*len(has.Receipts)*len(has.SupplierReturns)*len(has.StockTakes) == 0 {
		t.Fatalf("the demo shop has %+v, %v", has, err)
	}
	supplier := has.Purchases[0].Supplier
	for _, c := range []struct{ form, key, zh, en string }{
		{"purchase", has.Purchases[0].Number, "采购单", "Purchase order"},
		{"receipt", strings.ToLower(has.Receipts[0].Number), "入库单", "Receipt"},
		{"return", has.SupplierReturns[0].Number, "退货单", "Return"},
		{"statement", supplier, "对账单", "statement"},
		{"count", has.StockTakes[0].Number, "盘点表", "Count sheet"},
		{"differences", has.StockTakes[0].Number, "盘点差异表", "Count"},
	} {
		for _, on := range []struct{ lang, paper, size, words string }{
			{"zh-CN", "A4", "595", c.zh}, {"en", "A5", "419", c.en}, {"zh-CN", "241x140", "683", c.zh},
		} {
			call(t, "print", c.form, c.key, "-o", file, "--paper", on.paper, "--lang", on.lang, "--data", path).must(t, done, file, "")
			text, err := exec.Command("pdftotext", "-layout", file, "-").Output()
			if err != nil || !strings.Contains(string(text), on.words) || !strings.Contains(string(text), strings.ToUpper(c.key)) {
				t.Errorf("%s on %s in %s says %q: %v", c.form, on.paper, on.lang, text, err)
			}
			about, err := exec.Command("pdfinfo", file).Output()
			if err != nil || !strings.Contains(string(about), on.size) {
				t.Errorf("%s on %s is %s: %v", c.form, on.paper, about, err)
			}
		}
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
		call(t, "print", c.form, "NO-1", "-o", file, "--data", path).must(t, refused, "", "NO-1")
		if _, err := os.Stat(file); err == nil {
			t.Errorf("%s of nothing was written", c.form)
		}
		call(t, "print", "--help").must(t, done, c.form+" ", "")
	}
	text := call(t, "print", "receipt", has.Receipts[0].Number, "-o", file, "--data", path)
	text.must(t, done, file, "")
	if said, err := exec.Command("pdftotext", "-layout", file, "-").Output(); err != nil || !strings.Contains(string(said), "补打") {
		t.Errorf("a further copy says %q: %v", said, err)
	}
}
