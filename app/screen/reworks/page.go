// Package reworks is the screen about what had to be done again: what it has cost in a
// period, by cause and by who bears it. Enter on a row names its orders, Enter there goes
// to the order.
package reworks

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
)

// headTall is how tall the line with the period is, in dp at 100 %.
const headTall = 28

// page (返修成本) is the table of a period.
type page struct {
	h       *screen.Host
	span    *screen.Period
	book    shop.RedoneBook
	rows    []shop.RedoneRow
	head    *kit.Drawing
	table   *kit.Table[shop.RedoneRow]
	root    fyne.CanvasObject
	stop    func()
	loads   int
	ready   bool
	closed  bool
	showing bool // the orders of a row, in a sheet
}

// New opens the reworks of this month.
func New(h *screen.Host, _ screen.Route) screen.Page {
	p := &page{h: h}
	p.span = screen.NewPeriod(h, func() {
		p.load()
		p.head.Refresh()
	})
	p.head = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(200, l.Dp(headTall)) }, p.drawHead)
	p.table = kit.NewTable(h.Env, "reworks", p.columns())
	p.table.OnOpen = p.open
	p.table.SetEmpty(kit.Blank{Icon: "clock", Text: h.Say("reworks.reading")})
	p.root = container.NewBorder(p.head, nil, nil, nil, kit.NewCard("", p.table.Object()))
	p.stop = kit.Live(h.Store, h.Env.Run, p.load, shop.KindOrders, shop.KindRules)
	p.load()
	return p
}

// Title implements screen.Page.
func (p *page) Title() string { return p.h.Say("screen.reworks") }

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
func (p *page) State() (icon, tone, words string) {
	if !p.ready {
		return "", "", ""
	}
	return "check", "good", text.RedoneSummary(p.h.Env.Lang, &p.book)
}

// Actions implements screen.Page.
func (p *page) Actions() []screen.Action {
	ready := func() bool { return p.ready }
	return append(p.span.Steps(), []screen.Action{
		p.span.Action(),
		{ID: "figures.act.file", Keys: "F8", Do: p.file, Button: true, Can: ready},
		{ID: "figures.act.print", Keys: "Ctrl+P", Do: p.print, Button: true, Can: ready},
		{ID: "reworks.act.define", Keys: "F4", Do: p.define, Button: true},
		{ID: "reworks.act.orders", Keys: "Enter", Button: true, Primary: true, Yields: func() bool { return p.showing }, Do: func() {
			if r, ok := p.table.Selected(); ok {
				p.open(r)
			}
		}},
		{ID: "vehicle.act.reload", Keys: "F5", Do: p.load},
	}...)
}

// load reads the period anew, away from the window.
func (p *page) load() {
	p.loads++
	mine, from, to := p.loads, p.span.From, p.span.To
	screen.Act(p.h, func(ctx context.Context, d work.Desk) (shop.RedoneBook, error) { return work.Redone(ctx, d, from, to) }, func(b shop.RedoneBook, err error) {
		switch {
		case p.closed || mine != p.loads:
		case err != nil:
			p.h.Fail("read the cost of reworks", err)
		default:
			p.book, p.ready = b, true
			p.rows = b.Rows()
			p.table.SetEmpty(kit.Blank{Icon: "check", Text: p.h.Say("reworks.none", shop.Args{"From": b.From, "To": b.To, "Received": b.Received})})
			p.table.SetRows(p.rows)
			p.table.SetFoot(p.h.Say("reworks.foot"), p.foot())
			p.head.Refresh()
			p.h.Changed(p)
		}
	})
}

// foot is what all of it comes to, below the columns.
func (p *page) foot() map[string]string {
	if len(p.book.Of) == 0 {
		return nil
	}
	lang, s := p.h.Env.Lang, p.book.Sum()
	return map[string]string{
		"n": lang.Int(int64(len(p.book.Of))), "hours": lang.Qty(s.Hours), "labour": lang.Money(s.Cost.Labour), "parts": lang.Money(s.Cost.Parts),
		"away": lang.Money(s.Cost.Away), "cost": lang.Money(s.Cost.Sum()), "waived": lang.Money(s.Waived), "billed": lang.Money(s.Billed),
	}
}

// define says what is counted and how.
func (p *page) define() {
	facts := screen.NewFacts(p.h)
	var s screen.Section
	for _, words := range text.RedoneNotes(p.h.Env.Lang) {
		s.Facts = append(s.Facts, screen.Fact{Words: words})
	}
	const wide = 620
	facts.SetWidth(kit.Look().Dp(wide) - 40)
	facts.Set([]screen.Section{s})
	p.h.Env.Layer.OpenSheet(p.h.Env, kit.SheetSpec{Kind: kit.SheetCentre, Title: p.h.Say("reworks.act.define"), Wide: wide, Content: facts.Object()})
}

// file writes the table and the orders into a file for a table program.
func (p *page) file() {
	h, book := p.h, p.book
	screen.SaveTable(h, p.Title()+"-"+string(book.From), func(ctx context.Context, d work.Desk, write func([]string) error) error {
		if err := work.ExportReport(ctx, d, "rework csv "+string(book.From)); err != nil {
			return err
		}
		lines := append([][]string{{text.RedoneSummary(h.Env.Lang, &book)}}, text.RedoneTable(h.Env.Lang, &book)...)
		for _, line := range append(lines, text.RedoneOrders(h.Env.Lang, &book)...) {
			if err := write(line); err != nil {
				return err
			}
		}
		return nil
	})
}

func (p *page) print() {
	h, book := p.h, p.book
	screen.PrintPaper(h, screen.PaperJob{
		Title: h.Say("paper.reworks"), On: paper.A4, Done: "figures.printed", Waits: "figures.print_waits",
		Make: func(ctx context.Context, d work.Desk, _ paper.Paper, folder string) (string, error) {
			return printing.ReworkCosts(ctx, d, h.Press, h.Env.Lang, printing.ReworkCostsJob{Book: book, Dir: folder})
		},
	})
}
