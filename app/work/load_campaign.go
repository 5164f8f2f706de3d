package work

import (
	"gongdan/app/shop"
	"gongdan/data"
)

// LoadCampaign takes a campaign with all that happened in it; one whose code is
// there already stays as it is.
func LoadCampaign(l *Load, f data.CampaignFile) error {
	_, there := l.known.Shelves.Campaigns[f.Code]
	l.count(shop.KindCampaigns, there)
	if there {
		return nil
	}
	if err := data.FlushBulk(l.bulk); err != nil {
		return err
	}
	c := f.Campaign
	if err := data.SaveCampaign(l.tx, &c); err != nil {
		return err
	}
	l.known.Shelves.Campaigns[c.Code] = c.ID
	for _, n := range f.Notes {
		n.Campaign = c.ID
		if err := data.AddCampaignNote(l.tx, &n); err != nil {
			return err
		}
	}
	for _, id := range f.Orders {
		if err := data.JoinCampaign(l.tx, c.ID, id); err != nil {
			return err
		}
	}
	return nil
}

// LoadBulletin takes a bulletin; one whose number is there already stays as it is.
func LoadBulletin(l *Load, b shop.Bulletin) error {
	_, there := l.known.Shelves.Bulletins[b.Number]
	l.count(shop.KindBulletins, there)
	if there {
		return nil
	}
	if err := data.SaveBulletin(l.tx, &b); err != nil {
		return err
	}
	l.known.Shelves.Bulletins[b.Number] = b.ID
	return nil
}
