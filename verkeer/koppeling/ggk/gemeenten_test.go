package ggk

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/proefhuis"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/koppeling/ggk/aanbieder"
	"nabuur/verkeer/koppeling/ggk/keten"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// toegewezen allots to a new resident of a municipality, and tells it.
func (p *knoopproef) toegewezen(code string, domein taakverdeling.Domein, bsn, vanaf string) {
	p.Helper()
	p.Gemeente = proefhuis.Gemeente(code)
	p.Melden(p, p.ToewijzenIn(p, domein, p.Inschrijven(p, bsn), vanaf, ""))
}

// gereisd gives, once each and in order, for whom and by whom what was sent in the
// chain since the last time.
func (p *knoopproef) gereisd(gezien map[string]bool) string {
	p.Helper()
	var regels []string
	for _, e := range p.enveloppen(keten.IBGezien) {
		if gezien[e.Referentienummer] || e.Zender.Organisatie == p.AGB.String() {
			continue
		}
		gezien[e.Referentienummer] = true
		regels = append(regels, fmt.Sprintf("%s/%s %s", e.Zender.Organisatie, e.Zender.Administratie, e.Functie))
	}
	slices.Sort(regels)
	return strings.Join(regels, ", ")
}

// TestMeerGemeentenDoorEenKnooppunt: Weesp, whose messages Gooise Meren exchanges,
// Gooise Meren itself, and Amsterdam, which takes Weesp over on 24 March 2022; two
// laws, one provider. What Weesp allotted is still answered under its code, by its
// successor.
func TestMeerGemeentenDoorEenKnooppunt(t *testing.T) {
	t.Parallel()
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuweKnoop(t, o)
		for _, code := range []string{"1942", "0363"} {
			contracteer(t, p.Keten, code)
		}
		p.Op("2022-02-01")
		p.toegewezen("0457", taakverdeling.Wmo, "999990019", "2022-02-01")
		p.toegewezen("1942", taakverdeling.Wmo, "999993653", "2022-02-01")
		p.toegewezen("1942", taakverdeling.Jeugd, "999993847", "2022-02-01")
		gezien := map[string]bool{}
		rond := func() {
			for range 3 {
				p.stuur()
				p.antwoord()
				if codes := foutcodes(p.haalOp()); len(codes) != 0 {
					t.Errorf("geweigerd: %v", codes)
				}
			}
		}
		rond()
		if got := p.gereisd(gezien); got != "0457/1942 WMO301, 0457/1942 WMO306, 1942/ JW301, 1942/ JW306, 1942/ WMO301, 1942/ WMO306" {
			t.Errorf("voor de herindeling reisde %s", got)
		}

		p.Op("2022-04-04")
		p.toegewezen("0363", taakverdeling.Wmo, "999990032", "2022-04-04")
		p.toegewezen("0363", taakverdeling.Jeugd, "999990044", "2022-04-04")
		for _, code := range []string{"0457", "1942"} {
			_, err := p.aanbieder.Declareren(t.Context(), aanbieder.Maandstaat{
				Gemeente: proefhuis.Gemeente(code), Wet: istandaard.Wmo,
				Maand: tijdlijn.MustDag("2022-02-15"), Volume: 100, Tarief: proefhuis.Tarief,
			})
			p.moet(err)
		}
		rond()
		want := "0363/ JW301, 0363/ JW306, 0363/ WMO301, 0363/ WMO306, 0457/0363 WMO325, 1942/ WMO325"
		if got := p.gereisd(gezien); got != want {
			t.Errorf("na de herindeling reisde %s, verwacht %s", got, want)
		}
		toegekend := 0
		for _, naam := range p.inMap(postmap.Uit) {
			if _, i := p.lees(postmap.Uit, naam); i.DeclaratieAntwoord325 != nil &&
				i.DeclaratieAntwoord325.TotaalToegekendBedrag.TotaalBedrag == 100*proefhuis.Tarief {
				toegekend++
			}
		}
		laat, err := p.Berichten.Overtijd(t.Context(), tijdlijn.MustDag("2030-01-01"))
		klaar, fout := p.Berichten.TeVerzenden(t.Context())
		if toegekend != 2 || err != nil || fout != nil || len(laat) != 0 || len(klaar) != 0 {
			t.Errorf("%d declaraties toegekend; wacht: %+v, klaar: %+v %v %v", toegekend, laat, klaar, err, fout)
		}
	})
}
