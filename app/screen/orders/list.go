package orders

import (
	"fyne.io/fyne/v2"

	"gongdan/app/screen"
	"gongdan/data"
)

// List is the page of all orders.
type List struct {
	h     *screen.Host
	table *screen.OrderTable
}

// NewList gives the page.
func NewList(h *screen.Host, route screen.Route) screen.Page {
	l := &List{h: h}
	filters := []string{data.OrdersOpen, data.OrdersMine, data.OrdersToday, data.OrdersUnpaid, data.FilterAll}
	l.table = screen.NewOrderTable(h, filters, "orders.empty", func(r data.OrderRow) {
		h.Go(screen.Route{Screen: screen.Order, ID: int64(r.ID)})
	})
	if route.Key != "" {
		l.table.Filter(route.Key)
	}
	return l
}

// Content implements screen.Page.
func (l *List) Content() fyne.CanvasObject { return l.table.Object() }

// Title implements screen.Page.
func (l *List) Title() string { return l.h.Say("screen.orders") }

// Shown implements screen.Page.
func (l *List) Shown() { l.table.Table.Focus() }

// Close implements screen.Page.
func (l *List) Close() { l.table.Close() }

// Find implements screen.Finder.
func (l *List) Find() { l.table.Find() }

// State implements screen.Stated.
func (l *List) State() (icon, tone, words string) { return "", "", l.h.Say("orders.state") }

// Actions implements screen.Page.
func (l *List) Actions() []screen.Action {
	chosen := func(do func(data.OrderRow)) func() {
		return func() {
			if r, ok := l.table.Table.Selected(); ok {
				do(r)
			}
		}
	}
	return append([]screen.Action{
		{ID: "orders.act.open", Keys: "Enter", Button: true, Do: chosen(func(r data.OrderRow) {
			l.h.Go(screen.Route{Screen: screen.Order, ID: int64(r.ID)})
		})},
		{ID: "order.act.settle", Keys: "F9", Button: true, Do: chosen(func(r data.OrderRow) {
			l.h.Go(screen.Route{Screen: screen.Settle, ID: int64(r.ID)})
		})},
		{ID: "orders.act.refresh", Keys: "F5", Do: l.table.Table.Reload},
	}, l.table.Actions()...)
}
