-- Who does which task for which municipality: valid [vanaf, tot) in days, known
-- [bekend_vanaf, bekend_tot) in microseconds. The store refuses two holders of one
-- task on one day as known at one moment, and it refuses to change or remove
-- what was known: a row changes once, when bekend_tot is closed.

-- +goose Up
CREATE EXTENSION IF NOT EXISTS btree_gist;

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
    CHECK (bekend_vanaf < bekend_tot),
    CONSTRAINT taakverdeling_toedeling_overlap EXCLUDE USING gist (
        gemeente WITH =,
        taak WITH =,
        int8range(vanaf, tot) WITH &&,
        int8range(bekend_vanaf, bekend_tot) WITH &&
    )
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
CREATE FUNCTION taakverdeling_toedeling_vast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.bekend_tot = 253402300799000000
       AND (NEW.gemeente, NEW.id, NEW.taak, NEW.uitvoerder, NEW.grondslag, NEW.regeling, NEW.besluit,
            NEW.kostensleutel, NEW.vanaf, NEW.tot, NEW.bekend_vanaf, NEW.uitlopen, NEW.uitloop_tot, NEW.uitloop_aanname)
         = (OLD.gemeente, OLD.id, OLD.taak, OLD.uitvoerder, OLD.grondslag, OLD.regeling, OLD.besluit,
            OLD.kostensleutel, OLD.vanaf, OLD.tot, OLD.bekend_vanaf, OLD.uitlopen, OLD.uitloop_tot, OLD.uitloop_aanname)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'vast: taakverdeling_toedeling';
END
$$;
-- +goose StatementEnd

CREATE TRIGGER taakverdeling_toedeling_vast BEFORE UPDATE OR DELETE ON taakverdeling_toedeling
    FOR EACH ROW EXECUTE FUNCTION taakverdeling_toedeling_vast();

-- +goose Down
DROP TABLE taakverdeling_stand;
DROP TABLE taakverdeling_toedeling;
DROP FUNCTION taakverdeling_toedeling_vast();
