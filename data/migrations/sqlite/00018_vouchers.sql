-- +goose Up
-- Pictures of the papers that came with a receipt, of all of it or of one line.

CREATE TABLE delivery_photos (
	id          INTEGER PRIMARY KEY,
	delivery_id INTEGER NOT NULL REFERENCES deliveries (id),
	line_id     INTEGER REFERENCES delivery_lines (id), -- NULL: of the whole receipt
	hash        TEXT NOT NULL CHECK (length(hash) = 64), -- SHA-256 of the file, which is named by it
	sort        TEXT NOT NULL CHECK (sort IN ('jpg', 'png')),
	name        TEXT NOT NULL,
	bytes       INTEGER NOT NULL CHECK (bytes >= 0),
	width       INTEGER NOT NULL,
	height      INTEGER NOT NULL,
	note        TEXT NOT NULL,
	person_id   INTEGER REFERENCES people (id),
	at          INTEGER NOT NULL,
	removed_at  INTEGER NOT NULL, -- 0: it is there
	thumb       BLOB NOT NULL,
	UNIQUE (delivery_id, hash)
) STRICT;
CREATE INDEX delivery_photos_by_line ON delivery_photos (line_id) WHERE line_id IS NOT NULL;
CREATE INDEX delivery_photos_by_hash ON delivery_photos (hash);
CREATE INDEX delivery_lines_by_lot ON delivery_lines (lot_id) WHERE lot_id <> 0;
