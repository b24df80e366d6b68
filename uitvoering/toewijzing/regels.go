package toewijzing

import (
	"fmt"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/berichtregel"
)

// regel is one rule of level 3 for a start or stop, by its number in the standard:
// when it applies and what it says when it is broken; "" when it holds.
type regel struct {
	naam   string
	soort  Soort // "" for both
	status Aanlevering
	toets  func(s Stand, m Melding) string
}

// regels are the rules of level 3 and 4 of iWmo/iJw 3.2 for 305 and 307, in the order
// in which they are checked. TR019 comes first: without an allotment nothing
// else can be judged.
var regels = []regel{
	{"TR019", "", "", bekendeToewijzing},
	{"TR063", "", Verwijderen, eerdereAanlevering},
	{"TR071", Start, Verwijderen, nogNietGestopt},
	{"TR074", "", Eerste, nieuweSleutel},
	{"TR326", Start, Eerste, geenLopendeLevering},
	{"TR381", "", Eerste, bekendProduct},
	{"TR382", Stop, Eerste, bekendeStart},
	{"TR413", Stop, Eerste, nietTweemaalTijdelijk},
	{"TR414", Stop, Eerste, nietEerderDanVorige},
	{"TR415", Stop, Eerste, nogNietDefinitief},
}

// Regels gives the numbers of the rules that are judged here.
func Regels() []string {
	namen := make([]string, len(regels))
	for i, r := range regels {
		namen[i] = r.naam
	}
	return namen
}

// Controleer gives every rule of level 3 that a start or stop breaks, in the
// order of the table; none when it can be accepted. It looks at nothing but its
// arguments.
func Controleer(s Stand, m Melding) []berichtregel.Bevinding {
	var bevindingen []berichtregel.Bevinding
	for _, r := range regels {
		if r.soort != "" && r.soort != m.Soort || r.status != "" && r.status != m.Status {
			continue
		}
		if zin := r.toets(s, m); zin != "" {
			bevindingen = append(bevindingen, berichtregel.New(r.naam, zin))
			if r.naam == "TR019" {
				break
			}
		}
	}
	return bevindingen
}

func bekendeToewijzing(s Stand, m Melding) string {
	switch {
	case m.Nummer == 0:
		return "De melding noemt geen toewijzingnummer."
	case s.Toewijzing == nil:
		return fmt.Sprintf("Toewijzing %d is bij deze gemeente niet bekend voor deze cliënt en deze aanbieder.", m.Nummer)
	case s.Toewijzing.RedenWijziging == Verwijderd && m.Status != Verwijderen:
		return fmt.Sprintf("Toewijzing %d is verwijderd.", m.Nummer)
	}
	return ""
}

func eerdereAanlevering(s Stand, m Melding) string {
	if _, bekend := s.zelfde(m); bekend {
		return ""
	}
	return fmt.Sprintf("Er is geen %s van toewijzing %d met begindatum %s om te verwijderen.", m.Soort, m.Nummer, m.Vanaf.Tekst())
}

func nogNietGestopt(s Stand, m Melding) string {
	stops := s.stops(m.Vanaf)
	if len(stops) == 0 {
		return ""
	}
	return fmt.Sprintf("De levering op toewijzing %d vanaf %s is al gestopt, met laatste dag %s. Verwijder eerst de stop.", m.Nummer,
		m.Vanaf.Tekst(), laatsteDag(stops[len(stops)-1]).Tekst())
}

func nieuweSleutel(s Stand, m Melding) string {
	l, bekend := s.zelfde(m)
	if !bekend {
		return ""
	}
	return fmt.Sprintf("De %s van toewijzing %d met begindatum %s is al gemeld op %s.", m.Soort, m.Nummer, m.Vanaf.Tekst(),
		l.Ontvangen.Dag().Tekst())
}

func geenLopendeLevering(s Stand, m Melding) string {
	l, loopt := s.loopt()
	if !loopt || l.Vanaf == m.Vanaf && l.Product == m.Product {
		return ""
	}
	return fmt.Sprintf("Op toewijzing %d loopt al een levering vanaf %s. Stop die eerst.", m.Nummer, l.Vanaf.Tekst())
}

// bekendProduct lets a copy of the allotment through (IV075): it was right when it
// was made, whatever the list says later.
func bekendProduct(s Stand, m Melding) string {
	if m.Product == s.Toewijzing.Product || s.Producten.Past(m.Product, s.Toewijzing.Geldig.Vanaf) {
		return ""
	}
	return fmt.Sprintf("Product %s staat op %s niet in de productlijst van deze gemeente.", m.Product, s.Toewijzing.Geldig.Vanaf.Tekst())
}

func bekendeStart(s Stand, m Melding) string {
	if _, bekend := s.start(m); bekend {
		return ""
	}
	return fmt.Sprintf("Er is geen start van toewijzing %d met begindatum %s en product %s.", m.Nummer, m.Vanaf.Tekst(), m.Product)
}

func nietTweemaalTijdelijk(s Stand, m Melding) string {
	if m.Reden != Tijdelijk {
		return ""
	}
	for _, l := range s.stops(m.Vanaf) {
		if l.Reden == Tijdelijk && l.Tot != m.Tot {
			return fmt.Sprintf("De levering op toewijzing %d is al tijdelijk gestopt, met laatste dag %s. Meld nu een definitieve stop "+
				"of een nieuwe start.", m.Nummer, laatsteDag(l).Tekst())
		}
	}
	return ""
}

func nietEerderDanVorige(s Stand, m Melding) string {
	for _, l := range s.stops(m.Vanaf) {
		if m.Tot < l.Tot {
			return fmt.Sprintf("De stop noemt als laatste dag %s, maar de eerdere stop noemde %s.", m.Tot.Plus(-1).Tekst(),
				laatsteDag(l).Tekst())
		}
	}
	return ""
}

func nogNietDefinitief(s Stand, m Melding) string {
	for _, l := range s.stops(m.Vanaf) {
		if l.Reden != Tijdelijk && (l.Tot != m.Tot || l.Reden != m.Reden) {
			return fmt.Sprintf("De levering op toewijzing %d vanaf %s is al definitief gestopt, met laatste dag %s.", m.Nummer,
				m.Vanaf.Tekst(), laatsteDag(l).Tekst())
		}
	}
	return ""
}

func laatsteDag(l Levering) tijdlijn.Dag { return l.Tot.Plus(-1) }
