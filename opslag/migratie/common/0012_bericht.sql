-- Messages as they were sent and received, byte for byte. A message that came in
-- is known by sender, kind, identification and content: the same bytes are never
-- taken in twice. One that was rejected counts as not sent (OP286) and leaves its
-- identification free; our own identifications are never used again. A message is
-- answered once.

-- +goose Up
CREATE TABLE bericht_bericht (
    gemeente      TEXT   NOT NULL,
    id            TEXT   NOT NULL,
    richting      TEXT   NOT NULL CHECK (richting IN ('in', 'uit')),
    soort         TEXT   NOT NULL,
    identificatie TEXT   NOT NULL,
    dagtekening   BIGINT NOT NULL,
    afzender      TEXT   NOT NULL,
    ontvanger     TEXT   NOT NULL,
    inwoner       TEXT   NOT NULL,
    antwoord_op   TEXT   NOT NULL,
    inhoud        BYTEA  NOT NULL,
    hash          TEXT   NOT NULL,
    stand         TEXT   NOT NULL CHECK (stand IN ('klaar', 'verzonden', 'beantwoord', 'verwerkt', 'afgekeurd')),
    retourcodes   TEXT   NOT NULL,
    redenen       TEXT   NOT NULL,
    toedeling     TEXT   NOT NULL,
    moment        BIGINT NOT NULL,
    verzonden     BIGINT NOT NULL,
    retour_voor   BIGINT NOT NULL,
    PRIMARY KEY (gemeente, id)
);
CREATE UNIQUE INDEX bericht_bericht_gelijk ON bericht_bericht (gemeente, richting, afzender, soort, identificatie, hash);
CREATE UNIQUE INDEX bericht_bericht_identificatie ON bericht_bericht (gemeente, richting, afzender, soort, identificatie)
    WHERE richting = 'uit' OR (stand <> 'afgekeurd' AND antwoord_op = '');
CREATE UNIQUE INDEX bericht_bericht_antwoord ON bericht_bericht (gemeente, antwoord_op) WHERE antwoord_op <> '';
CREATE INDEX bericht_bericht_klaar ON bericht_bericht (moment, afzender, identificatie) WHERE stand = 'klaar';
CREATE INDEX bericht_bericht_wacht ON bericht_bericht (retour_voor) WHERE stand = 'verzonden';
CREATE INDEX bericht_bericht_inwoner ON bericht_bericht (gemeente, inwoner, ontvanger);
CREATE INDEX bericht_bericht_moment ON bericht_bericht (gemeente, moment);

-- Which version of which allotment a message 301 told.
CREATE TABLE bericht_toewijzing (
    gemeente TEXT   NOT NULL,
    bericht  TEXT   NOT NULL,
    nummer   BIGINT NOT NULL,
    versie   BIGINT NOT NULL,
    PRIMARY KEY (gemeente, bericht, nummer)
);
CREATE INDEX bericht_toewijzing_nummer ON bericht_toewijzing (gemeente, nummer);

-- The last identification given out, per code that stands in the header.
CREATE TABLE bericht_teller (
    gemeente TEXT   NOT NULL PRIMARY KEY,
    laatste  BIGINT NOT NULL
);

-- +goose Down
DROP TABLE bericht_teller;
DROP TABLE bericht_toewijzing;
DROP TABLE bericht_bericht;
