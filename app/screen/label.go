package screen

import (
	"context"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// LabelSheet asks on what the labels are wanted and prints them, by the way of
// all paper. Of one label it asks how many, of several each has its own count.
func LabelSheet(h *Host, labels ...shop.Label) {
	if len(labels) == 0 {
		return
	}
	job := printing.LabelJob{Labels: labels, Setup: h.Settings().Labels, From: 1}
	setup := &job.Setup
	on := func() shop.LabelPaper { return setup.On(setup.Paper) }
	PrintPaper(h, PaperJob{
		Title: h.Say("label.title") + "  " + labels[0].Name, Done: "label.printed", Waits: "label.print_waits",
		Fields: func(f *kit.Form) {
			f.Row(2)
			kit.AddSelect(f, "label_paper", &setup.Paper, shop.LabelNames(), func(name string) string { return PaperWords(h, setup.On(name)) }).Weight(1.6)
			if len(labels) == 1 {
				f.Count("label_count", &labels[0].Count).Required()
			}
			kit.AddChoice(f, "label_symbol", &setup.Symbol, shop.LabelSymbols(), func(s shop.LabelSymbol) string { return h.Say(s.Key()) })
			f.Row(3)
			f.Tick("label_price", &setup.Price)
			f.Tick("label_shop", &setup.Shop)
			f.Count("label_from", &job.From).Required()
			f.Check = func() shop.Problems { return labelProblems(labels, job.From, on()) }
		},
		Out: func() JobOut { return JobOut{setup.Printer, paper.ForLabels(on())} },
		Make: func(ctx context.Context, d work.Desk, _ paper.Paper, folder string) (string, error) {
			job.Dir = folder
			return printing.Labels(ctx, d, h.Press, h.Env.Lang, job)
		},
	})
}

// labelProblems says what is wrong with the counts.
func labelProblems(labels []shop.Label, from int, on shop.LabelPaper) (p shop.Problems) {
	if n := labels[0].Count; len(labels) == 1 && (n < 1 || n > shop.LabelsMost) {
		p.Add("label_count", "label.refuse.count", shop.Args{"Most": shop.LabelsMost})
	}
	if from < 1 || from > on.Places() && on.Sheet() {
		p.Add("label_from", "label.say.from", shop.Args{"Most": on.Places()})
	}
	return p
}

// PaperWords says what a paper for labels is.
func PaperWords(h *Host, on shop.LabelPaper) string {
	lang := h.Env.Lang
	with := shop.Args{"Wide": lang.Count(on.Wide), "Tall": lang.Count(on.Tall), "Across": on.Across, "Down": on.Down}
	words := "label.paper.roll"
	if on.Sheet() {
		words = "label.paper.sheet"
	}
	if on.Name == shop.LabelOwn {
		return h.Say("label.paper.own", shop.Args{"Paper": h.Say(words, with)})
	}
	return h.Say(words, with)
}
