package exchange

import (
	"gongdan/app/shop"
	"gongdan/app/work"
)

// numbered is a number of an order that no other order has, and its place.
type numbered struct {
	sort   work.NumberSort
	number string
	at     where
}

// free notes what an order brings that belongs to another record of the store:
// a number that no two orders share, a person whose clock runs. An order that
// is there already stays as it is and brings nothing.
func (im orders) free(o *shop.Order, h work.History, at where) error {
	if im.load.HasOrder(o) {
		return nil
	}
	for _, n := range im.numbersOf(o, h, at) {
		holder, err := im.load.Holder(n.sort, n.number)
		if err != nil {
			return err
		}
		if holder != "" {
			im.say(n.at, "import.say.number_used", shop.Args{"Number": n.number, "Order": holder})
		}
	}
	for i, c := range h.Clocks {
		if !c.Runs() {
			continue
		}
		clock, order, err := im.load.Runs(c.Person, false)
		if err != nil {
			return err
		}
		if clock.ID != 0 {
			im.say(at.in("clocks").nth(i).in("until"), "import.say.at_job", shop.Args{"Order": order, "From": clock.From})
		}
	}
	return nil
}

// numbersOf are the numbers that an order brings beside its own.
func (im orders) numbersOf(o *shop.Order, h work.History, at where) []numbered {
	all := []numbered{
		{work.SettlementNumber, o.SettlementNo, at.in("settlement_no")},
		{work.PassNumber, h.Handover.PassNo, at.in("handover").in("pass_no")},
	}
	if o.SettlementNo != "" {
		im.first("settlements", o.SettlementNo, at.in("settlement_no"))
	}
	for i := range h.Inspections {
		if c := h.Inspections[i].Certificate; c != nil {
			all = append(all, numbered{work.CertificateNumber, c.Number, at.in("inspections").nth(i).in("certificate").in("number")})
		}
	}
	return all
}

// atWork notes that somebody who is at work by the file is so by the store
// already, since another hour.
func (im floor) atWork(r attendanceRecord, c shop.Clock, at where) error {
	there, err := im.load.HasAttendance(c)
	if err != nil || there || !c.Runs() {
		return err
	}
	clock, _, err := im.load.Runs(c.Person, true)
	if err == nil && clock.ID != 0 {
		im.say(at.in("until"), "import.say.at_work", shop.Args{"Person": r.Person, "From": clock.From})
	}
	return err
}
