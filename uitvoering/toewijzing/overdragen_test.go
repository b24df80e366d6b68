package toewijzing

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/inwoner"
)

var (
	amsterdam   = kenmerk.Must(kenmerk.ParseGemeentecode("0363"))
	vreemde     = kenmerk.Must(kenmerk.ParseBSN("999993847"))
	herindeling = dag("2022-03-24")
	voorHerin   = dag("2022-03-01").Om(9, 0)
)

// bouwHerindeling is a house on 1 March 2022 in which Amsterdam is about to take over
// from Weesp, with Anna and Bram as residents of Weesp.
func bouwHerindeling(t *testing.T, o *opslag.Opslag) proef {
	t.Helper()
	p := bouw(t, o)
	p.Inwoners = inwoner.New(tijdlijn.NewZetklok(voorHerin), rand.NewChaCha8([32]byte{4}))
	p.in(t, func(tx *opslag.Tx) error {
		if err := p.Verdeling.Toedelen(t.Context(), tx, voorHerin, taakverdeling.Toedeling{
			Gemeente: amsterdam, ID: "asd-wmo", Taak: "wmo.toewijzing", Uitvoerder: "0363", Grondslag: taakverdeling.Eigen,
			Geldig: tijdlijn.Vanaf(dag("2017-01-01")),
		}); err != nil {
			return err
		}
		for _, bsn := range []kenmerk.BSN{anna, bram} {
			if _, err := p.Inwoners.Inschrijven(t.Context(), tx, inwoner.Inwoner{
				Gemeente: weesp, BSN: bsn, Geboren: dag("1940-01-01"), Geslacht: inwoner.Vrouw,
				Naam: inwoner.Naam{Achternaam: "Hoenderhok"},
				Adres: inwoner.Adres{Straat: "Slijkstraat", Huisnummer: 7, Postcode: kenmerk.Must(kenmerk.ParsePostcode("1381BA")),
					Plaats: "Weesp"},
			}); err != nil {
				return err
			}
		}
		return nil
	})
	return p
}

// geef allots a category without a contract to bsn.
func (p proef) geef(t testing.TB, gemeente kenmerk.Gemeentecode, bsn kenmerk.BSN, categorie, vanaf, tot string) Toewijzing {
	t.Helper()
	geldig := tijdlijn.Vanaf(dag(vanaf))
	if tot != "" {
		geldig.Tot = dag(tot)
	}
	tw, err := p.doe(t, func(tx *opslag.Tx) (Toewijzing, error) {
		nummer, err := laatsteNummer(t.Context(), tx, gemeente)
		if err != nil {
			return Toewijzing{}, err
		}
		o := opdracht("v" + string(rune('a'+nummer)))
		o.Gemeente, o.Inwoner, o.Product, o.Omvang, o.Geldig = gemeente, bsn, contract.Product{Categorie: categorie}, Omvang{}, geldig
		tw, _, err := p.Toewijzen(t.Context(), tx, dag("2021-01-05").Om(9, 0), o)
		return tw, err
	})
	if err != nil {
		t.Fatal(err)
	}
	return tw
}

func (p proef) draagOver(t testing.TB, o Overdracht) (uit Overgedragen, err error) {
	t.Helper()
	err = p.o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		uit, err = p.Overdragen(t.Context(), tx, voorHerin, o)
		return err
	})
	return uit, err
}

func (p proef) stuk(t testing.TB, gemeente kenmerk.Gemeentecode, nummer int64) Toewijzing {
	t.Helper()
	tw, gevonden, err := Get(t.Context(), p.o, gemeente, nummer)
	if err != nil || !gevonden {
		t.Fatalf("toewijzing %d van %s: %v %v", nummer, gemeente, gevonden, err)
	}
	return tw
}

func TestOverdragenHerindeling(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouwHerindeling(t, o)
		p.geef(t, weesp, anna, "02", "2021-02-01", "")
		einde := dag("2031-01-01")
		loopt, err := p.doe(t, func(tx *opslag.Tx) (Toewijzing, error) { // an answer to a request, which the next version is not
			return p.Overnemen(t.Context(), tx, dag("2021-03-01").Om(9, 0), Toekenning{backof,
				taakverdeling.Verwijzing{ID: "gm-wmo.toewijzing"}, "VOW-1"},
				Wijziging{Verwijzing: Verwijzing{Gemeente: weesp, Nummer: 1}, Reden: Verkorting, Tot: &einde})
		})
		if err != nil {
			t.Fatal(err)
		}
		voorbij := p.geef(t, weesp, anna, "03", "2021-02-01", "2022-03-24") // the last day is the last of Weesp
		straks := p.geef(t, weesp, anna, "03", "2022-05-01", "2022-12-01")
		begint := p.geef(t, weesp, bram, "04", "2022-03-24", "")
		bezet := p.geef(t, weesp, bram, "05", "2021-02-01", "2023-01-01")
		onbekend := p.geef(t, weesp, vreemde, "02", "2021-02-01", "")
		p.geef(t, amsterdam, bram, "05", "2021-02-01", "2022-03-26") // shares 24 and 25 March with bezet
		vooraf := p.telJobs(t)

		vraag := Overdracht{Van: weesp, Naar: amsterdam, Dag: herindeling, Reden: Herindeling, Max: 2}
		var geweigerd []int64
		var beeindigd, begonnen, rondes int
		for meer := true; meer && rondes < 10; rondes++ {
			uit, err := p.draagOver(t, vraag)
			if err != nil {
				t.Fatal(err)
			}
			beeindigd, begonnen, meer, vraag.Na = beeindigd+uit.Beeindigd, begonnen+uit.Begonnen, uit.Meer, uit.Laatste
			for _, g := range uit.Geweigerd {
				geweigerd = append(geweigerd, g.Nummer)
				if !strings.HasSuffix(g.Zin, ".") {
					t.Errorf("geen zin: %q", g.Zin)
				}
			}
		}
		if beeindigd != 3 || begonnen != 3 || rondes != 3 || !slices.Equal(geweigerd, []int64{bezet.Nummer, onbekend.Nummer}) {
			t.Fatalf("%d beëindigd, %d begonnen in %d rondes, geweigerd %v", beeindigd, begonnen, rondes, geweigerd)
		}
		if na := p.stuk(t, weesp, loopt.Nummer); na.Geldig.Tot != herindeling || na.RedenWijziging != "11" || na.Versie != 3 ||
			na.ReferentieAanbieder != "" || na.Toedeling.ID != "gm-wmo.toewijzing" {
			t.Errorf("in Weesp: %+v", na)
		}
		if na := p.stuk(t, weesp, straks.Nummer); !na.Geldig.Leeg() || na.RedenWijziging != "13" {
			t.Errorf("nog niet begonnen: %+v", na)
		}
		if na := p.stuk(t, weesp, begint.Nummer); !na.Geldig.Leeg() || na.RedenWijziging != "13" {
			t.Errorf("begint op de dag zelf: %+v", na)
		}
		for _, met := range []Toewijzing{voorbij, bezet, onbekend} {
			if na := p.stuk(t, weesp, met.Nummer); na != met {
				t.Errorf("bleef niet zoals hij was: %+v", na)
			}
		}
		wil := loopt // the numbers go on after the highest of both: from the day on they are told under one code
		wil.Gemeente, wil.Nummer, wil.Vorige, wil.Geldig.Vanaf, wil.Toegewezen = amsterdam, 7, "0457/1", herindeling, voorHerin
		wil.Toedeling = taakverdeling.Verwijzing{Gemeente: amsterdam, ID: "asd-wmo"}
		wil.Versie, wil.RedenWijziging, wil.ReferentieAanbieder = 1, Nieuw, ""
		if na := p.stuk(t, amsterdam, 7); na != wil {
			t.Errorf("in Amsterdam %+v, wil %+v", na, wil)
		}
		if na := p.stuk(t, amsterdam, 8); na.Geldig != straks.Geldig || na.Vorige != "0457/3" || na.Inwoner != anna {
			t.Errorf("straks in Amsterdam: %+v", na)
		}
		if jobs := p.telJobs(t) - vooraf; jobs != 6 {
			t.Errorf("%d berichten in de wachtrij", jobs)
		}
		for _, bsn := range []kenmerk.BSN{anna, bram} {
			if _, gevonden, err := inwoner.MetBSN(t.Context(), o, amsterdam, bsn); err != nil || !gevonden {
				t.Errorf("niet ingeschreven in Amsterdam: %v", err)
			}
		}
		if regels, err := p.Logboek.List(t.Context(), amsterdam, "toewijzing", "7"); err != nil || len(regels) != 1 ||
			regels[0].Handeling != "toewijzing.overdragen" ||
			regels[0].Organisatie != "0363" || regels[0].Gegevens["vorige"] != "0457/1" {
			t.Errorf("logboek %+v %v", regels, err)
		}
		vraag.Na, vraag.Max = 0, 0
		if uit, err := p.draagOver(t, vraag); err != nil || uit.Beeindigd != 0 || uit.Begonnen != 0 || len(uit.Geweigerd) != 2 || uit.Meer {
			t.Errorf("nog eens: %+v %v", uit, err)
		}
		// When the old one is lengthened by mistake it ends again, and nothing is made twice.
		later := dag("2022-06-01")
		if _, err := p.doe(t, func(tx *opslag.Tx) (Toewijzing, error) {
			return p.Wijzigen(t.Context(), tx, voorHerin, backof, Wijziging{Verwijzing: Verwijzing{Gemeente: weesp, Nummer: 1},
				Reden: Verlenging, Tot: &later})
		}); err != nil {
			t.Fatal(err)
		}
		if uit, err := p.draagOver(t, vraag); err != nil || uit.Beeindigd != 1 || uit.Begonnen != 0 {
			t.Errorf("na een vergissing: %+v %v", uit, err)
		}
	})
}

func TestOverdragenVerhuizing(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouwHerindeling(t, o)
		a, b := p.geef(t, weesp, anna, "02", "2021-02-01", ""), p.geef(t, weesp, bram, "02", "2021-02-01", "")
		straks := p.geef(t, weesp, anna, "03", "2022-05-01", "")
		p.Gedeclareerd = func(_ context.Context, _ opslag.Lezer, _ kenmerk.Gemeentecode, nummer int64) (bool, error) {
			return nummer == straks.Nummer, nil
		}
		uit, err := p.draagOver(t, Overdracht{Van: weesp, Naar: amsterdam, Dag: dag("2022-03-10"), Reden: Verhuizing, Inwoner: anna})
		if err != nil || uit.Beeindigd != 1 || uit.Begonnen != 0 || len(uit.Geweigerd) != 1 || uit.Geweigerd[0].Nummer != straks.Nummer {
			t.Fatalf("%+v %v", uit, err)
		}
		if na := p.stuk(t, weesp, a.Nummer); na.Geldig.Tot != dag("2022-03-10") || na.RedenWijziging != "07" {
			t.Errorf("%+v", na)
		}
		if na := p.stuk(t, weesp, b.Nummer); na != b {
			t.Errorf("een ander ging mee: %+v", na)
		}
		if nummer, err := laatsteNummer(t.Context(), o, amsterdam); err != nil || nummer != 0 {
			t.Errorf("in Amsterdam is iets toegewezen: %d %v", nummer, err)
		}
	})
}

func TestOverdragenWeigert(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouwHerindeling(t, o)
		p.geef(t, weesp, anna, "02", "2021-02-01", "")
		goed := Overdracht{Van: weesp, Naar: amsterdam, Dag: herindeling, Reden: Herindeling}
		for naam, pas := range map[string]func(*Overdracht){
			"naar zichzelf":             func(o *Overdracht) { o.Naar = weesp },
			"zonder gemeente":           func(o *Overdracht) { o.Van = kenmerk.Gemeentecode{} },
			"een dag te vroeg":          func(o *Overdracht) { o.Dag = herindeling - 1 },
			"naar een andere gemeente":  func(o *Overdracht) { o.Naar = utrecht },
			"om een andere reden":       func(o *Overdracht) { o.Reden = Overleden },
			"verhuizing van iedereen":   func(o *Overdracht) { o.Reden = Verhuizing },
			"verwijderen is geen reden": func(o *Overdracht) { o.Reden = Verwijderd },
		} {
			vraag := goed
			pas(&vraag)
			if _, err := p.draagOver(t, vraag); !fout.Is(err, fout.Onjuist) {
				t.Errorf("%s: %v", naam, err)
			}
		}
		naarUtrecht := goed
		naarUtrecht.Naar, naarUtrecht.Inwoner = utrecht, anna // a change of the border, and nobody holds the task there
		if _, err := p.draagOver(t, naarUtrecht); !fout.Is(err, fout.Gat) {
			t.Errorf("zonder houder: %v", err)
		}
		if na := p.stuk(t, weesp, 1); na.Versie != 1 {
			t.Errorf("er is toch iets gewijzigd: %+v", na)
		}
		p.Inwoners = nil
		if _, err := p.draagOver(t, goed); !fout.Is(err, fout.Storing) {
			t.Errorf("zonder inwoners: %v", err)
		}
	})
}
