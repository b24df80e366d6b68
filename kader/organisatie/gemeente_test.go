package organisatie

import (
	"slices"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
)

func gemeenten(t testing.TB) *Gemeenten {
	t.Helper()
	g, err := LeesGemeenten()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func code(tekst string) kenmerk.Gemeentecode { return kenmerk.Must(kenmerk.ParseGemeentecode(tekst)) }

func TestVerantwoordelijkVolgtDeHerindeling(t *testing.T) {
	g := gemeenten(t)
	for _, geval := range []struct{ naam, code, dag, wil string }{
		{"Weesp bestaat nog", "0457", "2022-03-23", "0457"},
		{"Weesp is Amsterdam", "0457", "2022-03-24", "0363"},
		{"Amsterdam blijft Amsterdam", "0363", "2022-03-24", "0363"},
		{"Bussum bestaat nog", "0381", "2015-12-31", "0381"},
		{"Bussum is Gooise Meren", "0381", "2016-01-01", "1942"},
		{"Muiden is Gooise Meren", "0424", "2016-01-01", "1942"},
		{"Naarden is Gooise Meren", "0425", "2016-01-01", "1942"},
		{"Breukelen is Stichtse Vecht", "0311", "2011-01-01", "1904"},
		{"Loenen is Stichtse Vecht", "0329", "2011-01-01", "1904"},
		{"Maarssen is Stichtse Vecht", "0333", "2011-01-01", "1904"},
		{"Leidschendam is Leidschendam-Voorburg", "0548", "2002-01-01", "1916"},
		{"Voorburg is Leidschendam-Voorburg", "0624", "2002-01-01", "1916"},
		{"Bathmen is Deventer", "0144", "2005-01-01", "0150"},
		{"Wijdemeren bestaat nog", "1696", "2026-12-31", "1696"},
		{"Wijdemeren is volgens plan Hilversum", "1696", "2027-01-01", "0402"},
		{"Gooise Meren bestaat nog niet", "1942", "2015-12-31", ""},
		{"een code die niemand heeft", "9999", "2020-01-01", ""},
		{"een gesplitste gemeente heeft geen opvolger", "0788", "2021-01-01", ""},
	} {
		t.Run(geval.naam, func(t *testing.T) {
			kreeg, ok := g.Verantwoordelijk(code(geval.code), tijdlijn.MustDag(geval.dag))
			if kreeg.Code.String() != geval.wil || ok != (geval.wil != "") {
				t.Errorf("Verantwoordelijk(%s, %s) = %s %v, wil %q", geval.code, geval.dag, kreeg.Code, ok, geval.wil)
			}
		})
	}
}

func TestGeplandeOpvolgingToontHaarStatus(t *testing.T) {
	o, ok := gemeenten(t).OpvolgingVan(code("1696"))
	if !ok || o.Status != Gepland || o.Naar != code("0402") || o.Soort != "lichte samenvoeging" {
		t.Errorf("Wijdemeren: %+v %v", o, ok)
	}
	if o, ok := gemeenten(t).OpvolgingVan(code("0457")); !ok || o.Status != Vastgesteld {
		t.Errorf("Weesp: %+v %v", o, ok)
	}
}

// The old area keeps its rules for two years and those of the receiving
// municipality do not apply there meanwhile (art. 28 and 30 lid 1 Wet arhi).
func TestGebiedHoudtZijnRegelsTweeJaar(t *testing.T) {
	g := gemeenten(t)
	if _, ok := g.Gebied(code("1696"), tijdlijn.MustDag("2026-12-31")); ok {
		t.Error("Wijdemeren is een gebied voordat het is samengevoegd")
	}
	for dag, oud := range map[string]bool{"2027-01-01": true, "2027-06-01": true, "2028-12-31": true, "2029-01-01": false} {
		b, ok := g.Gebied(code("1696"), tijdlijn.MustDag(dag))
		if !ok || b.In != code("0402") || b.OudeRegels.Bevat(tijdlijn.MustDag(dag)) != oud {
			t.Errorf("%s: %+v, wil oude regels %v", dag, b, oud)
		}
	}
	namen := func(lijst []Gemeente) string {
		var b strings.Builder
		for _, gemeente := range lijst {
			b.WriteString(gemeente.Naam + " ")
		}
		return b.String()
	}
	if kreeg := namen(g.Gebieden(code("1942"), tijdlijn.MustDag("2016-01-01"))); kreeg != "Bussum Muiden Naarden " {
		t.Errorf("gebieden van Gooise Meren: %s", kreeg)
	}
	if kreeg := namen(g.Gebieden(code("0363"), tijdlijn.MustDag("2022-03-23"))); kreeg != "" {
		t.Errorf("Weesp ligt te vroeg in Amsterdam: %s", kreeg)
	}
}

// The source lists per year every municipality of that year, with those that
// ended on its first day or began later in it; what differs is told here.
func TestAantalPerJaar(t *testing.T) {
	lijst := map[int]int{1990: 672, 1991: 678, 1992: 651, 1993: 652, 1994: 650, 1995: 639, 1996: 635, 1997: 635, 1998: 578,
		1999: 554, 2000: 540, 2001: 542, 2002: 508, 2003: 503, 2004: 494, 2005: 487, 2006: 469, 2007: 463, 2008: 443,
		2009: 445, 2010: 444, 2011: 436, 2012: 419, 2013: 417, 2014: 409, 2015: 406, 2016: 395, 2017: 391, 2018: 391,
		2019: 389, 2020: 355, 2021: 356, 2022: 355, 2023: 345, 2024: 342, 2025: 342}
	verschil := map[int]string{
		1990: "een gemeente die op 1 januari 1991 eindigde, heeft in de bron geen rij met een einde",
		1991: "dezelfde gemeente staat bij 1991 nog in de lijst",
		2002: "Vianen ging op 1 januari 2002 naar een andere provincie en staat er twee keer",
		2011: "de lijst van 2011 heeft één rij meer dan er gemeenten waren (CBS: 418)",
	}
	g := gemeenten(t)
	for jaar, rijen := range lijst {
		dag, _ := tijdlijn.NewDag(jaar, 1, 1)
		wil := rijen
		for _, gemeente := range g.Alle() {
			begin := gemeente.Bestaat.Vanaf
			if gemeente.Bestaat.Tot == dag || begin > dag && begin.Jaar() == jaar {
				wil--
			}
		}
		if verschil[jaar] != "" {
			wil--
		}
		if kreeg := len(g.Lijst(dag)); kreeg != wil {
			t.Errorf("%s: %d gemeenten, wil %d", dag, kreeg, wil)
		}
	}
	for dag, wil := range map[string]int{"2018-01-01": 380, "2019-01-01": 355, "2022-01-01": 345, "2022-03-23": 345, "2022-03-24": 344,
		"2024-01-01": 342, "2025-12-31": 342, "2027-01-01": 341} {
		if kreeg := len(g.Lijst(tijdlijn.MustDag(dag))); kreeg != wil {
			t.Errorf("%s: %d gemeenten, wil %d", dag, kreeg, wil)
		}
	}
}

func TestZoek(t *testing.T) {
	g := gemeenten(t)
	for zoek, wil := range map[string]string{
		"Weesp": "0457", "weesp": "0457", " GM0457 ": "0457", "0457": "0457", "gm1942": "1942",
		"GOOISE  MEREN": "1942", "sudwest-fryslan": "1900", "'s-Gravenhage": "0518", "’s-gravenhage": "0518",
		"Hengelo": "0164", "Hengelo (O.)": "0164", "Sluis": "1714", "Laren": "0417", "Laren (NH.)": "0417",
		"Rijswijk": "0603", "Middelburg": "0687", "Stein": "0971", "Bergen (L.)": "0893", "Bussum": "0381",
	} {
		kreeg, err := g.Zoek(zoek)
		if err != nil || kreeg.Code.String() != wil {
			t.Errorf("Zoek(%q) = %s %v, wil %s", zoek, kreeg.Code, err, wil)
		}
	}
	for _, geval := range []struct{ zoek, dag, wil string }{
		{"Sluis", "1994-12-31", "0713"}, {"Sluis", "1995-01-01", "1714"}, {"Sluis", "2003-01-01", "1714"},
		{"Hengelo", "2004-12-31", "0164"}, {"Weesp", "2030-01-01", "0457"},
	} {
		kreeg, err := g.ZoekOp(geval.zoek, tijdlijn.MustDag(geval.dag))
		if err != nil || kreeg.Code.String() != geval.wil {
			t.Errorf("ZoekOp(%q, %s) = %s %v, wil %s", geval.zoek, geval.dag, kreeg.Code, err, geval.wil)
		}
	}
}

func TestZoekNoemtWatErOpLijkt(t *testing.T) {
	g := gemeenten(t)
	for zoek, deel := range map[string]string{
		"Wesp": "Weesp", "Hilversem": "Bedoelt u Hilversum?", "Gooise": "Gooise Meren", "Amsterdm": "Amsterdam",
		"xyzzyqwk": "gemeentecode van 4 cijfers", "9998": "code 9998", "": "Geef de naam",
	} {
		_, err := g.Zoek(zoek)
		if err == nil || !strings.Contains(fout.Zin(err), deel) {
			t.Errorf("Zoek(%q): %v, wil iets met %q", zoek, err, deel)
		}
		if zoek != "" && !fout.Is(err, fout.NietGevonden) {
			t.Errorf("Zoek(%q) is geen NietGevonden", zoek)
		}
	}
	_, err := g.Zoek("Ber")
	if n := strings.Count(fout.Zin(err), ",") + strings.Count(fout.Zin(err), " of "); n > 2 {
		t.Errorf("meer dan drie namen: %s", fout.Zin(err))
	}
	if _, err := g.Zoek(strings.Repeat("é", 5000)); len(fout.Zin(err)) > 300 {
		t.Error("lange invoer komt heel terug")
	}
}

func TestNewGemeentenWeigert(t *testing.T) {
	sinds := tijdlijn.Vanaf(tijdlijn.MustDag("1970-01-01"))
	a, b := Gemeente{Code: code("9001"), Naam: "A", Bestaat: sinds}, Gemeente{Code: code("9002"), Naam: "B", Bestaat: sinds}
	op := func(van, naar Gemeente, status Status) Opvolging {
		return Opvolging{Van: van.Code, Naar: naar.Code, Datum: tijdlijn.MustDag("2020-01-01"), Status: status}
	}
	onbekend := Gemeente{Code: code("9003")}
	later := Gemeente{Code: code("9004"), Naam: "D", Bestaat: tijdlijn.Vanaf(tijdlijn.MustDag("2021-01-01"))}
	eerder := Gemeente{Code: code("9005"), Naam: "E", Bestaat: tijdlijn.Periode{Vanaf: sinds.Vanaf, Tot: tijdlijn.MustDag("2019-01-01")}}
	for naam, geval := range map[string]struct {
		lijst       []Gemeente
		opvolgingen []Opvolging
	}{
		"dubbele code":              {[]Gemeente{a, a}, nil},
		"zonder naam":               {[]Gemeente{{Code: code("9001"), Bestaat: sinds}}, nil},
		"zonder periode":            {[]Gemeente{{Code: code("9001"), Naam: "A"}}, nil},
		"onbekende opvolger":        {[]Gemeente{a}, []Opvolging{op(a, onbekend, Vastgesteld)}},
		"onbekende status":          {[]Gemeente{a, b}, []Opvolging{op(a, b, "misschien")}},
		"twee opvolgers":            {[]Gemeente{a, b, later}, []Opvolging{op(a, b, Vastgesteld), op(a, b, Gepland)}},
		"opvolger bestaat nog niet": {[]Gemeente{a, later}, []Opvolging{op(a, later, Vastgesteld)}},
		"al eerder geëindigd":       {[]Gemeente{eerder, b}, []Opvolging{op(eerder, b, Vastgesteld)}},
		"elkaar opvolgen":           {[]Gemeente{a, b}, []Opvolging{op(a, b, Vastgesteld), op(b, a, Vastgesteld)}},
		"zichzelf opvolgen":         {[]Gemeente{a}, []Opvolging{op(a, a, Vastgesteld)}},
	} {
		if _, err := NewGemeenten(geval.lijst, geval.opvolgingen); err == nil {
			t.Errorf("%s: aangenomen", naam)
		}
	}
	g, err := NewGemeenten([]Gemeente{a, b}, []Opvolging{op(a, b, Vervallen)})
	if err != nil {
		t.Fatal(err)
	}
	if wie, ok := g.Verantwoordelijk(a.Code, tijdlijn.MustDag("2030-01-01")); !ok || wie.Code != a.Code || len(g.Opvolgingen()) != 1 {
		t.Errorf("een vervallen opvolging telt mee: %v %v", wie, ok)
	}
}

// TestKring: one municipality, and after a merger all that are one.
func TestKring(t *testing.T) {
	gemeenten, err := LeesGemeenten()
	if err != nil {
		t.Fatal(err)
	}
	gevallen := []struct {
		naam, gemeente, dag string
		kring               []string
	}{
		{"Weesp voor de fusie", "0457", "2022-03-23", []string{"0457"}},
		{"Amsterdam voor de fusie", "0363", "2022-03-23", []string{"0363"}},
		{"Amsterdam na de fusie", "0363", "2022-03-24", []string{"0363", "0457"}},
		{"Weesp na de fusie", "0457", "2022-03-24", []string{"0457", "0363"}},
		{"geen gemeente", "9999", "2022-03-24", []string{"9999"}},
	}
	for _, g := range gevallen {
		var kring []string
		for _, c := range gemeenten.Kring(kenmerk.Must(kenmerk.ParseGemeentecode(g.gemeente)), tijdlijn.MustDag(g.dag)) {
			kring = append(kring, c.String())
		}
		if !slices.Equal(kring, g.kring) {
			t.Errorf("%s: %v, wil %v", g.naam, kring, g.kring)
		}
	}
}
