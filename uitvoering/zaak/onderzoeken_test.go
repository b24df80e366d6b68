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

func onderzoek(p *proef, wie organisatie.Wie, gebieden ...zaak.Leefgebied) error {
	return p.h.Zaken.Onderzoeken(p.Context(), wie, zaak.Gesprek{Zaak: p.ref(), Leefgebieden: gebieden})
}

// Art. 2.3.2 lid 4 Wmo 2015. The onderzoek is for who holds it, on the last day and not
// on the day after.
func TestOnderzoekenWieMag(t *testing.T) {
	wieMag(t, zaak.Gemeld, func(p *proef, wie organisatie.Wie) error {
		return onderzoek(p, wie, zaak.Leefgebied{Naam: "Huishouden", Maatwerk: "x"})
	}, []kan{
		{"2016-12-31", "0457", "k.degroot", true},
		{"2017-01-01", "0457", "k.degroot", true},
		{"2017-01-01", "0457", "h.smit", false},
		{"2017-01-01", "1942", "d.postma", false},
		{"2022-03-23", "0457", "k.degroot", true},
		{"2022-03-24", "0363", "f.dijkstra", true},
		{"2022-03-23", "0363", "f.dijkstra", false},
	})
}

// A talk can be written in parts: what is written replaces the same domain of life, and
// another stays as it was.
func TestOnderzoekenInDelen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := tot(t, o, zaak.Gemeld)
		wie := p.als("0457", "k.degroot")
		p.moet(onderzoek(p, wie, zaak.Leefgebied{Naam: "Huishouden", Maatwerk: "eerst"},
			zaak.Leefgebied{Naam: "Mantelzorg", Netwerk: "dochter"}))
		p.moet(onderzoek(p, wie, zaak.Leefgebied{Naam: "Huishouden", Maatwerk: "later"}))
		beeld, err := p.h.Zaken.Zien(t.Context(), p.kijk("0457", "k.degroot"), weesp, p.id)
		p.moet(err)
		if len(beeld.Leefgebieden) != 2 || beeld.Leefgebieden[0].Maatwerk != "later" || beeld.Leefgebieden[1].Netwerk != "dochter" {
			t.Errorf("%+v", beeld.Leefgebieden)
		}
		p.roerloos("een leefgebied dat niet bestaat", func() error {
			return onderzoek(p, wie, zaak.Leefgebied{Naam: "Huishouden", Maatwerk: "x"}, zaak.Leefgebied{Naam: "Vrije tijd"})
		}, fout.Onjuist, "Vrije tijd")
		p.roerloos("een te lange tekst", func() error {
			return onderzoek(p, wie, zaak.Leefgebied{Naam: "Huishouden", Woorden: strings.Repeat("é", 10_001)})
		}, fout.Onjuist, "te lang")
		p.moet(onderzoek(p, wie, zaak.Leefgebied{Naam: "Huishouden", Woorden: strings.Repeat("é", 10_000)}))
	})
}
