-- Agreements between organisations, the conditions they were made on, and the
-- decisions they rest on. An open end is day 2932896.

-- +goose Up
CREATE TABLE regeling_regeling (
    eigenaar TEXT   NOT NULL,
    nummer   TEXT   NOT NULL,
    vorm     TEXT   NOT NULL,
    naam     TEXT   NOT NULL,
    vanaf    BIGINT NOT NULL,
    tot      BIGINT NOT NULL,
    bron     TEXT   NOT NULL,
    aanname  BIGINT NOT NULL CHECK (aanname IN (0, 1)),
    PRIMARY KEY (eigenaar, nummer),
    CHECK (vanaf < tot)
);

CREATE TABLE regeling_partij (
    eigenaar TEXT   NOT NULL,
    regeling TEXT   NOT NULL,
    volgorde BIGINT NOT NULL,
    partij   TEXT   NOT NULL,
    PRIMARY KEY (eigenaar, regeling, volgorde),
    UNIQUE (eigenaar, regeling, partij),
    FOREIGN KEY (eigenaar, regeling) REFERENCES regeling_regeling (eigenaar, nummer)
);

CREATE TABLE regeling_voorwaarde (
    eigenaar TEXT   NOT NULL,
    regeling TEXT   NOT NULL,
    volgorde BIGINT NOT NULL,
    soort    TEXT   NOT NULL CHECK (soort IN ('kosten', 'werkwijzen', 'verantwoordelijkheid')),
    tekst    TEXT   NOT NULL,
    toetsing TEXT   NOT NULL,
    PRIMARY KEY (eigenaar, regeling, volgorde),
    FOREIGN KEY (eigenaar, regeling) REFERENCES regeling_regeling (eigenaar, nummer)
);

CREATE TABLE regeling_besluit (
    eigenaar  TEXT   NOT NULL,
    nummer    TEXT   NOT NULL,
    regeling  TEXT   NOT NULL,
    van       TEXT   NOT NULL,
    orgaan    TEXT   NOT NULL,
    soort     TEXT   NOT NULL,
    datum     BIGINT NOT NULL,
    uiterlijk BIGINT NOT NULL,
    bron      TEXT   NOT NULL,
    PRIMARY KEY (eigenaar, nummer),
    FOREIGN KEY (eigenaar, regeling) REFERENCES regeling_regeling (eigenaar, nummer)
);
CREATE INDEX regeling_besluit_bij ON regeling_besluit (eigenaar, regeling, datum);

-- +goose Down
DROP TABLE regeling_besluit;
DROP TABLE regeling_voorwaarde;
DROP TABLE regeling_partij;
DROP TABLE regeling_regeling;
