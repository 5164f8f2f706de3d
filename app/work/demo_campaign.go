package work

import (
	"context"
	"slices"
	"time"

	"gongdan/app/shop"
	"gongdan/data"
)

// CampaignWords are the campaigns of a demo shop, the bulletin on its shelf, and what was
// said to owners and by them.
type CampaignWords struct {
	Recall, Batch shop.Campaign
	Bulletin      shop.Bulletin
	Told, Refused string
}

// Bounds of the campaigns of a demo shop: orders that did one, and owners who were told.
const (
	demoRecalls = 100
	demoNotes   = 24
)

// DemoCampaigns gives a demo shop a recall of the makes for which cars came already, a
// campaign of a batch that was built into cars, and a bulletin. Where nothing fits, the
// one or the other is left out. It is the evening of the shop's last day.
func DemoCampaigns(ctx context.Context, d Desk, evening time.Time, words CampaignWords) error {
	type found struct {
		people []shop.Person
		orders []data.DoneRecall
		lots   data.Page[data.LotRow]
	}
	f, err := data.Read(ctx, d.Store, func(v data.View) (f found, err error) {
		if f.people, err = data.People(v); err != nil {
			return f, err
		}
		if f.orders, err = data.LooseRecalls(v, demoRecalls); err != nil {
			return f, err
		}
		f.lots, err = data.LotList(v, data.Ask{N: demoRecalls})
		return f, err
	})
	at := slices.IndexFunc(f.people, func(p shop.Person) bool { return p.Is(shop.Owner) })
	if err != nil || at < 0 {
		return err
	}
	d = d.As(f.people[at])
	d.Now = func() time.Time { return evening }
	if err := demoRecall(ctx, d, words, f.orders); err != nil {
		return err
	}
	for _, l := range f.lots.Rows {
		if l.InCars <= 0 || l.Batch == "" {
			continue
		}
		c := words.Batch
		c.Kind, c.FromDay, c.Criteria = shop.CampaignService, d.Today(), []shop.Criterion{{PartNo: l.Number, Batch: l.Batch}}
		if _, err := SaveCampaign(ctx, d, c); err != nil {
			return err
		}
		break
	}
	_, err = SaveBulletin(ctx, d, words.Bulletin)
	return err
}

// demoRecall is the recall, done by those orders; of the other cars each third has an
// owner who was told, and each seventh of them one who would not.
func demoRecall(ctx context.Context, d Desk, words CampaignWords, orders []data.DoneRecall) error {
	c := words.Recall
	c.Kind, c.FromDay = shop.CampaignRecall, d.Today().Add(-90)
	for _, o := range orders {
		if r := (shop.Criterion{Make: o.Make}); !slices.Contains(c.Criteria, r) {
			c.Criteria = append(c.Criteria, r)
		}
	}
	if len(c.Criteria) == 0 {
		return nil
	}
	if known, err := data.Read(ctx, d.Store, func(v data.View) (bool, error) { return inBook(v, c) == nil, nil }); err != nil || !known {
		c.JobCode, c.PartNo = "", "" // a small price book
	}
	c, err := SaveCampaign(ctx, d, c)
	if err != nil {
		return err
	}
	for _, o := range orders {
		if _, err := JoinCampaign(ctx, d, c.ID, o.ID, o.Rev); err != nil {
			return err
		}
	}
	open, err := data.Read(ctx, d.Store, func(v data.View) (data.Page[data.CampaignCarRow], error) {
		return data.CampaignCarList(v, data.Ask{Record: int64(c.ID), Filter: data.CampaignOpen, N: 3 * demoNotes})
	})
	var notes []shop.CampaignNote
	for i, r := range open.Rows {
		if i%3 == 0 {
			no := len(notes)%7 == 1
			said := map[bool]string{false: words.Told, true: words.Refused}
			notes = append(notes, shop.CampaignNote{Campaign: c.ID, Vehicle: r.ID, Refused: no, Words: said[no]})
		}
	}
	if err != nil || len(notes) == 0 {
		return err
	}
	_, err = NoteCampaign(ctx, d, notes)
	return err
}
