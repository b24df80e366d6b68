package zaak_test

import (
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/zaak"
)

func TestAanvragenPasNaHetOnderzoekOfNaZesWeken(t *testing.T) {
	p := tot(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), zaak.Gemeld)
	aanvragen := func() error {
		return p.h.Zaken.Aanvragen(t.Context(), p.als("0457", "k.degroot"), zaak.Reactie{Zaak: p.ref(), Akkoord: true})
	}
	p.h.Op("2017-01-16")
	p.weigert(aanvragen(), fout.Botsing, "2.3.2 lid 9")
	p.h.Op("2017-01-17")
	p.moet(aanvragen())
}

func vraagAan(p *proef, wie organisatie.Wie) error {
	return p.h.Zaken.Aanvragen(p.Context(), wie, zaak.Reactie{Zaak: p.ref(), Akkoord: true, Opmerking: "Graag op dinsdag."})
}

// Art. 2.3.5 lid 2 Wmo 2015: the decision within two weeks of the aanvraag. The day of
// the aanvraag is not in it: the term begins on the day after.
func TestAanvragenLaatsteDag(t *testing.T) {
	for dag, wil := range map[string]string{
		"2016-12-20": "2017-01-03",
		"2016-12-24": "2017-01-09", // a Saturday
		"2017-04-03": "2017-04-18", // Easter Monday
		"2017-04-14": "2017-05-01", // the Friday after Koningsdag, and a weekend
		"2017-05-12": "2017-05-29", // the Friday after Ascension Day, and a weekend
	} {
		p := tot(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), zaak.VerslagVerstuurd)
		p.op(dag)
		p.moet(vraagAan(p, p.als("0457", "k.degroot")))
		if z := p.zaak(); z.Uiterlijk.String() != wil || z.Taak != "wmo.aanvraag" {
			t.Errorf("aanvraag op %s: %s voor %s, wil %s", dag, z.Uiterlijk, z.Taak, wil)
		}
		if h := p.laatste(); !strings.Contains(h.toelichting, "Graag op dinsdag.") {
			t.Errorf("%+v", h)
		}
	}
}

func TestAanvragenZonderAkkoord(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := tot(t, o, zaak.VerslagVerstuurd)
		p.roerloos("zonder akkoord", func() error {
			return p.h.Zaken.Aanvragen(t.Context(), p.als("0457", "k.degroot"), zaak.Reactie{Zaak: p.ref(), Opmerking: "Nee."})
		}, fout.Onjuist, "akkoord")
		oud := p.ref()
		oud.Versie = p.zaak().Versie - 1
		p.roerloos("op een oude versie", func() error {
			return p.h.Zaken.Aanvragen(t.Context(), p.als("0457", "k.degroot"), zaak.Reactie{Zaak: oud, Akkoord: true})
		}, fout.Botsing, "gewijzigd")
		p.moet(vraagAan(p, p.als("0457", "k.degroot")))
		p.roerloos("nog eens", func() error { return vraagAan(p, p.als("0457", "k.degroot")) }, fout.Botsing)
	})
}

func TestAanvragenWieMag(t *testing.T) {
	wieMag(t, zaak.VerslagVerstuurd, vraagAan, []kan{
		{"2016-12-31", "0457", "k.degroot", true},
		{"2016-12-31", "0457", "h.smit", false},
		{"2017-01-01", "0457", "k.degroot", true}, // the talk with the resident stays with Weesp
		{"2017-01-01", "1942", "d.postma", false},
		{"2022-03-24", "0363", "f.dijkstra", true},
	})
}
