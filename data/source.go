package data

import "gongdan/app/shop"

// PartSource is where pieces came from that a line was given and still has.
type PartSource struct {
	LineID   shop.LineID
	LotID    shop.LotID // 0: of no lot, so nothing more is known
	Qty      shop.Qty
	Batch    string
	Supplier string
	Origin   shop.Origin
	Paper    string // 合格证 no.
}

// SourcesOf reads where the pieces came from that are on an order, by line and lot.
func SourcesOf(v View, id shop.OrderID) ([]PartSource, error) {
	return all(v, `(SELECT line_id, lot_id, CAST(-sum(qty) AS BIGINT) AS qty FROM stock_moves WHERE order_id = $1 GROUP BY line_id, lot_id) AS m
		LEFT JOIN lots AS l ON l.id = m.lot_id LEFT JOIN suppliers AS s ON s.id = l.supplier_id
		WHERE m.qty > 0 ORDER BY m.line_id, m.lot_id`, func(x *PartSource) fields {
		return fields{
			{"m.line_id", &x.LineID},
			{"m.lot_id", &x.LotID},
			{"m.qty", &x.Qty},
			{"coalesce(l.batch, '')", &x.Batch},
			{"coalesce(s.name, '')", &x.Supplier},
			{"coalesce(l.origin, '')", &x.Origin},
			{"coalesce(l.certificate, '')", &x.Paper},
		}
	}, id)
}

// UsedOf reads what of the order with that number came back used, as it was laid apart.
func UsedOf(v View, number string) ([]shop.Move, error) {
	return all(v, `stock_moves WHERE kind = 'transfer' AND qty > 0 AND note = $1
		AND lot_id <> 0 AND lot_id IN (SELECT id FROM lots WHERE used = TRUE AND note = $1) ORDER BY id`, moveRow, number)
}
