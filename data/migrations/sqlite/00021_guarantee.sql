-- +goose Up
-- What was promised on a line beyond the statutory guarantee, and what was found out
-- about reworks.

ALTER TABLE order_lines ADD COLUMN guarantee_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE order_lines ADD COLUMN guarantee_km INTEGER NOT NULL DEFAULT 0;
UPDATE order_lines SET
	guarantee_days = (SELECT j.guarantee_days FROM labour AS j WHERE j.id = order_lines.labour_id),
	guarantee_km = (SELECT j.guarantee_km FROM labour AS j WHERE j.id = order_lines.labour_id)
	WHERE labour_id IN (SELECT id FROM labour WHERE guarantee_days > 0 OR guarantee_km > 0);

CREATE TABLE reworks (
	order_id    INTEGER PRIMARY KEY REFERENCES orders (id),
	item        TEXT    NOT NULL,
	cause       TEXT    NOT NULL,
	person_id   INTEGER REFERENCES people (id),
	supplier_id INTEGER REFERENCES suppliers (id),
	batch       TEXT    NOT NULL,
	words       TEXT    NOT NULL,
	shown_at    INTEGER NOT NULL, -- 0: no other cause was shown
	evidence    TEXT    NOT NULL,
	choice      TEXT    NOT NULL,
	chosen_at   INTEGER NOT NULL,
	by_id       INTEGER REFERENCES people (id),
	at          INTEGER NOT NULL
) STRICT;

CREATE INDEX orders_by_rework ON orders (rework_of) WHERE rework_of IS NOT NULL;
