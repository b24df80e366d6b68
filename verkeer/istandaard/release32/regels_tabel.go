package release32

import "nabuur/verkeer/istandaard"

// Messages as the table names them, by number.
var (
	in301         = []string{"301"}
	in302         = []string{"302"}
	in307         = []string{"307"}
	in315         = []string{"315"}
	in317         = []string{"317"}
	in319         = []string{"319"}
	in323         = []string{"323"}
	in325         = []string{"325"}
	inStartStop   = []string{"305", "307"}
	inProducten   = []string{"301", "315", "317"}
	inWijzigbaar  = []string{"301", "317"}
	inGeboren     = []string{"301", "305", "307", "315"}
	inDeclaraties = []string{"323", "325"}
	inGedateerd   = []string{"301", "305", "307", "315", "323", "325"}
	inRetours     = []string{"302", "306", "308", "316", "318"}

	inGeborenRetour = []string{"302", "306", "308", "316"}

	inClienten = []string{"301", "305", "307", "315", "317", "323", "325"}
)

const technisch = istandaard.RetourTechnisch // the retour code of every rule checked inside the message

// regels is the table of rules that are checked inside the message, of both
// standards. Where they say something else under the same number, the table has a
// row for each.
//
// It holds the rules that the published checker of the standard has. CS318 is in the
// list of conditions of iWmo too, but its checker leaves it out: there CS050 already
// refuses a client that is no person. A double ReferentieAanbieder in a 315 breaks TR383 and, being the key, TR101. Budget
// and Omvang together break CD077 and CD078, which say the same from two sides.
// TR319 is listed as a rule across messages. Where this table does otherwise than the
// checker, docs/berichten.md says why.
var regels = []regel{
	{"CD005", 2, technisch, beide, in301, "Postcode en LandCode zijn samen gevuld of samen leeg.", toets{bericht: regelCD005}, in302},
	{"CD007", 2, technisch, beide, in301, "Taal is gevuld als Vorm 1 (tolk) is, en anders leeg.", toets{bericht: regelCD007}, in302},
	{"CD009", 2, technisch, beide, in301, "Periode mag alleen gevuld zijn bij adressoort 04 (tijdelijk verblijfadres).",
		toets{bericht: regelCD009}, nil},
	{"CD025", 2, technisch, beide, in301, "Bij LandCode NL is Huisnummer verplicht.", toets{bericht: regelCD025}, in302},
	{"CD034", 2, technisch, beide, in301, "Bij adressoort 01 (BRP-adres) en 03 (verblijfadres) is Postcode verplicht.",
		toets{bericht: regelCD034}, nil},
	{"CD041", 2, technisch, beide, inProducten, "Als de productcode gevuld is, is Omvang verplicht.", toets{bericht: regelCD041}, nil},
	{"CD043", 2, technisch, beide, in315, "BeschikkingIngangsdatum is gevuld als BeschikkingNummer gevuld is, en anders leeg.",
		toets{bericht: regelCD043}, nil},
	{"CD060", 2, technisch, beide, inDeclaraties,
		"VorigReferentieNummer is gevuld bij een creditregel, en leeg bij een debetregel.", toets{regel: regelCD060}, nil},
	{"CD066", 2, technisch, beide, in315, "Bij verwijzer 02 tot en met 05 met een zorgverlenercode blijft Naam leeg.",
		toets{bericht: regelCD066}, nil},
	{"CD067", 2, technisch, beide, in315, "Bij verwijzer 02 tot en met 05 zonder zorgverlenercode is Naam verplicht.",
		toets{bericht: regelCD067}, nil},
	{"CD068", 2, technisch, beide, in315, "Bij een andere verwijzer dan 02 tot en met 05 blijft ZorgverlenerCode leeg.",
		toets{bericht: regelCD068}, nil},
	{"CD075", 2, technisch, beide, inProducten, "Als Budget gevuld is, is de einddatum verplicht.", toets{bericht: regelCD075}, nil},
	{"CD076", 2, technisch, beide, inProducten, "Bij frequentie 2 (per week) is de einddatum verplicht.", toets{bericht: regelCD076}, nil},
	{"CD077", 2, technisch, beide, inProducten, "Als Budget gevuld is, blijft Omvang leeg.", toets{bericht: regelCD077}, nil},
	{"CD078", 2, technisch, beide, inProducten, "Als Omvang gevuld is, blijft Budget leeg.", toets{bericht: regelCD078}, nil},
	{"CD079", 2, technisch, beide, inProducten, "Zonder Budget is Product verplicht.", toets{bericht: regelCD079}, nil},
	{"CD080", 2, technisch, beide, in301,
		"Zonder productcode en met een einddatum na 31 december 2020, of zonder einddatum, blijft Omvang leeg.",
		toets{bericht: regelAspecifiek}, nil},
	{
		"CD085",
		2,
		technisch,
		beide,
		in319,
		"Bij antwoord 1 (afgewezen) is RedenAfwijzingVerzoek verplicht.",
		toets{bericht: regelCD085},
		nil,
	},
	{
		"CD086",
		2,
		technisch,
		beide,
		in319,
		"Bij antwoord 2 (in onderzoek) blijft RedenAfwijzingVerzoek leeg.",
		toets{bericht: regelCD086},
		nil,
	},
	{
		"CD087",
		2,
		technisch,
		beide,
		in323,
		"ProductTarief is leeg bij eenheid 83 (euro's), en anders gevuld.",
		toets{regel: regelCD087},
		nil,
	},
	{"CD095", 2, technisch, beide, in315,
		"Zonder productcode en met een einddatum na 31 december 2020, of zonder einddatum, blijft Omvang leeg.",
		toets{bericht: regelAspecifiek}, nil},
	{"CD096", 2, technisch, beide, in317,
		"Zonder productcode en met een einddatum na 31 december 2020, of zonder einddatum, blijft Omvang leeg.",
		toets{bericht: regelAspecifiek}, nil},
	{"CS002", 2, technisch, beide, inClienten, "Het Bsn moet aan de elfproef voldoen.", toets{client: regelCS002}, inRetours},
	{
		"CS003",
		2,
		technisch,
		beide,
		inProducten,
		"De einddatum ligt op of na de begindatum van de periode; zonder begindatum is er geen einddatum.",
		toets{bericht: regelCS003},
		nil,
	},
	{"CS050", 2, technisch, istandaard.Wmo, in301,
		"NaamGebruik is 1 tot en met 4 als Partnernaam gevuld is, en anders 1.", toets{bericht: regelCS050Wmo}, in302},
	{"CS050", 2, technisch, istandaard.Jeugd, in301,
		"NaamGebruik is 1 tot en met 4 als Partnernaam gevuld is, en anders 1 of 6.", toets{bericht: regelCS050Jeugd}, in302},
	{"CS058", 2, technisch, beide, inStartStop, "StatusAanlevering is 1 (nieuw) of 3 (verwijderen).", toets{bericht: regelCS058}, nil},
	{"CS089", 2, technisch, beide, in301,
		"Bij LandCode NL is er een Postcode van vier cijfers en twee letters zonder spatie; het eerste cijfer is geen 0.",
		toets{bericht: regelCS089}, in302},
	{
		"CS100",
		2,
		technisch,
		beide,
		in323,
		"De begindatum ligt op of na 1 januari 2021.",
		toets{bericht: periodeCS100, regel: regelCS100},
		nil,
	},
	{"CS139", 2, technisch, beide, inGeboren,
		"De geboortedatum past bij DatumGebruik: bij 1 is de dag 01, bij 2 zijn dag en maand 01, bij 3 is de datum 1900-01-01.",
		toets{bericht: regelCS139}, inGeborenRetour},
	{"CS318", 2, technisch, istandaard.Jeugd, in301,
		"NaamGebruik 6 (niet-natuurlijk persoon) is bij een cliënt niet toegestaan.", toets{bericht: regelCS318}, nil},
	{"CS325", 2, technisch, beide, inDeclaraties, "Bij een bedrag van 0 is DebetCredit D.",
		toets{bericht: totalenCS325, regel: regelCS325}, nil},
	{"CS335", 2, technisch, beide, in301, "RedenWijziging 13 (verwijderd) mag alleen als Ingangsdatum en Einddatum gelijk zijn.",
		toets{bericht: regelCS335}, nil},
	{"CS336", 2, technisch, beide, in301, "RedenWijziging 01 is vervallen en niet meer toegestaan.", toets{bericht: regelCS336}, nil},
	{"CS337", 2, technisch, beide, in323, "ProductPeriode begint en eindigt in dezelfde kalendermaand.", toets{regel: regelCS337}, nil},
	{"CS338", 2, technisch, beide, inWijzigbaar,
		"Bij eenheid 14, 16, 83 of 84 en een einddatum na 31 december 2020, of zonder einddatum, is Frequentie 2, 4 of 6.",
		toets{bericht: regelFrequentie}, nil},
	{"CS339", 2, technisch, beide, in323,
		"Bij eenheid 83 (euro's) is IngediendBedrag gelijk aan GeleverdVolume.", toets{regel: regelCS339}, nil},
	{"CS340", 2, technisch, beide, in323, "DeclaratiePeriode is precies één kalendermaand.", toets{bericht: regelCS340}, nil},
	{"CS343", 2, technisch, beide, in315,
		"Bij eenheid 14, 16, 83 of 84 en een einddatum na 31 december 2020, of zonder einddatum, is Frequentie 2, 4 of 6.",
		toets{bericht: regelFrequentie}, nil},
	{"TR002", 2, technisch, beide, inGeboren,
		"De geboortedatum ligt ten hoogste 120 jaar voor de dagtekening van het bericht.", toets{bericht: regelTR002}, inGeborenRetour},
	{"TR006", 2, technisch, beide, in301, "Een contact bevat een telefoonnummer, of huisnummer en postcode, of allebei.",
		toets{bericht: regelTR006}, nil},
	{"TR018", 2, technisch, beide, in307, "Einddatum ligt op of na Begindatum.", toets{bericht: regelTR018}, nil},
	{"TR061", 2, technisch, beide, in301, "Een cliënt heeft minstens één contact van soort 01, 02 of 03.", toets{bericht: regelTR061}, nil},
	{"TR101", 2, technisch, beide, inClienten, "Dezelfde sleutel mag binnen de klasse erboven maar één keer voorkomen.",
		toets{bericht: sleutelsTR101, client: clientTR101, regel: regelTR101}, nil},
	{"TR134", 2, technisch, beide, inGedateerd, "De datum ligt niet na de dagtekening van het bericht.",
		toets{bericht: datumsTR134, regel: regelTR134}, nil},
	{"TR137", 2, technisch, beide, inDeclaraties, "De einddatum ligt op of na de begindatum, en niet na de dagtekening van het bericht.",
		toets{bericht: periodeTR137, regel: regelTR137}, nil},
	{"TR302", 2, technisch, istandaard.Wmo, in301,
		"Hetzelfde product mag in een periode maar één keer zijn toegewezen, behalve in de categorieën 11 tot en met 14.",
		toets{bericht: regelOverlapWmo}, nil},
	{"TR302", 2, technisch, istandaard.Jeugd, in301,
		"Hetzelfde product mag in een periode maar één keer zijn toegewezen.", toets{bericht: regelOverlapJeugd}, nil},
	{"TR315", 2, technisch, beide, in323, "VorigReferentieNummer komt in een bericht maar één keer voor.", toets{regel: regelTR315}, nil},
	{"TR316", 2, technisch, beide, in323, "Een regel mag niet in hetzelfde bericht worden gecrediteerd.",
		toets{regel: regelTR316, slot: creditsTR316}, nil},
	{
		"TR319",
		3,
		technisch,
		beide,
		in323,
		"ProductPeriode ligt in deze DeclaratiePeriode of in een eerdere.",
		toets{regel: regelTR319},
		nil,
	},
	{"TR335", 2, technisch, beide, in323,
		"ProductPeriode eindigt ten hoogste 5 jaar voor DeclaratieDagtekening.", toets{regel: regelTR335}, nil},
	{"TR342", 2, technisch, beide, in325,
		"Ingediend min toegekend bedrag is de som (debet min credit) van de teruggezonden regels; " +
			"van een afgewezen declaratie is het toegekende bedrag 0.", toets{slot: totaalTR342}, nil},
	{"TR352", 2, technisch, beide, in317, "Een verzoek om wijziging bevat minstens één ongewijzigd of te wijzigen product.",
		toets{bericht: regelTR352}, nil},
	{"TR353", 2, technisch, beide, in317, "Een verzoek om wijziging bevat minstens één te wijzigen of nieuw product.",
		toets{bericht: regelTR353}, nil},
	{"TR358", 2, technisch, beide, in323, "TotaalIngediendBedrag is de som van de debetregels min de creditregels, met het juiste teken.",
		toets{slot: totaalTR358}, nil},
	{"TR377", 2, technisch, istandaard.Jeugd, in319,
		"Bij afwijzing om reden 8 (woonplaatsbeginsel) is Woonplaatsbeginsel verplicht.", toets{bericht: regelTR377}, nil},
	{"TR380", 2, technisch, beide, in317, "GewensteIngangsdatum van een nieuw product ligt na de dagtekening van het bericht.",
		toets{bericht: regelTR380}, nil},
	{"TR383", 2, technisch, beide, in315, "ReferentieAanbieder is uniek per aangevraagd product.", toets{bericht: regelTR383}, nil},
	{"TR386", 2, technisch, istandaard.Wmo, in315,
		"Hetzelfde product mag in een periode maar één keer zijn aangevraagd, behalve in de categorieën 11 tot en met 14.",
		toets{bericht: regelOverlapWmo}, nil},
	{"TR386", 2, technisch, istandaard.Jeugd, in315,
		"Hetzelfde product mag in een periode maar één keer zijn aangevraagd.", toets{bericht: regelOverlapJeugd}, nil},
	{"TR409", 2, technisch, istandaard.Jeugd, in319,
		"Bij een andere reden dan 8 (woonplaatsbeginsel) blijft Woonplaatsbeginsel leeg.", toets{bericht: regelTR409}, nil},
	{"TR410", 2, technisch, istandaard.Wmo, in317,
		"Hetzelfde nieuwe product mag in een periode maar één keer zijn aangevraagd, behalve in de categorieën 11 tot en met 14.",
		toets{bericht: regelOverlapWmo}, nil},
	{"TR410", 2, technisch, istandaard.Jeugd, in317,
		"Hetzelfde nieuwe product mag in een periode maar één keer zijn aangevraagd.", toets{bericht: regelOverlapJeugd}, nil},
	{"TR416", 2, technisch, beide, in323,
		"Voor dezelfde toewijzing, hetzelfde product en dezelfde periode mag een cliënt in een bericht maar één debetregel hebben.",
		toets{regel: regelTR416}, nil},
}
