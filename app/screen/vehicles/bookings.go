package vehicles

import (
	"strings"

	"gongdan/app/kit"
	"gongdan/app/shop"
)

// bookings are the appointments of the car. One that became an order is said by
// the order as well and stands aside.
func (t teller) bookings() (list []entry) {
	lang := t.h.Env.Lang
	for _, a := range t.a.booked {
		e := entry{
			sort: ofBookings, aside: a.Status == shop.Arrived, at: a.Times.StartAt, icon: "calendar", booked: a.ID, order: a.OrderID,
			title: a.Number + "  " + lang.Clock(a.Times.StartAt) + "  " + lang.Say(a.Kind.Key()),
			chip:  &kit.ChipSpec{Icon: "calendar", Word: lang.Say(a.Status.Key()), Tone: "grey"},
		}
		if a.Status == shop.NoShow || a.Status == shop.WentAway {
			e.tone, e.chip.Icon, e.chip.Tone = "warn", "alert", "orange"
		}
		var parts []string
		for _, s := range []string{a.Request, a.Reason, t.a.people[a.AdvisorID]} {
			if s != "" {
				parts = append(parts, s)
			}
		}
		e.sub = strings.Join(parts, "・")
		list = append(list, e)
	}
	return list
}
