package shop_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
)

func TestEveryPairOfStationsIsAllowedOrRefused(t *testing.T) {
	allowed := map[shop.Status][]shop.Status{
		shop.Received: {shop.Quoted, shop.Working, shop.Void},
		shop.Quoted:   {shop.Received, shop.Working, shop.Void},
		shop.Working:  {shop.Quoted, shop.Checking, shop.Ready, shop.Void},
		shop.Checking: {shop.Working, shop.Ready, shop.Void},
		shop.Ready:    {shop.Working, shop.Settled, shop.Void},
		shop.Settled:  {shop.Delivered},
	}
	for _, from := range shop.Statuses() {
		for _, to := range shop.Statuses() {
			o := paid()
			o.Status = from
			if to == shop.Void {
				o.Payments, o.Lines[1].Issued = nil, 0
			}
			err := o.Move(to, noon())
			if slices.Contains(allowed[from], to) {
				if err != nil || o.Status != to {
					t.Errorf("%s → %s: %v, stands at %s", from, to, err, o.Status)
				}
				continue
			}
			if r := refusal(t, err); r.Say != "order.refuse.move" || r.With["From"] != from || r.With["To"] != to || o.Status != from {
				t.Errorf("%s → %s: %v, stands at %s", from, to, r, o.Status)
			}
		}
	}
}

func TestOnlyAReversalOpensASettledOrder(t *testing.T) {
	for _, from := range shop.Statuses() {
		o := paid()
		o.Status, o.SettlementNo = from, "JS260414-003"
		o.Stamps.SettledAt, o.Stamps.DeliveredAt = noon(), noon()
		back, err := o.Reverse(noon(), 7, "配件开错")
		if from == shop.Settled || from == shop.Delivered {
			if err != nil || o.Status != shop.Ready || len(back) != 1 || o.SettlementNo == "" {
				t.Errorf("%s: %v, %v, stands at %s", from, back, err, o.Status)
			}
			if !o.Stamps.SettledAt.IsZero() || !o.Stamps.DeliveredAt.IsZero() {
				t.Errorf("%s: the stamps stay", from)
			}
			continue
		}
		if r := refusal(t, err); r.Say != "order.refuse.reverse" || o.Status != from || len(o.Payments) != 1 {
			t.Errorf("%s: %v, stands at %s", from, r, o.Status)
		}
	}
}

func TestAReversalNamesItsReason(t *testing.T) {
	o := paid()
	o.Status = shop.Settled
	if _, err := o.Reverse(noon(), 7, " "); !errors.As(err, &shop.Problems{}) || o.Status != shop.Settled {
		t.Errorf("without a reason: %v, stands at %s", err, o.Status)
	}
}

func TestAReversalCancelsEachPaymentAndKeepsWhatWasHeldBefore(t *testing.T) {
	o := example()
	o.Status = shop.Delivered
	o.Payments = []shop.Payment{
		{ID: 1, Kind: shop.Deposit, Method: shop.Cash, Amount: 5000},
		{ID: 2, Kind: shop.Refund, Method: shop.Cash, Amount: -2000},
		{ID: 3, Kind: shop.Pay, Method: shop.WeChat, Amount: 4000},
		{ID: 4, Kind: shop.Correction, Method: shop.WeChat, Amount: -4000, Corrects: 3},
		{ID: 5, Kind: shop.Pay, Method: shop.Alipay, Amount: 3000},
		{ID: 6, Kind: shop.Pay, Method: shop.OnAccount, Amount: 5200},
		{ID: 7, Kind: shop.PayDebtKind, Method: shop.Card, Amount: 5200},
	}
	back, err := o.Reverse(noon(), 7, "改单")
	if err != nil || len(back) != 3 {
		t.Fatalf("%v, %v", back, err)
	}
	for i, want := range []shop.Payment{
		{At: noon(), Kind: shop.Correction, Method: shop.Alipay, Amount: -3000, Person: 7, Note: "改单", Corrects: 5},
		{At: noon(), Kind: shop.Correction, Method: shop.OnAccount, Amount: -5200, Person: 7, Note: "改单", Corrects: 6},
		{At: noon(), Kind: shop.Correction, Method: shop.Card, Amount: -5200, Person: 7, Note: "改单", Corrects: 7},
	} {
		if back[i] != want {
			t.Errorf("correction %d is %+v", i, back[i])
		}
	}
	if got := o.Totals(); got.Paid != 3000 || got.OnCredit != 0 || got.Due != 8200 {
		t.Errorf("after the reversal %+v", got)
	}
}

func TestStationsLeaveTheirTime(t *testing.T) {
	o := paid()
	o.Status = shop.Received
	at := noon()
	for _, to := range []shop.Status{shop.Quoted, shop.Working, shop.Ready, shop.Working, shop.Ready, shop.Settled, shop.Delivered} {
		at = at.Add(time.Hour)
		if err := o.Move(to, at); err != nil {
			t.Fatal(err)
		}
		if to == shop.Working && !o.Stamps.FinishedAt.IsZero() {
			t.Error("work that goes on is finished")
		}
	}
	h := func(n int) time.Time { return noon().Add(time.Duration(n) * time.Hour) }
	want := o.Stamps
	want.QuotedAt, want.AgreedAt, want.FinishedAt, want.SettledAt, want.DeliveredAt = h(1), h(2), h(5), h(6), h(7)
	if o.Stamps != want {
		t.Errorf("%+v\nwant %+v", o.Stamps, want)
	}
	v := example()
	v.Lines[1].Issued = 0
	if err := v.Move(shop.Void, at); err != nil || v.Stamps.VoidAt != at {
		t.Errorf("void: %v at %v", err, v.Stamps.VoidAt)
	}
}

// obstacles are orders that a station refuses, with what it says, which lines it
// names and which act clears the way.
func obstacles() []obstacle {
	open := func(o *shop.Order) { o.Lines[0].Agreement.Consent = shop.Proposed }
	return []obstacle{
		{"empty", shop.Quoted, func(o *shop.Order) { o.Lines = nil }, "order.refuse.no_lines", nil, "add_line"},
		{"empty", shop.Working, func(o *shop.Order) { o.Lines = nil }, "order.refuse.no_lines", nil, "add_line"},
		{"undecided", shop.Working, open, "order.refuse.undecided", []string{"更换机油、机油滤清器"}, "agree"},
		{"undecided", shop.Ready, open, "order.refuse.undecided", []string{"更换机油、机油滤清器"}, "agree"},
		{"undecided", shop.Settled, open, "order.refuse.undecided", []string{"更换机油、机油滤清器"}, "agree"},
		{"all declined", shop.Working, func(o *shop.Order) {
			o.Lines[0].Agreement.Consent, o.Lines[1].Agreement.Consent = shop.Declined, shop.Declined
		}, "order.refuse.nothing_agreed", nil, "agree"},
		{"not issued", shop.Ready, func(o *shop.Order) { o.Lines[1].Issued = 999 }, "order.refuse.not_issued", []string{"机油滤清器"}, "issue"},
		{"not issued", shop.Settled, func(o *shop.Order) { o.Lines[1].Issued = 0 }, "order.refuse.not_issued", []string{"机油滤清器"}, "issue"},
		{"not billed", shop.Settled, func(o *shop.Order) { o.Lines[1].Issued = 1001 }, "order.refuse.not_returned", []string{"机油滤清器"}, "return"},
		{"declined and issued", shop.Settled, func(o *shop.Order) {
			o.Lines[1].Agreement.Consent, o.Payments[0].Amount = shop.Declined, 5400
		}, "order.refuse.not_returned", []string{"机油滤清器"}, "return"},
		{"unpaid", shop.Settled, func(o *shop.Order) { o.Payments = nil }, "order.refuse.unpaid", nil, "pay"},
		{"paid too much", shop.Settled, func(o *shop.Order) { o.Payments[0].Amount++ }, "order.refuse.unpaid", nil, "pay"},
		{"issued", shop.Void, func(o *shop.Order) { o.Lines[1].Issued = 1 }, "order.refuse.void_issued", []string{"机油滤清器"}, "return"},
		{"paid", shop.Void, func(o *shop.Order) { o.Lines[1].Issued = 0 }, "order.refuse.void_paid", nil, "refund"},
		{"on account", shop.Void, func(o *shop.Order) {
			o.Lines[1].Issued, o.Payments[0].Method = 0, shop.OnAccount
		}, "order.refuse.void_paid", nil, "refund"},
	}
}

type obstacle struct {
	what   string
	to     shop.Status
	put    func(*shop.Order)
	say    string
	blocks []string
	fix    string
}

func TestARefusalNamesTheLinesInTheWay(t *testing.T) {
	before := map[shop.Status]shop.Status{
		shop.Quoted: shop.Received, shop.Working: shop.Quoted, shop.Ready: shop.Working, shop.Settled: shop.Ready, shop.Void: shop.Ready,
	}
	for _, c := range obstacles() {
		o := paid()
		o.Status = before[c.to]
		c.put(&o)
		r := refusal(t, o.Move(c.to, noon()))
		if r.Say != c.say || !slices.Equal(r.Blocks, c.blocks) || r.Fix != c.fix || o.Status != before[c.to] {
			t.Errorf("%s → %s: %+v, stands at %s", c.what, c.to, r, o.Status)
		}
	}
}

func TestWhatIsUnpaidIsNamed(t *testing.T) {
	o := paid()
	o.Payments[0].Amount = 10000
	if r := refusal(t, o.Move(shop.Settled, noon())); r.With["Due"] != shop.Money(1200) {
		t.Errorf("due %v", r.With["Due"])
	}
	o.Payments = append(o.Payments, shop.Payment{Kind: shop.Pay, Method: shop.OnAccount, Amount: 1200})
	if err := o.Move(shop.Settled, noon()); err != nil {
		t.Errorf("the rest on account: %v", err)
	}
}

func TestTheRepairRecordIsCompleteBeforeTheCustomerSeesIt(t *testing.T) {
	o := example()
	o.Intake, o.Stamps.PromisedAt = shop.Intake{}, time.Time{}
	wants(t, "empty intake", o.Complete(), "mileage_km say.required.mileage_km", "complaint say.required.complaint", "promised_at say.required.promised_at")
	for _, to := range []shop.Status{shop.Quoted, shop.Working} {
		var p shop.Problems
		if err := o.Move(to, noon()); !errors.As(err, &p) || len(p) != 3 {
			t.Errorf("%s: %v", to, err)
		}
	}
}

func TestPartsThatNeedNoStoreAreNotMissing(t *testing.T) {
	for what, l := range map[string]shop.Line{
		"labour":             job(1, "工", 1000, 1),
		"the customer's own": {Kind: shop.PartLine, PartID: 1, Qty: 1000, Origin: shop.CustomerOwned, Agreement: yes()},
		"not of the book":    {Kind: shop.PartLine, Qty: 1000, Agreement: yes()},
		"not agreed":         {Kind: shop.PartLine, PartID: 1, Qty: 1000, Agreement: shop.Agreement{Consent: shop.Proposed}},
		"all issued":         {Kind: shop.PartLine, PartID: 1, Qty: 1000, Issued: 2000, Agreement: yes()},
	} {
		if got := l.Missing(); got != 0 {
			t.Errorf("%s: %s missing", what, got)
		}
	}
	l := shop.Line{Kind: shop.PartLine, PartID: 1, Qty: 2000, Issued: 500, Agreement: yes()}
	if l.Missing() != 1500 || l.Surplus() != 0 {
		t.Errorf("missing %s, surplus %s", l.Missing(), l.Surplus())
	}
	if l.Agreement.Consent = shop.Proposed; l.Surplus() != 500 {
		t.Errorf("surplus %s of a line that nobody agreed to", l.Surplus())
	}
}

func TestTheButtonLeadsToTheNextStation(t *testing.T) {
	for from, want := range map[shop.Status]shop.Status{
		shop.Received: shop.Working, shop.Quoted: shop.Working, shop.Working: shop.Ready, shop.Ready: shop.Settled,
		shop.Settled: shop.Delivered, shop.Delivered: "", shop.Void: "",
	} {
		o := shop.Order{Status: from}
		if got := o.Next(); got != want || (want != "" && !o.CanMove(want)) {
			t.Errorf("%s leads to %q", from, got)
		}
		if from.Open() == (from == shop.Delivered || from == shop.Void) {
			t.Errorf("%s open: %v", from, from.Open())
		}
	}
}
