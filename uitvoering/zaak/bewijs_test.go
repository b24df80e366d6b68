package zaak_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/kader/wet"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/zaak"
)

// TestEenRegeltekstStaatEenKeer: two cases of one municipality name the same rules, and
// their text stands in the store once; what is read is what was computed.
func TestEenRegeltekstStaatEenKeer(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		eerste := tot(t, o, zaak.Beschikt)
		na := tel(t, o, `SELECT COUNT(*) FROM zaak_rechtsregel`)
		t.Logf("de bewijzen van de zaak: %d bytes; de teksten, een keer: %d", tel(t, o, `SELECT CAST(
			(SELECT SUM(length(uitkomst)) FROM zaak_termijn) + (SELECT SUM(length(bewijs)) FROM zaak_beschikking) AS BIGINT)`),
			tel(t, o, `SELECT CAST(SUM(length(tekst)) AS BIGINT) FROM zaak_rechtsregel`))
		buurman := bewoonster()
		buurman.BSN = kenmerk.Must(kenmerk.ParseBSN("999990019"))
		tweede := zaakTot(t, eerste.h, buurman, zaak.Beschikt)
		if erbij := tel(t, o, `SELECT COUNT(*) FROM zaak_rechtsregel`); na == 0 || erbij != na {
			t.Errorf("na de eerste zaak %d teksten, na de tweede %d", na, erbij)
		}
		for _, kolom := range []string{"zaak_termijn WHERE uitkomst", "zaak_beschikking WHERE bewijs"} {
			if n := tel(t, o, `SELECT COUNT(*) FROM `+kolom+` LIKE '%strekking%'`); n != 0 {
				t.Errorf("%d rijen van %s houden de tekst zelf", n, kolom)
			}
		}
		for _, p := range []*proef{eerste, tweede} {
			b, err := p.h.Zaken.Zien(t.Context(), p.kijk("0457", "k.degroot"), weesp, p.id)
			p.moet(err)
			for _, termijn := range b.Termijnen {
				hoort, err := wet.Berekenen(wet.Termijn{Soort: termijn.Soort, Vanaf: termijn.Vanaf, Opschortingen: termijn.Opgeschort})
				if err != nil || !reflect.DeepEqual(hoort.Bewijs, termijn.Uitkomst.Bewijs) {
					t.Errorf("%s: %+v, wil %+v (%v)", termijn.Soort, termijn.Uitkomst.Bewijs, hoort.Bewijs, err)
				}
			}
			var bewijzen []wet.Regelbewijs
			if err := json.Unmarshal([]byte(b.Beschikking.Bewijs), &bewijzen); err != nil || len(bewijzen) != len(b.Termijnen) {
				t.Errorf("%d bewijzen bij %d termijnen: %v", len(bewijzen), len(b.Termijnen), err)
			}
			if opnieuw, err := json.Marshal(bewijzen); err != nil || string(opnieuw) != b.Beschikking.Bewijs {
				t.Errorf("het bewijs kwam niet letter voor letter terug: %v", err)
			}
		}
	})
}

// TestEenVeranderdeRegeltekstWordtGezien: a receipt of which a text was changed or taken
// away is not shown as if it were whole.
func TestEenVeranderdeRegeltekstWordtGezien(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := tot(t, o, zaak.Beschikt)
		zie := func() error {
			_, err := p.h.Zaken.Zien(t.Context(), p.kijk("0457", "k.degroot"), weesp, p.id)
			return err
		}
		p.moet(zie())
		for _, opdracht := range []string{
			`UPDATE zaak_rechtsregel SET tekst = tekst || ' '`, `DELETE FROM zaak_rechtsregel`,
		} {
			if _, err := o.Schrijver().ExecContext(t.Context(), opdracht); err != nil {
				t.Fatal(err)
			}
			if err := zie(); !fout.Is(err, fout.Storing) || !strings.Contains(fout.Zin(err), "rechtsregel") {
				t.Errorf("na %s: %v", opdracht, err)
			}
		}
	})
}

func tel(t *testing.T, o *opslag.Opslag, vraag string) int64 {
	t.Helper()
	n, _, err := opslag.Een(t.Context(), o, opslag.Waarde[int64], vraag)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
