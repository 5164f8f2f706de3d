//go:build shots

package e2e_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// look is a language, a palette and a size of the window.
type look struct {
	lang string
	dark bool
	size [2]string // of the window; 1366 × 689 is a maximised one on the smallest screen
	tail string    // of the name of the picture
	book string    // finds the price book among the commands
}

func looks() []look {
	usual, least, wide := [2]string{"1366", "689"}, [2]string{"1092", "535"}, [2]string{"1920", "1001"}
	return []look{
		{lang: "zh-CN", size: usual, book: "xmtc"},
		{lang: "zh-CN", size: usual, dark: true, tail: "-dark", book: "xmtc"},
		{lang: "zh-CN", size: least, tail: "-small", book: "xmtc"},
		{lang: "zh-CN", size: wide, tail: "-wide", book: "xmtc"},
		{lang: "en", size: usual, tail: "-en", book: "price"},
		{lang: "en", size: wide, dark: true, tail: "-en-dark", book: "price"},
		{lang: "en", size: least, tail: "-en-small", book: "price"},
	}
}

func TestPicturesAreTakenOfEveryScreen(t *testing.T) {
	folder := os.Getenv("GONGDAN_SHOTS")
	if folder == "" {
		t.Fatal("GONGDAN_SHOTS is empty: run this by `make shots`")
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, l := range looks() {
		t.Run(l.lang+l.tail, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "shop.db")
			call(t, file, "demo")
			darken(t, file, l.dark)
			backups := filepath.Join(filepath.Dir(file), "backup")
			if err := os.MkdirAll(backups, 0o755); err != nil {
				t.Fatal(err)
			}
			call(t, file, "backup", filepath.Join(backups, data.BackupName(time.Now(), time.FixedZone("", 8*3600))))
			w := &tour{program: start(t, file, "--as", "wu", "--lang", l.lang), folder: folder, look: l}
			w.size()
			w.walk()
			w.quit()
			first := &tour{program: start(t, filepath.Join(t.TempDir(), "new.db"), "--lang", l.lang), folder: folder, look: l}
			first.size()
			first.shot("first-run")
			first.kill()
		})
	}
}

// tour goes from screen to screen and takes a picture of each.
type tour struct {
	*program
	folder string
	look   look
}

// size makes the window as large as the look wants it.
func (w *tour) size() {
	w.t.Helper()
	w.xdotool("mousemove", "1919", "1079") // the display of the pictures is larger
	w.xdotool("windowsize", "--sync", w.win, w.look.size[0], w.look.size[1])
	w.rest(w.t)
}

// shot presses keys and takes a picture once the window rests.
func (w *tour) shot(name string, keys ...string) {
	w.t.Helper()
	if len(keys) > 0 {
		w.Press(keys...)
	}
	calm(w.program, 1200*time.Millisecond)
	w.keep(filepath.Join(w.folder, name+w.look.tail+".png"))
}

// typed types into what has the keys and takes a picture.
func (w *tour) typed(name, text string) {
	w.t.Helper()
	w.Type(text)
	w.shot(name)
}

func (w *tour) walk() {
	w.t.Helper()
	calm(w.program, 1500*time.Millisecond)
	w.shot("home")
	working, ready, car := examples(w.program)
	w.calendar()
	w.orders(working)
	w.arrive(car)
	w.board()
	w.shot("jobs", "ctrl+j")
	w.shot("issue", "ctrl+h")
	w.find(working, working)
	w.shot("inspect", "alt+q")
	w.find(ready, ready)
	w.shot("settle", "F9", "1")
	w.shot("handover", "alt+h")
	w.Press("Escape")
	w.find(car, car[1:])
	w.shot("vehicle")
	w.archives()
	w.store()
	w.blueprint()
	w.settings()
	w.shot("help", "F1")
	w.Press("Escape")
	w.shot("door", "ctrl+l")
}

// orders takes the list, an order with all that opens over it, and a refusal:
// what is not issued cannot be finished.
func (w *tour) orders(working string) {
	w.t.Helper()
	w.shot("orders", "ctrl+3")
	w.find(working, working)
	w.shot("order")
	w.Press("F4")
	w.typed("quick", "jlq")
	w.Press("Escape", "Escape")
	w.shot("walk", "F6")
	w.Press("Escape")
	w.shot("print", "ctrl+p")
	w.Press("Escape")
	w.Press("F4")
	w.Type("jlq")
	calm(w.program, 1200*time.Millisecond)
	w.Press("Return")
	calm(w.program, 600*time.Millisecond)
	w.shot("refusal", "F12")
	w.Press("ctrl+k")
	w.typed("search", "12")
	w.Press("Escape")
}

// board takes the board, the sheet of dispatch, the lanes and the wall.
func (w *tour) board() {
	w.t.Helper()
	w.shot("board", "ctrl+4")
	w.shot("dispatch", "t")
	w.Press("Escape")
	w.shot("lanes", "l")
	w.shot("wall", "F11")
	w.Press("Escape", "l")
}

// calendar takes the week, the day, and the form of a booking.
func (w *tour) calendar() {
	w.t.Helper()
	w.shot("calendar", "ctrl+2")
	w.shot("calendar-day", "d")
	w.shot("calendar-next", "w", "Next")
	w.shot("calendar-form", "ctrl+n")
	w.Press("Escape")
}

// arrive takes the ways of a reception, the last with errors under its fields.
func (w *tour) arrive(car string) {
	w.t.Helper()
	w.shot("arrive", "F2")
	w.typed("arrive-known", car[1:])
	w.Press("ctrl+a")
	w.typed("arrive-unknown", "D12345")
	w.shot("new-car", "Return")
	w.shot("errors", "ctrl+s")
}

func (w *tour) archives() {
	w.t.Helper()
	w.shot("customers", "ctrl+6")
	w.shot("customer", "Return")
	w.Press("ctrl+6")
	w.shot("vehicles", "alt+v")
}

func (w *tour) store() {
	w.t.Helper()
	w.shot("parts", "ctrl+7")
	w.shot("parts-drawer", "space")
	w.shot("parts-form", "ctrl+n")
	w.Press("Escape")
	w.shot("parts-import", "ctrl+i")
	w.Press("Escape", "Escape")
	w.shot("buying", "ctrl+m")
	w.shot("buying-orders", "alt+shift+2")
	w.shot("receiving", "alt+shift+3", "ctrl+r")
	w.shot("counts", "ctrl+7", "alt+p")
	w.shot("tools", "ctrl+7", "alt+g")
	w.shot("lots", "ctrl+7", "alt+b")
	w.Press("ctrl+7")
	w.Press("ctrl+k")
	w.Type(">" + w.look.book)
	w.shot("catalogue", "Return")
	w.shot("catalogue-job", "ctrl+n")
	w.Press("Escape")
	w.shot("catalogue-package", "alt+n")
	w.Press("Escape")
}

// blueprint takes the figures by step, the orders behind one, why one of them took
// so long, and the cars that are here.
func (w *tour) blueprint() {
	w.t.Helper()
	w.shot("blueprint", "ctrl+g")
	w.shot("blueprint-orders", "Down", "Return")
	w.shot("blueprint-why", "alt+w")
	w.Press("Escape", "Escape")
	w.shot("blueprint-causes", "alt+3")
	w.shot("blueprint-here", "alt+4")
}

func (w *tour) settings() {
	w.t.Helper()
	w.Press("ctrl+comma")
	for i, pane := range []string{
		"shop", "people", "bays", "weeks", "rights", "mine", "walk", "loaners", "suppliers", "display", "print", "backup", "rules", "blueprint", "journal", "check", "about",
	} {
		if i > 0 {
			w.Press("alt+Down")
		}
		w.shot("settings-" + pane)
	}
}

// calm waits until nothing has moved for a while: a message has gone, a list
// is loaded.
func calm(p *program, long time.Duration) {
	p.t.Helper()
	for left := int(long / glance / restful); left > 0; left-- {
		p.rest(p.t)
	}
}

// find opens the record that a key finds first; its page is titled after it.
func (p *program) find(key, title string) {
	p.t.Helper()
	p.does("the search opens", func() { p.Press("ctrl+k") })
	p.does(key+" is found", func() { p.Type(key) })
	p.Press("Return")
	p.titled(title)
}

// examples are the order in work with most lines, the ready order with most,
// and a car that was often here and is not here now.
func examples(p *program) (working, ready, car string) {
	p.t.Helper()
	most := map[shop.Status]shop.Order{}
	visits := map[shop.VehicleID]int{}
	orders := read(p, func(v data.View) (all []shop.Order, err error) {
		for id := shop.OrderID(1); id <= 300; id++ {
			o, err := data.Order(v, id)
			if err != nil {
				return nil, err
			}
			all = append(all, o)
		}
		return all, nil
	})
	for _, o := range orders {
		if len(o.Lines) > len(most[o.Status].Lines) {
			most[o.Status] = o
		}
		visits[o.VehicleID]++
		if o.Status.Open() {
			visits[o.VehicleID] -= 1000
		}
	}
	var best shop.VehicleID
	for id, n := range visits {
		if n > visits[best] || n == visits[best] && id < best {
			best = id
		}
	}
	v := read(p, func(v data.View) (shop.Vehicle, error) { return data.Vehicle(v, best) })
	return most[shop.Working].Number, most[shop.Ready].Number, v.Plate[len("沪"):]
}

// darken sets the palette of the window.
func darken(t *testing.T, file string, dark bool) {
	t.Helper()
	ctx := context.Background()
	store, err := data.Open(ctx, file)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	settings, err := data.Read(ctx, store, data.Settings)
	if err != nil {
		t.Fatal(err)
	}
	was := settings
	settings.Dark = dark
	owner := shop.Person{Roles: []shop.Role{shop.Owner}, Grants: shop.DefaultGrants()}
	if err := work.SaveSettings(ctx, work.Desk{Store: store, Now: time.Now, Zone: store.Zone, Person: owner}, was, settings); err != nil {
		t.Fatal(err)
	}
}
