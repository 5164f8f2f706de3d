package kit

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// What tells a barcode scanner, which types a code and Enter, from people.
const (
	// ScanLeast is how many characters a code has at least.
	ScanLeast = 7
	// ScanGap is less than people need from one key to the next, and more than a
	// scanner does.
	ScanGap = 30 * time.Millisecond
	// scanBeat is how often a run of keys is looked at while it goes on.
	scanBeat = 8 * time.Millisecond
	// scanStall is what counts at most of a time in which the window was not seen
	// to be awake: what it hears after it has painted for long came earlier.
	scanStall = 2 * scanBeat
	// scanSure is a pace at which nobody types: half of what the window hears at
	// once in a batch, sixty times a second.
	scanSure = 8 * time.Millisecond
)

// Scanner picks the codes of a barcode scanner out of the keys. A scanner is a
// keyboard to the system, so only its speed betrays it: at least ScanLeast
// characters, each less than ScanGap after the one before, and Enter likewise.
//
// Where keys are commands they wait until it is clear that no code comes, and
// are then given to what has the focus. In a text field they are typed at once;
// if they turn out to be a code, the field becomes what it was, unless it takes
// codes: then Enter goes to it as after any typing. A text that no record is
// known by is left there too, as the words of quick fingers, unless it came at a
// pace that leaves no doubt.
type Scanner struct {
	router *Router
	env    *Env
	take   func(code string) (do func(), known bool)

	typed   []rune
	seen    time.Time     // when the window was last awake
	quiet   time.Duration // since the last character, as far as the window was awake
	began   time.Time     // when the first character came
	stalled bool          // the window was busy since: the pace is not known
	field   *Entry        // is typed into; nil while keys wait
	restore func()        // makes field what it was
	waiting []keystroke
	given   bool // what waited is being given: it waits no more
	stop    func()
}

// keystroke is a key or a character that waits, with the modifiers it came with.
type keystroke struct {
	key  *fyne.KeyEvent
	char rune
	mods fyne.KeyModifier
}

// ReadScans looks for codes among the keys of env. take says what is to be done
// with one, and whether it is known.
func ReadScans(env *Env, take func(code string) (do func(), known bool)) {
	env.Router.scan = &Scanner{router: env.Router, env: env, take: take}
}

// Waits keeps a key that may be of a scanner from a widget that is not typed
// into. Such a widget asks first thing in TypedKey, and gets the key a moment
// later if it was none. After the last key of a code the code is taken.
func (r *Router) Waits(ev *fyne.KeyEvent) bool {
	s := r.scan
	if s == nil || s.given || s.deaf() {
		return false
	}
	switch {
	case shifts(ev.Name):
		return false
	case plain(ev.Name) == fyne.KeyReturn:
		return s.enter(nil)
	case ev.Name == fyne.KeyUnknown:
		return false
	case len(ev.Name) != 1 && ev.Name != fyne.KeySpace:
		s.give()
		return false
	}
	if s.alive(); s.field != nil || s.quiet >= ScanGap {
		s.give()
	}
	s.wait(keystroke{key: ev})
	return true
}

// WaitsRune is Waits for TypedRune.
func (r *Router) WaitsRune(char rune) bool {
	s := r.scan
	if s == nil || s.given || s.deaf() {
		return false
	}
	if len(s.waiting) == 0 || !scans(char) {
		s.give()
		return false // its key did not wait
	}
	s.alive()
	s.hear(char)
	s.wait(keystroke{char: char})
	return true
}

// deaf reports whether the desk is locked: no code opens it.
func (s *Scanner) deaf() bool {
	for _, scope := range s.router.scopes {
		if scope.Alone {
			return true
		}
	}
	return false
}

// scans reports whether char can stand in the codes of a scanner.
func scans(char rune) bool { return char >= ' ' && char <= '~' }

// shifts reports whether a key only changes what others type.
func shifts(key fyne.KeyName) bool {
	return key == desktop.KeyShiftLeft || key == desktop.KeyShiftRight || key == desktop.KeyCapsLock
}

// wait keeps a keystroke and looks after it.
func (s *Scanner) wait(k keystroke) {
	k.mods = s.router.Modifiers()
	s.waiting = append(s.waiting, k)
	s.watch()
}

// alive notes that the window is awake, and how long it heard nothing.
func (s *Scanner) alive() {
	now := s.env.Clock()
	slept := now.Sub(s.seen)
	s.stalled = s.stalled || slept > 2*scanStall
	s.quiet += min(slept, scanStall)
	s.seen = now
}

// hear takes a character into the run.
func (s *Scanner) hear(char rune) {
	if len(s.typed) == 0 {
		s.began, s.stalled = s.seen, false
	}
	s.quiet = 0
	s.typed = append(s.typed, char)
	s.watch()
}

// sure reports whether nobody can have typed the run that ends now.
func (s *Scanner) sure() bool {
	return !s.stalled && s.seen.Sub(s.began) < scanSure*time.Duration(len(s.typed))
}

// watch looks at the run of keys until it is over.
func (s *Scanner) watch() {
	if s.stop != nil {
		return
	}
	s.stop = s.env.Run.After(scanBeat, func() {
		s.stop = nil
		if s.alive(); s.quiet >= ScanGap {
			s.give()
			return
		}
		s.watch()
	})
}

// rest forgets the run of keys.
func (s *Scanner) rest() {
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
	s.typed, s.field, s.restore, s.waiting, s.quiet = nil, nil, nil, nil, 0
	s.seen = s.env.Clock()
}

// give ends a run that was no code: what waited goes to what has the focus by
// now, in its order.
func (s *Scanner) give() {
	waited := s.waiting
	s.rest()
	if len(waited) == 0 {
		return
	}
	now := s.router.Modifiers
	defer func() { s.given, s.router.Modifiers = false, now }()
	s.given = true
	for _, k := range waited {
		s.router.Modifiers = func() fyne.KeyModifier { return k.mods }
		s.hand(k)
	}
}

// hand gives a keystroke to what has the focus.
func (s *Scanner) hand(k keystroke) {
	to := s.env.Focused()
	switch {
	case k.key != nil && to != nil:
		to.TypedKey(k.key)
	case k.key != nil:
		s.router.Key(k.key, false)
	case to != nil:
		to.TypedRune(k.char)
	}
}

// enter ends the run by Enter. It reports whether that was the end of a code;
// then it is taken, and the field that was typed into is what it was.
func (s *Scanner) enter(field *Entry) bool {
	s.alive()
	if len(s.typed) < ScanLeast || s.quiet >= ScanGap || s.field != field {
		s.give()
		return false
	}
	code, restore := string(s.typed), s.restore
	sure := field == nil || s.sure() && !strings.ContainsAny(code, `/\ `) // a path or a sentence is no code
	s.rest()
	if field != nil && field.trait.scans != nil && field.trait.scans() {
		return false
	}
	do, known := s.take(code)
	if !known && !sure {
		return false
	}
	if restore != nil {
		restore()
	}
	do()
	return true
}

// typing hears a character before a field takes it.
func (s *Scanner) typing(e *Entry, char rune) {
	if s == nil || s.given || s.deaf() {
		return
	}
	if s.alive(); s.field != e || s.quiet >= ScanGap || !scans(char) {
		s.give()
	}
	if !scans(char) {
		return
	}
	if s.field == nil {
		s.field, s.restore = e, asItIs(e)
	}
	s.hear(char)
}

// pressed hears a key before a field takes it, and reports whether it was the
// end of a code.
func (s *Scanner) pressed(e *Entry, ev *fyne.KeyEvent) bool {
	switch {
	case s == nil, s.given, s.deaf():
		return false
	case plain(ev.Name) == fyne.KeyReturn:
		return s.enter(e)
	case len(ev.Name) > 1 && ev.Name != fyne.KeySpace && !shifts(ev.Name):
		s.rest()
	}
	return false
}

// asItIs gives what makes a field what it is now. What was typed before can then
// no longer be taken back by itself: the code would come back with it.
func asItIs(e *Entry) (restore func()) {
	if e.trait.asItIs != nil {
		return e.trait.asItIs()
	}
	text, row, column, all := e.Text, e.CursorRow, e.CursorColumn, e.SelectedText() == e.Text
	return func() {
		e.SetText(text)
		e.before, e.undone = text, 0
		if e.CursorRow, e.CursorColumn = row, column; all {
			e.SelectAll()
		}
		e.Refresh()
	}
}

// ToSheet offers a code to the sheet in front, if there is one. free reports
// whether what lies below may have it.
func ToSheet(l *Layer, code string) (used, free bool) {
	if len(l.open) == 0 {
		return false, true
	}
	spec := l.open[len(l.open)-1].spec
	if spec.Scanned != nil && spec.Scanned(code) {
		return true, false
	}
	return false, !spec.Modal
}

// WantsScans reports whether the sheet in front takes codes.
func WantsScans(l *Layer) bool { return len(l.open) > 0 && l.open[len(l.open)-1].spec.Scanned != nil }
