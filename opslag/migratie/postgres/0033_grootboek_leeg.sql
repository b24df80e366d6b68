-- The ledger is not emptied either: TRUNCATE passes by the triggers that refuse to change
-- or remove a row.

-- +goose Up
CREATE TRIGGER grootboek_boeking_legen BEFORE TRUNCATE ON grootboek_boeking
FOR EACH STATEMENT EXECUTE FUNCTION grootboek_vast();

CREATE TRIGGER grootboek_regel_legen BEFORE TRUNCATE ON grootboek_regel
FOR EACH STATEMENT EXECUTE FUNCTION grootboek_vast();

-- +goose Down
DROP TRIGGER grootboek_regel_legen ON grootboek_regel;
DROP TRIGGER grootboek_boeking_legen ON grootboek_boeking;
