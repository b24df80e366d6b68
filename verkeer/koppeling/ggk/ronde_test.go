package ggk

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/proefhuis"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/koppeling/ggk/aanbieder"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// proef is a chain with a directory and a simulated provider.
type proef struct {
	*testing.T
	*proefhuis.Keten
	pad       string
	post      *Map
	aanbieder *aanbieder.Aanbieder
}

func newKeten(t *testing.T, o *opslag.Opslag, verstuur func(context.Context, bericht.Verstuur) error) *proefhuis.Keten {
	t.Helper()
	return proefhuis.NewKeten(t, proefhuis.Bouw(t, o, "2017-01-03"), verstuur)
}

func nieuw(t *testing.T, o *opslag.Opslag) *proef {
	t.Helper()
	k := newKeten(t, o, nil)
	p := &proef{T: t, Keten: k, pad: t.TempDir()}
	var err error
	if p.post, err = NewMap(k.Berichten, p.pad); err != nil {
		t.Fatal(err)
	}
	p.aanbieder = aanbieder.New(p.pad, k.AGB, k.Klok)
	return p
}

func (p *proef) moet(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

func (p *proef) verzend() []string {
	p.Helper()
	namen, err := p.post.Verzenden(p.Context())
	p.moet(err)
	return namen
}

func (p *proef) haal() []Ontvangst {
	p.Helper()
	alle, err := p.post.Ophalen(p.Context())
	p.moet(err)
	for _, o := range alle {
		if o.Fout != nil {
			p.Errorf("%s is geweigerd: %v", o.Bestand, o.Fout)
		}
	}
	return alle
}

func (p *proef) antwoord() []aanbieder.Verslag {
	p.Helper()
	verslagen, err := p.aanbieder.Beantwoorden(p.Context())
	p.moet(err)
	return verslagen
}

// inMap gives the names of the messages in a folder of the directory.
func (p *proef) inMap(map_ string) []string {
	p.Helper()
	namen, err := postmap.Namen(filepath.Join(p.pad, map_))
	p.moet(err)
	return namen
}

// lees decodes a message in the directory and checks that a receiver would take it.
func (p *proef) lees(map_, naam string) (string, istandaard.Inhoud) {
	p.Helper()
	inhoud, err := os.ReadFile(filepath.Join(p.pad, map_, naam))
	p.moet(err)
	if soort, breuken := uitgave.Controleer(inhoud); len(breuken) > 0 {
		p.Errorf("%s is een ongeldige %s: %v", naam, soort, breuken)
	}
	std, soort, err := uitgave.Van(inhoud)
	p.moet(err)
	m, _ := std.Lees(soort, inhoud)
	return soort, std.Inhoud(m)
}

// alleGeldig checks every message that was ever made on either side.
func (p *proef) alleGeldig(aantal int) {
	p.Helper()
	gezien := 0
	for _, map_ := range []string{postmap.Uit, postmap.In, postmap.Verwerkt} {
		for _, naam := range p.inMap(map_) {
			p.lees(map_, naam)
			gezien++
		}
	}
	if gezien != aantal {
		p.Errorf("%d berichten gecontroleerd, verwacht %d", gezien, aantal)
	}
}

func soorten(alle []Ontvangst) string {
	var s []string
	for _, o := range alle {
		s = append(s, o.Uitkomst.Bericht.Soort+" "+string(o.Uitkomst.Bericht.Stand))
	}
	return strings.Join(s, ", ")
}

func TestEenHeleRonde(t *testing.T) {
	t.Parallel()
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuw(t, o)
		een, twee := p.Inschrijven(t, "999990019"), p.Inschrijven(t, "999993653")
		p.Toewijzen(t, een, "2017-01-09", "")
		tweede := p.Toewijzen(t, twee, "2017-01-01", "2024-03-01")
		p.Werk(t)
		if n := p.verzend(); len(n) != 2 || !slices.Contains(n, "0457_90000017_WMO301_NB0000000001.xml") {
			t.Fatalf("verzonden: %v", n)
		}
		if n := p.verzend(); len(n) != 0 {
			t.Errorf("nog eens verzonden: %v", n)
		}

		verslagen := p.antwoord()
		if len(verslagen) != 2 || !strings.HasPrefix(verslagen[0].Zin, "Gesimuleerde aanbieder 90000017: ") {
			t.Fatalf("%v", verslagen)
		}
		if n := p.inMap(postmap.In); len(n) != 3 { // one allotment begins on the 9th
			t.Fatalf("de aanbieder maakte %v", n)
		}
		if got := soorten(p.haal()); got != "WMO302 verwerkt, WMO302 verwerkt, WMO305 verwerkt" {
			t.Errorf("opgehaald: %s", got)
		}
		p.Op("2017-01-09")
		p.antwoord()
		if got := soorten(p.haal()); got != "WMO305 verwerkt" {
			t.Errorf("na de begindag opgehaald: %s", got)
		}
		if n := p.verzend(); len(n) != 2 || !strings.Contains(n[0], "_WMO306_") {
			t.Errorf("retouren: %v", n)
		}

		p.declareer(tweede.Nummer)
		p.alleGeldig(2 + 2 + 2 + 2 + 1 + 1)
		for _, map_ := range []string{postmap.In, postmap.Geweigerd} {
			if n := p.inMap(map_); len(n) != 0 {
				t.Errorf("achtergebleven in %s: %v", map_, n)
			}
		}
		laat, err := p.Berichten.Overtijd(t.Context(), tijdlijn.MustDag("2030-01-01"))
		if err != nil || len(laat) != 0 {
			t.Errorf("alles is beantwoord, maar overtijd geeft %v %v", laat, err)
		}
	})
}

// declareer lets the provider claim March 2021 with a wrong tariff on the second
// allotment, and looks at the 325.
func (p *proef) declareer(fouteRegel int64) {
	p.Helper()
	p.Op("2021-04-06")
	staat := aanbieder.Maandstaat{
		Gemeente: p.Gemeente, Maand: tijdlijn.MustDag("2021-03-15"), Volume: 500, Tarief: proefhuis.Tarief,
		Volumes: map[int64]int64{fouteRegel: 100}, TeHoog: []int64{fouteRegel},
	}
	naam, err := p.aanbieder.Declareren(p.Context(), staat)
	p.moet(err)
	opnieuw, err := p.aanbieder.Declareren(p.Context(), staat)
	if err != nil || opnieuw != naam {
		p.Errorf("dezelfde declaratie opnieuw: %s %v", opnieuw, err)
	}
	staat.Volume = 1
	if _, err := p.aanbieder.Declareren(p.Context(), staat); !fout.Is(err, fout.Botsing) {
		p.Errorf("iets anders onder hetzelfde nummer: %v", err)
	}
	ontvangen := p.haal()
	if len(ontvangen) != 1 || !ontvangen[0].Uitkomst.Goed() || len(ontvangen[0].Uitkomst.Bericht.Redenen) != 1 {
		p.Fatalf("%+v", ontvangen)
	}
	if reden := ontvangen[0].Uitkomst.Bericht.Redenen[0]; reden.Retourcode != "0611" || !strings.Contains(reden.Tekst, "€ 2,10") {
		p.Errorf("reden: %+v", reden)
	}
	namen := p.verzend()
	if len(namen) != 1 {
		p.Fatalf("%v", namen)
	}
	_, m := p.lees(postmap.Uit, namen[0])
	a := m.DeclaratieAntwoord325
	if a == nil || a.TotaalIngediendBedrag.TotaalBedrag != 500*110+100*210 || a.TotaalToegekendBedrag.TotaalBedrag != 500*110 {
		p.Fatalf("antwoord %+v", a)
	}
	if m.Antwoordkop.RetourCodes[0] != "0200" || a.RetourCodes[0] != "0200" ||
		len(a.Clienten) != 1 || a.Clienten[0].RetourCodes[0] != "0200" ||
		!slices.Equal(a.Clienten[0].Prestaties[0].RetourCodes, []string{"0611"}) ||
		a.Clienten[0].Prestaties[0].ToewijzingNummer != fouteRegel {
		p.Errorf("codes van de 325: %+v %+v", m.Antwoordkop, a)
	}
	if *a.Clienten[0].Prestaties[0].ProductTarief != 210 ||
		a.Clienten[0].Prestaties[0].ProductPeriode.Einddatum != tijdlijn.MustDag("2021-03-31") {
		p.Errorf("de teruggezonden regel is niet die van de declaratie: %+v", a.Clienten[0].Prestaties[0])
	}
	p.zelfdeBestandVerandertNiets(naam)
}

// zelfdeBestandVerandertNiets offers a file that was taken in once more.
func (p *proef) zelfdeBestandVerandertNiets(naam string) {
	p.Helper()
	inhoud, err := os.ReadFile(filepath.Join(p.pad, postmap.Verwerkt, naam))
	p.moet(err)
	voor := p.Telling(p)
	p.moet(os.WriteFile(filepath.Join(p.pad, postmap.In, naam), inhoud, 0o600))
	alle := p.haal()
	if len(alle) != 1 || !alle[0].Uitkomst.Herhaald || alle[0].Uitkomst.Antwoord == nil || len(p.verzend()) != 0 {
		p.Errorf("hetzelfde bestand gaf iets nieuws: %+v", alle)
	}
	if na := p.Telling(p); na != voor {
		p.Errorf("hetzelfde bestand veranderde de opslag:\n%s\nwas\n%s", na, voor)
	}
	p.moet(os.Remove(filepath.Join(p.pad, postmap.Verwerkt, strings.TrimSuffix(naam, ".xml")+"-2.xml")))
}
