package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDeclaratieTonen: a claim is shown line by line, with what was rejected and why, to
// who checks claims over that period.
func TestDeclaratieTonen(t *testing.T) {
	h := bouwHuis(t)
	maart := "declaratie lijst --gemeente Weesp --over 2021-03-01..2021-04-01"
	h.doet(geldzaken, maart, "Declaraties over 1 maart 2021 tot en met 31 maart 2021: 1\n", declaratieMaart, "1 van 2 regels afgekeurd")
	h.doet(geldzaken, "declaratie lijst --gemeente Weesp --over 2018-03-01..2018-04-01", ": 0\n")
	h.doet(teamleider, maart, ": 1\n")
	h.weigert("1904/t.koning", maart, "Gooise Meren")
	h.weigert(geldzaken, "declaratie lijst --gemeente Weesp --over maart", "is geen periode")
	h.weigert(geldzaken, "declaratie lijst --gemeente Weesp --over 2021-04-01..2021-03-01", "Draai de datums om")
	h.doet(geldzaken, "declaratie toon --gemeente Weesp --nummer "+declaratieMaart,
		"Declaratie "+declaratieMaart+" over 1 maart 2021 tot en met 31 maart 2021", "toewijzing 1\t€ 108,00\tgoedgekeurd",
		"toewijzing 2\t", "afgekeurd", "0611 (TR418)")
	h.weigert(geldzaken, "declaratie toon --gemeente Weesp --nummer F", `Declaratie "F" is niet gevonden`)
	h.weigert("1942/c.brouwer", "declaratie toon --gemeente Weesp --nummer "+declaratieMaart, "functie")
}

// TestDeclaratieInvoeren: an invoice comes in once, by who handles that period.
func TestDeclaratieInvoeren(t *testing.T) {
	h := bouwHuis(t)
	h.weigert(geldzaken, "declaratie invoeren --gemeente Weesp $/weg.yaml", "bestaat niet")
	h.weigert(geldzaken, "declaratie invoeren --gemeente Weesp $/gesprek.yaml", "gesprek.yaml")
	h.weigert(loket, "declaratie invoeren --gemeente Weesp $/andere.yaml", "")
	h.doet(geldzaken, "declaratie invoeren --gemeente Weesp $/andere.yaml", "Factuur F2016-12: ingediend € 182,40, toegekend € 0,00")
	h.doet(geldzaken, "declaratie toon --gemeente Weesp --nummer F2016-12", "afgekeurd")
	andere, err := os.ReadFile(filepath.Join(h.map_, "andere.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	met := func(naam, oud, nieuw string) {
		inhoud := strings.ReplaceAll(string(andere), oud, nieuw)
		if inhoud == string(andere) {
			t.Fatalf("%q staat niet in de factuur", oud)
		}
		if err := os.WriteFile(filepath.Join(h.map_, naam), []byte(inhoud), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	met("geen.yaml", `categorie: "01"`, `categorie: "19"`)
	h.weigert(geldzaken, "declaratie invoeren --gemeente Weesp $/geen.yaml", `"19" is geen productcategorie`)
	met("zonder.yaml", "code: 01A01, vanaf: 2016-11-01,", "code: 01A01,")
	h.weigert(geldzaken, "declaratie invoeren --gemeente Weesp $/zonder.yaml", "Regel 1 van de factuur heeft geen vanaf of tot")
	jeugd := strings.ReplaceAll(string(andere), `categorie: "01"`, `categorie: "45"`)
	_, regels, _ := strings.Cut(jeugd, "regels:\n")
	if err := os.WriteFile(filepath.Join(h.map_, "beide.yaml"), []byte(string(andere)+regels), 0o600); err != nil {
		t.Fatal(err)
	}
	h.weigert(geldzaken, "declaratie invoeren --gemeente Weesp $/beide.yaml", "Maak er twee facturen van")
	if err := os.WriteFile(filepath.Join(h.map_, "jeugd.yaml"), []byte(strings.ReplaceAll(jeugd, "F2016-12", "J2016-12")),
		0o600); err != nil {
		t.Fatal(err)
	}
	h.doet(geldzaken, "declaratie invoeren --gemeente Weesp $/jeugd.yaml", "Factuur J2016-12: ingediend ")
	h.doet(geldzaken, "declaratie lijst --gemeente Weesp --over 2015-01-01..2022-01-01", "J2016-12\tJeugd", "F2016-12\tWmo")
	h.op("2017-02-02").weigert("1942/r.vos", "declaratie invoeren --gemeente Weesp $/factuur.yaml", "Stichtse Vecht")
}

// TestBetalen: two people pay, in their order, and each once.
func TestBetalen(t *testing.T) {
	h := bouwHuis(t)
	var orders []struct{ Nummer int64 }
	uit := h.doet(geldzaken, "betaling lijst --json --gemeente Weesp")
	if err := json.Unmarshal([]byte(uit), &orders); err != nil || len(orders) == 0 {
		t.Fatalf("%v: %s", err, uit)
	}
	h.doet(geldzaken, "betaling lijst --gemeente Weesp", "Betalingen klaargezet: ", "2\t€ 108,00\t", "door Gooise Meren")
	h.doet(geldzaken, "betaling lijst --stand betaald --gemeente Weesp", "Betalingen betaald: 0\n")
	deze := " --gemeente Weesp --nummer 2"
	h.weigert(collega, "betaling vrijgeven"+deze, "Nog niemand heeft deze betaling akkoord bevonden")
	h.weigert(loket, "betaling accorderen"+deze, "")
	h.weigert(geldzaken, "betaling accorderen --gemeente Weesp --nummer 99", "Betaling 99 is niet gevonden")
	h.weigert(geldzaken, "betaling accorderen --gemeente Weesp --nummer twee", "heel getal")
	h.doet(geldzaken, "betaling accorderen"+deze, "De betaling is goedgekeurd; een ander geeft haar vrij.")
	h.weigert(collega, "betaling accorderen"+deze, "al door een collega akkoord bevonden")
	h.weigert(geldzaken, "betaling vrijgeven"+deze, "Laat een collega haar vrijgeven")
	h.doet(collega, "betaling vrijgeven"+deze, "De betaling is vrijgegeven.")
	h.weigert(collega, "betaling vrijgeven"+deze, "staat op ‘vrijgegeven’")
}

// TestVerrekening: what was done is told apart for each Toedeling it leaned on.
func TestVerrekening(t *testing.T) {
	h := bouwHuis(t)
	h.doet(teamleider, "verrekening --gemeente Weesp --periode 2016-01-01..2021-05-01",
		"Weesp\twmo.melding\thandeling\tgeen\t3", "Stichtse Vecht\twmo.declaratiecontrole\tdeclaratieregel\thandelingen\t1\t€ 182,40",
		"Gooise Meren\twmo.aanvraag\thandeling\thandelingen\t1")
	h.doet(teamleider, "verrekening --gemeente Weesp --periode 2018-01-01..2018-02-01", "!handeling")
	h.weigert(teamleider, "verrekening --gemeente Weesp --periode 2018", "is geen periode")
	h.weigert(backoffice, "verrekening --gemeente Weesp --periode 2016-01-01..2021-05-01", "")
}

// TestLogboekControleer: the chain is whole, and when a row was changed behind its back
// the command says where and ends with 1.
func TestLogboekControleer(t *testing.T) {
	h := bouwHuis(t)
	h.doet("", "logboek controleer --gemeente Weesp", "Het logboek is gaaf: ", " regels. Kop: ")
	h.weigert("", "logboek controleer --gemeente Nergens", "niet gevonden")
}

// TestInrichtingLaad: an arrangement is a whole file or the demo region, and nothing of
// it is entered when a part is wrong.
func TestInrichtingLaad(t *testing.T) {
	h := bouwHuis(t)
	bestand := filepath.Join(h.map_, "inrichting.yaml")
	schrijf := func(inhoud string) {
		if err := os.WriteFile(bestand, []byte(inhoud), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	een := "organisaties:\n  - {kenmerk: SDNIEUW, naam: Nieuwe dienst, soort: regio, bestaat: {vanaf: 2021-01-01}}\n"
	schrijf(een + "toedelingen:\n  - {gemeente: \"9999\", domeinen: [wmo], functies: alle, uitvoerder: SDNIEUW, grondslag: eigen," +
		" vanaf: 2021-01-01, bekend: 2021-01-01}\n")
	h.weigert("", "inrichting laad $/inrichting.yaml", "")
	schrijf("organisatie: []\n")
	h.weigert("", "inrichting laad $/inrichting.yaml", "organisatie")
	h.weigert("", "inrichting laad", "óf een bestand, óf --demo")
	h.weigert("", "inrichting laad --demo $/inrichting.yaml", "óf een bestand, óf --demo")
	schrijf(een)
	h.doet("", "inrichting laad $/inrichting.yaml", "Ingelezen: 1 organisaties, 0 regelingen, 0 mandaten")
}

// TestMigreer: a store is made up to date once; another command on an old store says
// what to do.
func TestMigreer(t *testing.T) {
	adres := "sqlite:" + filepath.Join(t.TempDir(), "nieuw.sqlite")
	code, uit, fouten := uitgevoerd(t.Context(), "logboek", "controleer", "--gemeente", "Weesp", "--opslag", adres)
	if code == 0 || uit != "" || !strings.Contains(fouten, "nabuur migreer") {
		t.Errorf("op een lege opslag: code %d, %s%s", code, uit, fouten)
	}
	for _, wil := range []string{"De tabellen zijn bijgewerkt (", "De tabellen waren al bij."} {
		if code, uit, fouten = uitgevoerd(t.Context(), "migreer", "--opslag", adres); code != 0 || !strings.HasPrefix(uit, wil) {
			t.Errorf("code %d, %s%s; wil %s", code, uit, fouten, wil)
		}
	}
	for _, slecht := range []string{"map:weg", "sqlite:/er/is/geen/map/hier.sqlite", "postgres://niemand@127.0.0.1:1/niets"} {
		if code, uit, fouten = uitgevoerd(t.Context(), "migreer", "--opslag", slecht); code == 0 || uit != "" ||
			strings.Count(fouten, "\n") != 1 {
			t.Errorf("%s: code %d, %s%s", slecht, code, uit, fouten)
		}
	}
}

// TestVandaagAlleenInEenProef: an act on another day than today's would be a lie in the
// log.
func TestVandaagAlleenInEenProef(t *testing.T) {
	h := bouwHuis(t)
	code, uit, fouten := voer(t, "werklijst", "--als", consulent, "--opslag", h.adres, "--vandaag", nu)
	if code != 2 || uit != "" || !strings.Contains(fouten, "NABUUR_PROEF=1") {
		t.Errorf("code %d, %s%s", code, uit, fouten)
	}
	h.op("gisteren").weigert(consulent, "werklijst", "gisteren")
}
