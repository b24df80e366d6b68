package zaak_test

import (
	"testing"

	"nabuur/grond/fout"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/zaak"
)

func TestWieBesloostBeslistNietOpHetBezwaar(t *testing.T) {
	p := tot(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), zaak.InBezwaar)
	if z := p.zaak(); z.Uiterlijk.String() != "2017-03-28" {
		t.Errorf("de termijn loopt tot %s", z.Uiterlijk)
	}
	b := zaak.BesluitOpBezwaar{Zaak: p.ref(), Uitkomst: zaak.Ongegrond, Motivering: "Het onderzoek was zorgvuldig."}
	p.weigert(p.h.Zaken.BeslissenOpBezwaar(t.Context(), p.als("0457", "p.visser"), b), fout.NietBevoegd, "10:3")
	p.moet(p.h.Zaken.BeslissenOpBezwaar(t.Context(), p.als("0457", "j.bakker"), b))
	if z := p.zaak(); z.Stand != zaak.OpBezwaarBeslist || z.Taak != "" || !z.Uiterlijk.IsOpen() {
		t.Errorf("%+v", z)
	}
}

func beslisOpBezwaar(p *proef, wie organisatie.Wie) error {
	return p.h.Zaken.BeslissenOpBezwaar(p.Context(), wie, zaak.BesluitOpBezwaar{Zaak: p.ref(), Uitkomst: zaak.Gegrond, Motivering: "Meer."})
}

func TestBezwaarBeslissenWieMag(t *testing.T) {
	wieMag(t, zaak.InBezwaar, beslisOpBezwaar, []kan{
		{"2017-03-28", "0457", "j.bakker", true},
		{"2017-03-29", "0457", "j.bakker", true}, // late is no reason to refuse
		{"2017-03-28", "0457", "p.visser", false},
		{"2017-03-28", "0457", "m.jansen", false},
		{"2017-03-28", "1942", "a.kuiper", false},
	})
}

func TestBezwaarBeslissenLaatNietsAchter(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := tot(t, o, zaak.InBezwaar)
		beslis := func(b zaak.BesluitOpBezwaar) func() error {
			b.Zaak = p.ref()
			return func() error { return p.h.Zaken.BeslissenOpBezwaar(t.Context(), p.als("0457", "j.bakker"), b) }
		}
		p.roerloos("zonder uitkomst", beslis(zaak.BesluitOpBezwaar{Motivering: "x"}), fout.Onjuist)
		p.roerloos("een uitkomst van een besluit", beslis(zaak.BesluitOpBezwaar{Uitkomst: zaak.Toegekend, Motivering: "x"}), fout.Onjuist)
		p.roerloos("zonder motivering", beslis(zaak.BesluitOpBezwaar{Uitkomst: zaak.Gegrond}), fout.Onjuist, "7:12")
		p.moet(beslisOpBezwaar(p, p.als("0457", "j.bakker")))
		p.roerloos("nog eens", beslis(zaak.BesluitOpBezwaar{Uitkomst: zaak.Ongegrond, Motivering: "x"}), fout.Botsing)
	})
}
