package kit

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gongdan/app/text"
)

// rig is a window of the test driver with an Env on it.
type rig struct {
	*Env
	t      *testing.T
	window fyne.Window
	now    *Now
	shift  bool
}

// newRig shows what build makes in a window of w by h under a look. The app is
// that of all tests, because a new one reads the fonts again.
func newRig(t *testing.T, tag string, look *Theme, w, h float32, build func(*Env) fyne.CanvasObject) *rig {
	t.Helper()
	lang, err := text.Load(tag)
	if err != nil {
		t.Fatal(err)
	}
	app := wear(look)
	r := &rig{t: t, now: &Now{}}
	router := NewRouter()
	router.Modifiers = func() fyne.KeyModifier {
		if r.shift {
			return fyne.KeyModifierShift
		}
		return 0
	}
	clock := func() time.Time { return time.Date(2026, 4, 12, 9, 41, 0, 0, lang.Zone) }
	r.Env = &Env{Lang: lang, Router: router, Layer: NewLayer(), Run: r.now, Clock: clock}
	r.window = app.NewWindow("rig")
	t.Cleanup(r.window.Close)
	r.window.SetPadded(false)
	r.window.SetContent(container.NewStack(build(r.Env), r.Layer.Object()))
	r.window.Resize(fyne.NewSize(w, h))
	router.Attach(r.window.Canvas())
	return r
}

// wear puts a look on the app of all tests. It is one app, because a new one
// reads the fonts again and never lets go of them: minutes and gigabytes.
func wear(look *Theme) fyne.App {
	app := fyne.CurrentApp()
	if worn, ok := app.Settings().Theme().(*Theme); !ok || worn.Dark != look.Dark || worn.Scale != look.Scale || worn.everyday != look.everyday {
		app.Settings().SetTheme(look)
	}
	return app
}

// focused is what has the keyboard.
func (r *rig) focused() fyne.Focusable { return r.window.Canvas().Focused() }

// focus gives the keyboard to o.
func (r *rig) focus(o fyne.Focusable) { r.window.Canvas().Focus(o) }

// write types letters into what has the keyboard.
func (r *rig) write(s string) {
	r.t.Helper()
	for _, c := range s {
		if r.focused() == nil {
			r.t.Fatalf("nothing has the keyboard to type %q", s)
		}
		r.focused().TypedRune(c)
	}
}

// press presses chords as the driver tells them.
func (r *rig) press(chords ...string) {
	r.t.Helper()
	for _, s := range chords {
		c, f := Keys(s), r.focused()
		if f == nil {
			r.Router.Press(s)
			continue
		}
		if c.Mod&^fyne.KeyModifierShift != 0 {
			f.(fyne.Shortcutable).TypedShortcut(driverShortcut(c))
			continue
		}
		r.shift = c.Mod != 0
		tab, takes := f.(fyne.Tabbable)
		switch {
		case c.Key == fyne.KeyTab && (!takes || !tab.AcceptsTab()) && r.shift:
			r.window.Canvas().FocusPrevious()
		case c.Key == fyne.KeyTab && (!takes || !tab.AcceptsTab()):
			r.window.Canvas().FocusNext()
		default:
			f.TypedKey(&fyne.KeyEvent{Name: c.Key})
		}
		r.shift = false
	}
}

// picture writes what the window shows into the folder named by the variable
// KIT_PICTURES, for a person to look at.
func (r *rig) picture(name string) {
	r.t.Helper()
	r.window.Content().Refresh() // a real window lays out again by itself when something grew
	dir := os.Getenv("KIT_PICTURES")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		r.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, r.window.Canvas().Capture()); err != nil {
		r.t.Fatal(err)
	}
}
