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

// look is a language and a palette.
type look struct {
	lang string
	dark bool
	tail string // of the name of the picture
	book string // finds the price book among the commands
}

func TestPicturesAreTakenOfEveryScreen(t *testing.T) {
	folder := os.Getenv("GONGDAN_SHOTS")
	if folder == "" {
		t.Fatal("GONGDAN_SHOTS is empty: run this by `make shots`")
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, l := range []look{{"zh-CN", false, "", "xmtc"}, {"zh-CN", true, "-dark", "xmtc"}, {"en", false, "-en", "price"}, {"en", true, "-en-dark", "price"}} {
		t.Run(l.lang+l.tail, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "shop.db")
			call(t, file, "demo")
			darken(t, file, l.dark)
			p := start(t, file, "--as", "wu", "--lang", l.lang)
			walk(p, l.book, func(name string) { p.keep(filepath.Join(folder, name+l.tail+".png")) })
			p.quit()
		})
	}
}

// walk goes from screen to screen and has a picture taken of each.
func walk(p *program, book string, take func(name string)) {
	p.t.Helper()
	settle := func() { calm(p, 1500*time.Millisecond) }
	settle()
	take("home")
	working, ready, car := examples(p)
	p.find(working, working)
	settle()
	take("order")
	p.does("the search opens", func() { p.Press("ctrl+k") })
	p.does("something is found", func() { p.Type("12") })
	settle()
	take("search")
	p.Press("Escape")
	p.find(ready, ready)
	p.does("the settlement opens", func() { p.Press("F9") })
	p.Press("1")
	settle()
	take("settle")
	p.find(car, car[1:])
	settle()
	take("vehicle")
	for _, s := range []struct{ key, name string }{{"ctrl+3", "orders"}, {"ctrl+6", "customers"}, {"ctrl+7", "parts"}, {"ctrl+comma", "settings"}} {
		p.does(s.name+" opens", func() { p.Press(s.key) })
		settle()
		take(s.name)
	}
	p.does("the search opens", func() { p.Press("ctrl+k") })
	p.does("the price book is found", func() { p.Type(">" + book) })
	p.does("the price book opens", func() { p.Press("Return") })
	settle()
	take("catalogue")
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
	settings.Dark = dark
	owner := shop.Person{Roles: []shop.Role{shop.Owner}, Grants: shop.DefaultGrants()}
	if err := work.SaveSettings(ctx, work.Desk{Store: store, Now: time.Now, Zone: store.Zone, Person: owner}, settings); err != nil {
		t.Fatal(err)
	}
}
