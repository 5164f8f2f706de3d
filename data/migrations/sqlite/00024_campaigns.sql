-- +goose Up
-- Recalls and service campaigns: what they catch, whom of the owners the shop told, and
-- the orders by which cars were put right. Which cars are caught follows from the rows.

CREATE TABLE campaigns (
	id        INTEGER PRIMARY KEY,
	rev       INTEGER NOT NULL,
	code      TEXT    NOT NULL UNIQUE CHECK (code <> ''),
	name      TEXT    NOT NULL CHECK (name <> ''),
	kind      TEXT    NOT NULL,
	from_day  TEXT    NOT NULL CHECK (from_day <> ''),
	until_day TEXT    NOT NULL, -- '': without an end
	source    TEXT    NOT NULL,
	todo      TEXT    NOT NULL,
	job_code  TEXT    NOT NULL,
	part_no   TEXT    NOT NULL
) STRICT;

CREATE TABLE campaign_rows (
	campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
	n           INTEGER NOT NULL,
	make        TEXT    NOT NULL, -- what is empty fits every car
	model       TEXT    NOT NULL,
	year_from   INTEGER NOT NULL CHECK (year_from >= 0),
	year_to     INTEGER NOT NULL CHECK (year_to >= 0),
	vin_from    TEXT    NOT NULL,
	vin_to      TEXT    NOT NULL,
	part_no     TEXT    NOT NULL, -- cars that pieces of a batch of the part went into
	batch       TEXT    NOT NULL,
	PRIMARY KEY (campaign_id, n),
	CHECK ((vin_from = '') = (vin_to = '')),
	CHECK ((part_no = '') = (batch = ''))
) STRICT;

CREATE TABLE campaign_notes (
	id          INTEGER PRIMARY KEY,
	campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
	vehicle_id  INTEGER NOT NULL REFERENCES vehicles (id),
	refused     INTEGER NOT NULL, -- 0: the owner was told
	at          INTEGER NOT NULL CHECK (at > 0),
	person_id   INTEGER REFERENCES people (id),
	words       TEXT    NOT NULL,
	undone_at   INTEGER NOT NULL -- 0: it holds
) STRICT;
CREATE INDEX campaign_notes_by_car ON campaign_notes (campaign_id, vehicle_id);
CREATE INDEX campaign_notes_by_vehicle ON campaign_notes (vehicle_id);

CREATE TABLE campaign_orders (
	campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
	order_id    INTEGER NOT NULL REFERENCES orders (id),
	PRIMARY KEY (campaign_id, order_id)
) STRICT;
CREATE INDEX campaign_orders_by_order ON campaign_orders (order_id);

-- A campaign looks for cars by their VIN without its check digit, and counts those
-- whose VIN nobody knows.
CREATE INDEX vehicles_by_serial ON vehicles (substr(vin, 1, 8) || substr(vin, 10)) WHERE length(vin) = 17;
CREATE INDEX vehicles_without_vin ON vehicles (make, model) WHERE vin = '';

CREATE TABLE bulletins (
	id        INTEGER PRIMARY KEY,
	rev       INTEGER NOT NULL,
	number    TEXT    NOT NULL UNIQUE CHECK (number <> ''),
	title     TEXT    NOT NULL CHECK (title <> ''),
	words     TEXT    NOT NULL,
	make      TEXT    NOT NULL, -- what is empty fits every car
	model     TEXT    NOT NULL,
	fault     TEXT    NOT NULL, -- '': every one
	year_from INTEGER NOT NULL,
	year_to   INTEGER NOT NULL
) STRICT;
