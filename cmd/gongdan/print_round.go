package main

import (
	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/work"
	"gongdan/assets"
	"gongdan/data"
)

// allOrders stands for the number of an order where all that wait are meant: print pick
// all.
const allOrders = "all"

// round writes the pick list of all orders that wait for parts.
func (c *printCommand) round(s *session, d work.Desk) error {
	settings, err := data.Read(s.ctx, s.store, data.Settings)
	if err != nil {
		return err
	}
	size := settings.Paper
	if c.Paper != "" {
		size = c.Paper
	}
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		return err
	}
	pdf, err := printing.RoundPDF(s.ctx, d, press, s.say, paper.Paper(size))
	if err != nil {
		return err
	}
	return c.keep(s, pdf)
}
