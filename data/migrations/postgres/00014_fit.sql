-- +goose Up
-- Which part serves in place of another, and which cars a part is made for.

CREATE TABLE part_replacements (
	from_id   BIGINT NOT NULL REFERENCES parts (id),
	to_id     BIGINT NOT NULL REFERENCES parts (id),
	kind      TEXT COLLATE "C" NOT NULL CHECK (kind = 'superseded' OR kind = 'alternative' AND from_id < to_id),
	since_day TEXT COLLATE "C" NOT NULL,
	note      TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (from_id, to_id),
	CHECK (from_id <> to_id)
);
CREATE INDEX part_replacements_to ON part_replacements (to_id);

CREATE TABLE part_fits (
	part_id   BIGINT NOT NULL REFERENCES parts (id),
	n         BIGINT NOT NULL,
	make      TEXT COLLATE "C" NOT NULL,
	model     TEXT COLLATE "C" NOT NULL,
	year_from BIGINT NOT NULL,
	year_to   BIGINT NOT NULL,
	vin_from  TEXT COLLATE "C" NOT NULL,
	vin_to    TEXT COLLATE "C" NOT NULL,
	code      TEXT COLLATE "C" NOT NULL, -- of the engine or the chassis
	note      TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (part_id, n)
);

CREATE INDEX stock_moves_issued ON stock_moves (at, part_id) WHERE kind = 'issue';
