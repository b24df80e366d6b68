package declaratie

import (
	"slices"

	"pgregory.net/rapid"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
)

// keurAntwoord checks what a message 325 may say (IV087, TR342, TR366, TR367),
// whatever was claimed: by which way the claim, its clients and its lines went.
func keurAntwoord(t *rapid.T, d Declaratie, a Antwoord) {
	t.Helper()
	if a.Nummer != d.Nummer || a.Ingediend != d.Totaal {
		t.Fatalf("antwoord op %s over %s: %+v", d.Nummer, d.Totaal, a)
	}
	if len(a.Redenen) > 0 { // the claim was refused
		if a.Toegekend != 0 || len(a.Clienten) != 0 || len(a.Delen) != 0 || a.Betaling != 0 || slices.Contains(a.Codes, "0200") ||
			slices.Contains(a.Codes, "8001") {
			t.Fatalf("geweigerde declaratie: %+v", a)
		}
		return
	}
	over := slices.Clone(d.Regels)
	var terug geld.Cent
	gezien := map[kenmerk.BSN]bool{}
	for _, c := range a.Clienten {
		if gezien[c.Inwoner] || len(c.Regels) == 0 {
			t.Fatalf("cliënt %s staat er tweemaal of zonder regels", c.Inwoner)
		}
		gezien[c.Inwoner] = true
		geweigerd := !slices.Equal(c.Codes, []string{"0200"})
		if geweigerd != (len(c.Redenen) > 0) {
			t.Fatalf("cliënt %+v", c)
		}
		for _, r := range c.Regels {
			i := slices.Index(over, r.Regel)
			if i < 0 || r.Inwoner != c.Inwoner {
				t.Fatalf("regel %+v is niet gedeclareerd", r.Regel)
			}
			over = slices.Delete(over, i, i+1)
			terug += r.netto()
			if slices.Equal(r.Codes, []string{"0233"}) != geweigerd || geweigerd != (r.Status == NietBeoordeeld) ||
				slices.Contains(r.Codes, "0200") || len(r.Codes) == 0 || !r.Toedeling.IsLeeg() {
				t.Fatalf("cliënt %v met regel %v %s", c.Codes, r.Codes, r.Status)
			}
		}
	}
	var toegekend geld.Cent
	for _, r := range over {
		if gezien[r.Inwoner] && slices.ContainsFunc(a.Clienten, func(c Client) bool {
			return c.Inwoner == r.Inwoner &&
				len(c.Redenen) > 0
		}) {
			t.Fatalf("regel %s van een geweigerde cliënt kwam niet terug", r.Referentie)
		}
		toegekend += r.netto()
	}
	if a.Ingediend-a.Toegekend != terug || a.Toegekend != toegekend {
		t.Fatalf("ingediend %s, toegekend %s, teruggestuurd %s, de rest %s", a.Ingediend, a.Toegekend, terug, toegekend)
	}
	if wil := map[bool]string{true: "8001", false: "0200"}[len(a.Clienten) == 0]; !slices.Equal(a.Codes, []string{wil}) {
		t.Fatalf("codes %v, wil %s", a.Codes, wil)
	}
	var ingediend geld.Cent
	toegekend = 0
	for _, deel := range a.Delen {
		ingediend, toegekend = ingediend+deel.Ingediend, toegekend+deel.Toegekend
	}
	if len(a.Delen) == 0 || a.Delen[0].Gemeente != d.Gemeente || a.Delen[0].Betaling != a.Betaling || ingediend != a.Ingediend ||
		toegekend != a.Toegekend {
		t.Fatalf("delen %+v van %s en %s", a.Delen, a.Ingediend, a.Toegekend)
	}
}
