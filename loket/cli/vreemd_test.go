package cli

import (
	"strings"
	"testing"
)

// TestVreemdeHoortNiets: who is of an organisation that does nothing for the
// municipality hears of a record that is there what he hears of one that is not, letter
// for letter, from every command that names one; and of a list that is full what he
// hears of an empty one.
func TestVreemdeHoortNiets(t *testing.T) {
	inBeide(t, func(h *huis) {
		verzoek := verzoekReferentie(h)
		zaak := []string{"2020-000001", "2019-000001"}
		for _, g := range []struct {
			woorden string
			twee    []string // in the place of %: one that is there, and one that is not
		}{
			{"zaak toon --zaak %", zaak},
			{"zaak brief --soort beschikking --zaak %", zaak},
			{"zaak onderzoeken --gesprek $/gesprek.yaml --zaak %", zaak},
			{"zaak verslag --zaak %", zaak},
			{"zaak aanvragen --zaak %", zaak},
			{"zaak voorbereiden --advies Nee. --zaak %", zaak},
			{"zaak opschorten --uitgenodigd 2021-04-01 --aangevuld 2021-04-05 --reden Bewijs. --zaak %", zaak},
			{"zaak beschikken --uitkomst afgewezen --motivering Nee. --zaak %", zaak},
			{"zaak bezwaar --ontvangen 2021-04-01 --gronden Nee. --zaak %", zaak},
			{"zaak beslis --uitkomst ongegrond --motivering Nee. --zaak %", zaak},
			{"toewijzing wijzigen --reden 05 --laatste 2021-06-30 --nummer %", []string{"2", "99"}},
			{"toewijzing wijzigen --reden 05 --volume 10 --nummer %", []string{"2", "99"}},
			{"toewijzing intrekken --nummer %", []string{"2", "99"}},
			{"verzoek toon --aanbieder 06010001 --referentie %", []string{verzoek, "ANDERS"}},
			{"verzoek onderzoeken --aanbieder 06010001 --referentie %", []string{verzoek, "ANDERS"}},
			{"verzoek afwijzen --reden 1 --aanbieder 06010001 --referentie %", []string{verzoek, "ANDERS"}},
			{"verzoek toekennen --aanbieder 06010001 --referentie %", []string{verzoek, "ANDERS"}},
			{"verzoek toon --aanbieder % --referentie " + verzoek, []string{"06010001", "06010002"}},
			{"declaratie toon --nummer %", []string{declaratieMaart, "ANDERS"}},
			{"declaratie lijst --over %", []string{"2021-03-01..2021-04-01", "2018-03-01..2018-04-01"}},
			{"declaratie invoeren %", []string{"$/factuur.yaml", "$/andere.yaml"}},
			{"betaling accorderen --nummer %", []string{"1", "99"}},
			{"betaling vrijgeven --nummer %", []string{"1", "99"}},
			{"betaling lijst --stand %", []string{"klaargezet", "betaald"}},
			{"verrekening --periode %", []string{"2016-01-01..2021-05-01", "2018-01-01..2018-02-01"}},
			{"zaak melden --hulpvraag Hulp. --inwoner %", []string{"$/inwoner.yaml", "$/nieuw.yaml"}},
		} {
			var gehoord [2]string
			for i, welk := range g.twee {
				zin := h.weigert(vreemde, strings.Replace(g.woorden, "%", welk, 1)+" --gemeente Weesp", "")
				gehoord[i] = strings.ReplaceAll(zin, welk, "%")
			}
			if gehoord[0] != gehoord[1] {
				h.Errorf("%s: van wat er is %q, van wat er niet is %q", g.woorden, gehoord[0], gehoord[1])
			}
		}
	})
}
