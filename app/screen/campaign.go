package screen

import (
	"context"
	"strconv"
	"strings"

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

// CampaignChip is how far a car has come in a campaign, by the state that data has of it.
func CampaignChip(h *Host, state string) kit.ChipSpec {
	switch state {
	case data.CampaignTold:
		return kit.ChipSpec{Icon: "phone", Tone: "blue", Word: h.Say("campaigns.filter.told")}
	case data.CampaignRefused:
		return kit.ChipSpec{Icon: "close", Tone: "bad", Word: h.Say("campaigns.filter.refused")}
	case data.CampaignDone:
		return kit.ChipSpec{Icon: "check", Tone: "green", Word: h.Say("campaigns.filter.done")}
	case data.CampaignNoVIN:
		return kit.ChipSpec{Icon: "question", Tone: "grey", Word: h.Say("campaigns.no_vin")}
	}
	return kit.ChipSpec{Icon: "alert", Tone: "yellow", Word: h.Say("campaigns.filter.open")}
}

// batchKey begins the keys of BatchKey.
const batchKey = "batch:"

// BatchKey is the key of the route to Campaigns that begins one about a batch of a part.
func BatchKey(number, batch string) string { return batchKey + number + "\t" + batch }

// BatchOf reads what BatchKey writes.
func BatchOf(key string) (number, batch string, ok bool) {
	rest, ok := strings.CutPrefix(key, batchKey)
	number, batch, found := strings.Cut(rest, "\t")
	return number, batch, ok && found
}
