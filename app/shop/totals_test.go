package shop_test

import (
	"testing"

	"gongdan/app/shop"
)

func TestTheExampleOfTheOpenFormatSumsTo112(t *testing.T) {
	o := example()
	got := o.Totals()
	if got.Labour != 5400 || got.Parts != 5800 || got.Other != 0 || got.Discount != 600 || got.Total() != 11200 || got.Hours != 500 {
		t.Errorf("%+v", got)
	}
	if got.ByPayer[shop.PayCustomer] != 11200 || got.Due != 11200 || got.Paid != 0 || got.Cost != 3800 {
		t.Errorf("%+v", got)
	}
	o = paid()
	if got := o.Totals(); got.Due != 0 || got.Paid != 11200 {
		t.Errorf("paid: %+v", got)
	}
}

func TestTheOrderOfTheMockSumsToWhatItShows(t *testing.T) {
	o := shop.Order{Lines: []shop.Line{
		job(1, "更换机油、机油滤清器", 500, 12000), part(2, "机油滤清器 EA888", 1000, 4800), part(3, "全合成机油 5W-40 4L", 1000, 29800),
		job(4, "更换前减震器（右前）", 2000, 12000), part(5, "前减震器总成 右", 1000, 68000), part(6, "减震器顶胶", 1000, 9600),
	}}
	o.Lines[2].Discount = 1000
	for i := 3; i < 6; i++ {
		o.Lines[i].Payer = shop.PayFactory
	}
	got := o.Totals()
	if got.ByPayer[shop.PayCustomer] != 37620 || got.Due != 37620 || got.ByPayer[shop.PayFactory] != 101600 {
		t.Errorf("customer %s, factory %s", got.ByPayer[shop.PayCustomer], got.ByPayer[shop.PayFactory])
	}
	if got.Hours != 2500 || got.Discount != 2980 || got.Labour != 30000 || got.Parts != 109220 {
		t.Errorf("%+v", got)
	}
	if got.Output() != got.Total() {
		t.Errorf("output %s of %s", got.Output(), got.Total())
	}
}

func TestDeclinedLinesAreNotBilledAndTheShopsOwnAreNoOutput(t *testing.T) {
	o := shop.Order{Lines: []shop.Line{job(1, "工", 1000, 10000), job(2, "不做", 1000, 50000), job(3, "内部", 1000, 7000)}}
	o.Lines[1].Agreement.Consent = shop.Declined
	o.Lines[2].Payer = shop.PayShop
	o.Lines = append(o.Lines, shop.Line{Kind: shop.OtherLine, Name: "抹零", Qty: shop.One, Price: -50, Payer: shop.PayCustomer})
	got := o.Totals()
	if got.Labour != 17000 || got.Other != -50 || got.Due != 9950 || got.Total() != 16950 || got.Output() != 9950 || got.Hours != 2000 {
		t.Errorf("%+v", got)
	}
}

func TestMoneyOnAccountIsStillOwed(t *testing.T) {
	o := example()
	o.Payments = []shop.Payment{
		{Kind: shop.Deposit, Method: shop.Cash, Amount: 2000},
		{Kind: shop.Refund, Method: shop.Cash, Amount: -500},
		{Kind: shop.Pay, Method: shop.OnAccount, Amount: 9700},
	}
	if got := o.Totals(); got.Paid != 1500 || got.OnCredit != 9700 || got.Due != 9700 {
		t.Errorf("%+v", got)
	}
	o.Payments = append(o.Payments, shop.Payment{Kind: shop.PayDebtKind, Method: shop.Card, Amount: 9700})
	if got := o.Totals(); got.Due != 0 {
		t.Errorf("after the debt was paid %+v", got)
	}
}

func TestTheTotalIsTheSumOfTheRoundedLinesWhoeverPays(t *testing.T) {
	r := dice()
	for range 200 {
		var o shop.Order
		var sum, gross shop.Money
		for i := range r.IntN(20) {
			l := job(shop.LineID(i), "工", shop.Qty(r.Int64N(9999)+1), shop.Money(r.Int64N(100000)))
			l.Kind = []shop.LineKind{shop.LabourLine, shop.PartLine, shop.OtherLine}[r.IntN(3)]
			l.Discount, l.Payer = shop.Rate(r.Int64N(10001)), shop.Payers()[r.IntN(4)]
			sum, gross = sum+l.Amount(), gross+l.Gross()
			o.Lines = append(o.Lines, l)
		}
		got := o.Totals()
		var payers shop.Money
		for _, m := range got.ByPayer {
			payers += m
		}
		if got.Total() != sum || payers != sum || got.Total()+got.Discount != gross || len(got.ByPayer) != 4 {
			t.Fatalf("%+v of lines that sum to %s, %s gross", got, sum, gross)
		}
	}
}

func TestTheCostOfAPieceIsTheMovingAverage(t *testing.T) {
	for _, c := range []struct {
		value shop.Money
		stock shop.Qty
		want  shop.Money
	}{{10000, 3000, 3333}, {20000, 3000, 6667}, {3800, 1000, 3800}, {1, 2000, 1}, {500, 0, 0}, {4500, 4500, 1000}} {
		if got := (shop.Part{Value: c.value, OnHand: c.stock}).Cost(); got != c.want {
			t.Errorf("%s for %s: %s a piece, want %s", c.value, c.stock, got, c.want)
		}
	}
	if got := (shop.Part{OnHand: 2000, Reserved: 3000}).Available(); got != -1000 {
		t.Errorf("available %s", got)
	}
}
