package settings

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// walkPane is the points of the walk-around, a template at a time, and where
// photos lie.
type walkPane struct {
	p        *Page
	folder   *formPane
	template shop.WalkTemplate
	all      []shop.CheckPoint
	table    *kit.Table[shop.CheckPoint]
	card     *kit.Card
	root     fyne.CanvasObject
	stop     func()
}

func newWalk(p *Page) pane {
	x := &walkPane{p: p, template: shop.PetrolWalk}
	x.folder = newForm(p, func(f *formPane) {
		f.form.Text("photo_folder", &f.draft.PhotoFolder).Hint(data.PhotoFolder(p.h.Store, shop.Settings{}))
	})
	x.folder.form.OnLast = func() { x.table.Focus() }
	x.table = kit.NewTable(p.h.Env, "check_points", x.columns())
	x.table.OnOpen = func(c shop.CheckPoint) { x.edit(c.ID) }
	x.table.Same = func(a, b shop.CheckPoint) bool { return a.ID == b.ID }
	x.table.SetFoot("", nil)
	x.card = kit.NewCard(" ", x.table.Object())
	x.root = container.New(walkLayout{}, x.folder.root, x.card)
	x.stop = kit.Live(p.h.Store, p.h.Env.Run, x.load, shop.KindCheckPoints)
	x.load()
	return x
}

func (x *walkPane) columns() []kit.Column[shop.CheckPoint] {
	h := x.p.h
	cell := func(c shop.CheckPoint, words string) kit.Cell {
		if c.Active {
			return kit.Cell{Text: words}
		}
		return kit.Cell{Text: words, Tone: "muted"}
	}
	return []kit.Column[shop.CheckPoint]{
		{ID: "place", TitleKey: "walk.check.n", W: 40, Right: true, Cell: func(c shop.CheckPoint) kit.Cell { return cell(c, strconv.Itoa(c.Place)) }},
		{ID: "name", TitleKey: "walk.check.point", W: 170, Cell: func(c shop.CheckPoint) kit.Cell { return cell(c, text.CheckName(h.Env.Lang, c.Code, c.Name)) }},
		{ID: "offer", TitleKey: "walk.point.offer", W: 96, Cell: func(c shop.CheckPoint) kit.Cell { return cell(c, c.Offer) }},
		{ID: "active", TitleKey: "walk.point.state", W: 100, Cell: func(c shop.CheckPoint) kit.Cell {
			chip := kit.ChipSpec{Icon: "check", Word: h.Say("walk.point.on"), Tone: "green"}
			if !c.Active {
				chip = kit.ChipSpec{Icon: "close", Word: h.Say("walk.point.off"), Tone: "grey"}
			}
			return kit.Cell{Chip: &chip}
		}},
		{ID: "from", TitleKey: "rule.from", W: 96, From: 560, Cell: func(c shop.CheckPoint) kit.Cell { return kit.Cell{Text: string(c.From), Tone: "muted"} }},
		{ID: "source", TitleKey: "rule.source", Min: 120, Cell: func(c shop.CheckPoint) kit.Cell { return kit.Cell{Text: c.Source, Tone: "muted"} }},
	}
}

func (x *walkPane) load() {
	screen.Read(x.p.h, data.CheckPoints, func(all []shop.CheckPoint, err error) {
		if err != nil {
			x.p.h.Fail("read points", err)
			return
		}
		x.all = all
		x.show()
	})
}

// show shows the points of the template at hand.
func (x *walkPane) show() {
	list := slices.DeleteFunc(slices.Clone(x.all), func(c shop.CheckPoint) bool { return c.Template != x.template })
	x.table.SetRows(list)
	x.card.SetTitle(x.p.h.Say(x.template.Key()))
	n := 0
	for _, c := range list {
		if c.Active {
			n++
		}
	}
	x.card.SetCount(strconv.Itoa(n), "")
}

// turn shows the next template.
func (x *walkPane) turn() {
	all := shop.WalkTemplates()
	x.template = all[(slices.Index(all, x.template)+1)%len(all)]
	x.show()
	x.table.Focus()
}

// Content implements pane.
func (x *walkPane) Content() fyne.CanvasObject { return x.root }

// Actions implements pane.
func (x *walkPane) Actions() []screen.Action {
	return []screen.Action{
		{ID: "settings.act.walk_next", Keys: "F7", Button: true, Do: x.turn},
		{ID: "settings.act.walk_up", Keys: "Ctrl+↑", Button: true, Do: func() { x.move(-1) }},
		{ID: "settings.act.walk_down", Keys: "Ctrl+↓", Button: true, Do: func() { x.move(1) }},
		{ID: "settings.act.walk_off", Keys: "Del", Do: x.flip},
		{ID: "settings.act.walk_new", Keys: "Ctrl+N", Button: true, Primary: true, Do: func() { x.edit(0) }},
	}
}

// Enter implements pane.
func (x *walkPane) Enter() { x.table.Focus() }

// Close implements pane.
func (x *walkPane) Close() {
	x.stop()
	x.folder.Close()
}

// move moves the chosen point up or down.
func (x *walkPane) move(by int) {
	c, ok := x.table.Selected()
	if !ok {
		return
	}
	act(x.p, func(ctx context.Context, d work.Desk) (any, error) { return nil, work.MoveCheckPoint(ctx, d, c.ID, by) }, func(_ any, err error) {
		x.p.h.Fail("move point", err)
	})
}

// flip switches the chosen point off, or on again.
func (x *walkPane) flip() {
	c, ok := x.table.Selected()
	if !ok {
		return
	}
	c.Active = !c.Active
	act(x.p, func(ctx context.Context, d work.Desk) (shop.CheckPoint, error) { return work.SaveCheckPoint(ctx, d, c) }, func(kept shop.CheckPoint, err error) {
		x.p.h.Fail("switch point", err)
	})
}

// edit opens a point in a sheet, or a new one when id is 0.
func (x *walkPane) edit(id shop.CheckPointID) {
	h, desk, template := x.p.h, x.p.desk(), x.template
	key, title := "check_point:"+strconv.FormatInt(int64(id), 10), h.Say("walk.check.point")
	if id == 0 {
		key, title = "check_point:new", h.Say("settings.act.walk_new")
	}
	edit := screen.NewEdit(h, screen.EditSpec[shop.CheckPoint]{
		Draft: key, Scope: "walk.point",
		Title: func(c shop.CheckPoint) string { return text.CheckName(h.Env.Lang, c.Code, c.Name) },
		Read: func(v data.View) (shop.CheckPoint, error) {
			if id == 0 {
				return shop.CheckPoint{Template: template, Active: true}, nil
			}
			c, err := data.CheckPoint(v, id)
			if c.Name == "" {
				c.Name = text.CheckName(h.Env.Lang, c.Code, "")
			}
			return c, err
		},
		Save: func(ctx context.Context, _ work.Desk, c shop.CheckPoint) (shop.CheckPoint, error) {
			if c.Name == text.CheckName(h.Env.Lang, c.Code, "") {
				c.Name = "" // the program's own words, in whatever language
			}
			return work.SaveCheckPoint(ctx, desk, c)
		},
		Check: named,
		Build: func(f *kit.Form, c *shop.CheckPoint) {
			f.Row(2)
			f.Text("name", &c.Name).Required().Max(shop.MaxName).Weight(1.6)
			f.Text("offer", &c.Offer).Max(shop.MaxName).Hint(h.Say("walk.point.offer_hint"))
			f.Row(1)
			f.Area("source", &c.Source, 2).Max(shop.MaxText)
			f.Tick("active", &c.Active)
		},
		Saved: func(shop.CheckPoint) { h.Toast(h.Say("settings.walk_saved"), nil) },
	})
	screen.SheetOf(h, title, 460, edit)
	edit.Open()
	edit.Form.Focus("name")
}

// named lists what is wrong with a point as it is typed: its place and its code
// are given when it is kept.
func named(c shop.CheckPoint) shop.Problems {
	var p shop.Problems
	if c.Name == "" {
		p.Add("name", "say.required.name", nil)
	}
	c.Place, c.Code = max(c.Place, 1), "x"
	return append(p, c.Check()...)
}

// walkLayout sets the folder above the list.
type walkLayout struct{}

// Layout implements fyne.Layout.
func (walkLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	top := kit.Look().Dp(84)
	kit.Put(all[0], 0, 0, size.Width, top)
	kit.Put(all[1], 0, top+8, size.Width, size.Height-top-8)
}

// MinSize implements fyne.Layout.
func (walkLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 200) }
