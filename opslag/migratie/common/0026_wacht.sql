-- Which report of the provider must still come about an allotment as it is known now: its
-- start, the stop of what was started, or none. It is kept by whoever takes in a report,
-- so that what is awaited is found by its last day and not among all that was ever
-- allotted. Allotments of a case are found in order of number.

-- +goose Up
ALTER TABLE toewijzing_toewijzing ADD COLUMN wacht TEXT NOT NULL DEFAULT '';
UPDATE toewijzing_toewijzing SET wacht = CASE
    WHEN NOT EXISTS (SELECT 1 FROM toewijzing_levering s WHERE s.gemeente = toewijzing_toewijzing.gemeente
        AND s.nummer = toewijzing_toewijzing.nummer AND s.soort = 'start' AND s.vervallen = 253402300799000000) THEN 'start'
    WHEN EXISTS (SELECT 1 FROM toewijzing_levering e WHERE e.gemeente = toewijzing_toewijzing.gemeente
        AND e.nummer = toewijzing_toewijzing.nummer AND e.soort = 'stop' AND e.vervallen = 253402300799000000 AND e.reden <> '20'
        AND e.vanaf = (SELECT MAX(s.vanaf) FROM toewijzing_levering s WHERE s.gemeente = e.gemeente
            AND s.nummer = e.nummer AND s.soort = 'start' AND s.vervallen = 253402300799000000)) THEN ''
    ELSE 'stop' END
    WHERE bekend_tot = 253402300799000000 AND reden <> '13';
CREATE INDEX toewijzing_toewijzing_start ON toewijzing_toewijzing (gemeente, domein, tot, vanaf, nummer, bekend_vanaf)
    WHERE bekend_tot = 253402300799000000 AND wacht = 'start';
CREATE INDEX toewijzing_toewijzing_stop ON toewijzing_toewijzing (gemeente, domein, tot, nummer, bekend_vanaf)
    WHERE bekend_tot = 253402300799000000 AND wacht = 'stop';
DROP INDEX toewijzing_toewijzing_zaak;
CREATE INDEX toewijzing_toewijzing_zaak ON toewijzing_toewijzing (gemeente, zaak, nummer) WHERE bekend_tot = 253402300799000000;

-- +goose Down
DROP INDEX toewijzing_toewijzing_zaak;
CREATE INDEX toewijzing_toewijzing_zaak ON toewijzing_toewijzing (gemeente, zaak) WHERE bekend_tot = 253402300799000000;
DROP INDEX toewijzing_toewijzing_stop;
DROP INDEX toewijzing_toewijzing_start;
ALTER TABLE toewijzing_toewijzing DROP COLUMN wacht;
