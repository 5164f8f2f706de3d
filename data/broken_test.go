package data

import (
	"errors"
	"testing"
	"time"

	"gongdan/app/shop"
)

// acts are all there is to save and to read, one func each.
func acts(k stocked, o shop.Order) []func(*Tx) error {
	return []func(*Tx) error{
		func(tx *Tx) error { return SaveSettings(tx, shop.DefaultSettings()) },
		func(tx *Tx) error { p := k.person; return SavePerson(tx, &p) },
		func(tx *Tx) error { return SaveGrants(tx, shop.DefaultGrants()) },
		func(tx *Tx) error { return SaveRehearsals(tx, nil) },
		func(tx *Tx) error { return SaveLayout(tx, 1, "parts", "{}") },
		func(tx *Tx) error { _, err := LayoutsOf(tx.View, 1); return err },
		func(tx *Tx) error { return SaveRule(tx, &shop.Rule{Book: "b", Name: "n"}) },
		func(tx *Tx) error { return SaveRule(tx, &shop.Rule{ID: 1, Book: "b", Name: "n"}) },
		func(tx *Tx) error { c := filled[shop.Customer](9); c.ID, c.Code = 0, ""; return SaveCustomer(tx, &c) },
		func(tx *Tx) error { c := k.car; c.Plate, c.OwnerID = "B", 0; return SaveVehicle(tx, &c) },
		func(tx *Tx) error { l := k.job; return SaveLabour(tx, &l) },
		func(tx *Tx) error { p := k.part; return SavePart(tx, &p) },
		func(tx *Tx) error {
			return SavePackage(tx, &shop.Package{Code: "K", Name: "n", Items: []shop.PackageItem{{LabourID: k.job.ID, Qty: 1}}})
		},
		func(tx *Tx) error {
			next := k.visit()
			next.Payments = []shop.Payment{{At: noon(), Amount: 1}}
			next.Intake.Checks, next.Quality = []shop.Check{{Point: "lamps"}}, &shop.QualityProblem{Code: "x"}
			return errors.Join(SaveOrder(tx, &next), TakeSettlementNo(tx, &next))
		},
		func(tx *Tx) error { old := o; old.Lines = old.Lines[:1]; return SaveOrder(tx, &old) },
		func(tx *Tx) error { return AddEvent(tx, shop.Event{OrderID: o.ID}) },
		func(tx *Tx) error {
			_, err := MoveStock(tx, shop.Move{PartID: k.part.ID, Qty: -1, OrderID: o.ID, LineID: o.Lines[1].ID})
			return err
		},
		func(tx *Tx) error { return SaveDraft(tx, &shop.Draft{Key: "other"}) },
		func(tx *Tx) error { return DropDraft(tx, 1, "order:new") },
		func(tx *Tx) error { return SavePrint(tx, &shop.Print{OrderID: o.ID}) },
		func(tx *Tx) error { _, err := Settings(tx.View); return err },
		func(tx *Tx) error { _, err := People(tx.View); return err },
		func(tx *Tx) error { _, err := Packages(tx.View); return err },
		func(tx *Tx) error { _, err := CustomersByPhone(tx.View, k.customer.Phone); return err },
		func(tx *Tx) error { _, err := OwnersOf(tx.View, k.car.ID); return err },
		func(tx *Tx) error { _, err := Order(tx.View, o.ID); return err },
		func(tx *Tx) error { _, err := DeclinedOf(tx.View, k.car.ID); return err },
		func(tx *Tx) error { _, _, err := AuditBreak(tx.View); return err },
	}
}

func TestWhatCannotBeSavedOrReadIsSaid(t *testing.T) {
	t.Parallel()
	for _, table := range []string{
		"settings", "people", "rights", "rules", "customers", "customer_contacts", "vehicles", "vehicle_plates", "vehicle_owners", "labour",
		"parts", "packages", "package_items", "orders", "order_lines", "order_checks", "quality_problems", "order_events", "payments",
		"stock_moves", "drafts", "prints", "audit", "audit_head", "counters", "search_tokens",
	} {
		t.Run(table, func(t *testing.T) {
			s := openNew(t)
			k := stockedShop(t, s)
			o := k.visit()
			k.customer.Phone = "13800000001"
			pack := shop.Package{Code: "K0", Name: "n"}
			write(t, s, func(tx *Tx) error {
				_, err := MoveStock(tx, shop.Move{PartID: k.part.ID, Kind: shop.MoveReceive, Qty: 5, Value: 5})
				d := shop.Draft{Key: "order:new"}
				return errors.Join(err, SaveOrder(tx, &o), SaveDraft(tx, &d), SaveCustomer(tx, &k.customer), SavePackage(tx, &pack))
			})
			for _, act := range acts(k, o) {
				must(t, rolledBack(s, act))
			}
			_, err := s.write.Exec(`ALTER TABLE ` + table + ` RENAME TO gone`)
			must(t, err)
			said := 0
			for _, act := range acts(k, o) {
				var refused *shop.Refusal
				err := rolledBack(s, act)
				if errors.As(err, &refused) || errors.Is(err, shop.ErrMissing) || errors.Is(err, shop.ErrStale) {
					t.Errorf("without %s: %v", table, err)
				}
				if err != nil {
					said++
				}
			}
			if said == 0 {
				t.Errorf("nobody missed %s", table)
			}
		})
	}
}

// rolledBack runs an act and undoes it: nil when only that went wrong.
func rolledBack(s *Store, act func(*Tx) error) error {
	undone := errors.New("undone")
	err := writeAt(s, noon(), func(tx *Tx) error {
		if err := act(tx); err != nil {
			return err
		}
		if err := tx.audit(); err != nil {
			return err
		}
		return undone
	})
	if errors.Is(err, undone) {
		return nil
	}
	return err
}

func TestWriterKnowsWhoWritesAndOnWhichDay(t *testing.T) {
	t.Parallel()
	s := openNew(t)
	by := By{Person: 7, At: time.Date(2026, 4, 12, 16, 0, 0, 0, time.UTC)}
	must(t, s.Write(t.Context(), by, func(tx *Tx) error {
		if tx.By() != by || tx.Day() != "2026-04-13" || tx.Zone() != s.Zone {
			t.Errorf("%v writes on %s in %v", tx.By(), tx.Day(), tx.Zone())
		}
		return nil
	}))
}
