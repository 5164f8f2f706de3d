package screen

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/data"
)

// searchPause is how long the typing rests before a list is filtered.
const searchPause = 100 * time.Millisecond

// OrderTable is the list of orders wherever one is shown: a field to search in,
// filters, and the table. It follows the records until Close.
type OrderTable struct {
	Table *kit.Table[data.OrderRow]

	h       *Host
	search  *kit.Entry
	filters *Filters
	ask     data.Ask
	box     *fyne.Container
	stop    func()
	wait    func()
}

// NewOrderTable gives the list with its filters, the first of them chosen;
// open is done with the row that Enter is pressed on.
func NewOrderTable(h *Host, filters []string, empty string, open func(data.OrderRow)) *OrderTable {
	t := &OrderTable{h: h}
	t.Table = kit.NewTable(h.Env, "orders", orderColumns(h))
	t.Table.OnOpen = open
	t.Table.OnType = func(typed string) { t.find(typed) }
	t.Table.Same = func(a, b data.OrderRow) bool { return a.ID == b.ID }
	t.Table.Tell = func(err error) string {
		words, _ := h.Words(err)
		return words
	}
	t.Table.SetEmpty(kit.Blank{Icon: "doc", Text: h.Say(empty)})
	t.ask = data.Ask{Filter: filters[0], Person: h.Desk().Person.ID, Day: h.Desk().Today()}
	t.search = kit.NewTextEntry(h.Env)
	t.search.PlaceHolder, t.search.Icon = h.Say("orders.search"), "search"
	t.search.Hook().OnEdit = t.later
	t.search.Hook().OnNext = t.Table.Focus
	all := make([]Filter, len(filters))
	for i, f := range filters {
		all[i] = Filter{ID: f, Title: "orders.filter." + f}
	}
	t.filters = NewFilters(h, all, func(string) { t.apply(); t.Table.Focus() })
	t.Table.SetSource(NewPages(h, data.OrderList, func(r data.OrderRow) int64 { return int64(r.ID) }))
	t.Table.Begin(kit.TableLayout{Table: "orders", Sort: "received", Desc: true})
	t.Table.SetFoot("", nil)
	t.Table.SetFilter(t.ask)
	head := container.New(searchLayout{}, t.search, t.filters.Object())
	t.box = container.NewBorder(head, nil, nil, nil, kit.NewCard("", t.Table.Object()))
	t.stop = kit.Live(h.Store, h.Env.Run, t.Table.Reload, shop.KindOrders, shop.KindPayments)
	return t
}

// Object is what a page shows.
func (t *OrderTable) Object() fyne.CanvasObject { return t.box }

// Find goes to the field to search in.
func (t *OrderTable) Find() { t.h.Env.Focus(t.search) }

// Close ends the following.
func (t *OrderTable) Close() { t.stop() }

// Filter chooses a filter.
func (t *OrderTable) Filter(name string) {
	for i, f := range t.filters.all {
		if f.ID == name {
			t.filters.Choose(i)
		}
	}
}

// Actions are those that every list has: its filters, and the way to the
// search.
func (t *OrderTable) Actions() []Action {
	return append(t.filters.Actions(), Action{ID: "list.act.find", Keys: "Ctrl+F", Do: t.Find})
}

func (t *OrderTable) find(typed string) {
	t.search.SetText(typed)
	t.Find()
	t.search.CursorColumn = len([]rune(typed))
	t.later()
}

// later filters once the typing rests.
func (t *OrderTable) later() {
	if t.wait != nil {
		t.wait()
	}
	t.wait = t.h.Env.Run.After(searchPause, t.apply)
}

func (t *OrderTable) apply() {
	ask := t.ask
	ask.Filter, ask.Text = t.filters.Chosen(), t.search.Text
	if ask != t.ask {
		t.ask = ask
		t.Table.SetFilter(ask)
	}
}

func orderColumns(h *Host) []kit.Column[data.OrderRow] {
	lang := h.Env.Lang
	muted := func(s string) kit.Cell { return kit.Cell{Text: s, Tone: "muted"} }
	kind, status := Wide(h, KeysOf(shop.OrderKinds())...), WideStatus(h)
	return []kit.Column[data.OrderRow]{
		{ID: "number", TitleKey: "orders.number", W: 118, Sort: "number", Cell: func(r data.OrderRow) kit.Cell { return kit.Cell{Text: r.Number} }},
		{ID: "plate", TitleKey: "orders.plate", W: 104, Cell: func(r data.OrderRow) kit.Cell { return kit.Cell{Text: lang.Plate(r.Plate), Strong: true} }},
		{ID: "vehicle", TitleKey: "orders.vehicle", Min: 110, W: 150, From: 760, Cell: func(r data.OrderRow) kit.Cell { return kit.Cell{Text: r.Vehicle} }},
		{ID: "customer", TitleKey: "orders.customer", Min: 80, Cell: func(r data.OrderRow) kit.Cell { return kit.Cell{Text: r.Customer} }},
		{ID: "kind", TitleKey: "orders.kind", W: kind, Min: kind, From: 1060, Cell: func(r data.OrderRow) kit.Cell { return kit.Cell{Text: lang.Say(r.Kind.Key())} }},
		{ID: "status", TitleKey: "orders.status", W: status, Min: status, Cell: func(r data.OrderRow) kit.Cell {
			chip := StatusChip(lang, r.Status)
			return kit.Cell{Chip: &chip}
		}},
		{ID: "advisor", TitleKey: "orders.advisor", W: 72, From: 1100, Cell: func(r data.OrderRow) kit.Cell { return muted(r.Advisor) }},
		{ID: "received", TitleKey: "orders.received", W: 116, Sort: "received", Cell: func(r data.OrderRow) kit.Cell { return muted(lang.When(r.ReceivedAt, h.Env.Clock())) }},
		{ID: "promised", TitleKey: "orders.promised", W: 116, Sort: "promised", Cell: promisedCell(h)},
		{ID: "total", TitleKey: "orders.total", W: 92, Right: true, Sort: "total", Cell: func(r data.OrderRow) kit.Cell { return kit.Cell{Text: lang.Money(r.Total)} }},
		{ID: "due", TitleKey: "orders.due", W: 92, Right: true, Sort: "due", Cell: func(r data.OrderRow) kit.Cell {
			if r.Due == 0 || r.Status == shop.Void {
				return kit.Cell{}
			}
			return kit.Cell{Text: lang.Money(r.Due)}
		}},
	}
}

// promisedCell shows the promise, and that it is overdue while the car is here.
func promisedCell(h *Host) func(data.OrderRow) kit.Cell {
	return func(r data.OrderRow) kit.Cell {
		now := h.Env.Clock()
		c := kit.Cell{Text: h.Env.Lang.When(r.PromisedAt, now)}
		if r.Status.Open() && r.Status != shop.Settled && !r.PromisedAt.IsZero() && r.PromisedAt.Before(now) {
			c.Tone, c.Icon = "bad", "alert"
		}
		return c
	}
}

// searchLayout puts a search field before what filters, and 8 dp of air below
// both, as in every list.
type searchLayout struct{}

// Layout implements fyne.Layout.
func (searchLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	tall := all[0].MinSize().Height
	wide := min(kit.Look().Dp(280), size.Width*0.4)
	kit.Put(all[0], 0, 0, wide, tall)
	kit.Put(all[1], wide+12, 0, size.Width-wide-12, tall)
}

// MinSize implements fyne.Layout. The border around the table adds its own
// air.
func (searchLayout) MinSize(all []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(300, all[0].MinSize().Height+8-kit.Look().Size(theme.SizeNamePadding))
}
