package organisatie

import (
	"slices"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

func in(t *testing.T, o *opslag.Opslag, doe func(tx *opslag.Tx) error) {
	t.Helper()
	if err := o.Transactie(t.Context(), opslag.Alles, doe); err != nil {
		t.Fatal(err)
	}
}

func weigert(t *testing.T, o *opslag.Opslag, soort fout.Soort, wat string, doe func(tx *opslag.Tx) error) {
	t.Helper()
	if err := o.Transactie(t.Context(), opslag.Alles, doe); !fout.Is(err, soort) {
		t.Errorf("%s: %v, wil een fout van soort %d", wat, err, soort)
	}
}

var (
	begin2014 = tijdlijn.Vanaf(tijdlijn.MustDag("2014-01-01"))
	regio     = Organisatie{Kenmerk: "REGIO-GV", Naam: "Regio Gooi en Vechtstreek", Soort: SoortRegio, Bestaat: begin2014}
)

func TestToevoegenEnOpzoeken(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		r := New(o, gemeenten(t))
		stichting := Organisatie{Kenmerk: "WELZIJN", Naam: "Stichting Welzijn", Soort: SoortStichting,
			Bestaat: tijdlijn.Periode{Vanaf: tijdlijn.MustDag("2017-01-01")}} // end left out
		in(t, o, func(tx *opslag.Tx) error {
			if err := r.Toevoegen(t.Context(), tx, regio); err != nil {
				return err
			}
			return r.Toevoegen(t.Context(), tx, stichting)
		})
		for kenmerk, wil := range map[Kenmerk]string{"REGIO-GV": "Regio Gooi en Vechtstreek", "0457": "Weesp", "1942": "Gooise Meren"} {
			if naam, err := r.Naam(t.Context(), kenmerk); naam != wil || err != nil {
				t.Errorf("Naam(%s) = %q %v", kenmerk, naam, err)
			}
		}
		kreeg, ok, err := r.Get(t.Context(), "WELZIJN")
		if !ok || err != nil || !kreeg.Bestaat.Tot.IsOpen() {
			t.Errorf("stichting: %+v %v %v", kreeg, ok, err)
		}
		if _, err := r.Naam(t.Context(), "NIEMAND"); !fout.Is(err, fout.NietGevonden) {
			t.Errorf("onbekende organisatie: %v", err)
		}
		if _, err := r.Naam(t.Context(), "9999"); !fout.Is(err, fout.NietGevonden) {
			t.Errorf("onbekende gemeente: %v", err)
		}
		lijst, err := r.List(t.Context(), tijdlijn.MustDag("2016-06-01"))
		if err != nil || len(lijst) != 390+1 {
			t.Errorf("%d organisaties in 2016 (%v), wil 390 gemeenten en de regio", len(lijst), err)
		}
		if !slices.ContainsFunc(lijst, func(o Organisatie) bool { return o == regio }) {
			t.Error("de regio staat niet in de lijst")
		}
	})
}

func TestToevoegenWeigert(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		r := New(o, gemeenten(t))
		for naam, wijzig := range map[string]func(*Organisatie){
			"zonder kenmerk":    func(o *Organisatie) { o.Kenmerk = " " },
			"zonder naam":       func(o *Organisatie) { o.Naam = "" },
			"onbekende soort":   func(o *Organisatie) { o.Soort = "clubje" },
			"een gemeente":      func(o *Organisatie) { o.Soort = SoortGemeente },
			"een gemeentecode":  func(o *Organisatie) { o.Kenmerk = "0457" },
			"zonder begin":      func(o *Organisatie) { o.Bestaat = tijdlijn.Periode{} },
			"einde voor begin":  func(o *Organisatie) { o.Bestaat.Tot = o.Bestaat.Vanaf - 1 },
			"geen dag bestaand": func(o *Organisatie) { o.Bestaat.Tot = o.Bestaat.Vanaf },
		} {
			fouteRegio := regio
			wijzig(&fouteRegio)
			weigert(t, o, fout.Onjuist, naam, func(tx *opslag.Tx) error { return r.Toevoegen(t.Context(), tx, fouteRegio) })
		}
		in(t, o, func(tx *opslag.Tx) error { return r.Toevoegen(t.Context(), tx, regio) })
		weigert(t, o, fout.Botsing, "twee keer", func(tx *opslag.Tx) error { return r.Toevoegen(t.Context(), tx, regio) })
	})
}

func TestMedewerkersOpEenDatum(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		r := New(o, gemeenten(t))
		anna := Medewerker{Organisatie: "0457", ID: "anna", Naam: "Anna Voorbeeld", Team: "Wmo-loket",
			Functies: []Functie{"wmo-consulent", "teamleider"}, InDienst: tijdlijn.Periode{Vanaf: tijdlijn.MustDag("2015-01-01")}}
		bas := Medewerker{Organisatie: "0457", ID: "bas", Naam: "Bas Voorbeeld", InDienst: tijdlijn.Vanaf(tijdlijn.MustDag("2016-01-01"))}
		in(t, o, func(tx *opslag.Tx) error {
			if err := r.AannemenMedewerker(t.Context(), tx, anna); err != nil {
				return err
			}
			return r.AannemenMedewerker(t.Context(), tx, bas)
		})
		elders := anna
		elders.Functies, elders.InDienst = []Functie{"backoffice"}, tijdlijn.Vanaf(tijdlijn.MustDag("2017-01-01"))
		in(t, o, func(tx *opslag.Tx) error { return r.WijzigenMedewerker(t.Context(), tx, elders) })
		in(t, o, func(tx *opslag.Tx) error {
			return r.UitDienst(t.Context(), tx, "0457", "bas", tijdlijn.MustDag("2017-01-01"))
		})

		voor, err := r.Medewerkers(t.Context(), "0457", tijdlijn.MustDag("2016-12-31"))
		if err != nil || len(voor) != 2 || voor[0].ID != "anna" || voor[1].Functies != nil {
			t.Fatalf("31 december 2016: %+v %v", voor, err)
		}
		na, err := r.Medewerkers(t.Context(), "0457", tijdlijn.MustDag("2017-01-01"))
		if err != nil || len(na) != 1 || !slices.Equal(na[0].Functies, []Functie{"backoffice"}) {
			t.Fatalf("1 januari 2017: %+v %v", na, err)
		}
		wie, err := r.Wie(t.Context(), "0457", "anna", tijdlijn.MustDag("2016-12-31"))
		if err != nil || !wie.Heeft("teamleider") || !wie.Heeft("wmo-consulent") || wie.Heeft("backoffice") || wie.Organisatie != "0457" {
			t.Errorf("Wie in 2016: %+v %v", wie, err)
		}
		if _, err := r.Wie(t.Context(), "0457", "bas", tijdlijn.MustDag("2017-01-01")); !fout.Is(err, fout.NietGevonden) {
			t.Errorf("bas is uit dienst: %v", err)
		}
		if _, err := r.Wie(t.Context(), "1942", "anna", tijdlijn.MustDag("2017-01-01")); !fout.Is(err, fout.NietGevonden) {
			t.Errorf("anna werkt niet in Gooise Meren: %v", err)
		}
	})
}

func TestAannemenWeigert(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		r := New(o, gemeenten(t))
		goed := Medewerker{Organisatie: "1942", ID: "cas", Naam: "Cas Voorbeeld", InDienst: tijdlijn.Vanaf(tijdlijn.MustDag("2016-01-01"))}
		for naam, wijzig := range map[string]func(*Medewerker){
			"zonder kenmerk":        func(m *Medewerker) { m.ID = "" },
			"zonder naam":           func(m *Medewerker) { m.Naam = " " },
			"zonder begin":          func(m *Medewerker) { m.InDienst = tijdlijn.Periode{} },
			"onbekende organisatie": func(m *Medewerker) { m.Organisatie = "REGIO-X" },
			"voor het bestaan":      func(m *Medewerker) { m.InDienst.Vanaf-- },
		} {
			foute := goed
			wijzig(&foute)
			weigert(t, o, fout.Onjuist, naam, func(tx *opslag.Tx) error { return r.AannemenMedewerker(t.Context(), tx, foute) })
		}
		in(t, o, func(tx *opslag.Tx) error { return r.AannemenMedewerker(t.Context(), tx, goed) })
		weigert(t, o, fout.Botsing, "twee keer in dienst", func(tx *opslag.Tx) error { return r.AannemenMedewerker(t.Context(), tx, goed) })
		weigert(t, o, fout.Onjuist, "einde op de eerste dag", func(tx *opslag.Tx) error {
			return r.UitDienst(t.Context(), tx, "1942", "cas", goed.InDienst.Vanaf)
		})
		weigert(t, o, fout.NietGevonden, "onbekende uit dienst", func(tx *opslag.Tx) error {
			return r.UitDienst(t.Context(), tx, "1942", "dirk", goed.InDienst.Vanaf)
		})
	})
}
