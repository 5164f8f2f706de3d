package screen

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/shop/blueprint"
	"gongdan/app/text"
	"gongdan/data"
)

// CauseLook is the icon and the tone of what a car can wait for; those that are
// a column of the job board look like it.
func CauseLook(c blueprint.Cause) (icon, tone string) {
	switch c {
	case blueprint.AtReception:
		return "search", "sky"
	case blueprint.ForApproval:
		return StageLook(shop.ToApprove)
	case blueprint.ForTechnician:
		return StageLook(shop.ToDispatch)
	case blueprint.InWork:
		return StageLook(shop.AtWork)
	case blueprint.Unclocked:
		return "wrench", "pale"
	case blueprint.ForParts:
		return StageLook(shop.AwaitParts)
	case blueprint.ForCheck:
		return StageLook(shop.ToCheck)
	case blueprint.ForSettling:
		return StageLook(shop.ToSettle)
	case blueprint.ForPickup:
		return "key", "red"
	}
	return "lock", "pale"
}

// CauseChip shows what a car waits for.
func CauseChip(lang text.Lang, c blueprint.Cause) *kit.ChipSpec {
	icon, tone := CauseLook(c)
	return &kit.ChipSpec{Icon: icon, Word: lang.Say(c.Key()), Tone: tone}
}

// StayBar draws minutes by what they went into: one bar, each part with the
// number of its line in the legend below, so that no one has to tell colours
// apart.
type StayBar struct {
	h     *Host
	parts blueprint.Parts
	drawn *kit.Drawing
}

// NewStayBar gives an empty bar.
func NewStayBar(h *Host) *StayBar {
	b := &StayBar{h: h}
	b.drawn = kit.NewDrawing(h.Env, func(l *kit.Theme) fyne.Size { return fyne.NewSize(l.Dp(200), l.Dp(26)) }, b.draw)
	return b
}

// Object is what a page shows.
func (b *StayBar) Object() fyne.CanvasObject { return b.drawn }

// Set shows other minutes.
func (b *StayBar) Set(parts blueprint.Parts) {
	b.parts = parts
	b.drawn.Refresh()
}

const (
	barTall    = 24
	legendTall = 20
)

// Tall is how tall it is in a width.
func (b *StayBar) Tall(width float32) float32 {
	look := kit.Look()
	columns, _ := b.columns(look, width)
	rows := (len(b.causes()) + columns - 1) / columns
	return look.Dp(barTall+6) + float32(rows)*look.Dp(legendTall)
}

// causes are those that took any time.
func (b *StayBar) causes() (all []blueprint.Cause) {
	for _, c := range blueprint.Causes() {
		if b.parts[c] > 0 {
			all = append(all, c)
		}
	}
	return all
}

// columns is how many lines of the legend stand beside each other, and how wide
// each is.
func (b *StayBar) columns(look *kit.Theme, width float32) (n int, wide float32) {
	wide = look.Dp(80)
	for _, c := range b.causes() {
		wide = max(wide, look.Dp(24)+look.Style(kit.Caption).Width(b.words(c))+look.Dp(18))
	}
	n = max(1, int(width/wide))
	return n, width / float32(n)
}

func (b *StayBar) words(c blueprint.Cause) string {
	sum := max(1, b.parts.Sum())
	share := (b.parts[c]*200 + sum) / (sum * 2)
	return b.h.Say(c.Key()) + " " + text.Hours(b.h.Env.Lang, b.parts[c]) + " " + b.h.Env.Lang.Int(share) + "%"
}

func (b *StayBar) draw(p *kit.Pen, size fyne.Size) {
	look, sum, tall := p.Look, b.parts.Sum(), p.Look.Dp(barTall)
	p.Round(kit.At(0, 0, size.Width, tall), 3, look.Header)
	columns, wide := b.columns(look, size.Width)
	done := int64(0)
	for i, c := range b.causes() {
		x := float32(int(size.Width * float32(done) / float32(sum)))
		done += b.parts[c]
		end := float32(int(size.Width * float32(done) / float32(sum)))
		_, name := CauseLook(c)
		tone, digit := look.Tone(name), strconv.Itoa(i+1)
		p.Fill(x, 0, max(1, end-x), tall, tone.Fill)
		p.Fill(x, tall-5, max(1, end-x), 5, tone.Bar)
		if i > 0 {
			p.Fill(x, 0, 1, tall, look.InputBorder)
		}
		st := p.Style(kit.Caption).Strong().In(tone.Ink)
		if room := end - x; room > st.Width(digit)+6 {
			p.Text(x+(room-st.Width(digit))/2, tall/2-2, digit, st)
		}
		left := float32(i%columns) * wide
		mid := tall + 6 + look.Dp(legendTall)*(float32(i/columns)+0.5)
		p.Round(kit.At(left, mid-look.Dp(8), look.Dp(18), look.Dp(16)), 3, tone.Fill)
		p.Text(left+(look.Dp(18)-st.Width(digit))/2, mid, digit, st)
		p.Fit(left+look.Dp(24), mid, wide-look.Dp(30), b.words(c), p.Style(kit.Caption).In(look.Ink))
	}
}

// stayWide is how wide the sheet of a stay is, in dp at 100 %.
const stayWide = 560

// StaySheet shows why the car of an order is, or was, in the shop for so long:
// its time by cause, its steps against their standards, and what followed what.
func StaySheet(h *Host, id shop.OrderID) {
	now := h.Env.Clock()
	Read(h, func(v data.View) (data.StayBook, error) { return data.Stays(v, data.StayAsk{Order: id}, now) }, func(b data.StayBook, err error) {
		switch {
		case err != nil:
			h.Fail("read a stay", err)
		case len(b.Cases) == 0:
			h.Fail("read a stay", shop.ErrMissing)
		case !b.Cases[0].Known():
			h.Fail("read a stay", shop.Refuse("blueprint.refuse.unknown", shop.Args{"Order": b.Cases[0].Number}))
		default:
			showStay(h, &b.Cases[0], b.Steps)
		}
	})
}

func showStay(h *Host, c *blueprint.Case, steps []blueprint.Step) {
	bar, facts := NewStayBar(h), NewFacts(h)
	bar.Set(c.Parts)
	facts.SetWidth(kit.Look().Dp(stayWide) - 40)
	facts.Set([]Section{stayHead(h, c), staySteps(h, c, steps), staySpans(h, c)})
	title := "blueprint.why"
	if c.Left {
		title = "blueprint.course_of"
	}
	h.Env.Layer.OpenSheet(h.Env, kit.SheetSpec{
		Title: h.Say(title) + "  " + h.Env.Lang.Plate(c.Plate), Wide: stayWide,
		Content: container.New(stayLayout{bar}, bar.Object(), facts.Object()),
	})
}

// stayHead are the figures of a stay in short.
func stayHead(h *Host, c *blueprint.Case) Section {
	lang := h.Env.Lang
	stats := []Stat{
		{Label: h.Say("blueprint.stay"), Value: text.Hours(lang, c.Minutes())},
		{Label: h.Say("blueprint.waited"), Value: text.Hours(lang, c.Parts.Waited())},
		{Label: h.Say("blueprint.lost"), Value: text.Hours(lang, c.Lost()), Tone: lostTone(c.Lost())},
	}
	s := Section{Facts: []Fact{{Stats: stats}}}
	if c.Waits != "" {
		icon, tone := CauseLook(c.Waits)
		s.Facts = append(s.Facts,
			Fact{Icon: icon, Tone: tone, Text: h.Say("blueprint.now", shop.Args{"Cause": c.Waits, "Since": lang.When(c.Since, h.Env.Clock())})},
			Fact{Icon: "right", Text: h.Say("blueprint.next", shop.Args{"Next": h.Say(NextKey(c.Waits)), "Who": Actor(h, c)})})
	}
	return s
}

func lostTone(minutes int64) string {
	if minutes > 0 {
		return "bad"
	}
	return ""
}

// NextKey is the word of what has to be done about what a car waits for.
func NextKey(c blueprint.Cause) string { return "blueprint.todo." + string(c) }

// Actor is who has to do it: by name where somebody has the car, else by what
// they are.
func Actor(h *Host, c *blueprint.Case) string {
	switch c.Waits {
	case blueprint.AtReception, blueprint.ForApproval, blueprint.ForSettling, blueprint.ForPickup:
		if c.Advisor != "" {
			return c.Advisor
		}
	case blueprint.InWork, blueprint.Unclocked, blueprint.ForTechnician:
		if len(c.Who) > 0 {
			return c.Who[0]
		}
	}
	return h.Say("blueprint.who." + string(c.Waits))
}

// staySteps are the steps against their standards.
func staySteps(h *Host, c *blueprint.Case, steps []blueprint.Step) Section {
	lang := h.Env.Lang
	s := Section{Title: h.Say("blueprint.by_step"), Note: h.Say("blueprint.open_hours")}
	for _, step := range blueprint.InForce(steps, shop.DayOf(c.From, lang.Zone)) {
		for _, l := range c.Laps {
			if l.Code != step.Code {
				continue
			}
			f := Fact{Key: text.StepName(lang, step), Text: "—"}
			switch {
			case c.Left && !l.Known:
				f.Text = h.Say("blueprint.no_record")
			case l.Known:
				f.Text = h.Say("blueprint.took", shop.Args{"Open": text.Hours(lang, l.Open), "Wall": text.Hours(lang, l.Wall)})
			}
			if l.Standard > 0 {
				f.Right = h.Say("blueprint.against", shop.Args{"Standard": text.Hours(lang, l.Standard)})
			}
			if lost := l.Lost(); lost > 0 {
				f.Tone = "bad"
				f.Right = h.Say("blueprint.beyond", shop.Args{"Standard": text.Hours(lang, l.Standard), "Lost": text.Hours(lang, lost)})
			}
			s.Facts = append(s.Facts, f)
		}
	}
	return s
}

// staySpans is what followed what.
func staySpans(h *Host, c *blueprint.Case) Section {
	lang := h.Env.Lang
	s := Section{Title: h.Say("blueprint.course")}
	for _, x := range c.Spans {
		icon, tone := CauseLook(x.Cause)
		until := lang.Clock(x.Until)
		if shop.DayOf(x.From, lang.Zone) != shop.DayOf(x.Until, lang.Zone) {
			until = lang.DateTime(x.Until)
		}
		s.Facts = append(s.Facts, Fact{
			Icon: icon, Tone: tone, Text: h.Say(x.Cause.Key()) + "  " + lang.DateTime(x.From) + "–" + until,
			Right: text.Hours(lang, int64(x.Until.Sub(x.From).Minutes())),
		})
	}
	return s
}

// stayLayout puts the facts under the bar.
type stayLayout struct{ bar *StayBar }

// Layout implements fyne.Layout.
func (l stayLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	tall := l.bar.Tall(size.Width)
	kit.Put(all[0], 0, 2, size.Width, tall)
	kit.Put(all[1], 0, tall+14, size.Width, size.Height-tall-14)
}

// MinSize implements fyne.Layout.
func (l stayLayout) MinSize(all []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, l.bar.Tall(kit.Look().Dp(stayWide)-40)+14+all[1].MinSize().Height)
}
