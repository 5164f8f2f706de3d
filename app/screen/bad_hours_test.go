package screen_test

import (
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/text"
)

// Hours that cannot be, with where it is said and the message.
func TestHoursThatCannotBeAreSaidInBothLanguages(t *testing.T) {
	zone := time.FixedZone("CST", 8*3600)
	at := func(hour int) time.Time { return time.Date(2026, 4, 14, hour, 0, 0, 0, zone) }
	clock := shop.Clock{ID: 1, Person: 3, From: at(9)}
	booked := shop.Appointment{Plate: "沪AD12345", Phone: "13800001234", Kind: shop.Repair, Channel: shop.ByCall, Hours: shop.One, Technician: 3, BayID: 1, Times: shop.BookingTimes{StartAt: at(10)}}
	job := shop.Dispatch{OrderID: 1, Bay: 1, Shares: shop.EvenShares(3), From: at(10), Until: at(11)}
	roster := shop.Roster{Plates: map[shop.OrderID]string{2: "沪B88K20"}, People: map[shop.PersonID]shop.Timetable{
		3: {Name: "张伟", Week: shop.UsualWeek(), Away: []shop.Absence{{From: "2026-04-15", Until: "2026-04-16"}}, Zone: zone},
	}}
	taken := []shop.Taken{{What: "沪B88K20", Bay: 1, Technician: 3, From: at(9), Until: at(12)}}
	others := []shop.Dispatch{{OrderID: 2, Bay: 1, Shares: shop.EvenShares(3), From: at(9), Until: at(12)}}
	change := func(a shop.Appointment, do func(*shop.Appointment)) shop.Appointment { do(&a); return a }
	moved := func(from, until time.Time) shop.Dispatch {
		d := job
		d.From, d.Until = from, until
		return d
	}
	past := change(booked, func(a *shop.Appointment) { a.Times.StartAt = at(8) })
	long := change(booked, func(a *shop.Appointment) { a.Hours = 25 * shop.One })
	full := shop.Load{Booked: 8 * shop.One, Able: 8 * shop.One}
	for name, c := range map[string]struct {
		all  shop.Problems
		want string // fields and messages
	}{
		"a technician in two places, by the plan":    {job.Clashes(others, roster), "bay dispatch.say.bay_taken, technician dispatch.say.person_taken"},
		"a technician in two places, by the booking": {booked.CheckSlot(taken), "bay appointment.say.bay_taken, technician appointment.say.person_taken"},
		"a technician in two places, by the clock":   {clock.CheckStop(at(11), at(12), []shop.Clock{{ID: 2, Person: 3, From: at(10), Until: at(11)}}), "until clock.say.twice"},
		"a technician who is away":                   {moved(at(10).AddDate(0, 0, 1), at(11).AddDate(0, 0, 1)).CheckPresence(roster), "technician dispatch.say.away"},
		"a technician who is off":                    {moved(at(20), at(21)).CheckPresence(roster), "planned_from dispatch.say.off_shift"},
		"25 hours in a day, by the clock":            {clock.CheckStop(at(10).AddDate(0, 0, 1), at(12).AddDate(0, 0, 1), nil), "until clock.say.too_long"},
		"25 hours in a day, of a booking":            {long.Check(booked, at(9)), "hours appointment.say.hours"},
		"25 hours in a day, of a bay":                {shop.Bay{Code: "1", Name: "1", Hours: 25 * shop.One}.Check(), "hours bay.say.hours"},
		"a finish before a start, by the clock":      {clock.CheckStop(at(8), at(12), nil), "until clock.say.before_start"},
		"a finish before a start, by the plan":       {moved(at(11), at(10)).Check(), "planned_until dispatch.say.times"},
		"a finish that lies ahead":                   {clock.CheckStop(at(13), at(12), nil), "until clock.say.ahead"},
		"a booking in the past":                      {past.Check(shop.Appointment{}, at(9)), "start_at appointment.say.past"},
		"a booking beyond what the shop can do":      {booked.CheckLoad(full, full), "hours appointment.say.bay_full, hours appointment.say.day_full"},
	} {
		var got []string
		for _, p := range c.all {
			got = append(got, p.Field+" "+p.Say)
			for _, tag := range text.Tags() {
				lang, err := text.Load(tag)
				if err != nil {
					t.Fatal(err)
				}
				lang.Zone = zone
				if said := lang.Problem(p); strings.ContainsAny(said, "{«") || strings.Count(said, "。")+strings.Count(said, ". ")+strings.Count(said, "，")+strings.Count(said, ": ") < 1 {
					t.Errorf("%s in %s: %s", name, tag, said)
				}
			}
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %v, want %s", name, got, c.want)
		}
	}
}
