package meting

// voorbeelden of what is copied: what the demo region has of each, read before the
// first copy is made. Of deliveries and messages one row is enough; a stop is made of a
// start.
var voorbeeldtabellen = []struct{ naam, kies string }{
	{"inwoner", `SELECT v.*, ROW_NUMBER() OVER (ORDER BY gemeente, id) - 1 AS nr FROM inwoner_inwoner v`},
	{"zaak", `SELECT v.*, ROW_NUMBER() OVER (ORDER BY gemeente, id) - 1 AS nr FROM zaak_zaak v`},
	{"handeling", `SELECT * FROM zaak_handeling`},
	{"termijn", `SELECT * FROM zaak_termijn`},
	{"leefgebied", `SELECT * FROM zaak_leefgebied`},
	{"voorziening", `SELECT * FROM zaak_voorziening`},
	{"brief", `SELECT * FROM zaak_brief`},
	{"beschikking", `SELECT * FROM zaak_beschikking`},
	{"bezwaar", `SELECT * FROM zaak_bezwaar`},
	{"toewijzing", `SELECT * FROM toewijzing_toewijzing
		WHERE bekend_tot = 253402300799000000 AND verzoek = '' AND vorige = '' AND reden = ''`},
	{"levering", `SELECT * FROM toewijzing_levering WHERE soort = 'start' AND vervallen = 253402300799000000 LIMIT 1`},
	{"heen", `SELECT * FROM bericht_bericht WHERE soort = 'WMO301' AND stand = 'beantwoord' LIMIT 1`},
	{"retour", `SELECT * FROM bericht_bericht WHERE soort = 'WMO302' LIMIT 1`},
	{"verteld", `SELECT * FROM bericht_toewijzing LIMIT 1`},
	{"verzoek", `SELECT v.*, ROW_NUMBER() OVER (ORDER BY gemeente, id) - 1 AS nr FROM verzoek_verzoek v`},
	{"verzoekregel", `SELECT r.*, v.nr FROM verzoek_regel r JOIN meting_v_verzoek v ON v.gemeente = r.gemeente AND v.id = r.verzoek`},
	{"declaratie", `SELECT * FROM declaratie_declaratie`},
	{"goed", `SELECT * FROM declaratie_regel WHERE status = 'goedgekeurd' LIMIT 1`},
	{"fout", `SELECT * FROM declaratie_regel WHERE status = 'afgekeurd' LIMIT 1`},
	{"reden", `SELECT r.* FROM declaratie_reden r WHERE r.klasse = 'prestatie' LIMIT 1`},
	{"betaling", `SELECT * FROM betaling_opdracht`},
}

// kopie makes rows of a table: for every row k of the table uit and every example v
// that op joins to it one, equal to v but for the columns in anders.
type kopie struct {
	tabel, uit, voorbeeld, op string
	anders                    map[string]string
}

// vanZaak copies what a case has in a table of the room zaak.
func vanZaak(voorbeeld string, anders map[string]string) kopie {
	anders["gemeente"], anders["zaak"] = "k.gemeente", "k.zaak"
	return kopie{"zaak_" + voorbeeld, "zaak", voorbeeld, "k.metbsn = 1 AND v.gemeente = k.vgemeente AND v.zaak = k.vzaak", anders}
}

// vanBericht copies a message about an allotment.
func vanBericht(voorbeeld, op string, anders map[string]string) kopie {
	anders["gemeente"], anders["inwoner"], anders["domein"] = "k.gemeente", "k.bsn", "k.domein"
	anders["identificatie"] = "'P' || CAST(k.toewijzing AS TEXT)"
	anders["inhoud"] = "substr(v.inhoud, 1, 600)"
	anders["moment"], anders["verzonden"] = "k.moment", "k.moment"
	return kopie{"bericht_bericht", "zaak", voorbeeld, "k.toegewezen = 1 AND " + op, anders}
}

// kopieen are the copies that are made of each new case. Of a thousand allotments ten
// have no start and ten, that are over, no stop; of three messages the retour is awaited,
// one is ready and two were rejected. One case in a hundred has a request, and of ten
// of those one stands where its example does.
var kopieen = []kopie{
	{"zaak_zaak", "zaak", "zaak", "v.nr = k.vnr", map[string]string{"gemeente": "k.gemeente", "id": "k.zaak", "inwoner": "k.inwoner",
		"nummer":    "'2017-' || CAST(1000000 + k.nummer AS TEXT)",
		"uiterlijk": "CASE WHEN v.taak = '' THEN v.uiterlijk ELSE k.uiterlijk END"}},
	vanZaak("handeling", map[string]string{}),
	vanZaak("termijn", map[string]string{}),
	vanZaak("leefgebied", map[string]string{}),
	vanZaak("voorziening", map[string]string{}),
	vanZaak("brief", map[string]string{}),
	vanZaak("beschikking", map[string]string{"nummer": "v.nummer || '-' || CAST(k.nummer AS TEXT)"}),
	vanZaak("bezwaar", map[string]string{"beschikking": "v.beschikking || '-' || CAST(k.nummer AS TEXT)"}),
	{"toewijzing_toewijzing", "zaak", "toewijzing", "v.gemeente = k.vgemeente AND v.zaak = k.vzaak", map[string]string{
		"gemeente": "k.gemeente", "zaak": "k.zaak", "nummer": "k.toewijzing", "inwoner": "k.bsn", "domein": "k.domein",
		"vanaf": "k.vanaf", "tot": "k.tot", "bekend_vanaf": "k.moment",
		"wacht": `CASE WHEN k.kans BETWEEN 300 AND 309 THEN 'start' WHEN k.tot <= k.vandaag AND k.kans NOT BETWEEN 10 AND 19 THEN ''
			ELSE 'stop' END`}},
	{"toewijzing_levering", "zaak", "levering", "k.toegewezen = 1 AND k.kans NOT BETWEEN 300 AND 309", map[string]string{
		"gemeente": "k.gemeente", "nummer": "k.toewijzing", "vanaf": "k.vanaf", "ontvangen": "k.moment"}},
	{"toewijzing_levering", "zaak", "levering", "k.toegewezen = 1 AND k.tot <= k.vandaag AND k.kans NOT BETWEEN 10 AND 19",
		map[string]string{
			"gemeente": "k.gemeente", "nummer": "k.toewijzing", "volgnummer": "2", "soort": "'stop'", "vanaf": "k.vanaf", "tot": "k.tot",
			"reden": "'19'", "ontvangen": "k.moment"}},
	vanBericht("heen", "1 = 1", map[string]string{"id": "k.heen", "afzender": "k.gemeente", "hash": "k.heen",
		"soort": "k.wet || '301'", "stand": "k.stand",
		"retour_voor": "CASE WHEN k.stand IN ('verzonden', 'klaar') THEN k.vandaag - 2 + k.rang % 5 ELSE v.retour_voor END"}),
	vanBericht("retour", "k.stand = 'beantwoord'", map[string]string{"id": "k.retour", "ontvanger": "k.gemeente", "hash": "k.retour",
		"soort":       "k.wet || '302'",
		"antwoord_op": "k.heen"}),
	vanBericht("retour", "k.kans NOT BETWEEN 300 AND 309", map[string]string{"id": "k.gestart", "antwoord_op": "''",
		"ontvanger": "k.gemeente",
		"hash":      "k.gestart", "soort": "k.wet || '305'"}),
	vanBericht("heen", "k.kans NOT BETWEEN 300 AND 309", map[string]string{"id": "k.ontvangst", "antwoord_op": "k.gestart",
		"afzender": "k.gemeente", "hash": "k.ontvangst", "soort": "k.wet || '306'", "stand": "'verzonden'"}),
	{"bericht_toewijzing", "zaak", "verteld", "k.toegewezen = 1", map[string]string{
		"gemeente": "k.gemeente", "bericht": "k.heen", "nummer": "k.toewijzing", "versie": "1"}},
	{"verzoek_verzoek", "zaak", "verzoek", "v.nr = k.verzoek", map[string]string{"gemeente": "k.gemeente", "id": "k.zaak",
		"inwoner": "k.bsn", "zaak": "''", "stand": "CASE WHEN k.rang / 997 % 10 = 0 THEN v.stand ELSE 'toegekend' END",
		"referentie": "'V' || CAST(k.nummer AS TEXT)", "ontvangen": "k.moment", "antwoorden": "k.uiterlijk",
		"beslissen": "k.uiterlijk + 14"}},
	{"verzoek_regel", "zaak", "verzoekregel", "v.nr = k.verzoek", map[string]string{"gemeente": "k.gemeente", "verzoek": "k.zaak"}},

	{"declaratie_declaratie", "declaratie", "declaratie", "1 = 1", map[string]string{"gemeente": "k.gemeente", "id": "k.id",
		"nummer": "'D' || k.id",
		"domein": "k.domein", "aanbieder": "k.aanbieder", "bericht": "k.id", "vanaf": "k.vanaf", "tot": "k.tot", "dagtekening": "k.tot",
		"regels": "k.regels", "afgekeurd": "k.afgekeurd"}},
	{"declaratie_regel", "declaratieregel", "goed", "k.goed = 1", declaratieregel},
	{"declaratie_regel", "declaratieregel", "fout", "k.goed = 0", declaratieregel},
	{"declaratie_reden", "declaratieregel", "reden", "k.goed = 0", map[string]string{"gemeente": "k.gemeente", "declaratie": "k.id",
		"regel": "k.regel"}},
	{"betaling_opdracht", "declaratie", "betaling", "1 = 1", map[string]string{"gemeente": "k.gemeente", "nummer": "k.nummer + 1000",
		"bron": "'declaratie ' || k.id",
		"taak": "k.domein || '.betaling'", "over": "k.vanaf", "uiterlijk": "k.tot + 30", "status": "k.status",
		"geaccordeerd":      "CASE WHEN k.gezien = 1 THEN v.klaargezet + 1000000 ELSE v.geaccordeerd END",
		"geaccordeerd_door": "CASE WHEN k.gezien = 1 THEN '1942/l.peters' ELSE '' END",
		"vrijgegeven":       "CASE WHEN k.status <> 'klaargezet' THEN v.klaargezet + 2000000 ELSE v.vrijgegeven END",
		"vrijgegeven_door":  "CASE WHEN k.status <> 'klaargezet' THEN '1942/r.vos' ELSE '' END"}},
}

var declaratieregel = map[string]string{"gemeente": "k.gemeente", "declaratie": "k.id", "regel": "k.regel", "domein": "k.domein",
	"aanbieder": "k.aanbieder",
	"inwoner":   "k.bsn", "referentie": "k.id || '-' || CAST(k.regel AS TEXT)", "toewijzing": "k.toewijzing", "vanaf": "k.vanaf",
	"tot": "k.tot", "toewijzer": "k.gemeente"}

// reeks writes a table of the numbers from $1 to $2.
const reeks = `WITH RECURSIVE reeks (n) AS (SELECT CAST($1 AS BIGINT) UNION ALL SELECT n + 1 FROM reeks WHERE n < $2) `

// inwonersErbij adds residents $1 to $2 in every municipality. What is no BSN cannot be
// read as one.
const inwonersErbij = reeks + `INSERT INTO inwoner_inwoner ({kolommen}) SELECT {waarden} FROM reeks k JOIN meting_gemeente g ON 1 = 1
	JOIN meting_v_inwoner v ON v.nr = k.n % (SELECT count(*) FROM meting_v_inwoner) LEFT JOIN meting_bsn b ON b.nr = k.n`

var inwonerAnders = map[string]string{"gemeente": "g.code", "id": inwonerID("k.n"), "bsn": "COALESCE(b.bsn, 'geen ' || CAST(k.n AS TEXT))"}

func inwonerID(nr string) string { return id("9000", nr) }

// id writes an id of the length of a UUID.
func id(soort, nr string) string {
	return `'0190a000-0000-7000-` + soort + `-0000' || CAST(10000000 + ` + nr + ` AS TEXT)`
}

// Of the new cases $1 to $2: nummer tells them apart, rang within a municipality; kans
// is a number below 997 that looks drawn. $3 is the number of residents of a
// municipality, $4 that of the BSNs, $5 that of the cases and $6 of the requests that are
// copied, $7 the day and $8 the moment it is.
var zakenErbij = `CREATE TABLE meting_zaak AS ` + reeks + `,
	k AS (SELECT n, n / 5 AS rang, n / 5 * 7919 % 997 AS kans, n / 5 % CAST($3 AS BIGINT) AS inw FROM reeks)
	SELECT k.n AS nummer, k.rang, k.kans, g.code AS gemeente, ` + id("8000",
	"k.n") + ` AS zaak, v.nr AS vnr, v.gemeente AS vgemeente, v.id AS vzaak,
		` + inwonerID("k.inw") + ` AS inwoner, b.bsn, CASE WHEN k.inw < $4 THEN 1 ELSE 0 END AS metbsn,
		k.n + 1000 AS toewijzing, CASE WHEN t.zaak IS NULL THEN 0 ELSE 1 END AS toegewezen,
		CAST($7 AS BIGINT) AS vandaag, $7 - 20 + k.rang * 37 % 71 AS uiterlijk, $7 - 20 - k.rang * 31 % 700 AS vanaf,
		CASE WHEN k.kans < 200 THEN $7 - 2 - k.rang * 13 % 18 ELSE $7 + 30 + k.rang * 17 % 700 END AS tot,
		$8 - k.rang * 1499 % 157680 * 1000000000 AS moment,
		CASE WHEN k.rang % 4 = 3 THEN 'jeugd' ELSE 'wmo' END AS domein, CASE WHEN k.rang % 4 = 3 THEN 'JW' ELSE 'WMO' END AS wet,
		CASE WHEN k.kans < 3 THEN 'verzonden' WHEN k.kans < 4 THEN 'klaar' WHEN k.kans < 6 THEN 'afgekeurd' ELSE 'beantwoord' END AS stand,
		` + id("a301", "k.n") + ` AS heen, ` + id("a302", "k.n") + ` AS retour, ` + id("a305", "k.n") + ` AS gestart, ` +
	id("a306", "k.n") + ` AS ontvangst,
		CASE WHEN k.kans BETWEEN 500 AND 509 THEN k.rang / 997 % $6 ELSE -1 END AS verzoek
	FROM k JOIN meting_gemeente g ON g.nr = k.n % 5 JOIN meting_v_zaak v ON v.nr = k.rang % $5 JOIN meting_bsn b ON b.nr = k.inw % $4
		LEFT JOIN (SELECT gemeente, zaak FROM meting_v_toewijzing) t ON t.gemeente = v.gemeente AND t.zaak = v.id`

// Of the new claims $1 to $2, each of $3 lines; $4 is the number of providers, $5 that
// of months.
var declaratiesErbij = `CREATE TABLE meting_declaratie AS ` + reeks + `,
	k AS (SELECT n, n / 5 AS rang, n / 5 * 7919 % 997 AS kans FROM reeks)
	SELECT k.n AS nummer, g.code AS gemeente, ` + id("d323", "k.n") + ` AS id, CASE WHEN k.rang % 4 = 3 THEN 'jeugd'
		ELSE 'wmo' END AS domein,
		a.agb AS aanbieder, m.vanaf, m.tot, CAST($3 AS BIGINT) AS regels, CASE WHEN k.kans < 300 THEN $3 / 25 ELSE 0 END AS afgekeurd,
		CASE WHEN k.kans < 80 THEN 'klaargezet' WHEN k.kans < 180 THEN 'vrijgegeven' WHEN k.kans < 280 THEN 'verzonden'
			ELSE 'betaald' END AS status,
		CASE WHEN k.kans < 40 THEN 0 ELSE 1 END AS gezien
	FROM k JOIN meting_gemeente g ON g.nr = k.n % 5 JOIN meting_aanbieder a ON a.nr = k.rang % $4
		JOIN meting_maand m ON m.nr = k.rang / $4 % $5`

// The lines $1 to $2 of the new claims; $3 is the number of BSNs.
const regelsErbij = `CREATE TABLE meting_declaratieregel AS ` + reeks + `
	SELECT d.gemeente, d.id, d.domein, d.aanbieder, d.vanaf, d.tot, reeks.n AS regel, b.bsn,
		CASE WHEN reeks.n < d.afgekeurd THEN 0 ELSE 1 END AS goed,
		1000 + d.nummer * 100 + reeks.n * 5 AS toewijzing
	FROM meting_declaratie d JOIN reeks ON 1 = 1 JOIN meting_bsn b ON b.nr = (d.nummer * 31 + reeks.n) % $3`
