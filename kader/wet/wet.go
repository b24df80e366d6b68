// Package wet holds the law as dated data and counts the terms that follow from
// it.
//
// A rule has an id that never changes and versions that do: the article as it
// read, the numbers in it, and the period [vanaf, tot) in which it held. The
// rules stand in regels/*.yaml, the kinds of term in regels/soorten.yaml.
//
// Berekenen answers when a term ends and why, Dwangsom what is owed for a late
// decision, OpTijd whether an objection came in time. Each answer carries a
// Regelbewijs: the rule versions used, the facts, the outcome. It belongs with
// the decision, so that years later anyone can see what the law said that day.
//
// Everything here is a pure function of its arguments: no clock, no database,
// no network. What a municipality chose itself is not here. In particular the
// law has no 48 hours for urgent support: art. 2.3.3 Wmo 2015 says "onverwijld",
// without delay, and a number of hours is policy.
package wet

import "nabuur/grond/tijdlijn"

// Eenheid is the unit in which a law counts a term.
type Eenheid string

// The units of terms.
const (
	Uren    Eenheid = "uren"
	Dagen   Eenheid = "dagen"
	Weken   Eenheid = "weken"
	Maanden Eenheid = "maanden"
	Jaren   Eenheid = "jaren"
)

// Aard says how the Dag of an Uitkomst is to be read.
type Aard string

// The ways to read an outcome.
const (
	Uiterlijk   Aard = "uiterlijk"    // Dag is the last day on which the act is in time
	Vroegst     Aard = "vroegst"      // Dag is the first day on which the act is possible
	GeenTermijn Aard = "geen_termijn" // no term applies; Dag is the trigger day itself
)

// Termijn is a question: when does this term end? Fill either Soort or Aantal
// and Eenheid. A combination that the law does not know, such as a committee
// with a Wmo application, is refused and not ignored.
type Termijn struct {
	// Soort names a kind of term out of Soorten.
	Soort string
	// Aantal and Eenheid give a term of a law that has no Soort here.
	Aantal  int
	Eenheid Eenheid

	// Vanaf is the day of the event; the first day of the term is the day after.
	// Which event it is stands in Soort.Vanaf.
	Vanaf tijdlijn.Dag
	// Moment is the instant of the event, needed for a term in hours and not
	// used for any other; it then takes the place of Vanaf.
	Moment *tijdlijn.Moment
	// Terug counts back from Vanaf; such a term is never extended (Algemene
	// termijnenwet art. 1 lid 2).
	Terug bool

	// Opschortingen are the periods [van, tot) in which the term stood still. A
	// period that has not ended yet has Tot == tijdlijn.Open. NewAanvulling and
	// NewVerzuim turn the dates of a file into such a period.
	Opschortingen []tijdlijn.Periode
	// Commissie says that a committee of art. 7:13 Awb advises.
	Commissie bool
	// Verdaagd is the number of weeks of postponement (art. 7:10 lid 3 Awb).
	Verdaagd int
	// Verlengd is a later end that was told to the applicant.
	Verlengd *Verlenging

	// Leeftijd is the age in whole years on the day of the event, for
	// pw-zoektijd. Without it the person is taken to be under the limit.
	Leeftijd *int
	// Ingebrekestelling is the day on which the written notice of default was
	// received, for dwangsom-eerste-dag. Without it Vanaf counts alone.
	Ingebrekestelling *tijdlijn.Dag
}

// Verlenging is a later end than the law's own: either a named day or a number
// of weeks after the end that the term had.
type Verlenging struct {
	// Dag is the day that was named. It is taken as it stands: the Algemene
	// termijnenwet extends terms in a law, not a day somebody chose.
	Dag *tijdlijn.Dag
	// Weken is a number of weeks added to the term; its end is then extended as
	// any other.
	Weken int
}

// Uitkomst is the answer to a Termijn. All days are civil days in the
// Netherlands. A day that cannot be known yet, because a suspension still runs,
// is tijdlijn.Open (null in JSON).
type Uitkomst struct {
	Soort string `json:"soort,omitempty"`
	Aard  Aard   `json:"aard"`
	// Vanaf is the day of the event from which was counted.
	Vanaf tijdlijn.Dag `json:"vanaf"`
	// EersteDag is the first day of the term.
	EersteDag tijdlijn.Dag `json:"eerste_dag"`
	// Onverlengd is the last day with suspension and postponement, but before
	// the Algemene termijnenwet.
	Onverlengd tijdlijn.Dag `json:"onverlengd"`
	// LaatsteDag is the last day of the term.
	LaatsteDag tijdlijn.Dag `json:"laatste_dag"`
	// Dag is the answer: how to read it says Aard.
	Dag tijdlijn.Dag `json:"dag"`
	// Einde is the exact end of a term in hours; nil for other terms.
	Einde *tijdlijn.Moment `json:"einde,omitempty"`
	// GenoemdeDag is the day told to the applicant under art. 4:14 lid 1 Awb. It
	// does not move LaatsteDag.
	GenoemdeDag *tijdlijn.Dag `json:"genoemde_dag,omitempty"`
	// Artikel is the article that sets the term, as it read on Vanaf.
	Artikel string `json:"artikel"`
	// Redenen are whole Dutch sentences, in the order of the count.
	Redenen []string `json:"redenen"`
	// Bewijs is the receipt to keep with the decision.
	Bewijs Regelbewijs `json:"bewijs"`
}

// Oordeel is the answer to a yes-or-no question of the law.
type Oordeel struct {
	Ja bool `json:"ja"`
	// Grensdag is the day on which the answer turns: see the function that gave
	// the Oordeel.
	Grensdag tijdlijn.Dag `json:"grensdag"`
	// Redenen are whole Dutch sentences.
	Redenen []string `json:"redenen"`
	// Bewijs is the receipt to keep with the decision.
	Bewijs Regelbewijs `json:"bewijs"`
}

// Berekenen counts a term. The rules are those in force on the day of the
// event. It returns a Fout of kind Onjuist, with one Dutch sentence, for a day
// before the rule existed, for an unknown kind, and for circumstances that the
// law does not connect with this kind of term.
func Berekenen(t Termijn) (Uitkomst, error) { return huidig().berekenen(t) }

// IsWerkdag reports whether d is neither Saturday, Sunday nor a day of art. 3 of
// the Algemene termijnenwet.
func IsWerkdag(d tijdlijn.Dag) bool { return huidig().isWerkdag(d) }

// Feestdag gives the name of the holiday on d and the article that makes it
// one. Both are empty and ok is false when d is no day of art. 3 of the Algemene
// termijnenwet; a Sunday as such is not.
func Feestdag(d tijdlijn.Dag) (naam, artikel string, ok bool) {
	f, ok := huidig().feestdagOp(d)
	if !ok {
		return "", "", false
	}
	return f.naam, f.versie.Citeer(), true
}

// Feestdagen gives the days of art. 3 of the Algemene termijnenwet in a year, in
// order of date. Two feasts on one day are one entry.
func Feestdagen(jaar int) []Feestdatum { return huidig().feestdagen(jaar) }

// Werkdagen gives the working day that lies n working days after d, for message
// terms. With n == 0 it is d itself; with n < 0 it counts back. It stops at the
// ends of the calendar.
func Werkdagen(d tijdlijn.Dag, n int) tijdlijn.Dag { return huidig().werkdagen(d, n) }

// RegelOp gives the version of a rule that was in force on d. An unknown id is a
// Fout of kind NietGevonden, a day outside every version one of kind Onjuist.
func RegelOp(id string, d tijdlijn.Dag) (Regelversie, error) {
	v, err := huidig().regelOp(id, d)
	return v.kopie(), err
}

// Regels gives every version of every rule, in order of id and date.
func Regels() []Regelversie { return huidig().alleRegels() }

// Soorten gives the kinds of term, in the order of regels/soorten.yaml.
func Soorten() []Soort { return append([]Soort(nil), huidig().soorten...) }
