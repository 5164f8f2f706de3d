-- +goose Up
-- Where parts lie and how they came: warehouses, bins and lots, what each warehouse
-- should have, and the months that are closed.

CREATE TABLE warehouses (
	id     INTEGER PRIMARY KEY,
	rev    INTEGER NOT NULL,
	name   TEXT NOT NULL UNIQUE CHECK (name <> ''),
	issues INTEGER NOT NULL, -- orders are served from it
	active INTEGER NOT NULL
) STRICT;
INSERT INTO warehouses (rev, name, issues, active) VALUES (1, '主仓', 1, 1);

CREATE TABLE lots (
	id          INTEGER PRIMARY KEY,
	rev         INTEGER NOT NULL,
	part_id     INTEGER NOT NULL REFERENCES parts (id),
	supplier_id INTEGER REFERENCES suppliers (id),
	batch       TEXT NOT NULL,
	origin      TEXT NOT NULL,
	certificate TEXT NOT NULL,
	used        INTEGER NOT NULL,
	at          INTEGER NOT NULL,
	note        TEXT NOT NULL,
	blocked     TEXT NOT NULL -- why nothing of it may be issued
) STRICT;
CREATE INDEX lots_by_part ON lots (part_id, id);
CREATE INDEX lots_by_batch ON lots (batch) WHERE batch <> '';

CREATE TABLE stock_at ( -- what lies where; a row of nothing is removed
	part_id      INTEGER NOT NULL REFERENCES parts (id),
	warehouse_id INTEGER NOT NULL REFERENCES warehouses (id),
	bin          TEXT NOT NULL, -- '': the usual bin of the part
	lot_id       INTEGER NOT NULL, -- 0: of no lot
	on_hand      INTEGER NOT NULL CHECK (on_hand >= 0),
	PRIMARY KEY (part_id, warehouse_id, bin, lot_id)
) STRICT;
CREATE INDEX stock_at_by_bin ON stock_at (warehouse_id, bin);
INSERT INTO stock_at (part_id, warehouse_id, bin, lot_id, on_hand) SELECT id, 1, '', 0, on_hand FROM parts WHERE on_hand > 0;

CREATE TABLE stock_levels (
	part_id      INTEGER NOT NULL REFERENCES parts (id),
	warehouse_id INTEGER NOT NULL REFERENCES warehouses (id),
	min_qty      INTEGER NOT NULL CHECK (min_qty >= 0),
	max_qty      INTEGER NOT NULL CHECK (max_qty >= 0),
	PRIMARY KEY (part_id, warehouse_id)
) STRICT;

CREATE TABLE closed_months (
	month     TEXT NOT NULL PRIMARY KEY CHECK (month <> ''),
	at        INTEGER NOT NULL,
	person_id INTEGER REFERENCES people (id)
) STRICT;

ALTER TABLE parts ADD COLUMN held INTEGER NOT NULL DEFAULT 0 CHECK (held >= 0); -- of on_hand, where nothing is issued from
ALTER TABLE stock_moves ADD COLUMN warehouse_id INTEGER NOT NULL DEFAULT 1;
ALTER TABLE stock_moves ADD COLUMN bin TEXT NOT NULL DEFAULT '';
ALTER TABLE stock_moves ADD COLUMN lot_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stock_moves ADD COLUMN supplier_id INTEGER REFERENCES suppliers (id);
CREATE INDEX stock_moves_by_lot ON stock_moves (lot_id, id) WHERE lot_id <> 0;
CREATE INDEX stock_moves_by_time ON stock_moves (at, part_id);
DROP INDEX parts_low;
CREATE INDEX parts_low ON parts (number) WHERE on_hand - held < min_qty;
