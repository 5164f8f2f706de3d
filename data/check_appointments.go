package data

import "gongdan/app/shop"

// appointments looks for those that say they became an order and have none, or
// one of another car, and for those whose kept times are not theirs.
func (c *checker) appointments() error {
	err := eachRow(c.v, func(scan func(...any) error) error {
		var number string
		err := scan(&number)
		c.say("check.appointment.order", shop.Args{"Number": number})
		return err
	}, `SELECT a.number FROM appointments AS a LEFT JOIN orders AS o ON o.id = a.order_id
		WHERE a.status = 'arrived' AND o.id IS NULL OR o.id IS NOT NULL AND o.vehicle_id <> a.vehicle_id ORDER BY a.number`)
	if err != nil {
		return err
	}
	return each(c.v, "appointments", timedRow, func(a *timed) int64 { return int64(a.ID) }, oneByOne(func(a timed) error {
		if a.until == stamp(a.Until()) && a.keeps == stamp(keepsUntil(c.v.zone, &a.Appointment)) {
			return nil
		}
		c.mended("check.appointment.times", shop.Args{"Number": a.Number})
		if c.tx == nil {
			return nil
		}
		c.tx.change(shop.KindAppointments, int64(a.ID))
		c.tx.Note("check.mend", shop.KindAppointments, int64(a.ID), "")
		return update(c.tx, "appointments", a.ID, timesKept(c.v.zone, &a.Appointment))
	}))
}

// timed is an appointment with the times that are kept beside it.
type timed struct {
	shop.Appointment
	until int64
	keeps int64
}

func timedRow(a *timed) fields {
	return append(appointmentRow(&a.Appointment), field{"until_at", &a.until}, field{"keeps_until", &a.keeps})
}
