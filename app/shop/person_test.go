package shop_test

import (
	"strings"
	"testing"
	"time"

	"gongdan/app/shop"
)

// worker is somebody with roles and the rights of a new file.
func worker(roles ...shop.Role) shop.Person {
	return shop.Person{ID: 1, Code: "zw", Name: "张伟", Roles: roles, Active: true, Grants: shop.DefaultGrants()}
}

func TestRolesCarryRights(t *testing.T) {
	for _, c := range []struct {
		roles []shop.Role
		may   []shop.Right
	}{
		{[]shop.Role{shop.Owner}, shop.Rights()},
		{[]shop.Role{shop.Advisor}, []shop.Right{shop.Discount, shop.TakeMoney, shop.Unmask, shop.HandleClaims}},
		{[]shop.Role{shop.Cashier}, []shop.Right{shop.TakeMoney, shop.Unmask, shop.HandleClaims}},
		{[]shop.Role{shop.Storekeeper}, []shop.Right{shop.AdjustStock, shop.CountStock, shop.SeeCost}},
		{[]shop.Role{shop.Storekeeper, shop.Care}, []shop.Right{shop.AdjustStock, shop.CountStock, shop.SeeCost, shop.Unmask}},
		{[]shop.Role{shop.Technician, shop.Inspector}, nil},
		{nil, nil},
	} {
		p, want := worker(c.roles...), map[shop.Right]bool{}
		for _, r := range c.may {
			want[r] = true
		}
		for _, r := range shop.Rights() {
			if p.May(r) != want[r] || (p.Need(r) == nil) != want[r] {
				t.Errorf("%v may %s: %v", c.roles, r, p.May(r))
			}
		}
	}
	old := worker(shop.Owner)
	old.Grants = nil
	if !old.May(shop.ShopPays) {
		t.Error("the owner of an older file lacks a right that is new")
	}
	r := refusal(t, worker(shop.Technician).Need(shop.Manage))
	if r.Say != "person.refuse.right" || r.With["Right"] != shop.Manage || r.With["Person"] != "张伟" || r.Fix != "pin" {
		t.Errorf("%+v", r)
	}
}

func TestTheLargestDiscountOfAllRolesCounts(t *testing.T) {
	p := worker(shop.Advisor, shop.Cashier)
	p.Grants = append(p.Grants, shop.Grant{Role: shop.Cashier, Right: shop.Discount, Limit: 300})
	for want, p := range map[shop.Rate]shop.Person{1000: p, shop.Whole: worker(shop.Owner), 0: worker(shop.Care)} {
		if got := p.DiscountLimit(); got != want {
			t.Errorf("%v may give %s, want %s", p.Roles, got, want)
		}
	}
}

func TestPricesAndDiscountsNeedTheirRight(t *testing.T) {
	const listed, cost = 5800, 3800
	for _, c := range []struct {
		what   string
		who    shop.Role
		change func(*shop.Line)
		want   []string
	}{
		{"as listed", shop.Technician, func(*shop.Line) {}, nil},
		{"the limit", shop.Advisor, func(l *shop.Line) { l.Discount = 1000 }, nil},
		{"over the limit", shop.Advisor, func(l *shop.Line) { l.Discount = 1001 }, []string{"discount line.say.discount_right"}},
		{"the manager's", shop.Owner, func(l *shop.Line) { l.Discount = 3000 }, nil},
		{"a lower price", shop.Advisor, func(l *shop.Line) { l.Price-- }, []string{"price line.say.price_right"}},
		{"a higher price", shop.Advisor, func(l *shop.Line) { l.Price++ }, []string{"price line.say.raise_right"}},
		{"the manager's higher price", shop.Owner, func(l *shop.Line) { l.Price++ }, nil},
		{"a gift of the shop", shop.Advisor, func(l *shop.Line) { l.Payer = shop.PayShop }, []string{"payer line.say.payer_right"}},
		{"a gift of the manager", shop.Owner, func(l *shop.Line) { l.Payer = shop.PayShop }, nil},
		{"the insurer pays", shop.Advisor, func(l *shop.Line) { l.Payer = shop.PayInsurer }, nil},
		{"the manager's price", shop.Owner, func(l *shop.Line) { l.Price = 4000 }, nil},
		{"below cost", shop.Owner, func(l *shop.Line) { l.Price = 3799 }, []string{"price part.say.below_cost?"}},
		{"below cost by discount", shop.Owner, func(l *shop.Line) { l.Discount = 5000 }, []string{"price part.say.below_cost?"}},
		{"the customer's own", shop.Advisor, func(l *shop.Line) { l.Origin, l.Price = shop.CustomerOwned, 0 }, nil},
	} {
		l := part(1, "机油滤清器", 1000, listed)
		c.change(&l)
		wants(t, c.what, l.CheckRights(worker(c.who), listed, cost), c.want...)
	}
	free := shop.Line{Kind: shop.OtherLine, Name: "拖车", Qty: 1000, Price: 20000}
	wants(t, "not of the book", free.CheckRights(worker(shop.Advisor), 0, 0))
	free.Price = -20000
	wants(t, "a line below zero", free.CheckRights(worker(shop.Advisor), 0, 0), "price line.say.price_right")
	wants(t, "the manager's", free.CheckRights(worker(shop.Owner), 0, 0))
}

func TestWhatIsWrongWithAPerson(t *testing.T) {
	wants(t, "sound", worker(shop.Care).Check())
	wants(t, "empty", shop.Person{Phone: "x"}.Check(), "code say.required.code", "name say.required.name", "roles person.say.roles", "phone customer.say.phone_form?")
}

func TestAPINHasFourToSixDigits(t *testing.T) {
	for pin, ok := range map[string]bool{"1234": true, "123456": true, "123": false, "1234567": false, "12a4": false, "": false, "１２３４": false, "-123": false} {
		if got := shop.CheckPIN(pin).Err() == nil; got != ok {
			t.Errorf("%q: %v", pin, got)
		}
	}
}

func TestASealedPINMatchesItselfOnly(t *testing.T) {
	sealed, err := shop.SealPIN("1234", []byte("salt of sixteen."))
	if err != nil || strings.Contains(sealed, "1234") {
		t.Fatalf("%q, %v", sealed, err)
	}
	if !shop.PINMatches(sealed, "1234") || shop.PINMatches(sealed, "1235") || shop.PINMatches(sealed, "") {
		t.Error("the seal holds for the wrong PIN, or not for the right one")
	}
	other, _ := shop.SealPIN("1234", []byte("another salt...."))
	if other == sealed {
		t.Error("one PIN has one seal whatever the salt")
	}
	if shop.PINMatches("zz:00", "1234") || shop.PINMatches("no seal", "1234") {
		t.Error("a broken seal holds")
	}
	if !shop.PINMatches("", "whatever") {
		t.Error("somebody without a PIN is asked for one")
	}
}

func TestWhoGuessesWaitsLonger(t *testing.T) {
	for wrong, want := range map[int]time.Duration{
		0: 0, 2: 0, 3: 2 * time.Second, 4: 4 * time.Second, 5: 8 * time.Second, 9: 128 * time.Second, 10: 256 * time.Second,
		11: 5 * time.Minute, 1000: 5 * time.Minute,
	} {
		if got := shop.PINDelay(wrong); got != want {
			t.Errorf("after %d wrong PINs %s, want %s", wrong, got, want)
		}
	}
}
