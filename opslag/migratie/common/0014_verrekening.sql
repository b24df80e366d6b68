-- What was done, as settlement and accounts read it: one row per act or line with
-- the Toedeling it leaned on and the day it counts for (of a claim line: the day
-- of delivery). A line that was refused leans on what the judging of its claim leaned
-- on. Bedrag is programme cost in cents and is never mixed with the
-- cost of execution, which is settled by the key of the Toedeling.

-- +goose Up
CREATE VIEW v_verrekening AS
	SELECT gemeente, dag, taak, toedeling, 'handeling' AS soort, CAST(0 AS BIGINT) AS bedrag
		FROM zaak_handeling
	UNION ALL
	SELECT r.gemeente, r.vanaf, r.domein || '.declaratiecontrole',
			CASE WHEN r.toedeling = '' THEN d.toedeling ELSE r.toedeling END, 'declaratieregel',
			CASE WHEN r.status = 'goedgekeurd' THEN r.bedrag ELSE CAST(0 AS BIGINT) END
		FROM declaratie_regel r JOIN declaratie_declaratie d ON d.gemeente = r.gemeente AND d.id = r.declaratie
	UNION ALL
	SELECT gemeente, vanaf, domein || '.toewijzing', toedeling, 'toewijzing', CAST(0 AS BIGINT)
		FROM toewijzing_toewijzing;

-- +goose Down
DROP VIEW v_verrekening;
