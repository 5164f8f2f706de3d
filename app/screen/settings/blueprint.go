package settings

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/shop/blueprint"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// blueprintPane lists the steps of the service blueprint with their versions. A
// new version begins on a day; cars that came before it are measured by the one
// before.
type blueprintPane struct {
	p     *Page
	table *kit.Table[blueprint.Step]
	card  *kit.Card
	all   []blueprint.Step
	stop  func()
}

func newBlueprint(p *Page) pane {
	x := &blueprintPane{p: p}
	x.table = kit.NewTable(p.h.Env, "blueprint", x.columns())
	x.table.OnOpen = func(s blueprint.Step) { x.edit(s.Code) }
	x.table.Same = func(a, b blueprint.Step) bool { return a.Code == b.Code && a.Since == b.Since }
	x.table.SetFoot("", nil)
	x.card = kit.NewCard("", x.table.Object())
	x.stop = kit.Live(p.h.Store, p.h.Env.Run, x.load, shop.KindRules)
	x.load()
	return x
}

func (x *blueprintPane) columns() []kit.Column[blueprint.Step] {
	h, lang, today := x.p.h, x.p.h.Env.Lang, x.p.h.Desk().Today()
	cell := func(s blueprint.Step, words string) kit.Cell {
		if len(blueprint.InForce([]blueprint.Step{s}, today)) == 0 {
			return kit.Cell{Text: words, Tone: "muted"}
		}
		return kit.Cell{Text: words}
	}
	type step = blueprint.Step
	return []kit.Column[step]{
		{ID: "place", TitleKey: "blueprint_step.place", W: 56, Right: true, Cell: func(s step) kit.Cell { return cell(s, lang.Int(int64(s.Place))) }},
		{ID: "name", TitleKey: "blueprint_step.name", W: screen.Wide(h, "blueprint.step.reception"), Cell: func(s step) kit.Cell { return cell(s, text.StepName(lang, s)) }},
		{ID: "marks", TitleKey: "blueprint_step.marks", Min: 190, Cell: func(s step) kit.Cell { return cell(s, x.marks(s)) }},
		{ID: "minutes", TitleKey: "blueprint_step.minutes", W: screen.Wide(h, "blueprint_step.minutes"), Right: true, Cell: func(s step) kit.Cell { return cell(s, x.minutes(s)) }},
		{ID: "since", TitleKey: "rule.from", W: 100, Cell: func(s step) kit.Cell { return cell(s, string(s.Since)) }},
		{ID: "until", TitleKey: "rule.until", W: 100, From: 840, Cell: func(s step) kit.Cell { return cell(s, string(s.Until)) }},
		{ID: "active", TitleKey: "blueprint_step.active", W: 96, Cell: func(s step) kit.Cell {
			chip := kit.ChipSpec{Icon: "check", Word: h.Say("bay.active"), Tone: "green"}
			if !s.Active {
				chip = kit.ChipSpec{Icon: "close", Word: h.Say("bay.inactive"), Tone: "grey"}
			}
			return kit.Cell{Chip: &chip}
		}},
		{ID: "source", TitleKey: "rule.source", Min: 120, From: 940, Cell: func(s step) kit.Cell { return kit.Cell{Text: s.Source, Tone: "muted"} }},
	}
}

// marks are where a step begins and ends.
func (x *blueprintPane) marks(s blueprint.Step) string {
	if !s.Measured() {
		return x.p.h.Say("blueprint.mark.none")
	}
	return x.p.h.Say(s.From.Key()) + " → " + x.p.h.Say(s.To.Key())
}

func (x *blueprintPane) minutes(s blueprint.Step) string {
	switch {
	case s.ByLabour:
		return x.p.h.Say("blueprint.by_labour")
	case s.Minutes == 0:
		return ""
	}
	return x.p.h.Env.Lang.Int(s.Minutes)
}

func (x *blueprintPane) load() {
	screen.Read(x.p.h, data.Steps, func(all []blueprint.Step, err error) {
		if err != nil {
			x.p.h.Fail("read the blueprint", err)
			return
		}
		x.all = slices.Clone(all)
		slices.SortStableFunc(all, func(a, b blueprint.Step) int { return a.Place - b.Place })
		x.table.SetRows(all)
	})
}

// Content implements pane.
func (x *blueprintPane) Content() fyne.CanvasObject { return x.card }

// Actions implements pane.
func (x *blueprintPane) Actions() []screen.Action {
	return []screen.Action{
		{ID: "blueprint.act.see", Keys: "F6", Do: func() { x.p.h.Go(screen.Route{Screen: screen.Blueprint}) }, Button: true},
		{ID: "blueprint.act.revise", Keys: "Ctrl+E", Button: true, Do: func() {
			if s, ok := x.table.Selected(); ok {
				x.edit(s.Code)
			}
		}},
		{ID: "blueprint.act.add", Keys: "Ctrl+N", Button: true, Primary: true, Do: func() { x.edit("") }},
	}
}

// Enter implements pane.
func (x *blueprintPane) Enter() { x.table.Focus() }

// Close implements pane.
func (x *blueprintPane) Close() { x.stop() }

// stepDraft is a version of a step as it is being written.
type stepDraft struct {
	Step  blueprint.Step
	Place int64
	Was   []blueprint.Step // its versions as they were read
	Now   []blueprint.Step // as they are once it is saved
}

// edit opens a step in a sheet, or a new one when code is empty: what is saved is
// its version from a day on.
func (x *blueprintPane) edit(code string) {
	h, desk, lang := x.p.h, x.p.desk(), x.p.h.Env.Lang
	key, title := "step:"+code, h.Say("blueprint.act.revise")
	if code == "" {
		key, title = "step:new", h.Say("blueprint.act.add")
	}
	read := func(v data.View) (d stepDraft, err error) {
		all, err := data.Steps(v)
		d.Was = blueprint.Versions(all, code)
		d.Step = blueprint.Step{Code: blueprint.NewCode(all), Active: true, Since: desk.Today()}
		if n := len(d.Was); n > 0 {
			d.Step = d.Was[n-1]
			d.Step.Since, d.Step.Until = max(desk.Today(), d.Step.Since), ""
		} else {
			d.Step.Place = min(blueprint.MostSteps, len(blueprint.InForce(all, desk.Today()))+1)
		}
		d.Place = int64(d.Step.Place)
		return d, err
	}
	edit := screen.NewEdit(h, screen.EditSpec[stepDraft]{
		Draft: key, Scope: "blueprint_step", Read: read,
		Title: func(d stepDraft) string {
			return h.Say("settings.page.blueprint") + " " + text.StepName(lang, d.Step)
		},
		Save: func(ctx context.Context, _ work.Desk, d stepDraft) (_ stepDraft, err error) {
			d.Now, err = work.ReviseStep(ctx, desk, d.Was, d.version())
			return d, err
		},
		Check: func(d stepDraft) shop.Problems { return d.version().Check() },
		Build: func(f *kit.Form, d *stepDraft) { x.build(f, d, code) },
		Below: kit.NewWords(h.Say("blueprint_step.help")),
		Saved: x.saved,
	})
	screen.SheetOf(h, title, 520, edit)
	edit.Open()
	edit.Form.Focus("name")
}

// version is what the draft would put in force.
func (d stepDraft) version() blueprint.Step {
	s := d.Step
	s.Place = int(d.Place)
	return s
}

// build puts the fields into the form. An empty text stands for what the program
// says of a step that it brought along.
func (x *blueprintPane) build(f *kit.Form, d *stepDraft, code string) {
	h, lang, s, brought := x.p.h, x.p.h.Env.Lang, &d.Step, blueprint.Step{Code: code}
	word := func(m blueprint.Mark) string { return h.Say(m.Key()) }
	marks := append([]blueprint.Mark{blueprint.NoMark}, blueprint.Marks()...)
	f.Row(3)
	f.Text("name", &s.Name).Max(shop.MaxName).Hint(text.StepName(lang, brought)).Weight(1.6)
	f.Int("place", &d.Place).Required()
	f.Date("since", &s.Since).Required()
	f.Row(2)
	kit.AddSelect(f, "from", &s.From, marks, word)
	kit.AddSelect(f, "to", &s.To, marks, word)
	f.Row(2)
	f.Int("minutes", &s.Minutes).Unit(h.Say("rule.unit.minutes"))
	f.Tick("by_labour", &s.ByLabour)
	f.Row(1)
	f.Area("contact", &s.Contact, 2).Max(shop.MaxText).Hint(text.StepContact(lang, brought))
	f.Area("failures", &s.Failures, 2).Max(shop.MaxText).Hint(text.StepFailures(lang, brought))
	f.Area("source", &s.Source, 2).Max(shop.MaxText)
	f.Tick("active", &s.Active)
}

// saved says from when on the version counts, with the way to take it back.
func (x *blueprintPane) saved(d stepDraft) {
	h := x.p.h
	h.Toast(h.Say("blueprint.saved", shop.Args{"Step": text.StepName(h.Env.Lang, d.Step), "From": d.Step.Since}), func() {
		act(x.p, func(ctx context.Context, desk work.Desk) (any, error) {
			return nil, work.PutBackStep(ctx, desk, d.Now, d.Was)
		}, func(_ any, err error) { h.Fail("take a step back", err) })
	})
}
