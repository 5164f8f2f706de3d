package main

import (
	"fmt"

	"gongdan/app/demo"
	"gongdan/app/shop"
	"gongdan/app/work"
)

// demoCommand fills a new file with a shop to try things out in.
type demoCommand struct {
	Vehicles int    `name:"vehicles" default:"120" placeholder:"N"`
	Orders   int    `name:"orders" default:"300" placeholder:"N"`
	Parts    int    `name:"parts" default:"60" placeholder:"N"`
	Seed     int64  `name:"seed" default:"1" placeholder:"S"`
	Until    string `name:"until" placeholder:"DATE"`
}

// Run fills the file; it refuses one with records.
func (c *demoCommand) Run(s *session) error {
	until, err := shop.ParseDay(c.Until)
	if err != nil {
		return &misuse{"cmd.say.date", shop.Args{"Got": c.Until}}
	}
	if c.Vehicles < 1 || c.Orders < 0 || c.Parts < 0 || c.Vehicles > demo.Most || c.Orders > demo.Most || c.Parts > demo.Most {
		return &misuse{"cmd.say.count", shop.Args{"Max": demo.Most}}
	}
	d, err := s.create()
	if err != nil {
		return err
	}
	if until == "" {
		until = d.Today()
	}
	taken, err := demo.Fill(s.ctx, d, demo.Size{Vehicles: c.Vehicles, Orders: c.Orders, Parts: c.Parts, Seed: c.Seed, Until: until})
	if err != nil {
		return err
	}
	return s.taken("demo.done", taken)
}

// taken says how many records came in.
func (s *session) taken(say string, t work.Taken) error {
	if err := s.loose(t); err != nil {
		return err
	}
	if s.JSON {
		return s.print(takenDocument(t, false))
	}
	_, err := fmt.Fprintln(s.term.Out, s.say.Say(say, shop.Args{"Added": s.counts(t.Added), "Kept": s.counts(t.Kept)}))
	return err
}
