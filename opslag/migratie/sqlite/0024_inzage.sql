-- +goose Up
-- Who looked, apart from who did something: a look takes no number and reads no
-- head, so that looks do not wait for each other. logboek_wachtend holds the looks
-- that are not in the chain yet, logboek_schakel the chain: one link per look, whose
-- hash covers the look and the link before it. A look itself is never changed.
CREATE TABLE logboek_inzage (
	gemeente    TEXT   NOT NULL,
	id          TEXT   NOT NULL CHECK (length(id) = 36),
	moment      BIGINT NOT NULL,
	medewerker  TEXT   NOT NULL,
	organisatie TEXT   NOT NULL,
	namens      TEXT   NOT NULL,
	handeling   TEXT   NOT NULL,
	soort       TEXT   NOT NULL,
	object      TEXT   NOT NULL,
	doel        TEXT   NOT NULL,
	toedeling   TEXT   NOT NULL,
	gegevens    TEXT   NOT NULL,
	PRIMARY KEY (gemeente, id)
);
CREATE INDEX logboek_inzage_object ON logboek_inzage (gemeente, soort, object, id);

CREATE TABLE logboek_wachtend (
	gemeente TEXT NOT NULL,
	id       TEXT NOT NULL,
	PRIMARY KEY (gemeente, id)
);

CREATE TABLE logboek_schakel (
	gemeente TEXT   NOT NULL,
	nummer   BIGINT NOT NULL CHECK (nummer >= 1),
	inzage   TEXT   NOT NULL,
	vorige   TEXT   NOT NULL,
	hash     TEXT   NOT NULL CHECK (length(hash) = 64),
	PRIMARY KEY (gemeente, nummer),
	UNIQUE (gemeente, inzage)
);

-- +goose StatementBegin
CREATE TRIGGER logboek_inzage_wacht AFTER INSERT ON logboek_inzage
BEGIN
	INSERT INTO logboek_wachtend (gemeente, id) VALUES (NEW.gemeente, NEW.id);
END;
-- +goose StatementEnd

-- REPLACE removes a row without asking the trigger on DELETE.
-- +goose StatementBegin
CREATE TRIGGER logboek_inzage_eenmaal BEFORE INSERT ON logboek_inzage
WHEN EXISTS (SELECT 1 FROM logboek_inzage WHERE gemeente = NEW.gemeente AND id = NEW.id)
BEGIN
	SELECT RAISE(ABORT, 'logboek: deze inzage staat er al');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER logboek_inzage_wijzigen BEFORE UPDATE ON logboek_inzage
BEGIN
	SELECT RAISE(ABORT, 'logboek: een inzage wordt nooit gewijzigd of verwijderd');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER logboek_inzage_verwijderen BEFORE DELETE ON logboek_inzage
BEGIN
	SELECT RAISE(ABORT, 'logboek: een inzage wordt nooit gewijzigd of verwijderd');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER logboek_wachtend_wijzigen BEFORE UPDATE ON logboek_wachtend
BEGIN
	SELECT RAISE(ABORT, 'logboek: een inzage wacht tot zij in de keten staat');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER logboek_wachtend_verwijderen BEFORE DELETE ON logboek_wachtend
WHEN NOT EXISTS (SELECT 1 FROM logboek_schakel WHERE gemeente = OLD.gemeente AND inzage = OLD.id)
BEGIN
	SELECT RAISE(ABORT, 'logboek: een inzage wacht tot zij in de keten staat');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER logboek_schakel_volgende BEFORE INSERT ON logboek_schakel
WHEN NEW.nummer <> (SELECT COALESCE(MAX(nummer), 0) + 1 FROM logboek_schakel WHERE gemeente = NEW.gemeente)
	OR EXISTS (SELECT 1 FROM logboek_schakel WHERE gemeente = NEW.gemeente AND inzage = NEW.inzage)
BEGIN
	SELECT RAISE(ABORT, 'logboek: een schakel komt alleen achteraan, en een inzage staat er eenmaal');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER logboek_schakel_wijzigen BEFORE UPDATE ON logboek_schakel
BEGIN
	SELECT RAISE(ABORT, 'logboek: een schakel wordt nooit gewijzigd of verwijderd');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER logboek_schakel_verwijderen BEFORE DELETE ON logboek_schakel
BEGIN
	SELECT RAISE(ABORT, 'logboek: een schakel wordt nooit gewijzigd of verwijderd');
END;
-- +goose StatementEnd

-- +goose Down
DROP TABLE logboek_schakel;
DROP TABLE logboek_wachtend;
DROP TABLE logboek_inzage;
