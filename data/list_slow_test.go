package data

import (
	"testing"

	"gongdan/app/shop"
)

func TestSlowIsWhatLiesForLongAndIsIssuedToNobody(t *testing.T) {
	t.Parallel()
	eachEngine(t, func(t *testing.T, s *Store) {
		p := numberedParts(t, s, "SLOW", "NEW", "USED", "OUT", "LONG-AGO")
		write(t, s, func(tx *Tx) error {
			for _, m := range []struct {
				number string
				kind   shop.MoveKind
				days   int
				qty    shop.Qty
			}{
				{"SLOW", shop.MoveOpening, -181, 3},
				{"NEW", shop.MoveReceive, -20, 3},
				{"USED", shop.MoveOpening, -400, 3},
				{"USED", shop.MoveIssue, -179, -1},
				{"OUT", shop.MoveOpening, -400, 1},
				{"OUT", shop.MoveScrap, -300, -1},
				{"LONG-AGO", shop.MoveOpening, -400, 3},
				{"LONG-AGO", shop.MoveIssue, -200, -1},
			} {
				move := shop.Move{PartID: p[m.number].ID, Kind: m.kind, At: noon().AddDate(0, 0, m.days), Qty: m.qty * shop.One}
				if _, err := MoveStock(tx, move); err != nil {
					return err
				}
			}
			return nil
		})
		list := get(t, s, func(v View) (Page[PartRow], error) { return PartList(v, Ask{Filter: PartsSlow}) })
		var numbers []string
		for _, r := range list.Rows {
			numbers = append(numbers, r.Number)
		}
		equal(t, numbers, []string{"LONG-AGO", "SLOW"})
		equal(t, list.Total, int64(2))
	})
}
