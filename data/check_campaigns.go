package data

import "gongdan/app/shop"

// campaigns looks for campaigns and notes that no form would have kept, for notes that
// were taken back before they were made, and for orders that count for a campaign and
// are no recall. Whether such an order's car is caught is not asked: what a campaign
// catches may be written anew, and joining an order asked it then.
func campaigns(c *checker) error {
	err := EachCampaign(c.v, func(f CampaignFile) error {
		wrong := len(f.Check()) > 0
		for _, n := range f.Notes {
			wrong = wrong || len(n.Check()) > 0 || !n.UndoneAt.IsZero() && n.UndoneAt.Before(n.At)
		}
		if wrong {
			c.say("check.campaign", shop.Args{"Campaign": f.Title()})
		}
		return nil
	})
	if err != nil {
		return err
	}
	return eachRow(c.v, func(scan func(...any) error) error {
		var campaign, order string
		err := scan(&campaign, &order)
		c.say("check.campaign_order", shop.Args{"Campaign": campaign, "Order": order})
		return err
	}, `SELECT c.code, o.number FROM campaign_orders AS j JOIN campaigns AS c ON c.id = j.campaign_id
		JOIN orders AS o ON o.id = j.order_id WHERE o.kind <> 'recall' ORDER BY c.code, o.number`)
}

// bulletins looks for those that no form would have kept.
func bulletins(c *checker) error {
	return EachBulletin(c.v, func(b shop.Bulletin) error {
		if len(b.Check()) > 0 {
			c.say("check.bulletin", shop.Args{"Bulletin": b.Number})
		}
		return nil
	})
}
