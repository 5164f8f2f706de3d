// Package months is the owner's month (月报) on the screen: the sections with their ticks and
// what the data lack at the left, the figures that count at the right with the records that
// the chosen one is made of, and the very PDF that goes out. It opens on the last month that
// is over.
package months

import (
	"context"
	"slices"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/printing"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
	"gongdan/app/shop/monthly"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// pollEvery is how often the progress of reading is looked at.
const pollEvery = 300 * time.Millisecond

// Page is the report of a month.
type Page struct {
	h        *screen.Host
	head     *kit.Drawing
	contents *kit.Keyed
	tiles    *kit.Keyed
	front    front
	root     *fyne.Container

	month kpi.Period
	made  made
	at    int // which section has the keys
	tile  int // which figure is chosen
	off   []string
	with  monthly.Beside
	feed  feed
}

// made is the report as it was drawn last.
type made struct {
	book monthly.Book
	pdf  []byte
}

// feed is how the page gets its report.
type feed struct {
	loads     int
	read      bool // there is a report
	busy      bool
	shut      bool
	done, all atomic.Int64
	halt      func()
	stop      func()
}

// New gives the page with the last month that is over.
func New(h *screen.Host, _ screen.Route) screen.Page {
	p := &Page{h: h, month: kpi.MonthOf(h.Desk().Today()).Step(-1), with: monthly.LastMonth, off: []string{string(monthly.Store)}}
	p.recall()
	p.head = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(300, l.Dp(headTall)) }, view{p}.drawHead)
	p.contents = kit.NewKeyed(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(l.Dp(sideWide), l.Dp(200)) }, view{p}.drawContents, view{p}.contentsKey)
	p.tiles = kit.NewKeyed(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(l.Dp(400), tilesTall(l)) }, view{p}.drawTiles, view{p}.tilesKey)
	p.front = newFront(p)
	p.root = container.New(pageLayout{}, p.head, p.contents, p.tiles, p.front.card)
	p.feed.halt = func() {}
	p.feed.stop = kit.Live(h.Store, h.Env.Run, p.load, shop.KindOrders, shop.KindPayments, shop.KindTargets, shop.KindReportNotes, shop.KindMonths, shop.KindRules)
	p.load()
	return p
}

// recall takes up what was chosen last.
func (p *Page) recall() {
	if p.h.Env.Layouts == nil {
		return
	}
	left, ok := p.h.Env.Layouts.Layout(layoutName)
	if ok && len(left.Hidden) < len(monthly.Sections()) {
		p.off = left.Hidden
	}
	if with := monthly.Beside(left.Sort); slices.Contains(monthly.Comparisons(), with) {
		p.with = with
	}
}

// Title implements screen.Page.
func (p *Page) Title() string { return p.h.Say("screen.month") }

// Content implements screen.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Shown implements screen.Page.
func (p *Page) Shown() { p.h.Env.Focus(p.contents) }

// Close implements screen.Page.
func (p *Page) Close() {
	p.feed.shut = true
	p.feed.halt()
	p.feed.stop()
}

// Scanned implements screen.Scanner: there is nothing to scan here.
func (p *Page) Scanned(string) bool { return false }

// State implements screen.Stated.
func (p *Page) State() (icon, tone, words string) {
	if !p.feed.read {
		return "", "", ""
	}
	b := &p.made.book
	lines := text.MonthState(p.h.Env.Lang, b)
	switch {
	case len(b.Changed) > 0:
		return "alert", "warn", lines[len(lines)-1]
	case b.Closed:
		return "lock", "good", lines[0]
	case len(lines) > 0:
		return "alert", "warn", lines[0]
	}
	return "check", "good", p.h.Say("month.state.ready", shop.Args{"At": p.h.Env.Lang.Clock(p.h.Env.Clock())})
}

// Actions implements screen.Page.
func (p *Page) Actions() []screen.Action {
	ready := func() bool { return p.feed.read && !p.feed.busy }
	a := acts{p}
	return []screen.Action{
		{ID: "month.act.beside", Keys: "F6", Do: a.beside, Can: ready},
		{ID: "month.act.note", Keys: "F4", Do: a.note, Button: true, Can: ready},
		{ID: "month.act.targets", Keys: "F7", Do: func() { p.h.Go(screen.Route{Screen: screen.Targets}) }, Button: true},
		{ID: "month.act.close", Keys: "F12", Do: a.shut, Button: true, Can: func() bool { return ready() && a.mayClose() }},
		{ID: "month.act.excel", Keys: "Ctrl+E", Do: a.excel, Button: true, Can: ready},
		{ID: "month.act.pdf", Keys: "Ctrl+S", Do: a.save, Button: true, Can: ready},
		{ID: "month.act.print", Keys: "Ctrl+P", Do: a.print, Button: true, Primary: true, Can: ready},
		{ID: "month.act.records", Keys: "Space", Do: p.records, Can: func() bool { return p.feed.read && p.tiles.Focused() }},
		{ID: "month.act.open", Keys: "Enter", Do: p.open, Can: func() bool { return p.feed.read }},
		{ID: "month.act.halt", Keys: "Esc", Do: p.back, Can: func() bool { return p.feed.busy || p.front.listed }},
		{ID: "figures.act.earlier", Keys: "Ctrl+←", Do: func() { p.step(-1) }},
		{ID: "figures.act.later", Keys: "Ctrl+→", Do: func() { p.step(1) }},
		{ID: "figures.act.reload", Keys: "F5", Do: p.load},
	}
}

// sections are those that are ticked.
func (p *Page) sections() []monthly.Section {
	return slices.DeleteFunc(monthly.Sections(), func(s monthly.Section) bool { return slices.Contains(p.off, string(s)) })
}

// job is the report as it is chosen.
func (p *Page) job() printing.MonthJob {
	return printing.MonthJob{Book: p.made.book, Which: p.sections(), Beside: p.with}
}

// load reads the month and draws its report; what is shown stays until another is there,
// and what was being read is called off.
func (p *Page) load() {
	store := slices.Contains(p.sections(), monthly.Store)
	p.fetch(func(ctx context.Context, desk work.Desk, month shop.Day) (monthly.Book, error) {
		return work.MonthBook(ctx, desk, data.MonthAsk{Month: month, Store: store}, func(done, all int) {
			p.feed.all.Store(int64(all))
			p.feed.done.Store(int64(done))
		})
	})
}

// redraw draws the report anew from what was read.
func (p *Page) redraw() {
	if !p.feed.read || p.feed.busy {
		p.load()
		return
	}
	book := p.made.book
	p.fetch(func(context.Context, work.Desk, shop.Day) (monthly.Book, error) { return book, nil })
}

func (p *Page) fetch(get func(context.Context, work.Desk, shop.Day) (monthly.Book, error)) {
	if p.feed.shut {
		return
	}
	p.feed.halt()
	p.feed.loads++
	p.feed.busy = true
	p.feed.done.Store(0)
	mine, desk, month, job, press, lang := p.feed.loads, p.h.Desk(), p.month.From, p.job(), p.h.Press, p.h.Env.Lang
	p.poll(mine)
	p.feed.halt = kit.Stoppable(p.h.Env.Run, func(ctx context.Context) (m made, err error) {
		if m.book, err = get(ctx, desk, month); err != nil {
			return m, err
		}
		job.Book = m.book
		m.pdf, err = printing.MonthDraft(ctx, desk, press, lang, job)
		return m, err
	}, func(m made, err error) {
		if mine != p.feed.loads || p.feed.shut {
			return
		}
		if p.feed.busy = false; err != nil {
			p.front.fail(err)
			return
		}
		p.made, p.feed.read = m, true
		p.show()
	})
}

// poll draws how far reading has come, as long as it lasts.
func (p *Page) poll(mine int) {
	p.h.Env.Run.After(pollEvery, func() {
		if p.feed.busy && mine == p.feed.loads && !p.feed.shut {
			p.head.Refresh()
			p.poll(mine)
		}
	})
}

// show draws what was read.
func (p *Page) show() {
	p.head.Refresh()
	p.contents.Refresh()
	p.tiles.Refresh()
	p.front.show()
	p.h.Changed(p)
}

// step shows another month.
func (p *Page) step(by int) {
	p.month = p.month.Step(by)
	p.front.listed = false
	p.load()
	p.head.Refresh()
}

// back calls off what is being read, or puts the report in the place of the records.
func (p *Page) back() {
	if p.feed.busy {
		p.feed.halt()
		p.feed.loads++
		p.feed.busy = false
		if p.feed.read {
			p.month = p.made.book.Period
		}
		p.h.Toast(p.h.Say("month.halted"), nil)
		p.show()
		return
	}
	p.front.listed = false
	p.front.show()
	p.h.Env.Focus(p.tiles)
	p.h.Changed(p)
}
