-- Providers, contracts and dated tariffs, owned by the organisation that buys the
-- care and used by the municipalities that take part. The store refuses two
-- tariffs of one product, two participations of one municipality and two sets of
-- data of one provider on one day.

-- +goose Up
CREATE TABLE contract_aanbieder (
    eigenaar TEXT   NOT NULL,
    agb      TEXT   NOT NULL,
    vanaf    BIGINT NOT NULL,
    tot      BIGINT NOT NULL,
    naam     TEXT   NOT NULL,
    iban     TEXT   NOT NULL,
    PRIMARY KEY (eigenaar, agb, vanaf),
    CHECK (vanaf < tot)
);

CREATE TABLE contract_contract (
    eigenaar TEXT   NOT NULL,
    nummer   TEXT   NOT NULL,
    agb      TEXT   NOT NULL,
    vanaf    BIGINT NOT NULL,
    tot      BIGINT NOT NULL,
    bron     TEXT   NOT NULL,
    PRIMARY KEY (eigenaar, nummer),
    CHECK (vanaf < tot)
);

CREATE TABLE contract_gemeente (
    eigenaar TEXT   NOT NULL,
    contract TEXT   NOT NULL,
    gemeente TEXT   NOT NULL,
    agb      TEXT   NOT NULL,
    vanaf    BIGINT NOT NULL,
    tot      BIGINT NOT NULL,
    PRIMARY KEY (eigenaar, contract, gemeente, vanaf),
    CHECK (vanaf < tot)
);
CREATE INDEX contract_gemeente_zoek ON contract_gemeente (gemeente, agb, vanaf);

CREATE TABLE contract_product (
    eigenaar     TEXT NOT NULL,
    contract     TEXT NOT NULL,
    categorie    TEXT NOT NULL,
    code         TEXT NOT NULL,
    omschrijving TEXT NOT NULL,
    eenheid      TEXT NOT NULL,
    frequentie   TEXT NOT NULL,
    variant      TEXT NOT NULL CHECK (variant IN ('inspanning', 'output', 'taak')),
    PRIMARY KEY (eigenaar, contract, categorie, code)
);

CREATE TABLE contract_tarief (
    eigenaar  TEXT   NOT NULL,
    contract  TEXT   NOT NULL,
    categorie TEXT   NOT NULL,
    code      TEXT   NOT NULL,
    vanaf     BIGINT NOT NULL,
    tot       BIGINT NOT NULL,
    bedrag    BIGINT NOT NULL,
    PRIMARY KEY (eigenaar, contract, categorie, code, vanaf),
    CHECK (vanaf < tot),
    CHECK (bedrag >= 0)
);

-- +goose StatementBegin
CREATE TRIGGER contract_aanbieder_overlap_insert BEFORE INSERT ON contract_aanbieder
WHEN EXISTS (SELECT 1 FROM contract_aanbieder t
             WHERE t.eigenaar = NEW.eigenaar AND t.agb = NEW.agb
               AND t.vanaf < NEW.tot AND NEW.vanaf < t.tot)
BEGIN
    SELECT RAISE(ABORT, 'overlap: contract_aanbieder');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER contract_aanbieder_overlap_update BEFORE UPDATE ON contract_aanbieder
WHEN EXISTS (SELECT 1 FROM contract_aanbieder t
             WHERE t.eigenaar = NEW.eigenaar AND t.agb = NEW.agb
               AND t.vanaf < NEW.tot AND NEW.vanaf < t.tot
               AND t.rowid <> OLD.rowid)
BEGIN
    SELECT RAISE(ABORT, 'overlap: contract_aanbieder');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER contract_gemeente_overlap_insert BEFORE INSERT ON contract_gemeente
WHEN EXISTS (SELECT 1 FROM contract_gemeente t
             WHERE t.eigenaar = NEW.eigenaar AND t.contract = NEW.contract AND t.gemeente = NEW.gemeente
               AND t.vanaf < NEW.tot AND NEW.vanaf < t.tot)
BEGIN
    SELECT RAISE(ABORT, 'overlap: contract_gemeente');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER contract_gemeente_overlap_update BEFORE UPDATE ON contract_gemeente
WHEN EXISTS (SELECT 1 FROM contract_gemeente t
             WHERE t.eigenaar = NEW.eigenaar AND t.contract = NEW.contract AND t.gemeente = NEW.gemeente
               AND t.vanaf < NEW.tot AND NEW.vanaf < t.tot
               AND t.rowid <> OLD.rowid)
BEGIN
    SELECT RAISE(ABORT, 'overlap: contract_gemeente');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER contract_tarief_overlap_insert BEFORE INSERT ON contract_tarief
WHEN EXISTS (SELECT 1 FROM contract_tarief t
             WHERE t.eigenaar = NEW.eigenaar AND t.contract = NEW.contract AND t.categorie = NEW.categorie AND t.code = NEW.code
               AND t.vanaf < NEW.tot AND NEW.vanaf < t.tot)
BEGIN
    SELECT RAISE(ABORT, 'overlap: contract_tarief');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER contract_tarief_overlap_update BEFORE UPDATE ON contract_tarief
WHEN EXISTS (SELECT 1 FROM contract_tarief t
             WHERE t.eigenaar = NEW.eigenaar AND t.contract = NEW.contract AND t.categorie = NEW.categorie AND t.code = NEW.code
               AND t.vanaf < NEW.tot AND NEW.vanaf < t.tot
               AND t.rowid <> OLD.rowid)
BEGIN
    SELECT RAISE(ABORT, 'overlap: contract_tarief');
END;
-- +goose StatementEnd

-- +goose Down
DROP TABLE contract_tarief;
DROP TABLE contract_product;
DROP TABLE contract_gemeente;
DROP TABLE contract_contract;
DROP TABLE contract_aanbieder;
