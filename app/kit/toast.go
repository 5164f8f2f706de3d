package kit

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

const (
	toastTime  = 8 * time.Second // long enough to read it and to undo
	toastsMost = 3               // what is shown at once; others wait
	toastWide  = 420
	toastFloor = 56 // free below: the action bar stays visible
)

// ToastText is a short word about something that has been done.
type ToastText struct {
	Text string
	Tone string // "good", "warn", "bad"; "" is plain
	Undo *Act   // the way back, with its key; nil: none. Without a Word it is 撤销
}

// toastQueue holds the toasts shown, oldest first, and those that wait.
type toastQueue struct {
	shown   []*toast
	waiting []func()
}

type toast struct {
	root *fyne.Container
	size fyne.Size
	take []func()
}

// Toast shows a word at the bottom right for 8 seconds. It never takes the
// focus; the key of its Undo works while it is shown. At most three are shown,
// others wait.
func (l *Layer) Toast(env *Env, say ToastText) {
	show := func() { l.toast(env, say) }
	if len(l.queue.shown) >= toastsMost {
		l.queue.waiting = append(l.queue.waiting, show)
		return
	}
	show()
}

// Toasts is how many toasts are shown.
func (l *Layer) Toasts() int { return len(l.queue.shown) }

func (l *Layer) toast(env *Env, say ToastText) {
	t := &toast{}
	gone := func() { l.drop(t) }
	var links []*link
	if say.Undo != nil {
		undo := *say.Undo
		if undo.Word == "" {
			undo.Word = env.Lang.Say("toast.undo")
		}
		undo.Do = func() { gone(); say.Undo.Do() }
		links = append(links, newLink(l, undo))
		if undo.Keys != "" {
			t.take = append(t.take, env.Router.Push(NewScope("toast").On(undo.Keys, undo.Do)))
		}
	}
	links = append(links, newLink(l, Act{Do: gone}))
	t.build(l, say, links)
	t.take = append(t.take, env.Run.After(toastTime, gone))
	l.queue.shown = append(l.queue.shown, t)
	t.take = append(t.take, l.put(l.toasts, t.root, l.stack))
	l.stack()
}

// build draws the toast in the colours of the look turned round, so that it
// stands out on any screen.
func (t *toast) build(l *Layer, say ToastText, links []*link) {
	look := Look()
	body, right := look.Style(Body).In(look.Surface), float32(12)
	for _, k := range links {
		right += k.MinSize().Width + 12
	}
	left := float32(14)
	if say.Tone != "" {
		left = look.Dp(36)
	}
	lines := body.Lines(say.Text, look.Dp(toastWide)-left-right)
	var wide float32
	for _, s := range lines {
		wide = max(wide, body.Width(s))
	}
	t.size = fyne.NewSize(left+wide+right+6, look.Dp(18)+float32(len(lines))*look.Dp(20))
	paint := &drawn{min: func(*Theme) fyne.Size { return t.size }}
	paint.draw = func(s *sketch, size fyne.Size) {
		s.round(0, 0, size.Width, size.Height, curve{6, s.look.Ink})
		if say.Tone != "" {
			s.icon(toneIcon(say.Tone), 12, s.look.Dp(19), s.look.Dp(16), s.look.Surface)
		}
		for i, line := range lines {
			s.line(left, s.look.Dp(19)+float32(i)*s.look.Dp(20), line, s.look.Style(Body).In(s.look.Surface))
		}
	}
	paint.ExtendBaseWidget(paint)
	ground := newTouch(l, nil, nil)
	t.root = container.NewWithoutLayout(paint, ground)
	Put(paint, 0, 0, t.size.Width, t.size.Height)
	Put(ground, 0, 0, t.size.Width, t.size.Height)
	at := left + wide + 18
	for _, k := range links {
		want := k.MinSize()
		k.ink = look.Surface
		Put(k, at, (t.size.Height-want.Height)/2, want.Width, want.Height)
		t.root.Add(k)
		at += want.Width + 12
	}
}

// stack places the toasts one above the other, the newest at the bottom.
func (l *Layer) stack() {
	y := l.size.Height - toastFloor
	for _, t := range slices.Backward(l.queue.shown) {
		y -= t.size.Height
		Put(t.root, l.size.Width-t.size.Width-16, y, t.size.Width, t.size.Height)
		y -= 8
	}
}

func (l *Layer) drop(t *toast) {
	i := slices.Index(l.queue.shown, t)
	if i < 0 {
		return
	}
	l.queue.shown = slices.Delete(l.queue.shown, i, i+1)
	for _, take := range t.take {
		take()
	}
	l.stack()
	if len(l.queue.waiting) > 0 {
		next := l.queue.waiting[0]
		l.queue.waiting = l.queue.waiting[1:]
		next()
	}
}
