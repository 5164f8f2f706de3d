package data

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"gongdan/app/shop"
)

// servable are all pieces that orders are served from, inTurn the oldest lot first. What is blocked stays, and what is used goes
// only where it is asked for by its lot.
const servable = lies + ` JOIN parts AS p ON p.id = s.part_id LEFT JOIN lots AS l ON l.id = s.lot_id WHERE w.issues = TRUE
	AND coalesce(l.blocked, '') = '' AND coalesce(l.used, FALSE) = FALSE`

const inTurn = ` ORDER BY s.part_id, s.lot_id, s.warehouse_id, s.bin`

// servableRow has the shelf in words and what the pieces are: pieces of no lot, or of
// one of which nothing is said, are what the part is.
func servableRow(x *shop.Servable) fields {
	return append(lieRow(&x.Lie),
		field{"CASE WHEN s.bin = '' AND s.warehouse_id = 1 THEN p.bin ELSE s.bin END", &x.Bin},
		field{"CASE WHEN coalesce(l.origin, '') = '' THEN p.origin ELSE l.origin END", &x.Origin})
}

// serving is what a move is for.
type serving struct {
	View
	part shop.Part
	line shop.Line // zero: it is for none
}

func purpose(tx *Tx, p shop.Part, m shop.Move) (to serving, err error) {
	to = serving{View: tx.View, part: p}
	if m.LineID == 0 || m.Kind != shop.MoveIssue {
		return to, nil
	}
	to.line, err = one(tx.View, `order_lines WHERE id = $1 AND order_id = $2`, lineRow, m.LineID, m.OrderID)
	return to, err
}

// served takes from the warehouses that issue, the oldest lot first that is what the
// line promises, or the one that is named.
func served(to serving, m shop.Move) ([]shop.Lie, error) {
	list, err := all(to.View, servable+` AND s.part_id = $1 AND (CAST($2 AS BIGINT) = 0 OR s.lot_id = $2)`+inTurn, servableRow, to.part.ID, m.LotID)
	if err != nil {
		return nil, err
	}
	var fit, rest []shop.Lie
	var other shop.Origin
	for _, x := range list {
		rest = append(rest, x.Lie)
		if x.Origin.Serves(to.line.Origin) {
			fit = append(fit, x.Lie)
		} else {
			other = x.Origin
		}
	}
	taken, err := share(fit, m.Qty, to.part)
	if err == nil || other == "" {
		return taken, err
	}
	if _, enough := share(rest, m.Qty, to.part); enough != nil {
		return nil, err
	}
	return nil, to.refuse(other)
}

// mayIssue refuses to give an order pieces that nobody may have: of a blocked lot, used
// ones in the place of new ones, or of a lesser origin than the customer was told.
func mayIssue(to serving, m shop.Move) error {
	if m.Kind == shop.MoveIssue && to.line.Origin == shop.CustomerOwned {
		return shop.Refuse("issue.refuse.owned", nil, to.line.Title())
	}
	have := to.part.Origin
	if m.LotID != 0 {
		l, err := Lot(to.View, m.LotID)
		if err != nil {
			return err
		}
		switch {
		case l.PartID != to.part.ID:
			return shop.ErrMissing
		case m.Kind != shop.MoveIssue:
			return nil
		case l.Blocked != "":
			return shop.Refuse("lot.refuse.blocked", shop.Args{"Part": to.part.Name, "Batch": l.Batch, "Why": l.Blocked})
		case l.Used:
			return shop.Refuse("lot.refuse.used", shop.Args{"Part": to.part.Name, "Batch": l.Batch})
		}
		if l.Origin != "" {
			have = l.Origin
		}
	}
	if named := m.LotID != 0 || m.Location.Warehouse != 0; m.Kind == shop.MoveIssue && named && !have.Serves(to.line.Origin) {
		return to.refuse(have)
	}
	return nil
}

func (to serving) refuse(have shop.Origin) error {
	return shop.Refuse("issue.refuse.origin", shop.Args{"Part": to.part.Name, "Promised": to.line.Origin, "Have": have}, to.line.Title())
}

// CameFrom is where pieces of a part that a line was given lay, and of which lot, the
// last given first: where qty of them go back to.
func CameFrom(v View, line shop.LineID, part shop.PartID, qty shop.Qty) ([]shop.Lie, error) {
	return cameFrom(v, shop.Move{LineID: line, PartID: part, Qty: qty})
}

// MovesOfOrder reads what was given to an order and what came back, the first first.
func MovesOfOrder(v View, id shop.OrderID) ([]shop.Move, error) {
	return all(v, `stock_moves WHERE order_id = $1 ORDER BY id`, moveRow, id)
}

// Demand is what orders in work want from the store, all of the same moment.
type Demand struct {
	Orders     []WaitingOrder
	Picks      []shop.Pick // of all of them, in the order in which they come
	Parts      map[shop.PartID]shop.Part
	Lots       map[shop.LotID]shop.Lot
	Suppliers  map[shop.SupplierID]string
	Warehouses map[shop.WarehouseID]string
	People     []shop.Person
}

// WaitingOrder is an order in work that waits for pieces.
type WaitingOrder struct {
	shop.Order
	Plate, Vehicle string
}

// DemandOf reads what the store is asked for; by the promise, what was promised to
// nobody last.
func DemandOf(v View) (d Demand, err error) {
	type head struct {
		id             shop.OrderID
		plate, vehicle string
	}
	var heads []head
	err = eachRow(v, func(scan func(...any) error) error {
		var h head
		err := scan(&h.id, &h.plate, &h.vehicle)
		heads = append(heads, h)
		return err
	}, `SELECT o.id, c.plate, trim(c.make || ' ' || c.model) FROM orders AS o JOIN vehicles AS c ON c.id = o.vehicle_id
		WHERE o.is_open = TRUE AND o.status = 'working' AND EXISTS (SELECT 1 FROM order_lines AS l WHERE l.order_id = o.id
		AND l.part_id IS NOT NULL AND l.kind = 'part' AND l.consent = 'agreed' AND l.origin <> 'customer_owned' AND l.qty > l.issued)
		ORDER BY CASE WHEN o.promised_at = 0 THEN 1 ELSE 0 END, o.promised_at, o.id`)
	if err != nil {
		return d, fmt.Errorf("orders that wait for parts: %w", err)
	}
	var wants []shop.Want
	for _, h := range heads {
		o, err := Order(v, h.id)
		if err != nil {
			return d, err
		}
		d.Orders = append(d.Orders, WaitingOrder{o, h.plate, h.vehicle})
		wants = append(wants, shop.Wants(&o)...)
	}
	return d, d.plan(v, wants)
}

// DemandOfOrder reads what one order wants, as if it were the only one.
func DemandOfOrder(v View, o shop.Order) (d Demand, err error) {
	d.Orders = []WaitingOrder{{Order: o}}
	return d, d.plan(v, shop.Wants(&o))
}

// plan says where what is wanted is to be taken, and reads what that is.
func (d *Demand) plan(v View, wants []shop.Want) error {
	lines := make([]shop.Line, len(wants))
	for i, w := range wants {
		lines[i].PartID = w.PartID
	}
	for i := range d.Orders {
		lines = append(lines, d.Orders[i].Lines...)
	}
	var err error
	if d.Parts, err = PartsOf(v, lines); err != nil {
		return err
	}
	ids := slices.Collect(maps.Keys(d.Parts))
	in, args := among(append(ids, 0), 0)
	list, err := all(v, servable+` AND s.part_id IN (`+in+`)`+inTurn, servableRow, args...)
	if err != nil {
		return err
	}
	d.Picks = shop.PlanPicks(wants, list)
	d.Lots = map[shop.LotID]shop.Lot{}
	for _, p := range d.Picks {
		if err := d.Know(v, p.LotID); err != nil {
			return err
		}
	}
	return d.names(v)
}

// Know reads a lot that is spoken of, unless it is known or none.
func (d *Demand) Know(v View, id shop.LotID) error {
	if _, there := d.Lots[id]; there || id == 0 {
		return nil
	}
	l, err := Lot(v, id)
	d.Lots[id] = l
	return err
}

func (d *Demand) names(v View) error {
	suppliers, err := Suppliers(v)
	if err != nil {
		return err
	}
	d.Suppliers = map[shop.SupplierID]string{}
	for _, s := range suppliers {
		d.Suppliers[s.ID] = s.Name
	}
	houses, err := Warehouses(v)
	if err != nil {
		return err
	}
	d.Warehouses = map[shop.WarehouseID]string{}
	for _, w := range houses {
		d.Warehouses[w.ID] = w.Name
	}
	d.People, err = People(v)
	return err
}

// Scanned is what a code names in the store: a part, pieces of a lot of it, or a kit.
type Scanned struct {
	Part shop.Part
	Lots []shop.Lot // of which it names one; none: the part alone
	Kit  shop.Package
}

// FindScanned reads what a code names: the label of a lot, a part's number or barcode,
// a batch, or a package. It is shop.ErrMissing when it names nothing.
func FindScanned(v View, code string) (s Scanned, err error) {
	if id := shop.LotOfLabel(code); id != 0 {
		l, err := Lot(v, id)
		if err != nil {
			return s, err
		}
		s.Lots = []shop.Lot{l}
		s.Part, err = Part(v, l.PartID)
		return s, err
	}
	if s.Part, err = PartByNumber(v, shop.Fold(code)); !errors.Is(err, shop.ErrMissing) {
		return s, err
	}
	if s.Part, err = PartByBarcode(v, code); !errors.Is(err, shop.ErrMissing) {
		return s, err
	}
	if s.Lots, err = LotsOfBatch(v, code); err != nil || len(s.Lots) > 0 {
		return s, err
	}
	s.Kit, err = PackageByCode(v, code)
	return s, err
}
