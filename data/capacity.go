package data

import (
	"slices"

	"gongdan/app/shop"
)

// Capacity is how many hours the shop can work on some days: its bays, and who
// is there.
type Capacity struct {
	Bays   []shop.Bay    // those in use
	People []shop.Person // technicians and advisors who work here
	weeks  map[shop.PersonID][]shop.Shift
	away   map[shop.PersonID][]shop.Absence
}

// CapacityOf reads what the shop can do on the days from one to another, both
// included.
func CapacityOf(v View, from, until shop.Day) (c Capacity, err error) {
	bays, err := Bays(v)
	if err != nil {
		return c, err
	}
	for _, b := range bays {
		if b.Active {
			c.Bays = append(c.Bays, b)
		}
	}
	people, err := People(v)
	if err != nil {
		return c, err
	}
	for _, p := range people {
		if p.Active && (p.Is(shop.Technician) || p.Is(shop.Advisor)) {
			c.People = append(c.People, p)
		}
	}
	if c.weeks, err = Weeks(v); err != nil {
		return c, err
	}
	away, err := Absences(v, from, until)
	c.away = map[shop.PersonID][]shop.Absence{}
	for _, a := range away {
		c.away[a.Person] = append(c.away[a.Person], a)
	}
	return c, err
}

// Person is how many hours somebody works on a day.
func (c Capacity) Person(id shop.PersonID, day shop.Day) shop.Qty {
	week, ok := c.weeks[id]
	if !ok {
		week = shop.UsualWeek()
	}
	return shop.HoursOn(week, c.away[id], day)
}

// Bay is how many hours a bay can be booked on a day: none when no technician
// is there that day.
func (c Capacity) Bay(id shop.BayID, day shop.Day) shop.Qty {
	if c.technicians(day) == 0 && c.employs() {
		return 0
	}
	for _, b := range c.Bays {
		if b.ID == id {
			return b.Hours
		}
	}
	return 0
}

// Day is how many hours can be worked on a day: as long as there are bays to
// work in and technicians to work. A shop that has not written down its bays,
// or its technicians, is bounded by the other alone; one that has neither is
// shop.Unbounded.
func (c Capacity) Day(day shop.Day) (sum shop.Qty) {
	who := c.technicians(day)
	if len(c.Bays) == 0 {
		if !c.employs() {
			return shop.Unbounded
		}
		return who
	}
	for _, b := range c.Bays {
		sum += c.Bay(b.ID, day)
	}
	if !c.employs() {
		return sum
	}
	return min(sum, who)
}

// employs reports whether the shop has written down any technician.
func (c Capacity) employs() bool {
	return slices.ContainsFunc(c.People, func(p shop.Person) bool { return p.Is(shop.Technician) })
}

func (c Capacity) technicians(day shop.Day) (sum shop.Qty) {
	for _, p := range c.People {
		if p.Is(shop.Technician) {
			sum += c.Person(p.ID, day)
		}
	}
	return sum
}

// Loads are the hours of a day: of the shop, and of a bay. The appointment with
// that id is left out.
func (c Capacity) Loads(list []shop.Appointment, day shop.Day, bay shop.BayID, but shop.AppointmentID) (whole, of shop.Load) {
	whole.Able, of.Able = c.Day(day), c.Bay(bay, day)
	for i := range list {
		a := &list[i]
		if a.ID == but || !a.Status.Open() && a.Status != shop.Arrived {
			continue
		}
		whole.Booked += a.Hours
		if a.BayID == bay {
			of.Booked += a.Hours
		}
	}
	return whole, of
}
