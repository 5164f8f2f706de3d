package main

import (
	"strings"

	"gongdan/app/exchange"
	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/work"
	"gongdan/assets"
	"gongdan/data"
)

// dispute writes a paper of the case with a number: that of its state unless --part names
// another.
func (c *printCommand) dispute(s *session, d work.Desk) error {
	job, err := data.Read(s.ctx, s.store, func(v data.View) (job printing.CaseJob, err error) {
		settings, err := data.Settings(v)
		if err != nil {
			return job, err
		}
		if job.Paper = paper.Paper(settings.Paper); c.Paper != "" {
			job.Paper = paper.Paper(c.Paper)
		}
		found, err := exchange.FindCase(v, strings.TrimSpace(c.Key))
		job.Case, job.Part = found.ID, paper.CasePart(c.Part)
		return job, err
	})
	if err != nil {
		return exchange.Missing(err, s.say, "case", c.Key)
	}
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		return err
	}
	pdf, err := printing.CasePDF(s.ctx, d, press, s.say, job)
	if err != nil {
		return err
	}
	return c.keep(s, pdf)
}
