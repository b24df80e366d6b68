-- Where an allotment rests on. It has one source: a provision of a case, a line of a
-- request of the provider, or an allotment of another municipality that it takes the
-- place of (vorige, as "0457/12"). Each source gives at most one allotment.

-- +goose Up
ALTER TABLE toewijzing_toewijzing ADD COLUMN verzoek TEXT NOT NULL DEFAULT '';
ALTER TABLE toewijzing_toewijzing ADD COLUMN vorige TEXT NOT NULL DEFAULT '';
DROP INDEX toewijzing_toewijzing_voorziening;
CREATE UNIQUE INDEX toewijzing_toewijzing_voorziening ON toewijzing_toewijzing (gemeente, zaak, voorziening)
    WHERE bekend_tot = 253402300799000000 AND verzoek = '' AND vorige = '';
CREATE UNIQUE INDEX toewijzing_toewijzing_verzoek ON toewijzing_toewijzing (gemeente, verzoek, voorziening)
    WHERE bekend_tot = 253402300799000000 AND verzoek <> '' AND vorige = '';
CREATE UNIQUE INDEX toewijzing_toewijzing_vorige ON toewijzing_toewijzing (gemeente, vorige)
    WHERE bekend_tot = 253402300799000000 AND vorige <> '';
CREATE INDEX toewijzing_toewijzing_zaak ON toewijzing_toewijzing (gemeente, zaak) WHERE bekend_tot = 253402300799000000;

-- +goose Down
DROP INDEX toewijzing_toewijzing_zaak;
DROP INDEX toewijzing_toewijzing_vorige;
DROP INDEX toewijzing_toewijzing_verzoek;
DROP INDEX toewijzing_toewijzing_voorziening;
ALTER TABLE toewijzing_toewijzing DROP COLUMN vorige;
ALTER TABLE toewijzing_toewijzing DROP COLUMN verzoek;
CREATE UNIQUE INDEX toewijzing_toewijzing_voorziening ON toewijzing_toewijzing (gemeente, zaak, voorziening) WHERE bekend_tot = 253402300799000000;
