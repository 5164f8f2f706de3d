package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Saying is a message in a tone: "info", "good", "warn" or "bad".
type Saying struct {
	Text, Tone string
	Acts       []Act  // two at most are shown
	Close      func() // nil: no cross
}

// Banner is a strip above the content that says what is the matter and what can
// be done. Its text wraps. It takes no room while it says nothing, never takes
// the focus, and its keys work while it is shown.
type Banner struct {
	widget.BaseWidget
	env   *Env
	say   Saying
	pop   func()
	links []*link
}

// NewBanner gives a banner that says nothing.
func NewBanner(env *Env) *Banner {
	b := &Banner{env: env}
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// Say says something; it replaces what was said.
func (b *Banner) Say(say Saying) {
	b.unbind()
	b.say, b.links = say, nil
	scope := NewScope("banner")
	for _, a := range say.Acts[:min(2, len(say.Acts))] {
		b.links = append(b.links, newLink(b.env.Layer, a))
		if a.Keys != "" {
			scope.On(a.Keys, a.Do)
		}
	}
	if say.Close != nil {
		b.links = append(b.links, newLink(b.env.Layer, Act{Do: func() { b.Clear(); say.Close() }}))
	}
	b.pop = b.env.Router.Push(scope)
	b.Show()
	b.Refresh()
}

// Clear says nothing any more.
func (b *Banner) Clear() {
	b.unbind()
	b.say, b.links = Saying{}, nil
	b.Hide()
}

// Text is what is shown.
func (b *Banner) Text() string { return b.say.Text }

func (b *Banner) unbind() {
	if b.pop != nil {
		b.pop()
		b.pop = nil
	}
}

// MinSize implements fyne.CanvasObject: the height depends on the width that
// the banner has, so it may grow once it is laid out.
func (b *Banner) MinSize() fyne.Size {
	if b.say.Text == "" {
		return fyne.Size{}
	}
	look := Look()
	_, lines := b.room(look, b.Size().Width)
	return fyne.NewSize(look.Dp(200), look.Dp(16)+float32(len(lines))*look.Dp(20))
}

// room is the right end of the text and its lines.
func (b *Banner) room(look *Theme, width float32) (right float32, lines []string) {
	right = width - 12
	for _, l := range b.links {
		right -= l.MinSize().Width + 16
	}
	return right, look.Style(Body).Lines(b.say.Text, max(look.Dp(120), right-look.Dp(38)))
}

// CreateRenderer implements fyne.Widget.
func (b *Banner) CreateRenderer() fyne.WidgetRenderer {
	r := &bannerRenderer{banner: b}
	r.Layout(b.Size())
	return r
}

type bannerRenderer struct {
	banner *Banner
	sketch sketch
	tall   float32
}

// Layout implements fyne.WidgetRenderer.
func (r *bannerRenderer) Layout(size fyne.Size) {
	s, b := &r.sketch, r.banner
	s.begin()
	tone, body := s.look.Tone(b.say.Tone), s.look.Style(Body)
	s.box(0, 0, size.Width, size.Height, frame{4, Tone{Bar: tone.Ink, Fill: tone.Fill}})
	s.fill(0, 0, 3, size.Height, tone.Ink)
	mid := s.look.Dp(18)
	s.icon(toneIcon(b.say.Tone), 12, mid, s.look.Dp(16), tone.Ink)
	right, lines := b.room(s.look, size.Width)
	for i, l := range lines {
		s.line(s.look.Dp(38), mid+float32(i)*s.look.Dp(20), l, body.In(tone.Ink))
	}
	for _, l := range b.links {
		want := l.MinSize()
		l.ink = tone.Ink
		Put(l, right+16, mid-want.Height/2, want.Width, want.Height)
		right += want.Width + 16
	}
	s.end()
	if tall := float32(len(lines)); tall != r.tall {
		r.tall = tall
		canvas.Refresh(b)
	}
}

// MinSize implements fyne.WidgetRenderer.
func (r *bannerRenderer) MinSize() fyne.Size { return r.banner.MinSize() }

// Refresh implements fyne.WidgetRenderer.
func (r *bannerRenderer) Refresh() {
	r.Layout(r.banner.Size())
	for _, l := range r.banner.links {
		l.Refresh()
	}
	canvas.Refresh(r.banner)
}

// Objects implements fyne.WidgetRenderer.
func (r *bannerRenderer) Objects() []fyne.CanvasObject {
	all := append([]fyne.CanvasObject{}, r.sketch.objects...)
	for _, l := range r.banner.links {
		all = append(all, l)
	}
	return all
}

// Destroy implements fyne.WidgetRenderer.
func (r *bannerRenderer) Destroy() {}

// toneIcon is the icon that goes with a tone, so that colour is never alone.
func toneIcon(tone string) string {
	switch tone {
	case "good":
		return "check"
	case "warn", "bad":
		return "alert"
	}
	return "bell"
}
