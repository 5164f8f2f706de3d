package work_test

import (
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// recall catches the car of that order by its VIN, and no other.
func (c *counter) recall(car shop.Vehicle) shop.Campaign {
	c.Helper()
	return got(work.SaveCampaign(c.Context(), c.as(c.owner), shop.Campaign{
		Code: " zh-1 ", Name: " 高压油管 ", Kind: shop.CampaignRecall, FromDay: "2026-01-01",
		Criteria: []shop.Criterion{{VINFrom: car.VIN, VINTo: car.VIN}},
	}))(c)
}

// state is how far the car has come in the campaign.
func (c *counter) state(id shop.CampaignID) string {
	c.Helper()
	list := read(c, func(v data.View) ([]data.CampaignCar, error) { return data.CampaignCars(v, id, "", 0, 9) })
	if len(list) != 1 {
		c.Fatalf("caught %+v", list)
	}
	return list[0].State
}

func TestACarOfACampaignIsToldRefusedAndPutRight(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		v := c.visit()
		v.Order.Kind = shop.Recall
		o := got(work.Receive(c.Context(), c.as(c.advisor), v))(c).Order
		car := read(c, func(v data.View) (shop.Vehicle, error) { return data.Vehicle(v, o.VehicleID) })
		z := c.recall(car)
		if z.Code != "ZH-1" || z.Name != "高压油管" || c.state(z.ID) != "open" {
			t.Fatalf("kept %+v", z)
		}
		told := got(work.NoteCampaign(c.Context(), c.as(c.advisor), []shop.CampaignNote{{Campaign: z.ID, Vehicle: car.ID, Words: " 电话 "}}))(c)
		if c.state(z.ID) != "told" || told[0].Words != "电话" || told[0].By != c.advisor.ID {
			t.Errorf("told %+v", told)
		}
		got(true, work.UndoCampaignNotes(c.Context(), c.as(c.advisor), told))(c)
		if c.state(z.ID) != "open" {
			t.Error("the undo left it told")
		}
		c.wrong(failure(work.NoteCampaign(c.Context(), c.as(c.advisor), []shop.CampaignNote{{Campaign: z.ID, Vehicle: car.ID, Refused: true}})), "words")
		c.refused(failure(work.NoteCampaign(c.Context(), c.as(c.advisor), []shop.CampaignNote{{Campaign: z.ID, Vehicle: car.ID + 99}})), "campaign.refuse.car")
		o = got(work.JoinCampaign(c.Context(), c.as(c.advisor), z.ID, o.ID, c.rev(o.ID)))(c)
		open := func() int {
			return len(read(c, func(v data.View) ([]shop.Campaign, error) { return data.OpenCampaigns(v, car.ID, "2026-04-14") }))
		}
		if open() != 1 {
			t.Error("a car that is still here counts as put right")
		}
		got(work.LeaveCampaign(c.Context(), c.as(c.advisor), z.ID, o.ID, c.rev(o.ID)))(c)
		c.wrong(failure(work.SaveCampaign(c.Context(), c.as(c.owner), shop.Campaign{
			Code: "ZH-1", Name: "另一个", Kind: shop.CampaignService, FromDay: "2026-01-01", Criteria: []shop.Criterion{{Make: "丰田"}},
		})), "code")
		c.sound()
	})
}

func TestOnlyARecallOrderCountsForACampaign(t *testing.T) {
	c := open(t)
	o := c.received()
	z := c.recall(read(c, func(v data.View) (shop.Vehicle, error) { return data.Vehicle(v, o.VehicleID) }))
	c.refused(failure(work.JoinCampaign(c.Context(), c.as(c.advisor), z.ID, o.ID, c.rev(o.ID))), "campaign.refuse.kind")
}
