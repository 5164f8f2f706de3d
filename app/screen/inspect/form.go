package inspect

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
)

// field is the name of a field of the nth item, as problems have it.
func field(n int, name string) string { return "items." + strconv.Itoa(n) + "." + name }

// build puts the sheet into the form: each item is a line, its mark is given by
// 1 2 3 and Enter goes on.
func (p *Page) build(f *kit.Form, r *record) {
	if r.About.Order.ID == 0 {
		return
	}
	say, in := p.h.Say, &r.In
	kit.AddChoice(f, "sort", &in.Sort, shop.InspectionSorts(), func(s shop.InspectionSort) string { return say(s.Key()) })
	points := shop.Points(&r.About.Order, r.About.Rules, today(p))
	for n := range in.Items {
		p.addItem(f, n, &in.Items[n], points)
	}
	f.Row(3)
	f.Tick("road_done", &in.Road.Done).Weight(0.6)
	f.Qty("road_km", &in.Road.KM).Unit("km").Weight(0.6)
	f.Text("road_finding", &in.Road.Finding).Max(shop.MaxText).Weight(1.6)
	kit.AddChoice(f, "result", &in.Result, shop.InspectionResults(), func(x shop.InspectionResult) string { return say(x.Key()) })
	f.Text("reason", &in.Reason).Max(shop.MaxText).Hint(say("inspection.reason.hint"))
}

// addItem is a line of the sheet: the mark, what was measured, and a note.
func (p *Page) addItem(f *kit.Form, n int, i *shop.InspectionItem, points []shop.Point) {
	lang := p.h.Env.Lang
	name := strconv.Itoa(n+1) + "  " + lang.Item(*i)
	var point shop.Point
	for _, x := range points {
		if i.LineID == 0 && x.Code == i.Name {
			point = x
		}
	}
	mark := func() *kit.FormField {
		return kit.AddChoice(f, field(n, "mark"), &i.Mark, shop.ItemMarks(), func(m shop.ItemMark) string { return lang.Say(m.Key()) }).Label(name)
	}
	if point.Unit == "" {
		f.Row(2)
		mark()
	} else {
		f.Row(3)
		mark().Weight(2)
		f.Text(field(n, "value"), &i.Value).Label(lang.Limit(point)).Max(shop.MaxName)
	}
	note := f.Text(field(n, "note"), &i.Note).Label(p.h.Say("inspection.note")).Max(shop.MaxText)
	if point.Unit != "" {
		note.Weight(1)
	}
}

// draw shows what is known of the car and of the sheets before.
func (p *Page) draw() {
	p.facts.Set(known{p}.sections())
	p.strip.Refresh()
	p.root.Refresh()
	p.h.Changed(p)
}

// known says what is known of the car and of the sheets before.
type known struct{ *Page }

func (p known) sections() []screen.Section {
	a, say := &p.edit.Record.About, p.h.Say
	who := screen.Section{Title: say("inspection.who")}
	for _, id := range a.Who {
		who.Facts = append(who.Facts, screen.Fact{Icon: "wrench", Text: a.People[id]})
	}
	if len(a.Who) == 0 {
		who.Facts = []screen.Fact{{Words: say("inspection.nobody")}}
	}
	return append([]screen.Section{p.wanted(), who}, p.before()...)
}

// wanted says what the work of the order wants, and where that stands.
func (p known) wanted() screen.Section {
	a, say := &p.edit.Record.About, p.h.Say
	s := screen.Section{Title: say("inspection.wanted")}
	add := func(sort shop.InspectionSort) {
		f := screen.Fact{Icon: "clock", Text: say(sort.Key())}
		if shop.SheetPassed(a.Sheets, sort) {
			f.Icon, f.Tone, f.Right = "check", "good", say(shop.ResultPass.Key())
		}
		s.Facts = append(s.Facts, f)
	}
	for _, sort := range shop.SheetsWanted(&a.Order, a.Rules, today(p.Page)) {
		add(sort)
	}
	add(shop.FinalCheck)
	if len(shop.MustInspect(&a.Order, a.Rules, today(p.Page))) > 0 {
		s.Facts = append(s.Facts, p.certificate())
		if r, ok := shop.InForce(a.Rules, "inspection", string(shop.HeaviestClass(&a.Order)), today(p.Page)); ok {
			s.Facts = append(s.Facts, screen.Fact{Words: r.Source})
		}
	}
	return s
}

func (p known) certificate() screen.Fact {
	f := screen.Fact{Icon: "doc", Text: p.h.Say("inspection.certificate")}
	for _, in := range p.edit.Record.About.Sheets {
		if c := in.Certificate; c != nil {
			f.Text, f.Right, f.Tone = c.Number, p.h.Say("inspection.valid"), "good"
			if !c.Valid() {
				f.Right, f.Tone = p.h.Say("inspection.void"), "bad"
			}
		}
	}
	return f
}

// before are the sheets that were signed, the newest first, with what was bad.
func (p known) before() []screen.Section {
	a, lang := &p.edit.Record.About, p.h.Env.Lang
	s := screen.Section{Title: lang.Say("inspection.before")}
	if n := shop.Reworks(a.Events); n > 0 {
		s.Note = lang.Say("inspection.reworks", shop.Args{"N": n})
	}
	for k := len(a.Sheets) - 1; k >= 0; k-- {
		in := a.Sheets[k]
		f := screen.Fact{Icon: "check", Tone: "good", Text: lang.Say(in.Sort.Key()) + "  " + a.People[in.Inspector], Right: lang.When(in.At, p.h.Env.Clock())}
		if in.Result == shop.ResultFail {
			f.Icon, f.Tone = "alert", "bad"
		}
		s.Facts = append(s.Facts, f)
		if in.Reason != "" {
			s.Facts = append(s.Facts, screen.Fact{Words: in.Reason})
		}
		for _, i := range in.Items {
			if i.Mark == shop.MarkBad {
				s.Facts = append(s.Facts, screen.Fact{Words: strings.TrimSpace(lang.Item(i) + "  " + lang.Say(i.Mark.Key()) + "  " + i.Note)})
			}
		}
	}
	if len(a.Sheets) == 0 {
		s.Facts = []screen.Fact{{Words: lang.Say("inspection.none")}}
	}
	return []screen.Section{s}
}

// drawStrip draws the car and how its order stands.
func (p *Page) drawStrip(pen *kit.Pen, size fyne.Size) {
	a, lang := &p.edit.Record.About, p.h.Env.Lang
	pen.Card(0, 0, size.Width, size.Height)
	mid := size.Height / 2
	x := pen.Text(12, mid, lang.Plate(a.Vehicle.Plate), pen.Style(kit.Plate)) + 16
	right := size.Width - 12
	if a.Order.Status != "" {
		right = pen.ChipR(right, mid, screen.StatusChip(lang, a.Order.Status)) - 12
	}
	pen.VLine(x, 10, size.Height-20)
	pen.Fit(x+13, pen.Look.Dp(17), right-x-13, a.Vehicle.Title(), pen.Style(kit.Body))
	pen.Fit(x+13, pen.Look.Dp(36), right-x-13, a.Order.Number+"  "+lang.Int(a.Order.Intake.MileageKM)+" km", pen.Style(kit.Caption))
}

// pageLayout puts the strip above, the sheet at the left and what is known at
// the right.
type pageLayout struct{ facts *screen.Facts }

// Layout implements fyne.Layout.
func (l pageLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	look := kit.Look()
	side := min(look.Dp(330), size.Width*0.34)
	top := look.Dp(52) + 8
	l.facts.SetWidth(side - 20)
	kit.Put(all[0], 0, 0, size.Width, look.Dp(52))
	kit.Put(all[1], 0, top, size.Width-side-8, size.Height-top)
	kit.Put(all[2], size.Width-side, top, side, size.Height-top)
}

// MinSize implements fyne.Layout.
func (pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 360) }
