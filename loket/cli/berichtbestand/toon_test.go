package berichtbestand_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/istandaard/voorbeeld"
)

// voorbeelden gives an example of every kind of message, from Weesp or for Weesp.
func voorbeelden(t *testing.T) map[string]string {
	t.Helper()
	uit := map[string]string{}
	for _, s := range uitgave.Alle() {
		for _, nummer := range voorbeeld.Nummers() {
			b, err := voorbeeld.Maak(s, nummer, voorbeeld.Keuze{Dagtekening: tijdlijn.MustDag("2021-05-11")})
			if err != nil {
				t.Fatal(err)
			}
			uit[s.Soort(nummer)] = strings.ReplaceAll(string(b), ">9901<", ">0457<")
		}
	}
	if len(uit) != 28 {
		t.Fatalf("%d voorbeelden", len(uit))
	}
	return uit
}

const start305 = `-: WMO305, start van de levering (iWmo 3.2)
Van:         aanbieder 99000011
Aan:         gemeente Weesp (0457)
Bericht:     VB3050001 van 11 mei 2021

Kopgegevens (Header)
  Berichtcode: 418
  Berichtversie: 3
  Berichtsubversie: 2
  Afzender: 99000011
  Ontvanger: 0457 (Weesp)
  Berichtidentificatie
    Identificatie: VB3050001
    Dagtekening: 11 mei 2021
  Versie van het schema (XsdVersie)
    Versie van het basisschema (BasisschemaXsdVersie): 1.0.0
    Versie van het berichtschema (BerichtXsdVersie): 1.0.0
Cliënt
  BSN: 999990019
  Geboortedatum
    Datum: 9 november 1940
  Geslacht: 2 (Vrouwelijk)
  Naam
    Geslachtsnaam
      Achternaam: Vlinderboom
      Voorvoegsel: van der
    Voornamen: Griet
    Voorletters: G
  Startproducten
    Startproduct 1
      Toewijzingnummer: 500123
      Product
        Categorie: 02 (Begeleiding)
        Code: 02A03
      Eerste dag toewijzing (ToewijzingIngangsdatum): 1 april 2021
      Eerste dag (Begindatum): 9 mei 2021
      Wat de aanbieder doet (StatusAanlevering): 1 (Eerste aanlevering)

Dit bericht is goed op niveau 1 en 2.
`

func TestToonBericht(t *testing.T) {
	alle := voorbeelden(t)
	code, uit, fouten := voerMet(t, alle["WMO305"], "bericht", "toon", "-")
	if code != 0 || fouten != "" || uit != start305 {
		t.Errorf("code %d, %s, kreeg\n%s\nwil\n%s", code, fouten, uit, start305)
	}
	for soort, wil := range map[string]string{
		"JW302": "Van:         aanbieder 99000011\nAan:         gemeente Weesp (0457)\n" +
			"Bericht:     VB3020001 van 11 mei 2021\nAntwoord op: VB3010001 van 10 mei 2021\n",
		"WMO325": "Van:         gemeente Weesp (0457)\nAan:         aanbieder 99000011\n" +
			"Bericht:     VB3250001 van 11 mei 2021\nAntwoord op: VB3230001 van 10 mei 2021\n",
		"WMO323": "Totaalbedrag: € 780,00\n",
		"WMO301": "Retourcode", // which must not be there
	} {
		code, uit, _ := voerMet(t, alle[soort], "bericht", "toon", "-")
		if code != 0 || strings.Contains(uit, wil) == (soort == "WMO301") {
			t.Errorf("%s: code %d, %q in\n%s", soort, code, wil, uit)
		}
	}
}

// TestToonAlles: of every kind of message each value is shown, as text and as JSON.
func TestToonAlles(t *testing.T) {
	for soort, b := range voorbeelden(t) {
		code, uit, fouten := voerMet(t, b, "bericht", "toon", "-")
		jcode, juit, _ := voerMet(t, b, "bericht", "toon", "--json", "-")
		var antwoord struct {
			Soort, Omschrijving string
			Inhoud              map[string]any
			Geldig              bool
			Niveau              int
		}
		if err := json.Unmarshal([]byte(juit), &antwoord); err != nil || strings.Count(juit, "\n") != 1 {
			t.Fatalf("%s: %v in %s", soort, err, juit)
		}
		if code != 0 || jcode != 0 || fouten != "" || antwoord.Soort != soort || antwoord.Omschrijving == "" || !antwoord.Geldig ||
			antwoord.Niveau != 2 {
			t.Errorf("%s: code %d en %d, %s%+v", soort, code, jcode, fouten, antwoord)
		}
		s, _, err := uitgave.Van([]byte(b))
		if err != nil {
			t.Fatal(err)
		}
		model, waarden, klassen := s.Modellen[soort], 0, 0
		model.Loop([]byte(b), func(stap istandaard.Stap) {
			switch {
			case stap.Einde:
			case stap.Element.Klasse != nil:
				klassen++
			default:
				waarden++
			}
		})
		wil := waarden + klassen + 7 + strings.Count(uit, "\nAntwoord op: ") // the heading, and the judgement below
		if regels := strings.Count(uit, "\n"); regels != wil {
			t.Errorf("%s: %d regels voor %d waarden en %d klassen, wil %d", soort, regels, waarden, klassen, wil)
		}
		if n := bladeren(antwoord.Inhoud); n != waarden {
			t.Errorf("%s: %d waarden in de JSON, wil %d: %s", soort, n, waarden, juit)
		}
	}
}

// bladeren counts the values: a code with its meaning is one.
func bladeren(in any) int {
	n := 0
	switch in := in.(type) {
	case map[string]any:
		if _, isCode := in["code"]; isCode {
			return 1
		}
		for _, deel := range in {
			n += bladeren(deel)
		}
	case []any:
		for _, deel := range in {
			n += bladeren(deel)
		}
	default:
		return 1
	}
	return n
}

func TestToonJSON(t *testing.T) {
	alle := voorbeelden(t)
	for _, g := range []struct{ soort, wil string }{
		{"WMO323", `"TotaalIngediendBedrag":{"TotaalBedrag":78000,"DebetCredit":{"code":"D","betekenis":"Debetbedrag en aantal"}}`},
		{"WMO323", `"DeclaratiePeriode":{"Begindatum":"2021-04-01","Einddatum":"2021-04-30"}`},
		{"WMO323", `"Clienten":{"Client":[{"Bsn":"999990019","Prestaties":{"Prestatie":[{`},
		{"WMO323", `"van":{"code":"99000011"},"aan":{"code":"0457","betekenis":"Weesp"},` +
			`"bericht":{"identificatie":"VB3230001","dagtekening":"2021-05-11"},"geldig":true`},
		{"JW306", `"bericht":{"identificatie":"VB3060001","dagtekening":"2021-05-11"},` +
			`"antwoord_op":{"identificatie":"VB3050001","dagtekening":"2021-05-10"}`},
	} {
		if _, uit, _ := voerMet(t, alle[g.soort], "bericht", "toon", "--json", "-"); !strings.Contains(uit, g.wil) {
			t.Errorf("%s: %s ontbreekt in %s", g.soort, g.wil, uit)
		}
	}
}

// TestToonFout: what is wrong does not stop the showing; it stands below.
func TestToonFout(t *testing.T) {
	b := voorbeelden(t)["WMO305"]
	for naam, g := range map[string]struct {
		oud, nieuw string
		wil        []string
	}{
		"code": {"Geslacht>2<", "Geslacht>x<",
			[]string{"  Geslacht: x\n", "niveau 1.\n  XSD Bericht/Client[1]/Geslacht: ", "(StatusAanlevering): 1"}},
		"datum":         {">2021-05-09<", ">2021-02-30<", []string{"(Begindatum): 2021-02-30\n", "niveau 1.\n"}},
		"niveau 2":      {">2021-05-09<", ">2021-05-19<", []string{"(Begindatum): 19 mei 2021\n", "niveau 2.\n  TR134 0001 Bericht/"}},
		"vreemd":        {"<wmo305:Bsn>", "<wmo305:Vreemd/><wmo305:Bsn>", []string{"BSN: 999990019", "Vreemd"}},
		"afgekapt":      {"<wmo305:StartProducten>", "", []string{"Voorletters: G\n", "niveau 1.\n"}},
		"terminalcodes": {">Vlinderboom<", ">a\u009b2Jb<", []string{"Achternaam: a[U+009B]2Jb\n"}},
		"twee regels":   {">Vlinderboom<", ">a\nb<", []string{"Achternaam: a\n        b\n"}},
		"geen header": {"wmo305:Header>", "wmo305:Hoofd>",
			[]string{"Van:         onbekend\n", "Bericht:     zonder nummer\n", "BSN: 999990019"}},
	} {
		kapot := strings.ReplaceAll(b, g.oud, g.nieuw)
		if g.nieuw == "" {
			kapot, _, _ = strings.Cut(b, g.oud)
		}
		code, uit, fouten := voerMet(t, kapot, "bericht", "toon", "-")
		for _, wil := range g.wil {
			if !strings.Contains(uit, wil) {
				t.Errorf("%s: %q ontbreekt in\n%s", naam, wil, uit)
			}
		}
		if goed := naam == "terminalcodes"; (code == 0) != goed || fouten != "" || strings.Contains(uit, "is goed") != goed {
			t.Errorf("%s: code %d, %s", naam, code, fouten)
		}
		_, uit, _ = voerMet(t, kapot, "bericht", "toon", "--json", "-")
		if !json.Valid([]byte(uit)) {
			t.Errorf("%s: geen JSON: %s", naam, uit)
		}
	}
}

func TestToonBestanden(t *testing.T) {
	map_ := t.TempDir()
	goed, slecht := filepath.Join(map_, "goed.xml"), filepath.Join(map_, "slecht.html")
	if err := os.WriteFile(goed, []byte(voorbeelden(t)["JW315"]), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(slecht, []byte("<html/>"), 0o600); err != nil {
		t.Fatal(err)
	}
	code, uit, fouten := voerMet(t, "", "bericht", "toon", slecht, goed)
	if code != 1 || fouten != "" || !strings.Contains(uit, "slecht.html: dit is geen bericht") ||
		!strings.Contains(uit, "\n\n"+goed+": JW315, verzoek om toewijzing (iJw 3.2)\n") {
		t.Errorf("code %d, %s\n%s", code, fouten, uit)
	}
	code, uit, fouten = voerMet(t, "", "bericht", "toon", filepath.Join(map_, "weg.xml"), map_, goed)
	if code != 2 || strings.Count(fouten, "\n") != 2 || !strings.Contains(fouten, "bestaat niet") ||
		!strings.Contains(fouten, "is een map") || !strings.Contains(uit, "JW315") {
		t.Errorf("code %d, %s\n%s", code, fouten, uit)
	}
	if code, _, fouten = voer(t, "bericht", "toon", "-"); code != 2 || !strings.Contains(fouten, "geen standaardinvoer") {
		t.Errorf("zonder invoer: code %d, %s", code, fouten)
	}
}
