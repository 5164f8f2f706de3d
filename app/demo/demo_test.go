package demo

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"gongdan/app/exchange"
	"gongdan/app/shop"
	"gongdan/app/work"
	"gongdan/data"
	"gongdan/data/datatest"
)

func desk(s *data.Store) work.Desk {
	zone := time.FixedZone("CST", 8*3600)
	now := time.Date(2026, 4, 14, 10, 0, 0, 0, zone)
	person := shop.Person{Name: "test", Roles: []shop.Role{shop.Owner}, Grants: shop.DefaultGrants()}
	return work.Desk{Store: s, Now: func() time.Time { return now }, Person: person, Zone: zone}
}

func fill(t *testing.T, s *data.Store, size Size) work.Taken {
	t.Helper()
	taken, err := Fill(context.Background(), desk(s), size)
	if err != nil {
		t.Fatal(err)
	}
	return taken
}

func TestTheDemoShopHasWhatWasAskedFor(t *testing.T) {
	datatest.Each(t, func(t *testing.T, s *data.Store) {
		size := Size{Vehicles: 120, Orders: 300, Parts: 60, Seed: 1, Until: "2026-04-14"}
		added := fill(t, s, size).Added
		for kind, want := range map[shop.Kind]int{
			shop.KindVehicles: 120, shop.KindOrders: 300, shop.KindParts: 60, shop.KindLabour: 20, shop.KindPackages: 3, shop.KindBays: 4,
		} {
			if added[kind] != want {
				t.Errorf("%d %s, want %d", added[kind], kind, want)
			}
		}
		if n := added[shop.KindAppointments]; n < 20 || n > 54 {
			t.Errorf("%d appointments", n)
		}
		found, err := data.Check(context.Background(), s)
		if err != nil || len(found) > 0 {
			t.Errorf("the check finds %v: %v", found, err)
		}
		seen := map[shop.Status]int{}
		_, err = data.Read(context.Background(), s, func(v data.View) (int, error) {
			return 0, data.EachOrder(v, func(o data.OrderFile) error {
				seen[o.Status]++
				return sound(&o.Order)
			})
		})
		if err != nil {
			t.Error(err)
		}
		for _, st := range shop.Statuses() {
			if seen[st] == 0 {
				t.Errorf("no order is %s", st)
			}
		}
	})
}

// sound says what the rules of the trade have against an order.
func sound(o *shop.Order) error {
	if err := o.Check(0, o.Stamps.ReceivedAt).Err(); err != nil {
		return fmt.Errorf("%s: %w", o.Number, err)
	}
	if err := o.Complete().Err(); err != nil {
		return fmt.Errorf("%s: %w", o.Number, err)
	}
	if due := o.Totals(); o.Status.Frozen() && o.Status != shop.Void && due.Due-due.OnCredit > 0 {
		return fmt.Errorf("%s was settled with %s owed", o.Number, due.Due)
	}
	return nil
}

func TestHeavyWorkOfTheDemoShopLeftWithItsCertificate(t *testing.T) {
	s := datatest.New(t)
	fill(t, s, Size{Vehicles: 120, Orders: 400, Parts: 60, Seed: 1, Until: "2026-04-14"})
	heavy, failed := 0, 0
	_, err := data.Read(context.Background(), s, func(v data.View) (int, error) {
		rules, err := data.Rules(v)
		if err != nil {
			return 0, err
		}
		return 0, data.EachOrder(v, func(o data.OrderFile) error {
			failed += shop.Reworks(o.Events)
			certificates := 0
			for _, in := range o.Inspections {
				if in.Sort == shop.FinalCheck && (in.Inspector == 0 || shop.MayInspect(shop.Person{ID: in.Inspector, Roles: []shop.Role{shop.Inspector}}, in.Sort, shop.Repairers(&o.Order, nil, nil)) != nil) {
					t.Errorf("%s was inspected by its repairer", o.Number)
				}
				if problems := in.Check(&o.Order, rules, "2026-04-14").Err(); problems != nil {
					t.Errorf("%s: %v", o.Number, problems)
				}
				if in.Certificate.Valid() {
					certificates++
				}
			}
			if done := o.Status == shop.Ready || o.Status == shop.Settled || o.Status == shop.Delivered; done && len(shop.MustInspect(&o.Order, rules, "2026-04-14")) > 0 {
				if heavy++; certificates != 1 || !shop.SheetPassed(o.Inspections, shop.ProcessCheck) {
					t.Errorf("%s has %d certificates", o.Number, certificates)
				}
			}
			return nil
		})
	})
	if err != nil || heavy == 0 || failed == 0 {
		t.Errorf("%d heavy orders, %d failed: %v", heavy, failed, err)
	}
}

func TestTheSameSeedMakesTheSameShop(t *testing.T) {
	size := Size{Vehicles: 30, Orders: 80, Parts: 150, Seed: 7, Until: "2026-04-14"}
	var files []string
	for _, seed := range []int64{7, 7, 8} {
		size.Seed = seed
		s := datatest.New(t)
		fill(t, s, size)
		var out bytes.Buffer
		if err := exchange.Export(context.Background(), desk(s), &out); err != nil {
			t.Fatal(err)
		}
		files = append(files, out.String())
	}
	if files[0] != files[1] {
		t.Error("the same seed made another shop")
	}
	if files[0] == files[2] {
		t.Error("another seed made the same shop")
	}
	other := datatest.New(t)
	if _, err := exchange.Import(context.Background(), desk(other), strings.NewReader(files[0]), false); err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := exchange.Export(context.Background(), desk(other), &again); err != nil || again.String() != files[0] {
		t.Errorf("the demo shop does not travel: %v", err)
	}
}

func TestAShopWithRecordsGetsNoDemo(t *testing.T) {
	s := datatest.New(t)
	size := Size{Vehicles: 2, Orders: 3, Parts: 1, Seed: 1, Until: "2026-04-14"}
	fill(t, s, size)
	var refused *shop.Refusal
	if _, err := Fill(context.Background(), desk(s), size); !errors.As(err, &refused) || refused.Say != "demo.refuse.records" {
		t.Errorf("got %v", err)
	}
}

func TestNumbersBelongToNobodyAndAreRight(t *testing.T) {
	seen := map[string]bool{}
	for n := 1; n < 300_000; n += 7 {
		v := vin("LSV", 1995+n%30, n)
		p := plate("\u6caaA", shop.Petrol, n)
		if !shop.VINCheckHolds(v) || !shop.IsPlate(p) || seen[v] || seen[p] {
			t.Fatalf("%d: %s %s", n, v, p)
		}
		seen[v], seen[p] = true, true
	}
	if p := phone(42); p != "13800000042" || !shop.IsMobile(phone(1_234_567)) {
		t.Errorf("%s %s", p, phone(1_234_567))
	}
}

func BenchmarkFill(b *testing.B) {
	for name, size := range map[string]Size{
		"usual": {Vehicles: 120, Orders: 300, Parts: 60, Seed: 1, Until: "2026-04-14"},
		"large": {Vehicles: 50_000, Orders: 200_000, Parts: 20_000, Seed: 1, Until: "2026-04-14"},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				s := datatest.New(b)
				if _, err := Fill(context.Background(), desk(s), size); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkImportOfAnExport(b *testing.B) {
	s := datatest.New(b)
	size := Size{Vehicles: 5000, Orders: 20_000, Parts: 2000, Seed: 1, Until: "2026-04-14"}
	if _, err := Fill(context.Background(), desk(s), size); err != nil {
		b.Fatal(err)
	}
	var file bytes.Buffer
	if err := exchange.Export(context.Background(), desk(s), &file); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(file.Len()))
	for b.Loop() {
		if _, err := exchange.Import(context.Background(), desk(datatest.New(b)), bytes.NewReader(file.Bytes()), false); err != nil {
			b.Fatal(err)
		}
	}
}

func TestTheWorkshopOfTheDemoIsAlive(t *testing.T) {
	s := datatest.New(t)
	size := Size{Vehicles: 200, Orders: 400, Parts: 60, Seed: 1, Until: "2026-04-14"}
	now := func() time.Time { return size.Until.Time(s.Zone).Add(18 * time.Hour) }
	d := work.Desk{Store: s, Now: now, Zone: s.Zone, Person: shop.Person{Roles: []shop.Role{shop.Owner}, Grants: shop.DefaultGrants()}}
	if _, err := Fill(t.Context(), d, size); err != nil {
		t.Fatal(err)
	}
	type floor struct {
		bays    []shop.Bay
		given   []shop.Dispatch
		running []shop.Clock
		clocks  []shop.Clock
		away    []shop.Absence
	}
	f, err := data.Read(t.Context(), s, func(v data.View) (f floor, err error) {
		if f.bays, err = data.Bays(v); err != nil {
			return f, err
		}
		if f.given, err = data.OpenDispatches(v); err != nil {
			return f, err
		}
		if f.running, err = data.Running(v); err != nil {
			return f, err
		}
		if f.clocks, err = data.ClocksBetween(v, 0, now().AddDate(0, 0, -clockedDays), now()); err != nil {
			return f, err
		}
		f.away, err = data.Absences(v, size.Until, "9999-12-31")
		return f, err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(f.bays) != 4 || len(f.given) == 0 || len(f.running) == 0 || len(f.clocks) <= len(f.running) || len(f.away) != 1 {
		t.Errorf("%d bays, %d jobs given out, %d clocks run, %d in the last days, %d away", len(f.bays), len(f.given), len(f.running), len(f.clocks), len(f.away))
	}
	if found, err := data.Check(t.Context(), s); err != nil || len(found) > 0 {
		t.Errorf("check finds %v, %v", found, err)
	}
}
