package zaak_test

import (
	"testing"

	"nabuur/grond/fout"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/zaak"
)

func sluitAf(p *proef, wie organisatie.Wie) error {
	return p.h.Zaken.AfsluitenZonderAanvraag(p.Context(), wie, p.ref(), "De dochter neemt het over.")
}

// A case without an aanvraag ends after its report: nothing is open and no term runs.
func TestAfsluitenZonderAanvraag(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := tot(t, o, zaak.InOnderzoek)
		wie := p.als("0457", "k.degroot")
		p.roerloos("voor het verslag", func() error { return sluitAf(p, wie) }, fout.Botsing)
		p.moet(verslag(p, wie))
		p.roerloos("zonder reden", func() error {
			return p.h.Zaken.AfsluitenZonderAanvraag(t.Context(), wie, p.ref(), " \t")
		}, fout.Onjuist, "waarom")
		p.moet(sluitAf(p, wie))
		if z := p.zaak(); z.Stand != zaak.Afgesloten || z.Taak != "" || !z.Uiterlijk.IsOpen() {
			t.Errorf("%+v", z)
		}
		if h := p.laatste(); h.toelichting != "De dochter neemt het over." {
			t.Errorf("%+v", h)
		}
		p.roerloos("nog eens", func() error { return sluitAf(p, wie) }, fout.Botsing)
	})
}

func TestAfsluitenWieMag(t *testing.T) {
	wieMag(t, zaak.VerslagVerstuurd, sluitAf, []kan{
		{"2016-12-31", "0457", "k.degroot", true},
		{"2016-12-31", "0457", "h.smit", false},
		{"2017-01-01", "1942", "n.hendriks", false},
		{"2022-03-23", "0457", "k.degroot", true},
		{"2022-03-24", "0363", "f.dijkstra", true},
	})
}
