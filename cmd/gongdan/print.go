package main

import (
	"io"
	"strings"

	"gongdan/app/exchange"
	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/shop"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/assets"
	"gongdan/data"
)

// printCommand writes a form of an order, an appointment or the trade as PDF.
type printCommand struct {
	Form  string `arg:"" name:"form" enum:"intake,estimate,contract,dispatch,pick,inspection,settlement,certificate,gatepass,followup,loaner,claim,sanbao,appointment,label,return,origins,purchase,receipt,statement,count,differences,case,rework"`
	Key   string `arg:"" name:"key"`
	Out   string `name:"out" short:"o" required:"" placeholder:"FILE.pdf"`
	Paper string `name:"paper" enum:",A4,A5,241x140,70x37,38.1x21.2,60x40,50x30,40x30,own" default:"" placeholder:"A4|A5|241x140"`
	Part  string `name:"part" enum:",answer,certificate,settlement" default:"" placeholder:"answer|certificate|settlement"`
	Count int    `name:"count" default:"1" placeholder:"N"`
}

// Run writes the PDF and counts it as a copy that went out.
func (c *printCommand) Run(s *session) error {
	form := shop.Form(c.Form)
	d, err := s.open()
	if err != nil {
		return err
	}
	if form == shop.FormPick && c.Key == allOrders {
		return c.round(s, d)
	}
	if ok, err := c.trade(s, d); ok || err != nil {
		return err
	}
	switch form {
	case shop.FormAppointment:
		return c.booking(s, d)
	case shop.FormLabel:
		return c.labels(s, d)
	case shop.FormClaim:
		return c.claim(s, d)
	case shop.FormSanbao:
		return c.statement(s, d)
	case shop.FormCase:
		return c.dispute(s, d)
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

// printable are the forms of orders, appointments, labels, cars and claims.
func printable() []shop.Form {
	return append(shop.Forms(), shop.FormAppointment, shop.FormLabel, shop.FormSanbao, shop.FormClaim, shop.FormCase)
}

// formNames are the forms as they are typed, with their names.
func formNames(say text.Lang) string {
	var all []string
	for _, f := range printable() {
		all = append(all, string(f)+" "+say.Say(f.Key()))
	}
	for _, t := range typedForms() {
		all = append(all, t.name+" "+say.Say(t.form.Key()))
	}
	return strings.Join(all, say.Say("say.comma"))
}

// booking writes the paper of an appointment and counts it as a copy.
func (c *printCommand) booking(s *session, d work.Desk) error {
	type found struct {
		id   shop.AppointmentID
		size string
	}
	f, err := data.Read(s.ctx, s.store, func(v data.View) (f found, err error) {
		a, err := exchange.FindAppointment(v, c.Key)
		if err != nil {
			return f, err
		}
		settings, err := data.Settings(v)
		if f.id, f.size = a.ID, settings.Paper; c.Paper != "" {
			f.size = c.Paper
		}
		return f, err
	})
	if err != nil {
		return exchange.Missing(err, s.say, "appointment", c.Key)
	}
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		return err
	}
	pdf, err := printing.BookingPDF(s.ctx, d, press, s.say, printing.BookingJob{Appointment: f.id, Paper: paper.Paper(f.size)})
	if err != nil {
		return err
	}
	return c.keep(s, pdf.Bytes)
}

// keep writes the PDF to its file and says so.
func (c *printCommand) keep(s *session, pdf []byte) error {
	if err := writeWhole(c.Out, func(to io.Writer) error {
		_, err := to.Write(pdf)
		return err
	}); err != nil {
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
