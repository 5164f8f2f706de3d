package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestTheWheelScrollsThreeRowsANotch(t *testing.T) {
	s, table := tableOn(t, &stock{n: 500})
	test.Scroll(s.win.Canvas(), fyne.NewPos(300, 200), 0, -notch)
	if table.view.top != 3 {
		t.Errorf("the first row seen is %d", table.view.top)
	}
	test.Scroll(s.win.Canvas(), fyne.NewPos(300, 200), 0, 100*notch)
	if table.view.top != 0 {
		t.Errorf("the first row seen is %d", table.view.top)
	}
}

func TestThePointerMarksTheRowAndTheColumnEdge(t *testing.T) {
	s, table := tableOn(t, &stock{n: 500})
	test.MoveMouse(s.win.Canvas(), fyne.NewPos(300, 26+28*4+5))
	if table.view.hover != 4 {
		t.Errorf("the pointer is on row %d", table.view.hover)
	}
	head := table.view.head
	test.MoveMouse(s.win.Canvas(), fyne.NewPos(121, 10))
	if head.edge == nil || head.Cursor() != desktop.HResizeCursor || table.view.hover != -1 {
		t.Errorf("on the edge: %v, row %d", head.edge, table.view.hover)
	}
	test.MoveMouse(s.win.Canvas(), fyne.NewPos(50, 10))
	if head.Cursor() != desktop.PointerCursor {
		t.Error("a title that sorts does not show it")
	}
	test.MoveMouse(s.win.Canvas(), fyne.NewPos(300, 10))
	if head.Cursor() != desktop.DefaultCursor {
		t.Error("a title that does not sort looks as if it did")
	}
}

func TestARightClickChoosesTheRowAndAsks(t *testing.T) {
	_, table := tableOn(t, &stock{n: 500})
	var asked part
	table.OnMenu = func(p part, _ fyne.Position) { asked = p }
	test.TapSecondaryAt(table.view, fyne.NewPos(300, 26+28*2+3))
	if asked.id != 2 {
		t.Errorf("asked about %v", asked)
	}
	wantRow(t, table, 2)
}

func TestAClickBesideTheThumbTurnsAPage(t *testing.T) {
	_, table := tableOn(t, &stock{n: 5000})
	bar := table.view.bar
	test.TapAt(bar, fyne.NewPos(5, bar.Size().Height-5))
	if want := table.view.room() - 1; table.view.top != want {
		t.Errorf("the first row seen is %d, want %d", table.view.top, want)
	}
	test.TapAt(bar, fyne.NewPos(5, 0))
	if table.view.top > 1 {
		t.Errorf("the first row seen is %d", table.view.top)
	}
	bar.MouseIn(nil)
	if !bar.over {
		t.Error("the bar does not show the pointer")
	}
	bar.MouseOut()
}

func TestTheEdgeOfTheColumnThatTakesTheRestMovesItsNeighbour(t *testing.T) {
	_, table := tableOn(t, &stock{n: 5})
	cols := table.view.cols
	before := cols.byID("place").wide
	cols.pull(cols.byID("name"), 20)
	if got := cols.byID("place").wide; got != before-20 {
		t.Errorf("the neighbour went from %v to %v", before, got)
	}
}

func TestAMenuAnswersThePointer(t *testing.T) {
	s, _ := entries(t, 1)
	did := 0
	s.Layer.Menu(s.Env, fyne.NewPos(100, 100), []Command{{Word: "打开"}, {Word: "删除", Do: func() { did++ }}})
	test.MoveMouse(s.win.Canvas(), fyne.NewPos(130, 140))
	test.TapCanvas(s.win.Canvas(), fyne.NewPos(130, 140))
	if did != 1 || s.Layer.Listing() {
		t.Errorf("did %d, list shown %v", did, s.Layer.Listing())
	}
}

func TestTheGridScrollsAndWalksByPages(t *testing.T) {
	s, g, _ := gridOn(t, 200)
	s.press("PgDn", "Home", "←", "→")
	wantCell(t, g, g.room(), 3)
	s.press("PgUp")
	wantCell(t, g, 0, 3)
	g.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -notch}})
	if g.at.top != 1 {
		t.Errorf("the first line seen is %d", g.at.top)
	}
	g.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(200, 26+28+5)}})
	wantCell(t, g, 2, 2)
	s.press("Ctrl+C")
	if got := fyne.CurrentApp().Clipboard().Content(); got != "机油滤清器 3" {
		t.Errorf("copied %q", got)
	}
}

func TestChipsCountsAndKeysFollowWhatTheyAreTold(t *testing.T) {
	newStage(t, func(env *Env) fyne.CanvasObject { return NewLoading(env) })
	chip := NewChip(ChipSpec{Word: "待料", Tone: "orange"})
	narrow := chip.MinSize().Width
	chip.Set(ChipSpec{Icon: "wrench", Word: "施工中", Tone: "blue"})
	if chip.MinSize().Width <= narrow {
		t.Error("a longer chip is not wider")
	}
	count := NewCount("", "info")
	if count.MinSize().Width != 0 {
		t.Error("no count takes room")
	}
	count.Set("14", "bad")
	if count.MinSize().Width < 18 {
		t.Error("a count takes no room")
	}
	if NewKeyCap("Ctrl+K").MinSize().Width <= NewKeyCap("F2").MinSize().Width {
		t.Error("a longer key is not wider")
	}
	hints := NewKeyHints(KeyHint{"F2", "接车"})
	wide := hints.MinSize().Width
	hints.Set(KeyHint{"F2", "接车"}, KeyHint{"F9", "结算收款"})
	if hints.MinSize().Width <= wide {
		t.Error("two hints are not wider than one")
	}
}
