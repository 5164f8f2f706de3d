-- +goose Up
-- Who is to come, when, and what is kept for him.

CREATE TABLE appointments (
	id            INTEGER PRIMARY KEY,
	rev           INTEGER NOT NULL,
	number        TEXT    NOT NULL UNIQUE CHECK (number <> ''),
	status        TEXT    NOT NULL,
	vehicle_id    INTEGER REFERENCES vehicles (id),
	customer_id   INTEGER REFERENCES customers (id),
	plate         TEXT    NOT NULL,
	name          TEXT    NOT NULL,
	phone         TEXT    NOT NULL,
	kind          TEXT    NOT NULL,
	request       TEXT    NOT NULL,
	hours         INTEGER NOT NULL CHECK (hours > 0),
	bay_id        INTEGER REFERENCES bays (id),
	technician_id INTEGER REFERENCES people (id),
	advisor_id    INTEGER REFERENCES people (id),
	channel       TEXT    NOT NULL,
	start_at      INTEGER NOT NULL,
	booked_at     INTEGER NOT NULL,
	confirmed_at  INTEGER NOT NULL,
	remind_at     INTEGER NOT NULL,
	ended_at      INTEGER NOT NULL,
	order_id      INTEGER REFERENCES orders (id), -- what it became
	reason        TEXT    NOT NULL,
	until_at      INTEGER NOT NULL, -- when its hours are over
	keeps_until   INTEGER NOT NULL  -- the end of its day: parts are kept so long
) STRICT;
CREATE INDEX appointments_by_start ON appointments (start_at);
CREATE INDEX appointments_by_vehicle ON appointments (vehicle_id, start_at);
CREATE INDEX appointments_by_customer ON appointments (customer_id);
CREATE INDEX appointments_by_phone ON appointments (phone);
CREATE INDEX appointments_by_order ON appointments (order_id);

CREATE TABLE appointment_parts (
	appointment_id INTEGER NOT NULL REFERENCES appointments (id),
	n              INTEGER NOT NULL,
	part_id        INTEGER NOT NULL REFERENCES parts (id),
	qty            INTEGER NOT NULL CHECK (qty > 0),
	PRIMARY KEY (appointment_id, n)
) STRICT;
CREATE INDEX appointment_parts_by_part ON appointment_parts (part_id);
