package uitgave

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/ijw32"
	"nabuur/verkeer/istandaard/iwmo32"
)

// gouden gives the golden messages of every release, by path.
func gouden(t testing.TB) map[string][]byte {
	t.Helper()
	paden, err := filepath.Glob("../*/testdata/bericht/*.xml")
	if err != nil || len(paden) < 50 {
		t.Fatalf("%d gouden berichten, %v", len(paden), err)
	}
	uit := map[string][]byte{}
	for _, pad := range paden {
		if uit[pad], err = os.ReadFile(pad); err != nil {
			t.Fatal(err)
		}
	}
	return uit
}

// TestControleer: the message finds its own release, and both standards give all
// their kinds of message.
func TestControleer(t *testing.T) {
	gezien := map[string]bool{}
	for pad, b := range gouden(t) {
		soort, breuken := Controleer(b)
		wil, _, _ := strings.Cut(strings.ToUpper(filepath.Base(pad)), "_")
		if soort != wil || len(breuken) > 0 {
			t.Errorf("%s: %s %v", pad, soort, breuken)
		}
		m, breuken, err := Decode(b)
		if err != nil || len(breuken) > 0 || m.Soort() != wil {
			t.Errorf("%s: %v %v", pad, err, breuken)
		}
		gezien[soort] = true
	}
	aantal := 0
	for _, u := range Alle() {
		aantal += len(u.Codes)
	}
	if len(gezien) != aantal || aantal != 28 {
		t.Errorf("%d soorten gezien van %d", len(gezien), aantal)
	}
}

// TestControleerNiveaus: level 1 and level 2 both speak through the one entrance.
func TestControleerNiveaus(t *testing.T) {
	for pad, b := range gouden(t) {
		heel := string(b)
		if _, breuken := Controleer([]byte(strings.Replace(heel, "Versie>3<", "Versie>4<", 1))); len(breuken) != 1 ||
			breuken[0].Regel != "CS025" || breuken[0].Niveau != 1 {
			t.Errorf("%s: %v", pad, breuken)
		}
	}
	const pad = "../ijw32/testdata/bericht/jw319_woonplaatsbeginsel.xml"
	bedorven := strings.Replace(string(gouden(t)[pad]), "Verzoek>8<", "Verzoek>5<", 1)
	if _, breuken := Controleer([]byte(bedorven)); len(breuken) != 1 || breuken[0].Regel != "TR409" || breuken[0].Retourcode != "0001" {
		t.Errorf("TR409: %v", breuken)
	}
}

// TestVreemd: what is no message, or of a release that is not there, is one level 1
// breach that says what to do.
func TestVreemd(t *testing.T) {
	for naam, g := range map[string]struct{ invoer, zin string }{
		"leeg":          {"", "geen leesbaar bericht"},
		"geen xml":      {"hallo", "geen leesbaar bericht"},
		"andere wortel": {"<Bericht/>", "geen bericht van iWmo of iJw"},
		"oude release":  {`<w:Bericht xmlns:w="http://www.istandaarden.nl/iwmo/3_1/wmo301/schema"/>`, "WMO301 van iWmo 3.1"},
		"nieuwe":        {`<j:Bericht xmlns:j="http://www.istandaarden.nl/ijw/4_0/jw301/schema"/>`, "JW301 van iJw 4.0"},
		"onbekend":      {`<j:Bericht xmlns:j="http://www.istandaarden.nl/ijw/3_2/jw999/schema"/>`, "iJw 3.2 heeft geen bericht JW999"},
		"verwisseld":    {`<j:Bericht xmlns:j="http://www.istandaarden.nl/ijw/3_2/wmo301/schema"/>`, "geen bericht van iWmo of iJw"},
		"andere naam":   {`<j:Berichten xmlns:j="http://www.istandaarden.nl/ijw/3_2/jw301/schema"/>`, "geen bericht van iWmo of iJw"},
	} {
		soort, breuken := Controleer([]byte(g.invoer))
		if soort != "" || len(breuken) != 1 || breuken[0].Niveau != 1 ||
			breuken[0].Retourcode != "" || !strings.Contains(breuken[0].Tekst, g.zin) {
			t.Errorf("%s: %q %+v", naam, soort, breuken)
		}
		if _, _, err := Decode([]byte(g.invoer)); !fout.Is(err, fout.Onjuist) {
			t.Errorf("%s: %v", naam, err)
		}
	}
}

// TestVoor: each law has its release, and a next one begins on its day, for its law
// alone.
func TestVoor(t *testing.T) {
	dag := tijdlijn.MustDag("2027-01-01")
	if u := Voor(istandaard.Wmo, dag); u != iwmo32.Standaard {
		t.Errorf("Wmo: %v", u)
	}
	if u := Voor(istandaard.Jeugd, dag); u != ijw32.Standaard {
		t.Errorf("Jeugd: %v", u)
	}
	if u := Voor(0, dag); u != nil {
		t.Errorf("geen wet: %v", u)
	}
	volgende := &istandaard.Standaard{Naam: "iWmo 4.0", Wet: istandaard.Wmo, Voorvoegsel: "WMO", Codes: map[string]string{"WMO301": "1"},
		Codelijsten: map[string][]istandaard.Waarde{"RedenVerzoek": {{Code: "1", Betekenis: "nieuw"}}}}
	tabel := New(Verzending{dag, volgende}).Met(Gangbaar().verzendingen[0]).Met(Gangbaar().verzendingen[1])
	for naam, g := range map[string]struct {
		wet    istandaard.Wet
		nummer string
		dag    tijdlijn.Dag
		wil    *istandaard.Standaard
	}{
		"de dag ervoor":          {istandaard.Wmo, "301", dag - 1, iwmo32.Standaard},
		"op de dag":              {istandaard.Wmo, "301", dag, volgende},
		"wat zij niet heeft":     {istandaard.Wmo, "319", dag, iwmo32.Standaard},
		"andere wet":             {istandaard.Jeugd, "301", dag, ijw32.Standaard},
		"wat geen uitgave heeft": {istandaard.Wmo, "999", dag, nil},
	} {
		if u := tabel.VoorNummer(g.wet, g.nummer, g.dag); u != g.wil {
			t.Errorf("%s: %v", naam, u)
		}
	}
	if u := tabel.Voor(istandaard.Wmo, dag); u != volgende {
		t.Errorf("de wet op de dag: %v", u)
	}
	if len(tabel.Alle()) != 3 || len(Alle()) != 2 {
		t.Errorf("%d en %d uitgaven", len(tabel.Alle()), len(Alle()))
	}
	for code, wil := range map[string]string{"1": "nieuw", "2": betekenis(t, "2"), "9": ""} {
		if tekst, ok := tabel.Betekenis(istandaard.Wmo, "RedenVerzoek", code); tekst != wil || ok != (wil != "") {
			t.Errorf("code %s: %q, wil %q", code, tekst, wil)
		}
	}
}

func betekenis(t *testing.T, code string) string {
	t.Helper()
	tekst, ok := istandaard.Betekenis(iwmo32.LijstRedenVerzoek, code)
	if !ok {
		t.Fatal("code " + code + " bestaat niet")
	}
	return tekst
}

// TestControleerVan: a file gives what its bytes give, and what cannot be read is an
// error.
func TestControleerVan(t *testing.T) {
	berichten := gouden(t)
	berichten["vreemd"], berichten["leeg"] = []byte("<a/>"), nil
	berichten["te groot"] = append(bytes.Clone(berichten["../ijw32/testdata/bericht/jw319_woonplaatsbeginsel.xml"]),
		bytes.Repeat([]byte(" "), istandaard.MaxGrootte)...)
	berichten["commentaar vooraf"] = append([]byte("<!--"+strings.Repeat("x", 2*istandaard.Venster)+"-->"),
		berichten["../ijw32/testdata/bericht/jw319_woonplaatsbeginsel.xml"][40:]...)
	berichten["wit achteraan"] = append(bytes.Clone(berichten["../iwmo32/testdata/bericht/wmo323_alleen_credit.xml"]),
		bytes.Repeat([]byte(" "), 3*istandaard.Venster)...)
	for naam, b := range berichten {
		wil, breuken := Controleer(b)
		soort, kreeg, err := ControleerVan(bytes.NewReader(b), int64(len(b)))
		if err != nil || soort != wil || !slices.Equal(kreeg, breuken) {
			t.Errorf("%s: %s %v %v, wil %s %v", naam, soort, kreeg, err, wil, breuken)
		}
	}
	if _, _, err := ControleerVan(bytes.NewReader(nil), 10); !fout.Is(err, fout.Onjuist) {
		t.Errorf("te kort bestand: %v", err)
	}
}
