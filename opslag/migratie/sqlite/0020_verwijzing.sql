-- A stamp names its Toedeling wholly: the municipality that arranged it and the ID,
-- as "0363/0363.wmo.aanvraag.2022-03-24". After a merger that municipality is another
-- than the row's own. What was stamped before gets the municipality that has a
-- Toedeling with that ID, its own first. Log rows stay as they were written.
-- +goose Up
DROP TRIGGER grootboek_boeking_vast_update;
UPDATE zaak_handeling SET toedeling = COALESCE(
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.gemeente = zaak_handeling.gemeente AND d.id = zaak_handeling.toedeling),
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.id = zaak_handeling.toedeling),
    gemeente) || '/' || toedeling
    WHERE toedeling <> '';
UPDATE zaak_beschikking SET toedeling = COALESCE(
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.gemeente = zaak_beschikking.gemeente AND d.id = zaak_beschikking.toedeling),
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.id = zaak_beschikking.toedeling),
    gemeente) || '/' || toedeling
    WHERE toedeling <> '';
UPDATE toewijzing_toewijzing SET toedeling = COALESCE(
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.gemeente = toewijzing_toewijzing.gemeente AND d.id = toewijzing_toewijzing.toedeling),
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.id = toewijzing_toewijzing.toedeling),
    gemeente) || '/' || toedeling
    WHERE toedeling <> '';
UPDATE toewijzing_levering SET toedeling = COALESCE(
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.gemeente = toewijzing_levering.gemeente AND d.id = toewijzing_levering.toedeling),
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.id = toewijzing_levering.toedeling),
    gemeente) || '/' || toedeling
    WHERE toedeling <> '';
UPDATE declaratie_declaratie SET toedeling = COALESCE(
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.gemeente = declaratie_declaratie.gemeente AND d.id = declaratie_declaratie.toedeling),
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.id = declaratie_declaratie.toedeling),
    gemeente) || '/' || toedeling
    WHERE toedeling <> '';
UPDATE declaratie_regel SET toedeling = COALESCE(
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.gemeente = declaratie_regel.gemeente AND d.id = declaratie_regel.toedeling),
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.id = declaratie_regel.toedeling),
    gemeente) || '/' || toedeling
    WHERE toedeling <> '';
UPDATE betaling_opdracht SET toedeling = COALESCE(
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.gemeente = betaling_opdracht.gemeente AND d.id = betaling_opdracht.toedeling),
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.id = betaling_opdracht.toedeling),
    gemeente) || '/' || toedeling
    WHERE toedeling <> '';
UPDATE betaling_opdracht SET vrijgave_toedeling = COALESCE(
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.gemeente = betaling_opdracht.gemeente AND d.id = betaling_opdracht.vrijgave_toedeling),
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.id = betaling_opdracht.vrijgave_toedeling),
    gemeente) || '/' || vrijgave_toedeling
    WHERE vrijgave_toedeling <> '';
UPDATE bericht_bericht SET toedeling = COALESCE(
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.gemeente = bericht_bericht.gemeente AND d.id = bericht_bericht.toedeling),
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.id = bericht_bericht.toedeling),
    gemeente) || '/' || toedeling
    WHERE toedeling <> '';
UPDATE verzoek_verzoek SET toedeling = COALESCE(
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.gemeente = verzoek_verzoek.gemeente AND d.id = verzoek_verzoek.toedeling),
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.id = verzoek_verzoek.toedeling),
    gemeente) || '/' || toedeling
    WHERE toedeling <> '';
UPDATE grootboek_boeking SET toedeling = COALESCE(
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.gemeente = grootboek_boeking.gemeente AND d.id = grootboek_boeking.toedeling),
    (SELECT MIN(d.gemeente) FROM taakverdeling_toedeling d WHERE d.id = grootboek_boeking.toedeling),
    gemeente) || '/' || toedeling
    WHERE toedeling <> '';
-- +goose StatementBegin
CREATE TRIGGER grootboek_boeking_vast_update BEFORE UPDATE ON grootboek_boeking
BEGIN
    SELECT RAISE(ABORT, 'vast: grootboek_boeking');
END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER grootboek_boeking_vast_update;
UPDATE zaak_handeling SET toedeling = substr(toedeling, 6) WHERE toedeling <> '';
UPDATE zaak_beschikking SET toedeling = substr(toedeling, 6) WHERE toedeling <> '';
UPDATE toewijzing_toewijzing SET toedeling = substr(toedeling, 6) WHERE toedeling <> '';
UPDATE toewijzing_levering SET toedeling = substr(toedeling, 6) WHERE toedeling <> '';
UPDATE declaratie_declaratie SET toedeling = substr(toedeling, 6) WHERE toedeling <> '';
UPDATE declaratie_regel SET toedeling = substr(toedeling, 6) WHERE toedeling <> '';
UPDATE betaling_opdracht SET toedeling = substr(toedeling, 6) WHERE toedeling <> '';
UPDATE betaling_opdracht SET vrijgave_toedeling = substr(vrijgave_toedeling, 6) WHERE vrijgave_toedeling <> '';
UPDATE bericht_bericht SET toedeling = substr(toedeling, 6) WHERE toedeling <> '';
UPDATE verzoek_verzoek SET toedeling = substr(toedeling, 6) WHERE toedeling <> '';
UPDATE grootboek_boeking SET toedeling = substr(toedeling, 6) WHERE toedeling <> '';
-- +goose StatementBegin
CREATE TRIGGER grootboek_boeking_vast_update BEFORE UPDATE ON grootboek_boeking
BEGIN
    SELECT RAISE(ABORT, 'vast: grootboek_boeking');
END;
-- +goose StatementEnd
