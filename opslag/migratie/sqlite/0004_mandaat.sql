-- +goose Up
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
	PRIMARY KEY (gemeente, id)
);
CREATE INDEX mandaat_verlening_taak ON mandaat_verlening (gemeente, taak, vanaf);

-- +goose StatementBegin
CREATE TRIGGER mandaat_verlening_overlap_in BEFORE INSERT ON mandaat_verlening
WHEN NEW.vanaf < NEW.tot AND EXISTS (
	SELECT 1 FROM mandaat_verlening m
	WHERE m.gemeente = NEW.gemeente AND m.orgaan = NEW.orgaan AND m.organisatie = NEW.organisatie
		AND m.functie = NEW.functie AND m.taak = NEW.taak
		AND m.vanaf < m.tot AND m.vanaf < NEW.tot AND NEW.vanaf < m.tot)
BEGIN
	SELECT RAISE(ABORT, 'overlap: dit mandaat bestaat in deze periode al');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER mandaat_verlening_overlap_wijzig BEFORE UPDATE ON mandaat_verlening
WHEN NEW.vanaf < NEW.tot AND EXISTS (
	SELECT 1 FROM mandaat_verlening m
	WHERE m.gemeente = NEW.gemeente AND m.orgaan = NEW.orgaan AND m.organisatie = NEW.organisatie
		AND m.functie = NEW.functie AND m.taak = NEW.taak
		AND NOT (m.gemeente = OLD.gemeente AND m.id = OLD.id)
		AND m.vanaf < m.tot AND m.vanaf < NEW.tot AND NEW.vanaf < m.tot)
BEGIN
	SELECT RAISE(ABORT, 'overlap: dit mandaat bestaat in deze periode al');
END;
-- +goose StatementEnd

-- +goose Down
DROP TABLE mandaat_verlening;
