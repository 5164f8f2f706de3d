// Package customers is the screens about customers: the list of all files, and
// the file of one.
package customers

import (
	"strings"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// New opens the list of customers, or the file of the one that route names; the
// key "new" opens an empty file.
func New(h *screen.Host, route screen.Route) screen.Page {
	if route.ID != 0 || strings.HasPrefix(route.Key, "new") {
		return newFile(h, route)
	}
	return newList(h)
}

// list is all customers.
type list struct {
	h      *screen.Host
	browse *screen.Browse[data.CustomerRow]
}

func newList(h *screen.Host) *list {
	l := &list{h: h}
	l.browse = screen.NewBrowse(h, screen.BrowseSpec[data.CustomerRow]{
		ID: "customers", Hint: h.Say("customers.hint"), Columns: columns(h),
		List: data.CustomerList, Row: func(r data.CustomerRow) int64 { return int64(r.ID) },
		Filters: []screen.Filter{
			{ID: data.FilterAll, Title: "customers.filter.all"},
			{ID: string(shop.PersonKind), Title: "customers.filter.person"},
			{ID: string(shop.CompanyKind), Title: "customers.filter.company"},
			{ID: data.CustomersOwing, Title: "customers.filter.owing"},
		},
		Kinds: []shop.Kind{shop.KindCustomers, shop.KindVehicles, shop.KindOrders, shop.KindPayments},
		Empty: kit.Blank{Icon: "user", Text: h.Say("customers.empty"), Acts: []kit.Act{{Word: h.Say("customers.act.new"), Keys: "Ctrl+N", Do: l.create}}},
		None:  "customers.none",
		Open:  func(r data.CustomerRow) { l.open(r.ID) },
		Side:  l.side,
	})
	return l
}

// Title implements screen.Page.
func (l *list) Title() string { return l.h.Say("screen.customers") }

// Content implements screen.Page.
func (l *list) Content() fyne.CanvasObject { return l.browse.Content() }

// Shown implements screen.Page.
func (l *list) Shown() { l.browse.Shown() }

// Close implements screen.Page.
func (l *list) Close() { l.browse.Close() }

// Find implements screen.Finder.
func (l *list) Find() { l.browse.Find() }

// State implements screen.Stated: which keys work on a row.
func (l *list) State() (icon, tone, words string) { return "", "", l.h.Say("customers.keys") }

// Actions implements screen.Page.
func (l *list) Actions() []screen.Action {
	return append([]screen.Action{
		{ID: "customers.act.vehicles", Keys: "Alt+V", Button: true, Do: func() { l.h.Go(screen.Route{Screen: screen.Vehicle}) }},
		{ID: "customers.act.new", Keys: "Ctrl+N", Button: true, Primary: true, Do: l.create},
	}, append(screen.TableActions(l.h, shop.CustomerTable), l.browse.Actions()...)...)
}

func (l *list) create() { l.h.Go(screen.Route{Screen: screen.Customers, Key: "new"}) }

func (l *list) open(id shop.CustomerID) {
	l.h.Go(screen.Route{Screen: screen.Customers, ID: int64(id)})
}

func columns(h *screen.Host) []kit.Column[data.CustomerRow] {
	lang := h.Env.Lang
	return []kit.Column[data.CustomerRow]{
		{ID: "code", TitleKey: "customers.code", W: 76, Sort: "code", Cell: func(r data.CustomerRow) kit.Cell { return kit.Cell{Text: r.Code, Tone: "muted"} }},
		{ID: "name", TitleKey: "customers.name", Min: 120, Sort: "name", Cell: func(r data.CustomerRow) kit.Cell { return kit.Cell{Text: r.Name} }},
		{ID: "kind", TitleKey: "customers.kind", W: 84, From: 620, Cell: func(r data.CustomerRow) kit.Cell { return kit.Cell{Text: lang.Say(r.Kind.Key())} }},
		{ID: "phone", TitleKey: "customers.phone", W: 136, Sort: "phone", Cell: func(r data.CustomerRow) kit.Cell { return kit.Cell{Text: lang.Masked(r.Phone)} }},
		{ID: "cars", TitleKey: "customers.cars", W: 64, Right: true, From: 560, Cell: func(r data.CustomerRow) kit.Cell { return kit.Cell{Text: lang.Int(r.Cars)} }},
		{ID: "last", TitleKey: "customers.last", W: 104, Right: true, From: 700, Cell: func(r data.CustomerRow) kit.Cell { return kit.Cell{Text: lang.Date(r.LastVisit)} }},
		{ID: "spent", TitleKey: "customers.spent", W: 104, Right: true, From: 780, Cell: func(r data.CustomerRow) kit.Cell { return kit.Cell{Text: lang.Money(r.Spent)} }},
		{ID: "due", TitleKey: "customers.due", W: 108, Right: true, Cell: func(r data.CustomerRow) kit.Cell {
			if r.Due == 0 {
				return kit.Cell{}
			}
			return kit.Cell{Text: lang.Money(r.Due), Icon: "alert", Tone: "bad"}
		}},
	}
}

// glance is what the drawer shows of a customer.
type glance struct {
	customer shop.Customer
	figures  data.CustomerSummary
	cars     []shop.Vehicle
	orders   []data.OrderRow
}

func readGlance(v data.View, id shop.CustomerID, orders int) (g glance, err error) {
	if g.customer, err = data.Customer(v, id); err != nil {
		return g, err
	}
	if g.figures, err = data.SumCustomer(v, id); err != nil {
		return g, err
	}
	if g.cars, err = data.VehiclesOf(v, id); err != nil {
		return g, err
	}
	g.orders, err = data.OrdersBy(v, id, orders)
	return g, err
}

// side shows a customer in the drawer.
func (l *list) side(r data.CustomerRow, show func(string, []screen.Section)) {
	screen.Read(l.h, func(v data.View) (glance, error) { return readGlance(v, r.ID, 5) }, func(g glance, err error) {
		if err != nil {
			l.h.Fail("read customer", err)
			return
		}
		show(g.customer.Name, l.sections(g))
	})
}

func (l *list) sections(g glance) []screen.Section {
	say, lang, c := l.h.Say, l.h.Env.Lang, g.customer
	due := screen.Stat{Label: say("customers.due"), Value: lang.Money(g.figures.Due)}
	if g.figures.Due > 0 {
		due.Tone = "bad"
	}
	head := screen.Section{Facts: []screen.Fact{
		{Text: strings.TrimSpace(lang.Masked(c.Phone) + "  " + say(c.Kind.Key())), Far: c.Code},
		{Stats: []screen.Stat{{Label: say("customers.visits"), Value: lang.Int(g.figures.Visits)}, {Label: say("customers.spent"), Value: lang.Money(g.figures.Spent)}, due}},
	}}
	if c.Note != "" {
		head.Facts = append(head.Facts, screen.Fact{Icon: "chat", Text: c.Note})
	}
	cars := screen.Section{Title: say("customers.cars")}
	for _, v := range g.cars {
		cars.Facts = append(cars.Facts, screen.Fact{Text: lang.Plate(v.Plate), Right: v.Title(), Do: func() {
			l.h.Go(screen.Route{Screen: screen.Vehicle, ID: int64(v.ID)})
		}})
	}
	orders := screen.Section{Title: say("customers.orders")}
	for _, o := range g.orders {
		orders.Facts = append(orders.Facts, screen.Fact{Key: lang.Date(o.ReceivedAt), Text: o.Number, Right: lang.Money(o.Total), Do: func() {
			l.h.Go(screen.Route{Screen: screen.Order, ID: int64(o.ID)})
		}})
	}
	none := func(s *screen.Section, words string) {
		if len(s.Facts) == 0 {
			s.Facts = []screen.Fact{{Words: say(words)}}
		}
	}
	none(&cars, "customers.no_cars")
	none(&orders, "customers.no_orders")
	return []screen.Section{head, cars, orders}
}
