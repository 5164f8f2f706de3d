package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"gongdan/app/shop"
)

// twoEntries shows two text fields and a button in a column.
func twoEntries(t *testing.T) (r *rig, a, b *Entry, press *Button) {
	t.Helper()
	r = newRig(t, "zh-CN", NewTheme(Light(), 1), 300, 200, func(env *Env) fyne.CanvasObject {
		a, b = NewTextEntry(env), NewTextEntry(env)
		press = NewButton(env, "保存", "Ctrl+S", Primary, nil)
		return container.NewVBox(a, b, press)
	})
	return r, a, b, press
}

func TestEnterShiftEnterAndTabWalkAndSelectTheText(t *testing.T) {
	r, a, b, press := twoEntries(t)
	a.SetText("one")
	b.SetText("two")
	r.focus(a)
	for _, step := range []struct {
		key  string
		want fyne.Focusable
	}{{"Enter", b}, {"Shift+Enter", a}, {"Tab", b}, {"Shift+Tab", a}, {"Enter", b}, {"Enter", press}, {"Shift+Enter", b}} {
		if r.press(step.key); r.focused() != step.want {
			t.Fatalf("%s leads to %T", step.key, r.focused())
		}
	}
	if b.SelectedText() != "two" {
		t.Errorf("%q is selected", b.SelectedText())
	}
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnter})
	if r.focused() != fyne.Focusable(press) {
		t.Error("Enter of the number pad is another key")
	}
}

func TestKeysOfTheScreenReachItFromWithinAField(t *testing.T) {
	r, a, _, press := twoEntries(t)
	var heard []string
	scope := NewScope("screen")
	for _, k := range []string{"F2", "Ctrl+S", "Esc", "Ctrl+K", "Alt+1", "Ctrl+Enter"} {
		scope.On(k, func() { heard = append(heard, k) })
	}
	r.Router.Push(scope)
	r.focus(a)
	r.press("F2", "Ctrl+S", "Esc", "Ctrl+K", "Alt+1", "Ctrl+Enter")
	r.focus(press)
	r.press("F2", "Ctrl+S")
	if got := strings.Join(heard, " "); got != "F2 Ctrl+S Esc Ctrl+K Alt+1 Ctrl+Enter F2 Ctrl+S" {
		t.Errorf("heard %s", got)
	}
}

func TestAReadOnlyFieldStillHandsOnKeysAndIsSkipped(t *testing.T) {
	r, a, b, press := twoEntries(t)
	heard := 0
	r.Router.Push(NewScope("screen").On("Ctrl+K", func() { heard++ }))
	b.SetText("kept")
	b.Disable()
	r.focus(a)
	if r.press("Enter"); r.focused() != fyne.Focusable(press) {
		t.Errorf("Enter leads to %T", r.focused())
	}
	r.focus(b) // as a click does, to copy
	if b.Disabled() {
		t.Error("the driver hands on no shortcut of a field that says it is disabled")
	}
	r.write("x")
	r.press("Ctrl+K", "Ctrl+V", "Ctrl+Z")
	if b.Text != "kept" || heard != 1 {
		t.Errorf("it reads %q, Ctrl+K was heard %d times", b.Text, heard)
	}
}

func TestUndoBelongsToTheFieldWhileItsTextIsChanged(t *testing.T) {
	r, a, _, _ := twoEntries(t)
	var screen []string
	r.Router.Push(NewScope("screen").On("Ctrl+Z", func() { screen = append(screen, "undo") }).On("Ctrl+Y", func() { screen = append(screen, "redo") }))
	a.SetText("old")
	r.focus(a)
	r.press("Ctrl+Z")
	r.write("new")
	r.press("Ctrl+Z", "Ctrl+Z")
	if a.Text != "old" || len(screen) != 1 {
		t.Errorf("undone to %q, the screen heard %q", a.Text, screen)
	}
	r.press("Ctrl+Y", "Ctrl+Y")
	if a.Text != "new" || len(screen) != 1 {
		t.Errorf("redone to %q, the screen heard %q", a.Text, screen)
	}
	r.press("Ctrl+Y")
	if len(screen) != 2 {
		t.Error("the screen was not offered what the field had no use for")
	}
}

func TestControlCharactersNeverGetIn(t *testing.T) {
	r, a, _, _ := twoEntries(t)
	r.focus(a)
	r.write("王\u200b建\x00\u202e国\x7f")
	if a.Text != "王建国" {
		t.Errorf("typed %q", a.Text)
	}
	var said []string
	a.OnRefuse = func(p shop.Problem) { said = append(said, r.Lang.Problem(p)) }
	for _, c := range []struct {
		pasted string
		tells  int
	}{{"a\tb\r\ncd\ufeff\n", 0}, {"a\tb\r\nc\x07d\ufeff\n", 1}} {
		fyne.CurrentApp().Clipboard().SetContent(c.pasted)
		r.press("Ctrl+A", "Ctrl+V")
		if a.Text != "a b cd" || len(said) != c.tells {
			t.Errorf("pasted %q, said %q", a.Text, said)
		}
	}
}

func TestTooLongATextIsRefusedAndNotCut(t *testing.T) {
	r, a, _, _ := twoEntries(t)
	var said []shop.Problem
	a.OnRefuse = func(p shop.Problem) { said = append(said, p) }
	a.Max = 5
	r.focus(a)
	r.write("一二三四五六")
	if a.Text != "一二三四五" || len(said) != 1 || said[0].With["Max"] != 5 {
		t.Errorf("%q, said %v", a.Text, said)
	}
	fyne.CurrentApp().Clipboard().SetContent("123456")
	if r.press("Ctrl+A", "Ctrl+V"); a.Text != "一二三四五" || len(said) != 2 {
		t.Errorf("a paste that is too long left %q", a.Text)
	}
	fyne.CurrentApp().Clipboard().SetContent("12345")
	if r.press("Ctrl+V"); a.Text != "12345" {
		t.Errorf("a paste over the selection left %q", a.Text)
	}
}

func TestEnterLeavesAnAreaAndAltEnterBeginsALine(t *testing.T) {
	var a *Area
	var b *Entry
	r := newRig(t, "zh-CN", NewTheme(Light(), 1), 300, 200, func(env *Env) fyne.CanvasObject {
		a, b = NewArea(env, 3), NewTextEntry(env)
		return container.NewVBox(a, b)
	})
	r.Router.Push(NewScope("screen").On("↓", func() { t.Error("the screen took the key that moves the cursor") }))
	r.focus(a)
	r.write("一")
	r.press("Alt+Enter")
	r.write("二")
	r.press("↓", "Enter")
	if a.Text != "一\n二" || r.focused() != fyne.Focusable(b) {
		t.Errorf("%q, the focus is at %T", a.Text, r.focused())
	}
	r.press("Shift+Enter", "Tab")
	if a.Text != "一\n二" || r.focused() != fyne.Focusable(b) {
		t.Error("Tab was typed into the area")
	}
	fyne.CurrentApp().Clipboard().SetContent("三\r\n四")
	r.press("Shift+Tab", "Ctrl+A", "Ctrl+V")
	if a.Text != "三\n四" {
		t.Errorf("pasted %q", a.Text)
	}
}

func TestAClickSetsTheCursorWhereTheTextStands(t *testing.T) {
	var n *NumberEntry
	r := newRig(t, "zh-CN", NewTheme(Light(), 1), 200, 30, func(env *Env) fyne.CanvasObject {
		n = NewNumberEntry(env, NumberInt)
		n.Unit = "km"
		return n
	})
	n.SetValue(123456)
	r.focus(n)
	right := n.Size().Width - 8 - Look().Style(Caption).Width("km") - 6
	digit := Look().Style(Body).Width("123456") / 6
	for back, want := range map[float32]int{0.2: 6, 2: 4, 5.8: 0, 20: 0} {
		n.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(right-back*digit, 15)}, Button: desktop.MouseButtonPrimary})
		if n.CursorColumn != want {
			t.Errorf("%v figures from the right the cursor is at %d, not %d", back, n.CursorColumn, want)
		}
	}
	n.CursorColumn = 6
	n.Refresh()
	if x := n.CursorPosition().X; x < right-2 || x > right+2 {
		t.Errorf("the caret is at %v, the text ends at %v", x, right)
	}
}

func TestASecretIsShownAsDots(t *testing.T) {
	var e *Entry
	r := newRig(t, "zh-CN", NewTheme(Light(), 1), 200, 30, func(env *Env) fyne.CanvasObject {
		e = NewSecretEntry(env)
		return e
	})
	r.focus(e)
	r.write("1234")
	if s, _ := e.shown(Look()); s != "••••" || e.Text != "1234" || !e.Latin() {
		t.Errorf("shows %q for %q", s, e.Text)
	}
}
