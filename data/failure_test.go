package data

import (
	"testing"
	"time"

	"gongdan/app/shop"
)

func TestWhatComesBackIsCountedByModelPartAndFault(t *testing.T) {
	eachEngine(t, func(t *testing.T, s *Store) {
		now := time.Date(2026, 4, 14, 2, 0, 0, 0, time.UTC)
		day := func(n int) time.Time { return now.AddDate(0, 0, n) }
		write(t, s, func(tx *Tx) error {
			var cars []shop.VehicleID
			for _, plate := range []string{"沪A00001", "沪A00002", "沪A00003"} {
				v := shop.Vehicle{Plate: plate, Make: "大众", Model: "帕萨特", Energy: shop.Petrol, Use: shop.Household}
				if err := SaveVehicle(tx, &v); err != nil {
					return err
				}
				cars = append(cars, v.ID)
			}
			p := shop.Part{Number: "8V0413031", Name: "减震器", Unit: "个", Active: true}
			if err := SavePart(tx, &p); err != nil {
				return err
			}
			var first shop.OrderID
			visit := func(car int, kind shop.OrderKind, at int, change func(*shop.Order)) error {
				o := shop.Order{Kind: kind, Status: shop.Delivered, VehicleID: cars[car], Quality: &shop.QualityProblem{Code: "SU-NOISE"}}
				o.Stamps = shop.Stamps{ReceivedAt: day(at), SettledAt: day(at).Add(time.Hour), DeliveredAt: day(at).Add(2 * time.Hour)}
				o.Lines = []shop.Line{{Kind: shop.PartLine, PartID: p.ID, Code: p.Number, Name: p.Name, Qty: shop.One, Payer: shop.PayCustomer, Origin: shop.OEM, Agreement: shop.Agreement{Consent: shop.Agreed}}}
				if change != nil {
					change(&o)
				}
				err := SaveOrder(tx, &o)
				if first == 0 {
					first = o.ID
				}
				return err
			}
			for _, x := range []struct {
				car    int
				kind   shop.OrderKind
				at     int
				change func(*shop.Order)
			}{
				{0, shop.Repair, -300, nil},
				{0, shop.Repair, -200, nil}, // the one of −300 came back after 99 days; this one comes as rework
				{0, shop.Rework, -190, func(o *shop.Order) { o.ReworkOf, o.Lines = first, nil }}, // too late for −300: the next had come before
				{1, shop.Repair, -300, nil},
				{1, shop.Repair, -100, nil},     // after 199 days: too late
				{1, shop.Maintenance, -90, nil}, // by plan
				{2, shop.Repair, -50, func(o *shop.Order) { o.Lines[0].Origin = shop.CustomerOwned }}, // the customer's own
				{2, shop.Repair, -40, func(o *shop.Order) { o.Quality = nil }},                        // another fault: none written
				{2, shop.Repair, -900, nil}, // before the window
				{2, shop.Repair, -30, func(o *shop.Order) { o.Status = shop.Void }},
			} {
				if err := visit(x.car, x.kind, x.at, x.change); err != nil {
					return err
				}
			}
			return nil
		})
		rules := shop.FailureRules{Days: 180, Least: 1, Above: 1000, Since: 730}
		list := get(t, s, func(v View) ([]FailureRow, error) { return Failures(v, rules, now) })
		if len(list) != 2 {
			t.Fatalf("%+v", list)
		}
		noise := list[0]
		if noise.Fault != "SU-NOISE" || noise.Fitted != 4 || noise.Came != 1 || noise.Young != 1 || noise.Model != "帕萨特" {
			t.Errorf("%+v", noise)
		}
		if none := list[1]; none.Fault != "" || none.Fitted != 1 || none.Came != 0 || none.Young != 1 {
			t.Errorf("%+v", none)
		}
		cases := get(t, s, func(v View) ([]shop.FailureCase, error) {
			return FailureCases(v, noise.Failure, rules, now, 10)
		})
		if len(cases) != 4 || cases[0].Days() != 99 || cases[0].Back == 0 || cases[0].Rework || cases[0].Plate != "沪A00001" || cases[1].Back != 0 {
			t.Errorf("%+v", cases)
		}
	})
}

func TestAWatchOverThePastKnowsNothingOfWhatCameLater(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		k.takenHome(t, s, 0, 50_000, 0)
		k.takenHome(t, s, 20, 51_000, 0)
		now := noon().AddDate(0, 0, 60)
		watch := func(span shop.WatchSpan) shop.FailureWatch {
			return get(t, s, func(v View) (shop.FailureWatch, error) {
				w, err := FailureWatch(v, span, now, 10)
				return w, err
			})
		}
		if w := watch(shop.WatchSpan{}); len(w.Of) != 1 || w.Of[0].Came != 1 || w.Of[0].Fitted != 2 || len(w.Of[0].Cases) != 2 || w.Of[0].Cases[0].Back == 0 {
			t.Errorf("%+v", w)
		}
		past := watch(shop.WatchSpan{From: "2026-04-01", To: "2026-04-20"})
		for _, f := range past.Of {
			if f.Came != 0 || f.Fitted != 1 {
				t.Errorf("%+v", f)
			}
		}
		if none := watch(shop.WatchSpan{From: "2026-05-20"}); len(none.Of) != 0 {
			t.Errorf("%+v", none)
		}
	})
}
