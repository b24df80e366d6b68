// Package contract holds what is agreed with providers of care: who they are,
// which products they deliver and at which tariff from which day.
//
// A contract belongs to the organisation that buys (a municipality or a region)
// and is used by the municipalities that take part in it, each from and until a
// day of its own. The store refuses two tariffs of one product on one day;
// Vastleggen refuses two contracts that give one municipality two tariffs of
// one provider for one product on one day.
//
// Every question takes the day it is about. Rights are checked by the act that
// calls: this room only keeps and finds.
package contract

import (
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/organisatie"
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

// Register keeps the contracts.
type Register struct {
	log *logboek.Logboek
}

// New gives the register; every act is written in log.
func New(log *logboek.Logboek) *Register { return &Register{log: log} }
