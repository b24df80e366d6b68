package berichtblad

import (
	"strconv"
	"strings"

	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
	"nabuur/loket/kaart"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
)

// meesteWaarden bounds how many values of one message a page shows: a claim may hold
// a hundred thousand.
const meesteWaarden = 600

// leesbaar is a message as people read it: class by class, with the meaning of its
// codes. The header stands apart.
type leesbaar struct {
	Delen []vorm.Gegevens
	Kop   []vorm.Gegevens
	Meer  bool // there is more in the message than is shown
}

// leesBericht reads a message with the definition of its kind. naam names whoever
// stands in the header by a code. It refuses (Onjuist) what is no message of a
// release that Nabuur speaks.
func leesBericht(inhoud []byte, naam func(code string) string) (leesbaar, error) {
	std, soort, err := uitgave.Van(inhoud)
	if err != nil {
		return leesbaar{}, err
	}
	model := std.Modellen[soort]
	l := lezing{naam: naam, stapel: []*klasse{{}}}
	model.Loop(inhoud, l.neem)
	uit := leesbaar{Meer: l.waarden > meesteWaarden}
	for _, k := range l.stapel[0].kinderen {
		if k.naam == "Header" {
			uit.Kop = k.delen(uit.Kop, "")
		} else {
			uit.Delen = k.delen(uit.Delen, "")
		}
	}
	return uit, nil
}

// klasse is one class that was met, with its values in words and as they stood.
type klasse struct {
	naam     string
	nummer   int // among brothers, 0 when it has none
	punten   []vorm.Gegeven
	rauw     map[string]string
	kinderen []*klasse
}

// lezing is a message being read: the classes around where the reader is.
type lezing struct {
	naam    func(string) string
	stapel  []*klasse
	waarden int
}

func (l *lezing) neem(s istandaard.Stap) {
	hier := l.stapel[len(l.stapel)-1]
	switch {
	case s.Einde:
		l.stapel = l.stapel[:len(l.stapel)-1]
		l.stapel[len(l.stapel)-1].voegToe(hier, s)
	case s.Element.Klasse != nil:
		nieuw := &klasse{naam: s.Element.Naam, rauw: map[string]string{}}
		if s.Element.Lijst {
			nieuw.nummer = s.Nummer
		}
		l.stapel = append(l.stapel, nieuw)
	default:
		if l.waarden++; l.waarden > meesteWaarden {
			return
		}
		waarde := strings.Clone(s.Waarde)
		if hier.rauw != nil {
			hier.rauw[s.Element.Naam] = waarde
		}
		hier.punten = append(hier.punten, vorm.Gegeven{Naam: veldwoord(s.Element.Naam), Waarde: l.waardewoord(s.Element, waarde)})
	}
}

// voegToe puts a class that ended in the class around it: as one value when it is
// small and stands there once, else as a part of its own.
func (k *klasse) voegToe(kind *klasse, s istandaard.Stap) {
	switch {
	case len(kind.punten) == 0 && len(kind.kinderen) == 0:
	case s.Diepte > 1 && !s.Element.Lijst && len(kind.kinderen) == 0:
		k.punten = append(k.punten, kind.alsWaarde())
	default:
		k.kinderen = append(k.kinderen, kind)
	}
}

// alsWaarde writes a small class as one value.
func (k *klasse) alsWaarde() vorm.Gegeven {
	g := vorm.Gegeven{Naam: veldwoord(k.naam)}
	if schrijf, ok := samenvatting[k.naam]; ok {
		if g.Waarde = schrijf(k); g.Waarde != "" {
			return g
		}
	}
	if len(k.punten) == 1 && len(k.punten[0].Regels) == 0 {
		g.Waarde = k.punten[0].Waarde
		return g
	}
	for _, p := range k.punten {
		switch {
		case len(p.Regels) > 0:
			g.Regels = append(g.Regels, p.Regels...)
		case p.Naam == g.Naam || k.naam == "RetourCodes":
			g.Regels = append(g.Regels, p.Waarde)
		default:
			g.Regels = append(g.Regels, p.Naam+": "+p.Waarde)
		}
	}
	return g
}

// delen gives the class and the classes in it as parts with a heading; boven is the
// nearest class around it of which there are more.
func (k *klasse) delen(delen []vorm.Gegevens, boven string) []vorm.Gegevens {
	kop := veldwoord(k.naam)
	if k.nummer > 0 {
		kop += " " + strconv.Itoa(k.nummer)
	}
	if boven != "" && len(k.punten) > 0 {
		kop += ", " + vorm.Kleineletter(boven)
	}
	if len(k.punten) > 0 {
		delen = append(delen, vorm.Gegevens{Kop: kop, Punten: k.punten})
	}
	if k.nummer > 0 {
		boven = kop // one of several: what is in it says in which
	}
	for _, kind := range k.kinderen {
		delen = kind.delen(delen, boven)
	}
	return delen
}

// samenvatting says how a class of the standard reads as one value.
var samenvatting = map[string]func(*klasse) string{
	"Product": func(k *klasse) string {
		if code := k.rauw["Code"]; code != "" {
			return code + ", " + k.woord("Categorie")
		}
		return k.woord("Categorie")
	},
	"Omvang": func(k *klasse) string {
		n, err := strconv.ParseInt(k.rauw["Volume"], 10, 64)
		if err != nil || !contract.Eenheid(k.rauw["Eenheid"]).Bestaat() {
			return ""
		}
		return kaart.Omvang(toewijzing.Omvang{Volume: n, Eenheid: contract.Eenheid(k.rauw["Eenheid"]),
			Frequentie: contract.Frequentie(k.rauw["Frequentie"])})
	},
	"Geslachtsnaam": func(k *klasse) string { return strings.TrimSpace(k.rauw["Voorvoegsel"] + " " + k.rauw["Achternaam"]) },
	"Partnernaam":   func(k *klasse) string { return strings.TrimSpace(k.rauw["Voorvoegsel"] + " " + k.rauw["Achternaam"]) },
	"Geboortedatum": func(k *klasse) string {
		if k.rauw["DatumGebruik"] != "" {
			return ""
		}
		return k.woord("Datum")
	},
	"BerichtIdentificatie": func(k *klasse) string { return k.rauw["Identificatie"] + ", " + k.woord("Dagtekening") },
	"DeclaratiePeriode":    periodewoord,
	"ProductPeriode":       periodewoord,
}

func periodewoord(k *klasse) string {
	van, tot := k.woord("Begindatum"), k.woord("Einddatum")
	if tot == "" {
		return "vanaf " + van
	}
	return van + " tot en met " + tot
}

// woord gives a value of the class in words.
func (k *klasse) woord(naam string) string {
	for _, p := range k.punten {
		if p.Naam == veldwoord(naam) {
			return p.Waarde
		}
	}
	return ""
}

// waardewoord writes a value for a reader: codes with their meaning, dates in words,
// amounts in euros.
func (l *lezing) waardewoord(e *istandaard.Element, waarde string) string {
	t := e.Type
	if t == nil {
		return waarde
	}
	if tekst, ok := istandaard.Betekenis(t.Waarden, waarde); ok {
		return strings.TrimRight(tekst, ". ") + " (" + waarde + ")"
	}
	switch {
	case t.Soort == istandaard.Datum:
		if dag, err := tijdlijn.ParseDag(waarde); err == nil {
			return dag.Tekst()
		}
	case t.Bedrag:
		if n, err := strconv.ParseInt(waarde, 10, 64); err == nil {
			return geld.Cent(n).String()
		}
	case e.Naam == "Afzender", e.Naam == "Ontvanger", e.Naam == "Gemeente":
		if naam := l.naam(waarde); naam != "" {
			return naam + " (" + waarde + ")"
		}
	}
	return waarde
}

// veldwoord gives the word of the message definition for an element.
func veldwoord(naam string) string { return istandaard.Veldnaam(naam) }
