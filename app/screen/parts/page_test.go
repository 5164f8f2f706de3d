package parts

import (
	"context"
	"slices"
	"strings"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

func open(r *screentest.Rig, id shop.PartID) *page {
	r.T.Helper()
	p, ok := New(r.Host, screen.Route{Screen: screen.Parts, ID: int64(id)}).(*page)
	if !ok {
		r.T.Fatal("no store was opened")
	}
	r.Show(p)
	return p
}

func part(r *screentest.Rig, id shop.PartID) shop.Part {
	r.T.Helper()
	return screentest.Read(r, func(v data.View) (shop.Part, error) { return data.Part(v, id) })
}

func TestPartsAreReceivedAtTheirCost(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	short, _ := store(r)
	open(r, short.ID)
	r.Press("Ctrl+R")
	r.Type("4")
	r.Press("Enter")
	r.Type("455")
	r.Press("Enter", "Enter", "Enter")
	r.Type("PO-0413")
	r.Press("Ctrl+S")
	got := part(r, short.ID)
	moves := screentest.Read(r, func(v data.View) ([]shop.Move, error) { return data.MovesOf(v, short.ID, 1) })
	if got.OnHand != 4*shop.One || got.Cost() != 45500 || moves[0].Note != "PO-0413" {
		t.Errorf("%v in stock at %v, the ledger says %+v", got.OnHand, got.Cost(), moves)
	}
}

func TestAReceiptOfNothingIsRefusedUnderItsField(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	short, _ := store(r)
	open(r, short.ID)
	r.Press("Ctrl+R", "Ctrl+Enter")
	if part(r, short.ID).OnHand != 0 || !r.Env.Router.Press("Esc") {
		t.Error("nothing was received, or the form is gone")
	}
}

func TestAStockIsSetToWhatWasCountedWithAReason(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	_, oil := store(r)
	open(r, oil.ID)
	r.Press("Alt+A")
	r.Type("7")
	r.Press("Enter", "Enter")
	if part(r, oil.ID).OnHand != 9*shop.One {
		t.Error("the stock was set without a reason")
	}
	r.Type("盘点")
	r.Press("Enter")
	if got := part(r, oil.ID).OnHand; got != 7*shop.One {
		t.Errorf("%v in stock, want 7", got)
	}
}

func TestAPartIsWrittenInASheet(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	p := open(r, 0)
	r.Press("Ctrl+N")
	r.Type("p099")
	r.Press("Enter")
	r.Type("雨刮片")
	r.Press("Enter")
	r.Type("98")
	r.Press("Ctrl+S")
	got := screentest.Read(r, func(v data.View) (shop.Part, error) { return data.PartByNumber(v, "P099") })
	if got.Name != "雨刮片" || got.Price != 9800 || !got.Active || p.browse.Table.Rows() != 1 {
		t.Errorf("kept %+v, %d rows", got, p.browse.Table.Rows())
	}
	r.Press("Ctrl+N")
	r.Type("P099")
	r.Press("Enter")
	r.Type("又一个")
	r.Press("Ctrl+S")
	if n := p.browse.Table.Rows(); n != 1 {
		t.Errorf("a number that is taken was kept: %d rows", n)
	}
}

func TestBothWritingsOfAPartArePutTogetherInItsSheet(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	p := open(r, 0)
	part := r.Part(shop.Part{Number: "P099", Name: "雨刮片", Unit: "片", Price: 9800, Origin: shop.OEM}, 0, 0)
	r.Press("Enter", "Enter")
	r.Type("雨刮片 前")
	part.Name, part.Bin = "前雨刮", "B-01"
	r.Part(part, 0, 0)
	r.Press("Ctrl+S", "Alt+B")
	r.Picture("both-part")
	r.Press("Ctrl+S")
	got := screentest.Read(r, func(v data.View) (shop.Part, error) { return data.PartByNumber(v, "P099") })
	if got.Name != "雨刮片 前" || got.Bin != "B-01" {
		t.Errorf("kept %+v of %d rows", got, p.browse.Table.Rows())
	}
}

func TestAPriceBelowCostIsWarnedOf(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	_, oil := store(r)
	oil = part(r, oil.ID)
	oil.Price = 100
	if p := seen(r.Host, oil.Check()); len(p) != 1 || p[0].Field != "price" {
		t.Errorf("the owner is told %v", p)
	}
	r.Sit("ln")
	if p := seen(r.Host, oil.Check()); len(p) != 0 {
		t.Errorf("who may not see the cost is told %v", p)
	}
}

func TestTheFiltersCountWhatIsShortAndLow(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	short, _ := store(r)
	p := open(r, 0)
	r.Press("Alt+2")
	if row, ok := p.browse.Table.Row(0); !ok || row.ID != short.ID || p.browse.Table.Rows() != 1 || row.Available() != -shop.One {
		t.Errorf("short are %d rows, the first %+v", p.browse.Table.Rows(), row)
	}
	r.Press("Alt+3")
	if n := p.browse.Table.Rows(); n != 3 {
		t.Errorf("%d parts are low, want 3", n)
	}
}

func TestTheDrawerTellsWhoWaitsAndHowItMoved(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	short, oil := store(r)
	p := open(r, 0)
	told := func(id shop.PartID) (words string) {
		p.side(part(r, id), func(title string, all []screen.Section) {
			for _, s := range all {
				for _, f := range s.Facts {
					words += f.Key + f.Text + f.Right + f.Far + f.Words + "\n"
				}
			}
		})
		return words
	}
	if got := told(short.ID); !strings.Contains(got, "沪A 3K728") || !strings.Contains(got, "RO260413-001") {
		t.Errorf("of the short part it tells\n%s", got)
	}
	if got := told(oil.ID); !strings.Contains(got, "−19") || !strings.Contains(got, "PO-0220") {
		t.Errorf("of the oil filter it tells\n%s", got)
	}
}

func TestWhoMayNotTouchTheStockIsNotOfferedIt(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	_, oil := store(r)
	r.Sit("ln")
	p := open(r, oil.ID)
	for _, a := range p.Actions() {
		if slices.Contains([]string{"parts.act.new", "parts.act.receive", "parts.act.adjust"}, a.ID) {
			t.Errorf("an advisor is offered %s", a.ID)
		}
	}
	p.side(part(r, oil.ID), func(_ string, all []screen.Section) {
		for _, f := range all[0].Facts {
			if strings.Contains(f.Text, "26.50") {
				t.Error("an advisor sees the cost")
			}
		}
	})
	if row, ok := p.browse.Selected(); !ok || row.ID != oil.ID {
		t.Errorf("the part of the route is not chosen: %+v", row)
	}
}

func TestOneWarehouseIsLookedAtAlone(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	_, oil := store(r)
	back := screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Warehouse, error) {
		return work.SaveWarehouse(ctx, d, shop.Warehouse{Name: "待退仓", Active: true})
	})
	open(r, oil.ID)
	r.Press("Alt+T")
	r.Type("T-1")
	r.Press("Shift+Tab")
	r.Type("待退")
	r.Press("Enter", "Shift+Tab", "Shift+Tab")
	r.Type("3")
	r.Press("Ctrl+S")
	if p := part(r, oil.ID); p.OnHand != 9*shop.One || p.Held != 3*shop.One {
		t.Fatalf("%v in stock, %v of it held", p.OnHand, p.Held)
	}
	r.Press("Alt+W")
	r.Type("待退")
	r.Press("Enter")
	r.Press("Alt+M")
	r.Type("4")
	r.Press("Ctrl+S")
	levels := screentest.Read(r, func(v data.View) ([]shop.Level, error) { return data.Levels(v, oil.ID) })
	if len(levels) != 1 || levels[0].Warehouse != back.ID || levels[0].Min != 4*shop.One {
		t.Errorf("%+v", levels)
	}
	r.Picture("parts-house")
	r.Press("Alt+S")
	r.Type("1")
	r.Press("Enter")
	r.Type("摔坏")
	r.Press("Ctrl+S")
	if p := part(r, oil.ID); p.OnHand != 8*shop.One {
		t.Errorf("%v in stock", p.OnHand)
	}
}
