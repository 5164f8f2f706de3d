package work_test

import (
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// earlyMorning: both cars that were booked come, three more without a booking.
func earlyMorning(d *story) {
	d.Helper()
	for _, code := range []string{"zw", "zq"} {
		d.at("08:00").comeIn(code)
	}
	for _, code := range []string{"ls", "zl"} {
		d.at("08:30").comeIn(code)
	}
	d.at("08:35").arrives(1, d.lina, "10:00", "oil", "filter")
	d.at("08:45").signs(1, d.lina)
	d.issues(1)
	d.gives(1, 0, "08:50", "zw")
	d.at("08:50").starts(1, 0, "zw")
	d.at("09:00").arrives(2, d.lina, "10:30", "alignment")
	d.comes(5, d.chen, "14:30", "maintenance", "filter")
	d.signs(5, d.chen)
	d.issues(5)
	d.gives(5, 0, "09:00", "ls")
	d.starts(5, 0, "ls")
	d.at("09:05").signs(2, d.lina)
	d.gives(2, 0, "09:10", "zq")
	d.at("09:10").starts(2, 0, "zq")
	d.comes(3, d.lina, "14:00", "pads", "pad set")
	d.comes(4, d.chen, "11:00", "oil", "filter")
	d.at("09:15").signs(3, d.lina)
	d.signs(4, d.chen)
	d.issues(3)
	d.issues(4)
	d.gives(3, 0, "09:30", "zw")
	d.gives(4, 0, "09:30", "zl")
	d.at("09:20").ends(1, 0, "zw")
	d.at("09:30").ready(1)
	d.starts(3, 0, "zw")
	d.starts(4, 0, "zl")
	d.at("09:45").pays(1, pay(shop.WeChat, 11800))
	d.at("09:50").leaves(1)
	d.comes(11, d.lina, "17:00", "pads", "pad set")
	d.at("10:00").says(11, d.lina, shop.Declined)
	d.at("10:20").goesAway(11)
}

// lateMorning: extra work is found on two cars, agreed for one and declined for
// the other; one waits for a part, one is towed in, and one does not come.
func lateMorning(d *story) {
	d.Helper()
	d.at("10:20").ends(4, 0, "zl") // 50 minutes, with a look at the brakes
	d.finds(4, d.chen, "pads", "pad set")
	d.finds(3, d.lina, "alignment")
	d.stops(3, "zw", shop.ForConsent)
	_, err := work.StartJob(d.Context(), d.as(d.crew["zw"]), d.cars[3], d.car(3).Lines[2].ID, d.crew["zw"].ID)
	d.refused(err, "job.refuse.consent")
	d.at("10:25").ends(2, 0, "zq")
	d.ready(2)
	d.at("10:30").says(3, d.lina, shop.Agreed)
	d.starts(3, 0, "zw")
	d.says(4, d.chen, shop.Declined)
	d.ready(4)
	d.pays(2, pay(shop.Cash, 15600))
	d.at("10:35").pays(4, pay(shop.Cash, 11800))
	d.at("10:40").leaves(2) // promised for half past
	d.leaves(4)
	d.comes(8, d.chen, "12:00", "oil", "filter")
	d.signs(8, d.chen)
	d.issues(8)
	d.gives(8, 0, "10:45", "zl")
	d.at("10:45").starts(8, 0, "zl")
	d.misses(13)
	d.comes(6, d.chen, "17:30", "leg", "leg part")
	d.signs(6, d.chen)
	d.waitsForParts(6)
	d.at("10:50").comes(9, d.lina, "12:30", "alignment")
	d.takesOff(9, d.owner, 1000) // ten per cent
	d.signs(9, d.lina)
	d.gives(9, 0, "10:50", "zq")
	d.starts(9, 0, "zq")
	d.at("11:00").ends(3, 0, "zw")
	d.gives(3, 2, "11:00", "zw")
	d.starts(3, 2, "zw")
	d.at("11:15").ends(8, 0, "zl")
	d.ready(8)
	d.at("11:20").pays(8, pay(shop.OnAccount, 11800))
	d.at("11:25").leaves(8)
	d.at("11:30").comes(7, d.lina, "17:00", "alignment")
	d.isTowed(7, "10:40", "10:50", "11:10", "11:30")
	d.quotes(7, d.lina)
	d.at("12:00").stops(5, "ls", shop.ForBreak)
	d.ends(9, 0, "zq")
	d.ends(3, 2, "zw")
	d.ready(9)
	d.ready(3)
	d.at("12:10").pays(9, pay(shop.Alipay, 14040))
	d.at("12:20").leaves(9)
	d.comes(10, d.chen, "17:00", "oil", "filter", "pads", "pad set")
	d.at("12:25").signs(10, d.chen)
	d.issues(10)
}

// afternoon: the inspector fails a car, two technicians share a job, the car
// that was towed in leaves.
func afternoon(d *story) {
	d.Helper()
	d.at("12:50").signs(7, d.lina)
	d.deposits(7, 20000)
	d.gives(7, 0, "13:38", "zq") // behind what lunch left of car 9
	d.at("13:00").starts(5, 0, "ls")
	d.starts(7, 0, "zq")
	d.at("13:30").pays(3, pay(shop.Card, 59600))
	d.at("13:40").leaves(3)
	d.gives(10, 0, "14:00", "zl")
	d.gives(10, 2, "14:30", "zw", "zl")
	d.at("14:00").ends(5, 0, "ls")
	d.inspects(5)
	d.starts(10, 0, "zl")
	d.at("14:10").fails(5, "机油渗漏")
	d.at("14:20").starts(5, 0, "ls")
	d.at("14:30").ends(10, 0, "zl")
	d.starts(10, 2, "zl")
	d.starts(10, 2, "zw")
	d.ends(7, 0, "zq")
	d.ready(7)
	d.at("14:50").ends(5, 0, "ls")
	d.inspects(5)
	d.at("15:00").passes(5)
	d.at("15:10").pays(5, pay(shop.Transfer, 50800))
	d.at("15:20").leaves(5) // promised for half past two
	d.at("15:30").ends(10, 2, "zw")
	d.ready(10)
	d.at("15:40").pays(7, pay(shop.WeChat, 25600))
	d.leaves(7)
	d.at("15:50").pays(10, pay(shop.Cash, 30000), pay(shop.WeChat, 25800))
	d.at("16:00").leaves(10)
}

// evening: a last car is taken in and stays; its technician forgets the clocks.
func evening(d *story) {
	d.Helper()
	d.at("16:50").comes(12, d.chen, "18:30", "oil", "filter")
	d.signs(12, d.chen)
	d.issues(12)
	d.gives(12, 0, "17:00", "zl")
	d.at("17:00").starts(12, 0, "zl")
	for _, code := range []string{"zw", "zq"} {
		d.at("17:30").goHome(code)
	}
	d.at("18:00").goHome("ls")
	d.at("20:00")
}

// nextMorning: the forgotten clocks are asked about and closed on the day that
// was worked, the part comes, and the two cars that stayed leave.
func nextMorning(d *story) {
	d.Helper()
	zl := d.crew["zl"]
	d.at("32:00") // eight in the morning
	d.refused(work.ComeIn(d.Context(), d.as(zl), zl.ID), "clock.refuse.forgotten")
	_, err := work.StartJob(d.Context(), d.as(zl), d.cars[6], d.car(6).Lines[0].ID, zl.ID)
	d.refused(err, "clock.refuse.forgotten")
	for _, c := range read(d.counter, data.Running) {
		end := "18:00"
		if c.Order != 0 {
			end = "17:40"
		}
		if err := work.CloseClock(d.Context(), d.as(zl), c.ID, clock(end), "忘了停"); err != nil {
			d.Fatal(err)
		}
	}
	d.comeIn("zl")
	d.at("32:10").ends(12, 0, "zl")
	d.ready(12)
	d.at("33:00").pays(12, pay(shop.Cash, 11800))
	d.leaves(12)
	got(work.ReceiveStock(d.Context(), d.as(d.keeper), shop.Receipt{PartID: d.leg.ID, Qty: 1000, Cost: 45500, Note: "到货"}))(d.counter)
	d.issues(6)
	d.gives(6, 0, "33:20", "zl")
	d.at("33:20").starts(6, 0, "zl")
	d.at("35:00").ends(6, 0, "zl")
	d.ready(6)
	d.at("35:20").pays(6, pay(shop.WeChat, 87200))
	d.at("35:30").leaves(6)
}
