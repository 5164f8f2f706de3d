package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestAChordIsReadTheWayItIsWritten(t *testing.T) {
	for _, s := range []string{"F2", "Ctrl+K", "Ctrl+Shift+C", "Shift+Enter", "Alt+←", "Ctrl+;", "Ctrl+,", "Del", "Esc", "PgUp", "/", "↓", "Ctrl+Alt+F5"} {
		c := Keys(s)
		if got := Keys(c.String()); got != c {
			t.Errorf("%q is %+v, written %q, read again %+v", s, c, c.String(), got)
		}
	}
	if c := Keys("Ctrl++"); c != (Chord{Mod: fyne.KeyModifierControl, Key: "+"}) {
		t.Errorf("Ctrl++ is %+v", c)
	}
}

func TestTheTopmostScopeThatWantsAChordGetsIt(t *testing.T) {
	r := NewRouter()
	r.Modifiers = func() fyne.KeyModifier { return 0 }
	var heard []string
	hear := func(s string) func() { return func() { heard = append(heard, s) } }
	r.Push(NewScope("window").On("F5", hear("window F5")).On("Esc", hear("window Esc")).On("F9", hear("window F9")))
	popScreen := r.Push(NewScope("screen").On("F5", hear("screen F5")).Try("Esc", func() bool { return false }))
	r.Press("F5")
	r.Press("Esc")
	popScreen()
	r.Press("F5")
	sheet := NewScope("sheet").On("Enter", hear("sheet Enter"))
	sheet.Only = true
	popSheet := r.Push(sheet)
	if r.Press("F9") {
		t.Error("a modal sheet let F9 through")
	}
	r.Key(&fyne.KeyEvent{Name: fyne.KeyEnter}, false)
	popSheet()
	want := []string{"screen F5", "window Esc", "window F5", "sheet Enter"}
	if !slices.Equal(heard, want) {
		t.Errorf("heard %q, not %q", heard, want)
	}
}

func TestAScopeMayPopItselfWhileItIsAsked(t *testing.T) {
	r := NewRouter()
	var popA, popB func()
	popA = r.Push(NewScope("a").Try("F1", func() bool { return true }))
	popB = r.Push(NewScope("b").Try("F1", func() bool { popA(); popB(); return false }))
	r.Press("F1")
	if len(r.scopes) != 0 {
		t.Errorf("%d scopes are left", len(r.scopes))
	}
}

func TestATextFieldKeepsTheKeysThatEdit(t *testing.T) {
	r := NewRouter()
	r.Modifiers = func() fyne.KeyModifier { return 0 }
	s := NewScope("all")
	for _, k := range []string{"A", "Space", "Del", "←", "Home", "Ctrl+C", "Ctrl+←", "F2", "Esc", "Enter", "Ctrl+S", "Alt+1", "PgUp"} {
		s.On(k, func() {})
	}
	r.Push(s)
	for k, goes := range map[string]bool{
		"A": false, "Space": false, "Del": false, "←": false, "Home": false,
		"F2": true, "Esc": true, "Enter": true, "PgUp": true,
	} {
		if r.Key(&fyne.KeyEvent{Name: Keys(k).Key}, true) != goes {
			t.Errorf("%s while typing reaches the screen: %v", k, !goes)
		}
	}
	for k, goes := range map[string]bool{"Ctrl+C": false, "Ctrl+←": false, "Ctrl+S": true, "Alt+1": true} {
		if r.Shortcut(driverShortcut(Keys(k)), true) != goes {
			t.Errorf("%s while typing reaches the screen: %v", k, !goes)
		}
	}
}

// listening is a canvas that keeps its shortcuts, which that of the test driver
// does not.
type listening struct {
	fyne.Canvas
	shortcuts fyne.ShortcutHandler
}

func (l *listening) AddShortcut(s fyne.Shortcut, do func(fyne.Shortcut)) {
	l.shortcuts.AddShortcut(s, do)
}

func TestTheCanvasHandsOnChordsWhileNothingHasTheKeyboard(t *testing.T) {
	w := test.NewWindow(nil)
	defer w.Close()
	r := NewRouter()
	r.Modifiers = func() fyne.KeyModifier { return 0 }
	heard := 0
	s := NewScope("window")
	for _, k := range []string{"Ctrl+Z", "Ctrl+Y", "Ctrl+A", "Ctrl+X", "Ctrl+C", "Ctrl+V", "Ctrl+K", "Ctrl+Enter", "F2"} {
		s.On(k, func() { heard++ })
	}
	r.Push(s)
	hear := &listening{Canvas: w.Canvas()}
	r.Attach(hear)
	for _, sc := range []fyne.Shortcut{
		&fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}, &fyne.ShortcutSelectAll{}, &fyne.ShortcutCut{}, &fyne.ShortcutCopy{},
		&fyne.ShortcutPaste{}, &desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierControl},
		&desktop.CustomShortcut{KeyName: fyne.KeyEnter, Modifier: fyne.KeyModifierControl},
	} {
		hear.shortcuts.TypedShortcut(sc)
	}
	w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF2})
	if heard != 9 {
		t.Errorf("9 chords pressed, %d heard", heard)
	}
	if got := len(s.Chords()); got != 9 {
		t.Errorf("the key sheet has %d chords", got)
	}
}

func TestAPageThatIsBoundAgainStaysBelowWhatHangsOverIt(t *testing.T) {
	r, said := NewRouter(), ""
	say := func(word string) func() { return func() { said += word } }
	page := NewScope("page").On("1", say("page"))
	r.Push(page)
	drop := r.Push(NewScope("menu").On("1", say("menu")))
	again := NewScope("page").On("1", say("again"))
	pop := r.Swap(page, again)
	r.Press("1")
	drop()
	r.Press("1")
	pop()
	if r.Press("1") || said != "menuagain" {
		t.Errorf("heard %q", said)
	}
}

func TestAScopeThatIsAloneHearsAllKeysWhateverComesAndGoesAroundIt(t *testing.T) {
	r, said := NewRouter(), ""
	say := func(word string) func() { return func() { said += word } }
	below := r.Push(NewScope("page").On("1", say("page")))
	door := NewScope("door").On("1", say("door"))
	door.Alone = true
	open := r.Push(door)
	r.Push(NewScope("late").On("1", say("late")).On("2", say("late")))
	below()
	r.Press("1")
	if r.Press("2") {
		t.Error("a sheet that came late heard a key")
	}
	open()
	r.Press("1")
	if said != "doorlate" {
		t.Errorf("heard %q", said)
	}
}
