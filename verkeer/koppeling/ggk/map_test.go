package ggk

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard/iwmo32"
)

// leg puts a file in a folder of the directory.
func (p *proef) leg(map_, naam string, inhoud []byte) {
	p.Helper()
	p.moet(os.WriteFile(filepath.Join(p.pad, map_, naam), inhoud, 0o600))
}

func (p *proef) bytes(map_, naam string) []byte {
	p.Helper()
	inhoud, err := os.ReadFile(filepath.Join(p.pad, map_, naam))
	p.moet(err)
	return inhoud
}

// eenRetour gives a right 302 of the provider, in DIR/in.
func (p *proef) eenRetour() (naam string, inhoud []byte) {
	p.Helper()
	p.Melden(p, p.Toewijzen(p, p.Inschrijven(p, "999990019"), "2017-02-01", ""))
	p.verzend()
	p.antwoord()
	naam = p.inMap(mapIn)[0]
	return naam, p.bytes(mapIn, naam)
}

func TestGeweigerdMetReden(t *testing.T) {
	t.Parallel()
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuw(t, o)
		naam, goed := p.eenRetour()
		gevallen := []struct{ naam, van, naar, zin string }{
			{"a-leeg.xml", string(goed), "", "geen leesbaar bericht"},
			{"b-afgekapt.xml", string(goed), string(goed[:len(goed)/2]), "voldoet niet aan regel"},
			{"c-andere-gemeente.xml", "Afzender>0457<", "Afzender>0599<", "werkt Nabuur hier niet"},
			{"d-geen-gemeente.xml", "Afzender>0457<", "Afzender>9999<", "die bestaat niet"},
			{"e-onbekend-bericht.xml", ">NB0000000001<", ">NB0000000077<", "niet naar aanbieder"},
			{"f-andere-aanbieder.xml", ">90000017<", ">90000018<", "niet naar aanbieder"},
			{"g-eigen-bericht.xml", string(goed), string(p.bytes(mapUit, p.inMap(mapUit)[0])), "gaat van de gemeente naar de aanbieder"},
		}
		p.moet(os.Remove(filepath.Join(p.pad, mapIn, naam)))
		voor := p.Telling(t)
		for _, g := range gevallen {
			inhoud := strings.Replace(string(goed), g.van, g.naar, 1)
			if inhoud == string(goed) {
				t.Fatalf("%s is niet veranderd", g.naam)
			}
			p.leg(mapIn, g.naam, []byte(inhoud))
		}
		p.leg(mapIn, "lees.mij", []byte("geen bericht"))
		p.leg(mapIn, ".half.xml", goed[:10])
		alle, err := p.post.Ophalen(t.Context())
		if err != nil || len(alle) != len(gevallen) {
			t.Fatalf("%d bestanden opgehaald: %v", len(alle), err)
		}
		for i, g := range gevallen {
			if !bestaat(filepath.Join(p.pad, mapGeweigerd), g.naam) || alle[i].Fout == nil {
				t.Errorf("%s is niet geweigerd", g.naam)
				continue
			}
			reden := string(p.bytes(mapGeweigerd, strings.TrimSuffix(g.naam, ".xml")+".txt"))
			if !strings.Contains(reden, g.zin) {
				t.Errorf("%s: de reden %q zegt niet %q", g.naam, reden, g.zin)
			}
		}
		if na := p.Telling(t); na != voor {
			t.Errorf("geweigerde bestanden lieten iets na:\n%s\nwas\n%s", na, voor)
		}
		p.leg(mapIn, naam, goed)
		if got := soorten(p.haal()); got != "WMO302 verwerkt" {
			t.Errorf("daarna werd het goede bericht niet verwerkt: %s", got)
		}
	})
}

func TestTweemaalDezelfdeNaam(t *testing.T) {
	t.Parallel()
	p := nieuw(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)))
	for _, inhoud := range []string{"een", "twee"} {
		p.leg(mapIn, "x.xml", []byte(inhoud))
		if _, err := p.post.Ophalen(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if n := p.inMap(mapGeweigerd); !slices.Equal(n, []string{"x-2.xml", "x.xml"}) {
		t.Fatalf("%v", n)
	}
	if string(p.bytes(mapGeweigerd, "x.xml")) != "een" || len(p.bytes(mapGeweigerd, "x-2.txt")) == 0 {
		t.Error("het eerste bestand of de tweede reden is weg")
	}
}

// TestNabuurKanNiet: what is not the sender's fault leaves the file where it is.
func TestNabuurKanNiet(t *testing.T) {
	t.Parallel()
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuw(t, o)
		naam, _ := p.eenRetour()
		p.Melden(t, p.Toewijzen(t, p.Inschrijven(t, "999993653"), "2017-02-01", ""))
		p.Beeindig(t, "wmo.berichtenverkeer", "2017-01-20")
		p.Op("2017-01-20")
		if _, err := p.post.Verzenden(t.Context()); !fout.Is(err, fout.Gat) || len(p.inMap(mapUit)) != 1 {
			t.Errorf("zonder houder ging er een bericht weg: %v", err)
		}
		if _, err := p.post.Ophalen(t.Context()); !fout.Is(err, fout.Gat) {
			t.Errorf("zonder houder: %v", err)
		}
		if !slices.Contains(p.inMap(mapIn), naam) {
			t.Error("het bestand is weg")
		}
		p.Op("2017-01-19")
		if got := soorten(p.haal()); got != "WMO302 verwerkt" {
			t.Errorf("daarna: %s", got)
		}
	})
}

func TestVerzendenKanNietSchrijven(t *testing.T) {
	t.Parallel()
	p := nieuw(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)))
	p.Melden(t, p.Toewijzen(t, p.Inschrijven(t, "999990019"), "2017-02-01", ""))
	p.moet(os.RemoveAll(filepath.Join(p.pad, mapUit)))
	if _, err := p.post.Verzenden(t.Context()); !fout.Is(err, fout.NuNietBereikt) {
		t.Errorf("zonder map: %v", err)
	}
	p.moet(os.Mkdir(filepath.Join(p.pad, mapUit), 0o700))
	p.leg(mapUit, "0457_90000017_WMO301_NB0000000001.xml", []byte("van een ander"))
	if _, err := p.post.Verzenden(t.Context()); !fout.Is(err, fout.Botsing) {
		t.Errorf("over een ander bericht heen: %v", err)
	}
	p.moet(os.Remove(filepath.Join(p.pad, mapUit, "0457_90000017_WMO301_NB0000000001.xml")))
	if n := p.verzend(); len(n) != 1 {
		t.Errorf("het bericht is verloren: %v", n)
	}
	gestopt, stop := context.WithCancel(t.Context())
	stop()
	p.leg(mapIn, "x.xml", []byte("<x"))
	if _, err := p.post.Ophalen(gestopt); !errors.Is(err, context.Canceled) || len(p.inMap(mapIn)) != 1 {
		t.Errorf("na het stoppen ging het ophalen door: %v", err)
	}
}

// TestVerstuurAlsOpdracht: the job in the queue carries the message, once.
func TestVerstuurAlsOpdracht(t *testing.T) {
	t.Parallel()
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		var post *Map
		k := newKeten(t, o, func(ctx context.Context, v bericht.Verstuur) error { return post.Verstuur(ctx, v) })
		var err error
		pad := t.TempDir()
		if post, err = NewMap(k.Berichten, pad); err != nil {
			t.Fatal(err)
		}
		k.Toewijzen(t, k.Inschrijven(t, "999990019"), "2017-02-01", "")
		k.Werk(t)
		namen, err := bestanden(filepath.Join(pad, mapUit))
		if err != nil || !slices.Equal(namen, []string{"0457_90000017_WMO301_NB0000000001.xml"}) {
			t.Fatalf("%v %v", namen, err)
		}
		if klaar, err := k.Berichten.TeVerzenden(t.Context()); err != nil || len(klaar) != 0 {
			t.Errorf("nog klaar: %v %v", klaar, err)
		}
	})
}

func TestOntvangMap(t *testing.T) {
	t.Parallel()
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuw(t, o)
		p.Melden(t, p.Toewijzen(t, p.Inschrijven(t, "999990019"), "2017-01-02", ""))
		p.verzend()
		p.antwoord()
		van, uit := filepath.Join(p.pad, mapIn), filepath.Join(t.TempDir(), "nieuw", "antwoorden")
		p.leg(mapIn, "0-kapot.xml", []byte("<x"))
		eerste := p.ontvangMap(van, uit)
		if len(eerste) != 3 || eerste[0].Fout == nil || eerste[1].Antwoord != "" || eerste[2].Antwoord != "0457_90000017_WMO306_NB0000000002.xml" {
			t.Fatalf("%+v", eerste)
		}
		antwoord, err := os.ReadFile(filepath.Join(uit, eerste[2].Antwoord))
		p.moet(err)
		if soort, breuken := iwmo32.Controleer(antwoord); soort != "WMO306" || len(breuken) > 0 {
			t.Errorf("%s %v", soort, breuken)
		}
		if len(p.inMap(mapIn)) != 3 || len(p.verzend()) != 0 {
			t.Error("de bestanden zijn verplaatst, of het antwoord gaat nog eens weg")
		}
		voor := p.Telling(t)
		p.moet(os.RemoveAll(uit))
		tweede := p.ontvangMap(van, uit)
		opnieuw, err := os.ReadFile(filepath.Join(uit, tweede[2].Antwoord))
		p.moet(err)
		if !tweede[2].Uitkomst.Herhaald || !bytes.Equal(opnieuw, antwoord) || p.Telling(t) != voor {
			t.Error("de tweede keer gaf iets anders")
		}
		if _, err := OntvangMap(t.Context(), p.Berichten, filepath.Join(uit, "bestaat-niet"), uit); !fout.Is(err, fout.Onjuist) {
			t.Errorf("%v", err)
		}
	})
}

func (p *proef) ontvangMap(van, uit string) []Ontvangst {
	p.Helper()
	alle, err := OntvangMap(p.Context(), p.Berichten, van, uit)
	p.moet(err)
	return alle
}

// TestAanbiederIsStreng: a 301 that breaks a rule is rejected with 0001, one that
// breaks the schema gets nothing, and one for another is left alone.
func TestAanbiederIsStreng(t *testing.T) {
	t.Parallel()
	p := nieuw(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)))
	p.Melden(t, p.Toewijzen(t, p.Inschrijven(t, "999990019"), "2017-01-02", ""))
	naam := p.verzend()[0]
	goed := string(p.bytes(mapUit, naam))
	p.moet(os.Remove(filepath.Join(p.pad, mapUit, naam)))
	for _, g := range []struct{ naam, van, naar, zin string }{
		{"0457_90000017_WMO301_1.xml", ">999990019<", ">999990018<", "is afgekeurd op regel CS002"},
		{"0457_90000017_WMO301_2.xml", "<wmo301:Geslacht>2</wmo301:Geslacht>", "", "fout op niveau 1"},
		{"0457_90000017_WMO301_3.xml", goed, "<", "onleesbaar"},
		{"0457_90000018_WMO301_4.xml", ">90000017<", ">90000018<", ""},
	} {
		fouteInhoud := strings.Replace(goed, g.van, g.naar, 1)
		if fouteInhoud == goed {
			t.Fatalf("%s is niet veranderd", g.naam)
		}
		p.leg(mapUit, g.naam, []byte(fouteInhoud))
		verslagen := p.antwoord()
		p.moet(os.Remove(filepath.Join(p.pad, mapUit, g.naam)))
		switch {
		case g.zin == "" && len(verslagen) == 0:
		case len(verslagen) != 1 || !strings.Contains(verslagen[0].Zin, g.zin):
			t.Errorf("%s: %+v", g.naam, verslagen)
		}
	}
	made := p.inMap(mapIn)
	if len(made) != 1 || !slices.Equal(p.lees(mapIn, made[0]).(*iwmo32.WMO302).Header.RetourCodes, []string{"0001"}) {
		t.Fatalf("%v", made)
	}
	p.haal()
	if b := p.berichten(bericht.Filter{Soort: "WMO301"}); b[0].Stand != bericht.Afgekeurd || b[0].Redenen[0].Tekst != "Bericht is afgekeurd om technische redenen." {
		t.Errorf("%+v", b[0])
	}
}

func TestAanbiederDeclareert(t *testing.T) {
	t.Parallel()
	p := nieuw(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)))
	bsn := p.Inschrijven(t, "999990019")
	p.Melden(t, p.Toewijzen(t, bsn, "2017-01-02", "2024-03-01")) // its last day is 29 February
	p.verzend()
	p.antwoord()
	p.Op("2024-02-29")
	staat := Maandstaat{Gemeente: p.Gemeente, Maand: tijdlijn.MustDag("2024-02-01"), Volume: 10, Tarief: 110}
	if _, err := p.aanbieder.Declareren(t.Context(), staat); !fout.Is(err, fout.Onjuist) {
		t.Errorf("de maand is nog niet voorbij: %v", err)
	}
	p.Op("2024-04-02")
	naam, err := p.aanbieder.Declareren(t.Context(), staat)
	p.moet(err)
	d := p.lees(mapIn, naam).(*iwmo32.WMO323).Declaratie
	if r := d.Clienten[0].Prestaties[0]; r.ProductPeriode.Einddatum != tijdlijn.MustDag("2024-02-29") || d.TotaalIngediendBedrag.TotaalBedrag != 1100 {
		t.Errorf("%+v", d)
	}
	staat.Maand = tijdlijn.MustDag("2024-03-01")
	if _, err := p.aanbieder.Declareren(t.Context(), staat); !fout.Is(err, fout.Onjuist) {
		t.Errorf("na het einde van de toewijzing: %v", err)
	}
	if agbs, err := Aanbieders(p.pad); err != nil || !slices.Equal(agbs, []kenmerk.AGB{p.AGB}) {
		t.Errorf("%v %v", agbs, err)
	}
}
