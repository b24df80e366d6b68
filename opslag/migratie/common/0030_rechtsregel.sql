-- The text of a rule of law stands once per municipality, by its hash; the receipts of
-- terms and decisions have the hash in its place. What was written before keeps the text
-- within itself: a receipt is not changed afterwards.

-- +goose Up
CREATE TABLE zaak_rechtsregel (
    gemeente TEXT NOT NULL,
    hash     TEXT NOT NULL,
    tekst    TEXT NOT NULL,
    PRIMARY KEY (gemeente, hash),
    CHECK (length(hash) = 64),
    CHECK (tekst <> '')
);

-- +goose Down
DROP TABLE zaak_rechtsregel;
