package main

import (
	"io"

	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/assets"
)

// reportCommand tells what a month was like: where its time went.
type reportCommand struct {
	Kind      string `arg:"" name:"kind" enum:"blueprint"`
	Month     string `arg:"" name:"month"`
	Out       string `name:"out" short:"o" placeholder:"FILE.pdf"`
	Delivered bool   `name:"delivered"`
}

// Run prints the figures, or writes them as PDF where a file is named.
func (c *reportCommand) Run(s *session) error {
	month, err := shop.ParseDay(c.Month + "-01")
	if err != nil || month == "" {
		return &misuse{"cmd.say.month", shop.Args{"Got": c.Month}}
	}
	w, err := s.viewer()
	if err != nil {
		return err
	}
	figures, record, err := w.Flow(s.ctx, month, c.Delivered)
	if err != nil || c.Out == "" {
		if err == nil {
			err = s.print(record)
		}
		return err
	}
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		return err
	}
	basis := "blueprint.basis.received"
	if c.Delivered {
		basis = "blueprint.basis.delivered"
	}
	job := printing.FiguresJob{Figures: figures, Period: text.Month(s.say, month), Name: c.Month, Basis: s.say.Say(basis)}
	pdf, err := printing.FiguresPDF(s.ctx, w.Desk, press, s.say, job)
	if err != nil {
		return err
	}
	err = writeWhole(c.Out, func(to io.Writer) error {
		_, err := to.Write(pdf)
		return err
	})
	if err != nil {
		return err
	}
	return s.wrote(c.Out)
}
