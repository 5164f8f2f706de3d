package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Blank is what a list shows instead of rows: nothing there yet, nothing found,
// or not readable. Its words name the keys that lead on.
type Blank struct {
	Icon, Text string
	Acts       []Act
}

// State shows a Blank in the middle of its room.
type State struct {
	widget.BaseWidget
	env   *Env
	blank Blank
	links []*link
}

// NewState gives a State. For an empty list: the icon of the records and words
// that name the keys. For a failure: icon "alert", what failed and why, and an
// Act to try again.
func NewState(env *Env, blank Blank) *State {
	s := &State{env: env}
	s.ExtendBaseWidget(s)
	s.Set(blank)
	return s
}

// Set shows something else.
func (s *State) Set(blank Blank) {
	s.blank, s.links = blank, nil
	for _, a := range blank.Acts {
		s.links = append(s.links, newLink(s.env.Layer, a))
	}
	s.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *State) CreateRenderer() fyne.WidgetRenderer { return &stateRenderer{state: s} }

type stateRenderer struct {
	state  *State
	sketch sketch
}

// Layout implements fyne.WidgetRenderer.
func (r *stateRenderer) Layout(size fyne.Size) {
	s, st := &r.sketch, r.state
	s.begin()
	body := s.look.Style(Body).In(s.look.Muted)
	lines := body.Lines(st.blank.Text, min(size.Width-32, s.look.Dp(420)))
	tall := float32(len(lines))*s.look.Dp(20) + s.look.Dp(38)
	if len(st.links) > 0 {
		tall += s.look.Dp(32)
	}
	y := max(8, (size.Height-tall)/2)
	s.icon(st.blank.Icon, (size.Width-s.look.Dp(28))/2, y+s.look.Dp(14), s.look.Dp(28), s.look.Placeholder)
	y += s.look.Dp(48)
	for _, l := range lines {
		s.line((size.Width-body.Width(l))/2, y, l, body)
		y += s.look.Dp(20)
	}
	s.end()
	var wide float32
	for _, l := range st.links {
		wide += l.MinSize().Width + 24
	}
	x := (size.Width - wide + 24) / 2
	for _, l := range st.links {
		want := l.MinSize()
		Put(l, x, y, want.Width, want.Height)
		x += want.Width + 24
	}
}

// MinSize implements fyne.WidgetRenderer.
func (r *stateRenderer) MinSize() fyne.Size { return fyne.NewSize(Look().Dp(160), Look().Dp(90)) }

// Refresh implements fyne.WidgetRenderer.
func (r *stateRenderer) Refresh() {
	r.Layout(r.state.Size())
	canvas.Refresh(r.state)
}

// Objects implements fyne.WidgetRenderer.
func (r *stateRenderer) Objects() []fyne.CanvasObject {
	all := append([]fyne.CanvasObject{}, r.sketch.objects...)
	for _, l := range r.state.links {
		all = append(all, l)
	}
	return all
}

// Destroy implements fyne.WidgetRenderer.
func (r *stateRenderer) Destroy() {}

const (
	patience = 300 * time.Millisecond // what is quicker needs no sign of life
	stride   = 40 * time.Millisecond
)

// Loading is a thin line that moves while something takes longer than 300 ms.
// It is 2 dp high and keeps that room, so nothing jumps.
type Loading struct {
	drawn
	env  *Env
	stop func()
	at   float32 // 0 … 1, where the moving part is; negative: hidden
}

// NewLoading gives a line that rests.
func NewLoading(env *Env) *Loading {
	l := &Loading{env: env, at: -1}
	l.min = func(*Theme) fyne.Size { return fyne.NewSize(0, 2) }
	l.draw = func(s *sketch, size fyne.Size) {
		if l.at >= 0 {
			s.fill(0, 0, size.Width, 2, s.look.PrimarySoft)
			end := size.Width * 1.25 * l.at
			from := max(0, end-size.Width/4)
			s.fill(from, 0, min(end, size.Width)-from, 2, s.look.Primary)
		}
	}
	l.ExtendBaseWidget(l)
	return l
}

// Start begins to wait; the line comes after 300 ms.
func (l *Loading) Start() {
	if l.stop == nil {
		l.stop = l.env.Run.After(patience, l.step)
	}
}

// Stop ends it.
func (l *Loading) Stop() {
	if l.stop != nil {
		l.stop()
		l.stop = nil
	}
	if l.at >= 0 {
		l.at = -1
		l.Refresh()
	}
}

// Moving reports whether the line is seen.
func (l *Loading) Moving() bool { return l.at >= 0 }

func (l *Loading) step() {
	l.at += 0.04
	if l.at < 0 || l.at > 1 {
		l.at = 0
	}
	l.Refresh()
	l.stop = l.env.Run.After(stride, l.step)
}

// GreyRows stands for rows that are being read for the first time.
func GreyRows(n int) fyne.CanvasObject {
	d := &drawn{}
	d.min = func(look *Theme) fyne.Size { return fyne.NewSize(0, float32(n)*look.Dp(28)) }
	d.draw = func(s *sketch, size fyne.Size) {
		for i := range n {
			y := float32(i)*s.look.Dp(28) + s.look.Dp(9)
			s.round(11, y, size.Width*[...]float32{0.28, 0.22, 0.31}[i%3], s.look.Dp(10), curve{3, s.look.Header})
			s.round(size.Width*0.4, y, size.Width*[...]float32{0.2, 0.3, 0.25}[i%3], s.look.Dp(10), curve{3, s.look.Header})
			s.round(size.Width-s.look.Dp(80), y, s.look.Dp(68), s.look.Dp(10), curve{3, s.look.Header})
		}
	}
	d.ExtendBaseWidget(d)
	return container.NewStack(d)
}
