-- +goose Up
-- Extra work: who found it while the car was in hand, and when.

ALTER TABLE order_lines ADD COLUMN found_by INTEGER REFERENCES people (id);
ALTER TABLE order_lines ADD COLUMN found_at INTEGER NOT NULL DEFAULT 0;
