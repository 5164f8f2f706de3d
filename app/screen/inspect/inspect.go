// Package inspect is the screen on which somebody looks at a car after the work
// and signs what was found (检验单).
package inspect

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// record is a sheet being written, with what it is about. Only the sheet is
// kept in a draft.
type record struct {
	In    shop.Inspection
	About about `json:"-"`
}

// about is the order and all that decides what its sheet must hold.
type about struct {
	Order   shop.Order
	Vehicle shop.Vehicle
	Rules   []shop.Rule
	Sheets  []shop.Inspection // the first one first
	Events  []shop.Event
	People  map[shop.PersonID]string
	Who     []shop.PersonID // who repaired the car
}

// Page is the inspection of one order.
type Page struct {
	h      *screen.Host
	id     shop.OrderID
	edit   *screen.Edit[record]
	built  string // what the form was built for
	facts  *screen.Facts
	strip  *kit.Drawing
	root   *fyne.Container
	stop   func()
	closed bool
}

// New gives the page of the route's order.
func New(h *screen.Host, route screen.Route) screen.Page {
	p := &Page{h: h, id: shop.OrderID(route.ID), facts: screen.NewFacts(h)}
	p.strip = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(52)) }, p.drawStrip)
	p.edit = screen.NewEdit(h, screen.EditSpec[record]{
		Draft: "inspection:" + strconv.FormatInt(route.ID, 10), Scope: "inspection",
		Title: func(r record) string { return h.Say("screen.inspect") + "  " + r.About.Order.Number },
		Read:  p.read, Save: p.sign, Build: p.build, Check: p.check, Saved: p.signed, Shown: p.shown, Typed: p.typed, Fixes: p.fixes,
	})
	aside := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(6, 6, 10, 10), p.facts.Object()))
	p.root = container.New(pageLayout{p.facts}, p.strip,
		kit.NewCard(h.Say("inspection.sheet"), container.New(layout.NewCustomPaddedLayout(0, 4, 8, 8), p.edit.Content())),
		kit.NewCard(h.Say("inspection.history"), aside))
	p.stop = kit.Live(h.Store, h.Env.Run, p.follow, shop.KindOrders, shop.KindRules)
	p.edit.Open()
	return p
}

// Content implements screen.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Title implements screen.Page.
func (p *Page) Title() string {
	return p.h.Say("screen.inspect") + "  " + p.edit.Record.About.Order.Number
}

// Shown implements screen.Page. The keys are where nothing is marked yet.
func (p *Page) Shown() {
	if !p.Reading() {
		p.edit.Form.Focus(p.empty())
	}
}

// Focus gives the keys to a field of the sheet, such as result.
func (p *Page) Focus(field string) { p.edit.Form.Focus(field) }

// Close implements screen.Page.
func (p *Page) Close() {
	p.closed = true
	p.stop()
	p.edit.Close()
}

// Reading implements screen.Reading.
func (p *Page) Reading() bool { return p.edit.Record.About.Order.ID == 0 }

// State implements screen.Stated.
func (p *Page) State() (icon, tone, words string) { return p.edit.State() }

// Actions implements screen.Page.
func (p *Page) Actions() []screen.Action {
	return []screen.Action{
		{ID: "inspection.act.order", Keys: "Esc", Button: true, Do: p.back},
		{ID: "inspection.act.print", Keys: "Ctrl+P", Button: true, Do: func() {
			screen.Print(p.h, p.id, shop.FormInspection, paper.Paper(p.h.Settings().Paper).Known(), false)
		}},
		{ID: "inspection.act.sign", Keys: "F12", Button: true, Primary: true, Do: func() { p.edit.Save(nil) }},
		{ID: "inspection.act.first", Keys: "F7", Do: func() { p.edit.Form.Focus(p.empty()) }},
		{ID: "order.act.reload", Keys: "F5", Do: p.edit.Reload},
	}
}

// fixes are the acts that clear the way of a refusal: the sheet that must come
// first is written here, all else is seen to in the order.
func (p *Page) fixes(r *shop.Refusal) []kit.Act {
	switch sort, first := r.With["Sort"].(shop.InspectionSort); {
	case r.Fix == "inspect" && first:
		return []kit.Act{{Word: p.h.Say(sort.Key()), Keys: "Alt+1", Do: func() { p.turn(sort) }}}
	case r.Fix == "pin" || r.Fix == "":
		return nil
	case r.Fix == "sublet":
		return screen.OutsideFix(p.h, p.id, r.Fix)
	}
	return []kit.Act{{Word: p.h.Say("inspection.act.order"), Keys: "Esc", Do: p.back}}
}

// turn makes the sheet one of another sort; what is marked stays.
func (p *Page) turn(sort shop.InspectionSort) {
	p.edit.Quiet()
	p.edit.Form.Show(nil)
	p.edit.Record.In.Sort = sort
	p.edit.Touch()
}

func (p *Page) back() { p.h.Go(screen.Route{Screen: screen.Order, ID: int64(p.id)}) }

// read gets the order and a sheet that fits it, of the sort that is wanted next.
func (p *Page) read(v data.View) (r record, err error) {
	if r.About, err = readAbout(v, p.id); err != nil {
		return r, err
	}
	r.In.Sort = next(&r.About, today(p))
	r.In.Fit(&r.About.Order, r.About.Rules, today(p))
	return r, nil
}

func today(p *Page) shop.Day { return p.h.Desk().Today() }

func readAbout(v data.View, id shop.OrderID) (a about, err error) {
	if a.Order, err = data.Order(v, id); err != nil {
		return a, err
	}
	if a.Vehicle, err = data.Vehicle(v, a.Order.VehicleID); err != nil {
		return a, err
	}
	if a.Rules, err = data.Rules(v); err != nil {
		return a, err
	}
	if a.Sheets, err = data.InspectionsOf(v, id); err != nil {
		return a, err
	}
	if a.Events, err = data.EventsOf(v, id); err != nil {
		return a, err
	}
	planned, err := data.DispatchesOf(v, id)
	if err != nil {
		return a, err
	}
	clocks, err := data.ClocksOf(v, id)
	if err != nil {
		return a, err
	}
	a.Who = shop.Repairers(&a.Order, planned, clocks)
	people, err := data.People(v)
	a.People = map[shop.PersonID]string{}
	for _, x := range people {
		a.People[x.ID] = x.Name
	}
	return a, err
}

// next is the sheet that the car wants next: those before the final one first.
func next(a *about, on shop.Day) shop.InspectionSort {
	for _, s := range shop.SheetsWanted(&a.Order, a.Rules, on) {
		if shop.CanInspect(&a.Order, s) && !shop.SheetPassed(a.Sheets, s) {
			return s
		}
	}
	if shop.CanInspect(&a.Order, shop.FinalCheck) {
		return shop.FinalCheck
	}
	return shop.ProcessCheck
}

// sign signs the sheet of the order as it stands now: what a clock has changed
// in the meantime does not matter, and a job that was added is on no sheet yet
// and keeps it from passing.
func (p *Page) sign(ctx context.Context, d work.Desk, r record) (record, error) {
	o, err := data.Read(ctx, d.Store, func(v data.View) (shop.Order, error) { return data.Order(v, p.id) })
	if err != nil {
		return r, err
	}
	r.About.Order, r.In, err = work.SaveInspection(ctx, d, p.id, o.Rev, r.In)
	return r, err
}

func (p *Page) check(r record) shop.Problems {
	return r.In.Check(&r.About.Order, r.About.Rules, today(p))
}

// signed says how the sheet ended and goes back to the order, or on to the sheet
// that is wanted next.
func (p *Page) signed(r record) {
	key, args := "inspection.done.checked", shop.Args{"Plate": p.h.Env.Lang.Plate(r.About.Vehicle.Plate), "Sort": r.In.Sort}
	switch {
	case r.In.Result == shop.ResultFail:
		key = "inspection.done.failed"
	case r.In.Certificate != nil:
		key = "inspection.done.certified"
		args["Number"] = r.In.Certificate.Number
	case r.In.Sort == shop.FinalCheck:
		key = "inspection.done.passed"
	}
	p.h.Toast(p.h.Say(key, args), nil)
	p.edit.Reload() // what is signed is not signed twice
	if key != "inspection.done.checked" || r.About.Order.Status != shop.Checking {
		p.back()
	}
}

// shown builds the form for what was read.
func (p *Page) shown() {
	p.edit.Record.In.Fit(&p.edit.Record.About.Order, p.edit.Record.About.Rules, today(p))
	p.rebuild()
	p.draw()
	p.edit.Form.Focus(p.empty())
}

// typed gives the sheet the items of another sort when one was chosen.
func (p *Page) typed() {
	if r := &p.edit.Record; shape(&r.In) != p.built {
		r.In.Fit(&r.About.Order, r.About.Rules, today(p))
		p.rebuild()
		p.edit.Form.Focus("sort")
	}
	p.h.Changed(p)
}

// follow shows the order as it is now; what was marked stays.
func (p *Page) follow() {
	screen.Read(p.h, func(v data.View) (about, error) { return readAbout(v, p.id) }, func(a about, err error) {
		if p.closed || err != nil || p.Reading() {
			p.h.Log("follow inspection", err)
			return
		}
		p.edit.Record.About = a
		in := p.edit.Record.In
		if in.Fit(&a.Order, a.Rules, today(p)); shape(&in) != p.built {
			p.edit.Record.In = in
			p.rebuild()
		}
		p.draw()
	})
}

// rebuild makes the form anew: the sheet has other items now.
func (p *Page) rebuild() {
	p.built = shape(&p.edit.Record.In)
	p.edit.Rebuild()
	p.root.Refresh()
}

// shape is what the fields of the form depend on.
func shape(in *shop.Inspection) string {
	s := string(in.Sort)
	for _, i := range in.Items {
		s += "/" + strconv.FormatInt(int64(i.LineID), 10) + i.Name
	}
	return s
}

// empty is the first item without a mark, else the result.
func (p *Page) empty() string {
	for n, i := range p.edit.Record.In.Items {
		if i.Mark == shop.Unmarked {
			return field(n, "mark")
		}
	}
	return "result"
}
