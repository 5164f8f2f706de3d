package screen_test

import (
	"testing"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/data"
)

// orderList is the list of orders at the desk of whoever sits there, as it
// comes up when they enter.
func orderList(r *screentest.Rig, l *screen.Layouts) *screen.OrderTable {
	var t *screen.OrderTable
	l.Of(r.Person, func() {
		t = screen.NewOrderTable(r.Host, []string{data.OrdersOpen}, "orders.empty", func(data.OrderRow) {})
	})
	r.T.Cleanup(t.Close)
	return t
}

func TestATableIsFoundAsItsPersonLeftIt(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	window := func() *screen.Layouts {
		l := screen.NewLayouts(func() *screen.Host { return r.Host })
		r.Env.Layouts = l
		return l
	}
	owner := r.Person
	first := orderList(r, window())
	if l := first.Table.Layout(); l.Sort != "received" || !l.Desc || l.Widths != nil {
		t.Fatalf("nobody touched it, and it is %+v", l)
	}
	mine := kit.TableLayout{Table: "orders", Widths: map[string]float32{"plate": 150}, Order: []string{"plate", "number"}, Hidden: []string{"advisor"}, Sort: "promised"}
	first.Table.SetLayout(mine)
	mine = first.Table.Layout()
	r.Env.Layouts.Keep(mine)

	r.Sit("ln")
	hers := orderList(r, window())
	if l := hers.Table.Layout(); l.Sort != "received" || l.Widths != nil || l.Hidden != nil || l.Order != nil {
		t.Errorf("an advisor finds the owner's table: %+v", l)
	}
	r.Env.Layouts.Keep(kit.TableLayout{Table: "orders", Sort: "due"})

	r.Person = owner
	layouts := window() // the program was closed and opened
	again := orderList(r, layouts)
	l := again.Table.Layout()
	if l.Sort != "promised" || l.Desc || l.Widths["plate"] != 150 || l.Order[0] != "plate" || l.Order[1] != "number" || len(l.Order) != len(mine.Order) || len(l.Hidden) != 1 || l.Hidden[0] != "advisor" {
		t.Errorf("left as %+v, found as %+v", mine, l)
	}
	r.Sit("ln")
	layouts.Of(r.Person, again.Table.Recall) // she sits down at a list that is open
	if l := again.Table.Layout(); l.Sort != "due" || l.Widths != nil || l.Order != nil {
		t.Errorf("she finds %+v", l)
	}
}

func TestNobodyInParticularLeavesNoLayout(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	l := screen.NewLayouts(func() *screen.Host { return r.Host })
	r.Person = shop.Person{}
	l.Keep(kit.TableLayout{Table: "orders", Sort: "due"})
	if all := screentest.Read(r, func(v data.View) (map[string]string, error) { return data.LayoutsOf(v, 0) }); len(all) != 0 {
		t.Errorf("kept %v", all)
	}
	if left, ok := l.Layout("orders"); !ok || left.Sort != "due" {
		t.Errorf("forgotten while the window is open: %+v", left)
	}
}
