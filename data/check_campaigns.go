package data

import "gongdan/app/shop"

// campaigns looks for campaigns and notes that no form would have kept.
func campaigns(c *checker) error {
	return EachCampaign(c.v, func(f CampaignFile) error {
		wrong := len(f.Check()) > 0
		for _, n := range f.Notes {
			wrong = wrong || len(n.Check()) > 0
		}
		if wrong {
			c.say("check.campaign", shop.Args{"Campaign": f.Title()})
		}
		return nil
	})
}
