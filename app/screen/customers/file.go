package customers

import (
	"context"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// record is a customer as the file shows it.
type record struct {
	Customer shop.Customer
	Referrer string // name of who sent the customer
}

// file is the page of one customer.
type file struct {
	h        *screen.Host
	id       shop.CustomerID
	edit     *screen.Edit[record]
	twins    *twins
	phone    phone
	contacts *contacts
	cars     *kit.Table[shop.Vehicle]
	orders   *kit.Table[data.OrderRow]
	figures  data.CustomerSummary
	strip    *kit.Drawing
	root     *fyne.Container
	stop     func()
	closed   bool
	shown    bool
	loads    int
}

func newFile(h *screen.Host, route screen.Route) *file {
	f := &file{h: h, id: shop.CustomerID(route.ID)}
	f.twins = newTwins(f)
	f.contacts = newContacts(f)
	f.cars = kit.NewTable(h.Env, "customer.cars", carColumns(h))
	f.cars.OnOpen = func(v shop.Vehicle) { h.Go(screen.Route{Screen: screen.Vehicle, ID: int64(v.ID)}) }
	f.cars.SetEmpty(kit.Blank{Icon: "car", Text: h.Say("customers.no_cars"), Acts: []kit.Act{{Word: h.Say("customers.act.add_car"), Keys: "Alt+A", Do: f.addCar}}})
	f.orders = kit.NewTable(h.Env, "customer.orders", orderColumns(h))
	f.orders.OnOpen = func(r data.OrderRow) { h.Go(screen.Route{Screen: screen.Order, ID: int64(r.ID)}) }
	f.orders.SetEmpty(kit.Blank{Icon: "doc", Text: h.Say("customers.no_orders")})
	f.cars.SetRows(nil)
	f.orders.SetRows(nil)
	f.edit = screen.NewEdit(h, screen.EditSpec[record]{
		Draft: f.draftKey(route.Key), Scope: "customer",
		Title: func(r record) string { return r.Customer.Name },
		Read:  f.read, Save: f.save, Build: f.build, Check: f.check,
		Saved: f.saved, Shown: f.drawn, Typed: f.typed, Parts: f.contacts.parts(),
	})
	f.strip = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(52)) }, f.drawStrip)
	f.root = container.New(fileLayout{}, f.strip, kit.NewCard(h.Say("customers.data"), container.New(layout.NewCustomPaddedLayout(0, 4, 8, 8), f.edit.Content())),
		kit.NewCard(h.Say("customers.cars"), f.cars.Object()).SetAction(kit.NewKeyCap("Alt+2")),
		kit.NewCard(h.Say("customers.contacts"), f.contacts.grid).SetAction(kit.NewKeyCap("Alt+3")),
		kit.NewCard(h.Say("customers.orders"), f.orders.Object()).SetAction(kit.NewKeyCap("Alt+4")))
	f.stop = kit.Live(h.Store, h.Env.Run, f.follow, shop.KindCustomers, shop.KindVehicles, shop.KindOrders, shop.KindPayments)
	f.edit.Open()
	f.around()
	return f
}

func (f *file) draftKey(key string) string {
	if f.id == 0 {
		return "customer:" + key
	}
	return "customer:" + strconv.FormatInt(int64(f.id), 10)
}

func (f *file) read(v data.View) (r record, err error) {
	if f.id == 0 {
		return record{Customer: shop.Customer{Kind: shop.PersonKind, Source: shop.WalkIn}}, nil
	}
	if r.Customer, err = data.Customer(v, f.id); err != nil || r.Customer.ReferredBy == 0 {
		return r, err
	}
	by, err := data.Customer(v, r.Customer.ReferredBy)
	r.Referrer = by.Name
	return r, err
}

func (f *file) save(ctx context.Context, d work.Desk, r record) (record, error) {
	kept, err := work.SaveCustomer(ctx, d, r.Customer)
	r.Customer = kept
	return r, err
}

// saved shows the customer as kept; a new one has its number now.
func (f *file) saved(r record) {
	f.h.Toast(f.h.Say("customers.saved", shop.Args{"Name": r.Customer.Name, "Code": r.Customer.Code}), nil)
	if f.id == 0 {
		f.id = r.Customer.ID
		f.edit.SetDraft(f.draftKey(""))
		f.h.Moved(f, screen.Route{Screen: screen.Customers, ID: int64(f.id)})
	}
	f.phone.shown = true // whoever typed it knows it
	f.drawn()
	f.around()
}

// drawn shows what was read: a number that is not to be seen has another field.
func (f *file) drawn() {
	if f.phone.wanted(f) != f.phone.masked {
		f.edit.Rebuild()
		if f.shown {
			f.edit.Form.Focus("name")
		}
	}
	f.contacts.grid.Refresh()
	f.strip.Refresh()
	f.h.Changed(f)
}

// follow reads again what another page or person may have changed.
func (f *file) follow() {
	if !f.closed {
		f.edit.Follow()
		f.around()
	}
}

// around reads the cars, the orders and the figures.
func (f *file) around() {
	if f.id == 0 {
		return
	}
	f.loads++
	mine, id := f.loads, f.id
	screen.Read(f.h, func(v data.View) (glance, error) { return readGlance(v, id, 200) }, func(g glance, err error) {
		switch {
		case f.closed || mine != f.loads:
		case err != nil:
			f.h.Fail("read customer", err)
		default:
			f.figures = g.figures
			f.cars.SetRows(g.cars)
			f.orders.SetRows(g.orders)
			f.strip.Refresh()
		}
	})
}

// Title implements screen.Page.
func (f *file) Title() string {
	if name := f.edit.Kept.Customer.Name; name != "" {
		return name
	}
	return f.h.Say("customers.new")
}

// Content implements screen.Page.
func (f *file) Content() fyne.CanvasObject { return f.root }

// State implements screen.Stated.
func (f *file) State() (icon, tone, words string) {
	if f.id == 0 && !f.edit.Dirty() {
		return "", "", f.h.Say("customers.state.new")
	}
	return f.edit.State()
}

// Shown implements screen.Page.
func (f *file) Shown() {
	f.shown = true
	f.edit.Form.Focus("name")
}

// Close implements screen.Page: what was typed is kept as a draft.
func (f *file) Close() {
	f.closed = true
	f.stop()
	f.twins.halt()
	f.edit.Close()
}

// Actions implements screen.Page.
func (f *file) Actions() []screen.Action {
	known := func() bool { return f.id != 0 }
	return []screen.Action{
		{ID: "customers.act.add_car", Keys: "Alt+A", Button: true, Can: known, Do: f.addCar},
		{ID: "customers.act.unmask", Keys: "Ctrl+Shift+C", Button: f.phone.masked, Can: func() bool { return f.phone.masked }, Do: f.unmask},
		{ID: "customers.act.save", Keys: "Ctrl+S", Button: true, Primary: true, Do: func() { f.edit.Save(nil) }},
		{ID: "customers.act.save_close", Keys: "Ctrl+Enter", Do: func() { f.edit.Save(func() { f.h.Leave(f) }) }},
		{ID: "customers.act.twin", Keys: "Alt+O", Can: f.twins.any, Do: f.twins.open},
		{ID: "customers.act.to_form", Keys: "Alt+1", Do: func() { f.edit.Form.Focus("name") }},
		{ID: "customers.act.to_cars", Keys: "Alt+2", Do: f.cars.Focus},
		{ID: "customers.act.to_contacts", Keys: "Alt+3", Do: f.contacts.grid.Focus},
		{ID: "customers.act.to_orders", Keys: "Alt+4", Do: f.orders.Focus},
		{ID: "customers.act.drop_contact", Keys: "Del", Can: f.contacts.held, Do: f.contacts.drop},
		{ID: "customers.act.reload", Keys: "F5", Can: known, Do: f.edit.Reload},
		{ID: "customers.act.back", Keys: "Esc", Do: func() { f.h.Leave(f) }},
	}
}

// addCar writes a new car of this customer.
func (f *file) addCar() {
	if f.id != 0 {
		f.h.Go(screen.Route{Screen: screen.Vehicle, Key: "new:" + strconv.FormatInt(int64(f.id), 10)})
	}
}

// typed is told after each change by hand.
func (f *file) typed() {
	c := &f.edit.Record.Customer
	if c.Consent == c.ConsentAt.IsZero() {
		at := time.Time{}
		if c.Consent {
			at = f.h.Env.Clock()
		}
		c.ConsentAt = at
		if e, ok := f.edit.Form.Entry("consent_at").(*kit.DateEntry); ok {
			e.SetTime(at)
		}
	}
	f.twins.look(*c)
	f.strip.Refresh()
	f.h.Changed(f)
}

// fileLayout places the strip above, the fields at the left, and cars,
// contacts and orders below each other at the right.
type fileLayout struct{}

// Layout implements fyne.Layout.
func (fileLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	look := kit.Look()
	strip := look.Dp(52)
	kit.Put(all[0], 0, 0, size.Width, strip)
	y := strip + 8
	left := min(look.Dp(560), (size.Width-8)*0.47)
	kit.Put(all[1], 0, y, left, size.Height-y)
	x, room := left+8, size.Height-y-16
	wide := size.Width - x
	each := max(look.Dp(122), room*0.28)
	kit.Put(all[2], x, y, wide, each)
	kit.Put(all[3], x, y+each+8, wide, each)
	kit.Put(all[4], x, y+2*each+16, wide, size.Height-y-2*each-16)
}

// MinSize implements fyne.Layout.
func (fileLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 320) }
