package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Router takes keys to those who want them, wherever the focus is. It is a
// stack of scopes: window, screen, sheet, field. The topmost scope that binds a
// chord and uses it wins. Fyne itself lets no F-key through a focused field
// and has no shortcut without a modifier (fyne issues 2627, 3038 and 4393), so
// every focusable widget of the kit is a Forwarder and asks the router first.
type Router struct {
	// Modifiers tells which modifiers are down; tests set their own.
	Modifiers func() fyne.KeyModifier
	// Heard is told of every key, used or not; nil is not. A desk that hears
	// none for long is locked.
	Heard func()
	// Unused is told of a key that no scope has used and says whether it has a use
	// for it; nil has none.
	Unused func(Chord) bool
	scan   *Scanner // nil: nobody looks for codes
	scopes []*Scope
	canvas fyne.Canvas
	known  map[Chord]bool
}

// Forwarder marks a widget that hands its keys to the router.
type Forwarder interface{ ForwardsKeys() }

// Scope is a set of bindings that come and go together.
type Scope struct {
	Name string
	Only bool // what this scope does not bind goes no deeper: a modal sheet
	// Alone keeps keys from all other scopes, whatever is pushed over it: the door
	// of a desk that is locked while a page still reads what it will show.
	Alone bool
	do    map[Chord]func() bool
}

// NewScope gives an empty scope.
func NewScope(name string) *Scope { return &Scope{Name: name, do: map[Chord]func() bool{}} }

// On binds the chord written as keys to do.
func (s *Scope) On(keys string, do func()) *Scope {
	return s.Try(keys, func() bool { do(); return true })
}

// Try binds keys to do, which returns false to let the chord go on downwards.
func (s *Scope) Try(keys string, do func() bool) *Scope {
	s.do[Keys(keys)] = do
	return s
}

// Chords are the bound chords, for the key sheet of F1.
func (s *Scope) Chords() []Chord {
	var all []Chord
	for c := range s.do {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b Chord) int {
		return slices.Compare([]byte(a.String()), []byte(b.String()))
	})
	return all
}

// NewRouter gives a router without scopes.
func NewRouter() *Router {
	return &Router{Modifiers: driverModifiers, known: map[Chord]bool{}}
}

func driverModifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// Attach makes the router hear the keys of c that no widget takes.
func (r *Router) Attach(c fyne.Canvas) {
	r.canvas = c
	c.SetOnTypedKey(func(ev *fyne.KeyEvent) {
		if !r.Waits(ev) {
			r.Key(ev, false)
		}
	})
	c.SetOnTypedRune(func(char rune) { r.WaitsRune(char) })
	for _, s := range r.scopes {
		r.register(s)
	}
}

// Push puts s on top until pop is called. Its chords are complete by then: what
// is bound later is not heard while nothing has the focus.
func (r *Router) Push(s *Scope) (pop func()) {
	r.scopes = append(r.scopes, s)
	r.register(s)
	return func() {
		r.scopes = slices.DeleteFunc(r.scopes, func(x *Scope) bool { return x == s })
	}
}

// Swap puts s in the place of old, so that what was pushed over old stays over
// it: a page whose actions are others now. Where old is not there, it is Push.
func (r *Router) Swap(old, s *Scope) (pop func()) {
	i := slices.Index(r.scopes, old)
	pop = r.Push(s)
	if i >= 0 {
		r.scopes = slices.Delete(r.scopes, len(r.scopes)-1, len(r.scopes))
		r.scopes[i] = s
	}
	return pop
}

// hearing are the scopes that hear keys now.
func (r *Router) hearing() []*Scope {
	if i := slices.IndexFunc(r.scopes, func(s *Scope) bool { return s.Alone }); i >= 0 {
		return r.scopes[i : i+1]
	}
	return r.scopes
}

// register tells the canvas which chords with modifiers to hand on. It is told
// once a chord; which scope gets it is decided when it comes.
func (r *Router) register(s *Scope) {
	for c := range s.do {
		if r.canvas == nil || c.Mod&^fyne.KeyModifierShift == 0 || r.known[c] {
			continue
		}
		r.known[c] = true
		for _, sc := range driverShortcuts(c) {
			r.canvas.AddShortcut(sc, func(sc fyne.Shortcut) { r.Shortcut(sc, false) })
		}
	}
}

// driverShortcuts are what the driver sends for c: some chords have a shortcut
// of their own, and Enter is two keys.
func driverShortcuts(c Chord) []fyne.Shortcut {
	if c.Mod == fyne.KeyModifierShortcutDefault {
		switch c.Key {
		case fyne.KeyZ:
			return []fyne.Shortcut{&fyne.ShortcutUndo{}}
		case fyne.KeyY:
			return []fyne.Shortcut{&fyne.ShortcutRedo{}}
		case fyne.KeyA:
			return []fyne.Shortcut{&fyne.ShortcutSelectAll{}}
		case fyne.KeyC, fyne.KeyInsert:
			return []fyne.Shortcut{&fyne.ShortcutCopy{}}
		case fyne.KeyX:
			return []fyne.Shortcut{&fyne.ShortcutCut{}}
		case fyne.KeyV:
			return []fyne.Shortcut{&fyne.ShortcutPaste{}}
		}
	}
	all := []fyne.Shortcut{&desktop.CustomShortcut{KeyName: c.Key, Modifier: c.Mod}}
	if c.Key == fyne.KeyReturn {
		all = append(all, &desktop.CustomShortcut{KeyName: fyne.KeyEnter, Modifier: c.Mod})
	}
	return all
}

// Key offers a plain key to the scopes; typing says that a text field has the
// focus and keeps the keys that edit text. It reports whether somebody used it.
func (r *Router) Key(ev *fyne.KeyEvent, typing bool) bool {
	return r.offer(Chord{Mod: r.Modifiers() & fyne.KeyModifierShift, Key: plain(ev.Name)}, typing)
}

// Shortcut offers a key with Ctrl or Alt.
func (r *Router) Shortcut(s fyne.Shortcut, typing bool) bool {
	if r.scan != nil {
		r.scan.give()
	}
	c, ok := chordOf(s)
	return ok && r.offer(c, typing)
}

// Press offers a chord as if it had been pressed, for buttons and tests.
func (r *Router) Press(keys string) bool { return r.offer(Keys(keys), false) }

func (r *Router) offer(c Chord, typing bool) bool {
	if r.Heard != nil {
		r.Heard()
	}
	if typing && c.edits() {
		return false
	}
	for _, s := range slices.Backward(slices.Clone(r.hearing())) { // what is done may push and pop
		if do, ok := s.do[c]; ok && do() {
			return true
		}
		if s.Only || s.Alone {
			return false
		}
	}
	return r.Unused != nil && r.Unused(c)
}

// plain gives the number pad's Enter the name of the other one.
func plain(n fyne.KeyName) fyne.KeyName {
	if n == fyne.KeyEnter {
		return fyne.KeyReturn
	}
	return n
}

// chordOf is the chord behind any of Fyne's shortcuts.
func chordOf(s fyne.Shortcut) (Chord, bool) {
	if k, ok := s.(fyne.KeyboardShortcut); ok {
		return Chord{Mod: k.Mod() & (fyne.KeyModifierControl | fyne.KeyModifierAlt | fyne.KeyModifierShift), Key: plain(k.Key())}, true
	}
	return Chord{}, false
}
