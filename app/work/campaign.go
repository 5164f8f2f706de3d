package work

import (
	"context"
	"errors"
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// SaveCampaign keeps a campaign; its code is its own, and its job and part are in the
// price book. Cars that were put right stay so whatever it says from now on.
func SaveCampaign(ctx context.Context, d Desk, c shop.Campaign) (shop.Campaign, error) {
	c = c.Tidy()
	err := d.keep(ctx, shop.Manage, c.Check(), func(tx *data.Tx) error {
		other, err := data.CampaignByCode(tx.View, c.Code)
		if err == nil && other.ID != c.ID {
			return shop.Problems{{Field: "code", Say: "campaign.say.code", With: shop.Args{"Name": other.Name}}}
		}
		if err != nil && !errors.Is(err, shop.ErrMissing) {
			return err
		}
		if err := inBook(tx.View, c); err != nil {
			return err
		}
		if err := data.SaveCampaign(tx, &c); err != nil {
			return err
		}
		tx.Note("campaign.save", shop.KindCampaigns, int64(c.ID), c.Title())
		return nil
	})
	return c, err
}

// inBook lists what of a campaign's job and part the price book does not know.
func inBook(v data.View, c shop.Campaign) error {
	var p shop.Problems
	if _, err := data.LabourByCode(v, c.JobCode); c.JobCode != "" && errors.Is(err, shop.ErrMissing) {
		p.Add("job_code", "campaign.say.no_job", shop.Args{"Code": c.JobCode})
	}
	if _, err := data.PartByNumber(v, c.PartNo); c.PartNo != "" && errors.Is(err, shop.ErrMissing) {
		p.Add("part_no", "campaign.say.no_part", shop.Args{"Number": c.PartNo})
	}
	return p.Err()
}

// NoteCampaign keeps, for each of the cars, that its owner was told of a campaign
// or would not have it done; all of them or none.
func NoteCampaign(ctx context.Context, d Desk, notes []shop.CampaignNote) ([]shop.CampaignNote, error) {
	kept := append([]shop.CampaignNote(nil), notes...)
	err := d.do(ctx, func(tx *data.Tx) error {
		for i := range kept {
			n := &kept[i]
			n.ID, n.At, n.By, n.Words = 0, d.Now(), d.Person.ID, strings.TrimSpace(n.Words)
			if err := n.Check().Err(); err != nil {
				return err
			}
			if err := caught(tx, n.Campaign, n.Vehicle); err != nil {
				return err
			}
			if err := data.AddCampaignNote(tx, n); err != nil {
				return err
			}
			tx.Note("campaign.note", shop.KindVehicles, int64(n.Vehicle), n.Words)
		}
		return nil
	})
	return kept, err
}

// UndoCampaignNotes takes back what NoteCampaign has just kept: the person's own notes
// of today after which nothing else was noted of the car. They stay on file, marked as
// undone.
func UndoCampaignNotes(ctx context.Context, d Desk, notes []shop.CampaignNote) error {
	return d.do(ctx, func(tx *data.Tx) error {
		for _, x := range notes {
			n, err := data.CampaignNote(tx.View, x.ID)
			if err != nil {
				return err
			}
			later, err := data.LaterCampaignNotes(tx.View, n)
			if err != nil {
				return err
			}
			if n.By != d.Person.ID || shop.DayOf(n.At, d.Zone) != d.Today() || !n.UndoneAt.IsZero() || later > 0 {
				return shop.Refuse("campaign.refuse.undo", nil)
			}
			n.UndoneAt = d.Now()
			if err := data.UndoCampaignNote(tx, n); err != nil {
				return err
			}
			tx.Note("campaign.undo", shop.KindVehicles, int64(n.Vehicle), n.Words)
		}
		return nil
	})
}

// JoinCampaign notes that an order of kind recall does what a campaign asks for: its
// car is put right when that order is delivered.
func JoinCampaign(ctx context.Context, d Desk, c shop.CampaignID, id shop.OrderID, rev int64) (shop.Order, error) {
	return d.change(ctx, id, rev, func(tx *data.Tx, o *shop.Order) error {
		return join(tx, c, *o)
	})
}

func join(tx *data.Tx, c shop.CampaignID, o shop.Order) error {
	if o.Kind != shop.Recall {
		return shop.Refuse("campaign.refuse.kind", shop.Args{"Order": o.Number})
	}
	if err := caught(tx, c, o.VehicleID); err != nil {
		return err
	}
	tx.Note("campaign.join", shop.KindOrders, int64(o.ID), o.Number)
	return data.JoinCampaign(tx, c, o.ID)
}

// LeaveCampaign takes back what JoinCampaign noted.
func LeaveCampaign(ctx context.Context, d Desk, c shop.CampaignID, id shop.OrderID, rev int64) (shop.Order, error) {
	return d.change(ctx, id, rev, func(tx *data.Tx, o *shop.Order) error {
		tx.Note("campaign.leave", shop.KindOrders, int64(o.ID), o.Number)
		return data.LeaveCampaign(tx, c, o.ID)
	})
}

// caught refuses a car that a campaign does not catch.
func caught(tx *data.Tx, id shop.CampaignID, car shop.VehicleID) error {
	ok, err := data.Caught(tx.View, id, car)
	if err != nil || ok {
		return err
	}
	c, err := data.Campaign(tx.View, id)
	if err != nil {
		return err
	}
	return shop.Refuse("campaign.refuse.car", shop.Args{"Campaign": c.Title()})
}
