package data

import (
	"context"
	"testing"
	"time"

	"gongdan/app/shop"
)

// takenHome keeps an order that was delivered, n days after noon, at km.
func (k stocked) takenHome(t testing.TB, s *Store, n int, km int64, of shop.OrderID) shop.Order {
	t.Helper()
	o := k.visit()
	at := noon().AddDate(0, 0, n)
	o.Status, o.OutKM, o.ReworkOf = shop.Delivered, km, of
	o.Stamps = shop.Stamps{ReceivedAt: at.Add(-time.Hour), SettledAt: at, DeliveredAt: at}
	for i := range o.Lines {
		o.Lines[i].Agreement.Consent, o.Lines[i].WorkClass = shop.Agreed, shop.Minor
	}
	o.Lines[0].Longer = shop.Longer{GuaranteeDays: 90}
	write(t, s, func(tx *Tx) error { return SaveOrder(tx, &o) })
	return o
}

func TestWhatTheShopAnswersForOnACarIsRead(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		in := shop.Part{Number: "P2", Name: "Filter II", Unit: "pcs", Active: true}
		write(t, s, func(tx *Tx) error {
			if err := SavePart(tx, &in); err != nil {
				return err
			}
			return SaveReplacement(tx, shop.Replacement{From: k.part.ID, To: in.ID, Kind: shop.Superseded})
		})
		first := k.takenHome(t, s, 0, 50_000, 0)
		of := func(on shop.Day, km int64) Guarantees {
			return get(t, s, func(v View) (Guarantees, error) { return GuaranteesOf(v, k.car.ID, Reading{On: on, KM: km}) })
		}
		g := of("2026-04-20", 50_500)
		if len(g.Held) != 2 || len(g.Lapsed) != 0 || g.Held[0].Number != first.Number || g.Held[0].LastDay != "2026-07-11" {
			t.Fatalf("held: %+v", g)
		}
		for _, l := range []shop.Line{{Kind: shop.PartLine, PartID: k.part.ID}, {Kind: shop.PartLine, PartID: in.ID}, {Kind: shop.LabourLine, LabourID: k.job.ID}} {
			if x, ok := g.Of(&l); !ok || x.OrderID != first.ID {
				t.Errorf("%+v falls under %+v", l, x)
			}
		}
		if _, ok := g.Of(&shop.Line{Kind: shop.PartLine, Code: "other"}); ok {
			t.Error("something else falls under it")
		}
		if g := of("2026-04-25", 50_500); len(g.Held) != 1 || len(g.Lapsed) != 1 || g.Lapsed[0].Line.Code != "P1" {
			t.Errorf("the part's has just ended: %+v", g)
		}
		if g := of("2027-01-01", 50_500); len(g.Held)+len(g.Lapsed) != 0 {
			t.Errorf("long over: %+v", g)
		}
		none := get(t, s, func(v View) (Guarantees, error) { return GuaranteesOf(v, 999, Reading{On: "2026-04-20"}) })
		equal(t, len(none.Held), 0)
	})
}

func TestWhatWasFoundOutAboutAReworkIsKept(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		by := shop.Supplier{Name: "S", Active: true}
		first := k.takenHome(t, s, 0, 50_000, 0)
		again := k.visit()
		again.ReworkOf, again.Stamps.ReceivedAt = first.ID, noon().AddDate(0, 0, 3)
		write(t, s, func(tx *Tx) error {
			if err := SaveSupplier(tx, &by); err != nil {
				return err
			}
			return SaveOrder(tx, &again)
		})
		due := get(t, s, CausesDue)
		equal(t, due, map[shop.OrderID]shop.Day{again.ID: "2026-04-18"})
		r := shop.ReworkRecord{OrderID: again.ID}
		equal(t, get(t, s, func(v View) (shop.ReworkRecord, error) { return ReworkRecord(v, again.ID) }), r)
		r = shop.ReworkRecord{
			OrderID: again.ID, Item: "L1", Cause: shop.CausePart, Person: k.person.ID, Supplier: by.ID, Batch: "B1", Words: "w",
			ShownAt: noon(), Evidence: "e", Choice: shop.ChoiceHere, ChosenAt: noon(), By: k.person.ID, At: noon(),
		}
		write(t, s, func(tx *Tx) error { return SaveReworkRecord(tx, r) })
		equal(t, get(t, s, func(v View) (shop.ReworkRecord, error) { return ReworkRecord(v, again.ID) }), r)
		x := get(t, s, func(v View) (shop.Reworked, error) {
			x, ok, err := Rework(v, &again)
			if !ok {
				t.Error("it is no rework")
			}
			return x, err
		})
		if x.First.ID != first.ID || x.Due != "2026-04-18" || len(x.Held) != 2 || x.Record != r || x.Most != 2 {
			t.Errorf("the rework stands so: %+v", x)
		}
		equal(t, len(get(t, s, CausesDue)), 0)
		if _, ok, err := get2(t, s, &first); ok || err != nil {
			t.Error("the first order is a rework")
		}
		write(t, s, func(tx *Tx) error { return SaveReworkRecord(tx, shop.ReworkRecord{OrderID: again.ID}) })
		equal(t, len(get(t, s, CausesDue)), 1)
	})
}

func get2(t testing.TB, s *Store, o *shop.Order) (r shop.Reworked, ok bool, err error) {
	t.Helper()
	_, err = Read(context.Background(), s, func(v View) (any, error) {
		r, ok, err = Rework(v, o)
		return nil, err
	})
	return r, ok, err
}

func TestTheCheckFindsReworksThatCannotBe(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		o := k.takenHome(t, s, 0, 50_000, 0)
		write(t, s, func(tx *Tx) error {
			if err := update(tx, "orders", o.ID, fields{{"rework_of", o.ID}}); err != nil {
				return err
			}
			return SaveReworkRecord(tx, shop.ReworkRecord{OrderID: o.ID, Cause: shop.CauseHuman, ShownAt: noon().AddDate(0, 0, -9), Evidence: "e"})
		})
		found, err := Check(context.Background(), s)
		if err != nil {
			t.Fatal(err)
		}
		said := map[string]bool{}
		for _, f := range found {
			said[f.Key] = true
		}
		for _, key := range []string{"check.rework.self", "check.rework.shown", "check.rework.charged"} {
			if !said[key] {
				t.Errorf("%s is not found in %v", key, found)
			}
		}
	})
}

func BenchmarkGuaranteesOfACar(b *testing.B) {
	s := benchStore(b)
	defer s.Close()
	car := shop.VehicleID(1)
	for b.Loop() {
		car = car%50_000 + 1
		if _, err := Read(context.Background(), s, func(v View) (Guarantees, error) {
			return GuaranteesOf(v, car, Reading{On: "2026-04-20", KM: 1})
		}); err != nil {
			b.Fatal(err)
		}
	}
}

func TestTheReworksAndClaimsOfACarAreReadTogether(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		c := claimOf(t, s, k)
		first := k.takenHome(t, s, 0, 50_000, 0)
		again := k.takenHome(t, s, 3, 50_100, first.ID)
		write(t, s, func(tx *Tx) error {
			return SaveReworkRecord(tx, shop.ReworkRecord{OrderID: again.ID, Cause: shop.CausePart, Words: "x"})
		})
		of := get(t, s, func(v View) (map[shop.OrderID]shop.Reworked, error) { return ReworksOfCar(v, k.car.ID) })
		if r := of[again.ID]; len(of) != 1 || r.First.ID != first.ID || r.Record.Cause != shop.CausePart || r.Due != "2026-04-18" {
			t.Errorf("%+v", of)
		}
		one := get(t, s, func(v View) (r shop.Reworked, err error) {
			r, _, err = Rework(v, &again)
			return r, err
		})
		equal(t, of[again.ID].Cost, one.Cost)
		claims := get(t, s, func(v View) ([]shop.Claim, error) { return ClaimsOfCar(v, k.car.ID) })
		if len(claims) != 1 || claims[0].ID != c.ID || len(claims[0].Events) != 4 {
			t.Errorf("%+v", claims)
		}
		none := get(t, s, func(v View) (map[shop.OrderID]shop.Reworked, error) { return ReworksOfCar(v, 999) })
		equal(t, len(none), 0)
	})
}
