// Package organisatie holds who there is: the municipalities of the Netherlands
// with their successions, other organisations, teams and staff, each with the
// period in which it exists.
//
// Municipalities are facts of the country and come with the program
// (gemeenten.yaml, herindelingen.yaml); LeesGemeenten gives them. Everything
// else is entered by the people who use Nabuur and lives in the store; Register
// gives that. A municipality is known by its CBS code in both.
package organisatie

import (
	"slices"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
)

// Kenmerk is the code by which an organisation is known: the four digits of the
// CBS for a municipality, else a code of the organisation's own that does not
// consist of four digits.
type Kenmerk string

// KenmerkVan gives the Kenmerk of a municipality.
func KenmerkVan(code kenmerk.Gemeentecode) Kenmerk { return Kenmerk(code.String()) }

// Gemeentecode gives the CBS code when k is that of a municipality, else false.
// It says nothing about whether that municipality exists.
func (k Kenmerk) Gemeentecode() (kenmerk.Gemeentecode, bool) {
	if len(k) != 4 {
		return kenmerk.Gemeentecode{}, false
	}
	code, err := kenmerk.ParseGemeentecode(string(k))
	return code, err == nil
}

// Soort says what kind of organisation one is.
type Soort string

// The kinds of organisation that take part in the social domain.
const (
	SoortGemeente               Soort = "gemeente"
	SoortRegio                  Soort = "regio"
	SoortGemeenschappelijk      Soort = "gemeenschappelijke regeling" // with legal personality, Wgr art. 8
	SoortStichting              Soort = "stichting"
	SoortAanbieder              Soort = "aanbieder"
	SoortGecertificeerd         Soort = "gecertificeerde instelling" // Jeugdwet art. 1.1
	SoortSamenwerkingsverband   Soort = "samenwerkingsverband"       // without legal personality
	SoortUitvoeringsorganisatie Soort = "uitvoeringsorganisatie"
)

var soorten = []Soort{SoortGemeente, SoortRegio, SoortGemeenschappelijk, SoortStichting, SoortAanbieder,
	SoortGecertificeerd, SoortSamenwerkingsverband, SoortUitvoeringsorganisatie}

// Soorten gives every kind, in the order of the screen.
func Soorten() []Soort { return slices.Clone(soorten) }

// Organisatie is an organisation and the period in which it exists. A Bestaat.Tot
// of 0 after a later Vanaf is read as "without an end", so that a file may leave
// it out.
type Organisatie struct {
	Kenmerk Kenmerk          `json:"kenmerk" yaml:"kenmerk"`
	Naam    string           `json:"naam" yaml:"naam"`
	Soort   Soort            `json:"soort" yaml:"soort"`
	Bestaat tijdlijn.Periode `json:"bestaat" yaml:"bestaat"`
}

// Functie is what someone is at work for. Which acts a function may do is
// kader/toegang's to say, and what it may decide kader/mandaat's. An organisation
// may have functions that are not named here; they may do nothing by themselves.
type Functie string

// The functions of staff that acts ask for.
const (
	Loket          Functie = "loket"
	WmoConsulent   Functie = "wmo-consulent"
	Jeugdconsulent Functie = "jeugdconsulent"
	Klantmanager   Functie = "klantmanager" // Participatiewet
	Welzijnswerker Functie = "welzijnswerker"
	Backoffice     Functie = "backoffice"
	Declaratie     Functie = "declaratie"
	Inkoper        Functie = "inkoper"
	Bezwaar        Functie = "bezwaar"
	Teamleider     Functie = "teamleider"
	Controller     Functie = "controller"
	Beheer         Functie = "beheer"
)

// Medewerker is a member of staff during one stretch of time in which team and
// functions stay the same.
type Medewerker struct {
	Organisatie Kenmerk          `json:"organisatie" yaml:"organisatie"`
	ID          string           `json:"id" yaml:"id"`
	Naam        string           `json:"naam" yaml:"naam"`
	Team        string           `json:"team" yaml:"team"`
	Functies    []Functie        `json:"functies" yaml:"functies"`
	InDienst    tijdlijn.Periode `json:"indienst" yaml:"indienst"`
}

// Wie is a person who acts, as of one day: what every legal act is given.
type Wie struct {
	Medewerker  string    `json:"medewerker" yaml:"medewerker"` // the ID of the Medewerker
	Naam        string    `json:"naam" yaml:"naam"`
	Organisatie Kenmerk   `json:"organisatie" yaml:"organisatie"`
	Functies    []Functie `json:"functies" yaml:"functies"`
}

// Heeft reports whether the person has the function.
func (w Wie) Heeft(f Functie) bool { return slices.Contains(w.Functies, f) }

// Wie gives the member of staff as a person who acts.
func (m Medewerker) Wie() Wie {
	return Wie{Medewerker: m.ID, Naam: m.Naam, Organisatie: m.Organisatie, Functies: slices.Clone(m.Functies)}
}

// zonderEinde reads an end that was left out as an open one.
func zonderEinde(p tijdlijn.Periode) tijdlijn.Periode {
	if p.Tot == 0 && p.Vanaf > 0 {
		p.Tot = tijdlijn.Open
	}
	return p
}
