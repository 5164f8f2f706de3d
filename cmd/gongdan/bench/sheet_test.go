//go:build bench

package bench_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"gongdan/app/sheet"
	"gongdan/app/shop"
	"gongdan/app/tables"
	"gongdan/app/text"
	"gongdan/app/work"
)

// sheetRows is how many parts the table has that is brought in and out.
const sheetRows = 20_000

// sheets brings a table of parts with opening stock into a new shop, a second
// time, and out again.
func (b *board) sheets() {
	b.Helper()
	lang, err := text.Load(text.Tags()[0])
	if err != nil {
		b.Fatal(err)
	}
	for _, format := range []sheet.Format{sheet.XLSX, sheet.CSV} {
		s := b.open(filepath.Join(b.TempDir(), "shop.db"))
		d := work.Desk{Store: s, Now: time.Now, Zone: s.Zone, Person: shop.Person{Roles: []shop.Role{shop.Owner}, Grants: shop.DefaultGrants()}}
		path := filepath.Join(b.TempDir(), "parts."+string(format))
		b.table(path, format, lang)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		began := time.Now()
		in, planned := b.planned(d, path)
		looked := time.Since(began)
		plan, err := planned.Take(b.Context(), d, nil)
		runtime.ReadMemStats(&after)
		if err != nil || plan.Fresh != sheetRows || plan.Opens != sheetRows {
			b.Fatalf("took in %d, opened %d: %v", plan.Fresh, plan.Opens, err)
		}
		b.mark(fmt.Sprintf("import %d parts, %s", sheetRows, format), time.Since(began).Seconds(), 20, "s",
			fmt.Sprintf("read and planned %.2f, %d MB made", looked.Seconds(), (after.TotalAlloc-before.TotalAlloc)>>20))
		began = time.Now()
		if again, err := in.Plan(b.Context(), d); err != nil || !again.Plan.Idle() {
			b.Fatalf("the second time there is something to do: %v", err)
		}
		b.mark("plan it again, "+string(format), time.Since(began).Seconds(), 2, "s", "")
		began = time.Now()
		n, err := tables.WriteParts(b.Context(), d, tables.Outgoing{Format: format, Lang: lang}, io.Discard)
		if err != nil || n != sheetRows {
			b.Fatalf("wrote %d: %v", n, err)
		}
		b.mark("export them, "+string(format), time.Since(began).Seconds(), 5, "s", "")
	}
}

func (b *board) planned(d work.Desk, path string) (*tables.Incoming, tables.Planned) {
	b.Helper()
	in, err := tables.Open(b.Context(), d, path)
	if err != nil {
		b.Fatal(err)
	}
	p, err := in.Plan(b.Context(), d)
	if err == nil {
		err = p.Faults.Err()
	}
	if err != nil {
		b.Fatal(err)
	}
	return in, p
}

// table writes a table as a shop has one that comes from another program.
func (b *board) table(path string, format sheet.Format, lang text.Lang) {
	b.Helper()
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	fields := []shop.PartField{shop.PartNumber, shop.PartName, shop.PartUnit, shop.PartPrice, shop.PartCost, shop.PartOnHand, shop.PartBin, shop.PartFits, shop.PartMin}
	w, err := sheet.NewWriter(f, format, "parts", 4, 5, 6, 9)
	if err != nil {
		b.Fatal(err)
	}
	heads := make([]string, len(fields))
	for i, x := range fields {
		heads[i] = lang.Say(x.Key())
	}
	names := []string{"机油滤清器", "空调滤清器 活性炭", "前制动片 左右", "双铱金火花塞", "前减震器总成 右"}
	for i := range sheetRows + 1 {
		row := heads
		if i > 0 {
			row = []string{fmt.Sprintf("N%06d", i), fmt.Sprintf("%s %d", names[i%len(names)], i), "个", fmt.Sprintf("%d.50", 10+i%900), fmt.Sprintf("%d.25", 5+i%500), fmt.Sprint(1 + i%40), fmt.Sprintf("A-%02d-%d", i%60, i%9), "帕萨特 迈腾", "2"}
		}
		if err := w.Row(row); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
}
