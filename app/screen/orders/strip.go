package orders

import (
	"strings"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
)

func stripRoom(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(32)) }

// block is two lines about one thing in the strip.
type block struct{ top, sub string }

// drawStrip draws which car it is, whose, when it was here, and how far the
// order has come; in a low strip everything stands in one line.
func (e view) drawStrip(p *kit.Pen, size fyne.Size) {
	look := p.Look
	p.Card(0, 0, size.Width, size.Height)
	low := size.Height < look.Dp(40)
	mid := size.Height / 2
	right := e.view.drawState(p, size, low)
	x := p.Text(12, mid, e.view.plate(), p.Style(kit.Plate)) + 16
	for _, b := range e.view.blocks() {
		if b.top == "" && b.sub == "" {
			continue
		}
		if low {
			w := p.Style(kit.Body).Width(b.top)
			if x+w+8 > right {
				return
			}
			p.VLine(x-8, 8, size.Height-16)
			x = p.Text(x+6, mid, b.top, p.Style(kit.Body)) + 16
			continue
		}
		w := max(p.Style(kit.Body).Width(b.top), p.Style(kit.Caption).Width(b.sub))
		room := min(w, right-x-24)
		if room < look.Dp(60) {
			return
		}
		p.VLine(x, 10, size.Height-20)
		p.Fit(x+13, look.Dp(17), room, b.top, p.Style(kit.Body))
		p.Fit(x+13, look.Dp(36), room, b.sub, p.Style(kit.Caption))
		x += 13 + room + 20
	}
}

// drawState draws the station and the times at the right; it gives the left
// end of what it drew.
func (e view) drawState(p *kit.Pen, size fyne.Size, low bool) float32 {
	look, lang, o := p.Look, e.h.Env.Lang, e.visit.Order
	now := e.h.Env.Clock()
	times := lang.Say("order.strip.times", shop.Args{"Received": orDash(lang.When(o.Stamps.ReceivedAt, now)), "Promised": orDash(lang.When(o.Stamps.PromisedAt, now))})
	chip := screen.StatusChip(lang, o.Status)
	mid := look.Dp(17)
	if low {
		mid = size.Height / 2
	}
	left := p.ChipR(size.Width-12, mid, chip)
	late := o.Status.Open() && !o.Stamps.PromisedAt.IsZero() && o.Stamps.PromisedAt.Before(now) && o.Stamps.DeliveredAt.IsZero()
	if late {
		left = p.ChipR(left-8, mid, kit.ChipSpec{Icon: "alert", Word: lang.Say("order.strip.late"), Tone: "bad"})
	}
	if chip, ok := screen.CaseDueChip(e.h, e.facts.disputed); ok {
		left = p.ChipR(left-8, mid, chip)
	}
	if chip, ok := screen.ClockChip(e.h, e.facts.clock); ok {
		left = p.ChipR(left-8, mid, chip)
	}
	for _, chip := range append(campaigns{e.Editor}.chips(), guarantees{e.Editor}.chips()...) {
		left = p.ChipR(left-8, mid, chip)
	}
	for _, chip := range screen.OutsideChips(e.h, e.facts.outside, now) {
		left = p.ChipR(left-8, mid, chip)
	}
	if low {
		return left - 12
	}
	st := p.Style(kit.Caption)
	return min(left, p.TextR(size.Width-12, look.Dp(36), times, st)) - 12
}

func orDash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

func (e view) plate() string {
	v := e.visit.Vehicle
	if v.Plate == "" {
		return v.VIN
	}
	return e.h.Env.Lang.Plate(v.Plate)
}

func (e view) blocks() []block {
	lang, v, c := e.h.Env.Lang, e.visit.Vehicle, e.visit.Customer
	car := block{strings.TrimSpace(year(v.Year) + " " + v.Title() + " " + v.Color), ""}
	if v.VIN != "" {
		car.sub = "VIN " + v.VIN
	}
	if e.newly {
		car.sub = e.h.Say("order.strip.new_car")
	}
	if car.top == "" {
		car.top, car.sub = car.sub, ""
	}
	owner := block{strings.TrimSpace(c.Name + "  " + lang.Phone(c.Phone)), ""}
	s := e.facts.summary
	if v.ID != 0 {
		owner.sub = lang.Say("order.strip.visits", shop.Args{"N": s.Visits, "Due": s.Due})
	}
	last := block{}
	if !s.Last.At.IsZero() {
		last = block{lang.Say("order.strip.last", shop.Args{"On": lang.Date(s.Last.At)}), lang.Int(s.Last.MileageKM) + " km"}
	}
	return []block{car, owner, last, guarantees{e.Editor}.block(), e.view.clockBlock()}
}

func year(n int) string {
	if n == 0 {
		return ""
	}
	return itoa(n)
}

// drawShort draws the reception in one line where the panel has no room.
func (e view) drawShort(p *kit.Pen, size fyne.Size) {
	look, lang, in := p.Look, e.h.Env.Lang, e.visit.Order.Intake
	p.Card(0, 0, size.Width, size.Height)
	mid := size.Height / 2
	wide := p.Style(kit.Body).Width(lang.Say("order.intake")) + 62 + p.Style(kit.Caption).Width("Alt+I")
	fill := look.PrimarySoft
	if p.Spot(0, 0, wide, size.Height, e.openPanel) {
		fill = look.Selection
	}
	p.Round(kit.At(1, 1, wide, size.Height-2), 3, fill)
	p.Icon("panel", 12, mid, 16, look.Primary)
	p.KeyCap(p.Text(36, mid, lang.Say("order.intake"), p.Style(kit.Body).In(look.Primary))+8, mid, "Alt+I")
	x, right := wide+14, size.Width-12
	if n := len(e.intake.side.advice()); n > 0 {
		right = p.LinkR(right, mid, lang.Say("order.side.advice_short", shop.Args{"N": n}), "F8", func() { e.lines.find(quickPackages) }) - 16
	}
	for _, pair := range [][2]string{
		{"order.mileage_km", lang.Int(in.MileageKM) + " km"}, {"order.kind", lang.Say(e.visit.Order.Kind.Key())}, {"order.complaint", in.Complaint},
	} {
		x = p.Fit(x, mid, right-x, lang.Say(pair[0]), p.Style(kit.Caption)) + 6
		x = p.Fit(x, mid, right-x, strings.ReplaceAll(pair[1], "\n", " "), p.Style(kit.Body)) + 16
		if x > right-60 {
			return
		}
	}
}

// drawTotals draws the sums; they end on the edge of the amounts above them.
func (e view) drawTotals(p *kit.Pen, size fyne.Size) {
	look, lang := p.Look, e.h.Env.Lang
	p.HLine(0, 0, size.Width)
	t := e.visit.Order.Totals()
	grid := e.lines.grid
	_, amount := grid.ColumnEdge("amount")
	qtyLeft, _ := grid.ColumnEdge("qty")
	_, price := grid.ColumnEdge("price")
	if amount == 0 {
		amount, price, qtyLeft = size.Width-100, size.Width-220, size.Width-380
	}
	row := func(n int) float32 { return look.Dp(16 + 22*float32(n)) }
	labour, parts := e.view.gross()
	left := [][2]string{{lang.Say("order.total.hours"), lang.Qty(t.Hours) + " h"}, {lang.Say("order.total.deposit"), lang.Money(t.Paid)}}
	for _, payer := range []shop.Payer{shop.PayFactory, shop.PayInsurer, shop.PayShop} {
		if sum := t.ByPayer[payer]; sum != 0 {
			left = append([][2]string{{lang.Say("order.total.payer", shop.Args{"Payer": payer}), lang.Money(sum)}}, left...)
		}
	}
	for i, v := range left[:min(len(left), 3)] {
		p.Pair(11, min(look.Dp(220), qtyLeft-40), row(i), v[0], v[1])
	}
	for i, v := range [][2]string{{lang.Say("order.total.labour"), lang.Money(labour)}, {lang.Say("order.total.parts"), lang.Money(parts)}, {lang.Say("order.total.discount"), lang.Money(-t.Discount)}} {
		p.Pair(qtyLeft-20, price, row(i), v[0], v[1])
	}
	p.TextR(amount, row(0), lang.Say("order.total.customer"), p.Style(kit.Caption))
	p.TextR(amount, look.Dp(46), lang.Yuan(t.ByPayer[shop.PayCustomer]), p.Style(kit.Total))
	e.view.drawShortage(p, amount+24, size, t)
}

// drawShortage names what is short, and to those who may see it the profit.
func (e view) drawShortage(p *kit.Pen, x float32, size fyne.Size, t shop.Totals) {
	look, lang := p.Look, e.h.Env.Lang
	y := look.Dp(16)
	if n := e.view.shortLines(); n > 0 {
		right := p.Icon("alert", x, y, 14, look.Error) + 6
		words := lang.Say("order.total.short", shop.Args{"N": n})
		if more := boughtWords(e.Editor); more != "" {
			words += "  " + more
		} else {
			words += "  " + lang.Say("order.total.buy")
		}
		p.Fit(right, y, size.Width-right-8, words, p.Style(kit.Caption).In(look.Error))
		y += look.Dp(22)
	}
	if cost, ok := e.view.cost(); ok && e.h.Desk().Person.May(shop.SeeCost) {
		p.Fit(x, y, size.Width-x-8, lang.Say("order.total.profit", shop.Args{"Profit": t.Output() - cost}), p.Style(kit.Caption))
	}
}

// gross are the list prices of labour and of parts and all else.
func (e view) gross() (labour, rest shop.Money) {
	for i := range e.visit.Order.Lines {
		switch l := &e.visit.Order.Lines[i]; {
		case !l.Counts():
		case l.Kind == shop.LabourLine:
			labour += l.Gross()
		default:
			rest += l.Gross()
		}
	}
	return labour, rest
}

// cost is what the order costs: parts that were issued at their cost, the rest at
// the average of today, and what others bill.
func (e view) cost() (sum shop.Money, known bool) {
	for i := range e.visit.Order.Lines {
		l := &e.visit.Order.Lines[i]
		part, ok := e.facts.stock[l.PartID]
		if l.PartID == 0 || !l.Counts() || !ok || l.Origin == shop.CustomerOwned {
			continue
		}
		sum += l.Cost + part.Cost().Times(max(0, l.Qty-l.Issued))
		known = true
	}
	if out := e.facts.outside.Cost(); out > 0 {
		sum, known = sum+out, true
	}
	return sum, known
}

func (e view) shortLines() int {
	n := 0
	for i := range e.visit.Order.Lines {
		l := &e.visit.Order.Lines[i]
		if part, ok := e.facts.stock[l.PartID]; ok && l.PartID != 0 && l.Counts() && l.Origin != shop.CustomerOwned && !e.visit.Order.Status.Frozen() && l.Qty-l.Issued > part.Usable() {
			n++
		}
	}
	return n
}
