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
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/koppeling/ggk/postmap"
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
	naam = p.inMap(postmap.In)[0]
	return naam, p.bytes(postmap.In, naam)
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
			{"g-eigen-bericht.xml", string(goed), string(p.bytes(postmap.Uit, p.inMap(postmap.Uit)[0])),
				"gaat van de gemeente naar de aanbieder"},
		}
		p.moet(os.Remove(filepath.Join(p.pad, postmap.In, naam)))
		voor := p.Telling(t)
		for _, g := range gevallen {
			inhoud := strings.Replace(string(goed), g.van, g.naar, 1)
			if inhoud == string(goed) {
				t.Fatalf("%s is niet veranderd", g.naam)
			}
			p.leg(postmap.In, g.naam, []byte(inhoud))
		}
		p.leg(postmap.In, "lees.mij", []byte("geen bericht"))
		p.leg(postmap.In, ".half.xml", goed[:10])
		alle, err := p.post.Ophalen(t.Context())
		if err != nil || len(alle) != len(gevallen) {
			t.Fatalf("%d bestanden opgehaald: %v", len(alle), err)
		}
		for i, g := range gevallen {
			if !postmap.Bestaat(filepath.Join(p.pad, postmap.Geweigerd), g.naam) || alle[i].Fout == nil {
				t.Errorf("%s is niet geweigerd", g.naam)
				continue
			}
			reden := string(p.bytes(postmap.Geweigerd, strings.TrimSuffix(g.naam, ".xml")+".txt"))
			if !strings.Contains(reden, g.zin) {
				t.Errorf("%s: de reden %q zegt niet %q", g.naam, reden, g.zin)
			}
		}
		if na := p.Telling(t); na != voor {
			t.Errorf("geweigerde bestanden lieten iets na:\n%s\nwas\n%s", na, voor)
		}
		p.leg(postmap.In, naam, goed)
		if got := soorten(p.haal()); got != "WMO302 verwerkt" {
			t.Errorf("daarna werd het goede bericht niet verwerkt: %s", got)
		}
	})
}

func TestTweemaalDezelfdeNaam(t *testing.T) {
	t.Parallel()
	p := nieuw(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)))
	for _, inhoud := range []string{"een", "twee"} {
		p.leg(postmap.In, "x.xml", []byte(inhoud))
		if _, err := p.post.Ophalen(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if n := p.inMap(postmap.Geweigerd); !slices.Equal(n, []string{"x-2.xml", "x.xml"}) {
		t.Fatalf("%v", n)
	}
	if string(p.bytes(postmap.Geweigerd, "x.xml")) != "een" || len(p.bytes(postmap.Geweigerd, "x-2.txt")) == 0 {
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
		if _, err := p.post.Verzenden(t.Context()); !fout.Is(err, fout.Gat) || len(p.inMap(postmap.Uit)) != 1 {
			t.Errorf("zonder houder ging er een bericht weg: %v", err)
		}
		if _, err := p.post.Ophalen(t.Context()); !fout.Is(err, fout.Gat) {
			t.Errorf("zonder houder: %v", err)
		}
		if !slices.Contains(p.inMap(postmap.In), naam) {
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
	p.moet(os.RemoveAll(filepath.Join(p.pad, postmap.Uit)))
	if _, err := p.post.Verzenden(t.Context()); !fout.Is(err, fout.NuNietBereikt) {
		t.Errorf("zonder map: %v", err)
	}
	p.moet(os.Mkdir(filepath.Join(p.pad, postmap.Uit), 0o700))
	p.leg(postmap.Uit, "0457_90000017_WMO301_NB0000000001.xml", []byte("van een ander"))
	if _, err := p.post.Verzenden(t.Context()); !fout.Is(err, fout.Botsing) {
		t.Errorf("over een ander bericht heen: %v", err)
	}
	p.moet(os.Remove(filepath.Join(p.pad, postmap.Uit, "0457_90000017_WMO301_NB0000000001.xml")))
	if n := p.verzend(); len(n) != 1 {
		t.Errorf("het bericht is verloren: %v", n)
	}
	gestopt, stop := context.WithCancel(t.Context())
	stop()
	p.leg(postmap.In, "x.xml", []byte("<x"))
	if _, err := p.post.Ophalen(gestopt); !errors.Is(err, context.Canceled) || len(p.inMap(postmap.In)) != 1 {
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
		namen, err := postmap.Namen(filepath.Join(pad, postmap.Uit))
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
		van, uit := filepath.Join(p.pad, postmap.In), filepath.Join(t.TempDir(), "nieuw", "antwoorden")
		p.leg(postmap.In, "0-kapot.xml", []byte("<x"))
		eerste := p.ontvangMap(van, uit)
		if len(eerste) != 3 || eerste[0].Fout == nil || eerste[1].Antwoord != "" ||
			eerste[2].Antwoord != "0457_90000017_WMO306_NB0000000002.xml" {
			t.Fatalf("%+v", eerste)
		}
		antwoord, err := os.ReadFile(filepath.Join(uit, eerste[2].Antwoord))
		p.moet(err)
		if soort, breuken := uitgave.Controleer(antwoord); soort != "WMO306" || len(breuken) > 0 {
			t.Errorf("%s %v", soort, breuken)
		}
		if len(p.inMap(postmap.In)) != 3 || len(p.verzend()) != 0 {
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
