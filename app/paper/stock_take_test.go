package paper

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongdan/app/shop"
)

// counted is a stock-take of three parts: one short, one too many by two counters, one
// not counted.
func counted(on Paper, status shop.TakeStatus) Counting {
	row := func(shelf, number, name string, book shop.Qty) CountRow {
		return CountRow{
			TakeLine: shop.TakeLine{Shelf: shelf, Location: shop.Location{Warehouse: 1}}, Warehouse: "主仓", Book: book * shop.One,
			Part: shop.Part{Number: number, Name: name, Unit: "只"},
		}
	}
	short, over, left := row("A-03-2", "06L115562B", "机油滤清器", 14), row("A-03-4", "P011", "NGK 双铱金火花塞", 8), row("A-03-6", "P053", "节温器", 61)
	short.Counts, short.People = []shop.TakeCount{{Person: 1, Qty: 13 * shop.One, Book: 14 * shop.One}}, []string{"陈库"}
	short.Worth, short.Cause = -3800, "盘亏"
	over.Counts = []shop.TakeCount{{Person: 1, Qty: 9 * shop.One, Book: 8 * shop.One}, {Person: 2, Qty: 10 * shop.One, Book: 8 * shop.One}}
	over.People, over.Worth, over.Cause = []string{"陈库", "王磊"}, 9000, "错放"
	s := sample(on)
	return Counting{
		Paper: on, Shop: s.Shop, House: "主仓", Rows: []CountRow{short, over, left}, Costs: true, Copy: 1, At: at("14:41"), By: "王磊",
		Take: shop.StockTake{
			Number: "PD260414-001", Zone: shop.TakeZone{Warehouse: 1, Bin: "A-03"}, Blind: true, Status: status,
			Opened: shop.TakeStamp{Person: 1, At: at("09:00")}, Closed: shop.TakeStamp{Person: 2, At: at("14:00")},
		},
	}
}

func TestTheCountSheetHasEveryShelfAndTheBookFiguresOnlyWhereTheyMayBeShown(t *testing.T) {
	p := press(t)
	for _, tag := range []string{"zh-CN", "en"} {
		for _, on := range Papers() {
			in := counted(on, shop.TakeOpen)
			blind := printed(t, p, CountSheet(in, lang(t, tag)))
			keepPDF(t, "count-sheet-"+tag+"-"+string(on), blind)
			words := strings.Join(strings.Fields(readBack(t, blind)), "")
			for _, want := range []string{"PD260414-001", "A-03-2", "06L115562B", "机油滤清器", "P053"} {
				if !strings.Contains(words, want) {
					t.Errorf("%s, %s: %q is not on the sheet", tag, on, want)
				}
			}
			if strings.Contains(words, "61") {
				t.Errorf("%s, %s: a blind sheet tells what the books say", tag, on)
			}
			in.Books = true
			if words := readBack(t, printed(t, p, CountSheet(in, lang(t, tag)))); !strings.Contains(words, "61") {
				t.Errorf("%s, %s: an open sheet does not tell what the books say", tag, on)
			}
		}
	}
}

func TestTheReportNamesDifferencesWithTheirCausesAndWhatNobodyCounted(t *testing.T) {
	p := press(t)
	for _, tag := range []string{"zh-CN", "en"} {
		for _, on := range Papers() {
			pdf := printed(t, p, CountReport(counted(on, shop.TakePosted), lang(t, tag)))
			keepPDF(t, "count-report-"+tag+"-"+string(on), pdf)
			words := strings.Join(strings.Fields(readBack(t, pdf)), "")
			for _, want := range []string{"−38.00", "+2", "90.00", "52.00", "盘亏", "错放", "陈库9→王磊10", "P053节温器"} {
				if !strings.Contains(words, want) {
					t.Errorf("%s, %s: %q is not in the report", tag, on, want)
				}
			}
		}
	}
	in := counted(A4, shop.TakeVoid)
	in.Costs, in.Rows = false, in.Rows[2:]
	doc := CountReport(in, lang(t, "zh-CN"))
	if doc.Watermark == "" || len(doc.Blocks) != 4 {
		t.Errorf("%+v", doc)
	}
	if words := readBack(t, printed(t, p, doc)); strings.Contains(words, "金额") && strings.Contains(words, "0.00") {
		t.Error("amounts are shown to who may not see them")
	}
}

// keepPDF writes a document to be looked at, where pictures are wanted.
func keepPDF(t *testing.T, name string, pdf []byte) {
	t.Helper()
	if dir := os.Getenv("SCREEN_PICTURES"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), pdf, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
