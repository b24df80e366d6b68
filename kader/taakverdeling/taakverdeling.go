// Package taakverdeling answers the question the house is built on: who does
// this task for this municipality on this date, on what ground and at whose
// cost.
//
// There is no default. A task that nobody holds on a date is a gap, and GatFout
// names it. Two holders of one task on one date cannot exist: NewVerdeling
// refuses them, and so does the store.
//
// Two clocks run through it. Geldig says when a Toedeling holds; Bekend says
// since when, and until when, that is what we know. Nothing that was known is
// ever rewritten: an end, a withdrawal and a correction close what was known and
// enter what is known from then on. BekendOp therefore still answers what was
// known at any moment.
//
// A Verdeling is everything known at one moment. It never changes and answers in
// tens of nanoseconds, with a pointer into itself. It is made of one part per
// municipality, so that the next one shares what did not change, and Verschillen
// lays two of them side by side. Register keeps them in the store, gives the present
// one, and reads no more than what changed (ADR 0015).
package taakverdeling

import (
	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
)

// Grondslag is the ground on which an organisation does a task.
type Grondslag string

// The grounds there are.
const (
	Eigen      Grondslag = "eigen"      // the municipality does it itself
	Mandaat    Grondslag = "mandaat"    // decides in the name of its body, Awb art. 10:1
	Machtiging Grondslag = "machtiging" // acts that are neither decisions nor private law, Awb art. 10:12
	Delegatie  Grondslag = "delegatie"  // decides on its own responsibility, Awb art. 10:13; Wgr art. 30
	Subsidie   Grondslag = "subsidie"   // is subsidised for it, Awb art. 4:21
)

// Bestaat reports whether the ground is one of the above.
func (g Grondslag) Bestaat() bool {
	switch g {
	case Eigen, Mandaat, Machtiging, Delegatie, Subsidie:
		return true
	}
	return false
}

// Afwikkeling says what happens to running work when a Toedeling ends. With
// Uitlopen, work that concerns days before the end stays with the leaving
// executor until Tot, exclusive; without it everything passes on the date itself.
type Afwikkeling struct {
	Uitlopen bool         `json:"uitlopen" yaml:"uitlopen"`
	Tot      tijdlijn.Dag `json:"tot,omitzero" yaml:"tot,omitempty"` // first day after the run-off; 0 with Uitlopen: without an end
	Aanname  bool         `json:"aanname" yaml:"aanname"`            // assumed for the demo and not found in a source
}

// Loopt reports whether the run-off of work gives the leaving executor a day.
func (a Afwikkeling) Loopt(dag tijdlijn.Dag) bool { return a.Uitlopen && dag < a.Tot }

// Toedeling says that one executor does one task for one municipality in a
// period. Its key is Gemeente with ID; the ID stays the same when it ends early
// or is corrected, and Bekend tells the versions apart.
type Toedeling struct {
	Gemeente      kenmerk.Gemeentecode `json:"gemeente" yaml:"gemeente"`
	ID            string               `json:"id" yaml:"id"` // left out, it becomes "0457.wmo.aanvraag.2017-01-01"
	Taak          Taak                 `json:"taak" yaml:"taak"`
	Uitvoerder    organisatie.Kenmerk  `json:"uitvoerder" yaml:"uitvoerder"`
	Grondslag     Grondslag            `json:"grondslag" yaml:"grondslag"`
	Regeling      string               `json:"regeling" yaml:"regeling"`           // regeling.Regeling.Verwijzing, or empty
	Besluit       string               `json:"besluit" yaml:"besluit"`             // the number of the decision it rests on, or empty
	Kostensleutel string               `json:"kostensleutel" yaml:"kostensleutel"` // key by which its cost is settled; empty: it is not
	Geldig        tijdlijn.Periode     `json:"geldig" yaml:"geldig"`               // a Tot of 0 after a later Vanaf: without an end
	BekendVanaf   tijdlijn.Moment      `json:"bekendvanaf" yaml:"bekendvanaf"`     // written by Register, never by its caller
	BekendTot     tijdlijn.Moment      `json:"bekendtot" yaml:"bekendtot"`         // as above; MomentOpen while it is what we know
	Afwikkeling   Afwikkeling          `json:"afwikkeling" yaml:"afwikkeling"`
}

// IsEigen reports whether the municipality does the task itself.
func (t Toedeling) IsEigen() bool { return t.Uitvoerder == organisatie.KenmerkVan(t.Gemeente) }

// vul fills in what may be left out.
func vul(t Toedeling) Toedeling {
	if t.Geldig.Tot == 0 && t.Geldig.Vanaf > 0 {
		t.Geldig.Tot = tijdlijn.Open
	}
	switch {
	case !t.Afwikkeling.Uitlopen:
		t.Afwikkeling = Afwikkeling{}
	case t.Afwikkeling.Tot == 0:
		t.Afwikkeling.Tot = tijdlijn.Open
	}
	if t.ID == "" {
		t.ID = t.Gemeente.String() + "." + string(t.Taak) + "." + t.Geldig.Vanaf.String()
	}
	return t
}

// keur refuses (Onjuist) what can never be right.
func keur(gemeenten *organisatie.Gemeenten, t *Toedeling) error {
	gemeente, ok := gemeenten.Get(t.Gemeente)
	switch {
	case !ok:
		return fout.New(fout.Onjuist,
			"De gemeente %q bij een toedeling is niet bekend. Geef de gemeentecode van 4 cijfers.", t.Gemeente.String()).Bij("gemeente")
	case !t.Taak.Bestaat():
		_, err := ParseTaak(string(t.Taak))
		return err
	case t.Uitvoerder == "":
		return fout.New(fout.Onjuist, "Noem wie voor %s de taak %s uitvoert.", gemeente.Naam, t.Taak).Bij("uitvoerder")
	case !t.Grondslag.Bestaat():
		return fout.New(fout.Onjuist,
			"De grondslag %q bestaat niet. Kies eigen, mandaat, machtiging, delegatie of subsidie.", string(t.Grondslag)).Bij("grondslag")
	case (t.Grondslag == Eigen) != t.IsEigen():
		return fout.New(fout.Onjuist,
			"De grondslag bij %s voor %s klopt niet: eigen is alleen voor wat de gemeente zelf doet.", t.Taak,
			gemeente.Naam).Bij("grondslag")
	case t.Geldig.Leeg():
		return fout.New(fout.Onjuist,
			"De toedeling van %s voor %s moet op een datum beginnen en ten minste één dag gelden.", t.Taak, gemeente.Naam).Bij("geldig")
	case t.Afwikkeling.Uitlopen && t.Geldig.Tot != tijdlijn.Open && t.Afwikkeling.Tot <= t.Geldig.Tot:
		return fout.New(fout.Onjuist,
			"De afwikkeling van %s voor %s eindigt op of voor het einde van de toedeling. Kies een latere datum of laat haar weg.",
			t.Taak, gemeente.Naam).Bij("afwikkeling")
	}
	return nil
}

// GatFout is the error for a task that nobody holds: kind Gat, with a sentence
// that names the municipality, the task and the day.
func GatFout(gemeente string, taak Taak, dag tijdlijn.Dag) *fout.Fout {
	return fout.New(fout.Gat,
		"Voor %s is niemand aangewezen voor „%s” (%s) op %s. Leg eerst vast wie deze taak uitvoert.",
		gemeente, taak.Tekst(), taak, dag.Tekst()).Bij(string(taak))
}

// overlapFout names the holder that stands in the way.
func overlapFout(gemeenten *organisatie.Gemeenten, nieuw, zit *Toedeling) *fout.Fout {
	return fout.New(fout.Botsing, "„%s” (%s) voor %s is al toebedeeld aan %s: %s. Beëindig dat eerst of kies een andere periode.",
		nieuw.Taak.Tekst(), nieuw.Taak, gemeenten.Naam(nieuw.Gemeente), naamVan(gemeenten, zit.Uitvoerder),
		zit.Geldig.Tekst()).Bij("geldig")
}

// naamVan gives the name of a municipality, and the code of any other organisation.
func naamVan(gemeenten *organisatie.Gemeenten, k organisatie.Kenmerk) string {
	if code, ok := k.Gemeentecode(); ok {
		return gemeenten.Naam(code)
	}
	return string(k)
}
