package data

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"testing"

	"gongdan/app/shop"
)

func readPart(t testing.TB, s *Store, id shop.PartID) shop.Part {
	t.Helper()
	return get(t, s, func(v View) (shop.Part, error) { return Part(v, id) })
}

// proveStock checks the laws of a ledger: stock and value are what the moves sum
// to, each balance is the sum so far, and nothing on hand is worth nothing.
func proveStock(t testing.TB, s *Store, id shop.PartID) {
	t.Helper()
	moves := get(t, s, func(v View) ([]shop.Move, error) { return MovesOf(v, id, 1_000_000) })
	var qty shop.Qty
	var value shop.Money
	for i := len(moves) - 1; i >= 0; i-- {
		m := moves[i]
		qty, value = qty+m.Qty, value+m.Value
		if m.Balance != qty || qty < 0 || value < 0 || qty == 0 && value != 0 {
			t.Fatalf("after move %d: %v pieces worth %v, balance %v", m.ID, qty, value, m.Balance)
		}
	}
	if p := readPart(t, s, id); p.OnHand != qty || p.Value != value {
		t.Fatalf("part has %v worth %v, its ledger %v worth %v", p.OnHand, p.Value, qty, value)
	}
}

func TestStockIsWhatItsMovesSumTo(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		o := k.visit()
		write(t, s, func(tx *Tx) error { return SaveOrder(tx, &o) })
		line := o.Lines[1].ID
		chance := rand.New(rand.NewPCG(1, 2))
		for range 250 {
			m := shop.Move{PartID: k.part.ID, Qty: shop.Qty(1 + chance.Int64N(5000))}
			switch chance.IntN(5) {
			case 0:
				m.Kind, m.Value = shop.MoveReceive, shop.Money(chance.Int64N(100_000))
			case 1:
				m.Kind, m.Qty, m.OrderID, m.LineID = shop.MoveIssue, -m.Qty, o.ID, line
			case 2:
				m.Kind, m.OrderID, m.LineID = shop.MoveReturn, o.ID, line
			case 3:
				m.Kind, m.Qty = shop.MoveAdjust, -m.Qty
			case 4: // all that is there
				m.Kind, m.Qty = shop.MoveAdjust, -max(1, readPart(t, s, k.part.ID).OnHand)
			}
			err := writeAt(s, noon(), func(tx *Tx) error { _, err := MoveStock(tx, m); return err })
			if r := (*shop.Refusal)(nil); err != nil && !errors.As(err, &r) {
				t.Fatal(err)
			}
		}
		proveStock(t, s, k.part.ID)
		var issued shop.Qty
		var cost shop.Money
		for _, m := range get(t, s, func(v View) ([]shop.Move, error) { return MovesOf(v, k.part.ID, 1000) }) {
			if m.LineID == line {
				issued, cost = issued-m.Qty, cost-m.Value
			}
		}
		if l := readOrder(t, s, o.ID).Lines[1]; l.Issued != issued || l.Cost != cost || l.Issued < 0 {
			t.Errorf("line has %v at %v, its moves %v at %v", l.Issued, l.Cost, issued, cost)
		}
	})
}

func TestMoveKeepsEveryField(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		o := k.visit()
		want := filled[shop.Move](100)
		want.PartID, want.Person, want.Kind = k.part.ID, k.person.ID, shop.MoveReceive
		write(t, s, func(tx *Tx) (err error) {
			must(t, SaveOrder(tx, &o))
			from := shop.Supplier{Name: "Parts & Co", Active: true}
			must(t, SaveSupplier(tx, &from))
			back := shop.Warehouse{Name: "Back room", Issues: true, Active: true}
			must(t, SaveWarehouse(tx, &back))
			lot := shop.Lot{PartID: k.part.ID, Batch: "B1"}
			must(t, SaveLot(tx, &lot))
			want.SupplierID, want.LotID, want.Location = from.ID, lot.ID, shop.Location{Warehouse: back.ID, Bin: "Z-9"}
			want, err = MoveStock(tx, want)
			return err
		})
		equal(t, get(t, s, func(v View) ([]shop.Move, error) { return MovesOf(v, k.part.ID, 9) }), []shop.Move{want})
		p := readPart(t, s, k.part.ID)
		if p.OnHand != want.Qty || p.Value != want.Value || !p.MovedAt.Equal(want.At) || p.Rev != 1 {
			t.Errorf("part %+v after %+v", p, want)
		}
	})
}

func TestCostIsExactToTheFen(t *testing.T) {
	t.Parallel()
	s := openNew(t)
	k := stockedShop(t, s)
	o := k.visit()
	var values []shop.Money
	move := func(m shop.Move) {
		t.Helper()
		m.PartID = k.part.ID
		write(t, s, func(tx *Tx) error {
			got, err := MoveStock(tx, m)
			values = append(values, got.Value)
			return err
		})
	}
	write(t, s, func(tx *Tx) error { return SaveOrder(tx, &o) })
	issue := shop.Move{Kind: shop.MoveIssue, Qty: -shop.One, OrderID: o.ID, LineID: o.Lines[1].ID}
	move(shop.Move{Kind: shop.MoveReceive, Qty: 3 * shop.One, Value: 1000})
	move(issue)
	move(issue)
	move(issue) // the last piece takes what is left
	move(shop.Move{Kind: shop.MoveReturn, Qty: 2 * shop.One, OrderID: o.ID, LineID: o.Lines[1].ID})
	move(shop.Move{Kind: shop.MoveAdjust, Qty: shop.One}) // found one: worth the average
	move(shop.Move{Kind: shop.MoveReceive, Qty: shop.One})
	equal(t, values, []shop.Money{1000, -333, -334, -333, 667, 334, 0})
	proveStock(t, s, k.part.ID)
}

func TestMoreThanThereIsIsRefused(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		o := k.visit()
		write(t, s, func(tx *Tx) error {
			_, err := MoveStock(tx, shop.Move{PartID: k.part.ID, Kind: shop.MoveReceive, Qty: 2 * shop.One, Value: 100})
			return errors.Join(err, SaveOrder(tx, &o))
		})
		refused := func(m shop.Move, say string) {
			t.Helper()
			var r *shop.Refusal
			err := writeAt(s, noon(), func(tx *Tx) error { _, err := MoveStock(tx, m); return err })
			if !errors.As(err, &r) || r.Say != say {
				t.Errorf("%+v: %v", m, err)
			}
		}
		issue := shop.Move{PartID: k.part.ID, Kind: shop.MoveIssue, Qty: -2001, OrderID: o.ID, LineID: o.Lines[1].ID}
		refused(issue, "part.refuse.short")
		issue.Qty = -2000
		write(t, s, func(tx *Tx) error { _, err := MoveStock(tx, issue); return err })
		refused(shop.Move{PartID: k.part.ID, Kind: shop.MoveReturn, Qty: 2001, OrderID: o.ID, LineID: issue.LineID}, "part.refuse.return_more")

		o = readOrder(t, s, o.ID)
		stale := o
		stale.Lines = append([]shop.Line{}, o.Lines...)
		stale.Lines[1].Issued = 0 // read before the part was issued
		write(t, s, func(tx *Tx) error { return SaveOrder(tx, &stale) })
		if got := readOrder(t, s, o.ID).Lines[1].Issued; got != 2000 {
			t.Errorf("saving the order made the issued %v", got)
		}
		stale.Lines = stale.Lines[:1]
		var r *shop.Refusal
		err := writeAt(s, noon(), func(tx *Tx) error { return SaveOrder(tx, &stale) })
		if !errors.As(err, &r) || r.Say != "order.refuse.line_issued" || r.Blocks[0] != "Filter" {
			t.Errorf("a line with issued parts was taken out: %v", err)
		}
	})
}

func TestReservedIsWhatOpenOrdersStillWant(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		for i, consent := range []shop.Consent{shop.Agreed, shop.Proposed, shop.Declined, shop.Agreed} {
			o := k.visit()
			o.Lines[1].Agreement.Consent = consent
			if i == 3 {
				o.Status = shop.Delivered
			}
			write(t, s, func(tx *Tx) error {
				err := SaveOrder(tx, &o)
				if i > 0 || err != nil {
					return err
				}
				_, err = MoveStock(tx, shop.Move{PartID: k.part.ID, Kind: shop.MoveReceive, Qty: 5 * shop.One})
				must(t, err)
				_, err = MoveStock(tx, shop.Move{PartID: k.part.ID, Kind: shop.MoveIssue, Qty: -3 * shop.One, OrderID: o.ID, LineID: o.Lines[1].ID})
				return err
			})
		}
		equal(t, readPart(t, s, k.part.ID).Reserved, 7*shop.One)
	})
}

// together runs do on as many goroutines and returns what each said.
func together(n int, do func(i int) error) []error {
	said := make([]error, n)
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { said[i] = do(i) })
	}
	all.Wait()
	return said
}

func TestLastPiecesAreTakenOnce(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		write(t, s, func(tx *Tx) error {
			_, err := MoveStock(tx, shop.Move{PartID: k.part.ID, Kind: shop.MoveReceive, Qty: 20 * shop.One, Value: 997})
			return err
		})
		got := make([]int, 8)
		said := together(len(got), func(i int) error {
			for range 5 {
				err := writeAt(s, noon(), func(tx *Tx) error {
					_, err := MoveStock(tx, shop.Move{PartID: k.part.ID, Kind: shop.MoveAdjust, Qty: -shop.One})
					return err
				})
				if r := (*shop.Refusal)(nil); errors.As(err, &r) {
					continue
				} else if err != nil {
					return err
				}
				got[i]++
			}
			return nil
		})
		must(t, errors.Join(said...))
		taken := 0
		for _, n := range got {
			taken += n
		}
		if p := readPart(t, s, k.part.ID); taken != 20 || p.OnHand != 0 || p.Value != 0 {
			t.Errorf("%d of 20 taken, %v left worth %v", taken, p.OnHand, p.Value)
		}
		proveStock(t, s, k.part.ID)
	})
}

func TestNumbersHaveNoGapAndNoDouble(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		undone := errors.New("undone")
		var mu sync.Mutex
		seen, kept := map[int64]int{}, 0
		said := together(8, func(i int) error {
			for n := range 15 {
				var took int64
				err := s.Write(context.Background(), By{At: noon()}, func(tx *Tx) (err error) {
					if took, err = NextNumber(tx, "test", "2026-04-12"); err == nil && (n+i)%7 == 0 {
						return undone
					}
					return err
				})
				if errors.Is(err, undone) {
					continue
				}
				mu.Lock()
				seen[took]++
				kept++
				mu.Unlock()
				if err != nil {
					return err
				}
			}
			return nil
		})
		must(t, errors.Join(said...))
		for n := range int64(kept) {
			if seen[n+1] != 1 {
				t.Errorf("number %d of %d was given %d times", n+1, kept, seen[n+1])
			}
		}
	})
}
