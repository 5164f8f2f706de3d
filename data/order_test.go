package data

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"gongdan/app/shop"
)

// visit is an order of the stocked shop with a job and ten of its part.
func (k stocked) visit() shop.Order {
	return shop.Order{
		Kind: shop.Repair, Status: shop.Received, VehicleID: k.car.ID, CustomerID: k.customer.ID, AdvisorID: k.person.ID,
		Stamps: shop.Stamps{ReceivedAt: noon()},
		Lines: []shop.Line{
			{Kind: shop.LabourLine, LabourID: k.job.ID, Code: "L1", Name: "Oil", Qty: shop.One, Price: 12000, Payer: shop.PayCustomer},
			{Kind: shop.PartLine, PartID: k.part.ID, Code: "P1", Name: "Filter", Qty: 10 * shop.One, Price: 2500, Payer: shop.PayCustomer},
		},
	}
}

func readOrder(t testing.TB, s *Store, id shop.OrderID) shop.Order {
	t.Helper()
	return get(t, s, func(v View) (shop.Order, error) { return Order(v, id) })
}

func TestOrderKeepsEveryField(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		first := k.visit()
		write(t, s, func(tx *Tx) error { return SaveOrder(tx, &first) })
		set := func(o *shop.Order) {
			o.VehicleID, o.CustomerID, o.AdvisorID, o.ReworkOf = k.car.ID, k.customer.ID, k.person.ID, first.ID
			for i := range o.Lines {
				l := &o.Lines[i]
				l.LabourID, l.PartID, l.Technician = k.job.ID, k.part.ID, k.person.ID
				l.ID, l.Issued, l.Cost = 0, 0, 0 // belong to the stock's moves
			}
			for i := range o.Payments {
				o.Payments[i].Person, o.Payments[i].ID, o.Payments[i].Corrects = k.person.ID, 0, 0
			}
		}
		o := filled[shop.Order](1000)
		o.ID, o.Rev = 0, 0
		set(&o)
		write(t, s, func(tx *Tx) error { return SaveOrder(tx, &o) })
		equal(t, readOrder(t, s, o.ID), o)

		lines, payments, next := o.Lines, o.Payments, filled[shop.Order](2000)
		set(&next)
		next.ID, next.Rev, next.Payments = o.ID, o.Rev, append(slices.Clone(payments), shop.Payment{
			At: noon(), Kind: shop.Correction, Method: shop.Cash, Amount: -5, Corrects: payments[0].ID,
		})
		next.Lines[1].ID = lines[0].ID // the first moves down, the second goes
		write(t, s, func(tx *Tx) error { return SaveOrder(tx, &next) })
		equal(t, get(t, s, func(v View) (shop.Order, error) { return OrderByNumber(v, next.Number) }), next)
		if next.Lines[1].ID != lines[0].ID || next.Lines[0].ID <= lines[1].ID || next.Rev != 2 {
			t.Errorf("lines %+v, revision %d", next.Lines, next.Rev)
		}
		next.Quality, next.Intake.Checks, next.Lines = nil, nil, nil
		write(t, s, func(tx *Tx) error { return SaveOrder(tx, &next) })
		equal(t, readOrder(t, s, o.ID), next)
	})
}

func TestPaymentsAreNeverChanged(t *testing.T) {
	t.Parallel()
	s := openNew(t)
	o := stockedShop(t, s).visit()
	o.Payments = []shop.Payment{{At: noon(), Kind: shop.Deposit, Method: shop.Cash, Amount: 100}}
	write(t, s, func(tx *Tx) error { return SaveOrder(tx, &o) })
	o.Payments[0].Amount = 999
	write(t, s, func(tx *Tx) error { return SaveOrder(tx, &o) })
	o.Payments = nil
	write(t, s, func(tx *Tx) error { return SaveOrder(tx, &o) })
	if got := readOrder(t, s, o.ID).Payments; len(got) != 1 || got[0].Amount != 100 {
		t.Errorf("got %+v", got)
	}
}

func TestOrderSavedInVainIsAsItWas(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		o := k.visit()
		o.Payments = []shop.Payment{{At: noon(), Kind: shop.Deposit, Method: shop.Cash, Amount: 100}}
		want := o
		want.Lines, want.Payments = slices.Clone(o.Lines), slices.Clone(o.Payments)
		undone := errors.New("undone")
		err := writeAt(s, noon(), func(tx *Tx) error { return errors.Join(SaveOrder(tx, &o), undone) })
		if !errors.Is(err, undone) {
			t.Fatal(err)
		}
		equal(t, o, want)
		write(t, s, func(tx *Tx) error { return SaveOrder(tx, &o) })
		equal(t, o.Number, "RO260412-001")
	})
}

func TestNumbersFollowTheShopsDay(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		var numbers []string
		for _, at := range []time.Time{
			time.Date(2026, 4, 12, 15, 59, 0, 0, time.UTC), // a minute before midnight in the shop
			time.Date(2026, 4, 12, 16, 0, 0, 0, time.UTC),
			time.Date(2026, 4, 13, 1, 0, 0, 0, time.UTC),
		} {
			o := k.visit()
			o.Stamps.ReceivedAt, o.Stamps.SettledAt = at, at
			write(t, s, func(tx *Tx) error {
				return errors.Join(TakeSettlementNo(tx, &o), SaveOrder(tx, &o), TakeSettlementNo(tx, &o))
			})
			numbers = append(numbers, o.Number, o.SettlementNo)
		}
		equal(t, numbers, []string{
			"RO260412-001", "JS260412-001", "RO260413-001", "JS260413-001", "RO260413-002", "JS260413-002",
		})
	})
}

func TestCertificatesAreNumberedWithoutAGapAndTheCheckSeesOne(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		var orders []shop.Order
		sheet := func(o shop.Order) *shop.Inspection {
			return &shop.Inspection{
				OrderID: o.ID, Sort: shop.FinalCheck, At: noon(), Result: shop.ResultPass, Inspector: 1,
				Items:       []shop.InspectionItem{{LineID: o.Lines[0].ID, Name: "x", Mark: shop.MarkOK}, {Name: "leaks", Mark: shop.MarkNone, Value: "1", Note: "n"}},
				Road:        shop.RoadTest{Done: true, KM: 3500, Finding: "f"},
				Certificate: &shop.Certificate{IssuedAt: noon(), Class: shop.Secondary, Days: 30, KM: 5000, Person: 1},
			}
		}
		for n := range 2 {
			o := k.visit()
			write(t, s, func(tx *Tx) error { return SaveOrder(tx, &o) })
			in := sheet(o)
			write(t, s, func(tx *Tx) error { return AddInspection(tx, in) })
			equal(t, in.Certificate.Number, fmt.Sprintf("HG260412-%03d", n+1))
			got := get(t, s, func(v View) ([]shop.Inspection, error) { return InspectionsOf(v, o.ID) })
			equal(t, got, []shop.Inspection{*in})
			orders = append(orders, o)
		}
		second := sheet(orders[0])
		err := writeAt(s, noon(), func(tx *Tx) error { return AddInspection(tx, second) })
		if err == nil || second.ID != 0 || second.Certificate.Number != "" {
			t.Errorf("two valid certificates of one order: %v, %+v", err, second)
		}
		write(t, s, func(tx *Tx) error { return VoidCertificate(tx, orders[0].ID, shop.EventReopened) })
		write(t, s, func(tx *Tx) error { return AddInspection(tx, second) })
		equal(t, second.Certificate.Number, "HG260412-003")
		found, err := Check(context.Background(), s)
		equal(t, len(keysOfFindings(t, found, err)), 0)
		_, err = s.write.Exec(`DELETE FROM certificates WHERE number = 'HG260412-002'`)
		must(t, err)
		found, err = Check(context.Background(), s)
		equal(t, keysOfFindings(t, found, err), []string{"check.number.gap"})
	})
}

func TestListsSortByWhatIsWorkedOut(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		o := k.visit()
		o.Payments = []shop.Payment{{At: noon(), Kind: shop.Deposit, Method: shop.Cash, Amount: 1000}}
		row := func() (got [4]int64) {
			write(t, s, func(tx *Tx) error { return SaveOrder(tx, &o) })
			var open bool
			var month string
			must(t, s.read.QueryRow(`SELECT is_open, settled_month, total_fen, due_fen FROM orders WHERE id = $1`, o.ID).
				Scan(&open, &month, &got[2], &got[3]))
			if open {
				got[0] = 1
			}
			if month == "2026-05" {
				got[1] = 1
			}
			return got
		}
		equal(t, row(), [4]int64{1, 0, 37000, 36000})
		equal(t, get(t, s, func(v View) (shop.OrderID, error) { return OpenOrderOf(v, k.car.ID) }), o.ID)
		o.Status, o.Stamps.SettledAt = shop.Delivered, time.Date(2026, 4, 30, 16, 0, 0, 0, time.UTC)
		equal(t, row(), [4]int64{0, 1, 37000, 36000})
		equal(t, get(t, s, func(v View) (shop.OrderID, error) { return OpenOrderOf(v, k.car.ID) }), shop.OrderID(0))
	})
}

func TestEventsPrintsAndDraftsComeBack(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		o := k.visit()
		event, first := filled[shop.Event](10), filled[shop.Print](10)
		write(t, s, func(tx *Tx) error {
			err := SaveOrder(tx, &o)
			event.ID, event.OrderID, event.LineID, event.Person = 0, o.ID, o.Lines[0].ID, k.person.ID
			first.ID, first.OrderID, first.Person, first.State, first.Form = 0, o.ID, k.person.ID, shop.PrintWaiting, shop.FormIntake
			second := first
			return errors.Join(err, AddEvent(tx, event), AddEvent(tx, shop.Event{OrderID: o.ID, Kind: shop.EventQuoted}),
				SavePrint(tx, &first), SavePrint(tx, &second))
		})
		events := get(t, s, func(v View) ([]shop.Event, error) { return EventsOf(v, o.ID) })
		if len(events) != 2 || !events[1].At.Equal(noon()) || events[1].Kind != shop.EventQuoted {
			t.Fatalf("events %+v", events)
		}
		event.ID = events[0].ID
		equal(t, events[0], event)

		waiting := get(t, s, WaitingPrints)
		if len(waiting) != 2 || waiting[1].Copy != 2 {
			t.Fatalf("prints %+v", waiting)
		}
		equal(t, waiting[0], first)
		first.State = shop.PrintDone
		write(t, s, func(tx *Tx) error { return SavePrint(tx, &first) })
		equal(t, len(get(t, s, WaitingPrints)), 1)
		equal(t, get(t, s, func(v View) (int, error) { return PrintsOf(v, o.ID, shop.FormIntake) }), 2)

		a := shop.Draft{Key: "order:1", Person: 5, At: noon(), Body: "a"}
		b := shop.Draft{Key: "order:1", Person: 5, At: noon(), Body: "b"}
		write(t, s, func(tx *Tx) error { return errors.Join(SaveDraft(tx, &a), SaveDraft(tx, &b)) })
		equal(t, get(t, s, func(v View) ([]shop.Draft, error) { return Drafts(v, 5) }), []shop.Draft{b})
		write(t, s, func(tx *Tx) error { return errors.Join(DropDraft(tx, 5, "order:1"), DropDraft(tx, 5, "order:1")) })
		equal(t, len(get(t, s, func(v View) ([]shop.Draft, error) { return Drafts(v, 5) })), 0)
	})
}

func TestDeclinedLinesStayWithTheCarUntilAgreed(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		visit := func(day int, status shop.Status, said map[string]shop.Consent) {
			t.Helper()
			o := k.visit()
			o.Stamps.ReceivedAt, o.Status, o.Lines = noon().AddDate(0, 0, day), status, nil
			for _, code := range []string{"L1", "L2", "P1", ""} {
				if said[code] != "" {
					o.Lines = append(o.Lines, shop.Line{
						Kind: shop.OtherLine, Code: code, Name: "n" + code, Qty: 1,
						Agreement: shop.Agreement{Consent: said[code]},
					})
				}
			}
			write(t, s, func(tx *Tx) error { return SaveOrder(tx, &o) })
		}
		visit(0, shop.Delivered, map[string]shop.Consent{"L1": shop.Agreed})
		visit(1, shop.Delivered, map[string]shop.Consent{"L1": shop.Declined, "L2": shop.Declined, "P1": shop.Declined, "": shop.Declined})
		visit(2, shop.Delivered, map[string]shop.Consent{"L1": shop.Declined, "L2": shop.Agreed})
		visit(3, shop.Void, map[string]shop.Consent{"P1": shop.Agreed, "L2": shop.Declined})
		var got []string
		for _, d := range get(t, s, func(v View) ([]DeclinedLine, error) { return DeclinedOf(v, k.car.ID) }) {
			got = append(got, d.Number+" "+d.Code)
		}
		// What was agreed on an order that was called off was never done, and what was declined there still is.
		equal(t, got, []string{"RO260415-001 L2", "RO260414-001 L1", "RO260413-001 P1", "RO260413-001 "})
	})
}

func TestLineOfAnotherHandIsStale(t *testing.T) {
	t.Parallel()
	s := openNew(t)
	k := stockedShop(t, s)
	o := k.visit()
	write(t, s, func(tx *Tx) error { return SaveOrder(tx, &o) })
	o.Lines[0].ID = 4711
	if err := writeAt(s, noon(), func(tx *Tx) error { return SaveOrder(tx, &o) }); !errors.Is(err, shop.ErrStale) {
		t.Errorf("got %v", err)
	}
	if got := readOrder(t, s, o.ID); got.Rev != 1 || !reflect.DeepEqual(len(got.Lines), 2) {
		t.Errorf("got %+v", got)
	}
}
