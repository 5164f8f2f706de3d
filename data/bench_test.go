package data

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"gongdan/app/shop"
)

// The benchmarks run on a shop of GONGDAN_BENCH_VEHICLES cars, 50,000 unless it
// is set, four orders a car up to 200,000 and 20,000 parts. The file is made
// once and stays in the folder for temporary files.

func benchVehicles() int {
	if n, err := strconv.Atoi(os.Getenv("GONGDAN_BENCH_VEHICLES")); err == nil && n > 0 {
		return n
	}
	return 50_000
}

func benchStore(b *testing.B) *Store {
	b.Helper()
	n := benchVehicles()
	key, err := SeedKey()
	must(b, err)
	path := filepath.Join(os.TempDir(), fmt.Sprintf("gongdan-bench-%s-%d.db", key, n))
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		part := path + ".part"
		must(b, errors.Join(os.RemoveAll(part), os.RemoveAll(part+"-wal"), os.RemoveAll(part+"-shm")))
		s, err := Open(context.Background(), part)
		must(b, err)
		fillBench(b, s, n)
		must(b, s.Close())
		must(b, os.Rename(part, path))
	}
	return openAt(b, path)
}

// pick is the i-th of the characters of set, spread out.
func pick(set string, i int) string {
	rs := []rune(set)
	return string(rs[(i*7919+i/13)%len(rs)])
}

func benchName(i int) string {
	return pick("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗单曾解仇", i) + pick("建国伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀", i/3) + pick("霞平刚桂英华玉兰志文红光宇欣浩然子涵", i/7)
}

func benchPlate(i int) string {
	const set = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
	x := i*7919 + 12345
	plate := pick("沪苏浙皖京粤", i) + pick("ABCDEFG", i/6)
	for range 5 {
		plate += string(set[x%len(set)])
		x /= 7
	}
	return plate
}

func fillBench(b *testing.B, s *Store, n int) {
	b.Helper()
	people := []shop.Person{{Code: "a", Name: "李娜", Active: true}, {Code: "b", Name: "张伟", Active: true}}
	var parts []shop.PartID
	write(b, s, func(tx *Tx) error {
		for i := range people {
			if err := SavePerson(tx, &people[i]); err != nil {
				return err
			}
		}
		for i := range 20_000 {
			p := shop.Part{
				Number: fmt.Sprintf("%02dL%06d%s", i%90, i*37%1_000_000, pick("ABCDEFG", i)), Unit: "个", Price: 5800, Origin: shop.OEM, Active: true,
				Name: pick("前后左右上下", i) + pick("机油汽油空调空气刹车离合转向", i/2) + pick("滤清器芯片盘泵管阀座总成", i/5) + pick("总成片组件套装支架", i/11) + pick("器件盘泵管", i/17),
				Fits: pick("帕迈途高", i) + "萨特 速腾",
			}
			if err := SavePart(tx, &p); err != nil {
				return err
			}
			parts = append(parts, p.ID)
		}
		return nil
	})
	write(b, s, func(tx *Tx) error {
		bulk, err := NewBulk(tx)
		must(b, err)
		orders := 0
		for i := range n {
			c := shop.Customer{Code: fmt.Sprintf("C%d", i+1), Name: benchName(i), Kind: shop.PersonKind, Phone: fmt.Sprintf("13%09d", i*7919%1_000_000_000), CreatedAt: noon()}
			must(b, bulk.Customer(&c))
			v := shop.Vehicle{Plate: benchPlate(i), VIN: fmt.Sprintf("LSVAA%012d", i*104729), OwnerID: c.ID, Make: "大众", Model: pick("帕迈途高", i) + "腾", Energy: shop.Petrol}
			must(b, bulk.Vehicle(&v, nil, nil))
			for k := 0; k < 4 && orders < 200_000; k++ {
				o := benchOrder(orders, v, people, parts)
				must(b, bulk.Order(&o, OrderFile{Events: benchEvents(orders, o)}))
				orders++
			}
		}
		tx.change(shop.KindOrders, 0)
		return bulk.Close()
	})
}

// benchEvents is what happened to the orders of the last two months, ten things
// to each.
func benchEvents(i int, o shop.Order) (events []shop.Event) {
	if i < 190_000 {
		return nil
	}
	for n, kind := range []shop.EventKind{
		shop.EventReceived, shop.EventQuoted, shop.EventAgreed, shop.EventAgreed, shop.EventStarted, shop.EventDispatched, shop.EventChecking,
		shop.EventPassed, shop.EventSettled, shop.EventDelivered,
	} {
		events = append(events, shop.Event{Kind: kind, At: o.Stamps.ReceivedAt.Add(time.Duration(n) * 6 * time.Minute)})
	}
	return events
}

// benchOrder is the i-th order; the newest 150 are open.
func benchOrder(i int, v shop.Vehicle, people []shop.Person, parts []shop.PartID) shop.Order {
	day := noon().Add(-time.Duration(200_000-i) * 10 * time.Minute)
	yes := shop.Agreement{Consent: shop.Agreed}
	o := shop.Order{
		Number: fmt.Sprintf("RO%s-%06d", day.Format("060102"), i), Kind: shop.Maintenance, Status: shop.Delivered, VehicleID: v.ID, CustomerID: v.OwnerID,
		AdvisorID: people[i%2].ID,
		Stamps:    shop.Stamps{ReceivedAt: day, PromisedAt: day.Add(time.Hour), SettledAt: day.Add(time.Hour), DeliveredAt: day.Add(time.Hour)},
		Lines: []shop.Line{
			{Kind: shop.LabourLine, Code: "BY", Name: "保养", Qty: 500, Price: shop.Money(12000 + i%100*2), Payer: shop.PayCustomer, Technician: people[1].ID, Agreement: yes},
			{Kind: shop.PartLine, PartID: parts[0], Name: "机油滤清器", Origin: shop.OEM, Qty: 1000, Price: 5800, Payer: shop.PayCustomer, Agreement: yes},
			{Kind: shop.PartLine, PartID: parts[i%len(parts)], Name: "片", Origin: shop.OEM, Qty: 1000, Price: 5800, Payer: shop.PayCustomer, Agreement: yes},
		},
		Payments: []shop.Payment{{At: day, Kind: shop.Pay, Method: shop.WeChat, Amount: 17600 + shop.Money(i%100-i%50/49*100)}},
	}
	if i%1333 == 0 {
		o.Status, o.Stamps.SettledAt, o.Stamps.DeliveredAt, o.Payments = shop.Working, time.Time{}, time.Time{}, nil
	}
	return o
}

// paces runs do over and over and tells the slowest of a hundred.
func paces(b *testing.B, s *Store, do func(View, int) error) {
	b.Helper()
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		must(b, readErr(s, func(v View) error { return do(v, i) }))
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
}

func BenchmarkFind(b *testing.B) {
	s := benchStore(b)
	n := benchVehicles()
	for name, text := range map[string]func(int) string{
		"plate":      func(i int) string { return benchPlate(i * 31 % n) },
		"plate_end":  func(i int) string { p := []rune(benchPlate(i * 31 % n)); return string(p[len(p)-4:]) },
		"two_chars":  func(i int) string { return pick("ABCDEFGHJKLMNP", i) + pick("0123456789", i/3) },
		"phone_end":  func(i int) string { return fmt.Sprintf("%04d", i*7919%10000) },
		"vin_end":    func(i int) string { return fmt.Sprintf("%06d", i*104729%1_000_000) },
		"surname":    func(i int) string { return pick("王李张刘陈杨赵黄周吴", i) },
		"name":       benchName,
		"initials":   func(i int) string { return Initials(benchName(i * 17)) },
		"zs":         func(int) string { return "zs" },
		"order":      func(i int) string { return fmt.Sprintf("%06d", i*7919%200_000) },
		"two_words":  func(i int) string { return benchName(i)[:3] + " " + string([]rune(benchPlate(i % n))[3:]) },
		"two_broad":  func(i int) string { return pick("王李张刘陈杨", i) + " 沪A" },
		"nothing":    func(i int) string { return fmt.Sprintf("q%dzz", i) },
		"part":       func(i int) string { return fmt.Sprintf("%02dl%06d", i%90, i*37%1_000_000) },
		"part_initl": func(i int) string { return "qjl" },
	} {
		b.Run(name, func(b *testing.B) {
			paces(b, s, func(v View, i int) error { _, err := Find(v, text(i), 20); return err })
		})
	}
}

func BenchmarkFindItems(b *testing.B) {
	s := benchStore(b)
	car := shop.Vehicle{Make: "大众", Model: "帕萨特"}
	for _, text := range []string{"j", "jlq", "qjylqq", "滤清", "06l11", "zzzz"} {
		b.Run(text, func(b *testing.B) {
			paces(b, s, func(v View, _ int) error { _, err := FindItems(v, text, car, 8); return err })
		})
	}
	b.Run("after_a_save", func(b *testing.B) {
		paces(b, s, func(v View, _ int) error { v.shared = nil; _, err := FindItems(v, "jlq", car, 8); return err })
	})
}

func BenchmarkLists(b *testing.B) {
	s := benchStore(b)
	middle := func(sort string) string {
		return orders(b, s, Ask{Sort: sort, Desc: true, From: SeekTo(0.5), N: 50}).End
	}
	for name, ask := range map[string]Ask{
		"orders_first": {Desc: true}, "orders_middle": {Desc: true, From: middle("")}, "orders_number": {Sort: "number", From: middle("number")},
		"orders_total": {Sort: "total", Desc: true}, "orders_open": {Filter: OrdersOpen}, "orders_unpaid": {Filter: OrdersUnpaid, Desc: true},
		"orders_seek": {Desc: true, From: SeekTo(0.4)}, "orders_last": {Desc: true, From: SeekTo(1)}, "orders_today": {Filter: OrdersToday, Day: "2026-04-11"},
		"orders_name": {Text: "王建", Desc: true}, "orders_plate": {Text: "123", Desc: true},
	} {
		b.Run(name, func(b *testing.B) {
			ask.N = 50
			paces(b, s, func(v View, _ int) error { _, err := OrderList(v, ask); return err })
		})
	}
	for name, do := range map[string]func(View, Ask) error{
		"customers": func(v View, a Ask) error { _, err := CustomerList(v, a); return err },
		"vehicles":  func(v View, a Ask) error { _, err := VehicleList(v, a); return err },
		"parts":     func(v View, a Ask) error { _, err := PartList(v, a); return err },
	} {
		b.Run(name, func(b *testing.B) { paces(b, s, func(v View, _ int) error { return do(v, Ask{N: 50}) }) })
		b.Run(name+"_seek", func(b *testing.B) {
			paces(b, s, func(v View, i int) error { return do(v, Ask{N: 50, From: SeekTo(float64(i%100) / 100)}) })
		})
	}
	b.Run("parts_low", func(b *testing.B) {
		paces(b, s, func(v View, _ int) error { _, err := PartList(v, Ask{Filter: PartsLow}); return err })
	})
}

func BenchmarkHome(b *testing.B) {
	s := benchStore(b)
	paces(b, s, func(v View, _ int) error { _, err := Home(v, noon(), 0); return err })
}

// BenchmarkSuggestions reckons what to buy of 20,000 parts with 1,000,000 moves.
func BenchmarkSuggestions(b *testing.B) {
	s := openNew(b)
	const parts, moves = 20_000, 1_000_000
	now := noon()
	write(b, s, func(tx *Tx) error {
		for i := range parts {
			p := shop.Part{Number: fmt.Sprintf("N%05d", i), Name: "part", Min: 5 * shop.One, Max: 20 * shop.One, Active: true}
			if err := insertID(tx, "parts", &p.ID, append(partFields(&p), field{"rev", 1})); err != nil {
				return err
			}
		}
		bulk, err := NewBulk(tx)
		if err != nil {
			return err
		}
		for i := range moves {
			m := shop.Move{PartID: shop.PartID(i%parts + 1), Kind: shop.MoveIssue, At: now.Add(-time.Duration(i) * time.Minute), Qty: -shop.One, Location: shop.Location{Warehouse: shop.MainWarehouse}}
			if err := bulk.Move(m); err != nil {
				return err
			}
		}
		return bulk.Close()
	})
	b.ResetTimer()
	for b.Loop() {
		get(b, s, func(v View) ([]shop.Suggestion, error) {
			return Suggestions(v, shop.BuyingRules{LeadDays: 3, CoverDays: 30, WindowDays: 365}, now, nil)
		})
	}
}
