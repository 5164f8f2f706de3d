package sheets

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/tables"
	"gongdan/app/work"
)

// tick is how often the progress of a long act is looked at.
const tick = 200 * time.Millisecond

// steps is how far a long act has come. It is written where the work is done
// and read by the window.
type steps struct{ done, total atomic.Int64 }

func (s *steps) tell(done, total int) {
	s.done.Store(int64(done))
	s.total.Store(int64(total))
}

// running is what is being done; one thing at a time.
type running struct {
	words string // "" is nothing
	stop  func()
	steps *steps
	reads int // plans asked for; only the latest is shown
}

func (r *running) busy() bool { return r.words != "" }

// call calls off what is being done.
func (r *running) call() {
	if r.stop != nil {
		r.stop()
	}
}

// begin shows that something is being done until end.
func (p *page) begin(words string) {
	p.work.words = words
	p.work.steps.tell(0, 0)
	p.h.Changed(p)
	p.watch()
}

// watch draws the progress again and again.
func (p *page) watch() {
	p.head.Refresh()
	if p.work.busy() && !p.closed {
		p.h.Env.Run.After(tick, p.watch)
	}
}

func (p *page) end() {
	p.work.words, p.work.stop = "", nil
	p.head.Refresh()
	p.h.Changed(p)
}

// does does work away from the window that can be called off.
func does[T any](p *page, words string, do func(context.Context, work.Desk) (T, error), show func(T, error)) {
	desk := p.h.Desk()
	p.begin(words)
	stop := kit.Stoppable(p.h.Env.Run, func(ctx context.Context) (T, error) { return do(ctx, desk) }, func(v T, err error) {
		if p.closed {
			return
		}
		p.end()
		show(v, err)
	})
	if p.work.busy() {
		p.work.stop = stop
	}
}

// acts are what can be done with a table.
type acts struct{ *page }

// choose asks for a file.
func (p acts) choose() {
	say := p.h.Say
	screen.ChooseFile(p.h, screen.FilesSpec{
		Title: say("sheets.files.title"), Word: say("sheets.files.word"), Hint: say("sheets.files.hint"), Ends: []string{".xlsx", ".csv"}, From: p.from(),
		Pick: func(path string) {
			p.h.Env.Layer.CloseSheets()
			p.open(path)
		},
	})
}

// from is where tables are likely to lie: where the last one lay, else among
// the downloads.
func (p acts) from() string {
	if p.in != nil {
		return filepath.Dir(p.in.Path)
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	for _, name := range []string{"Downloads", "Desktop"} {
		if about, err := os.Stat(filepath.Join(home, name)); err == nil && about.IsDir() {
			return filepath.Join(home, name)
		}
	}
	return home
}

// opened is a table that was read, with what it would do.
type opened struct {
	in      *tables.Incoming
	planned tables.Planned
}

// open reads a file.
func (p acts) open(path string) {
	does(p.page, p.h.Say("sheets.working.read", shop.Args{"File": filepath.Base(path)}), func(ctx context.Context, d work.Desk) (o opened, err error) {
		if o.in, err = tables.Open(ctx, d, path); err == nil {
			o.planned, err = o.in.Plan(ctx, d)
		}
		return o, err
	}, func(o opened, err error) {
		if err != nil {
			p.refuse(path, err)
			return
		}
		p.in, p.stale = o.in, false
		p.columns.show(o.in)
		p.show(o.planned, true)
		p.arrange()
		p.focus()
	})
}

// reread reads the same file again: it was mended in the table program.
func (p acts) reread() {
	if !p.work.busy() {
		p.open(p.in.Path)
	}
}

// refuse says why a file cannot be read. What was shown before stays.
func (p acts) refuse(path string, err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	var faults shop.Faults
	var words string
	switch {
	case errors.As(err, &faults):
		words = faultText(p.h, faults[0])
	case errors.Is(err, os.ErrNotExist), errors.Is(err, os.ErrPermission):
		words = p.h.Say("sheets.refuse.file", shop.Args{"File": path, "Why": errors.Unwrap(err)})
	default:
		var failure bool
		if words, failure = p.h.Words(err); failure {
			p.h.Log("read a table", err)
		}
	}
	p.banner.Say(kit.Saying{Tone: "bad", Text: filepath.Base(path) + "\n" + words, Close: func() { p.root.Refresh() }})
	p.root.Refresh()
}

// replan finds out again what the table would do, as when a column means
// something else now or parts were changed elsewhere.
func (p *page) replan() {
	if p.in == nil || p.closed || p.work.busy() {
		return
	}
	p.work.reads++
	p.stale = false
	mine, in, desk := p.work.reads, *p.in, p.h.Desk()
	kit.Load(p.h.Env.Run, func(ctx context.Context) (tables.Planned, error) { return in.Plan(ctx, desk) }, func(planned tables.Planned, err error) {
		switch {
		case p.closed || mine != p.work.reads:
		case err != nil:
			p.h.Fail("plan a table", err)
		default:
			p.show(planned, false)
		}
	})
}

// show shows what the table would do.
func (p *page) show(planned tables.Planned, first bool) {
	p.planned = planned
	p.preview.show(planned, first)
	p.columns.table.Redraw()
	p.tell()
	p.head.Refresh()
	p.h.Changed(p)
}

// tell says above the rows what concerns the whole table.
func (p *page) tell() {
	say := p.h.Say
	var tone string
	var lines []string
	var ways []kit.Act
	for _, f := range p.planned.Faults {
		if f.Row == 0 {
			tone, lines = "bad", append(lines, faultText(p.h, f))
		}
	}
	if n := p.planned.Digits; n > 0 && !p.in.PlainNumbers {
		tone, lines = "bad", append(lines, say("sheets.digits", shop.Args{"N": n}))
		ways = append(ways, kit.Act{Word: say("sheets.act.digits"), Keys: "Alt+Z", Do: acts{p}.takeDigits})
	}
	more, warn := p.remarks()
	switch {
	case tone == "" && warn:
		tone = "warn"
	case tone == "":
		tone = "info"
	}
	if p.stale {
		lines = append(lines, say("sheets.stale"))
		ways = append(ways, kit.Act{Word: say("sheets.act.replan"), Keys: "F5", Do: p.replan})
	}
	lines = append(lines, more...)
	if len(lines) == 0 {
		p.banner.Clear()
	} else {
		p.banner.Say(kit.Saying{Tone: tone, Text: joinLines(lines), Acts: ways})
	}
	p.root.Refresh()
}

// remarks are what concerns the whole table and keeps nothing out; warn is true
// for what should be looked at.
func (p *page) remarks() (lines []string, warn bool) {
	say, sum := p.h.Say, p.planned.Sum()
	for _, other := range p.in.Book.Others {
		lines = append(lines, say("import.other_sheet", shop.Args{"Sheet": other}))
	}
	if n := p.planned.Rounded; n > 0 {
		lines = append(lines, say("sheets.rounded", shop.Args{"N": n}))
	}
	if n := len(p.planned.Doubts); n > 0 {
		lines = append(lines, say("sheets.doubts", shop.Args{"N": n}))
	}
	if n := sum.Free; n > 0 {
		lines = append(lines, say("sheets.free", shop.Args{"N": n}))
	}
	if n := sum.Stays; n > 0 {
		lines = append(lines, say("import.stock_stays", shop.Args{"N": n}))
	}
	return lines, sum.Free > 0 || len(p.planned.Doubts) > 0
}

// takeDigits says that codes which the table holds as numbers are whole.
func (p acts) takeDigits() {
	p.in.PlainNumbers = true
	p.replan()
}

// as asks what the rows of the table are.
func (p acts) as() {
	if p.work.busy() {
		return
	}
	var items []kit.Command
	for _, kind := range shop.TableKinds() {
		icon := ""
		if kind == p.in.Kind {
			icon = "check"
		}
		items = append(items, kit.Command{Word: p.h.Say(kind.Key()), Icon: icon, Do: func() {
			p.in.As(kind)
			p.columns.set(p.in.Map)
		}})
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.head)
	p.h.Env.Layer.Menu(p.h.Env, at.AddXY(40, p.head.Size().Height), items)
}

// take takes the table in, all of it or nothing.
func (p acts) take() {
	if !p.ready() {
		return
	}
	planned, track := p.planned, p.work.steps
	does(p.page, p.h.Say("sheets.working.take"), func(ctx context.Context, d work.Desk) (tables.Sum, error) {
		return planned.Take(ctx, d, track.tell)
	}, func(sum tables.Sum, err error) {
		var faults shop.Faults
		switch {
		case errors.Is(err, context.Canceled):
			p.h.Toast(p.h.Say("sheets.called_off"), nil)
		case errors.As(err, &faults): // somebody has changed the records meanwhile
			p.planned.Faults = faults
			p.show(p.planned, true)
		case err != nil:
			p.h.Fail("take a table in", err)
		default:
			p.own++
			words := p.h.Say("sheets.taken", shop.Args{"Table": p.h.Say(planned.Kind.Key()), "Fresh": sum.Fresh, "Altered": sum.Altered})
			if sum.Opens > 0 {
				words += p.h.Say("sheets.opened", shop.Args{"Opens": sum.Opens})
			}
			if p.h.Store.Engine() == "sqlite" { // a server sees to its own
				words += p.h.Say("sheets.backed_up")
			}
			p.h.Toast(words, nil)
		}
		p.replan()
	})
}

// saveFaults writes what is wrong into a file for the table program and opens it.
func (p acts) saveFaults() {
	name := p.h.Say("sheets.list.file") + "-" + p.in.Book.Sheet
	if p.in.Book.Sheet == "" {
		name = p.h.Say("sheets.list.file")
	}
	screen.SaveList(p.h, name, listOf(p.h, p.planned.Faults))
}
