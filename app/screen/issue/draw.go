package issue

import (
	"strings"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/data"
)

// Sizes in dp at 100 %.
const (
	headTall  = 36
	orderTall = 52
	rowTall   = 46
	hintTall  = 34
	leftWide  = 330
	gap       = 8
)

func (l *list) draw(p *kit.Pen, size fyne.Size) {
	if !l.p.Read() {
		return
	}
	left := min(p.Look.Dp(leftWide), size.Width*0.4)
	l.drawOrders(p, kit.At(0, 0, left, size.Height))
	l.drawPicks(p, kit.At(left+gap, 0, size.Width-left-gap, size.Height))
}

func (l *list) drawOrders(p *kit.Pen, at kit.Place) {
	look, say, all := p.Look, l.p.h.Say, l.p.demand.Orders
	p.Card(at.X, at.Y, at.W, at.H)
	head, tall, mid := look.Dp(headTall), look.Dp(orderTall), at.Y+look.Dp(headTall)/2
	end := p.Fit(at.X+12, mid, at.W/2, say("issue.orders"), p.Style(kit.Head))
	if len(all) > 0 {
		count := l.p.h.Env.Lang.Int(int64(len(all)))
		p.CountR(end+8+p.Style(kit.Caption).Width(count)+14, mid, count, "grey")
	}
	p.HLine(at.X+1, at.Y+head-1, at.W-2)
	if len(all) == 0 {
		l.drawNone(p, at)
		return
	}
	l.room = max(1, int((at.H-head)/tall))
	l.top = max(0, min(l.top, len(all)-l.room))
	l.top = max(0, min(l.top, l.order()), l.order()-l.room+1)
	for n := l.top; n < min(len(all), l.top+l.room); n++ {
		l.drawOrder(p, all[n], kit.At(at.X, at.Y+head+float32(n-l.top)*tall, at.W, tall))
	}
}

// drawNone says that nobody waits, and what to do then.
func (l *list) drawNone(p *kit.Pen, at kit.Place) {
	look, st := p.Look, p.Style(kit.Body).In(p.Look.Muted)
	lines := st.Lines(l.p.h.Say("issue.none"), at.W-48)
	y := at.Y + at.H/2 - float32(len(lines))*look.Dp(10)
	p.Icon("check", at.X+(at.W-look.Dp(26))/2, y-look.Dp(30), look.Dp(26), look.Placeholder)
	for i, line := range lines {
		p.Text(at.X+(at.W-st.Width(line))/2, y+float32(i)*look.Dp(20), line, st)
	}
}

// ground marks what is chosen, and where the keys are.
func (l *list) ground(p *kit.Pen, at kit.Place, chosen, keys, over bool) {
	switch look := p.Look; {
	case chosen && keys && l.keyed.Focused():
		p.Fill(at.X+1, at.Y, at.W-2, at.H-1, look.Selection)
		p.Fill(at.X+1, at.Y, 3, at.H-1, look.Primary)
	case chosen:
		p.Fill(at.X+1, at.Y, at.W-2, at.H-1, look.Header)
	case over:
		p.Fill(at.X+1, at.Y, at.W-2, at.H-1, look.Hover)
	}
	p.HLine(at.X+12, at.Y+at.H-1, at.W-24)
}

func (l *list) drawOrder(p *kit.Pen, o data.WaitingOrder, at kit.Place) {
	look, lang, now := p.Look, l.p.h.Env.Lang, l.p.h.Env.Clock()
	over := p.Spot(at.X+1, at.Y, at.W-2, at.H, func() {
		l.right = false
		l.choose(o.ID)
		l.keyed.Refresh()
		l.p.h.Changed(l.p)
	})
	l.ground(p, at, o.ID == l.sel, !l.right, over)
	top, low, end := at.Y+look.Dp(16), at.Y+look.Dp(36), at.X+at.W-12
	open, short := l.count(o.ID)
	right := p.ChipR(end, top, l.chip(open, short)) - 10
	p.Fit(at.X+14, top, right-at.X-14, lang.Plate(o.Plate), p.Style(kit.Head))
	if due := o.Stamps.PromisedAt; !due.IsZero() {
		st := p.Style(kit.Caption)
		if due.Before(now) {
			st = st.In(look.Error)
		}
		end = p.TextR(end, low, lang.Say("jobs.promised", shop.Args{"At": lang.When(due, now)}), st) - 10
	}
	p.Fit(at.X+14, low, end-at.X-14, strings.TrimSpace(o.Number+"  "+o.Vehicle), p.Style(kit.Caption))
}

// count is how many lines of an order are to be given, and how many of them cannot be.
func (l *list) count(id shop.OrderID) (open, short int) {
	seen := map[shop.LineID]bool{}
	for _, x := range l.p.demand.Picks {
		if x.OrderID != id {
			continue
		}
		if !seen[x.LineID] {
			open++
		}
		if seen[x.LineID] = true; x.Short {
			short++
		}
	}
	return open, short
}

func (l *list) chip(open, short int) kit.ChipSpec {
	if short > 0 {
		return kit.ChipSpec{Icon: "alert", Word: l.p.h.Say("issue.short", shop.Args{"N": short, "Of": open}), Tone: "red"}
	}
	return kit.ChipSpec{Icon: "box", Word: l.p.h.Say("issue.open", shop.Args{"N": open}), Tone: "blue"}
}

func (l *list) drawPicks(p *kit.Pen, at kit.Place) {
	look, say, lang := p.Look, l.p.h.Say, l.p.h.Env.Lang
	p.Card(at.X, at.Y, at.W, at.H)
	o, ok := l.p.chosen()
	if !ok {
		return
	}
	head, tall, mid := look.Dp(headTall), look.Dp(rowTall), at.Y+look.Dp(headTall)/2
	who := l.p.person(l.p.taker(&o.Order))
	if who == "" {
		who = say("issue.taker.none")
	}
	right := p.LinkR(at.X+at.W-12, mid, say("issue.taker", shop.Args{"Person": who}), "Alt+T", acts{l.p}.pickTaker) - 12
	x := p.Fit(at.X+12, mid, right-at.X-12, lang.Plate(o.Plate), p.Style(kit.Head)) + 10
	p.Fit(x, mid, right-x, o.Number+"  "+o.Vehicle, p.Style(kit.Caption))
	p.HLine(at.X+1, at.Y+head-1, at.W-2)
	room := max(1, int((at.H-head-look.Dp(hintTall))/tall))
	from := max(0, min(l.at-room/2, len(l.rows)-room))
	for n := from; n < min(len(l.rows), from+room); n++ {
		l.drawRow(p, n, kit.At(at.X, at.Y+head+float32(n-from)*tall, at.W, tall))
	}
	p.KeyHints(at.X+12, at.Y+at.H-look.Dp(17), at.X+at.W-12,
		kit.KeyHint{Keys: "Enter", Word: say("issue.hint.row")}, kit.KeyHint{Keys: "Ctrl+I", Word: say("issue.hint.all")}, kit.KeyHint{Keys: "Alt+L", Word: say("issue.hint.lot")},
		kit.KeyHint{Keys: "Alt+K", Word: say("issue.hint.kit")}, kit.KeyHint{Keys: "Ctrl+R", Word: say("issue.hint.return")}, kit.KeyHint{Keys: "/", Word: say("issue.hint.scan")})
}

// drawRow draws pieces of a line: where they lie, what they are, how many.
func (l *list) drawRow(p *kit.Pen, n int, at kit.Place) {
	look, lang, r := p.Look, l.p.h.Env.Lang, l.rows[n]
	over := p.Spot(at.X+1, at.Y, at.W-2, at.H, func() {
		l.at, l.right = n, true
		l.keyed.Refresh()
		l.p.h.Changed(l.p)
	})
	l.ground(p, at, n == l.at && l.right, true, over)
	top, low, end := at.Y+look.Dp(15), at.Y+look.Dp(33), at.X+at.W-12
	title, small := p.Style(kit.Body).Strong(), p.Style(kit.Caption)
	part := l.p.demand.Parts[r.line.PartID]
	chip, bin, qty := kit.ChipSpec{Icon: "box", Word: lang.Say("issue.take"), Tone: "blue"}, r.pick.Bin, r.pick.Qty
	switch {
	case r.given():
		chip, qty, bin = kit.ChipSpec{Icon: "check", Word: lang.Say("line.issued"), Tone: "green"}, r.line.Issued, ""
		title = title.In(look.Muted)
	case r.pick.Short:
		chip, bin = kit.ChipSpec{Icon: "alert", Word: lang.Say("paper.pick.short"), Tone: "red"}, "—"
	}
	p.Fit(at.X+12, at.Y+at.H/2, look.Dp(84), strings.TrimSpace(l.house(r)+" "+bin), p.Style(kit.Body).Strong())
	x := at.X + look.Dp(104)
	end = p.ChipR(end, at.Y+at.H/2, chip) - 14
	end = p.TextR(end, at.Y+at.H/2, lang.Count(qty)+" "+part.Unit, p.Style(kit.Head)) - 14
	p.Fit(x, top, end-x, r.line.Title(), title)
	p.Fit(x, low, end-x, l.about(r, part), small)
}

// house is the warehouse of a row, but the main one.
func (l *list) house(r row) string {
	if id := r.pick.Location.Warehouse; id != shop.MainWarehouse {
		return l.p.demand.Warehouses[id]
	}
	return ""
}

// about says what the pieces of a row are: number, make, origin, lot.
func (l *list) about(r row, part shop.Part) string {
	lang, lot := l.p.h.Env.Lang, l.p.demand.Lots[r.pick.LotID]
	words := []string{r.line.Code, part.Make}
	if r.line.Origin != "" {
		words = append(words, lang.Say(r.line.Origin.Key()))
	}
	words = append(words, strings.TrimSpace(lot.Batch+" "+l.p.demand.Suppliers[lot.SupplierID]))
	if r.line.Package != "" {
		words = append(words, r.line.Package)
	}
	if r.pick.Short {
		words = append(words, lang.Say("issue.available", shop.Args{"Have": lang.Count(part.Usable())}))
	}
	var said []string
	for _, w := range words {
		if w != "" {
			said = append(said, w)
		}
	}
	return strings.Join(said, "・")
}
