package declaratie

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"nabuur/kader/berichtregel"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/contract"
)

// Every rule of level 3 and 4 on a claim is judged here, but for those on the
// header of any message.
func TestRegels(t *testing.T) {
	kop := []string{"TR056", "TR135", "TR378"}
	var wil []string
	for _, r := range berichtregel.Alle() {
		if slices.Contains(r.Berichten, "323") && !slices.Contains(kop, r.ID) {
			wil = append(wil, r.ID)
			if terug := uitCode(r.Code, "zin"); terug.Regel != r.ID {
				t.Errorf("code %s is van %s en komt terug als %s", r.Code, r.ID, terug.Regel)
			}
		}
	}
	slices.Sort(wil)
	if kreeg := Regels(); !slices.Equal(kreeg, wil) || len(wil) < 23 {
		t.Errorf("regels %v, wil %v", kreeg, wil)
	}
	for _, id := range Regels() {
		if b := berichtregel.New(id, "zin"); b.Code == "" {
			t.Errorf("%s heeft geen code", id)
		}
	}
}

// Every way in which one line can be wrong, beside a right line that is paid.
func TestFouteRegel(t *testing.T) {
	bramsUren := func(r *Regel) {
		r.Inwoner, r.Toewijzing, r.Product, r.Eenheid, r.Volume, r.Tarief, r.Bedrag = bram, 2, hulp, contract.Uur, 10, 3000, 30_000
		r.Periode = tm("2021-03-01", "2021-03-15")
	}
	gevallen := []struct {
		naam   string
		regel  Regel
		regels []string
		zin    string
	}{
		{"tarief te hoog", goed("F", func(r *Regel) { r.Tarief, r.Bedrag = 120, 60_000 }), []string{"TR418"},
			"Het tarief van € 1,20 per minuut is hoger dan het contracttarief: volgens contract R-1 is dat op 1 maart 2021 € 1,10."},
		{"tarief te laag", goed("F", func(r *Regel) { r.Tarief, r.Bedrag = 109, 54_500 }), []string{"TR418"},
			"is lager dan het contracttarief"},
		{"oud tarief", goed("F", func(r *Regel) { r.Tarief, r.Bedrag = 100, 50_000 }), []string{"TR418"}, "op 1 maart 2021 € 1,10"},
		{"bedrag klopt niet", goed("F", func(r *Regel) { r.Bedrag = 55_001 }), []string{"TR346"}, "500 keer het tarief is € 550,00"},
		{"toewijzing onbekend", goed("F", func(r *Regel) { r.Toewijzing = 99 }), []string{"TR338"},
			"Toewijzing 99 is bij deze gemeente niet bekend"},
		{"andere cliënt", goed("F", func(r *Regel) { r.Inwoner = bram }), []string{"TR338"}, "niet voor deze cliënt"},
		{"toewijzing verwijderd", goed("F", func(r *Regel) { r.Toewijzing = 4 }), []string{"TR384"}, "op 10 april 2021 verwijderd"},
		{"andere categorie", goed("F", func(r *Regel) { r.Product.Categorie = "03" }), []string{"TR339", "TR381"},
			"Productcode 02A03 hoort op 1 maart 2021 bij categorie 02 en niet bij 03."},
		// Of a code that is in no list there is no tariff to compare with: TR381 says it all.
		{"onbekende code", goed("F", func(r *Regel) { r.Product.Code = "02A99" }), []string{"TR340", "TR381"},
			"Productcode 02A99 staat op 1 maart 2021 niet in de productlijst"},
		{"andere code uit de lijst", goed("F", func(r *Regel) { r.Product.Code = "02A04" }), []string{"TR340"},
			"toewijzing 1 is voor code 02A03"},
		{"andere code uit de lijst, ander tarief", goed("F", func(r *Regel) { r.Product.Code, r.Tarief, r.Bedrag = "02A04", 111, 55_500 }),
			[]string{"TR340", "TR418"}, "contracttarief"},
		{"code van een andere aanbieder", goed("F", func(r *Regel) { r.Product.Code = "02B01" }), []string{"TR340", "TR418"},
			"Voor product 02/02B01 is op 1 maart 2021 geen tarief afgesproken met deze aanbieder."},
		{"onbekende code op een toewijzing zonder code", goed("F", func(r *Regel) {
			r.Toewijzing, r.Product, r.Volume, r.Bedrag = 3, contract.Product{Categorie: "03", Code: "03A99"}, 10, 1_100
		}),
			[]string{"TR381"}, "Productcode 03A99 staat op 1 maart 2021 niet in de productlijst"},
		{"andere eenheid", goed("F", func(r *Regel) { r.Eenheid = contract.Etmaal }), []string{"TR341"},
			"Gedeclareerd is in etmalen; toewijzing 1 is in minuten."},
		{"te veel volume", goed("F", func(r *Regel) { r.Volume, r.Bedrag = 601, 66_110 }), []string{"TR321"},
			"ten hoogste 600 minuten toegewezen"},
		{"begint niet op de eerste", goed("F", func(r *Regel) { r.Periode.Vanaf++ }), []string{"TR387"},
			"zij hoort te beginnen op 1 maart 2021"},
		{"eindigt niet op de laatste", goed("F", func(r *Regel) { r.Periode.Tot-- }), []string{"TR388"},
			"zij hoort te eindigen op 31 maart 2021"},
		{"na de declaratieperiode", goed("F", func(r *Regel) { r.Periode, r.Volume, r.Bedrag = tm("2021-04-01", "2021-04-30"), 10, 1_100 }),
			[]string{"TR319"}, "na de declaratieperiode"},
		{"loopt door na de toewijzing", goed("F", bramsUren, func(r *Regel) { r.Periode.Tot = maart.Tot }), []string{"TR308"},
			"de laatste dag van toewijzing 2 is 15 maart 2021"},
		{"begint voor de toewijzing", goed("F", bramsUren, func(r *Regel) { r.Periode = tm("2021-02-01", "2021-02-28") }),
			[]string{"TR307"}, "toewijzing 2 gaat in op 8 februari 2021"},
		{"te veel uren huishoudelijke hulp", goed("F", bramsUren, func(r *Regel) { r.Toewijzing, r.Volume, r.Bedrag = 2, 19, 57_000 }),
			[]string{"TR321"}, "ten hoogste 18 uur"},
		{"budget overschreden", goed("F", func(r *Regel) { r.Toewijzing, r.Product, r.Volume, r.Bedrag = 3, dagbesteding, 910, 100_100 }),
			[]string{"TR369"}, "van het budget van € 1.000,00 op toewijzing 3 is nog € 1.000,00 over"},
		{"nummer al gebruikt in deze declaratie", goed("P1", bramsUren), []string{"TR314"}, "komt in deze declaratie vaker voor"},
		{"zelfde prestatie tweemaal", goed("F"), []string{"TR389"}, "staat op toewijzing 1 in deze declaratie ook regel P1"},
		{"onbekende debetregel terug", goed("F", func(r *Regel) { r.Vorige, r.Credit = "P0", true }), []string{"TR323"},
			"geen goedgekeurde debetregel P0"},
		{"debetregel van deze declaratie terug", goed("F", func(r *Regel) { r.Vorige, r.Credit = "P1", true }), []string{"TR323"},
			"geen goedgekeurde debetregel P1"},
	}
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		gezien := map[string]bool{}
		for i, g := range gevallen {
			// Each in a transaction of its own that is undone, so that the store stays as it was.
			err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
				a, err := p.Ontvangen(t.Context(), tx, nu, claim(fmt.Sprintf("D%d", i), goed("P1"), g.regel))
				if err != nil {
					return err
				}
				if !slices.Equal(a.Codes, []string{"0200"}) || len(a.Clienten) != 1 || len(a.Clienten[0].Regels) != 1 {
					t.Errorf("%s: %+v", g.naam, a)
					return errTerug
				}
				if a.Toegekend != 55_000 || !slices.Equal(a.Clienten[0].Codes, []string{"0200"}) {
					t.Errorf("%s: toegekend %s, cliënt %v", g.naam, a.Toegekend, a.Clienten[0].Codes)
				}
				regel := a.Clienten[0].Regels[0]
				zinnen, regels := "", []string{}
				for _, r := range regel.Redenen {
					zinnen += r.Zin
					regels = append(regels, r.Regel)
					gezien[r.Regel] = true
					if r.Regel == "" || r.Zin == "" {
						t.Errorf("%s: bevinding %+v zonder regel of woorden van de standaard", g.naam, r)
					}
				}
				if !slices.Equal(regels, g.regels) || !strings.Contains(zinnen, g.zin) || regel.Regel != g.regel ||
					!regel.Toedeling.IsLeeg() {
					t.Errorf("%s: %v, verwacht %v; %s", g.naam, regels, g.regels, zinnen)
				}
				return errTerug
			})
			if err != errTerug {
				t.Fatalf("%s: %v", g.naam, err)
			}
		}
		// The others have a test of their own: a client, a claim, a total, a second credit.
		elders := []string{"TR304", "TR318", "TR322", "TR333", "TR390"}
		for _, id := range Regels() {
			if gezien[id] == slices.Contains(elders, id) {
				t.Errorf("%s: gebroken %v", id, gezien[id])
			}
		}
	})
}

var errTerug = fmt.Errorf("terugdraaien")
