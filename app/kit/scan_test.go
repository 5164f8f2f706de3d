package kit

import (
	"context"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
)

// clockwork is a runner whose time is that of the stage: what was put off is
// done when its time comes.
type clockwork struct {
	Now
	s   *stage
	due []alarm
}

type alarm struct {
	at   time.Time
	do   func()
	gone *bool
}

func (c *clockwork) Start(job func(context.Context) func()) { c.Now.Start(job) }

func (c *clockwork) After(d time.Duration, do func()) func() {
	gone := false
	c.due = append(c.due, alarm{c.s.at.Add(d), do, &gone})
	return func() { gone = true }
}

// pass lets time go by; asleep says that the window paints all the while.
func (c *clockwork) pass(d time.Duration, asleep bool) {
	end := c.s.at.Add(d)
	for !asleep {
		slices.SortStableFunc(c.due, func(a, b alarm) int { return a.at.Compare(b.at) })
		if len(c.due) == 0 || c.due[0].at.After(end) {
			break
		}
		next := c.due[0]
		c.due = c.due[1:]
		c.s.at = next.at
		if !*next.gone {
			next.do()
		}
	}
	c.s.at = end
}

// desk is a stage with a scanner on it.
type desk struct {
	*stage
	time  *clockwork
	codes []string
	known bool
}

func newDesk(t *testing.T, make func(*Env) fyne.CanvasObject) *desk {
	d := &desk{known: true}
	d.stage = newStage(t, func(env *Env) fyne.CanvasObject {
		d.time = &clockwork{}
		env.Run = d.time
		return make(env)
	})
	d.time.s = d.stage
	ReadScans(d.Env, func(code string) (func(), bool) { return func() { d.codes = append(d.codes, code) }, d.known })
	return d
}

// strike is one key as the driver tells it: its name, and what it types.
func (d *desk) strike(char rune) {
	ev := &fyne.KeyEvent{Name: fyne.KeyName(string(char))}
	if f := d.win.Canvas().Focused(); f != nil {
		f.TypedKey(ev)
	} else {
		d.win.Canvas().OnTypedKey()(ev)
	}
	if f := d.win.Canvas().Focused(); f != nil {
		f.TypedRune(char)
	} else {
		d.win.Canvas().OnTypedRune()(char)
	}
}

// scan types a code at a pace, with Enter as long after the last character.
func (d *desk) scan(code string, pace time.Duration) {
	for _, char := range code {
		d.strike(char)
		d.time.pass(pace, false)
	}
	d.press("Enter")
}

func (d *desk) press(keys ...string) {
	for _, k := range keys {
		if d.win.Canvas().Focused() == nil {
			d.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: Keys(k).Key})
			continue
		}
		d.stage.press(k)
	}
}

func (d *desk) took(t *testing.T, what string, codes ...string) {
	t.Helper()
	if !slices.Equal(d.codes, codes) {
		t.Errorf("%s: took %q, want %q", what, d.codes, codes)
	}
	d.codes = nil
}

const almost = ScanGap - time.Microsecond

func TestACodeIsSevenCharactersEachLessThanThirtyMillisecondsAfterTheOther(t *testing.T) {
	d := newDesk(t, func(*Env) fyne.CanvasObject { return container.NewVBox() })
	heard := ""
	page := NewScope("page")
	for _, key := range []string{"1", "L", "Enter"} {
		page.On(key, func() { heard += key })
	}
	d.Router.Push(page)
	d.scan("L1L1L1L", almost)
	d.took(t, "seven in time", "L1L1L1L")
	if heard != "" {
		t.Errorf("a code did %q", heard)
	}
	d.scan("L1L1L1L", ScanGap)
	d.took(t, "seven, each too late")
	if heard != "L1L1L1LEnter" {
		t.Errorf("slow keys did %q", heard)
	}
	heard = ""
	d.scan("1L1L1L", almost)
	d.took(t, "six")
	if heard != "1L1L1LEnter" {
		t.Errorf("six quick keys did %q", heard)
	}
}

func TestOneLatePauseBreaksACode(t *testing.T) {
	d := newDesk(t, func(*Env) fyne.CanvasObject { return container.NewVBox() })
	for at, want := range map[int]string{1: "23456789", 2: "3456789", 3: "", 9: ""} {
		for i, char := range "123456789" {
			d.strike(char)
			d.time.pass(5*time.Millisecond, false)
			if i+1 == at {
				d.time.pass(ScanGap-5*time.Millisecond, false)
			}
		}
		d.press("Enter")
		if want == "" {
			d.took(t, "late")
		} else {
			d.took(t, "late", want)
		}
	}
}

func TestWhatTheWindowHearsAfterItHasPaintedForLongIsStillOneCode(t *testing.T) {
	d := newDesk(t, func(*Env) fyne.CanvasObject { return container.NewVBox() })
	for i, char := range "6901234567892" {
		d.strike(char)
		d.time.pass(5*time.Millisecond, false)
		d.time.pass(250*time.Millisecond*time.Duration(i%2), true)
	}
	d.press("Enter")
	d.took(t, "with the window asleep", "6901234567892")
}

func TestKeysThatWereNoCodeComeInTheirOrderWithTheirShift(t *testing.T) {
	d := newDesk(t, func(*Env) fyne.CanvasObject { return container.NewVBox() })
	heard := ""
	d.Router.Push(NewScope("page").On("Shift+G", func() { heard += "G" }).On("g", func() {}).On("G", func() { heard += "g" }))
	d.mod = fyne.KeyModifierShift
	d.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	d.strike('G')
	d.mod = 0
	d.strike('G')
	if heard != "" {
		t.Errorf("did %q before it was clear", heard)
	}
	d.time.pass(2*ScanGap, false)
	if heard != "Gg" {
		t.Errorf("did %q", heard)
	}
	d.strike('G')
	d.press("↓")
	if heard != "Ggg" {
		t.Errorf("a key behind did not bring the one before: %q", heard)
	}
}

func TestAKeyThatWaitedGoesToWhatHasTheFocusByThen(t *testing.T) {
	var e *Entry
	d := newDesk(t, func(env *Env) fyne.CanvasObject { e = NewTextEntry(env); return container.NewVBox(e) })
	d.Router.Push(NewScope("page").On("/", func() { d.win.Canvas().Focus(e) }))
	d.strike('/')
	d.strike('a')
	d.time.pass(2*ScanGap, false)
	if e.Text != "/a" && e.Text != "a" {
		t.Errorf("typed %q", e.Text)
	}
}

func TestACodeLeavesNothingInATextField(t *testing.T) {
	var e *Entry
	var a *Area
	d := newDesk(t, func(env *Env) fyne.CanvasObject {
		e, a = NewTextEntry(env), NewArea(env, 3)
		return container.NewVBox(e, a)
	})
	d.win.Canvas().Focus(e)
	d.write("左前门划痕")
	d.time.pass(time.Second, false)
	e.CursorColumn = 2
	d.scan("6901234567892", 5*time.Millisecond)
	d.took(t, "in a line", "6901234567892")
	if e.Text != "左前门划痕" || e.CursorColumn != 2 || d.Focused() != fyne.Focusable(e) {
		t.Errorf("the field says %q with the caret at %d", e.Text, e.CursorColumn)
	}
	d.stage.press("Ctrl+Z")
	if e.Text != "左前门划痕" {
		t.Errorf("taking back brought %q", e.Text)
	}
	d.win.Canvas().Focus(a)
	a.SetText("客户说：\n异响")
	a.SelectAll()
	d.scan("06L115562B", 5*time.Millisecond)
	d.took(t, "over a selection", "06L115562B")
	if a.Text != "客户说：\n异响" || a.SelectedText() != a.Text {
		t.Errorf("the area says %q, selected %q", a.Text, a.SelectedText())
	}
}

func TestAFieldForCodesTakesThemAndWalksOn(t *testing.T) {
	var vin *CodeEntry
	var parts *Combo
	d := newDesk(t, func(env *Env) fyne.CanvasObject {
		vin, parts = NewCodeEntry(env, CodeVIN), NewCombo(env, func(context.Context, string) []Item { return []Item{{ID: 7, Cells: []string{"机油滤清器"}}} })
		return container.NewVBox(vin, parts, NewTextEntry(env))
	})
	d.win.Canvas().Focus(vin)
	d.scan("LSVAA00090N000001", 5*time.Millisecond)
	d.took(t, "into a VIN")
	if vin.Value() != "LSVAA00090N000001" || d.Focused() != fyne.Focusable(parts) {
		t.Errorf("the VIN is %q", vin.Value())
	}
	d.scan("6901234567892", 5*time.Millisecond)
	d.took(t, "into a search for parts")
	if it, ok := parts.Picked(); !ok || it.ID != 7 {
		t.Errorf("picked %v of %q", it, parts.Text)
	}
}

func TestAnUnknownTextStaysInItsFieldUnlessItCameFasterThanAnybodyTypes(t *testing.T) {
	var e *Entry
	d := newDesk(t, func(env *Env) fyne.CanvasObject {
		e = NewTextEntry(env)
		return container.NewVBox(e, NewTextEntry(env))
	})
	d.known = false
	d.win.Canvas().Focus(e)
	d.scan("13800001234", 12*time.Millisecond)
	d.took(t, "quick fingers")
	if e.Text != "13800001234" || d.Focused() == fyne.Focusable(e) {
		t.Errorf("typed %q", e.Text)
	}
	d.win.Canvas().Focus(e)
	d.time.pass(time.Second, false)
	d.scan("6909999999999", 5*time.Millisecond)
	d.took(t, "a scanner", "6909999999999")
	if e.Text != "13800001234" {
		t.Errorf("left %q", e.Text)
	}
	for _, char := range "13900001234" {
		d.strike(char)
		d.time.pass(time.Millisecond, false)
		d.time.pass(50*time.Millisecond, true)
	}
	d.press("Enter")
	d.took(t, "a window that heard late")
	if e.Text != "13900001234" {
		t.Errorf("typed %q", e.Text)
	}
}

func TestAChoiceAmongFewIsWhatItWasAfterACode(t *testing.T) {
	var c *Combo
	d := newDesk(t, func(env *Env) fyne.CanvasObject {
		c = NewSelect(env, []Item{{ID: 1, Cells: []string{"保养"}}, {ID: 2, Cells: []string{"维修"}}})
		return container.NewVBox(c)
	})
	c.PickID(2)
	d.win.Canvas().Focus(c)
	d.scan("RO260413-001", 5*time.Millisecond)
	d.took(t, "in a choice", "RO260413-001")
	d.time.pass(time.Second, false)
	if it, ok := c.Picked(); !ok || it.ID != 2 || c.Text != "维修" || c.Listing() {
		t.Errorf("chosen is %q", c.Text)
	}
}

func TestALockedDeskTakesNoCode(t *testing.T) {
	d := newDesk(t, func(*Env) fyne.CanvasObject { return container.NewVBox() })
	heard := 0
	door := NewScope("door").On("1", func() { heard++ })
	door.Alone = true
	d.Router.Push(door)
	d.scan("1111111", 5*time.Millisecond)
	d.took(t, "at the door")
	if heard != 7 {
		t.Errorf("the door heard %d keys", heard)
	}
}

func TestTheSheetInFrontIsAskedFirst(t *testing.T) {
	d := newDesk(t, func(*Env) fyne.CanvasObject { return container.NewVBox() })
	if used, free := ToSheet(d.Layer, "1"); used || !free || WantsScans(d.Layer) {
		t.Error("a sheet that is not there has a say")
	}
	got := ""
	d.Layer.OpenSheet(d.Env, SheetSpec{Content: NewWords("收货"), Modal: true, Scanned: func(code string) bool { got = code; return code == "7" }})
	if used, _ := ToSheet(d.Layer, "7"); !used || got != "7" || !WantsScans(d.Layer) {
		t.Errorf("the sheet got %q", got)
	}
	if used, free := ToSheet(d.Layer, "8"); used || free {
		t.Error("what a modal sheet refuses goes deeper")
	}
}
