-- +goose Up
-- What the shop aims at from a month on, what the owner says of a month, and the report of
-- a closed month as it was printed.

CREATE TABLE kpi_targets (
	id     INTEGER PRIMARY KEY,
	rev    INTEGER NOT NULL,
	kpi    TEXT    NOT NULL CHECK (kpi <> ''),
	month  TEXT    NOT NULL CHECK (month <> ''),
	value  INTEGER NOT NULL CHECK (value >= 0), -- in the unit of the figure: fen, parts of ten thousand, a number
	ended  INTEGER NOT NULL,
	source TEXT    NOT NULL,
	UNIQUE (kpi, month)
) STRICT;

CREATE TABLE report_notes (
	id    INTEGER PRIMARY KEY,
	rev   INTEGER NOT NULL,
	month TEXT    NOT NULL UNIQUE CHECK (month <> ''),
	words TEXT    NOT NULL
) STRICT;

CREATE TABLE report_versions (
	id        INTEGER PRIMARY KEY,
	month     TEXT    NOT NULL CHECK (month <> ''),
	at        INTEGER NOT NULL CHECK (at > 0),
	person_id INTEGER REFERENCES people (id),
	lang      TEXT    NOT NULL,
	sha256    TEXT    NOT NULL,
	figures   TEXT    NOT NULL -- JSON
) STRICT;
CREATE INDEX report_versions_by_month ON report_versions (month, at);
