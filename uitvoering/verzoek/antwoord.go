package verzoek

import (
	"slices"

	"nabuur/grond/kenmerk"
	"nabuur/kader/berichtregel"
)

// What a 319 says (LDT_VerzoekAntwoord).
const (
	AntwoordAfgewezen = "1"
	AntwoordOnderzoek = "2"
)

// Uitspraak is what a 319 must tell the provider: the answer, and of a rejection
// the reason and, with the reason Woonplaatsbeginsel, the municipality that is
// responsible.
type Uitspraak struct {
	Antwoord           string
	Reden              Reden
	Woonplaatsgemeente kenmerk.Gemeentecode
}

// Uitspraak gives what the provider must be told of the step that led to this
// version, and false when a 319 does not tell it: a later step overtook it, a 301
// tells it, or nothing was decided yet.
func (v Verzoek) Uitspraak(versie int64) (Uitspraak, bool) {
	switch {
	case versie != v.Versie:
		return Uitspraak{}, false
	case v.Stand == InOnderzoek:
		return Uitspraak{Antwoord: AntwoordOnderzoek}, true
	case v.Stand == Afgewezen:
		return Uitspraak{Antwoord: AntwoordAfgewezen, Reden: v.Reden, Woonplaatsgemeente: v.Woonplaatsgemeente}, true
	}
	return Uitspraak{}, false
}

// Eerder is what a provider heard about a reference before: whether it was
// received at all, the answers in messages 319 in their order, and whether a 301
// granted it.
type Eerder struct {
	Ontvangen  bool
	Antwoorden []string
	Toegewezen bool
}

// eerder tells what the provider heard about this request.
func (v Verzoek) eerder() Eerder {
	e := Eerder{Ontvangen: true, Toegewezen: v.Stand == Toegekend}
	if v.Onderzocht != 0 {
		e.Antwoorden = append(e.Antwoorden, AntwoordOnderzoek)
	}
	if v.Stand == Afgewezen {
		e.Antwoorden = append(e.Antwoorden, AntwoordAfgewezen)
	}
	return e
}

// antwoordregels are the rules of level 3 on the 319, which is ours to keep.
var antwoordregels = []struct {
	naam string
	zin  string
	mis  func(e Eerder, antwoord string) bool
}{
	{"TR355", "Er is geen verzoek met deze referentie ontvangen.", func(e Eerder, _ string) bool { return !e.Ontvangen }},
	{"TR359", "Het verzoek is al toegekend met een toewijzing.", func(e Eerder, _ string) bool { return e.Toegewezen }},
	{"TR360", "Over dit verzoek is al een antwoord gegeven; in onderzoek nemen kan dan niet meer.", func(e Eerder, antwoord string) bool {
		return antwoord == AntwoordOnderzoek && len(e.Antwoorden) > 0
	}},
	{"TR365", "Het verzoek is al afgewezen.", func(e Eerder, _ string) bool {
		return slices.ContainsFunc(e.Antwoorden, func(a string) bool { return a != AntwoordOnderzoek })
	}},
}

// ControleerAntwoord gives every rule of level 3 that a 319 with this answer would
// break after what was said before; none when it may be sent. Onderzoeken and
// Afwijzen ask it before they leave the job behind.
func ControleerAntwoord(e Eerder, antwoord string) []berichtregel.Bevinding {
	var bevindingen []berichtregel.Bevinding
	for _, r := range antwoordregels {
		if r.mis(e, antwoord) {
			bevindingen = append(bevindingen, berichtregel.New(r.naam, r.zin))
		}
	}
	return bevindingen
}
