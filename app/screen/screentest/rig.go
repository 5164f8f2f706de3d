// Package screentest opens screens for tests: a window of the test driver with
// a frame around the page, over a real store with a small shop in it.
package screentest

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// Rig is a window with a page in it. Jobs have happened when the call that
// began them returns; what was put off happens at Tick.
type Rig struct {
	*screen.Host
	T      testing.TB
	Page   screen.Page
	Routes []screen.Route // where pages wanted to go
	Left   int            // pages that left
	Now    time.Time
	Person shop.Person

	settings shop.Settings
	run      *kit.Now
	window   fyne.Window
	body     *fyne.Container
	bar      *fyne.Container
	pop      func()
	scope    *kit.Scope
	shift    bool
}

// Look is how a window looks.
type Look struct {
	Tag  string // zh-CN when empty
	Dark bool
	W, H float32 // 1366 × 689 when 0
	// Scale of the text, 1 when 0.
	Scale float32
	// Store is the records to show; nil is a new shop. Its first person sits at
	// the desk.
	Store *data.Store
}

// Looks are the windows that pictures are made of, by name: each language,
// light and dark, the usual size and the smallest.
func Looks() map[string]Look {
	return map[string]Look{"zh": {}, "en-dark": {Tag: "en", Dark: true}, "en-1092": {Tag: "en", W: 1092, H: 535}}
}

// New opens a window over an empty store with its owner at the desk.
func New(t testing.TB, look Look) *Rig {
	t.Helper()
	r := &Rig{T: t, run: &kit.Now{}, settings: shop.DefaultSettings()}
	if look.Tag == "" {
		look.Tag = "zh-CN"
	}
	if look.W == 0 {
		look.W, look.H = 1366, 689
	}
	if look.Scale == 0 {
		look.Scale = 1
	}
	lang, err := text.Load(look.Tag)
	r.must(err)
	r.Now = time.Date(2026, 4, 14, 9, 47, 12, 0, lang.Zone)
	wear(look)
	router := kit.NewRouter()
	router.Modifiers = func() fyne.KeyModifier {
		if r.shift {
			return fyne.KeyModifierShift
		}
		return 0
	}
	env := &kit.Env{Lang: lang, Router: router, Layer: kit.NewLayer(), Run: r.run, Clock: func() time.Time { return r.Now }}
	r.Host = &screen.Host{
		Env: env, Store: look.Store, Desk: r.desk, Settings: func() shop.Settings { return r.settings },
		Go: func(to screen.Route) { r.Routes = append(r.Routes, to) }, Leave: func(screen.Page) { r.Left++ },
		Changed: func(p screen.Page) { r.bind(p) }, Moved: func(screen.Page, screen.Route) {},
		Window: func() fyne.Size { return fyne.NewSize(look.W, look.H) },
	}
	if look.Store == nil {
		r.Host.Store = datatest.New(t)
		r.openShop()
	} else {
		r.settings = Read(r, data.Settings)
		r.Person = Read(r, data.People)[0]
	}
	r.frame(look)
	return r
}

// wear puts the look on the app of all tests. It is one app, because a new one
// reads the fonts again and never lets go of them: minutes and gigabytes.
func wear(look Look) {
	settings := fyne.CurrentApp().Settings()
	palette := kit.Light()
	if look.Dark {
		palette = kit.Dark()
	}
	if worn, ok := settings.Theme().(*kit.Theme); !ok || worn.Dark != look.Dark || worn.Scale != look.Scale {
		settings.SetTheme(kit.NewTheme(palette, look.Scale))
	}
}

// frame makes the window: the page where the frame of the program puts it, and
// the buttons of its actions.
func (r *Rig) frame(look Look) {
	rail := float32(148)
	if look.W < 1100 {
		rail = 48
	}
	r.body, r.bar = container.NewStack(), container.NewHBox()
	root := container.NewWithoutLayout(canvas.NewRectangle(kit.Look().Bg), canvas.NewRectangle(kit.Look().Surface), r.body, r.bar)
	kit.Put(root.Objects[0], 0, 0, look.W, look.H)
	kit.Put(root.Objects[1], rail, look.H-44, look.W-rail, 44)
	kit.Put(r.body, rail+12, 48, look.W-rail-24, look.H-40-44-16)
	kit.Put(r.bar, rail+12, look.H-37, look.W-rail-24, 30)
	r.window = test.NewTempWindow(r.T, container.NewStack(root, r.Env.Layer.Object()))
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(look.W, look.H))
	r.Env.Router.Attach(r.window.Canvas())
}

func (r *Rig) desk() work.Desk {
	return work.Desk{Store: r.Store, Now: func() time.Time { return r.Now }, Person: r.Person, Zone: r.Env.Lang.Zone}
}

// Show puts a page in front.
func (r *Rig) Show(p screen.Page) {
	r.T.Helper()
	r.Page = p
	r.T.Cleanup(p.Close)
	r.Env.Layer.CloseSheets()
	r.body.Objects = []fyne.CanvasObject{p.Content()}
	r.body.Refresh()
	if r.pop != nil {
		r.pop()
	}
	r.bind(p)
	p.Shown()
}

// bind gives the page its keys.
func (r *Rig) bind(p screen.Page) {
	if r.Page == nil || p != r.Page {
		return
	}
	acts := p.Actions()
	scope := screen.Bind(kit.NewScope("page"), acts)
	r.bar.Objects = nil
	for _, a := range acts {
		if a.Button {
			kind := kit.Plain
			if a.Primary {
				kind = kit.Primary
			}
			b := kit.NewButton(r.Env, r.Say(a.ID), a.Keys, kind, a.Do)
			if !a.Ready() {
				b.Disable()
			}
			r.bar.Add(b)
		}
	}
	if f, ok := p.(screen.Finder); ok {
		scope.On("/", f.Find)
	}
	r.bar.Refresh()
	r.pop = r.Env.Router.Swap(r.scope, scope)
	r.scope = scope
}

// Tick runs what was put off: searches, drafts.
func (r *Rig) Tick() { r.run.Tick() }

// Focused is what has the keys.
func (r *Rig) Focused() fyne.Focusable { return r.window.Canvas().Focused() }

// Type types letters into what has the keys.
func (r *Rig) Type(s string) {
	r.T.Helper()
	for _, c := range s {
		if r.Focused() == nil {
			r.T.Fatalf("nothing has the keys to type %q", s)
		}
		r.Focused().TypedRune(c)
	}
}

// Press presses chords as the driver tells them.
func (r *Rig) Press(chords ...string) {
	r.T.Helper()
	for _, s := range chords {
		r.press(kit.Keys(s))
	}
}

func (r *Rig) press(c kit.Chord) {
	f, canvas := r.Focused(), r.window.Canvas()
	tab, takes := f.(fyne.Tabbable)
	r.shift = c.Mod&fyne.KeyModifierShift != 0
	defer func() { r.shift = false }()
	switch {
	case f == nil:
		r.Env.Router.Press(c.String())
	case c.Mod&^fyne.KeyModifierShift != 0:
		f.(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: c.Key, Modifier: c.Mod})
	case c.Key == fyne.KeyTab && (!takes || !tab.AcceptsTab()) && r.shift:
		canvas.FocusPrevious()
	case c.Key == fyne.KeyTab && (!takes || !tab.AcceptsTab()):
		canvas.FocusNext()
	default:
		f.TypedKey(&fyne.KeyEvent{Name: c.Key})
	}
}

// Picture writes what the window shows into the folder that the variable
// SCREEN_PICTURES names, to be looked at. Without it everything is laid out
// only: what is drawn is for eyes, and drawing takes most of the time.
func (r *Rig) Picture(name string) {
	r.T.Helper()
	r.window.Content().Refresh() // a real window lays out again by itself when something grew
	Keep(r.T, r.window, name)
}

// Keep is Picture for any window.
func Keep(t testing.TB, w fyne.Window, name string) {
	t.Helper()
	dir := os.Getenv("SCREEN_PICTURES")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

// Read gets something out of the store.
func Read[T any](r *Rig, get func(data.View) (T, error)) T {
	r.T.Helper()
	v, err := data.Read(r.T.Context(), r.Store, get)
	r.must(err)
	return v
}

func (r *Rig) must(err error) {
	r.T.Helper()
	if err != nil {
		r.T.Fatal(err)
	}
}
