// Package failures is the screen about parts that fail: how often what was fitted came
// back, by model, part and fault, and the visits that prove it.
package failures

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// chartWide is how wide the chart beside the table is, and wideFrom from what width of
// the window there is room for it.
const (
	chartWide = 380
	wideFrom  = 1200
)

// casesMost is how many visits the sheet of a failure shows.
const casesMost = 200

// page (故障预警) is the table of failures with the chart of the worst.
type page struct {
	h      *screen.Host
	rules  shop.FailureRules
	rows   []data.FailureRow
	table  *kit.Table[data.FailureRow]
	chart  *kit.Drawing
	root   fyne.CanvasObject
	stop   func()
	closed bool
	loads  int

	showing bool // the visits of a failure, in a sheet
}

// New opens the failures.
func New(h *screen.Host, _ screen.Route) screen.Page {
	p := &page{h: h}
	p.table = kit.NewTable(h.Env, "failures", p.columns())
	p.table.OnOpen = p.open
	p.table.SetEmpty(kit.Blank{Icon: "clock", Text: h.Say("failure.reading")})
	p.chart = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(l.Dp(chartWide), l.Dp(200)) }, p.draw)
	p.root = kit.NewCard("", p.table.Object())
	if h.Window().Width >= wideFrom {
		p.root = container.NewBorder(nil, nil, nil, kit.NewCard(h.Say("failure.chart"), p.chart), p.root)
	}
	p.stop = kit.Live(h.Store, h.Env.Run, p.read, shop.KindOrders, shop.KindRules)
	p.read()
	return p
}

type found struct {
	rules shop.FailureRules
	rows  []data.FailureRow
}

// read counts anew, away from the window.
func (p *page) read() {
	p.loads++
	mine, now := p.loads, p.h.Env.Clock()
	screen.Read(p.h, func(v data.View) (f found, err error) {
		rules, err := data.Rules(v)
		if err != nil {
			return f, err
		}
		f.rules = shop.FailureRulesOf(rules, shop.DayOf(now, v.Zone()))
		f.rows, err = data.Failures(v, f.rules, now)
		return f, err
	}, func(f found, err error) {
		switch {
		case p.closed || mine != p.loads:
		case err != nil:
			p.h.Fail("read failures", err)
		default:
			p.rules, p.rows = f.rules, f.rows
			p.table.SetEmpty(kit.Blank{Icon: "check", Text: p.h.Say("failure.none", shop.Args{"N": f.rules.Least})})
			p.table.SetRows(f.rows)
			p.table.SetFoot(p.h.Say("failure.foot", shop.Args{"Days": f.rules.Days, "Since": f.rules.Since, "Rate": f.rules.Above, "N": f.rules.Least}), nil)
			p.chart.Refresh()
		}
	})
}

// Title implements screen.Page.
func (p *page) Title() string { return p.h.Say("screen.failures") }

// Content implements screen.Page.
func (p *page) Content() fyne.CanvasObject { return p.root }

// Shown implements screen.Page.
func (p *page) Shown() { p.table.Focus() }

// Close implements screen.Page.
func (p *page) Close() {
	p.closed = true
	p.stop()
}

// State implements screen.Stated.
func (p *page) State() (icon, tone, words string) { return "", "", p.h.Say("failure.keys") }

// Actions implements screen.Page.
func (p *page) Actions() []screen.Action {
	chosen := func(do func(data.FailureRow)) func() {
		return func() {
			if r, ok := p.table.Selected(); ok {
				do(r)
			}
		}
	}
	return []screen.Action{
		{ID: "reworks.act.open", Keys: "Alt+R", Button: true, Can: func() bool { return p.h.Desk().Person.May(shop.SeeCost) }, Do: func() { p.h.Go(screen.Route{Screen: screen.Reworks}) }},
		{ID: "figures.act.print", Keys: "Ctrl+P", Button: true, Do: p.print},
		{ID: "near.act.file", Keys: "Ctrl+E", Button: true, Do: p.save},
		{ID: "failure.act.part", Keys: "Alt+P", Button: true, Do: chosen(func(r data.FailureRow) {
			p.h.Go(screen.Route{Screen: screen.Parts, ID: int64(r.PartID)})
		})},
		{ID: "failure.act.cases", Keys: "Enter", Button: true, Primary: true, Do: chosen(p.open), Yields: func() bool { return p.showing }},
		{ID: "vehicle.act.reload", Keys: "F5", Do: p.read},
	}
}

// print asks where the watch goes on paper, and makes it.
func (p *page) print() {
	h, today := p.h, p.h.Desk().Today()
	w := shop.FailureWatch{Rules: p.rules, From: today.Add(-int(p.rules.Since)), To: today, At: h.Env.Clock()}
	for _, r := range p.rows {
		w.Of = append(w.Of, shop.FailureSeen{Failure: r.Failure, Young: r.Young})
	}
	screen.PrintPaper(h, screen.PaperJob{
		Title: h.Say("paper.failures"), On: paper.A4, Done: "figures.printed", Waits: "figures.print_waits",
		Make: func(ctx context.Context, d work.Desk, _ paper.Paper, folder string) (string, error) {
			return printing.Failures(ctx, d, h.Press, h.Env.Lang, printing.FailuresJob{Watch: w, Dir: folder})
		},
	})
}

func (p *page) save() {
	screen.SaveColumns(p.h, p.Title(), p.columns(), func(context.Context) ([]data.FailureRow, error) { return p.rows, nil })
}

// open names the visits that a failure is made of.
func (p *page) open(r data.FailureRow) {
	h, rules, now := p.h, p.rules, p.h.Env.Clock()
	screen.Read(h, func(v data.View) ([]shop.FailureCase, error) {
		return data.FailureCases(v, r.Failure, rules, now, casesMost)
	}, func(all []shop.FailureCase, err error) {
		if err != nil {
			h.Fail("read a failure", err)
			return
		}
		table := kit.NewTable(h.Env, "failure_cases", caseColumns(h))
		var sheet *kit.Sheet
		table.OnOpen = func(c shop.FailureCase) {
			sheet.Close()
			to := c.Order
			if c.Back != 0 {
				to = c.Back
			}
			h.Go(screen.Route{Screen: screen.Order, ID: int64(to)})
		}
		table.SetRows(all)
		title := h.Say("failure.cases", shop.Args{"Part": r.Part, "Model": modelOf(r.Failure), "Came": r.Came, "Fitted": r.Fitted})
		sheet = h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{Title: title, Wide: 760, Content: table.Object(), Closed: func() { p.showing = false }})
		p.showing = true
		table.Focus()
	})
}
