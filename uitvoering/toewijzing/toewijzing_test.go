package toewijzing

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/opslag/wachtrij"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/inwoner"
)

var (
	weesp   = kenmerk.Must(kenmerk.ParseGemeentecode("0457"))
	utrecht = kenmerk.Must(kenmerk.ParseGemeentecode("0344"))
	zorg    = kenmerk.Must(kenmerk.ParseAGB("01234567"))
	ander   = kenmerk.Must(kenmerk.ParseAGB("07654321"))
	anna    = kenmerk.Must(kenmerk.ParseBSN("999990019"))
	bram    = kenmerk.Must(kenmerk.ParseBSN("999993653"))
	// product is of a category of which a client may have several at a time.
	product = contract.Product{Categorie: "12", Code: "12A03"}
	nu      = dag("2017-01-05").Om(9, 0)
	inkoper = organisatie.Wie{Medewerker: "i1", Organisatie: "regio", Functies: []organisatie.Functie{organisatie.Inkoper}}
	backof  = organisatie.Wie{Medewerker: "b1", Naam: "B. Office", Organisatie: "1942", Functies: []organisatie.Functie{"backoffice"}}
)

func dag(t string) tijdlijn.Dag { return tijdlijn.MustDag(t) }

type proef struct {
	*Register
	o *opslag.Opslag
}

// nietGedeclareerd says that nothing was claimed: claims lie to the right of this room.
func nietGedeclareerd(context.Context, opslag.Lezer, kenmerk.Gemeentecode, int64) (bool, error) {
	return false, nil
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
	log := logboek.New(o, tijdlijn.NewZetklok(nu), rand.NewChaCha8([32]byte{7}))
	q, err := wachtrij.New(o, tijdlijn.NewZetklok(nu), nil)
	if err != nil {
		t.Fatal(err)
	}
	wachtrij.Doe(q, func(context.Context, Verzend) error { return nil })
	var toedelingen []taakverdeling.Toedeling
	for _, taak := range []taakverdeling.Taak{"wmo.toewijzing", "wmo.berichtenverkeer", "jeugd.berichtenverkeer"} {
		toedelingen = append(toedelingen, taakverdeling.Toedeling{Gemeente: weesp, ID: "gm-" + string(taak), Taak: taak,
			Uitvoerder: "1942", Grondslag: taakverdeling.Mandaat, Geldig: tijdlijn.Vanaf(dag("2017-01-01"))})
	}
	toedelingen = append(toedelingen, taakverdeling.Toedeling{Gemeente: weesp, ID: "regio", Taak: "wmo.inkoop",
		Uitvoerder: "regio", Grondslag: taakverdeling.Mandaat, Geldig: tijdlijn.Vanaf(dag("2017-01-01"))})
	p := proef{New(Onderdelen{
		Verdeling: verdeling, Poort: poort, Logboek: log, Wachtrij: q, Gedeclareerd: nietGedeclareerd,
		Inwoners: inwoner.New(tijdlijn.NewZetklok(nu), rand.NewChaCha8([32]byte{8})),
	}), o}
	p.in(t, func(tx *opslag.Tx) error {
		return verdeling.Toedelen(t.Context(), tx, dag("2016-11-01").Begin(), toedelingen...)
	})
	p.in(t, func(tx *opslag.Tx) error {
		r := contract.New(contract.Onderdelen{Klok: tijdlijn.NewZetklok(nu), Poort: poort, Logboek: log})
		return r.Vastleggen(t.Context(), tx, inkoper, contract.Contract{
			Eigenaar: "regio", Nummer: "R-1", AGB: zorg, Geldig: tijdlijn.Vanaf(dag("2017-01-01")), Bron: "proef",
			Gemeenten: []contract.Deelname{{Gemeente: weesp, Geldig: tijdlijn.Vanaf(dag("2017-01-01"))}},
			Aanbod: []contract.Aanbod{{Product: product, Omschrijving: "Begeleiding", Eenheid: contract.Minuut,
				Frequentie: contract.PerWeek, Variant: contract.Inspanning,
				Tarieven: []tijdlijn.Geldig[geld.Cent]{{Periode: tijdlijn.Vanaf(dag("2017-01-01")), Waarde: 100}}}},
		})
	})
	return p
}

func (p proef) in(t testing.TB, doe func(tx *opslag.Tx) error) {
	t.Helper()
	if err := p.o.Transactie(t.Context(), opslag.Alles, doe); err != nil {
		t.Fatal(err)
	}
}

func opdracht(voorziening string) Opdracht {
	return Opdracht{Gemeente: weesp, Domein: taakverdeling.Wmo, Zaak: "z1", Voorziening: voorziening, Beschikking: "B-2017-1",
		Inwoner: anna, Aanbieder: zorg,
		Product: product, Omvang: Omvang{Volume: 120, Eenheid: contract.Minuut, Frequentie: contract.PerWeek},
		Geldig: tijdlijn.Vanaf(dag("2017-01-09"))}
}

func (p proef) wijsToe(t testing.TB, o Opdracht) (tw Toewijzing, nieuw bool, err error) {
	err = p.o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		tw, nieuw, err = p.Toewijzen(t.Context(), tx, nu, o)
		return err
	})
	return tw, nieuw, err
}

func (p proef) telJobs(t testing.TB) int64 {
	t.Helper()
	aantal, _, err := opslag.Een(t.Context(), p.o, opslag.Waarde[int64], "SELECT count(*) FROM river_job WHERE kind = 'toewijzing.verzend'")
	if err != nil {
		t.Fatal(err)
	}
	return aantal
}

func TestToewijzenEenmaal(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		een, nieuw, err := p.wijsToe(t, opdracht("1"))
		if err != nil || !nieuw || een.Nummer != 1 || een.Toedeling.ID != "gm-wmo.toewijzing" || een.RedenWijziging != Nieuw ||
			een.Versie != 1 {
			t.Fatalf("toegewezen %+v %v %v", een, nieuw, err)
		}
		gelezen, gevonden, err := Get(t.Context(), o, weesp, 1)
		if err != nil || !gevonden || gelezen != een {
			t.Errorf("bewaard %+v, gegeven %+v (%v)", gelezen, een, err)
		}
		nogEens, nieuw, err := p.wijsToe(t, opdracht("1"))
		if err != nil || nieuw || nogEens != een {
			t.Errorf("de opdracht nog eens: %+v %v %v", nogEens, nieuw, err)
		}
		if jobs := p.telJobs(t); jobs != 1 {
			t.Errorf("%d berichten in de wachtrij", jobs)
		}
		twee, nieuw, err := p.wijsToe(t, opdracht("2"))
		if err != nil || !nieuw || twee.Nummer != 2 {
			t.Errorf("tweede voorziening: %+v %v", twee, err)
		}
		regels, err := p.Logboek.List(t.Context(), weesp, "toewijzing", "1")
		if err != nil || len(regels) != 1 || regels[0].Organisatie != "1942" || regels[0].Toedeling != "0457/gm-wmo.toewijzing" {
			t.Errorf("logboek %+v %v", regels, err)
		}
	})
}

func TestToewijzenWeigert(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		gevallen := []struct {
			naam  string
			pas   func(*Opdracht)
			soort fout.Soort
			zin   string
		}{
			{"zonder contract", func(o *Opdracht) { o.Aanbieder = ander }, fout.Onjuist, "geen contract"},
			{"voor het contract", func(o *Opdracht) { o.Geldig.Vanaf = dag("2016-12-31") }, fout.Onjuist, "geen contract"},
			{"product niet gecontracteerd", func(o *Opdracht) { o.Product.Code = "02A04" }, fout.Onjuist, "niet in het contract"},
			{"andere eenheid", func(o *Opdracht) { o.Omvang.Eenheid = contract.Etmaal }, fout.Onjuist, "Kies de eenheid van het contract"},
			{"zonder omvang", func(o *Opdracht) { o.Omvang = Omvang{} }, fout.Onjuist, "hoeveel er is toegekend"},
			{"omvang en budget", func(o *Opdracht) { o.Budget = 1 }, fout.Onjuist, "niet allebei"},
			{"halve omvang", func(o *Opdracht) { o.Omvang.Frequentie = "" }, fout.Onjuist, "niet volledig"},
			{"generiek zonder einde", func(o *Opdracht) { o.Product, o.Omvang, o.Budget = contract.Product{}, Omvang{}, 5 }, fout.Onjuist,
				"einddatum"},
			{"geen dag", func(o *Opdracht) { o.Geldig.Tot = o.Geldig.Vanaf }, fout.Onjuist, "geen enkele dag"},
			{"niemand heeft de taak", func(o *Opdracht) { o.Gemeente = utrecht }, fout.Gat, "Utrecht"},
		}
		for _, g := range gevallen {
			op := opdracht("1")
			g.pas(&op)
			if _, _, err := p.wijsToe(t, op); !fout.Is(err, g.soort) || !strings.Contains(fout.Zin(err), g.zin) {
				t.Errorf("%s: %v", g.naam, err)
			}
		}
		if lijst, err := VanZaak(t.Context(), o, weesp, "z1"); err != nil || len(lijst) != 0 || p.telJobs(t) != 0 {
			t.Errorf("er is toch iets gedaan: %v %v", lijst, err)
		}
	})
}

func TestWijzigen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		totaal := opdracht("1")
		totaal.Omvang.Frequentie = contract.Totaal
		een, _, err := p.wijsToe(t, totaal)
		if err != nil {
			t.Fatal(err)
		}
		wijzig := func(wie organisatie.Wie, w Wijziging) (tw Toewijzing, err error) {
			w.Gemeente, w.Nummer = weesp, 1
			err = o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
				tw, err = p.Wijzigen(t.Context(), tx, nu, wie, w)
				return err
			})
			return tw, err
		}
		meer, tot := Omvang{Volume: 180, Eenheid: contract.Minuut, Frequentie: contract.Totaal}, dag("2018-01-01")
		// The clock stands still: the versions must be told apart all the same.
		twee, err := wijzig(backof, Wijziging{Verwijzing: Verwijzing{Versie: 1}, Reden: DoorAanbieder, Omvang: &meer})
		if err != nil || twee.Versie != 2 || twee.Toegewezen <= een.Toegewezen || twee.Omvang != meer || twee.Nummer != 1 {
			t.Fatalf("wijzigen: %+v %v", twee, err)
		}
		if was, gevonden, err := GetBekend(t.Context(), o, weesp, 1, een.Toegewezen); err != nil || !gevonden || was.Omvang != een.Omvang ||
			was.Versie != 1 {
			t.Errorf("zoals bekend voor de wijziging: %+v %v", was, err)
		}
		gevallen := []struct {
			naam  string
			wie   organisatie.Wie
			w     Wijziging
			soort fout.Soort
		}{
			{"oude versie", backof, Wijziging{Verwijzing: Verwijzing{Versie: 1}, Reden: Verkorting, Tot: &tot}, fout.Botsing},
			{"zonder reden", backof, Wijziging{Tot: &tot}, fout.Onjuist},
			{"zonder verschil", backof, Wijziging{Reden: Administratief, Omvang: &meer}, fout.Onjuist},
			{"einde voor begin", backof, Wijziging{Reden: Verkorting, Tot: new(tijdlijn.Dag)}, fout.Onjuist},
			{"wie er niets mee te maken heeft", organisatie.Wie{Medewerker: "x", Organisatie: "0344", Functies: backof.Functies},
				Wijziging{Reden: Verkorting, Tot: &tot}, fout.NietGevonden},
			{"wie de functie mist", organisatie.Wie{Medewerker: "x", Organisatie: "1942"}, Wijziging{Reden: Verkorting, Tot: &tot},
				fout.NietBevoegd},
		}
		for _, g := range gevallen {
			if _, err := wijzig(g.wie, g.w); !fout.Is(err, g.soort) {
				t.Errorf("%s: %v", g.naam, err)
			}
		}
		var drie Toewijzing
		p.in(t, func(tx *opslag.Tx) (err error) {
			drie, err = p.Wijzigen(t.Context(), tx, nu, backof, Wijziging{Verwijzing: Verwijzing{weesp, 1, 2}, Reden: Verkorting,
				Tot: &tot})
			return err
		})
		if drie.Geldig.Tot != tot || drie.Versie != 3 || p.telJobs(t) != 3 {
			t.Errorf("beëindigen: %+v, %d berichten", drie, p.telJobs(t))
		}
		p.in(t, func(tx *opslag.Tx) (err error) {
			drie, err = p.Intrekken(t.Context(), tx, nu, backof, Verwijzing{weesp, 1, 0})
			return err
		})
		if !drie.Geldig.Leeg() || drie.RedenWijziging != Verwijderd {
			t.Errorf("intrekken: %+v", drie)
		}
		if _, err := wijzig(backof, Wijziging{Reden: Verlenging, Tot: &tot}); !fout.Is(err, fout.Botsing) {
			t.Errorf("na intrekken: %v", err)
		}
	})
}

// OP087: what is valid on or after the day, and what changed since the last
// message.
func TestVoorAanbieder(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		voorbij, loopt, weg, vanBram := opdracht("1"), opdracht("2"), opdracht("3"), opdracht("4")
		voorbij.Geldig.Tot, vanBram.Inwoner = dag("2017-02-01"), bram
		for _, op := range []Opdracht{voorbij, loopt, weg, vanBram} {
			if _, _, err := p.wijsToe(t, op); err != nil {
				t.Fatal(err)
			}
		}
		var ingetrokken Toewijzing
		p.in(t, func(tx *opslag.Tx) (err error) {
			ingetrokken, err = p.Intrekken(t.Context(), tx, dag("2017-03-01").Om(9, 0), backof, Verwijzing{weesp, 3, 0})
			return err
		})
		gevallen := []struct {
			naam    string
			dag     string
			sinds   tijdlijn.Moment
			nummers string
		}{
			{"laatste dag van de eerste", "2017-01-31", tijdlijn.MomentOpen, "1 2"},
			{"dag erna", "2017-02-01", tijdlijn.MomentOpen, "2"},
			{"met wat verwijderd is sinds", "2017-03-01", ingetrokken.Toegewezen - 1, "2 3"},
			{"verwijderd en al verteld", "2017-03-01", ingetrokken.Toegewezen, "2"},
			{"alles sinds het begin", "2017-03-01", 0, "1 2 3"},
		}
		for _, g := range gevallen {
			lijst, err := VoorAanbieder(t.Context(), o, weesp, anna, zorg, dag(g.dag), g.sinds)
			if err != nil {
				t.Fatal(err)
			}
			var nummers []string
			for _, tw := range lijst {
				nummers = append(nummers, string(rune('0'+tw.Nummer)))
			}
			if strings.Join(nummers, " ") != g.nummers {
				t.Errorf("%s: %v, verwacht %s", g.naam, nummers, g.nummers)
			}
		}
		if kent, err := KentInwoner(t.Context(), o, weesp, taakverdeling.Wmo, bram); err != nil || !kent {
			t.Errorf("Bram is bekend: %v %v", kent, err)
		}
		if kent, err := KentInwoner(t.Context(), o, weesp, taakverdeling.Jeugd, bram); err != nil || kent {
			t.Errorf("voor jeugd is Bram niet bekend: %v %v", kent, err)
		}
		if kent, err := KentInwoner(t.Context(), o, utrecht, taakverdeling.Wmo, bram); err != nil || kent {
			t.Errorf("Utrecht kent Bram niet: %v %v", kent, err)
		}
	})
}
