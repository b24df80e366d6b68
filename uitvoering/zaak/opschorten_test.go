package zaak_test

import (
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/zaak"
)

func TestOpschortenVerschuiftDeLaatsteDag(t *testing.T) {
	p := tot(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), zaak.Aangevraagd)
	p.h.Op("2017-01-03")
	opschorten := func(van, totDag string) error {
		return p.h.Zaken.Opschorten(t.Context(), p.als("1942", "s.mulder"), zaak.Opschorting{Zaak: p.ref(),
			Uitgenodigd: tijdlijn.MustDag(van), Aangevuld: tijdlijn.MustDag(totDag), Toelichting: "Indicatie ontbrak"})
	}
	p.weigert(opschorten("2017-01-02", "2017-01-02"), fout.Onjuist)
	p.weigert(opschorten("2016-12-10", "2016-12-25"), fout.Onjuist)
	p.weigert(opschorten("2016-12-28", "2017-01-09"), fout.Onjuist)
	p.moet(opschorten("2016-12-27", "2017-01-02"))
	if z := p.zaak(); z.Uiterlijk.String() != "2017-01-09" {
		t.Errorf("na vijf dagen opschorting (28 december tot 2 januari) is de laatste dag %s", z.Uiterlijk)
	}
}

// Art. 4:15 lid 1 Awb: from the day after the invitation to the day of completion, that
// day not included. The last day moves by as many days, and on to a working day.
func TestOpschortenLaatsteDagen(t *testing.T) {
	for _, g := range []struct{ uitgenodigd, aangevuld, wil string }{
		{"2016-12-20", "2016-12-22", "2017-01-04"}, // one day
		{"2016-12-20", "2017-01-02", "2017-01-16"}, // twelve days, to a Sunday
		{"2016-12-27", "2017-01-03", "2017-01-09"}, // six days
	} {
		opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
			p := tot(t, o, zaak.Aangevraagd)
			p.op("2017-01-03")
			p.moet(p.h.Zaken.Opschorten(t.Context(), p.als("1942", "s.mulder"), zaak.Opschorting{Zaak: p.ref(),
				Uitgenodigd: tijdlijn.MustDag(g.uitgenodigd), Aangevuld: tijdlijn.MustDag(g.aangevuld), Toelichting: "x"}))
			if z := p.zaak(); z.Uiterlijk.String() != g.wil || z.Stand != zaak.Aangevraagd {
				t.Errorf("van %s tot %s: %s, wil %s", g.uitgenodigd, g.aangevuld, z.Uiterlijk, g.wil)
			}
		})
	}
}

func TestOpschortenWieMag(t *testing.T) {
	wieMag(t, zaak.Aangevraagd, func(p *proef, wie organisatie.Wie) error {
		return p.h.Zaken.Opschorten(p.Context(), wie, zaak.Opschorting{Zaak: p.ref(), Uitgenodigd: tijdlijn.MustDag("2016-12-21"),
			Aangevuld: tijdlijn.MustDag("2016-12-24"), Toelichting: "x"})
	}, []kan{
		{"2016-12-31", "0457", "h.smit", true},
		{"2017-01-01", "0457", "h.smit", false},
		{"2017-01-01", "1942", "s.mulder", true},
		{"2017-01-01", "1942", "c.brouwer", false},
	})
}
