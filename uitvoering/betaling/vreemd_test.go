package betaling

import (
	"testing"

	"nabuur/grond/fout"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

// TestVreemdeHoortNietsVanBetalingen: an organisation that does nothing for the
// municipality hears of an order that is there what it hears of one that is not, and of
// a full list what it hears of an empty one. Who does something else there learns who
// pays.
func TestVreemdeHoortNietsVanBetalingen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		vreemd := organisatie.Wie{Medewerker: "v", Organisatie: "0363", Functies: []organisatie.Functie{"declaratie"}}
		lijst := func() error {
			t.Helper()
			blik, err := p.poort.Blik(t.Context(), o, vreemd, nu.Dag())
			if err != nil {
				t.Fatal(err)
			}
			alle, err := p.Zien(t.Context(), o, blik, Lijstvraag{Gemeente: weesp, Status: Klaargezet})
			if alle.Totaal > 0 || len(alle.Betalingen) > 0 || !fout.Is(err, fout.NietGevonden) {
				t.Errorf("de vreemde ziet %v (%v)", alle, err)
			}
			return err
		}
		leeg := lijst()
		b, _, err := p.zetKlaar(t, nu, opdracht("d/1"))
		if err != nil {
			t.Fatal(err)
		}
		if vol := lijst(); fout.Zin(vol) != fout.Zin(leeg) {
			t.Errorf("van een volle lijst: %v; van een lege: %v", vol, leeg)
		}
		_, geen := p.accordeer(t, vreemd, b.Nummer+1, 0)
		_, wel := p.accordeer(t, vreemd, b.Nummer, 0)
		want := "Betaling %d is niet gevonden. Controleer het nummer."
		if fout.Zin(geen) != fout.Zin(fout.New(fout.NietGevonden, want, b.Nummer+1)) ||
			fout.Zin(wel) != fout.Zin(fout.New(fout.NietGevonden, want, b.Nummer)) {
			t.Errorf("van wat er niet is: %v; van wat er is: %v", geen, wel)
		}
		blik, err := p.poort.Blik(t.Context(), o, medewerker("x", "1904", "declaratie"), nu.Dag())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Zien(t.Context(), o, blik, Lijstvraag{Gemeente: weesp, Status: Betaald}); fout.Is(err, fout.Storing) {
			t.Error(err)
		}
	})
}
