package shop_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
)

func TestAFormChangesOnlyWhatIsTheForms(t *testing.T) {
	o := paid()
	o.AdvisorID = 3
	was := o
	form := shop.Order{
		Rev: 9, Kind: shop.Accident, CustomerID: 4, VehicleID: 5, Note: "备注", OldParts: shop.OldLeft, ReworkOf: 6,
		Intake: shop.Intake{MileageKM: 12001}, Status: shop.Delivered, Number: "X", SettlementNo: "Y", VoidReason: "Z", OutKM: 1,
		Quality: &shop.QualityProblem{Code: "TR-NOISE"}, Lines: slices.Clone(o.Lines),
	}
	form.Stamps = shop.Stamps{PromisedAt: noon().Add(time.Hour), SettledAt: noon(), ReceivedAt: noon().Add(time.Hour)}
	form.Lines[1].Issued, form.Lines[1].Cost, form.Lines[0].Clocked = 5000, 1, 700
	if err := o.Edit(form); err != nil {
		t.Fatal(err)
	}
	if o.Kind != shop.Accident || o.CustomerID != 4 || o.VehicleID != 5 || o.Note != "备注" || o.OldParts != shop.OldLeft || o.ReworkOf != 6 ||
		o.Rev != 9 || o.Intake.MileageKM != 12001 || o.Quality == nil || o.Stamps.PromisedAt != form.Stamps.PromisedAt {
		t.Errorf("the form's words are lost: %+v", o)
	}
	if o.Status != was.Status || o.Number != was.Number || o.SettlementNo != "" || o.VoidReason != "" || o.OutKM != 0 || o.AdvisorID != 3 ||
		len(o.Payments) != 1 || !o.Stamps.SettledAt.IsZero() || o.Stamps.ReceivedAt != was.Stamps.ReceivedAt {
		t.Errorf("the form changed what is kept: %+v", o)
	}
	if l := o.Lines[1]; l.Issued != 1000 || l.Cost != 3800 || o.Lines[0].Clocked != 0 {
		t.Errorf("the form changed the store: %+v", l)
	}
	if form.AdvisorID = 8; o.Edit(form) != nil || o.AdvisorID != 8 {
		t.Errorf("advisor %d", o.AdvisorID)
	}
}

func TestAFrozenOrderIsNotEdited(t *testing.T) {
	for _, s := range []shop.Status{shop.Settled, shop.Delivered, shop.Void} {
		o := paid()
		o.Status = s
		if r := refusal(t, o.Edit(o)); r.Say != "order.refuse.frozen" || r.With["Status"] != s {
			t.Errorf("%s: %+v", s, r)
		}
		if r := refusal(t, o.Agree(yes())); r.Say != "order.refuse.frozen" {
			t.Errorf("%s: %+v", s, r)
		}
	}
}

func TestALineWithIssuedPartsStays(t *testing.T) {
	for what, change := range map[string]func(*shop.Order){
		"gone":               func(o *shop.Order) { o.Lines = o.Lines[:1] },
		"another part":       func(o *shop.Order) { o.Lines[1].PartID = 2 },
		"the customer's now": func(o *shop.Order) { o.Lines[1].Origin, o.Lines[1].Price = shop.CustomerOwned, 0 },
	} {
		o := example()
		form := o
		form.Lines = slices.Clone(o.Lines)
		change(&form)
		if r := refusal(t, o.Edit(form)); r.Say != "order.refuse.line_issued" || r.Fix != "return" || !slices.Equal(r.Blocks, []string{"机油滤清器"}) {
			t.Errorf("%s: %+v", what, r)
		}
		if len(o.Lines) != 2 || o.Lines[1].PartID != 1 {
			t.Errorf("%s: the lines are %+v", what, o.Lines)
		}
	}
}

func TestALineThatIsNoMoreMeansAnOldForm(t *testing.T) {
	o := example()
	form := o
	form.Lines = append(slices.Clone(o.Lines), job(99, "别处删掉的", 1000, 100))
	if err := o.Edit(form); !errors.Is(err, shop.ErrStale) {
		t.Errorf("an unknown line: %v", err)
	}
	form.Lines = append(slices.Clone(o.Lines), o.Lines[0])
	if err := o.Edit(form); !errors.Is(err, shop.ErrStale) {
		t.Errorf("a line twice: %v", err)
	}
}

func TestConsentStaysWithALineUnlessItAsksMore(t *testing.T) {
	for _, c := range []struct {
		what   string
		change func(*shop.Line)
		want   shop.Consent
	}{
		{"as it was", func(*shop.Line) {}, shop.Agreed},
		{"cheaper", func(l *shop.Line) { l.Price-- }, shop.Agreed},
		{"more for the same", func(l *shop.Line) { l.Qty, l.Price = 2*l.Qty, l.Price/2 }, shop.Agreed},
		{"paid by the factory", func(l *shop.Line) { l.Payer, l.Price = shop.PayFactory, 2*l.Price }, shop.Agreed},
		{"another technician", func(l *shop.Line) { l.Technician = 5 }, shop.Agreed},
		{"dearer", func(l *shop.Line) { l.Price++ }, shop.Proposed},
		{"longer", func(l *shop.Line) { l.Qty += 100 }, shop.Proposed},
		{"another job", func(l *shop.Line) { l.LabourID = 2 }, shop.Proposed},
		{"out of bounds", func(l *shop.Line) { l.Price, l.Qty = 1<<62, 1<<62 }, shop.Proposed},
		{"asked again", func(l *shop.Line) { l.Agreement.Consent = "" }, shop.Proposed},
		{"declined by the form", func(l *shop.Line) { l.Agreement.Consent = shop.Declined }, shop.Agreed},
	} {
		o := example()
		o.Lines[0].Discount = 0
		form := o
		form.Lines = slices.Clone(o.Lines)
		c.change(&form.Lines[0])
		if err := o.Edit(form); err != nil {
			t.Errorf("%s: %v", c.what, err)
		}
		got := o.Lines[0].Agreement
		if got.Consent != c.want || (c.want == shop.Agreed) != (got.By != "") {
			t.Errorf("%s: %+v", c.what, got)
		}
	}
	o := example()
	o.Lines[0].Payer = shop.PayShop
	form := o
	form.Lines = slices.Clone(o.Lines)
	form.Lines[0].Payer = ""
	if err := o.Edit(form); err != nil || o.Lines[0].Payer != shop.PayCustomer || o.Lines[0].Agreement.Consent != shop.Proposed {
		t.Errorf("a line that the customer pays now: %v, %+v", err, o.Lines[0])
	}
}

func TestANewLineIsOnlyProposed(t *testing.T) {
	o := example()
	form := o
	form.Lines = append(slices.Clone(o.Lines), job(0, "增项", 1000, 12000))
	if err := o.Edit(form); err != nil || o.Lines[2].Agreement != (shop.Agreement{Consent: shop.Proposed}) {
		t.Errorf("%v, %+v", err, o.Lines)
	}
	o.Status = shop.Working
	if r := refusal(t, o.Move(shop.Ready, noon())); !slices.Equal(r.Blocks, []string{"增项"}) {
		t.Errorf("extra work without consent: %+v", r)
	}
}

func TestTheCustomerAgreesToAllThatIsOpenOrToTheLinesNamed(t *testing.T) {
	fresh := func() shop.Order {
		o := example()
		o.Lines = append(o.Lines, job(3, "四轮定位", 1300, 12000))
		o.Lines[1].Issued = 0
		for i := range o.Lines {
			o.Lines[i].Agreement = shop.Agreement{Consent: shop.Proposed}
		}
		return o
	}
	no := shop.Agreement{Consent: shop.Declined, By: "李女士", Way: shop.ByPhone, At: noon()}
	o := fresh()
	if err := o.Agree(no, 3); err != nil {
		t.Fatal(err)
	}
	if err := o.Agree(yes()); err != nil {
		t.Fatal(err)
	}
	if o.Lines[0].Agreement != yes() || o.Lines[1].Agreement != yes() || o.Lines[2].Agreement != no {
		t.Errorf("%+v", o.Lines)
	}
	if err := o.Agree(yes(), 3); err != nil || o.Lines[2].Agreement != yes() {
		t.Errorf("a declined line that is agreed after all: %v, %+v", err, o.Lines[2])
	}
	if err := o.Agree(yes(), 1, 77); !errors.Is(err, shop.ErrStale) {
		t.Errorf("a line that is not there: %v", err)
	}
	if err := o.Agree(shop.Agreement{By: "王建国"}); !errors.As(err, &shop.Problems{}) {
		t.Errorf("neither yes nor no: %v", err)
	}
	o.Lines[1].Issued = 1000
	if r := refusal(t, o.Agree(no, 2)); r.Say != "order.refuse.decline_issued" || r.Fix != "return" || !slices.Equal(r.Blocks, []string{"机油滤清器"}) {
		t.Errorf("%+v", r)
	}
}
