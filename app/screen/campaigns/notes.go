package campaigns

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"gongdan/app/screen"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// tell asks how the owners of cars were told, and notes it.
func (c *cars) tell(all []data.CampaignCarRow) {
	h := c.h
	ways := []string{h.Say("campaigns.way.phone"), h.Say("campaigns.way.message"), h.Say("campaigns.way.letter"), h.Say("campaigns.way.here")}
	title := h.Say("campaigns.told_n", shop.Args{"N": len(all)})
	if len(all) == 1 {
		title = h.Say("campaigns.told_one", shop.Args{"Plate": named(h, all[0]), "Name": all[0].Owner})
	}
	screen.PickSheet(h, screen.Pick{Title: title, Items: ways, Note: true, Do: func(i int, note string) {
		words := ways[i]
		if note = strings.TrimSpace(note); note != "" {
			words += h.Say("say.semicolon") + note
		}
		c.note(all, shop.CampaignNote{Words: words}, "campaigns.noted_told")
	}})
}

// tellAll does so for all cars that are listed and were not put right yet.
func (c *cars) tellAll() {
	c.listed(func(r data.CampaignCarRow) bool { return r.State != data.CampaignDone }, func(all []data.CampaignCarRow) {
		if len(all) == 0 {
			c.h.Toast(c.h.Say("campaigns.nobody"), nil)
			return
		}
		c.tell(all)
	})
}

// listed hands on the cars that are listed and fit.
func (c *cars) listed(fits func(data.CampaignCarRow) bool, then func([]data.CampaignCarRow)) {
	ask := c.browse.Asked()
	screen.Read(c.h, func(v data.View) ([]data.CampaignCarRow, error) {
		all, err := screen.Every(v, ask, c.list)
		return slices.DeleteFunc(all, func(r data.CampaignCarRow) bool { return !fits(r) }), err
	}, func(all []data.CampaignCarRow, err error) {
		switch {
		case c.closed:
		case err != nil:
			c.h.Fail("read the cars of a campaign", err)
		default:
			then(all)
		}
	})
}

// note keeps what happened with the owners of cars, with the way back.
func (c *cars) note(all []data.CampaignCarRow, n shop.CampaignNote, said string) {
	notes := make([]shop.CampaignNote, len(all))
	for i, r := range all {
		notes[i] = n
		notes[i].Campaign, notes[i].Vehicle = c.id, r.ID
	}
	screen.Act(c.h, func(ctx context.Context, d work.Desk) ([]shop.CampaignNote, error) {
		return work.NoteCampaign(ctx, d, notes)
	}, func(kept []shop.CampaignNote, err error) {
		if err != nil {
			c.h.Fail("note of a campaign", err)
			return
		}
		c.h.Toast(c.h.Say(said, shop.Args{"N": len(kept), "Plate": named(c.h, all[0])}), func() { screen.UndoCampaignNotes(c.h, kept, func() {}) })
	})
}

// refuse asks for the words with which an owner would not have it done.
func (c *cars) refuse(r data.CampaignCarRow) {
	screen.RefuseCampaign(c.h, screen.Refusing{Campaign: c.campaign, Car: r.ID, Plate: named(c.h, r)}, func() {})
}

// receive begins an order for a car.
func (c *cars) receive(r data.CampaignCarRow) {
	c.h.Go(screen.Route{Screen: screen.Order, Key: "car:" + strconv.FormatInt(int64(r.ID), 10)})
}

// named is a car by its plate, or by its VIN where it has none.
func named(h *screen.Host, r data.CampaignCarRow) string {
	if r.Plate == "" {
		return r.VIN
	}
	return h.Env.Lang.Plate(r.Plate)
}

// notices writes the cars that are listed into a file, one notice a car, for letters and
// messages.
func (c *cars) notices() {
	lang, ask, about := c.h.Env.Lang, c.browse.Asked(), c.campaign
	screen.SaveTable(c.h, c.h.Say("campaigns.file", shop.Args{"Code": about.Code}), func(ctx context.Context, d work.Desk, write func([]string) error) error {
		list, err := data.Read(ctx, d.Store, func(v data.View) ([]data.CampaignCarRow, error) {
			return screen.Every(v, ask, c.list)
		})
		if err != nil {
			return err
		}
		if err := write([]string{
			lang.Say("vehicles.plate"), lang.Say("claims.vin"), lang.Say("vehicles.vehicle"), lang.Say("vehicles.owner"), lang.Say("vehicles.phone"),
			lang.Say("campaigns.title"), lang.Say("campaigns.state"), lang.Say("campaigns.text"),
		}); err != nil {
			return err
		}
		for _, r := range list {
			if err := write([]string{
				lang.Plate(r.Plate), r.VIN, r.Vehicle, r.Owner, r.Phone, about.Title(), screen.CampaignChip(c.h, r.State).Word, notice(c.h, about, r),
			}); err != nil {
				return err
			}
		}
		return nil
	})
}

// notice is the text to send to the owner of a car; one that was put right wants none.
func notice(h *screen.Host, c shop.Campaign, r data.CampaignCarRow) string {
	if r.State == data.CampaignDone {
		return ""
	}
	to := r.Owner
	if to == "" {
		to = h.Say("campaigns.to_owner")
	}
	s := h.Settings()
	return h.Say("campaigns.notice", shop.Args{"Name": to, "Plate": named(h, r), "Campaign": c.Title(), "Kind": c.Kind, "Shop": s.Name, "Phone": s.Phone})
}
