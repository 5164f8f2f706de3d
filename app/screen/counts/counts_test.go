package counts

import (
	"context"
	"strings"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// store is a shelf of parts: 14 filters in A-03-2, 61 plugs in A-03-4, 4 discs in B-01-1.
func store(r *screentest.Rig) (oil, plug, disc shop.Part) {
	oil = r.Part(shop.Part{Number: "06L115562B", Name: "机油滤清器", Origin: shop.OEM, Bin: "A-03-2", Unit: "只", Price: 4800, Barcode: "6901234567892"}, 14*shop.One, 2650)
	plug = r.Part(shop.Part{Number: "P011", Name: "NGK 双铱金火花塞", Origin: shop.Brand, Bin: "A-03-4", Unit: "支", Price: 7800, Barcode: "6900000000011"}, 61*shop.One, 4500)
	disc = r.Part(shop.Part{Number: "P020", Name: "前制动盘", Origin: shop.Brand, Bin: "B-01-1", Unit: "片", Price: 52000, Barcode: "6900000000020"}, 4*shop.One, 26000)
	return oil, plug, disc
}

// begun is an open stock-take of the shelves that begin with a bin.
func begun(r *screentest.Rig, bin string) shop.StockTake {
	r.T.Helper()
	return screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.StockTake, error) {
		return work.OpenStockTake(ctx, d, shop.StockTake{Blind: true, Zone: shop.TakeZone{Warehouse: shop.MainWarehouse, Bin: bin}})
	})
}

func open(r *screentest.Rig, s shop.StockTake) *page {
	r.T.Helper()
	p, ok := New(r.Host, screen.Route{Screen: screen.Count, ID: int64(s.ID)}).(*page)
	if !ok {
		r.T.Fatal("no stock-take was opened")
	}
	r.Show(p)
	return p
}

func line(r *screentest.Rig, s shop.StockTake, p shop.Part) data.TakeRow {
	r.T.Helper()
	rows := screentest.Read(r, func(v data.View) ([]data.TakeRow, error) { return data.TakeRowsOfPart(v, s.ID, p.ID) })
	if len(rows) == 0 {
		return data.TakeRow{}
	}
	return rows[0]
}

// blindly takes the right to adjust from the storekeeper, and sits him down.
func blindly(r *screentest.Rig) {
	r.T.Helper()
	was := screentest.Read(r, data.Grants)
	var now []shop.Grant
	for _, g := range was {
		if g.Role != shop.Storekeeper || g.Right == shop.CountStock {
			now = append(now, g)
		}
	}
	screentest.Do(r, func(ctx context.Context, d work.Desk) (any, error) { return nil, work.SaveGrants(ctx, d, was, now) })
	r.Sit("ck")
}

func TestAStockTakeIsOpenedFromTheList(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	store(r)
	r.Show(NewList(r.Host, screen.Route{Screen: screen.Counts}))
	r.Press("Ctrl+N", "Enter")
	r.Type("a-03")
	r.Press("Enter", "Enter")
	r.Type("月末盘点")
	r.Press("Ctrl+S")
	if len(r.Routes) == 0 || r.Routes[0].Screen != screen.Count {
		t.Fatalf("went to %v", r.Routes)
	}
	s := screentest.Read(r, func(v data.View) (shop.StockTake, error) { return data.StockTake(v, shop.StockTakeID(r.Routes[0].ID)) })
	if s.Zone != (shop.TakeZone{Warehouse: 1, Bin: "A-03"}) || !s.Blind || s.Note != "月末盘点" {
		t.Errorf("%+v", s)
	}
	r.Press("Ctrl+N", "Enter")
	r.Type("a")
	r.Press("Ctrl+S")
	if !r.Shows(s.Number) || !r.Shows("重叠") {
		t.Error("nothing says that the zones overlap")
	}
}

func TestCodesAreTypedWithTheirQuantities(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	oil, plug, _ := store(r)
	s := begun(r, "A-03")
	p := open(r, s)
	r.Type("06l115562b")
	r.Press("Enter")
	if p.bar.now == nil || p.bar.qty.Text != "1" {
		t.Fatalf("the line is not chosen: %+v", p.bar.now)
	}
	r.Type("13")
	r.Press("Enter")
	if got := line(r, s, oil); got.Last().Qty != 13*shop.One || got.Last().Book != 14*shop.One {
		t.Fatalf("%+v", got.TakeLine)
	}
	r.Type("ngk")
	r.Tick()
	r.Press("Enter")
	r.Type("61")
	r.Press("Enter")
	if got := line(r, s, plug); got.Last().Qty != 61*shop.One || got.Difference() != 0 {
		t.Errorf("%+v", got.TakeLine)
	}
	r.Press("Ctrl+Z")
	if line(r, s, plug).Counted() {
		t.Error("the count is not taken back")
	}
	r.Type("没有这个")
	r.Press("Enter")
	if !r.Shows("没有编码或条码") {
		t.Error("a code that nobody knows is taken")
	}
}

func TestTheSameCodeAgainCountsOneMore(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	oil, plug, _ := store(r)
	s := begun(r, "A-03")
	p := open(r, s)
	if !p.Scanned(oil.Barcode) || line(r, s, oil).Counted() {
		t.Fatal("the first scan only chooses the line")
	}
	p.Scanned(oil.Barcode)
	p.Scanned(oil.Barcode)
	if got := line(r, s, oil).Last().Qty; got != 3*shop.One {
		t.Errorf("scanned three times: %v", got)
	}
	p.Scanned(plug.Barcode)
	p.Scanned(oil.Barcode) // of the plugs there was one
	if got := line(r, s, plug).Last().Qty; got != shop.One {
		t.Errorf("scanned once, then another part: %v", got)
	}
	if got := line(r, s, oil).Last().Qty; got != 4*shop.One {
		t.Errorf("back to the first part: %v", got)
	}
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Part, error) {
		return work.ScrapStock(ctx, d, shop.Scrap{PartID: oil.ID, Qty: shop.One, Reason: "破损"})
	})
	p.Scanned(oil.Barcode)
	r.Picture("counts-moved")
	if got := line(r, s, oil).Last().Qty; got != 4*shop.One || !r.Shows("加总") {
		t.Errorf("something moved meanwhile: %v", got)
	}
	r.Type("13")
	r.Press("Enter")
	if got := line(r, s, oil); got.Last().Qty != 13*shop.One || got.Difference() != 0 {
		t.Errorf("counted anew: %+v", got.Last())
	}
	r.Press("Enter")
	p.Close()
	if p.Scanned(oil.Barcode) {
		t.Error("a page that is gone takes codes")
	}
}

func TestAScannerWithoutAHandOfItsOwnTypesIntoTheFields(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	oil, plug, _ := store(r)
	s := begun(r, "A-03")
	open(r, s)
	for _, code := range []string{oil.Barcode, oil.Barcode, plug.Barcode} {
		r.Type(code)
		r.Press("Enter")
	}
	if got := line(r, s, oil).Last().Qty; got != 2*shop.One {
		t.Errorf("scanned twice: %v", got)
	}
	if line(r, s, plug).Counted() {
		t.Error("the last one waits for its quantity")
	}
}

func TestAPartThatIsNotOnTheListIsFoundWhereOneStands(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	_, plug, disc := store(r)
	s := begun(r, "A-03")
	p := open(r, s)
	p.Scanned(plug.Barcode)
	r.Type("61")
	r.Press("Enter")
	p.Scanned(disc.Barcode)
	if !r.Shows("意外发现") {
		t.Fatal("nothing says that it is not on the list")
	}
	r.Picture("counts-found")
	r.Type("2")
	r.Press("Enter")
	got := line(r, s, disc)
	if !got.Found || got.Shelf != "A-03-4" || got.Last().Qty != 2*shop.One {
		t.Errorf("%+v", got.TakeLine)
	}
	r.Press("Ctrl+Z")
	if line(r, s, disc).ID != 0 {
		t.Error("the line that was found is still there")
	}
}

func TestTheListIsCountedLineByLine(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	oil, plug, disc := store(r)
	s := begun(r, "")
	p := open(r, s)
	p.browse.Table.Focus()
	r.Press("Home", "Enter")
	r.Type("14")
	r.Press("Enter")
	r.Press("↓") // the plugs are left for later
	r.Type("4")
	r.Press("Enter")
	if line(r, s, oil).Last().Qty != 14*shop.One || line(r, s, plug).Counted() || line(r, s, disc).Last().Qty != 4*shop.One {
		t.Errorf("%+v, %+v, %+v", line(r, s, oil).Counts, line(r, s, plug).Counts, line(r, s, disc).Counts)
	}
	if p.bar.now != nil {
		t.Error("after the last line another one is counted")
	}
	r.Press("Alt+2")
	if n := p.browse.Table.Rows(); n != 1 {
		t.Errorf("%d lines are not counted", n)
	}
}

func TestABlindStockTakeTellsWhoCountsNothing(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	oil, _, _ := store(r)
	s := begun(r, "A-03")
	screentest.Do(r, func(ctx context.Context, d work.Desk) (work.Counted, error) {
		return work.CountLine(ctx, d, shop.Tally{Line: line(r, s, oil).ID, Qty: 12 * shop.One})
	})
	blindly(r)
	p := open(r, s)
	p.browse.Table.Focus()
	r.Press("Home", "F4")
	for _, word := range []string{"61", "14", "−2", "53.00", "账面", "差异", "两人不同"} {
		if r.Shows(word) {
			t.Errorf("%q is shown", word)
		}
	}
	r.Picture("counts-blind")
	for _, a := range p.Actions() {
		if strings.HasPrefix(a.ID, "counts.act.") && a.ID != "counts.act.print" {
			t.Errorf("%s is offered", a.ID)
		}
	}
	if n := len(p.browse.Actions()); n != 5 { // all, to count, find, drawer, reload
		t.Errorf("%d acts of the list", n)
	}
	r.Sit("wl")
	r.Show(New(r.Host, screen.Route{Screen: screen.Count, ID: int64(s.ID)}))
	if !r.Shows("−2") || r.Shows("61") {
		t.Error("who closes sees differences, and still no book figure of what is not counted")
	}
	r.Press("Alt+B")
	if !r.Shows("61") {
		t.Error("the books are not shown")
	}
}

func TestDifferencesGetTheirCausesAndArePosted(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	oil, plug, _ := store(r)
	s := begun(r, "A-03")
	p := open(r, s)
	p.Scanned(oil.Barcode)
	r.Type("13")
	r.Press("Enter", "F12", "Ctrl+Enter")
	if !r.Shows("还有 1 行没有盘点") {
		t.Fatal("nothing says that a line is not counted")
	}
	r.Picture("counts-refused")
	r.Press("Esc")
	p.Scanned(plug.Barcode)
	r.Type("63")
	r.Press("Enter", "F12", "Ctrl+Enter")
	if !r.Shows("还没有原因") {
		t.Fatal("nothing says that causes are missing")
	}
	r.Press("F8")
	if n := p.browse.Table.Rows(); n != 2 {
		t.Fatalf("%d lines that differ are shown", n)
	}
	r.Press("Home", "Alt+C")
	r.Type("盘亏")
	r.Press("Enter", "Ctrl+Enter")
	r.Press("End", "Alt+C")
	r.Type("错放")
	r.Press("Enter", "Ctrl+Enter")
	if a, b := line(r, s, oil).Cause, line(r, s, plug).Cause; a != "盘亏" || b != "错放" {
		t.Fatalf("causes %q and %q", a, b)
	}
	r.Press("F12")
	r.Picture("counts-post")
	r.Press("Ctrl+Enter")
	got := screentest.Read(r, func(v data.View) (shop.Part, error) { return data.Part(v, plug.ID) })
	if got.OnHand != 63*shop.One || line(r, s, oil).Posted != -shop.One {
		t.Errorf("%v plugs, %+v", got.OnHand, line(r, s, oil).TakeLine)
	}
	if !r.Shows("已过账") || p.Scanned(oil.Barcode) {
		t.Error("what is posted is still counted")
	}
	r.Picture("counts-posted")
}

func TestAStockTakeIsGivenUpWithAReason(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	store(r)
	s := begun(r, "A-03")
	open(r, s)
	r.Press("Alt+V", "Ctrl+Enter")
	r.Type("改为月底盘")
	r.Press("Ctrl+Enter")
	if got := screentest.Read(r, func(v data.View) (shop.StockTake, error) { return data.StockTake(v, s.ID) }); got.Status != shop.TakeVoid || got.Reason != "改为月底盘" {
		t.Errorf("%+v", got)
	}
	if !r.Shows("已作废：改为月底盘") {
		if _, _, words := r.Page.(*page).State(); !strings.Contains(words, "改为月底盘") {
			t.Errorf("the page says %q", words)
		}
	}
}

func TestWhatIsTypedAndNotEnteredComesBack(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	oil, _, _ := store(r)
	s := begun(r, "A-03")
	p := open(r, s)
	p.Scanned(oil.Barcode)
	r.Type("12")
	r.Tick()
	again := New(r.Host, screen.Route{Screen: screen.Count, ID: int64(s.ID)}).(*page)
	defer again.Close()
	if n := again.bar.now; n == nil || n.Row.PartID != oil.ID || again.bar.qty.Text != "12" {
		t.Errorf("%+v with %q", n, again.bar.qty.Text)
	}
	if line(r, s, oil).Counted() {
		t.Error("it was entered")
	}
}

func TestWhoMayNotCountOnlyLooks(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	oil, _, _ := store(r)
	s := begun(r, "A-03")
	r.Sit("ln")
	p := open(r, s)
	if p.Scanned(oil.Barcode) || !r.Shows("只能查看") {
		t.Error("an advisor counts")
	}
	r.Show(NewList(r.Host, screen.Route{Screen: screen.Counts}))
	for _, a := range r.Page.Actions() {
		if a.ID == "counts.act.new" {
			t.Error("an advisor is offered to begin one")
		}
	}
}
