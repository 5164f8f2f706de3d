-- +goose Up
-- Extra work: who found it while the car was in hand, and when.

ALTER TABLE order_lines ADD COLUMN found_by BIGINT REFERENCES people (id);
ALTER TABLE order_lines ADD COLUMN found_at BIGINT NOT NULL DEFAULT 0;
