package work

import (
	"context"
	"errors"
	"strings"

	"gongdan/app/shop"
	"gongdan/data"
)

// SaveCampaign keeps a campaign; its code is its own.
func SaveCampaign(ctx context.Context, d Desk, c shop.Campaign) (shop.Campaign, error) {
	c.Code, c.Name = shop.Fold(c.Code), strings.TrimSpace(c.Name)
	for i := range c.Criteria {
		r := &c.Criteria[i]
		r.Make, r.Model = strings.TrimSpace(r.Make), strings.TrimSpace(r.Model)
		r.VINFrom, r.VINTo = shop.Fold(r.VINFrom), shop.Fold(r.VINTo)
	}
	err := d.keep(ctx, shop.Manage, c.Check(), func(tx *data.Tx) error {
		other, err := data.CampaignByCode(tx.View, c.Code)
		if err == nil && other.ID != c.ID {
			return shop.Problems{{Field: "code", Say: "campaign.say.code", With: shop.Args{"Name": other.Name}}}
		}
		if err != nil && !errors.Is(err, shop.ErrMissing) {
			return err
		}
		tx.Note("campaign.save", shop.KindCampaigns, int64(c.ID), c.Title())
		return data.SaveCampaign(tx, &c)
	})
	return c, err
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

// UndoCampaignNotes takes back what NoteCampaign kept.
func UndoCampaignNotes(ctx context.Context, d Desk, notes []shop.CampaignNote) error {
	return d.do(ctx, func(tx *data.Tx) error {
		for _, n := range notes {
			if err := data.DropCampaignNote(tx, n); err != nil {
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
		if o.Kind != shop.Recall {
			return shop.Refuse("campaign.refuse.kind", shop.Args{"Order": o.Number})
		}
		if err := caught(tx, c, o.VehicleID); err != nil {
			return err
		}
		tx.Note("campaign.join", shop.KindOrders, int64(o.ID), o.Number)
		return data.JoinCampaign(tx, c, o.ID)
	})
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
