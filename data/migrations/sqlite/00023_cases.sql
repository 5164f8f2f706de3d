-- +goose Up
-- Days that are not what their week says, and cases of exchange and return under the
-- order on repair, exchange and return (2021, Art. 22 to 29).

CREATE TABLE workdays (
	id      INTEGER PRIMARY KEY,
	rev     INTEGER NOT NULL,
	day     TEXT    NOT NULL UNIQUE CHECK (day <> ''),
	working INTEGER NOT NULL,
	name    TEXT    NOT NULL,
	source  TEXT    NOT NULL
) STRICT;

CREATE TABLE cases (
	id             INTEGER PRIMARY KEY,
	rev            INTEGER NOT NULL,
	number         TEXT    NOT NULL UNIQUE CHECK (number <> ''),
	vehicle_id     INTEGER NOT NULL REFERENCES vehicles (id),
	customer_id    INTEGER REFERENCES customers (id),
	asked          TEXT    NOT NULL,
	remedy         TEXT    NOT NULL,
	status         TEXT    NOT NULL,
	requested_at   INTEGER NOT NULL CHECK (requested_at > 0),
	request_km     INTEGER NOT NULL CHECK (request_km >= 0),
	words          TEXT    NOT NULL,
	taken_by       INTEGER REFERENCES people (id),
	answer_due     TEXT    NOT NULL, -- by the calendar, as complete_due
	complete_due   TEXT    NOT NULL,
	due_on         TEXT    NOT NULL, -- of the next step; '' of one that is over
	answered_at    INTEGER NOT NULL, -- 0: not yet
	answered_by    INTEGER REFERENCES people (id),
	answered_how   TEXT    NOT NULL,
	answer_reason  TEXT    NOT NULL,
	price_fen      INTEGER NOT NULL CHECK (price_fen >= 0),
	km             INTEGER NOT NULL CHECK (km >= 0),
	rate_bp        INTEGER NOT NULL CHECK (rate_bp >= 0),
	taxes          TEXT    NOT NULL,
	ended_on       TEXT    NOT NULL,
	ended_at       INTEGER NOT NULL,
	ended_by       INTEGER REFERENCES people (id),
	new_vehicle_id INTEGER REFERENCES vehicles (id),
	end_note       TEXT    NOT NULL
) STRICT;
CREATE INDEX cases_by_vehicle ON cases (vehicle_id, requested_at);
CREATE INDEX cases_due ON cases (due_on) WHERE due_on <> '';
CREATE INDEX cases_requested ON cases (requested_at, id);

CREATE TABLE case_grounds (
	case_id INTEGER NOT NULL REFERENCES cases (id),
	n       INTEGER NOT NULL,
	article TEXT    NOT NULL,
	reason  TEXT    NOT NULL,
	met_on  TEXT    NOT NULL,
	orders  TEXT    NOT NULL, -- their numbers, with commas between
	PRIMARY KEY (case_id, n)
) STRICT;

CREATE TABLE case_refunds (
	case_id  INTEGER NOT NULL REFERENCES cases (id),
	n        INTEGER NOT NULL,
	kind     TEXT    NOT NULL,
	note     TEXT    NOT NULL,
	paid_fen INTEGER NOT NULL CHECK (paid_fen >= 0),
	off_fen  INTEGER NOT NULL CHECK (off_fen >= 0 AND off_fen <= paid_fen),
	PRIMARY KEY (case_id, n)
) STRICT;

CREATE TABLE case_delays (
	case_id  INTEGER NOT NULL REFERENCES cases (id),
	n        INTEGER NOT NULL,
	days     INTEGER NOT NULL CHECK (days > 0),
	reason   TEXT    NOT NULL,
	evidence TEXT    NOT NULL,
	PRIMARY KEY (case_id, n)
) STRICT;

CREATE TABLE case_events (
	id        INTEGER PRIMARY KEY,
	case_id   INTEGER NOT NULL REFERENCES cases (id),
	kind      TEXT    NOT NULL,
	at        INTEGER NOT NULL,
	person_id INTEGER REFERENCES people (id),
	note      TEXT    NOT NULL
) STRICT;
CREATE INDEX case_events_by_case ON case_events (case_id, id);
