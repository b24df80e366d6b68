-- Allotments per municipality. A change closes bekend_tot of the row that is
-- known now and inserts the next one, so that every earlier state stays readable.
-- One row per number is current, and one per provision of a case.

-- +goose Up
CREATE TABLE toewijzing_toewijzing (
    gemeente     TEXT   NOT NULL,
    nummer       BIGINT NOT NULL,
    bekend_vanaf BIGINT NOT NULL,
    bekend_tot   BIGINT NOT NULL,
    versie       BIGINT NOT NULL,
    domein       TEXT   NOT NULL,
    zaak         TEXT   NOT NULL,
    voorziening  TEXT   NOT NULL,
    beschikking  TEXT   NOT NULL,
    inwoner      TEXT   NOT NULL,
    aanbieder    TEXT   NOT NULL,
    categorie    TEXT   NOT NULL,
    code         TEXT   NOT NULL,
    volume       BIGINT NOT NULL,
    eenheid      TEXT   NOT NULL,
    frequentie   TEXT   NOT NULL,
    budget       BIGINT NOT NULL,
    vanaf        BIGINT NOT NULL,
    tot          BIGINT NOT NULL,
    reden        TEXT   NOT NULL,
    referentie   TEXT   NOT NULL,
    commentaar   TEXT   NOT NULL,
    toedeling    TEXT   NOT NULL,
    PRIMARY KEY (gemeente, nummer, bekend_vanaf),
    CHECK (vanaf <= tot),
    CHECK (bekend_vanaf < bekend_tot),
    CHECK (nummer BETWEEN 1 AND 999999999)
);
CREATE UNIQUE INDEX toewijzing_toewijzing_huidig ON toewijzing_toewijzing (gemeente, nummer) WHERE bekend_tot = 253402300799000000;
CREATE UNIQUE INDEX toewijzing_toewijzing_voorziening ON toewijzing_toewijzing (gemeente, zaak, voorziening) WHERE bekend_tot = 253402300799000000;
CREATE INDEX toewijzing_toewijzing_aanbieder ON toewijzing_toewijzing (gemeente, aanbieder, nummer) WHERE bekend_tot = 253402300799000000;
CREATE INDEX toewijzing_toewijzing_inwoner ON toewijzing_toewijzing (gemeente, inwoner, aanbieder) WHERE bekend_tot = 253402300799000000;

-- Starts and stops as the provider reported them. A report that was removed by a
-- later one (StatusAanlevering 3) keeps its row and gets the moment of removal.
CREATE TABLE toewijzing_levering (
    gemeente   TEXT   NOT NULL,
    nummer     BIGINT NOT NULL,
    volgnummer BIGINT NOT NULL,
    soort      TEXT   NOT NULL,
    categorie  TEXT   NOT NULL,
    code       TEXT   NOT NULL,
    vanaf      BIGINT NOT NULL,
    tot        BIGINT NOT NULL,
    reden      TEXT   NOT NULL,
    bericht    TEXT   NOT NULL,
    ontvangen  BIGINT NOT NULL,
    vervallen  BIGINT NOT NULL,
    toedeling  TEXT   NOT NULL,
    PRIMARY KEY (gemeente, nummer, volgnummer),
    CHECK (soort IN ('start', 'stop'))
);

-- +goose Down
DROP TABLE toewijzing_levering;
DROP TABLE toewijzing_toewijzing;
