-- What waits on the holder of berichtenverkeer. opvolger names the message that was
-- made in the place of a rejected one, or the rejected one itself when somebody put
-- it aside; '' while nobody did anything about it. A message is answered once by
-- what counts: an answer of ours that the chain refused may be made again.

-- +goose Up
ALTER TABLE bericht_bericht ADD COLUMN opvolger TEXT NOT NULL DEFAULT '';
DROP INDEX bericht_bericht_antwoord;
CREATE UNIQUE INDEX bericht_bericht_antwoord ON bericht_bericht (gemeente, antwoord_op)
    WHERE antwoord_op <> '' AND (richting = 'in' OR stand <> 'afgekeurd');
CREATE INDEX bericht_bericht_werk ON bericht_bericht (gemeente, retour_voor) WHERE richting = 'uit' AND opvolger = '' AND stand <> 'beantwoord';

-- Which request of a provider a message is about.
CREATE TABLE bericht_verzoek (
    gemeente TEXT NOT NULL,
    bericht  TEXT NOT NULL,
    verzoek  TEXT NOT NULL,
    PRIMARY KEY (gemeente, bericht, verzoek)
);
CREATE INDEX bericht_verzoek_verzoek ON bericht_verzoek (gemeente, verzoek);

-- +goose Down
DROP TABLE bericht_verzoek;
DROP INDEX bericht_bericht_werk;
DROP INDEX bericht_bericht_antwoord;
CREATE UNIQUE INDEX bericht_bericht_antwoord ON bericht_bericht (gemeente, antwoord_op) WHERE antwoord_op <> '';
ALTER TABLE bericht_bericht DROP COLUMN opvolger;
