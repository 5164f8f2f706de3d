package work_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// counter is the shop of these tests: its records, its clock, who works there
// and what it sells.
type counter struct {
	*testing.T
	store *data.Store
	now   time.Time

	owner, advisor, cashier, keeper, technician shop.Person

	oilChange, alignment shop.Labour
	filter               shop.Part // 14 pieces at 38.00
}

// open opens a shop on a new store.
func open(t *testing.T) *counter { return openOn(t, datatest.New(t)) }

func openOn(t *testing.T, s *data.Store) *counter {
	t.Helper()
	c := &counter{T: t, store: s, now: time.Date(2026, 4, 14, 1, 0, 0, 0, time.UTC)} // 09:00 in the shop
	some := func(code, name string, r shop.Role) shop.Person {
		return shop.Person{Code: code, Name: name, Roles: []shop.Role{r}}
	}
	settings := shop.DefaultSettings()
	settings.Name = "昌盛汽车维修"
	owner, err := work.OpenShop(t.Context(), c.as(shop.Person{}), work.Opening{
		Settings: settings, Owner: shop.Person{Code: "lb", Name: "老板"}, PIN: "2468",
		Others: []shop.Person{some("lina", "李娜", shop.Advisor), some("sy", "收银", shop.Cashier), some("cg", "仓管", shop.Storekeeper), some("zw", "张伟", shop.Technician)},
	})
	if err != nil {
		t.Fatal(err)
	}
	c.owner = owner
	for code, p := range map[string]*shop.Person{"lina": &c.advisor, "sy": &c.cashier, "cg": &c.keeper, "zw": &c.technician} {
		*p = read(c, func(v data.View) (shop.Person, error) { return data.PersonByCode(v, code) })
	}
	c.oilChange = got(work.SaveLabour(t.Context(), c.as(c.owner), shop.Labour{Code: "BY-001", Name: "更换机油、机油滤清器", Hours: 500, WorkClass: shop.Minor, Active: true}))(c)
	c.alignment = got(work.SaveLabour(t.Context(), c.as(c.owner), shop.Labour{Code: "DW-001", Name: "四轮定位", Hours: 1300, Rate: 12000, WorkClass: shop.Minor, Active: true}))(c)
	c.filter = got(work.SavePart(t.Context(), c.as(c.keeper), shop.Part{Number: "06L 115 562 b", Name: "机油滤清器", Unit: "个", Price: 5800, Origin: shop.OEM, Active: true}))(c)
	c.filter = got(work.ReceiveStock(t.Context(), c.as(c.keeper), shop.Receipt{PartID: c.filter.ID, Qty: 14000, Cost: 3800, Note: "期初"}))(c)
	return c
}

// as is the counter's desk with p at it.
func (c *counter) as(p shop.Person) work.Desk {
	return work.Desk{Store: c.store, Now: func() time.Time { return c.now }, Zone: c.store.Zone}.As(p)
}

// pass lets n minutes go by.
func (c *counter) pass(n int) { c.now = c.now.Add(time.Duration(n) * time.Minute) }

// got ends the test unless the act was done: got(act(…))(c).
func got[T any](v T, err error) func(*counter) T {
	return func(c *counter) T {
		c.Helper()
		if err != nil {
			c.Fatal(err)
		}
		return v
	}
}

// read reads out of the counter's store.
func read[T any](c *counter, get func(data.View) (T, error)) T {
	c.Helper()
	return got(data.Read(context.Background(), c.store, get))(c)
}

func (c *counter) order(id shop.OrderID) shop.Order {
	c.Helper()
	return read(c, func(v data.View) (shop.Order, error) { return data.Order(v, id) })
}

// rev is the revision of an order as somebody sees it who looks now.
func (c *counter) rev(id shop.OrderID) int64 {
	c.Helper()
	return c.order(id).Rev
}

func (c *counter) part(id shop.PartID) shop.Part {
	c.Helper()
	return read(c, func(v data.View) (shop.Part, error) { return data.Part(v, id) })
}

// events are the kinds of what happened to an order, in turn.
func (c *counter) events(id shop.OrderID) (kinds []shop.EventKind) {
	c.Helper()
	for _, e := range read(c, func(v data.View) ([]shop.Event, error) { return data.EventsOf(v, id) }) {
		kinds = append(kinds, e.Kind)
	}
	return kinds
}

// line sells a job, item a part, as the price book has them.
func line(l shop.Labour, rate shop.Money) shop.Line {
	return shop.Line{Kind: shop.LabourLine, LabourID: l.ID, Code: l.Code, Name: l.Name, WorkClass: l.WorkClass, Qty: l.Hours, Price: rate, Payer: shop.PayCustomer}
}

func item(p shop.Part, qty shop.Qty) shop.Line {
	return shop.Line{Kind: shop.PartLine, PartID: p.ID, Code: p.Number, Name: p.Name, Unit: p.Unit, Origin: p.Origin, Qty: qty, Price: p.Price, Payer: shop.PayCustomer}
}

// visit is the order of the open format's example: 54.00 and 58.00.
func (c *counter) visit() work.Visit {
	v := work.Visit{
		Customer: shop.Customer{Name: "王建国", Phone: "138 0000 1234", CreditLimit: 20000},
		Vehicle:  shop.Vehicle{Plate: "沪a·d12345", VIN: "lsvaa00090n000001", Make: "大众", Model: "帕萨特"},
	}
	o := shop.Order{Kind: shop.Repair, Intake: shop.Intake{MileageKM: 12000, Fuel: 50, SenderName: "王建国", Complaint: "变速器异响"}}
	o.Stamps.PromisedAt = c.now.Add(6 * time.Hour)
	o.Lines = []shop.Line{line(c.oilChange, 12000), item(c.filter, 1000)}
	o.Lines[0].Discount = 1000
	v.Order = o
	return v
}

// received is that order as it is kept.
func (c *counter) received() shop.Order {
	c.Helper()
	return got(work.Receive(c.Context(), c.as(c.advisor), c.visit()))(c).Order
}

// working has the customer's consent, ready its parts, settled its money.
func (c *counter) working() shop.Order {
	c.Helper()
	o := c.received()
	return got(work.StartOrder(c.Context(), c.as(c.advisor), o.ID, o.Rev, signed()))(c)
}

func (c *counter) ready() shop.Order {
	c.Helper()
	o := c.working()
	o = got(work.IssueParts(c.Context(), c.as(c.keeper), o.ID, o.Rev))(c)
	return got(work.FinishOrder(c.Context(), c.as(c.technician), o.ID, c.rev(o.ID)))(c)
}

func (c *counter) settled(payments ...shop.Payment) shop.Order {
	c.Helper()
	o := c.ready()
	return got(work.SettleOrder(c.Context(), c.as(c.owner), o.ID, o.Rev, work.Settlement{Payments: payments}))(c)
}

func signed() shop.Agreement {
	return shop.Agreement{Consent: shop.Agreed, By: "王建国", Way: shop.BySignature}
}

func pay(m shop.Method, amount shop.Money) shop.Payment {
	return shop.Payment{Method: m, Amount: amount}
}

// refused checks that err is the refusal that says so, and returns it.
func (c *counter) refused(err error, say string) *shop.Refusal {
	c.Helper()
	var r *shop.Refusal
	if !errors.As(err, &r) || r.Say != say {
		c.Fatalf("%v, want it refused: %s", err, say)
	}
	return r
}

// wrong checks that err names exactly those fields.
func (c *counter) wrong(err error, fields ...string) {
	c.Helper()
	var p shop.Problems
	if !errors.As(err, &p) {
		c.Fatalf("%v, want problems of %v", err, fields)
	}
	var have []string
	for _, x := range p {
		have = append(have, x.Field)
	}
	if !slices.Equal(have, fields) {
		c.Errorf("%v, want %v", p, fields)
	}
}

// sound checks that the journal's chain holds and that the ledger sums to the
// stock.
func (c *counter) sound() {
	c.Helper()
	if broken := read(c, func(v data.View) (bool, error) { _, b, err := data.AuditBreak(v); return b, err }); broken {
		c.Error("the journal's chain is broken")
	}
	var qty shop.Qty
	var value shop.Money
	for _, m := range read(c, func(v data.View) ([]shop.Move, error) { return data.MovesOf(v, c.filter.ID, 1000) }) {
		qty, value = qty+m.Qty, value+m.Value
	}
	if p := c.part(c.filter.ID); p.OnHand != qty || p.Value != value {
		c.Errorf("stock %s worth %s, the ledger says %s worth %s", p.OnHand, p.Value, qty, value)
	}
}
