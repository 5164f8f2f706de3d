-- +goose Up
-- Who took pieces for a car, or brought them back, and what was seen of the papers of
-- a part that the customer brought.

ALTER TABLE stock_moves ADD COLUMN taker_id INTEGER REFERENCES people (id);
ALTER TABLE order_lines ADD COLUMN own_paper TEXT NOT NULL DEFAULT '';

-- Pieces of a lot that is blocked or used are held back as well, wherever they lie.
UPDATE parts SET held = (SELECT coalesce(sum(s.on_hand), 0) FROM stock_at AS s JOIN warehouses AS w ON w.id = s.warehouse_id
	LEFT JOIN lots AS l ON l.id = s.lot_id WHERE s.part_id = parts.id
	AND (w.issues = 0 OR coalesce(l.blocked, '') <> '' OR coalesce(l.used, 0) = 1));
