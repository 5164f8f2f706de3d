// Package door asks who works here now: tiles to choose from, and a PIN where
// somebody has one. The same PIN lets somebody with more rights do one thing at
// another's desk.
package door

import (
	"errors"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// pinMost is the most digits that a PIN has, pinLeast the fewest.
const (
	pinMost  = 6
	pinLeast = 4
)

// door is the closed desk. Nothing on it has the focus: keys come from the
// router, and from no other scope.
type door struct {
	h     *screen.Host
	gate  *work.Gate
	done  func(shop.Person)
	drawn *kit.Drawing

	people []shop.Person // those who may work here
	at     int           // whose tile is chosen
	top    int           // the first row of tiles in sight
	wide   int           // tiles in a row, as they were drawn last
	asking bool          // a PIN is being typed
	pin    string
	said   string // what is wrong, in words
	failed bool   // said is about the records, not about the PIN
	shut   []func()
	wait   func() // ends the count of the seconds
}

// New gives the door; done is told who came in. Until then no other scope hears
// a key.
func New(h *screen.Host, gate *work.Gate, done func(shop.Person)) fyne.CanvasObject {
	d := &door{h: h, gate: gate, done: done, wide: 1}
	d.drawn = kit.NewDrawing(h.Env, func(*kit.Theme) fyne.Size { return fyne.NewSize(400, 300) }, d.draw)
	d.shut = append(d.shut, h.Env.Router.Push(d.keys()), kit.Live(h.Store, h.Env.Run, d.read, shop.KindPeople))
	d.read()
	return d.drawn
}

// keys are all that the door hears: what it does not bind goes no deeper.
func (d *door) keys() *kit.Scope {
	s := kit.NewScope("door")
	s.Alone = true
	for n := range 10 {
		s.On(strconv.Itoa(n), func() { d.digit(n) })
	}
	for key, by := range map[string][2]int{"←": {-1, 0}, "→": {1, 0}, "↑": {0, -1}, "↓": {0, 1}, "Tab": {1, 0}, "Shift+Tab": {-1, 0}} {
		s.On(key, func() { d.step(by[0], by[1]) })
	}
	s.On("Enter", d.enter)
	s.On("BackSpace", d.rub).On("Del", d.rub)
	s.On("Esc", d.back)
	return s.On("F5", d.read)
}

// read gets those who work here.
func (d *door) read() {
	screen.Read(d.h, data.People, func(people []shop.Person, err error) {
		if err != nil {
			d.failed = true
			d.said, _ = d.h.Words(err)
			d.h.Log("read people", err)
			d.drawn.Refresh()
			return
		}
		var chosen shop.PersonID
		if d.at < len(d.people) {
			chosen = d.people[d.at].ID
		}
		d.seat(people, chosen)
		if len(d.people) == 1 && d.people[0].PIN != "" {
			d.ask()
		}
		d.drawn.Refresh()
	})
}

// seat lists those who may work here; the choice stays on its person, and a PIN
// is no longer asked of one who is gone.
func (d *door) seat(people []shop.Person, chosen shop.PersonID) {
	d.people, d.at, d.failed = nil, 0, false
	found := false
	for _, p := range people {
		if !p.Active {
			continue
		}
		if p.ID == chosen {
			d.at, found = len(d.people), true
		}
		d.people = append(d.people, p)
	}
	if !found {
		d.asking, d.pin, d.said = false, "", ""
	}
}

// chosen is whose tile is chosen.
func (d *door) chosen() shop.Person {
	if d.at < len(d.people) {
		return d.people[d.at]
	}
	return shop.Person{}
}

// digit chooses a tile, or is one more digit of the PIN.
func (d *door) digit(n int) {
	switch {
	case d.asking:
		d.typed(strconv.Itoa(n))
	case n >= 1 && n <= len(d.people):
		d.at = n - 1
		d.enter()
	}
}

func (d *door) typed(digit string) {
	if len(d.pin) == pinMost || d.waits() > 0 {
		return
	}
	d.pin += digit
	d.said = ""
	if len(d.pin) == pinMost {
		d.try()
	}
	d.drawn.Refresh()
}

// rub takes the last digit back.
func (d *door) rub() {
	if n := len(d.pin); n > 0 {
		d.pin = d.pin[:n-1]
		d.drawn.Refresh()
	}
}

// back goes from the PIN to the tiles. From the tiles there is no way but in.
func (d *door) back() {
	if !d.asking || len(d.people) == 1 {
		return
	}
	d.asking, d.pin, d.said = false, "", ""
	d.drawn.Refresh()
}

// step chooses another tile, across and down.
func (d *door) step(across, down int) {
	if d.asking || len(d.people) == 0 {
		return
	}
	at := d.at + across + down*d.wide
	if at >= 0 && at < len(d.people) {
		d.at = at
		d.drawn.Refresh()
	}
}

// enter opens the door for whoever is chosen, or asks for the PIN and tries it.
func (d *door) enter() {
	switch {
	case len(d.people) == 0:
	case d.asking && len(d.pin) < pinLeast:
		d.said = d.h.Say("person.say.pin")
		d.drawn.Refresh()
	case d.asking:
		d.try()
	case d.chosen().PIN == "":
		d.open()
	default:
		d.ask()
	}
}

func (d *door) ask() {
	d.asking, d.pin, d.said = true, "", ""
	d.count()
	d.drawn.Refresh()
}

// waits is how long the person has to wait until the next try.
func (d *door) waits() time.Duration { return d.gate.Wait(d.chosen(), d.h.Env.Clock()) }

// try shows the PIN to the gate.
func (d *door) try() {
	err := d.gate.Try(d.chosen(), d.pin, d.h.Env.Clock())
	d.pin = ""
	if err == nil {
		d.open()
		return
	}
	d.said, _ = d.h.Words(err)
	d.count()
	d.drawn.Refresh()
}

// count says each second how long it is until the next try.
func (d *door) count() {
	if d.wait != nil {
		d.wait()
		d.wait = nil
	}
	left := d.waits()
	if !d.asking || left <= 0 {
		return
	}
	d.said, _ = d.h.Words(shop.Refuse("person.refuse.wait", shop.Args{"Seconds": int((left + time.Second - 1) / time.Second)}))
	d.wait = d.h.Env.Run.After(time.Second, func() {
		d.wait, d.said = nil, ""
		d.count()
		d.drawn.Refresh()
	})
}

// open lets the chosen person in.
func (d *door) open() {
	for _, shut := range d.shut {
		shut()
	}
	if d.wait != nil {
		d.wait()
	}
	d.done(d.chosen())
}

// wrongPIN tells a wrong PIN, which stands at its field, from a refusal.
func wrongPIN(err error) bool {
	var problems shop.Problems
	return errors.As(err, &problems)
}
