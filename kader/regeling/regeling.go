// Package regeling holds the agreements on which organisations work for each
// other (dienstverleningsovereenkomst, gemeenschappelijke regeling, stichting,
// mandaatbesluit and so on), the conditions they were made on, and the decisions
// of the bodies that they rest on.
package regeling

import (
	"slices"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
)

// Vormen gives the forms of agreement that the screen offers. Another form is
// not refused: the law does not close the list.
func Vormen() []string { return slices.Clone(vormen) }

var vormen = []string{
	"dienstverleningsovereenkomst",
	"gemeenschappelijke regeling", // Wgr art. 1 and 8
	"centrumregeling",             // Wgr art. 8 lid 4
	"regeling zonder meer",        // Wgr art. 8 lid 1, without a body of its own
	"mandaatbesluit",              // Awb art. 10:3
	"delegatiebesluit",            // Awb art. 10:13
	"subsidiebeschikking",         // Awb art. 4:21
	"stichting",
	"intentieverklaring",
	"samenwerkingsovereenkomst",
}

// VoorwaardeSoort says what a condition is about.
type VoorwaardeSoort string

// The three kinds of condition on which municipalities judge whether to work for
// each other.
const (
	Kosten               VoorwaardeSoort = "kosten"
	Werkwijzen           VoorwaardeSoort = "werkwijzen"
	Verantwoordelijkheid VoorwaardeSoort = "verantwoordelijkheid"
)

// Voorwaarde is a condition of an agreement.
type Voorwaarde struct {
	Soort    VoorwaardeSoort `json:"soort" yaml:"soort"`
	Tekst    string          `json:"tekst" yaml:"tekst"`
	Toetsing string          `json:"toetsing" yaml:"toetsing"` // how is checked that it is met
}

// Regeling is an agreement. Its key is Eigenaar with Nummer; Verwijzing writes
// both as one text for use elsewhere.
type Regeling struct {
	Eigenaar    organisatie.Kenmerk   `json:"eigenaar" yaml:"eigenaar"` // who keeps the file
	Nummer      string                `json:"nummer" yaml:"nummer"`
	Vorm        string                `json:"vorm" yaml:"vorm"`
	Naam        string                `json:"naam" yaml:"naam"`
	Looptijd    tijdlijn.Periode      `json:"looptijd" yaml:"looptijd"` // a Tot of 0 after a later Vanaf is read as "without an end"
	Partijen    []organisatie.Kenmerk `json:"partijen" yaml:"partijen"`
	Voorwaarden []Voorwaarde          `json:"voorwaarden" yaml:"voorwaarden"`
	Bron        string                `json:"bron" yaml:"bron"`
	Aanname     bool                  `json:"aanname" yaml:"aanname"` // assumed for the demo and not found in a source; shown as such
}

// Verwijzing gives the key of the agreement as one text, "0457/DVO-2016".
func (r Regeling) Verwijzing() string { return string(r.Eigenaar) + "/" + r.Nummer }

// Besluit is a decision of a body about an agreement, taken or still to be taken.
// A day that was left out (0) is read as Open when it is entered.
type Besluit struct {
	Eigenaar  organisatie.Kenmerk `json:"eigenaar" yaml:"eigenaar"` // the Eigenaar of the Regeling
	Nummer    string              `json:"nummer" yaml:"nummer"`
	Regeling  string              `json:"regeling" yaml:"regeling"`   // its Nummer
	Van       organisatie.Kenmerk `json:"van" yaml:"van"`             // whose body decides; empty stands for Eigenaar
	Orgaan    string              `json:"orgaan" yaml:"orgaan"`       // "college", "raad", "bestuur"…
	Soort     string              `json:"soort" yaml:"soort"`         // "intentie", "besluit", "instemming", "kennisgeving"…
	Datum     tijdlijn.Dag        `json:"datum" yaml:"datum"`         // Open as long as it is not taken
	Uiterlijk tijdlijn.Dag        `json:"uiterlijk" yaml:"uiterlijk"` // the last day on which it is in time; Open without such a day
	Bron      string              `json:"bron" yaml:"bron"`
}

// IsGenomen reports whether the decision has been taken on or before the day.
func (b Besluit) IsGenomen(dag tijdlijn.Dag) bool { return b.Datum <= dag }

// IsTijdig reports whether the decision was dated no later than its last day or,
// when it has not been taken, whether that is still possible on the day.
func (b Besluit) IsTijdig(dag tijdlijn.Dag) bool {
	if b.Datum.IsOpen() {
		return dag <= b.Uiterlijk
	}
	return b.Datum <= b.Uiterlijk
}
