package data

import (
	"fmt"
	"slices"

	"gongdan/app/shop"
)

// comes is true of lines l of purchase orders o for which more may still come.
const comes = `l.received < l.qty AND o.status IN ('open', 'sent', 'part')`

// onOrder is what is still to come of a part, and dueOn when the first of it is.
const (
	ordered = ` FROM purchase_lines l JOIN purchases o ON o.id = l.purchase_id WHERE l.part_id = parts.id AND ` + comes
	onOrder = `(SELECT CAST(coalesce(sum(l.qty - l.received), 0) AS BIGINT)` + ordered + `)`
	dueOn   = `(SELECT coalesce(min(l.due_on), '')` + ordered + ` AND l.due_on <> '')`
)

// coming is what is still to come of a part.
type coming struct {
	qty shop.Qty
	on  shop.Day
}

// awaited is what is still to come of each part. It begins at the lines that are
// not full, which are few.
func awaited(v View) (map[shop.PartID]coming, error) {
	of := map[shop.PartID]coming{}
	err := eachRow(v, func(scan func(...any) error) error {
		var id shop.PartID
		var qty shop.Qty
		var on shop.Day
		err := scan(&id, &qty, &on)
		c := of[id]
		if c.qty += qty; on != "" && (c.on == "" || on < c.on) {
			c.on = on
		}
		of[id] = c
		return err
	}, `SELECT l.part_id, l.qty - l.received, l.due_on FROM purchase_lines AS l JOIN purchases AS o ON o.id = l.purchase_id WHERE `+comes)
	if err != nil {
		return nil, fmt.Errorf("read what is on order: %w", err)
	}
	return of, nil
}

// Purchase reads a purchase order with its lines.
func Purchase(v View, id shop.PurchaseID) (shop.Purchase, error) {
	return purchase(v, `purchases WHERE id = $1`, id)
}

// PurchaseByNumber reads the purchase order with that number.
func PurchaseByNumber(v View, number string) (shop.Purchase, error) {
	return purchase(v, `purchases WHERE number = $1`, number)
}

// OpenPurchase reads the purchase order on which lines for a supplier are
// gathered; shop.ErrMissing when there is none.
func OpenPurchase(v View, by shop.SupplierID) (shop.Purchase, error) {
	return purchase(v, `purchases WHERE supplier_id = $1 AND status = 'open'`, by)
}

func purchase(v View, from string, args ...any) (p shop.Purchase, err error) {
	if p, err = one(v, from, purchaseRow, args...); err != nil {
		return p, err
	}
	p.Lines, err = all(v, `purchase_lines WHERE purchase_id = $1 ORDER BY n, id`, purchaseLineRow, p.ID)
	return p, err
}

// PurchaseOfLine is the purchase order that a line stands on.
func PurchaseOfLine(v View, line shop.PurchaseLineID) (shop.Purchase, error) {
	return purchase(v, `purchases WHERE id = (SELECT purchase_id FROM purchase_lines WHERE id = $1)`, line)
}

// SavePurchase keeps a purchase order with its lines. It gets its number when it
// has none. Lines keep their ids; what has come for them belongs to the receipts
// and is not changed. A line of which something has come stays.
func SavePurchase(tx *Tx, p *shop.Purchase) error {
	remember(tx, p)
	if p.Number == "" {
		day := shop.DayOf(p.OpenedAt, tx.zone)
		if day == "" {
			day = tx.Day()
		}
		text, err := freeNumber(tx, purchaseNumber, day, dayNumber("PO", day))
		if err != nil {
			return err
		}
		p.Number = text
	}
	if err := keep(tx, shop.KindPurchases, &p.ID, &p.Rev, append(purchaseFields(p), purchaseSums(p)...)); err != nil {
		return err
	}
	return savePurchaseLines(tx, p)
}

// purchaseSums are what is worked out of a purchase order, so that lists need
// not.
func purchaseSums(p *shop.Purchase) fields {
	return fields{{"total_fen", p.Total()}, {"due_on", p.DueOn()}}
}

func savePurchaseLines(tx *Tx, p *shop.Purchase) error {
	had, err := all(tx.View, `purchase_lines WHERE purchase_id = $1`, purchaseLineRow, p.ID)
	if err != nil {
		return err
	}
	p.Lines = slices.Clone(p.Lines)
	for _, old := range had {
		tx.change(shop.KindParts, int64(old.PartID))
		if p.Line(old.ID) != nil {
			continue
		}
		n, err := tx.exec(`DELETE FROM purchase_lines WHERE id = $1 AND received = 0`, old.ID)
		if err != nil {
			return fmt.Errorf("take line %d out: %w", old.ID, err)
		}
		if n == 0 {
			return shop.Refuse("purchase.refuse.line_received", shop.Args{"Number": p.Number, "Received": old.Received})
		}
	}
	for n := range p.Lines {
		l := &p.Lines[n]
		tx.change(shop.KindParts, int64(l.PartID))
		if l.OrderID != 0 {
			tx.change(shop.KindOrders, int64(l.OrderID))
		}
		place := field{"n", n + 1}
		if l.ID == 0 {
			err = insertID(tx, "purchase_lines", &l.ID, append(purchaseLineFields(l), place, field{"purchase_id", p.ID}, field{"received", &l.Received}))
		} else {
			err = update(tx, "purchase_lines", l.ID, append(purchaseLineFields(l), place))
		}
		if err != nil {
			return fmt.Errorf("line %d of purchase order %s: %w", n+1, p.Number, err)
		}
	}
	return nil
}

// receive notes that so much has come for a line of a purchase order. It is
// refused beyond what was ordered.
func receiveLine(tx *Tx, line shop.PurchaseLineID, qty shop.Qty) error {
	n, err := tx.exec(`UPDATE purchase_lines SET received = received + $1 WHERE id = $2 AND received + $1 BETWEEN 0 AND qty`, qty, line)
	if err != nil {
		return fmt.Errorf("receive line %d: %w", line, err)
	}
	if n == 0 {
		return shop.ErrStale
	}
	return nil
}

// ToCome is a line for which more is to come, with the order it stands on.
type ToCome struct {
	shop.PurchaseLine
	PurchaseID shop.PurchaseID
	Number     string
	Status     shop.PurchaseStatus
	SupplierID shop.SupplierID
	Plate      string // of the car that waits for it
	Order      string // its order
}

// ToComeFrom reads what is still to come from a supplier, what is due first
// first.
func ToComeFrom(v View, by shop.SupplierID) ([]ToCome, error) {
	return toCome(v, comes+` AND o.supplier_id = $1`, by)
}

// ToComeOf reads what is still to come of a part.
func ToComeOf(v View, part shop.PartID) ([]ToCome, error) {
	return toCome(v, comes+` AND l.part_id = $1`, part)
}

// BoughtFor reads what was bought for lines of an order, that which has come as
// well.
func BoughtFor(v View, order shop.OrderID) ([]ToCome, error) {
	return toCome(v, `l.order_id = $1 AND o.status <> 'void'`, order)
}

// ComingForOrders is how much of a part is still to come for orders that wait
// for it.
func ComingForOrders(v View, part shop.PartID) (shop.Qty, error) {
	n, err := number(v, `SELECT CAST(coalesce(sum(l.qty - l.received), 0) AS BIGINT) FROM purchase_lines AS l JOIN purchases AS o ON o.id = l.purchase_id
		WHERE l.part_id = $1 AND l.order_id IS NOT NULL AND `+comes, part)
	return shop.Qty(n), err
}

// Came is what has come of a part for an order that still wants it.
type Came struct {
	OrderID shop.OrderID
	Order   string // its number
	Qty     shop.Qty
}

// CameFor reads what has come of a part for other open orders than one and was
// not issued to them yet.
func CameFor(v View, part shop.PartID, but shop.OrderID) ([]Came, error) {
	return all(v, `(SELECT l.order_id, l.line_id, CAST(sum(l.received) AS BIGINT) AS came FROM purchase_lines AS l
		WHERE l.part_id = $1 AND l.order_id IS NOT NULL AND l.order_id <> $2 AND l.received > 0 GROUP BY l.order_id, l.line_id) AS c
		JOIN orders AS o ON o.id = c.order_id JOIN order_lines AS x ON x.id = c.line_id AND x.order_id = o.id
		WHERE o.is_open = TRUE AND x.consent <> 'declined' AND x.qty > x.issued AND c.came > x.issued ORDER BY o.id, x.id`,
		func(c *Came) fields {
			return fields{
				{"o.id", &c.OrderID},
				{"o.number", &c.Order},
				{"CASE WHEN x.qty < c.came THEN x.qty ELSE c.came END - x.issued", &c.Qty},
			}
		}, part, but)
}

func toCome(v View, where string, args ...any) ([]ToCome, error) {
	return all(v, `purchase_lines AS l JOIN purchases AS o ON o.id = l.purchase_id
		LEFT JOIN orders AS w ON w.id = l.order_id LEFT JOIN vehicles AS c ON c.id = w.vehicle_id
		WHERE `+where+` ORDER BY CASE WHEN l.due_on = '' THEN 1 ELSE 0 END, l.due_on, l.id`, toComeRow, args...)
}

func toComeRow(t *ToCome) fields {
	l := &t.PurchaseLine
	return fields{
		{"l.id", &l.ID},
		{"l.part_id", &l.PartID},
		{"l.qty", &l.Qty},
		{"l.price_fen", &l.Price},
		{"l.due_on", &l.DueOn},
		{"l.why", &l.Why},
		{"l.order_id", to(&l.OrderID)},
		{"l.line_id", &l.LineID},
		{"l.received", &l.Received},
		{"o.id", &t.PurchaseID},
		{"o.number", &t.Number},
		{"o.status", &t.Status},
		{"o.supplier_id", &t.SupplierID},
		{"coalesce(c.plate, '')", &t.Plate},
		{"coalesce(w.number, '')", &t.Order},
	}
}

func purchaseFields(p *shop.Purchase) fields {
	return fields{
		{"number", &p.Number},
		{"supplier_id", to(&p.SupplierID)},
		{"status", &p.Status},
		{"person_id", to(&p.Person)},
		{"opened_at", moment{&p.OpenedAt}},
		{"sent_at", moment{&p.SentAt}},
		{"ended_at", moment{&p.EndedAt}},
		{"note", &p.Note},
		{"reason", &p.Reason},
	}
}

func purchaseRow(p *shop.Purchase) fields { return purchaseFields(p).with(&p.ID, &p.Rev) }

func purchaseLineFields(l *shop.PurchaseLine) fields {
	return fields{
		{"part_id", to(&l.PartID)},
		{"qty", &l.Qty},
		{"price_fen", &l.Price},
		{"due_on", &l.DueOn},
		{"why", &l.Why},
		{"order_id", to(&l.OrderID)},
		{"line_id", &l.LineID},
	}
}

func purchaseLineRow(l *shop.PurchaseLine) fields {
	return append(purchaseLineFields(l), field{"id", &l.ID}, field{"received", &l.Received})
}

// LinesOf reads the lines of a purchase order with the cars that wait for them,
// in their order.
func LinesOf(v View, id shop.PurchaseID) ([]ToCome, error) {
	return all(v, `purchase_lines AS l JOIN purchases AS o ON o.id = l.purchase_id
		LEFT JOIN orders AS w ON w.id = l.order_id LEFT JOIN vehicles AS c ON c.id = w.vehicle_id
		WHERE o.id = $1 ORDER BY l.n, l.id`, toComeRow, id)
}

// Arrival is what came for an order.
type Arrival struct {
	ID      int64 // of the event
	OrderID shop.OrderID
	Plate   string
	Note    string // part, quantity and receipt
}

// ArrivalsAfter reads what came for open orders of an advisor after an event; the
// ids of events go up.
func ArrivalsAfter(v View, advisor shop.PersonID, after int64) ([]Arrival, error) {
	return all(v, `order_events AS e JOIN orders AS o ON o.id = e.order_id JOIN vehicles AS c ON c.id = o.vehicle_id
		WHERE e.id > $1 AND e.kind = 'part_arrived' AND o.advisor_id = $2 AND o.is_open = TRUE ORDER BY e.id`, func(a *Arrival) fields {
		return fields{{"e.id", &a.ID}, {"o.id", &a.OrderID}, {"c.plate", &a.Plate}, {"e.note", &a.Note}}
	}, after, advisor)
}

// LastEvent is the id of the newest event of all orders.
func LastEvent(v View) (int64, error) {
	return number(v, `SELECT coalesce(max(id), 0) FROM order_events`)
}
