-- +goose Up
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Which body let which function in which organisation decide what, up to what,
-- from when (art. 10:3 Awb). hoogste is in cents; 0 is no ceiling.
CREATE TABLE mandaat_verlening (
	gemeente    TEXT   NOT NULL,
	id          TEXT   NOT NULL,
	orgaan      TEXT   NOT NULL,
	organisatie TEXT   NOT NULL,
	functie     TEXT   NOT NULL,
	taak        TEXT   NOT NULL,
	hoogste     BIGINT NOT NULL CHECK (hoogste >= 0),
	grondslag   TEXT   NOT NULL,
	besluit     TEXT   NOT NULL,
	vanaf       BIGINT NOT NULL,
	tot         BIGINT NOT NULL CHECK (tot >= vanaf),
	uitgesloten TEXT   NOT NULL,
	PRIMARY KEY (gemeente, id),
	CONSTRAINT mandaat_verlening_overlap EXCLUDE USING gist (
		gemeente WITH =, orgaan WITH =, organisatie WITH =, functie WITH =, taak WITH =, int8range(vanaf, tot) WITH &&)
);
CREATE INDEX mandaat_verlening_taak ON mandaat_verlening (gemeente, taak, vanaf);

-- +goose Down
DROP TABLE mandaat_verlening;
