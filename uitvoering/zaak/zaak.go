// Package zaak holds the file of one resident's question, from the melding to
// the decision on an objection, with one Go file per legal act.
//
// A case belongs to the municipality that is responsible for the resident.
// Which organisation does the open step is never stored: it follows from the
// taakverdeling on the day it is asked, so that a step moves by itself when the
// division changes. What is stored with every act is the Toedeling it leaned on.
//
// Every act checks, in this order: may this person do this today (toegang); does
// the case stand where the act may be done (stappen.go and stappen_wmo.go, with the article); is
// the signer mandated where the act is a decision (mandaat). It then writes
// case, act, term, letter, log row and job in one transaction, or nothing.
package zaak

import (
	"context"
	"io"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/mandaat"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/kader/wet"
	"nabuur/opslag"
	"nabuur/opslag/wachtrij"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/inwoner"
)

// Zaak is one case. Uiterlijk is the last day of the running statutory term, or
// Open when none runs.
type Zaak struct {
	Gemeente  kenmerk.Gemeentecode
	ID        string
	Nummer    string
	Domein    taakverdeling.Domein
	Inwoner   string
	Hulpvraag string
	Kanaal    Kanaal
	Stand     Stand
	Taak      taakverdeling.Taak // of the open step; "" when nothing is open
	Gemeld    tijdlijn.Dag
	Uiterlijk tijdlijn.Dag
	Versie    int64
}

// Kanaal tells how the melding came in.
type Kanaal string

// The channels.
const (
	Balie    Kanaal = "balie"
	Telefoon Kanaal = "telefoon"
	Web      Kanaal = "web"
)

// Verwijzing names a case and the version its reader saw. Versie 0 means: the
// version does not matter, as on the command line.
type Verwijzing struct {
	Gemeente kenmerk.Gemeentecode
	ID       string
	Versie   int64
}

// Handeling is one act as it stands in the timeline: who did what, for which
// organisation, and which Toedeling it leaned on. It is never changed.
type Handeling struct {
	Nummer      int64
	Moment      tijdlijn.Moment
	Dag         tijdlijn.Dag
	Handeling   toegang.Handeling
	Taak        taakverdeling.Taak
	Medewerker  string
	Naam        string
	Organisatie organisatie.Kenmerk
	Toedeling   taakverdeling.Verwijzing
	Stand       Stand
	Toelichting string
}

// Termijn is a statutory term of a case with the receipt of the rules that gave
// its last day. The last one in the list is the one that runs.
type Termijn struct {
	Soort      string // a kind of term of wet
	Vanaf      tijdlijn.Dag
	LaatsteDag tijdlijn.Dag
	Opgeschort []tijdlijn.Periode
	Uitkomst   wet.Uitkomst
}

// Leefgebied is what the kitchen-table talk found for one domain of life: what
// the resident can do, what the network can do, which general provision helps
// and what then remains for custom support (art. 2.3.2 lid 4 Wmo 2015), and the
// resident's own words.
type Leefgebied struct {
	Naam        string
	EigenKracht string
	Netwerk     string
	Algemeen    string
	Maatwerk    string
	Woorden     string
}

// Voorziening is a custom provision as it is prepared and decided: which product
// from which provider, how much and from when.
type Voorziening struct {
	Nummer       int64
	Aanbieder    kenmerk.AGB
	Categorie    string
	Product      string
	Omschrijving string
	Volume       int64
	Eenheid      contract.Eenheid
	Frequentie   contract.Frequentie
	Geldig       tijdlijn.Periode
}

// Beschikking is the decision on the application, as it was made known.
type Beschikking struct {
	Gemeente      kenmerk.Gemeentecode
	Nummer        string
	Zaak          string
	Bekendgemaakt tijdlijn.Dag
	Uitkomst      Uitkomst
	Motivering    string
	Namens        string
	Ondertekening string
	Medewerker    string
	Organisatie   organisatie.Kenmerk
	Functie       organisatie.Functie // under which the signer was mandated
	Mandaat       string
	Toedeling     taakverdeling.Verwijzing
	BezwaarTot    tijdlijn.Dag // the last day on which an objection is in time
	Bewijs        string       // the receipts of the rules used, as JSON
}

// Bezwaar is an objection against the decision, and what was decided on it.
// Beslist is Open until then.
type Bezwaar struct {
	Beschikking string
	Ontvangen   tijdlijn.Dag
	Gronden     string
	Beslist     tijdlijn.Dag
	Uitkomst    Uitkomst
	Motivering  string
	Medewerker  string
	Organisatie organisatie.Kenmerk
	Mandaat     string
}

// Uitkomst is what was decided.
type Uitkomst string

// What can be decided on an application and on an objection.
const (
	Toegekend        Uitkomst = "toegekend"
	Afgewezen        Uitkomst = "afgewezen"
	Gegrond          Uitkomst = "gegrond"
	Ongegrond        Uitkomst = "ongegrond"
	NietOntvankelijk Uitkomst = "niet-ontvankelijk"
)

// Onderdelen are the rooms a case leans on; cmd builds each of them once.
type Onderdelen struct {
	Opslag    *opslag.Opslag
	Klok      tijdlijn.Klok
	Toeval    io.Reader
	Gemeenten *organisatie.Gemeenten
	Verdeling *taakverdeling.Register
	Mandaten  *mandaat.Register
	Poort     *toegang.Poort
	Logboek   *logboek.Logboek
	Wachtrij  *wachtrij.Wachtrij
	Inwoners  *inwoner.Inwoners
	Paden     map[taakverdeling.Domein]*Pad // the laws that have a path: Paden()
	// Botst refuses a provision that stands in the way of what the resident has
	// already. Allotments lie to the right of this room: who builds it hands the
	// question over.
	Botst func(ctx context.Context, l opslag.Lezer, z Zaak, i inwoner.Inwoner, v Voorziening) error
}

// Zaken does the acts and answers the questions about cases.
type Zaken struct{ Onderdelen }

// New gives the room over its parts.
func New(o Onderdelen) *Zaken { return &Zaken{o} }

func (z *Zaken) vandaag() tijdlijn.Dag { return tijdlijn.Vandaag(z.Klok) }

func geenZaak() error {
	return fout.New(fout.NietGevonden, "Deze zaak is niet gevonden. Controleer het nummer of zoek opnieuw.")
}

// Get gives the bare case, for other rooms and jobs, without a check of rights:
// people look through Zien. NietGevonden when there is none.
func Get(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) (Zaak, error) {
	gevonden, ok, err := leesZaak(ctx, l, gemeente, id)
	if err == nil && !ok {
		err = geenZaak()
	}
	return gevonden, err
}
