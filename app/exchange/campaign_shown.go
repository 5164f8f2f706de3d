package exchange

import (
	"context"

	"gongdan/app/shop"
	"gongdan/data"
)

// campaignShown is how far a campaign has come, in cars; the rate is null where it
// catches none.
type campaignShown struct {
	Code     string            `json:"code"`
	Name     string            `json:"name"`
	Kind     shop.CampaignKind `json:"kind"`
	FromDay  shop.Day          `json:"from_day"`
	UntilDay shop.Day          `json:"until_day,omitempty"`
	Caught   int64             `json:"caught"`
	Told     int64             `json:"told"`
	Done     int64             `json:"done"`
	Refused  int64             `json:"refused"`
	NoVIN    int64             `json:"no_vin"`
	Rate     *bare             `json:"done_rate"`
}

// campaignsShown are all campaigns, the newest first.
type campaignsShown struct {
	Campaigns []campaignShown `json:"campaigns"`
}

// Campaigns is how far all campaigns have come, the newest first.
func (w Viewer) Campaigns(ctx context.Context) (any, error) {
	return data.Read(ctx, w.Desk.Store, func(v data.View) (any, error) {
		shown := campaignsShown{Campaigns: []campaignShown{}}
		ask := data.Ask{Desc: true, N: 200}
		for {
			p, err := data.CampaignList(v, ask)
			if err != nil {
				return nil, err
			}
			for _, r := range p.Rows {
				shown.Campaigns = append(shown.Campaigns, showCampaign(r))
			}
			if !p.More {
				return shown, nil
			}
			ask.From = p.End
		}
	})
}

func showCampaign(r data.CampaignRow) campaignShown {
	x := campaignShown{
		Code: r.Code, Name: r.Name, Kind: r.Kind, FromDay: r.FromDay, UntilDay: r.UntilDay,
		Caught: r.Caught, Told: r.Told, Done: r.Done, Refused: r.Refused, NoVIN: r.NoVIN,
	}
	if bp, ok := r.DoneRate(); ok {
		x.Rate = share(shop.Rate(bp))
	}
	return x
}
