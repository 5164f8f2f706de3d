package customers

import (
	"context"
	"errors"
	"strings"
	"testing"

	"gongdan/app/screen"
	"gongdan/app/screen/screentest"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
)

func open(r *screentest.Rig, route screen.Route) *file {
	r.T.Helper()
	route.Screen = screen.Customers
	f, ok := New(r.Host, route).(*file)
	if !ok {
		r.T.Fatal("no file was opened")
	}
	r.Show(f)
	return f
}

func customer(r *screentest.Rig, id shop.CustomerID) shop.Customer {
	r.T.Helper()
	return screentest.Read(r, func(v data.View) (shop.Customer, error) { return data.Customer(v, id) })
}

func hasDraft(r *screentest.Rig, key string) bool {
	r.T.Helper()
	return screentest.Read(r, func(v data.View) (bool, error) {
		_, err := data.Draft(v, r.Person.ID, key)
		if errors.Is(err, shop.ErrMissing) {
			return false, nil
		}
		return true, err
	})
}

func TestANewCustomerIsTypedAndSavedByKeysAlone(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	var moved screen.Route
	r.Moved = func(_ screen.Page, to screen.Route) { moved = to }
	f := open(r, screen.Route{Key: "new"})
	r.Type("李四")
	r.Press("Enter", "→", "Enter")
	r.Type("138 1111 2222")
	r.Tick()
	if !hasDraft(r, "customer:new") {
		t.Error("what was typed is no draft")
	}
	r.Press("Alt+3")
	r.Type("小王")
	r.Press("Enter")
	r.Type("13933334444")
	r.Press("Enter", "Ctrl+S")
	c := customer(r, f.id)
	if c.Name != "李四" || c.Kind != shop.CompanyKind || c.Phone != "13811112222" || c.Code == "" {
		t.Errorf("kept %+v", c)
	}
	if len(c.Contacts) != 1 || c.Contacts[0] != (shop.Contact{Name: "小王", Phone: "13933334444"}) {
		t.Errorf("kept the contacts %+v", c.Contacts)
	}
	if moved.ID != int64(c.ID) || hasDraft(r, "customer:new") {
		t.Errorf("moved to %+v; draft left: %v", moved, hasDraft(r, "customer:new"))
	}
}

func TestAMistakeStandsUnderItsField(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	f := open(r, screen.Route{Key: "new"})
	r.Press("Ctrl+S")
	if f.id != 0 || f.edit.Form.Message("name") == "" {
		t.Errorf("a customer without a name was kept as %d, said %q", f.id, f.edit.Form.Message("name"))
	}
	r.Press("Enter", "Enter")
	r.Type("1381111")
	r.Press("Enter")
	if say := f.edit.Form.Message("phone"); !strings.Contains(say, "11") {
		t.Errorf("a short number is not warned of: %q", say)
	}
	r.Press("Alt+1")
	r.Type("王")
	if f.edit.Form.Message("name") != "" {
		t.Error("the message stays after the mistake is gone")
	}
}

func TestADraftComesBackAndCanBeDiscarded(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	c := r.Customer(shop.Customer{Name: "王建国"})
	f := open(r, screen.Route{ID: int64(c.ID)})
	r.Type("王建军")
	f.Close()
	f = open(r, screen.Route{ID: int64(c.ID)})
	if f.edit.Record.Customer.Name != "王建军" || !strings.Contains(f.edit.Said(), "09:47") {
		t.Errorf("the draft is %q, said %q", f.edit.Record.Customer.Name, f.edit.Said())
	}
	r.Press("F5")
	if f.edit.Record.Customer.Name != "王建国" || hasDraft(r, "customer:1") {
		t.Error("the draft is not gone")
	}
}

func TestADraftIsWrittenWhenAFieldIsLeftAndIsOnePersons(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	c := r.Customer(shop.Customer{Name: "王建国"})
	f := open(r, screen.Route{ID: int64(c.ID)})
	r.Type("王建军")
	r.Press("Enter")
	if !hasDraft(r, "customer:1") {
		t.Error("the field was left and there is no draft")
	}
	f.Close()
	r.Sit("ln")
	if g := open(r, screen.Route{ID: int64(c.ID)}); g.edit.Said() != "" || g.edit.Dirty() {
		t.Errorf("somebody else is shown the draft: %q", g.edit.Said())
	}
	r.Type("王建民")
	r.Tick()
	r.Sit("wl")
	if f = open(r, screen.Route{ID: int64(c.ID)}); f.edit.Record.Customer.Name != "王建军" {
		t.Errorf("the draft became %q", f.edit.Record.Customer.Name)
	}
}

func TestSomebodyElsesSaveIsNotOverwritten(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	c := r.Customer(shop.Customer{Name: "王建国"})
	f := open(r, screen.Route{ID: int64(c.ID)})
	r.Type("王建军")
	c.Address = "人民路 1 号"
	r.Customer(c)
	r.Press("Ctrl+S")
	if f.edit.Form.Banner() == "" || customer(r, c.ID).Name != "王建国" {
		t.Error("a stale save was kept or not told of")
	}
	r.Press("F5")
	if got := f.edit.Record.Customer; got.Address != "人民路 1 号" || got.Name != "王建国" {
		t.Errorf("F5 shows %+v", got)
	}
}

func TestBothWritingsOfACustomerArePutTogether(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	c := r.Customer(shop.Customer{Name: "王建国", Note: "老客户"})
	open(r, screen.Route{ID: int64(c.ID)})
	r.Type("王建军")
	r.Press("Alt+3")
	r.Type("小王")
	r.Press("Enter")
	c.Name, c.Address, c.Note, c.Kind = "王先生", "人民路 1 号", "", shop.CompanyKind
	r.Customer(c)
	r.Press("Ctrl+S", "Alt+B")
	r.Picture("both-customer")
	r.Press("→", "Ctrl+S") // the name is theirs after all
	got := customer(r, c.ID)
	if got.Name != "王先生" || got.Address != "人民路 1 号" || got.Note != "" || got.Kind != shop.CompanyKind || len(got.Contacts) != 1 {
		t.Errorf("kept %+v", got)
	}
	if hasDraft(r, "customer:1") {
		t.Error("the draft is left")
	}
}

func TestATwinIsWarnedOfAtTyping(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"})
	f := open(r, screen.Route{Key: "new"})
	r.Type("王先生")
	r.Press("Enter", "Enter")
	r.Type("13800001234")
	r.Tick()
	if !strings.Contains(f.edit.Form.Message("phone"), c.Code) || !strings.Contains(f.edit.Said(), "王建国") {
		t.Errorf("said %q and %q", f.edit.Form.Message("phone"), f.edit.Said())
	}
	r.Press("Alt+O")
	if n := len(r.Routes); n == 0 || r.Routes[n-1].ID != int64(c.ID) {
		t.Errorf("Alt+O went to %v", r.Routes)
	}
	f = open(r, screen.Route{Key: "new2"})
	r.Type("王建国")
	r.Press("Enter", "Enter")
	r.Type("13711111234")
	r.Tick()
	if f.twins.field != "name" || !f.twins.any() {
		t.Error("the same name with the same end of the phone is not warned of")
	}
}

func TestThePhoneIsMaskedUntilItIsAskedFor(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	c := r.Customer(shop.Customer{Name: "王建国", Phone: "13800001234"})
	r.Sit("zw")
	f := open(r, screen.Route{ID: int64(c.ID)})
	r.Press("Ctrl+Shift+C")
	if !f.phone.masked {
		t.Error("a technician sees the whole number")
	}
	r.Sit("ln")
	r.Press("Ctrl+Shift+C")
	audit := screentest.Read(r, func(v data.View) ([]shop.Audit, error) { return data.AuditOf(v, shop.KindCustomers, int64(c.ID)) })
	seen := false
	for _, a := range audit {
		seen = seen || a.Act == "unmask" && a.Person == r.Person.ID
	}
	if f.phone.masked || !seen {
		t.Errorf("masked: %v, in the journal: %v", f.phone.masked, seen)
	}
	r.Press("Ctrl+S")
	if customer(r, c.ID).Phone != "13800001234" {
		t.Error("the number was changed by looking at it")
	}
}

func TestConsentHasItsTime(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	c := r.Customer(shop.Customer{Name: "王建国"})
	f := open(r, screen.Route{ID: int64(c.ID)})
	f.edit.Form.Focus("consent")
	r.Press("Space", "Ctrl+S")
	if got := customer(r, c.ID); !got.Consent || got.ConsentAt.IsZero() {
		t.Errorf("kept consent %v at %v", got.Consent, got.ConsentAt)
	}
}

func TestTheListFindsFiltersAndOpens(t *testing.T) {
	r := screentest.New(t, screentest.Look{})
	c, car := wang(r)
	r.Crowd(5)
	screentest.Do(r, func(ctx context.Context, d work.Desk) (shop.Order, error) {
		line := shop.Line{Kind: shop.OtherLine, Name: "拖车", Qty: shop.One, Price: 30000, Payer: shop.PayCustomer}
		o := r.Visit(car, r.Now, shop.Ready, shop.Order{Intake: shop.Intake{MileageKM: 20000}, Lines: []shop.Line{line}})
		return work.SettleOrder(ctx, d, o.ID, o.Rev, work.Settlement{OutKM: 20000, Payments: []shop.Payment{{Method: shop.OnAccount, Amount: 30000}}})
	})
	l := newList(r.Host)
	r.Show(l)
	r.Type("wjg")
	r.Tick()
	r.Press("Enter")
	if row, ok := l.browse.Selected(); !ok || row.ID != c.ID {
		t.Fatalf("wjg chose %+v", row)
	}
	r.Press("Enter")
	if len(r.Routes) != 1 || r.Routes[0].ID != int64(c.ID) {
		t.Errorf("Enter went to %v", r.Routes)
	}
	l.browse.Search.SetText("")
	r.Press("Alt+4")
	if n := l.browse.Table.Rows(); n != 1 {
		t.Errorf("%d customers owe, want 1", n)
	}
	r.Press("Ctrl+N")
	if last := r.Routes[len(r.Routes)-1]; last.Key != "new" {
		t.Errorf("Ctrl+N went to %v", last)
	}
}
