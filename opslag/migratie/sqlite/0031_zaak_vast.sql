-- A case and what hangs on it, by municipality and ID of the case: acts, terms with their
-- receipts, the talk per domain of life, what was prepared, the decision, an objection,
-- letters; zaak_teller counts the numbers of a year. Nothing of a case is without its
-- case, an objection not without its decision, and what a law or a form never leaves
-- open is never empty. What the stands of a case are, the path of its law says.

-- SQLite adds no check or key to a table that is there: triggers refuse what they would.

-- +goose Up
-- +goose StatementBegin
CREATE TRIGGER zaak_zaak_vast_nieuw BEFORE INSERT ON zaak_zaak
WHEN NOT (NEW.nummer <> ''
    AND NEW.domein IN ('wmo', 'jeugd', 'inkomen', 'welzijn')
    AND NEW.kanaal IN ('balie', 'telefoon', 'web')
    AND NEW.inwoner <> ''
    AND NEW.hulpvraag <> ''
    AND NEW.stand <> ''
    AND (NEW.taak = '' OR NEW.taak LIKE NEW.domein || '.%')
    AND NEW.versie >= 1)
BEGIN
    SELECT RAISE(ABORT, 'vast: zaak_zaak');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER zaak_zaak_vast_anders BEFORE UPDATE ON zaak_zaak
WHEN NOT (NEW.nummer <> ''
    AND NEW.domein IN ('wmo', 'jeugd', 'inkomen', 'welzijn')
    AND NEW.kanaal IN ('balie', 'telefoon', 'web')
    AND NEW.inwoner <> ''
    AND NEW.hulpvraag <> ''
    AND NEW.stand <> ''
    AND (NEW.taak = '' OR NEW.taak LIKE NEW.domein || '.%')
    AND NEW.versie >= 1)
BEGIN
    SELECT RAISE(ABORT, 'vast: zaak_zaak');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER zaak_handeling_vast_nieuw BEFORE INSERT ON zaak_handeling
WHEN NOT (NEW.nr >= 1
    AND NEW.handeling <> ''
    AND NEW.medewerker <> ''
    AND NEW.organisatie <> ''
    AND EXISTS (SELECT 1 FROM zaak_zaak z WHERE z.gemeente = NEW.gemeente AND z.id = NEW.zaak))
BEGIN
    SELECT RAISE(ABORT, 'vast: zaak_handeling');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER zaak_handeling_vast_anders BEFORE UPDATE ON zaak_handeling
WHEN NOT (NEW.nr >= 1
    AND NEW.handeling <> ''
    AND NEW.medewerker <> ''
    AND NEW.organisatie <> ''
    AND EXISTS (SELECT 1 FROM zaak_zaak z WHERE z.gemeente = NEW.gemeente AND z.id = NEW.zaak))
BEGIN
    SELECT RAISE(ABORT, 'vast: zaak_handeling');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER zaak_termijn_vast_nieuw BEFORE INSERT ON zaak_termijn
WHEN NOT (NEW.nr >= 1
    AND NEW.soort <> ''
    AND NEW.uitkomst <> ''
    AND EXISTS (SELECT 1 FROM zaak_zaak z WHERE z.gemeente = NEW.gemeente AND z.id = NEW.zaak))
BEGIN
    SELECT RAISE(ABORT, 'vast: zaak_termijn');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER zaak_termijn_vast_anders BEFORE UPDATE ON zaak_termijn
WHEN NOT (NEW.nr >= 1
    AND NEW.soort <> ''
    AND NEW.uitkomst <> ''
    AND EXISTS (SELECT 1 FROM zaak_zaak z WHERE z.gemeente = NEW.gemeente AND z.id = NEW.zaak))
BEGIN
    SELECT RAISE(ABORT, 'vast: zaak_termijn');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER zaak_leefgebied_vast_nieuw BEFORE INSERT ON zaak_leefgebied
WHEN NOT (NEW.leefgebied <> ''
    AND EXISTS (SELECT 1 FROM zaak_zaak z WHERE z.gemeente = NEW.gemeente AND z.id = NEW.zaak))
BEGIN
    SELECT RAISE(ABORT, 'vast: zaak_leefgebied');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER zaak_leefgebied_vast_anders BEFORE UPDATE ON zaak_leefgebied
WHEN NOT (NEW.leefgebied <> ''
    AND EXISTS (SELECT 1 FROM zaak_zaak z WHERE z.gemeente = NEW.gemeente AND z.id = NEW.zaak))
BEGIN
    SELECT RAISE(ABORT, 'vast: zaak_leefgebied');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER zaak_voorziening_vast_nieuw BEFORE INSERT ON zaak_voorziening
WHEN NOT (NEW.nr >= 1
    AND NEW.vanaf < NEW.tot
    AND NEW.volume >= 0
    AND EXISTS (SELECT 1 FROM zaak_zaak z WHERE z.gemeente = NEW.gemeente AND z.id = NEW.zaak))
BEGIN
    SELECT RAISE(ABORT, 'vast: zaak_voorziening');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER zaak_voorziening_vast_anders BEFORE UPDATE ON zaak_voorziening
WHEN NOT (NEW.nr >= 1
    AND NEW.vanaf < NEW.tot
    AND NEW.volume >= 0
    AND EXISTS (SELECT 1 FROM zaak_zaak z WHERE z.gemeente = NEW.gemeente AND z.id = NEW.zaak))
BEGIN
    SELECT RAISE(ABORT, 'vast: zaak_voorziening');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER zaak_beschikking_vast_nieuw BEFORE INSERT ON zaak_beschikking
WHEN NOT (NEW.nummer <> ''
    AND NEW.uitkomst IN ('toegekend', 'afgewezen')
    AND NEW.namens <> ''
    AND NEW.ondertekening <> ''
    AND NEW.mandaat <> ''
    AND NEW.bekendgemaakt < NEW.bezwaar_tot
    AND EXISTS (SELECT 1 FROM zaak_zaak z WHERE z.gemeente = NEW.gemeente AND z.id = NEW.zaak))
BEGIN
    SELECT RAISE(ABORT, 'vast: zaak_beschikking');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER zaak_beschikking_vast_anders BEFORE UPDATE ON zaak_beschikking
WHEN NOT (NEW.nummer <> ''
    AND NEW.uitkomst IN ('toegekend', 'afgewezen')
    AND NEW.namens <> ''
    AND NEW.ondertekening <> ''
    AND NEW.mandaat <> ''
    AND NEW.bekendgemaakt < NEW.bezwaar_tot
    AND EXISTS (SELECT 1 FROM zaak_zaak z WHERE z.gemeente = NEW.gemeente AND z.id = NEW.zaak))
BEGIN
    SELECT RAISE(ABORT, 'vast: zaak_beschikking');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER zaak_bezwaar_vast_nieuw BEFORE INSERT ON zaak_bezwaar
WHEN NOT (NEW.gronden <> ''
    AND NEW.uitkomst IN ('', 'gegrond', 'ongegrond', 'niet-ontvankelijk')
    AND EXISTS (SELECT 1 FROM zaak_zaak z WHERE z.gemeente = NEW.gemeente AND z.id = NEW.zaak)
    AND EXISTS (SELECT 1 FROM zaak_beschikking b WHERE b.gemeente = NEW.gemeente AND b.nummer = NEW.beschikking))
BEGIN
    SELECT RAISE(ABORT, 'vast: zaak_bezwaar');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER zaak_bezwaar_vast_anders BEFORE UPDATE ON zaak_bezwaar
WHEN NOT (NEW.gronden <> ''
    AND NEW.uitkomst IN ('', 'gegrond', 'ongegrond', 'niet-ontvankelijk')
    AND EXISTS (SELECT 1 FROM zaak_zaak z WHERE z.gemeente = NEW.gemeente AND z.id = NEW.zaak)
    AND EXISTS (SELECT 1 FROM zaak_beschikking b WHERE b.gemeente = NEW.gemeente AND b.nummer = NEW.beschikking))
BEGIN
    SELECT RAISE(ABORT, 'vast: zaak_bezwaar');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER zaak_brief_vast_nieuw BEFORE INSERT ON zaak_brief
WHEN NOT (NEW.nr >= 1
    AND NEW.soort <> ''
    AND length(NEW.hash) = 64
    AND EXISTS (SELECT 1 FROM zaak_zaak z WHERE z.gemeente = NEW.gemeente AND z.id = NEW.zaak))
BEGIN
    SELECT RAISE(ABORT, 'vast: zaak_brief');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER zaak_brief_vast_anders BEFORE UPDATE ON zaak_brief
WHEN NOT (NEW.nr >= 1
    AND NEW.soort <> ''
    AND length(NEW.hash) = 64
    AND EXISTS (SELECT 1 FROM zaak_zaak z WHERE z.gemeente = NEW.gemeente AND z.id = NEW.zaak))
BEGIN
    SELECT RAISE(ABORT, 'vast: zaak_brief');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER zaak_teller_vast_nieuw BEFORE INSERT ON zaak_teller
WHEN NOT (NEW.laatste >= 1)
BEGIN
    SELECT RAISE(ABORT, 'vast: zaak_teller');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER zaak_teller_vast_anders BEFORE UPDATE ON zaak_teller
WHEN NOT (NEW.laatste >= 1)
BEGIN
    SELECT RAISE(ABORT, 'vast: zaak_teller');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER zaak_zaak_vast_weg BEFORE DELETE ON zaak_zaak
WHEN EXISTS (SELECT 1 FROM zaak_handeling k WHERE k.gemeente = OLD.gemeente AND k.zaak = OLD.id)
    OR EXISTS (SELECT 1 FROM zaak_termijn k WHERE k.gemeente = OLD.gemeente AND k.zaak = OLD.id)
    OR EXISTS (SELECT 1 FROM zaak_leefgebied k WHERE k.gemeente = OLD.gemeente AND k.zaak = OLD.id)
    OR EXISTS (SELECT 1 FROM zaak_voorziening k WHERE k.gemeente = OLD.gemeente AND k.zaak = OLD.id)
    OR EXISTS (SELECT 1 FROM zaak_beschikking k WHERE k.gemeente = OLD.gemeente AND k.zaak = OLD.id)
    OR EXISTS (SELECT 1 FROM zaak_bezwaar k WHERE k.gemeente = OLD.gemeente AND k.zaak = OLD.id)
    OR EXISTS (SELECT 1 FROM zaak_brief k WHERE k.gemeente = OLD.gemeente AND k.zaak = OLD.id)
BEGIN
    SELECT RAISE(ABORT, 'vast: zaak_zaak');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER zaak_beschikking_vast_weg BEFORE DELETE ON zaak_beschikking
WHEN EXISTS (SELECT 1 FROM zaak_bezwaar k WHERE k.gemeente = OLD.gemeente AND k.beschikking = OLD.nummer)
BEGIN
    SELECT RAISE(ABORT, 'vast: zaak_beschikking');
END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER zaak_beschikking_vast_weg;
DROP TRIGGER zaak_zaak_vast_weg;
DROP TRIGGER zaak_teller_vast_anders;
DROP TRIGGER zaak_teller_vast_nieuw;
DROP TRIGGER zaak_brief_vast_anders;
DROP TRIGGER zaak_brief_vast_nieuw;
DROP TRIGGER zaak_bezwaar_vast_anders;
DROP TRIGGER zaak_bezwaar_vast_nieuw;
DROP TRIGGER zaak_beschikking_vast_anders;
DROP TRIGGER zaak_beschikking_vast_nieuw;
DROP TRIGGER zaak_voorziening_vast_anders;
DROP TRIGGER zaak_voorziening_vast_nieuw;
DROP TRIGGER zaak_leefgebied_vast_anders;
DROP TRIGGER zaak_leefgebied_vast_nieuw;
DROP TRIGGER zaak_termijn_vast_anders;
DROP TRIGGER zaak_termijn_vast_nieuw;
DROP TRIGGER zaak_handeling_vast_anders;
DROP TRIGGER zaak_handeling_vast_nieuw;
DROP TRIGGER zaak_zaak_vast_anders;
DROP TRIGGER zaak_zaak_vast_nieuw;
