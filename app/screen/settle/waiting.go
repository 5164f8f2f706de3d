package settle

import (
	"fyne.io/fyne/v2"

	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// waiting is the page of the orders that wait to be settled, to be fetched, or
// for their money.
type waiting struct {
	h     *screen.Host
	table *screen.OrderTable
}

func newWaiting(h *screen.Host) *waiting {
	w := &waiting{h: h}
	w.table = screen.NewOrderTable(h, []string{string(shop.Ready), string(shop.Settled), data.OrdersUnpaid}, "settle.none", w.open)
	return w
}

func (w *waiting) open(r data.OrderRow) {
	w.h.Go(screen.Route{Screen: screen.Settle, ID: int64(r.ID)})
}

// Content implements screen.Page.
func (w *waiting) Content() fyne.CanvasObject { return w.table.Object() }

// Title implements screen.Page.
func (w *waiting) Title() string { return w.h.Say("screen.settle") }

// Shown implements screen.Page.
func (w *waiting) Shown() { w.table.Table.Focus() }

// Close implements screen.Page.
func (w *waiting) Close() { w.table.Close() }

// Find implements screen.Finder.
func (w *waiting) Find() { w.table.Find() }

// Actions implements screen.Page.
func (w *waiting) Actions() []screen.Action {
	return append([]screen.Action{
		{ID: "settle.act.open", Keys: "F9", Button: true, Primary: true, Do: func() {
			if r, ok := w.table.Table.Selected(); ok {
				w.open(r)
			}
		}},
		{ID: "orders.act.refresh", Keys: "F5", Do: w.table.Table.Reload},
	}, w.table.Actions()...)
}
