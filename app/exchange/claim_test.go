package exchange

import (
	"strings"
	"testing"

	"gongdan/app/shop"
	"gongdan/data"
	"gongdan/data/datatest"
)

// claimFile is a shop with two orders that the factory pays, of which one was
// claimed, refused, corrected and paid in part, and one waits; a claim was withdrawn.
const claimFile = `{"format": "gongdan/1",
 "shop": {"name": "昌盛汽车维修"},
 "people": [{"code": "lina", "name": "李娜", "roles": ["advisor"]}],
 "customers": [{"code": "C1", "name": "王建国"}],
 "vehicles": [{"vin": "LSVAA00090N000001", "plate": "沪AD12345", "owner": "C1", "make": "大众"}],
 "labour": [{"code": "BS-1", "name": "拆装变速器", "hours": "4", "rate": "120.00"}],
 "orders": [
  {"number": "WO-1", "vehicle": "LSVAA00090N000001", "received_at": "2026-03-02T09:10:00+08:00", "mileage_km": 12000, "complaint": "变速器异响",
   "agreed_at": "2026-03-02T09:30:00+08:00", "finished_at": "2026-03-02T16:00:00+08:00", "settled_at": "2026-03-02T17:00:00+08:00",
   "lines": [{"labour": "BS-1", "hours": "1", "rate": "120.00", "payer": "customer"}, {"labour": "BS-1", "hours": "4", "rate": "120.00", "payer": "factory"}]},
  {"number": "WO-2", "vehicle": "LSVAA00090N000001", "received_at": "2026-03-12T09:10:00+08:00", "mileage_km": 12100, "complaint": "漏油",
   "agreed_at": "2026-03-12T09:30:00+08:00", "finished_at": "2026-03-12T16:00:00+08:00",
   "lines": [{"labour": "BS-1", "hours": "1", "rate": "120.00", "payer": "factory"}]}],
 "claims": [
  {"number": "SP260301-001", "order": "WO-1", "factory": "大众", "opened_at": "2026-03-02T18:00:00+08:00",
   "lines": [{"line": 2, "kind": "labour", "name": "拆装变速器", "qty": "4", "price": "100.00"}],
   "events": [{"kind": "withdraw", "at": "2026-03-02T18:30:00+08:00", "by": "lina", "note": "重写"}]},
  {"number": "SP260302-001", "order": "WO-1", "factory": "大众", "theirs": "VW-77", "by": "lina", "opened_at": "2026-03-02T19:00:00+08:00",
   "fault": "异响", "cause": "轴承磨损", "causing_part": "输入轴轴承", "faulty_serial": "A1", "new_serial": "A2", "old_part_tag": "T-1", "old_part": "returned", "old_part_on": "2026-03-20",
   "lines": [{"line": 2, "kind": "labour", "code": "BS-1", "name": "拆装变速器", "qty": "4", "price": "100.00"}],
   "events": [
    {"kind": "submit", "at": "2026-03-03T09:00:00+08:00", "on": "2026-03-03", "by": "lina"},
    {"kind": "refuse", "at": "2026-03-05T09:00:00+08:00", "on": "2026-03-04", "by": "lina", "note": "照片不清"},
    {"kind": "submit", "at": "2026-03-06T09:00:00+08:00", "on": "2026-03-06"},
    {"kind": "accept", "at": "2026-03-10T09:00:00+08:00", "amount": "350.00", "note": "核减"},
    {"kind": "pay", "at": "2026-03-12T09:00:00+08:00", "amount": "200.00"},
    {"kind": "pay_back", "at": "2026-03-12T10:00:00+08:00", "amount": "-200.00", "note": "记错", "corrects": 5},
    {"kind": "pay", "at": "2026-03-12T11:00:00+08:00", "amount": "100.00"}]}]}`

func TestClaimsGoOutAndComeInWhole(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		load(t, s, claimFile)
		c, err := data.Read(t.Context(), s, func(v data.View) (shop.Claim, error) { return data.ClaimByNumber(v, "VW-77") })
		if err != nil || c.Status != shop.ClaimPartPaid || c.Accepted != 35000 || c.Paid != 10000 || len(c.Events) != 7 || c.Events[5].Corrects != c.Events[4].ID {
			t.Fatalf("%+v, %v", c, err)
		}
		if found, err := data.Check(t.Context(), s); err != nil || len(found) > 0 {
			t.Errorf("check finds %v, %v", found, err)
		}
		first := dump(t, s)
		for _, want := range []string{`"theirs": "VW-77"`, `"old_part": "returned", "old_part_on": "2026-03-20"`, `"amount": "-200.00", "note": "记错", "corrects": 5`, `{"line": 2, "kind": "labour", "code": "BS-1"`} {
			if !strings.Contains(first, want) {
				t.Errorf("%s is not written", want)
			}
		}
		other := datatest.New(t)
		load(t, other, first)
		same(t, dump(t, other), first)
		if again := load(t, s, first); again.Total() != 0 || again.Kept[shop.KindClaims] != 2 {
			t.Errorf("added %v, kept %v", again.Added, again.Kept)
		}
		same(t, dump(t, s), first)
	})
}

func TestWhatIsWrongWithAClaimIsToldByPlace(t *testing.T) {
	for _, c := range []struct{ old, bad, place string }{
		{`"SP260302-001", "order": "WO-1"`, `"SP260302-001", "order": "WO-9"`, "claims[1].order"},
		{`"number": "SP260302-001"`, `"number": "SP260301-001"`, "claims[1].number"},
		{`"amount": "350.00"`, `"amount": "450.00"`, "claims[1].events"},
		{`"kind": "refuse"`, `"kind": "accept"`, "claims[1].events"},
		{`"amount": "100.00"}`, `"amount": "351.00"}`, "claims[1].events"},
		{`"corrects": 5`, `"corrects": 4`, "claims[1].events"},
		{`"old_part": "returned", "old_part_on": "2026-03-20"`, `"old_part": "returned"`, "claims[1].on"},
		{`"by": "lina", "note": "照片`, `"by": "nobody", "note": "照片`, "claims[1].events[1].by"},
	} {
		_, err := Import(t.Context(), desk(datatest.New(t)), strings.NewReader(strings.Replace(claimFile, c.old, c.bad, 1)), false)
		if err == nil || !strings.Contains(err.Error(), c.place) {
			t.Errorf("%s: %v, want it told at %s", c.bad, err, c.place)
		}
	}
	for _, bad := range []string{`{"line": 1, "kind": "labour", "code"`, `{"line": 9, "kind": "labour", "code"`} {
		file := strings.Replace(claimFile, `{"line": 2, "kind": "labour", "code"`, bad, 1)
		if _, err := Import(t.Context(), desk(datatest.New(t)), strings.NewReader(file), false); err == nil {
			t.Errorf("%s is taken", bad)
		}
	}
}
