package settings

import (
	"context"
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
	"gongdan/app/work"
	"gongdan/data"
)

// rulesPane lists the numbers that laws set, with where they stand. A new
// value begins on a day; what was in force stays in the list.
type rulesPane struct{ listPane[shop.Rule] }

func newRules(p *Page) pane {
	x := &rulesPane{listPane[shop.Rule]{p: p}}
	x.fill(listSpec[shop.Rule]{
		id: "rules", kinds: []shop.Kind{shop.KindRules}, columns: x.columns(), read: data.Rules, open: x.revise,
		same: func(a, b shop.Rule) bool { return a.ID == b.ID },
	})
	return x
}

func (x *rulesPane) columns() []kit.Column[shop.Rule] {
	today := x.p.h.Desk().Today()
	tone := func(r shop.Rule) string {
		if r.From > today || r.Until != "" && r.Until < today {
			return "muted"
		}
		return ""
	}
	return []kit.Column[shop.Rule]{
		{ID: "book", TitleKey: "rule.book", W: 150, Cell: func(r shop.Rule) kit.Cell { return kit.Cell{Text: x.word("rule.book.", r.Book), Tone: tone(r)} }},
		{ID: "name", TitleKey: "rule.name", Min: 130, W: 190, Cell: func(r shop.Rule) kit.Cell { return kit.Cell{Text: x.name(r), Tone: tone(r)} }},
		{ID: "value", TitleKey: "rule.value", W: 112, Right: true, Cell: func(r shop.Rule) kit.Cell { return kit.Cell{Text: x.value(r), Tone: tone(r)} }},
		{ID: "from", TitleKey: "rule.from", W: 100, Cell: func(r shop.Rule) kit.Cell { return kit.Cell{Text: string(r.From), Tone: tone(r)} }},
		{ID: "until", TitleKey: "rule.until", W: 100, From: 620, Cell: func(r shop.Rule) kit.Cell { return kit.Cell{Text: string(r.Until), Tone: tone(r)} }},
		{ID: "source", TitleKey: "rule.source", Min: 140, Cell: func(r shop.Rule) kit.Cell { return kit.Cell{Text: r.Source, Tone: "muted"} }},
	}
}

// word is what a rule is called; one that the language does not know keeps the
// name it has in the file.
func (x *rulesPane) word(room, name string) string {
	if x.p.h.Env.Lang.Has(room + name) {
		return x.p.h.Say(room + name)
	}
	return name
}

// name is what a rule is about. Sheets and points of the inspection belong to a
// class of work.
func (x *rulesPane) name(r shop.Rule) string {
	if part, ok := sanbao.PartOf(r); ok {
		return x.p.h.Say(part.Assembly.Key()) + "・" + part.Name
	}
	class, p := shop.PointRule(r.Name)
	switch r.Book {
	case "inspection":
		return x.word("labour.class.", r.Name)
	case "inspection_points":
		return x.word("labour.class.", string(class)) + "・" + x.p.h.Env.Lang.Point(p.Code)
	case "inspection_sheets":
		return x.word("labour.class.", string(class)) + "・" + x.word("rule.sheet.", p.Code)
	}
	return x.word("rule.name.", r.Name)
}

// value is the number with its unit, which is the end of the name.
func (x *rulesPane) value(r shop.Rule) string {
	lang := x.p.h.Env.Lang
	if part, ok := sanbao.PartOf(r); ok {
		return lang.Say(part.Sure.Key())
	}
	if p, ok := measures(r); ok {
		return lang.Limit(p)
	}
	if strings.HasSuffix(r.Name, "_bp") {
		return lang.Percent(shop.Rate(r.Value)) + " %"
	}
	return lang.Int(r.Value) + x.unit(r)
}

// measures reports whether a rule is the limit of what is measured, in
// thousandths, and gives the point.
func measures(r shop.Rule) (p shop.Point, ok bool) {
	if r.Book != "inspection_points" {
		return p, false
	}
	_, p = shop.PointRule(r.Name)
	if strings.HasSuffix(r.Name, "_min") {
		p.Min = shop.Qty(r.Value)
	} else {
		p.Max = shop.Qty(r.Value)
	}
	return p, p.Unit != ""
}

func (x *rulesPane) unit(r shop.Rule) string {
	for _, end := range []string{"days", "workdays", "km", "years", "minutes"} {
		if strings.HasSuffix(r.Name, "_"+end) {
			return " " + x.p.h.Say("rule.unit."+end)
		}
	}
	return ""
}

// revise asks for a new value of a rule from a day on.
func (x *rulesPane) revise(r shop.Rule) {
	h := x.p.h
	next := shop.Rule{Book: r.Book, Name: r.Name, Value: r.Value, From: h.Desk().Today(), Source: r.Source}
	rate, limit := shop.Rate(r.Value), shop.Qty(r.Value)
	point, measured := measures(r)
	f := kit.NewForm(h.Env, "rule")
	f.Row(2)
	switch {
	case measured:
		f.Qty("value", &limit).Unit(x.p.h.Env.Lang.Unit(point))
	case strings.HasSuffix(r.Name, "_bp"):
		f.Rate("value", &rate)
	default:
		f.Int("value", &next.Value).Unit(strings.TrimSpace(x.unit(r)))
	}
	f.Date("from", &next.From).Required()
	f.Area("source", &next.Source, 3).Required().Max(shop.MaxText)
	f.Fill()
	screen.AskForm(h, x.word("rule.book.", r.Book)+"・"+x.name(r), f, h.Say("settings.act.revise"), func(close func()) {
		switch {
		case measured:
			next.Value = int64(limit)
		case strings.HasSuffix(r.Name, "_bp"):
			next.Value = int64(rate)
		}
		act(x.p, func(ctx context.Context, d work.Desk) (shop.Rule, error) { return work.ReviseRule(ctx, d, next) }, func(kept shop.Rule, err error) {
			if failure := f.Show(err); failure != nil {
				h.Log("revise rule", failure)
			}
			if err == nil {
				close()
				h.Toast(h.Say("settings.rule_saved", shop.Args{"From": kept.From}), nil)
			}
		})
	})
}

// Actions implements pane.
func (x *rulesPane) Actions() []screen.Action {
	return []screen.Action{{ID: "settings.act.revise", Keys: "Ctrl+N", Button: true, Do: func() {
		if r, ok := x.table.Selected(); ok {
			x.revise(r)
		} else {
			x.table.Focus()
		}
	}}}
}
