package toewijzing

import (
	"context"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/contract"
)

// TestKeurReden: every code of the list, with an end that moves later, stays and
// moves earlier.
func TestKeurReden(t *testing.T) {
	oud := dag("2018-01-01")
	einden := []tijdlijn.Dag{dag("2018-07-01"), oud, dag("2017-07-01")}
	gevallen := map[Reden]string{ // j: may, n: may not; later, same, earlier
		"02": "njj", "03": "jjj", "04": "jnn", "05": "nnj", "06": "njj", "07": "njj", "08": "njj", "09": "njj", "10": "jjj", "11": "njj",
		"12": "jjj", "14": "jjj", "01": "nnn", "13": "nnn", "": "nnn", "15": "nnn", "4": "nnn",
	}
	for reden, wil := range gevallen {
		kreeg := ""
		for _, nieuw := range einden {
			switch err := keurReden(reden, oud, nieuw); {
			case err == nil:
				kreeg += "j"
			case fout.Is(err, fout.Onjuist) && fout.Plek(err) == "reden":
				kreeg += "n"
			}
		}
		if kreeg != wil {
			t.Errorf("reden %q: %s, wil %s", reden, kreeg, wil)
		}
	}
	if err := keurReden(Verlenging, oud, tijdlijn.Open); err != nil {
		t.Errorf("verlengen zonder einde: %v", err)
	}
}

// OP033x1: of a size only a total over the whole period may change.
func TestAlleenVolume(t *testing.T) {
	totaal := Omvang{Volume: 100, Eenheid: contract.Minuut, Frequentie: contract.Totaal}
	for _, g := range []struct {
		naam       string
		oud, nieuw Omvang
		ja         bool
	}{
		{"hetzelfde per week", Omvang{60, "01", contract.PerWeek}, Omvang{60, "01", contract.PerWeek}, true},
		{"meer per week", Omvang{60, "01", contract.PerWeek}, Omvang{90, "01", contract.PerWeek}, false},
		{"meer per maand", Omvang{60, "01", contract.PerMaand}, Omvang{90, "01", contract.PerMaand}, false},
		{"ander totaal", totaal, Omvang{300, "01", contract.Totaal}, true},
		{"totaal in een andere eenheid", totaal, Omvang{100, "04", contract.Totaal}, false},
		{"van totaal naar week", totaal, Omvang{100, "01", contract.PerWeek}, false},
		{"geen omvang", Omvang{}, Omvang{}, true},
		{"voor het eerst een omvang", Omvang{}, totaal, false},
	} {
		if kreeg := AlleenVolume(g.oud, g.nieuw); kreeg != g.ja {
			t.Errorf("%s: %v", g.naam, kreeg)
		}
	}
}

func (p proef) doe(t testing.TB, doe func(tx *opslag.Tx) (Toewijzing, error)) (tw Toewijzing, err error) {
	t.Helper()
	err = p.o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		tw, err = doe(tx)
		return err
	})
	return tw, err
}

// A stretch must leave no allotment of the same product on one day (OP259).
func TestVerlengenStapeltNiet(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		eerste, tweede := opdracht("1"), opdracht("2")
		eerste.Geldig.Tot, tweede.Geldig.Vanaf = dag("2017-07-01"), dag("2017-10-01")
		for _, op := range []Opdracht{eerste, tweede} {
			if _, _, err := p.wijsToe(t, op); err != nil {
				t.Fatal(err)
			}
		}
		p.maakBegeleiding(t)
		verleng := func(tot string) error {
			einde := dag(tot)
			_, err := p.doe(t, func(tx *opslag.Tx) (Toewijzing, error) {
				return p.Wijzigen(t.Context(), tx, nu, backof, Wijziging{Verwijzing: Verwijzing{Gemeente: weesp, Nummer: 1},
					Reden: Verlenging, Tot: &einde})
			})
			return err
		}
		if err := verleng("2017-10-02"); !fout.Is(err, fout.Botsing) || !strings.Contains(fout.Zin(err), "toewijzing 2") {
			t.Errorf("een dag te ver: %v", err)
		}
		if err := verleng("2017-10-01"); err != nil {
			t.Errorf("tot aan de tweede: %v", err)
		}
	})
}

// maakBegeleiding gives all allotments a product of which a client may have one.
func (p proef) maakBegeleiding(t testing.TB) {
	t.Helper()
	if _, err := p.o.Schrijver().ExecContext(t.Context(), `UPDATE toewijzing_toewijzing SET categorie = '02', code = '02A03'`); err != nil {
		t.Fatal(err)
	}
}

// TR385: what was claimed and granted is not taken away.
func TestIntrekkenNaDeclaratie(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		for _, voorziening := range []string{"1", "2"} {
			if _, _, err := p.wijsToe(t, opdracht(voorziening)); err != nil {
				t.Fatal(err)
			}
		}
		p.Gedeclareerd = func(_ context.Context, _ opslag.Lezer, gemeente kenmerk.Gemeentecode, nummer int64) (bool, error) {
			return gemeente == weesp && nummer == 1, nil
		}
		trekIn := func(nummer int64) error {
			_, err := p.doe(t, func(tx *opslag.Tx) (Toewijzing, error) {
				return p.Intrekken(t.Context(), tx, nu, backof, Verwijzing{weesp, nummer, 1})
			})
			return err
		}
		if err := trekIn(1); !fout.Is(err, fout.Botsing) || !strings.Contains(fout.Zin(err), "declaraties goedgekeurd") {
			t.Errorf("met declaraties: %v", err)
		}
		if err := trekIn(2); err != nil {
			t.Errorf("zonder declaraties: %v", err)
		}
		if tw, _, err := Get(t.Context(), o, weesp, 1); err != nil || tw.Versie != 1 {
			t.Errorf("de geweigerde is toch gewijzigd: %+v %v", tw, err)
		}
	})
}

// An allotment may rest on a request: a line of it gives one allotment, and the same
// number of a provision of a case is something else.
func TestToewijzenOpVerzoek(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		if _, _, err := p.wijsToe(t, opdracht("1")); err != nil {
			t.Fatal(err)
		}
		verzoek := opdracht("1")
		verzoek.Zaak, verzoek.Beschikking, verzoek.Verzoek, verzoek.ReferentieAanbieder = "", "", "v-1", "REF-1"
		een, nieuw, err := p.wijsToe(t, verzoek)
		if err != nil || !nieuw || een.Nummer != 2 || een.Verzoek != "v-1" || een.ReferentieAanbieder != "REF-1" {
			t.Fatalf("%+v %v %v", een, nieuw, err)
		}
		if nogEens, nieuw, err := p.wijsToe(t, verzoek); err != nil || nieuw || nogEens != een {
			t.Errorf("nog eens: %+v %v %v", nogEens, nieuw, err)
		}
		if van, err := VanVerzoek(t.Context(), o, weesp, "v-1"); err != nil || len(van) != 1 || van[0] != een {
			t.Errorf("van het verzoek: %+v %v", van, err)
		}
		verzoek.Zaak, verzoek.Beschikking, verzoek.Voorziening = "z1", "B-2017-1", "2"
		if _, nieuw, err := p.wijsToe(t, verzoek); err != nil || !nieuw {
			t.Errorf("met een zaak erbij: %v %v", nieuw, err)
		}
		los := opdracht("9")
		los.ReferentieAanbieder = "REF-1"
		if _, _, err := p.wijsToe(t, los); !fout.Is(err, fout.Onjuist) {
			t.Errorf("een referentie zonder verzoek: %v", err)
		}
		kaal := opdracht("9")
		kaal.Zaak = ""
		if _, _, err := p.wijsToe(t, kaal); !fout.Is(err, fout.Onjuist) {
			t.Errorf("zonder zaak en zonder verzoek: %v", err)
		}
	})
}

// Overnemen gives the reference to the version that answers, and to no later one
// (IV093, IV097); what was not told is found.
func TestOvernemen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		eerste := opdracht("1")
		eerste.Geldig.Tot = dag("2018-01-01")
		if _, _, err := p.wijsToe(t, eerste); err != nil {
			t.Fatal(err)
		}
		tk := Toekenning{Wie: backof, Toedeling: taakverdeling.Verwijzing{ID: "gm-wmo.toewijzing"}, Referentie: "VOW-1"}
		neem := func(tk Toekenning, w Wijziging) (Toewijzing, error) {
			w.Gemeente, w.Nummer = weesp, 1
			return p.doe(t, func(tx *opslag.Tx) (Toewijzing, error) { return p.Overnemen(t.Context(), tx, nu, tk, w) })
		}
		later, eerder := dag("2018-07-01"), dag("2018-03-01")
		for naam, g := range map[string]struct {
			tk    Toekenning
			w     Wijziging
			soort fout.Soort
		}{
			"oude versie":       {tk, Wijziging{Verwijzing: Verwijzing{Versie: 7}, Reden: Verlenging, Tot: &later}, fout.Botsing},
			"zonder referentie": {Toekenning{Wie: backof}, Wijziging{Reden: Verlenging, Tot: &later}, fout.Onjuist},
			"zonder reden":      {tk, Wijziging{Reden: Nieuw, Tot: &later}, fout.Onjuist},
			"verkeerde reden":   {tk, Wijziging{Reden: Verkorting, Tot: &later}, fout.Onjuist},
			"een ander volume": {tk, Wijziging{Reden: DoorAanbieder, Omvang: &Omvang{200, contract.Minuut, contract.PerWeek}},
				fout.Onjuist},
			"wijzigt toch niets": {tk, Wijziging{Reden: DoorAanbieder}, fout.Onjuist},
		} {
			if _, err := neem(g.tk, g.w); !fout.Is(err, g.soort) {
				t.Errorf("%s: %v", naam, err)
			}
		}
		twee, err := neem(tk, Wijziging{Verwijzing: Verwijzing{Versie: 1}, Reden: Verlenging, Tot: &later})
		if err != nil || twee.ReferentieAanbieder != "VOW-1" || twee.RedenWijziging != "04" || twee.Geldig.Tot != later ||
			twee.Toedeling != tk.Toedeling {
			t.Fatalf("verlengd: %+v %v", twee, err)
		}
		tk.Referentie = "VOW-2"
		drie, err := neem(tk, Wijziging{Reden: Nieuw})
		if err != nil || drie.ReferentieAanbieder != "VOW-2" || drie.RedenWijziging != Nieuw || drie.Geldig != twee.Geldig ||
			drie.Versie != 3 {
			t.Fatalf("ongewijzigd: %+v %v", drie, err)
		}
		if reden, err := RedenSinds(t.Context(), o, weesp, 1, 1); err != nil || reden != Verlenging {
			t.Errorf("een versie met alleen een referentie verbergt de verlenging: %q %v", reden, err)
		}
		vier, err := p.doe(t, func(tx *opslag.Tx) (Toewijzing, error) {
			return p.Wijzigen(t.Context(), tx, nu, backof, Wijziging{Verwijzing: Verwijzing{Gemeente: weesp, Nummer: 1}, Reden: Verkorting,
				Tot: &eerder})
		})
		if err != nil || vier.ReferentieAanbieder != "" {
			t.Fatalf("de gemeente zelf: %+v %v", vier, err)
		}
		for _, g := range []struct {
			verteld    int64
			reden      Reden
			referentie string
		}{{0, "", "VOW-2"}, {1, "05", "VOW-2"}, {2, "05", "VOW-2"}, {3, "05", ""}, {4, "", ""}} {
			if reden, err := RedenSinds(t.Context(), o, weesp, 1, g.verteld); err != nil || reden != g.reden {
				t.Errorf("na versie %d: reden %q %v", g.verteld, reden, err)
			}
			if referentie, err := ReferentieSinds(t.Context(), o, weesp, 1, g.verteld); err != nil || referentie != g.referentie {
				t.Errorf("na versie %d: referentie %q %v", g.verteld, referentie, err)
			}
		}
		if vijf, err := neem(tk, Wijziging{Reden: Verwijderd}); err != nil || !vijf.Geldig.Leeg() || vijf.RedenWijziging != "13" ||
			vijf.ReferentieAanbieder != "VOW-2" {
			t.Errorf("verwijderd: %+v %v", vijf, err)
		}
		if _, err := neem(tk, Wijziging{Reden: Nieuw}); !fout.Is(err, fout.Botsing) {
			t.Errorf("na verwijderen: %v", err)
		}
		if jobs := p.telJobs(t); jobs != 5 {
			t.Errorf("%d berichten in de wachtrij", jobs)
		}
	})
}

// TR302: what is the same product.
func TestZelfdeProduct(t *testing.T) {
	specifiek, ander := contract.Product{Categorie: "02", Code: "02A03"}, contract.Product{Categorie: "02", Code: "02A05"}
	elders := contract.Product{Categorie: "03", Code: "02A03"}
	aspecifiek, alles, hulpmiddel := contract.Product{Categorie: "02"}, contract.Product{}, contract.Product{Categorie: "12", Code: "12A03"}
	for _, g := range []struct {
		a, b       contract.Product
		wmo, jeugd bool
	}{
		{specifiek, specifiek, true, true},
		{specifiek, ander, false, false},
		{specifiek, elders, false, false},
		{specifiek, aspecifiek, true, true},
		{elders, aspecifiek, false, false},
		{aspecifiek, aspecifiek, true, true},
		{aspecifiek, contract.Product{Categorie: "03"}, false, false},
		{alles, specifiek, true, true},
		{alles, alles, true, true},
		{hulpmiddel, hulpmiddel, false, true},
		{hulpmiddel, alles, false, true},
		{contract.Product{Categorie: "14"}, contract.Product{Categorie: "14"}, false, true},
		{contract.Product{Categorie: "10"}, contract.Product{Categorie: "10"}, true, true},
		{contract.Product{Categorie: "15"}, contract.Product{Categorie: "15"}, true, true},
	} {
		for _, paar := range [][2]contract.Product{{g.a, g.b}, {g.b, g.a}} {
			if ZelfdeProduct(taakverdeling.Wmo, paar[0], paar[1]) != g.wmo || ZelfdeProduct(taakverdeling.Jeugd, paar[0],
				paar[1]) != g.jeugd {
				t.Errorf("%v en %v", paar[0], paar[1])
			}
		}
	}
}
