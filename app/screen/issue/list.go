package issue

import (
	"slices"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/shop"
)

// row is what of the chosen order is to be taken, or was given already.
type row struct {
	line *shop.Line
	pick shop.Pick // its Qty is 0 where all of the line was given
}

func (r row) given() bool { return r.pick.Qty == 0 }

// list is the counter as one drawing with the keyboard: the orders at the left, the
// pieces of the chosen one at the right. The keys are on one side of it.
type list struct {
	p     *Page
	keyed *kit.Keyed
	sel   shop.OrderID
	rows  []row
	at    int  // the chosen row
	right bool // the keys are on the rows
	top   int  // the first order that is seen
	room  int  // orders that are seen
}

func newList(p *Page) *list {
	l := &list{p: p, room: 1}
	l.keyed = kit.NewKeyed(p.h.Env, func(*kit.Theme) fyne.Size { return fyne.NewSize(500, 220) }, l.draw, l.key)
	l.keyed.Wheel = func(rows int) { l.step(rows) }
	return l
}

// fill makes the rows of what was read. The choice stays on its order and its line.
func (l *list) fill() {
	orders := l.p.demand.Orders
	var line shop.LineID
	if r, ok := l.chosen(); ok {
		line = r.line.ID
	}
	if _, ok := l.p.chosen(); !ok {
		l.sel, l.right, l.at = 0, false, 0
		if len(orders) > 0 {
			l.sel = orders[0].ID
		}
	}
	l.rows = nil
	o, ok := l.p.chosen()
	if !ok {
		return
	}
	var picks []shop.Pick
	for _, p := range l.p.demand.Picks {
		if p.OrderID == o.ID {
			picks = append(picks, p)
		}
	}
	shop.ByShelf(picks)
	for _, p := range picks {
		l.rows = append(l.rows, row{line: o.Line(p.LineID), pick: p})
	}
	for i := range o.Lines {
		if x := &o.Lines[i]; x.Issued > 0 {
			l.rows = append(l.rows, row{line: x})
		}
	}
	if i := slices.IndexFunc(l.rows, func(r row) bool { return r.line.ID == line && !r.given() }); i >= 0 {
		l.at = i
	}
	l.at = max(0, min(l.at, len(l.rows)-1))
}

// chosen is the row that the keys act on.
func (l *list) chosen() (row, bool) {
	if l.at < 0 || l.at >= len(l.rows) {
		return row{}, false
	}
	return l.rows[l.at], true
}

func (l *list) order() int {
	for i := range l.p.demand.Orders {
		if l.p.demand.Orders[i].ID == l.sel {
			return i
		}
	}
	return 0
}

func (l *list) key(c kit.Chord) bool {
	switch c {
	case kit.Keys("↑"):
		l.step(-1)
	case kit.Keys("↓"):
		l.step(1)
	case kit.Keys("PgUp"):
		l.step(-l.room)
	case kit.Keys("PgDn"):
		l.step(l.room)
	case kit.Keys("Home"):
		l.step(-1 << 20)
	case kit.Keys("End"):
		l.step(1 << 20)
	case kit.Keys("→"):
		l.across(1)
	case kit.Keys("←"):
		l.across(-1)
	case kit.Keys("Enter"):
		if l.right {
			acts{l.p}.handRow()
		} else {
			l.across(1)
		}
	case kit.Keys("/"):
		l.p.Find()
	default:
		return false
	}
	return true
}

// across takes the keys to the rows or back to the orders.
func (l *list) across(by int) {
	l.right = by > 0 && len(l.rows) > 0
	l.keyed.Refresh()
	l.p.h.Changed(l.p)
}

// step chooses another row, or another order.
func (l *list) step(by int) {
	if l.right {
		l.at = max(0, min(len(l.rows)-1, l.at+by))
	} else if all := l.p.demand.Orders; len(all) > 0 {
		l.choose(all[max(0, min(len(all)-1, l.order()+by))].ID)
	}
	l.keyed.Refresh()
	l.p.h.Changed(l.p)
}

func (l *list) choose(id shop.OrderID) {
	if l.sel != id {
		l.sel, l.at = id, 0
		l.p.quiet()
	}
	l.fill()
}
