-- +goose Up
-- Tools of the shop: what there is, who has it, and whether it still measures right.

CREATE TABLE tools (
	id            INTEGER PRIMARY KEY,
	rev           INTEGER NOT NULL,
	code          TEXT NOT NULL UNIQUE CHECK (code <> ''),
	name          TEXT NOT NULL CHECK (name <> ''),
	kind          TEXT NOT NULL,
	serial        TEXT NOT NULL,
	bin           TEXT NOT NULL,
	bought_on     TEXT NOT NULL,
	value_fen     INTEGER NOT NULL CHECK (value_fen >= 0),
	note          TEXT NOT NULL,
	every_days    INTEGER NOT NULL CHECK (every_days >= 0), -- 0: it is not calibrated
	active        INTEGER NOT NULL,
	why           TEXT NOT NULL, -- it is out of use
	calibrated_on TEXT NOT NULL, -- these three: by the last calibration
	due_on        TEXT NOT NULL,
	failed        INTEGER NOT NULL
) STRICT;
CREATE INDEX tools_due ON tools (due_on) WHERE due_on <> '';

CREATE TABLE tool_loans (
	id        INTEGER PRIMARY KEY,
	rev       INTEGER NOT NULL,
	tool_id   INTEGER NOT NULL REFERENCES tools (id),
	person_id INTEGER NOT NULL REFERENCES people (id), -- has it
	out_at    INTEGER NOT NULL CHECK (out_at > 0),
	out_by    INTEGER REFERENCES people (id),
	due_on    TEXT NOT NULL,
	back_at   INTEGER NOT NULL CHECK (back_at = 0 OR back_at >= out_at), -- 0: still out
	back_by   INTEGER REFERENCES people (id),
	state     TEXT NOT NULL,
	note      TEXT NOT NULL
) STRICT;
CREATE INDEX tool_loans_by_tool ON tool_loans (tool_id, out_at);
-- A tool is with one person at a time.
CREATE UNIQUE INDEX tool_loans_out ON tool_loans (tool_id) WHERE back_at = 0;

CREATE TABLE calibrations (
	id          INTEGER PRIMARY KEY,
	tool_id     INTEGER NOT NULL REFERENCES tools (id),
	on_day      TEXT NOT NULL CHECK (on_day <> ''),
	by_whom     TEXT NOT NULL,
	certificate TEXT NOT NULL,
	passed      INTEGER NOT NULL,
	next_on     TEXT NOT NULL,
	note        TEXT NOT NULL,
	at          INTEGER NOT NULL,
	person_id   INTEGER REFERENCES people (id)
) STRICT;
CREATE INDEX calibrations_by_tool ON calibrations (tool_id, on_day, id);
