package toewijzing

import (
	"fmt"

	"nabuur/grond/tijdlijn"
)

// regel is one rule of level 3 for a start or stop: when it applies and what it
// says when it is broken; "" when it holds.
type regel struct {
	naam   string
	code   string
	tekst  string // the wording of the code in iWmo/iJw 3.2
	soort  Soort  // "" for both
	status Aanlevering
	toets  func(s Stand, m Melding) string
}

// regels are the rules of level 3 of iWmo/iJw 3.2 for 305 and 307, in the order
// in which they are checked. TR019 comes first: without an allotment nothing
// else can be judged.
var regels = []regel{
	{"TR019", "9019", "Het regie bericht kan niet gekoppeld worden aan een toewijzing.", "", "", bekendeToewijzing},
	{"TR063", "9063", "Het bericht kan niet verwerkt worden omdat geen eerder bericht ontvangen is.", "", Verwijderen, eerdereAanlevering},
	{"TR071", "9071", "Het eerdere start bericht kan niet verwijderd worden omdat de zorg al beeindigd is", Start, Verwijderen, nogNietGestopt},
	{"TR074", "9074", "Er is al een eerder bericht ontvangen met dezelfde sleutel.", "", Eerste, nieuweSleutel},
	{"TR326", "9326", "De actuele levering is nog niet gestopt met een Stopbericht.", Start, Eerste, geenLopendeLevering},
	{"TR382", "9069", "Er is geen actueel startbericht met dezelfde sleutel.", Stop, Eerste, bekendeStart},
	{"TR413", "9413", "StatusAanlevering is waarde 1 of 2 en RedenBeeindiging heeft waarde 20, terwijl er al een ander StopProduct met hetzelfde Bsn, ToewijzingNummer, Begindatum en RedenBeeindiging waarde 20 is.", Stop, Eerste, nietTweemaalTijdelijk},
	{"TR414", "9414", "Einddatum is niet >= aan Einddatum uit actuele StopProduct met gelijk Bsn, ToewijzingNummer en Begindatum", Stop, Eerste, nietEerderDanVorige},
	{"TR415", "9415", "Er is al een StopProduct met gelijk Bsn, ToewijzingNummer, Begindatum en RedenBeeindiging <> waarde 20 en StatusAanlevering heeft waarde 1 of 2.", Stop, Eerste, nogNietDefinitief},
}

// Controleer gives every rule of level 3 that a start or stop breaks, in the
// order of the table; none when it can be accepted. It looks at nothing but its
// arguments.
func Controleer(s Stand, m Melding) []Bevinding {
	var bevindingen []Bevinding
	for _, r := range regels {
		if r.soort != "" && r.soort != m.Soort || r.status != "" && r.status != m.Status {
			continue
		}
		if zin := r.toets(s, m); zin != "" {
			bevindingen = append(bevindingen, Bevinding{Regel: r.naam, Code: r.code, Tekst: r.tekst, Zin: zin})
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
	return fmt.Sprintf("De levering op toewijzing %d vanaf %s is al gestopt, met laatste dag %s. Verwijder eerst de stop.", m.Nummer, m.Vanaf.Tekst(), laatsteDag(stops[len(stops)-1]).Tekst())
}

func nieuweSleutel(s Stand, m Melding) string {
	l, bekend := s.zelfde(m)
	if !bekend {
		return ""
	}
	return fmt.Sprintf("De %s van toewijzing %d met begindatum %s is al gemeld op %s.", m.Soort, m.Nummer, m.Vanaf.Tekst(), l.Ontvangen.Dag().Tekst())
}

func geenLopendeLevering(s Stand, m Melding) string {
	l, loopt := s.loopt()
	if !loopt || l.Vanaf == m.Vanaf && l.Product == m.Product {
		return ""
	}
	return fmt.Sprintf("Op toewijzing %d loopt al een levering vanaf %s. Stop die eerst.", m.Nummer, l.Vanaf.Tekst())
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
			return fmt.Sprintf("De levering op toewijzing %d is al tijdelijk gestopt, met laatste dag %s. Meld nu een definitieve stop of een nieuwe start.", m.Nummer, laatsteDag(l).Tekst())
		}
	}
	return ""
}

func nietEerderDanVorige(s Stand, m Melding) string {
	for _, l := range s.stops(m.Vanaf) {
		if m.Tot < l.Tot {
			return fmt.Sprintf("De stop noemt als laatste dag %s, maar de eerdere stop noemde %s.", m.Tot.Plus(-1).Tekst(), laatsteDag(l).Tekst())
		}
	}
	return ""
}

func nogNietDefinitief(s Stand, m Melding) string {
	for _, l := range s.stops(m.Vanaf) {
		if l.Reden != Tijdelijk && (l.Tot != m.Tot || l.Reden != m.Reden) {
			return fmt.Sprintf("De levering op toewijzing %d vanaf %s is al definitief gestopt, met laatste dag %s.", m.Nummer, m.Vanaf.Tekst(), laatsteDag(l).Tekst())
		}
	}
	return ""
}

func laatsteDag(l Levering) tijdlijn.Dag { return l.Tot.Plus(-1) }
