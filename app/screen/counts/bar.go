package counts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// Sizes in dp at 100 %.
const (
	barTall  = 56
	binWide  = 110
	qtyWide  = 110
	doneWide = 190
)

// bar is where it is written how many pieces of a line were found. It writes each count
// at once; what is typed and not entered is a draft.
type bar struct {
	p     *page
	drawn *kit.Drawing
	bin   *kit.CodeEntry
	qty   *kit.NumberEntry
	root  *fyne.Container
	draft *screen.Draft
	now   *pending
	shelf shop.Location // where the last line was, as written on the shelf: who counts stands there
	queue writing
}

// pending is a line that is being counted.
type pending struct {
	Row   data.TakeRow // without an ID: a part that is not on the list
	Since int64        // the last row of the part's ledger when it was scanned first
	Scans int
	Had   shop.Qty // counted by scans so far
	next  bool     // it came from the list: the next line follows
}

// left is what the draft keeps of it.
type left struct {
	Now pending
	Qty string
}

func newBar(p *page) *bar {
	b := &bar{p: p}
	b.drawn = kit.NewDrawing(p.h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(l.Dp(300), l.Dp(barTall)) }, b.draw)
	b.bin, b.qty = kit.NewCodeEntry(p.h.Env, kit.CodePlain), kit.NewNumberEntry(p.h.Env, kit.NumberQty)
	b.qty.Zero = true
	b.bin.OnNext, b.qty.OnNext = func() { p.h.Env.Focus(b.qty) }, b.commit
	b.bin.OnKey, b.qty.OnKey = b.key, b.key
	b.qty.OnEdit = func() {
		if b.now != nil {
			b.draft.Touch()
		}
	}
	b.root = container.New(barLayout{b}, b.drawn, b.bin, b.qty)
	b.draft = screen.NewDraft(p.h, screen.DraftSpec{Key: "take:" + p.idText(), Body: func() (string, any) {
		if b.now == nil {
			return p.Title(), nil
		}
		return p.Title(), left{*b.now, b.qty.Text}
	}})
	b.refresh()
	return b
}

// restore brings back what was typed and not entered.
func (b *bar) restore() {
	if b.now != nil {
		return
	}
	screen.Read(b.p.h, b.draft.Reader(), func(d shop.Draft, err error) {
		var was left
		if err != nil || b.now != nil || !b.draft.Restore(d, &was) || was.Now.Row.PartID == 0 {
			b.p.h.Log("read draft", err)
			return
		}
		b.take(was.Now, was.Qty)
	})
}

func (b *bar) close() {
	if b.now != nil {
		b.draft.Keep()
	}
	b.draft.Halt()
}

// key answers the keys of the two fields: Esc gives the line up, ↓ leaves it for the next.
func (b *bar) key(c kit.Chord) bool {
	switch {
	case b.now == nil:
		return false
	case c == kit.Keys("Esc"):
		b.giveUp()
	case c == kit.Keys("↓"):
		b.onward(*b.now)
	default:
		return false
	}
	return true
}

// take makes a line the one that is being counted, with a figure in the field.
func (b *bar) take(n pending, qty string) {
	b.now = &n
	b.shelf = shop.Location{Warehouse: n.Row.Location.Warehouse, Bin: n.Row.Shelf}
	b.qty.Unit = n.Row.Part.Unit
	b.bin.SetText(n.Row.Shelf)
	b.qty.SetText(qty)
	b.refresh()
	b.p.h.Env.Focus(b.qty)
	b.qty.SelectAll()
}

// giveUp leaves a line as it was.
func (b *bar) giveUp() {
	b.drop()
	b.p.Find()
}

// drop empties the fields.
func (b *bar) drop() {
	b.now = nil
	b.draft.Drop()
	b.qty.SetText("")
	b.refresh()
}

// refresh shows the fields that are needed.
func (b *bar) refresh() {
	kit.Reveal(b.qty, b.now != nil)
	kit.Reveal(b.bin, b.now != nil && b.now.Row.ID == 0)
	b.root.Refresh()
	b.drawn.Refresh()
}

// draw writes what is being counted, or what can be done, and how far it has come.
func (b *bar) draw(p *kit.Pen, size fyne.Size) {
	look, say, mid := p.Look, b.p.h.Say, size.Height/2
	p.Card(0, 0, size.Width, size.Height)
	right := b.drawDone(p, size)
	top, low := mid-look.Dp(10), mid+look.Dp(11)
	switch {
	case !b.p.shape.read:
	case b.now == nil && b.p.open():
		x := p.Icon("search", 14, mid, look.Dp(18), look.Muted) + 10
		p.Fit(x, top, right-x, say("counts.scan"), p.Style(kit.Head))
		p.Fit(x, low, right-x, last(b), p.Style(kit.Caption))
	case b.now == nil:
		words := say("counts.read_only")
		if b.p.now.take.Status != shop.TakeOpen {
			_, _, words = b.p.State()
		}
		p.Fit(14, mid, right-14, words, p.Style(kit.Body).In(look.Muted))
	default:
		x := b.fields(size.Width).X - 12
		r := b.p.seen(b.now.Row)
		p.Fit(14, top, x-14, r.Part.Number+"  "+r.Part.Name, p.Style(kit.Head))
		st, words := p.Style(kit.Caption), b.p.place(r)
		switch {
		case r.ID == 0:
			words, st = say("counts.unexpected"), st.In(look.Warning)
		case r.Counted():
			words += "・" + say("counts.before", shop.Args{"Person": r.Counter, "Qty": b.p.h.Env.Lang.Count(r.Last().Qty)})
		}
		p.Fit(14, low, x-14, words, st)
	}
}

// last says what was counted last, with the way back, or how counting goes.
func last(b *bar) string {
	n := len(b.queue.done) - 1
	if n < 0 {
		return b.p.h.Say("counts.scan.more")
	}
	m := b.queue.done[n]
	return b.p.h.Say("counts.kept", shop.Args{"Bin": m.Line.Shelf, "Part": m.part, "Qty": b.p.h.Env.Lang.Count(m.Line.Last().Qty)})
}

// drawDone draws how many lines are counted, and gives where that begins.
func (b *bar) drawDone(p *kit.Pen, size fyne.Size) float32 {
	look, n := p.Look, b.p.now.progress
	if !b.p.shape.read {
		return size.Width - 14
	}
	wide := look.Dp(doneWide)
	x, mid := size.Width-wide-14, size.Height/2
	lang := b.p.h.Env.Lang
	p.Fit(x, mid-look.Dp(10), wide, b.p.h.Say("counts.done", shop.Args{"Counted": lang.Int(n.Counted), "Lines": lang.Int(n.Lines)}), p.Style(kit.Body))
	bar := kit.At(x, mid+look.Dp(7), wide, look.Dp(6))
	p.Round(bar, 3, look.Header)
	if n.Lines > 0 {
		bar.W = wide * float32(n.Counted) / float32(n.Lines)
		p.Round(bar, 3, look.Primary)
	}
	return x - 12
}

// fields is where the two fields stand.
func (b *bar) fields(width float32) kit.Place {
	look := kit.Look()
	wide := look.Dp(qtyWide)
	if b.now != nil && b.now.Row.ID == 0 {
		wide += look.Dp(binWide) + 8
	}
	return kit.At(width-look.Dp(doneWide)-14-24-wide, 0, wide, 0)
}

// barLayout places the fields on the drawing.
type barLayout struct{ b *bar }

// Layout implements fyne.Layout.
func (l barLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	look, b := kit.Look(), l.b
	kit.Put(b.drawn, 0, 0, size.Width, size.Height)
	tall := b.qty.MinSize().Height
	at, y := b.fields(size.Width), (size.Height-tall)/2
	kit.Put(b.bin, at.X, y, look.Dp(binWide), tall)
	kit.Put(b.qty, at.X+at.W-look.Dp(qtyWide), y, look.Dp(qtyWide), tall)
}

// MinSize implements fyne.Layout.
func (barLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, barTall) }
