-- Who does which task for which municipality: valid [vanaf, tot) in days, known
-- [bekend_vanaf, bekend_tot) in microseconds. The store refuses two holders of one
-- task on one day as known at one moment, and it refuses to change or remove
-- what was known: a row changes once, when bekend_tot is closed.

-- +goose Up
CREATE TABLE taakverdeling_toedeling (
    gemeente        TEXT   NOT NULL,
    id              TEXT   NOT NULL,
    taak            TEXT   NOT NULL,
    uitvoerder      TEXT   NOT NULL,
    grondslag       TEXT   NOT NULL CHECK (grondslag IN ('eigen', 'mandaat', 'machtiging', 'delegatie', 'subsidie')),
    regeling        TEXT   NOT NULL,
    besluit         TEXT   NOT NULL,
    kostensleutel   TEXT   NOT NULL,
    vanaf           BIGINT NOT NULL,
    tot             BIGINT NOT NULL,
    bekend_vanaf    BIGINT NOT NULL,
    bekend_tot      BIGINT NOT NULL,
    uitlopen        BIGINT NOT NULL CHECK (uitlopen IN (0, 1)),
    uitloop_tot     BIGINT NOT NULL,
    uitloop_aanname BIGINT NOT NULL CHECK (uitloop_aanname IN (0, 1)),
    PRIMARY KEY (gemeente, id, bekend_vanaf),
    CHECK (vanaf < tot),
    CHECK (bekend_vanaf < bekend_tot)
);
CREATE UNIQUE INDEX taakverdeling_toedeling_huidig ON taakverdeling_toedeling (gemeente, id) WHERE bekend_tot = 253402300799000000;
CREATE INDEX taakverdeling_toedeling_taak ON taakverdeling_toedeling (gemeente, taak, vanaf);

-- One row: every change of the division adds one, so that a reader sees cheaply
-- whether what it knows is still what is known.
CREATE TABLE taakverdeling_stand (
    eigenaar TEXT   NOT NULL PRIMARY KEY,
    versie   BIGINT NOT NULL
);
INSERT INTO taakverdeling_stand (eigenaar, versie) VALUES ('nabuur', 0);

-- +goose StatementBegin
CREATE TRIGGER taakverdeling_toedeling_overlap_insert BEFORE INSERT ON taakverdeling_toedeling
WHEN EXISTS (SELECT 1 FROM taakverdeling_toedeling t
             WHERE t.gemeente = NEW.gemeente AND t.taak = NEW.taak
               AND t.vanaf < NEW.tot AND NEW.vanaf < t.tot
               AND t.bekend_vanaf < NEW.bekend_tot AND NEW.bekend_vanaf < t.bekend_tot)
BEGIN
    SELECT RAISE(ABORT, 'overlap: taakverdeling_toedeling');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER taakverdeling_toedeling_overlap_update BEFORE UPDATE ON taakverdeling_toedeling
WHEN EXISTS (SELECT 1 FROM taakverdeling_toedeling t
             WHERE t.gemeente = NEW.gemeente AND t.taak = NEW.taak
               AND t.vanaf < NEW.tot AND NEW.vanaf < t.tot
               AND t.bekend_vanaf < NEW.bekend_tot AND NEW.bekend_vanaf < t.bekend_tot
               AND t.rowid <> OLD.rowid)
BEGIN
    SELECT RAISE(ABORT, 'overlap: taakverdeling_toedeling');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER taakverdeling_toedeling_vast_update BEFORE UPDATE ON taakverdeling_toedeling
WHEN OLD.bekend_tot <> 253402300799000000
  OR NEW.gemeente <> OLD.gemeente OR NEW.id <> OLD.id OR NEW.taak <> OLD.taak OR NEW.uitvoerder <> OLD.uitvoerder
  OR NEW.grondslag <> OLD.grondslag OR NEW.regeling <> OLD.regeling OR NEW.besluit <> OLD.besluit
  OR NEW.kostensleutel <> OLD.kostensleutel OR NEW.vanaf <> OLD.vanaf OR NEW.tot <> OLD.tot
  OR NEW.bekend_vanaf <> OLD.bekend_vanaf OR NEW.uitlopen <> OLD.uitlopen
  OR NEW.uitloop_tot <> OLD.uitloop_tot OR NEW.uitloop_aanname <> OLD.uitloop_aanname
BEGIN
    SELECT RAISE(ABORT, 'vast: taakverdeling_toedeling');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER taakverdeling_toedeling_vast_delete BEFORE DELETE ON taakverdeling_toedeling
BEGIN
    SELECT RAISE(ABORT, 'vast: taakverdeling_toedeling');
END;
-- +goose StatementEnd

-- +goose Down
DROP TABLE taakverdeling_stand;
DROP TABLE taakverdeling_toedeling;
