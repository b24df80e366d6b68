package zaak_test

import (
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/wet"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/zaak"
)

func maakBezwaar(ontvangen string) func(*proef, organisatie.Wie) error {
	return func(p *proef, wie organisatie.Wie) error {
		return p.h.Zaken.BezwaarOntvangen(p.Context(), wie, zaak.Bezwaarschrift{Zaak: p.ref(), Ontvangen: tijdlijn.MustDag(ontvangen),
			Gronden: "Het is te weinig."})
	}
}

// Art. 7:10 lid 1 Awb: six weeks from the day after the term of objection ended, whenever
// the objection came in, and late as well: whether it is admissible is for the decision.
func TestBezwaarLaatsteDag(t *testing.T) {
	for _, ontvangen := range []string{"2017-01-03", "2017-02-14", "2017-02-15"} {
		p := tot(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), zaak.Beschikt)
		p.op("2017-02-20")
		p.moet(maakBezwaar(ontvangen)(p, p.als("0457", "j.bakker")))
		if kreeg := p.termijn(wet.BeslissingOpBezwaar); kreeg != "2017-03-28" {
			t.Errorf("ontvangen op %s: beslissen tot en met %s", ontvangen, kreeg)
		}
	}
}

func TestBezwaarLaatNietsAchter(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := tot(t, o, zaak.Beschikt)
		p.op("2017-01-10")
		wie := p.als("0457", "j.bakker")
		p.roerloos("voor het besluit", func() error { return maakBezwaar("2017-01-02")(p, wie) }, fout.Onjuist, "2 januari 2017")
		p.roerloos("morgen", func() error { return maakBezwaar("2017-01-11")(p, wie) }, fout.Onjuist)
		p.roerloos("zonder gronden", func() error {
			return p.h.Zaken.BezwaarOntvangen(t.Context(), wie, zaak.Bezwaarschrift{Zaak: p.ref(),
				Ontvangen: tijdlijn.MustDag("2017-01-10")})
		}, fout.Onjuist, "6:5")
		p.moet(maakBezwaar("2017-01-10")(p, wie))
		p.roerloos("nog een", func() error { return maakBezwaar("2017-01-10")(p, wie) }, fout.Botsing)
	})
}

func TestBezwaarWieMag(t *testing.T) {
	wieMag(t, zaak.Beschikt, maakBezwaar("2017-01-10"), []kan{
		{"2017-01-10", "0457", "j.bakker", true},
		{"2017-01-10", "0457", "m.jansen", true}, // the counter takes it in
		{"2017-01-10", "1942", "a.kuiper", false},
		{"2022-03-24", "0457", "j.bakker", false},
	})
}
