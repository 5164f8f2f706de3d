-- +goose Up
-- The service blueprint: the steps of a visit, as they stood from a day on.

CREATE TABLE blueprint_steps (
	code       TEXT COLLATE "C" NOT NULL CHECK (code <> ''),
	since_day  TEXT COLLATE "C" NOT NULL CHECK (since_day <> ''),
	until_day  TEXT COLLATE "C" NOT NULL, -- '': still in force
	place      BIGINT NOT NULL,
	name       TEXT COLLATE "C" NOT NULL,
	from_mark  TEXT COLLATE "C" NOT NULL,
	to_mark    TEXT COLLATE "C" NOT NULL,
	minutes    BIGINT NOT NULL CHECK (minutes >= 0),
	by_labour  BOOLEAN NOT NULL,
	contact    TEXT COLLATE "C" NOT NULL,
	failures   TEXT COLLATE "C" NOT NULL,
	active     BOOLEAN NOT NULL,
	source     TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (code, since_day)
);
