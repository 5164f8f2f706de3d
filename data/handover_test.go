package data

import (
	"testing"

	"gongdan/app/shop"
)

func TestAHandoverIsKeptWithItsPromises(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		k := stockedShop(t, s)
		first, second := k.visit(), k.visit()
		write(t, s, func(tx *Tx) error {
			if err := SaveOrder(tx, &first); err != nil {
				return err
			}
			return SaveOrder(tx, &second)
		})
		of := func(id shop.OrderID) shop.Handover {
			return get(t, s, func(v View) (shop.Handover, error) { return Handover(v, id) })
		}
		equal(t, of(first.ID), shop.Handover{OrderID: first.ID})
		h := shop.Handover{
			OrderID: first.ID, KeyNo: "A07", NextOn: "2026-10-14", NextKM: 22_000, Advice: "刹车油", By: k.person.ID, At: noon(),
			Promises: []shop.Promise{{Text: "洗车", Kept: shop.KeptYes}, {Text: "代步车", Kept: shop.KeptBroken, Note: "车不够"}},
		}
		other := shop.Handover{OrderID: second.ID}
		write(t, s, func(tx *Tx) error {
			for _, x := range []*shop.Handover{&h, &other} {
				if err := TakePassNo(tx, x); err != nil {
					return err
				}
				if err := SaveHandover(tx, *x); err != nil {
					return err
				}
			}
			return nil
		})
		equal(t, of(first.ID), h)
		equal(t, []string{h.PassNo, other.PassNo}, []string{"CM260412-001", "CM260412-002"})
		h.Promises = h.Promises[:1]
		write(t, s, func(tx *Tx) error {
			if err := TakePassNo(tx, &h); err != nil {
				return err
			}
			return SaveHandover(tx, h)
		})
		equal(t, of(first.ID), h)
	})
}
