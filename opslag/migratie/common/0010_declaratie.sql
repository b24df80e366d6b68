-- Claims, line by line, with the answer they got. The id follows from the
-- content, so that the same file finds its own answer. A claim that was refused
-- as a whole keeps its row but not its number; its lines are not kept.

-- +goose Up
CREATE TABLE declaratie_declaratie (
    gemeente    TEXT   NOT NULL,
    id          TEXT   NOT NULL,
    domein      TEXT   NOT NULL,
    aanbieder   TEXT   NOT NULL,
    nummer      TEXT   NOT NULL,
    bericht     TEXT   NOT NULL,
    vanaf       BIGINT NOT NULL,
    tot         BIGINT NOT NULL,
    dagtekening BIGINT NOT NULL,
    ontvangen   BIGINT NOT NULL,
    ingediend   BIGINT NOT NULL,
    toegekend   BIGINT NOT NULL,
    regels      BIGINT NOT NULL,
    afgekeurd   BIGINT NOT NULL,
    retourcode  TEXT   NOT NULL,
    status      TEXT   NOT NULL,
    toedeling   TEXT   NOT NULL,
    PRIMARY KEY (gemeente, id)
);
CREATE UNIQUE INDEX declaratie_declaratie_nummer ON declaratie_declaratie (gemeente, domein, aanbieder, nummer) WHERE status <> 'afgekeurd';
CREATE INDEX declaratie_declaratie_periode ON declaratie_declaratie (gemeente, domein, vanaf);

-- Volume and amount carry the sign: a credit line is negative. Tarief is what was
-- claimed, toegestaan what the contract allows on the day of delivery.
CREATE TABLE declaratie_regel (
    gemeente   TEXT   NOT NULL,
    declaratie TEXT   NOT NULL,
    regel      BIGINT NOT NULL,
    domein     TEXT   NOT NULL,
    aanbieder  TEXT   NOT NULL,
    inwoner    TEXT   NOT NULL,
    referentie TEXT   NOT NULL,
    vorige     TEXT   NOT NULL,
    toewijzing BIGINT NOT NULL,
    categorie  TEXT   NOT NULL,
    code       TEXT   NOT NULL,
    vanaf      BIGINT NOT NULL,
    tot        BIGINT NOT NULL,
    volume     BIGINT NOT NULL,
    eenheid    TEXT   NOT NULL,
    tarief     BIGINT NOT NULL,
    bedrag     BIGINT NOT NULL,
    credit     BIGINT NOT NULL CHECK (credit IN (0, 1)),
    toegestaan BIGINT NOT NULL,
    status     TEXT   NOT NULL,
    toedeling  TEXT   NOT NULL,
    PRIMARY KEY (gemeente, declaratie, regel),
    CHECK (vanaf < tot)
);
CREATE INDEX declaratie_regel_referentie ON declaratie_regel (gemeente, aanbieder, domein, referentie);
CREATE INDEX declaratie_regel_vorige ON declaratie_regel (gemeente, aanbieder, domein, vorige) WHERE credit = 1;
CREATE INDEX declaratie_regel_toewijzing ON declaratie_regel (gemeente, toewijzing, vanaf, tot, categorie, code);

-- Why a claim, a client or a line was refused: the code of the standard and a
-- sentence in its own facts. Regel is the line, or the first line of the client.
CREATE TABLE declaratie_reden (
    gemeente   TEXT   NOT NULL,
    declaratie TEXT   NOT NULL,
    klasse     TEXT   NOT NULL CHECK (klasse IN ('declaratie', 'client', 'prestatie')),
    regel      BIGINT NOT NULL,
    volgnummer BIGINT NOT NULL,
    retourcode TEXT   NOT NULL,
    zin        TEXT   NOT NULL,
    PRIMARY KEY (gemeente, declaratie, klasse, regel, volgnummer)
);

-- +goose Down
DROP TABLE declaratie_reden;
DROP TABLE declaratie_regel;
DROP TABLE declaratie_declaratie;
