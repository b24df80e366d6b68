package berichtbestand_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nabuur/verkeer/koppeling/ggk/envelop"
)

// inEnvelop puts a message in the envelope that it travels in.
func inEnvelop(t *testing.T, functie, inhoud string) string {
	t.Helper()
	e := envelop.Envelop{
		Berichtcode: envelop.Di01, Zender: envelop.Systeem{Organisatie: "0457", Applicatie: "Nabuur"},
		Ontvanger:        envelop.Systeem{Organisatie: "90000017", Applicatie: "GGk"},
		Referentienummer: "9c5f5a3e-5d4f-4a2b-8f0e-0d6d1f2a3b4c", Tijdstip: "20210511091500", Functie: functie,
		Applicatieversie: envelop.Versie{Sub: 1}, Functieversie: envelop.Versie{Hoofd: 3, Sub: 2}, Inhoud: []byte(inhoud),
	}
	b, err := e.Encode(envelop.StandaardGrootte)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestBerichtInEenEnvelop: an envelope is opened and what stands in it is judged, from a
// file, from standard input, and to be shown.
func TestBerichtInEenEnvelop(t *testing.T) {
	alle := voorbeelden(t)
	goed := inEnvelop(t, "WMO305", alle["WMO305"])
	fout := inEnvelop(t, "WMO305", strings.ReplaceAll(alle["WMO305"], ">2021-05-09<", ">2021-05-19<"))
	stuk := strings.Replace(goed, "<ggk:xmlBestand>", "<ggk:xmlBestand>!", 1)
	if stuk == goed {
		stuk = strings.Replace(goed, "PD94", "!D94", 1)
	}
	for naam, g := range map[string]struct {
		inhoud string
		code   int
		woord  string
	}{
		"goed":           {goed, 0, "WMO305 is goed."},
		"fout erin":      {fout, 1, "TR134 0001"},
		"kapotte base64": {stuk, 1, "De envelop is niet goed."},
		"half":           {goed[:len(goed)/2], 1, "De envelop is niet goed."},
	} {
		pad := filepath.Join(t.TempDir(), "envelop.xml")
		if err := os.WriteFile(pad, []byte(g.inhoud), 0o600); err != nil {
			t.Fatal(err)
		}
		if code, uit, fouten := voer(t, "bericht", "controleer", pad); code != g.code || !strings.Contains(uit, g.woord) {
			t.Errorf("%s: code %d, %s%s", naam, code, uit, fouten)
		}
		if code, uit, fouten := voerMet(t, g.inhoud, "bericht", "controleer", "-"); code != g.code || !strings.Contains(uit, g.woord) {
			t.Errorf("%s, standaardinvoer: code %d, %s%s", naam, code, uit, fouten)
		}
		if code, uit, fouten := voer(t, "bericht", "toon", pad); code != g.code || fouten != "" ||
			!strings.Contains(uit, strings.TrimSuffix(g.woord, " is goed.")) {
			t.Errorf("%s, tonen: code %d, %s%s", naam, code, uit, fouten)
		}
	}
}

// TestBerichtVanEenAndereUitgave: what no release has is told apart from what another
// release has.
func TestBerichtVanEenAndereUitgave(t *testing.T) {
	for ruimte, woord := range map[string]string{
		"iwmo/3_2/wmo303/schema":     "iWmo 3.2 heeft geen bericht WMO303.",
		"iwmo/2_0/wmo301/schema/2_0": "Een bericht WMO301 van iWmo 2.0 kent Nabuur niet.",
		"iwmo/wmo301/schema/2_0":     "Een bericht WMO301 van iWmo 2.0 kent Nabuur niet.",
		"ijw/3_1/jw323/schema":       "Een bericht JW323 van iJw 3.1 kent Nabuur niet.",
		"zorg/3_2/wmo301/schema":     "is geen bericht van iWmo of iJw",
	} {
		in := `<a:Bericht xmlns:a="http://www.istandaarden.nl/` + ruimte + `"/>`
		if code, uit, _ := voerMet(t, in, "bericht", "controleer", "-"); code != 1 || !strings.Contains(uit, woord) {
			t.Errorf("%s: code %d, %s", ruimte, code, uit)
		}
	}
}

// TestMeerFoutenDanGetoond: of a rule that is broken all over the first places are told,
// with how many there are.
func TestMeerFoutenDanGetoond(t *testing.T) {
	claim := voorbeelden(t)["WMO323"]
	begin, eind := strings.Index(claim, "<wmo323:Prestatie>"), strings.Index(claim, "</wmo323:Prestatie>")+len("</wmo323:Prestatie>")
	if begin < 0 || eind < begin {
		t.Fatal("het voorbeeld heeft geen prestatie")
	}
	veel := claim[:begin] + strings.Repeat(claim[begin:eind], 251) + claim[eind:]
	code, uit, fouten := voerMet(t, veel, "bericht", "controleer", "--samenvatting", "-")
	if code != 1 || !strings.Contains(uit, "  TR101: 100 van 250 plaatsen getoond.\n") || !strings.Contains(uit, "  TR101  250 keer\n") {
		t.Errorf("code %d, %s%s", code, uit[max(0, len(uit)-2000):], fouten)
	}
	_, uit, _ = voerMet(t, veel, "bericht", "controleer", "--json", "-")
	if !strings.Contains(uit, `"verder":150`) {
		t.Errorf("JSON zonder het aantal: %s", uit[max(0, len(uit)-500):])
	}
	slecht := strings.ReplaceAll(veel, "<wmo323:Eenheid>", "<wmo323:Eenheid>x")
	if code, uit, _ = voerMet(t, slecht, "bericht", "controleer", "-"); code != 1 || !strings.Contains(uit, "is gestopt met lezen") {
		t.Errorf("niveau 1: code %d, %s", code, uit[max(0, len(uit)-500):])
	}
}
