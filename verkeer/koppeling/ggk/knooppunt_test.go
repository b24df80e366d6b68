package ggk

import (
	"errors"
	"math/rand/v2"
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
	"nabuur/verkeer/koppeling/ggk/aanbieder"
	"nabuur/verkeer/koppeling/ggk/envelop"
	"nabuur/verkeer/koppeling/ggk/keten"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// knoopproef is the house with a simulated chain and a simulated provider.
type knoopproef struct {
	*proef
	toeval *rand.Rand
	keten  *keten.Keten
	knoop  *Knooppunt

	schijf  postmap.Schijf
	grootte int
	aan     *keten.Aansluitingen
}

func nieuweKnoop(t *testing.T, o *opslag.Opslag) *knoopproef {
	t.Helper()
	k := newKeten(t, o, nil)
	p := &knoopproef{proef: &proef{T: t, Keten: k}, toeval: rand.New(rand.NewPCG(7, 7))}
	p.aan = &keten.Aansluitingen{Indiener: k.Berichten.Indiener}
	p.naarMap(t.TempDir())
	return p
}

// naarMap gives the chain another directory; the store stays.
func (p *knoopproef) naarMap(pad string) {
	p.Helper()
	p.pad = pad
	p.herstart()
}

// herstart starts all sides again over the files and the store.
func (p *knoopproef) herstart() {
	p.Helper()
	var err error
	p.keten, err = keten.New(p.pad, p.Klok, *p.aan, keten.Instelling{Grootte: p.grootte, Toeval: p.toeval, Schijf: p.schijf})
	p.moet(err)
	p.aanbieder = aanbieder.New(p.pad, p.AGB, p.Klok).OpSchijf(p.schijf)
	p.knoop = NewKnooppunt(p.Berichten, p.keten, Instelling{Versie: envelop.Versie{Sub: 1}})
}

func (p *knoopproef) stuur() []string {
	p.Helper()
	referenties, err := p.knoop.Verzenden(p.Context())
	p.moet(err)
	return referenties
}

func (p *knoopproef) haalOp() []Ontvangst {
	p.Helper()
	alle, err := p.knoop.Ophalen(p.Context())
	p.moet(err)
	return alle
}

// enveloppen reads the envelopes in a folder of the chain.
func (p *knoopproef) enveloppen(map_ string) (alle []envelop.Envelop) {
	p.Helper()
	for _, naam := range p.inMap(map_) {
		e, err := envelop.Decode(p.bytes(map_, naam), envelop.StandaardGrootte)
		p.moet(err)
		alle = append(alle, e)
	}
	return alle
}

// foutcodes gives the code of every envelope that was refused.
func foutcodes(alle []Ontvangst) (codes []string) {
	for _, o := range alle {
		var w *envelop.Weigering
		if errors.As(o.Fout, &w) {
			codes = append(codes, w.Fout.Code)
		}
	}
	return codes
}

func TestEenHeleRondeDoorDeKeten(t *testing.T) {
	t.Parallel()
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuweKnoop(t, o)
		een := p.Inschrijven(t, "999990019")
		p.Melden(t, p.Toewijzen(t, een, "2017-01-02", ""))
		if n := p.stuur(); len(n) != 1 || !envelop.IsReferentie(n[0]) {
			t.Fatalf("verzonden: %v", n)
		}
		if n := p.stuur(); len(n) != 0 {
			t.Errorf("nog eens verzonden: %v", n)
		}
		heen := p.enveloppen(keten.IBGezien)
		if len(heen) != 1 || heen[0].Berichtcode != envelop.Di01 ||
			heen[0].Zender.Organisatie != "0457" || heen[0].Zender.Administratie != "1942" ||
			heen[0].Functieversie != (envelop.Versie{Hoofd: 3, Sub: 2}) || heen[0].Tijdstip != "20170103090000" {
			t.Fatalf("%+v", heen)
		}
		if v := p.antwoord(); len(v) != 1 || len(v[0].Gemaakt) != 2 {
			t.Fatalf("%+v", v)
		}
		if got := soorten(p.haalOp()); got != "WMO302 verwerkt, WMO305 verwerkt" && got != "WMO305 verwerkt, WMO302 verwerkt" {
			t.Errorf("opgehaald: %s", got)
		}
		p.stuur() // the 306
		p.Op("2021-04-06")
		staat := aanbieder.Maandstaat{Gemeente: p.Gemeente, Maand: tijdlijn.MustDag("2021-03-15"), Volume: 500, Tarief: proefhuis.Tarief}
		_, err := p.aanbieder.Declareren(p.Context(), staat)
		p.moet(err)
		if got := soorten(p.haalOp()); got != "WMO323 verwerkt" {
			t.Errorf("de declaratie: %s", got)
		}
		p.stuur()
		p.hoeGereisd(heen[0].Referentienummer)
		if n := p.inMap(postmap.Uit); len(n) != 3 {
			t.Errorf("bij de aanbieder ligt %v", n)
		}
		if leeg, err := p.keten.Leeg(); err != nil || !leeg {
			t.Errorf("de keten is niet leeg: %v", err)
		}
		for _, b := range p.berichten(bericht.Filter{Richting: bericht.Uit}) {
			if b.Soort == "WMO301" && b.Stand != bericht.Beantwoord || b.Soort != "WMO301" && b.Stand != bericht.Verzonden {
				t.Errorf("%s staat op %s", b.Soort, b.Stand)
			}
		}
	})
}

// hoeGereisd checks in which envelopes the messages of a whole round travelled.
func (p *knoopproef) hoeGereisd(ref301 string) {
	p.Helper()
	op := map[string]envelop.Envelop{}
	for _, e := range p.enveloppen(keten.IBGezien) {
		op[e.Functie] = e
	}
	for functie, wil := range map[string]struct {
		code  envelop.Berichtcode
		kruis string
	}{
		"WMO301": {envelop.Di01, ""}, "WMO302": {envelop.Du01, ref301},
		"WMO305": {envelop.Di01, ""}, "WMO306": {envelop.Du01, op["WMO305"].Referentienummer},
		"WMO323": {envelop.Di01, ""}, "WMO325": {envelop.Di01, ""},
	} {
		if e := op[functie]; e.Berichtcode != wil.code || e.CrossRefnummer != wil.kruis {
			p.Errorf("%s reisde als %s op %q, verwacht %s op %q", functie, e.Berichtcode, e.CrossRefnummer, wil.code, wil.kruis)
		}
	}
}

func TestDubbeleReferentie(t *testing.T) {
	t.Parallel()
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuweKnoop(t, o)
		p.Melden(t, p.Toewijzen(t, p.Inschrijven(t, "999990019"), "2017-01-02", ""))
		p.stuur()
		heen := p.bytes(keten.IBGezien, p.inMap(keten.IBGezien)[0])
		p.antwoord()
		antwoord, err := p.keten.Lever(t.Context(), heen) // the same envelope once more
		p.moet(err)
		if fo, err := envelop.Decode(antwoord, envelop.StandaardGrootte); err != nil || fo.Fout.Code != envelop.FoutDubbel {
			t.Errorf("een dubbele envelop gaf %+v %v", fo, err)
		}
		_, err = p.knoop.Ontvang(t.Context(), antwoord)
		p.moet(err)
		p.haalOp()
		if n := p.inMap(postmap.Uit); len(n) != 1 {
			t.Errorf("de aanbieder kreeg %v", n)
		}
		if b := p.berichten(bericht.Filter{Soort: "WMO301"}); b[0].Stand != bericht.Beantwoord {
			t.Errorf("na CC08 staat het bericht op %s", b[0].Stand)
		}

		voor := p.Telling(t)
		for _, e := range p.enveloppen(keten.IBGezien) {
			if e.Functie != "WMO302" && e.Functie != "WMO305" {
				continue
			}
			p.weigert(e, envelop.FoutDubbel)
			e.Referentienummer = envelop.Afgeleid("ander", e.Referentienummer)
			if e.Berichtcode == envelop.Du01 {
				p.weigert(e, envelop.FoutTweede)
				e.CrossRefnummer = ref2
				p.weigert(e, envelop.FoutGesprek)
			}
		}
		if na := p.Telling(t); na != voor {
			t.Errorf("geweigerde enveloppen lieten iets na:\n%s\nwas\n%s", na, voor)
		}
	})
}

// Two numbers that no envelope has.
const (
	ref1 = "9c0f7b90-5c69-41e5-a837-0800200c9a66"
	ref2 = "b6e9f182-bc44-4f27-9863-9a5ccc1e1cf0"
)

func (p *knoopproef) encode(e envelop.Envelop) []byte {
	p.Helper()
	b, err := e.Encode(envelop.StandaardGrootte)
	p.moet(err)
	return b
}

// weigert offers Nabuur an envelope and checks the code of its Fo01.
func (p *knoopproef) weigert(e envelop.Envelop, code string) {
	p.Helper()
	antwoord, err := p.knoop.Ontvang(p.Context(), p.encode(e))
	p.moet(err)
	if antwoord == nil {
		p.Errorf("%s met %s is aangenomen", e.Functie, code)
		return
	}
	fo, err := envelop.Decode(antwoord, envelop.StandaardGrootte)
	if err != nil || fo.Fout.Code != code || fo.CrossRefnummer != e.Referentienummer || fo.Ontvanger.Organisatie != e.Zender.Organisatie {
		p.Errorf("%s: wil %s, kreeg %+v %v", e.Functie, code, fo, err)
	}
}

// TestNabuurWeigert: what Nabuur cannot take in gets the right code, and leaves
// nothing behind.
func TestNabuurWeigert(t *testing.T) {
	t.Parallel()
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuweKnoop(t, o)
		p.Melden(t, p.Toewijzen(t, p.Inschrijven(t, "999990019"), "2017-01-02", ""))
		p.stuur()
		p.antwoord()
		p.moet(p.keten.Beurt(t.Context()))
		goed := map[string]envelop.Envelop{}
		for _, e := range p.enveloppen(keten.RinisTerug) {
			goed[e.Functie] = e
		}
		voor := p.Telling(t)
		for _, g := range []struct {
			functie, code string
			anders        func(e *envelop.Envelop)
		}{
			{"WMO305", envelop.FoutFunctie, func(e *envelop.Envelop) { e.Functie = "WMO301" }},
			{"WMO305", envelop.FoutFunctie, func(e *envelop.Envelop) { e.Berichtcode, e.CrossRefnummer = envelop.Du01, ref1 }},
			{"WMO305", envelop.FoutSchema, func(e *envelop.Envelop) { e.Functie = "WMO307" }},
			{"WMO305", envelop.FoutSchema, func(e *envelop.Envelop) { e.Zender.Organisatie = "90000018" }},
			{"WMO305", envelop.FoutSchema, func(e *envelop.Envelop) { e.Ontvanger.Organisatie = "1942" }},
			{"WMO305", envelop.FoutOntvanger, func(e *envelop.Envelop) { e.Ontvanger.Organisatie = "IB" }},
			{"WMO305", envelop.FoutOntvanger, func(e *envelop.Envelop) {
				e.Inhoud = []byte(strings.Replace(string(e.Inhoud), "Ontvanger>0457<", "Ontvanger>9999<", 1))
			}},
			{"WMO305", envelop.FoutSchema, func(e *envelop.Envelop) { e.Inhoud = e.Inhoud[:len(e.Inhoud)/2] }},
			{"WMO302", envelop.FoutGesprek, func(e *envelop.Envelop) { e.CrossRefnummer = ref1 }},
			{"WMO302", envelop.FoutGesprek, func(e *envelop.Envelop) {
				e.Inhoud = []byte(strings.Replace(string(e.Inhoud), ">NB0000000001<", ">NB0000000007<", 1))
			}},
		} {
			e := goed[g.functie]
			g.anders(&e)
			p.weigert(e, g.code)
		}
		if antwoord, err := p.knoop.Ontvang(t.Context(), []byte("geen envelop")); err != nil ||
			!strings.Contains(string(antwoord), envelop.FoutSchema) {
			t.Errorf("%s %v", antwoord, err)
		}
		if na := p.Telling(t); na != voor {
			t.Errorf("geweigerde enveloppen lieten iets na:\n%s\nwas\n%s", na, voor)
		}
		if got := p.haalOp(); len(got) != 2 || len(foutcodes(got)) != 0 {
			t.Errorf("daarna werden de goede niet verwerkt: %+v", got)
		}
	})
}

// TestKnooppuntKanNiet: a gap in the division leaves the envelope with the chain.
func TestKnooppuntKanNiet(t *testing.T) {
	t.Parallel()
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuweKnoop(t, o)
		p.Melden(t, p.Toewijzen(t, p.Inschrijven(t, "999990019"), "2017-01-02", ""))
		p.stuur()
		p.antwoord()
		p.Beeindig(t, "wmo.berichtenverkeer", "2017-01-20")
		p.Op("2017-01-20")
		if _, err := p.knoop.Ophalen(t.Context()); !fout.Is(err, fout.Gat) || len(p.inMap(keten.RinisTerug)) != 2 {
			t.Errorf("zonder houder: %v", err)
		}
		p.Op("2017-01-19")
		if got := p.haalOp(); len(got) != 2 || len(foutcodes(got)) != 0 {
			t.Errorf("daarna: %+v", got)
		}
	})
}

func TestOpenKiestHetVervoer(t *testing.T) {
	t.Parallel()
	p := &proef{T: t, Keten: newKeten(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), nil)}
	pad := t.TempDir()
	for adres, bsn := range map[string]string{filepath.Join(pad, "map"): "999990019",
		ketenAdres + filepath.Join(pad, "keten"): "999993653"} {
		v, err := Open(p.Berichten, adres, Instelling{})
		p.moet(err)
		if _, isMap := v.(*Map); isMap != (Postmap(adres) == adres) {
			t.Errorf("%s gaf %T", adres, v)
		}
		p.Melden(t, p.Toewijzen(t, p.Inschrijven(t, bsn), "2017-01-02", ""))
		if namen, err := v.Verzenden(t.Context()); err != nil || len(namen) != 1 {
			t.Errorf("%s: %v %v", adres, namen, err)
		}
		p.aanbieder = aanbieder.New(Postmap(adres), p.AGB, p.Klok)
		p.antwoord()
		if alle, err := v.Ophalen(t.Context()); err != nil || len(alle) != 2 || len(foutcodes(alle)) != 0 {
			t.Errorf("%s: %+v %v", adres, alle, err)
		}
		if namen, err := v.Verzenden(t.Context()); err != nil || len(namen) != 1 {
			t.Errorf("%s: de 306 ging niet weg: %v %v", adres, namen, err)
		}
	}
	dicht := filepath.Join(pad, "bestand")
	p.moet(os.WriteFile(dicht, nil, 0o600))
	if _, err := Open(p.Berichten, ketenAdres+dicht, Instelling{}); !fout.Is(err, fout.NuNietBereikt) {
		t.Errorf("%v", err)
	}
}

// TestTeGroot: a message that the chain finds too large is rejected with the
// reason; one that is too large for our own setting is not sent, and stays ready.
func TestTeGroot(t *testing.T) {
	t.Parallel()
	p := nieuweKnoop(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)))
	p.Melden(t, p.Toewijzen(t, p.Inschrijven(t, "999990019"), "2017-01-02", ""))
	eigen := NewKnooppunt(p.Berichten, p.keten, Instelling{Grootte: 100})
	if _, err := eigen.Verzenden(t.Context()); !fout.Is(err, fout.Onjuist) || !strings.Contains(fout.Zin(err), envelop.FoutGrootte) {
		t.Errorf("%v", err)
	}
	p.grootte = 400
	p.herstart()
	p.stuur()
	b := p.berichten(bericht.Filter{Soort: "WMO301"})[0]
	if b.Stand != bericht.Afgekeurd || !slices.Equal(b.Retourcodes, []string{envelop.FoutGrootte}) {
		t.Errorf("%+v", b)
	}
}

// TestVerstuurDoorDeKeten: the job in the queue hands a message over once, and the
// answer to what came another way does not go through the chain.
func TestVerstuurDoorDeKeten(t *testing.T) {
	t.Parallel()
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuweKnoop(t, o)
		b, _ := p.Melden(t, p.Toewijzen(t, p.Inschrijven(t, "999990019"), "2017-01-02", ""))
		opdracht := bericht.Verstuur{Gemeente: b.Gemeente, ID: b.ID}
		for range 2 {
			p.moet(p.knoop.Verstuur(t.Context(), opdracht))
		}
		if n := p.inMap(keten.RinisHeen); len(n) != 1 {
			t.Errorf("aangeboden: %v", n)
		}
		p.moet(p.keten.Beurt(t.Context()))
		p.antwoord()
		for _, naam := range p.inMap(postmap.In) {
			if strings.Contains(naam, "WMO305") {
				_, err := p.Berichten.Ontvangen(t.Context(), p.bytes(postmap.In, naam))
				p.moet(err)
			}
		}
		if _, err := p.knoop.Verzenden(t.Context()); !fout.Is(err, fout.Onjuist) ||
			!strings.Contains(fout.Zin(err), "niet door het knooppunt") {
			t.Errorf("%v", err)
		}
	})
}
