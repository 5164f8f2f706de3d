package shop_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
)

// asked is a case that came in at noon.
func asked() shop.Case {
	return shop.Case{
		Number: "HT260413-001", VehicleID: 1, Asked: shop.Exchange, Remedy: shop.Exchange, Status: shop.CaseAsked,
		Request: shop.CaseRequest{At: time.Date(2026, 4, 13, 4, 0, 0, 0, time.UTC)}, CompleteDue: "2026-05-14",
	}
}

func TestACaseTakesTheStepsOfItsTableAndNoOther(t *testing.T) {
	may := map[shop.CaseStatus][]shop.CaseStatus{
		shop.CaseAsked:   {shop.CaseGranted, shop.CaseRefused, shop.CaseWithdrawn},
		shop.CaseGranted: {shop.CaseExchanged, shop.CaseWithdrawn},
		shop.CaseRefused: {shop.CaseGranted, shop.CaseWithdrawn},
	}
	for _, from := range shop.CaseStatuses() {
		for _, to := range shop.CaseStatuses() {
			c := asked()
			c.Status = from
			want := slices.Contains(may[from], to)
			err := c.Move(to)
			var r *shop.Refusal
			if want && (err != nil || c.Status != to) || !want && (!errors.As(err, &r) || c.Status != from) {
				t.Errorf("%s → %s: %v", from, to, err)
			}
		}
		if from.Key() == "" || from.Open() != (from == shop.CaseAsked || from == shop.CaseGranted) {
			t.Errorf("%s", from)
		}
	}
	c := asked()
	c.Status, c.Remedy = shop.CaseGranted, shop.ReturnsCar
	if c.CanMove(shop.CaseExchanged) || !c.CanMove(shop.CaseReturned) {
		t.Error("a return ends as a return")
	}
}

func TestTheArithmeticOfACaseIsThatOfArticles26And27(t *testing.T) {
	c := asked()
	c.Grounds = []shop.CaseGround{{Article: "24", Reason: "same_problem"}}
	c.Sum = shop.CaseSum{Price: 15_000_000, KM: 12_000, Rate: 50, Refunds: []shop.CaseRefund{
		{Kind: shop.RefundRegistration, Paid: 12_500, Note: "上牌费"}, {Kind: shop.RefundExtras, Paid: 300_000, Off: 120_000, Note: "贴膜"},
	}}
	if got := c.Compensation(); got != 900_000 {
		t.Errorf("150,000 × 12,000 ÷ 1000 × 0.5 %% is %s", got)
	}
	if c.Refunded() != 192_500 || c.Net() != 192_500-900_000 {
		t.Errorf("given back %s, net %s", c.Refunded(), c.Net())
	}
	if c.Remedy = shop.ReturnsCar; c.Net() != 15_000_000+192_500-900_000 {
		t.Errorf("of a return net %s", c.Net())
	}
	if shop.UseCompensation(18_000_000, 8_600, 50) != 774_000 {
		t.Error("180,000 × 8,600 ÷ 1000 × 0.5 % is not 7,740.00")
	}
	for _, free := range [][]shop.CaseGround{nil, {{Article: "22"}}, {{Article: "24"}, {Article: "23"}}} {
		if c.Grounds = free; !c.Free() || c.Compensation() != 0 {
			t.Errorf("%v is not free", free)
		}
	}
	if err := c.Check(time.Time{}).Err(); err != nil {
		t.Error(err)
	}
}

func TestAnAnswerIsHeldAgainstTheClock(t *testing.T) {
	c, now := asked(), time.Date(2026, 4, 14, 4, 0, 0, 0, time.UTC)
	a := shop.CaseAnswer{At: now, How: shop.AnswerWritten, Reason: "x"}
	field := func(p shop.Problems) string {
		if len(p) == 0 {
			return ""
		}
		return p[0].Field
	}
	if p := c.CheckAnswer(true, a, now); field(p) != "grant" || !p[0].Warn {
		t.Errorf("granted without a ground: %+v", p)
	}
	c.Grounds = []shop.CaseGround{{Article: "24", MetOn: "2026-04-01"}}
	if p := c.CheckAnswer(false, a, now); field(p) != "grant" || !p[0].Warn {
		t.Errorf("refused with a ground: %+v", p)
	}
	if p := c.CheckAnswer(true, a, now); len(p) > 0 {
		t.Errorf("%+v", p)
	}
	for want, change := range map[string]func(*shop.CaseAnswer){
		"answered_at":   func(a *shop.CaseAnswer) { a.At = c.Request.At.Add(-time.Hour) },
		"how":           func(a *shop.CaseAnswer) { a.How = "" },
		"answer_reason": func(a *shop.CaseAnswer) { a.Reason = "" },
	} {
		x := a
		change(&x)
		if p := c.CheckAnswer(false, x, now); field(p) != want || p.Err() == nil {
			t.Errorf("%s: %+v", want, p)
		}
	}
	for _, at := range []time.Time{{}, now.Add(time.Hour)} {
		a.At = at
		if p := c.CheckAnswer(true, a, now); field(p) != "answered_at" {
			t.Errorf("%v: %+v", at, p)
		}
	}
}

func TestAnExchangeTurnsIntoAReturnOnceItIsLate(t *testing.T) {
	c := asked()
	if c.MayTurn(shop.TurnLate, "2026-06-01") == nil {
		t.Error("before it is granted")
	}
	c.Status = shop.CaseGranted
	if c.MayTurn(shop.TurnLate, "2026-05-14") == nil || c.MayTurn(shop.TurnLate, "2026-05-15") != nil {
		t.Error("the twentieth day is in time, the next is late")
	}
	if c.MayTurn(shop.TurnNoCar, "2026-04-20") != nil {
		t.Error("without a car it need not be late")
	}
	if c.Remedy = shop.ReturnsCar; c.MayTurn(shop.TurnNoCar, "2026-06-01") == nil {
		t.Error("a return is one already")
	}
}

func TestWhatIsWrongWithACaseStandsUnderItsField(t *testing.T) {
	now := time.Date(2026, 4, 14, 4, 0, 0, 0, time.UTC)
	many := make([]shop.CaseDelay, shop.MaxCaseRows+1)
	for want, change := range map[string]func(*shop.Case){
		"vehicle":        func(c *shop.Case) { c.VehicleID = 0 },
		"asked":          func(c *shop.Case) { c.Asked = "money" },
		"status":         func(c *shop.Case) { c.Status = "x" },
		"requested_at":   func(c *shop.Case) { c.Request.At = time.Time{} },
		"request_km":     func(c *shop.Case) { c.Request.KM = -1 },
		"delays":         func(c *shop.Case) { c.Delays = many },
		"delay_days":     func(c *shop.Case) { c.Delays = []shop.CaseDelay{{Reason: "x"}} },
		"delay_reason":   func(c *shop.Case) { c.Delays = []shop.CaseDelay{{Days: 1}} },
		"delay_evidence": func(c *shop.Case) { c.Delays = []shop.CaseDelay{{Days: 1, Reason: "x"}} },
		"price":          func(c *shop.Case) { c.Sum.Price = -1 },
		"km":             func(c *shop.Case) { c.Sum.KM = -1 },
		"rate":           func(c *shop.Case) { c.Sum.Rate = -1 },
		"refund":         func(c *shop.Case) { c.Sum.Refunds = []shop.CaseRefund{{}} },
		"off":            func(c *shop.Case) { c.Sum.Refunds = []shop.CaseRefund{{Kind: shop.RefundExtras, Paid: 1, Off: 2}} },
		"refund_note":    func(c *shop.Case) { c.Sum.Refunds = []shop.CaseRefund{{Kind: shop.RefundService, Paid: 1}} },
	} {
		c := asked()
		change(&c)
		if p := c.Check(now); len(p) == 0 || p[0].Field != want {
			t.Errorf("%s: %+v", want, p)
		}
	}
	c := asked()
	if p := c.Check(now); len(p) > 0 {
		t.Errorf("%+v", p)
	}
	if p := c.Check(c.Request.At.Add(-time.Second)); len(p) != 1 || p[0].Field != "requested_at" {
		t.Errorf("asked tomorrow: %+v", p)
	}
	c.Sum.Refunds = []shop.CaseRefund{{Kind: shop.RefundService, Paid: 2, Off: 1}}
	if c.Check(now).Err() == nil {
		t.Error("a service charge has no depreciation")
	}
	ends := map[string]shop.Problems{
		"no day": c.CheckEnding("", "LSVAA49J132047371", "2026-04-13", "2026-04-20"), "tomorrow": c.CheckEnding("2026-04-21", "LSVAA49J132047371", "2026-04-13", "2026-04-20"),
		"before": c.CheckEnding("2026-04-12", "LSVAA49J132047371", "2026-04-13", "2026-04-20"), "no car": c.CheckEnding("2026-04-20", "", "2026-04-13", "2026-04-20"),
	}
	for what, p := range ends {
		if p.Err() == nil {
			t.Errorf("%s: %+v", what, p)
		}
	}
}

func TestTheStateOfACaseIsWhatItsEventsTell(t *testing.T) {
	c := asked()
	events := []shop.CaseEvent{{Kind: shop.CaseEventAsked}, {Kind: shop.CaseEventEdited}}
	if !c.Told(events) || c.Told(nil) {
		t.Error("asked")
	}
	c.Status, c.Answer.At = shop.CaseGranted, c.Request.At
	if c.Told(events) || !c.Told(append(events, shop.CaseEvent{Kind: shop.CaseEventGranted})) {
		t.Error("granted")
	}
	undone := append(events, shop.CaseEvent{Kind: shop.CaseEventWithdrawn}, shop.CaseEvent{Kind: shop.CaseEventUndone, Note: "granted"})
	if !c.Told(undone) {
		t.Error("undone")
	}
	if c.End.On = "2026-04-20"; c.Told(undone) {
		t.Error("a case that goes on has an end")
	}
	for _, k := range shop.CaseEventKinds() {
		if k.Key() != "case.event."+string(k) {
			t.Error(k)
		}
	}
}
