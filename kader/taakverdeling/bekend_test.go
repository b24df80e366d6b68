package taakverdeling

import (
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

func TestBekendGeeftOokWatIsIngetrokken(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		r := New(o, alleGemeenten(t))
		met := func(td Toedeling, id string) Toedeling { td.ID = id; return td }
		in(t, o, func(tx *opslag.Tx) error {
			return r.Toedelen(t.Context(), tx, moment1,
				met(deel("wmo.aanvraag", "0457", "2015-01-01", ""), "gebleven"), met(deel("wmo.besluit", gooiseMeren, "2017-01-01", ""),
					"ingetrokken"),
				met(deel("wmo.melding", gooiseMeren, "2017-01-01", ""), "beëindigd"),
				met(deel("wmo.bezwaar", gooiseMeren, "2017-01-01", ""),
					"verbeterd"),
				met(deelVoor(amsterdam, "wmo.aanvraag", "0363", "2015-01-01", ""), "gebleven"))
		})
		in(t, o, func(tx *opslag.Tx) error {
			if err := r.Beeindigen(t.Context(), tx, moment2, weesp, "beëindigd", dag("2018-01-01"), Afwikkeling{}); err != nil {
				return err
			}
			if err := r.Corrigeren(t.Context(), tx, moment2, "verbeterd", met(deel("wmo.bezwaar", stichtseVecht, "2017-01-01", ""),
				"beter")); err != nil {
				return err
			}
			return r.Intrekken(t.Context(), tx, moment2, weesp, "ingetrokken")
		})
		vraag := func(l opslag.Lezer) map[Verwijzing]Toedeling {
			t.Helper()
			bekend, err := r.Bekend(t.Context(), l, Verwijzing{weesp, "gebleven"}, Verwijzing{amsterdam, "gebleven"}, Verwijzing{weesp,
				"ingetrokken"}, Verwijzing{},
				Verwijzing{weesp, "beëindigd"}, Verwijzing{weesp, "verbeterd"}, Verwijzing{weesp, "nooit"}, Verwijzing{amsterdam,
					"ingetrokken"}, Verwijzing{ID: "gebleven"}, Verwijzing{weesp, "gebleven"})
			if err != nil {
				t.Fatal(err)
			}
			return bekend
		}
		bekend := vraag(o)
		for v, wil := range map[Verwijzing]struct {
			uitvoerder string
			tot        tijdlijn.Dag
			bekendTot  tijdlijn.Moment
		}{
			{weesp, "gebleven"}:     {"0457", tijdlijn.Open, tijdlijn.MomentOpen},
			{amsterdam, "gebleven"}: {"0363", tijdlijn.Open, tijdlijn.MomentOpen},
			{weesp, "ingetrokken"}:  {"1942", tijdlijn.Open, moment2},
			{weesp, "beëindigd"}:    {"1942", dag("2018-01-01"), tijdlijn.MomentOpen},
			{weesp, "verbeterd"}:    {"1942", tijdlijn.Open, moment2},
		} {
			kreeg, ok := bekend[v]
			if !ok || string(kreeg.Uitvoerder) != wil.uitvoerder || kreeg.Geldig.Tot != wil.tot || kreeg.BekendTot != wil.bekendTot {
				t.Errorf("%s: %+v, wil %+v", v, kreeg, wil)
			}
		}
		if len(bekend) != 5 {
			t.Errorf("er kwamen er %d: %v", len(bekend), bekend)
		}
		in(t, o, func(tx *opslag.Tx) error {
			if err := r.Intrekken(t.Context(), tx, moment2, weesp, "gebleven"); err != nil {
				return err
			}
			if binnen := vraag(tx)[Verwijzing{weesp, "gebleven"}]; binnen.BekendTot == tijdlijn.MomentOpen {
				t.Error("een transactie ziet niet wat zij zelf introk")
			}
			return nil
		})
		if geen, err := r.Bekend(t.Context(), o); err != nil || len(geen) != 0 {
			t.Errorf("niets gevraagd: %v %v", geen, err)
		}
	})
}
