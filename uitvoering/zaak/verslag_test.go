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

func verslag(p *proef, wie organisatie.Wie) error {
	return p.h.Zaken.VerslagVersturen(p.Context(), wie, p.ref())
}

// Art. 2.3.2 lid 8 Wmo 2015: the report goes to the resident in writing, with what was
// written of the talk, and only when something was.
func TestVerslagVersturen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := tot(t, o, zaak.Gemeld)
		wie := p.als("0457", "k.degroot")
		p.roerloos("voor het gesprek", func() error { return verslag(p, wie) }, fout.Botsing)
		p.moet(onderzoek(p, wie))
		p.roerloos("zonder inhoud", func() error { return verslag(p, wie) }, fout.Onjuist, "keukentafelgesprek")
		p.moet(onderzoek(p, wie, zaak.Leefgebied{Naam: "Huishouden", EigenKracht: "Zelf stoffen", Woorden: "Ik wil hier blijven."}))
		p.moet(verslag(p, wie))
		if z := p.zaak(); z.Stand != zaak.VerslagVerstuurd || z.Uiterlijk.String() != "2017-01-16" {
			t.Errorf("%+v", z)
		}
		beeld, err := p.h.Zaken.Zien(t.Context(), p.kijk("0457", "k.degroot"), weesp, p.id)
		p.moet(err)
		brief, err := beeld.Brief(zaak.Verslagbrief)
		p.moet(err)
		for _, woord := range []string{"Zelf stoffen", "Ik wil hier blijven.", "G.H. van der Linden"} {
			if !strings.Contains(brief.Tekst(), woord) {
				t.Errorf("het verslag noemt %q niet:\n%s", woord, brief.Tekst())
			}
		}
		p.roerloos("twee keer", func() error { return verslag(p, wie) }, fout.Botsing)
	})
}

func TestVerslagWieMag(t *testing.T) {
	wieMag(t, zaak.InOnderzoek, verslag, []kan{
		{"2017-01-16", "0457", "k.degroot", true},
		{"2017-01-17", "0457", "k.degroot", true}, // late is no reason to refuse
		{"2017-01-16", "0457", "h.smit", false},
		{"2017-01-16", "1942", "s.mulder", false},
		{"2022-03-24", "0363", "f.dijkstra", true},
	})
}
