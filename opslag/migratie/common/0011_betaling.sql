-- Payment orders. One source (bron) gives one order, ever.

-- +goose Up
CREATE TABLE betaling_opdracht (
    gemeente          TEXT   NOT NULL,
    nummer            BIGINT NOT NULL,
    bron              TEXT   NOT NULL,
    taak              TEXT   NOT NULL,
    over              BIGINT NOT NULL,
    crediteur         TEXT   NOT NULL,
    iban              TEXT   NOT NULL,
    bedrag            BIGINT NOT NULL,
    omschrijving      TEXT   NOT NULL,
    uiterlijk         BIGINT NOT NULL,
    status            TEXT   NOT NULL,
    betaler           TEXT   NOT NULL,
    toedeling         TEXT   NOT NULL,
    klaargezet        BIGINT NOT NULL,
    klaargezet_door   TEXT   NOT NULL,
    geaccordeerd      BIGINT NOT NULL,
    geaccordeerd_door TEXT   NOT NULL,
    vrijgegeven       BIGINT NOT NULL,
    vrijgegeven_door  TEXT   NOT NULL,
    vrijgave_toedeling TEXT  NOT NULL,
    versie            BIGINT NOT NULL,
    PRIMARY KEY (gemeente, nummer),
    UNIQUE (gemeente, bron),
    CHECK (bedrag > 0)
);
CREATE INDEX betaling_opdracht_status ON betaling_opdracht (gemeente, status, uiterlijk);

-- +goose Down
DROP TABLE betaling_opdracht;
