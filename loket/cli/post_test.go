package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOntvangen: what lies in a folder is taken in once; taken in again it gives the
// same answers and changes nothing, and what is no message is refused beside the rest.
func TestOntvangen(t *testing.T) {
	h := bouwHuis(t)
	nieuw, uit := filepath.Join(h.map_, "nieuw"), filepath.Join(h.map_, "antwoord")
	ontvang := "bericht ontvang --map $/nieuw --uit $/antwoord"
	h.weigert("", ontvang, "De map "+nieuw+" bestaat niet")
	for _, map_ := range []string{nieuw, uit} {
		if err := os.Mkdir(map_, 0o750); err != nil {
			t.Fatal(err)
		}
	}
	h.doet("-", "aanbieder stop --post $/post --aanbieder 06010001 --gemeente 0457 --wet wmo --toewijzing 2 --tot-en-met 2021-04-10",
		"WMO307")
	gemaakt, err := filepath.Glob(filepath.Join(h.map_, "post", "in", "*WMO307*.xml"))
	if err != nil || len(gemaakt) != 1 {
		t.Fatalf("%v %v", gemaakt, err)
	}
	if err := os.Rename(gemaakt[0], filepath.Join(nieuw, filepath.Base(gemaakt[0]))); err != nil {
		t.Fatal(err)
	}
	h.doet("", ontvang, ": WMO307 verwerkt. Antwoord: ", "WMO308")
	eerste := mapInhoud(t, uit)
	h.doet("", ontvang, ": WMO307 was al ontvangen; er is niets veranderd. Antwoord: ")
	if tweede := mapInhoud(t, uit); len(eerste) != 1 || tweede[0] != eerste[0] {
		t.Errorf("antwoorden %v en daarna %v", eerste, tweede)
	}
	if err := os.WriteFile(filepath.Join(nieuw, "z.xml"), []byte("<geen/>"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.eindigt(1, "", ontvang, "z.xml: geweigerd. ", ": WMO307 was al ontvangen")
}

// mapInhoud gives the names and contents of the files in a folder.
func mapInhoud(t *testing.T, map_ string) (alle []string) {
	t.Helper()
	namen, err := filepath.Glob(filepath.Join(map_, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, naam := range namen {
		inhoud, err := os.ReadFile(naam)
		if err != nil {
			t.Fatal(err)
		}
		alle = append(alle, naam+"\n"+string(inhoud))
	}
	return alle
}

// TestOntvangenZonderOpslag: without a store the demo region answers, and says so.
func TestOntvangenZonderOpslag(t *testing.T) {
	map_ := t.TempDir()
	code, uit, fouten := uitgevoerd(t.Context(), "bericht", "ontvang", "--map", map_, "--uit", map_, "--vandaag", nu)
	if code != 0 || uit != "" || !strings.Contains(fouten, "proefopslag met de demoregio") {
		t.Errorf("code %d, %s%s", code, uit, fouten)
	}
	if code, _, fouten = voer(t, "bericht", "ontvang", "--map", map_, "--uit", map_, "--vandaag", nu); code != 2 ||
		!strings.Contains(fouten, "NABUUR_PROEF") {
		t.Errorf("buiten een proef: code %d, %s", code, fouten)
	}
}

// TestVersturen: what is ready goes out once.
func TestVersturen(t *testing.T) {
	h := bouwHuis(t)
	h.doet(backoffice, "toewijzing wijzigen --gemeente Weesp --nummer 2 --reden 05 --laatste 2021-06-30")
	h.doet("", "werk", "De wachtrij is leeg.") // without a post the message waits
	h.doet(backoffice, "bericht werklijst --gemeente Weesp", "versturen")
	h.doet("", "bericht verstuur --post $/post", "Verzonden: ", "WMO301")
	h.doet("", "bericht verstuur --post $/post", "Verzonden: geen")
	h.eindigt(1, "", "bericht verstuur --post $/inwoner.yaml") // a file where a folder must be made
}

// TestBerichtenTonen: messages and what waits in the traffic, for who holds
// berichtenverkeer.
func TestBerichtenTonen(t *testing.T) {
	h := bouwHuis(t)
	h.doet(backoffice, "bericht lijst --gemeente Weesp", "in\tWMO315\t", "uit\tWMO316\t", "06010001 → 0457", "0457 → 06010001",
		"0457.wmo.berichtenverkeer.2017-01-01")
	h.weigert(vreemde, "bericht lijst --gemeente Weesp", "niet gevonden")
	h.weigert("1942/c.brouwer", "bericht lijst --gemeente Weesp", "")
	h.doet(backoffice, "bericht werklijst", "verzoek: 1, te laat 0", "2021-04-15\tWeesp\tverzoek\tverzoek om toewijzing ", " is ontvangen")
	h.op("2021-04-16").doet(backoffice, "bericht werklijst --gemeente Weesp", "verzoek: 1, te laat 1")
	h.doet(vreemde, "bericht werklijst", "!Weesp")
	h.weigert(backoffice, "bericht werklijst --gemeente Wesp", "Weesp")
}

// TestLogboekGeschonden: what was changed in the file behind the program's back is
// found, and the command ends with 1.
func TestLogboekGeschonden(t *testing.T) {
	h := bouwHuis(t)
	pad := strings.TrimPrefix(h.adres, "sqlite:")
	inhoud, err := os.ReadFile(pad)
	if err != nil {
		t.Fatal(err)
	}
	anders := strings.ReplaceAll(string(inhoud), "zaak.opschorten", "zaak.verkorten_")
	anders = strings.ReplaceAll(anders, "zaak.melden", "zaak.meldem")
	if anders == string(inhoud) {
		t.Fatal("er stond niets om te veranderen")
	}
	if err := os.WriteFile(pad, []byte(anders), 0o600); err != nil {
		t.Fatal(err)
	}
	h.eindigt(1, "", "logboek controleer --gemeente Weesp", "Het logboek is geschonden bij regel ")
}

// TestWachtOp: what waits in the traffic is named by what it is, until it is done: a
// retour, a start that was not reported, an end that was not.
func TestWachtOp(t *testing.T) {
	h := bouwHuis(t)
	h.doet(backoffice, "toewijzing wijzigen --gemeente Weesp --nummer 2 --reden 05 --laatste 2021-06-30")
	h.doet("", "werk --post $/post")
	h.doet(backoffice, "bericht werklijst --gemeente Weesp", "wachten: 1, te laat 0", "WMO301 ", " aan 06010001")
	later := h.op("2021-07-12")
	later.doet(backoffice, "bericht werklijst --gemeente Weesp", "wachten: 1, te laat 1", "stoppen: 1, te laat 1",
		"einde van toewijzing 2 bij aanbieder 06010001 is niet gemeld")
	h.doet("-", "aanbieder beantwoord --post $/post", "is goed")
	h.doet("", "bericht ontvang --map $/post/in --uit $/post/uit", "WMO302 verwerkt")
	later.doet(backoffice, "bericht werklijst --gemeente Weesp", "wachten: 0, te laat 0", "!WMO301")
}

// TestVerwerptBericht: a message that breaks a rule is named with the rule: one that the
// schema refuses gets no answer, and one about an allotment that is not there does.
func TestVerwerptBericht(t *testing.T) {
	h := bouwHuis(t)
	map_ := filepath.Join(h.map_, "nieuw")
	if err := os.Mkdir(map_, 0o750); err != nil {
		t.Fatal(err)
	}
	h.doet("-", "aanbieder stop --post $/post --aanbieder 06010001 --gemeente 0457 --wet wmo --toewijzing 2 --tot-en-met 2021-04-10",
		"WMO307")
	namen, err := filepath.Glob(filepath.Join(h.map_, "post", "in", "*WMO307*.xml"))
	if err != nil || len(namen) != 1 {
		t.Fatalf("%v %v", namen, err)
	}
	inhoud, err := os.ReadFile(namen[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range []struct {
		was, wordt string
		code       int
		zegt       []string
	}{
		{">2021-04-10<", ">2021-04-31<", 1, []string{"geweigerd. Het bericht WMO307 voldoet niet aan regel XSD"}},
		{"ToewijzingNummer>2<", "ToewijzingNummer>99<", 0,
			[]string{"WMO307 afgekeurd. Antwoord: ", "\n  TR019 9019 ", "Toewijzing 99 is bij deze gemeente niet bekend"}},
	} {
		anders := strings.Replace(string(inhoud), g.was, g.wordt, 1)
		if err := os.WriteFile(filepath.Join(map_, filepath.Base(namen[0])), []byte(anders), 0o600); err != nil {
			t.Fatal(err)
		}
		h.eindigt(g.code, "", "bericht ontvang --map $/nieuw --uit $/post/uit", g.zegt...)
	}
}
