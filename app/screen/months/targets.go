package months

import (
	"context"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
	"gongdan/app/shop/monthly"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// Targets is what the shop aims at (目标): each figure beside its last month, the same month
// of the year before, and what the trade names.
type Targets struct {
	h     *screen.Host
	table *kit.Table[aim]
	loads int
	shut  bool
	stop  func()
	halt  func()
}

// aim is a figure with all that it is held against.
type aim struct {
	key        kpi.Key
	last, year kpi.Figure
	target     monthly.Target // the one in force; its ID is 0 where there is none
	ok         bool
	trade      monthly.Trade
	traded     bool
}

// NewTargets gives the page.
func NewTargets(h *screen.Host, _ screen.Route) screen.Page {
	p := &Targets{h: h, halt: func() {}}
	p.table = kit.NewTable(h.Env, "targets", p.columns())
	p.table.OnOpen = p.edit
	p.stop = kit.Live(h.Store, h.Env.Run, p.load, shop.KindTargets, shop.KindRules)
	p.load()
	return p
}

func (p *Targets) columns() []kit.Column[aim] {
	lang := p.h.Env.Lang
	figure := func(id string, of func(aim) kpi.Figure) kit.Column[aim] {
		return kit.Column[aim]{ID: id, TitleKey: "target.col." + id, W: 104, Right: true, Cell: func(a aim) kit.Cell { return kit.Cell{Text: text.KPIValue(lang, of(a))} }}
	}
	better := func(a aim) kit.Cell {
		if a.key.Down() {
			return kit.Cell{Text: lang.Say("target.lower"), Tone: "muted"}
		}
		return kit.Cell{Text: lang.Say("target.higher"), Tone: "muted"}
	}
	return []kit.Column[aim]{
		{ID: "key", TitleKey: "target.key", Min: 120, Cell: func(a aim) kit.Cell { return kit.Cell{Text: lang.Say(a.key.Word()), Strong: true} }},
		{ID: "better", TitleKey: "target.col.better", W: 118, From: 760, Cell: better},
		figure("last", func(a aim) kpi.Figure { return a.last }),
		figure("year", func(a aim) kpi.Figure { return a.year }),
		{ID: "aim", TitleKey: "target.col.aim", W: 104, Right: true, Cell: func(a aim) kit.Cell {
			c := kit.Cell{Text: text.KPIValue(lang, kpi.Figure{Key: a.key, Value: a.target.Value, Known: a.ok}), Strong: true}
			if a.ok && a.last.Known && !monthly.Reached(a.key, a.last.Value, a.target.Value) {
				c.Tone = "warn"
			}
			return c
		}},
		{ID: "since", TitleKey: "target.col.since", W: 80, Cell: func(a aim) kit.Cell { return kit.Cell{Text: a.target.Month, Tone: "muted"} }},
		figure("trade", func(a aim) kpi.Figure { return kpi.Figure{Key: a.key, Value: a.trade.Value, Known: a.traded} }),
		{ID: "source", TitleKey: "target.col.source", Min: 140, Cell: func(a aim) kit.Cell { return kit.Cell{Text: a.source(), Tone: "muted"} }},
	}
}

// source is why the shop aims at so much, else where the trade's value stands.
func (a aim) source() string {
	if a.target.Source != "" {
		return a.target.Source
	}
	return a.trade.Source
}

// Title implements screen.Page.
func (p *Targets) Title() string { return p.h.Say("screen.targets") }

// Content implements screen.Page.
func (p *Targets) Content() fyne.CanvasObject { return p.table.Object() }

// Shown implements screen.Page.
func (p *Targets) Shown() { p.table.Focus() }

// Scanned implements screen.Scanner: there is nothing to scan here.
func (p *Targets) Scanned(string) bool { return false }

// Close implements screen.Page.
func (p *Targets) Close() {
	p.shut = true
	p.halt()
	p.stop()
}

// Actions implements screen.Page.
func (p *Targets) Actions() []screen.Action {
	chosen := func() bool { _, ok := p.table.Selected(); return ok }
	return []screen.Action{
		{ID: "target.act.drop", Keys: "Del", Do: p.drop, Button: true, Can: chosen},
		{ID: "target.act.edit", Keys: "Enter", Do: func() {
			if a, ok := p.table.Selected(); ok {
				p.edit(a)
			}
		}, Button: true, Primary: true, Can: chosen},
		{ID: "figures.act.reload", Keys: "F5", Do: p.load},
	}
}

func (p *Targets) load() {
	if p.shut {
		return
	}
	p.halt()
	p.loads++
	mine, desk := p.loads, p.h.Desk()
	p.halt = kit.Stoppable(p.h.Env.Run, func(ctx context.Context) ([]aim, error) { return readAims(ctx, desk) }, func(rows []aim, err error) {
		switch {
		case mine != p.loads || p.shut:
		case err != nil:
			p.h.Fail("read targets", err)
		default:
			p.table.SetRows(rows)
			p.h.Changed(p)
		}
	})
}

// readAims reads all figures of the last month that is over beside their targets.
func readAims(ctx context.Context, d work.Desk) ([]aim, error) {
	last := kpi.MonthOf(d.Today()).Step(-1)
	now, err := work.KPI(ctx, d, last, "")
	if err != nil {
		return nil, err
	}
	year, err := work.KPI(ctx, d, last.LastYear(), "")
	if err != nil {
		return nil, err
	}
	return data.Read(ctx, d.Store, func(v data.View) (rows []aim, err error) {
		targets, err := data.Targets(v)
		if err != nil {
			return nil, err
		}
		rules, err := data.Rules(v)
		for _, k := range kpi.Keys() {
			a := aim{key: k, last: now.Figures.Of(k), year: year.Figures.Of(k)}
			a.target, a.ok = monthly.InForce(targets, k, d.Today().Month())
			a.trade, a.traded = monthly.TradeValue(rules, k, d.Today())
			rows = append(rows, a)
		}
		return rows, err
	})
}

// typed is a target as it stands in its form: a number, fen, or thousandths of a percent.
type typed struct {
	Is    monthly.Target
	Yuan  shop.Money
	Count shop.Qty
}

// edit opens the form of a figure's target; it begins with this month.
func (p *Targets) edit(a aim) {
	h := p.h
	month := h.Desk().Today().Month()
	var edit *screen.Edit[typed]
	edit = screen.NewEdit(h, screen.EditSpec[typed]{
		Draft: "target:" + string(a.key), Scope: "target",
		Title: func(typed) string { return h.Say("screen.targets") + " " + h.Say(a.key.Word()) },
		Read: func(data.View) (typed, error) {
			t := typed{Is: monthly.Target{Key: a.key, Month: month, Value: a.target.Value, Source: a.target.Source}}
			if a.ok {
				t.Is.Month = a.target.Month
			}
			t.Yuan, t.Count = shop.Money(t.Is.Value), countOf(a.key, t.Is.Value)
			return t, nil
		},
		Save: func(ctx context.Context, d work.Desk, t typed) (typed, error) {
			_, err := work.SaveTarget(ctx, d, t.target())
			return t, err
		},
		Build: func(f *kit.Form, t *typed) { buildTarget(h, f, t, a.key) },
		Check: func(t typed) shop.Problems { return t.problems() },
		Saved: func(typed) { h.Toast(h.Say("target.saved"), nil) },
		Shown: func() { edit.Rebuild(); edit.Form.Focus(fieldOf(a.key)) },
	})
	screen.SheetOf(h, h.Say("screen.targets")+"  "+h.Say(a.key.Word()), noteWide, edit)
	edit.Open()
}

// fieldOf is the field of the form that a figure is typed into.
func fieldOf(k kpi.Key) string {
	switch k.Unit() {
	case kpi.Fen:
		return "value_yuan"
	case kpi.Rate:
		return "value_percent"
	}
	return "value"
}

// countOf is a value as it is typed: a number, or a percentage.
func countOf(k kpi.Key, v int64) shop.Qty {
	if k.Unit() == kpi.Rate {
		return shop.Qty(v) * shop.One / 100
	}
	return shop.Qty(v) * shop.One
}

func buildTarget(h *screen.Host, f *kit.Form, t *typed, k kpi.Key) {
	f.Row(2)
	switch k.Unit() {
	case kpi.Fen:
		f.Money("value_yuan", &t.Yuan)
	case kpi.Rate:
		f.Qty("value_percent", &t.Count)
	default:
		f.Qty("value", &t.Count)
	}
	f.Text("month", &t.Is.Month).Required().Max(7)
	f.Tick("ended", &t.Is.Ended)
	f.Text("source", &t.Is.Source).Max(shop.MaxName * 4)
}

// target is what was typed in the unit of the figure.
func (t typed) target() monthly.Target {
	is := t.Is
	switch is.Key.Unit() {
	case kpi.Fen:
		is.Value = int64(t.Yuan)
	case kpi.Rate:
		is.Value = int64(t.Count * 100 / shop.One)
	default:
		is.Value = int64(t.Count / shop.One)
	}
	return is
}

// problems are those of the target, under the field that it is typed into.
func (t typed) problems() shop.Problems {
	all := t.target().Check()
	for i := range all {
		if all[i].Field == "value" {
			all[i].Field = fieldOf(t.Is.Key)
		}
	}
	return all
}

// drop takes the target in force away: the one before goes on.
func (p *Targets) drop() {
	h := p.h
	a, ok := p.table.Selected()
	if !ok || a.target.ID == 0 {
		h.Toast(h.Say("target.none"), nil)
		return
	}
	screen.Act(h, func(ctx context.Context, d work.Desk) (any, error) { return nil, work.DropTarget(ctx, d, a.target) }, func(_ any, err error) {
		if err != nil {
			h.Fail("drop a target", err)
			return
		}
		h.Toast(h.Say("target.dropped"), func() { p.restore(a.target) })
	})
}

// restore brings back a target that was taken away.
func (p *Targets) restore(t monthly.Target) {
	t.ID, t.Rev = 0, 0
	screen.Act(p.h, func(ctx context.Context, d work.Desk) (monthly.Target, error) { return work.SaveTarget(ctx, d, t) }, func(_ monthly.Target, err error) {
		p.h.Fail("restore a target", err)
	})
}
