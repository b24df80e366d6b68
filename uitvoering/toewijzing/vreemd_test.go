package toewijzing

import (
	"testing"

	"nabuur/grond/fout"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

// TestVreemdeHoortNietsVanToewijzingen: an organisation that does nothing for the
// municipality hears of an allotment that is there what it hears of one that is not.
func TestVreemdeHoortNietsVanToewijzingen(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		if _, _, err := p.wijsToe(t, opdracht("1")); err != nil {
			t.Fatal(err)
		}
		vreemd := organisatie.Wie{Medewerker: "v", Organisatie: "0363", Functies: []organisatie.Functie{"backoffice"}}
		for _, nummer := range []int64{1, 99} {
			wil := fout.Zin(geenToewijzing(nummer))
			tot := dag("2017-06-01")
			for naam, f := range map[string]func(tx *opslag.Tx) (Toewijzing, error){
				"wijzigen": func(tx *opslag.Tx) (Toewijzing, error) {
					return p.Wijzigen(t.Context(), tx, nu, vreemd, Wijziging{Verwijzing: Verwijzing{Gemeente: weesp, Nummer: nummer},
						Reden: Verkorting, Tot: &tot})
				},
				"intrekken": func(tx *opslag.Tx) (Toewijzing, error) {
					return p.Intrekken(t.Context(), tx, nu, vreemd, Verwijzing{weesp, nummer, 0})
				},
			} {
				if _, err := p.doe(t, f); !fout.Is(err, fout.NietGevonden) || fout.Zin(err) != wil {
					t.Errorf("%s van %d: %v", naam, nummer, err)
				}
			}
		}
	})
}
