package taakverdeling

import (
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
)

func TestUitvoerderOpElkeDatum(t *testing.T) {
	v := weesp2017(t)
	for _, geval := range []struct {
		taak Taak
		dag  string
		wil  organisatie.Kenmerk
	}{
		{"wmo.aanvraag", "2014-12-31", ""},
		{"wmo.aanvraag", "2015-01-01", "0457"},
		{"wmo.aanvraag", "2016-12-31", "0457"},
		{"wmo.aanvraag", "2017-01-01", gooiseMeren},
		{"wmo.aanvraag", "2022-03-23", gooiseMeren},
		{"wmo.aanvraag", "2022-03-24", "0363"}, // Weesp is Amsterdam from here on
		{"wmo.besluit", "2017-01-01", "0457"},
		{"wmo.besluit", "2022-03-23", "0457"},
		{"wmo.besluit", "2022-03-24", ""}, // Amsterdam arranged nothing: a gap, not Weesp
		{"inkomen.uitkering", "2017-01-01", stichtseVecht},
		{"wmo.bestaatniet", "2017-01-01", ""},
	} {
		kreeg, ok := v.Uitvoerder(weesp, geval.taak, dag(geval.dag))
		if kreeg.Uitvoerder != geval.wil || ok != (geval.wil != "") {
			t.Errorf("%s op %s: %q %v, wil %q", geval.taak, geval.dag, kreeg.Uitvoerder, ok, geval.wil)
		}
	}
	if kreeg, _ := v.Uitvoerder(weesp, "wmo.aanvraag", dag("2022-03-24")); kreeg.Gemeente != amsterdam {
		t.Errorf("na de herindeling is de gemeente %s", kreeg.Gemeente)
	}
	if kreeg, _ := v.Uitvoerder(weesp, "wmo.aanvraag", dag("2022-03-23")); kreeg.Geldig.Tot != dag("2022-03-24") {
		t.Errorf("de toedeling van Weesp loopt door na Weesp: %s", kreeg.Geldig.Tekst())
	}
}

func TestEenGatHeeftEenNaam(t *testing.T) {
	v := weesp2017(t)
	_, err := v.MoetUitvoerder(weesp, "wmo.besluit", dag("2022-03-24"))
	if !fout.Is(err, fout.Gat) || fout.ExitCode(err) != 3 {
		t.Fatalf("geen gat: %v", err)
	}
	for _, deel := range []string{"Amsterdam", "wmo.besluit", "beschikkingen", "24 maart 2022"} {
		if !strings.Contains(fout.Zin(err), deel) {
			t.Errorf("%q ontbreekt in %q", deel, fout.Zin(err))
		}
	}
	if _, err := v.MoetUitvoerder(weesp, "wmo.besluit", dag("2017-01-01")); err != nil {
		t.Errorf("een gat waar geen gat is: %v", err)
	}
	gaten := v.Gaten(weesp, dag("2017-01-01"))
	if len(gaten)+len(v.Matrix(weesp, dag("2017-01-01"))) != len(Taken()) || len(gaten) != len(Taken())-5 {
		t.Errorf("%d gaten en %d toedelingen", len(gaten), len(v.Matrix(weesp, dag("2017-01-01"))))
	}
	if gaten := v.Gaten(code("1942"), dag("2015-12-31")); gaten != nil {
		t.Errorf("Gooise Meren heeft gaten voordat het bestaat: %v", gaten)
	}
}

func TestBehandelaarTijdensDeAfwikkeling(t *testing.T) {
	v := weesp2017(t)
	const taak = Taak("wmo.declaratiecontrole")
	for _, geval := range []struct {
		over, vandaag string
		wil           organisatie.Kenmerk
	}{
		{"2016-11-15", "2016-12-31", stichtseVecht},
		{"2016-11-15", "2017-01-01", stichtseVecht}, // run-off
		{"2016-11-15", "2017-03-31", stichtseVecht}, // its last day
		{"2016-11-15", "2017-04-01", gooiseMeren},   // it is over
		{"2017-01-15", "2017-02-01", gooiseMeren},   // work of after the end never goes to the old one
		{"2014-06-01", "2017-02-01", gooiseMeren},   // nobody held it then
		{"2017-05-01", "2017-02-01", gooiseMeren},   // a day to come
		{"2017-01-01", "2016-12-31", stichtseVecht}, // tomorrow's work is today's holder's
		{"2021-12-01", "2022-03-23", gooiseMeren},
		{"2021-12-01", "2022-03-24", "0363"}, // ended by the merger, without a run-off
	} {
		kreeg, ok := v.Behandelaar(weesp, taak, dag(geval.over), dag(geval.vandaag))
		if !ok || kreeg.Uitvoerder != geval.wil {
			t.Errorf("werk over %s op %s: %q, wil %q", geval.over, geval.vandaag, kreeg.Uitvoerder, geval.wil)
		}
	}
	uitloop := v.UitloopVan(stichtseVecht, dag("2017-03-31"))
	if len(uitloop) != 1 || uitloop[0].Taak != taak {
		t.Errorf("uitloop op de laatste dag: %v", uitloop)
	}
	for _, d := range []string{"2016-12-31", "2017-04-01"} {
		if uitloop := v.UitloopVan(stichtseVecht, dag(d)); uitloop != nil {
			t.Errorf("uitloop op %s: %v", d, uitloop)
		}
	}
	if nu := v.Van(stichtseVecht, dag("2017-01-01")); len(nu) != 1 || nu[0].Taak != "inkomen.uitkering" {
		t.Errorf("Stichtse Vecht doet op 1 januari 2017 voor Weesp %v", nu)
	}
}

// An agreement that ends because its municipality was merged runs off like any
// other (art. 44 Wet arhi).
func TestAfwikkelingNaDeHerindeling(t *testing.T) {
	oud := deel("wmo.betaling", gooiseMeren, "2017-01-01", "")
	oud.Afwikkeling = Afwikkeling{Uitlopen: true, Tot: dag("2022-07-01")}
	v, err := NewVerdeling(alleGemeenten(t), []Toedeling{oud, deelVoor(amsterdam, "wmo.betaling", "0363", "2015-01-01", "")})
	if err != nil {
		t.Fatal(err)
	}
	for vandaag, wil := range map[string]organisatie.Kenmerk{"2022-03-24": gooiseMeren, "2022-06-30": gooiseMeren, "2022-07-01": "0363"} {
		if kreeg, ok := v.Behandelaar(weesp, "wmo.betaling", dag("2022-02-01"), dag(vandaag)); !ok || kreeg.Uitvoerder != wil {
			t.Errorf("op %s: %q, wil %q", vandaag, kreeg.Uitvoerder, wil)
		}
	}
	if uitloop := v.UitloopVan(gooiseMeren, dag("2022-03-24")); len(uitloop) != 1 {
		t.Errorf("uitloop na de herindeling: %v", uitloop)
	}
}

func TestVorigeEnVolgende(t *testing.T) {
	v := weesp2017(t)
	for _, geval := range []struct {
		dag              string
		vorige, volgende organisatie.Kenmerk
	}{
		{"2014-06-01", "", "0457"},
		{"2016-12-31", "", gooiseMeren},
		{"2017-01-01", "0457", "0363"},
		{"2022-03-24", gooiseMeren, ""},
	} {
		vorige, ok1 := v.Vorige(weesp, "wmo.aanvraag", dag(geval.dag))
		volgende, ok2 := v.Volgende(weesp, "wmo.aanvraag", dag(geval.dag))
		if vorige.Uitvoerder != geval.vorige || ok1 != (geval.vorige != "") || volgende.Uitvoerder != geval.volgende ||
			ok2 != (geval.volgende != "") {
			t.Errorf("%s: vorige %q, volgende %q", geval.dag, vorige.Uitvoerder, volgende.Uitvoerder)
		}
	}
}

func TestWisselingen(t *testing.T) {
	v := weesp2017(t)
	var taken []string
	for _, w := range v.Wisselingen(weesp, dag("2017-01-01")) {
		taken = append(taken, string(w.Taak)+" "+string(w.Van.Uitvoerder)+">"+string(w.Naar.Uitvoerder))
	}
	if kreeg := strings.Join(taken, ", "); kreeg != "wmo.aanvraag 0457>1942, wmo.declaratiecontrole 1904>1942" {
		t.Errorf("op 1 januari 2017: %s", kreeg)
	}
	if w := v.Wisselingen(weesp, dag("2017-01-02")); w != nil {
		t.Errorf("op 2 januari 2017: %v", w)
	}
	if w := v.Wisselingen(weesp, dag("2022-03-24")); len(w) != 5 {
		t.Errorf("bij de herindeling: %d wisselingen", len(w))
	}
	var dagen []string
	for _, d := range v.Wisseldagen(weesp) {
		dagen = append(dagen, d.String())
	}
	if kreeg := strings.Join(dagen, " "); kreeg != "2014-01-01 2015-01-01 2017-01-01 2022-03-24" {
		t.Errorf("wisseldagen: %s", kreeg)
	}
}

func TestNewVerdelingWeigert(t *testing.T) {
	g := alleGemeenten(t)
	goed := deel("wmo.aanvraag", gooiseMeren, "2017-01-01", "")
	for naam, wijzig := range map[string]func(*Toedeling){
		"zonder gemeente":      func(t *Toedeling) { t.Gemeente = code("9999") },
		"onbekende taak":       func(t *Toedeling) { t.Taak = "wmo.dromen" },
		"zonder uitvoerder":    func(t *Toedeling) { t.Uitvoerder = "" },
		"onbekende grondslag":  func(t *Toedeling) { t.Grondslag = "gewoonte" },
		"eigen door een ander": func(t *Toedeling) { t.Grondslag = Eigen },
		"mandaat aan zichzelf": func(t *Toedeling) { t.Uitvoerder = "0457" },
		"zonder begin":         func(t *Toedeling) { t.Geldig = tijdlijn.Periode{} },
		"leeg":                 func(t *Toedeling) { t.Geldig.Tot = t.Geldig.Vanaf },
		"afwikkeling voor het einde": func(t *Toedeling) {
			t.Geldig.Tot, t.Afwikkeling = dag("2018-01-01"), Afwikkeling{Uitlopen: true, Tot: dag("2018-01-01")}
		},
	} {
		foute := goed
		wijzig(&foute)
		if _, err := NewVerdeling(g, []Toedeling{foute}); !fout.Is(err, fout.Onjuist) {
			t.Errorf("%s: %v", naam, err)
		}
	}
	_, err := NewVerdeling(g, []Toedeling{goed, deel("wmo.aanvraag", "0457", "2016-01-01", "2017-01-02")})
	if !fout.Is(err, fout.Botsing) || !strings.Contains(fout.Zin(err), "Weesp") {
		t.Errorf("overlap van één dag: %v", err)
	}
	if _, err := NewVerdeling(g, []Toedeling{goed, deel("wmo.aanvraag", "0457", "2016-01-01", "2017-01-01")}); err != nil {
		t.Errorf("aansluitende perioden zijn geen overlap: %v", err)
	}
}

// Every task has a place of its own, and a code that is none has the place past
// the end, for which a part has room and where nothing is ever divided.
func TestPlekVanEenTaak(t *testing.T) {
	for plek, taak := range Taken() {
		if kreeg, ok := plekVan(taak); !ok || kreeg != plek {
			t.Errorf("%s: %d %v, wil %d", taak, kreeg, ok, plek)
		}
	}
	for _, taak := range []Taak{"", "wmo", "wmo.", "wmo.pg", "wmo.dromen", "jeugd.uitkering", "wmo.aanvraag ", "WMO.aanvraag",
		"inkomen.bijzonderebijstandenmeer"} {
		if plek, ok := plekVan(taak); ok || plek != len(takenTabel) {
			t.Errorf("%q: %d %v", taak, plek, ok)
		}
	}
	if len(takenTabel) > meesteTaken || 3*len(takenTabel) > vakken {
		t.Errorf("er zijn %d taken: maak meesteTaken en vakken groter", len(takenTabel))
	}
}

func TestTaken(t *testing.T) {
	gezien := map[Taak]bool{}
	for _, taak := range Taken() {
		if gezien[taak] {
			t.Errorf("%s staat er twee keer", taak)
		}
		gezien[taak] = true
		terug, err := ParseTaak(" " + strings.ToUpper(string(taak)) + " ")
		if err != nil || terug != taak || string(taak) != string(taak.Domein())+"."+taak.Functie().String() {
			t.Errorf("%s: %v %v", taak, terug, err)
		}
		if tekst := taak.Tekst(); !strings.HasPrefix(tekst, taak.Domein().Tekst()+": ") || len(tekst) < 12 {
			t.Errorf("%s heet %q", taak, tekst)
		}
	}
	for _, d := range Domeinen() {
		for _, functie := range []string{"melding", "onderzoek", "aanvraag", "besluit", "bezwaar", "toewijzing", "inkoop", "contractbeheer",
			"declaratiecontrole", "betaling", "verantwoording", "applicatiebeheer"} {
			if !gezien[Taak(string(d)+"."+functie)] {
				t.Errorf("%s.%s ontbreekt", d, functie)
			}
		}
	}
	for _, fouttaak := range []string{"", "wmo", "wmo.", "wmo.dromen", "zorg.aanvraag", strings.Repeat("x", 9000)} {
		if _, err := ParseTaak(fouttaak); !fout.Is(err, fout.Onjuist) || len(fout.Zin(err)) > 600 {
			t.Errorf("ParseTaak(%.20q): %v", fouttaak, err)
		}
	}
}
