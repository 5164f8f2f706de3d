-- +goose Up
-- What goes with a car when it leaves.

CREATE TABLE handovers (
	order_id  BIGINT PRIMARY KEY REFERENCES orders (id),
	pass_no   TEXT COLLATE "C" NOT NULL,
	key_no    TEXT COLLATE "C" NOT NULL,
	next_on   TEXT COLLATE "C" NOT NULL,
	next_km   BIGINT NOT NULL CHECK (next_km >= 0),
	advice    TEXT COLLATE "C" NOT NULL,
	person_id BIGINT REFERENCES people (id),
	at        BIGINT NOT NULL -- 0: the car is still here
);
CREATE UNIQUE INDEX handovers_by_pass ON handovers (pass_no) WHERE pass_no <> '';
CREATE INDEX handovers_by_next ON handovers (next_on) WHERE next_on <> '';

CREATE TABLE order_promises (
	order_id BIGINT NOT NULL REFERENCES orders (id),
	n        BIGINT NOT NULL,
	text     TEXT COLLATE "C" NOT NULL,
	kept     TEXT COLLATE "C" NOT NULL,
	note     TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (order_id, n)
);
