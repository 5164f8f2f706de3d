package parts

import (
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

func TestBinLeastAndPriceAreWrittenInTheListAndKeptTogether(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	short, oil := store(r)
	open(r, 0)
	first := r.Page.(*page)
	row, _ := first.browse.Selected()
	was := part(r, row.ID)
	r.Press("→")
	r.Type("c-09-1")
	r.Press("Enter")
	r.Type("7")
	r.Press("Enter")
	r.Type("999.5")
	r.Press("Enter") // to the next row
	if next, _ := first.browse.Selected(); next.ID == row.ID {
		t.Error("Enter at the end of a row stays in it")
	}
	if got := part(r, row.ID); got != was {
		t.Fatalf("saved before it was asked for: %+v", got)
	}
	if !r.Shows("3 处修改") {
		t.Fatal("nothing says that three cells are changed")
	}
	r.Picture("parts-cells")
	r.Press("Ctrl+S")
	if got := part(r, row.ID); got.Bin != "C-09-1" || got.Min != 7*shop.One || got.Price != 99950 || r.Shows("3 处修改，") {
		t.Fatalf("kept %+v", got)
	}
	r.Press("Ctrl+Z")
	if got := part(r, row.ID); got.Bin != was.Bin || got.Min != was.Min || got.Price != was.Price {
		t.Errorf("taken back: %+v", got)
	}
	_, _ = short, oil
}

func TestAPriceBelowTheCostIsWarnedOfAndWhatIsNoNumberIsNotTaken(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	_, oil := store(r)
	p := open(r, oil.ID)
	p.browse.Table.Focus()
	r.Press("Alt+Enter", "Enter", "→")
	r.Type("0.01")
	r.Press("↓")
	if !r.Shows("低于成本") {
		t.Error("a price below the cost is not warned of")
	}
	r.Picture("parts-below-cost")
	r.Press("Esc", "Esc") // the cell, then all that is changed
	if r.Shows("处修改，") {
		t.Fatal("not given up")
	}
	r.Press("Ctrl+Z")
	if !r.Shows("1 处修改，") {
		t.Error("what was given up does not come back")
	}
	r.Press("Ctrl+S")
	if got := part(r, oil.ID); got.Price != 1 {
		t.Errorf("kept %+v", got)
	}
}

func TestWhatIsWrittenInTheListIsADraftAndDoesNotGoOverAnother(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	_, oil := store(r)
	p := open(r, oil.ID)
	p.browse.Table.Focus()
	r.Press("→")
	r.Type("X-1")
	r.Press("Enter")
	r.Tick()
	again := New(r.Host, screen.Route{Screen: screen.Parts, ID: int64(oil.ID)}).(*page)
	if again.cells.count() != 1 {
		t.Fatalf("restored %+v", again.cells.changes)
	}
	again.Close()
	kept := part(r, oil.ID)
	kept.Bin = "Y-2"
	if _, err := work.SavePart(t.Context(), r.Desk(), kept); err != nil {
		t.Fatal(err)
	}
	r.Press("Ctrl+S")
	if got := part(r, oil.ID); got.Bin != "Y-2" || !r.Shows("刚被别人改过") {
		t.Errorf("%q was written over another's", got.Bin)
	}
	if n := len(screentest.Read(r, func(v data.View) ([]shop.Draft, error) { return data.Drafts(v, r.Person.ID) })); n != 1 {
		t.Errorf("%d drafts", n)
	}
}

func TestWhoMayNotAdjustTheStockWritesNothingInTheList(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	store(r)
	r.Sit("zw")
	open(r, 0)
	r.Press("→", "Alt+Enter")
	if r.Page.(*page).cells.edit.Open() {
		t.Error("a cell was opened")
	}
	r.Sit("wl") // the owner sits down at the same page
	r.Host.Changed(r.Page)
	r.Page.(*page).browse.Table.Focus()
	r.Press("→", "Alt+Enter")
	if !r.Page.(*page).cells.edit.Open() {
		t.Error("the owner cannot write")
	}
}
