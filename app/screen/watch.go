package screen

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/data"
)

// slowAfter is how long reading may take before it is seen.
const slowAfter = 300 * time.Millisecond

// WatchSpec says what a Watch shows and when it looks again.
type WatchSpec[T any] struct {
	Title  string      // language key
	Reload string      // language key of the act that reads again
	Kinds  []shop.Kind // whose changes show here
	Keys   interface { // shows what was read, and has the keys
		fyne.CanvasObject
		fyne.Focusable
	}
	Read func() func(data.View) (T, error) // what is to be read now
	Show func(T)                           // is given what was read

	Tick   time.Duration // between two looks at the clock
	Ticked func()        // what is done then; nil: it is read again
	// Lost is told that what is shown cannot be read any more, though it could
	// before; nil: that is said in passing, each time.
	Lost  func()
	Retry time.Duration // until the next try then; 0: Tick
}

// Watch is the frame of a page that shows how things stand now: it reads when the
// page comes to the front, when somebody writes, and as the clock goes on. Only
// the latest reading is shown; one that fails leaves what is shown, or says why
// there is nothing. A page embeds it and adds its actions and its state.
type Watch[T any] struct {
	h     *Host
	spec  WatchSpec[T]
	state *kit.State
	root  *fyne.Container
	loads int       // -1: the page is closed
	at    time.Time // when it was read last; zero: never
	stale bool
	slow  bool
	deaf  func()
	wait  func()
}

// NewWatch gives the frame; Load begins to read.
func NewWatch[T any](h *Host, spec WatchSpec[T]) *Watch[T] {
	w := &Watch[T]{h: h, spec: spec, state: kit.NewState(h.Env, kit.Blank{})}
	w.root = container.NewStack(spec.Keys, w.state)
	kit.Reveal(w.state, false)
	w.deaf = kit.Live(h.Store, h.Env.Run, w.Load, spec.Kinds...)
	w.later(spec.Tick)
	return w
}

// Title implements Page.
func (w *Watch[T]) Title() string { return w.h.Say(w.spec.Title) }

// Content implements Page.
func (w *Watch[T]) Content() fyne.CanvasObject { return w.root }

// Shown implements Page. What is read may ask something and take the keys.
func (w *Watch[T]) Shown() {
	w.h.Env.Focus(w.spec.Keys)
	w.Load()
}

// Close implements Page.
func (w *Watch[T]) Close() {
	w.deaf()
	w.wait()
	w.loads = -1
}

// Closed reports whether the page is gone.
func (w *Watch[T]) Closed() bool { return w.loads < 0 }

// ReadAt is when what is shown was read; zero: nothing is shown yet.
func (w *Watch[T]) ReadAt() time.Time { return w.at }

// Read reports whether something is shown.
func (w *Watch[T]) Read() bool { return !w.at.IsZero() }

// Stale reports whether the records cannot be read any more.
func (w *Watch[T]) Stale() bool { return w.stale }

// Slow reports whether a reading takes long enough to be seen.
func (w *Watch[T]) Slow() bool { return w.slow }

// later looks again after a while.
func (w *Watch[T]) later(after time.Duration) {
	if w.wait != nil {
		w.wait()
	}
	w.wait = w.h.Env.Run.After(after, func() {
		if w.spec.Ticked == nil {
			w.Load()
			return
		}
		w.spec.Ticked()
		w.later(w.spec.Tick)
	})
}

// Load reads again. What is shown stays until something else is there.
func (w *Watch[T]) Load() {
	if w.Closed() {
		return
	}
	w.loads++
	mine := w.loads
	done := w.h.Env.Run.After(slowAfter, func() {
		if w.slow = mine == w.loads; w.slow {
			w.spec.Keys.Refresh()
		}
	})
	Read(w.h, w.spec.Read(), func(found T, err error) {
		done()
		if mine != w.loads {
			return
		}
		w.slow = false
		if err != nil {
			w.fail(err)
			return
		}
		w.at, w.stale = w.h.Env.Clock(), false
		kit.Reveal(w.state, false)
		kit.Reveal(w.spec.Keys, true)
		w.later(w.spec.Tick)
		w.spec.Show(found)
	})
}

// fail says what is the matter.
func (w *Watch[T]) fail(err error) {
	words, failure := w.h.Words(err)
	if failure && !w.stale {
		w.h.Log("read "+w.spec.Title, err)
	}
	w.stale = true
	next := w.spec.Tick
	if w.spec.Retry > 0 {
		next = w.spec.Retry
	}
	w.later(next)
	switch {
	case w.spec.Lost != nil:
		w.spec.Lost()
	case w.Read():
		w.h.Env.Layer.Toast(w.h.Env, kit.ToastText{Text: words, Tone: "bad"})
	default:
		w.state.Set(kit.Blank{Icon: "alert", Text: words, Acts: []kit.Act{{Word: w.h.Say(w.spec.Reload), Keys: "F5", Do: w.Load}}})
		kit.Reveal(w.spec.Keys, false)
		kit.Reveal(w.state, true)
	}
}
