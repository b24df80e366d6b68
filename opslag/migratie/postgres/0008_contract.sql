-- Providers, contracts and dated tariffs, owned by the organisation that buys the
-- care and used by the municipalities that take part. The store refuses two
-- tariffs of one product, two participations of one municipality and two sets of
-- data of one provider on one day.

-- +goose Up
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE contract_aanbieder (
    eigenaar TEXT   NOT NULL,
    agb      TEXT   NOT NULL,
    vanaf    BIGINT NOT NULL,
    tot      BIGINT NOT NULL,
    naam     TEXT   NOT NULL,
    iban     TEXT   NOT NULL,
    PRIMARY KEY (eigenaar, agb, vanaf),
    CHECK (vanaf < tot),
    EXCLUDE USING gist (eigenaar WITH =, agb WITH =, int8range(vanaf, tot) WITH &&)
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
    CHECK (vanaf < tot),
    EXCLUDE USING gist (eigenaar WITH =, contract WITH =, gemeente WITH =, int8range(vanaf, tot) WITH &&)
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
    CHECK (bedrag >= 0),
    EXCLUDE USING gist (eigenaar WITH =, contract WITH =, categorie WITH =, code WITH =, int8range(vanaf, tot) WITH &&)
);

-- +goose Down
DROP TABLE contract_tarief;
DROP TABLE contract_product;
DROP TABLE contract_gemeente;
DROP TABLE contract_contract;
DROP TABLE contract_aanbieder;
