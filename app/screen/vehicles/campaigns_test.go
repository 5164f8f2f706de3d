package vehicles

import (
	"context"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
)

func TestTheFileOfACarNamesItsCampaignsAndBulletins(t *testing.T) {
	for name, look := range screentest.Looks() {
		r := screentest.New(t, look)
		v := r.Vehicle(shop.Vehicle{Plate: "沪A3K728", VIN: "LSVAA49J032047310", Make: "大众", Model: "帕萨特", Year: 2020, Use: shop.Household})
		var kept []shop.Campaign
		for _, c := range []shop.Campaign{
			{Code: "23X1", Name: "免费更换车门锁块", Kind: shop.CampaignService, FromDay: "2024-01-01", UntilDay: "2024-12-31", Criteria: []shop.Criterion{{Make: "大众"}}},
			{Code: "24Y5", Name: "更换燃油泵法兰", Kind: shop.CampaignRecall, FromDay: "2026-03-01", Criteria: []shop.Criterion{{Model: "帕萨特"}}},
		} {
			kept = append(kept, screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Campaign, error) { return work.SaveCampaign(ctx, d, c) }))
		}
		screentest.Do(r, func(ctx context.Context, d work.Desk) ([]shop.CampaignNote, error) {
			return work.NoteCampaign(ctx, d, []shop.CampaignNote{{Campaign: kept[1].ID, Vehicle: v.ID, Words: "电话"}})
		})
		screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Bulletin, error) {
			return work.SaveBulletin(ctx, d, shop.Bulletin{Number: "TB-2026-014", Title: "换挡顿挫：先升级控制单元软件", Words: "先读版本号。", Make: "大众", Model: "帕萨特", Fault: "TR-SHIFT"})
		})
		r.Show(newPage(r.Host, v.ID))
		r.Picture("vehicle-campaigns-" + name)
		for _, words := range []string{"24Y5", "23X1", "TB-2026-014", r.Say("campaigns.filter.told"), r.Say("campaigns.over")} {
			r.Sees(words)
		}
		r.Press("Alt+B")
		r.Sees("先读版本号")
		r.Press("Esc", "Alt+K")
		if to := r.Routes[len(r.Routes)-1]; to.Screen != screen.Campaigns || to.ID != int64(kept[1].ID) {
			t.Errorf("%s: went to %+v", name, to)
		}
	}
}
