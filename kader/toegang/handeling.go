package toegang

import (
	"slices"

	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
)

// Handeling is one act of the system, written as object.werkwoord.
type Handeling string

// The acts. What each of them needs stands in the table below.
const (
	ZaakMelden             Handeling = "zaak.melden"
	ZaakOnderzoeken        Handeling = "zaak.onderzoeken"
	ZaakVerslagVersturen   Handeling = "zaak.verslag.versturen"
	ZaakAanvragen          Handeling = "zaak.aanvragen"
	ZaakAfsluiten          Handeling = "zaak.afsluiten"
	ZaakAanvraagBehandelen Handeling = "zaak.aanvraag.behandelen"
	ZaakOpschorten         Handeling = "zaak.opschorten"
	ZaakBeschikken         Handeling = "zaak.beschikken"
	ZaakHerzien            Handeling = "zaak.herzien"
	ZaakIntrekken          Handeling = "zaak.intrekken"
	ZaakZien               Handeling = "zaak.zien"
	ZaakVerslagZien        Handeling = "zaak.verslag.zien"
	InwonerZien            Handeling = "inwoner.zien"
	InwonerWijzigen        Handeling = "inwoner.wijzigen"
	BezwaarOntvangen       Handeling = "bezwaar.ontvangen"
	BezwaarBeslissen       Handeling = "bezwaar.beslissen"
	ToewijzingZien         Handeling = "toewijzing.zien"
	ToewijzingMaken        Handeling = "toewijzing.maken"
	VerzoekZien            Handeling = "verzoek.zien"
	VerzoekBeslissen       Handeling = "verzoek.beslissen"
	VerzoekToekennen       Handeling = "verzoek.toekennen"
	BerichtZien            Handeling = "bericht.zien"
	BerichtVerzenden       Handeling = "bericht.verzenden"
	DeclaratieZien         Handeling = "declaratie.zien"
	DeclaratieBeoordelen   Handeling = "declaratie.beoordelen"
	BetalingZien           Handeling = "betaling.zien"
	BetalingKlaarzetten    Handeling = "betaling.klaarzetten"
	BetalingVrijgeven      Handeling = "betaling.vrijgeven"
	EigenBijdrageMelden    Handeling = "eigenbijdrage.melden"
	PgbBeheren             Handeling = "pgb.beheren"
	ContractZien           Handeling = "contract.zien"
	ContractBeheren        Handeling = "contract.beheren"
	VerrekeningZien        Handeling = "verrekening.zien"
	VerrekeningOpstellen   Handeling = "verrekening.opstellen"
	RapportageZien         Handeling = "rapportage.zien"
	RapportageVaststellen  Handeling = "rapportage.vaststellen"
	TaakverdelingZien      Handeling = "taakverdeling.zien"
	TaakverdelingWijzigen  Handeling = "taakverdeling.wijzigen"
	MandaatVerlenen        Handeling = "mandaat.verlenen"
	LogboekZien            Handeling = "logboek.zien"
)

// Soort says what kind of act it is.
type Soort string

// The kinds of act.
const (
	Zien    Soort = "zien"    // looks, and changes nothing
	Doen    Soort = "doen"    // a step of the work: for whoever holds the task
	Regelen Soort = "regelen" // what the responsible municipality keeps to itself
)

// EigenStap stands in a Voorschrift for "the task of the open step of the case".
const EigenStap = ""

// Voorschrift says what an act needs: the kind of act, the function of the task
// that the organisation must hold (Taak, or EigenStap), and the functions of
// staff that may do it. MetTaak are further functions of tasks for which the
// same thing may be seen.
type Voorschrift struct {
	Handeling Handeling
	Soort     Soort
	Taak      string
	MetTaak   []string
	Functies  []organisatie.Functie
}

// The functions of staff that the table knows.
const (
	loket          organisatie.Functie = "loket"
	wmoConsulent   organisatie.Functie = "wmo-consulent"
	jeugdconsulent organisatie.Functie = "jeugdconsulent"
	klantmanager   organisatie.Functie = "klantmanager"
	welzijnswerker organisatie.Functie = "welzijnswerker"
	backoffice     organisatie.Functie = "backoffice"
	declaratie     organisatie.Functie = "declaratie"
	inkoper        organisatie.Functie = "inkoper"
	bezwaar        organisatie.Functie = "bezwaar"
	teamleider     organisatie.Functie = "teamleider"
	controller     organisatie.Functie = "controller"
	beheer         organisatie.Functie = "beheer"
)

var (
	consulenten = []organisatie.Functie{wmoConsulent, jeugdconsulent, klantmanager, welzijnswerker, teamleider}
	aanDeBalie  = append([]organisatie.Functie{loket}, consulenten...)
	vanDeZaak   = append([]organisatie.Functie{loket, backoffice, bezwaar}, consulenten...)
	metAanvraag = append([]organisatie.Functie{backoffice}, consulenten...)
	metGeld     = []organisatie.Functie{declaratie, backoffice, teamleider, controller}
)

var voorschriften = []Voorschrift{
	{ZaakMelden, Doen, "melding", nil, aanDeBalie},
	{ZaakOnderzoeken, Doen, "onderzoek", nil, consulenten},
	{ZaakVerslagVersturen, Doen, "onderzoek", nil, consulenten},
	{ZaakAanvragen, Doen, "onderzoek", nil, consulenten},
	{ZaakAfsluiten, Doen, "onderzoek", nil, consulenten},
	{ZaakAanvraagBehandelen, Doen, "aanvraag", nil, metAanvraag},
	{ZaakOpschorten, Doen, "aanvraag", nil, metAanvraag},
	{ZaakBeschikken, Doen, "besluit", nil, consulenten},
	{ZaakHerzien, Doen, "besluit", nil, consulenten},
	{ZaakIntrekken, Doen, "besluit", nil, consulenten},
	{ZaakZien, Zien, EigenStap, nil, vanDeZaak},
	{ZaakVerslagZien, Zien, "onderzoek", nil, append([]organisatie.Functie{bezwaar, backoffice}, consulenten...)},
	{InwonerZien, Zien, EigenStap, nil, vanDeZaak},
	{InwonerWijzigen, Doen, EigenStap, nil, vanDeZaak},
	{BezwaarOntvangen, Doen, "bezwaar", nil, []organisatie.Functie{loket, backoffice, bezwaar, teamleider}},
	{BezwaarBeslissen, Doen, "bezwaar", nil, []organisatie.Functie{bezwaar, teamleider}},
	{ToewijzingZien, Zien, "toewijzing", []string{"berichtenverkeer", "declaratiecontrole"}, append([]organisatie.Functie{backoffice, declaratie}, consulenten...)},
	{ToewijzingMaken, Doen, "toewijzing", nil, []organisatie.Functie{backoffice, teamleider}},
	{VerzoekZien, Zien, "berichtenverkeer", []string{"toewijzing", "besluit"}, metAanvraag},
	{VerzoekBeslissen, Doen, "toewijzing", nil, metAanvraag},
	{VerzoekToekennen, Doen, "besluit", nil, consulenten},
	{BerichtZien, Zien, "berichtenverkeer", nil, []organisatie.Functie{backoffice, declaratie, teamleider}},
	{BerichtVerzenden, Doen, "berichtenverkeer", nil, []organisatie.Functie{backoffice, declaratie, teamleider}},
	{DeclaratieZien, Zien, "declaratiecontrole", []string{"betaling"}, metGeld},
	{DeclaratieBeoordelen, Doen, "declaratiecontrole", nil, []organisatie.Functie{declaratie, backoffice, teamleider}},
	{BetalingZien, Zien, "betaling", nil, metGeld},
	{BetalingKlaarzetten, Doen, "betaling", nil, []organisatie.Functie{declaratie, backoffice}},
	{BetalingVrijgeven, Doen, "betaling", nil, []organisatie.Functie{declaratie, teamleider, controller}},
	{EigenBijdrageMelden, Doen, "eigenbijdrage", nil, []organisatie.Functie{backoffice, teamleider}},
	{PgbBeheren, Doen, "pgb", nil, metAanvraag},
	{ContractZien, Zien, "contractbeheer", []string{"inkoop", "toewijzing", "declaratiecontrole"}, []organisatie.Functie{inkoper, backoffice, declaratie, teamleider, controller}},
	{ContractBeheren, Doen, "contractbeheer", nil, []organisatie.Functie{inkoper, teamleider}},
	{VerrekeningZien, Zien, "verantwoording", nil, []organisatie.Functie{controller, teamleider, declaratie}},
	{VerrekeningOpstellen, Doen, "verantwoording", nil, []organisatie.Functie{controller, teamleider}},
	{RapportageZien, Zien, "verantwoording", nil, []organisatie.Functie{controller, teamleider}},
	{RapportageVaststellen, Regelen, EigenStap, nil, []organisatie.Functie{controller, teamleider}},
	{TaakverdelingZien, Zien, EigenStap, nil, append([]organisatie.Functie{beheer, controller, declaratie, inkoper}, vanDeZaak...)},
	{TaakverdelingWijzigen, Regelen, EigenStap, nil, []organisatie.Functie{beheer, teamleider}},
	{MandaatVerlenen, Regelen, EigenStap, nil, []organisatie.Functie{beheer, teamleider}},
	{LogboekZien, Zien, "applicatiebeheer", nil, []organisatie.Functie{beheer}},
}

// Voorschriften gives the whole table, for whoever wants to show or check it.
func Voorschriften() []Voorschrift {
	kopie := slices.Clone(voorschriften)
	for i := range kopie {
		kopie[i].MetTaak = slices.Clone(kopie[i].MetTaak)
		kopie[i].Functies = slices.Clone(kopie[i].Functies)
	}
	return kopie
}

// fasen puts the steps that belong to the file of a case in the order of its
// life. A case whose open step is in one phase has come to every step of the
// phases before. Who checks claims or pays needs the allotment, not the file.
var fasen = map[string]int{
	"melding": 1, "verwijzing": 1, "crisis": 1,
	"onderzoek":  2,
	"aanvraag":   3,
	"besluit":    4,
	"toewijzing": 5, "pgb": 5, "uitkering": 5, "bijzonderebijstand": 5,
	"bezwaar": 6,
}

// fase gives the phase of a step; one that is no part of the file itself comes
// after the decision.
func fase(functie string) int {
	if f, ok := fasen[functie]; ok {
		return f
	}
	return fasen["toewijzing"]
}

// maakBereikt lists for every task, as the open step of a case, the tasks of
// the file that such a case has come to.
func maakBereikt() map[taakverdeling.Taak][]taakverdeling.Taak {
	bereikt := map[taakverdeling.Taak][]taakverdeling.Taak{}
	for _, open := range taakverdeling.Taken() {
		for _, taak := range taakverdeling.TakenVan(open.Domein()) {
			if f, ok := fasen[taak.Functie()]; ok && f <= fase(open.Functie()) {
				bereikt[open] = append(bereikt[open], taak)
			}
		}
	}
	return bereikt
}
