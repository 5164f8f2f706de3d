package vehicles

import (
	"slices"

	"gongdan/app/kit"
	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/data"
)

// readCampaigns reads the campaigns that are of the car, and the bulletins about it.
func (a *archive) readCampaigns(v data.View) (err error) {
	if a.campaigns, err = data.CampaignsOf(v, a.car.ID); err != nil {
		return err
	}
	a.bulletins, err = data.BulletinsFor(v, a.car, "")
	return err
}

// campaignFacts are the campaigns of the car, those to be done first, and the bulletins
// about it; nothing where there is neither.
func campaignFacts(p *page) (all []screen.Section) {
	h, today := p.h, p.h.Desk().Today()
	if list := byOpen(p.archive.campaigns, today); len(list) > 0 {
		out := screen.Section{Title: h.Say("screen.campaigns"), Act: &kit.Act{Word: h.Say("campaigns.act.cars"), Keys: "Alt+K", Do: func() { toCampaign(p) }}}
		for _, c := range list {
			chip := screen.CampaignChip(h, c.State)
			if c.State != data.CampaignDone && !c.Runs(today) {
				chip = kit.ChipSpec{Icon: "clock", Word: h.Say("campaigns.over")}
			}
			out.Facts = append(out.Facts, screen.Fact{Icon: chip.Icon, Tone: chip.Tone, Text: c.Title(), Right: chip.Word})
			if c.Order != "" {
				out.Facts = append(out.Facts, screen.Fact{Words: h.Say("campaigns.by_order", shop.Args{"Order": c.Order})})
			}
		}
		all = append(all, out)
	}
	if list := p.archive.bulletins; len(list) > 0 {
		out := screen.Section{Title: h.Say("campaigns.act.bulletins"), Act: &kit.Act{Word: h.Say("bulletins.act.read"), Keys: "Alt+B", Do: func() { readBulletins(p) }}}
		for _, b := range list {
			out.Facts = append(out.Facts, screen.Fact{Icon: "doc", Text: b.Title, Right: b.Number})
		}
		all = append(all, out)
	}
	return all
}

// byOpen puts first what runs and was not done yet.
func byOpen(all []data.CarCampaign, today shop.Day) []data.CarCampaign {
	rank := func(c data.CarCampaign) int {
		if c.State == data.CampaignDone || !c.Runs(today) {
			return 1
		}
		return 0
	}
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b data.CarCampaign) int { return rank(a) - rank(b) })
	return all
}

// toCampaign goes to the first campaign of the car.
func toCampaign(p *page) {
	if list := byOpen(p.archive.campaigns, p.h.Desk().Today()); len(list) > 0 {
		p.h.Go(screen.Route{Screen: screen.Campaigns, ID: int64(list[0].ID)})
	}
}

// readBulletins shows what the bulletins about the car say.
func readBulletins(p *page) {
	screen.ShowBulletins(p.h, p.h.Say("campaigns.act.bulletins"), p.archive.bulletins, nil)
}
