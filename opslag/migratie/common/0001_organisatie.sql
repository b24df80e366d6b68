-- Organisations other than municipalities (those come with the program), and
-- the people who work for either. A period [vanaf, tot) in day numbers.

-- +goose Up
CREATE TABLE organisatie_organisatie (
    kenmerk TEXT   NOT NULL PRIMARY KEY,
    naam    TEXT   NOT NULL,
    soort   TEXT   NOT NULL,
    vanaf   BIGINT NOT NULL,
    tot     BIGINT NOT NULL,
    CHECK (vanaf < tot)
);

-- One row per stretch of time in which a person's team and functions stay the same.
CREATE TABLE organisatie_medewerker (
    organisatie TEXT   NOT NULL,
    id          TEXT   NOT NULL,
    vanaf       BIGINT NOT NULL,
    tot         BIGINT NOT NULL,
    naam        TEXT   NOT NULL,
    team        TEXT   NOT NULL,
    PRIMARY KEY (organisatie, id, vanaf),
    CHECK (vanaf < tot)
);

CREATE TABLE organisatie_functie (
    organisatie TEXT   NOT NULL,
    medewerker  TEXT   NOT NULL,
    vanaf       BIGINT NOT NULL,
    volgorde    BIGINT NOT NULL,
    functie     TEXT   NOT NULL,
    PRIMARY KEY (organisatie, medewerker, vanaf, volgorde),
    FOREIGN KEY (organisatie, medewerker, vanaf) REFERENCES organisatie_medewerker (organisatie, id, vanaf)
);

-- +goose Down
DROP TABLE organisatie_functie;
DROP TABLE organisatie_medewerker;
DROP TABLE organisatie_organisatie;
