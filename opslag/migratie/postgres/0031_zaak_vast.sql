-- A case and what hangs on it, by municipality and ID of the case: acts, terms with their
-- receipts, the talk per domain of life, what was prepared, the decision, an objection,
-- letters; zaak_teller counts the numbers of a year. Nothing of a case is without its
-- case, an objection not without its decision, and what a law or a form never leaves
-- open is never empty. What the stands of a case are, the path of its law says.

-- +goose Up
ALTER TABLE zaak_zaak
    ADD CONSTRAINT zaak_zaak_1 CHECK (nummer <> ''),
    ADD CONSTRAINT zaak_zaak_2 CHECK (domein IN ('wmo', 'jeugd', 'inkomen', 'welzijn')),
    ADD CONSTRAINT zaak_zaak_3 CHECK (kanaal IN ('balie', 'telefoon', 'web')),
    ADD CONSTRAINT zaak_zaak_4 CHECK (inwoner <> ''),
    ADD CONSTRAINT zaak_zaak_5 CHECK (hulpvraag <> ''),
    ADD CONSTRAINT zaak_zaak_6 CHECK (stand <> ''),
    ADD CONSTRAINT zaak_zaak_7 CHECK (taak = '' OR taak LIKE domein || '.%'),
    ADD CONSTRAINT zaak_zaak_8 CHECK (versie >= 1);
ALTER TABLE zaak_handeling
    ADD CONSTRAINT zaak_handeling_1 CHECK (nr >= 1),
    ADD CONSTRAINT zaak_handeling_2 CHECK (handeling <> ''),
    ADD CONSTRAINT zaak_handeling_3 CHECK (medewerker <> ''),
    ADD CONSTRAINT zaak_handeling_4 CHECK (organisatie <> ''),
    ADD CONSTRAINT zaak_handeling_van_zaak FOREIGN KEY (gemeente, zaak) REFERENCES zaak_zaak (gemeente, id);
ALTER TABLE zaak_termijn
    ADD CONSTRAINT zaak_termijn_1 CHECK (nr >= 1),
    ADD CONSTRAINT zaak_termijn_2 CHECK (soort <> ''),
    ADD CONSTRAINT zaak_termijn_3 CHECK (uitkomst <> ''),
    ADD CONSTRAINT zaak_termijn_van_zaak FOREIGN KEY (gemeente, zaak) REFERENCES zaak_zaak (gemeente, id);
ALTER TABLE zaak_leefgebied
    ADD CONSTRAINT zaak_leefgebied_1 CHECK (leefgebied <> ''),
    ADD CONSTRAINT zaak_leefgebied_van_zaak FOREIGN KEY (gemeente, zaak) REFERENCES zaak_zaak (gemeente, id);
ALTER TABLE zaak_voorziening
    ADD CONSTRAINT zaak_voorziening_1 CHECK (nr >= 1),
    ADD CONSTRAINT zaak_voorziening_2 CHECK (vanaf < tot),
    ADD CONSTRAINT zaak_voorziening_3 CHECK (volume >= 0),
    ADD CONSTRAINT zaak_voorziening_van_zaak FOREIGN KEY (gemeente, zaak) REFERENCES zaak_zaak (gemeente, id);
ALTER TABLE zaak_beschikking
    ADD CONSTRAINT zaak_beschikking_1 CHECK (nummer <> ''),
    ADD CONSTRAINT zaak_beschikking_2 CHECK (uitkomst IN ('toegekend', 'afgewezen')),
    ADD CONSTRAINT zaak_beschikking_3 CHECK (namens <> ''),
    ADD CONSTRAINT zaak_beschikking_4 CHECK (ondertekening <> ''),
    ADD CONSTRAINT zaak_beschikking_5 CHECK (mandaat <> ''),
    ADD CONSTRAINT zaak_beschikking_6 CHECK (bekendgemaakt < bezwaar_tot),
    ADD CONSTRAINT zaak_beschikking_van_zaak FOREIGN KEY (gemeente, zaak) REFERENCES zaak_zaak (gemeente, id);
ALTER TABLE zaak_bezwaar
    ADD CONSTRAINT zaak_bezwaar_1 CHECK (gronden <> ''),
    ADD CONSTRAINT zaak_bezwaar_2 CHECK (uitkomst IN ('', 'gegrond', 'ongegrond', 'niet-ontvankelijk')),
    ADD CONSTRAINT zaak_bezwaar_van_zaak FOREIGN KEY (gemeente, zaak) REFERENCES zaak_zaak (gemeente, id),
    ADD CONSTRAINT zaak_bezwaar_tegen FOREIGN KEY (gemeente, beschikking) REFERENCES zaak_beschikking (gemeente, nummer);
ALTER TABLE zaak_brief
    ADD CONSTRAINT zaak_brief_1 CHECK (nr >= 1),
    ADD CONSTRAINT zaak_brief_2 CHECK (soort <> ''),
    ADD CONSTRAINT zaak_brief_3 CHECK (length(hash) = 64),
    ADD CONSTRAINT zaak_brief_van_zaak FOREIGN KEY (gemeente, zaak) REFERENCES zaak_zaak (gemeente, id);
ALTER TABLE zaak_teller
    ADD CONSTRAINT zaak_teller_1 CHECK (laatste >= 1);

-- +goose Down
ALTER TABLE zaak_teller
    DROP CONSTRAINT zaak_teller_1;
ALTER TABLE zaak_brief
    DROP CONSTRAINT zaak_brief_van_zaak,
    DROP CONSTRAINT zaak_brief_3,
    DROP CONSTRAINT zaak_brief_2,
    DROP CONSTRAINT zaak_brief_1;
ALTER TABLE zaak_bezwaar
    DROP CONSTRAINT zaak_bezwaar_tegen,
    DROP CONSTRAINT zaak_bezwaar_van_zaak,
    DROP CONSTRAINT zaak_bezwaar_2,
    DROP CONSTRAINT zaak_bezwaar_1;
ALTER TABLE zaak_beschikking
    DROP CONSTRAINT zaak_beschikking_van_zaak,
    DROP CONSTRAINT zaak_beschikking_6,
    DROP CONSTRAINT zaak_beschikking_5,
    DROP CONSTRAINT zaak_beschikking_4,
    DROP CONSTRAINT zaak_beschikking_3,
    DROP CONSTRAINT zaak_beschikking_2,
    DROP CONSTRAINT zaak_beschikking_1;
ALTER TABLE zaak_voorziening
    DROP CONSTRAINT zaak_voorziening_van_zaak,
    DROP CONSTRAINT zaak_voorziening_3,
    DROP CONSTRAINT zaak_voorziening_2,
    DROP CONSTRAINT zaak_voorziening_1;
ALTER TABLE zaak_leefgebied
    DROP CONSTRAINT zaak_leefgebied_van_zaak,
    DROP CONSTRAINT zaak_leefgebied_1;
ALTER TABLE zaak_termijn
    DROP CONSTRAINT zaak_termijn_van_zaak,
    DROP CONSTRAINT zaak_termijn_3,
    DROP CONSTRAINT zaak_termijn_2,
    DROP CONSTRAINT zaak_termijn_1;
ALTER TABLE zaak_handeling
    DROP CONSTRAINT zaak_handeling_van_zaak,
    DROP CONSTRAINT zaak_handeling_4,
    DROP CONSTRAINT zaak_handeling_3,
    DROP CONSTRAINT zaak_handeling_2,
    DROP CONSTRAINT zaak_handeling_1;
ALTER TABLE zaak_zaak
    DROP CONSTRAINT zaak_zaak_8,
    DROP CONSTRAINT zaak_zaak_7,
    DROP CONSTRAINT zaak_zaak_6,
    DROP CONSTRAINT zaak_zaak_5,
    DROP CONSTRAINT zaak_zaak_4,
    DROP CONSTRAINT zaak_zaak_3,
    DROP CONSTRAINT zaak_zaak_2,
    DROP CONSTRAINT zaak_zaak_1;
