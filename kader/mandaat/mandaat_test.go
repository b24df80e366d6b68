package mandaat

import (
	"slices"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

var (
	weesp     = kenmerk.Must(kenmerk.ParseGemeentecode("0457"))
	amsterdam = kenmerk.Must(kenmerk.ParseGemeentecode("0363"))
	begin     = tijdlijn.MustDag("2015-01-01")
	dag       = tijdlijn.MustDag("2017-01-03")
)

const besluit taakverdeling.Taak = "wmo.besluit"

func nieuw(t *testing.T, o *opslag.Opslag) *Register {
	t.Helper()
	gemeenten, err := organisatie.LeesGemeenten()
	if err != nil {
		t.Fatal(err)
	}
	return New(gemeenten, organisatie.New(o, gemeenten))
}

func verleen(t *testing.T, o *opslag.Opslag, r *Register, mandaten ...Mandaat) error {
	t.Helper()
	return o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		for _, m := range mandaten {
			if err := r.Verlenen(t.Context(), tx, m); err != nil {
				return err
			}
		}
		return nil
	})
}

func moet(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func mandaat(id, functie string, tot geld.Cent, uitgesloten ...string) Mandaat {
	return Mandaat{
		Gemeente: weesp, ID: id, Organisatie: "0457", Functie: organisatie.Functie(functie), Taak: besluit, Tot: tot,
		Grondslag: "art. 2.6.3 Wmo 2015", Besluit: "mandaatbesluit 2015", Geldig: tijdlijn.Vanaf(begin), Uitgesloten: uitgesloten,
	}
}

func wie(org organisatie.Kenmerk, id string, functies ...organisatie.Functie) organisatie.Wie {
	return organisatie.Wie{Medewerker: id, Naam: "P. de Vries", Organisatie: org, Functies: functies}
}

func TestBevoegd(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		r := nieuw(t, o)
		anders := mandaat("m-4", "backoffice", 0)
		anders.Organisatie, anders.Taak = "1942", "wmo.toewijzing"
		amsterdams := mandaat("m-5", "teamleider", 0)
		amsterdams.Gemeente, amsterdams.Organisatie = amsterdam, "0363"
		bezwaar := mandaat("m-6", "bezwaar", 0)
		bezwaar.Taak = "wmo.bezwaar"
		moet(t, verleen(t, o, r, mandaat("m-1", "teamleider", 0, "Hardheidsclausule"), mandaat("m-2", "wmo-consulent", 500_000),
			mandaat("m-3", "directeur", 0), anders, amsterdams, bezwaar))

		teamleider, consulent := wie("0457", "w-1", "teamleider"), wie("0457", "w-2", "wmo-consulent")
		beiden := wie("0457", "w-3", "teamleider", "wmo-consulent")
		buur := wie("1942", "g-1", "teamleider", "backoffice")
		for _, g := range []struct {
			naam        string
			wie         organisatie.Wie
			taak        taakverdeling.Taak
			dag         string
			bedrag      geld.Cent
			onderwerpen []string
			mandaat     string // "" when refused
			zin         string
		}{
			{"teamleider zonder grens", teamleider, besluit, "2017-01-03", 9_000_000, nil, "m-1", ""},
			{"consulent op de grens", consulent, besluit, "2017-01-03", 500_000, nil, "m-2", ""},
			{"consulent een cent erboven", consulent, besluit, "2017-01-03", 500_001, nil, "",
				"Uw mandaat gaat tot en met € 5.000,00; dit besluit gaat over € 5.000,01. Besluiten over de Wmo neemt namens het " +
					"college van Weesp: de directeur van Weesp of de teamleider van Weesp."},
			{"twee functies: het kleinste mandaat dat reikt", beiden, besluit, "2017-01-03", 100, nil, "m-2", ""},
			{"twee functies: het grotere als het moet", beiden, besluit, "2017-01-03", 500_001, nil, "m-1", ""},
			{"uitgesloten onderwerp", teamleider, besluit, "2017-01-03", 500_001, []string{"hardheidsclausule"}, "",
				"Uw mandaat geldt niet voor: hardheidsclausule. Besluiten over de Wmo neemt namens het college van Weesp: de directeur " +
					"van Weesp."},
			{"ander onderwerp", teamleider, besluit, "2017-01-03", 0, []string{"vervoer"}, "m-1", ""},
			{"andere organisatie, zelfde functie", buur, besluit, "2017-01-03", 500_001, []string{"hardheidsclausule"}, "",
				"Besluiten over de Wmo neemt namens het college van Weesp: de directeur van Weesp."},
			{"mandaat bij de buurgemeente", buur, "wmo.toewijzing", "2017-01-03", 0, nil, "m-4", ""},
			{"andere taak", teamleider, "wmo.toewijzing", "2017-01-03", 0, nil, "",
				"Besluiten over de Wmo (toewijzing) neemt namens het college van Weesp: de medewerker backoffice van Gooise Meren."},
			{"bezwaar", teamleider, "wmo.bezwaar", "2017-01-03", 0, nil, "",
				"Beslissingen op bezwaar over de Wmo neemt namens het college van Weesp: de medewerker bezwaar van Weesp."},
			{"niemand", teamleider, "jeugd.besluit", "2017-01-03", 0, nil, "",
				"Voor besluiten over jeugdhulp heeft op 3 januari 2017 niemand mandaat van de gemeente Weesp. Het college van Weesp " +
					"beslist zelf of verleent eerst mandaat."},
			{"de dag voor het begin", teamleider, besluit, "2014-12-31", 0, nil, "",
				"Voor besluiten over de Wmo heeft op 31 december 2014 niemand mandaat van de gemeente Weesp. Het college van Weesp " +
					"beslist zelf of verleent eerst mandaat."},
			{"de eerste dag", teamleider, besluit, "2015-01-01", 0, nil, "m-1", ""},
			{"de laatste dag van Weesp", teamleider, besluit, "2022-03-23", 0, nil, "m-1", ""},
			{"de eerste dag van Amsterdam", teamleider, besluit, "2022-03-24", 0, nil, "",
				"Besluiten over de Wmo neemt namens het college van Amsterdam: de teamleider van Amsterdam."},
			{"Amsterdam beslist", wie("0363", "a-1", "teamleider"), besluit, "2022-03-24", 0, nil, "m-5", ""},
		} {
			b, err := r.Bevoegd(t.Context(), o, Vraag{Wie: g.wie, Gemeente: weesp, Taak: g.taak, Dag: tijdlijn.MustDag(g.dag),
				Bedrag: g.bedrag, Onderwerpen: g.onderwerpen})
			if g.mandaat != "" {
				if err != nil || b.Mandaat.ID != g.mandaat {
					t.Errorf("%s: mandaat %q, %v", g.naam, b.Mandaat.ID, err)
				}
				continue
			}
			if !fout.Is(err, fout.NietBevoegd) || fout.Zin(err) != g.zin || b.Ondertekening != "" {
				t.Errorf("%s:\n gaf %v\n wil %s", g.naam, err, g.zin)
			}
		}
	})
}

func TestBevoegdheidZegtNamensWie(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		r := nieuw(t, o)
		vanBurgemeester := mandaat("m-2", "handhaver", 0)
		vanBurgemeester.Orgaan = Burgemeester
		moet(t, verleen(t, o, r, mandaat("m-1", "teamleider", 0), vanBurgemeester))
		b, err := r.Bevoegd(t.Context(), o, Vraag{Wie: wie("0457", "w-1", "teamleider"), Gemeente: weesp, Taak: besluit, Dag: dag})
		if err != nil || b.Namens != "het college van burgemeester en wethouders van Weesp" ||
			b.Ondertekening != "Namens het college van burgemeester en wethouders van Weesp, P. de Vries, teamleider" ||
			b.Mandaat.Orgaan != College {
			t.Errorf("%+v %v", b, err)
		}
		b, err = r.Bevoegd(t.Context(), o, Vraag{Wie: wie("0457", "w-2", "handhaver"), Gemeente: weesp, Taak: besluit, Dag: dag})
		if err != nil || b.Ondertekening != "Namens de burgemeester van Weesp, P. de Vries, handhaver" {
			t.Errorf("%+v %v", b, err)
		}
		if _, err := r.Bevoegd(t.Context(), o, Vraag{Wie: wie("0457", "w-1", "teamleider"),
			Gemeente: kenmerk.Must(kenmerk.ParseGemeentecode("9999")), Taak: besluit, Dag: dag}); !fout.Is(err, fout.NietGevonden) {
			t.Errorf("onbekende gemeente: %v", err)
		}
	})
}

func TestVerlenenWeigertWatNietKan(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		r := nieuw(t, o)
		for naam, bederf := range map[string]func(*Mandaat){
			"onbekende gemeente":    func(m *Mandaat) { m.Gemeente = kenmerk.Must(kenmerk.ParseGemeentecode("9999")) },
			"opgeheven gemeente":    func(m *Mandaat) { m.Geldig = tijdlijn.Vanaf(tijdlijn.MustDag("2022-03-24")) },
			"geen periode":          func(m *Mandaat) { m.Geldig = tijdlijn.Periode{} },
			"geen begin, geen eind": func(m *Mandaat) { m.Geldig = tijdlijn.Vanaf(0) },
			"geen kenmerk":          func(m *Mandaat) { m.ID = "" },
			"onbekend orgaan":       func(m *Mandaat) { m.Orgaan = "ambtenaar" },
			"geen organisatie":      func(m *Mandaat) { m.Organisatie = "" },
			"geen functie":          func(m *Mandaat) { m.Functie = "" },
			"geen besluit":          func(m *Mandaat) { m.Besluit = "" },
			"negatieve grens":       func(m *Mandaat) { m.Tot = -1 },
			"onbekende taak":        func(m *Mandaat) { m.Taak = "wmo.toveren" },
			"sluit zijn eigen taak": func(m *Mandaat) { m.Uitgesloten = []string{" Besluit "} },
		} {
			m := mandaat("m-1", "teamleider", 0)
			bederf(&m)
			if err := verleen(t, o, r, m); !fout.Is(err, fout.Onjuist) {
				t.Errorf("%s: %v", naam, err)
			}
		}
		if lijst, err := r.List(t.Context(), o, weesp, dag); err != nil || len(lijst) != 0 {
			t.Errorf("toch verleend: %+v %v", lijst, err)
		}
	})
}

func TestOpslagWeigertHetzelfdeMandaatTweeKeer(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		r := nieuw(t, o)
		eerste := mandaat("m-1", "teamleider", 0)
		eerste.Geldig.Tot = tijdlijn.MustDag("2017-01-01")
		moet(t, verleen(t, o, r, eerste))
		tweede := mandaat("m-2", "teamleider", 100)
		tweede.Geldig = tijdlijn.Vanaf(tijdlijn.MustDag("2016-12-31"))
		if err := verleen(t, o, r, tweede); !fout.Is(err, fout.Botsing) || !opslag.IsOverlap(err) {
			t.Errorf("overlap: %v", err)
		}
		tweede.Geldig.Vanaf = tijdlijn.MustDag("2017-01-01")
		moet(t, verleen(t, o, r, tweede))
		zelfde := mandaat("m-2", "directeur", 0)
		if err := verleen(t, o, r, zelfde); !fout.Is(err, fout.Botsing) {
			t.Errorf("zelfde kenmerk: %v", err)
		}
		err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
			_, err := tx.Voer(t.Context(), `UPDATE mandaat_verlening SET tot = $1 WHERE id = 'm-1'`, tijdlijn.MustDag("2017-01-02"))
			return err
		})
		if !opslag.IsOverlap(err) {
			t.Errorf("overlap door wijzigen: %v", err)
		}
	})
}

// Bevoegd itself keeps the rule, and without an objection there is none.
func TestBevoegdOpBezwaar(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		r := nieuw(t, o)
		opBezwaar := mandaat("m-1", "teamleider", 0)
		opBezwaar.Taak = "wmo.bezwaar"
		moet(t, verleen(t, o, r, opBezwaar))
		primair, ander := wie("0457", "w-1", "teamleider"), wie("0457", "w-2", "bezwaar")
		v := Vraag{Wie: primair, Gemeente: weesp, Taak: "wmo.bezwaar", Dag: dag}
		if _, err := r.Bevoegd(t.Context(), o, v); err != nil {
			t.Errorf("zonder besluit ervoor: %v", err)
		}
		v.Primair = &ander
		if _, err := r.Bevoegd(t.Context(), o, v); err != nil {
			t.Errorf("na het besluit van een ander: %v", err)
		}
		v.Primair = &primair
		if _, err := r.Bevoegd(t.Context(), o, v); !fout.Is(err, fout.NietBevoegd) || !strings.Contains(fout.Zin(err), "10:3") {
			t.Errorf("op het eigen besluit: %v", err)
		}
	})
}

func TestIntrekken(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		r := nieuw(t, o)
		moet(t, verleen(t, o, r, mandaat("m-1", "teamleider", 0, "pgb"), mandaat("m-2", "directeur", 0)))
		intrekken := func(id, per string) error {
			return o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
				return r.Intrekken(t.Context(), tx, weesp, id, tijdlijn.MustDag(per))
			})
		}
		moet(t, intrekken("m-1", "2017-01-03"))
		teamleider := wie("0457", "w-1", "teamleider")
		if _, err := r.Bevoegd(t.Context(), o, Vraag{Wie: teamleider, Gemeente: weesp, Taak: besluit, Dag: dag - 1}); err != nil {
			t.Errorf("de dag ervoor: %v", err)
		}
		if _, err := r.Bevoegd(t.Context(), o, Vraag{Wie: teamleider, Gemeente: weesp, Taak: besluit, Dag: dag}); !fout.Is(err,
			fout.NietBevoegd) {
			t.Errorf("de eerste dag zonder: %v", err)
		}
		if err := intrekken("m-1", "2017-01-03"); !fout.Is(err, fout.Onjuist) {
			t.Errorf("nog eens: %v", err)
		}
		if err := intrekken("m-9", "2017-01-03"); !fout.Is(err, fout.NietGevonden) {
			t.Errorf("onbekend: %v", err)
		}
		moet(t, intrekken("m-2", "2014-01-01")) // before it began: it never holds
		if lijst, err := r.List(t.Context(), o, weesp, begin); err != nil || len(lijst) != 1 || lijst[0].ID != "m-1" {
			t.Errorf("%+v %v", lijst, err)
		}
		m, ok, err := r.Get(t.Context(), o, weesp, "m-1")
		wil := mandaat("m-1", "teamleider", 0, "pgb")
		if err != nil || !ok || m.Geldig != (tijdlijn.Periode{Vanaf: begin, Tot: dag}) || !slices.Equal(m.Uitgesloten, wil.Uitgesloten) ||
			m.Grondslag != wil.Grondslag || m.Besluit != wil.Besluit || m.Functie != wil.Functie || m.Taak != wil.Taak {
			t.Errorf("%+v %v %v", m, ok, err)
		}
		moet(t, verleen(t, o, r, mandaat("m-3", "directeur", 0))) // the place is free again
	})
}

// Whoever took a decision does not decide on the objection against it, and neither does another in
// the same function.
func TestAnderOpBezwaar(t *testing.T) {
	for _, g := range []struct {
		naam        string
		primair, nu organisatie.Wie
		mag         bool
	}{
		{"dezelfde persoon", wie("0457", "w-1", "teamleider"), wie("0457", "w-1", "bezwaar"), false},
		{"dezelfde persoon, functie van toen onbekend", wie("0457", "w-1"), wie("0457", "w-1", "teamleider"), false},
		{"een ander in dezelfde functie", wie("0457", "w-1", "teamleider"), wie("0457", "w-2", "teamleider"), false},
		{"een ander met nog een functie", wie("0457", "w-1", "teamleider"), wie("0457", "w-2", "teamleider", "bezwaar"), true},
		{"een ander in een andere functie", wie("0457", "w-1", "teamleider"), wie("0457", "w-2", "bezwaar"), true},
		{"een ander, functie van toen onbekend", wie("0457", "w-1"), wie("0457", "w-2", "teamleider"), true},
		{"zelfde nummer in een andere organisatie", wie("0457", "1", "teamleider"), wie("1942", "1", "teamleider"), true},
	} {
		err := Vraag{Wie: g.nu, Primair: &g.primair}.andereDanPrimair()
		if (err == nil) != g.mag || (err != nil && (!fout.Is(err, fout.NietBevoegd) || !strings.Contains(fout.Zin(err), "10:3"))) {
			t.Errorf("%s: %v", g.naam, err)
		}
	}
}
