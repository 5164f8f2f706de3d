package shop

import (
	"slices"
	"testing"
	"time"
)

func TestAPurchaseOrderTakesTheStepsOfItsTableOnly(t *testing.T) {
	steps := map[PurchaseStatus][]PurchaseStatus{
		PurchaseOpen: {PurchaseSent, PurchasePart, PurchaseReceived, PurchaseVoid},
		PurchaseSent: {PurchaseOpen, PurchasePart, PurchaseReceived, PurchaseClosed, PurchaseVoid},
		PurchasePart: {PurchaseReceived, PurchaseClosed},
	}
	at := time.Date(2026, 4, 14, 1, 0, 0, 0, time.UTC)
	for _, from := range PurchaseStates() {
		for _, to := range PurchaseStates() {
			p := Purchase{Status: from, Lines: []PurchaseLine{{PartID: 1, Qty: One}}}
			err := p.Move(to, at)
			if may := slices.Contains(steps[from], to); may != (err == nil) || may != (p.Status == to && from != to) && from != to {
				t.Errorf("%s → %s: %v", from, to, err)
			}
		}
	}
	if err := (&Purchase{Status: PurchaseOpen}).Move(PurchaseSent, at); err == nil {
		t.Error("an empty order was sent")
	}
}

func TestAPurchaseOrderFollowsItsReceipts(t *testing.T) {
	p := Purchase{Status: PurchaseSent, Lines: []PurchaseLine{{ID: 1, PartID: 1, Qty: 10 * One, Price: 100}, {ID: 2, PartID: 2, Qty: One, DueOn: "2026-04-20"}}}
	at := time.Date(2026, 4, 14, 1, 0, 0, 0, time.UTC)
	step := func(want PurchaseStatus) {
		t.Helper()
		if err := p.Settle(at); err != nil || p.Status != want {
			t.Fatalf("%s, %v; want %s", p.Status, err, want)
		}
	}
	step(PurchaseSent)
	p.Lines[0].Received = 4 * One
	step(PurchasePart)
	p.Lines[0].Received = 10 * One
	step(PurchasePart)
	if p.DueOn() != "2026-04-20" || p.Total() != 1000 || p.Lines[0].Open() != 0 {
		t.Errorf("%+v", p)
	}
	p.Line(2).Received = One
	step(PurchaseReceived)
	if p.EndedAt != at || p.DueOn() != "" {
		t.Errorf("%+v", p)
	}
}

func TestALineForAnOrderStaysByItselfOnAPurchaseOrder(t *testing.T) {
	var p Purchase
	p.Add(PurchaseLine{PartID: 1, Qty: One, DueOn: "2026-04-20", Why: WhySuggested})
	p.Add(PurchaseLine{PartID: 1, Qty: 2 * One, DueOn: "2026-04-18", Why: WhyByHand})
	p.Add(PurchaseLine{PartID: 1, Qty: One, Why: WhyWanted, OrderID: 7, LineID: 9})
	if len(p.Lines) != 2 || p.Lines[0].Qty != 3*One || p.Lines[0].DueOn != "2026-04-18" || p.Lines[1].OrderID != 7 {
		t.Errorf("%+v", p.Lines)
	}
}

func TestAPurchaseOrderIsCheckedLineByLine(t *testing.T) {
	p := Purchase{SupplierID: 1, Lines: []PurchaseLine{{PartID: 1, Qty: One, Price: 100, Why: WhyByHand}, {Qty: 0, Price: -1, Received: One}}}
	var fields []string
	for _, x := range p.Check() {
		fields = append(fields, x.Field)
	}
	if want := []string{"lines.2.part", "lines.2.qty", "lines.2.price", "lines.2.why", "lines.2.qty"}; !slices.Equal(fields, want) {
		t.Errorf("%q", fields)
	}
	if err := (&Purchase{Lines: []PurchaseLine{{PartID: 1, Qty: MaxQty, Price: MaxMoney, Why: WhyByHand}}}).Check().Err(); err == nil {
		t.Error("more money than there is")
	}
}

// 24 used in 360 days, 3 days to come and 30 to cover: 24 × 33 ÷ 360 = 2.2 ahead.
func TestWhatToBuyIsReckonedFromUseStockAndWhatOrdersWant(t *testing.T) {
	for name, x := range map[string]struct {
		part      Part
		used      Qty
		pack      Qty
		need, qty Qty
		say       string
	}{
		"enough":             {Part{OnHand: 10 * One, Min: 6 * One}, 24 * One, 0, 0, 0, "buying.why.least"},
		"below the least":    {Part{OnHand: 4 * One, Min: 6 * One, Max: 20 * One}, 24 * One, 0, 2 * One, 2 * One, "buying.why.least"},
		"in packs":           {Part{OnHand: 4 * One, Min: 6 * One, Max: 20 * One}, 24 * One, 12 * One, 2 * One, 12 * One, "buying.why.least"},
		"by use":             {Part{OnHand: One}, 24 * One, 0, 1200, 2 * One, "buying.why.use"},
		"orders want more":   {Part{OnHand: One, Reserved: 3 * One, Min: One}, 0, 0, 3 * One, 3 * One, "buying.why.short"},
		"on the way":         {Part{OnHand: One, Reserved: 3 * One, Min: One, Coming: Coming{OnOrder: 3 * One}}, 0, 0, 0, 0, "buying.why.least"},
		"held does not help": {Part{OnHand: 6 * One, Held: 4 * One, Min: 6 * One}, 0, 0, 4 * One, 4 * One, "buying.why.least"},
		"not above the most": {Part{Min: One, Max: 2 * One}, 240 * One, 0, 2 * One, 2 * One, "buying.why.most"},
		"came back":          {Part{OnHand: One}, -2 * One, 0, 0, 0, "buying.why.least"},
	} {
		s := Suggestion{Part: x.part, Offers: []Offer{{SupplierID: 3, Pack: x.pack, On: "2026-01-01"}}, Used: x.used, Days: 360, Lead: 3, Cover: 30}
		s.Decide(false)
		if say, _ := s.Reason(); s.Need() != x.need || s.Qty != x.qty || say != x.say {
			t.Errorf("%s: need %s, buy %s, %s", name, s.Need(), s.Qty, say)
		}
	}
}

func TestTheSupplierIsTheLastOneOrTheCheapest(t *testing.T) {
	all := []Offer{{SupplierID: 1, Price: 300, On: "2026-01-01", Best: 200}, {SupplierID: 2, Price: 250, On: "2026-03-01", Best: 250}, {SupplierID: 3}}
	if o, ok := Latest(all); !ok || o.SupplierID != 2 {
		t.Errorf("%+v", o)
	}
	if o, _ := Cheapest(all, true); o.SupplierID != 1 {
		t.Errorf("%+v", o)
	}
	if o, _ := Cheapest(all, false); o.SupplierID != 2 {
		t.Errorf("%+v", o)
	}
	if o, _ := Cheapest([]Offer{{SupplierID: 3}, {SupplierID: 1, Price: 900}}, false); o.SupplierID != 1 {
		t.Errorf("a price that is not known is not the lowest: %+v", o)
	}
	if _, ok := Latest(nil); ok {
		t.Error("nobody offers it")
	}
	if got := (Offer{Pack: 6 * One, Least: 24 * One}).Round(One); got != 24*One {
		t.Errorf("%s", got)
	}
}

func TestScansCountUpToWhatWasOrdered(t *testing.T) {
	d := Delivery{Lines: []DeliveryLine{{PartID: 1, PurchaseLine: 5}, {PartID: 1, PurchaseLine: 6}, {PartID: 2, PurchaseLine: 7, Qty: One}}}
	awaited := func(id PurchaseLineID) Qty { return map[PurchaseLineID]Qty{5: One, 6: 2 * One, 7: One}[id] }
	for i, want := range []Scanned{{Row: 0}, {Row: 1}, {Row: 1}, {Row: 1, Full: true}} {
		if got, ok := d.Scan(1, One, awaited); !ok || got != want {
			t.Errorf("scan %d: %+v", i+1, got)
		}
	}
	if got, ok := d.Scan(3, One, awaited); ok {
		t.Errorf("not ordered: %+v", got)
	}
	if d.Lines[1].Qty != 2*One {
		t.Errorf("%+v", d.Lines)
	}
}

func TestAReceiptIsCheckedAndAPriceThatDiffersIsSaid(t *testing.T) {
	now := time.Date(2026, 4, 14, 1, 0, 0, 0, time.UTC)
	d := Delivery{SupplierID: 1, At: now, Lines: []DeliveryLine{{PartID: 1, Qty: 3 * One, Price: 120, Agreed: 100}}}
	found := d.Check(now)
	if found.Err() != nil || len(found) != 1 || found[0].Say != "delivery.say.price" || found[0].With["More"] != Money(20) || d.Total() != 360 {
		t.Errorf("%+v", found)
	}
	d.At = now.Add(time.Hour)
	if d.Check(now).Err() == nil {
		t.Error("tomorrow's goods")
	}
	if (&Delivery{SupplierID: 1, At: now}).Check(now).Err() == nil {
		t.Error("nothing came")
	}
}

func TestAReturnIsCreditedAtThePriceAndLeavesAtTheAverage(t *testing.T) {
	now := time.Date(2026, 4, 14, 1, 0, 0, 0, time.UTC)
	s := SendBack{SupplierID: 1, At: now, Reason: "错件", Lines: []SendBackLine{{DeliveryLine: 1, PartID: 1, Qty: 2 * One, Price: 4000, Cost: 7400}}}
	if err := s.Check(now).Err(); err != nil || s.Total() != 8000 || s.Gain() != 600 || s.Credited() {
		t.Errorf("%v %s %s", err, s.Total(), s.Gain())
	}
	s.CreditedAt = now.Add(-time.Hour)
	if s.Check(now).Err() == nil {
		t.Error("credited before it went back")
	}
}

func TestAnInvoiceThatDiffersFromItsReceiptsWantsAReason(t *testing.T) {
	b := Bill{SupplierID: 1, Number: "12345678", On: "2026-04-14", DueOn: "2026-05-14", Amount: 10_050, Rate: 1300}
	m := Matched{Received: 12_000, Returned: 2000}
	if b.Check(m).Err() == nil {
		t.Error("50 fen more without a reason")
	}
	b.Reason = "运费"
	if err := b.Check(m).Err(); err != nil {
		t.Error(err)
	}
	b.DueOn = "2026-04-01"
	if b.Check(m).Err() == nil {
		t.Error("due before it was written")
	}
	pay := SupplierPayment{SupplierID: 1, Amount: 100, Method: Transfer}
	if err := pay.Check().Err(); err != nil {
		t.Error(err)
	}
	pay.Amount = -100
	if pay.Check().Err() == nil {
		t.Error("money back without what it corrects")
	}
	pay.Method = OnAccount
	if len(pay.Check()) != 2 {
		t.Error("a debt is not paid by a debt")
	}
}

func TestWhatIsOwedAgesFromItsDueDay(t *testing.T) {
	for due, want := range map[Day]int{"": 0, "2026-04-14": 0, "2026-04-13": 1, "2026-03-15": 1, "2026-03-14": 2, "2026-01-14": 2, "2026-01-13": 3} {
		if got := Age(due, "2026-04-14"); got != want {
			t.Errorf("due %s: %d, want %d", due, got, want)
		}
	}
	if o := (Owed{Billed: 500, Unbilled: 200, Paid: 800}); o.Balance() != -100 {
		t.Errorf("%s", o.Balance())
	}
}

func TestASupplierDeliversOrWorks(t *testing.T) {
	if (Supplier{Name: "x"}).Check().Err() == nil {
		t.Error("neither")
	}
	if err := (Supplier{Name: "x", Parts: true, LeadDays: 2, TermsDays: 30}).Check().Err(); err != nil {
		t.Error(err)
	}
	if (Supplier{Name: "x", Sublet: true, TermsDays: 999}).Check().Err() == nil {
		t.Error("999 days")
	}
}
