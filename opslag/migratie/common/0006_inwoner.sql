-- +goose Up
CREATE TABLE inwoner_inwoner (
	gemeente      TEXT   NOT NULL,
	id            TEXT   NOT NULL,
	bsn           TEXT   NOT NULL,
	geboren       BIGINT NOT NULL,
	geslacht      TEXT   NOT NULL,
	achternaam    TEXT   NOT NULL,
	voorvoegsel   TEXT   NOT NULL,
	voorletters   TEXT   NOT NULL,
	voornamen     TEXT   NOT NULL,
	straat        TEXT   NOT NULL,
	huisnummer    BIGINT NOT NULL,
	huisletter    TEXT   NOT NULL,
	toevoeging    TEXT   NOT NULL,
	postcode      TEXT   NOT NULL,
	plaats        TEXT   NOT NULL,
	telefoon      TEXT   NOT NULL,
	email         TEXT   NOT NULL,
	versie        BIGINT NOT NULL,
	PRIMARY KEY (gemeente, id),
	UNIQUE (gemeente, bsn)
);

CREATE VIEW v_inwoner AS
	SELECT gemeente, id, geboren, achternaam, voorvoegsel, voorletters FROM inwoner_inwoner;

-- +goose Down
DROP VIEW v_inwoner;
DROP TABLE inwoner_inwoner;
