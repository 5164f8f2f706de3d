-- +goose Up
-- What of an order happens outside the shop: rescues, work that others do,
-- loaner cars and the money paid in their place.

CREATE TABLE suppliers (
	id     INTEGER PRIMARY KEY,
	rev    INTEGER NOT NULL,
	name   TEXT    NOT NULL UNIQUE CHECK (name <> ''),
	phone  TEXT    NOT NULL,
	note   TEXT    NOT NULL,
	active INTEGER NOT NULL
) STRICT;

CREATE TABLE loaners (
	id         INTEGER PRIMARY KEY,
	rev        INTEGER NOT NULL,
	plate      TEXT    NOT NULL UNIQUE CHECK (plate <> ''),
	model      TEXT    NOT NULL,
	mileage_km INTEGER NOT NULL CHECK (mileage_km >= 0), -- of the last return
	fuel       INTEGER NOT NULL,
	note       TEXT    NOT NULL,
	active     INTEGER NOT NULL
) STRICT;

CREATE TABLE rescues (
	order_id    INTEGER PRIMARY KEY REFERENCES orders (id),
	kind        TEXT    NOT NULL CHECK (kind <> ''),
	place       TEXT    NOT NULL,
	caller      TEXT    NOT NULL,
	phone       TEXT    NOT NULL,
	called_at   INTEGER NOT NULL,
	left_at     INTEGER NOT NULL,
	arrived_at  INTEGER NOT NULL,
	back_at     INTEGER NOT NULL, -- 0: still away
	driver_id   INTEGER REFERENCES people (id),
	supplier_id INTEGER REFERENCES suppliers (id),
	km          INTEGER NOT NULL CHECK (km >= 0),
	fee_fen     INTEGER NOT NULL CHECK (fee_fen >= 0),
	payer       TEXT    NOT NULL,
	line_id     INTEGER NOT NULL, -- 0: none; a line may be gone since
	cost_fen    INTEGER NOT NULL CHECK (cost_fen >= 0),
	note        TEXT    NOT NULL
) STRICT;

CREATE TABLE sublets (
	order_id    INTEGER NOT NULL REFERENCES orders (id),
	n           INTEGER NOT NULL,
	supplier_id INTEGER NOT NULL REFERENCES suppliers (id),
	what        TEXT    NOT NULL CHECK (what <> ''),
	cost_fen    INTEGER NOT NULL CHECK (cost_fen >= 0),
	due_on      TEXT    NOT NULL,
	sent_at     INTEGER NOT NULL, -- 0: arranged only
	back_at     INTEGER NOT NULL, -- 0: not back
	note        TEXT    NOT NULL,
	PRIMARY KEY (order_id, n)
) STRICT;
CREATE INDEX sublets_open ON sublets (due_on) WHERE back_at = 0;

CREATE TABLE sublet_lines (
	order_id INTEGER NOT NULL REFERENCES orders (id),
	sublet_n INTEGER NOT NULL,
	n        INTEGER NOT NULL,
	line_id  INTEGER NOT NULL, -- a line may be gone since
	PRIMARY KEY (order_id, sublet_n, n)
) STRICT;

CREATE TABLE loans (
	order_id  INTEGER NOT NULL REFERENCES orders (id),
	n         INTEGER NOT NULL,
	loaner_id INTEGER NOT NULL REFERENCES loaners (id),
	borrower  TEXT    NOT NULL,
	phone     TEXT    NOT NULL,
	licence   INTEGER NOT NULL,
	out_at    INTEGER NOT NULL,
	out_km    INTEGER NOT NULL CHECK (out_km >= 0),
	out_fuel  INTEGER NOT NULL,
	out_by    INTEGER REFERENCES people (id),
	due_at    INTEGER NOT NULL, -- 0: nobody said
	back_at   INTEGER NOT NULL, -- 0: still out
	back_km   INTEGER NOT NULL CHECK (back_at = 0 OR back_km >= out_km),
	back_fuel INTEGER NOT NULL,
	back_by   INTEGER REFERENCES people (id),
	damage    TEXT    NOT NULL,
	note      TEXT    NOT NULL,
	PRIMARY KEY (order_id, n)
) STRICT;
CREATE INDEX loans_by_loaner ON loans (loaner_id, out_at);
-- A car is with one customer at a time.
CREATE UNIQUE INDEX loans_out ON loans (loaner_id) WHERE back_at = 0;

CREATE TABLE transports (
	order_id   INTEGER PRIMARY KEY REFERENCES orders (id),
	amount_fen INTEGER NOT NULL CHECK (amount_fen > 0),
	agreed_by  TEXT    NOT NULL,
	way        TEXT    NOT NULL,
	agreed_at  INTEGER NOT NULL,
	note       TEXT    NOT NULL
) STRICT;
