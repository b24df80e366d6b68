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
	ZaakZien               Handeling = "zaak.zien"
	ZaakVerslagZien        Handeling = "zaak.verslag.zien"
	InwonerZien            Handeling = "inwoner.zien"
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
	ContractSluiten        Handeling = "contract.sluiten"
	ContractBeheren        Handeling = "contract.beheren"
	VerrekeningZien        Handeling = "verrekening.zien"
	TaakverdelingZien      Handeling = "taakverdeling.zien"
	WerkHerstellen         Handeling = "werk.herstellen"
)

// Soort says what kind of act it is.
type Soort string

// The kinds of act.
const (
	Zien Soort = "zien" // looks, and changes nothing
	Doen Soort = "doen" // a step of the work: for whoever holds the task
)

// EigenStap stands in a Voorschrift for "the task of the open step of the case".
const EigenStap taakverdeling.Functie = 0

// Voorschrift says what an act needs: the kind of act, the function of the task
// that the organisation must hold (Taak, or EigenStap), and the functions of
// staff that may do it. MetTaak are further functions of tasks for which the
// same thing may be seen.
type Voorschrift struct {
	Handeling Handeling
	Soort     Soort
	Taak      taakverdeling.Functie
	MetTaak   []taakverdeling.Functie
	Functies  []organisatie.Functie
}

// Who does what, in groups that the table below names more than once.
var (
	consulenten = []organisatie.Functie{
		organisatie.WmoConsulent, organisatie.Jeugdconsulent, organisatie.Klantmanager, organisatie.Welzijnswerker, organisatie.Teamleider,
	}
	aanDeBalie   = met(consulenten, organisatie.Loket)
	vanDeZaak    = met(consulenten, organisatie.Loket, organisatie.Backoffice, organisatie.Bezwaar)
	metAanvraag  = met(consulenten, organisatie.Backoffice)
	metVerslag   = met(consulenten, organisatie.Bezwaar, organisatie.Backoffice)
	metLevering  = met(consulenten, organisatie.Backoffice, organisatie.Declaratie)
	metVerdeling = met(vanDeZaak, organisatie.Beheer, organisatie.Controller, organisatie.Declaratie, organisatie.Inkoper)

	vanHetBezwaar = []organisatie.Functie{organisatie.Bezwaar, organisatie.Teamleider}
	metBezwaar    = met(vanHetBezwaar, organisatie.Loket, organisatie.Backoffice)
	backoffice    = []organisatie.Functie{organisatie.Backoffice, organisatie.Teamleider}
	metBerichten  = []organisatie.Functie{organisatie.Backoffice, organisatie.Declaratie, organisatie.Teamleider}
	controleurs   = met(backoffice, organisatie.Declaratie)
	metGeld       = append(met(controleurs), organisatie.Controller)
	klaarzetters  = []organisatie.Functie{organisatie.Declaratie, organisatie.Backoffice}
	vrijgevers    = []organisatie.Functie{organisatie.Declaratie, organisatie.Teamleider, organisatie.Controller}
	controllers   = []organisatie.Functie{organisatie.Controller, organisatie.Teamleider}
	metRekening   = append(met(controllers), organisatie.Declaratie)
	inkopers      = []organisatie.Functie{organisatie.Inkoper, organisatie.Teamleider}
)

// met adds functions in front of a group.
func met(groep []organisatie.Functie, ook ...organisatie.Functie) []organisatie.Functie {
	return append(ook, groep...)
}

// ofTaak lists further tasks that suffice to see.
func ofTaak(ook ...taakverdeling.Functie) []taakverdeling.Functie { return ook }

var voorschriften = []Voorschrift{
	{ZaakMelden, Doen, taakverdeling.Melding, nil, aanDeBalie},
	{ZaakOnderzoeken, Doen, taakverdeling.Onderzoek, nil, consulenten},
	{ZaakVerslagVersturen, Doen, taakverdeling.Onderzoek, nil, consulenten},
	{ZaakAanvragen, Doen, taakverdeling.Onderzoek, nil, consulenten},
	{ZaakAfsluiten, Doen, taakverdeling.Onderzoek, nil, consulenten},
	{ZaakAanvraagBehandelen, Doen, taakverdeling.Aanvraag, nil, metAanvraag},
	{ZaakOpschorten, Doen, taakverdeling.Aanvraag, nil, metAanvraag},
	{ZaakBeschikken, Doen, taakverdeling.Besluit, nil, consulenten},
	{ZaakZien, Zien, EigenStap, nil, vanDeZaak},
	{ZaakVerslagZien, Zien, taakverdeling.Onderzoek, nil, metVerslag},
	{InwonerZien, Zien, EigenStap, nil, vanDeZaak},
	{BezwaarOntvangen, Doen, taakverdeling.Bezwaar, nil, metBezwaar},
	{BezwaarBeslissen, Doen, taakverdeling.Bezwaar, nil, vanHetBezwaar},
	{ToewijzingZien, Zien, taakverdeling.Toewijzing, ofTaak(taakverdeling.Berichtenverkeer, taakverdeling.Declaratiecontrole), metLevering},
	{ToewijzingMaken, Doen, taakverdeling.Toewijzing, nil, backoffice},
	{VerzoekZien, Zien, taakverdeling.Berichtenverkeer, ofTaak(taakverdeling.Toewijzing, taakverdeling.Besluit), metAanvraag},
	{VerzoekBeslissen, Doen, taakverdeling.Toewijzing, nil, metAanvraag},
	{VerzoekToekennen, Doen, taakverdeling.Besluit, nil, consulenten},
	{BerichtZien, Zien, taakverdeling.Berichtenverkeer, nil, metBerichten},
	{BerichtVerzenden, Doen, taakverdeling.Berichtenverkeer, nil, metBerichten},
	{DeclaratieZien, Zien, taakverdeling.Declaratiecontrole, ofTaak(taakverdeling.Betaling), metGeld},
	{DeclaratieBeoordelen, Doen, taakverdeling.Declaratiecontrole, nil, controleurs},
	{BetalingZien, Zien, taakverdeling.Betaling, nil, metGeld},
	{BetalingKlaarzetten, Doen, taakverdeling.Betaling, nil, klaarzetters},
	{BetalingVrijgeven, Doen, taakverdeling.Betaling, nil, vrijgevers},
	{ContractSluiten, Doen, taakverdeling.Inkoop, nil, inkopers},
	{ContractBeheren, Doen, taakverdeling.Contractbeheer, nil, inkopers},
	{VerrekeningZien, Zien, taakverdeling.Verantwoording, nil, metRekening},
	{TaakverdelingZien, Zien, EigenStap, nil, metVerdeling},
	{WerkHerstellen, Doen, EigenStap, nil, metBerichten},
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
var fasen = map[taakverdeling.Functie]int{
	taakverdeling.Melding: 1, taakverdeling.Verwijzen: 1, taakverdeling.Crisis: 1,
	taakverdeling.Onderzoek:  2,
	taakverdeling.Aanvraag:   3,
	taakverdeling.Besluit:    4,
	taakverdeling.Toewijzing: 5, taakverdeling.Pgb: 5, taakverdeling.Uitkering: 5, taakverdeling.BijzondereBijstand: 5,
	taakverdeling.Bezwaar: 6,
}

// fase gives the phase of a step; one that is no part of the file itself comes
// after the decision.
func fase(functie taakverdeling.Functie) int {
	if f, ok := fasen[functie]; ok {
		return f
	}
	return fasen[taakverdeling.Toewijzing]
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
