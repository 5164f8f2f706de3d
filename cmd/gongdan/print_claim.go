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

// claim writes the paper of a claim, by its number or that of its order, and counts it
// as a copy.
func (c *printCommand) claim(s *session, d work.Desk) error {
	size := c.Paper
	id, err := data.Read(s.ctx, s.store, func(v data.View) (shop.ClaimID, error) {
		if size == "" {
			settings, err := data.Settings(v)
			if size = settings.Paper; err != nil {
				return 0, err
			}
		}
		x, err := exchange.FindClaim(v, c.Key)
		return x.ID, err
	})
	if err != nil {
		return exchange.Missing(err, s.say, "claim", c.Key)
	}
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		return err
	}
	pdf, err := printing.ClaimPDF(s.ctx, d, press, s.say, printing.ClaimJob{Claim: id, Paper: paper.Paper(size)})
	if err != nil {
		return err
	}
	return c.keep(s, pdf.Bytes)
}
