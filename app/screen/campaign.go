package screen

import (
	"context"
	"strconv"

	"gongdan/app/kit"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

// Refusing is the car whose owner would not have done what a campaign asks for.
type Refusing struct {
	Campaign shop.Campaign
	Car      shop.VehicleID
	Plate    string // as it is shown
}

// RefuseCampaign asks for the words with which the owner refused, and notes them; done
// hears that it was noted.
func RefuseCampaign(h *Host, r Refusing, done func()) {
	edit := NewEdit(h, EditSpec[shop.CampaignNote]{
		Draft: "campaign_note:" + strconv.FormatInt(int64(r.Campaign.ID), 10) + "/" + strconv.FormatInt(int64(r.Car), 10), Scope: "campaign_note",
		Title: func(shop.CampaignNote) string { return r.Campaign.Title() + " " + r.Plate },
		Read: func(data.View) (shop.CampaignNote, error) {
			return shop.CampaignNote{Campaign: r.Campaign.ID, Vehicle: r.Car, Refused: true}, nil
		},
		Save: func(ctx context.Context, d work.Desk, n shop.CampaignNote) (shop.CampaignNote, error) {
			kept, err := work.NoteCampaign(ctx, d, []shop.CampaignNote{n})
			if err == nil {
				n = kept[0]
			}
			return n, err
		},
		Build: func(f *kit.Form, n *shop.CampaignNote) {
			f.Area("words", &n.Words, 3).Required().Max(shop.MaxText).Hint(h.Say("campaigns.hint.words"))
		},
		Check: shop.CampaignNote.Check,
		Saved: func(n shop.CampaignNote) {
			h.Toast(h.Say("campaigns.noted_refused", shop.Args{"Plate": r.Plate}), func() { UndoCampaignNotes(h, []shop.CampaignNote{n}, done) })
			done()
		},
	})
	SheetOf(h, h.Say("campaigns.act.refused")+"  "+r.Plate+"  "+r.Campaign.Title(), 460, edit)
	edit.Open()
	edit.Form.Focus("words")
}

// UndoCampaignNotes takes back notes of campaigns that were just kept.
func UndoCampaignNotes(h *Host, notes []shop.CampaignNote, done func()) {
	Act(h, func(ctx context.Context, d work.Desk) (any, error) { return nil, work.UndoCampaignNotes(ctx, d, notes) }, func(_ any, err error) {
		if err != nil {
			h.Fail("undo notes of a campaign", err)
			return
		}
		h.Toast(h.Say("campaigns.undone", shop.Args{"N": len(notes)}), nil)
		done()
	})
}
