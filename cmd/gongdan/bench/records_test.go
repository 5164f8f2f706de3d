//go:build bench

package bench_test

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"strconv"
	"time"

	"gongdan/app/paper"
	"gongdan/app/printing"
	"gongdan/app/shop"
	"gongdan/app/shop/sanbao"
	"gongdan/app/text"
	"gongdan/app/work"
	"gongdan/assets"
	"gongdan/data"
)

func (b *board) open(path string) *data.Store {
	b.Helper()
	s, err := data.Open(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	return s
}

// sample is the n-th of some records spread over the shop.
type sample struct {
	orders []shop.Order
	cars   []shop.Vehicle
	people []shop.Customer
}

func (b *board) sample(s *data.Store) (x sample) {
	b.Helper()
	_, err := data.Read(b.Context(), s, func(v data.View) (int, error) {
		for i := range 100 {
			at := data.Ask{From: data.SeekTo(float64(i) / 100), N: 1}
			cars, err := data.VehicleList(v, at)
			if err != nil || len(cars.Rows) == 0 {
				return 0, err
			}
			car, err := data.Vehicle(v, cars.Rows[0].ID)
			if err != nil {
				return 0, err
			}
			owner, err := data.Customer(v, car.OwnerID)
			if err != nil {
				return 0, err
			}
			x.cars, x.people = append(x.cars, car), append(x.people, owner)
			orders, err := data.OrderList(v, at)
			if err != nil {
				return 0, err
			}
			for _, r := range orders.Rows {
				o, err := data.Order(v, r.ID)
				if err != nil {
					return 0, err
				}
				x.orders = append(x.orders, o)
			}
		}
		return 0, nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return x
}

// end is the last n characters of a text.
func end(s string, n int) string {
	r := []rune(s)
	return string(r[max(0, len(r)-n):])
}

// asked is a list that tells how to ask for the page behind the one asked for.
func asked[R any](list func(data.View, data.Ask) (data.Page[R], error)) func(data.View, data.Ask) (data.Ask, error) {
	return func(v data.View, ask data.Ask) (data.Ask, error) {
		p, err := list(v, ask)
		ask.From, ask.Total = p.End, p.Total
		return ask, err
	}
}

func (b *board) read(s *data.Store, get func(v data.View) error) error {
	_, err := data.Read(b.Context(), s, func(v data.View) (int, error) { return 0, get(v) })
	return err
}

// finding looks for what is typed at a counter, whole and in pieces.
func (b *board) finding(path, where string) {
	s := b.open(path)
	x := b.sample(s)
	var all paces
	slowest, slow := "", 0.0
	for name, typed := range map[string]func(i int) string{
		"plate":        func(i int) string { return x.cars[i].Plate },
		"end of plate": func(i int) string { return end(x.cars[i].Plate, 4) },
		"end of VIN":   func(i int) string { return end(x.cars[i].VIN, 6) },
		"end of phone": func(i int) string { return end(x.people[i].Phone, 4) },
		"name":         func(i int) string { return x.people[i].Name },
		"surname":      func(i int) string { return string([]rune(x.people[i].Name)[:1]) },
		"initials":     func(i int) string { return data.Initials(x.people[i].Name) },
		"zs":           func(int) string { return "zs" },
		"two of plate": func(i int) string { return end(x.cars[i].Plate, 2) },
		"name, plate":  func(i int) string { return x.people[i].Name + " " + end(x.cars[i].Plate, 3) },
		"nothing":      func(i int) string { return fmt.Sprintf("q%dzz", i) },
	} {
		p := b.pace(100, func(i int) error {
			return b.read(s, func(v data.View) error { _, err := data.Find(v, typed(i%len(x.cars)), 20); return err })
		})
		all.took, all.cpu = append(all.took, p.took...), all.cpu+p.cpu
		if p.of(99) > slow {
			slowest, slow = name, p.of(99)
		}
	}
	b.paces("find"+where, all, 20, fmt.Sprintf("(slowest by %s: p99 %.1f)", slowest, slow))
}

// reading finds, lists and opens.
func (b *board) reading(path, where string) {
	b.finding(path, where)
	s := b.open(path)
	x := b.sample(s)
	lists := map[string]func(v data.View, ask data.Ask) (data.Ask, error){
		"orders":    asked(data.OrderList),
		"customers": asked(data.CustomerList),
		"vehicles":  asked(data.VehicleList),
		"parts":     asked(data.PartList),
	}
	for _, name := range []string{"orders", "customers", "vehicles", "parts"} {
		list := func(ask data.Ask) (next data.Ask, err error) {
			ask.N = 50
			return data.Read(b.Context(), s, func(v data.View) (data.Ask, error) { return lists[name](v, ask) })
		}
		next := data.Ask{Desc: true}
		b.paces("page of 50 "+name, b.pace(200, func(int) (err error) {
			next, err = list(next) // each goes on where the one before ended, as the window does
			return err
		}), 5, "")
		b.paces("jump into the list of "+name, b.pace(100, func(i int) error {
			_, err := list(data.Ask{From: data.SeekTo(float64(i*37%100) / 100), Total: next.Total})
			return err
		}), 20, "")
	}
	b.paces("open an order", b.pace(300, func(i int) error {
		return b.read(s, func(v data.View) error { return whole(v, x.orders[i%len(x.orders)].ID) })
	}), 10, "")
	b.paces("home", b.pace(50, func(int) error {
		at := time.Date(2026, 4, 14, 2, 0, 0, 0, time.UTC)
		return b.read(s, func(v data.View) error { _, err := data.Home(v, at, 0); return err })
	}), 0, "")
}

// whole reads what the screen of an order shows.
func whole(v data.View, id shop.OrderID) error {
	o, err := data.Order(v, id)
	if err != nil {
		return err
	}
	_, err1 := data.Vehicle(v, o.VehicleID)
	_, err2 := data.People(v)
	_, err3 := data.SumVehicle(v, o.VehicleID)
	_, err4 := data.DeclinedOf(v, o.VehicleID)
	_, err5 := data.EventsOf(v, id)
	err = errors.Join(err1, err2, err3, err4, err5)
	if o.CustomerID != 0 {
		_, e := data.Customer(v, o.CustomerID)
		err = errors.Join(err, e)
	}
	for _, l := range o.Lines {
		if l.PartID != 0 {
			_, e := data.Part(v, l.PartID)
			err = errors.Join(err, e)
		}
	}
	return err
}

func desk(s *data.Store, now time.Time) work.Desk {
	person := shop.Person{Name: "bench", Roles: []shop.Role{shop.Owner}, Grants: shop.DefaultGrants()}
	return work.Desk{Store: s, Now: func() time.Time { return now }, Zone: s.Zone, Person: person}
}

// writing keeps forms as they are typed and orders as they are saved, each on
// the disk before the next.
func (b *board) writing(path string) {
	s := b.open(b.copied(path))
	d := desk(s, time.Date(2026, 4, 14, 2, 0, 0, 0, time.UTC))
	open, err := data.Read(b.Context(), s, func(v data.View) (data.Page[data.OrderRow], error) {
		return data.OrderList(v, data.Ask{Filter: string(shop.Working), N: 50})
	})
	if err != nil || len(open.Rows) == 0 {
		b.Fatalf("%d orders are worked on: %v", len(open.Rows), err)
	}
	b.paces("save an order", b.pace(300, func(i int) error { return b.save(d, open.Rows[i%len(open.Rows)].ID, i) }), 50, "")
	b.paces("keep a draft", b.pace(300, func(i int) error {
		return work.SaveDraft(b.Context(), d, shop.Draft{Key: "order:new", Body: fmt.Sprintf("%0*d", 3000, i)})
	}), 50, "")
	b.paces("receive a car", b.pace(200, func(i int) error {
		in := work.Visit{Customer: shop.Customer{Name: "王建国", Phone: "13800001234"}, Vehicle: shop.Vehicle{Plate: fmt.Sprintf("琼Z%05d", i)}}
		in.Order = shop.Order{Kind: shop.Repair, Intake: shop.Intake{MileageKM: 100, SenderName: "王建国", Complaint: "保养"}}
		in.Order.Stamps.PromisedAt = d.Now().Add(time.Hour)
		in.Order.Lines = []shop.Line{{Kind: shop.OtherLine, Name: "洗车", Qty: shop.One, Price: 3000, Payer: shop.PayCustomer}}
		_, err := work.Receive(b.Context(), d, in)
		return err
	}), 50, "")
}

func (b *board) save(d work.Desk, id shop.OrderID, i int) error {
	o, err := data.Read(b.Context(), d.Store, func(v data.View) (shop.Order, error) { return data.Order(v, id) })
	if err != nil {
		return err
	}
	o.Intake.Complaint = fmt.Sprintf("变速器异响 %d", i)
	_, err = work.SaveOrder(b.Context(), d, o)
	return err
}

// warranting reads the clock of the order on 三包, of one car and of all that are near a
// limit.
func (b *board) warranting(path string) {
	s := b.open(path)
	x := b.sample(s)
	on := time.Date(2026, 4, 14, 2, 0, 0, 0, time.UTC)
	as := sanbao.AsOf{On: shop.DayOf(on, s.Zone), Now: on}
	b.paces("a car's warranty clock", b.pace(300, func(i int) error {
		return b.read(s, func(v data.View) error { _, err := data.Sanbao(v, x.cars[i%len(x.cars)], as); return err })
	}), 0, "")
	var repairs []sanbao.Repair
	var rules []shop.Rule
	car := x.cars[0]
	if err := b.read(s, func(v data.View) (err error) {
		if rules, err = data.Rules(v); err != nil {
			return err
		}
		for _, c := range x.cars {
			got, err := data.RepairsOf(v, c.ID)
			if err != nil {
				return err
			}
			if len(got) > len(repairs) {
				repairs, car = got, c
			}
		}
		return nil
	}); err != nil || len(repairs) == 0 {
		b.Fatalf("%d repairs, %v", len(repairs), err)
	}
	as.Zone = s.Zone
	counted := b.pace(300, func(int) error { sanbao.Read(rules, data.PurchaseOf(car), repairs, as); return nil })
	b.paces(fmt.Sprintf("its count, of %d repairs", len(repairs)), counted, 1, "")
	began := time.Now()
	near := 0
	if err := b.read(s, func(v data.View) error {
		list, err := data.NearLimits(v, as, false)
		near = len(list)
		return err
	}); err != nil {
		b.Fatal(err)
	}
	b.mark("cars near a limit", time.Since(began).Seconds(), 2, "s", fmt.Sprintf("%d of them", near))
}

// printing makes the settlement as PDF, records and all.
func (b *board) printing(path string) {
	s := b.open(path)
	d := desk(s, time.Date(2026, 4, 14, 2, 0, 0, 0, time.UTC))
	say, err := text.Load(text.Tags()[0])
	if err != nil {
		b.Fatal(err)
	}
	began := cpu()
	press, err := paper.NewPress(assets.Regular, assets.Bold)
	if err != nil {
		b.Fatal(err)
	}
	var settled []shop.OrderID
	for _, o := range b.sample(s).orders {
		if o.SettlementNo != "" {
			settled = append(settled, o.ID)
		}
	}
	one := func(id shop.OrderID) {
		if _, err := printing.PDF(context.Background(), d, press, say, printing.Job{Form: shop.FormSettlement, Order: id, Paper: paper.A4}); err != nil {
			b.Fatal(err)
		}
	}
	one(settled[0])
	b.mark("first settlement as PDF, with the fonts, CPU", float64((cpu()-began).Microseconds())/1000, 0, "ms", "")
	var all paces
	for i := range 100 {
		began := cpu()
		one(settled[i%len(settled)])
		all.took = append(all.took, cpu()-began)
	}
	b.mark("settlement as PDF, CPU, median", all.of(50), 30, "ms", fmt.Sprintf("p99 %.1f", all.of(99)))
}

// scrolling asks the benchmarks of the table, which see into it.
func (b *board) scrolling() {
	b.asks("BenchmarkTableScroll", "./app/kit", "scroll a table of 1,000,000 rows, a step", 5)
	b.asks("BenchmarkTablePage", "./app/kit", "scroll it by a page", 0)
}

// boarding asks the benchmarks of the job board with 500 cars on it.
func (b *board) boarding() {
	b.asks("BenchmarkBoardChange", "./app/screen/board", "a card of 500 changes, until it is drawn", 16)
	b.asks("BenchmarkBoardLoad", "./app/screen/board", "read a board of 500 cards", 100)
}

// asks runs a benchmark of a package, in ms.
func (b *board) asks(name, of, what string, aim float64) {
	b.Helper()
	cmd := exec.Command("go", "test", "-tags", "migrated_fynedo", "-run", "^$", "-bench", "^"+name+"$", "-cpu", "1", of)
	cmd.Dir = root
	out, err := cmd.CombinedOutput()
	m := regexp.MustCompile(`([0-9.]+) ns/op`).FindSubmatch(out)
	if err != nil || m == nil {
		b.Fatalf("%s: %v: %s", name, err, out)
	}
	ns, err := strconv.ParseFloat(string(m[1]), 64)
	if err != nil {
		b.Fatal(err)
	}
	b.mark(what, ns/1e6, aim, "ms", "")
}
