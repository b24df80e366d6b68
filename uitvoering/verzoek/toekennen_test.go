package verzoek

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/zaak"
)

func TestToekennenVOT(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		v := p.neemIn(t, vot(taakverdeling.Wmo, product, "REF-1", "REF-2"))
		na, err := p.Toekennen(t.Context(), consulent, v[0].verwijzing(), Toekenning{})
		if err != nil || na.Stand != Toegekend || na.Besloten != nu || na.Versie != 2 {
			t.Fatalf("%+v %v", na, err)
		}
		van, err := toewijzing.VanVerzoek(t.Context(), o, weesp, v[0].ID)
		if err != nil || len(van) != 1 {
			t.Fatalf("%+v %v", van, err)
		}
		if tw := van[0]; tw.Inwoner != anna || tw.Aanbieder != zorg || tw.Product != product || tw.Omvang != perWeek ||
			tw.Geldig != periode("2017-03-06", "2018-01-01") ||
			tw.ReferentieAanbieder != "REF-1" || tw.RedenWijziging != toewijzing.Nieuw || tw.Zaak != "" {
			t.Errorf("%+v", tw)
		}
		if p.jobs(t, "verzoek.antwoord") != 0 || p.jobs(t, "toewijzing.verzend") != 1 {
			t.Error("een toekenning wordt door de toewijzing gemeld, en door niets anders")
		}
		if _, err := p.Toekennen(t.Context(), consulent, v[0].verwijzing(), Toekenning{}); !fout.Is(err, fout.Botsing) {
			t.Errorf("nog eens: %v", err)
		}
		// The second product is the same one: it cannot stand beside the first (TR302).
		if _, err := p.Toekennen(t.Context(), backof, v[1].verwijzing(), Toekenning{}); !fout.Is(err, fout.Botsing) ||
			!strings.Contains(fout.Zin(err), "toewijzing 1") {
			t.Errorf("gestapeld: %v", err)
		}
		// IV094: something else may be granted, also after an investigation.
		if _, err := p.Onderzoeken(t.Context(), backof, v[1].verwijzing()); err != nil {
			t.Fatal(err)
		}
		ander, minder, later := contract.Product{Categorie: "02", Code: "02A05"}, perWeek, periode("2017-04-03", "")
		minder.Volume = 60
		if _, err := p.Toekennen(t.Context(), backof, Verwijzing{weesp, v[1].ID, 2}, Toekenning{Product: &ander, Omvang: &minder,
			Geldig: &later, Commentaar: "minder"}); err != nil {
			t.Fatal(err)
		}
		van, err = toewijzing.VanVerzoek(t.Context(), o, weesp, v[1].ID)
		if err != nil || len(van) != 1 || van[0].Product != ander || van[0].Omvang != minder || van[0].Geldig != later ||
			van[0].ReferentieAanbieder != "REF-2" || van[0].Commentaar != "minder" {
			t.Errorf("afgeweken: %+v %v", van, err)
		}
	})
}

// TestToekennenWeigert: what the room of allotments refuses leaves nothing behind.
func TestToekennenWeigert(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		bericht := vot(taakverdeling.Wmo, product, "REF-1")
		bericht.Aanbieder = ander // without a contract
		v := p.neemIn(t, bericht)[0]
		budget, leeg := geld.Cent(100), periode("2017-03-06", "2017-03-06")
		for naam, g := range map[string]struct {
			t     Toekenning
			soort fout.Soort
			woord string
		}{
			"geen contract":              {Toekenning{}, fout.Onjuist, "geen contract"},
			"omvang en budget":           {Toekenning{Budget: &budget}, fout.Onjuist, "niet allebei"},
			"een zaak die er niet is":    {Toekenning{Zaak: "weg"}, fout.NietGevonden, "zaak"},
			"een periode zonder een dag": {Toekenning{Geldig: &leeg}, fout.Onjuist, "geen enkele dag"},
			"een omvang zonder frequentie": {Toekenning{Omvang: &toewijzing.Omvang{Volume: 1, Eenheid: "01"}}, fout.Onjuist,
				"niet volledig"},
		} {
			if _, err := p.Toekennen(t.Context(), backof, v.verwijzing(), g.t); !fout.Is(err, g.soort) ||
				!strings.Contains(fout.Zin(err), g.woord) {
				t.Errorf("%s: %v", naam, err)
			}
		}
		if na, err := Get(t.Context(), o, weesp, v.ID); err != nil || na.Stand != Ontvangen || na.Versie != 1 ||
			p.jobs(t, "toewijzing.verzend") != 0 {
			t.Errorf("er is toch iets gedaan: %+v %v", na, err)
		}
	})
}

// TestToekennenMetZaak: a grant may lean on a case, of the same client and domain.
func TestToekennenMetZaak(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		zaken := zaak.New(zaak.Onderdelen{
			Opslag: o, Klok: p.klok, Toeval: p.Toeval, Gemeenten: p.Verdeling.Gemeenten(), Verdeling: p.Verdeling, Poort: p.Poort,
			Logboek: p.Logboek, Wachtrij: p.Wachtrij, Inwoners: inwoner.New(p.klok, p.Toeval), Paden: zaak.Paden(),
		})
		meld := func(bsn kenmerk.BSN) string {
			gemeld, err := zaken.Melden(t.Context(), consulent, zaak.Melding{Domein: taakverdeling.Wmo, Gemeente: weesp, Hulpvraag: "hulp",
				Kanaal: zaak.Balie, Inwoner: inwoner.Inwoner{
					BSN: bsn, Geboren: dag("1940-01-01"), Geslacht: inwoner.Vrouw, Naam: inwoner.Naam{Achternaam: "Hoenderhok"},
					Adres: inwoner.Adres{Straat: "Slijkstraat", Huisnummer: 7, Postcode: kenmerk.Must(kenmerk.ParsePostcode("1381BA")),
						Plaats: "Weesp"},
				}})
			if err != nil {
				t.Fatal(err)
			}
			return gemeld.ID
		}
		eigen, andermans := meld(anna), meld(bram)
		v := p.neemIn(t, vot(taakverdeling.Wmo, product, "REF-1"))[0]
		jeugd := p.neemIn(t, vot(taakverdeling.Jeugd, jeugdzorg, "REF-1"))[0]
		for naam, g := range map[string]struct {
			v    Verzoek
			zaak string
		}{"de zaak van een ander": {v, andermans}, "een zaak in een ander domein": {jeugd, eigen}} {
			if _, err := p.Toekennen(t.Context(), backof, g.v.verwijzing(), Toekenning{Zaak: g.zaak}); !fout.Is(err, fout.Onjuist) ||
				fout.Plek(err) != "zaak" {
				t.Errorf("%s: %v", naam, err)
			}
		}
		na, err := p.Toekennen(t.Context(), backof, v.verwijzing(), Toekenning{Zaak: eigen, Beschikking: "B-1"})
		if err != nil || na.Zaak != eigen {
			t.Fatalf("%+v %v", na, err)
		}
		if van, err := toewijzing.VanZaak(t.Context(), o, weesp, eigen); err != nil || len(van) != 1 || van[0].Beschikking != "B-1" ||
			van[0].Verzoek != v.ID {
			t.Errorf("%+v %v", van, err)
		}
	})
}

// TestGevolg: how each line of a VOW is taken over, as a table.
func TestGevolg(t *testing.T) {
	meer := perWeek
	meer.Volume = 180
	uren := toewijzing.Omvang{Volume: 2, Eenheid: contract.Uur, Frequentie: contract.PerWeek}
	meerTotaal := totaal
	meerTotaal.Volume = 1200
	for _, g := range []struct {
		naam    string
		omvang  toewijzing.Omvang // of the allotment, which runs from 2 January to 31 December 2017
		regel   Regel
		wil     string // reason and new end; "=" leaves the end
		vervolg bool
	}{
		{"blijft", perWeek, blijft(1), " =", false},
		{"verandert niets", perWeek, wordt(1, "2017-04-01", "2018-01-01", perWeek), " =", false},
		{"langer, vanaf het begin", perWeek, wordt(1, "2017-01-02", "2018-07-01", perWeek), "04 2018-07-01", false},
		{"langer, vanaf een dag in de looptijd", perWeek, wordt(1, "2017-04-01", "2018-07-01", perWeek), "04 2018-07-01", false},
		{"langer, vanaf de dag na het einde", perWeek, wordt(1, "2018-01-01", "2018-07-01", perWeek), "04 2018-07-01", false},
		{"langer, een dag later", perWeek, wordt(1, "2018-01-02", "2018-07-01", perWeek), " =", true},
		{"zonder einde", perWeek, wordt(1, "2017-04-01", "", perWeek), "04 9999-12-31", false},
		{"korter", perWeek, wordt(1, "2017-04-01", "2017-07-01", perWeek), "05 2017-07-01", false},
		{"meer per week", perWeek, wordt(1, "2017-04-01", "2018-01-01", meer), "12 2017-04-01", true},
		{"meer per week en langer", perWeek, wordt(1, "2017-04-01", "2018-07-01", meer), "12 2017-04-01", true},
		{"andere eenheid", perWeek, wordt(1, "2017-04-01", "2018-01-01", uren), "12 2017-04-01", true},
		{"meer per week vanaf de tweede dag", perWeek, wordt(1, "2017-01-03", "2018-01-01", meer), "12 2017-01-03", true},
		{"meer per week vanaf de eerste dag", perWeek, wordt(1, "2017-01-02", "2018-01-01", meer), "13", true},
		{"eerder beginnen", perWeek, wordt(1, "2017-01-01", "2018-01-01", perWeek), "13", true},
		{"meer per week na het einde", perWeek, wordt(1, "2018-01-01", "2018-07-01", meer), " =", true},
		{"ander totaal", totaal, wordt(1, "2017-01-02", "2018-01-01", meerTotaal), "12 =", false},
		{"ander totaal en langer", totaal, wordt(1, "2017-01-02", "2018-07-01", meerTotaal), "12 2018-07-01", false},
		{"zelfde totaal, langer", totaal, wordt(1, "2017-01-02", "2018-07-01", totaal), "04 2018-07-01", false},
		{"totaal wordt per week", totaal, wordt(1, "2017-04-01", "2018-01-01", perWeek), "12 2017-04-01", true},
		{"ander budget", toewijzing.Omvang{}, Regel{Aard: Wijzigen, Geldig: periode("2017-01-02", "2018-01-01"), Budget: 500}, "12 =",
			false},
		{"budget gelijk, korter", toewijzing.Omvang{}, Regel{Aard: Wijzigen, Geldig: periode("2017-01-02", "2017-07-01"), Budget: 400},
			"05 2017-07-01", false},
	} {
		oud := toewijzing.Toewijzing{Omvang: g.omvang, Geldig: periode("2017-01-02", "2018-01-01")}
		if g.omvang.IsLeeg() {
			oud.Budget = 400
		}
		w, vervolg := g.regel.Gevolg(oud)
		kreeg := string(w.Reden)
		if w.Reden != toewijzing.Verwijderd {
			einde := " ="
			if w.Tot != nil && *w.Tot != oud.Geldig.Tot {
				einde = fmt.Sprintf(" %s", *w.Tot)
			}
			kreeg += einde
		}
		if kreeg != g.wil || vervolg != g.vervolg {
			t.Errorf("%s: %q vervolg %v, wil %q %v", g.naam, kreeg, vervolg, g.wil, g.vervolg)
		}
	}
}

// kort tells the state of the allotments of anna with zorg in this domain.
func (p *proef) kort(t testing.TB) string {
	t.Helper()
	alle, err := toewijzing.VoorAanbieder(t.Context(), p.Opslag, weesp, anna, zorg, 0, -1)
	if err != nil {
		t.Fatal(err)
	}
	var regels []string
	for _, tw := range alle {
		regels = append(regels, fmt.Sprintf("%d v%d %s %s-%s %d [%s] %s", tw.Nummer, tw.Versie, tw.Product, tw.Geldig.Vanaf, tw.Geldig.Tot,
			tw.Omvang.Volume, tw.RedenWijziging, tw.ReferentieAanbieder))
	}
	return strings.Join(regels, "\n")
}

// TestToekennenVOW takes over a package whole: one kept, one stretched, one replaced,
// one shortened to make room for a new one, and one taken away. All carry the
// reference (IV093); a later change of the municipality does not (IV097).
func TestToekennenVOW(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		meer := perWeek
		meer.Volume = 240
		p.geef(t, taakverdeling.Wmo, hulpmiddel, perWeek, 0, periode("2017-01-02", "2018-01-01"))
		p.geef(t, taakverdeling.Wmo, hulpmiddel, perWeek, 0, periode("2017-01-02", "2018-01-01"))
		p.geef(t, taakverdeling.Wmo, product, perWeek, 0, periode("2017-01-02", "2018-01-01"))
		p.geef(t, taakverdeling.Wmo, contract.Product{Categorie: "02", Code: "02A05"}, perWeek, 0, periode("2017-01-02", "2018-01-01"))
		p.geef(t, taakverdeling.Wmo, hulpmiddel, perWeek, 0, periode("2017-06-01", "2018-01-01"))
		voor := p.jobs(t, "toewijzing.verzend")
		v := p.neemIn(t, vow("VOW-1",
			erbij(contract.Product{Categorie: "02", Code: "02A05"}, "2017-05-01", "", meer),
			blijft(1), wordt(2, "2017-01-02", "2018-07-01", perWeek), wordt(3, "2017-04-01", "2018-04-01", meer),
			wordt(4, "2017-04-01", "2017-05-01", perWeek), wordt(5, "2017-05-15", "2018-01-01", perWeek)))[0]
		if _, err := p.Toekennen(t.Context(), backof, v.verwijzing(), Toekenning{Omvang: &meer}); !fout.Is(err, fout.Onjuist) {
			t.Errorf("afwijken van een VOW: %v", err)
		}
		if _, err := p.Onderzoeken(t.Context(), backof, v.verwijzing()); err != nil {
			t.Fatal(err)
		}
		p.klok.Zet(dag("2017-03-20").Om(10, 0))
		na, err := p.Toekennen(t.Context(), consulent, Verwijzing{weesp, v.ID, 2}, Toekenning{})
		if err != nil || na.Stand != Toegekend || na.Versie != 3 {
			t.Fatalf("%+v %v", na, err)
		}
		wil := `1 v2 12/12A03 2017-01-02-2018-01-01 120 [] VOW-1
2 v2 12/12A03 2017-01-02-2018-07-01 120 [04] VOW-1
3 v2 02/02A03 2017-01-02-2017-04-01 120 [12] VOW-1
4 v2 02/02A05 2017-01-02-2017-05-01 120 [05] VOW-1
5 v2 12/12A03 2017-06-01-2017-06-01 120 [13] VOW-1
6 v1 02/02A05 2017-05-01-9999-12-31 240 [] VOW-1
7 v1 02/02A03 2017-04-01-2018-04-01 240 [] VOW-1
8 v1 12/12A03 2017-05-15-2018-01-01 120 [] VOW-1`
		if kreeg := p.kort(t); kreeg != wil {
			t.Errorf("kreeg\n%s\nwil\n%s", kreeg, wil)
		}
		if jobs := p.jobs(t, "toewijzing.verzend") - voor; jobs != 8 || p.jobs(t, "verzoek.antwoord") != 1 {
			t.Errorf("%d berichten over toewijzingen, %d antwoorden", jobs, p.jobs(t, "verzoek.antwoord"))
		}
		if tw, _, err := toewijzing.Get(t.Context(), o, weesp, 7); err != nil || tw.Zaak != "z1" || tw.Beschikking != "B-1" ||
			tw.Verzoek != v.ID {
			t.Errorf("de opvolger van 3: %+v %v", tw, err)
		}
		if regels, err := p.Logboek.List(t.Context(), weesp, "toewijzing", "1"); err != nil || len(regels) != 2 ||
			regels[1].Handeling != "toewijzing.overnemen" ||
			regels[1].Medewerker != "c1" || regels[1].Toedeling != "0457/gm-wmo.toewijzing" {
			t.Errorf("logboek %+v %v", regels, err)
		}
		p.wijzig(t, 2, "2018-06-01")
		if tw, _, err := toewijzing.Get(t.Context(), o, weesp, 2); err != nil || tw.ReferentieAanbieder != "" {
			t.Errorf("een latere wijziging draagt de referentie nog: %+v %v", tw, err)
		}
	})
}

// TestToekennenVOWWeigert: one line that cannot be taken over leaves the request and
// every allotment as they were.
func TestToekennenVOWWeigert(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		meer := perWeek
		meer.Volume = 240
		p.geef(t, taakverdeling.Wmo, hulpmiddel, perWeek, 0, periode("2017-01-02", "2018-01-01"))
		p.geef(t, taakverdeling.Wmo, product, perWeek, 0, periode("2017-01-02", "2018-01-01"))
		terug := p.neemIn(t, vow("VOW-1", wordt(1, "2017-04-01", "2018-07-01", perWeek), wordt(2, "2017-01-02", "2018-01-01", meer)))[0]
		p.Toewijzingen.Gedeclareerd = func(_ context.Context, _ opslag.Lezer, _ kenmerk.Gemeentecode, nummer int64) (bool, error) {
			return nummer == 2, nil
		}
		voor := p.kort(t)
		probeer := func(naam string, v Verzoek, woord string) {
			t.Helper()
			if _, err := p.Toekennen(t.Context(), backof, v.verwijzing(), Toekenning{}); !fout.Is(err, fout.Botsing) ||
				!strings.Contains(fout.Zin(err), woord) {
				t.Errorf("%s: %v", naam, err)
			}
			if na, err := Get(t.Context(), o, weesp, v.ID); err != nil || na.Stand != Ontvangen {
				t.Errorf("%s: %+v %v", naam, na, err)
			}
			if kreeg := p.kort(t); kreeg != voor {
				t.Errorf("%s: er is iets gewijzigd:\n%s", naam, kreeg)
			}
		}
		probeer("met terugwerkende kracht na declaraties", terug, "declaraties")
		p.wijzig(t, 2, "2017-02-28") // the day before the Dagtekening is its last
		voor = p.kort(t)
		probeer("intussen beëindigd", terug, "Toewijzing 2 is intussen beëindigd")
		if _, err := p.Afwijzen(t.Context(), backof, terug.verwijzing(), Afwijzing{Reden: Zorginhoudelijk}); err != nil {
			t.Errorf("afwijzen kan nog: %v", err)
		}
	})
}

// TestToekennenEenmaal: of two people who decide at the same time one is told so.
func TestToekennenEenmaal(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		v := p.neemIn(t, vot(taakverdeling.Wmo, product, "REF-1"))[0]
		uitkomst := make(chan error, 2)
		for _, wie := range []organisatie.Wie{backof, consulent} {
			go func() {
				_, err := p.Toekennen(context.WithoutCancel(t.Context()), wie, v.verwijzing(), Toekenning{})
				uitkomst <- err
			}()
		}
		een, twee := <-uitkomst, <-uitkomst
		if een == nil {
			een, twee = twee, een
		}
		if !fout.Is(een, fout.Botsing) || twee != nil || p.jobs(t, "toewijzing.verzend") != 1 {
			t.Errorf("%v en %v, %d berichten", een, twee, p.jobs(t, "toewijzing.verzend"))
		}
	})
}

// TestVraagtBesluit: who may give what is asked. The Wmo takes a decision of the
// college; a youth who was referred by law does not need one.
func TestVraagtBesluit(t *testing.T) {
	verwezen := func(domein taakverdeling.Domein, soort Soort, type_ string) Verzoek {
		return Verzoek{Domein: domein, Soort: soort, Regels: []Regel{{Aard: Nieuw, Verwijzer: Verwijzer{Type: type_}}}}
	}
	for naam, g := range map[string]struct {
		v   Verzoek
		wil bool
	}{
		"wmo na de huisarts":     {verwezen(taakverdeling.Wmo, Toewijzing, "02"), true},
		"wmo wijziging":          {verwezen(taakverdeling.Wmo, Wijziging, ""), true},
		"jeugd na de huisarts":   {verwezen(taakverdeling.Jeugd, Toewijzing, "02"), false},
		"jeugd na de instelling": {verwezen(taakverdeling.Jeugd, Toewijzing, "04"), false},
		"jeugd door de gemeente": {verwezen(taakverdeling.Jeugd, Toewijzing, "01"), true},
		"jeugd zonder verwijzer": {verwezen(taakverdeling.Jeugd, Toewijzing, "06"), true},
		"jeugd wijziging":        {verwezen(taakverdeling.Jeugd, Wijziging, ""), false},
	} {
		if got := g.v.VraagtBesluit(); got != g.wil {
			t.Errorf("%s: %v", naam, got)
		}
		h, over := g.v.Recht()
		if taak := over.Taak.Functie(); (h == toegang.VerzoekToekennen) != g.wil || (taak == taakverdeling.Besluit) != g.wil {
			t.Errorf("%s: %s op %s", naam, h, taak)
		}
	}
}

// TestBesluitNietBijDeUitvoerder: who holds the allotments and not the decision takes
// a Wmo request under investigation or rejects it, and does not grant it.
func TestBesluitNietBijDeUitvoerder(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		v := p.neemIn(t, vot(taakverdeling.Wmo, product, "W-1"))[0]
		alleenUitvoering := backof
		alleenUitvoering.Functies = []organisatie.Functie{"backoffice"}
		if _, err := p.Toekennen(t.Context(), alleenUitvoering, v.verwijzing(), Toekenning{}); !fout.Is(err, fout.NietBevoegd) {
			t.Errorf("toekennen: %v", err)
		}
		v, err := p.Onderzoeken(t.Context(), alleenUitvoering, v.verwijzing())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Afwijzen(t.Context(), alleenUitvoering, v.verwijzing(), Afwijzing{Reden: GeenContract}); err != nil {
			t.Errorf("afwijzen: %v", err)
		}
	})
}

// TestTeBesluiten: the list of what waits for a decision of the college holds exactly
// the requests of which VraagtBesluit says so.
func TestTeBesluiten(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		var wil []string
		err := o.Transactie(t.Context(), opslag.Voor(weesp), func(tx *opslag.Tx) error {
			wil = nil
			for _, domein := range domeinen {
				for _, soort := range []Soort{Toewijzing, Wijziging} {
					for _, verwijzers := range []string{"01", "02", "02 06", "02 03", ""} {
						v := Verzoek{Gemeente: weesp, Domein: domein, Soort: soort, Stand: Ontvangen, Versie: 1, Aanbieder: zorg,
							Inwoner: anna}
						v.ID = string(domein) + " " + string(soort) + " " + verwijzers
						v.Referentie = v.ID
						for i, type_ := range strings.Split(verwijzers, " ") {
							v.Regels = append(v.Regels, Regel{Nummer: int64(i + 1), Aard: Nieuw, Verwijzer: Verwijzer{Type: type_}})
						}
						if v.VraagtBesluit() {
							wil = append(wil, v.ID)
						}
						if err := cmp.Or(voegVerzoekToe(t.Context(), tx, v), voegRegelsToe(t.Context(), tx, v)); err != nil {
							return err
						}
					}
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		kringen := []toewijzing.Kring{{Gemeente: weesp, Domein: taakverdeling.Wmo}, {Gemeente: weesp, Domein: taakverdeling.Jeugd}}
		werk, err := TeBesluiten(t.Context(), o, kringen, dag("2017-03-08"), 100)
		var kreeg []string
		for _, w := range werk {
			kreeg = append(kreeg, w.Verzoek.ID)
		}
		slices.Sort(kreeg)
		slices.Sort(wil)
		if err != nil || !slices.Equal(kreeg, wil) || len(wil) == 0 || len(wil) == 20 {
			t.Errorf("%q (%v)\nverwacht %q", kreeg, err, wil)
		}
	})
}
