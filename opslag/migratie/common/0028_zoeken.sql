-- What is found by what it belongs to: messages about an allotment or a request, answers
-- on a message, allotments of a client. Each index also gives the order it is read in.

-- +goose Up
DROP INDEX bericht_toewijzing_nummer;
CREATE INDEX bericht_toewijzing_nummer ON bericht_toewijzing (gemeente, nummer, bericht);
DROP INDEX bericht_verzoek_verzoek;
CREATE INDEX bericht_verzoek_verzoek ON bericht_verzoek (gemeente, verzoek, bericht);
CREATE INDEX bericht_bericht_antwoorden ON bericht_bericht (gemeente, antwoord_op, moment, identificatie) WHERE antwoord_op <> '';
DROP INDEX toewijzing_toewijzing_inwoner;
CREATE INDEX toewijzing_toewijzing_inwoner ON toewijzing_toewijzing (gemeente, inwoner, aanbieder, nummer)
    WHERE bekend_tot = 253402300799000000;

-- +goose Down
DROP INDEX toewijzing_toewijzing_inwoner;
CREATE INDEX toewijzing_toewijzing_inwoner ON toewijzing_toewijzing (gemeente, inwoner, aanbieder) WHERE bekend_tot = 253402300799000000;
DROP INDEX bericht_bericht_antwoorden;
DROP INDEX bericht_verzoek_verzoek;
CREATE INDEX bericht_verzoek_verzoek ON bericht_verzoek (gemeente, verzoek);
DROP INDEX bericht_toewijzing_nummer;
CREATE INDEX bericht_toewijzing_nummer ON bericht_toewijzing (gemeente, nummer);
