package blueprint

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	measured "gongdan/app/shop/blueprint"
	"gongdan/app/text"
)

// newSteps has a row for each step.
func newSteps(p *Page) *grid[measured.StepFigures] {
	lang := p.h.Env.Lang
	type row = measured.StepFigures
	g := newGrid(p, "blueprint_steps", []kit.Column[row]{
		{ID: "step", TitleKey: "blueprint.col.step", Min: 120, Cell: func(r row) kit.Cell { return kit.Cell{Text: text.StepName(lang, r.Step)} }},
		{ID: "n", TitleKey: "blueprint.col.n", W: 66, Right: true, Cell: func(r row) kit.Cell { return cells{p.h}.count(len(r.Of)) }},
		{ID: "missing", TitleKey: "blueprint.col.missing", W: screen.Wide(p.h, "blueprint.col.missing"), From: 900, Right: true, Cell: func(r row) kit.Cell { return kit.Cell{Text: lang.Int(int64(r.Missing)), Tone: "muted"} }},
		{ID: "standard", TitleKey: "blueprint.col.standard", W: screen.Wide(p.h, "blueprint.col.standard"), Right: true, Cell: func(r row) kit.Cell { return cells{p.h}.standard(r) }},
		{ID: "median", TitleKey: "blueprint.col.median", W: screen.Wide(p.h, "blueprint.col.median"), Right: true, Cell: func(r row) kit.Cell { return cells{p.h}.hours(r.Median, len(r.Of)) }},
		{ID: "p90", TitleKey: "blueprint.col.p90", W: screen.Wide(p.h, "blueprint.col.p90"), Right: true, Cell: func(r row) kit.Cell { return cells{p.h}.hours(r.P90, len(r.Of)) }},
		{ID: "over", TitleKey: "blueprint.col.over", W: 110, Right: true, Cell: func(r row) kit.Cell { return cells{p.h}.share(r.Over, r.Judged) }},
		{ID: "lost", TitleKey: "blueprint.col.lost", W: screen.Wide(p.h, "blueprint.col.lost"), Right: true, Cell: func(r row) kit.Cell { return cells{p.h}.lost(r.Lost, r.Judged) }},
	}, func(r row) {
		p.enter(drill{view: bySteps, step: r.Step.Code, title: p.h.Say("blueprint.orders", shop.Args{"Of": text.StepName(lang, r.Step), "N": len(r.Of)}), of: r.Of})
	})
	g.table.Same = func(a, b row) bool { return a.Step.Code == b.Step.Code }
	g.show = func(r row) { acts{p}.showStep(r.Step) }
	points := newPoints(p, g)
	g.table.OnSelect = func(row) { points.Refresh() }
	g.whole = container.New(pointsLayout{}, g.table.Object(), points)
	return g
}

// newPoints draws where the customer meets the shop in the chosen step, and what
// is known to go wrong in it.
func newPoints(p *Page, g *grid[measured.StepFigures]) *kit.Drawing {
	lang := p.h.Env.Lang
	return kit.NewDrawing(p.h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(pointsTall)) }, func(pen *kit.Pen, size fyne.Size) {
		pen.HLine(0, 0, size.Width)
		r, ok := g.table.Selected()
		if !ok && len(g.rows) > 0 {
			r = g.rows[0]
		}
		lead := max(pen.Style(kit.Caption).Width(p.h.Say("blueprint_step.contact")), pen.Style(kit.Caption).Width(p.h.Say("blueprint_step.failures"))) + 12
		for i, x := range [][2]string{{"blueprint_step.contact", text.StepContact(lang, r.Step)}, {"blueprint_step.failures", text.StepFailures(lang, r.Step)}} {
			mid := pen.Look.Dp(15) + float32(i)*pen.Look.Dp(22)
			pen.Text(11, mid, p.h.Say(x[0]), pen.Style(kit.Caption))
			pen.Fit(11+lead, mid, size.Width-22-lead, x[1], pen.Style(kit.Body))
		}
	})
}

// pointsTall is how tall the points of a step stand, in dp at 100 %.
const pointsTall = 52

// pointsLayout puts them below the table.
type pointsLayout struct{}

// Layout implements fyne.Layout.
func (pointsLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	tall := kit.Look().Dp(pointsTall)
	shown := size.Height > 4*tall // else the rows need the room
	if kit.Reveal(all[1], shown); !shown {
		tall = 0
	}
	kit.Put(all[0], 0, 0, size.Width, size.Height-tall)
	kit.Put(all[1], 0, size.Height-tall, size.Width, tall)
}

// MinSize implements fyne.Layout.
func (pointsLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 160) }

// newAdvisors has a row for each advisor, the most lost first.
func newAdvisors(p *Page) *grid[measured.AdvisorFigures] {
	type row = measured.AdvisorFigures
	g := newGrid(p, "blueprint_advisors", []kit.Column[row]{
		{ID: "advisor", TitleKey: "blueprint.col.advisor", Min: 120, Cell: func(r row) kit.Cell { return kit.Cell{Text: cells{p.h}.advisor(r.Name)} }},
		{ID: "n", TitleKey: "blueprint.col.n", W: 80, Right: true, Cell: func(r row) kit.Cell { return cells{p.h}.count(len(r.Of)) }},
		{ID: "median", TitleKey: "blueprint.col.stay", W: screen.Wide(p.h, "blueprint.col.stay"), Right: true, Cell: func(r row) kit.Cell { return cells{p.h}.hours(r.Median, len(r.Of)) }},
		{ID: "waited", TitleKey: "blueprint.col.waited", W: 110, Right: true, Cell: func(r row) kit.Cell { return cells{p.h}.hours(r.Waited, len(r.Of)) }},
		{ID: "most", TitleKey: "blueprint.col.most", W: screen.Wide(p.h, "blueprint.cause.technician") + 40, Cell: func(r row) kit.Cell { return cells{p.h}.cause(r.Most) }},
		{ID: "most_for", TitleKey: "blueprint.col.most_for", W: screen.Wide(p.h, "blueprint.col.most_for"), Right: true, Cell: func(r row) kit.Cell { return cells{p.h}.hours(r.MostFor, int(r.MostFor)) }},
		{ID: "over", TitleKey: "blueprint.col.over", W: 120, Right: true, Cell: func(r row) kit.Cell { return cells{p.h}.share(r.Over, r.Judged) }},
		{ID: "lost", TitleKey: "blueprint.col.lost", W: screen.Wide(p.h, "blueprint.col.lost"), Right: true, Cell: func(r row) kit.Cell { return cells{p.h}.lost(r.Lost, r.Judged) }},
	}, func(r row) {
		p.enter(drill{view: byAdvisors, person: r.ID, title: p.h.Say("blueprint.orders", shop.Args{"Of": cells{p.h}.advisor(r.Name), "N": len(r.Of)}), of: r.Of})
	})
	g.table.Same = func(a, b row) bool { return a.ID == b.ID }
	return g
}

// newCauses has a row for every cause, always at the same place.
func newCauses(p *Page) *grid[measured.CauseFigures] {
	type row = measured.CauseFigures
	g := newGrid(p, "blueprint_causes", []kit.Column[row]{
		{ID: "cause", TitleKey: "blueprint.col.cause", W: cells{p.h}.wideCause(), Cell: func(r row) kit.Cell { return cells{p.h}.cause(r.Cause) }},
		{ID: "minutes", TitleKey: "blueprint.col.minutes", W: 110, Right: true, Cell: func(r row) kit.Cell { return cells{p.h}.hours(r.Minutes, 1) }},
		{ID: "share", TitleKey: "blueprint.col.share", W: screen.Wide(p.h, "blueprint.col.share"), Right: true, Cell: func(r row) kit.Cell { return kit.Cell{Text: p.h.Env.Lang.Percent(r.Share) + " %"} }},
		{ID: "n", TitleKey: "blueprint.col.n", W: 80, Right: true, Cell: func(r row) kit.Cell { return cells{p.h}.count(len(r.Of)) }},
		{ID: "median", TitleKey: "blueprint.col.each", W: screen.Wide(p.h, "blueprint.col.each"), Right: true, Cell: func(r row) kit.Cell { return cells{p.h}.hours(r.Median, len(r.Of)) }},
		{ID: "means", TitleKey: "blueprint.col.means", Min: 200, Cell: func(r row) kit.Cell {
			return kit.Cell{Text: p.h.Say("blueprint.means." + string(r.Cause)), Tone: "muted"}
		}},
	}, func(r row) {
		p.enter(drill{view: byCauses, cause: r.Cause, title: p.h.Say("blueprint.orders", shop.Args{"Of": p.h.Say(r.Cause.Key()), "N": len(r.Of)}), of: r.Of})
	})
	g.table.Same = func(a, b row) bool { return a.Cause == b.Cause }
	return g
}

// fill puts what was read into the tables.
func (p *Page) fill() {
	f := p.found.figures
	p.sheets.steps.set(f.Steps)
	p.sheets.advisors.set(f.Advisors)
	p.sheets.causes.set(f.Causes)
	p.sheets.here.set(p.found.cars)
	if p.drill != nil {
		p.refill()
	}
	seen := int64(0)
	for _, c := range f.Causes {
		if c.Minutes > 0 {
			seen++
		}
	}
	p.views.SetCounts([]int64{int64(len(f.Steps)), int64(len(f.Advisors)), seen, int64(len(p.found.cars))})
}
