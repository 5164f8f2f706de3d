package sheets

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/text"
)

// Sizes in dp at 100 %.
const (
	headTall    = 42
	detailTall  = 68
	columnsWide = 372
)

// drawHead says which file it is and what was found in it, or how far the work
// has come.
func (p *page) drawHead(pen *kit.Pen, size fyne.Size) {
	look := pen.Look
	icon := look.Dp(30)
	pen.Round(kit.At(0, (size.Height-icon)/2, icon, icon), 4, look.PrimarySoft)
	pen.Icon("doc", look.Dp(6), size.Height/2, look.Dp(18), look.Primary)
	left := icon + 10
	top, below := look.Dp(11), look.Dp(31)
	if p.in != nil {
		pen.Fit(left, top, size.Width-left, filepath.Base(p.in.Path), pen.Style(kit.Page))
	}
	if !p.work.busy() {
		if p.in != nil {
			right := pen.LinkR(size.Width, below, p.h.Say("sheets.act.as"), "Alt+T", acts{p}.as)
			pen.Fit(left, below, right-left-16, p.about(), pen.Style(kit.Caption))
		}
		return
	}
	done, total := p.work.steps.done.Load(), p.work.steps.total.Load()
	words := p.work.words
	if total > 0 {
		words += "  " + p.h.Say("sheets.steps", shop.Args{"Done": done, "Total": total, "Share": done * 100 / total})
	}
	right := pen.LinkR(size.Width, below, p.h.Say("sheets.act.stop"), "Esc", p.work.call) - 16
	at := pen.Fit(left, below, (right-left)/2, words, pen.Style(kit.Caption)) + 16
	if total > 0 && at < right {
		pen.Round(kit.At(at, below-3, right-at, 6), 3, look.PrimarySoft)
		pen.Round(kit.At(at, below-3, (right-at)*float32(done)/float32(total), 6), 3, look.Primary)
	}
}

// about is what was found in the file.
func (p *page) about() string {
	b := p.in.Book
	all := []string{p.h.Say(p.in.Kind.Key()), strings.ToUpper(string(b.Format))}
	if b.Sheet != "" {
		all = append(all, p.h.Say("sheets.about.sheet", shop.Args{"Sheet": b.Sheet}))
	}
	if b.Encoding != "" {
		all = append(all, b.Encoding)
	}
	all = append(all, p.h.Say("sheets.about.rows", shop.Args{"N": len(b.Rows)}))
	if p.in.Remembered {
		all = append(all, p.h.Say("sheets.about.remembered"))
	}
	return strings.Join(all, " · ")
}

// drawDetail says all of the chosen row: each fault with why it matters and what
// can be done, or what will be changed.
func (p *page) drawDetail(pen *kit.Pen, size fyne.Size) {
	r, ok := p.preview.table.Selected()
	if !ok {
		return
	}
	look, st := pen.Look, pen.Style(kit.Body)
	pen.HLine(0, 0, size.Width)
	var lines []string
	for _, f := range r.told() {
		lines = append(lines, st.Lines(faultText(p.h, f), size.Width-16)...)
	}
	switch {
	case len(r.faults) > 0:
		st = st.In(look.Tone("bad").Ink)
	case len(r.doubts) > 0:
		st = st.In(look.Tone("warn").Ink)
	default:
		st = pen.Style(kit.Caption)
		lines = st.Lines(p.preview.changes(r), size.Width-16)
	}
	line := look.Dp(20)
	for i, words := range lines {
		mid := look.Dp(14) + float32(i)*line
		if mid+line/2 > size.Height {
			return
		}
		pen.Text(8, mid, words, st)
	}
}

func faultText(h *screen.Host, f shop.Fault) string { return text.Fault(h.Env.Lang, f) }

// listOf is the list of faults for a table program, its titles first.
func listOf(h *screen.Host, all shop.Faults) [][]string {
	lines := [][]string{text.FaultTitles(h.Env.Lang)}
	for _, f := range all {
		lines = append(lines, text.FaultRow(h.Env.Lang, f))
	}
	return lines
}

func joinLines(lines []string) string { return strings.Join(lines, "\n") }

func newBody(p *page) *fyne.Container {
	return container.New(bodyLayout{p}, p.head, p.columns.card, p.preview.filters.Object(), p.preview.card, p.detail, p.state)
}

// bodyLayout sets the columns at the left, the rows at the right with the words
// about the chosen one below.
type bodyLayout struct{ p *page }

// Layout implements fyne.Layout.
func (l bodyLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	look := kit.Look()
	head, pills, detail := look.Dp(headTall), look.Dp(28), look.Dp(detailTall)
	wide := min(look.Dp(columnsWide), size.Width*0.36)
	y := head + 8
	kit.Put(all[0], 0, 0, size.Width, head)
	kit.Put(all[1], 0, y, wide, size.Height-y)
	x := wide + 8
	kit.Put(all[2], x, y, size.Width-x, pills)
	kit.Put(all[3], x, y+pills+8, size.Width-x, size.Height-y-pills-8-detail-4)
	kit.Put(all[4], x, size.Height-detail, size.Width-x, detail)
	kit.Put(all[5], 0, 0, size.Width, size.Height)
}

// MinSize implements fyne.Layout.
func (bodyLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }
