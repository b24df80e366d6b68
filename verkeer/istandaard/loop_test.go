package istandaard_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/berichtproef"
	"nabuur/verkeer/istandaard/iwmo32"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/istandaard/voorbeeld"
)

// voorbeelden gives an example of every kind of message.
func voorbeelden(t *testing.T) map[string][]byte {
	t.Helper()
	uit := map[string][]byte{}
	for _, s := range uitgave.Alle() {
		for _, nummer := range voorbeeld.Nummers() {
			b, err := voorbeeld.Maak(s, nummer, voorbeeld.Keuze{Dagtekening: tijdlijn.MustDag("2026-05-11")})
			if err != nil {
				t.Fatal(err)
			}
			uit[s.Soort(nummer)] = b
		}
	}
	return uit
}

// gelopen gives what Loop meets, one line each.
func gelopen(t *testing.T, b []byte) []string {
	t.Helper()
	s, soort, err := uitgave.Van(b)
	if err != nil {
		t.Fatal(err)
	}
	model := s.Modellen[soort]
	var uit []string
	model.Loop(b, func(stap istandaard.Stap) {
		regel := strings.Repeat(" ", stap.Diepte) + stap.Element.Naam
		if stap.Einde {
			regel += " einde"
		}
		uit = append(uit, regel+"="+stap.Waarde)
	})
	return uit
}

// metGo gives the same from encoding/xml.
func metGo(t *testing.T, b []byte) []string {
	t.Helper()
	var uit []string
	lezer := xml.NewDecoder(bytes.NewReader(b))
	diepte, waarde, kinderen := 0, "", []bool{false}
	begin := -1
	for {
		token, err := lezer.Token()
		if errors.Is(err, io.EOF) {
			return uit[1 : len(uit)-1] // without the root itself
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			uit = append(uit, strings.Repeat(" ", diepte)+token.Name.Local+"=")
			kinderen[len(kinderen)-1] = true
			kinderen = append(kinderen, false)
			begin, waarde = len(uit)-1, ""
			diepte++
		case xml.CharData:
			waarde += string(token)
		case xml.EndElement:
			diepte--
			heeft := kinderen[len(kinderen)-1]
			kinderen = kinderen[:len(kinderen)-1]
			if heeft {
				uit = append(uit, strings.Repeat(" ", diepte)+token.Name.Local+" einde=")
			} else {
				uit[begin] += waarde
			}
		}
	}
}

// TestLoop: of every kind of message all elements are met, in order, with their
// values, as an independent reader meets them.
func TestLoop(t *testing.T) {
	alle := voorbeelden(t)
	if len(alle) != 28 {
		t.Fatalf("%d soorten", len(alle))
	}
	for soort, b := range alle {
		if kreeg, wil := gelopen(t, b), metGo(t, b); !slices.Equal(kreeg, wil) || len(wil) < 10 {
			t.Errorf("%s: kreeg\n%s\nwil\n%s", soort, strings.Join(kreeg, "\n"), strings.Join(wil, "\n"))
		}
	}
}

// TestLoopBedorven: a message with breaches is walked as far as it can be read, past
// any number of wrong values; what does not belong in it is passed over.
func TestLoopBedorven(t *testing.T) {
	b := string(voorbeelden(t)["WMO301"])
	heel := gelopen(t, []byte(b))
	if kreeg := gelopen(t, []byte(strings.Replace(b, "Geslacht>2<", "Geslacht>mens<", 1))); len(kreeg) != len(heel) ||
		!slices.Contains(kreeg, "  Geslacht=mens") {
		t.Errorf("verkeerde code: %v", kreeg)
	}
	if kreeg := gelopen(t, []byte(strings.Replace(b, "<wmo301:Client>",
		"<wmo301:Client><wmo301:Vreemd>1</wmo301:Vreemd>", 1))); !slices.Equal(kreeg, heel) {
		t.Errorf("vreemd element: %v", kreeg)
	}
	half := gelopen(t, []byte(b[:len(b)/2]))
	if len(half) == 0 || len(half) >= len(heel) || !slices.Equal(half[:10], heel[:10]) {
		t.Errorf("afgekapt: %v", half)
	}
	declaratie := groot(t, 400)
	if kreeg := gelopen(t, bytes.ReplaceAll(declaratie, []byte("Eenheid>01<"),
		[]byte("Eenheid>xx<"))); len(kreeg) != len(gelopen(t, declaratie)) {
		t.Errorf("na %d fouten is het lopen gestaakt", istandaard.MaxBreuken)
	}
}

// groot gives a claim with that many lines.
func groot(t testing.TB, regels int) []byte {
	t.Helper()
	d, dag := berichtproef.GroteDeclaratie(regels, istandaard.Product{Categorie: "02", Code: "02A03"})
	kop := iwmo32.Standaard.NewHeader("WMO323", "99000011", "9901", "GROOT", dag)
	b, err := iwmo32.Standaard.Codeer(iwmo32.Standaard.Maak("323", istandaard.Inhoud{Kop: &kop, Declaratie323: &d}))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestLoopGeheugen: a longer message takes no more allocations.
func TestLoopGeheugen(t *testing.T) {
	model := iwmo32.Standaard.Modellen["WMO323"]
	tel := func(b []byte) float64 {
		return testing.AllocsPerRun(5, func() { model.Loop(b, func(istandaard.Stap) {}) })
	}
	klein, veel := tel(groot(t, 40)), tel(groot(t, 4000))
	if veel > klein+2 {
		t.Errorf("%v allocaties bij 40 regels, %v bij 4000", klein, veel)
	}
}

// TestVeldnaam: every element of every release has a word, and a name that no release has
// comes back as it is.
func TestVeldnaam(t *testing.T) {
	for naam, wil := range map[string]string{
		"ToewijzingNummer": "Toewijzingnummer", "ToegewezenProduct": "Toegewezen product",
		"ReferentieAanbieder": "Referentie van de aanbieder",
		"Bsn":                 "BSN", "TeWijzigenProduct": "Te wijzigen product", "Einddatum": "Laatste dag", "Onbekend": "Onbekend",
	} {
		if kreeg := istandaard.Veldnaam(naam); kreeg != wil {
			t.Errorf("%s wordt %q, wil %q", naam, kreeg, wil)
		}
	}
}
