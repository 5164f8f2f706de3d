package data

import (
	"testing"

	"gongdan/app/shop"
)

func TestTheCostOfReworksIsThatOfTheirOrders(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		first := k.takenHome(t, s, 0, 50_000, 0)
		redo := func(days int, kind shop.OrderKind, status shop.Status) shop.Order {
			o := k.visit()
			o.Kind, o.Status, o.ReworkOf, o.Stamps.ReceivedAt = kind, status, first.ID, noon().AddDate(0, 0, days)
			for i := range o.Lines {
				o.Lines[i].Payer, o.Lines[i].Agreement.Consent, o.Lines[i].Cost = shop.PayShop, shop.Agreed, 0
			}
			write(t, s, func(tx *Tx) error { return SaveOrder(tx, &o) })
			return o
		}
		late, one, open := redo(40, shop.Rework, shop.Received), redo(2, shop.Rework, shop.Received), redo(3, shop.Rework, shop.Received)
		redo(4, shop.Rework, shop.Void)
		redo(5, shop.Repair, shop.Received)
		write(t, s, func(tx *Tx) error {
			return SaveReworkRecord(tx, shop.ReworkRecord{OrderID: one.ID, Cause: shop.CauseHuman, Person: k.person.ID})
		})
		b := get(t, s, func(v View) (shop.RedoneBook, error) { return Redone(v, "2026-04-01", "2026-04-30") })
		if len(b.Of) != 2 || b.Of[0].Order != one.ID || b.Of[1].Order != open.ID || b.Received != 4 {
			t.Fatalf("%+v", b)
		}
		if x := b.Of[0]; x.Bears != k.person.Name || !x.Free || x.First != first.Number || x.Plate != k.car.Plate || x.Cause != shop.CauseHuman {
			t.Errorf("%+v", x)
		}
		var sum shop.RedoneSums
		for _, o := range []shop.Order{one, open} {
			kept := get(t, s, func(v View) (shop.Order, error) { return Order(v, o.ID) })
			away := get(t, s, func(v View) (shop.Outside, error) { return Outside(v, o.ID) })
			sum = sum.Add(shop.SumsOfRework(&kept, away))
		}
		if b.Sum() != sum || sum.Cost.Sum() == 0 || sum.Waived == 0 {
			t.Errorf("%+v is not the sum of the orders %+v", b.Sum(), sum)
		}
		after := get(t, s, func(v View) (shop.RedoneBook, error) { return Redone(v, "2026-05-01", "2026-05-31") })
		if len(after.Of) != 1 || after.Of[0].Order != late.ID {
			t.Errorf("%+v", after)
		}
	})
}
