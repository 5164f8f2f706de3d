-- +goose Up
-- The till is counted (日结). A payment is in one close at most: what comes after a close
-- falls to the next one.

CREATE TABLE day_closes (
	id        INTEGER PRIMARY KEY,
	rev       INTEGER NOT NULL,
	number    TEXT NOT NULL UNIQUE CHECK (number <> ''),
	day       TEXT NOT NULL CHECK (day <> ''),
	at        INTEGER NOT NULL,
	person_id INTEGER REFERENCES people (id),
	float_fen INTEGER NOT NULL CHECK (float_fen >= 0), -- cash in the drawer before
	left_fen  INTEGER NOT NULL CHECK (left_fen >= 0),  -- cash left in it
	note      TEXT NOT NULL,
	undone_at INTEGER NOT NULL, -- 0: it holds
	undone_by INTEGER REFERENCES people (id)
) STRICT;

CREATE TABLE day_close_lines (
	close_id     INTEGER NOT NULL REFERENCES day_closes (id),
	n            INTEGER NOT NULL,
	method       TEXT NOT NULL,
	expected_fen INTEGER NOT NULL,
	counted_fen  INTEGER NOT NULL,
	reason       TEXT NOT NULL,
	PRIMARY KEY (close_id, n)
) STRICT;

CREATE TABLE day_close_coins (
	close_id  INTEGER NOT NULL REFERENCES day_closes (id),
	n         INTEGER NOT NULL,
	worth_fen INTEGER NOT NULL CHECK (worth_fen > 0),
	pieces    INTEGER NOT NULL CHECK (pieces >= 0),
	PRIMARY KEY (close_id, n)
) STRICT;

CREATE TABLE day_close_payments (
	payment_id INTEGER PRIMARY KEY REFERENCES payments (id),
	close_id   INTEGER NOT NULL REFERENCES day_closes (id)
) STRICT;
CREATE INDEX day_close_payments_by_close ON day_close_payments (close_id, payment_id);
