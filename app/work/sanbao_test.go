package work_test

import (
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// warranted is a repair that is done, of a household car sold on a day; "" for nobody
// knows when.
func (c *counter) warranted(on shop.Day) shop.Order {
	c.Helper()
	o := c.ready()
	v := read(c, func(v data.View) (shop.Vehicle, error) { return data.Vehicle(v, o.VehicleID) })
	v.Use, v.Dates.InvoicedOn, v.Dates.DeliveredOn = shop.Household, on, on
	v.Card = shop.WarrantyCard{Price: 15_000_000, Rate: 50}
	got(work.SaveVehicle(c.Context(), c.as(c.advisor), v))(c)
	o.Kind = shop.Repair
	return got(work.SaveOrder(c.Context(), c.as(c.advisor), o))(c)
}

func TestABillOfAWarrantyRepairWaitsForItsRecord(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.warranted("2025-03-01")
		desk := c.as(c.owner)
		o = got(work.SaveProblem(t.Context(), desk, work.Repair{Order: o.ID, Rev: o.Rev, Problem: &shop.QualityProblem{Code: "TR-NOISE", Assembly: shop.Gearbox}}))(c)
		settle := work.Settlement{Payments: []shop.Payment{pay(shop.WeChat, o.Totals().Due)}}
		_, err := work.SettleOrder(t.Context(), desk, o.ID, o.Rev, settle)
		r := c.refused(err, "sanbao.refuse.record")
		if r.Fix != "record" {
			t.Errorf("%+v", r)
		}
		if kept := c.order(o.ID); kept.Status != shop.Ready || len(kept.Payments) != 0 {
			t.Errorf("the refused bill left %s with %d payments", kept.Status, len(kept.Payments))
		}
		q := *o.Quality
		q.Record = shop.RepairRecord{Findings: "轴承磨损，已更换", NoTow: true}
		o = got(work.SaveProblem(t.Context(), desk, work.Repair{Order: o.ID, Rev: o.Rev, Problem: &q}))(c)
		o = got(work.SettleOrder(t.Context(), desk, o.ID, o.Rev, settle))(c)
		_, err = work.DeliverOrder(t.Context(), desk, o.ID, o.Rev)
		c.refused(err, "sanbao.refuse.signed")
		q.Code = "OTHER"
		_, err = work.SaveProblem(t.Context(), desk, work.Repair{Order: o.ID, Rev: o.Rev, Problem: &q})
		c.refused(err, "sanbao.refuse.settled")
		q.Code, q.Record.SignedAt = "TR-NOISE", c.now.Truncate(time.Minute)
		o = got(work.SaveProblem(t.Context(), desk, work.Repair{Order: o.ID, Rev: o.Rev, Problem: &q}))(c)
		o = got(work.DeliverOrder(t.Context(), desk, o.ID, o.Rev))(c)
		_, err = work.SaveProblem(t.Context(), desk, work.Repair{Order: o.ID, Rev: o.Rev})
		c.refused(err, "order.refuse.frozen")
		c.sound()
	})
}

func TestTheRecordIsAskedOnlyWhereTheOrderOnWarrantyBinds(t *testing.T) {
	for name, sold := range map[string]shop.Day{"nobody knows when it was sold": "", "past its free repair": "2021-01-01"} {
		c := open(t)
		o := c.warranted(sold)
		o = got(work.SaveProblem(t.Context(), c.as(c.owner), work.Repair{Order: o.ID, Rev: o.Rev, Problem: &shop.QualityProblem{Code: "A"}}))(c)
		o = got(work.SettleOrder(t.Context(), c.as(c.owner), o.ID, o.Rev, work.Settlement{Payments: []shop.Payment{pay(shop.WeChat, o.Totals().Due)}}))(c)
		if o = got(work.DeliverOrder(t.Context(), c.as(c.owner), o.ID, o.Rev))(c); o.Status != shop.Delivered {
			t.Errorf("%s: %s", name, o.Status)
		}
	}
}

func TestAWrongQualityProblemIsNamedAndChangesNothing(t *testing.T) {
	c := open(t)
	o := c.warranted("2025-03-01")
	from := c.now.Add(-time.Hour)
	for field, q := range map[string]shop.QualityProblem{
		"code":               {},
		"repair_to":          {Code: "A", RepairFrom: from, RepairTo: from.Add(-time.Hour)},
		"excluded_hours":     {Code: "A", RepairFrom: from, RepairTo: from.Add(time.Hour), ExcludedHours: 2 * shop.One, ExcludedReason: "rescue_travel"},
		"excluded_reason":    {Code: "A", RepairFrom: from, RepairTo: from.Add(time.Hour), ExcludedHours: shop.One},
		"main_part":          {Code: "A", MainPart: "曲轴", MainPartAssembly: shop.Gearbox},
		"main_part_assembly": {Code: "A", MainPart: "曲轴"},
	} {
		_, err := work.SaveProblem(t.Context(), c.as(c.advisor), work.Repair{Order: o.ID, Rev: o.Rev, Problem: &q})
		c.wrong(err, field)
	}
	if kept := c.order(o.ID); kept.Quality != nil || kept.Rev != o.Rev {
		t.Errorf("it left %+v", kept.Quality)
	}
	v := read(c, func(v data.View) (shop.Vehicle, error) { return data.Vehicle(v, o.VehicleID) })
	v.Card.Rate = 51
	_, err := work.SaveVehicle(t.Context(), c.as(c.advisor), v)
	c.wrong(err, "compensation_rate")
}
