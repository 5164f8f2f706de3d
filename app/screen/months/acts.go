package months

import (
	"context"
	"io"
	"slices"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/screen"
	"gongdan/app/sheet"
	"gongdan/app/shop"
	"gongdan/app/shop/monthly"
	"gongdan/app/tables"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
)

// acts are what can be done with the report.
type acts struct{ *Page }

// beside compares with the next there is to compare with.
func (p acts) beside() {
	all := monthly.Comparisons()
	view(p).compare(all[(slices.Index(all, p.with)+1)%len(all)])
}

// print asks where the report goes on paper: the very bytes that were drawn.
func (p acts) print() {
	h, job, pdf := p.h, p.job(), p.made.pdf
	screen.PrintPaper(h, screen.PaperJob{
		Title: h.Say("month.file"), On: paper.A4, Done: "month.printed", Waits: "month.print_waits",
		Make: func(ctx context.Context, d work.Desk, _ paper.Paper, folder string) (string, error) {
			job.Dir = folder
			return printing.Month(ctx, d, h.Env.Lang, job, pdf)
		},
	})
}

// save writes the report into a file, as it was drawn.
func (p acts) save() {
	h, job, pdf := p.h, p.job(), p.made.pdf
	folder, err := h.Out.Folder()
	if err != nil {
		h.Fail("save the report of a month", err)
		return
	}
	job.Dir = folder
	screen.Act(h, func(ctx context.Context, d work.Desk) (string, error) {
		return printing.Month(ctx, d, h.Env.Lang, job, pdf)
	}, func(file string, err error) {
		if err != nil {
			h.Fail("save the report of a month", err)
			return
		}
		h.Toast(h.Say("month.printed", shop.Args{"File": file}), nil)
	})
}

// excel writes the report into a workbook and opens it.
func (p acts) excel() {
	h, book, which, desk := p.h, p.made.book, p.sections(), p.h.Desk()
	screen.SaveFile(h, h.Say("month.file")+"-"+book.Period.Month(), sheet.XLSX, func(ctx context.Context, to io.Writer) (int, error) {
		return len(which), tables.WriteMonth(ctx, desk, tables.Month{Lang: h.Env.Lang, Book: &book, Which: which}, to)
	})
}

// mayClose reports whether the month can be closed now: it is over and not closed.
func (p acts) mayClose() bool {
	b := &p.made.book
	return b.Over && !b.Closed && p.h.Desk().Person.May(shop.Manage)
}

// shut closes the month (月结) and keeps its report. That is asked for, since nothing is
// entered any more with a day of the month.
func (p acts) shut() {
	h, job, month := p.h, p.job(), p.made.book.Period
	said := h.Say("month.ask.close", shop.Args{"Month": text.Month(h.Env.Lang, month.From), "N": len(p.made.book.Open)})
	facts := screen.NewFacts(h)
	facts.SetWidth(kit.Look().Dp(noteWide) - 40)
	facts.Set([]screen.Section{{Facts: []screen.Fact{{Words: said}}}})
	var over *kit.Sheet
	over = h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{
		Kind: kit.SheetCentre, Title: h.Say("month.act.close"), Wide: noteWide, Content: facts.Object(),
		Confirm: &kit.Act{Word: h.Say("month.act.close"), Do: func() {
			over.Close()
			p.closeMonth(job)
		}},
	})
}

// closeMonth closes the month and draws, writes and keeps its report.
func (p acts) closeMonth(job printing.MonthJob) {
	h, month := p.h, job.Book.Period
	folder, err := h.Out.Folder()
	if err != nil {
		h.Fail("close a month", err)
		return
	}
	job.Dir = folder
	screen.Act(h, func(ctx context.Context, d work.Desk) (string, error) {
		if err := work.CloseMonth(ctx, d, month.Month()); err != nil {
			return "", err
		}
		book, err := work.MonthBook(ctx, d, data.MonthAsk{Month: month.From, Store: slices.Contains(job.Which, monthly.Store)}, nil)
		if err != nil {
			return "", err
		}
		job.Book = book
		pdf, err := printing.MonthDraft(ctx, d, h.Press, h.Env.Lang, job)
		if err != nil {
			return "", err
		}
		return printing.Month(ctx, d, h.Env.Lang, job, pdf)
	}, func(_ string, err error) {
		if err != nil {
			h.Fail("close a month", err)
			return
		}
		h.Toast(h.Say("month.closed", shop.Args{"Month": month.Month()}), nil)
	})
}

// noteWide is how wide the sheets of the page are, in dp at 100 %.
const noteWide = 560

// note opens what the owner says of the month.
func (p acts) note() {
	h, month := p.h, p.made.book.Period.Month()
	var edit *screen.Edit[monthly.Note]
	edit = screen.NewEdit(h, screen.EditSpec[monthly.Note]{
		Draft: "month_note:" + month, Scope: "month_note",
		Title: func(monthly.Note) string { return h.Say("month.note") + " " + month },
		Read:  func(v data.View) (monthly.Note, error) { return data.ReportNote(v, month) },
		Save: func(ctx context.Context, d work.Desk, n monthly.Note) (monthly.Note, error) {
			return work.SaveReportNote(ctx, d, n)
		},
		Build: func(f *kit.Form, n *monthly.Note) { f.Area("words", &n.Words, 8).Max(shop.MaxText) },
		Check: func(n monthly.Note) shop.Problems { return n.Check() },
		Saved: func(monthly.Note) { h.Toast(h.Say("month.noted"), nil) },
		Shown: func() { edit.Form.Focus("words") },
	})
	screen.SheetOf(h, h.Say("month.note")+"  "+text.Month(h.Env.Lang, p.made.book.Period.From), noteWide, edit)
	edit.Open()
}
