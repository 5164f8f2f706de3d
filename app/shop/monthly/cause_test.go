package monthly_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"gongdan/app/shop"
	"gongdan/app/shop/kpi"
	. "gongdan/app/shop/monthly"
)

// sold is an order with one line of labour.
func sold(n string, kind shop.OrderKind, payer shop.Payer, pack string, amount shop.Money) kpi.Order {
	id := shop.OrderID(n[0])*1000 + shop.OrderID(n[1])
	return kpi.Order{ID: id, Number: n, Kind: kind, Customer: 7, Lines: []kpi.Line{{Kind: shop.LabourLine, Payer: payer, Package: pack, Amount: amount}}}
}

// Two months by hand:
//
//	             before                    now
//	package AC   A1 300                    B1 300, B2 300, B3 300       +600
//	large        A2 8000 accident/insurer  none                        −8000
//	repair       A3 500, A4 500            B4 700                       −300
//	factory      none                      B5 250 maintenance           +250
//	maintenance  A5 100                    B6 100                          0
//	the shop     A6 900 is no output
func twoMonths() (now, before kpi.Rows) {
	before.Settled = []kpi.Order{
		sold("A1", shop.Maintenance, shop.PayCustomer, "AC", 30000), sold("A2", shop.Accident, shop.PayInsurer, "", 800000),
		sold("A3", shop.Repair, shop.PayCustomer, "", 50000), sold("A4", shop.Repair, shop.PayCustomer, "", 50000),
		sold("A5", shop.Maintenance, shop.PayCustomer, "", 10000), sold("A6", shop.Rework, shop.PayShop, "", 90000),
	}
	now.Settled = []kpi.Order{
		sold("B1", shop.Maintenance, shop.PayCustomer, "AC", 30000), sold("B2", shop.Maintenance, shop.PayCustomer, "AC", 30000),
		sold("B3", shop.Maintenance, shop.PayCustomer, "AC", 30000), sold("B4", shop.Repair, shop.PayCustomer, "", 70000),
		sold("B5", shop.Maintenance, shop.PayFactory, "", 25000), sold("B6", shop.Maintenance, shop.PayCustomer, "", 10000),
	}
	return now, before
}

func TestCausesAreTrueDifferencesThatSumToTheWholeChange(t *testing.T) {
	now, before := twoMonths()
	w := Reasons(&now, &before, 500000)
	// 1,950.00 now, 9,400.00 before
	if !w.Known || w.Now != 195000 || w.Before != 940000 || w.Change() != -745000 {
		t.Fatalf("%+v", w)
	}
	type told struct {
		theme  Theme
		amount shop.Money
		orders string
	}
	var got []told
	for _, c := range w.Causes {
		refs := ""
		for _, r := range c.Refs {
			refs += r.Number
		}
		got = append(got, told{c.Theme, c.Amount(), refs})
	}
	want := []told{
		{Theme{OfPayer, "insurer"}, -800000, "A2"},
		{Theme{OfPackage, "AC"}, 60000, "B1B2B3"},
		{Theme{OfKind, "repair"}, -30000, "A3A4"},
		{Theme{OfPayer, "factory"}, 25000, "B5"},
	}
	want[0].theme = Theme{Sort: OfLarge} // as large as what the insurer paid, and more telling
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("cause %d is %+v, by hand %+v", i+1, got[i], want[i])
		}
	}
	if w.Others != 0 {
		t.Errorf("%v is left over", w.Others)
	}
}

func TestWhateverTheMonthsAreTheCausesAddUpInAnyOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	kinds, payers, packs := []shop.OrderKind{shop.Maintenance, shop.Repair, shop.Accident}, []shop.Payer{shop.PayCustomer, shop.PayInsurer, shop.PayFactory, shop.PayShop}, []string{"", "", "AC", "BY"}
	for range 60 {
		var now, before kpi.Rows
		for i := range 40 {
			n := string([]rune{'A' + rune(i%26), 'a' + rune(i/26)})
			o := sold(n, kinds[r.IntN(3)], payers[r.IntN(4)], packs[r.IntN(4)], shop.Money(r.IntN(900000)))
			if r.IntN(2) == 0 {
				now.Settled = append(now.Settled, o)
			} else {
				before.Settled = append(before.Settled, o)
			}
		}
		w := Reasons(&now, &before, 500000)
		sum := w.Others
		for _, c := range w.Causes {
			sum += c.Amount()
		}
		if sum != w.Change() || len(w.Causes) > 5 {
			t.Fatalf("%v of %v is explained by %d causes", sum, w.Change(), len(w.Causes))
		}
		r.Shuffle(len(now.Settled), func(i, k int) { now.Settled[i], now.Settled[k] = now.Settled[k], now.Settled[i] })
		if again := Reasons(&now, &before, 500000); !reflect.DeepEqual(again, w) {
			t.Fatalf("in another order it is\n%+v, not\n%+v", again, w)
		}
	}
}

func TestAMonthWithoutOrdersHasNoCauses(t *testing.T) {
	now, _ := twoMonths()
	if w := Reasons(&now, &kpi.Rows{}, 0); w.Known || len(w.Causes) > 0 || w.Others != w.Change() {
		t.Errorf("%+v", w)
	}
}

func TestWhatIsOwedIsAddedUpByCustomer(t *testing.T) {
	o := func(c shop.CustomerID, id shop.OrderID, due shop.Money) kpi.Owed {
		return kpi.Owed{Order: kpi.Order{ID: id, Customer: c}, Due: due}
	}
	list := DueBy([]kpi.Owed{o(1, 1, 100), o(2, 2, 500), o(1, 3, 250)})
	if len(list) != 2 || list[0].Customer != 2 || list[1].Sum != 350 || len(list[1].Orders) != 2 {
		t.Errorf("%+v", list)
	}
}
