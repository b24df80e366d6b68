-- SQLite has no TRUNCATE: its triggers see every row that goes.

-- +goose Up
SELECT 1;

-- +goose Down
SELECT 1;
