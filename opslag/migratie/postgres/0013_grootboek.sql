-- The ledger of each municipality: entries of lines that sum to zero. Nothing is
-- ever changed or removed: the store refuses it. An entry is undone by its
-- opposite, once.

-- +goose Up
CREATE TABLE grootboek_boeking (
    gemeente     TEXT   NOT NULL,
    nummer       BIGINT NOT NULL,
    datum        BIGINT NOT NULL,
    moment       BIGINT NOT NULL,
    omschrijving TEXT   NOT NULL,
    bron         TEXT   NOT NULL,
    toedeling    TEXT   NOT NULL,
    tegen        BIGINT NOT NULL,
    PRIMARY KEY (gemeente, nummer),
    UNIQUE (gemeente, bron)
);
CREATE UNIQUE INDEX grootboek_boeking_tegen ON grootboek_boeking (gemeente, tegen) WHERE tegen <> 0;

CREATE TABLE grootboek_regel (
    gemeente    TEXT   NOT NULL,
    boeking     BIGINT NOT NULL,
    regel       BIGINT NOT NULL,
    rekening    TEXT   NOT NULL,
    tegenpartij TEXT   NOT NULL,
    over        BIGINT NOT NULL,
    bedrag      BIGINT NOT NULL,
    PRIMARY KEY (gemeente, boeking, regel)
);
CREATE INDEX grootboek_regel_rekening ON grootboek_regel (gemeente, rekening, tegenpartij);

-- +goose StatementBegin
CREATE FUNCTION grootboek_vast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'vast: %', TG_TABLE_NAME;
END;
$$;
-- +goose StatementEnd

CREATE TRIGGER grootboek_boeking_vast BEFORE UPDATE OR DELETE ON grootboek_boeking
FOR EACH ROW EXECUTE FUNCTION grootboek_vast();

CREATE TRIGGER grootboek_regel_vast BEFORE UPDATE OR DELETE ON grootboek_regel
FOR EACH ROW EXECUTE FUNCTION grootboek_vast();

-- +goose Down
DROP TABLE grootboek_regel;
DROP TABLE grootboek_boeking;
DROP FUNCTION grootboek_vast();
