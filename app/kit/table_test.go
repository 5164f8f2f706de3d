package kit

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

const million = 1_000_000

func tableOn(t testing.TB, source *stock) (*stage, *Table[part]) {
	var table *Table[part]
	s := newStage(t, func(env *Env) fyne.CanvasObject {
		table = NewTable(env, "parts", partColumns())
		return table.Object()
	})
	table.SetSource(source)
	table.Focus()
	return s, table
}

func wantRow(t *testing.T, table *Table[part], id int64) {
	t.Helper()
	if p, ok := table.Selected(); !ok || p.id != id {
		t.Errorf("selected %v %v, want part %d", p, ok, id)
	}
}

func TestATableOfAMillionRowsIsWalkedByKeys(t *testing.T) {
	source := &stock{n: million}
	s, table := tableOn(t, source)
	wantRow(t, table, 0)
	s.press("↓", "↓", "↑")
	wantRow(t, table, 1)
	s.press("End")
	wantRow(t, table, million-1)
	if ask := source.asks[len(source.asks)-1]; !ask.Last || ask.Skip != 0 {
		t.Errorf("the end was asked for by %+v, want the last rows without passing any", ask)
	}
	s.press("PgUp")
	wantRow(t, table, million-table.view.room())
	s.press("Home")
	wantRow(t, table, 0)
	s.press("PgDn")
	wantRow(t, table, table.view.room()-1)
}

func TestReadingOnPassesNoRows(t *testing.T) {
	source := &stock{n: 5000}
	s, _ := tableOn(t, source)
	for range 60 {
		s.press("PgDn")
	}
	for range 30 {
		s.press("PgUp")
	}
	for _, ask := range source.asks {
		if ask.Skip != 0 || ask.N > pageRows {
			t.Errorf("asked %+v while reading on", ask)
		}
	}
}

func TestTheScrollBarReachesEveryPlace(t *testing.T) {
	source := &stock{n: million}
	_, table := tableOn(t, source)
	table.view.scrollTo(million / 4)
	r, ok := table.Row(million / 4)
	if !ok || r.id != million/4 {
		t.Errorf("at a quarter stands %v %v", r, ok)
	}
	y, h := table.view.bar.thumb()
	track := table.view.bar.Size().Height
	if want := (track - h) / 4; y < want-2 || y > want+2 {
		t.Errorf("the thumb stands at %v of %v", y, track)
	}
	test.Drag(fyne.CurrentApp().Driver().CanvasForObject(table.view), fyne.NewPos(1361, 26+2+y+5), 0, 100)
	if table.view.top == million/4 {
		t.Error("dragging the thumb does not scroll")
	}
}

func TestRowsThatStaySeenAreNotDrawnAgain(t *testing.T) {
	_, table := tableOn(t, &stock{n: 1000})
	before := map[int64]*tableRow{}
	for _, row := range table.view.pool {
		before[row.state.index] = row
	}
	table.view.scrollTo(3)
	same := 0
	for _, row := range table.view.pool {
		if before[row.state.index] == row {
			same++
		}
	}
	if want := int(table.view.room()) - 3; same != want {
		t.Errorf("%d rows kept their widget, want %d", same, want)
	}
}

func TestEnterOpensSpacePreviewsAndTheMenuKeyAsks(t *testing.T) {
	s, table := tableOn(t, &stock{n: 50})
	var did []string
	table.OnOpen = func(p part) { did = append(did, "open "+p.code) }
	table.OnPreview = func(p part) { did = append(did, "preview "+p.code) }
	table.OnMenu = func(p part, _ fyne.Position) { did = append(did, "menu "+p.code) }
	s.press("↓", "Enter", "Space", "Menu", "Shift+F10")
	c := partAt(1).code
	if got, want := strings.Join(did, ","), "open "+c+",preview "+c+",menu "+c+",menu "+c; got != want {
		t.Errorf("did %s, want %s", got, want)
	}
}

func TestCopyGivesTheRowAsText(t *testing.T) {
	s, table := tableOn(t, &stock{n: 50})
	s.press("Ctrl+C")
	want := "06L000000H\t机油滤清器 0\tA-00-0\t0\t40.00\t30.50\t在途\t04-13"
	if got := fyne.CurrentApp().Clipboard().Content(); got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
	_ = table
}

func TestAHeadClickSortsAndASecondOneTurnsRound(t *testing.T) {
	source := &stock{n: 300}
	_, table := tableOn(t, source)
	var told TableLayout
	table.OnLayout = func(l TableLayout) { told = l }
	test.TapAt(table.view.head, fyne.NewPos(20, 10))
	test.TapAt(table.view.head, fyne.NewPos(20, 10))
	if ask := source.asks[len(source.asks)-1]; ask.Sort != "code" || !ask.Desc {
		t.Errorf("asked %+v, want by code from the end", ask)
	}
	if told.Sort != "code" || !told.Desc || told.Table != "parts" {
		t.Errorf("told %+v", told)
	}
	if p, _ := table.Row(0); p.id != 299 {
		t.Errorf("first row is %v", p)
	}
	test.TapAt(table.view.head, fyne.NewPos(300, 10))
	if got := table.Layout().Sort; got != "code" {
		t.Errorf("a column that cannot be sorted was: %s", got)
	}
}

func TestWidthsAreDraggedFittedKeptAndRestored(t *testing.T) {
	s, table := tableOn(t, &stock{n: 300})
	var told TableLayout
	table.OnLayout = func(l TableLayout) { told = l }
	test.Drag(s.win.Canvas(), fyne.NewPos(120, 10), 40, 0)
	if w := table.view.cols.byID("code").wide; w != 160 || told.Widths["code"] != 160 {
		t.Errorf("drawn to %v, told %v", w, told)
	}
	test.TapAt(table.view.head, fyne.NewPos(160, 10))
	test.TapAt(table.view.head, fyne.NewPos(160, 10))
	if w := table.view.cols.byID("code").wide; w >= 160 || w < 80 {
		t.Errorf("fitted to %v", w)
	}
	table.SetLayout(TableLayout{Widths: map[string]float32{"code": 200, "gone": 7}, Sort: "left", Desc: true})
	if w := table.view.cols.byID("code").wide; w != 200 {
		t.Errorf("restored %v", w)
	}
	if l := table.Layout(); l.Sort != "left" || !l.Desc {
		t.Errorf("restored %+v", l)
	}
}

func TestAClickChoosesTwoOpen(t *testing.T) {
	s, table := tableOn(t, &stock{n: 50})
	var opened []int64
	table.OnOpen = func(p part) { opened = append(opened, p.id) }
	at := fyne.NewPos(200, 26+28*3+5)
	test.TapCanvas(s.win.Canvas(), at)
	wantRow(t, table, 3)
	if len(opened) != 0 || s.win.Canvas().Focused() == nil {
		t.Errorf("one click opened %v, focus %v", opened, s.win.Canvas().Focused())
	}
	test.TapCanvas(s.win.Canvas(), at)
	if len(opened) != 1 || opened[0] != 3 {
		t.Errorf("two clicks opened %v", opened)
	}
}

func TestEmptyFailedAndSlowAreSaid(t *testing.T) {
	source := &stock{n: 0}
	_, table := tableOn(t, source)
	state := func() string {
		if s, ok := table.view.over.(*State); ok {
			return s.blank.Text
		}
		return ""
	}
	table.SetEmpty(Blank{Icon: "box", Text: "还没有配件。Ctrl+N 新建。"})
	if state() != "还没有配件。Ctrl+N 新建。" {
		t.Errorf("empty says %q", state())
	}
	source.fail = errors.New("数据库正忙")
	table.SetFilter("x")
	if !strings.Contains(state(), "数据库正忙") {
		t.Errorf("failure says %q", state())
	}
	source.fail, source.n = nil, 10
	table.view.over.(*State).links[0].Tapped(nil)
	if table.Rows() != 10 || table.view.over != nil {
		t.Errorf("after the retry %d rows, covered by %v", table.Rows(), table.view.over)
	}
}

func TestAReloadKeepsTheChoiceOnItsRecord(t *testing.T) {
	source := &stock{n: 400}
	s, table := tableOn(t, source)
	table.Same = func(a, b part) bool { return a.id == b.id }
	s.press("↓", "↓", "↓", "↓", "↓")
	source.offset = 2
	table.Reload()
	wantRow(t, table, 5)
	if table.view.sel != 3 {
		t.Errorf("the choice stands on row %d", table.view.sel)
	}
}

func TestLettersJumpInAShortList(t *testing.T) {
	s, table := tableOn(t, &stock{n: 1})
	table.SetRows([]part{{id: 1, code: "ab"}, {id: 2, code: "ba"}, {id: 3, code: "bb"}})
	s.write("b")
	wantRow(t, table, 2)
	s.write("b")
	wantRow(t, table, 3)
	var typed string
	table.OnType = func(text string) { typed = text }
	s.at = s.at.Add(twice * 9)
	s.write("xy")
	if typed != "xy" {
		t.Errorf("typed %q", typed)
	}
}

func TestAKeyThatTheScreenUsesIsNotTyped(t *testing.T) {
	s, table := tableOn(t, &stock{n: 5})
	found, typed := 0, ""
	s.Router.Push(NewScope("screen").On("/", func() { found++ }))
	table.OnType = func(text string) { typed += text }
	s.press("/")
	s.write("/")
	if found != 1 || typed != "" {
		t.Errorf("found %d, typed %q", found, typed)
	}
}

func TestNarrowTablesLeaveColumnsOut(t *testing.T) {
	s, table := tableOn(t, &stock{n: 5})
	if !table.view.cols.byID("cost").shown {
		t.Error("a wide table hides the cost")
	}
	s.win.Resize(fyne.NewSize(800, 500))
	if table.view.cols.byID("cost").shown {
		t.Error("a narrow table shows the cost")
	}
	table.HideColumn("price", true)
	if table.view.cols.byID("price").shown {
		t.Error("a hidden column is shown")
	}
}

func TestTheFootCountsAndSums(t *testing.T) {
	_, table := tableOn(t, &stock{n: 1284})
	table.SetFoot("", map[string]string{"price": "182,430.50"})
	if got := table.view.foot.auto; got != "1,284 行" {
		t.Errorf("foot says %q", got)
	}
}

// One step of the wheel through a million rows, headless. The limit of the
// design is 5 ms; see the report for the figure of the day.
func BenchmarkTableScroll(b *testing.B) {
	_, table := tableOn(b, &stock{n: million})
	step := &fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -notch}}
	for b.Loop() {
		table.view.Scrolled(step)
	}
}

// A page down redraws every row.
func BenchmarkTablePage(b *testing.B) {
	s, _ := tableOn(b, &stock{n: million})
	for b.Loop() {
		s.press("PgDn")
	}
}

// A drag of the scroll bar to anywhere.
func BenchmarkTableJump(b *testing.B) {
	_, table := tableOn(b, &stock{n: million})
	at := int64(0)
	for b.Loop() {
		at = (at + 777_777) % million
		table.view.scrollTo(at)
	}
}

func TestCtrlShiftAndADigitSortByThatColumn(t *testing.T) {
	source := &stock{n: 300}
	s, table := tableOn(t, source)
	s.press("Ctrl+Shift+4")
	if l := table.Layout(); l.Sort != "left" || l.Desc {
		t.Errorf("sorted %+v", l)
	}
	s.press("Ctrl+Shift+4", "Ctrl+Shift+2", "Ctrl+Shift+9")
	if l := table.Layout(); l.Sort != "left" || !l.Desc {
		t.Errorf("sorted %+v", l)
	}
	table.HideColumn("place", true)
	s.press("Ctrl+Shift+1", "Ctrl+Shift+3")
	if l := table.Layout(); l.Sort != "left" || l.Desc {
		t.Errorf("a column that is not shown is counted: %+v", l)
	}
}

// drawer keeps layouts as a window does.
type drawer map[string]TableLayout

func (d drawer) Layout(table string) (TableLayout, bool) { l, ok := d[table]; return l, ok }
func (d drawer) Keep(l TableLayout)                      { d[l.Table] = l }

func TestColumnsAreMovedHiddenAndBroughtBack(t *testing.T) {
	kept := drawer{}
	var table *Table[part]
	s := newStage(t, func(env *Env) fyne.CanvasObject {
		env.Layouts = kept
		columns := partColumns()
		columns[2].TitleKey, columns[3].TitleKey = "parts.bin", "parts.on_hand"
		table = NewTable(env, "parts", columns)
		return table.Object()
	})
	table.SetSource(&stock{n: 30})
	table.Focus()
	place, code := table.view.cols.byID("place"), table.view.cols.byID("code")
	drag := func(to, by float32) {
		table.view.head.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(to, 10)}, Dragged: fyne.NewDelta(by, 0)})
	}
	drag(place.left+20, -10)
	drag(code.left+20, code.left-place.left)
	table.view.head.DragEnd()
	if ids := kept["parts"].Order; len(ids) != 8 || ids[0] != "place" || ids[1] != "code" {
		t.Fatalf("moved to %v", ids)
	}
	s.press("Ctrl+C")
	if got := fyne.CurrentApp().Clipboard().Content(); !strings.HasPrefix(got, "A-00-0\t06L000000H") {
		t.Errorf("copied %q", got)
	}
	s.press("Ctrl+Shift+0", "1") // the menu names those with a title
	if place.shown || len(kept["parts"].Hidden) != 1 {
		t.Errorf("hidden are %v", kept["parts"].Hidden)
	}
	s.press("Ctrl+Shift+0", "1")
	if !place.shown || len(kept["parts"].Hidden) != 0 {
		t.Errorf("hidden are %v", kept["parts"].Hidden)
	}
	test.TapSecondaryAt(table.view.head, fyne.NewPos(30, 10))
	s.press("3")
	if l := kept["parts"]; l.Order != nil || table.view.cols.list[0].id != "code" {
		t.Errorf("as it was at first is %+v", l)
	}
	for _, id := range []string{"code", "name", "place", "left", "price", "cost", "state", "date"} {
		arranging[part]{table}.hide(table.view.cols.byID(id))
	}
	if shown := len(kept["parts"].Hidden); shown != 7 {
		t.Errorf("%d of 8 columns were hidden", shown)
	}
}
