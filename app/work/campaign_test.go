package work_test

import (
	"errors"
	"strings"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// recall catches the car of that order by its VIN, and no other; it asks for the oil
// change and a filter.
func (c *counter) recall(vin string) shop.Campaign {
	c.Helper()
	return got(work.SaveCampaign(c.Context(), c.as(c.owner), shop.Campaign{
		Code: " zh-1 ", Name: " 高压油管 ", Kind: shop.CampaignRecall, FromDay: "2026-01-01", Todo: "更换油管",
		JobCode: c.oilChange.Code, PartNo: "06l 115 562b",
		Criteria: []shop.Criterion{{VINFrom: vin, VINTo: vin}, {Make: "  "}},
	}))(c)
}

const recalledVIN = "lsvaa00090n000001"

// told is how far the only car of the campaign has come, and its figures.
func (c *counter) told(id shop.CampaignID) (string, shop.CampaignFigures) {
	c.Helper()
	list := read(c, func(v data.View) (data.Page[data.CampaignCarRow], error) {
		return data.CampaignCarList(v, data.Ask{Record: int64(id)})
	})
	if len(list.Rows) != 1 {
		c.Fatalf("caught %+v", list)
	}
	return list.Rows[0].State, read(c, func(v data.View) (shop.CampaignFigures, error) { return data.CampaignFigures(v, id) })
}

func (c *counter) note(p shop.Person, n shop.CampaignNote) []shop.CampaignNote {
	c.Helper()
	c.pass(1)
	return got(work.NoteCampaign(c.Context(), c.as(p), []shop.CampaignNote{n}))(c)
}

func TestACarOfACampaignIsFoundToldAndPutRight(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		z := c.recall(recalledVIN)
		if z.Code != "ZH-1" || z.Name != "高压油管" || z.PartNo != c.filter.Number || len(z.Criteria) != 1 || z.Criteria[0].VINTo != "LSVAA00090N000001" {
			t.Fatalf("kept %+v", z)
		}
		in := c.visit()
		in.Order.Lines, in.Order.Intake.Complaint = nil, ""
		out := got(work.ReceiveRecall(c.Context(), c.as(c.advisor), in, z.ID))(c)
		o := c.order(out.Order.ID)
		if o.Kind != shop.Recall || len(o.Lines) != 2 || o.Lines[0].LabourID != c.oilChange.ID || o.Lines[1].PartID != c.filter.ID || o.Lines[1].Payer != shop.PayFactory || o.Intake.Complaint != "ZH-1 高压油管 更换油管" {
			t.Errorf("started %+v", o)
		}
		if state, f := c.told(z.ID); state != "open" || f != (shop.CampaignFigures{Caught: 1}) {
			t.Errorf("a car that is still here: %s %+v", state, f)
		}
		c.deliver(o.ID)
		if state, f := c.told(z.ID); state != "done" || f != (shop.CampaignFigures{Caught: 1, Done: 1}) {
			t.Errorf("%s %+v", state, f)
		}
		again := got(work.ReceiveRecall(c.Context(), c.as(c.advisor), work.Visit{Customer: out.Customer, Vehicle: out.Vehicle, Order: c.visit().Order}, z.ID))(c)
		if len(again.Order.Lines) != 4 {
			t.Errorf("own lines and those of the factory: %+v", again.Order.Lines)
		}
		c.deliver(again.Order.ID)
		if _, f := c.told(z.ID); f.Done != 1 {
			t.Errorf("a second delivery counts again: %+v", f)
		}
		of := read(c, func(v data.View) ([]data.CarCampaign, error) { return data.CampaignsOf(v, out.Vehicle.ID) })
		if len(of) != 1 || of[0].State != "done" || of[0].Code != "ZH-1" || of[0].Order == "" {
			t.Errorf("%+v", of)
		}
		z.Criteria = []shop.Criterion{{Make: "丰田"}}
		got(work.SaveCampaign(c.Context(), c.as(c.owner), z))(c)
		if state, f := c.told(z.ID); state != "done" || f != (shop.CampaignFigures{Caught: 1, Done: 1}) {
			t.Errorf("what was done is lost with the criteria: %s %+v", state, f)
		}
		c.sound()
	})
}

// deliver takes an order from its estimate to the gate.
func (c *counter) deliver(id shop.OrderID) {
	c.Helper()
	ctx := c.Context()
	got(work.StartOrder(ctx, c.as(c.advisor), id, c.rev(id), signed()))(c)
	got(work.IssueParts(ctx, c.as(c.keeper), id, c.rev(id)))(c)
	got(work.FinishOrder(ctx, c.as(c.technician), id, c.rev(id)))(c)
	var money []shop.Payment
	o := c.order(id)
	if due := o.Totals().Due; due > 0 {
		money = append(money, pay(shop.Cash, due))
	}
	got(work.SettleOrder(ctx, c.as(c.owner), id, c.rev(id), work.Settlement{Payments: money}))(c)
	got(work.DeliverOrder(ctx, c.as(c.owner), id, c.rev(id)))(c)
}

func TestWhatIsReversedOrChangedIsNoRecallDone(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		z := c.recall(recalledVIN)
		o := c.received()
		o = got(work.StartCampaign(c.Context(), c.as(c.advisor), z.ID, o.ID, o.Rev))(c)
		if o.Kind != shop.Recall || len(o.Lines) != 4 {
			t.Errorf("%+v", o)
		}
		again := got(work.StartCampaign(c.Context(), c.as(c.advisor), z.ID, o.ID, o.Rev))(c)
		if len(again.Lines) != 4 {
			t.Error("the same lines came twice")
		}
		if err := failure(work.StartCampaign(c.Context(), c.as(c.advisor), z.ID, o.ID, o.Rev)); err == nil {
			t.Error("an old order was written")
		}
		c.deliver(o.ID)
		got(work.ReverseOrder(c.Context(), c.as(c.owner), o.ID, c.rev(o.ID), "开错了"))(c)
		if state, _ := c.told(z.ID); state != "open" {
			t.Errorf("reversed, yet %s", state)
		}
		back := got(work.ResumeOrder(c.Context(), c.as(c.advisor), o.ID, c.rev(o.ID)))(c)
		back.Kind = shop.Maintenance
		got(work.SaveOrder(c.Context(), c.as(c.advisor), back))(c)
		if files := read(c, func(v data.View) (list []data.CampaignFile, err error) {
			return list, data.EachCampaign(v, func(f data.CampaignFile) error { list = append(list, f); return nil })
		}); len(files) == 1 && len(files[0].Orders) > 0 {
			t.Error("an order that is no recall counts for one")
		}
		c.sound()
	})
}

func TestWhatAnOwnerWasToldIsTakenBackByWhoWroteItOnly(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.received()
		z := c.recall(recalledVIN)
		told := c.note(c.advisor, shop.CampaignNote{Campaign: z.ID, Vehicle: o.VehicleID, Words: " 电话 "})
		if state, f := c.told(z.ID); state != "told" || told[0].Words != "电话" || told[0].By != c.advisor.ID || f.Told != 1 {
			t.Errorf("told %+v", told)
		}
		undo := func(p shop.Person, notes []shop.CampaignNote) error {
			return work.UndoCampaignNotes(c.Context(), c.as(p), notes)
		}
		c.refused(undo(c.owner, told), "campaign.refuse.undo")
		no := c.note(c.cashier, shop.CampaignNote{Campaign: z.ID, Vehicle: o.VehicleID, Refused: true, Words: "没时间"})
		if state, f := c.told(z.ID); state != "refused" || f.Refused != 1 || f.Told != 1 {
			t.Errorf("%s %+v", state, f)
		}
		c.refused(undo(c.advisor, told), "campaign.refuse.undo")
		got(true, undo(c.cashier, no))(c)
		c.refused(undo(c.cashier, no), "campaign.refuse.undo")
		if state, _ := c.told(z.ID); state != "told" {
			t.Error(state)
		}
		c.pass(24 * 60)
		c.refused(undo(c.advisor, told), "campaign.refuse.undo")
		kept := read(c, func(v data.View) (shop.CampaignNote, error) { return data.CampaignNote(v, no[0].ID) })
		if kept.UndoneAt.IsZero() || kept.Words != "没时间" {
			t.Errorf("what was undone is gone: %+v", kept)
		}
		c.note(c.advisor, shop.CampaignNote{Campaign: z.ID, Vehicle: o.VehicleID, Refused: true, Words: "不来"})
		c.note(c.advisor, shop.CampaignNote{Campaign: z.ID, Vehicle: o.VehicleID, Words: "再次电话"})
		if state, f := c.told(z.ID); state != "told" || f.Refused != 0 {
			t.Errorf("the last word counts: %s %+v", state, f)
		}
		of := read(c, func(v data.View) ([]data.CarCampaign, error) { return data.CampaignsOf(v, o.VehicleID) })
		if len(of) != 1 || of[0].State != "told" {
			t.Errorf("%+v", of)
		}
		c.wrong(failure(work.NoteCampaign(c.Context(), c.as(c.advisor), []shop.CampaignNote{{Campaign: z.ID, Vehicle: o.VehicleID, Refused: true}})), "words")
		c.refused(failure(work.NoteCampaign(c.Context(), c.as(c.advisor), []shop.CampaignNote{{Campaign: z.ID, Vehicle: o.VehicleID + 99}})), "campaign.refuse.car")
		c.sound()
	})
}

func TestAFileThatIsJoinedToAnotherTakesItsRecallAlong(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.received()
		z := c.recall(recalledVIN)
		o = got(work.StartCampaign(c.Context(), c.as(c.advisor), z.ID, o.ID, o.Rev))(c)
		c.note(c.advisor, shop.CampaignNote{Campaign: z.ID, Vehicle: o.VehicleID, Words: "电话"})
		old := read(c, func(v data.View) (shop.Vehicle, error) { return data.Vehicle(v, o.VehicleID) })
		other := got(work.SaveVehicle(c.Context(), c.as(c.advisor), shop.Vehicle{Plate: "沪A12345", OwnerID: old.OwnerID}))(c)
		old.MergedInto = other.ID
		got(work.SaveVehicle(c.Context(), c.as(c.advisor), old))(c)
		other.VIN = "LSVAA00090N000001"
		other = got(work.SaveVehicle(c.Context(), c.as(c.advisor), other))(c)
		if state, f := c.told(z.ID); state != "told" || f.Caught != 1 {
			t.Errorf("%s %+v", state, f)
		}
		c.deliver(o.ID)
		of := read(c, func(v data.View) ([]data.CarCampaign, error) { return data.CampaignsOf(v, other.ID) })
		if state, f := c.told(z.ID); state != "done" || f.Done != 1 || len(of) != 1 || of[0].State != "done" || of[0].Order != o.Number {
			t.Errorf("%s %+v %+v", state, f, of)
		}
	})
}

func TestACampaignIsRefusedWhereItDoesNotBelong(t *testing.T) {
	c := open(t)
	ctx := c.Context()
	o := c.received()
	z := c.recall(recalledVIN)
	c.refused(failure(work.JoinCampaign(ctx, c.as(c.advisor), z.ID, o.ID, c.rev(o.ID))), "campaign.refuse.kind")
	in := c.visit()
	in.Vehicle = shop.Vehicle{Plate: "沪A54321", VIN: "LSVAA00070N000002"}
	c.refused(failure(work.ReceiveRecall(ctx, c.as(c.advisor), in, z.ID)), "campaign.refuse.car")
	if cars := read(c, func(v data.View) ([]shop.Vehicle, error) { return data.VehicleBook(v) }); len(cars) != 1 {
		t.Error("a refused reception left its car")
	}
	in.Order.Kind = shop.Accident
	c.refused(failure(work.ReceiveRecall(ctx, c.as(c.advisor), in, z.ID)), "campaign.refuse.other")
	twice, unknown := z, z
	twice.ID, twice.Rev = 0, 0
	c.wrong(failure(work.SaveCampaign(ctx, c.as(c.owner), twice)), "code")
	unknown.JobCode, unknown.PartNo = "XX-1", "XX-2"
	c.wrong(failure(work.SaveCampaign(ctx, c.as(c.owner), unknown)), "job_code", "part_no")
	c.refused(failure(work.SaveCampaign(ctx, c.as(c.advisor), z)), "person.refuse.right")
	log := read(c, func(v data.View) (data.Page[data.AuditRow], error) {
		return data.AuditList(v, data.Ask{Kind: shop.KindCampaigns, Record: int64(z.ID)})
	})
	if len(log.Rows) != 1 {
		t.Errorf("the journal of a new campaign: %+v", log.Rows)
	}
}

func TestACampaignOfABatchFindsTheCarsItWentInto(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		ctx := c.Context()
		p := got(work.SavePart(ctx, c.as(c.keeper), shop.Part{Number: "G-1", Name: "油管", Unit: "根", Price: 5800, Origin: shop.OEM, Active: true}))(c)
		got(work.ReceiveStock(ctx, c.as(c.keeper), shop.Receipt{PartID: p.ID, Qty: 2000, Cost: 3800, Lot: shop.Lot{Batch: "B-7"}}))(c)
		in := c.visit()
		in.Order.Lines = []shop.Line{item(p, 1000)}
		o := got(work.Receive(ctx, c.as(c.advisor), in))(c).Order
		o = got(work.StartOrder(ctx, c.as(c.advisor), o.ID, o.Rev, signed()))(c)
		got(work.IssueParts(ctx, c.as(c.keeper), o.ID, o.Rev))(c)
		z := got(work.SaveCampaign(ctx, c.as(c.owner), shop.Campaign{
			Code: "PJ-1", Name: "油管漏油", Kind: shop.CampaignService, FromDay: "2026-01-01", Criteria: []shop.Criterion{{PartNo: "g-1", Batch: " B-7 "}},
		}))(c)
		caught := func() int64 {
			return read(c, func(v data.View) (shop.CampaignFigures, error) { return data.CampaignFigures(v, z.ID) }).Caught
		}
		if caught() != 1 {
			t.Error("the car that it went into is not caught")
		}
		got(work.ReturnParts(ctx, c.as(c.keeper), o.ID, c.rev(o.ID), work.Return{Line: c.order(o.ID).Lines[0].ID, Qty: 1000}))(c)
		if caught() != 0 {
			t.Error("what came back still counts")
		}
	})
}

func TestABulletinIsFoundByModelAndFault(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		save := func(b shop.Bulletin) shop.Bulletin {
			return got(work.SaveBulletin(c.Context(), c.as(c.owner), b))(c)
		}
		b := save(shop.Bulletin{Number: " tb-1 ", Title: " 换挡顿挫 ", Words: "刷新变速器程序", Make: "大众", Model: "帕萨特", Fault: "TR-SHIFT", YearFrom: 2019, YearTo: 2021})
		save(shop.Bulletin{Number: "TB-2", Title: "所有车", Words: "先查电瓶"})
		count := func(v shop.Vehicle, fault string) int {
			return len(read(c, func(x data.View) ([]shop.Bulletin, error) { return data.BulletinsFor(x, v, fault) }))
		}
		car := shop.Vehicle{Make: "大众", Model: "帕萨特", Year: 2020}
		for _, x := range []struct {
			change func(*shop.Vehicle)
			fault  string
			want   int
		}{
			{func(*shop.Vehicle) {}, "TR-SHIFT", 2},
			{func(*shop.Vehicle) {}, "", 2},
			{func(*shop.Vehicle) {}, "EN-OIL", 1},
			{func(v *shop.Vehicle) { v.Year = 2022 }, "TR-SHIFT", 1},
			{func(v *shop.Vehicle) { v.Year = 0 }, "TR-SHIFT", 2},
			{func(v *shop.Vehicle) { v.Model = "朗逸" }, "TR-SHIFT", 1},
		} {
			v := car
			x.change(&v)
			if n := count(v, x.fault); n != x.want {
				t.Errorf("%+v %s: %d", v, x.fault, n)
			}
		}
		if b.Number != "TB-1" || b.Title != "换挡顿挫" {
			t.Errorf("%+v", b)
		}
		c.wrong(failure(work.SaveBulletin(c.Context(), c.as(c.owner), shop.Bulletin{Number: "tb-1", Title: "x", Words: "x"})), "number")
		c.wrong(failure(work.SaveBulletin(c.Context(), c.as(c.owner), shop.Bulletin{YearFrom: 2021, YearTo: 2020})), "number", "title", "words", "year_to")
		c.refused(failure(work.SaveBulletin(c.Context(), c.as(c.advisor), b)), "person.refuse.right")
		b.Words = "刷新程序并学习"
		if save(b).Rev != 2 {
			t.Error("a bulletin is not written anew")
		}
	})
}

func TestARecallOfWhichEverythingWasDeclinedIsNotDone(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		z := c.recall(recalledVIN)
		o := c.received()
		o = got(work.StartCampaign(c.Context(), c.as(c.advisor), z.ID, o.ID, o.Rev))(c)
		no := work.Answer{Agreement: shop.Agreement{Consent: shop.Declined, By: "王建国", Way: shop.ByPhone}}
		for _, l := range o.Lines {
			if l.Payer == shop.PayFactory {
				no.Lines = append(no.Lines, l.ID)
			}
		}
		o = got(work.AgreeLines(c.Context(), c.as(c.advisor), o.ID, o.Rev, no))(c)
		c.deliver(o.ID)
		if state, f := c.told(z.ID); state != "open" || f != (shop.CampaignFigures{Caught: 1}) {
			t.Errorf("%s %+v", state, f)
		}
		open := read(c, func(v data.View) ([]shop.Campaign, error) { return data.OpenCampaigns(v, o.VehicleID, "2026-12-31") })
		if len(open) != 1 {
			t.Errorf("the door says nothing of it any more: %+v", open)
		}
		c.sound()
	})
}

func TestCampaignsAreListedPageByPageAndByWhetherTheyRun(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		c.received()
		for _, x := range []shop.Campaign{
			{Code: "A-1", Name: "已结束", FromDay: "2025-01-01", UntilDay: "2025-12-31"},
			{Code: "A-2", Name: "到今天", FromDay: "2025-06-01", UntilDay: "2026-02-28"},
			{Code: "A-3", Name: "没有止日", FromDay: "2026-01-01"},
			{Code: "A-4", Name: "还没开始", FromDay: "2026-03-01"},
		} {
			x.Kind, x.Criteria = shop.CampaignRecall, []shop.Criterion{{Make: "大众"}}
			got(work.SaveCampaign(c.Context(), c.as(c.owner), x))(c)
		}
		codes := func(ask data.Ask) (list []string) {
			for {
				p := read(c, func(v data.View) (data.Page[data.CampaignRow], error) { return data.CampaignList(v, ask) })
				for _, r := range p.Rows {
					list = append(list, r.Code)
				}
				if !p.More {
					return list
				}
				ask.From = p.End
			}
		}
		for _, x := range []struct {
			ask  data.Ask
			want string
		}{
			{data.Ask{}, "A-1 A-2 A-3 A-4"},
			{data.Ask{Desc: true, N: 1}, "A-4 A-3 A-2 A-1"},
			{data.Ask{N: 3}, "A-1 A-2 A-3 A-4"},
			{data.Ask{Filter: data.CampaignsRunning, Day: "2026-02-28", N: 1}, "A-2 A-3"},
			{data.Ask{Filter: data.CampaignsRunning, Day: "2026-03-01"}, "A-3 A-4"},
			{data.Ask{Filter: data.CampaignsOver, Day: "2026-02-28"}, "A-1"},
			{data.Ask{Filter: data.CampaignsOver, Day: "2026-03-01"}, "A-1 A-2"},
		} {
			x.ask.Sort = "code"
			if got := strings.Join(codes(x.ask), " "); got != x.want {
				t.Errorf("%+v: %s, want %s", x.ask, got, x.want)
			}
		}
		err := failure(data.Read(c.Context(), s, func(v data.View) (data.Page[data.CampaignRow], error) {
			return data.CampaignList(v, data.Ask{Filter: "x"})
		}))
		if !errors.Is(err, data.ErrAsk) {
			t.Error(err)
		}
	})
}

func TestACarWhoseVINNobodyKnowsIsListedApart(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		z := c.recall(recalledVIN)
		in := c.visit()
		in.Vehicle.VIN = ""
		got(work.Receive(c.Context(), c.as(c.advisor), in))(c)
		for filter, want := range map[string]int{data.CampaignNoVIN: 1, data.FilterAll: 0, "": 0} {
			p := read(c, func(v data.View) (data.Page[data.CampaignCarRow], error) {
				return data.CampaignCarList(v, data.Ask{Record: int64(z.ID), Filter: filter})
			})
			if len(p.Rows) != want {
				t.Errorf("%q: %+v", filter, p.Rows)
			}
		}
		if f := read(c, func(v data.View) (shop.CampaignFigures, error) { return data.CampaignFigures(v, z.ID) }); f != (shop.CampaignFigures{NoVIN: 1}) {
			t.Errorf("%+v", f)
		}
	})
}
