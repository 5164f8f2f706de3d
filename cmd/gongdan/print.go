package main

import (
	"io"
	"slices"

	"gongdan/app/exchange"
	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/assets"
	"gongdan/data"
)

// printCommand writes a form of an order as PDF.
type printCommand struct {
	Form  string `arg:"" name:"form" enum:"intake,estimate,contract,dispatch,pick,inspection,settlement,certificate,gatepass,followup,loaner,claim,sanbao"`
	Key   string `arg:"" name:"key"`
	Out   string `name:"out" short:"o" required:"" placeholder:"FILE.pdf"`
	Paper string `name:"paper" enum:",A4,A5,241x140" default:"" placeholder:"A4|A5|241x140"`
}

// Run writes the PDF and counts it as a copy that went out.
func (c *printCommand) Run(s *session) error {
	form := shop.Form(c.Form)
	if !slices.Contains(shop.Forms(), form) {
		return shop.Refuse("print.refuse.planned", shop.Args{"Form": c.Form})
	}
	d, err := s.open()
	if err != nil {
		return err
	}
	job, err := data.Read(s.ctx, s.store, func(v data.View) (printing.Job, error) {
		o, err := exchange.FindOrder(v, c.Key)
		if err != nil {
			return printing.Job{}, err
		}
		settings, err := data.Settings(v)
		size := settings.Paper
		if c.Paper != "" {
			size = c.Paper
		}
		return printing.Job{Form: form, Order: o.ID, Paper: paper.Paper(size), By: d.Person.Name}, err
	})
	if err != nil {
		return exchange.Missing(err, s.say, "order", c.Key)
	}
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		return err
	}
	if err := c.write(s, d, press, job); err != nil {
		return err
	}
	return s.wrote(c.Out)
}

// write draws the form first, so that nothing is counted that cannot be
// printed.
func (c *printCommand) write(s *session, d work.Desk, press *paper.Press, job printing.Job) error {
	pdf, err := printing.PDF(s.ctx, d, press, s.say, job)
	if err != nil {
		return err
	}
	if !s.store.ReadOnly() {
		copied, err := work.QueuePrint(s.ctx, d, job.Form, job.Order)
		if err != nil {
			return err
		}
		job.Copy = copied.Copy
		if pdf, err = printing.PDF(s.ctx, d, press, s.say, job); err != nil {
			return err
		}
		copied.State, copied.File = shop.PrintDone, c.Out
		if _, err := work.KeepPrint(s.ctx, d, copied); err != nil {
			return err
		}
	}
	return writeWhole(c.Out, func(to io.Writer) error {
		_, err := to.Write(pdf)
		return err
	})
}
