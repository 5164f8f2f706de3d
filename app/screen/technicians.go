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
	Plans  []shop.Dispatch // that touch today, of cars that have left as well
	Roster shop.Roster     // from today on, with the cars of all plans ahead
	Ahead  []shop.Dispatch // that go on from now on
	day    shop.Day
}

// planAhead is how far ahead plans are looked at.
const planAhead = 31 * 24 * time.Hour

// ReadCrew reads the crew of the day of now.
func ReadCrew(v data.View, now time.Time) (c Crew, err error) {
	c.day = shop.DayOf(now, v.Zone())
	people, err := data.People(v)
	if err != nil {
		return c, err
	}
	if c.Ahead, err = data.PlannedBetween(v, now, now.Add(planAhead)); err != nil {
		return c, err
	}
	if c.Roster, err = data.RosterOf(v, c.day, shop.DayOf(now.Add(planAhead), v.Zone()), c.Ahead); err != nil {
		return c, err
	}
	c.People, c.There = Technicians(people), map[shop.PersonID]shop.Qty{}
	for _, p := range c.People {
		t := c.Roster.People[p.ID]
		c.There[p.ID] = shop.HoursOn(t.Week, t.Away, c.day)
	}
	c.Plans, err = data.PlansOfDay(v, c.day)
	return c, err
}

// Planned is how many hours of the day somebody is planned for.
func (c Crew) Planned(who shop.PersonID, zone *time.Location) shop.Qty {
	return c.hours(c.Plans, who, zone)
}

// hours are those of jobs on the day.
func (c Crew) hours(jobs []shop.Dispatch, who shop.PersonID, zone *time.Location) shop.Qty {
	return shop.PlannedHours(jobs, who, c.day.Time(zone), c.day.Add(1).Time(zone), c.Roster.People[who])
}
