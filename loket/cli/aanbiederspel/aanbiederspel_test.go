package aanbiederspel_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/istandaard/voorbeeld"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// TestAanbiederSpelen: each act of the simulated provider writes one message that is
// right; the same act again changes nothing.
func TestAanbiederSpelen(t *testing.T) {
	for wet, std := range map[string]int{"wmo": 0, "jeugd": 1} {
		map_ := t.TempDir()
		if err := postmap.Maak(map_, postmap.Mappen()...); err != nil {
			t.Fatal(err)
		}
		s := uitgave.Alle()[std]
		b, err := voorbeeld.Maak(s, "301", voorbeeld.Keuze{Dagtekening: tijdlijn.MustDag("2022-02-14")})
		if err != nil {
			t.Fatal(err)
		}
		m, _ := s.Lees(s.Soort("301"), b)
		kop, p := s.Inhoud(m).Kop, s.Inhoud(m).Client301.ToegewezenProducten[0]
		naam := postmap.Naam(kop.Afzender, kop.Ontvanger, s.Soort("301"), "1")
		if err := os.WriteFile(filepath.Join(map_, postmap.Uit, naam), b, 0o600); err != nil {
			t.Fatal(err)
		}
		ingang, nummer := p.Ingangsdatum.String(), strconv.FormatInt(p.ToewijzingNummer, 10)
		wie := " --post " + map_ + " --vandaag " + p.Ingangsdatum.Plus(10).String()
		een := wie + " --aanbieder " + kop.Ontvanger + " --gemeente " + kop.Afzender + " --wet " + wet
		client := een + " --bsn " + s.Inhoud(m).Client301.Bsn
		for _, g := range []struct {
			woorden, zegt string
			erbij         int
		}{
			{"beantwoord" + wie, "is goed; gemaakt", 3},
			{"stop" + een + " --toewijzing " + nummer + " --tot-en-met " + p.Ingangsdatum.Plus(5).String(), s.Soort("307"), 1},
			{"vraag-toewijzing" + client + " --categorie " + p.Product.Categorie + " --product " + p.Product.Code + " --vanaf " +
				ingang + " --volume 60", s.Soort("315"), 1},
			{"vraag-wijziging" + client + " --toewijzing " + nummer + " --volume 90 --tot-en-met " + p.Ingangsdatum.Plus(90).String(),
				s.Soort("317"), 1},
		} {
			for _, erbij := range []int{g.erbij, 0} {
				voor := aantalBestanden(t, map_)
				code, uit, fouten := voer(t, append([]string{"aanbieder"}, strings.Fields(g.woorden)...)...)
				if code != 0 || erbij > 0 && !strings.Contains(uit, g.zegt) || !strings.Contains(uit, "esimuleerd") && erbij > 0 ||
					aantalBestanden(t, map_)-voor != erbij {
					t.Errorf("%s: code %d, %s%s", g.woorden, code, uit, fouten)
				}
			}
		}
		for _, woorden := range []string{
			"crediteer" + een + " --declaratie X", "vraag-toewijzing" + een + " --bsn 1 --categorie 01 --vanaf " + ingang,
			strings.Replace("vraag-wijziging"+client+" --toewijzing "+nummer, " --wet "+wet, "", 1),
			"stop" + een + " --toewijzing 1 --tot-en-met gisteren",
		} {
			code, uit, fouten := voer(t, append([]string{"aanbieder"}, strings.Fields(woorden)...)...)
			if code == 0 || uit != "" || !strings.HasSuffix(strings.TrimSpace(fouten), ".") || strings.Count(fouten, "\n") != 1 {
				t.Errorf("%s: code %d, %s%s", woorden, code, uit, fouten)
			}
		}
		goed, err := filepath.Glob(filepath.Join(map_, postmap.In, "*.xml"))
		if err != nil || len(goed) != 6 {
			t.Fatalf("%v %v", goed, err)
		}
		if code, uit, _ := voer(t, append([]string{"bericht", "controleer"}, goed...)...); code != 0 {
			t.Errorf("%s", uit)
		}
	}
	for _, act := range []string{"", "stop ", "crediteer ", "vraag-toewijzing ", "vraag-wijziging ", "declareer ", "beantwoord "} {
		code, uit, fouten := voer(t, strings.Fields("aanbieder "+act+"--help")...)
		if code != 0 || fouten != "" || !strings.HasPrefix(uit, "Gebruik: nabuur aanbieder") || strings.Contains(uit, "Flags") {
			t.Errorf("%s: code %d, %s%s", act, code, uit, fouten)
		}
	}
}

func aantalBestanden(t *testing.T, map_ string) int {
	t.Helper()
	namen, err := postmap.Namen(filepath.Join(map_, postmap.In))
	if err != nil {
		t.Fatal(err)
	}
	return len(namen)
}

// TestAanbiederWeigert: what cannot be played is one sentence, and leaves nothing in the
// post.
func TestAanbiederWeigert(t *testing.T) {
	map_ := t.TempDir()
	if err := postmap.Maak(map_, postmap.Mappen()...); err != nil {
		t.Fatal(err)
	}
	post := " --post " + map_ + " --vandaag 2021-04-12"
	een := post + " --aanbieder 06010001 --gemeente 0457"
	vraag := "vraag-toewijzing" + een + " --bsn 999993653 --categorie 01 --vanaf 2021-05-01"
	for woorden, wil := range map[string]string{
		"beantwoord --post " + map_ + " --vandaag morgen":                                      "morgen",
		"stop" + post + " --aanbieder 0601 --gemeente 0457 --toewijzing 1 --tot-en-met x":      "AGB",
		"stop" + post + " --aanbieder 06010001 --gemeente Weesp --toewijzing 1 --tot-en-met x": "gemeentecode",
		"stop" + een + " --toewijzing 1 --tot-en-met 2021-04-01":                               "geen toewijzing 1",
		"declareer" + een + " --maand mei --volume 1 --tarief A=1,00":                          "mei",
		"declareer" + een + " --maand 2021-03-01 --volume 1 --tarief A=veel":                   "veel",
		"declareer" + een + " --maand 2021-03-01 --volume 1 --tarief A=1,00":                   "",
		"crediteer" + een + " --declaratie X":                                                  "geen declaratie X",
		vraag:                                                                                  "Geef met --wet voor welke wet dit is",
		vraag + " --wet pw":                                                                    "pw",
		vraag + " --wet wmo --achternaam Vries --geboren ooit":                                 "ooit",
		vraag + " --wet wmo --tot-en-met ooit":                                                 "ooit",
		vraag + " --wet wmo --budget veel":                                                     "veel",
		"vraag-wijziging" + een + " --wet wmo --bsn 1":                                         "BSN",
		"vraag-wijziging" + een + " --wet wmo --bsn 999993653":                                 "",
		"vraag-wijziging" + een + " --wet wmo --bsn 999993653 --toewijzing 1 --vanaf ooit":     "ooit",
		"vraag-wijziging" + een + " --wet wmo --bsn 999993653 --toewijzing 1 --volume 10": "Toewijzing 1 is voor deze cliënt niet " +
			"actueel",
	} {
		code, uit, fouten := voer(t, append([]string{"aanbieder"}, strings.Fields(woorden)...)...)
		if code == 0 || uit != "" || strings.Count(fouten, "\n") != 1 || !strings.Contains(fouten, wil) {
			t.Errorf("%s: code %d, %s%s; wil %q", woorden, code, uit, fouten, wil)
		}
	}
	if n := aantalBestanden(t, map_); n != 0 {
		t.Errorf("%d berichten in de post", n)
	}
	code, uit, fouten := voer(t,
		strings.Fields("aanbieder "+vraag+" --wet wmo --achternaam Vries --geboren 1950-02-01 --tot-en-met 2021-12-31 --budget 100,00")...)
	if code != 0 || !strings.Contains(uit, "WMO315") || aantalBestanden(t, map_) != 1 {
		t.Errorf("code %d, %s%s", code, uit, fouten)
	}
}
