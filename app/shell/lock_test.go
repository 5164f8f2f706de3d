package shell

import (
	"strings"
	"testing"
	"time"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// lockable is a desk whose window can be locked.
func lockable(t *testing.T) (*desk, *Window) {
	t.Helper()
	d := sit(t)
	w := &Window{opt: Options{Now: func() time.Time { return d.Now }}, win: d.window, env: d.Env, host: d.Host, shell: d.shell, gate: work.NewGate()}
	w.layouts = screen.NewLayouts(func() *screen.Host { return d.Host })
	w.put(d.shell.Content())
	return d, w
}

// shows reports whether the window shows a text.
func (d *desk) shows(text string) bool {
	for _, l := range screentest.Lines(d.window.Content()) {
		if strings.Contains(l.Text, text) {
			return true
		}
	}
	return false
}

// booking opens the form of a new appointment and begins to write it.
func (d *desk) booking() (title string) {
	d.press("Ctrl+2", "Ctrl+N")
	for _, c := range "g6b0j1" {
		d.window.Canvas().Focused().TypedRune(c)
	}
	return d.Say("calendar.title.new")
}

func TestALockedDeskShowsAndHearsNothingOfASheetAndGivesItBack(t *testing.T) {
	d, w := lockable(t)
	title := d.booking()
	if !d.shows(title) {
		t.Fatal("no sheet is open")
	}
	wrote := d.window.Canvas().Focused()
	w.lock()
	w.lock() // once more by the clock
	for _, words := range []string{title, d.Say("screen.calendar"), "G6B0J1"} {
		if d.shows(words) {
			t.Errorf("%q is seen while the desk is locked", words)
		}
	}
	if f := d.window.Canvas().Focused(); f != nil {
		t.Errorf("%T has the keys of a locked desk", f)
	}
	d.Host.Toast("沪A 3K728", nil)
	d.press("Ctrl+S", "Ctrl+Enter", "Esc", "F2", "Ctrl+K")
	if d.shows("3K728") || d.shell.at.Screen != screen.Calendar {
		t.Errorf("the locked desk showed a message or went to %s", d.at())
	}
	d.into("wl")
	if !d.shows(title) || d.window.Canvas().Focused() != wrote {
		t.Fatalf("the sheet is not as it was left: %T has the keys", d.window.Canvas().Focused())
	}
	d.window.Canvas().Focused().TypedRune('0')
	d.press("Esc")
	if d.shows(title) || d.at() != screen.Calendar {
		t.Error("Esc does not close the sheet")
	}
}

func TestASheetThatOpensWhileTheDeskIsLockedHearsNothing(t *testing.T) {
	d, w := lockable(t)
	w.lock()
	title := d.Say("calendar.title.new")
	d.shell.Go(screen.Route{Screen: screen.Calendar})
	for _, a := range d.shell.Page().Actions() { // as when what it waited for comes late
		if a.ID == "calendar.act.new" {
			a.Do()
		}
	}
	if d.shows(title) {
		t.Error("the sheet is seen")
	}
	d.press("Esc") // the door's
	d.into("wl")
	if !d.shows(title) {
		t.Error("the sheet that came late is gone")
	}
}

func TestSomebodyElseFindsNoSheetOfWhoLockedTheDesk(t *testing.T) {
	d, w := lockable(t)
	title := d.booking()
	w.lock()
	d.into("ln")
	if d.shows(title) || d.shell.Person().Code != "ln" {
		t.Errorf("%s sees the sheet of another", d.shell.Person().Code)
	}
	d.Tick()
	drafts := screentest.Read(d.Rig, draftsOf(d.Person.ID))
	if len(drafts) != 1 || !strings.Contains(drafts[0].Body, "6B0J1") {
		t.Errorf("what was typed is kept as %+v", drafts)
	}
}

// into goes through the door as the person with a code; the tiles are in the
// order of the codes.
func (d *desk) into(code string) {
	d.T.Helper()
	for i, c := range []string{"ck", "ln", "wl", "zw"} {
		if c == code {
			d.press(string(rune('1' + i)))
			return
		}
	}
	d.T.Fatal("nobody is called ", code)
}

func draftsOf(who shop.PersonID) func(data.View) ([]shop.Draft, error) {
	return func(v data.View) ([]shop.Draft, error) { return data.Drafts(v, who) }
}
