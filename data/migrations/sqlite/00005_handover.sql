-- +goose Up
-- What goes with a car when it leaves.

CREATE TABLE handovers (
	order_id  INTEGER PRIMARY KEY REFERENCES orders (id),
	pass_no   TEXT    NOT NULL,
	key_no    TEXT    NOT NULL,
	next_on   TEXT    NOT NULL,
	next_km   INTEGER NOT NULL CHECK (next_km >= 0),
	advice    TEXT    NOT NULL,
	person_id INTEGER REFERENCES people (id),
	at        INTEGER NOT NULL -- 0: the car is still here
) STRICT;
CREATE UNIQUE INDEX handovers_by_pass ON handovers (pass_no) WHERE pass_no <> '';
CREATE INDEX handovers_by_next ON handovers (next_on) WHERE next_on <> '';

CREATE TABLE order_promises (
	order_id INTEGER NOT NULL REFERENCES orders (id),
	n        INTEGER NOT NULL,
	text     TEXT    NOT NULL,
	kept     TEXT    NOT NULL,
	note     TEXT    NOT NULL,
	PRIMARY KEY (order_id, n)
) STRICT;
