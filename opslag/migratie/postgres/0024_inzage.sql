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
CREATE FUNCTION logboek_inzage_wacht() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO logboek_wachtend (gemeente, id) SELECT gemeente, id FROM nieuw;
	RETURN NULL;
END;
$$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION logboek_inzage_weiger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'logboek: een inzage of schakel wordt nooit gewijzigd of verwijderd';
END;
$$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION logboek_wachtend_klaar() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NOT EXISTS (SELECT 1 FROM logboek_schakel WHERE gemeente = OLD.gemeente AND inzage = OLD.id) THEN
		RAISE EXCEPTION 'logboek: een inzage wacht tot zij in de keten staat';
	END IF;
	RETURN OLD;
END;
$$;
-- +goose StatementEnd

-- A number that is taken is answered as a key that is taken: whoever was second
-- knows that somebody else was at it.
-- +goose StatementBegin
CREATE FUNCTION logboek_schakel_achteraan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NEW.nummer <> (SELECT COALESCE(MAX(nummer), 0) + 1 FROM logboek_schakel WHERE gemeente = NEW.gemeente) THEN
		RAISE EXCEPTION 'logboek: een schakel komt alleen achteraan' USING ERRCODE = 'unique_violation';
	END IF;
	RETURN NEW;
END;
$$;
-- +goose StatementEnd

CREATE TRIGGER logboek_inzage_wacht AFTER INSERT ON logboek_inzage REFERENCING NEW TABLE AS nieuw
	FOR EACH STATEMENT EXECUTE FUNCTION logboek_inzage_wacht();
CREATE TRIGGER logboek_inzage_wijzigen BEFORE UPDATE ON logboek_inzage
	FOR EACH ROW EXECUTE FUNCTION logboek_inzage_weiger();
CREATE TRIGGER logboek_inzage_verwijderen BEFORE DELETE ON logboek_inzage
	FOR EACH ROW EXECUTE FUNCTION logboek_inzage_weiger();
CREATE TRIGGER logboek_inzage_legen BEFORE TRUNCATE ON logboek_inzage
	FOR EACH STATEMENT EXECUTE FUNCTION logboek_inzage_weiger();
CREATE TRIGGER logboek_wachtend_wijzigen BEFORE UPDATE ON logboek_wachtend
	FOR EACH ROW EXECUTE FUNCTION logboek_inzage_weiger();
CREATE TRIGGER logboek_wachtend_verwijderen BEFORE DELETE ON logboek_wachtend
	FOR EACH ROW EXECUTE FUNCTION logboek_wachtend_klaar();
CREATE TRIGGER logboek_wachtend_legen BEFORE TRUNCATE ON logboek_wachtend
	FOR EACH STATEMENT EXECUTE FUNCTION logboek_inzage_weiger();
CREATE TRIGGER logboek_schakel_volgende BEFORE INSERT ON logboek_schakel
	FOR EACH ROW EXECUTE FUNCTION logboek_schakel_achteraan();
CREATE TRIGGER logboek_schakel_wijzigen BEFORE UPDATE ON logboek_schakel
	FOR EACH ROW EXECUTE FUNCTION logboek_inzage_weiger();
CREATE TRIGGER logboek_schakel_verwijderen BEFORE DELETE ON logboek_schakel
	FOR EACH ROW EXECUTE FUNCTION logboek_inzage_weiger();
CREATE TRIGGER logboek_schakel_legen BEFORE TRUNCATE ON logboek_schakel
	FOR EACH STATEMENT EXECUTE FUNCTION logboek_inzage_weiger();

-- +goose Down
DROP TABLE logboek_schakel;
DROP TABLE logboek_wachtend;
DROP TABLE logboek_inzage;
DROP FUNCTION logboek_inzage_wacht();
DROP FUNCTION logboek_inzage_weiger();
DROP FUNCTION logboek_wachtend_klaar();
DROP FUNCTION logboek_schakel_achteraan();
