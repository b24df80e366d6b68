-- +goose Up
-- Who did or saw what. One chain per municipality: vorige is the hash of the
-- row before, and nummer counts from 1 without gaps.
CREATE TABLE logboek_regel (
	gemeente    TEXT   NOT NULL,
	nummer      BIGINT NOT NULL CHECK (nummer >= 1),
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
	vorige      TEXT   NOT NULL,
	hash        TEXT   NOT NULL CHECK (length(hash) = 64),
	PRIMARY KEY (gemeente, nummer)
);
CREATE INDEX logboek_regel_object ON logboek_regel (gemeente, soort, object, nummer);

-- +goose StatementBegin
CREATE TRIGGER logboek_regel_volgende BEFORE INSERT ON logboek_regel
WHEN NEW.nummer <> (SELECT COALESCE(MAX(nummer), 0) + 1 FROM logboek_regel WHERE gemeente = NEW.gemeente)
BEGIN
	SELECT RAISE(ABORT, 'logboek: een regel komt alleen achteraan');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER logboek_regel_wijzigen BEFORE UPDATE ON logboek_regel
BEGIN
	SELECT RAISE(ABORT, 'logboek: een regel wordt nooit gewijzigd of verwijderd');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER logboek_regel_verwijderen BEFORE DELETE ON logboek_regel
BEGIN
	SELECT RAISE(ABORT, 'logboek: een regel wordt nooit gewijzigd of verwijderd');
END;
-- +goose StatementEnd

-- +goose Down
DROP TABLE logboek_regel;
