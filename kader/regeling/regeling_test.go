package regeling

import (
	"slices"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

func dvo() Regeling {
	return Regeling{
		Eigenaar: "0457", Nummer: "DVO-2016", Vorm: "dienstverleningsovereenkomst", Naam: "Backoffice Jeugd en Wmo voor Weesp",
		Looptijd: tijdlijn.Periode{Vanaf: tijdlijn.MustDag("2017-01-01")}, // end left out
		Partijen: []organisatie.Kenmerk{"0457", "1942"},
		Voorwaarden: []Voorwaarde{
			{Verantwoordelijkheid, "Weesp blijft verantwoordelijk en beslist zelf.", "mandaatbesluit noemt besluit en bezwaar niet"},
			{Kosten, "De kosten zijn niet hoger dan nu.", "vergelijking van de begroting met 2016"},
			{Werkwijzen, "Voor inwoners verandert er niets.", "loket en gesprek blijven in Weesp"},
		},
		Bron: "persbericht 12 juli 2016", Aanname: true,
	}
}

func in(t *testing.T, o *opslag.Opslag, doe func(tx *opslag.Tx) error) {
	t.Helper()
	if err := o.Transactie(t.Context(), opslag.Alles, doe); err != nil {
		t.Fatal(err)
	}
}

func TestVastleggenEnTeruglezen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		r := New(o)
		in(t, o, func(tx *opslag.Tx) error { return r.Vastleggen(t.Context(), tx, dvo()) })
		wil := dvo()
		wil.Looptijd.Tot = tijdlijn.Open
		kreeg, ok, err := r.Zoek(t.Context(), dvo().Verwijzing())
		if err != nil || !ok || kreeg.Naam != wil.Naam || kreeg.Looptijd != wil.Looptijd || !kreeg.Aanname ||
			!slices.Equal(kreeg.Partijen, wil.Partijen) || !slices.Equal(kreeg.Voorwaarden, wil.Voorwaarden) || kreeg.Bron != wil.Bron {
			t.Errorf("%+v %v %v", kreeg, ok, err)
		}
		for partij, aantal := range map[organisatie.Kenmerk]int{"0457": 1, "1942": 1, "1904": 0} {
			lijst, err := r.List(t.Context(), partij)
			if err != nil || len(lijst) != aantal || aantal == 1 && len(lijst[0].Voorwaarden) != 3 {
				t.Errorf("List(%s): %+v %v", partij, lijst, err)
			}
		}
		for _, verwijzing := range []string{"", "0457", "0457/", "0457/anders", "1942/DVO-2016"} {
			if _, ok, err := r.Zoek(t.Context(), verwijzing); ok || err != nil {
				t.Errorf("Zoek(%q) = %v %v", verwijzing, ok, err)
			}
		}
		if err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
			return r.Vastleggen(t.Context(), tx,
				dvo())
		}); !fout.Is(err, fout.Botsing) {
			t.Errorf("hetzelfde nummer: %v", err)
		}
	})
}

func TestVastleggenWeigert(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		r := New(o)
		for naam, wijzig := range map[string]func(*Regeling){
			"zonder eigenaar":  func(r *Regeling) { r.Eigenaar = "" },
			"zonder nummer":    func(r *Regeling) { r.Nummer = " " },
			"zonder vorm":      func(r *Regeling) { r.Vorm = "" },
			"zonder naam":      func(r *Regeling) { r.Naam = "" },
			"zonder looptijd":  func(r *Regeling) { r.Looptijd = tijdlijn.Periode{} },
			"zonder partijen":  func(r *Regeling) { r.Partijen = nil },
			"partij twee keer": func(r *Regeling) { r.Partijen = []organisatie.Kenmerk{"0457", "0457"} },
			"lege partij":      func(r *Regeling) { r.Partijen = []organisatie.Kenmerk{""} },
			"andere soort":     func(r *Regeling) { r.Voorwaarden[0].Soort = "sfeer" },
			"zonder tekst":     func(r *Regeling) { r.Voorwaarden[1].Tekst = "" },
			"zonder toetsing":  func(r *Regeling) { r.Voorwaarden[2].Toetsing = "" },
		} {
			foute := dvo()
			wijzig(&foute)
			if err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
				return r.Vastleggen(t.Context(), tx,
					foute)
			}); !fout.Is(err, fout.Onjuist) {
				t.Errorf("%s: %v", naam, err)
			}
		}
	})
}

func TestBesluiten(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		r := New(o)
		weesp := Besluit{Eigenaar: "0457", Nummer: "B-1", Regeling: "DVO-2016", Orgaan: "college", Soort: "besluit",
			Uiterlijk: tijdlijn.MustDag("2016-10-31")}
		gooiseMeren := weesp
		gooiseMeren.Nummer, gooiseMeren.Van, gooiseMeren.Datum = "B-2", "1942", tijdlijn.MustDag("2016-11-01")
		intentie := Besluit{Eigenaar: "0457", Nummer: "I-1", Regeling: "DVO-2016", Orgaan: "college", Soort: "intentie",
			Datum: tijdlijn.MustDag("2016-07-12")}
		weiger := func(soort fout.Soort, b Besluit) {
			t.Helper()
			if err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
				return r.Besluiten(t.Context(), tx,
					b)
			}); !fout.Is(err, soort) {
				t.Errorf("%+v: %v", b, err)
			}
		}
		weiger(fout.NietGevonden, weesp)
		in(t, o, func(tx *opslag.Tx) error {
			if err := r.Vastleggen(t.Context(), tx, dvo()); err != nil {
				return err
			}
			for _, b := range []Besluit{weesp, gooiseMeren, intentie} {
				if err := r.Besluiten(t.Context(), tx, b); err != nil {
					return err
				}
			}
			return nil
		})
		weiger(fout.Botsing, intentie)
		weiger(fout.Botsing, weesp) // still without a day
		zonderOrgaan := weesp
		zonderOrgaan.Orgaan = ""
		weiger(fout.Onjuist, zonderOrgaan)
		weesp.Datum, weesp.Bron = tijdlijn.MustDag("2016-10-31"), "besluitenlijst"
		in(t, o, func(tx *opslag.Tx) error { return r.Besluiten(t.Context(), tx, weesp) })
		weesp.Datum++
		weiger(fout.Botsing, weesp)

		alle, err := r.BesluitenOver(t.Context(), "0457", "DVO-2016")
		if err != nil || len(alle) != 3 {
			t.Fatalf("%+v %v", alle, err)
		}
		if alle[0].Nummer != "I-1" || !alle[0].Uiterlijk.IsOpen() || alle[1].Nummer != "B-1" || alle[1].Van != "0457" ||
			alle[1].Bron != "besluitenlijst" || alle[2].Van != "1942" {
			t.Errorf("%+v", alle)
		}
	})
}

func TestTijdig(t *testing.T) {
	laatste := tijdlijn.MustDag("2016-10-31")
	for _, geval := range []struct {
		naam            string
		datum, op       tijdlijn.Dag
		tijdig, genomen bool
	}{
		{"op de laatste dag genomen", laatste, laatste + 100, true, true},
		{"een dag te laat", laatste + 1, laatste + 100, false, true},
		{"nog niet genomen, het kan nog", tijdlijn.Open, laatste, true, false},
		{"nog niet genomen, te laat", tijdlijn.Open, laatste + 1, false, false},
		{"op een latere dag gedateerd", laatste, laatste - 1, true, false},
	} {
		b := Besluit{Datum: geval.datum, Uiterlijk: laatste}
		if b.IsTijdig(geval.op) != geval.tijdig || b.IsGenomen(geval.op) != geval.genomen {
			t.Errorf("%s: tijdig %v, genomen %v", geval.naam, b.IsTijdig(geval.op), b.IsGenomen(geval.op))
		}
	}
	if b := (Besluit{Datum: tijdlijn.Open, Uiterlijk: tijdlijn.Open}); !b.IsTijdig(tijdlijn.MustDag("2099-01-01")) {
		t.Error("zonder laatste dag is een besluit nooit te laat")
	}
}
