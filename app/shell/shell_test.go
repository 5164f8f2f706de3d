package shell

import (
	"context"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"gongdan/app/kit"
	"gongdan/app/paper"
	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/assets"
)

// desk is the frame in a window, with the owner at it.
type desk struct {
	*screentest.Rig
	shell  *Shell
	title  string
	locked int
	window fyne.Window
}

func sit(t *testing.T) *desk { return sitAt(t, screentest.Look{W: 1366, H: 689}) }

func sitAt(t *testing.T, look screentest.Look) *desk {
	t.Helper()
	d := &desk{Rig: screentest.New(t, look)}
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		t.Fatal(err)
	}
	d.Host.Press = press
	settings := d.Host.Settings
	d.shell = New(d.Host, Hooks{
		Desk: func(p shop.Person) work.Desk {
			return work.Desk{Store: d.Store, Now: d.Env.Clock, Person: p, Zone: d.Env.Lang.Zone}
		},
		Settings: settings, Title: func(s string) { d.title = s }, Lock: func() { d.locked++ }, Quit: func() {},
	})
	d.window = test.NewTempWindow(t, d.shell.Content())
	d.window.SetPadded(false)
	d.window.Resize(fyne.NewSize(look.W, look.H))
	d.Env.Router.Attach(d.window.Canvas())
	d.shell.SetPerson(d.Person)
	d.shell.Go(screen.Route{Screen: screen.Home})
	return d
}

// press presses chords as if nothing had the focus.
func (d *desk) press(chords ...string) {
	for _, c := range chords {
		d.Env.Router.Press(c)
	}
}

func (d *desk) at() string { return d.shell.at.Screen }

func TestEveryScreenOfTheRailOpensByItsKey(t *testing.T) {
	d := sit(t)
	for _, e := range d.shell.table {
		if e.keys == "" {
			continue
		}
		d.press(e.keys)
		if d.at() != e.name {
			t.Errorf("%s leads to %s, not to %s", e.keys, d.at(), e.name)
		}
		if !strings.Contains(d.title, d.Say(e.title)) {
			t.Errorf("the title of %s is %q", e.name, d.title)
		}
	}
}

func TestBackAndForwardFollowTheWay(t *testing.T) {
	d := sit(t)
	d.press("Ctrl+3", "Ctrl+6", "Alt+←")
	if d.at() != screen.Orders {
		t.Errorf("back leads to %s", d.at())
	}
	d.press("Alt+→")
	if d.at() != screen.Customers {
		t.Errorf("forward leads to %s", d.at())
	}
	d.press("Alt+←", "Alt+←", "Alt+←")
	if d.at() != screen.Home {
		t.Errorf("the way ends at %s", d.at())
	}
}

func TestOpenOrdersStandInTheTopBarAndTurn(t *testing.T) {
	d := sit(t)
	d.press("F2")
	first := d.shell.at
	d.press("Ctrl+3", "Ctrl+Tab")
	if d.shell.at != first {
		t.Errorf("Ctrl+Tab leads to %v", d.shell.at)
	}
	d.press("Ctrl+W")
	if len(d.shell.tabs) != 0 || d.at() == screen.Order {
		t.Errorf("after closing: %v at %s", d.shell.tabs, d.at())
	}
}

func TestAnOrderThatWasWrittenIsOpenAgainAfterARestart(t *testing.T) {
	d := sit(t)
	desk := d.Host.Desk()
	if err := work.SaveDraft(t.Context(), desk, shop.Draft{Key: "order:new3", Title: "沪A", Body: `{"Newly":true,"Visit":{"Vehicle":{"Plate":"沪A12345"}}}`}); err != nil {
		t.Fatal(err)
	}
	d.shell.Resume()
	if len(d.shell.tabs) != 1 || d.shell.tabs[0].Key != "new3" || d.at() != screen.Home {
		t.Errorf("open are %v, in front is %s", d.shell.tabs, d.at())
	}
	if label, dirty := d.shell.pages[d.shell.tabs[0]].(screen.Tabbed).Tab(); label != "沪A 12345" || !dirty {
		t.Errorf("the tab says %q, unsaved %v", label, dirty)
	}
}

func TestATurnToTheOpenOrdersWaitsUntilTheyAreBack(t *testing.T) {
	d := sit(t)
	draft := shop.Draft{Key: "order:new3", Title: "沪A", Body: `{"Newly":true,"Visit":{"Vehicle":{"Plate":"沪A12345"}}}`}
	if err := work.SaveDraft(t.Context(), d.Host.Desk(), draft); err != nil {
		t.Fatal(err)
	}
	slow := &held{Now: &kit.Now{}}
	d.Env.Run = slow
	d.shell.Resume()
	d.press("Ctrl+Tab")
	if d.at() != screen.Home {
		t.Fatalf("in front is %s", d.at())
	}
	slow.letGo()
	if d.at() != screen.Order || d.shell.at.Key != "new3" {
		t.Errorf("in front is %v", d.shell.at)
	}
}

// held keeps what is read away from the window until it is let go.
type held struct {
	*kit.Now
	jobs []func()
}

// Start implements kit.Runner.
func (h *held) Start(job func(context.Context) func()) {
	h.jobs = append(h.jobs, func() { h.Now.Start(job) })
}

func (h *held) letGo() {
	for len(h.jobs) > 0 {
		job := h.jobs[0]
		h.jobs = h.jobs[1:]
		job()
	}
}

func TestAKeyPressedWhileAPageReadsActsOnceItIsThere(t *testing.T) {
	d := sit(t)
	car := d.Vehicle(shop.Vehicle{Plate: "沪A3K728", OwnerID: d.Customer(shop.Customer{Name: "王建国"}).ID})
	line := shop.Line{Kind: shop.OtherLine, Name: "外协焊接", Qty: 1000, Price: 15600, Payer: shop.PayCustomer}
	o := d.Visit(car, d.Now.Add(-24*time.Hour), shop.Ready, shop.Order{Intake: shop.Intake{MileageKM: 100}, Lines: []shop.Line{line}})
	slow := &held{Now: &kit.Now{}}
	d.Env.Run = slow
	order := screen.Route{Screen: screen.Order, ID: int64(o.ID)}
	for _, x := range []struct {
		keys []string
		to   string
	}{
		{[]string{"F3", "F9"}, screen.Settle},            // the latest counts
		{[]string{"F9", "Ctrl+1"}, screen.Home},          // another page came
		{[]string{"F9", "Alt+←", "Alt+→"}, screen.Order}, // and even back
		{[]string{"Alt+V", "Ctrl+E"}, screen.Order},      // it cannot be done with this order
		{[]string{"Alt+V"}, screen.Vehicle},
	} {
		d.shell.Go(screen.Route{Screen: screen.Home})
		slow.letGo()
		d.shell.drop(order)
		d.shell.Go(order)
		d.press(x.keys...)
		slow.letGo()
		if d.at() != x.to {
			t.Errorf("%v pressed while an order was read leads to %s, not to %s", x.keys, d.at(), x.to)
		}
	}
}

func TestRecordsLookedAtLongAgoAreClosed(t *testing.T) {
	d := sit(t)
	for i := range 12 {
		d.shell.Go(screen.Route{Screen: screen.Customers, ID: int64(d.Customer(shop.Customer{Name: "王建国", Phone: "1380000" + strings.Repeat("1", 3) + string(rune('0'+i%10))}).ID)})
	}
	open := 0
	for route := range d.shell.pages {
		if route.ID != 0 {
			open++
		}
	}
	if open != filesMost || d.at() != screen.Customers {
		t.Errorf("%d records are open, in front is %s", open, d.at())
	}
}

func TestTheSearchFindsCarsCustomersAndCommands(t *testing.T) {
	d := sit(t)
	d.Vehicle(shop.Vehicle{Plate: "沪A3K728", Make: "大众", Model: "帕萨特", OwnerID: d.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"}).ID})
	for text, want := range map[string]string{"3K72": "沪A 3K728", "wjg": "王建国", "1234": "沪A 3K728"} {
		titles := ""
		for _, h := range (finding{d.shell}).search(t.Context(), text) {
			titles += h.Title + " "
		}
		if !strings.Contains(titles, want) {
			t.Errorf("%q finds %q", text, titles)
		}
	}
}

func TestThePaletteListsEveryActionOfThePageAndOfTheWindow(t *testing.T) {
	d := sit(t)
	d.press("F2")
	listed := map[string]bool{}
	for _, c := range (finding{d.shell}).commands() {
		listed[c.Word] = true
	}
	for _, a := range append(d.shell.Page().Actions(), d.shell.everywhere()...) {
		if !listed[d.Say(a.ID)] {
			t.Errorf("%s is not in the palette", a.ID)
		}
	}
}

func TestNoActionOfAnyPageIsWithoutItsWords(t *testing.T) {
	d := sit(t)
	for _, e := range d.shell.table {
		d.shell.Go(screen.Route{Screen: e.name})
		for _, a := range d.shell.Page().Actions() {
			if !d.Env.Lang.Has(a.ID) {
				t.Errorf("%s: %s has no words", e.name, a.ID)
			}
		}
	}
}

func TestEveryFocusableOfEveryPageForwardsItsKeys(t *testing.T) {
	d := sit(t)
	for _, e := range d.shell.table {
		d.shell.Go(screen.Route{Screen: e.name})
		walk(d.window.Canvas().Content(), func(o fyne.CanvasObject) {
			if _, ok := o.(fyne.Focusable); ok {
				if _, forwards := o.(kit.Forwarder); !forwards {
					t.Errorf("%s: %T keeps its keys for itself", e.name, o)
				}
			}
		})
	}
}

func walk(o fyne.CanvasObject, see func(fyne.CanvasObject)) {
	see(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			walk(c, see)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			walk(c, see)
		}
	}
}

func TestTheKeySheetIsShownAndGoesByEsc(t *testing.T) {
	d := sit(t)
	d.press("F1")
	d.press("Esc")
	d.press("Ctrl+3")
	if d.at() != screen.Orders {
		t.Error("the sheet still holds the keys")
	}
}

func TestLockIsAskedFromTheWindow(t *testing.T) {
	d := sit(t)
	d.press("Ctrl+L")
	if d.locked != 1 {
		t.Errorf("locked %d times", d.locked)
	}
}

func TestASecondWindowOnTheFileBringsTheFirstToTheFront(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shop.db")
	now := func() time.Time { return time.Now() }
	first, taken, err := MakeClaim(path, now)
	if err != nil || taken {
		t.Fatalf("taken %v, %v", taken, err)
	}
	shown := make(chan bool, 1)
	go first.Serve(&kit.Now{}, func() { shown <- true })
	if _, taken, err := MakeClaim(path, now); err != nil || !taken {
		t.Errorf("the second window: taken %v, %v", taken, err)
	}
	if !<-shown {
		t.Error("the first window was not shown")
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	again, taken, err := MakeClaim(path, now)
	if err != nil || taken {
		t.Fatalf("after the first is gone: taken %v, %v", taken, err)
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
}

func TestANoteOfAProgramThatWasKilledHoldsNobodyUp(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shop.db")
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().String()
	if err := l.Close(); err != nil { // nobody listens there any more
		t.Fatal(err)
	}
	if err := os.WriteFile(path+".window", []byte(addr), 0o600); err != nil {
		t.Fatal(err)
	}
	c, taken, err := MakeClaim(path, time.Now)
	if err != nil || taken {
		t.Fatalf("taken %v, %v", taken, err)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}

func TestTheDeskHearsTheMouseAsWellAsKeys(t *testing.T) {
	d := sit(t)
	now := d.Now
	w := &Window{opt: Options{Now: func() time.Time { return now }}, win: d.window, env: d.Env, shell: d.shell}
	for what, show := range map[string]func(){
		"the door": func() { w.show(kit.NewWords("door")) },
		"the desk": func() { w.put(d.shell.Content()) },
	} {
		show()
		now = now.Add(time.Hour)
		content, ok := d.window.Content().(*fyne.Container)
		if !ok || content.Objects[0].Size() != content.Size() || content.Size().Width < 1000 {
			t.Fatalf("%s has no ground as large as itself", what)
		}
		if content.Objects[0].(desktop.Cursorable).Cursor(); !w.heard.Equal(now) {
			t.Errorf("%s: a move of the mouse was not heard", what)
		}
	}
}

func TestWhoOnlyWorksOnCarsComesToTheBenchAndOthersToTheDesk(t *testing.T) {
	d := sit(t)
	d.Sit("zw")
	d.shell.SetPerson(d.Person)
	sitDown(d.shell)
	if d.at() != screen.Jobs {
		t.Errorf("the technician comes to %s", d.at())
	}
	d.press("Ctrl+W")
	if d.at() != screen.Jobs {
		t.Errorf("the first page was closed: %s", d.at())
	}
	d.press("Ctrl+6")
	sitDown(d.shell)
	if d.at() != screen.Customers {
		t.Errorf("what was left open is %s now", d.at())
	}
	d.press("Ctrl+J")
	d.Sit("ln")
	d.shell.SetPerson(d.Person)
	sitDown(d.shell)
	if d.at() != screen.Home {
		t.Errorf("the advisor comes to %s", d.at())
	}
	d.press("Ctrl+J")
	if d.at() != screen.Jobs {
		t.Error("the advisor cannot look at a bench")
	}
}
