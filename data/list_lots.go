package data

import (
	"fmt"

	"gongdan/app/shop"
)

// Filters of LotList.
const (
	LotsHere    = "here"    // something of it is left
	LotsBlocked = "blocked" // nothing of it may be issued
	LotsUsed    = "used"    // used pieces
)

// LotRow is a lot in a list: of which part and from whom it is, how much of it came,
// is left and went into cars.
type LotRow struct {
	shop.Lot
	Number   string // of the part
	Name     string
	Unit     string
	Supplier string
	Came     shop.Qty
	OnHand   shop.Qty
	InCars   shop.Qty
}

// LotList lists lots newest first, by came (when they came) or part.
func LotList(v View, ask Ask) (Page[LotRow], error) {
	moved := func(which string) string {
		return `coalesce((SELECT CAST(sum(m.qty) AS BIGINT) FROM stock_moves AS m WHERE m.lot_id = t.id AND ` + which + `), 0)`
	}
	l := &listing{
		kind: shop.KindLots, alias: "t",
		columns: `t.id, t.rev, t.part_id, coalesce(t.supplier_id, 0), t.batch, t.origin, t.certificate, t.used, t.at, t.note, t.blocked,
			p.number, p.name, p.unit, coalesce(s.name, ''), ` + moved("m.kind IN ('receive', 'opening')") + `,
			coalesce((SELECT CAST(sum(x.on_hand) AS BIGINT) FROM stock_at AS x WHERE x.part_id = t.part_id AND x.lot_id = t.id), 0), -` +
			moved("m.order_id IS NOT NULL"),
		joins: ` JOIN parts AS p ON p.id = t.part_id LEFT JOIN suppliers AS s ON s.id = t.supplier_id`,
	}
	if err := l.sortBy(ask, "newest:-t.at", "came:t.at", "part:t.part_id"); err != nil {
		return Page[LotRow]{}, err
	}
	switch ask.Filter {
	case "", FilterAll:
	case LotsHere:
		l.only("EXISTS (SELECT 1 FROM stock_at AS x WHERE x.part_id = t.part_id AND x.lot_id = t.id)")
	case LotsBlocked:
		l.only("t.blocked <> ''")
	case LotsUsed:
		l.only("t.used = TRUE")
	default:
		return Page[LotRow]{}, fmt.Errorf("filter %q of lots: %w", ask.Filter, ErrAsk)
	}
	if ask.Record != 0 {
		l.only("t.part_id = ?", ask.Record)
	}
	l.findBy(ask.Text, link{kind: shop.KindParts, column: "part_id"})
	return page(v, ask, l, func(r *LotRow) []any {
		return []any{
			&r.ID, &r.Rev, &r.PartID, &r.SupplierID, &r.Batch, &r.Origin, &r.Certificate, &r.Used,
			moment{&r.At},
			&r.Note, &r.Blocked,
			&r.Number, &r.Name, &r.Unit, &r.Supplier, &r.Came, &r.OnHand, &r.InCars,
		}
	})
}
