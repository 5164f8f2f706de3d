-- +goose Up
-- What orders asked of the store (申领): one row for a part of a line, written when the
-- line is agreed for the first time, with how many pieces could be had at that moment.
-- It is never changed.

CREATE TABLE stock_requests (
	id        INTEGER PRIMARY KEY,
	order_id  INTEGER NOT NULL REFERENCES orders (id),
	line_id   INTEGER NOT NULL, -- 0: not known; a line may be gone since
	part_id   INTEGER NOT NULL REFERENCES parts (id),
	qty       INTEGER NOT NULL CHECK (qty > 0),
	available INTEGER NOT NULL CHECK (available >= 0),
	at        INTEGER NOT NULL,
	person_id INTEGER REFERENCES people (id)
) STRICT;
CREATE UNIQUE INDEX stock_requests_by_line ON stock_requests (line_id, part_id) WHERE line_id <> 0;
CREATE INDEX stock_requests_by_order ON stock_requests (order_id, id);
CREATE INDEX stock_requests_by_time ON stock_requests (at, id);
