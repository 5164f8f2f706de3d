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

// labels writes labels of a part or a bin, on the paper of the settings unless
// another one for labels is named.
func (c *printCommand) labels(s *session, d work.Desk) error {
	job, err := data.Read(s.ctx, s.store, func(v data.View) (job printing.LabelJob, err error) {
		l, err := printing.LabelOf(v, c.Key, c.Count)
		if err != nil {
			return job, err
		}
		settings, err := data.Settings(v)
		job = printing.LabelJob{Labels: []shop.Label{l}, Setup: settings.Labels, From: 1}
		return job, err
	})
	if err != nil {
		return exchange.Missing(err, s.say, "part", c.Key)
	}
	switch paper.Paper(c.Paper) {
	case "":
	case paper.A4, paper.A5, paper.Continuous:
		return shop.Refuse("label.refuse.paper", shop.Args{"Paper": c.Paper})
	default:
		job.Setup.Paper = c.Paper
	}
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		return err
	}
	pdf, err := printing.LabelPDF(s.ctx, d, press, s.say, job)
	if err != nil {
		return err
	}
	return c.keep(s, pdf)
}
