package betaling

import (
	"crypto/rand"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

var (
	weesp = kenmerk.Must(kenmerk.ParseGemeentecode("0457"))
	nu    = tijdlijn.MustDag("2021-04-10").Om(9, 0)
	eerst = medewerker("d1", "1942", "declaratie")
	ander = medewerker("d2", "1942", "declaratie")
)

func medewerker(id string, van organisatie.Kenmerk, functie organisatie.Functie) organisatie.Wie {
	return organisatie.Wie{Medewerker: id, Naam: id, Organisatie: van, Functies: []organisatie.Functie{functie}}
}

type proef struct {
	*Betalingen
	o *opslag.Opslag
}

func bouw(t *testing.T, o *opslag.Opslag) proef {
	t.Helper()
	gemeenten, err := organisatie.LeesGemeenten()
	if err != nil {
		t.Fatal(err)
	}
	verdeling := taakverdeling.New(o, gemeenten)
	poort, err := toegang.New(o, verdeling, organisatie.New(o, gemeenten))
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		return verdeling.Toedelen(t.Context(), tx, tijdlijn.MustDag("2016-11-01").Begin(),
			taakverdeling.Toedeling{Gemeente: weesp, ID: "sv", Taak: "wmo.betaling", Uitvoerder: "1904", Grondslag: taakverdeling.Mandaat,
				Geldig:      tijdlijn.Periode{Vanaf: tijdlijn.MustDag("2015-01-01"), Tot: tijdlijn.MustDag("2017-01-01")},
				Afwikkeling: taakverdeling.Afwikkeling{Uitlopen: true, Tot: tijdlijn.MustDag("2017-04-01")}},
			taakverdeling.Toedeling{Gemeente: weesp, ID: "gm", Taak: "wmo.betaling", Uitvoerder: "1942", Grondslag: taakverdeling.Mandaat,
				Geldig: tijdlijn.Vanaf(tijdlijn.MustDag("2017-01-01"))})
	}); err != nil {
		t.Fatal(err)
	}
	return proef{New(verdeling, poort, logboek.New(o, tijdlijn.NewZetklok(nu), rand.Reader)), o}
}

func opdracht(bron string) Opdracht {
	return Opdracht{Gemeente: weesp, Bron: bron, Taak: "wmo.betaling", Over: tijdlijn.MustDag("2021-03-01"), Crediteur: "Zorg aan de Vecht",
		IBAN: kenmerk.Must(kenmerk.ParseIBAN("NL91ABNA0417164300")), Bedrag: 55_000, Omschrijving: "Declaratie D1",
		Uiterlijk: tijdlijn.MustDag("2021-05-10")}
}

func (p proef) zetKlaar(t *testing.T, op tijdlijn.Moment, o Opdracht) (b Betaling, nieuw bool, err error) {
	err = p.o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		b, nieuw, err = p.Klaarzetten(t.Context(), tx, op, o)
		return err
	})
	return b, nieuw, err
}

func (p proef) accordeer(t *testing.T, wie organisatie.Wie, nummer, versie int64) (b Betaling, err error) {
	err = p.o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		b, err = p.Accorderen(t.Context(), tx, nu, wie, Verwijzing{weesp, nummer, versie})
		return err
	})
	return b, err
}

func (p proef) geefVrij(t *testing.T, wie organisatie.Wie, nummer, versie int64) (b Betaling, err error) {
	err = p.o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		b, err = p.Vrijgeven(t.Context(), tx, nu, wie, Verwijzing{weesp, nummer, versie})
		return err
	})
	return b, err
}

func TestKlaarzettenEenmaal(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		een, nieuw, err := p.zetKlaar(t, nu, opdracht("d/1"))
		if err != nil || !nieuw || een.Nummer != 1 || een.Betaler != "1942" || een.Toedeling.ID != "gm" || een.Status != Klaargezet {
			t.Fatalf("klaargezet %+v %v %v", een, nieuw, err)
		}
		groter := opdracht("d/1")
		groter.Bedrag++
		nogEens, nieuw, err := p.zetKlaar(t, nu, groter)
		if err != nil || nieuw || nogEens != een {
			t.Errorf("zelfde bron: %+v %v %v", nogEens, nieuw, err)
		}
		lijst, err := List(t.Context(), o, weesp, Klaargezet)
		if err != nil || len(lijst) != 1 || lijst[0] != een {
			t.Errorf("lijst %+v %v", lijst, err)
		}
		regels, err := p.log.List(t.Context(), weesp, "betaling", "1")
		if err != nil || len(regels) != 1 || regels[0].Medewerker != Automatisch {
			t.Errorf("logboek %+v %v", regels, err)
		}
	})
}

// Who pays follows the day the payment is about, as long as the run-off lasts.
func TestWieBetaalt(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		over2016 := opdracht("")
		over2016.Over = tijdlijn.MustDag("2016-12-01")
		for _, g := range []struct {
			bron, vandaag string
			betaler       organisatie.Kenmerk
		}{{"a", "2016-12-20", "1904"}, {"b", "2017-03-31", "1904"}, {"c", "2017-04-01", "1942"}} {
			over2016.Bron = g.bron
			b, _, err := p.zetKlaar(t, tijdlijn.MustDag(g.vandaag).Om(12, 0), over2016)
			if err != nil || b.Betaler != g.betaler {
				t.Errorf("op %s betaalt %s, verwacht %s (%v)", g.vandaag, b.Betaler, g.betaler, err)
			}
		}
	})
}

func TestKlaarzettenWeigert(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		gevallen := map[string]struct {
			pas   func(*Opdracht)
			soort fout.Soort
		}{
			"bedrag nul":       {func(o *Opdracht) { o.Bedrag = 0 }, fout.Onjuist},
			"negatief":         {func(o *Opdracht) { o.Bedrag = -1 }, fout.Onjuist},
			"zonder rekening":  {func(o *Opdracht) { o.IBAN = kenmerk.IBAN{} }, fout.Onjuist},
			"zonder bron":      {func(o *Opdracht) { o.Bron = "" }, fout.Onjuist},
			"te lange tekst":   {func(o *Opdracht) { o.Omschrijving = strings.Repeat("é", 141) }, fout.Onjuist},
			"niemand die doet": {func(o *Opdracht) { o.Taak = "jeugd.betaling" }, fout.Gat},
		}
		for naam, g := range gevallen {
			op := opdracht("x")
			g.pas(&op)
			if _, _, err := p.zetKlaar(t, nu, op); !fout.Is(err, g.soort) {
				t.Errorf("%s: %v", naam, err)
			}
		}
		if lijst, err := List(t.Context(), o, weesp, Klaargezet); err != nil || len(lijst) != 0 {
			t.Errorf("er is toch iets klaargezet: %v %v", lijst, err)
		}
	})
}

func TestVierOgen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		b, _, err := p.zetKlaar(t, nu, opdracht("d/1"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.geefVrij(t, ander, b.Nummer, 0); !fout.Is(err, fout.Botsing) {
			t.Errorf("vrijgeven voor iemand keek: %v", err)
		}
		if _, err := p.accordeer(t, medewerker("x", "1904", "declaratie"), b.Nummer, 0); err == nil {
			t.Error("een organisatie zonder de taak accordeert")
		}
		na, err := p.accordeer(t, eerst, b.Nummer, b.Versie)
		if err != nil || na.Versie != 2 || na.GeaccordeerdDoor != "1942/d1" || na.Status != Klaargezet {
			t.Fatalf("accorderen: %+v %v", na, err)
		}
		if _, err := p.accordeer(t, ander, b.Nummer, 0); !fout.Is(err, fout.Botsing) {
			t.Errorf("tweemaal accorderen: %v", err)
		}
		if _, err := p.geefVrij(t, eerst, b.Nummer, 0); !fout.Is(err, fout.NietBevoegd) || !strings.Contains(fout.Zin(err), "collega") {
			t.Errorf("zelfde persoon: %v", err)
		}
		if _, err := p.geefVrij(t, ander, b.Nummer, 1); !fout.Is(err, fout.Botsing) {
			t.Errorf("oude versie: %v", err)
		}
		vrij, err := p.geefVrij(t, ander, b.Nummer, 2)
		if err != nil || vrij.Status != Vrijgegeven || vrij.VrijgegevenDoor != "1942/d2" || vrij.VrijgaveToedeling.ID != "gm" {
			t.Fatalf("vrijgeven: %+v %v", vrij, err)
		}
		if _, err := p.geefVrij(t, ander, b.Nummer, 0); !fout.Is(err, fout.Botsing) {
			t.Errorf("tweemaal vrijgeven: %v", err)
		}
		bewaard, _, err := Get(t.Context(), o, weesp, b.Nummer)
		if err != nil || bewaard != vrij {
			t.Errorf("bewaard %+v, gegeven %+v (%v)", bewaard, vrij, err)
		}
		if _, err := p.geefVrij(t, ander, 99, 0); !fout.Is(err, fout.NietGevonden) {
			t.Errorf("onbekende betaling: %v", err)
		}
	})
}

func TestStappen(t *testing.T) {
	for i, van := range volgorde {
		for j, naar := range volgorde {
			if err := van.magNaar(naar); (err == nil) != (j == i+1) {
				t.Errorf("van %s naar %s: %v", van, naar, err)
			}
		}
	}
	if err := Status("iets").magNaar(Klaargezet); err == nil {
		t.Error("een onbekende status gaat nergens heen")
	}
}
