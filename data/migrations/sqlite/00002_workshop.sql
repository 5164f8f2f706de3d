-- +goose Up
-- The workshop: where a car stands, who works on what, and for how long.

-- A draft is one person's: two who write the same form have one each.
UPDATE drafts SET form = person_id || '/' || form;

CREATE TABLE bays (
	id     INTEGER PRIMARY KEY,
	rev    INTEGER NOT NULL,
	code   TEXT    NOT NULL UNIQUE CHECK (code <> ''),
	name   TEXT    NOT NULL CHECK (name <> ''),
	skills TEXT    NOT NULL, -- skill,skill
	hours  INTEGER NOT NULL CHECK (hours > 0),
	active INTEGER NOT NULL
) STRICT;

ALTER TABLE people ADD COLUMN skills TEXT NOT NULL DEFAULT ''; -- skill,skill

ALTER TABLE orders ADD COLUMN bay_id     INTEGER REFERENCES bays (id);
ALTER TABLE orders ADD COLUMN waits      INTEGER NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN labels     TEXT    NOT NULL DEFAULT '';
ALTER TABLE orders ADD COLUMN hold       TEXT    NOT NULL DEFAULT '';
ALTER TABLE orders ADD COLUMN hold_since INTEGER NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN hold_until INTEGER NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN hold_note  TEXT    NOT NULL DEFAULT '';

ALTER TABLE order_lines ADD COLUMN job TEXT NOT NULL DEFAULT '';

CREATE TABLE shifts (
	person_id INTEGER NOT NULL REFERENCES people (id),
	n         INTEGER NOT NULL,
	weekday   INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6), -- 0: Sunday
	from_min  INTEGER NOT NULL,
	until_min INTEGER NOT NULL,
	PRIMARY KEY (person_id, n)
) STRICT;

CREATE TABLE absences (
	id        INTEGER PRIMARY KEY,
	person_id INTEGER NOT NULL REFERENCES people (id),
	from_day  TEXT    NOT NULL,
	until_day TEXT    NOT NULL,
	note      TEXT    NOT NULL
) STRICT;
CREATE INDEX absences_by_person ON absences (person_id, from_day);

CREATE TABLE dispatches (
	line_id       INTEGER PRIMARY KEY, -- a line may be gone since
	order_id      INTEGER NOT NULL REFERENCES orders (id),
	bay_id        INTEGER REFERENCES bays (id),
	planned_from  INTEGER NOT NULL,
	planned_until INTEGER NOT NULL,
	person_id     INTEGER REFERENCES people (id), -- who gave it out
	at            INTEGER NOT NULL,
	note          TEXT    NOT NULL
) STRICT;
CREATE INDEX dispatches_by_order ON dispatches (order_id);
CREATE INDEX dispatches_by_plan ON dispatches (planned_from);

CREATE TABLE dispatch_shares (
	line_id   INTEGER NOT NULL REFERENCES dispatches (line_id),
	n         INTEGER NOT NULL,
	person_id INTEGER NOT NULL REFERENCES people (id),
	share_bp  INTEGER NOT NULL CHECK (share_bp BETWEEN 1 AND 10000),
	PRIMARY KEY (line_id, n)
) STRICT;
CREATE INDEX dispatch_shares_by_person ON dispatch_shares (person_id);

CREATE TABLE clocks (
	id        INTEGER PRIMARY KEY,
	person_id INTEGER NOT NULL REFERENCES people (id),
	order_id  INTEGER REFERENCES orders (id), -- NULL: at work, on no job
	line_id   INTEGER NOT NULL,
	from_at   INTEGER NOT NULL,
	until_at  INTEGER NOT NULL CHECK (until_at = 0 OR until_at > from_at), -- 0: runs
	why       TEXT    NOT NULL,
	by_id     INTEGER REFERENCES people (id),
	note      TEXT    NOT NULL
) STRICT;
CREATE INDEX clocks_by_person ON clocks (person_id, from_at);
CREATE INDEX clocks_by_order ON clocks (order_id);
CREATE INDEX clocks_by_start ON clocks (from_at);
-- A technician has one job at a time, and is at work once.
CREATE UNIQUE INDEX clocks_running_job ON clocks (person_id) WHERE until_at = 0 AND order_id IS NOT NULL;
CREATE UNIQUE INDEX clocks_at_work ON clocks (person_id) WHERE until_at = 0 AND order_id IS NULL;
