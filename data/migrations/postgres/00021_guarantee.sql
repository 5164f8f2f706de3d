-- +goose Up
-- What was promised on a line beyond the statutory guarantee, and what was found out
-- about reworks.

ALTER TABLE order_lines ADD COLUMN guarantee_days BIGINT NOT NULL DEFAULT 0;
ALTER TABLE order_lines ADD COLUMN guarantee_km BIGINT NOT NULL DEFAULT 0;
UPDATE order_lines SET
	guarantee_days = (SELECT j.guarantee_days FROM labour AS j WHERE j.id = order_lines.labour_id),
	guarantee_km = (SELECT j.guarantee_km FROM labour AS j WHERE j.id = order_lines.labour_id)
	WHERE labour_id IN (SELECT id FROM labour WHERE guarantee_days > 0 OR guarantee_km > 0);

CREATE TABLE reworks (
	order_id    BIGINT PRIMARY KEY REFERENCES orders (id),
	item        TEXT COLLATE "C" NOT NULL,
	cause       TEXT COLLATE "C" NOT NULL,
	person_id   BIGINT REFERENCES people (id),
	supplier_id BIGINT REFERENCES suppliers (id),
	batch       TEXT COLLATE "C" NOT NULL,
	words       TEXT COLLATE "C" NOT NULL,
	shown_at    BIGINT NOT NULL, -- 0: no other cause was shown
	evidence    TEXT COLLATE "C" NOT NULL,
	choice      TEXT COLLATE "C" NOT NULL,
	chosen_at   BIGINT NOT NULL,
	by_id       BIGINT REFERENCES people (id),
	at          BIGINT NOT NULL
);

CREATE INDEX orders_by_rework ON orders (rework_of) WHERE rework_of IS NOT NULL;
