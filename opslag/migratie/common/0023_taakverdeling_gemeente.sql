-- The number of the last change of each municipality, out of the numbers that
-- taakverdeling_stand gives, so that after a change only the municipalities that
-- changed are read. A change takes its number by an update of the one row of
-- taakverdeling_stand, which no other change passes before this one is committed
-- or undone: in order of number is in order of commit, and whoever sees a number
-- sees every change below it.

-- +goose Up
CREATE TABLE taakverdeling_gemeente (
    gemeente TEXT   NOT NULL PRIMARY KEY,
    versie   BIGINT NOT NULL
);
CREATE INDEX taakverdeling_gemeente_versie ON taakverdeling_gemeente (versie);
INSERT INTO taakverdeling_gemeente (gemeente, versie)
    SELECT DISTINCT t.gemeente, s.versie FROM taakverdeling_toedeling t CROSS JOIN taakverdeling_stand s;

-- +goose Down
DROP TABLE taakverdeling_gemeente;
