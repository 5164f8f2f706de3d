package work_test

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"gongdan/app/demo"
	"gongdan/app/exchange"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

// sold is the figures of a shop that must be the same wherever its records are.
type sold struct {
	orders, parts, customers, vehicles int64
	worth                              shop.Money
}

func figures(v data.View) (f sold, err error) {
	orders, err1 := data.OrderList(v, data.Ask{})
	parts, err2 := data.PartList(v, data.Ask{})
	customers, err3 := data.CustomerList(v, data.Ask{})
	vehicles, err4 := data.VehicleList(v, data.Ask{})
	f = sold{orders: orders.Total, parts: parts.Total, customers: customers.Total, vehicles: vehicles.Total}
	f.worth, err = data.StockValue(v)
	return f, errors.Join(err, err1, err2, err3, err4)
}

func TestAShopTakenInAtOnceIsSoundAndComesOutTheSame(t *testing.T) {
	first := &counter{T: t, store: datatest.New(t), now: time.Date(2026, 4, 14, 1, 0, 0, 0, time.UTC)}
	boss := shop.Person{Roles: []shop.Role{shop.Owner}, Grants: shop.DefaultGrants()}
	size := demo.Size{Vehicles: 20, Orders: 40, Parts: 30, Seed: 1, Until: "2026-04-13"}
	taken := got(demo.Fill(t.Context(), first.as(boss), size))(first)
	want := read(first, figures)
	if want.orders != 40 || want.vehicles != 20 || taken.Total() == 0 || taken.String() == "" {
		t.Fatalf("%+v of %s", want, taken)
	}
	first.refused(failure(demo.Fill(t.Context(), first.as(boss), size)), "demo.refuse.records")
	first.refused(work.AllowExport(t.Context(), first.as(shop.Person{Roles: []shop.Role{shop.Advisor}, Grants: shop.DefaultGrants()})), "person.refuse.right")
	var file bytes.Buffer
	if err := exchange.Export(t.Context(), first.as(boss), &file); err != nil {
		t.Fatal(err)
	}
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		c := &counter{T: t, store: s, now: first.now}
		take := func(rehearse bool) work.Taken {
			return got(exchange.Import(t.Context(), c.as(boss), bytes.NewReader(file.Bytes()), rehearse))(c)
		}
		if tried := take(true); tried.Total() == 0 || read(c, figures) != (sold{}) {
			t.Errorf("trying took in %s", tried)
		}
		take(false)
		if have := read(c, figures); have != want {
			t.Errorf("came in as %+v, want %+v", have, want)
		}
		if again := take(false); again.Total() != 0 {
			t.Errorf("taken in twice: %s", again)
		}
		found := got(data.Check(t.Context(), s))(c)
		for _, f := range found {
			t.Errorf("%s %v", f.Key, f.Args)
		}
	})
}

func TestATableIsLeftBySomebody(t *testing.T) {
	c := open(t)
	layouts := func() map[string]string {
		return read(c, func(v data.View) (map[string]string, error) { return data.LayoutsOf(v, c.advisor.ID) })
	}
	for _, p := range []shop.Person{c.advisor, {}} {
		if err := work.SaveLayout(t.Context(), c.as(p), "parts", `{"sort":"bin"}`); err != nil {
			t.Fatal(err)
		}
	}
	if all := layouts(); len(all) != 1 || all["parts"] != `{"sort":"bin"}` {
		t.Errorf("kept %v", all)
	}
	c.sound()
}
