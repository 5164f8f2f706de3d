package kit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"gongdan/app/shop"
)

// MaxRunes is how long a text may be unless its field says otherwise.
const MaxRunes = 200

// Entry is a field for a line of text, and the base of all other fields that
// are typed into. Keys go to the router first, Enter and Shift+Enter walk on,
// the text is selected when the field is entered by key, control characters
// never get in, and more than Max characters are refused, not cut.
//
// Text and CursorPosition are those of Fyne's entry; listen with OnEdit, not
// OnChanged, leave OnCursorChanged alone, and set the text with SetText.
type Entry struct {
	widget.Entry
	Hooks
	Max  int    // characters, not bytes
	Unit string // stands muted at the right: km, %
	Icon string // stands at the right: "down", "calendar"

	env     *Env
	self    Field
	trait   trait
	mark    Mark
	lines   int // shown at once where there are several
	focused bool
	lent    bool          // the focus is gone to a click on the layer and comes back
	before  string        // the text when the focus came
	undone  int           // steps taken back since the last letter
	shift   fyne.Position // from where Fyne's entry thinks its text is to where it stands
}

// trait is what makes one sort of entry differ from the next. Each func may be
// nil.
type trait struct {
	right  bool                // the text ends at the right edge
	latin  func() bool         // an input method is only in the way
	secret bool                // the text is shown as dots
	fold   func(rune) rune     // what a typed letter becomes; 0 drops it
	key    func(Chord) bool    // keys that are the field's own, before the router
	tab    func() bool         // the Tab key is the field's own now
	settle func(string) string // the text as it is kept, on leaving
	show   func(string) string // the text as it is shown without the focus
	ghost  func(string) string // faint text before what is typed
	lost   func()              // the focus has gone
	edited func()              // the text has changed
	tapped func(fyne.Position) // a click, told after the focus came
	scans  func() bool         // takes what a barcode scanner types
	asItIs func() func()       // gives what makes the field what it is now; nil: its text
}

// NewTextEntry gives a field for a name, a word, a sentence.
func NewTextEntry(env *Env) *Entry {
	e := &Entry{}
	e.init(env, e, trait{})
	return e
}

// NewSecretEntry gives a field that shows dots: for a PIN.
func NewSecretEntry(env *Env) *Entry {
	e := &Entry{}
	e.Password = true
	e.init(env, e, trait{latin: always, secret: true})
	return e
}

// init makes an entry ready; self is the widget that embeds it.
func (e *Entry) init(env *Env, self Field, t trait) {
	e.env, e.self, e.trait, e.Max = env, self, t, MaxRunes
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.OnChanged = func(typed string) {
		drawTyped(typed)
		if e.trait.edited != nil {
			e.trait.edited()
		}
		e.edited()
	}
	e.OnCursorChanged = func() { atCaret(e) }
	e.ExtendBaseWidget(self)
}

// ForwardsKeys implements Forwarder.
func (e *Entry) ForwardsKeys() {}

func (e *Entry) base() *Entry { return e }

// Latin reports whether an input method is to be switched off while the field
// has the focus.
func (e *Entry) Latin() bool { return e.trait.latin != nil && e.trait.latin() }

func always() bool { return true }

// SetMark implements Field.
func (e *Entry) SetMark(m Mark) {
	if e.mark != m {
		e.mark = m
		e.Refresh()
	}
}

// Disabled reports whether the field is read-only and without the focus. With
// it, the text can be selected and copied, and the driver hands on no shortcut
// of a field that says it is disabled, so it says it is not.
func (e *Entry) Disabled() bool { return e.locked() && !e.focused }

// locked reports whether the field is read-only.
func (e *Entry) locked() bool { return e.Entry.Disabled() }

// Settle implements Field.
func (e *Entry) Settle() {
	if e.trait.settle == nil {
		return
	}
	if s := e.trait.settle(e.Text); s != e.Text {
		e.SetText(s)
	}
}

// SelectAll selects the whole text.
func (e *Entry) SelectAll() { e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// FocusGained implements fyne.Focusable.
func (e *Entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	wantsWords(e)
	if e.lent {
		e.lent = false
		return
	}
	e.before, e.undone = e.Text, 0
	e.SelectAll()
	if e.OnFocus != nil {
		e.OnFocus()
	}
}

// FocusLost implements fyne.Focusable. A focus that is only lent to a click on
// the layer leaves the field as it is, its list open.
func (e *Entry) FocusLost() {
	e.focused = false
	wantsNothing(e)
	if e.env.leave(e.self) {
		e.lent = true
		e.Entry.FocusLost()
		return
	}
	if e.trait.lost != nil {
		e.trait.lost()
	}
	e.Settle()
	e.Entry.FocusLost()
	if e.OnBlur != nil {
		e.OnBlur()
	}
}

// AcceptsTab implements fyne.Tabbable: Tab walks on unless a list is open.
func (e *Entry) AcceptsTab() bool { return e.trait.tab != nil && e.trait.tab() }

// TypedKey implements fyne.Focusable. A key goes to OnKey, to a list that the
// field has open, to the router, to the neighbours, and to the text at last.
func (e *Entry) TypedKey(ev *fyne.KeyEvent) {
	c := e.env.chord(ev)
	switch {
	case e.env.Router.scan.pressed(e, ev):
	case e.OnKey != nil && e.OnKey(c), e.trait.key != nil && e.trait.key(c):
	case !(e.MultiLine && betweenLines(c)) && e.env.Router.Key(ev, true):
	case e.walk(e.self, c):
	default:
		if c.Key == fyne.KeyBackspace || c.Key == fyne.KeyDelete {
			e.undone = 0
		}
		e.Entry.TypedKey(ev)
	}
}

// betweenLines reports whether the key moves the cursor from line to line.
func betweenLines(c Chord) bool {
	return c.Key == fyne.KeyUp || c.Key == fyne.KeyDown || c.Key == fyne.KeyPageUp || c.Key == fyne.KeyPageDown
}

// TypedRune implements fyne.Focusable.
func (e *Entry) TypedRune(r rune) {
	e.env.Router.scan.typing(e, r)
	if e.trait.fold != nil {
		r = e.trait.fold(r)
	}
	if s := e.clean(string(r)); r == 0 || s == "" || e.locked() || !e.fits(s) {
		return
	}
	e.undone = 0
	e.Entry.TypedRune(r)
}

// TypedShortcut implements fyne.Shortcutable. Taking back comes before the
// router, and the text gets what nobody else wants.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	c, _ := chordOf(s)
	switch {
	case e.trait.key != nil && c.Mod&^fyne.KeyModifierShift != 0 && e.trait.key(c):
	case e.undo(s):
	case e.env.Router.Shortcut(s, true):
	default:
		if paste, ok := s.(*fyne.ShortcutPaste); ok {
			e.paste(paste)
			return
		}
		e.Entry.TypedShortcut(s)
	}
}

// undo takes typing back as long as the text differs from what it was when the
// focus came; after that Ctrl+Z belongs to the screen.
func (e *Entry) undo(s fyne.Shortcut) bool {
	switch s.(type) {
	case *fyne.ShortcutUndo:
		if e.Text == e.before || e.locked() {
			return false
		}
		e.undone++
		e.Entry.Undo()
		return true
	case *fyne.ShortcutRedo:
		if e.undone == 0 {
			return false
		}
		e.undone--
		e.Entry.Redo()
		return true
	}
	return false
}

// paste puts in what is left of the clipboard once it is cleaned and folded.
func (e *Entry) paste(p *fyne.ShortcutPaste) {
	s := e.clean(p.Clipboard.Content())
	if e.trait.fold != nil {
		s = strings.Map(func(r rune) rune {
			if r = e.trait.fold(r); r == 0 {
				return -1
			}
			return r
		}, s)
	}
	if s == "" || e.locked() || !e.fits(s) {
		return
	}
	e.undone = 0
	e.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: snippet(s)})
	if strings.ContainsFunc(strings.TrimSpace(p.Clipboard.Content()), func(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) }) {
		e.refuse("field.say.control", nil)
	}
}

// snippet is a clipboard that holds one text.
type snippet string

// Content implements fyne.Clipboard.
func (s snippet) Content() string { return string(s) }

// SetContent implements fyne.Clipboard; a snippet stays what it is.
func (s snippet) SetContent(string) {}

// clean drops what cannot be seen: controls, marks of direction, zero widths.
// Line ends and tabs become spaces where there is one line only.
func (e *Entry) clean(s string) string {
	s = strings.ReplaceAll(strings.TrimRight(s, "\r\n"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' && e.MultiLine:
			return r
		case r == '\n' || r == '\t':
			return ' '
		case r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp):
			return -1
		}
		return r
	}, s)
}

// fits reports whether s may be put in the place of the selection, and says so
// if not.
func (e *Entry) fits(s string) bool {
	n := utf8.RuneCountInString(e.Text) - utf8.RuneCountInString(e.SelectedText()) + utf8.RuneCountInString(s)
	if n <= e.Max {
		return true
	}
	e.refuse("field.say.too_long", shop.Args{"Max": e.Max})
	return false
}

// MouseDown implements desktop.Mouseable.
func (e *Entry) MouseDown(m *desktop.MouseEvent) {
	moved := *m
	moved.Position = e.toText(m.Position)
	e.Entry.MouseDown(&moved)
	if e.trait.tapped != nil {
		e.trait.tapped(m.Position)
	}
}

// Dragged implements fyne.Draggable.
func (e *Entry) Dragged(d *fyne.DragEvent) {
	moved := *d
	moved.Position = e.toText(d.Position)
	e.Entry.Dragged(&moved)
}

// toText takes a point of the field to where Fyne's entry thinks its text is.
func (e *Entry) toText(p fyne.Position) fyne.Position {
	return p.Subtract(e.shift)
}

// CursorPosition is where the caret is, for an input method to stand at.
func (e *Entry) CursorPosition() fyne.Position {
	return e.Entry.CursorPosition().Add(e.shift)
}
