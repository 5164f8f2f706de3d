package blueprint

import (
	"context"

	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/screen"
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

// print asks where the figures go on paper, and makes it.
func (p acts) print() {
	h, lang := p.h, p.h.Env.Lang
	job := printing.FiguresJob{Figures: p.found.figures, Period: p.period.words(lang), Name: p.period.name(), Basis: h.Say(p.period.basis())}
	screen.PrintPaper(h, screen.PaperJob{
		Title: h.Say("paper.blueprint"), On: paper.A4, Done: "blueprint.printed", Waits: "blueprint.print_waits",
		Make: func(ctx context.Context, d work.Desk, _ paper.Paper, folder string) (string, error) {
			job.Dir = folder
			return printing.Figures(ctx, d, h.Press, lang, job)
		},
	})
}
