package inwoner

import (
	"bytes"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

func voorbeeld() Inwoner {
	return Inwoner{
		Gemeente: kenmerk.Must(kenmerk.ParseGemeentecode("0457")), BSN: kenmerk.Must(kenmerk.ParseBSN("999993653")),
		Geboren: tijdlijn.MustDag("1940-02-29"), Geslacht: Vrouw,
		Naam: Naam{Voorletters: "ÉM", Voorvoegsel: "van 't", Achternaam: "Hoenderhok-Zuid"},
		Adres: Adres{Straat: "Slijkstraat", Huisnummer: 7, Huisletter: "B", Toevoeging: "2",
			Postcode: kenmerk.Must(kenmerk.ParsePostcode("1381BA")), Plaats: "Weesp"},
	}
}

func TestInschrijvenKentWieErAlIs(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		klok := tijdlijn.NewZetklok(tijdlijn.MustDag("2016-12-05").Om(9, 0))
		r := New(klok, bytes.NewReader(bytes.Repeat([]byte{7, 1, 3}, 100)))
		schrijfIn := func(i Inwoner) (in Inwoner, err error) {
			err = o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
				in, err = r.Inschrijven(t.Context(), tx, i)
				return err
			})
			return in, err
		}
		eerste, err := schrijfIn(voorbeeld())
		if err != nil {
			t.Fatal(err)
		}
		zelfde := voorbeeld()
		zelfde.Naam.Achternaam = strings.ToUpper(zelfde.Naam.Achternaam)
		tweede, err := schrijfIn(zelfde)
		if err != nil || tweede != eerste {
			t.Errorf("dezelfde BSN gaf een ander: %+v %v", tweede, err)
		}
		for naam, breek := range map[string]func(*Inwoner){
			"andere naam":          func(i *Inwoner) { i.Naam.Achternaam = "Anders" },
			"andere geboortedatum": func(i *Inwoner) { i.Geboren++ },
			"een heel andere mens": func(i *Inwoner) { i.Naam.Achternaam, i.Geboren = "Jansen", tijdlijn.MustDag("1990-01-01") },
		} {
			anders := voorbeeld()
			breek(&anders)
			if _, err := schrijfIn(anders); !fout.Is(err, fout.Botsing) || !strings.Contains(fout.Zin(err), "29 februari 1940") {
				t.Errorf("%s: %v", naam, err)
			}
		}
		buur := voorbeeld()
		buur.Gemeente = kenmerk.Must(kenmerk.ParseGemeentecode("1942"))
		ander, err := schrijfIn(buur)
		if err != nil || ander.ID == eerste.ID {
			t.Errorf("een andere gemeente deelt het dossier: %+v %v", ander, err)
		}
		gelezen, err := Get(t.Context(), o, eerste.Gemeente, eerste.ID)
		if err != nil || gelezen != eerste {
			t.Errorf("%+v %v", gelezen, err)
		}
		if _, err := Get(t.Context(), o, ander.Gemeente, eerste.ID); !fout.Is(err, fout.NietGevonden) {
			t.Errorf("onder een andere gemeente gevonden: %v", err)
		}
		vreemd := kenmerk.Must(kenmerk.ParseBSN("999993847"))
		namen, err := Namen(t.Context(), o, eerste.Gemeente, []kenmerk.BSN{eerste.BSN, vreemd})
		if err != nil || len(namen) != 1 || namen[eerste.BSN] != eerste.Naam {
			t.Errorf("namen: %+v %v", namen, err)
		}
		if namen, err := Namen(t.Context(), o, eerste.Gemeente, nil); err != nil || len(namen) != 0 {
			t.Errorf("namen van niemand: %+v %v", namen, err)
		}
	})
}

func TestControleerNoemtHetVeld(t *testing.T) {
	vandaag := tijdlijn.MustDag("2016-12-05")
	if err := voorbeeld().controleer(vandaag); err != nil {
		t.Fatal(err)
	}
	for plek, breek := range map[string]func(*Inwoner){
		"gemeente":    func(i *Inwoner) { i.Gemeente = kenmerk.Gemeentecode{} },
		"bsn":         func(i *Inwoner) { i.BSN = kenmerk.BSN{} },
		"achternaam":  func(i *Inwoner) { i.Naam.Achternaam = strings.Repeat("é", 201) },
		"geboren":     func(i *Inwoner) { i.Geboren = vandaag + 1 },
		"geslacht":    func(i *Inwoner) { i.Geslacht = "9" },
		"huisnummer":  func(i *Inwoner) { i.Adres.Huisnummer = 0 },
		"straat":      func(i *Inwoner) { i.Adres.Straat = strings.Repeat("a", 25) },
		"voorletters": func(i *Inwoner) { i.Naam.Voorletters = "ABCDEFG" },
	} {
		i := voorbeeld()
		breek(&i)
		if err := i.controleer(vandaag); !fout.Is(err, fout.Onjuist) || fout.Plek(err) != plek {
			t.Errorf("%s: %v bij %q", plek, err, fout.Plek(err))
		}
	}
}

// TestVoorlettersZijnLetters: however the initials are written, their letters are kept.
func TestVoorlettersZijnLetters(t *testing.T) {
	for in, wil := range map[string]string{"G.H.": "GH", "G. H.": "GH", "GH": "GH", "": "", ".": ""} {
		i := voorbeeld()
		i.Naam.Voorletters = in
		if schoon, err := i.schoon(); err != nil || schoon.Naam.Voorletters != wil {
			t.Errorf("%q: %q %v, wil %q", in, schoon.Naam.Voorletters, err, wil)
		}
	}
}

func TestNaamAdresLeeftijd(t *testing.T) {
	i := voorbeeld()
	if i.Naam.Volledig() != "É.M. van 't Hoenderhok-Zuid" || i.Adres.Regel() != "Slijkstraat 7b-2" {
		t.Errorf("%q %q", i.Naam.Volledig(), i.Adres.Regel())
	}
	for dag, jaren := range map[string]int{"2017-02-28": 76, "2017-03-01": 77, "2016-02-28": 75, "2016-02-29": 76} {
		if kreeg := i.Leeftijd(tijdlijn.MustDag(dag)); kreeg != jaren {
			t.Errorf("op %s is zij %d, wil %d", dag, kreeg, jaren)
		}
	}
}

// TestVerhuizen: the new address holds from the day on, and where somebody lived before
// stays known.
func TestVerhuizen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		klok := tijdlijn.NewZetklok(tijdlijn.MustDag("2016-12-05").Om(9, 0))
		r := New(klok, bytes.NewReader(bytes.Repeat([]byte{7, 1, 3}, 100)))
		var wie Inwoner
		in := func(doe func(tx *opslag.Tx) error) error { return o.Transactie(t.Context(), opslag.Alles, doe) }
		if err := in(func(tx *opslag.Tx) (err error) { wie, err = r.Inschrijven(t.Context(), tx, voorbeeld()); return err }); err != nil {
			t.Fatal(err)
		}
		oud := wie.Adres
		naar := Adres{Straat: " Hoogstraat", Huisnummer: 99, Postcode: kenmerk.Must(kenmerk.ParsePostcode("1381BG")), Plaats: "Weesp"}
		verhuis := func(naar Adres, vanaf string) error {
			return in(func(tx *opslag.Tx) error {
				nieuw, err := r.Verhuizen(t.Context(), tx, wie, naar, tijdlijn.MustDag(vanaf))
				if err == nil {
					wie = nieuw
				}
				return err
			})
		}
		if err := verhuis(naar, "2016-12-05"); err != nil || wie.Adres.Straat != "Hoogstraat" || wie.Versie != 2 {
			t.Fatalf("%+v %v", wie, err)
		}
		for dag, wil := range map[string]string{"2016-12-04": oud.Straat, "2016-12-05": "Hoogstraat", "2017-06-01": "Hoogstraat"} {
			if a, err := AdresOp(t.Context(), o, wie.Gemeente, wie.ID, tijdlijn.MustDag(dag)); err != nil || a.Straat != wil {
				t.Errorf("op %s: %+v %v", dag, a, err)
			}
		}
		if verhuisd, err := wie.Verhuisd(Inwoner{Adres: naar}); err != nil || verhuisd {
			t.Errorf("hetzelfde adres: %v %v", verhuisd, err)
		}
		if err := verhuis(naar, "2016-12-06"); !fout.Is(err, fout.Onjuist) {
			t.Errorf("morgen: %v", err)
		}
		naar.Straat = ""
		if err := verhuis(naar, "2016-12-05"); !fout.Is(err, fout.Onjuist) {
			t.Errorf("zonder straat: %v", err)
		}
	})
}

// TestTekstWordtEenKeerSchoongemaakt: what stands for nothing is refused where it is typed, the
// same on both databases, and a letter with its accent is one sign.
func TestTekstWordtEenKeerSchoongemaakt(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		r := New(tijdlijn.NewZetklok(tijdlijn.MustDag("2016-12-05").Om(9, 0)), bytes.NewReader(bytes.Repeat([]byte{7, 1, 3}, 100)))
		schrijfIn := func(i Inwoner) (in Inwoner, err error) {
			err = o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
				in, err = r.Inschrijven(t.Context(), tx, i)
				return err
			})
			return in, err
		}
		for naam, breek := range map[string]func(*Inwoner){
			"verticale tab": func(i *Inwoner) { i.Naam.Achternaam = "Kro\von" },
			"NUL":           func(i *Inwoner) { i.Naam.Achternaam = "Kroon\x00" },
			"geen UTF-8":    func(i *Inwoner) { i.Adres.Straat = "Caf\xe9" }, "regeleinde": func(i *Inwoner) { i.Adres.Plaats = "Wee\nsp" },
		} {
			i := voorbeeld()
			breek(&i)
			if _, err := schrijfIn(i); !fout.Is(err, fout.Onjuist) {
				t.Errorf("%s: %v", naam, err)
			}
		}
		i := voorbeeld()
		i.Naam.Voorletters, i.Naam.Achternaam = "E\u0301M", " C\u0327elik "
		in, err := schrijfIn(i)
		if err != nil || in.Naam.Volledig() != "É.M. "+i.Naam.Voorvoegsel+" Çelik" {
			t.Errorf("%q %v", in.Naam.Volledig(), err)
		}
	})
}
