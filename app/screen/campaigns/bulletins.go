package campaigns

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// bulletins (技术通报) is the list of what makers and the shop know of faults.
type bulletins struct {
	h      *screen.Host
	table  *kit.Table[shop.Bulletin]
	want   shop.BulletinID // until it is shown
	stop   func()
	closed bool
	loads  int

	showing bool // one of them, in a sheet
}

// NewBulletins opens the bulletins, with the one of the route chosen.
func NewBulletins(h *screen.Host, route screen.Route) screen.Page {
	b := &bulletins{h: h, want: shop.BulletinID(route.ID)}
	b.table = kit.NewTable(h.Env, "bulletins", bulletinColumns(h))
	b.table.OnOpen, b.table.OnPreview = b.open, b.open
	b.table.Same = func(x, y shop.Bulletin) bool { return x.ID == y.ID }
	blank := kit.Blank{Icon: "doc", Text: h.Say("bulletins.empty_read")}
	if b.may() {
		blank = kit.Blank{Icon: "doc", Text: h.Say("bulletins.empty"), Acts: []kit.Act{{Word: h.Say("bulletins.act.new"), Keys: "Ctrl+N", Do: func() { b.write(0) }}}}
	}
	b.table.SetEmpty(blank)
	b.table.SetFoot("", nil)
	b.stop = kit.Live(h.Store, h.Env.Run, b.read, shop.KindBulletins)
	b.read()
	return b
}

func (b *bulletins) read() {
	b.loads++
	mine := b.loads
	screen.Read(b.h, data.Bulletins, func(all []shop.Bulletin, err error) {
		switch {
		case b.closed || mine != b.loads:
		case err != nil:
			b.h.Fail("read bulletins", err)
		default:
			b.table.SetRows(all)
			for i, x := range all {
				if x.ID == b.want {
					b.table.Select(int64(i))
				}
			}
			b.want = 0
		}
	})
}

// may reports whether the person at the desk writes bulletins.
func (b *bulletins) may() bool { return b.h.Desk().Person.May(shop.Manage) }

// open shows a bulletin.
func (b *bulletins) open(x shop.Bulletin) {
	b.showing = true
	screen.ShowBulletins(b.h, b.Title(), []shop.Bulletin{x}, func() { b.showing = false })
}

// Title implements screen.Page.
func (b *bulletins) Title() string { return b.h.Say("campaigns.act.bulletins") }

// Content implements screen.Page.
func (b *bulletins) Content() fyne.CanvasObject { return kit.NewCard("", b.table.Object()) }

// Shown implements screen.Page.
func (b *bulletins) Shown() { b.table.Focus() }

// Close implements screen.Page.
func (b *bulletins) Close() {
	b.closed = true
	b.stop()
}

// State implements screen.Stated.
func (b *bulletins) State() (icon, tone, words string) { return "", "", b.h.Say("bulletins.keys") }

// Actions implements screen.Page: what the person may not do is not there.
func (b *bulletins) Actions() []screen.Action {
	chosen := func(do func(shop.Bulletin)) func() {
		return func() {
			if x, ok := b.table.Selected(); ok {
				do(x)
			}
		}
	}
	acts := []screen.Action{{ID: "screen.campaigns", Keys: "Alt+B", Button: true, Do: func() { b.h.Go(screen.Route{Screen: screen.Campaigns}) }}}
	if b.may() {
		acts = append(acts,
			screen.Action{ID: "bulletins.act.edit", Keys: "Alt+E", Button: true, Do: chosen(func(x shop.Bulletin) { b.write(x.ID) })},
			screen.Action{ID: "bulletins.act.new", Keys: "Ctrl+N", Button: true, Do: func() { b.write(0) }})
	}
	return append(acts,
		screen.Action{ID: "bulletins.act.open", Keys: "Enter", Button: true, Primary: true, Do: chosen(b.open), Yields: func() bool { return b.showing }},
		screen.Action{ID: "vehicle.act.reload", Keys: "F5", Do: b.read})
}

// write opens a bulletin in its form, or a new one when id is 0.
func (b *bulletins) write(id shop.BulletinID) {
	h := b.h
	key, title := "bulletin:"+strconv.FormatInt(int64(id), 10), h.Say("bulletins.act.edit")
	if id == 0 {
		key, title = "bulletin:new", h.Say("bulletins.act.new")
	}
	edit := screen.NewEdit(h, screen.EditSpec[shop.Bulletin]{
		Draft: key, Scope: "bulletin",
		Title: func(x shop.Bulletin) string { return strings.TrimSpace(x.Number + " " + x.Title) },
		Read: func(v data.View) (shop.Bulletin, error) {
			if id == 0 {
				return shop.Bulletin{}, nil
			}
			return data.Bulletin(v, id)
		},
		Save: work.SaveBulletin, Check: shop.Bulletin.Check,
		Build: func(f *kit.Form, x *shop.Bulletin) { bulletinFields(h, f, x) },
		Saved: func(x shop.Bulletin) { h.Toast(h.Say("bulletins.saved", shop.Args{"Number": x.Number}), nil) },
	})
	screen.SheetOf(h, title, 560, edit)
	edit.Open()
	edit.Form.Focus("number")
}

func bulletinFields(h *screen.Host, f *kit.Form, x *shop.Bulletin) {
	f.Row(2)
	f.Code("number", &x.Number, kit.CodePlain).Required().Max(shop.MaxName)
	addFault(h, f, x)
	f.Row(1)
	f.Text("title", &x.Title).Required().Max(shop.MaxName)
	f.Area("words", &x.Words, 6).Required().Max(shop.MaxText).Hint(h.Say("bulletins.hint.words"))
	f.Row(2)
	f.Text("make", &x.Make).Max(shop.MaxName).Hint(h.Say("bulletins.hint.all"))
	model := newModel(h, func(m data.Model) {
		x.Make, x.Model = m.Make, m.Name
		f.FillOnly([]string{"make"})
	})
	f.Add("model", model, func() { model.SetText(x.Model) }, func() error {
		if m, ok := picked(model); ok {
			x.Model = m.Name
			return nil
		}
		x.Model = strings.TrimSpace(model.Text)
		return nil
	}).Hint(h.Say("bulletins.hint.all"))
	f.Row(2)
	screen.AddYear(h, f, "year_from", &x.YearFrom).Label(h.Say("bulletin.year_from"))
	screen.AddYear(h, f, "year_to", &x.YearTo).Label(h.Say("bulletin.year_to"))
}

// newModel is a field for a model, which brings its make.
func newModel(h *screen.Host, take func(data.Model)) *kit.Combo {
	c := kit.NewCombo(h.Env, func(ctx context.Context, text string) []kit.Item {
		models, err := data.Read(ctx, h.Store, func(v data.View) ([]data.Model, error) { return data.FindModels(v, text, 8) })
		h.Log("find models", err)
		items := make([]kit.Item, len(models))
		for i, m := range models {
			items[i] = kit.Item{ID: int64(i + 1), Cells: []string{m.Name, m.Make}, Data: m}
		}
		return items
	})
	c.Free = true
	c.Columns = []kit.ComboColumn{{}, {Width: 90, Muted: true}}
	c.OnPick = func(it kit.Item) {
		if m, ok := it.Data.(data.Model); ok {
			take(m)
		}
	}
	return c
}

// picked is the model that was chosen in a field of newModel.
func picked(c *kit.Combo) (data.Model, bool) {
	it, ok := c.Picked()
	m, is := it.Data.(data.Model)
	return m, ok && is
}

// addFault adds the code of the quality problem that a bulletin is about: one that every
// shop meets, or one of its own.
func addFault(h *screen.Host, f *kit.Form, x *shop.Bulletin) {
	var items []kit.Item
	for i, q := range shop.StarterProblems() {
		items = append(items, kit.Item{ID: int64(i + 1), Cells: []string{q.Code, h.Say(shop.ProblemKey(q.Code))}})
	}
	c := kit.NewSelect(h.Env, items)
	c.Free = true
	c.Columns = []kit.ComboColumn{{Width: 96}, {}}
	f.Add("fault", c, func() { c.SetText(x.Fault) }, func() error {
		x.Fault = strings.ToUpper(strings.TrimSpace(c.Text))
		return nil
	}).Hint(h.Say("bulletins.hint.fault"))
}

func bulletinColumns(h *screen.Host) []kit.Column[shop.Bulletin] {
	every := func(s string) kit.Cell {
		if s == "" {
			return kit.Cell{Text: h.Say("bulletins.all"), Tone: "muted"}
		}
		return kit.Cell{Text: s}
	}
	return []kit.Column[shop.Bulletin]{
		{ID: "number", TitleKey: "bulletin.number", W: 140, Cell: func(b shop.Bulletin) kit.Cell { return kit.Cell{Text: b.Number, Strong: true} }},
		{ID: "title", TitleKey: "bulletin.title", Min: 180, Cell: func(b shop.Bulletin) kit.Cell { return kit.Cell{Text: b.Title} }},
		{ID: "car", TitleKey: "bulletins.car", W: 190, Cell: func(b shop.Bulletin) kit.Cell { return every(strings.TrimSpace(b.Make + " " + b.Model)) }},
		{ID: "years", TitleKey: "campaigns.years", W: 100, Cell: func(b shop.Bulletin) kit.Cell { return every(yearsText(b.YearFrom, b.YearTo)) }},
		{ID: "fault", TitleKey: "bulletin.fault", W: 120, Cell: func(b shop.Bulletin) kit.Cell { return every(b.Fault) }},
	}
}
