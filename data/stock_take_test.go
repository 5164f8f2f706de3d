package data

import (
	"context"
	"errors"
	"slices"
	"testing"

	"gongdan/app/shop"
)

// countedShop has a stock-take of two parts of which one was counted one short.
func countedShop(t testing.TB, s *Store) (k stocked, take shop.StockTake, line shop.TakeLine) {
	t.Helper()
	k = stockedShop(t, s)
	k.part.Bin = "A-01"
	other := shop.Part{Number: "P2", Name: "Plug", Bin: "A-02", Active: true}
	take = shop.StockTake{Status: shop.TakeOpen, Zone: shop.TakeZone{Warehouse: 1, Bin: "A"}, Opened: shop.TakeStamp{Person: k.person.ID, At: noon()}}
	write(t, s, func(tx *Tx) error {
		if err := errors.Join(SavePart(tx, &k.part), SavePart(tx, &other)); err != nil {
			return err
		}
		for _, p := range []shop.Part{k.part, other} {
			if _, err := MoveStock(tx, shop.Move{PartID: p.ID, Kind: shop.MoveReceive, Qty: 5000, Value: 1000}); err != nil {
				return err
			}
		}
		if err := SaveStockTake(tx, &take); err != nil {
			return err
		}
		n, err := LayTakeLines(tx, take, shop.TakeRules{})
		if n != 2 {
			t.Errorf("%d lines", n)
		}
		if err != nil {
			return err
		}
		if line, err = TakeLineAt(tx.View, take.ID, k.part.ID, shop.Location{Warehouse: 1}); err != nil {
			return err
		}
		return SaveTakeCount(tx, line, &shop.TakeCount{Person: k.person.ID, At: noon(), Qty: 4000, Book: 5000, Move: 1})
	})
	take = get(t, s, func(v View) (shop.StockTake, error) { return StockTakeByNumber(v, take.Number) })
	line = get(t, s, func(v View) (shop.TakeLine, error) { return TakeLine(v, line.ID) })
	return k, take, line
}

func TestAStockTakeKeepsEveryField(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k, _, line := countedShop(t, s)
		roundTrip(t, s, func(x *shop.StockTake) {
			x.Zone.Warehouse, x.Opened.Person, x.Closed.Person = 1, k.person.ID, k.person.ID
		}, SaveStockTake, func(v View, x *shop.StockTake) (shop.StockTake, error) { return StockTakeByNumber(v, x.Number) })
		roundTrip(t, s, func(*shop.TakeCause) {}, SaveTakeCause, func(v View, c *shop.TakeCause) (shop.TakeCause, error) { return TakeCause(v, c.ID) })
		other := shop.Part{Number: "P3", Name: "Clip"}
		write(t, s, func(tx *Tx) error { return SavePart(tx, &other) })
		cause := get(t, s, TakeCauses)[0]
		roundTrip(t, s, func(l *shop.TakeLine) {
			l.TakeID, l.PartID, l.Location.Warehouse, l.CauseID, l.Counts = line.TakeID, other.ID, 1, cause.ID, nil
		}, SaveTakeLine, func(v View, l *shop.TakeLine) (shop.TakeLine, error) { return TakeLine(v, l.ID) })
		roundTrip(t, s, func(c *shop.TakeCount) { c.Person = k.person.ID },
			func(tx *Tx, c *shop.TakeCount) error { return SaveTakeCount(tx, line, c) },
			func(v View, c *shop.TakeCount) (shop.TakeCount, error) {
				l, err := TakeLine(v, line.ID)
				return l.Last(), err
			})
	})
}

func TestLinesOfAStockTakeAreListedByShelfAndFiltered(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k, take, line := countedShop(t, s)
		numbers := func(filter, text string) (list []string) {
			p := get(t, s, func(v View) (Page[TakeRow], error) {
				return TakeRows(v, Ask{Record: int64(take.ID), Filter: filter, Text: text})
			})
			for _, r := range p.Rows {
				list = append(list, r.Shelf+" "+r.Part.Number)
			}
			return list
		}
		equal(t, numbers("", ""), []string{"A-01 P1", "A-02 P2"})
		equal(t, numbers(TakeUncounted, ""), []string{"A-02 P2"})
		equal(t, numbers(TakeDifferent, ""), []string{"A-01 P1"})
		equal(t, len(numbers(TakeDisputed, "")), 0)
		equal(t, numbers("", "plug"), []string{"A-02 P2"})
		write(t, s, func(tx *Tx) error {
			other := shop.Person{Code: "cg", Name: "Keeper", Roles: []shop.Role{shop.Storekeeper}}
			if err := SavePerson(tx, &other); err != nil {
				return err
			}
			return SaveTakeCount(tx, line, &shop.TakeCount{Person: other.ID, At: noon(), Qty: 5000, Book: 5000})
		})
		equal(t, numbers(TakeDisputed, ""), []string{"A-01 P1"})
		equal(t, len(numbers(TakeDifferent, "")), 0)
		r := get(t, s, func(v View) (TakeRow, error) { return OneTakeRow(v, line.ID) })
		equal(t, []any{r.Counter, r.Book, len(r.Counts), r.Warehouse, r.Cost()}, []any{"Keeper", shop.Qty(5000), 2, "主仓", shop.Money(200)})
		equal(t, len(get(t, s, func(v View) ([]TakeRow, error) { return TakeRowsOfPart(v, take.ID, k.part.ID) })), 1)
		equal(t, len(get(t, s, func(v View) ([]TakeRow, error) { return AllTakeRows(v, take.ID) })), 2)
		_, err := Read(context.Background(), s, func(v View) (Page[TakeRow], error) { return TakeRows(v, Ask{Filter: "odd"}) })
		if !errors.Is(err, ErrAsk) {
			t.Errorf("a filter that there is not: %v", err)
		}
		list := get(t, s, func(v View) (Page[StockTakeRow], error) { return StockTakeList(v, Ask{Filter: string(shop.TakeOpen)}) })
		if len(list.Rows) != 1 || list.Rows[0].Lines != 2 || list.Rows[0].Counted != 1 || list.Rows[0].Opener != "Zhang Wei" || list.Rows[0].Warehouse != "主仓" {
			t.Errorf("%+v", list.Rows)
		}
		equal(t, len(get(t, s, func(v View) (Page[StockTakeRow], error) { return StockTakeList(v, Ask{Text: "pd2604"}) }).Rows), 1)
		equal(t, len(get(t, s, func(v View) (Page[StockTakeRow], error) { return StockTakeList(v, Ask{Text: "pd25"}) }).Rows), 0)
	})
}

func TestTheCheckComparesWhatWasPostedWithTheLedger(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		_, take, line := countedShop(t, s)
		found := func() []string {
			list, err := Check(context.Background(), s)
			return keysOfFindings(t, list, err)
		}
		equal(t, len(found()), 0)
		line.Posted, line.Value = -1000, -200
		take.Status = shop.TakePosted
		write(t, s, func(tx *Tx) error {
			if err := SaveTakeLine(tx, &line); err != nil {
				return err
			}
			take.Rev++
			return SaveStockTake(tx, &take)
		})
		equal(t, found(), []string{"check.take.moves"})
		write(t, s, func(tx *Tx) error {
			_, err := MoveStock(tx, shop.Move{PartID: line.PartID, Kind: shop.MoveCount, Qty: -1000, Note: take.Number, Location: line.Location})
			return err
		})
		equal(t, len(found()), 0)
		write(t, s, func(tx *Tx) error {
			_, err := MoveStock(tx, shop.Move{PartID: line.PartID, Kind: shop.MoveCount, Qty: -1000, Note: "PD000101-001", Location: line.Location})
			return err
		})
		equal(t, found(), []string{"check.take.moves"})
		line.Posted = -2000
		write(t, s, func(tx *Tx) error { return SaveTakeLine(tx, &line) })
		if keys := found(); !slices.Contains(keys, "check.take.posted") {
			t.Errorf("posted is not the difference: %v", keys)
		}
	})
}

func TestWhoKeptTheStoreMayCountItInAnOlderFile(t *testing.T) {
	t.Parallel()
	s := openAt(t, oldFile(t, 1))
	if grants := get(t, s, Grants); !slices.ContainsFunc(grants, func(g shop.Grant) bool { return g.Role == shop.Storekeeper && g.Right == shop.CountStock }) {
		t.Errorf("%+v", grants)
	}
}
