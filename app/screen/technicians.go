package screen

import (
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// Technicians are those who work on cars: everybody with that role, or everybody
// there is where a small shop has given it to nobody.
func Technicians(people []shop.Person) []shop.Person {
	var all, active []shop.Person
	for _, p := range people {
		if !p.Active {
			continue
		}
		active = append(active, p)
		if p.Is(shop.Technician) {
			all = append(all, p)
		}
	}
	if len(all) == 0 {
		return active
	}
	return all
}

// Crew is who works today, for how long and on what.
type Crew struct {
	People []shop.Person // technicians
	There  map[shop.PersonID]shop.Qty
	Plans  []shop.Dispatch // that touch today, of open orders
	day    shop.Day
}

// ReadCrew reads the crew of the day of now.
func ReadCrew(v data.View, now time.Time) (c Crew, err error) {
	c.day = shop.DayOf(now, v.Zone())
	people, err := data.People(v)
	if err != nil {
		return c, err
	}
	weeks, err := data.Weeks(v)
	if err != nil {
		return c, err
	}
	away, err := data.Absences(v, c.day, c.day)
	if err != nil {
		return c, err
	}
	c.People, c.There = Technicians(people), map[shop.PersonID]shop.Qty{}
	for _, p := range c.People {
		week, ok := weeks[p.ID]
		if !ok {
			week = shop.UsualWeek()
		}
		var own []shop.Absence
		for _, a := range away {
			if a.Person == p.ID {
				own = append(own, a)
			}
		}
		c.There[p.ID] = shop.HoursOn(week, own, c.day)
	}
	c.Plans, err = data.PlansOfDay(v, c.day)
	return c, err
}

// Planned is how many hours of the day somebody is planned for.
func (c Crew) Planned(who shop.PersonID, zone *time.Location) shop.Qty {
	return shop.PlannedHours(c.Plans, who, c.day.Time(zone), c.day.Add(1).Time(zone))
}
