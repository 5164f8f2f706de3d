package work_test

import (
	"errors"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// warranty is the settled order of 54.00 and 58.00, which the factory pays.
func (c *counter) warranty() shop.Order {
	c.Helper()
	return c.warrantyOf("")
}

// warrantyOf is the same of another car, by its plate.
func (c *counter) warrantyOf(plate string) shop.Order {
	c.Helper()
	v := c.visit()
	if plate != "" {
		v.Vehicle.Plate, v.Vehicle.VIN = plate, ""
	}
	for i := range v.Order.Lines {
		v.Order.Lines[i].Payer = shop.PayFactory
	}
	o := got(work.Receive(c.Context(), c.as(c.advisor), v))(c).Order
	o = got(work.StartOrder(c.Context(), c.as(c.advisor), o.ID, o.Rev, signed()))(c)
	o = got(work.IssueParts(c.Context(), c.as(c.keeper), o.ID, o.Rev))(c)
	o = got(work.FinishOrder(c.Context(), c.as(c.technician), o.ID, c.rev(o.ID)))(c)
	return got(work.SettleOrder(c.Context(), c.as(c.owner), o.ID, o.Rev, work.Settlement{}))(c)
}

// claimed is a claim on that order.
func (c *counter) claimed(o shop.Order) shop.Claim {
	c.Helper()
	x := read(c, func(v data.View) (shop.Claim, error) { return work.PrepareClaim(v, o.ID, "2026-04-14") })
	x.Report.Cause = " 滤芯开裂 "
	return got(work.SaveClaim(c.Context(), c.as(c.advisor), x))(c)
}

func (c *counter) tell(x shop.Claim, e shop.ClaimEvent) (shop.Claim, error) {
	return work.TellClaim(c.Context(), c.as(c.cashier), work.SeenClaim{ID: x.ID, Rev: x.Rev}, e)
}

func TestAClaimIsRefusedCorrectedAcceptedForLessAndPaidInTwoParts(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.warranty()
		x := c.claimed(o)
		if x.Number != "SP260414-001" || x.Factory != "大众" || x.Claimed != 11200 || x.Report.Cause != "滤芯开裂" || x.Old.Tag != x.Number || x.Old.On != "2026-07-13" {
			t.Fatalf("%+v", x)
		}
		c.refused(failure(work.SaveClaim(t.Context(), c.as(c.advisor), shop.Claim{OrderID: o.ID, Factory: "大众", Lines: x.Lines, Old: x.Old})), "claim.refuse.nothing")
		c.pass(60)
		x = got(c.tell(x, shop.ClaimEvent{Kind: shop.ClaimSubmit}))(c)
		x = got(c.tell(x, shop.ClaimEvent{Kind: shop.ClaimRefuse, Note: "故障照片不清"}))(c)
		x.Lines[0].Price, x.Report.Fault = 11000, "滤清器渗油"
		x = got(work.SaveClaim(t.Context(), c.as(c.advisor), x))(c)
		c.pass(60)
		x = got(c.tell(x, shop.ClaimEvent{Kind: shop.ClaimSubmit}))(c)
		if x.Claimed != 11300 || !x.SubmittedAt.Equal(c.now) {
			t.Errorf("submitted again %+v", x)
		}
		c.wrong(failure(c.tell(x, shop.ClaimEvent{Kind: shop.ClaimAccept, Amount: 10000})), "note")
		x = got(c.tell(x, shop.ClaimEvent{Kind: shop.ClaimAccept, Amount: 10000, Note: "工时按厂家标准"}))(c)
		x = got(c.tell(x, shop.ClaimEvent{Kind: shop.ClaimPay, Amount: 4000}))(c)
		c.wrong(failure(c.tell(x, shop.ClaimEvent{Kind: shop.ClaimPay, Amount: 6001})), "amount")
		x = got(c.tell(x, shop.ClaimEvent{Kind: shop.ClaimPay, Amount: 6000}))(c)
		if x.Status != shop.ClaimPaid || x.Paid != 10000 || x.Left() != 0 || len(x.Events) != 6 {
			t.Errorf("paid %+v", x)
		}
		kept := read(c, func(v data.View) (shop.Claim, error) { return data.Claim(v, x.ID) })
		if kept.Status != x.Status || kept.ClaimSums != x.ClaimSums || len(kept.Events) != 6 {
			t.Errorf("kept %+v", kept)
		}
		c.proved()
	})
}

func TestANewClaimHasThePricesThatTheFactoryWasAskedLast(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		x := c.claimed(c.warranty())
		x.Lines[0].Price, x.Lines[1].Price = 4321, 9876
		x = got(work.SaveClaim(t.Context(), c.as(c.advisor), x))(c)
		other := c.warrantyOf("沪B12345")
		next := func() (shop.Claim, []data.FactoryPrice) {
			t.Helper()
			y := read(c, func(v data.View) (shop.Claim, error) { return work.PrepareClaim(v, other.ID, "2026-04-14") })
			return y, read(c, func(v data.View) ([]data.FactoryPrice, error) { return data.FactoryPrices(v, y.Factory, y.Lines) })
		}
		y, asked := next()
		if y.Sum() != 11200 || asked[0].Claim != "" || asked[1].Claim != "" {
			t.Errorf("a claim that did not go out is no example: %v, %v", y.Lines, asked)
		}
		x = got(c.tell(x, shop.ClaimEvent{Kind: shop.ClaimSubmit}))(c)
		y, asked = next()
		for i, p := range asked {
			if want := x.Lines[i].Price; y.Lines[i].Price != want || p.Price != want || p.Claim != x.Number {
				t.Errorf("line %d: %v, %v", i, y.Lines[i], p)
			}
		}
		lines := []shop.ClaimLine{{Kind: shop.LabourLine, Code: "never"}, {Kind: shop.PartLine, Code: "never"}, {Kind: shop.PartLine}}
		for i, p := range read(c, func(v data.View) ([]data.FactoryPrice, error) { return data.FactoryPrices(v, x.Factory, lines) }) {
			if hour := i == 0 && x.Lines[0].Kind == shop.LabourLine; (p.Claim != "") != hour {
				t.Errorf("%v costs %v", lines[i], p)
			}
		}
		got(c.tell(x, shop.ClaimEvent{Kind: shop.ClaimRefuse, Note: "工时过高"}))(c)
		if y, _ = next(); y.Sum() != 11200 {
			t.Errorf("a refused price is asked again: %v", y.Lines)
		}
	})
}

func TestWhatAClaimRefusesChangesNothing(t *testing.T) {
	c := open(t)
	o := c.warranty()
	c.refused(failure(work.SaveClaim(t.Context(), c.as(c.technician), shop.Claim{OrderID: o.ID})), "person.refuse.right")
	x := c.claimed(o)
	c.refused(failure(c.tell(x, shop.ClaimEvent{Kind: shop.ClaimPay, Amount: 1})), "claim.refuse.move")
	if err := failure(work.TellClaim(t.Context(), c.as(c.advisor), work.SeenClaim{ID: x.ID, Rev: x.Rev + 1}, shop.ClaimEvent{Kind: shop.ClaimSubmit})); !errors.Is(err, shop.ErrStale) {
		t.Errorf("an old revision: %v", err)
	}
	empty := x
	empty.Report.Cause = ""
	empty = got(work.SaveClaim(t.Context(), c.as(c.advisor), empty))(c)
	c.wrong(failure(c.tell(empty, shop.ClaimEvent{Kind: shop.ClaimSubmit})), "cause")
	foreign := empty
	foreign.Lines = append(foreign.Lines, shop.ClaimLine{LineID: 999, Name: "x", Qty: shop.One})
	c.refused(failure(work.SaveClaim(t.Context(), c.as(c.advisor), foreign)), "claim.refuse.line")
	kept := read(c, func(v data.View) (shop.Claim, error) { return data.Claim(v, x.ID) })
	if kept.Status != shop.ClaimDraft || len(kept.Events) != 0 || len(kept.Lines) != 2 {
		t.Errorf("%+v", kept)
	}
	c.proved()
}

func TestAnOrderKeepsWhatALivingClaimAsks(t *testing.T) {
	c := open(t)
	o := c.warranty()
	x := c.claimed(o)
	o = got(work.ReverseOrder(t.Context(), c.as(c.owner), o.ID, c.rev(o.ID), "改单"))(c)
	o = got(work.ResumeOrder(t.Context(), c.as(c.owner), o.ID, o.Rev))(c)
	o.Lines[0].Payer = shop.PayCustomer
	r := c.refused(failure(work.SaveOrder(t.Context(), c.as(c.owner), o)), "claim.refuse.claimed")
	if len(r.Blocks) != 1 || r.Blocks[0] != x.Number {
		t.Errorf("%+v", r)
	}
	x = got(c.tell(x, shop.ClaimEvent{Kind: shop.ClaimWithdraw, Note: "改为客户付费"}))(c)
	got(work.SaveOrder(t.Context(), c.as(c.owner), o))(c)
	c.refused(failure(work.SaveClaim(t.Context(), c.as(c.advisor), x)), "claim.refuse.move")
	c.proved()
}

func TestWhatTheFactoryHasIsNotRewritten(t *testing.T) {
	c := open(t)
	x := c.claimed(c.warranty())
	x = got(c.tell(x, shop.ClaimEvent{Kind: shop.ClaimSubmit}))(c)
	x.Lines, x.Report.Fault, x.Theirs, x.Old = nil, "别的", "VW-1", shop.OldPart{Tag: "T-9", Fate: shop.OldPartSent, On: "2026-04-14"}
	x = got(work.SaveClaim(t.Context(), c.as(c.advisor), x))(c)
	if len(x.Lines) != 2 || x.Report.Fault == "别的" || x.Theirs != "VW-1" || x.Old.Tag != "T-9" {
		t.Errorf("%+v", x)
	}
	x = got(c.tell(x, shop.ClaimEvent{Kind: shop.ClaimRecall}))(c)
	if x.Status != shop.ClaimDraft || !x.SubmittedAt.IsZero() {
		t.Errorf("recalled %+v", x)
	}
	c.proved()
}

func TestTheFactorysTableIsPostedOnceAndInWhole(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		first := c.claimed(c.warranty())
		first = got(c.tell(first, shop.ClaimEvent{Kind: shop.ClaimSubmit}))(c)
		c.pass(30)
		second := c.claimed(c.warrantyOf("沪B88K20"))
		got(c.tell(second, shop.ClaimEvent{Kind: shop.ClaimSubmit}))(c)
		yuan := func(m shop.Money) *shop.Money { return &m }
		sheet := shop.ClaimSheet{File: "厂家.xlsx", Entries: []shop.ClaimEntry{
			{Row: 2, Number: first.Number, Accepted: yuan(11200), Paid: yuan(11200), On: "2026-04-14"},
			{Row: 3, Number: "SP000", Accepted: yuan(1)},
			{Row: 4, VIN: "LSVAA00090N000001", Accepted: yuan(1)},
		}}
		run := func(want string) {
			t.Helper()
			plan := got(work.PostClaims(t.Context(), c.as(c.cashier), sheet))(c)
			said := ""
			for _, r := range plan.Rows {
				said += string(r.Fate) + " "
			}
			if said != want {
				t.Errorf("%s, want %s", said, want)
			}
		}
		run("news unknown differing missing ")
		run("matched unknown differing missing ")
		kept := read(c, func(v data.View) (shop.Claim, error) { return data.Claim(v, first.ID) })
		if kept.Status != shop.ClaimPaid || len(kept.Events) != 3 {
			t.Errorf("%+v", kept)
		}
		sheet.Entries = []shop.ClaimEntry{{Row: 2, Number: second.Number, Paid: yuan(100)}}
		c.refused(failure(work.PostClaims(t.Context(), c.as(c.technician), sheet)), "person.refuse.right")
		ages := read(c, func(v data.View) (data.ClaimAges, error) { return data.AgesOfClaims(v, "2026-06-20") })
		if ages.Count != 1 || ages.Sum != 11200 || ages.Ages != [4]shop.Money{2: 11200} {
			t.Errorf("%+v", ages)
		}
		c.proved()
	})
}

func TestOrdersWaitForTheirClaim(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := openOn(t, s)
		o := c.warranty()
		list := func(ask data.Ask) data.Page[data.ClaimRow] {
			t.Helper()
			return read(c, func(v data.View) (data.Page[data.ClaimRow], error) { return data.ClaimList(v, ask) })
		}
		waiting := data.Ask{Filter: data.ClaimsToWrite, Day: "2026-04-01"}
		if p := list(waiting); p.Total != 1 || p.Rows[0].OrderID != o.ID || p.Rows[0].Claimed != 11200 || p.Rows[0].ID != 0 {
			t.Fatalf("%+v", p)
		}
		if p := list(data.Ask{Filter: data.ClaimsToWrite, Day: "2026-04-15"}); p.Total != 0 {
			t.Errorf("%d older ones", p.Total)
		}
		x := c.claimed(o)
		if p := list(waiting); p.Total != 0 {
			t.Errorf("%d still wait", p.Total)
		}
		got(c.tell(x, shop.ClaimEvent{Kind: shop.ClaimSubmit}))(c)
		for filter, want := range map[string]int64{"": 1, data.ClaimsOutstanding: 1, string(shop.ClaimSubmitted): 1, string(shop.ClaimPaid): 0} {
			if p := list(data.Ask{Filter: filter, Text: "d12345"}); p.Total != want {
				t.Errorf("%q: %d", filter, p.Total)
			}
		}
		for day, want := range map[shop.Day]int64{"2026-04-14": 1, "2026-04-13": 0} {
			if p := list(data.Ask{Filter: data.ClaimsOverdue, Until: day}); p.Total != want {
				t.Errorf("overdue by %s: %d", day, p.Total)
			}
			if n := len(read(c, func(v data.View) ([]data.ClaimRow, error) { return data.OverdueClaims(v, day) })); int64(n) != want {
				t.Errorf("home by %s: %d", day, n)
			}
		}
		hits := read(c, func(v data.View) ([]shop.Hit, error) { return data.Find(v, x.Number, 9) })
		if len(hits) == 0 || hits[0].Kind != shop.KindClaims {
			t.Errorf("%+v", hits)
		}
		hits = read(c, func(v data.View) ([]shop.Hit, error) { return data.Find(v, "d12345", 9) })
		if n := len(hits); n < 2 || hits[0].Kind != shop.KindVehicles || hits[n-1].Kind != shop.KindClaims || hits[n-1].Plate != "沪AD12345" {
			t.Errorf("by the plate: %+v", hits)
		}
	})
}
