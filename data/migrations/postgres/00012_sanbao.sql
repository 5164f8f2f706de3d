-- +goose Up
-- Periods of years end on the corresponding day (Civil Code Art. 202), so they are
-- kept in years, not in days.

UPDATE rules SET name = 'repair_years', value = value / 365 WHERE name = 'repair_days' AND book IN ('sanbao2012', 'sanbao2021');
UPDATE rules SET name = 'valid_years', value = value / 365 WHERE name = 'valid_days' AND book IN ('sanbao2012', 'sanbao2021');
