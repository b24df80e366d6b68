-- How many steps are open per municipality, task and last day: a work list is counted,
-- and a page of it found, without walking through the cases. The store itself keeps the
-- numbers, in the transaction that changes a case, whoever changes it. The index on open
-- work leaves out the cases in which nothing is open: most of them.

-- +goose Up
DROP INDEX zaak_zaak_werk;
CREATE INDEX zaak_zaak_open ON zaak_zaak (gemeente, taak, uiterlijk, id) WHERE taak <> '';

CREATE TABLE zaak_open (
    gemeente  TEXT   NOT NULL,
    taak      TEXT   NOT NULL,
    uiterlijk BIGINT NOT NULL,
    aantal    BIGINT NOT NULL CHECK (aantal > 0),
    PRIMARY KEY (gemeente, taak, uiterlijk)
);
INSERT INTO zaak_open (gemeente, taak, uiterlijk, aantal)
    SELECT gemeente, taak, uiterlijk, count(*) FROM zaak_zaak WHERE taak <> '' GROUP BY gemeente, taak, uiterlijk;

-- +goose StatementBegin
CREATE FUNCTION zaak_open_nieuw() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO zaak_open AS o (gemeente, taak, uiterlijk, aantal)
        SELECT gemeente, taak, uiterlijk, count(*) FROM nieuw WHERE taak <> '' GROUP BY gemeente, taak, uiterlijk
        ON CONFLICT (gemeente, taak, uiterlijk) DO UPDATE SET aantal = o.aantal + excluded.aantal;
    RETURN NULL;
END;
$$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION zaak_open_weg() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    WITH minder AS (SELECT gemeente, taak, uiterlijk, count(*) AS aantal FROM oud WHERE taak <> '' GROUP BY gemeente, taak, uiterlijk),
        leeg AS (DELETE FROM zaak_open o USING minder m
            WHERE o.gemeente = m.gemeente AND o.taak = m.taak AND o.uiterlijk = m.uiterlijk AND o.aantal = m.aantal)
        UPDATE zaak_open o SET aantal = o.aantal - m.aantal FROM minder m
            WHERE o.gemeente = m.gemeente AND o.taak = m.taak AND o.uiterlijk = m.uiterlijk AND o.aantal <> m.aantal;
    RETURN NULL;
END;
$$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION zaak_open_anders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO zaak_open AS o (gemeente, taak, uiterlijk, aantal)
        SELECT gemeente, taak, uiterlijk, count(*) FROM nieuw WHERE taak <> '' GROUP BY gemeente, taak, uiterlijk
        ON CONFLICT (gemeente, taak, uiterlijk) DO UPDATE SET aantal = o.aantal + excluded.aantal;
    WITH minder AS (SELECT gemeente, taak, uiterlijk, count(*) AS aantal FROM oud WHERE taak <> '' GROUP BY gemeente, taak, uiterlijk),
        leeg AS (DELETE FROM zaak_open o USING minder m
            WHERE o.gemeente = m.gemeente AND o.taak = m.taak AND o.uiterlijk = m.uiterlijk AND o.aantal = m.aantal)
        UPDATE zaak_open o SET aantal = o.aantal - m.aantal FROM minder m
            WHERE o.gemeente = m.gemeente AND o.taak = m.taak AND o.uiterlijk = m.uiterlijk AND o.aantal <> m.aantal;
    RETURN NULL;
END;
$$;
-- +goose StatementEnd

CREATE TRIGGER zaak_open_nieuw AFTER INSERT ON zaak_zaak
    REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION zaak_open_nieuw();
CREATE TRIGGER zaak_open_anders AFTER UPDATE ON zaak_zaak
    REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION zaak_open_anders();
CREATE TRIGGER zaak_open_weg AFTER DELETE ON zaak_zaak
    REFERENCING OLD TABLE AS oud FOR EACH STATEMENT EXECUTE FUNCTION zaak_open_weg();

-- +goose Down
DROP TRIGGER zaak_open_weg ON zaak_zaak;
DROP TRIGGER zaak_open_anders ON zaak_zaak;
DROP TRIGGER zaak_open_nieuw ON zaak_zaak;
DROP FUNCTION zaak_open_weg();
DROP FUNCTION zaak_open_anders();
DROP FUNCTION zaak_open_nieuw();
DROP TABLE zaak_open;
DROP INDEX zaak_zaak_open;
CREATE INDEX zaak_zaak_werk ON zaak_zaak (gemeente, taak, uiterlijk, id);
