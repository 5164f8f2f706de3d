package screen

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/shop"
)

// bulletinWide is how wide the sheet of bulletins is.
const bulletinWide = 560

// ShowBulletins shows what bulletins say, one below the other; closed is told when the
// sheet is gone, nil is fine.
func ShowBulletins(h *Host, title string, all []shop.Bulletin, closed func()) *kit.Sheet {
	f := NewFacts(h)
	f.SetWidth(kit.Look().Dp(bulletinWide) - 40)
	var sections []Section
	for _, b := range all {
		s := Section{Title: b.Title, Note: b.Number, Facts: []Fact{{Key: h.Say("bulletins.for"), Text: BulletinCars(h, b)}}}
		if b.Fault != "" {
			s.Facts = append(s.Facts, Fact{Key: h.Say("bulletin.fault"), Text: b.Fault})
		}
		sections = append(sections, Section{Title: s.Title, Note: s.Note, Facts: append(s.Facts, Fact{Words: b.Words})})
	}
	f.Set(sections)
	return h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{Title: title, Wide: bulletinWide, Content: container.NewVBox(f.Object()), Closed: closed})
}

// BulletinCars says in a few words which cars a bulletin is about.
func BulletinCars(h *Host, b shop.Bulletin) string {
	words := (&shop.Vehicle{Make: b.Make, Model: b.Model}).Title()
	if words == "" {
		words = h.Say("bulletins.all")
	}
	switch from, to := b.YearFrom, b.YearTo; {
	case from > 0 && to > 0:
		return words + "  " + h.Say("bulletins.years", shop.Args{"From": strconv.Itoa(from), "To": strconv.Itoa(to)})
	case from > 0:
		return words + "  " + h.Say("bulletins.years_from", shop.Args{"From": strconv.Itoa(from)})
	case to > 0:
		return words + "  " + h.Say("bulletins.years_to", shop.Args{"To": strconv.Itoa(to)})
	}
	return words
}

// helping is the line under the code of a quality problem: which bulletins help with it.
type helping struct {
	h     *Host
	drawn *kit.Drawing
	known []shop.Bulletin // all there are of the car
	now   []shop.Bulletin // those of the code
}

func newHelping(h *Host) *helping {
	x := &helping{h: h}
	x.drawn = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size {
		if len(x.known) == 0 {
			return fyne.NewSize(l.Dp(160), 0)
		}
		return fyne.NewSize(l.Dp(160), l.Dp(22))
	}, x.draw)
	return x
}

func (x *helping) draw(p *kit.Pen, size fyne.Size) {
	if len(x.now) == 0 {
		return
	}
	mid, words := size.Height/2, x.now[0].Number+"  "+x.now[0].Title
	if n := len(x.now); n > 1 {
		words = x.h.Say("bulletins.help", shop.Args{"N": n, "First": words})
	}
	right := p.LinkR(size.Width, mid, x.h.Say("bulletins.act.open"), "Alt+B", func() { x.show() }) - 10
	left := p.Icon("doc", 0, mid, p.Look.Dp(14), p.Look.Muted) + 6
	p.Fit(left, mid, right-left, words, p.Style(kit.Caption))
}

// of shows those that help with a fault; without one, all there are of the car.
func (x *helping) of(fault string) {
	x.now = slices.DeleteFunc(slices.Clone(x.known), func(b shop.Bulletin) bool { return fault != "" && b.Fault != "" && b.Fault != fault })
	x.drawn.Refresh()
}

// show opens them; it reports whether there are any.
func (x *helping) show() bool {
	if len(x.now) == 0 {
		return false
	}
	ShowBulletins(x.h, x.h.Say("campaigns.act.bulletins"), x.now, nil)
	return true
}
