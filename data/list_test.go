package data

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
)

// manyOrders writes n orders, some an hour apart and some at the same time.
func manyOrders(t testing.TB, s *Store, n int) *sample {
	t.Helper()
	x := fillShop(t, s)
	write(t, s, func(tx *Tx) error {
		for i := range n {
			o := x.order(x.van, -time.Duration(i/3+50)*24*time.Hour)
			o.Lines = o.Lines[:1]
			o.Lines[0].Price = shop.Money(1000 * (i%7 + 1))
			if err := SaveOrder(tx, &o); err != nil {
				return err
			}
		}
		return nil
	})
	return x
}

func orders(t testing.TB, s *Store, ask Ask) Page[OrderRow] {
	t.Helper()
	return get(t, s, func(v View) (Page[OrderRow], error) { return OrderList(v, ask) })
}

func numbersOf(rows []OrderRow) []string {
	var all []string
	for _, r := range rows {
		all = append(all, r.Number)
	}
	return all
}

func TestAListReadsTheSameForthAndBack(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		manyOrders(t, s, 40)
		for _, sort := range []string{"", "received", "promised", "delivered", "number", "total", "due"} {
			for _, desc := range []bool{false, true} {
				whole := numbersOf(orders(t, s, Ask{Sort: sort, Desc: desc, N: 1000}).Rows)
				if len(whole) != 42 {
					t.Fatalf("%s: %d rows", sort, len(whole))
				}
				var forth, back []string
				ask := Ask{Sort: sort, Desc: desc, N: 9}
				for {
					p := orders(t, s, ask)
					if p.At != int64(len(forth)) || p.Total != 42 {
						t.Errorf("%s: at %d of %d after %d rows", sort, p.At, p.Total, len(forth))
					}
					forth = append(forth, numbersOf(p.Rows)...)
					if ask.From = p.End; !p.More {
						break
					}
				}
				ask.From, ask.Back = "", true
				for {
					p := orders(t, s, ask)
					back = append(numbersOf(p.Rows), back...)
					if p.At != int64(42-len(back)) {
						t.Errorf("%s: back at %d after %d rows", sort, p.At, len(back))
					}
					if ask.From = p.Start; !p.More {
						break
					}
				}
				if !slices.Equal(forth, whole) || !slices.Equal(back, whole) {
					t.Errorf("%s desc %v:\nwhole %v\nforth %v\nback  %v", sort, desc, whole, forth, back)
				}
			}
		}
	})
}

func TestAPageCanBeReadAgainAndSoughtByItsPlace(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		manyOrders(t, s, 40)
		whole := numbersOf(orders(t, s, Ask{Desc: true, N: 1000}).Rows)
		second := orders(t, s, Ask{Desc: true, N: 9, From: orders(t, s, Ask{Desc: true, N: 9}).End})
		again := orders(t, s, Ask{Desc: true, N: 9, From: second.Start, With: true})
		equal(t, again, second)
		for _, c := range []struct {
			at   float64
			from int
		}{{0, 0}, {0.25, 10}, {0.5, 21}, {0.75, 31}, {1, 33}, {0.99, 33}} {
			p := orders(t, s, Ask{Desc: true, N: 9, From: SeekTo(c.at)})
			if int(p.At) != c.from || !slices.Equal(numbersOf(p.Rows), whole[c.from:c.from+9]) {
				t.Errorf("at %v: %d, %v", c.at, p.At, numbersOf(p.Rows))
			}
		}
		for _, bad := range []Ask{{Sort: "plate"}, {Filter: "odd"}, {From: "x"}, {From: "1:2:x"}, {From: "~2"}, {From: "~x"}, {From: ":::"}} {
			err := readErr(s, func(v View) error { _, err := OrderList(v, bad); return err })
			if !errors.Is(err, ErrAsk) {
				t.Errorf("%+v: %v", bad, err)
			}
		}
	})
}

func readErr(s *Store, do func(View) error) error {
	_, err := Read(context.Background(), s, func(v View) (int, error) { return 0, do(v) })
	return err
}

func TestALongListIsSoughtByASample(t *testing.T) {
	t.Parallel()
	s := openNew(t)
	write(t, s, func(tx *Tx) error {
		b, err := NewBulk(tx)
		for i := range 5000 {
			c := shop.Customer{Code: fmt.Sprint("C", i), Name: fmt.Sprintf("n%05d", i*7919%5000), Kind: shop.PersonKind}
			err = errors.Join(err, b.Customer(&c))
		}
		return errors.Join(err, b.Close())
	})
	for _, f := range []float64{0.3, 0.5, 0.66} {
		p := get(t, s, func(v View) (Page[CustomerRow], error) {
			return CustomerList(v, Ask{Sort: "name", From: SeekTo(f), N: 10})
		})
		var n float64
		if _, err := fmt.Sscanf(p.Rows[0].Name, "n%f", &n); err != nil || n < f*5000-400 || n > f*5000+400 {
			t.Errorf("at %v stands %s", f, p.Rows[0].Name)
		}
		if p.Total != 5000 || p.At != int64(f*5000) {
			t.Errorf("at %d of %d", p.At, p.Total)
		}
	}
}

func TestOrdersAreFilteredAndFoundInTheirList(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		x := fillShop(t, s)
		for _, c := range []struct {
			ask  Ask
			want []string
		}{
			{Ask{}, []string{x.past.Number, x.open.Number}},
			{Ask{Filter: OrdersOpen}, []string{x.open.Number}},
			{Ask{Filter: OrdersUnsettled}, []string{x.open.Number}},
			{Ask{Filter: OrdersUnpaid}, []string{x.past.Number}},
			{Ask{Filter: OrdersToday, Day: "2026-04-12"}, []string{x.open.Number}},
			{Ask{Filter: OrdersToday, Day: "2026-04-13"}, nil},
			{Ask{Filter: OrdersMine, Person: x.advisor.ID}, []string{x.open.Number}},
			{Ask{Filter: OrdersMine, Person: x.technician.ID}, nil},
			{Ask{Filter: string(shop.Delivered)}, []string{x.past.Number}},
			{Ask{Filter: string(shop.Quoted)}, nil},
			{Ask{Text: "12345"}, []string{x.past.Number, x.open.Number}},
			{Ask{Text: "王 12345"}, []string{x.past.Number, x.open.Number}},
			{Ask{Text: "王 88K20"}, nil},
			{Ask{Text: x.open.Number}, []string{x.open.Number}},
			{Ask{Text: "wjg", Filter: OrdersOpen}, []string{x.open.Number}},
		} {
			p := orders(t, s, c.ask)
			if !slices.Equal(numbersOf(p.Rows), c.want) || p.Total != int64(len(c.want)) {
				t.Errorf("%+v: %v of %d, want %v", c.ask, numbersOf(p.Rows), p.Total, c.want)
			}
		}
		row := orders(t, s, Ask{Filter: OrdersOpen}).Rows[0]
		equal(t, row, OrderRow{
			ID: x.open.ID, Number: x.open.Number, Plate: "沪AD12345", Vehicle: "大众 帕萨特 330TSI", Customer: "王建国", Advisor: "李娜",
			Kind: shop.Maintenance, Status: shop.Working, ReceivedAt: x.open.Stamps.ReceivedAt, PromisedAt: x.open.Stamps.PromisedAt, Total: 11800, Due: 11800,
		})
	})
}

func TestOtherListsShowTheirFigures(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		x := fillShop(t, s)
		who := get(t, s, func(v View) (Page[CustomerRow], error) {
			return CustomerList(v, Ask{Text: "wjg", Filter: CustomersOwing})
		})
		equal(t, who.Rows, []CustomerRow{{
			ID: x.wang.ID, Code: "C1", Name: "王建国", Kind: shop.PersonKind, Phone: "13800000001", Cars: 1,
			LastVisit: x.open.Stamps.ReceivedAt, Spent: 4000, Due: 2000,
		}})
		firms := get(t, s, func(v View) (Page[CustomerRow], error) { return CustomerList(v, Ask{Filter: string(shop.CompanyKind)}) })
		if len(firms.Rows) != 1 || firms.Rows[0].Due != 0 || !firms.Rows[0].LastVisit.IsZero() {
			t.Errorf("firms %+v", firms)
		}
		cars := get(t, s, func(v View) (Page[VehicleRow], error) { return VehicleList(v, Ask{Filter: VehiclesHere}) })
		equal(t, cars.Rows, []VehicleRow{{
			ID: x.car.ID, Plate: "沪AD12345", VIN: "LSVAA00090N000001", Vehicle: "大众 帕萨特 330TSI", Energy: shop.Petrol, OwnerID: x.wang.ID,
			Owner: "王建国", Phone: "13800000001", MileageKM: 42310, Visits: 2, LastVisit: x.open.Stamps.ReceivedAt, Status: shop.Working,
		}})
		parts := func(filter string) []string {
			p := get(t, s, func(v View) (Page[PartRow], error) { return PartList(v, Ask{Filter: filter}) })
			var all []string
			for _, r := range p.Rows {
				all = append(all, fmt.Sprint(r.Number, " ", r.Reserved))
			}
			return all
		}
		equal(t, parts(""), []string{"06L115562B 1", "G052167 0"})
		equal(t, parts(PartsShort), []string{"06L115562B 1"})
		equal(t, parts(PartsLow), []string{"06L115562B 1"})
		equal(t, len(parts(PartsInactive)), 0)
		jobs := get(t, s, func(v View) (Page[LabourRow], error) { return LabourList(v, Ask{Text: "ghjy"}) })
		equal(t, jobs.Rows, []LabourRow{x.service})
		for _, err := range []error{
			readErr(s, func(v View) error { _, err := CustomerList(v, Ask{Filter: "?"}); return err }),
			readErr(s, func(v View) error { _, err := VehicleList(v, Ask{Sort: "?"}); return err }),
			readErr(s, func(v View) error { _, err := PartList(v, Ask{Filter: "?"}); return err }),
			readErr(s, func(v View) error { _, err := LabourList(v, Ask{Filter: "?"}); return err }),
		} {
			if !errors.Is(err, ErrAsk) {
				t.Errorf("got %v", err)
			}
		}
	})
}

func TestCustomersAreListedAsTheirNamesAreRead(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		write(t, s, func(tx *Tx) error {
			for _, name := range []string{"张伟", "王建国", "安静", "章鱼", "单于", "Bob"} {
				if err := SaveCustomer(tx, &shop.Customer{Name: name}); err != nil {
					return err
				}
			}
			return nil
		})
		var names []string
		for _, r := range get(t, s, func(v View) (Page[CustomerRow], error) { return CustomerList(v, Ask{}) }).Rows {
			names = append(names, r.Name)
		}
		equal(t, names, []string{"安静", "Bob", "单于", "王建国", "张伟", "章鱼"})
	})
}
