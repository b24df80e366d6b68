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
CREATE FUNCTION logboek_regel_achteraan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.nummer <> (SELECT COALESCE(MAX(nummer), 0) + 1 FROM logboek_regel WHERE gemeente = NEW.gemeente) THEN
		RAISE EXCEPTION 'logboek: een regel komt alleen achteraan';
	END IF;
	RETURN NEW;
END;
$$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION logboek_regel_weiger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'logboek: een regel wordt nooit gewijzigd of verwijderd';
END;
$$;
-- +goose StatementEnd

CREATE TRIGGER logboek_regel_volgende BEFORE INSERT ON logboek_regel
	FOR EACH ROW EXECUTE FUNCTION logboek_regel_achteraan();
CREATE TRIGGER logboek_regel_wijzigen BEFORE UPDATE ON logboek_regel
	FOR EACH ROW EXECUTE FUNCTION logboek_regel_weiger();
CREATE TRIGGER logboek_regel_verwijderen BEFORE DELETE ON logboek_regel
	FOR EACH ROW EXECUTE FUNCTION logboek_regel_weiger();
CREATE TRIGGER logboek_regel_legen BEFORE TRUNCATE ON logboek_regel
	FOR EACH STATEMENT EXECUTE FUNCTION logboek_regel_weiger();

-- +goose Down
DROP TABLE logboek_regel;
DROP FUNCTION logboek_regel_achteraan();
DROP FUNCTION logboek_regel_weiger();
