package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/shop"
)

// Sizes in dp at 100 %.
const (
	outWide = 520
	outHead = 34
	outTall = 46
	outNone = 26
	outHint = 34
)

// outDrawing draws the sheet.
type outDrawing struct{ *outing }

// outLook is what a row says.
type outLook struct {
	icon, top, sub string
	chip           *kit.ChipSpec
	right          string // cost or fee
}

func (o outDrawing) draw(pen *kit.Pen, size fyne.Size) {
	look, y := pen.Look, float32(0)
	for _, k := range outKinds() {
		mid := y + look.Dp(outHead)/2
		word := "outside.add." + string(k)
		if o.count(k) > 0 && (k == outRescue || k == outTransport) {
			word = "outside.open"
		}
		left := pen.LinkR(size.Width, mid, o.h.Say(word), k.keys(), func() { o.begin(k) })
		pen.Fit(0, mid, left-12, o.h.Say("outside.part."+string(k)), pen.Style(kit.Head))
		y += look.Dp(outHead)
		pen.HLine(0, y-1, size.Width)
		if o.count(k) == 0 {
			o.drawNone(pen, k, y+look.Dp(outNone)/2, size.Width)
			y += look.Dp(outNone)
		}
		for i, r := range o.rows {
			if r.kind == k {
				o.drawRow(pen, i, kit.At(0, y, size.Width, look.Dp(outTall)))
				y += look.Dp(outTall)
			}
		}
		y += look.Dp(8)
	}
	if len(o.rows) > 0 {
		pen.KeyHints(0, y+look.Dp(outHint)/2, size.Width, o.hints()...)
	}
}

// drawNone says that there is nothing of a kind, or that the law wants it of a
// repair that takes so long.
func (o outDrawing) drawNone(pen *kit.Pen, k outKind, mid, wide float32) {
	st, left := pen.Style(kit.Caption), float32(0)
	words := o.h.Say("outside.none." + string(k))
	if k == outTransport && len(o.found.outside.OnLoan()) == 0 {
		if days := shop.LoanerDue(&o.found.order, o.found.rules, o.h.Env.Clock(), o.h.Env.Lang.Zone); days > 0 {
			words, st = o.h.Say("outside.loaner_due", shop.Args{"N": days}), st.In(pen.Look.Warning)
			left = pen.Icon("alert", 0, mid, pen.Look.Dp(14), pen.Look.Warning) + 6
		}
	}
	pen.Fit(left, mid, wide-left, words, st)
}

func (o outDrawing) hints() []kit.KeyHint {
	row, _ := o.chosen()
	hints := []kit.KeyHint{{Keys: "Enter", Word: o.h.Say("outside.hint.open")}}
	switch row.kind {
	case outSublet:
		hints = append(hints, kit.KeyHint{Keys: "F", Word: o.h.Say("outside.hint.step")})
	case outLoan:
		hints = append(hints, kit.KeyHint{Keys: "F", Word: o.h.Say("outside.hint.back")})
	}
	if o.printable(row) {
		hints = append(hints, kit.KeyHint{Keys: "P", Word: o.h.Say("outside.hint.print")})
	}
	return append(hints, kit.KeyHint{Keys: "Del", Word: o.h.Say("outside.hint.drop")})
}

func (o outDrawing) drawRow(pen *kit.Pen, i int, at kit.Place) {
	look, r := pen.Look, o.rows[i]
	over := pen.Spot(at.X, at.Y, at.W, at.H, func() {
		if o.at == i {
			o.open(r)
			return
		}
		o.choose(i)
	})
	switch {
	case i == o.at && o.keyed.Focused():
		pen.Fill(at.X, at.Y, at.W, at.H-1, look.Selection)
		pen.Fill(at.X, at.Y, 3, at.H-1, look.Primary)
	case i == o.at:
		pen.Fill(at.X, at.Y, at.W, at.H-1, look.Header)
	case over:
		pen.Fill(at.X, at.Y, at.W, at.H-1, look.Hover)
	}
	pen.HLine(at.X, at.Y+at.H-1, at.W)
	x := o.words(r)
	top, low, right := at.Y+look.Dp(14), at.Y+look.Dp(33), at.X+at.W-8
	left := pen.Icon(x.icon, at.X+10, top, look.Dp(15), look.Muted) + 8
	end := right
	if x.chip != nil {
		end = pen.ChipR(right, top, *x.chip) - 8
	}
	pen.Fit(left, top, end-left, x.top, pen.Style(kit.Body).Strong())
	end = right
	if x.right != "" {
		end = pen.TextR(right, low, x.right, pen.Style(kit.Caption).In(look.Ink)) - 10
	}
	pen.Fit(left, low, end-left, x.sub, pen.Style(kit.Caption))
}

// words are what a row says.
func (o outDrawing) words(r outRow) outLook {
	switch r.kind {
	case outSublet:
		return o.subletWords(o.found.outside.Sublets[r.n-1])
	case outLoan:
		return o.loanWords(o.found.outside.Loans[r.n-1])
	case outTransport:
		return o.transportWords()
	}
	return o.rescueWords()
}

func (o outDrawing) rescueWords() outLook {
	h, r, lang := o.h, o.found.outside.Rescue, o.h.Env.Lang
	chip := kit.ChipSpec{Icon: "truck", Word: h.Say("rescue.state.going"), Tone: "orange"}
	if !r.Going() {
		chip = kit.ChipSpec{Icon: "check", Word: h.Say("rescue.state.back"), Tone: "green"}
	}
	parts := []string{}
	for _, s := range r.Steps() {
		if !s.At.IsZero() {
			parts = append(parts, h.Say(string(s.Name))+" "+lang.When(s.At, h.Env.Clock()))
		}
	}
	x := outLook{icon: "truck", top: h.Say(r.Kind.Key()) + "  " + r.Place, chip: &chip}
	if long := r.Travel(); long > 0 {
		parts = append(parts, h.Say("rescue.travel", shop.Args{"Hours": long}))
	}
	x.sub = strings.Join(parts, h.Say("say.comma"))
	if r.Fee > 0 {
		x.right = h.Say("rescue.fee_is", shop.Args{"Fee": r.Fee})
	}
	return x
}

func (o outDrawing) subletWords(s shop.Sublet) outLook {
	h, lang := o.h, o.h.Env.Lang
	chip := subletChip(h, s, shop.DayOf(h.Env.Clock(), lang.Zone))
	parts := []string{o.supplier(s.SupplierID), h.Say("sublet.due_is", shop.Args{"Day": s.DueOn})}
	switch s.State() {
	case shop.SubletOut:
		parts = append(parts, h.Say("sublet.sent_is", shop.Args{"At": lang.When(s.SentAt, h.Env.Clock())}))
	case shop.SubletBack:
		parts = []string{parts[0], h.Say("sublet.back_is", shop.Args{"At": lang.When(s.BackAt, h.Env.Clock())})}
	}
	x := outLook{icon: "out", top: s.What, sub: strings.Join(parts, h.Say("say.comma")), chip: &chip}
	if h.Desk().Person.May(shop.SeeCost) {
		x.right = h.Say("sublet.cost_is", shop.Args{"Cost": s.Cost})
	}
	return x
}

func (o outDrawing) supplier(id shop.SupplierID) string {
	for _, s := range o.found.suppliers {
		if s.ID == id {
			return s.Name
		}
	}
	return ""
}

func (o outDrawing) loanWords(l shop.Loan) outLook {
	h, lang, now := o.h, o.h.Env.Lang, o.h.Env.Clock()
	chip := LoanChip(h, l, now)
	car := o.loaner(l.LoanerID)
	x := outLook{icon: "car", top: lang.Plate(car.Plate) + "  " + car.Model, chip: &chip}
	parts := []string{l.Borrower, h.Say("loan.out_is", shop.Args{"At": lang.When(l.OutAt, now), "KM": l.OutKM})}
	if l.Out() && !l.DueAt.IsZero() {
		parts = append(parts, h.Say("loan.due_is", shop.Args{"At": lang.When(l.DueAt, now)}))
	}
	if !l.Out() {
		parts = append(parts, h.Say("loan.back_is", shop.Args{"At": lang.When(l.BackAt, now), "KM": l.BackKM, "Driven": l.Driven()}))
		if l.Damage != "" {
			parts = append(parts, l.Damage)
		}
	}
	x.sub = strings.Join(parts, h.Say("say.comma"))
	return x
}

func (o outDrawing) loaner(id shop.LoanerID) shop.Loaner {
	for _, l := range o.found.loaners {
		if l.ID == id {
			return l.Loaner
		}
	}
	return shop.Loaner{}
}

func (o outDrawing) transportWords() outLook {
	h, t := o.h, o.found.outside.Transport
	parts := []string{h.Say("transport.agreed_is", shop.Args{"By": t.AgreedBy, "Way": t.Way, "At": h.Env.Lang.When(t.AgreedAt, h.Env.Clock())})}
	if t.Note != "" {
		parts = append(parts, t.Note)
	}
	return outLook{icon: "yen", top: h.Env.Lang.Yuan(t.Amount), sub: strings.Join(parts, h.Say("say.comma"))}
}
