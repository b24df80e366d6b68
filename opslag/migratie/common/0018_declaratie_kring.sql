-- Claims after a merger. A line names the municipality that made its allotment
-- (toewijzer): numbers of allotments are unique per municipality only, and a claim
-- to the successor may be about an allotment of before. A claim keeps how it came
-- to this municipality (kanaal): in a message, as an invoice that was entered, or
-- as the part of a claim to the successor that is booked here.

-- +goose Up
ALTER TABLE declaratie_declaratie ADD COLUMN kanaal TEXT NOT NULL DEFAULT 'bericht';
UPDATE declaratie_declaratie SET kanaal = 'factuur' WHERE substr(bericht, 1, 8) = 'factuur ';
ALTER TABLE declaratie_regel ADD COLUMN toewijzer TEXT NOT NULL DEFAULT '';
UPDATE declaratie_regel SET toewijzer = gemeente;
CREATE INDEX declaratie_regel_elders ON declaratie_regel (toewijzer, toewijzing) WHERE toewijzer <> gemeente;

-- Who was ever allotted anything, for the check of all clients of a claim at once.
CREATE VIEW v_declaratie_client AS
	SELECT gemeente, domein, inwoner FROM toewijzing_toewijzing WHERE bekend_tot = 253402300799000000;

-- When care was delivered according to the starts and stops that were not removed:
-- from the start until its first stop, and no longer than its allotment.
CREATE VIEW v_declaratie_levering AS
	SELECT s.gemeente, t.domein, t.aanbieder, s.nummer AS toewijzing, s.vanaf,
			CASE WHEN e.tot < t.tot THEN e.tot ELSE t.tot END AS tot
		FROM toewijzing_levering s
		JOIN toewijzing_toewijzing t ON t.gemeente = s.gemeente AND t.nummer = s.nummer AND t.bekend_tot = 253402300799000000
		LEFT JOIN toewijzing_levering e ON e.gemeente = s.gemeente AND e.nummer = s.nummer AND e.soort = 'stop'
			AND e.vervallen = 253402300799000000 AND e.vanaf = s.vanaf AND e.categorie = s.categorie AND e.code = s.code
			AND NOT EXISTS (SELECT 1 FROM toewijzing_levering f WHERE f.gemeente = e.gemeente AND f.nummer = e.nummer AND f.soort = 'stop'
				AND f.vervallen = 253402300799000000 AND f.vanaf = e.vanaf AND f.categorie = e.categorie AND f.code = e.code AND f.tot < e.tot)
		WHERE s.soort = 'start' AND s.vervallen = 253402300799000000;

-- +goose Down
DROP VIEW v_declaratie_levering;
DROP VIEW v_declaratie_client;
DROP INDEX declaratie_regel_elders;
ALTER TABLE declaratie_regel DROP COLUMN toewijzer;
ALTER TABLE declaratie_declaratie DROP COLUMN kanaal;
