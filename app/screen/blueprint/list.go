package blueprint

import (
	"slices"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	measured "gongdan/app/shop/blueprint"
	"gongdan/app/text"
)

// drill is the figure whose orders are listed: of a step, of a cause, or of an
// advisor.
type drill struct {
	view   string // whose row it is
	step   string
	cause  measured.Cause
	person shop.PersonID
	title  string
	of     []int // places of the cases
}

// listed is an order behind a figure.
type listed struct {
	measured.Case
	lap  measured.Lap // of the step
	part int64        // of the cause
}

// enter lists the orders behind a figure; a figure without orders has no list.
func (p *Page) enter(d drill) {
	if len(d.of) == 0 {
		p.h.Toast(p.h.Say("blueprint.no_list"), nil)
		return
	}
	p.drill = &d
	p.refill()
	p.sheets.list.table.Select(0)
	p.front(true)
}

// refill puts the orders of the list in, as they are now.
func (p *Page) refill() {
	d, list := p.drill, p.sheets.list
	p.again()
	for id, hidden := range map[string]bool{
		"took": d.view != bySteps, "wall": d.view != bySteps, "standard": d.view != bySteps, "part": d.view != byCauses,
		"stay": d.view == bySteps, "waited": d.view == bySteps, "most": d.view == bySteps, "lost": d.view == byCauses,
	} {
		list.hide(id, hidden)
	}
	var rows []listed
	for _, i := range d.of {
		c := p.found.figures.Cases[i]
		row := listed{Case: c, part: c.Parts[d.cause]}
		for _, l := range c.Laps {
			if l.Code == d.step {
				row.lap = l
			}
		}
		rows = append(rows, row)
	}
	list.set(rows)
}

// again finds the cases of the figure after they were read anew.
func (p *Page) again() {
	d, f := p.drill, p.found.figures
	d.of = nil
	switch d.view {
	case bySteps:
		if i := slices.IndexFunc(f.Steps, func(s measured.StepFigures) bool { return s.Step.Code == d.step }); i >= 0 {
			d.of = f.Steps[i].Of
		}
	case byCauses:
		if i := slices.IndexFunc(f.Causes, func(c measured.CauseFigures) bool { return c.Cause == d.cause }); i >= 0 {
			d.of = f.Causes[i].Of
		}
	default:
		if i := slices.IndexFunc(f.Advisors, func(a measured.AdvisorFigures) bool { return a.ID == d.person }); i >= 0 {
			d.of = f.Advisors[i].Of
		}
	}
}

// newList lists the orders behind a figure; which columns there are is for refill
// to say.
func newList(p *Page) *grid[listed] {
	lang := p.h.Env.Lang
	wide := func(key string) float32 { return screen.Wide(p.h, key) }
	took := func(r listed, minutes int64) kit.Cell {
		if !r.lap.Known {
			return kit.Cell{Text: none, Tone: "muted"}
		}
		return kit.Cell{Text: text.Hours(lang, minutes)}
	}
	g := newGrid(p, "blueprint_list", []kit.Column[listed]{
		{ID: "number", TitleKey: "blueprint.col.number", W: 120, Cell: func(r listed) kit.Cell { return kit.Cell{Text: r.Number} }},
		{ID: "plate", TitleKey: "blueprint.col.plate", W: 100, Cell: func(r listed) kit.Cell { return kit.Cell{Text: lang.Plate(r.Plate)} }},
		{ID: "vehicle", TitleKey: "blueprint.col.vehicle", Min: 80, Cell: func(r listed) kit.Cell { return kit.Cell{Text: r.Vehicle, Tone: "muted"} }},
		{ID: "advisor", TitleKey: "blueprint.col.advisor", W: 80, Cell: func(r listed) kit.Cell { return kit.Cell{Text: cells{p.h}.advisor(r.Advisor)} }},
		{ID: "received", TitleKey: "blueprint.col.received", W: 130, Cell: func(r listed) kit.Cell { return kit.Cell{Text: lang.DateTime(r.From)} }},
		{ID: "took", TitleKey: "blueprint.col.took", W: wide("blueprint.col.took"), Right: true, Cell: func(r listed) kit.Cell { return took(r, r.lap.Open) }},
		{ID: "wall", TitleKey: "blueprint.col.wall", W: wide("blueprint.col.wall"), Right: true, Cell: func(r listed) kit.Cell { return took(r, r.lap.Wall) }},
		{ID: "standard", TitleKey: "blueprint.col.standard", W: wide("blueprint.col.standard"), Right: true, Cell: func(r listed) kit.Cell { return cells{p.h}.hours(r.lap.Standard, int(r.lap.Standard)) }},
		{ID: "part", TitleKey: "blueprint.col.part", W: wide("blueprint.col.part"), Right: true, Cell: func(r listed) kit.Cell { return cells{p.h}.hours(r.part, 1) }},
		{ID: "stay", TitleKey: "blueprint.col.in_shop", W: wide("blueprint.col.in_shop"), Right: true, Cell: func(r listed) kit.Cell { return cells{p.h}.hours(r.Minutes(), 1) }},
		{ID: "waited", TitleKey: "blueprint.col.waited", W: wide("blueprint.col.waited"), Right: true, Cell: func(r listed) kit.Cell { return cells{p.h}.hours(r.Parts.Waited(), 1) }},
		{ID: "most", TitleKey: "blueprint.col.most", W: cells{p.h}.wideCause(), Cell: func(r listed) kit.Cell { return cells{p.h}.cause(r.Parts.Most()) }},
		{ID: "lost", TitleKey: "blueprint.col.lost", W: wide("blueprint.col.lost"), Right: true, Cell: func(r listed) kit.Cell { return cells{p.h}.lost(r.lostMinutes(), 1) }},
	}, func(r listed) { p.order(r.Order) })
	g.table.Same = func(a, b listed) bool { return a.Order == b.Order }
	g.table.OnSelect = func(listed) { p.showBar() }
	g.car = func(r *listed) *measured.Case { return &r.Case }
	g.show = func(r listed) { screen.StaySheet(p.h, r.Order) }
	return g
}

// lostMinutes is what the step lost, or the whole visit where no step is listed.
func (r listed) lostMinutes() int64 {
	if r.lap.Code != "" {
		return r.lap.Lost()
	}
	return r.Lost()
}

func (p *Page) order(id shop.OrderID) {
	p.h.Go(screen.Route{Screen: screen.Order, ID: int64(id)})
}

// newHere lists the cars that are in the shop.
func newHere(p *Page) *grid[measured.Case] {
	lang := p.h.Env.Lang
	type row = measured.Case
	wide := func(key string) float32 { return screen.Wide(p.h, key) }
	known := func(r row) int {
		if r.Known() {
			return 1
		}
		return 0
	}
	g := newGrid(p, "blueprint_here", []kit.Column[row]{
		{ID: "plate", TitleKey: "blueprint.col.plate", W: 100, Cell: func(r row) kit.Cell { return kit.Cell{Text: lang.Plate(r.Plate)} }},
		{ID: "waits", TitleKey: "blueprint.col.waits", W: cells{p.h}.wideCause(), Cell: func(r row) kit.Cell { return cells{p.h}.cause(r.Waits) }},
		{ID: "for", TitleKey: "blueprint.col.for", W: wide("blueprint.col.for"), Right: true, Cell: func(r row) kit.Cell { return cells{p.h}.hours(r.For, known(r)) }},
		{ID: "stay", TitleKey: "blueprint.col.in_shop", W: wide("blueprint.col.in_shop"), Right: true, Cell: func(r row) kit.Cell { return cells{p.h}.hours(r.Minutes(), known(r)) }},
		{ID: "waited", TitleKey: "blueprint.col.waited", W: wide("blueprint.col.waited"), Right: true, Cell: func(r row) kit.Cell { return cells{p.h}.hours(r.Parts.Waited(), known(r)) }},
		{ID: "todo", TitleKey: "blueprint.col.todo", W: cells{p.h}.wideTodo(), Cell: func(r row) kit.Cell { return cells{p.h}.todo(&r) }},
		{ID: "who", TitleKey: "blueprint.col.who", W: 90, Cell: func(r row) kit.Cell { return cells{p.h}.who(&r) }},
		{ID: "parts", TitleKey: "blueprint.col.so_far", Min: 120, Cell: func(r row) kit.Cell { return kit.Cell{Text: cells{p.h}.soFar(&r), Tone: "muted"} }},
		{ID: "vehicle", TitleKey: "blueprint.col.vehicle", W: 130, From: 1240, Cell: func(r row) kit.Cell { return kit.Cell{Text: r.Vehicle, Tone: "muted"} }},
		{ID: "advisor", TitleKey: "blueprint.col.advisor", W: 80, From: 1240, Cell: func(r row) kit.Cell { return kit.Cell{Text: cells{p.h}.advisor(r.Advisor)} }},
	}, func(r row) { p.order(r.Order) })
	g.table.Same = func(a, b row) bool { return a.Order == b.Order }
	g.table.SetEmpty(kit.Blank{Icon: "car", Text: p.h.Say("blueprint.nobody_here")})
	g.table.OnSelect = func(row) { p.showBar() }
	g.car = func(r *row) *measured.Case { return r }
	g.show = func(r row) { screen.StaySheet(p.h, r.Order) }
	return g
}

// longestFirst orders cars by how long they wait for what they wait for now;
// those that are worked on come last.
func longestFirst(cars []measured.Case) {
	slices.SortStableFunc(cars, func(a, b measured.Case) int {
		switch x, y := waitNow(&a), waitNow(&b); {
		case x != y:
			return int(y - x)
		case a.Minutes() != b.Minutes():
			return int(b.Minutes() - a.Minutes())
		}
		return strings.Compare(a.Number, b.Number)
	})
}

func waitNow(c *measured.Case) int64 {
	if c.Waits.Waits() {
		return c.For
	}
	return -1
}
