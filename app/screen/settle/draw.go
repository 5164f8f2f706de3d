package settle

import (
	"image/color"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// billRow is a line of the bill by payer.
type billRow struct {
	name          string
	amount        shop.Money
	customer, oth shop.Money
}

func (p sketch) columns() []kit.Column[billRow] {
	money := func(get func(billRow) shop.Money) func(billRow) kit.Cell {
		return func(r billRow) kit.Cell {
			if m := get(r); m != 0 {
				return kit.Cell{Text: p.h.Env.Lang.Money(m)}
			}
			return kit.Cell{}
		}
	}
	return []kit.Column[billRow]{
		{ID: "name", TitleKey: "settle.line", Min: 120, Cell: func(r billRow) kit.Cell { return kit.Cell{Text: r.name} }},
		{ID: "amount", TitleKey: "settle.amount", W: 84, Right: true, Cell: money(func(r billRow) shop.Money { return r.amount })},
		{ID: "customer", TitleKey: "settle.customer", W: 84, Right: true, Cell: money(func(r billRow) shop.Money { return r.customer })},
		{ID: "others", TitleKey: "settle.others", W: 84, Right: true, Cell: money(func(r billRow) shop.Money { return r.oth })},
	}
}

func (p sketch) rows() []billRow {
	var rows []billRow
	lang := p.h.Env.Lang
	for i := range p.order.Lines {
		l := &p.order.Lines[i]
		if !l.Counts() {
			continue
		}
		r := billRow{name: l.Title(), amount: l.Amount()}
		if l.Kind == shop.LabourLine {
			r.name += "  " + lang.Qty(l.Qty) + " h"
		} else if l.Qty != shop.One {
			r.name += "  ×" + lang.Count(l.Qty)
		}
		if l.Payer == shop.PayCustomer {
			r.customer = r.amount
		} else {
			r.oth = r.amount
		}
		rows = append(rows, r)
	}
	return rows
}

// sketch draws the page.
type sketch struct{ *Page }

// drawStrip draws the car, whose it is, and what was promised.
func (p sketch) drawStrip(pen *kit.Pen, size fyne.Size) {
	look, lang, o := pen.Look, p.h.Env.Lang, p.order
	pen.Card(0, 0, size.Width, size.Height)
	mid, top, low := size.Height/2, look.Dp(17), look.Dp(36)
	x := pen.Text(12, mid, lang.Plate(p.vehicle.Plate), pen.Style(kit.Plate)) + 16
	right, now := pen.ChipR(size.Width-12, mid, screen.StatusChip(lang, o.Status)), p.h.Env.Clock()
	for _, chip := range screen.OutsideChips(p.h, p.away, now) {
		right = pen.ChipR(right-8, mid, chip)
	}
	right -= 12
	for _, b := range [][2]string{
		{p.vehicle.Title() + " " + p.vehicle.Color, o.Number},
		{p.owner.Name + "  " + lang.Phone(p.owner.Phone), lang.Say("settle.owed", shop.Args{"Owed": p.owed})},
		{lang.Say("settle.promised", shop.Args{"At": lang.When(o.Stamps.PromisedAt, now)}), lang.Say("settle.received", shop.Args{"At": lang.When(o.Stamps.ReceivedAt, now)})},
	} {
		w := min(max(pen.Style(kit.Body).Width(b[0]), pen.Style(kit.Caption).Width(b[1])), right-x-24)
		if w < look.Dp(60) {
			return
		}
		pen.VLine(x, 10, size.Height-20)
		pen.Fit(x+13, top, w, b[0], pen.Style(kit.Body))
		pen.Fit(x+13, low, w, b[1], pen.Style(kit.Caption))
		x += w + 33
	}
}

// drawSums draws the sums under the bill.
func (p sketch) drawSums(pen *kit.Pen, size fyne.Size) {
	look, lang, t := pen.Look, p.h.Env.Lang, p.order.Totals()
	pen.HLine(0, 0, size.Width)
	right, mid := size.Width-11, look.Dp(16)
	for _, r := range [][2]string{
		{lang.Say("order.total.labour"), lang.Money(t.Labour)},
		{lang.Say("order.total.parts"), lang.Money(t.Parts + t.Other)},
		{lang.Say("settle.discount"), lang.Money(t.Discount)},
	} {
		pen.Pair(11, right, mid, r[0], r[1])
		mid += look.Dp(22)
	}
	pen.HLine(11, mid-look.Dp(4), size.Width-22)
	mid += look.Dp(12)
	pen.Text(11, mid, lang.Say("settle.total"), pen.Style(kit.Head))
	pen.TextR(right, mid, lang.Money(t.Total()), pen.Style(kit.Head))
	mid += look.Dp(26)
	x := float32(11)
	for _, payer := range shop.Payers()[1:] {
		if sum := t.ByPayer[payer]; sum != 0 {
			x = pen.Text(x, mid, lang.Say("settle.payer", shop.Args{"Payer": payer, "Sum": sum}), pen.Style(kit.Caption)) + 16
		}
	}
}

// drawPay draws what is due, how it can be paid and what came in.
func (p sketch) drawPay(pen *kit.Pen, size fyne.Size) {
	look, lang, t := pen.Look, p.h.Env.Lang, p.order.Totals()
	left, right := float32(11), size.Width-11
	pen.Pair(left, right, look.Dp(14), lang.Say("settle.customer_due"), lang.Money(t.ByPayer[shop.PayCustomer]))
	pen.Pair(left, right, look.Dp(38), lang.Say("settle.paid"), lang.Money(-t.Paid))
	pen.HLine(left, look.Dp(58), size.Width-24)
	big := pen.Style(kit.Total)
	big.Size *= 1.4
	pen.Text(left, look.Dp(88), lang.Say("settle.to_pay"), pen.Style(kit.Head))
	pen.TextR(right, look.Dp(88), lang.Yuan(p.due()), big)
	p.drawMethods(pen, size, look.Dp(122))
	pen.KeyCap(pen.Text(left, look.Dp(244), lang.Say("settle.this"), pen.Style(kit.Caption))+8, look.Dp(244), "F3")
	y := look.Dp(314)
	pen.HLine(left, y-look.Dp(6), size.Width-24)
	for _, x := range append(append([]shop.Payment{}, p.order.Payments...), p.till.taken...) {
		y += look.Dp(26)
		if y > size.Height {
			return
		}
		icon, ink, when := "check", look.Success, lang.DateTime(x.At)
		if x.At.IsZero() {
			icon, ink, when = "clock", look.Primary, lang.Say("settle.entered")
		}
		at := pen.Icon(icon, left, y-look.Dp(10), 15, ink) + 10
		at = pen.Text(at, y-look.Dp(10), lang.Say(x.Method.Key()), pen.Style(kit.Body)) + 12
		words := when
		if x.Kind != "" {
			words = lang.Say(x.Kind.Key()) + "  " + when
		}
		pen.Text(at, y-look.Dp(10), words, pen.Style(kit.Caption))
		pen.TextR(right, y-look.Dp(10), lang.Money(x.Amount), pen.Style(kit.Body))
	}
}

// drawMethods draws a button with a figure for each way to pay.
func (p sketch) drawMethods(pen *kit.Pen, size fyne.Size, top float32) {
	look, lang := pen.Look, p.h.Env.Lang
	wide, tall := (size.Width-22-16)/3, look.Dp(48)
	for i, m := range shop.Methods() {
		x, y := 11+float32(i%3)*(wide+8), top+float32(i/3)*(tall+8)
		edge, fill, ink := look.InputBorder, look.Surface, look.Ink
		on := p.till.method == m
		if !p.taking() {
			edge, ink = look.Border, look.Disabled
		} else if over := pen.Spot(x, y, wide, tall, func() { p.choose(m) }); over {
			fill = look.Hover
		}
		st := pen.Style(kit.Body)
		if on {
			pen.Round(kit.At(x-3, y-3, wide+6, tall+6), 6, look.Primary)
			pen.Round(kit.At(x-1, y-1, wide+2, tall+2), 5, look.Surface)
			edge, fill, ink, st = look.Primary, look.PrimarySoft, look.Primary, st.Strong()
		}
		pen.Round(kit.At(x, y, wide, tall), 4, edge)
		pen.Round(kit.At(x+1, y+1, wide-2, tall-2), 3, fill)
		mid := y + tall/2
		if m == shop.OnAccount {
			mid = y + look.Dp(17)
			pen.Fit(x+8, y+look.Dp(34), wide-16, lang.Say("settle.credit", shop.Args{"Left": max(0, p.owner.CreditLimit-p.owed)}), pen.Style(kit.Caption))
		}
		pen.Fit(x+8, mid, wide-33, lang.Say(m.Key()), st.In(ink))
		pen.KeyCapR(x+wide-8, y+look.Dp(17), string(rune('1'+i)))
	}
	if p.till.change > 0 {
		pen.TextR(size.Width-12, top+2*(tall+8)+look.Dp(60), lang.Say("settle.change", shop.Args{"Change": p.till.change}), pen.Style(kit.Head))
	}
}

// drawSide draws what happens next.
func (p sketch) drawSide(pen *kit.Pen, size fyne.Size) {
	look, lang := pen.Look, p.h.Env.Lang
	pen.HLine(12, 0, size.Width-24)
	mid := look.Dp(20)
	for _, step := range []struct {
		done bool
		key  string
	}{
		{(p.order.Status == shop.Ready || p.order.Status.Frozen()) && unbilled(p.Page) == nil, "settle.step.finished"},
		{p.order.Status.Frozen(), "settle.step.paid"},
		{p.till.printed, "settle.step.printed"},
		{p.order.Status == shop.Delivered, "settle.step.delivered"},
	} {
		icon, ink, st := "clock", look.Muted, pen.Style(kit.Body).In(look.Muted)
		if step.done {
			icon, ink, st = "check", look.Success, pen.Style(kit.Body)
		}
		pen.Fit(pen.Icon(icon, 12, mid, 15, ink)+10, mid, size.Width-60, lang.Say(step.key), st)
		mid += look.Dp(28)
	}
	pen.HLine(12, mid-look.Dp(8), size.Width-24)
	p.drawHandover(pen, size, mid+look.Dp(10))
}

// drawHandover draws what goes with the car: the key, the next service, what
// was promised, and what is still owed.
func (p sketch) drawHandover(pen *kit.Pen, size fyne.Size, mid float32) {
	look, lang, h := pen.Look, p.h.Env.Lang, p.hand
	line := func(icon, words string, ink color.Color) {
		pen.Fit(pen.Icon(icon, 12, mid, 15, ink)+10, mid, size.Width-60, words, pen.Style(kit.Body))
		mid += look.Dp(26)
	}
	left := pen.LinkR(size.Width-12, mid, lang.Say("handover.open"), "Alt+H", func() { handOver(p.Page) })
	pen.Fit(12, mid, left-20, lang.Say("handover.card"), pen.Style(kit.Head))
	mid += look.Dp(26)
	if due := p.due(); p.order.Status.Frozen() && due > 0 {
		line("alert", lang.Say("handover.owes", shop.Args{"Due": due}), look.Error)
	}
	for _, l := range p.away.OnLoan() {
		line("alert", lang.Say("outside.still_out", shop.Args{"Borrower": l.Borrower}), look.Warning)
	}
	if key := h.KeyNo; key != "" {
		line("key", lang.Say("handover.key", shop.Args{"Key": key}), look.Muted)
	}
	if h.NextOn != "" || h.NextKM > 0 {
		line("calendar", p.next(), look.Muted)
	}
	for _, x := range h.Promises {
		icon, ink := "clock", look.Muted
		switch x.Kept {
		case shop.KeptYes:
			icon, ink = "check", look.Success
		case shop.KeptBroken:
			icon, ink = "alert", look.Warning
		}
		line(icon, x.Text, ink)
	}
}

// next is when the car should come again, in words.
func (p sketch) next() string {
	lang, h := p.h.Env.Lang, p.hand
	words := string(h.NextOn)
	if h.NextKM > 0 {
		if words != "" {
			words += " / "
		}
		words += lang.Int(h.NextKM) + " km"
	}
	return lang.Say("handover.next", shop.Args{"When": words})
}

// pageLayout places strip and the three cards; what is narrow shares its width.
type pageLayout struct{ p *Page }

// Layout implements fyne.Layout.
func (l *pageLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	look := kit.Look()
	var y float32
	if b := l.p.banner; b.Visible() {
		kit.Put(b, 0, 0, size.Width, b.MinSize().Height)
		y = b.MinSize().Height + 8
		kit.Put(b, 0, 0, size.Width, y-8)
	}
	kit.Put(all[1], 0, y, size.Width, look.Dp(52))
	y += look.Dp(52) + 8
	side := min(look.Dp(300), size.Width*0.26)
	pay := min(look.Dp(400), size.Width*0.36)
	bill := size.Width - side - pay - 16
	kit.Put(all[2], 0, y, bill, size.Height-y)
	kit.Put(all[3], bill+8, y, pay, size.Height-y)
	kit.Put(all[4], bill+pay+16, y, side, size.Height-y)
}

// MinSize implements fyne.Layout.
func (l *pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(500, 300) }

// payLayout puts the amount between the methods and what came in.
type payLayout struct{}

// Layout implements fyne.Layout.
func (payLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	look := kit.Look()
	kit.Put(all[0], 0, 0, size.Width, size.Height)
	kit.Put(all[1], 12, look.Dp(258), size.Width-24, look.Dp(34))
}

// MinSize implements fyne.Layout.
func (payLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(240, 200) }
