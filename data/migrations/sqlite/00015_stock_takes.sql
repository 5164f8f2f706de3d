-- +goose Up
-- Stock-takes: what is counted where, who found how many, what the books said then, and
-- what became of the difference.

CREATE TABLE take_causes (
	id     INTEGER PRIMARY KEY,
	rev    INTEGER NOT NULL,
	name   TEXT NOT NULL UNIQUE CHECK (name <> ''),
	active INTEGER NOT NULL
) STRICT;
INSERT INTO take_causes (rev, name, active) VALUES (1, '盘亏', 1), (1, '盘盈', 1), (1, '损坏', 1), (1, '错发', 1), (1, '错放', 1), (1, '漏记', 1);

CREATE TABLE stock_takes (
	id           INTEGER PRIMARY KEY,
	rev          INTEGER NOT NULL,
	number       TEXT NOT NULL UNIQUE CHECK (number <> ''),
	warehouse_id INTEGER REFERENCES warehouses (id), -- none: all of them
	bin          TEXT NOT NULL, -- how its bins begin
	pick         TEXT NOT NULL,
	blind        INTEGER NOT NULL,
	status       TEXT NOT NULL,
	note         TEXT NOT NULL,
	opened_by    INTEGER REFERENCES people (id),
	opened_at    INTEGER NOT NULL,
	closed_by    INTEGER REFERENCES people (id),
	closed_at    INTEGER NOT NULL,
	reason       TEXT NOT NULL -- why it is void
) STRICT;
CREATE INDEX stock_takes_open ON stock_takes (id) WHERE status = 'open';

CREATE TABLE stock_take_lines (
	id           INTEGER PRIMARY KEY,
	take_id      INTEGER NOT NULL REFERENCES stock_takes (id),
	part_id      INTEGER NOT NULL REFERENCES parts (id),
	warehouse_id INTEGER NOT NULL REFERENCES warehouses (id),
	bin          TEXT NOT NULL, -- '': the usual bin of the part
	shelf        TEXT NOT NULL, -- the bin as it was written on the shelf
	found        INTEGER NOT NULL, -- was not on the list
	cause_id     INTEGER REFERENCES take_causes (id),
	posted       INTEGER NOT NULL,
	value_fen    INTEGER NOT NULL,
	UNIQUE (take_id, part_id, warehouse_id, bin)
) STRICT;
CREATE INDEX stock_take_lines_by_shelf ON stock_take_lines (take_id, shelf, id);
CREATE INDEX stock_take_lines_by_part ON stock_take_lines (part_id);

CREATE TABLE stock_take_counts (
	id        INTEGER PRIMARY KEY,
	line_id   INTEGER NOT NULL REFERENCES stock_take_lines (id),
	person_id INTEGER REFERENCES people (id),
	at        INTEGER NOT NULL,
	qty       INTEGER NOT NULL CHECK (qty >= 0),
	book      INTEGER NOT NULL, -- what the books said at that moment
	move_id   INTEGER NOT NULL  -- the last row of the part's ledger then
) STRICT;
CREATE INDEX stock_take_counts_by_line ON stock_take_counts (line_id, id);

-- Who kept the store may count it, in shops that are there already; a new one gets all rights at once.
INSERT INTO rights (role, granted, limit_bp) SELECT role, 'count_stock', 0 FROM rights WHERE granted = 'adjust_stock';
