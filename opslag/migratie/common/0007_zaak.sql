-- +goose Up
CREATE TABLE zaak_teller (
	gemeente TEXT   NOT NULL,
	soort    TEXT   NOT NULL,
	jaar     BIGINT NOT NULL,
	laatste  BIGINT NOT NULL,
	PRIMARY KEY (gemeente, soort, jaar)
);

CREATE TABLE zaak_zaak (
	gemeente  TEXT   NOT NULL,
	id        TEXT   NOT NULL,
	nummer    TEXT   NOT NULL,
	domein    TEXT   NOT NULL,
	inwoner   TEXT   NOT NULL,
	hulpvraag TEXT   NOT NULL,
	kanaal    TEXT   NOT NULL,
	stand     TEXT   NOT NULL,
	taak      TEXT   NOT NULL,
	gemeld    BIGINT NOT NULL,
	uiterlijk BIGINT NOT NULL,
	versie    BIGINT NOT NULL,
	PRIMARY KEY (gemeente, id),
	UNIQUE (gemeente, nummer)
);
CREATE INDEX zaak_zaak_werk ON zaak_zaak (gemeente, taak, uiterlijk, id);
CREATE INDEX zaak_zaak_inwoner ON zaak_zaak (gemeente, inwoner);

CREATE TABLE zaak_handeling (
	gemeente    TEXT   NOT NULL,
	zaak        TEXT   NOT NULL,
	nr          BIGINT NOT NULL,
	moment      BIGINT NOT NULL,
	dag         BIGINT NOT NULL,
	handeling   TEXT   NOT NULL,
	taak        TEXT   NOT NULL,
	medewerker  TEXT   NOT NULL,
	naam        TEXT   NOT NULL,
	organisatie TEXT   NOT NULL,
	toedeling   TEXT   NOT NULL,
	stand       TEXT   NOT NULL,
	toelichting TEXT   NOT NULL,
	PRIMARY KEY (gemeente, zaak, nr)
);
CREATE INDEX zaak_handeling_dag ON zaak_handeling (gemeente, dag);

CREATE TABLE zaak_termijn (
	gemeente     TEXT   NOT NULL,
	zaak         TEXT   NOT NULL,
	nr           BIGINT NOT NULL,
	soort        TEXT   NOT NULL,
	vanaf        BIGINT NOT NULL,
	laatste_dag  BIGINT NOT NULL,
	opgeschort   TEXT   NOT NULL,
	uitkomst     TEXT   NOT NULL,
	PRIMARY KEY (gemeente, zaak, nr)
);

CREATE TABLE zaak_leefgebied (
	gemeente     TEXT   NOT NULL,
	zaak         TEXT   NOT NULL,
	leefgebied   TEXT   NOT NULL,
	eigen_kracht TEXT   NOT NULL,
	netwerk      TEXT   NOT NULL,
	algemeen     TEXT   NOT NULL,
	maatwerk     TEXT   NOT NULL,
	woorden      TEXT   NOT NULL,
	PRIMARY KEY (gemeente, zaak, leefgebied)
);

CREATE TABLE zaak_voorziening (
	gemeente     TEXT   NOT NULL,
	zaak         TEXT   NOT NULL,
	nr           BIGINT NOT NULL,
	aanbieder    TEXT   NOT NULL,
	categorie    TEXT   NOT NULL,
	product      TEXT   NOT NULL,
	omschrijving TEXT   NOT NULL,
	volume       BIGINT NOT NULL,
	eenheid      TEXT   NOT NULL,
	frequentie   TEXT   NOT NULL,
	vanaf        BIGINT NOT NULL,
	tot          BIGINT NOT NULL,
	PRIMARY KEY (gemeente, zaak, nr)
);

CREATE TABLE zaak_beschikking (
	gemeente      TEXT   NOT NULL,
	nummer        TEXT   NOT NULL,
	zaak          TEXT   NOT NULL,
	bekendgemaakt BIGINT NOT NULL,
	uitkomst      TEXT   NOT NULL,
	motivering    TEXT   NOT NULL,
	namens        TEXT   NOT NULL,
	ondertekening TEXT   NOT NULL,
	medewerker    TEXT   NOT NULL,
	organisatie   TEXT   NOT NULL,
	functie       TEXT   NOT NULL,
	mandaat       TEXT   NOT NULL,
	toedeling     TEXT   NOT NULL,
	bezwaar_tot   BIGINT NOT NULL,
	bewijs        TEXT   NOT NULL,
	PRIMARY KEY (gemeente, nummer),
	UNIQUE (gemeente, zaak)
);

CREATE TABLE zaak_bezwaar (
	gemeente    TEXT   NOT NULL,
	zaak        TEXT   NOT NULL,
	beschikking TEXT   NOT NULL,
	ontvangen   BIGINT NOT NULL,
	gronden     TEXT   NOT NULL,
	beslist     BIGINT NOT NULL,
	uitkomst    TEXT   NOT NULL,
	motivering  TEXT   NOT NULL,
	medewerker  TEXT   NOT NULL,
	organisatie TEXT   NOT NULL,
	mandaat     TEXT   NOT NULL,
	PRIMARY KEY (gemeente, zaak)
);

CREATE TABLE zaak_brief (
	gemeente TEXT   NOT NULL,
	zaak     TEXT   NOT NULL,
	nr       BIGINT NOT NULL,
	soort    TEXT   NOT NULL,
	dag      BIGINT NOT NULL,
	inhoud   TEXT   NOT NULL,
	hash     TEXT   NOT NULL,
	PRIMARY KEY (gemeente, zaak, nr)
);

-- +goose Down
DROP TABLE zaak_brief;
DROP TABLE zaak_bezwaar;
DROP TABLE zaak_beschikking;
DROP TABLE zaak_voorziening;
DROP TABLE zaak_leefgebied;
DROP TABLE zaak_termijn;
DROP TABLE zaak_handeling;
DROP TABLE zaak_zaak;
DROP TABLE zaak_teller;
