package berichtblad

import (
	"slices"
	"strings"
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/contract"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/istandaard/voorbeeld"
)

// Of every kind of message of both laws, the page reads every value that is in it:
// codes with their meaning, dates in words, amounts in euros, all else as it stands.
func TestLeesBericht(t *testing.T) {
	soorten := 0
	for _, std := range uitgave.Alle() {
		for _, nummer := range voorbeeld.Nummers() {
			soorten++
			inhoud, err := voorbeeld.Maak(std, nummer, voorbeeld.Keuze{Dagtekening: tijdlijn.MustDag("2021-04-12")})
			if err != nil {
				t.Fatal(err)
			}
			l, err := leesBericht(inhoud, func(code string) string { return "naam van " + code })
			if err != nil || l.Meer || len(l.Kop) == 0 {
				t.Fatalf("%s%s: %+v %v", std.Voorvoegsel, nummer, l, err)
			}
			tekst, waarden := alsTekst(slices.Concat(l.Kop, l.Delen)), 0
			model := std.Modellen[std.Soort(nummer)]
			model.Loop(inhoud, func(s istandaard.Stap) {
				if s.Element.Klasse != nil {
					return
				}
				waarden++
				if wil := gelezen(s); !strings.Contains(strings.ToLower(tekst), strings.ToLower(wil)) {
					t.Errorf("%s%s: %s %q staat niet als %q in\n%s", std.Voorvoegsel, nummer, s.Element.Naam, s.Waarde, wil, tekst)
				}
			})
			if waarden < 10 {
				t.Errorf("%s%s: maar %d waarden", std.Voorvoegsel, nummer, waarden)
			}
		}
	}
	if soorten != 28 {
		t.Errorf("%d soorten", soorten)
	}
}

// gelezen says how a value must read.
func gelezen(s istandaard.Stap) string {
	switch {
	case s.Element.Naam == "Eenheid" && contract.Eenheid(s.Waarde).Bestaat():
		return contract.Eenheid(s.Waarde).Meervoud()[:4]
	case s.Element.Naam == "Frequentie":
		return contract.Frequentie(s.Waarde).Tekst()
	case s.Element.Type.Waarden != nil:
		betekenis, _ := istandaard.Betekenis(s.Element.Type.Waarden, s.Waarde)
		return strings.TrimRight(betekenis, ". ") + " (" + s.Waarde + ")"
	case s.Element.Type.Soort == istandaard.Datum:
		return tijdlijn.MustDag(s.Waarde).Tekst()
	case s.Element.Type.Bedrag:
		return "€"
	}
	return s.Waarde
}

func alsTekst(delen []vorm.Gegevens) string {
	var b strings.Builder
	for _, d := range delen {
		b.WriteString(d.Kop + "\n")
		for _, p := range d.Punten {
			b.WriteString("  " + p.Naam + ": " + p.Waarde + strings.Join(p.Regels, "; ") + "\n")
		}
	}
	return b.String()
}

// A long message is shown in part, and says so; what is no message is refused.
func TestLeesBerichtLang(t *testing.T) {
	std := uitgave.Alle()[0]
	inhoud, err := voorbeeld.Maak(std, "323", voorbeeld.Keuze{Dagtekening: tijdlijn.MustDag("2021-04-12")})
	if err != nil {
		t.Fatal(err)
	}
	tekst := string(inhoud)
	i, j := strings.Index(tekst, "<wmo323:Prestatie>"), strings.Index(tekst, "</wmo323:Prestatie>")+len("</wmo323:Prestatie>")
	if i < 0 || j < i {
		t.Fatalf("geen regel in %s", tekst)
	}
	l, err := leesBericht([]byte(tekst[:j]+strings.Repeat(tekst[i:j], 2000)+tekst[j:]), func(string) string { return "" })
	if err != nil || !l.Meer || len(l.Delen) < 10 || len(l.Delen) > meesteWaarden {
		t.Errorf("%d delen, meer: %v, %v", len(l.Delen), l.Meer, err)
	}
	if _, err := leesBericht([]byte("<geen/>"), func(string) string { return "" }); err == nil {
		t.Error("wat geen bericht is, werd gelezen")
	}
}
