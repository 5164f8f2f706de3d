package data

import (
	"testing"
	"time"

	"gongdan/app/shop"
)

func TestTheHistoryOfACarACustomerAndAPartIsRead(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		x := fillShop(t, s)
		ids := get(t, s, func(v View) ([]shop.OrderID, error) { return OrdersOf(v, x.open.VehicleID, 10) })
		if len(ids) == 0 || ids[0] != x.open.ID {
			t.Errorf("orders of the car: %v, the newest is %d", ids, x.open.ID)
		}
		rows := get(t, s, func(v View) ([]OrderRow, error) { return OrdersBy(v, x.open.CustomerID, 10) })
		if len(rows) != len(ids) || rows[0].Number != x.open.Number {
			t.Errorf("orders of the customer: %+v", rows)
		}
		var wanted shop.Line
		for _, l := range get(t, s, func(v View) (shop.Order, error) { return Order(v, x.open.ID) }).Lines {
			if l.Missing() > 0 {
				wanted = l
			}
		}
		waits := get(t, s, func(v View) ([]PartWait, error) { return WaitingFor(v, wanted.PartID) })
		if len(waits) != 1 || waits[0].Qty != wanted.Missing() || waits[0].Number != x.open.Number || waits[0].Plate == "" {
			t.Errorf("waits for part %d: %+v", wanted.PartID, waits)
		}
	})
}

func TestTheUseOfAPartIsCountedByTheMonthOfTheShop(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		fillShop(t, s)
		p := shop.Part{Number: "USE-1", Name: "滤芯", Active: true}
		last := time.Date(2026, 3, 31, 16, 30, 0, 0, time.UTC) // April 1st in the shop's zone
		before := get(t, s, StockValue)
		write(t, s, func(tx *Tx) error {
			if err := SavePart(tx, &p); err != nil {
				return err
			}
			for _, m := range []shop.Move{
				{Kind: shop.MoveReceive, Qty: 10 * shop.One, Value: 10000, At: last},
				{Kind: shop.MoveIssue, Qty: -3 * shop.One, At: last},
				{Kind: shop.MoveReturn, Qty: shop.One, At: last.Add(time.Hour)},
				{Kind: shop.MoveIssue, Qty: -shop.One, At: last.AddDate(0, -2, 0)},
			} {
				m.PartID = p.ID
				if _, err := MoveStock(tx, m); err != nil {
					return err
				}
			}
			tx.Note("part.save", shop.KindParts, int64(p.ID), "")
			return nil
		})
		used := get(t, s, func(v View) (map[string]shop.Qty, error) { return IssuedSince(v, p.ID, last.AddDate(0, -1, 0)) })
		if len(used) != 1 || used["2026-04"] != 2*shop.One {
			t.Errorf("used %v", used)
		}
		if worth := get(t, s, StockValue) - before; worth != 7000 {
			t.Errorf("the stock is worth %v more, want 70.00", worth)
		}
	})
}
