-- +goose Up
-- Factory claims: what the maker of a car is asked to pay of an order, and what became of it.

CREATE TABLE claims (
	id            INTEGER PRIMARY KEY,
	rev           INTEGER NOT NULL,
	number        TEXT    NOT NULL UNIQUE CHECK (number <> ''),
	order_id      INTEGER NOT NULL REFERENCES orders (id),
	factory       TEXT    NOT NULL CHECK (factory <> ''),
	theirs        TEXT    NOT NULL,
	status        TEXT    NOT NULL,
	person_id     INTEGER REFERENCES people (id),
	opened_at     INTEGER NOT NULL,
	fault         TEXT    NOT NULL,
	cause         TEXT    NOT NULL,
	causing_part  TEXT    NOT NULL,
	faulty_serial TEXT    NOT NULL,
	new_serial    TEXT    NOT NULL,
	tag           TEXT    NOT NULL,
	old_fate      TEXT    NOT NULL,
	old_on        TEXT    NOT NULL,
	claimed_fen   INTEGER NOT NULL CHECK (claimed_fen >= 0), -- of the lines
	accepted_fen  INTEGER NOT NULL CHECK (accepted_fen BETWEEN 0 AND claimed_fen), -- these follow from the events, proved by check
	paid_fen      INTEGER NOT NULL CHECK (paid_fen BETWEEN 0 AND accepted_fen),
	submitted_at  INTEGER NOT NULL -- 0: it never went out
) STRICT;
CREATE INDEX claims_by_order ON claims (order_id);
CREATE INDEX claims_outstanding ON claims (submitted_at, id) WHERE status IN ('submitted', 'accepted', 'part_paid');

CREATE TABLE claim_lines (
	claim_id  INTEGER NOT NULL REFERENCES claims (id),
	n         INTEGER NOT NULL,
	line_id   INTEGER NOT NULL, -- of the order; 0: it is gone since
	kind      TEXT    NOT NULL,
	code      TEXT    NOT NULL,
	name      TEXT    NOT NULL,
	qty       INTEGER NOT NULL CHECK (qty > 0),
	price_fen INTEGER NOT NULL CHECK (price_fen >= 0),
	living    INTEGER NOT NULL, -- its claim is not withdrawn
	PRIMARY KEY (claim_id, n)
) STRICT;
-- A line is in one living claim.
CREATE UNIQUE INDEX claim_lines_living ON claim_lines (line_id) WHERE living AND line_id <> 0;

CREATE TABLE claim_photos (
	claim_id INTEGER NOT NULL REFERENCES claims (id),
	n        INTEGER NOT NULL,
	photo_id INTEGER NOT NULL REFERENCES order_photos (id),
	PRIMARY KEY (claim_id, n)
) STRICT;

CREATE TABLE claim_events (
	id         INTEGER PRIMARY KEY AUTOINCREMENT, -- payments are named by it
	claim_id   INTEGER NOT NULL REFERENCES claims (id),
	kind       TEXT    NOT NULL,
	at         INTEGER NOT NULL,
	on_day     TEXT    NOT NULL,
	person_id  INTEGER REFERENCES people (id),
	amount_fen INTEGER NOT NULL,
	note       TEXT    NOT NULL,
	corrects   INTEGER REFERENCES claim_events (id)
) STRICT;
CREATE INDEX claim_events_by_claim ON claim_events (claim_id, id);
CREATE UNIQUE INDEX claim_events_once ON claim_events (corrects) WHERE corrects IS NOT NULL;

CREATE INDEX order_lines_factory ON order_lines (order_id) WHERE payer = 'factory';

-- Who takes money may write claims, in shops that are there already; a new one gets all rights at once.
INSERT INTO rights (role, granted, limit_bp) SELECT role, 'handle_claims', 0 FROM rights WHERE granted = 'take_money';
