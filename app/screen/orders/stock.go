package orders

import (
	"gongdan/app/kit"
	"gongdan/app/shop"
)

// stockCell says what is in the store for the line, and what is short.
func (l *lines) stockCell(line *shop.Line) kit.Cell {
	part, ok := l.e.facts.stock[line.PartID]
	if line.PartID == 0 || !ok {
		return kit.Cell{}
	}
	lang := l.e.h.Env.Lang
	if line.Origin == shop.CustomerOwned {
		return kit.Cell{Text: lang.Say(line.Origin.Key()), Tone: "muted"}
	}
	if line.Issued >= line.Qty && line.Issued > 0 {
		return kit.Cell{Text: lang.Say("line.issued"), Tone: "good"}
	}
	if c, ok := boughtCell(l.e, line); ok {
		return c
	}
	if short := line.Qty - line.Issued - part.Usable(); short > 0 {
		return kit.Cell{Text: lang.Say("line.short", shop.Args{"Qty": lang.Count(short)}), Tone: "bad"}
	}
	return kit.Cell{Text: lang.Count(part.Usable())}
}
