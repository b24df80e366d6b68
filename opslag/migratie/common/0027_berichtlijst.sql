-- Every kind of message that waits has an index with nothing else in it. Messages are
-- listed by moment: all, or those of one stand, kind or provider (partij: who is not us).
-- Requests that wait are found by circle.

-- +goose Up
DROP INDEX bericht_bericht_werk;
CREATE INDEX bericht_bericht_afgekeurd ON bericht_bericht (gemeente, domein, retour_voor, moment, identificatie, id)
    WHERE richting = 'uit' AND opvolger = '' AND stand = 'afgekeurd';
CREATE INDEX bericht_bericht_versturen ON bericht_bericht (gemeente, domein, retour_voor, moment, identificatie, id)
    WHERE richting = 'uit' AND opvolger = '' AND stand = 'klaar';
CREATE INDEX bericht_bericht_retour ON bericht_bericht (gemeente, domein, retour_voor, moment, identificatie, id)
    WHERE richting = 'uit' AND opvolger = '' AND stand = 'verzonden' AND retour_voor < 2932896;

DROP INDEX bericht_bericht_moment;
CREATE INDEX bericht_bericht_moment ON bericht_bericht (gemeente, moment, identificatie, id);
CREATE INDEX bericht_bericht_stand ON bericht_bericht (gemeente, stand, moment, identificatie, id);
CREATE INDEX bericht_bericht_soort ON bericht_bericht (gemeente, soort, moment, identificatie, id);
CREATE INDEX bericht_bericht_soortstand ON bericht_bericht (gemeente, soort, stand, moment, identificatie, id);
CREATE INDEX bericht_bericht_partij ON bericht_bericht
    (gemeente, (CASE WHEN richting = 'uit' THEN ontvanger ELSE afzender END), moment, identificatie, id);

DROP INDEX verzoek_verzoek_open;
CREATE INDEX verzoek_verzoek_open ON verzoek_verzoek (gemeente, domein, stand, antwoorden, beslissen, id)
    WHERE stand IN ('ontvangen', 'in onderzoek');

-- +goose Down
DROP INDEX verzoek_verzoek_open;
CREATE INDEX verzoek_verzoek_open ON verzoek_verzoek (gemeente, domein, stand) WHERE stand IN ('ontvangen', 'in onderzoek');
DROP INDEX bericht_bericht_partij;
DROP INDEX bericht_bericht_soortstand;
DROP INDEX bericht_bericht_soort;
DROP INDEX bericht_bericht_stand;
DROP INDEX bericht_bericht_moment;
CREATE INDEX bericht_bericht_moment ON bericht_bericht (gemeente, moment);
DROP INDEX bericht_bericht_retour;
DROP INDEX bericht_bericht_versturen;
DROP INDEX bericht_bericht_afgekeurd;
CREATE INDEX bericht_bericht_werk ON bericht_bericht (gemeente, domein, retour_voor)
    WHERE richting = 'uit' AND opvolger = '' AND stand <> 'beantwoord';
