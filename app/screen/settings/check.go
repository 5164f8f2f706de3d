package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// checkPane proves the records and says in words what cannot be right.
type checkPane struct {
	p     *Page
	table *kit.Table[data.Finding]
	load  *kit.Loading
	root  fyne.CanvasObject
	busy  bool
	found []data.Finding
	run   bool // it was checked at least once
}

func newCheck(p *Page) pane {
	x := &checkPane{p: p, load: kit.NewLoading(p.h.Env)}
	x.table = kit.NewTable(p.h.Env, "check", []kit.Column[data.Finding]{
		{ID: "state", TitleKey: "settings.check.state", W: 100, Cell: func(f data.Finding) kit.Cell {
			chip := kit.ChipSpec{Icon: "alert", Word: p.h.Say("settings.check.open"), Tone: "red"}
			if f.Fixed {
				chip = kit.ChipSpec{Icon: "check", Word: p.h.Say("settings.check.mended"), Tone: "green"}
			}
			return kit.Cell{Chip: &chip}
		}},
		{ID: "words", TitleKey: "settings.check.words", Min: 200, Cell: func(f data.Finding) kit.Cell { return kit.Cell{Text: p.h.Say(f.Key, f.Args)} }},
	})
	x.table.OnOpen = x.whole
	x.show("settings.check.before", "target")
	x.root = container.New(checkLayout{}, kit.NewCard("", x.table.Object()), x.load)
	return x
}

// whole shows a finding that is too long for its row.
func (x *checkPane) whole(f data.Finding) {
	x.p.h.Env.Layer.OpenSheet(x.p.h.Env, kit.SheetSpec{Kind: kit.SheetCentre, Title: x.p.h.Say("settings.page.check"), Content: kit.NewWords(x.p.h.Say(f.Key, f.Args))})
}

// show says how things are where there are no findings.
func (x *checkPane) show(key, icon string) {
	x.table.SetEmpty(kit.Blank{Icon: icon, Text: x.p.h.Say(key), Acts: []kit.Act{{Word: x.p.h.Say("settings.act.check"), Keys: "F8", Do: x.check}}})
}

// check proves the records and changes nothing.
func (x *checkPane) check() {
	x.begin(func(ctx context.Context, d work.Desk) ([]data.Finding, error) { return data.Check(ctx, d.Store) })
}

// mend checks and mends what follows from other records.
func (x *checkPane) mend() { x.begin(work.Mend) }

func (x *checkPane) begin(do func(context.Context, work.Desk) ([]data.Finding, error)) {
	if x.busy {
		return
	}
	x.busy = true
	x.load.Start()
	x.table.SetRows(nil)
	x.table.SetEmpty(kit.Blank{Icon: "clock", Text: x.p.h.Say("settings.check.working")})
	act(x.p, do, func(found []data.Finding, err error) {
		x.busy = false
		x.load.Stop()
		if err != nil {
			x.show("settings.check.before", "target")
			x.p.h.Fail("check", err)
			return
		}
		x.found, x.run = found, true
		x.show("settings.check.good", "check")
		x.table.SetRows(found)
		if len(found) > 0 {
			x.table.SetFoot(x.p.h.Say("settings.check.count", shop.Args{"N": len(found)}), nil)
			x.table.Focus()
		}
		x.p.h.Changed(x.p)
	})
}

// Content implements pane.
func (x *checkPane) Content() fyne.CanvasObject { return x.root }

// Actions implements pane.
func (x *checkPane) Actions() []screen.Action {
	acts := []screen.Action{{ID: "settings.act.check", Keys: "F8", Do: x.check, Button: true, Primary: true}}
	if x.p.manages() && len(x.found) > 0 {
		acts = append(acts, screen.Action{ID: "settings.act.mend", Keys: "F9", Do: x.mend, Button: true})
	}
	return acts
}

// Enter implements pane.
func (x *checkPane) Enter() {
	if !x.run {
		x.check()
	}
	x.table.Focus()
}

// Close implements pane.
func (x *checkPane) Close() {}

// checkLayout fills the room with the first and lays the second over its top.
type checkLayout struct{}

// Layout implements fyne.Layout.
func (checkLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	kit.Put(all[0], 0, 0, size.Width, size.Height)
	kit.Put(all[1], 1, 1, size.Width-2, 2)
}

// MinSize implements fyne.Layout.
func (checkLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 160) }
