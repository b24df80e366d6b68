package verzoek

import (
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/toewijzing"
)

func TestAfwijzenRedenen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		jeugd := p.neemIn(t, vot(taakverdeling.Jeugd, jeugdzorg, "J-1"))[0]
		wmo := p.neemIn(t, vot(taakverdeling.Wmo, product, "W-1"))[0]
		for _, g := range []struct {
			naam string
			v    Verzoek
			a    Afwijzing
			plek string
		}{
			{"zonder reden", wmo, Afwijzing{}, "reden"},
			{"reden 10", wmo, Afwijzing{Reden: "10"}, "reden"},
			{"reden 0", wmo, Afwijzing{Reden: "0"}, "reden"},
			{"woonplaatsbeginsel bij wmo", wmo, Afwijzing{Woonplaatsbeginsel, utrecht}, "reden"},
			{"woonplaatsbeginsel zonder gemeente", jeugd, Afwijzing{Reden: Woonplaatsbeginsel}, "woonplaatsgemeente"},
			{"woonplaatsbeginsel van de gemeente zelf", jeugd, Afwijzing{Woonplaatsbeginsel, weesp}, "woonplaatsgemeente"},
			{"een gemeente die niet bestaat", jeugd, Afwijzing{Woonplaatsbeginsel, kenmerk.Must(kenmerk.ParseGemeentecode("9998"))},
				"woonplaatsgemeente"},
			{"een gemeente bij een andere reden", jeugd, Afwijzing{GeenContract, utrecht}, "woonplaatsgemeente"},
		} {
			if _, err := p.Afwijzen(t.Context(), backof, g.v.verwijzing(), g.a); !fout.Is(err, fout.Onjuist) || fout.Plek(err) != g.plek {
				t.Errorf("%s: %v", g.naam, err)
			}
		}
		if p.jobs(t, "verzoek.antwoord") != 0 {
			t.Error("een geweigerde afwijzing wordt gemeld")
		}
		na, err := p.Afwijzen(t.Context(), backof, jeugd.verwijzing(), Afwijzing{Woonplaatsbeginsel, utrecht})
		if err != nil || na.Reden != Woonplaatsbeginsel || na.Woonplaatsgemeente != utrecht || na.Besloten != nu || na.Onderzocht != 0 {
			t.Errorf("%+v %v", na, err)
		}
		bewaard, err := Get(t.Context(), o, weesp, jeugd.ID)
		if u, ja := bewaard.Uitspraak(2); err != nil || !ja || u != (Uitspraak{AntwoordAfgewezen, Woonplaatsbeginsel, utrecht}) {
			t.Errorf("%+v %v %v", u, ja, err)
		}
		regels, err := p.Logboek.List(t.Context(), weesp, "verzoek", jeugd.ID)
		if err != nil || len(regels) != 2 || regels[1].Handeling != "verzoek.afwijzen" || regels[1].Medewerker != "b1" ||
			regels[1].Gegevens["reden"] != "8" ||
			regels[1].Toedeling != "0457/gm-jeugd.toewijzing" {
			t.Errorf("logboek %+v %v", regels, err)
		}
		if len(jeugd.Redenen()) != 9 || len(wmo.Redenen()) != 8 || Reden("9").Tekst() == "" {
			t.Errorf("redenen %v en %v", jeugd.Redenen(), wmo.Redenen())
		}
	})
}

func TestBeslissenRechtenEnVersie(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		v := p.neemIn(t, vot(taakverdeling.Wmo, product, "W-1"))[0]
		for naam, g := range map[string]struct {
			wie   organisatie.Wie
			over  Verwijzing
			soort fout.Soort
		}{
			"een vreemde":            {vreemd, v.verwijzing(), fout.NietGevonden},
			"de gemeente zelf":       {inWeesp, v.verwijzing(), fout.NietBevoegd},
			"zonder de functie":      {loket, v.verwijzing(), fout.NietBevoegd},
			"een ander verzoek":      {backof, Verwijzing{weesp, "weg", 0}, fout.NietGevonden},
			"in een andere gemeente": {backof, Verwijzing{utrecht, v.ID, 0}, fout.NietGevonden},
			"een andere versie":      {backof, Verwijzing{weesp, v.ID, 2}, fout.Botsing},
		} {
			_, err := p.Onderzoeken(t.Context(), g.wie, g.over)
			if !fout.Is(err, g.soort) {
				t.Errorf("onderzoeken, %s: %v", naam, err)
			}
			if g.soort == fout.NietGevonden && fout.Zin(err) != fout.Zin(geenVerzoek()) {
				t.Errorf("%s: de zin verraadt iets: %s", naam, fout.Zin(err))
			}
			if _, err := p.Afwijzen(t.Context(), g.wie, g.over, Afwijzing{Reden: Stapeling}); !fout.Is(err, g.soort) {
				t.Errorf("afwijzen, %s: %v", naam, err)
			}
			if _, err := p.Toekennen(t.Context(), g.wie, g.over, Toekenning{}); !fout.Is(err, g.soort) {
				t.Errorf("toekennen, %s: %v", naam, err)
			}
		}
		if na, err := p.Onderzoeken(t.Context(), consulent, v.verwijzing()); err != nil || na.Onderzocht != nu {
			t.Errorf("een consulent mag het: %+v %v", na, err)
		}
	})
}

func TestZienEnLijsten(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		wmo := p.neemIn(t, vot(taakverdeling.Wmo, product, "W-1"))[0]
		p.klok.Zet(nu + 60_000_000)
		jeugd := p.neemIn(t, vot(taakverdeling.Jeugd, jeugdzorg, "J-1", "J-2"))
		for naam, g := range map[string]struct {
			wie   organisatie.Wie
			soort fout.Soort
		}{"een vreemde": {vreemd, fout.NietGevonden}, "zonder de functie": {loket, fout.NietBevoegd}} {
			if _, err := p.Zien(t.Context(), p.kijk(t, g.wie), weesp, wmo.ID); !fout.Is(err, g.soort) {
				t.Errorf("zien, %s: %v", naam, err)
			}
			if _, err := p.List(t.Context(), p.kijk(t, g.wie), weesp, Filter{}); !fout.Is(err, g.soort) {
				t.Errorf("lijst, %s: %v", naam, err)
			}
		}
		for _, wie := range []organisatie.Wie{backof, consulent, inWeesp} {
			if v, err := p.Zien(t.Context(), p.kijk(t, wie), weesp, wmo.ID); err != nil || v.Referentie != "W-1" || len(v.Regels) != 1 ||
				v.Toedeling != wmo.Toedeling {
				t.Errorf("%s: %+v %v", wie.Naam, v, err)
			}
		}
		if regels, err := p.Logboek.List(t.Context(), weesp, "verzoek", wmo.ID); err != nil || len(regels) != 4 ||
			regels[3].Handeling != "verzoek.zien" || regels[3].Medewerker != "w1" {
			t.Errorf("logboek %+v %v", regels, err)
		}
		if _, err := p.Onderzoeken(t.Context(), backof, jeugd[0].verwijzing()); err != nil {
			t.Fatal(err)
		}
		for naam, g := range map[string]struct {
			f   Filter
			wil string
		}{
			"alles":         {Filter{}, "J W"},
			"een domein":    {Filter{Domein: taakverdeling.Wmo}, "W"},
			"een stand":     {Filter{Stand: InOnderzoek}, "J"},
			"een soort":     {Filter{Soort: Wijziging}, ""},
			"een aanbieder": {Filter{Aanbieder: ander}, ""},
			"een inwoner":   {Filter{Inwoner: anna, Max: 1}, "J"},
		} {
			lijst, err := p.List(t.Context(), p.kijk(t, backof), weesp, g.f)
			if err != nil {
				t.Fatal(err)
			}
			soorten := ""
			for _, v := range lijst {
				if len(v.Regels) != 1 {
					t.Errorf("%s: %d regels", naam, len(v.Regels))
				}
				if !strings.HasSuffix(soorten, v.Referentie[:1]) {
					soorten = strings.TrimSpace(soorten + " " + v.Referentie[:1])
				}
			}
			if soorten != g.wil {
				t.Errorf("%s: %q, wil %q", naam, soorten, g.wil)
			}
		}
		p.klok.Zet(dag("2017-03-03").Om(9, 0))
		laat := vot(taakverdeling.Wmo, product, "W-2")
		laat.Inwoner = bram
		p.neemIn(t, laat) // due on 10 March
		kringen := []toewijzing.Kring{{Gemeente: utrecht, Domein: taakverdeling.Wmo}, {Gemeente: utrecht, Domein: taakverdeling.Jeugd},
			{Gemeente: weesp, Domein: taakverdeling.Wmo}, {Gemeente: weesp, Domein: taakverdeling.Jeugd}}
		werk, aantal, teLaat, err := Open(t.Context(), o, kringen, dag("2017-03-09"), 10)
		if err != nil || len(werk) != 4 || aantal != 4 || teLaat != 2 {
			t.Fatalf("%+v %d %d %v", werk, aantal, teLaat, err)
		}
		var volgorde []string
		for _, w := range werk {
			te := ""
			if w.TeLaat {
				te = "!"
			}
			volgorde = append(volgorde, w.Verzoek.Referentie+" "+w.Uiterlijk.String()+te)
		}
		if kreeg := strings.Join(volgorde, ", "); kreeg != "W-1 2017-03-08!, J-2 2017-03-08!, W-2 2017-03-10, J-1 2017-04-25" {
			t.Errorf("werk: %s", kreeg)
		}
		if werk, n, laat, err := Open(t.Context(), o, kringen[2:], dag("2017-03-08"), 1); err != nil || len(werk) != 1 || werk[0].TeLaat ||
			n != 4 || laat != 0 {
			t.Errorf("op de laatste dag: %+v %d %d %v", werk, n, laat, err)
		}
		if werk, n, _, err := Open(t.Context(), o, kringen, dag("2017-03-08"), 0); err != nil || werk != nil || n != 4 {
			t.Errorf("alleen geteld: %+v %d %v", werk, n, err)
		}
		// The one under investigation is due later, though its first answer was due before.
		if werk, _, _, err := Open(t.Context(), o, kringen[3:], dag("2017-03-08"), 1); err != nil || len(werk) != 1 ||
			werk[0].Verzoek.Referentie != "J-2" ||
			len(werk[0].Verzoek.Regels) != 1 {
			t.Errorf("de eerste van jeugd: %+v %v", werk, err)
		}
		if _, err := p.Afwijzen(t.Context(), backof, wmo.verwijzing(), Afwijzing{Reden: Stapeling}); err != nil {
			t.Fatal(err)
		}
		if werk, n, _, err := Open(t.Context(), o, kringen[2:3], dag("2017-03-09"), 10); err != nil || n != 1 ||
			werk[0].Verzoek.Referentie != "W-2" {
			t.Errorf("na de beslissing: %+v %v", werk, err)
		}
	})
}
