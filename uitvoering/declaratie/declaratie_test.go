package declaratie

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/betaling"
	"nabuur/uitvoering/contract"
)

func TestGoedeDeclaratie(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		a := p.bied(t, claim("D1", goed("P1")))
		if a.Herhaald || !slices.Equal(a.Codes, []string{"8001"}) || a.Ingediend != 55_000 || a.Toegekend != 55_000 || len(a.Clienten) != 0 {
			t.Errorf("antwoord %+v", a)
		}
		order, gevonden, err := betaling.Get(t.Context(), o, weesp, a.Betaling)
		if err != nil || !gevonden || order.Bedrag != 55_000 || order.Betaler != "1942" || order.Toedeling != "gm-betaling" ||
			order.Crediteur != "Zorg aan de Vecht" || order.Uiterlijk != tijdlijn.MustDag("2021-05-10") || order.Status != betaling.Klaargezet {
			t.Errorf("betaling %+v %v", order, err)
		}
		regels, err := leesLijnen(t.Context(), o, weesp, a.ID, false)
		if err != nil || len(regels) != 1 || regels[0].Beoordeling.Toedeling != "gm-declaratiecontrole" || regels[0].Toegestaan != 110 {
			t.Errorf("regels %+v %v", regels, err)
		}
		rijen, err := p.Logboek.List(t.Context(), weesp, "declaratie", a.ID)
		if err != nil || len(rijen) != 1 || rijen[0].Organisatie != "1942" || rijen[0].Toedeling != "gm-declaratiecontrole" {
			t.Errorf("logboek %+v %v", rijen, err)
		}
		p.klopt(t)
	})
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
		{"tarief te laag", goed("F", func(r *Regel) { r.Tarief, r.Bedrag = 109, 54_500 }), []string{"TR418"}, "is lager dan het contracttarief"},
		{"oud tarief", goed("F", func(r *Regel) { r.Tarief, r.Bedrag = 100, 50_000 }), []string{"TR418"}, "op 1 maart 2021 € 1,10"},
		{"bedrag klopt niet", goed("F", func(r *Regel) { r.Bedrag = 55_001 }), []string{"TR346"}, "500 keer het tarief is € 550,00"},
		{"toewijzing onbekend", goed("F", func(r *Regel) { r.Toewijzing = 99 }), []string{"TR338"}, "Toewijzing 99 is bij deze gemeente niet bekend"},
		{"andere cliënt", goed("F", func(r *Regel) { r.Inwoner = bram }), []string{"TR338"}, "niet voor deze cliënt"},
		{"toewijzing verwijderd", goed("F", func(r *Regel) { r.Toewijzing = 4 }), []string{"TR384"}, "op 10 april 2021 verwijderd"},
		{"andere categorie", goed("F", func(r *Regel) { r.Product.Categorie = "03" }), []string{"TR339", "TR381"}, "Productcode 02A03 hoort op 1 maart 2021 bij categorie 02 en niet bij 03."},
		// Of a code that is in no list there is no tariff to compare with: TR381 says it all.
		{"onbekende code", goed("F", func(r *Regel) { r.Product.Code = "02A99" }), []string{"TR340", "TR381"}, "Productcode 02A99 staat op 1 maart 2021 niet in de productlijst"},
		{"andere code uit de lijst", goed("F", func(r *Regel) { r.Product.Code = "02A04" }), []string{"TR340"}, "toewijzing 1 is voor code 02A03"},
		{"andere code uit de lijst, ander tarief", goed("F", func(r *Regel) { r.Product.Code, r.Tarief, r.Bedrag = "02A04", 111, 55_500 }), []string{"TR340", "TR418"}, "contracttarief"},
		{"code van een andere aanbieder", goed("F", func(r *Regel) { r.Product.Code = "02B01" }), []string{"TR340", "TR418"}, "Voor product 02/02B01 is op 1 maart 2021 geen tarief afgesproken met deze aanbieder."},
		{"onbekende code op een toewijzing zonder code", goed("F", func(r *Regel) {
			r.Toewijzing, r.Product, r.Volume, r.Bedrag = 3, contract.Product{Categorie: "03", Code: "03A99"}, 10, 1_100
		}),
			[]string{"TR381"}, "Productcode 03A99 staat op 1 maart 2021 niet in de productlijst"},
		{"andere eenheid", goed("F", func(r *Regel) { r.Eenheid = contract.Etmaal }), []string{"TR341"}, "Gedeclareerd is in etmalen; toewijzing 1 is in minuten."},
		{"te veel volume", goed("F", func(r *Regel) { r.Volume, r.Bedrag = 601, 66_110 }), []string{"TR321"}, "ten hoogste 600 minuten toegewezen"},
		{"begint niet op de eerste", goed("F", func(r *Regel) { r.Periode.Vanaf++ }), []string{"TR387"}, "zij hoort te beginnen op 1 maart 2021"},
		{"eindigt niet op de laatste", goed("F", func(r *Regel) { r.Periode.Tot-- }), []string{"TR388"}, "zij hoort te eindigen op 31 maart 2021"},
		{"na de declaratieperiode", goed("F", func(r *Regel) { r.Periode, r.Volume, r.Bedrag = tm("2021-04-01", "2021-04-30"), 10, 1_100 }), []string{"TR319"}, "na de declaratieperiode"},
		{"loopt door na de toewijzing", goed("F", bramsUren, func(r *Regel) { r.Periode.Tot = maart.Tot }), []string{"TR308"}, "de laatste dag van toewijzing 2 is 15 maart 2021"},
		{"begint voor de toewijzing", goed("F", bramsUren, func(r *Regel) { r.Periode = tm("2021-02-01", "2021-02-28") }), []string{"TR307"}, "toewijzing 2 gaat in op 8 februari 2021"},
		{"te veel uren huishoudelijke hulp", goed("F", bramsUren, func(r *Regel) { r.Toewijzing, r.Volume, r.Bedrag = 2, 19, 57_000 }), []string{"TR321"}, "ten hoogste 18 uur"},
		{"budget overschreden", goed("F", func(r *Regel) { r.Toewijzing, r.Product, r.Volume, r.Bedrag = 3, dagbesteding, 910, 100_100 }), []string{"TR369"}, "van het budget van € 1.000,00 op toewijzing 3 is nog € 1.000,00 over"},
		{"nummer al gebruikt in deze declaratie", goed("P1", bramsUren), []string{"TR314"}, "komt in deze declaratie vaker voor"},
		{"zelfde prestatie tweemaal", goed("F"), []string{"TR389"}, "staat op toewijzing 1 in deze declaratie ook regel P1"},
		{"onbekende debetregel terug", goed("F", func(r *Regel) { r.Vorige, r.Credit = "P0", true }), []string{"TR323"}, "geen goedgekeurde debetregel P0"},
		{"debetregel van deze declaratie terug", goed("F", func(r *Regel) { r.Vorige, r.Credit = "P1", true }), []string{"TR323"}, "geen goedgekeurde debetregel P1"},
	}
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		gezien := map[string]bool{}
		for i, g := range gevallen {
			// Each in a transaction of its own that is undone, so that the store stays as it was.
			err := o.Transactie(t.Context(), func(tx *opslag.Tx) error {
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
				if !slices.Equal(regels, g.regels) || !strings.Contains(zinnen, g.zin) || regel.Regel != g.regel || regel.Toedeling != "" {
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

func TestOnbekendeClient(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		jeugd := claim("D0", goed("P0"))
		jeugd.Domein = taakverdeling.Jeugd
		if a := p.bied(t, jeugd); len(a.Clienten) != 1 || !slices.Equal(a.Clienten[0].Codes, []string{"8187"}) || a.Toegekend != 0 {
			t.Errorf("een toewijzing voor de Wmo telt niet voor jeugd: %+v", a)
		}
		a := p.bied(t, claim("D1", goed("P1"), goed("P2", func(r *Regel) { r.Inwoner = onbekend })))
		if len(a.Clienten) != 1 || a.Clienten[0].Inwoner != onbekend || !slices.Equal(a.Clienten[0].Codes, []string{"8187"}) ||
			!slices.Equal(a.Clienten[0].Regels[0].Codes, []string{"0233"}) || a.Toegekend != 55_000 {
			t.Errorf("antwoord %+v", a)
		}
		p.klopt(t)
	})
}

// The same file again: the same answer, and not one row more.
func TestZelfdeBestand(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		d := claim("D1", goed("P1"), goed("P2", func(r *Regel) { r.Inwoner = onbekend }),
			goed("P3", func(r *Regel) { r.Toewijzing, r.Product, r.Tarief, r.Bedrag = 3, dagbesteding, 120, 60_000 }))
		eerste := p.bied(t, d)
		voor := p.tel(t)
		tweede := p.bied(t, d)
		if na := p.tel(t); !maps.Equal(voor, na) {
			t.Errorf("voor %v, na %v", voor, na)
		}
		if !tweede.Herhaald {
			t.Error("het tweede antwoord is niet als herhaling herkend")
		}
		tweede.Herhaald = false
		if !reflect.DeepEqual(eerste, tweede) {
			t.Errorf("eerste %+v\ntweede %+v", eerste, tweede)
		}
	})
}

// The number of a judged claim in another message is refused as a whole (TR333),
// and that answer too is given again.
func TestNummerNietUniek(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		p.bied(t, claim("D1", goed("P1")))
		elders := claim("D1", goed("P1"))
		elders.Bericht = "323-elders"
		if a := p.bied(t, elders); a.Herhaald || !slices.Equal(a.Codes, []string{"9333"}) {
			t.Errorf("zelfde inhoud in een ander bericht: %+v", a)
		}
		ander := claim("D1", goed("P2", func(r *Regel) { r.Toewijzing, r.Product = 3, dagbesteding }))
		ander.Bericht = "323-ander"
		eerste := p.bied(t, ander)
		if !slices.Equal(eerste.Codes, []string{"9333"}) || eerste.Toegekend != 0 || len(eerste.Clienten) != 0 || !strings.Contains(eerste.Redenen[0].Zin, "10 april 2021") {
			t.Errorf("antwoord %+v", eerste)
		}
		voor := p.tel(t)
		tweede := p.bied(t, ander)
		if na := p.tel(t); !maps.Equal(voor, na) {
			t.Errorf("voor %v, na %v", voor, na)
		}
		tweede.Herhaald = false
		if !reflect.DeepEqual(eerste, tweede) {
			t.Errorf("eerste %+v\ntweede %+v", eerste, tweede)
		}
		if a := p.bied(t, claim("D2", goed("P2", func(r *Regel) { r.Toewijzing, r.Product = 3, dagbesteding }))); !slices.Equal(a.Codes, []string{"8001"}) {
			t.Errorf("de regels van een afgekeurde declaratie tellen niet mee: %+v", a)
		}
		p.klopt(t)
	})
}

func TestNummerVanRegelEerderGebruikt(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		p.bied(t, claim("D1", goed("P1", func(r *Regel) { r.Tarief, r.Bedrag = 120, 60_000 })))
		a := p.bied(t, claim("D2", goed("P1"), goed("P2", func(r *Regel) { r.Toewijzing, r.Product, r.Volume, r.Bedrag = 3, dagbesteding, 10, 1_100 })))
		if len(a.Clienten) != 1 || !slices.Equal(a.Clienten[0].Regels[0].Codes, []string{"8021"}) || a.Toegekend != 1_100 {
			t.Errorf("antwoord %+v", a)
		}
	})
}

func credit(referentie string, van Regel) Regel {
	van.Referentie, van.Vorige, van.Credit = referentie, van.Referentie, true
	return van
}

// A line is given back and claimed anew in one claim, and only once.
func TestCredit(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		p.bied(t, claim("D1", goed("P1")))
		if a := p.bied(t, claim("D2", goed("P2"))); !slices.Equal(a.Clienten[0].Regels[0].Codes, []string{"9389"}) {
			t.Errorf("tweede debet zonder credit: %+v", a)
		}
		anders := credit("P3", goed("P1"))
		anders.Volume--
		if a := p.bied(t, claim("D3", anders)); !slices.Equal(a.Clienten[0].Regels[0].Codes, []string{"8017"}) {
			t.Errorf("credit die verschilt: %+v", a)
		}
		// The debit stands in front of the credit: credits go first all the same.
		minder := goed("P4", func(r *Regel) { r.Volume, r.Bedrag = 400, 44_000 })
		a := p.bied(t, claim("D4", minder, credit("P5", goed("P1"))))
		if !slices.Equal(a.Codes, []string{"8001"}) || a.Toegekend != -11_000 || a.Betaling != 0 {
			t.Errorf("terug en opnieuw: %+v", a)
		}
		if a := p.bied(t, claim("D5", credit("P6", goed("P1")))); !slices.Equal(a.Clienten[0].Regels[0].Codes, []string{"9390"}) {
			t.Errorf("tweemaal terug: %+v", a)
		}
		p.klopt(t)
		// What was given back is set off against the next payment.
		a = p.bied(t, claim("D6", goed("P7", func(r *Regel) { r.Toewijzing, r.Product, r.Volume, r.Bedrag = 3, dagbesteding, 300, 33_000 })))
		order, _, err := betaling.Get(t.Context(), o, weesp, a.Betaling)
		if err != nil || order.Bedrag != 22_000 {
			t.Errorf("betaling %+v %v: 330 min 110 is 220 euro", order, err)
		}
		p.klopt(t)
	})
}

// A credit falls under the Toedeling of the line it undoes, also when the division
// of that day was changed since.
func TestCreditOnderDeOudeToedeling(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		p.bied(t, claim("D1", goed("P1")))
		p.in(t, func(tx *opslag.Tx) error {
			if err := p.Verdeling.Beeindigen(t.Context(), tx, nu, weesp, "gm-declaratiecontrole", maart.Vanaf, taakverdeling.Afwikkeling{}); err != nil {
				return err
			}
			return p.Verdeling.Toedelen(t.Context(), tx, nu, taakverdeling.Toedeling{Gemeente: weesp, ID: "nieuw", Taak: "wmo.declaratiecontrole",
				Uitvoerder: "0402", Grondslag: taakverdeling.Mandaat, Geldig: tm("2021-03-01", "")})
		})
		p.bied(t, claim("D2", credit("P2", goed("P1")), goed("P3", func(r *Regel) { r.Volume, r.Bedrag = 100, 11_000 })))
		if lasten := p.lasten(t); !maps.Equal(lasten, map[string]geld.Cent{"gm-declaratiecontrole": 0, "nieuw": 11_000}) {
			t.Errorf("lasten per toedeling %v", lasten)
		}
		p.klopt(t)
	})
}

// A budget counts what was granted before (TR369).
func TestBudgetOverMeerDeclaraties(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		op3 := func(ref string, periode tijdlijn.Periode, volume int64, tarief geld.Cent) Regel {
			return goed(ref, func(r *Regel) {
				r.Toewijzing, r.Product, r.Periode, r.Volume, r.Tarief, r.Bedrag = 3, dagbesteding, periode, volume, tarief, tarief*geld.Cent(volume)
			})
		}
		p.bied(t, claim("D1", op3("P1", tm("2021-02-01", "2021-02-28"), 600, 100)))
		a := p.bied(t, claim("D2", op3("P2", maart, 364, 110)))
		if len(a.Clienten) != 1 || !slices.Equal(a.Clienten[0].Regels[0].Codes, []string{"9369"}) ||
			!strings.Contains(a.Clienten[0].Regels[0].Redenen[0].Zin, "is nog € 400,00 over") {
			t.Errorf("antwoord %+v", a)
		}
		if a := p.bied(t, claim("D3", op3("P3", maart, 363, 110))); !slices.Equal(a.Codes, []string{"8001"}) {
			t.Errorf("wat nog past: %+v", a)
		}
	})
}

// Credits make room in the total before debits take it.
func TestTotaalOverMeerDeclaraties(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		// Bram: six weeks of 3 hours in all, 18 hours, from 8 February to 15 March.
		uren := func(ref string, periode tijdlijn.Periode, volume int64) Regel {
			return Regel{Inwoner: bram, Referentie: ref, Toewijzing: 2, Product: hulp, Periode: periode, Volume: volume, Eenheid: contract.Uur, Tarief: 3000, Bedrag: geld.Cent(volume) * 3000}
		}
		februari := tm("2021-02-08", "2021-02-28")
		p.bied(t, claim("D1", uren("P1", februari, 12)))
		a := p.bied(t, claim("D2", uren("P2", tm("2021-03-01", "2021-03-15"), 7)))
		if len(a.Clienten) != 1 || !slices.Equal(a.Clienten[0].Regels[0].Codes, []string{"9322"}) ||
			!strings.Contains(a.Clienten[0].Regels[0].Redenen[0].Zin, "nog 6 over van de 18 uur") {
			t.Fatalf("antwoord %+v", a)
		}
		a = p.bied(t, claim("D3", uren("P3", tm("2021-03-01", "2021-03-15"), 7), uren("P5", februari, 11), credit("P4", uren("P1", februari, 12))))
		if !slices.Equal(a.Codes, []string{"8001"}) {
			t.Errorf("na het terugnemen past het: %+v", a)
		}
		minuten := uren("P6", tm("2021-03-01", "2021-03-15"), 60)
		minuten.Eenheid, minuten.Tarief, minuten.Bedrag = contract.Minuut, 50, 3000
		a = p.bied(t, claim("D4", minuten, credit("P7", uren("P3", tm("2021-03-01", "2021-03-15"), 7))))
		if !slices.Equal(a.Codes, []string{"8001"}) {
			t.Errorf("uren mogen in minuten: %+v", a)
		}
		p.klopt(t)
	})
}

// Costs fall under who held the claim check on the day of delivery, whoever
// judges the claim now.
func TestToedelingVanDeLeverdag(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		d := claim("D1",
			goed("P1", func(r *Regel) { r.Periode, r.Tarief, r.Bedrag = tm("2016-12-01", "2016-12-31"), 100, 50_000 }),
			goed("P2", func(r *Regel) { r.Periode, r.Tarief, r.Bedrag = tm("2017-01-01", "2017-01-31"), 100, 50_000 }))
		a := p.bied(t, d)
		if !slices.Equal(a.Codes, []string{"8001"}) {
			t.Fatalf("antwoord %+v", a)
		}
		lasten := p.lasten(t)
		if !maps.Equal(lasten, map[string]geld.Cent{"sv-declaratiecontrole": 50_000, "gm-declaratiecontrole": 50_000}) {
			t.Errorf("lasten per toedeling %v", lasten)
		}
	})
}

func TestZien(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		december := claim("D1", goed("P1", func(r *Regel) { r.Periode, r.Tarief, r.Bedrag = tm("2016-12-01", "2016-12-31"), 100, 50_000 }))
		december.Periode = tm("2016-12-01", "2016-12-31")
		januari := claim("D2", goed("P2", func(r *Regel) { r.Periode, r.Tarief, r.Bedrag = tm("2017-01-01", "2017-01-31"), 100, 50_000 }))
		januari.Periode = tm("2017-01-01", "2017-01-31")
		een := p.bied(t, december)
		p.bied(t, januari)
		wie := func(organisatie_ organisatie.Kenmerk) organisatie.Wie {
			return organisatie.Wie{Medewerker: "d1", Naam: "D. Claratie", Organisatie: organisatie_, Functies: []organisatie.Functie{"declaratie"}}
		}
		gevallen := []struct {
			naam    string
			wie     organisatie.Kenmerk
			vandaag string
			nummers []string
			soort   fout.Soort
		}{
			{"Stichtse Vecht in de uitloop ziet 2016 alleen", "1904", "2017-03-31", []string{"D1"}, 0},
			{"Stichtse Vecht na de uitloop ziet niets", "1904", "2017-04-01", nil, fout.NietBevoegd},
			{"Gooise Meren na de uitloop ziet alles", "1942", "2017-04-01", []string{"D1", "D2"}, 0},
			{"Gooise Meren in de uitloop ziet 2017", "1942", "2017-03-31", []string{"D2"}, 0},
			{"Weesp ziet van eigen inwoners alles", "0457", "2017-03-31", []string{"D1", "D2"}, 0},
			{"Utrecht weet van niets", "0344", "2017-03-31", nil, fout.NietGevonden},
		}
		for _, g := range gevallen {
			koppen, err := p.Zien(t.Context(), wie(g.wie), weesp, taakverdeling.Wmo, tm("2016-01-01", "2017-12-31"), tijdlijn.MustDag(g.vandaag))
			var nummers []string
			for _, k := range koppen {
				nummers = append(nummers, k.Nummer)
			}
			if !slices.Equal(nummers, g.nummers) {
				t.Errorf("%s: %v, verwacht %v (%v)", g.naam, nummers, g.nummers, err)
			}
			if g.nummers == nil && fout.SoortVan(err) != g.soort {
				t.Errorf("%s: %v", g.naam, err)
			}
		}
		kop, regels, err := p.ZienRegels(t.Context(), wie("1942"), weesp, een.ID, nu.Dag())
		if err != nil || kop.Nummer != "D1" || len(regels) != 1 || !slices.Equal(regels[0].Codes, []string{"0200"}) {
			t.Errorf("regels %+v %v", regels, err)
		}
		if _, _, err := p.ZienRegels(t.Context(), wie("1904"), weesp, een.ID, nu.Dag()); err == nil {
			t.Error("Stichtse Vecht ziet na de uitloop nog regels")
		}
	})
}

func TestNietsHalfGedaan(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		voor := p.tel(t)
		gevallen := []struct {
			naam  string
			pas   func(*Declaratie)
			soort fout.Soort
		}{
			{"totaal klopt niet", func(d *Declaratie) { d.Totaal++ }, fout.Onjuist},
			{"zonder regels", func(d *Declaratie) { d.Regels, d.Totaal = nil, 0 }, fout.Onjuist},
			{"credit zonder vorige", func(d *Declaratie) { d.Regels[0].Credit, d.Totaal = true, -55_000 }, fout.Onjuist},
			{"niemand heeft de taak", func(d *Declaratie) { d.Gemeente = code("0344") }, fout.Gat},
		}
		for _, g := range gevallen {
			d := claim("D1", goed("P1"))
			g.pas(&d)
			err := o.Transactie(t.Context(), func(tx *opslag.Tx) error {
				_, err := p.Ontvangen(t.Context(), tx, nu, d)
				return err
			})
			if !fout.Is(err, g.soort) {
				t.Errorf("%s: %v", g.naam, err)
			}
			if na := p.tel(t); !maps.Equal(voor, na) {
				t.Errorf("%s: voor %v, na %v", g.naam, voor, na)
			}
		}
	})
}
