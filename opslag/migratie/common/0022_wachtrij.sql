-- Jobs that failed: what they are about, why, and who settled them. A row is made at
-- the first failure and goes when the job succeeds after all; one that somebody
-- settled stays. The job itself stands with the queue under the same number.

-- +goose Up
CREATE TABLE wachtrij_mislukt (
    gemeente         TEXT   NOT NULL, -- '' for a job that is about no municipality
    opdracht         BIGINT NOT NULL,
    naam             TEXT   NOT NULL,
    inhoud           TEXT   NOT NULL,
    soort            TEXT   NOT NULL,
    object           TEXT   NOT NULL,
    taak             TEXT   NOT NULL,
    stand            TEXT   NOT NULL CHECK (stand IN ('wacht', 'opgegeven', 'afgehandeld')),
    pogingen         BIGINT NOT NULL,
    reden            TEXT   NOT NULL,
    oorzaak          TEXT   NOT NULL,
    sinds            BIGINT NOT NULL,
    laatst           BIGINT NOT NULL,
    afgehandeld      BIGINT NOT NULL,
    afgehandeld_door TEXT   NOT NULL,
    toelichting      TEXT   NOT NULL,
    PRIMARY KEY (gemeente, opdracht)
);
CREATE INDEX wachtrij_mislukt_open ON wachtrij_mislukt (gemeente, taak, opdracht) WHERE stand <> 'afgehandeld';
CREATE INDEX wachtrij_mislukt_object ON wachtrij_mislukt (gemeente, soort, object, opdracht);

-- +goose Down
DROP TABLE wachtrij_mislukt;
