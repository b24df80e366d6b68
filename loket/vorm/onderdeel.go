package vorm

import (
	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
)

// Toon says how a status or message is meant.
type Toon string

// The meanings. Every one has its own picture besides its colour.
const (
	Neutraal Toon = ""
	Info     Toon = "info"
	Goed     Toon = "goed"
	LetOp    Toon = "let-op"
	Mis      Toon = "mis"
)

// Icoon gives the picture of the meaning.
func (t Toon) Icoon() string {
	switch t {
	case Goed:
		return "vinkje"
	case LetOp:
		return "let-op"
	case Mis:
		return "kruis"
	case Info:
		return "info"
	}
	return "punt"
}

// Status is the status badge: always a word.
type Status struct {
	Tekst string
	Toon  Toon
}

// Kop is the heading of a page or section.
type Kop struct {
	Niveau  int    // 1 to 4
	Boven   string // small line above it: the kind of thing
	Tekst   string
	Onder   string // one sentence below it
	Status  *Status
	Termijn *Termijn
	Acties  Knoppen
	ID      string
}

// Melding is the alert: what happened or must be known, and what to do.
type Melding struct {
	Toon   Toon
	Kop    string
	Tekst  string
	Punten []string
	Acties Knoppen
}

// Kolom is the head of a column.
type Kolom struct {
	Kop      string
	Getal    bool   // numbers: to the right, digits of one width
	Rijkop   bool   // names the row
	Sorteer  string // address that sorts on this column
	Volgorde string // "oplopend" or "aflopend" when sorted on it now
}

// SorteerIcoon gives the picture of the order.
func (k Kolom) SorteerIcoon() string {
	switch k.Volgorde {
	case "oplopend":
		return "omhoog"
	case "aflopend":
		return "omlaag"
	}
	return "sorteer"
}

// Cel is one cell. The first of Termijn, Status, Bedrag and Tekst that is
// filled is shown; Onder comes below it.
type Cel struct {
	Tekst   string
	Onder   string
	Heel    bool   // Tekst stays on one line
	Adres   string // a link other than that of the row
	Bedrag  *geld.Cent
	Status  *Status
	Termijn *Termijn
}

// Bedrag gives a cell with an amount.
func Bedrag(c geld.Cent) Cel { return Cel{Bedrag: &c} }

// Rij is one row. With Adres the whole row leads there.
type Rij struct {
	Cellen []Cel
	Adres  string
	Waarde string // posted when the row is chosen
	Naam   string // says which row the box chooses
}

// Tabel is a table with a sticky head. On a narrow screen rows become cards,
// or with Schuif the table scrolls inside its own region.
type Tabel struct {
	ID         string // unique on the page
	Bijschrift string
	Stil       bool // the caption is for screen readers only
	Kolommen   []Kolom
	Rijen      []Rij
	Voet       []Cel
	Schuif     bool
	Keuze      *Keuzebalk
	Leeg       *Leeg // shown instead of a table without rows
}

// Keuzebalk lets rows be chosen and something be done with them together.
type Keuzebalk struct {
	Actie   string // where the form is posted
	Naam    string // name of the boxes
	Velden  []Veld
	Knoppen Knoppen
}

// Leeg is the empty state: why there is nothing, and what can be done.
type Leeg struct {
	Kop, Tekst string
	Acties     Knoppen
}

// Gebeurtenis is one line of what happened.
type Gebeurtenis struct {
	Op          tijdlijn.Dag
	Tijd        string // "14:05", when it matters
	Wie         string
	Organisatie string
	Namens      string // "college van Weesp"
	Handeling   string // "heeft de aanvraag ontvangen"
	Tekst       string
	Grond       string // "art. 2.3.5 lid 2 Wmo 2015"
	Adres       string // to what came of it
	Icoon       string
	Toon        Toon
	Bericht     *Bericht
	Komt        bool // planned, not happened yet
	Vandaag     bool // the line of today: only Op is shown
}

// Tijdlijn lists what happened, newest or oldest first as given.
type Tijdlijn struct {
	Naam   string // accessible name
	Punten []Gebeurtenis
}

// StapStand says how far a step is.
type StapStand string

// The states of a step. The zero value has yet to come.
const (
	StapKomt  StapStand = ""
	StapNu    StapStand = "nu"
	StapKlaar StapStand = "klaar"
	StapVast  StapStand = "vast" // cannot go on: Tekst says why
)

// Stap is one step of a path.
type Stap struct {
	Tekst string
	Onder string // who does it, when
	Adres string
	Stand StapStand
}

// Woord gives the state in words.
func (s Stap) Woord() string {
	switch s.Stand {
	case StapKlaar:
		return "klaar"
	case StapNu:
		return "nu bezig"
	case StapVast:
		return "zit vast"
	}
	return "komt nog"
}

// Stappen is the step list, in order.
type Stappen struct {
	Naam  string
	Lijst []Stap
}

// Gegevens is the data list: names with values.
type Gegevens struct {
	Kop    string
	Punten []Gegeven
	Dicht  bool // two columns where there is room
}

// Gegeven is one name with its value, and where the value comes from.
type Gegeven struct {
	Naam, Waarde string
	Regels       []string // several values
	Adres        string
	Bron         string // "BRP, 14 november 2016"
	Wijzig       string // address to change it
	Bedrag       *geld.Cent
	Status       *Status
	Termijn      *Termijn
}

// Bevestigkaart is the interruption card: it stands before an act that is
// easily done wrong and says in whose name it will be done.
type Bevestigkaart struct {
	Kop     string // "U beslist namens het college van Weesp"
	Tekst   string
	Punten  []Gegeven
	Vinkje  *Keuze // to be ticked before going on
	Naam    string // name of that box
	Fout    string
	Knoppen Knoppen
}

// Matrix shows who holds which task on one date.
type Matrix struct {
	ID           string
	Bijschrift   string
	Op           tijdlijn.Dag
	Organisaties []string
	Groepen      []MatrixGroep
}

// MatrixGroep is a domain with its tasks.
type MatrixGroep struct {
	Naam  string
	Taken []MatrixRij
}

// MatrixRij is one task. Cellen has one entry per organisation.
type MatrixRij struct {
	Taak   string
	Cellen []MatrixCel
	Gat    string // nobody holds it: the sentence that names the gap
}

// MatrixCel is what an organisation has to do with a task; the zero value is
// nothing.
type MatrixCel struct {
	Grondslag string // "mandaat", "eigen", …
	Onder     string // "sinds 1 januari 2017"
	Adres     string
	Nieuw     bool // began on this date
}

// Peildatum is the date field with a slider over a period. Without script it is
// a date field, a button and links to the dates that matter.
type Peildatum struct {
	Actie     string
	Naam      string // of the field; posts 2017-01-01
	Label     string
	Op        tijdlijn.Dag
	Eerste    tijdlijn.Dag
	Laatste   tijdlijn.Dag
	Mijlpalen []Mijlpaal
	Verborgen []Paar // other fields to keep
}

// Lengte gives the number of days the slider runs over.
func (p Peildatum) Lengte() int { return int(p.Laatste - p.Eerste) }

// Plek gives the place of the date on the slider.
func (p Peildatum) Plek() int { return int(p.Op - p.Eerste) }

// Mijlpaal is a date worth jumping to.
type Mijlpaal struct {
	Op    tijdlijn.Dag
	Tekst string
	Adres string
}

// Bladeren is the pagination.
type Bladeren struct {
	Vorige, Volgende string // addresses; empty at the ends
	Bladen           []Blad
	Van, Tot, Totaal int // "1 tot en met 25 van 214"
}

// Blad is one page number; a Blad without Adres and not Huidig is a gap.
type Blad struct {
	Nummer int
	Adres  string
	Huidig bool
}

// Onderbouwing answers "waarop rust dit?": the rule, its version, the facts and
// the sum.
type Onderbouwing struct {
	Vraag    string // "Waarop rust dit?" when empty
	Uitkomst string
	Redenen  []string // whole sentences, in the order of the count
	Regels   []RechtsRegel
	Feiten   []Gegeven
	Rekening []Rekenstap
	BekendOp string // "zoals bekend op 22 november 2016"
	Open     bool
}

// RechtsRegel is an article as it read on the date.
type RechtsRegel struct {
	Naam   string // "art. 2.3.5 lid 2 Wmo 2015"
	Adres  string
	Geldig string // "geldig vanaf 1 januari 2015"
	Zegt   string // what it says, in one sentence
}

// Rekenstap is one line of a sum.
type Rekenstap struct{ Tekst, Waarde string }

// Bericht is a message of the standard, in words.
type Bericht struct {
	Code    string // "301"
	Naam    string // "Toewijzing"
	Uit     bool   // sent; received when false
	Partij  string
	Op      tijdlijn.Dag
	Status  Status
	Zin     string   // what it means, in one sentence
	Redenen []string // why it was refused
	Adres   string
}

// Brief is a letter or decision as the resident gets it.
type Brief struct {
	Afzender      string // "College van burgemeester en wethouders van Weesp"
	AfzenderAdres []string
	Aan           []string
	Plaats        string
	Op            tijdlijn.Dag
	Kenmerk       string
	Onderwerp     string
	Aanhef        string // left out when empty
	Delen         []BriefDeel
	Slot          string   // "Met vriendelijke groet,"
	Namens        []string // lines of the signature
	Mandaat       string   // on what the power to sign rests
	Concept       bool
}

// BriefDeel is a section of a letter.
type BriefDeel struct {
	Kop     string
	Alineas []string
	Punten  []string
	Nadruk  bool // the decision itself
}

// Voortgang shows how far something is.
type Voortgang struct {
	ID     string
	Label  string
	Gedaan int
	Totaal int
	Tekst  string // "34 van 120 berichten verstuurd"
}
