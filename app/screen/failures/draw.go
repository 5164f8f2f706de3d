package failures

import (
	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

func modelOf(f shop.Failure) string { return shop.Vehicle{Make: f.Make, Model: f.Model}.Title() }

func tone(a shop.Alarm) string {
	switch a {
	case shop.Proven:
		return "bad"
	case shop.Suspected:
		return "warn"
	}
	return ""
}

func (p *page) columns() []kit.Column[data.FailureRow] {
	lang := p.h.Env.Lang
	return []kit.Column[data.FailureRow]{
		{ID: "model", TitleKey: "failure.model", Min: 110, Cell: func(r data.FailureRow) kit.Cell { return kit.Cell{Text: modelOf(r.Failure)} }},
		{ID: "number", TitleKey: "failure.number", W: 120, From: 760, Cell: func(r data.FailureRow) kit.Cell { return kit.Cell{Text: r.Number, Tone: "muted"} }},
		{ID: "part", TitleKey: "failure.part", Min: 110, Cell: func(r data.FailureRow) kit.Cell { return kit.Cell{Text: r.Part} }},
		{ID: "fault", TitleKey: "failure.fault", W: 92, Cell: func(r data.FailureRow) kit.Cell {
			if r.Fault == "" {
				return kit.Cell{Text: "—", Tone: "muted"}
			}
			return kit.Cell{Text: r.Fault}
		}},
		{ID: "came", TitleKey: "failure.came", W: 88, Right: true, Cell: func(r data.FailureRow) kit.Cell {
			return kit.Cell{Text: lang.Int(r.Came) + " / " + lang.Int(r.Fitted)}
		}},
		{ID: "rate", TitleKey: "failure.rate", W: 72, Right: true, Cell: func(r data.FailureRow) kit.Cell {
			return kit.Cell{Text: lang.Percent(r.Rate()) + " %", Tone: tone(r.Alarm(p.rules))}
		}},
		{ID: "interval", TitleKey: "failure.interval", W: 128, Right: true, From: 640, Cell: func(r data.FailureRow) kit.Cell {
			low, high := r.Between()
			return kit.Cell{Text: lang.Percent(low) + " – " + lang.Percent(high) + " %", Tone: "muted"}
		}},
		{ID: "wanted", TitleKey: "failure.wanted", W: 84, Right: true, Cell: func(r data.FailureRow) kit.Cell {
			if n := r.Wanted(p.rules, r.Young); n > 0 {
				return kit.Cell{Text: lang.Qty(n), Tone: "warn"}
			}
			return kit.Cell{}
		}},
		{ID: "alarm", TitleKey: "failure.state", W: screen.Wide(p.h, "failure.suspected", "failure.proven") + 40, Cell: func(r data.FailureRow) kit.Cell {
			a := r.Alarm(p.rules)
			if a == shop.Quiet {
				return kit.Cell{}
			}
			return kit.Cell{Chip: &kit.ChipSpec{Icon: "alert", Word: p.h.Say(a.Key()), Tone: tone(a)}}
		}},
	}
}

func caseColumns(h *screen.Host) []kit.Column[shop.FailureCase] {
	lang := h.Env.Lang
	return []kit.Column[shop.FailureCase]{
		{ID: "plate", TitleKey: "vehicles.plate", W: 104, Cell: func(c shop.FailureCase) kit.Cell { return kit.Cell{Text: lang.Plate(c.Plate)} }},
		{ID: "order", TitleKey: "failure.order", W: 120, Cell: func(c shop.FailureCase) kit.Cell { return kit.Cell{Text: c.Number} }},
		{ID: "at", TitleKey: "failure.at", W: 96, Cell: func(c shop.FailureCase) kit.Cell { return kit.Cell{Text: lang.Date(c.At), Tone: "muted"} }},
		{ID: "back", TitleKey: "failure.back", W: 120, Cell: func(c shop.FailureCase) kit.Cell {
			if c.Back == 0 {
				return kit.Cell{Text: "—", Tone: "muted"}
			}
			cell := kit.Cell{Text: c.BackNo, Tone: "bad"}
			if c.Rework {
				cell.Icon = "undo"
			}
			return cell
		}},
		{ID: "days", TitleKey: "failure.days", W: 64, Right: true, Cell: func(c shop.FailureCase) kit.Cell {
			if c.Back == 0 {
				return kit.Cell{}
			}
			return kit.Cell{Text: lang.Int(c.Days())}
		}},
		{ID: "km", TitleKey: "failure.km", W: 84, Right: true, Cell: func(c shop.FailureCase) kit.Cell {
			if c.Back == 0 || c.BackKM < c.KM || c.KM == 0 {
				return kit.Cell{}
			}
			return kit.Cell{Text: lang.Int(c.BackKM - c.KM)}
		}},
		{ID: "lot", TitleKey: "failure.lot", Min: 100, Cell: func(c shop.FailureCase) kit.Cell {
			words := c.Supplier
			if c.Batch != "" {
				words += " " + c.Batch
			}
			return kit.Cell{Text: words, Tone: "muted"}
		}},
	}
}

// draw draws the worst failures as bars from zero to 100 %, each with its number and the
// interval that holds the true rate.
func (p *page) draw(pen *kit.Pen, size fyne.Size) {
	look, lang := pen.Look, p.h.Env.Lang
	tall, left, right := look.Dp(46), look.Dp(12), size.Width-look.Dp(92)
	caption := pen.Style(kit.Caption)
	if len(p.rows) == 0 {
		return
	}
	at := func(r shop.Rate) float32 { return left + (right-left)*float32(r)/10_000 }
	y := look.Dp(4)
	for _, r := range p.rows {
		if y+tall > size.Height-look.Dp(24) {
			break
		}
		ink := look.Primary
		switch r.Alarm(p.rules) {
		case shop.Proven:
			ink = look.Error
		case shop.Suspected:
			ink = look.Warning
		}
		pen.Fit(left, y+look.Dp(9), size.Width-2*left, r.Part+"  "+modelOf(r.Failure)+"  "+r.Fault, caption.In(look.Ink))
		mid := y + look.Dp(28)
		pen.Fill(left, mid-look.Dp(6), at(r.Rate())-left, look.Dp(12), ink)
		low, high := r.Between()
		pen.Fill(at(low), mid, at(high)-at(low), 1, look.Ink)
		pen.Fill(at(low), mid-look.Dp(4), 1, look.Dp(8), look.Ink)
		pen.Fill(at(high), mid-look.Dp(4), 1, look.Dp(8), look.Ink)
		pen.Fill(at(p.rules.Above), mid-look.Dp(8), 1, look.Dp(16), look.Error)
		pen.TextR(size.Width-left, mid, lang.Percent(r.Rate())+" %  n="+lang.Int(r.Fitted), caption)
		y += tall
	}
	line, foot := at(p.rules.Above), y+look.Dp(10)
	pen.Text(left, foot, "0", caption)
	pen.TextR(right, foot, "100 %", caption)
	pen.Text(line+look.Dp(4), foot, lang.Percent(p.rules.Above)+" %", caption.In(look.Error))
}
