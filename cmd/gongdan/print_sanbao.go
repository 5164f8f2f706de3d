package main

import (
	"gongdan/app/exchange"
	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/assets"
	"gongdan/data"
)

// statement writes the statement on 三包 of the car with a plate or VIN, or of the car of
// an order.
func (c *printCommand) statement(s *session, d work.Desk) error {
	type found struct {
		car  shop.VehicleID
		size string
	}
	f, err := data.Read(s.ctx, s.store, func(v data.View) (f found, err error) {
		settings, err := data.Settings(v)
		if f.size = settings.Paper; c.Paper != "" {
			f.size = c.Paper
		}
		if err != nil {
			return f, err
		}
		if car, err := data.VehicleByKey(v, c.Key); err == nil {
			f.car = car.ID
			return f, nil
		}
		o, err := exchange.FindOrder(v, c.Key)
		f.car = o.VehicleID
		return f, err
	})
	if err != nil {
		return exchange.Missing(err, s.say, "vehicle", c.Key)
	}
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		return err
	}
	pdf, err := printing.SanbaoPDF(s.ctx, d, press, s.say, printing.SanbaoJob{Vehicle: f.car, Paper: paper.Paper(f.size)})
	if err != nil {
		return err
	}
	return c.keep(s, pdf)
}
