-- +goose Up
-- What the warranty card of a car says beside its price, and what the record of a repair
-- must say by law (order on repair, exchange and return of 2021, Art. 17 and 29).

ALTER TABLE vehicles ADD COLUMN sanbao_rule TEXT NOT NULL DEFAULT '';
ALTER TABLE vehicles ADD COLUMN exchanged_on TEXT NOT NULL DEFAULT '';

ALTER TABLE quality_problems ADD COLUMN excluded_evidence TEXT NOT NULL DEFAULT '';
ALTER TABLE quality_problems ADD COLUMN findings TEXT NOT NULL DEFAULT '';
ALTER TABLE quality_problems ADD COLUMN no_tow INTEGER NOT NULL DEFAULT 0;
ALTER TABLE quality_problems ADD COLUMN no_loaner INTEGER NOT NULL DEFAULT 0;
ALTER TABLE quality_problems ADD COLUMN signed_at INTEGER NOT NULL DEFAULT 0;

-- What went into an order is asked for whenever one of its papers is made.
CREATE INDEX stock_moves_by_order ON stock_moves (order_id, id) WHERE order_id IS NOT NULL;
