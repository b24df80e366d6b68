package taakverdeling

import (
	"encoding/json"
	"testing"

	"nabuur/grond/kenmerk"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

// A reference comes back from text, JSON and the store as it went in, also the empty
// one and one of before the municipality was kept.
func TestVerwijzingHeenEnTerug(t *testing.T) {
	amsterdam := kenmerk.Must(kenmerk.ParseGemeentecode("0363"))
	gevallen := map[Verwijzing]string{
		{}: "",
		{Gemeente: amsterdam, ID: "0363.wmo.aanvraag.2022-03-24"}: "0363/0363.wmo.aanvraag.2022-03-24",
		{Gemeente: amsterdam, ID: "eigen/kenmerk"}:                "0363/eigen/kenmerk",
		{ID: "0363.wmo.aanvraag.2022-03-24"}:                      "0363.wmo.aanvraag.2022-03-24",
		{ID: "eigen/kenmerk"}:                                     "eigen/kenmerk",
	}
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		for v, wil := range gevallen {
			if kreeg := v.String(); kreeg != wil || ParseVerwijzing(wil) != v || v.IsLeeg() != (wil == "") {
				t.Errorf("%+v werd %q en %+v", v, kreeg, ParseVerwijzing(wil))
			}
			tekst, err := json.Marshal(v)
			var terug Verwijzing
			if err != nil || json.Unmarshal(tekst, &terug) != nil || terug != v {
				t.Errorf("%+v in JSON: %s %+v %v", v, tekst, terug, err)
			}
			bewaard, _, err := opslag.Een(t.Context(), o, opslag.Waarde[Verwijzing], `SELECT CAST($1 AS TEXT)`, v)
			if err != nil || bewaard != v {
				t.Errorf("%+v in de opslag: %+v %v", v, bewaard, err)
			}
		}
	})
}

func TestVerwijzingVanEenToedeling(t *testing.T) {
	amsterdam := kenmerk.Must(kenmerk.ParseGemeentecode("0363"))
	if v := (Toedeling{Gemeente: amsterdam, ID: "a"}).Verwijzing(); v.String() != "0363/a" {
		t.Errorf("%+v", v)
	}
	if v := (Toedeling{}).Verwijzing(); !v.IsLeeg() || v != (Verwijzing{}) {
		t.Errorf("van niets: %+v", v)
	}
	a, b := Verwijzing{Gemeente: amsterdam, ID: "a"}, Verwijzing{Gemeente: amsterdam, ID: "b"}
	if a.Vergelijk(b) >= 0 || b.Vergelijk(a) <= 0 || a.Vergelijk(a) != 0 {
		t.Error("de volgorde klopt niet")
	}
}
