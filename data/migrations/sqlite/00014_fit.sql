-- +goose Up
-- Which part serves in place of another, and which cars a part is made for.

CREATE TABLE part_replacements (
	from_id   INTEGER NOT NULL REFERENCES parts (id),
	to_id     INTEGER NOT NULL REFERENCES parts (id),
	kind      TEXT NOT NULL CHECK (kind = 'superseded' OR kind = 'alternative' AND from_id < to_id),
	since_day TEXT NOT NULL,
	note      TEXT NOT NULL,
	PRIMARY KEY (from_id, to_id),
	CHECK (from_id <> to_id)
) STRICT;
CREATE INDEX part_replacements_to ON part_replacements (to_id);

CREATE TABLE part_fits (
	part_id   INTEGER NOT NULL REFERENCES parts (id),
	n         INTEGER NOT NULL,
	make      TEXT NOT NULL,
	model     TEXT NOT NULL,
	year_from INTEGER NOT NULL,
	year_to   INTEGER NOT NULL,
	vin_from  TEXT NOT NULL,
	vin_to    TEXT NOT NULL,
	code      TEXT NOT NULL, -- of the engine or the chassis
	note      TEXT NOT NULL,
	PRIMARY KEY (part_id, n)
) STRICT;

CREATE INDEX stock_moves_issued ON stock_moves (at, part_id) WHERE kind = 'issue';
