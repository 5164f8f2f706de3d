-- +goose Up
-- Buying: what suppliers offer, purchase orders, receipts, returns to suppliers,
-- their invoices and what they were paid.

ALTER TABLE suppliers ADD COLUMN parts      INTEGER NOT NULL DEFAULT FALSE;
ALTER TABLE suppliers ADD COLUMN sublet     INTEGER NOT NULL DEFAULT TRUE;
ALTER TABLE suppliers ADD COLUMN contact    TEXT    NOT NULL DEFAULT '';
ALTER TABLE suppliers ADD COLUMN lead_days  INTEGER NOT NULL DEFAULT 0;
ALTER TABLE suppliers ADD COLUMN terms_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE suppliers ADD COLUMN account    TEXT    NOT NULL DEFAULT '';

CREATE TABLE offers (
	part_id      INTEGER NOT NULL REFERENCES parts (id),
	supplier_id  INTEGER NOT NULL REFERENCES suppliers (id),
	their_number TEXT    NOT NULL,
	pack         INTEGER NOT NULL CHECK (pack >= 0),
	least        INTEGER NOT NULL CHECK (least >= 0),
	PRIMARY KEY (part_id, supplier_id)
) STRICT;
CREATE INDEX offers_by_number ON offers (their_number) WHERE their_number <> '';

-- What one piece cost on a day, by receipts and as it was entered.
CREATE TABLE offer_prices (
	part_id     INTEGER NOT NULL REFERENCES parts (id),
	supplier_id INTEGER NOT NULL REFERENCES suppliers (id),
	priced_on   TEXT    NOT NULL CHECK (priced_on <> ''),
	price_fen   INTEGER NOT NULL CHECK (price_fen > 0),
	PRIMARY KEY (part_id, supplier_id, priced_on)
) STRICT;

CREATE TABLE purchases (
	id          INTEGER PRIMARY KEY,
	rev         INTEGER NOT NULL,
	number      TEXT    NOT NULL UNIQUE CHECK (number <> ''),
	supplier_id INTEGER NOT NULL REFERENCES suppliers (id),
	status      TEXT    NOT NULL,
	person_id   INTEGER REFERENCES people (id),
	opened_at   INTEGER NOT NULL,
	sent_at     INTEGER NOT NULL,
	ended_at    INTEGER NOT NULL,
	note        TEXT    NOT NULL,
	reason      TEXT    NOT NULL,
	total_fen   INTEGER NOT NULL, -- of the lines, and when the first is due: proved by check
	due_on      TEXT    NOT NULL
) STRICT;
CREATE INDEX purchases_by_opened ON purchases (opened_at, id);
CREATE INDEX purchases_by_supplier ON purchases (supplier_id, status);
CREATE INDEX purchases_awaited ON purchases (due_on) WHERE status IN ('open', 'sent', 'part');
-- Lines are gathered on one order a supplier.
CREATE UNIQUE INDEX purchases_open ON purchases (supplier_id) WHERE status = 'open';

CREATE TABLE purchase_lines (
	id          INTEGER PRIMARY KEY AUTOINCREMENT, -- receipts name lines: no id twice
	purchase_id INTEGER NOT NULL REFERENCES purchases (id),
	n           INTEGER NOT NULL,
	part_id     INTEGER NOT NULL REFERENCES parts (id),
	qty         INTEGER NOT NULL CHECK (qty > 0),
	price_fen   INTEGER NOT NULL CHECK (price_fen >= 0),
	due_on      TEXT    NOT NULL,
	why         TEXT    NOT NULL,
	order_id    INTEGER REFERENCES orders (id),
	line_id     INTEGER NOT NULL, -- 0: none; a line may be gone since
	received    INTEGER NOT NULL CHECK (received BETWEEN 0 AND qty) -- by the receipts, proved by check
) STRICT;
CREATE INDEX purchase_lines_by_purchase ON purchase_lines (purchase_id, n);
CREATE INDEX purchase_lines_awaited ON purchase_lines (part_id) WHERE received < qty;
CREATE INDEX purchase_lines_by_order ON purchase_lines (order_id) WHERE order_id IS NOT NULL;

CREATE TABLE deliveries (
	id          INTEGER PRIMARY KEY,
	rev         INTEGER NOT NULL,
	number      TEXT    NOT NULL UNIQUE CHECK (number <> ''),
	supplier_id INTEGER NOT NULL REFERENCES suppliers (id),
	at          INTEGER NOT NULL,
	voucher     TEXT    NOT NULL,
	person_id   INTEGER REFERENCES people (id),
	note        TEXT    NOT NULL,
	total_fen   INTEGER NOT NULL, -- of the lines, proved by check
	bill_id     INTEGER -- the invoice it stands on; NULL: none yet
) STRICT;
CREATE INDEX deliveries_by_time ON deliveries (at, id);
CREATE INDEX deliveries_by_supplier ON deliveries (supplier_id, at);
CREATE INDEX deliveries_by_bill ON deliveries (bill_id);

CREATE TABLE delivery_lines (
	id               INTEGER PRIMARY KEY AUTOINCREMENT,
	delivery_id      INTEGER NOT NULL REFERENCES deliveries (id),
	n                INTEGER NOT NULL,
	part_id          INTEGER NOT NULL REFERENCES parts (id),
	qty              INTEGER NOT NULL CHECK (qty > 0),
	price_fen        INTEGER NOT NULL CHECK (price_fen >= 0),
	agreed_fen       INTEGER NOT NULL CHECK (agreed_fen >= 0),
	purchase_line_id INTEGER REFERENCES purchase_lines (id),
	warehouse_id     INTEGER NOT NULL,
	bin              TEXT    NOT NULL,
	lot_id           INTEGER NOT NULL, -- 0: of no lot
	returned         INTEGER NOT NULL CHECK (returned BETWEEN 0 AND qty) -- by the returns, proved by check
) STRICT;
CREATE INDEX delivery_lines_by_delivery ON delivery_lines (delivery_id, n);
CREATE INDEX delivery_lines_by_part ON delivery_lines (part_id, id);
CREATE INDEX delivery_lines_by_purchase ON delivery_lines (purchase_line_id) WHERE purchase_line_id IS NOT NULL;

CREATE TABLE supplier_returns (
	id          INTEGER PRIMARY KEY,
	rev         INTEGER NOT NULL,
	number      TEXT    NOT NULL UNIQUE CHECK (number <> ''),
	supplier_id INTEGER NOT NULL REFERENCES suppliers (id),
	at          INTEGER NOT NULL,
	person_id   INTEGER REFERENCES people (id),
	reason      TEXT    NOT NULL,
	credited_at INTEGER NOT NULL, -- 0: the credit is awaited
	credit_note TEXT    NOT NULL,
	total_fen   INTEGER NOT NULL, -- of the lines, proved by check
	bill_id     INTEGER
) STRICT;
CREATE INDEX supplier_returns_by_time ON supplier_returns (at, id);
CREATE INDEX supplier_returns_by_supplier ON supplier_returns (supplier_id, at);
CREATE INDEX supplier_returns_by_bill ON supplier_returns (bill_id);

CREATE TABLE supplier_return_lines (
	return_id        INTEGER NOT NULL REFERENCES supplier_returns (id),
	n                INTEGER NOT NULL,
	delivery_line_id INTEGER NOT NULL REFERENCES delivery_lines (id),
	part_id          INTEGER NOT NULL REFERENCES parts (id),
	qty              INTEGER NOT NULL CHECK (qty > 0),
	price_fen        INTEGER NOT NULL CHECK (price_fen >= 0),
	cost_fen         INTEGER NOT NULL CHECK (cost_fen >= 0),
	warehouse_id     INTEGER NOT NULL,
	bin              TEXT    NOT NULL,
	lot_id           INTEGER NOT NULL,
	PRIMARY KEY (return_id, n)
) STRICT;
CREATE INDEX supplier_return_lines_by_delivery ON supplier_return_lines (delivery_line_id);

CREATE TABLE supplier_bills (
	id          INTEGER PRIMARY KEY,
	rev         INTEGER NOT NULL,
	number      TEXT    NOT NULL CHECK (number <> ''),
	supplier_id INTEGER NOT NULL REFERENCES suppliers (id),
	billed_on   TEXT    NOT NULL CHECK (billed_on <> ''),
	due_on      TEXT    NOT NULL,
	amount_fen  INTEGER NOT NULL,
	rate_bp     INTEGER NOT NULL,
	reason      TEXT    NOT NULL,
	person_id   INTEGER REFERENCES people (id),
	paid_fen    INTEGER NOT NULL, -- of the payments for it, proved by check
	UNIQUE (supplier_id, number)
) STRICT;
CREATE INDEX supplier_bills_by_due ON supplier_bills (due_on, id);

CREATE TABLE supplier_payments (
	id          INTEGER PRIMARY KEY,
	supplier_id INTEGER NOT NULL REFERENCES suppliers (id),
	bill_id     INTEGER REFERENCES supplier_bills (id),
	at          INTEGER NOT NULL,
	method      TEXT    NOT NULL,
	amount_fen  INTEGER NOT NULL,
	person_id   INTEGER REFERENCES people (id),
	note        TEXT    NOT NULL,
	corrects    INTEGER REFERENCES supplier_payments (id)
) STRICT;
CREATE INDEX supplier_payments_by_supplier ON supplier_payments (supplier_id, at);
CREATE INDEX supplier_payments_by_bill ON supplier_payments (bill_id);
