package home

import (
	"strings"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// claimsWanted reads the claims that the factory should have answered or paid by now,
// for who writes them.
func claimsWanted(v data.View, mine bool, today shop.Day) ([]data.ClaimRow, error) {
	if !mine {
		return nil, nil
	}
	rules, err := data.Rules(v)
	if err != nil {
		return nil, err
	}
	return data.OverdueClaims(v, today.Add(-int(shop.ClaimRulesOn(rules, today).OverdueDays)-1))
}

// claimRows are those claims.
func (p *Page) claimRows() (all []row) {
	lang := p.h.Env.Lang
	for _, x := range p.found.claims {
		all = append(all, row{
			id: "claim:" + x.Number, head: lang.Plate(x.Plate), about: dotted(x.Number, x.Factory, strings.TrimSpace(x.Report.Fault)),
			chip:  &kit.ChipSpec{Icon: "shield", Word: p.h.Say("home.claim"), Tone: "orange"},
			right: lang.Money(x.Open()), tone: "bad",
			open: func() { p.h.Go(screen.Route{Screen: screen.Claims, ID: int64(x.ID)}) },
		})
	}
	return all
}
