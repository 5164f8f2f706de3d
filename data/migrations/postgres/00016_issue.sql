-- +goose Up
-- Who took pieces for a car, or brought them back, and what was seen of the papers of
-- a part that the customer brought.

ALTER TABLE stock_moves ADD COLUMN taker_id BIGINT REFERENCES people (id);
ALTER TABLE order_lines ADD COLUMN own_paper TEXT COLLATE "C" NOT NULL DEFAULT '';

-- Pieces of a lot that is blocked or used are held back as well, wherever they lie.
UPDATE parts SET held = (SELECT CAST(coalesce(sum(s.on_hand), 0) AS BIGINT) FROM stock_at AS s JOIN warehouses AS w ON w.id = s.warehouse_id
	LEFT JOIN lots AS l ON l.id = s.lot_id WHERE s.part_id = parts.id
	AND (w.issues = FALSE OR coalesce(l.blocked, '') <> '' OR coalesce(l.used, FALSE)));
