package shop_test

import (
	"testing"

	"gongdan/app/shop"
)

func TestWhatIsWrongWithAPayment(t *testing.T) {
	const due, credit = 11200, 5000
	for _, c := range []struct {
		what   string
		kind   shop.PaymentKind
		method shop.Method
		amount shop.Money
		due    shop.Money
		want   []string
	}{
		{"all", shop.Pay, shop.WeChat, 11200, due, nil},
		{"some", shop.Pay, shop.Cash, 1, due, nil},
		{"nothing", shop.Pay, shop.Cash, 0, due, []string{"amount payment.say.zero"}},
		{"too much", shop.Pay, shop.Cash, 11201, due, []string{"amount payment.say.too_much"}},
		{"nothing is owed", shop.Pay, shop.Cash, 1, -100, []string{"amount payment.say.too_much"}},
		{"a fortune", shop.Deposit, shop.Cash, shop.MaxMoney + 1, due, []string{"amount say.money_range"}},
		{"a fortune back", shop.Refund, shop.Cash, -shop.MaxMoney - 1, due, []string{"amount say.money_range"}},
		{"no method", shop.Pay, "", 1, due, []string{"method payment.say.method"}},
		{"barter", shop.Pay, "eggs", 1, due, []string{"method payment.say.method"}},
		{"on account", shop.Pay, shop.OnAccount, 5000, due, nil},
		{"over the limit", shop.Pay, shop.OnAccount, 5001, due, []string{"amount payment.say.credit"}},
		{"a deposit on account", shop.Deposit, shop.OnAccount, 1, due, []string{"method payment.say.on_account"}},
		{"a debt paid on account", shop.PayDebtKind, shop.OnAccount, 1, due, []string{"method payment.say.on_account"}},
		{"a refund on account", shop.Refund, shop.OnAccount, -1, due, []string{"method payment.say.on_account"}},
		{"a deposit above what is due", shop.Deposit, shop.Cash, 20000, due, nil},
		{"a deposit below zero", shop.Deposit, shop.Cash, -1, due, []string{"amount payment.say.below_zero"}},
		{"a debt below zero", shop.PayDebtKind, shop.Cash, -1, due, []string{"amount payment.say.below_zero"}},
		{"a refund", shop.Refund, shop.Cash, -100, due, nil},
		{"a correction", shop.Correction, shop.Cash, -100, due, nil},
		{"money back that is owed", shop.Pay, shop.Cash, -1, due, []string{"amount payment.say.below_zero"}},
		{"money back that was too much", shop.Pay, shop.Cash, -300, -300, nil},
		{"more back than that", shop.Pay, shop.Cash, -301, -300, []string{"amount payment.say.below_zero"}},
		{"account below zero", shop.Pay, shop.OnAccount, -1, -300, []string{"amount payment.say.below_zero"}},
	} {
		p := shop.Payment{Kind: c.kind, Method: c.method, Amount: c.amount}
		wants(t, c.what, p.Check(c.due, credit), c.want...)
	}
	wants(t, "a note", shop.Payment{Kind: shop.Pay, Method: shop.Cash, Amount: 1, Note: novel()}.Check(due, 0), "note say.too_long")
}

func TestAMessageAboutMoneyNeverSaysLessThanNothing(t *testing.T) {
	p := shop.Payment{Kind: shop.Pay, Method: shop.Cash, Amount: 1}.Check(-100, 0)
	if p[0].With["Due"] != shop.Money(0) {
		t.Errorf("owes %v", p[0].With["Due"])
	}
	p = shop.Payment{Kind: shop.Pay, Method: shop.OnAccount, Amount: 1}.Check(100, -50)
	if p[0].With["Credit"] != shop.Money(0) {
		t.Errorf("credit %v", p[0].With["Credit"])
	}
	p = shop.Payment{Kind: shop.Pay, Method: shop.Cash, Amount: -400}.Check(-300, 0)
	if p[0].With["Back"] != shop.Money(300) {
		t.Errorf("back %v", p[0].With["Back"])
	}
}
