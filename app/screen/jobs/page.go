// Package jobs is the bench of a technician (我的工位): what is to be done, what
// runs, whether they are at work, and the hours of the day. Whoever manages can
// look at and write for another.
package jobs

import (
	"time"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// tick is how often running figures are drawn anew.
const tick = 20 * time.Second

// Page is the bench of one person.
type Page struct {
	*screen.Watch[found]
	h      *screen.Host
	banner *kit.Banner
	list   *list
	root   *fyne.Container

	sitter shop.PersonID // who sat at the desk when who was chosen
	who    shop.PersonID // whose bench it is
	day    shop.Day      // whose hours are shown
	today  shop.Day      // when it was read
	bench  data.Bench
	ask    bool                  // it came to the front: what was forgotten is asked about
	asked  map[shop.ClockID]bool // forgotten clocks that were asked about by themselves
}

// New gives the page.
func New(h *screen.Host, _ screen.Route) screen.Page {
	p := &Page{h: h, banner: kit.NewBanner(h.Env), asked: map[shop.ClockID]bool{}}
	p.day = h.Desk().Today()
	p.list = newList(p)
	p.Watch = screen.NewWatch(h, screen.WatchSpec[found]{
		Title: "screen.jobs", Reload: "jobs.act.reload", Keys: p.list.keyed, Tick: tick, Ticked: p.ticked, Read: p.reading, Show: p.show,
		Kinds: []shop.Kind{shop.KindOrders, shop.KindClocks, shop.KindPeople, shop.KindParts, shop.KindShifts},
	})
	p.root = screen.Under(p.banner, p.Watch.Content())
	p.sit()
	p.Load()
	return p
}

// sit makes the bench that of whoever sits at the desk now, or of the first
// technician when somebody else looks in.
func (p *Page) sit() {
	me := p.h.Desk().Person
	if p.sitter == me.ID && p.who != 0 {
		return
	}
	p.sitter, p.who, p.day = me.ID, 0, p.h.Desk().Today()
	if me.Is(shop.Technician) {
		p.who = me.ID
	}
	p.list.sel = ""
	p.quiet()
}

// Content implements screen.Page.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Shown implements screen.Page.
func (p *Page) Shown() {
	p.sit()
	p.ask = true
	p.Watch.Shown()
}

// Close implements screen.Page.
func (p *Page) Close() {
	p.Watch.Close()
	p.banner.Clear()
}

// State implements screen.Stated.
func (p *Page) State() (icon, tone, words string) {
	if !p.Read() {
		return "", "", ""
	}
	if p.who != p.h.Desk().Person.ID {
		return "alert", "warn", p.h.Say("jobs.state.other", shop.Args{"Person": p.person(p.who).Name})
	}
	return "check", "good", p.h.Say("jobs.state.mine", shop.Args{"N": p.list.todo()})
}

// ticked draws what runs again, and reads again when the day is another.
func (p *Page) ticked() {
	if p.Read() && p.h.Desk().Today() != p.today {
		p.day = p.h.Desk().Today()
		p.Load()
	}
	p.list.keyed.Refresh()
}

// found is a bench as it was read: whose it is, and on which day.
type found struct {
	data.Bench
	who   shop.PersonID
	today shop.Day
}

// reading reads the bench.
func (p *Page) reading() func(data.View) (found, error) {
	f, day := found{who: p.who, today: p.h.Desk().Today()}, p.day
	return func(v data.View) (found, error) {
		if f.who == 0 {
			people, err := data.People(v)
			if err != nil {
				return f, err
			}
			f.who = firstTechnician(people)
		}
		var err error
		f.Bench, err = data.BenchOf(v, f.who, day)
		return f, err
	}
}

func (p *Page) show(f found) {
	p.bench, p.who, p.today = f.Bench, f.who, f.today
	p.list.fill()
	p.list.keyed.Refresh()
	p.h.Changed(p)
	if p.ask {
		p.ask = false
		acts{p}.askFirst()
	}
}

// firstTechnician is whose bench is shown to somebody who has none.
func firstTechnician(people []shop.Person) shop.PersonID {
	for _, p := range people {
		if p.Active && p.Is(shop.Technician) {
			return p.ID
		}
	}
	return 0
}

// person is somebody of the shop.
func (p *Page) person(id shop.PersonID) shop.Person {
	for _, x := range p.bench.People {
		if x.ID == id {
			return x
		}
	}
	return shop.Person{}
}

// running is the clock of the bench that runs, on a job or at work.
func (p *Page) running(attendance bool) (shop.Clock, bool) {
	return shop.RunningOf(p.bench.Running, p.who, attendance)
}

// answer finds who answers for what is written: whoever sits here, for others
// only who manages, asked for the PIN if need be.
func (p *Page) answer(do func(work.Desk)) {
	d := p.h.Desk()
	switch {
	case p.who == d.Person.ID || d.Person.May(shop.Manage):
		do(d)
	case p.h.PIN != nil:
		p.h.PIN(shop.Manage, do)
	default:
		p.h.Fail("write for another", d.Person.Need(shop.Manage))
	}
}
