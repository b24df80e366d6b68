package declaratie

import "nabuur/uitvoering/toewijzing"

// The codes of an answer without remarks, of a part that was not judged, and of a
// claim that is paid in full.
const (
	geenOpmerking   = "0200"
	nietBeoordeeld  = "0233"
	volledigBetaald = "8001"
	anderTarief     = "0611"
)

// retourcodes holds, for every code that this room gives, the rule behind it and
// the wording of the standard (iWmo/iJw 3.2, LDT_RetourCode).
var retourcodes = map[string][2]string{
	geenOpmerking:   {"", "Geen opmerking over deze berichtklasse."},
	nietBeoordeeld:  {"IV087", "Berichtklasse is niet beoordeeld."},
	volledigBetaald: {"IV087", "Declaratie is volledig toegewezen."},
	anderTarief:     {"TR418", "Het ingediende tarief komt niet overeen met het contractuele tarief"},
	"8017":          {"TR323", "Van deze credit prestatie is geen debet prestatie bekend."},
	"8021":          {"TR314", "Referentienummer prestatie is reeds aangeleverd."},
	"8187":          {"TR304", "De prestatie hoort niet bij deze client."},
	"9307":          {"TR307", "Begindatum prestatie ligt niet tussen de ingangsdatum en einddatum toewijzing"},
	"9308":          {"TR308", "Einddatum prestatie ligt niet tussen de ingangsdatum en einddatum toewijzing"},
	"9319":          {"TR319", "De ProductPeriode valt niet geheel binnen een DeclaratiePeriode."},
	"9321":          {"TR321", "Het ingediende volume overschrijdt het toegewezen volume."},
	"9322":          {"TR322", "De som van de ingediende volumes overschrijdt het  toegewezen volume"},
	"9333":          {"TR333", "Declaratienummer is niet uniek"},
	"9338":          {"TR338", "Niet iedere prestatie in een declaratiebericht is gerelateerd aan een toegewezen product op basis van het toewijzingnummer"},
	"9339":          {"TR339", "ProductCategorie in de prestatie is niet gelijk aan ProductCategorie in het ToegewezenProduct."},
	"9340":          {"TR340", "ProductCode in de Prestatie is niet gelijk aan ProductCode in het ToegewezenProduct."},
	"9341":          {"TR341", "Eenheid in de Prestatie past niet bij Eenheid in het ToegewezenProduct"},
	"9346":          {"TR346", "Eenheid is ongelijk is aan waarde 83 (Euro's), maar IngediendBedrag is niet gelijk aan GeleverdVolume vermenigvuldigd met (het onafgeronde) ProductTarief."},
	"9369":          {"TR369", "Budget is meegegeven, maar de som van GeleverdVolume in alle ingediende Prestaties passen niet binnen het toegewezen Budget."},
	"9384":          {"TR384", "Declaratie op toewijzing met RedenWijziging \"13\" (Verwijderd)"},
	"9387":          {"TR387", "Begindatum van de ProductPeriode is niet eerste dag van de kalendermaand waarop ProductPeriode betrekking heeft en Ingangsdatum van de toewijzing ligt niet later in deze betreffende maand"},
	"9388":          {"TR388", "Einddatum van de ProductPeriode is niet laatste dag van de kalendermaand waarop ProductPeriode betrekking heeft en Einddatum van de toewijzing ligt niet eerder in deze betreffende maand."},
	"9389":          {"TR389", "Deze prestatie heeft een debetprestatie zonder bijbehorende creditprestatie"},
	"9390":          {"TR390", "Er is al een Prestatie met gelijk ProductReferentie met waarde Credit"},
}

// bevinding gives a finding with its rule and the standard's words.
func bevinding(code, zin string) toewijzing.Bevinding {
	return toewijzing.Bevinding{Regel: retourcodes[code][0], Code: code, Tekst: retourcodes[code][1], Zin: zin}
}

// codesVan lists the codes of the findings, or 0200 when there are none.
func codesVan(bevindingen []toewijzing.Bevinding) []string {
	if len(bevindingen) == 0 {
		return []string{geenOpmerking}
	}
	codes := make([]string, len(bevindingen))
	for i, b := range bevindingen {
		codes[i] = b.Code
	}
	return codes
}
