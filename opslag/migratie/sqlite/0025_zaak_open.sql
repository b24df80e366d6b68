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
CREATE TRIGGER zaak_open_nieuw AFTER INSERT ON zaak_zaak WHEN NEW.taak <> ''
BEGIN
    INSERT INTO zaak_open (gemeente, taak, uiterlijk, aantal) VALUES (NEW.gemeente, NEW.taak, NEW.uiterlijk, 1)
        ON CONFLICT (gemeente, taak, uiterlijk) DO UPDATE SET aantal = aantal + 1;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER zaak_open_anders AFTER UPDATE OF gemeente, taak, uiterlijk ON zaak_zaak
WHEN OLD.gemeente <> NEW.gemeente OR OLD.taak <> NEW.taak OR OLD.uiterlijk <> NEW.uiterlijk
BEGIN
    DELETE FROM zaak_open WHERE gemeente = OLD.gemeente AND taak = OLD.taak AND uiterlijk = OLD.uiterlijk AND aantal = 1;
    UPDATE zaak_open SET aantal = aantal - 1
        WHERE gemeente = OLD.gemeente AND taak = OLD.taak AND uiterlijk = OLD.uiterlijk AND aantal > 1;
    INSERT INTO zaak_open (gemeente, taak, uiterlijk, aantal) SELECT NEW.gemeente, NEW.taak, NEW.uiterlijk, 1 WHERE NEW.taak <> ''
        ON CONFLICT (gemeente, taak, uiterlijk) DO UPDATE SET aantal = aantal + 1;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER zaak_open_weg AFTER DELETE ON zaak_zaak WHEN OLD.taak <> ''
BEGIN
    DELETE FROM zaak_open WHERE gemeente = OLD.gemeente AND taak = OLD.taak AND uiterlijk = OLD.uiterlijk AND aantal = 1;
    UPDATE zaak_open SET aantal = aantal - 1
        WHERE gemeente = OLD.gemeente AND taak = OLD.taak AND uiterlijk = OLD.uiterlijk AND aantal > 1;
END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER zaak_open_weg;
DROP TRIGGER zaak_open_anders;
DROP TRIGGER zaak_open_nieuw;
DROP TABLE zaak_open;
DROP INDEX zaak_zaak_open;
CREATE INDEX zaak_zaak_werk ON zaak_zaak (gemeente, taak, uiterlijk, id);
