package blueprint

import (
	"context"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// file writes the table in front into a file for a table program and opens it.
func (p acts) file() {
	h := p.h
	name := h.Say("screen.blueprint") + "-" + p.period.name()
	if !p.overPeriod() {
		name = h.Say("blueprint.view." + stillHere)
	}
	lines := p.sheet().lines(h)
	screen.SaveTable(h, name, func(ctx context.Context, d work.Desk, write func([]string) error) error {
		if err := work.ExportReport(ctx, d, "blueprint csv "+p.period.name()); err != nil {
			return err
		}
		for _, line := range lines {
			if err := write(line); err != nil {
				return err
			}
		}
		return nil
	})
}

// target is where the paper goes.
type target string

// The targets of the paper.
const (
	toViewer  target = "viewer"
	toPrinter target = "printer"
)

// Key is the word of the target.
func (t target) Key() string { return "print.target." + string(t) }

// print asks where the figures go on paper, and makes it.
func (p acts) print() {
	h, to := p.h, toViewer
	f := kit.NewForm(h.Env, "print")
	kit.AddChoice(f, "target", &to, []target{toViewer, toPrinter}, func(t target) string { return h.Say(t.Key()) })
	f.Fill()
	screen.AskForm(h, h.Say("paper.blueprint"), f, h.Say("print.act.make"), func(shut func()) {
		shut()
		p.make(to)
	})
}

// make draws the paper and takes it to the viewer or the printer. A printer that
// does not answer leaves the file, and says where it lies.
func (p acts) make(to target) {
	h, printer, lang := p.h, p.h.Settings().Printer, p.h.Env.Lang
	job := printing.FiguresJob{Figures: p.found.figures, Period: p.period.words(lang), Name: p.period.name(), Basis: h.Say(p.period.basis())}
	type made struct {
		file    string
		trouble error
	}
	screen.Act(h, func(ctx context.Context, d work.Desk) (m made, err error) {
		if job.Dir, err = h.Out.Folder(); err != nil {
			return m, err
		}
		m.file, err = printing.Figures(ctx, d, h.Press, lang, job)
		switch {
		case err != nil:
		case to == toPrinter:
			m.trouble = h.Out.Print(m.file, printer, paper.A4)
		default:
			m.trouble = h.Out.Open(m.file)
		}
		return m, err
	}, func(m made, err error) {
		switch {
		case err != nil:
			h.Fail("print the blueprint", err)
		case m.trouble != nil:
			h.Log("print the blueprint", m.trouble)
			h.Env.Layer.Toast(h.Env, kit.ToastText{Tone: "warn", Text: h.Say("blueprint.print_waits", shop.Args{"File": m.file})})
		default:
			h.Toast(h.Say("blueprint.printed", shop.Args{"File": m.file}), nil)
		}
	})
}
