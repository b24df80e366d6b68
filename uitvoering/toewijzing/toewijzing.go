// Package toewijzing keeps what was allotted: to whom, with which provider, which
// product, how much and from when, and what the provider reported about start and
// stop of the delivery.
//
// An allotment has a number that is unique within its municipality and kept
// through every change (IV066). A change never rewrites: the row that was known
// closes and the next one is added, so that "as known on" is always answerable.
// Every row carries the Toedeling it leaned on.
//
// An allotment rests on one thing: a provision of a case that was decided, a line of
// a request of the provider that was granted, or an allotment of a municipality that
// was merged. A change that answers a request carries its reference, and no other
// version does.
//
// A period here is half-open: the first day after the last day of care. The
// inclusive end date of the message standard is written by the messages alone.
// This room knows no message: whoever reads a 305 or 307 calls Starten or Stoppen
// with what was in it.
package toewijzing

import (
	"context"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/opslag/wachtrij"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/inwoner"
)

// Automatisch is the name under which the system itself acts.
const Automatisch = "nabuur"

// Omvang is how much was allotted: a volume in a unit, per frequency. The zero value
// means that nothing was said about it.
type Omvang struct {
	Volume     int64
	Eenheid    contract.Eenheid
	Frequentie contract.Frequentie
}

// IsLeeg reports whether nothing was said about the size.
func (o Omvang) IsLeeg() bool { return o == Omvang{} }

// Toewijzing is one allotment as known at a moment. Toegewezen is its
// Toewijzingsdatum and Toewijzingstijd: the latest one holds (IV013). One that
// was taken away (Verwijderd) has an empty period that begins on the day it would
// have begun.
type Toewijzing struct {
	Gemeente            kenmerk.Gemeentecode
	Nummer              int64
	Domein              taakverdeling.Domein
	Zaak                string
	Verzoek             string
	Vorige              string
	Voorziening         string
	Beschikking         string
	Inwoner             kenmerk.BSN
	Aanbieder           kenmerk.AGB
	Product             contract.Product
	Omvang              Omvang
	Budget              geld.Cent // 0: none
	Geldig              tijdlijn.Periode
	Toegewezen          tijdlijn.Moment
	BekendTot           tijdlijn.Moment
	RedenWijziging      Reden
	ReferentieAanbieder string
	Commentaar          string
	Toedeling           taakverdeling.Verwijzing
	Versie              int64
	Wacht               Soort // the report of the provider that must still come; "" when none must
}

// Opdracht is what a decision asks to be allotted. It rests on a provision of a
// case (Zaak and Voorziening), or on a line of a request (Verzoek and Voorziening,
// the number of the line): one gets one allotment within the municipality. With a
// Verzoek a case and a decision may be named too, when the grant leaned on them, and
// ReferentieAanbieder is the reference of the request.
type Opdracht struct {
	Gemeente            kenmerk.Gemeentecode
	Domein              taakverdeling.Domein
	Zaak                string
	Verzoek             string
	Voorziening         string
	Beschikking         string
	Inwoner             kenmerk.BSN
	Aanbieder           kenmerk.AGB
	Product             contract.Product
	Omvang              Omvang
	Budget              geld.Cent
	Geldig              tijdlijn.Periode
	ReferentieAanbieder string
	Commentaar          string
}

// Verzend is the job that follows every new or changed allotment: tell the
// provider (message 301). It is written in the transaction of the act; the room
// that makes messages carries it out. Bekend is the moment of the change.
type Verzend struct {
	Gemeente kenmerk.Gemeentecode `json:"gemeente"`
	Nummer   int64                `json:"nummer"`
	Bekend   tijdlijn.Moment      `json:"bekend"`
	Domein   taakverdeling.Domein `json:"domein,omitempty"`
}

func (t Toewijzing) verzend() Verzend {
	return Verzend{Gemeente: t.Gemeente, Nummer: t.Nummer, Bekend: t.Toegewezen, Domein: t.Domein}
}

// Kind names the job in the queue.
func (Verzend) Kind() string { return "toewijzing.verzend" }

// Onderwerp says that the job is about the allotment, for whoever exchanges messages.
func (v Verzend) Onderwerp() wachtrij.Onderwerp {
	return wachtrij.Onderwerp{
		Gemeente: v.Gemeente, Soort: "toewijzing", ID: strconv.FormatInt(v.Nummer, 10),
		Taak: string(v.Domein.Taak(taakverdeling.Berichtenverkeer)),
	}
}

// Onderdelen are the rooms that allotments lean on.
type Onderdelen struct {
	Verdeling *taakverdeling.Register
	Poort     *toegang.Poort
	Logboek   *logboek.Logboek
	Wachtrij  *wachtrij.Wachtrij // must know a worker for Verzend before it starts
	Inwoners  *inwoner.Inwoners  // enters a resident in the municipality that takes over an allotment
	// Gedeclareerd reports whether a claim line on the allotment was approved and
	// not given back (TR385). Claims lie to the right of this room: who builds it
	// hands the question over.
	Gedeclareerd func(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, nummer int64) (bool, error)
}

// Register does the acts on allotments.
type Register struct{ Onderdelen }

// New gives the room over its parts.
func New(o Onderdelen) *Register { return &Register{o} }

func (o Opdracht) keur() error {
	switch {
	case o.Gemeente.IsLeeg() || o.Domein == "" || o.Voorziening == "" || o.Verzoek == "" && (o.Zaak == "" || o.Beschikking == ""):
		return fout.New(fout.Onjuist,
			"Een toewijzing hoort bij een gemeente en een voorziening, met een zaak en een beschikking of met een verzoek. Vul die aan.")
	case o.Verzoek == "" && o.ReferentieAanbieder != "":
		return fout.New(fout.Onjuist,
			"Een referentie van de aanbieder hoort alleen bij een toegekend verzoek. Laat haar weg.").Bij("referentie")
	case o.Inwoner.IsLeeg():
		return fout.New(fout.Onjuist, "Geef het burgerservicenummer van de inwoner.").Bij("bsn")
	case o.Aanbieder.IsLeeg():
		return fout.New(fout.Onjuist, "Kies een aanbieder.").Bij("aanbieder")
	case o.Geldig.Leeg():
		return fout.New(fout.Onjuist, "De toewijzing geldt geen enkele dag. Controleer de begin- en de einddatum.").Bij("geldig")
	}
	return keurOmvang(o.Product, o.Omvang, o.Budget, o.Geldig)
}

// keurOmvang checks the three forms of an allotment: specific (category and code)
// has an Omvang, aspecific (category) has none, generic (no product) has a Budget
// and an end; Budget and Omvang exclude each other (iWmo/iJw 3.2).
func keurOmvang(p contract.Product, o Omvang, budget geld.Cent, geldig tijdlijn.Periode) error {
	switch {
	case budget < 0 || o.Volume < 0 || o.Volume > 99_999_999:
		return fout.New(fout.Onjuist,
			"Het volume ligt tussen 0 en 99.999.999 en het budget is niet negatief. Controleer de omvang.").Bij("omvang")
	case budget > 0 && !o.IsLeeg():
		return fout.New(fout.Onjuist, "Geef een omvang of een budget, niet allebei.").Bij("omvang")
	case p.Code != "" && o.IsLeeg():
		return fout.New(fout.Onjuist, "Geef bij product %s hoeveel er is toegekend: volume, eenheid en frequentie.", p).Bij("omvang")
	case p.Code == "" && !o.IsLeeg():
		return fout.New(fout.Onjuist,
			"Een toewijzing zonder productcode heeft geen omvang. Kies een product of laat de omvang weg.").Bij("omvang")
	case p.Categorie == "" && (budget == 0 || geldig.Tot.IsOpen()):
		return fout.New(fout.Onjuist, "Een toewijzing zonder product heeft een budget en een einddatum. Vul die aan.").Bij("budget")
	case !o.IsLeeg() && (o.Volume == 0 || o.Eenheid == "" || o.Frequentie == ""):
		return fout.New(fout.Onjuist, "De omvang is niet volledig. Geef volume, eenheid en frequentie.").Bij("omvang")
	}
	return nil
}

// bron is what an allotment rests on: one thing gives at most one allotment within
// a municipality.
type bron struct{ soort, id, voorziening string }

func (t Toewijzing) bron() bron {
	switch {
	case t.Vorige != "":
		return bron{"vorige", t.Vorige, ""}
	case t.Verzoek != "":
		return bron{"verzoek", t.Verzoek, t.Voorziening}
	}
	return bron{"zaak", t.Zaak, t.Voorziening}
}

func (o Opdracht) bron() bron {
	return Toewijzing{Zaak: o.Zaak, Verzoek: o.Verzoek, Voorziening: o.Voorziening}.bron()
}

func geenToewijzing(nummer int64) error {
	return fout.New(fout.NietGevonden, "Toewijzing %d is niet gevonden. Controleer het nummer.", nummer)
}

func (t Toewijzing) logregel(handeling string, wie medewerker) logboek.Regel {
	return logboek.Regel{
		Gemeente: t.Gemeente, Medewerker: wie.naam, Organisatie: wie.organisatie, Handeling: handeling,
		Soort: "toewijzing", Object: strconv.FormatInt(t.Nummer, 10), Doel: string(t.Domein), Toedeling: t.Toedeling.String(),
		Gegevens: map[string]string{
			"zaak": t.Zaak, "verzoek": t.Verzoek, "vorige": t.Vorige, "voorziening": t.Voorziening, "product": t.Product.String(),
			"aanbieder": t.Aanbieder.String(),
			"vanaf":     t.Geldig.Vanaf.String(), "tot": t.Geldig.Tot.String(), "reden": string(t.RedenWijziging),
		},
	}
}
