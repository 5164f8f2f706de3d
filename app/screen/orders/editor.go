// Package orders is the screens about repair orders: the editor on which a car
// is taken in and its order written, and the list of all orders.
package orders

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
	"gongdan/app/work"
	"gongdan/data"
)

// Editor is the order of one visit, from the plate that is typed to the keys
// that are handed back. It has two faces: arriving, as long as nobody knows
// which car it is, and writing.
type Editor struct {
	h     *screen.Host
	route screen.Route
	visit work.Visit // what the fields are tied to
	kept  shop.Order // as it was last read; its zero means a new order
	newly bool       // car and customer are being written for the first time

	facts   facts
	history history
	draft   *screen.Draft
	busy    queue
	closed  bool
	loads   int

	arrive  *arriving
	intake  *intake
	lines   *lines
	view    view
	voice   voice
	keep    keeping
	loading loading
	steps   steps
	stop    func()
}

// view is what the page is drawn with.
type view struct {
	*Editor
	strip  *kit.Drawing
	short  *kit.Drawing // the reception in one line, where there is no room for the panel
	totals *kit.Drawing
	banner *kit.Banner
	root   *fyne.Container
	panel  *kit.Card
	table  *kit.Card
	drawer *kit.Sheet
}

// voice says above the order what is the matter, keeping saves it, loading
// reads it, steps take it through its life.
type (
	voice   struct{ *Editor }
	keeping struct{ *Editor }
	loading struct{ *Editor }
	steps   struct{ *Editor }
)

// facts is what the order's page shows and does not write.
type facts struct {
	people   []shop.Person
	summary  data.VehicleSummary
	declined []data.DeclinedLine
	stock    map[shop.PartID]shop.Part
	suits    map[shop.PartID]shop.Fitness // the parts of stock, for the car
	running  []shop.Clock                 // on the jobs of the order
	photos   int64
	outside  shop.Outside    // what of it happens outside the shop
	refused  shop.PersonID   // whose clock was refused last
	bought   []data.ToCome   // for its lines
	clock    sanbao.Clock    // 三包, of the car as of now
	held     data.Guarantees // what the shop answers for on the car
	rework   shop.Reworked   // how the order stands as one
	item     string          // what it makes good, as long as it is not kept
	disputed data.CaseDue    // the open case of exchange or return of the car

	campaigns []data.CarCampaign // for which the car was not put right yet
	recalls   []shop.CampaignID  // those of them that the order is to do once it is kept
}

// NewEditor opens the order of route, or a new one when it has no number.
func NewEditor(h *screen.Host, route screen.Route) screen.Page {
	e := &Editor{h: h, route: route}
	e.view.Editor = e
	e.voice, e.keep, e.loading, e.steps = voice{e}, keeping{e}, loading{e}, steps{e}
	e.facts.stock, e.facts.suits = map[shop.PartID]shop.Part{}, map[shop.PartID]shop.Fitness{}
	e.visit.Order = shop.Order{Status: shop.Received, Kind: shop.Maintenance}
	key := route.Key
	if route.ID != 0 {
		key = strconv.FormatInt(route.ID, 10)
	}
	e.draft = e.keep.newDraft("order:" + key)
	e.view.banner = kit.NewBanner(h.Env)
	e.arrive = newArriving(e)
	e.intake = newIntake(e)
	e.lines = newLines(e)
	e.view.strip = kit.NewDrawing(h.Env, stripRoom, e.view.drawStrip)
	e.view.short = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(32)) }, e.view.drawShort)
	e.view.totals = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(76)) }, e.view.drawTotals)
	e.view.panel = kit.NewCard(h.Say("order.intake"), container.NewVScroll(e.intake.content()))
	e.view.table = kit.NewCard(h.Say("order.lines"), container.New(sumsLayout{}, e.lines.grid, e.view.totals))
	e.view.table.SetAction(e.lines.hints)
	e.view.root = container.New(&editorLayout{e}, e.arrive.content(), e.view.strip, e.view.short, e.view.banner, e.view.panel, e.view.table)
	e.stop = kit.Live(h.Store, h.Env.Run, e.loading.onChange, shop.KindOrders, shop.KindParts, shop.KindPhotos, shop.KindCampaigns, shop.KindCases)
	e.face()
	e.loading.open()
	return e
}

// Content implements screen.Page.
func (e *Editor) Content() fyne.CanvasObject { return e.view.root }

// Title implements screen.Page.
func (e *Editor) Title() string {
	if e.kept.Number != "" {
		return e.kept.Number
	}
	return e.h.Say("order.new")
}

// Tab implements screen.Tabbed.
func (e *Editor) Tab() (string, bool) {
	if e.arriving() {
		return e.h.Say("order.new"), e.arrive.entry.Text != ""
	}
	label := e.h.Env.Lang.Plate(e.visit.Vehicle.Plate)
	if label == "" {
		label = e.visit.Vehicle.VIN
	}
	if label == "" {
		label = e.h.Say("order.new")
	}
	return label, e.draft.Dirty()
}

// State implements screen.Stated.
func (e *Editor) State() (icon, tone, words string) {
	switch {
	case e.kept.Status.Frozen() && e.kept.ID != 0:
		return "lock", "grey", e.h.Say("order.state.frozen", shop.Args{"Status": e.kept.Status})
	case e.kept.ID != 0 || e.draft.Dirty():
		return e.draft.State()
	}
	return "", "", e.h.Say("order.state.empty")
}

// Shown implements screen.Page.
func (e *Editor) Shown() {
	switch {
	case e.Reading():
		e.h.Env.Focus(nil)
		return
	case e.arriving():
		e.arrive.focus()
		return
	}
	e.lines.refreshStock()
	if e.kept.ID == 0 {
		e.intake.focusFirst()
	} else {
		e.lines.focus()
	}
}

// Close implements screen.Page: what was typed is kept as a draft.
func (e *Editor) Close() {
	e.closed = true
	e.stop()
	e.draft.Keep()
}

// Reading implements screen.Reading.
func (e *Editor) Reading() bool { return e.route.ID != 0 && e.kept.ID == 0 }

func (e *Editor) arriving() bool {
	return e.kept.ID == 0 && e.visit.Vehicle.ID == 0 && !e.newly
}

// face shows the face that fits.
func (e *Editor) face() {
	arriving := e.arriving()
	kit.Reveal(e.arrive.box, arriving && !e.Reading())
	for _, o := range []fyne.CanvasObject{e.view.strip, e.view.panel, e.view.table, e.view.short} {
		kit.Reveal(o, !arriving)
	}
	e.view.root.Refresh()
}

// refresh draws everything again after the order changed by other means than
// typing into a field.
func (e *Editor) refresh() {
	e.face()
	e.lines.grid.Refresh()
	e.lines.number.Refresh()
	e.intake.side.refresh()
	e.view.strip.Refresh()
	e.view.short.Refresh()
	e.view.totals.Refresh()
	e.h.Changed(e)
}

// edited is told after each change by hand.
func (e *Editor) edited() {
	e.keep.touch()
	e.lines.number.Refresh()
	e.intake.side.refresh()
	e.view.strip.Refresh()
	e.view.totals.Refresh()
}

// editorLayout places strip, panel and table; below 1100 dp the panel is a
// line that opens a sheet.
type editorLayout struct{ e *Editor }

// Layout implements fyne.Layout.
func (l *editorLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	e, look := l.e, kit.Look()
	var y float32
	if e.view.banner.Visible() {
		tall := e.view.banner.MinSize().Height
		kit.Put(e.view.banner, 0, 0, size.Width, tall)
		y = tall + 8
		if again := e.view.banner.MinSize().Height; again != tall {
			kit.Put(e.view.banner, 0, 0, size.Width, again)
			y = again + 8
		}
	}
	kit.Put(e.arrive.box, 0, y, size.Width, size.Height-y)
	narrow := size.Width < look.Dp(1030)
	strip := look.Dp(52)
	if narrow {
		strip = look.Dp(32)
	}
	kit.Put(e.view.strip, 0, y, size.Width, strip)
	y += strip + 8
	side := look.Dp(300)
	if size.Width > look.Dp(1220) {
		side = look.Dp(340)
	}
	if narrow {
		kit.Put(e.view.short, 0, y, size.Width, look.Dp(32))
		y += look.Dp(32) + 8
		side = -8
	}
	if !e.arriving() {
		kit.Reveal(e.view.short, narrow)
		kit.Reveal(e.view.panel, !narrow)
	}
	kit.Put(e.view.panel, 0, y, side, size.Height-y)
	kit.Put(e.view.table, side+8, y, size.Width-side-8, size.Height-y)
}

// MinSize implements fyne.Layout.
func (l *editorLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 300) }

// sumsLayout puts the sums below the lines. The lines come first: the sums
// stand under their columns.
type sumsLayout struct{}

// Layout implements fyne.Layout.
func (sumsLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	tall := all[1].MinSize().Height
	kit.Put(all[0], 0, 0, size.Width, size.Height-tall)
	kit.Put(all[1], 0, size.Height-tall, size.Width, tall)
}

// MinSize implements fyne.Layout.
func (sumsLayout) MinSize(all []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, all[0].MinSize().Height+all[1].MinSize().Height)
}
