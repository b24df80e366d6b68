-- Requests of providers (message 315 and 317). A reference is used once by a provider
-- in a domain, also when the request was rejected.

-- +goose Up
CREATE TABLE verzoek_verzoek (
    gemeente           TEXT   NOT NULL,
    id                 TEXT   NOT NULL,
    domein             TEXT   NOT NULL,
    soort              TEXT   NOT NULL CHECK (soort IN ('toewijzing', 'wijziging')),
    aanbieder          TEXT   NOT NULL,
    inwoner            TEXT   NOT NULL,
    referentie         TEXT   NOT NULL,
    bericht            TEXT   NOT NULL,
    dagtekening        BIGINT NOT NULL,
    ontvangen          BIGINT NOT NULL,
    antwoorden         BIGINT NOT NULL,
    beslissen          BIGINT NOT NULL,
    woonplaats         BIGINT NOT NULL,
    reden_verzoek      TEXT   NOT NULL,
    gezagsdrager       TEXT   NOT NULL,
    commentaar         TEXT   NOT NULL,
    stand              TEXT   NOT NULL CHECK (stand IN ('ontvangen', 'in onderzoek', 'toegekend', 'afgewezen')),
    onderzocht         BIGINT NOT NULL,
    besloten           BIGINT NOT NULL,
    reden              TEXT   NOT NULL,
    woonplaatsgemeente TEXT   NOT NULL,
    zaak               TEXT   NOT NULL,
    toedeling          TEXT   NOT NULL,
    versie             BIGINT NOT NULL,
    PRIMARY KEY (gemeente, id)
);
CREATE UNIQUE INDEX verzoek_verzoek_referentie ON verzoek_verzoek (gemeente, domein, aanbieder, referentie);
CREATE INDEX verzoek_verzoek_inwoner ON verzoek_verzoek (gemeente, inwoner, aanbieder);
CREATE INDEX verzoek_verzoek_open ON verzoek_verzoek (gemeente, domein, stand) WHERE stand IN ('ontvangen', 'in onderzoek');

-- What is asked, line by line. Of a line that leaves an allotment as it is, only
-- the number is filled.
CREATE TABLE verzoek_regel (
    gemeente           TEXT   NOT NULL,
    verzoek            TEXT   NOT NULL,
    nummer             BIGINT NOT NULL,
    aard               TEXT   NOT NULL CHECK (aard IN ('nieuw', 'wijzigen', 'ongewijzigd')),
    toewijzing         BIGINT NOT NULL,
    categorie          TEXT   NOT NULL,
    code               TEXT   NOT NULL,
    vanaf              BIGINT NOT NULL,
    tot                BIGINT NOT NULL,
    volume             BIGINT NOT NULL,
    eenheid            TEXT   NOT NULL,
    frequentie         TEXT   NOT NULL,
    budget             BIGINT NOT NULL,
    beschikking        BIGINT NOT NULL,
    beschikking_ingang BIGINT NOT NULL,
    verwijzer_type     TEXT   NOT NULL,
    verwijzer_naam     TEXT   NOT NULL,
    verwijzer_code     TEXT   NOT NULL,
    raamcontract       TEXT   NOT NULL,
    commentaar         TEXT   NOT NULL,
    PRIMARY KEY (gemeente, verzoek, nummer)
);

-- +goose Down
DROP TABLE verzoek_regel;
DROP TABLE verzoek_verzoek;
