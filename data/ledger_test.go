package data

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"gongdan/app/shop"
)

// hands is a store of some parts, two warehouses and lots, in which several people
// move stock at once.
type hands struct {
	parts  []shop.Part
	houses []shop.WarehouseID
	lots   map[shop.PartID][]shop.LotID
	order  shop.Order
	lines  map[shop.PartID]shop.LineID
}

func manyHands(t *testing.T, s *Store) (h hands) {
	t.Helper()
	k := stockedShop(t, s)
	h.lots, h.lines = map[shop.PartID][]shop.LotID{}, map[shop.PartID]shop.LineID{}
	h.order = k.visit()
	write(t, s, func(tx *Tx) error {
		back := shop.Warehouse{Name: "Returns", Active: true}
		if err := SaveWarehouse(tx, &back); err != nil {
			return err
		}
		h.houses = []shop.WarehouseID{shop.MainWarehouse, back.ID}
		for i := range 8 {
			p := shop.Part{Number: fmt.Sprintf("P-%d", i), Name: "Part", Unit: "pcs", Active: true}
			if err := SavePart(tx, &p); err != nil {
				return err
			}
			for range 3 {
				l := shop.Lot{PartID: p.ID, Batch: "B"}
				if err := SaveLot(tx, &l); err != nil {
					return err
				}
				h.lots[p.ID] = append(h.lots[p.ID], l.ID)
			}
			h.parts = append(h.parts, p)
			h.order.Lines = append(h.order.Lines, shop.Line{Kind: shop.PartLine, PartID: p.ID, Name: "Part", Qty: shop.MaxQty, Payer: shop.PayCustomer})
		}
		if err := SaveOrder(tx, &h.order); err != nil {
			return err
		}
		for _, l := range h.order.Lines {
			h.lines[l.PartID] = l.ID
		}
		return nil
	})
	return h
}

// any is a move that somebody might make, possible or not.
func (h hands) any(chance *rand.Rand) []shop.Move {
	p := h.parts[chance.IntN(len(h.parts))]
	m := shop.Move{PartID: p.ID, Qty: shop.Qty(1 + chance.Int64N(4000)), At: noon().Add(-time.Duration(chance.IntN(60)) * time.Hour)}
	if chance.IntN(2) == 0 {
		m.Location = shop.Location{Warehouse: h.houses[chance.IntN(2)], Bin: []string{"", "Z-1"}[chance.IntN(2)]}
		m.LotID = append([]shop.LotID{0}, h.lots[p.ID]...)[chance.IntN(4)]
	}
	switch chance.IntN(9) {
	case 0, 1, 2:
		m.Kind, m.Value = shop.MoveReceive, shop.Money(chance.Int64N(100_000))
	case 3, 4:
		m.Kind, m.Qty, m.OrderID, m.LineID = shop.MoveIssue, -m.Qty, h.order.ID, h.lines[p.ID]
	case 5:
		m.Kind, m.OrderID, m.LineID = shop.MoveReturn, h.order.ID, h.lines[p.ID]
	case 6:
		m.Kind, m.Qty = []shop.MoveKind{shop.MoveScrap, shop.MoveSendBack, shop.MoveAdjust}[chance.IntN(3)], -m.Qty
	case 7:
		m.Kind = shop.MoveCount
	default:
		m.Kind = shop.MoveTransfer
		out, in := m, m
		out.Qty, in.Location = -m.Qty, shop.Location{Warehouse: h.houses[chance.IntN(2)], Bin: "T-1"}
		if out.Location.Warehouse == 0 {
			out.Location.Warehouse = shop.MainWarehouse
		}
		return []shop.Move{out, in}
	}
	return []shop.Move{m}
}

// proves says what is not so of a part after a move: stock, ledger, what lies where
// and value are one; nothing is below zero; the value differs from pieces × cost by
// the residue, which is less than half a fen a piece.
func proves(v View, id shop.PartID) error {
	p, err := Part(v, id)
	if err != nil {
		return err
	}
	sum := func(what, table string) (shop.Qty, error) {
		n, err := number(v, `SELECT CAST(coalesce(sum(`+what+`), 0) AS BIGINT) FROM `+table+` WHERE part_id = $1`, id)
		return shop.Qty(n), err
	}
	moved, err1 := sum("qty", "stock_moves")
	worth, err2 := sum("value_fen", "stock_moves")
	lies, err3 := sum("on_hand", "stock_at")
	held, err4 := sum("on_hand", "stock_at AS s JOIN warehouses AS w ON w.id = s.warehouse_id AND w.issues = FALSE")
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		return err
	}
	switch r := p.Residue(); {
	case p.OnHand != moved || p.OnHand != lies || p.Held != held || p.Value != shop.Money(worth):
		return fmt.Errorf("part %+v: moves come to %v worth %v, %v lie there, %v of it held", p, moved, worth, lies, held)
	case p.OnHand < 0 || p.Value < 0 || p.Held < 0 || p.OnHand == 0 && p.Value != 0:
		return fmt.Errorf("part %+v is below zero, or worth something without being there", p)
	case r > shop.Money(p.OnHand)/2000+1 || -r > shop.Money(p.OnHand)/2000+1:
		return fmt.Errorf("part %+v has a residue of %v", p, r)
	}
	return nil
}

func TestTenThousandMovesOfSeveralHandsLoseNoPieceAndNoFen(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		h := manyHands(t, s)
		made, refused := make([]int, 4), make([]int, 4)
		must(t, errors.Join(together(4, func(i int) error {
			chance := rand.New(rand.NewPCG(uint64(i), 7))
			for made[i] < handMoves/4 {
				moves := [][]shop.Move{h.any(chance), h.any(chance), h.any(chance), h.any(chance)}
				err := writeAt(s, noon(), func(tx *Tx) error {
					for _, step := range moves {
						for _, m := range step {
							if _, err := MoveStock(tx, m); err != nil {
								return err
							}
						}
						if err := proves(tx.View, step[0].PartID); err != nil {
							return err
						}
					}
					return nil
				})
				switch r := (*shop.Refusal)(nil); {
				case errors.As(err, &r):
					refused[i]++
				case err != nil:
					return err
				default:
					made[i] += len(moves)
				}
			}
			return nil
		})...))
		for _, p := range h.parts {
			must(t, get(t, s, func(v View) (error, error) { return proves(v, p.ID), nil }))
		}
		for i := range made {
			if refused[i] < handMoves/1000 {
				t.Errorf("hand %d was refused %d times only", i, refused[i])
			}
		}
		found := get(t, s, func(v View) ([]Finding, error) {
			c := &checker{v: v, told: map[string]int{}}
			return c.found, c.run(c.stock, func() error { return shelves(c) }, c.lines)
		})
		if len(found) > 0 {
			t.Errorf("check finds %+v", found)
		}
	})
}

func TestNothingIsEnteredIntoAClosedMonthOrTheFuture(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		write(t, s, func(tx *Tx) error {
			return SaveMonthClose(tx, shop.MonthClose{Month: "2026-03", At: noon(), Person: k.person.ID})
		})
		for _, x := range []struct {
			at  time.Time
			say string
		}{
			{time.Date(2026, 3, 31, 15, 59, 59, 0, time.UTC), "stock.refuse.closed"}, // the last second of March in the shop
			{time.Date(2026, 3, 31, 16, 0, 0, 0, time.UTC), ""},
			{time.Date(2025, 12, 1, 0, 0, 0, 0, time.UTC), "stock.refuse.closed"},
			{noon(), ""},
			{noon().Add(time.Millisecond), "stock.refuse.future"},
		} {
			err := writeAt(s, noon(), func(tx *Tx) error {
				_, err := MoveStock(tx, shop.Move{PartID: k.part.ID, Kind: shop.MoveReceive, At: x.at, Qty: shop.One, Value: 100})
				return err
			})
			switch r := (*shop.Refusal)(nil); {
			case x.say == "":
				must(t, err)
			case !errors.As(err, &r) || r.Say != x.say:
				t.Errorf("at %v: %v, want %s", x.at, err, x.say)
			}
		}
		must(t, s.Write(t.Context(), By{At: noon()}, func(tx *Tx) error {
			tx.Note("test", shop.KindMonths, 0, "")
			return DropMonthClose(tx, "2026-03")
		}))
		equal(t, get(t, s, ClosedThrough), "")
	})
}

func TestWhatIsHeldBlockedOrUsedIsNotIssued(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		h := manyHands(t, s)
		p := h.parts[0]
		lots := h.lots[p.ID]
		in := func(at shop.Location, lot shop.LotID) {
			write(t, s, func(tx *Tx) error {
				_, err := MoveStock(tx, shop.Move{PartID: p.ID, Kind: shop.MoveReceive, Qty: 2 * shop.One, Value: 1000, Location: at, LotID: lot})
				return err
			})
		}
		in(shop.Location{Warehouse: h.houses[1]}, 0)
		in(shop.Location{}, lots[0])
		in(shop.Location{}, lots[1])
		in(shop.Location{Warehouse: shop.MainWarehouse, Bin: "Z-9"}, lots[2])
		write(t, s, func(tx *Tx) error {
			bad := get(t, s, func(v View) (shop.Lot, error) { return Lot(v, lots[0]) })
			old := get(t, s, func(v View) (shop.Lot, error) { return Lot(v, lots[1]) })
			bad.Blocked, old.Used = "recall", true
			return errors.Join(SaveLot(tx, &bad), SaveLot(tx, &old))
		})
		issue := func(qty shop.Qty, lot shop.LotID) error {
			return writeAt(s, noon(), func(tx *Tx) error {
				m := shop.Move{PartID: p.ID, Kind: shop.MoveIssue, Qty: -qty, OrderID: h.order.ID, LineID: h.lines[p.ID], LotID: lot}
				_, err := MoveStock(tx, m)
				return err
			})
		}
		for say, err := range map[string]error{
			"part.refuse.short_held": issue(3*shop.One, 0), "lot.refuse.blocked": issue(shop.One, lots[0]), "lot.refuse.used": issue(shop.One, lots[1]),
		} {
			if r := (*shop.Refusal)(nil); !errors.As(err, &r) || r.Say != say {
				t.Errorf("%v, want %s", err, say)
			}
		}
		must(t, issue(2*shop.One, 0))
		equal(t, get(t, s, func(v View) ([]LotUse, error) { return LotUses(v, lots[2]) })[0].Qty, 2*shop.One)
		write(t, s, func(tx *Tx) error { // one of them comes back, to where it lay
			_, err := MoveStock(tx, shop.Move{PartID: p.ID, Kind: shop.MoveReturn, Qty: shop.One, OrderID: h.order.ID, LineID: h.lines[p.ID]})
			return err
		})
		lies := get(t, s, func(v View) ([]shop.Lie, error) { return LiesOf(v, p.ID) })
		last := lies[2]
		if last.LotID != lots[2] || last.Location.Bin != "Z-9" || last.OnHand != shop.One || len(lies) != 4 || lies[3].Location.Warehouse != h.houses[1] {
			t.Errorf("%+v", lies)
		}
		if got := readPart(t, s, p.ID); got.OnHand != 7*shop.One || got.Held != 6*shop.One || got.Usable() != shop.One {
			t.Errorf("%+v", got)
		}
		write(t, s, func(tx *Tx) error { // the room of returns begins to issue
			w, err := Warehouse(tx.View, h.houses[1])
			w.Issues = true
			return errors.Join(err, SaveWarehouse(tx, &w))
		})
		equal(t, readPart(t, s, p.ID).Held, 4*shop.One) // the blocked and the used
	})
}

// Fault of peers: a low-stock figure that mixes stores.
func TestAWarehouseThatLacksAPartIsLowThoughAnotherHasPlenty(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		h := manyHands(t, s)
		p := h.parts[0]
		write(t, s, func(tx *Tx) error {
			_, err := MoveStock(tx, shop.Move{PartID: p.ID, Kind: shop.MoveReceive, Qty: 50 * shop.One, Value: 1000})
			return err
		})
		low := func() int64 {
			return get(t, s, func(v View) (Page[PartRow], error) { return PartList(v, Ask{Filter: PartsLow}) }).Total
		}
		equal(t, low(), int64(0))
		write(t, s, func(tx *Tx) error {
			return SaveLevel(tx, shop.Level{PartID: p.ID, Warehouse: h.houses[1], Min: 2 * shop.One, Max: 4 * shop.One})
		})
		equal(t, low(), int64(1))
		equal(t, len(get(t, s, func(v View) ([]shop.Level, error) { return Levels(v, p.ID) })), 1)
		in := func(house shop.WarehouseID, filter string) Page[PartRow] {
			return get(t, s, func(v View) (Page[PartRow], error) {
				return PartList(v, Ask{Filter: filter, Warehouse: house, Sort: "on_hand"})
			})
		}
		there, here := in(h.houses[1], PartsLow), in(shop.MainWarehouse, "")
		if there.Total != 1 || there.Rows[0].OnHand != 0 || there.Rows[0].Min != 2*shop.One || here.Total != 1 || here.Rows[0].OnHand != 50*shop.One || here.Rows[0].Min != 0 || here.Rows[0].Cost() != 20 {
			t.Errorf("there %+v, here %+v", there.Rows, here.Rows)
		}
		equal(t, in(shop.MainWarehouse, PartsLow).Total, int64(0))
		write(t, s, func(tx *Tx) error { return SaveLevel(tx, shop.Level{PartID: p.ID, Warehouse: h.houses[1]}) })
		equal(t, low(), int64(0))
		q := h.parts[1]
		q.Min = shop.One
		write(t, s, func(tx *Tx) error { // what may not be issued does not count
			if err := SavePart(tx, &q); err != nil {
				return err
			}
			_, err := MoveStock(tx, shop.Move{PartID: q.ID, Kind: shop.MoveReceive, Qty: 9 * shop.One, Value: 9, Location: shop.Location{Warehouse: h.houses[1]}})
			return err
		})
		equal(t, low(), int64(1))
	})
}
