package orders

import (
	"slices"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

func (e voice) staleActs() []kit.Act { return screen.StaleActs(e.h, e.loading.reload, e.voice.both) }

// both shows the order as somebody else has kept it beside what is typed here,
// and saves what is chosen.
func (e voice) both() {
	if err := e.intake.read(); err != nil {
		e.intake.show(err)
		return
	}
	id := e.kept.ID
	screen.Read(e.h, func(v data.View) (shop.Order, error) { return data.Order(v, id) }, func(theirs shop.Order, err error) {
		switch {
		case e.closed || e.busy.on:
		case err != nil:
			e.voice.fail("look at both", err)
		default:
			screen.LookAtBoth(e.h, screen.Both[shop.Order]{
				Base: e.kept, Mine: e.visit.Order, Theirs: theirs, Scope: "order", Build: func(f *kit.Form, o *shop.Order) { e.intake.head(f, o) },
				Parts: e.voice.parts(), Done: func(o shop.Order) { e.keep.chosen(theirs, o) },
			})
		}
	})
}

// chosen saves what was chosen of two writings of the order.
func (e keeping) chosen(theirs, o shop.Order) {
	v := e.visit
	v.Order = theirs
	e.keep.take(v)
	e.visit.Order = o
	e.voice.quiet()
	e.intake.build()
	e.lines.refreshStock()
	e.refresh()
	e.keep.touch()
	e.keep.save(nil)
}

// parts are what an order holds besides the reception: its lines and the
// walk-around.
func (e voice) parts() []screen.Part[shop.Order] {
	base := e.kept.Lines
	return []screen.Part[shop.Order]{
		{
			Title: e.h.Say("order.lines"),
			Same:  func(a, b shop.Order) bool { return slices.Equal(a.Lines, b.Lines) },
			Words: func(o shop.Order) string {
				return e.h.Say("order.both.lines", shop.Args{"N": len(o.Lines), "Total": o.Totals().Total()})
			},
			Take: func(into *shop.Order, of shop.Order) { into.Lines = linesOver(base, into, &of) },
		},
		{
			Title: e.h.Say("order.act.walk"),
			Same: func(a, b shop.Order) bool {
				return slices.Equal(a.Intake.Checks, b.Intake.Checks) && slices.Equal(a.Intake.Marks, b.Intake.Marks)
			},
			Words: func(o shop.Order) string { return e.h.Say("order.both.checks", shop.Args{"N": len(o.Intake.Checks)}) },
			Take: func(into *shop.Order, of shop.Order) {
				into.Intake.Checks, into.Intake.Marks = of.Intake.Checks, of.Intake.Marks
			},
		},
	}
}

// linesOver are the lines of mine and what somebody else has added to the order
// since base. A line that they have taken out is a new one.
func linesOver(base []shop.Line, theirs, mine *shop.Order) []shop.Line {
	known := shop.Order{Lines: base}
	lines := append([]shop.Line(nil), mine.Lines...)
	for i := range lines {
		if theirs.Line(lines[i].ID) == nil {
			lines[i].ID = 0
		}
	}
	for _, l := range theirs.Lines {
		if known.Line(l.ID) == nil && mine.Line(l.ID) == nil {
			lines = append(lines, l)
		}
	}
	return lines
}
