package orders

import (
	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// instead is what the lines say of a part that is not for this car, or of which nothing
// is there while another serves in its place.
type instead struct{ *lines }

// words are what stands behind a part in the list of what was found.
func (l instead) words(it data.Item) string {
	lang := l.e.h.Env.Lang
	words := ""
	add := func(key string, with shop.Args) { words += "  " + lang.Say(key, with) }
	switch it.Suits {
	case shop.FitsCar:
		add("quick.fits", nil)
	case shop.FitsNot:
		add("quick.not_fit", nil)
	}
	if it.Old != "" {
		add("find.old", shop.Args{"Number": it.Old})
	}
	if len(it.Instead) > 0 {
		x := it.Instead[0]
		add("quick.instead", shop.Args{"Number": x.Number, "Have": lang.Count(x.Available())})
	}
	return words
}

// added warns in the last line, which is the part's.
func (l instead) added(it data.Item) {
	l.e.facts.suits[it.Part.ID] = it.Suits
	row, lang := len(l.e.visit.Order.Lines)-1, l.e.h.Env.Lang
	switch {
	case it.Suits == shop.FitsNot:
		l.grid.Warn(row, colName, lang.Say("line.say.not_fit", shop.Args{"Part": it.Part.Number}))
	case len(it.Instead) > 0:
		x := it.Instead[0]
		l.grid.Warn(row, colName, lang.Say("line.say.instead", shop.Args{"Number": x.Number, "Have": lang.Count(x.Available())}))
	}
	l.grid.Refresh()
}

// action takes what serves instead.
func (l instead) action(can func() bool) screen.Action {
	return screen.Action{ID: "order.act.instead", Keys: "Alt+E", Can: can, Do: l.swap}
}

// swap takes what serves instead of the part of the chosen line: the only one there is,
// or one of a list.
func (l instead) swap() {
	e := l.e
	row, _ := l.grid.Selected()
	line := l.row(row)
	if line == nil || line.PartID == 0 || e.frozen() {
		return
	}
	if line.Issued > 0 {
		e.voice.fail("take another part", &shop.Refusal{Say: "order.refuse.line_issued", Blocks: []string{line.Title()}, Fix: "return"})
		return
	}
	part, title, car := line.PartID, line.Title(), e.visit.Vehicle
	screen.Read(e.h, func(v data.View) ([]shop.Part, error) { return data.InsteadOf(v, part, car) }, func(all []shop.Part, err error) {
		switch now := l.row(row); {
		case e.closed:
		case err != nil:
			e.voice.fail("take another part", err)
		case len(all) == 0:
			e.h.Toast(e.h.Say("line.no_instead", shop.Args{"Part": title}), nil)
		case now == nil || now.PartID != part:
		case len(all) == 1:
			l.put(row, all[0])
		default:
			l.choose(row, all)
		}
	})
}

func (l instead) choose(row int, all []shop.Part) {
	h := l.e.h
	items := make([]string, len(all))
	for i, p := range all {
		items[i] = p.Number + "  " + p.Name + "  " + h.Say("replace.have", shop.Args{"Have": h.Env.Lang.Count(p.Available())})
	}
	screen.PickSheet(h, screen.Pick{Title: h.Say("order.act.instead"), Items: items, Do: func(i int, _ string) { l.put(row, all[i]) }})
}

// put makes another part that of the line.
func (l instead) put(row int, p shop.Part) {
	old := l.row(row)
	if old == nil {
		return
	}
	o := &l.e.visit.Order
	l.e.history.note(o.Lines)
	o.Lines = append([]shop.Line(nil), o.Lines...)
	o.Lines[row] = shop.InPlaceOf(*old, p)
	l.e.facts.stock[p.ID] = p
	l.e.edited()
	l.grid.Refresh()
	l.e.h.Toast(l.e.h.Say("line.swapped", shop.Args{"Number": p.Number}), l.e.undo)
}

// tint marks the name of a part that is made for other cars.
func (l instead) tint(line *shop.Line, c kit.Cell) kit.Cell {
	if line.PartID != 0 && l.e.facts.suits[line.PartID] == shop.FitsNot && !l.e.frozen() {
		c.Tint = "warn"
	}
	return c
}
