-- +goose Up
-- Who looked at a car after the work, what was found, and the certificate that
-- went with it.

CREATE TABLE inspections (
	id           INTEGER PRIMARY KEY,
	order_id     INTEGER NOT NULL REFERENCES orders (id),
	sort         TEXT    NOT NULL CHECK (sort <> ''),
	person_id    INTEGER REFERENCES people (id), -- the inspector
	at           INTEGER NOT NULL,
	road_done    INTEGER NOT NULL,
	road_km      INTEGER NOT NULL, -- thousandths
	road_finding TEXT    NOT NULL,
	result       TEXT    NOT NULL CHECK (result IN ('pass', 'fail')),
	reason       TEXT    NOT NULL
) STRICT;
CREATE INDEX inspections_by_order ON inspections (order_id);

CREATE TABLE inspection_items (
	inspection_id INTEGER NOT NULL REFERENCES inspections (id),
	n             INTEGER NOT NULL,
	line_id       INTEGER NOT NULL, -- 0: a standard point; a line may be gone since
	name          TEXT    NOT NULL,
	mark          TEXT    NOT NULL,
	value         TEXT    NOT NULL,
	note          TEXT    NOT NULL,
	PRIMARY KEY (inspection_id, n)
) STRICT;

CREATE TABLE certificates (
	id            INTEGER PRIMARY KEY,
	order_id      INTEGER NOT NULL REFERENCES orders (id),
	inspection_id INTEGER NOT NULL UNIQUE REFERENCES inspections (id),
	number        TEXT    NOT NULL UNIQUE CHECK (number <> ''),
	issued_at     INTEGER NOT NULL,
	person_id     INTEGER REFERENCES people (id),
	class         TEXT    NOT NULL,
	days          INTEGER NOT NULL,
	km            INTEGER NOT NULL,
	void_at       INTEGER NOT NULL, -- 0: valid
	void_why      TEXT    NOT NULL
) STRICT;
-- A car leaves with one certificate.
CREATE UNIQUE INDEX certificates_valid ON certificates (order_id) WHERE void_at = 0;
CREATE INDEX certificates_by_order ON certificates (order_id);
