// Package walk is the screen on which somebody writes down how a car looks while
// going round it (环车检查): marks on its outline, the points of the template,
// what lies in it, photos.
package walk

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// record is a walk-around being written, with what it is about. Only the walk
// is kept in a draft.
type record struct {
	Walk  shop.Walk
	About about `json:"-"`
}

// about is the order and the car.
type about struct {
	Order   shop.Order
	Vehicle shop.Vehicle
}

// Page is the walk-around of one order.
type Page struct {
	h       *screen.Host
	id      shop.OrderID
	edit    *screen.Edit[record]
	strip   *kit.Drawing
	marks   *marks
	checks  *checks
	photos  *photos
	history history
	root    *fyne.Container
	stop    []func()
	opened  bool // it was read once
	closed  bool
}

// New gives the page of the route's order.
func New(h *screen.Host, route screen.Route) screen.Page {
	p := &Page{h: h, id: shop.OrderID(route.ID)}
	p.strip = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(120, l.Dp(52)) }, p.drawStrip)
	p.marks, p.checks, p.photos = newMarks(p), newChecks(p), newPhotos(p)
	p.edit = screen.NewEdit(h, screen.EditSpec[record]{
		Draft: "walk:" + strconv.FormatInt(route.ID, 10), Scope: "walk",
		Title: func(r record) string { return h.Say("screen.walk") + "  " + r.About.Order.Number },
		Read:  p.read, Save: save, Build: p.build, Check: func(r record) shop.Problems { return r.Walk.Check() },
		Saved: func(record) { p.draw() }, Shown: p.shown, Typed: func() { h.Changed(p) }, Parts: p.parts(),
	})
	p.root = p.layout()
	p.stop = []func(){
		kit.Live(h.Store, h.Env.Run, func() { p.edit.Follow() }, shop.KindOrders, shop.KindCheckPoints),
		kit.Live(h.Store, h.Env.Run, p.photos.load, shop.KindPhotos),
	}
	p.edit.Open()
	p.photos.load()
	return p
}

// Content implements screen.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Title implements screen.Page.
func (p *Page) Title() string { return p.h.Say("screen.walk") + "  " + p.order().Number }

// Shown implements screen.Page. The walk begins at the outline.
func (p *Page) Shown() {
	if !p.Reading() {
		p.h.Env.Focus(p.marks.outline.Keyed())
	}
}

// Close implements screen.Page.
func (p *Page) Close() {
	p.closed = true
	for _, stop := range p.stop {
		stop()
	}
	p.edit.Close()
}

// Reading implements screen.Reading.
func (p *Page) Reading() bool { return p.order().ID == 0 }

// State implements screen.Stated.
func (p *Page) State() (icon, tone, words string) {
	if p.frozen() {
		return "lock", "grey", p.h.Say("order.state.frozen", shop.Args{"Status": p.order().Status})
	}
	if p.photos.taker.Busy() {
		return "clock", "info", p.h.Say("photo.adding")
	}
	return p.edit.State()
}

// Dropped implements screen.Dropper: files that were let go over the window are
// photos of the car.
func (p *Page) Dropped(paths []string) { p.photos.taker.Add(paths) }

func (p *Page) walk() *shop.Walk   { return &p.edit.Record.Walk }
func (p *Page) order() *shop.Order { return &p.edit.Record.About.Order }
func (p *Page) frozen() bool       { return p.order().Status.Frozen() }

// Actions implements screen.Page.
func (p *Page) Actions() []screen.Action {
	writing := func() bool { return !p.frozen() && !p.Reading() }
	at := func(f fyne.Focusable) func() bool {
		return func() bool { return writing() && p.h.Env.Focused() == f }
	}
	point, photo := at(p.checks.grid), at(p.photos.album.Keyed())
	focus := func(f fyne.Focusable) func() { return func() { p.h.Env.Focus(f) } }
	return []screen.Action{
		{ID: "walk.act.order", Keys: "Esc", Button: true, Do: p.back},
		{ID: "walk.act.print", Keys: "Ctrl+P", Button: true, Do: p.print},
		{ID: "walk.act.add_photo", Keys: "Ctrl+O", Button: true, Can: writing, Do: p.photos.taker.Ask},
		{ID: "walk.act.offer", Keys: "F3", Can: writing, Do: p.checks.offer},
		{ID: "walk.act.rest", Keys: "F8", Can: writing, Do: p.checks.rest},
		{ID: "walk.act.done", Keys: "Ctrl+Enter", Button: true, Primary: true, Can: writing, Do: p.done},
		{ID: "walk.act.save", Keys: "Ctrl+S", Can: writing, Do: func() { p.edit.Save(p.said) }},
		{ID: "walk.act.well", Keys: "1", Can: point, Do: func() { p.checks.set(false, false) }},
		{ID: "walk.act.fault", Keys: "2", Can: point, Do: func() { p.checks.set(true, false) }},
		{ID: "walk.act.unseen", Keys: "3", Can: point, Do: func() { p.checks.set(false, true) }},
		{ID: "walk.act.turn", Keys: "Space", Can: point, Do: p.checks.turn},
		{ID: "walk.act.note_photo", Keys: "N", Can: photo, Do: p.photos.chosen(p.photos.note)},
		{ID: "walk.act.delete", Keys: "Del", Can: func() bool { return photo() || writing() && p.marks.focused() }, Do: p.remove},
		{ID: "act.undo", Keys: "Ctrl+Z", Can: writing, Do: func() { p.turn(p.history.undo) }},
		{ID: "act.redo", Keys: "Ctrl+Y", Can: writing, Do: func() { p.turn(p.history.redo) }},
		{ID: "walk.act.outline", Keys: "Alt+1", Do: focus(p.marks.outline.Keyed())},
		{ID: "walk.act.checks", Keys: "Alt+2", Do: p.checks.grid.Focus},
		{ID: "walk.act.fields", Keys: "Alt+3", Do: func() { p.edit.Form.Focus("fuel") }},
		{ID: "walk.act.photos", Keys: "Alt+4", Do: focus(p.photos.album.Keyed())},
		{ID: "order.act.reload", Keys: "F5", Do: p.edit.Reload},
	}
}

// read gets the order and its walk; without one it has the points of the car's
// template.
func (p *Page) read(v data.View) (r record, err error) {
	if r.About.Order, err = data.Order(v, p.id); err != nil {
		return r, err
	}
	if r.About.Vehicle, err = data.Vehicle(v, r.About.Order.VehicleID); err != nil {
		return r, err
	}
	points, err := data.CheckPoints(v)
	r.Walk = r.About.Order.Intake.Walk()
	r.Walk.Fit(points, r.About.Vehicle.Energy.Template())
	return r, err
}

// save keeps the walk on the order as it stands now: what a clock or a colleague
// changed elsewhere on it does not matter, another walk does.
func save(ctx context.Context, d work.Desk, r record) (record, error) {
	o, err := fresh(ctx, d, r)
	if err == nil {
		r.About.Order, err = work.SaveWalk(ctx, d, o.ID, o.Rev, r.Walk)
	}
	return r, err
}

// fresh is the order as it is now, unless its walk is another one than was read.
func fresh(ctx context.Context, d work.Desk, r record) (shop.Order, error) {
	was := &r.About.Order
	o, err := data.Read(ctx, d.Store, func(v data.View) (shop.Order, error) { return data.Order(v, was.ID) })
	if err == nil && !o.Intake.Walk().Equal(was.Intake.Walk()) {
		err = shop.ErrStale
	}
	return o, err
}

// build puts what is not marked into the form: the gauge, the customer's words,
// what lies in the car.
func (p *Page) build(f *kit.Form, r *record) {
	f.Row(3)
	gauge := "walk.fuel"
	if r.About.Vehicle.Energy.Charged() {
		gauge = "order.charge"
	}
	f.Count("fuel", &r.Walk.Fuel).Unit("%").Label(p.h.Say(gauge)).Weight(0.35)
	f.Text("complaint", &r.Walk.Complaint).Max(shop.MaxText).Weight(1.3)
	f.Text("belongings", &r.Walk.Belongings).Max(shop.MaxText)
}

// parts are what a walk holds besides its fields, for two that were written at
// the same time.
func (p *Page) parts() []screen.Part[record] {
	count := func(r record) string {
		well, faults, _ := r.Walk.Count()
		return p.h.Say("walk.both.checks", shop.Args{"Well": well, "Faults": faults})
	}
	return []screen.Part[record]{
		{
			Title: p.h.Say("walk.checks"), Words: count,
			Same: func(a, b record) bool {
				return (shop.Walk{Checks: a.Walk.Checks}).Equal(shop.Walk{Checks: b.Walk.Checks})
			},
			Take: func(into *record, of record) { into.Walk.Checks = of.Walk.Checks },
		},
		{
			Title: p.h.Say("walk.marks"),
			Words: func(r record) string { return p.h.Say("walk.both.marks", shop.Args{"N": len(r.Walk.Marks)}) },
			Same:  func(a, b record) bool { return (shop.Walk{Marks: a.Walk.Marks}).Equal(shop.Walk{Marks: b.Walk.Marks}) },
			Take:  func(into *record, of record) { into.Walk.Marks = of.Walk.Marks },
		},
	}
}

// shown draws what was read.
func (p *Page) shown() {
	p.history.follow(*p.walk())
	p.edit.Rebuild()
	p.edit.Form.Enable(!p.frozen())
	p.draw()
	if !p.opened {
		p.opened = true
		p.Shown()
	}
}

// draw draws all but the fields.
func (p *Page) draw() {
	p.marks.draw()
	p.checks.draw()
	p.strip.Refresh()
	p.root.Refresh()
	p.h.Changed(p)
}

// change alters the walk by hand, so that it can be undone.
func (p *Page) change(do func(w *shop.Walk)) {
	if p.frozen() || p.Reading() {
		return
	}
	p.history.note(*p.walk())
	do(p.walk())
	p.history.now = kept(*p.walk())
	p.marks.draw()
	p.checks.draw()
	p.edit.Touch()
}

// remove takes away the photo or the mark that has the keys.
func (p *Page) remove() {
	if p.h.Env.Focused() == fyne.Focusable(p.photos.album.Keyed()) {
		p.photos.chosen(p.photos.remove)()
		return
	}
	p.marks.drop()
}

// turn takes a step of the history.
func (p *Page) turn(step func(shop.Walk) (shop.Walk, bool)) {
	w, ok := step(*p.walk())
	if !ok {
		return
	}
	p.walk().Checks, p.walk().Marks = w.Checks, w.Marks
	p.history.now = kept(w)
	p.marks.draw()
	p.checks.draw()
	p.edit.Touch()
}

func (p *Page) back() { p.h.Go(screen.Route{Screen: screen.Order, ID: int64(p.id)}) }

// done ends the walk and goes back to the order.
func (p *Page) done() {
	p.edit.Save(func() {
		p.said()
		p.back()
	})
}

// said tells how the walk ended.
func (p *Page) said() {
	well, faults, unseen := p.walk().Count()
	args := shop.Args{"Well": well, "Faults": faults, "Unseen": unseen, "Marks": len(p.walk().Marks)}
	if unseen > 0 {
		p.h.Env.Layer.Toast(p.h.Env, kit.ToastText{Tone: "warn", Text: p.h.Say("walk.done.unseen", args)})
		return
	}
	p.h.Toast(p.h.Say("walk.done.all", args), nil)
}

// print prints the form; what is not kept yet is kept before.
func (p *Page) print() {
	make := func() {
		screen.Print(p.h, p.id, shop.FormIntake, paper.Paper(p.h.Settings().Paper).Known(), false)
	}
	if p.frozen() || !p.edit.Dirty() {
		make()
		return
	}
	p.edit.Save(make)
}
