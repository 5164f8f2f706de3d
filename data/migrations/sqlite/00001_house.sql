-- +goose Up
-- Ids and times are whole numbers (unix ms, UTC), days are text (2006-01-02,
-- local), money is fen, quantity thousandths, rates basis points. An absent
-- time is 0, an absent text '', an absent reference NULL.

CREATE TABLE settings (
	name  TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT;

CREATE TABLE people (
	id     INTEGER PRIMARY KEY,
	rev    INTEGER NOT NULL,
	code   TEXT    NOT NULL UNIQUE CHECK (code <> ''),
	name   TEXT    NOT NULL CHECK (name <> ''),
	roles  TEXT    NOT NULL, -- role,role
	phone  TEXT    NOT NULL,
	pin    TEXT    NOT NULL, -- salted hash
	active INTEGER NOT NULL
) STRICT;

CREATE TABLE rights (
	role         TEXT    NOT NULL,
	granted      TEXT    NOT NULL,
	limit_bp     INTEGER NOT NULL,
	PRIMARY KEY (role, granted)
) STRICT;

CREATE TABLE customers (
	id           INTEGER PRIMARY KEY,
	rev          INTEGER NOT NULL,
	code         TEXT    NOT NULL UNIQUE CHECK (code <> ''),
	name         TEXT    NOT NULL CHECK (name <> ''),
	name_key     TEXT    NOT NULL, -- how the name is read, which lists go by
	kind         TEXT    NOT NULL,
	phone        TEXT    NOT NULL,
	address      TEXT    NOT NULL,
	source       TEXT    NOT NULL,
	referred_by  INTEGER REFERENCES customers (id),
	tags         TEXT    NOT NULL,
	grade        TEXT    NOT NULL,
	note         TEXT    NOT NULL,
	credit_limit_fen INTEGER NOT NULL CHECK (credit_limit_fen >= 0),
	consent      INTEGER NOT NULL,
	consent_at   INTEGER NOT NULL,
	created_at   INTEGER NOT NULL,
	merged_into  INTEGER REFERENCES customers (id)
) STRICT;
CREATE INDEX customers_by_name ON customers (name_key, id);
CREATE INDEX customers_by_phone ON customers (phone);
CREATE INDEX customers_by_created ON customers (created_at, id);
CREATE INDEX customers_merged ON customers (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE customer_contacts (
	customer_id INTEGER NOT NULL REFERENCES customers (id),
	n           INTEGER NOT NULL,
	name        TEXT    NOT NULL,
	phone       TEXT    NOT NULL,
	role        TEXT    NOT NULL,
	PRIMARY KEY (customer_id, n)
) STRICT;
CREATE INDEX customer_contacts_by_phone ON customer_contacts (phone);

CREATE TABLE vehicles (
	id              INTEGER PRIMARY KEY,
	rev             INTEGER NOT NULL,
	vin             TEXT    NOT NULL,
	plate           TEXT    NOT NULL,
	odd_plate       INTEGER NOT NULL,
	owner_id        INTEGER REFERENCES customers (id),
	make            TEXT    NOT NULL,
	model           TEXT    NOT NULL,
	year            INTEGER NOT NULL,
	color           TEXT    NOT NULL,
	energy          TEXT    NOT NULL,
	purpose         TEXT    NOT NULL,
	engine_no       TEXT    NOT NULL,
	mileage_km      INTEGER NOT NULL CHECK (mileage_km >= 0),
	registered_on   TEXT    NOT NULL,
	invoiced_on     TEXT    NOT NULL,
	delivered_on    TEXT    NOT NULL,
	insured_until   TEXT    NOT NULL,
	inspected_until TEXT    NOT NULL,
	price_fen       INTEGER NOT NULL CHECK (price_fen >= 0),
	compensation_bp INTEGER NOT NULL,
	note            TEXT    NOT NULL,
	merged_into     INTEGER REFERENCES vehicles (id),
	CHECK (vin <> '' OR plate <> '')
) STRICT;
CREATE UNIQUE INDEX vehicles_by_vin ON vehicles (vin) WHERE vin <> '' AND merged_into IS NULL;
CREATE INDEX vehicles_by_plate ON vehicles (plate);
CREATE INDEX vehicles_by_owner ON vehicles (owner_id);
CREATE INDEX vehicles_by_model ON vehicles (make, model);
CREATE INDEX vehicles_merged ON vehicles (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE vehicle_plates (
	vehicle_id INTEGER NOT NULL REFERENCES vehicles (id),
	plate      TEXT    NOT NULL,
	from_at    INTEGER NOT NULL,
	until_at   INTEGER NOT NULL, -- 0: still
	PRIMARY KEY (vehicle_id, from_at)
) STRICT;
CREATE INDEX vehicle_plates_by_plate ON vehicle_plates (plate);

CREATE TABLE vehicle_owners (
	vehicle_id INTEGER NOT NULL REFERENCES vehicles (id),
	owner_id   INTEGER NOT NULL REFERENCES customers (id),
	from_at    INTEGER NOT NULL,
	until_at   INTEGER NOT NULL,
	PRIMARY KEY (vehicle_id, from_at)
) STRICT;

CREATE TABLE labour (
	id             INTEGER PRIMARY KEY,
	rev            INTEGER NOT NULL,
	code           TEXT    NOT NULL UNIQUE CHECK (code <> ''),
	name           TEXT    NOT NULL CHECK (name <> ''),
	hours          INTEGER NOT NULL CHECK (hours > 0),
	rate_fen       INTEGER NOT NULL CHECK (rate_fen >= 0),
	work_class     TEXT    NOT NULL,
	guarantee_days INTEGER NOT NULL,
	guarantee_km   INTEGER NOT NULL,
	active         INTEGER NOT NULL
) STRICT;

CREATE TABLE parts (
	id        INTEGER PRIMARY KEY,
	rev       INTEGER NOT NULL,
	number    TEXT    NOT NULL UNIQUE CHECK (number <> ''),
	name      TEXT    NOT NULL CHECK (name <> ''),
	unit      TEXT    NOT NULL,
	price_fen INTEGER NOT NULL CHECK (price_fen >= 0),
	origin    TEXT    NOT NULL,
	make      TEXT    NOT NULL,
	fits      TEXT    NOT NULL,
	bin       TEXT    NOT NULL,
	barcode   TEXT    NOT NULL,
	min_qty   INTEGER NOT NULL,
	max_qty   INTEGER NOT NULL,
	on_hand   INTEGER NOT NULL DEFAULT 0 CHECK (on_hand >= 0), -- changed by moves only
	value_fen INTEGER NOT NULL DEFAULT 0 CHECK (value_fen >= 0),
	moved_at  INTEGER NOT NULL DEFAULT 0,
	active    INTEGER NOT NULL
) STRICT;
CREATE INDEX parts_by_name ON parts (name, id);
CREATE INDEX parts_low ON parts (number) WHERE on_hand < min_qty;
CREATE INDEX parts_inactive ON parts (number) WHERE active = FALSE;
CREATE INDEX parts_by_barcode ON parts (barcode) WHERE barcode <> '';

CREATE TABLE packages (
	id     INTEGER PRIMARY KEY,
	rev    INTEGER NOT NULL,
	code   TEXT    NOT NULL UNIQUE CHECK (code <> ''),
	name   TEXT    NOT NULL CHECK (name <> ''),
	active INTEGER NOT NULL
) STRICT;

CREATE TABLE package_items (
	package_id INTEGER NOT NULL REFERENCES packages (id),
	n          INTEGER NOT NULL,
	labour_id  INTEGER REFERENCES labour (id),
	part_id    INTEGER REFERENCES parts (id),
	qty        INTEGER NOT NULL CHECK (qty > 0),
	price_fen  INTEGER NOT NULL,
	PRIMARY KEY (package_id, n)
) STRICT;

CREATE TABLE orders (
	id            INTEGER PRIMARY KEY,
	rev           INTEGER NOT NULL,
	number        TEXT    NOT NULL UNIQUE CHECK (number <> ''),
	kind          TEXT    NOT NULL,
	status        TEXT    NOT NULL,
	vehicle_id    INTEGER NOT NULL REFERENCES vehicles (id),
	customer_id   INTEGER REFERENCES customers (id),
	advisor_id    INTEGER REFERENCES people (id),
	mileage_km    INTEGER NOT NULL CHECK (mileage_km >= 0),
	fuel          INTEGER NOT NULL,
	sender_name   TEXT    NOT NULL,
	sender_phone  TEXT    NOT NULL,
	complaint     TEXT    NOT NULL,
	belongings    TEXT    NOT NULL,
	received_at   INTEGER NOT NULL,
	quoted_at     INTEGER NOT NULL,
	agreed_at     INTEGER NOT NULL,
	promised_at   INTEGER NOT NULL,
	finished_at   INTEGER NOT NULL,
	settled_at    INTEGER NOT NULL,
	delivered_at  INTEGER NOT NULL,
	void_at       INTEGER NOT NULL,
	settled_month TEXT    NOT NULL, -- 2006-01 of settled_at in the shop's zone, '' until then
	settlement_no TEXT    NOT NULL,
	out_km        INTEGER NOT NULL,
	rework_of     INTEGER REFERENCES orders (id),
	old_parts     TEXT    NOT NULL,
	note          TEXT    NOT NULL,
	void_reason   TEXT    NOT NULL,
	is_open       INTEGER NOT NULL, -- status neither delivered nor void
	total_fen     INTEGER NOT NULL, -- sums of the lines, proved by check
	due_fen       INTEGER NOT NULL,
	paid_fen      INTEGER NOT NULL
) STRICT;
CREATE INDEX orders_by_received ON orders (received_at, id);
CREATE INDEX orders_by_vehicle ON orders (vehicle_id, received_at, status, is_open); -- lists of cars read nothing else
CREATE INDEX orders_by_customer ON orders (customer_id, received_at, settled_at, due_fen, paid_fen); -- lists of customers read nothing else
CREATE INDEX orders_open ON orders (is_open, status, promised_at);
CREATE INDEX orders_by_delivered ON orders (delivered_at, id);
CREATE INDEX orders_by_promised ON orders (promised_at, id);
CREATE INDEX orders_by_total ON orders (total_fen, id);
CREATE INDEX orders_by_due ON orders (due_fen, id);
CREATE INDEX orders_by_month ON orders (settled_month, id);
CREATE UNIQUE INDEX orders_by_settlement ON orders (settlement_no) WHERE settlement_no <> '';

CREATE TABLE order_checks (
	order_id INTEGER NOT NULL REFERENCES orders (id),
	n        INTEGER NOT NULL,
	point    TEXT    NOT NULL,
	fault    INTEGER NOT NULL,
	note     TEXT    NOT NULL,
	PRIMARY KEY (order_id, n)
) STRICT;

CREATE TABLE order_lines (
	id            INTEGER PRIMARY KEY AUTOINCREMENT, -- events and moves name lines that are gone: no id twice
	order_id      INTEGER NOT NULL REFERENCES orders (id),
	n             INTEGER NOT NULL,
	kind          TEXT    NOT NULL,
	labour_id     INTEGER REFERENCES labour (id),
	part_id       INTEGER REFERENCES parts (id),
	code          TEXT    NOT NULL,
	name          TEXT    NOT NULL CHECK (name <> ''),
	unit          TEXT    NOT NULL,
	origin        TEXT    NOT NULL,
	work_class    TEXT    NOT NULL,
	qty           INTEGER NOT NULL CHECK (qty > 0),
	price_fen     INTEGER NOT NULL,
	discount_bp   INTEGER NOT NULL CHECK (discount_bp BETWEEN 0 AND 10000),
	payer         TEXT    NOT NULL,
	technician_id INTEGER REFERENCES people (id),
	clocked       INTEGER NOT NULL,
	consent       TEXT    NOT NULL,
	consent_by    TEXT    NOT NULL,
	consent_way   TEXT    NOT NULL,
	consent_at    INTEGER NOT NULL,
	issued        INTEGER NOT NULL CHECK (issued >= 0), -- what the moves of the line sum to
	cost_fen      INTEGER NOT NULL,
	package       TEXT    NOT NULL
) STRICT;
CREATE INDEX order_lines_by_order ON order_lines (order_id, n);
CREATE INDEX order_lines_by_part ON order_lines (part_id, order_id);

CREATE TABLE quality_problems (
	order_id           INTEGER PRIMARY KEY REFERENCES orders (id),
	code               TEXT    NOT NULL CHECK (code <> ''),
	description        TEXT    NOT NULL,
	assembly           TEXT    NOT NULL,
	serious_safety     INTEGER NOT NULL,
	repair_from        INTEGER NOT NULL,
	repair_to          INTEGER NOT NULL,
	excluded_hours     INTEGER NOT NULL,
	excluded_reason    TEXT    NOT NULL,
	replaced_assembly  TEXT    NOT NULL,
	main_part_assembly TEXT    NOT NULL,
	main_part          TEXT    NOT NULL,
	failure            TEXT    NOT NULL
) STRICT;

CREATE TABLE order_events (
	id         INTEGER PRIMARY KEY,
	order_id   INTEGER NOT NULL REFERENCES orders (id),
	line_id    INTEGER NOT NULL, -- 0: the whole order; a line may be gone since
	at         INTEGER NOT NULL,
	kind       TEXT    NOT NULL,
	person_id  INTEGER REFERENCES people (id),
	said_by    TEXT    NOT NULL,
	way        TEXT    NOT NULL,
	amount_fen INTEGER NOT NULL,
	note       TEXT    NOT NULL
) STRICT;
CREATE INDEX order_events_by_order ON order_events (order_id, at);
CREATE INDEX order_events_by_kind ON order_events (kind, at);

CREATE TABLE payments (
	id         INTEGER PRIMARY KEY,
	order_id   INTEGER NOT NULL REFERENCES orders (id),
	at         INTEGER NOT NULL,
	kind       TEXT    NOT NULL,
	method     TEXT    NOT NULL,
	amount_fen INTEGER NOT NULL CHECK (amount_fen <> 0),
	person_id  INTEGER REFERENCES people (id),
	note       TEXT    NOT NULL,
	corrects   INTEGER REFERENCES payments (id)
) STRICT;
CREATE INDEX payments_by_order ON payments (order_id, id);
CREATE INDEX payments_by_time ON payments (at);

CREATE TABLE stock_moves (
	id        INTEGER PRIMARY KEY,
	part_id   INTEGER NOT NULL REFERENCES parts (id),
	kind      TEXT    NOT NULL,
	at        INTEGER NOT NULL,
	qty       INTEGER NOT NULL CHECK (qty <> 0),
	value_fen INTEGER NOT NULL,
	balance   INTEGER NOT NULL CHECK (balance >= 0),
	order_id  INTEGER REFERENCES orders (id),
	line_id   INTEGER NOT NULL, -- 0: none
	person_id INTEGER REFERENCES people (id),
	note      TEXT    NOT NULL
) STRICT;
CREATE INDEX stock_moves_by_part ON stock_moves (part_id, id);
CREATE INDEX stock_moves_by_line ON stock_moves (line_id);

CREATE TABLE drafts (
	id        INTEGER PRIMARY KEY,
	form      TEXT    NOT NULL UNIQUE,
	person_id INTEGER NOT NULL, -- 0: nobody was signed in
	at        INTEGER NOT NULL,
	title     TEXT    NOT NULL,
	body      TEXT    NOT NULL
) STRICT;

CREATE TABLE prints (
	id        INTEGER PRIMARY KEY,
	form      TEXT    NOT NULL,
	order_id  INTEGER NOT NULL REFERENCES orders (id),
	at        INTEGER NOT NULL,
	person_id INTEGER REFERENCES people (id),
	copy      INTEGER NOT NULL,
	state     TEXT    NOT NULL,
	file      TEXT    NOT NULL,
	trouble   TEXT    NOT NULL
) STRICT;
CREATE UNIQUE INDEX prints_by_copy ON prints (order_id, form, copy);
CREATE INDEX prints_by_state ON prints (state, id);

CREATE TABLE audit (
	id        INTEGER PRIMARY KEY,
	at        INTEGER NOT NULL,
	person_id INTEGER NOT NULL, -- 0: the program itself
	act       TEXT    NOT NULL,
	kind      TEXT    NOT NULL,
	record    INTEGER NOT NULL,
	note      TEXT    NOT NULL,
	hash      TEXT    NOT NULL
) STRICT;
CREATE INDEX audit_by_record ON audit (kind, record, id);

CREATE TABLE audit_head (
	one  INTEGER PRIMARY KEY CHECK (one = 1),
	hash TEXT NOT NULL -- of the newest row
) STRICT;
INSERT INTO audit_head (one, hash) VALUES (1, '');

CREATE TABLE counters (
	kind TEXT    NOT NULL,
	day  TEXT    NOT NULL,
	n    INTEGER NOT NULL,
	PRIMARY KEY (kind, day)
) STRICT;

CREATE TABLE search_tokens (
	kind  TEXT    NOT NULL,
	token TEXT    NOT NULL,
	id    INTEGER NOT NULL,
	PRIMARY KEY (kind, token, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_tokens_by_record ON search_tokens (kind, id);

CREATE TABLE rules (
	id       INTEGER PRIMARY KEY,
	book     TEXT    NOT NULL,
	name     TEXT    NOT NULL,
	value    INTEGER NOT NULL,
	from_day TEXT    NOT NULL,
	until_day TEXT   NOT NULL,
	source   TEXT    NOT NULL
) STRICT;
CREATE UNIQUE INDEX rules_by_name ON rules (book, name, from_day);
