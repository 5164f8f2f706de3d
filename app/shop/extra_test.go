package shop_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
)

func TestFoundWorkIsAgreedToOnceItHasAPrice(t *testing.T) {
	at := time.Date(2026, 4, 14, 2, 0, 0, 0, time.UTC)
	o := shop.Order{Status: shop.Received, Lines: []shop.Line{{ID: 1, Kind: shop.LabourLine, Name: "保养", Qty: shop.One}}}
	var r *shop.Refusal
	if _, err := shop.AddFound(&o, shop.Line{}, 7, at); !errors.As(err, &r) || r.Say != "extra.refuse.status" {
		t.Errorf("before the work began: %v", err)
	}
	o.Status = shop.Working
	l, err := shop.AddFound(&o, shop.Line{ID: 2, Kind: shop.LabourLine, Name: "换刹车片", Qty: shop.One, Payer: shop.PayCustomer, Agreement: shop.Agreement{Consent: shop.Agreed}}, 7, at)
	if err != nil || l.Agreement.Consent != shop.Proposed || l.FoundBy != 7 || !l.FoundAt.Equal(at) {
		t.Fatalf("%v, %+v", err, l)
	}
	if got := shop.Extra(&o); !slices.Equal(got, []string{"换刹车片"}) {
		t.Errorf("extra work %v", got)
	}
	yes := shop.Agreement{Consent: shop.Agreed, By: "车主", Way: shop.ByPhone, At: at}
	if err := o.Agree(yes); !errors.As(err, &r) || r.Say != "order.refuse.unpriced" || !slices.Equal(r.Blocks, []string{"换刹车片"}) || r.Fix != "price" {
		t.Errorf("agreed without a price: %v", err)
	}
	if o.Lines[0].Agreement.Consent == shop.Agreed {
		t.Error("a refused answer was kept in part")
	}
	if err := o.Agree(yes, 1); err != nil {
		t.Errorf("the other line: %v", err)
	}
	free := o
	free.Lines = slices.Clone(o.Lines)
	free.Lines[1].Payer = shop.PayShop
	if err := free.Agree(yes, 2); err != nil {
		t.Errorf("what the shop gives: %v", err)
	}
	o.Lines[1].Price = 12000
	if err := o.Agree(yes, 2); err != nil || len(shop.Extra(&o)) != 0 {
		t.Errorf("with a price: %v, %v", err, shop.Extra(&o))
	}
}

func TestAFindingWithoutWordsOrOfTooManyIsNotReported(t *testing.T) {
	wants(t, "nothing", shop.Finding{}.Check(), "words say.required.words")
	wants(t, "below zero", shop.Finding{Labour: 1, Qty: -1}.Check(), "qty extra.say.qty")
	wants(t, "too many", shop.Finding{Part: 1, Qty: shop.MaxQty + 1}.Check(), "qty extra.say.qty")
	wants(t, "of the book", shop.Finding{Part: 1}.Check())
}
