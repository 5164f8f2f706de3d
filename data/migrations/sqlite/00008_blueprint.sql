-- +goose Up
-- The service blueprint: the steps of a visit, as they stood from a day on.

CREATE TABLE blueprint_steps (
	code       TEXT    NOT NULL CHECK (code <> ''),
	since_day  TEXT    NOT NULL CHECK (since_day <> ''),
	until_day  TEXT    NOT NULL, -- '': still in force
	place      INTEGER NOT NULL,
	name       TEXT    NOT NULL,
	from_mark  TEXT    NOT NULL,
	to_mark    TEXT    NOT NULL,
	minutes    INTEGER NOT NULL CHECK (minutes >= 0),
	by_labour  INTEGER NOT NULL,
	contact    TEXT    NOT NULL,
	failures   TEXT    NOT NULL,
	active     INTEGER NOT NULL,
	source     TEXT    NOT NULL,
	PRIMARY KEY (code, since_day)
) STRICT;
