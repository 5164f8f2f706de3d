package data

import (
	"errors"
	"fmt"
	"strings"

	"gongdan/app/shop"
)

// Filters of PartList.
const (
	PartsShort    = "short"    // open orders want more than there is
	PartsLow      = "low"      // below the least that should be there, in all or in one warehouse
	PartsComing   = "coming"   // something is on order
	PartsSlow     = "slow"     // there for long, and issued to nobody for as long
	PartsInactive = "inactive" // no longer sold; in no other list
)

// PartRow is a part in a list, with what open orders still want of it.
type PartRow = shop.Part

// PartList lists parts by number, name, bin, on_hand, price, value or moved.
func PartList(v View, ask Ask) (Page[PartRow], error) {
	l := &listing{
		kind: shop.KindParts, alias: "p",
		columns: `p.id, p.rev, p.number, p.name, p.unit, p.price_fen, p.origin, p.make, p.fits, p.bin, p.barcode,
			p.min_qty, p.max_qty, p.on_hand, p.held, p.value_fen, p.moved_at, p.active, p.on_hand`,
		total: `SELECT (SELECT count(*) FROM parts) - (SELECT count(*) FROM parts WHERE active = FALSE)`,
	}
	onHand := "p.on_hand"
	if ask.Warehouse != 0 {
		onHand = l.inWarehouse(ask.Warehouse)
	}
	err := l.sortBy(ask, "number:p.number!", "name:p.name!", "bin:p.bin!", "on_hand:"+onHand, "price:p.price_fen",
		"value:p.value_fen", "moved:p.moved_at")
	if err != nil {
		return Page[PartRow]{}, err
	}
	reserved, err := reservations(v)
	if err != nil {
		return Page[PartRow]{}, err
	}
	if err := l.onlyParts(v, ask, reserved); err != nil {
		return Page[PartRow]{}, err
	}
	l.findBy(ask.Text)
	found, err := page(v, ask, l, func(p *partThere) []any {
		return []any{
			&p.ID, &p.Rev, &p.Number, &p.Name, &p.Unit, &p.Price, &p.Origin, &p.Make, &p.Fits, &p.Bin, &p.Barcode,
			&p.Min, &p.Max, &p.OnHand, &p.Held, &p.Value,
			moment{&p.MovedAt},
			&p.Active, &p.all,
		}
	})
	coming, errComing := awaited(v)
	err = errors.Join(err, errComing)
	p := Page[PartRow]{Start: found.Start, End: found.End, More: found.More, Total: found.Total, At: found.At}
	for _, x := range found.Rows {
		r := x.Part
		r.OnOrder, r.DueOn = coming[r.ID].qty, coming[r.ID].on
		switch {
		case ask.Warehouse == 0: // what is wanted is wanted of no warehouse in particular
			r.Reserved = reserved[r.ID]
		case r.OnHand > 0:
			r.Value = r.Value.Part(r.OnHand, x.all)
		default:
			r.Value = 0
		}
		p.Rows = append(p.Rows, r)
	}
	return p, err
}

// PartMakes are the brands of the parts in use, in their order.
func PartMakes(v View) (makes []string, err error) {
	err = eachRow(v, func(scan func(...any) error) error {
		var name string
		err := scan(&name)
		makes = append(makes, name)
		return err
	}, `SELECT DISTINCT make FROM parts WHERE active = TRUE AND make <> '' ORDER BY make`)
	if err != nil {
		return nil, fmt.Errorf("read the brands: %w", err)
	}
	return makes, nil
}

// partThere is a part as it lies in one warehouse, with its pieces in all of them.
type partThere struct {
	shop.Part
	all shop.Qty
}

// inWarehouse makes the list one of what lies in one warehouse: its pieces, its least
// and most. The answer is what is on hand there.
func (l *listing) inWarehouse(id shop.WarehouseID) string {
	there := fmt.Sprintf(`coalesce((SELECT CAST(sum(s.on_hand) AS BIGINT) FROM stock_at AS s WHERE s.part_id = p.id AND s.warehouse_id = %d), 0)`, id)
	level := func(column string) string {
		return fmt.Sprintf(`coalesce((SELECT x.%s FROM stock_levels AS x WHERE x.part_id = p.id AND x.warehouse_id = %d), 0)`, column, id)
	}
	held := fmt.Sprintf(`CASE WHEN (SELECT w.issues FROM warehouses AS w WHERE w.id = %d) THEN 0 ELSE %s END`, id, there)
	l.columns = strings.NewReplacer("p.min_qty", level("min_qty"), "p.max_qty", level("max_qty"), "p.on_hand, p.held", there+", "+held).Replace(l.columns)
	l.only(fmt.Sprintf(`(EXISTS (SELECT 1 FROM stock_at AS s WHERE s.part_id = p.id AND s.warehouse_id = %[1]d)
		OR EXISTS (SELECT 1 FROM stock_levels AS x WHERE x.part_id = p.id AND x.warehouse_id = %[1]d))`, id))
	l.total = ""
	return there
}

func (l *listing) onlyParts(v View, ask Ask, reserved map[shop.PartID]shop.Qty) error {
	active := "p.active = TRUE"
	if ask.Filter == PartsInactive {
		active = "p.active = FALSE"
	}
	l.only(active)
	if ask.Make != "" {
		l.only("p.make = ?", ask.Make)
		l.total = ""
	}
	switch ask.Filter {
	case "", FilterAll, PartsInactive:
	case PartsLow:
		ids, err := belowLevel(v, ask.Warehouse)
		if err != nil {
			return err
		}
		low := "p.on_hand - p.held < p.min_qty"
		if ask.Warehouse != 0 {
			low = "FALSE"
		}
		if len(ids) > 0 {
			in, args := among(ids, len(l.args))
			l.args = append(l.args, args...)
			low = "(" + low + " OR p.id IN (" + in + "))"
		}
		l.only(low)
	case PartsComing:
		l.only("p.id IN (SELECT l.part_id FROM purchase_lines AS l JOIN purchases AS o ON o.id = l.purchase_id WHERE " + comes + ")")
	case PartsSlow:
		return l.onlySlow(v)
	case PartsShort:
		ids, err := shortOf(v, reserved)
		if err != nil {
			return err
		}
		in, args := among(ids, len(l.args))
		l.args = append(l.args, args...)
		l.only("p.id IN (" + in + ")")
	default:
		return fmt.Errorf("filter %q of parts: %w", ask.Filter, ErrAsk)
	}
	return nil
}

// reservations are how much of each part is agreed on open orders and not yet
// issued, or kept for an appointment. It begins at the open orders, which are few, whatever a part sold.
func reservations(v View) (map[shop.PartID]shop.Qty, error) {
	of := map[shop.PartID]shop.Qty{}
	err := eachRow(v, func(scan func(...any) error) error {
		var id shop.PartID
		var missing shop.Qty
		err := scan(&id, &missing)
		of[id] += missing
		return err
	}, `SELECT l.part_id, l.qty - l.issued FROM orders AS o JOIN order_lines AS l ON l.order_id = o.id
		WHERE o.is_open = TRUE AND l.part_id IS NOT NULL AND l.kind = 'part' AND l.consent = 'agreed'
		AND l.origin <> 'customer_owned' AND l.qty > l.issued`)
	if err != nil {
		return nil, fmt.Errorf("read what is reserved: %w", err)
	}
	err = eachRow(v, func(scan func(...any) error) error {
		var id shop.PartID
		var kept shop.Qty
		err := scan(&id, &kept)
		of[id] += kept
		return err
	}, `SELECT k.part_id, k.qty FROM appointments AS a JOIN appointment_parts AS k ON k.appointment_id = a.id WHERE `+keepsParts)
	if err != nil {
		return nil, fmt.Errorf("read what is kept for appointments: %w", err)
	}
	return of, nil
}

// shortOf are the parts of which more is reserved than there is.
func shortOf(v View, reserved map[shop.PartID]shop.Qty) ([]shop.PartID, error) {
	ids := make([]shop.PartID, 0, len(reserved))
	for id := range reserved {
		ids = append(ids, id)
	}
	in, args := among(ids, 0)
	var short []shop.PartID
	err := eachRow(v, func(scan func(...any) error) error {
		var id shop.PartID
		var stock shop.Qty
		err := scan(&id, &stock)
		if reserved[id] > stock {
			short = append(short, id)
		}
		return err
	}, `SELECT id, on_hand - held FROM parts WHERE id IN (`+in+`)`, args...)
	return short, err
}

// LabourRow is a job of the price book in a list.
type LabourRow = shop.Labour

// Filters of LabourList.
const (
	LabourInactive = "inactive" // no longer sold; in no other list
)

// LabourList lists jobs by code, name, hours or rate.
func LabourList(v View, ask Ask) (Page[LabourRow], error) {
	l := &listing{
		kind: shop.KindLabour, alias: "l",
		columns: `l.id, l.rev, l.code, l.name, l.hours, l.rate_fen, l.work_class, l.guarantee_days, l.guarantee_km, l.active`,
	}
	if err := l.sortBy(ask, "code:l.code!", "name:l.name!", "hours:l.hours", "rate:l.rate_fen"); err != nil {
		return Page[LabourRow]{}, err
	}
	switch ask.Filter {
	case "", FilterAll, LabourInactive:
		l.only("l.active = ?", ask.Filter != LabourInactive)
	default:
		return Page[LabourRow]{}, fmt.Errorf("filter %q of labour: %w", ask.Filter, ErrAsk)
	}
	l.findBy(ask.Text)
	return page(v, ask, l, func(r *LabourRow) []any {
		return []any{
			&r.ID, &r.Rev, &r.Code, &r.Name, &r.Hours, &r.Rate, &r.WorkClass, &r.GuaranteeDays, &r.GuaranteeKM, &r.Active,
		}
	})
}
