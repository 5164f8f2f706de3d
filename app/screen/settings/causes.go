package settings

import (
	"context"
	"strconv"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// causesPane lists why what was counted is not what the books said.
type causesPane struct{ listPane[shop.TakeCause] }

func newCauses(p *Page) pane {
	x := &causesPane{listPane[shop.TakeCause]{p: p}}
	x.fill(listSpec[shop.TakeCause]{
		id: "causes", kinds: []shop.Kind{shop.KindTakeCauses}, columns: x.columns(), read: data.TakeCauses,
		open:  func(c shop.TakeCause) { x.edit(c.ID) },
		same:  func(a, b shop.TakeCause) bool { return a.ID == b.ID },
		empty: kit.Blank{Icon: "target", Text: p.h.Say("settings.no_causes")},
	})
	return x
}

func (x *causesPane) columns() []kit.Column[shop.TakeCause] {
	h := x.p.h
	return []kit.Column[shop.TakeCause]{
		{ID: "name", TitleKey: "cause.cause", Min: 200, Cell: func(c shop.TakeCause) kit.Cell {
			if !c.Active {
				return kit.Cell{Text: c.Name, Tone: "muted"}
			}
			return kit.Cell{Text: c.Name}
		}},
		{ID: "active", TitleKey: "cause.state", W: 110, Cell: func(c shop.TakeCause) kit.Cell {
			chip := kit.ChipSpec{Icon: "check", Word: h.Say("cause.in_use"), Tone: "green"}
			if !c.Active {
				chip = kit.ChipSpec{Icon: "close", Word: h.Say("cause.not_in_use"), Tone: "grey"}
			}
			return kit.Cell{Chip: &chip}
		}},
	}
}

// Actions implements pane.
func (x *causesPane) Actions() []screen.Action {
	return []screen.Action{{ID: "settings.act.new_cause", Keys: "Ctrl+N", Button: true, Primary: true, Do: func() { x.edit(0) }}}
}

// edit opens a cause in a sheet, or a new one when id is 0.
func (x *causesPane) edit(id shop.CauseID) {
	h, desk := x.p.h, x.p.desk()
	key, title := "cause:"+strconv.FormatInt(int64(id), 10), h.Say("cause.title")
	if id == 0 {
		key, title = "cause:new", h.Say("settings.cause_new")
	}
	edit := screen.NewEdit(h, screen.EditSpec[shop.TakeCause]{
		Draft: key, Scope: "cause",
		Title: func(c shop.TakeCause) string { return c.Name },
		Read: func(v data.View) (shop.TakeCause, error) {
			if id == 0 {
				return shop.TakeCause{Active: true}, nil
			}
			return data.TakeCause(v, id)
		},
		Save: func(ctx context.Context, _ work.Desk, c shop.TakeCause) (shop.TakeCause, error) {
			return work.SaveTakeCause(ctx, desk, c)
		},
		Check: func(c shop.TakeCause) shop.Problems { return c.Check() },
		Build: func(f *kit.Form, c *shop.TakeCause) {
			f.Text("cause", &c.Name).Required().Max(shop.MaxName)
			f.Tick("active", &c.Active)
		},
		Saved: func(c shop.TakeCause) { h.Toast(h.Say("settings.cause_saved", shop.Args{"Name": c.Name}), nil) },
	})
	screen.SheetOf(h, title, 400, edit)
	edit.Open()
	edit.Form.Focus("cause")
}
