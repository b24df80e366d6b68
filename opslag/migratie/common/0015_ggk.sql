-- The envelopes in which messages pass between a municipality and the chain.
-- gemeente is the code of the municipality in the envelope: its sender when it
-- goes out, its receiver when it comes in. A sender uses a referentienummer once.
-- A message is under way in one envelope at a time; one that was refused (foutcode)
-- frees it for the next.

-- +goose Up
CREATE TABLE ggk_envelop (
    gemeente         TEXT   NOT NULL,
    richting         TEXT   NOT NULL CHECK (richting IN ('in', 'uit')),
    zender           TEXT   NOT NULL,
    referentienummer TEXT   NOT NULL,
    berichtcode      TEXT   NOT NULL CHECK (berichtcode IN ('Di01', 'Du01')),
    functie          TEXT   NOT NULL,
    cross_ref        TEXT   NOT NULL,
    bericht_gemeente TEXT   NOT NULL,
    bericht          TEXT   NOT NULL,
    foutcode         TEXT   NOT NULL,
    fout             TEXT   NOT NULL,
    moment           BIGINT NOT NULL,
    PRIMARY KEY (gemeente, richting, zender, referentienummer)
);
CREATE UNIQUE INDEX ggk_envelop_onderweg ON ggk_envelop (gemeente, bericht) WHERE richting = 'uit' AND foutcode = '';
CREATE UNIQUE INDEX ggk_envelop_retour ON ggk_envelop (gemeente, cross_ref) WHERE richting = 'in' AND berichtcode = 'Du01';
CREATE INDEX ggk_envelop_bericht ON ggk_envelop (gemeente, bericht, moment);

-- +goose Down
DROP TABLE ggk_envelop;
