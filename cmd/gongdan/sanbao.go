package main

import "gongdan/app/shop"

// sanbaoCommand tells what counts for a car under the order on 三包 as of a day.
type sanbaoCommand struct {
	Car string `arg:"" name:"car"`
	On  string `name:"on" placeholder:"DATE"`
}

// Run prints the clock of the car.
func (c *sanbaoCommand) Run(s *session) error {
	on, err := shop.ParseDay(c.On)
	if err != nil {
		return &misuse{"cmd.say.day", shop.Args{"Got": c.On}}
	}
	w, err := s.viewer()
	if err != nil {
		return err
	}
	clock, err := w.Sanbao(s.ctx, c.Car, on, s.term.Now())
	if err != nil {
		return err
	}
	return s.print(clock)
}
