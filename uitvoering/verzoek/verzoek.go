// Package verzoek holds what providers ask of a municipality and what it answers:
// the verzoek om toewijzing (VOT, message 315) and the verzoek om wijziging (VOW,
// message 317) of iWmo and iJw 3.2.
//
// A VOT asks for one product that the client does not have yet; each product has a
// reference of its own and is answered by itself (OP344). A VOW asks for the whole
// package that the provider wants to deliver from now on, every allotment of the
// client with that provider included (OP308), and is granted or rejected as a whole.
//
// A request is received, may be put under investigation once, and ends granted or
// rejected; stappen.go has the steps. Whoever receives a message calls Ontvangen,
// which judges the rules of level 3 and keeps the requests or refuses the whole
// message (OP286). A person then calls Onderzoeken, Afwijzen or Toekennen. The
// first two leave the job Antwoord behind: the answer is a message 319. Granting
// is answered by a message 301, which the allotments themselves bring about
// (toewijzing.Verzend).
//
// Two terms run. The provider hears something within five working days after
// receipt; when that is "under investigation", the decision follows within eight
// weeks after the Dagtekening of the request (OP274, OP346). A rejection of a VOT
// for jeugd because another municipality is responsible follows within two weeks
// (OP359). They are terms of the standard, not of the law: the Algemene
// termijnenwet does not lengthen them, so weeks are plain days.
//
// This room knows no message. A period is half-open everywhere: the inclusive end
// date of the standard is read and written by the messages alone.
package verzoek

import (
	"io"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/opslag/wachtrij"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
)

// Soort tells the two kinds of request apart.
type Soort string

// The two kinds.
const (
	Toewijzing Soort = "toewijzing" // VOT, message 315
	Wijziging  Soort = "wijziging"  // VOW, message 317
)

// Tekst names the kind for a reader.
func (s Soort) Tekst() string { return "verzoek om " + string(s) }

// Aard says what a line of a request asks.
type Aard string

// What a line can ask: a product the client does not have, another size or end of
// an allotment, or an allotment as it is.
const (
	Nieuw       Aard = "nieuw"
	Wijzigen    Aard = "wijzigen"
	Ongewijzigd Aard = "ongewijzigd"
)

// Verwijzer is who referred the client: the code of the kind (LDT_VerwijzerType)
// and a name or the code of a care worker.
type Verwijzer struct {
	Type             string
	Naam             string
	ZorgverlenerCode string
}

// Regel is one line of a request. Nummer counts from 1 within the request, in the
// order of the message. Toewijzing is the number of the allotment, 0 for a new
// product. Geldig begins on the wanted day (ToewijzingIngangsdatum of a VOT,
// GewensteIngangsdatum of a VOW); of a line that leaves an allotment as it is it is
// empty, and so are product, size and budget. What follows after Budget is only in
// a VOT; BeschikkingIngang means something only with a BeschikkingNummer, and
// Raamcontract is "1" (yes), "2" (no) or "".
type Regel struct {
	Nummer            int64
	Aard              Aard
	Toewijzing        int64
	Product           contract.Product
	Geldig            tijdlijn.Periode
	Omvang            toewijzing.Omvang
	Budget            geld.Cent // 0: none
	BeschikkingNummer int64
	BeschikkingIngang tijdlijn.Dag
	Verwijzer         Verwijzer
	Raamcontract      string
	Commentaar        string
}

// Verzoek is one request as it stands now.
//
// Antwoorden is the last day for a first answer, Beslissen that of the decision
// when the request is under investigation; Woonplaats is the last day to reject a
// VOT for jeugd with reason Woonplaatsbeginsel, and Open for every other request.
// Onderzocht and Besloten are the moments of those steps, 0 while they were not
// taken. Reden and Woonplaatsgemeente belong to a rejection. Zaak is the case that
// a grant leaned on, "" when none. Toedeling is what the last step leaned on.
type Verzoek struct {
	Gemeente           kenmerk.Gemeentecode
	ID                 string
	Domein             taakverdeling.Domein
	Soort              Soort
	Aanbieder          kenmerk.AGB
	Inwoner            kenmerk.BSN
	Referentie         string // ReferentieAanbieder
	Bericht            string // Identificatie of the message
	Dagtekening        tijdlijn.Dag
	Ontvangen          tijdlijn.Moment
	Antwoorden         tijdlijn.Dag
	Beslissen          tijdlijn.Dag
	Woonplaats         tijdlijn.Dag
	RedenVerzoek       string // VOW: "1" or "2" (LDT_RedenVerzoek)
	GezagsdragerBekend string // VOT for jeugd: "1" (yes), "2" (no) or ""
	Commentaar         string
	Regels             []Regel
	Stand              Stand
	Onderzocht         tijdlijn.Moment
	Besloten           tijdlijn.Moment
	Reden              Reden
	Woonplaatsgemeente kenmerk.Gemeentecode
	Zaak               string
	Toedeling          taakverdeling.Verwijzing
	Versie             int64
}

// Onderdelen are the rooms a request leans on; each is built once.
type Onderdelen struct {
	Opslag       *opslag.Opslag
	Klok         tijdlijn.Klok
	Toeval       io.Reader
	Verdeling    *taakverdeling.Register
	Poort        *toegang.Poort
	Logboek      *logboek.Logboek
	Wachtrij     *wachtrij.Wachtrij
	Toewijzingen *toewijzing.Register
}

// Verzoeken does the acts and answers the questions about requests.
type Verzoeken struct{ Onderdelen }

// New gives the room over its parts. The queue must know a worker for Antwoord
// before it starts.
func New(o Onderdelen) *Verzoeken { return &Verzoeken{o} }

// Verwijzing names a request and the version that was seen; Versie 0 means that it
// does not matter.
type Verwijzing struct {
	Gemeente kenmerk.Gemeentecode
	ID       string
	Versie   int64
}

// Antwoord is the job that Onderzoeken and Afwijzen leave behind: tell the provider
// (message 319). Versie is the version of the request after the step; what must be
// told, and whether it still must, is asked of Uitspraak. The room that makes
// messages carries it out.
type Antwoord struct {
	Gemeente kenmerk.Gemeentecode `json:"gemeente"`
	ID       string               `json:"id"`
	Versie   int64                `json:"versie"`
	Domein   taakverdeling.Domein `json:"domein,omitempty"`
}

// Kind names the job in the queue.
func (Antwoord) Kind() string { return "verzoek.antwoord" }

// Onderwerp says that the job is about the request, for whoever exchanges messages.
func (a Antwoord) Onderwerp() wachtrij.Onderwerp {
	return wachtrij.Onderwerp{Gemeente: a.Gemeente, Soort: "verzoek", ID: a.ID, Taak: string(a.Domein.Taak(taakverdeling.Berichtenverkeer))}
}

func geenVerzoek() error {
	return fout.New(fout.NietGevonden, "Dit verzoek is niet gevonden. Controleer de gegevens en zoek opnieuw.")
}

// object describes the request to toegang.
func (v Verzoek) object() toegang.Object {
	return toegang.Object{Gemeente: v.Gemeente, Soort: "verzoek", ID: v.ID, Taak: v.Domein.Taak(taakverdeling.Toewijzing)}
}

// objectVoor describes the request to toegang under the task that an act asks.
func (v Verzoek) objectVoor(h toegang.Handeling) toegang.Object {
	over := v.object()
	if h == toegang.VerzoekToekennen {
		over.Taak = v.Domein.Taak(taakverdeling.Besluit)
	}
	return over
}

func (v Verzoek) logregel(handeling, doel string, medewerker string, organisatie organisatie.Kenmerk) logboek.Regel {
	return logboek.Regel{
		Gemeente: v.Gemeente, Medewerker: medewerker, Organisatie: organisatie, Handeling: handeling, Soort: "verzoek", Object: v.ID,
		Doel: doel, Toedeling: v.Toedeling.String(),
		Gegevens: map[string]string{
			"soort": string(v.Soort), "aanbieder": v.Aanbieder.String(), "referentie": v.Referentie, "bericht": v.Bericht,
			"regels": strconv.Itoa(len(v.Regels)), "stand": string(v.Stand),
		},
	}
}
