package zaakblad

import (
	"net/url"
	"strconv"
	"strings"

	"nabuur/grond/fout"
	"nabuur/kader/toegang"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/zaak"
)

// gespreksbeeld is the content of the kitchen-table form.
type gespreksbeeld struct {
	vorm.Formulier
	Delen []gespreksdeel
}

// gespreksdeel is one domain of life: the resident's words first, then the four
// questions in the order of the law.
type gespreksdeel struct {
	ID, Naam string
	Ingevuld bool
	Woorden  vorm.Veld
	Velden   []vorm.Veld
	Knoppen  vorm.Knoppen
}

// gespreksvelden are the questions per domain of life (art. 2.3.2 lid 4 Wmo 2015).
var gespreksvelden = []struct {
	naam, label, uitleg string
	in                  func(*zaak.Leefgebied) *string
}{
	{"woorden", "Wat zegt de inwoner zelf?", "In eigen woorden. Geen medische gegevens die niet nodig zijn.",
		func(l *zaak.Leefgebied) *string { return &l.Woorden }},
	{"eigen", "Wat kan de inwoner zelf?", "", func(l *zaak.Leefgebied) *string { return &l.EigenKracht }},
	{"netwerk", "Wat doen mensen om de inwoner heen?", "", func(l *zaak.Leefgebied) *string { return &l.Netwerk }},
	{"algemeen", "Wat is er al in de buurt?", "", func(l *zaak.Leefgebied) *string { return &l.Algemeen }},
	{"maatwerk", "Wat is er dan nog nodig?", "", func(l *zaak.Leefgebied) *string { return &l.Maatwerk }},
}

// gespreksveld names a field of the form: "3-netwerk".
func gespreksveld(gebied int, naam string) string { return strconv.Itoa(gebied) + "-" + naam }

var onderzoekformulier = zaakformulier{
	pad: "gesprek", handeling: toegang.ZaakOnderzoeken, sjabloon: "onderzoeken",
	begin: gesprekBegin, beeld: gesprekBeeld, doe: onderzoeken,
}

// gesprekBegin fills the form with what was written down before.
func gesprekBegin(_ *blad, d *dossier) url.Values {
	waarden := url.Values{}
	for n, naam := range d.Pad.Leefgebieden {
		l := leefgebied(d, naam)
		for _, v := range gespreksvelden {
			waarden.Set(gespreksveld(n, v.naam), *v.in(&l))
		}
	}
	return waarden
}

// leefgebied gives what was written down for a domain of life.
func leefgebied(d *dossier, naam string) zaak.Leefgebied {
	for _, l := range d.Leefgebieden {
		if l.Naam == naam {
			return l
		}
	}
	return zaak.Leefgebied{Naam: naam}
}

func gesprekBeeld(b *blad, d *dossier, i *vorm.Invoer) (any, string, error) {
	titel := "Leg het gesprek vast: " + d.inwonernaam()
	f := d.formulier("gesprek", i,
		vorm.Kop{Tekst: titel, Onder: "Vul in wat u nu weet en bewaar tussendoor. Wat leeg blijft, komt niet in het verslag."},
		"Bewaar het gesprek")
	beeld := gespreksbeeld{Formulier: f}
	for n, naam := range d.Pad.Leefgebieden {
		bewaard := leefgebied(d, naam)
		deel := gespreksdeel{ID: "gebied-" + strconv.Itoa(n), Naam: naam,
			Knoppen: vorm.Knoppen{{Tekst: "Bewaar", Naam: "verder", Waarde: strconv.Itoa(n)}}}
		for k, v := range gespreksvelden {
			plek := gespreksveld(n, v.naam)
			veld := vorm.Veld{Soort: vorm.LangVeld, Naam: plek, Label: v.label, Uitleg: v.uitleg, Waarde: i.Waarden.Get(plek),
				Fout: i.Bij(plek), Regels: 3}
			deel.Ingevuld = deel.Ingevuld || i.Tekst(plek) != ""
			veld = naastBewaard(veld, *v.in(&bewaard), len(i.Fouten) > 0)
			if k == 0 {
				veld.Regels = 2
				deel.Woorden = veld
				continue
			}
			deel.Velden = append(deel.Velden, veld)
		}
		beeld.Delen = append(beeld.Delen, deel)
	}
	return beeld, titel, nil
}

// naastBewaard shows in a form that came back what a colleague kept meanwhile: an
// empty field takes it over, another shows it beside what was typed.
func naastBewaard(veld vorm.Veld, bewaard string, terug bool) vorm.Veld {
	switch {
	case !terug || bewaard == "" || bewaard == strings.TrimSpace(veld.Waarde):
	case strings.TrimSpace(veld.Waarde) == "":
		veld.Waarde = bewaard
	default:
		veld.Uitleg = "Bewaard staat nu: „" + bewaard + "”"
	}
	return veld
}

// onderzoeken writes down the domains of life that changed.
func onderzoeken(b *blad, d *dossier, i *vorm.Invoer) (vorm.Uitkomst, error) {
	g := zaak.Gesprek{Zaak: d.verwijzing(i)}
	for n, naam := range d.Pad.Leefgebieden {
		bewaard := leefgebied(d, naam)
		nieuw := zaak.Leefgebied{Naam: naam}
		for _, v := range gespreksvelden {
			*v.in(&nieuw) = i.Tekst(gespreksveld(n, v.naam))
		}
		if nieuw != bewaard {
			g.Leefgebieden = append(g.Leefgebieden, nieuw)
		}
	}
	if len(g.Leefgebieden) == 0 {
		return vorm.Uitkomst{}, fout.New(fout.Onjuist, "Er is niets veranderd. Vul bij ten minste één onderwerp iets in.").Bij(
			gespreksveld(0, gespreksvelden[0].naam))
	}
	err := b.Zaken.Onderzoeken(b.R.Context(), b.Wie, g)
	if plek := fout.Plek(err); plek != "" {
		err = fout.New(fout.SoortVan(err), "%s", fout.Zin(err)).Bij(gespreksveld(gebiednummer(d, plek), gespreksvelden[0].naam))
	}
	if verder := i.Tekst("verder"); verder != "" {
		return vorm.Uitkomst{Adres: d.pad + "/gesprek#gebied-" + strconv.Itoa(vorm.AlsGetal(verder)), Kop: "Bewaard",
			Tekst: "U kunt verdergaan."}, err
	}
	return vorm.Uitkomst{Adres: d.pad, Kop: "Het gesprek is bewaard",
		Tekst: "Is het compleet? Verstuur dan het verslag naar de inwoner."}, err
}

func gebiednummer(d *dossier, naam string) int {
	for n, gebied := range d.Pad.Leefgebieden {
		if gebied == naam {
			return n
		}
	}
	return 0
}
