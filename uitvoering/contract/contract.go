// Package contract holds what is agreed with providers of care: who they are,
// which products they deliver and at which tariff from which day.
//
// A contract belongs to the organisation that buys (a municipality or a region)
// and is used by the municipalities that take part in it, each from and until a
// day of its own. The store refuses two tariffs of one product on one day;
// Vastleggen refuses two contracts that give one municipality two tariffs of
// one provider for one product on one day.
//
// Every question takes the day it is about. Who buys holds the task inkoop of every
// municipality in the contract on the first day of its participation, under the laws
// whose products it buys; who changes a tariff holds contractbeheer on that day. What is
// found here for another act is found without a right of its own: the act has asked it.
package contract

import (
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"strconv"
)

// Aanbieder is a provider of care as the buyer knows it in a period: its name
// and the account it is paid on.
type Aanbieder struct {
	Eigenaar organisatie.Kenmerk
	AGB      kenmerk.AGB
	Naam     string
	IBAN     kenmerk.IBAN
	Geldig   tijdlijn.Periode
}

// Product names what is delivered by the codes of iWmo/iJw: the category
// (WMO020, JZ020) and the code from the product list. An aspecific product has
// a category alone.
type Product struct {
	Categorie string
	Code      string
}

// String writes category and code as they are read aloud: "02/02A03".
func (p Product) String() string {
	if p.Code == "" {
		return p.Categorie
	}
	return p.Categorie + "/" + p.Code
}

// Domein gives the law that a product is bought under, by its category: 01 to 18 are of
// iWmo (code list WMO020), 31 to 38 and 40 to 55 of iJw (JZ020). It is false for another.
func (p Product) Domein() (taakverdeling.Domein, bool) {
	nummer, err := strconv.ParseUint(p.Categorie, 10, 8)
	switch {
	case err != nil || len(p.Categorie) != 2:
		return "", false
	case nummer >= 1 && nummer <= 18:
		return taakverdeling.Wmo, true
	case nummer >= 31 && nummer <= 55 && nummer != 39:
		return taakverdeling.Jeugd, true
	}
	return "", false
}

// Variant is the way of delivering that was agreed (uitvoeringsvariant).
type Variant string

// The three variants of the standard: effort per unit of time, a result, or a
// task for a whole population.
const (
	Inspanning Variant = "inspanning"
	Output     Variant = "output"
	Taak       Variant = "taak"
)

// Aanbod is one product of a contract with its tariffs, each valid for a period.
type Aanbod struct {
	Product      Product
	Omschrijving string
	Eenheid      Eenheid
	Frequentie   Frequentie
	Variant      Variant
	Tarieven     []tijdlijn.Geldig[geld.Cent]
}

// Deelname says that a municipality uses the contract in a period.
type Deelname struct {
	Gemeente kenmerk.Gemeentecode
	Geldig   tijdlijn.Periode
}

// Tariefwijziging is a new price for one product of a contract, from a day on.
type Tariefwijziging struct {
	Eigenaar organisatie.Kenmerk
	Nummer   string
	Product  Product
	Vanaf    tijdlijn.Dag
	Bedrag   geld.Cent
}

// Contract is an agreement of one buyer with one provider. Bron names the
// document it was taken from.
type Contract struct {
	Eigenaar  organisatie.Kenmerk
	Nummer    string
	AGB       kenmerk.AGB
	Geldig    tijdlijn.Periode
	Bron      string
	Gemeenten []Deelname
	Aanbod    []Aanbod
}

// Tarief is the price of one unit of a product for one municipality, with the
// contract it comes from. Geldig is the period in which contract, participation
// and tariff all hold.
type Tarief struct {
	Eigenaar     organisatie.Kenmerk
	Contract     string
	Product      Product
	Omschrijving string
	Eenheid      Eenheid
	Frequentie   Frequentie
	Variant      Variant
	Geldig       tijdlijn.Periode
	Bedrag       geld.Cent
}

// Onderdelen are the parts that the room works with; all are required.
type Onderdelen struct {
	Klok    tijdlijn.Klok
	Poort   *toegang.Poort
	Logboek *logboek.Logboek
}

// Register keeps the contracts.
type Register struct{ Onderdelen }

// New gives the register with all its parts.
func New(o Onderdelen) *Register { return &Register{o} }
