-- The domain of a message, as it was when it was made or came in: it followed from the
-- first letters of its kind, which is how iWmo and iJw 3.2 name their messages. A next
-- release may name them otherwise. The work of one municipality in one domain is found
-- by its last day.

-- +goose Up
ALTER TABLE bericht_bericht ADD COLUMN domein TEXT NOT NULL DEFAULT '';
UPDATE bericht_bericht SET domein = CASE WHEN substr(soort, 1, 2) = 'JW' THEN 'jeugd' ELSE 'wmo' END;
DROP INDEX bericht_bericht_werk;
CREATE INDEX bericht_bericht_werk ON bericht_bericht (gemeente, domein, retour_voor)
    WHERE richting = 'uit' AND opvolger = '' AND stand <> 'beantwoord';

-- +goose Down
DROP INDEX bericht_bericht_werk;
CREATE INDEX bericht_bericht_werk ON bericht_bericht (gemeente, retour_voor) WHERE richting = 'uit' AND opvolger = '' AND stand <> 'beantwoord';
ALTER TABLE bericht_bericht DROP COLUMN domein;
