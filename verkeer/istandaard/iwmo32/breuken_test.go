package iwmo32

import (
	"strings"
	"testing"

	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/berichtproef"
)

// TestBreuken: every breach is found in one pass, with its rule, place and a
// sentence.
func TestBreuken(t *testing.T) {
	s := string(berichtproef.Goud(t, "wmo301_huishoudelijke_hulp_per_week"))
	s = strings.NewReplacer(
		">TW2600000017<", ">TW26000000171<",
		">3</wmo301:BerichtVersie>", ">4</wmo301:BerichtVersie>",
		">999990019<", ">99999001<",
		">500123<", ">1000000000<",
		">2026-02-13<", ">2026-02-30<",
		"<wmo301:Geslacht>2</wmo301:Geslacht>", "",
		">G<", ">G1<",
		">150<", ">-1<",
		"<wmo301:Toewijzingstijd>", "<wmo301:Toewijzingstijd onzin='1'>",
	).Replace(s)
	soort, breuken := Standaard.Controleer([]byte(s))
	wil := []istandaard.Breuk{
		{Regel: "CS025", Plek: "Bericht/Header/BerichtVersie"},
		{Regel: "RS017", Plek: "Bericht/Header/BerichtIdentificatie/Identificatie"},
		{Regel: "RS037", Plek: "Bericht/Client[1]/Bsn"},
		{Regel: "XSD", Plek: "Bericht/Client[1]/Geslacht"},
		{Regel: "RS045", Plek: "Bericht/Client[1]/Naam/Voorletters"},
		{Regel: "RS006", Plek: "Bericht/Client[1]/ToegewezenProducten/ToegewezenProduct[1]/ToewijzingNummer"},
		{Regel: "XSD", Plek: "Bericht/Client[1]/ToegewezenProducten/ToegewezenProduct[1]/Toewijzingsdatum"},
		{Regel: "XSD", Plek: "Bericht/Client[1]/ToegewezenProducten/ToegewezenProduct[1]/Toewijzingstijd"},
		{Regel: "RS001", Plek: "Bericht/Client[1]/ToegewezenProducten/ToegewezenProduct[1]/Omvang/Volume"},
	}
	if soort != "WMO301" || len(breuken) != len(wil) {
		t.Fatalf("%s: %d breuken, wil %d: %+v", soort, len(breuken), len(wil), breuken)
	}
	for i, b := range breuken {
		if b.Regel != wil[i].Regel || b.Plek != wil[i].Plek || b.Niveau != 1 || b.Retourcode != "" || !strings.HasSuffix(b.Tekst, ".") {
			t.Errorf("breuk %d: %+v, wil %+v", i, b, wil[i])
		}
	}
}
