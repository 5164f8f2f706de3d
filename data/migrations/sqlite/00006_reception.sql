-- +goose Up
-- The walk-around: marks on the outline of the car, the shop's own points, photos.

ALTER TABLE order_checks ADD COLUMN name   TEXT NOT NULL DEFAULT ''; -- '': as the language has it
ALTER TABLE order_checks ADD COLUMN unseen INTEGER NOT NULL DEFAULT FALSE;
ALTER TABLE order_lines  ADD COLUMN from_check TEXT NOT NULL DEFAULT '';

CREATE TABLE order_marks (
	order_id INTEGER NOT NULL REFERENCES orders (id),
	n        INTEGER NOT NULL,
	zone     TEXT NOT NULL CHECK (zone <> ''),
	kind     TEXT NOT NULL CHECK (kind <> ''),
	x        INTEGER NOT NULL, -- thousandths of the drawing; 0, 0: the middle of the zone
	y        INTEGER NOT NULL,
	note     TEXT NOT NULL,
	PRIMARY KEY (order_id, n)
) STRICT;

CREATE TABLE check_points (
	id       INTEGER PRIMARY KEY,
	rev      INTEGER NOT NULL,
	template TEXT NOT NULL CHECK (template <> ''),
	code     TEXT NOT NULL CHECK (code <> ''),
	name     TEXT NOT NULL, -- '': as the language has it
	place    INTEGER NOT NULL CHECK (place > 0),
	offer    TEXT NOT NULL, -- code of the price book
	active   INTEGER NOT NULL,
	from_day TEXT NOT NULL,
	source   TEXT NOT NULL,
	UNIQUE (template, code)
) STRICT;

CREATE TABLE order_photos (
	id         INTEGER PRIMARY KEY,
	order_id   INTEGER NOT NULL REFERENCES orders (id),
	hash       TEXT NOT NULL CHECK (length(hash) = 64), -- SHA-256 of the file, which is named by it
	sort       TEXT NOT NULL CHECK (sort IN ('jpg', 'png')),
	name       TEXT NOT NULL,
	bytes      INTEGER NOT NULL CHECK (bytes >= 0),
	width      INTEGER NOT NULL,
	height     INTEGER NOT NULL,
	note       TEXT NOT NULL,
	person_id  INTEGER REFERENCES people (id),
	at         INTEGER NOT NULL,
	removed_at INTEGER NOT NULL, -- 0: it is there
	thumb      BLOB NOT NULL,
	UNIQUE (order_id, hash)
) STRICT;
CREATE INDEX order_photos_by_hash ON order_photos (hash);
