package screen

import (
	"context"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// PaperJob is a document that belongs to no order: a booking, a report.
type PaperJob struct {
	Title  string
	Papers []paper.Paper   // to choose from; one alone is not asked
	On     paper.Paper     // the one that stands chosen
	Done   string          // language key: {File} was made
	Waits  string          // language key: the printer does not answer, {File} is there
	Fields func(*kit.Form) // what else is asked; nil: nothing
	Out    func() JobOut   // where it goes, asked once the fields are filled; nil: to the settings' printer, on On
	Make   func(ctx context.Context, d work.Desk, on paper.Paper, folder string) (file string, err error)
}

// JobOut is the printer of a document, "" for the system's, and its paper.
type JobOut struct {
	Printer string
	Paper   paper.Paper
}

// PrintPaper asks on what such a document is wanted and where it goes, and makes
// it. A printer that does not answer leaves the file, and says where it lies.
func PrintPaper(h *Host, j PaperJob) {
	on, target := j.On, toViewer
	f := kit.NewForm(h.Env, "print")
	if len(j.Papers) > 1 {
		kit.AddChoice(f, "paper", &on, j.Papers, func(p paper.Paper) string { return string(p) })
	}
	if j.Fields != nil {
		j.Fields(f)
	}
	kit.AddChoice(f, "target", &target, []printTarget{toViewer, toPrinter}, func(t printTarget) string { return h.Say(t.Key()) })
	f.Fill()
	AskForm(h, j.Title, f, h.Say("print.act.make"), func(shut func()) {
		shut()
		makePaper(h, j, on, target)
	})
}

func makePaper(h *Host, j PaperJob, on paper.Paper, target printTarget) {
	out := JobOut{h.Settings().Printer, on}
	if j.Out != nil {
		out = j.Out()
	}
	type made struct {
		file    string
		trouble error
	}
	Act(h, func(ctx context.Context, d work.Desk) (m made, err error) {
		folder, err := h.Out.Folder()
		if err != nil {
			return m, err
		}
		m.file, err = j.Make(ctx, d, on, folder)
		switch {
		case err != nil:
		case target == toPrinter:
			m.trouble = h.Out.Print(m.file, out.Printer, out.Paper)
		default:
			m.trouble = h.Out.Open(m.file)
		}
		return m, err
	}, func(m made, err error) {
		switch {
		case err != nil:
			h.Fail("print "+j.Title, err)
		case m.trouble != nil:
			h.Log("print "+j.Title, m.trouble)
			h.Env.Layer.Toast(h.Env, kit.ToastText{Tone: "warn", Text: h.Say(j.Waits, shop.Args{"File": m.file})})
		default:
			h.Toast(h.Say(j.Done, shop.Args{"File": m.file}), nil)
		}
	})
}
