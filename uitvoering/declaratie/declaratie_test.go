package declaratie

import (
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
		if a.Herhaald || !slices.Equal(a.Codes, []string{"8001"}) || a.Ingediend != 55_000 || a.Toegekend != 55_000 ||
			len(a.Clienten) != 0 {
			t.Errorf("antwoord %+v", a)
		}
		order, gevonden, err := betaling.Get(t.Context(), o, weesp, a.Betaling)
		if err != nil || !gevonden || order.Bedrag != 55_000 || order.Betaler != "1942" || order.Toedeling.ID != "gm-betaling" ||
			order.Crediteur != "Zorg aan de Vecht" || order.Uiterlijk != tijdlijn.MustDag("2021-05-10") ||
			order.Status != betaling.Klaargezet {
			t.Errorf("betaling %+v %v", order, err)
		}
		regels, err := leesRegelblad(t.Context(), o, weesp, a.ID, 0, 10)
		if err != nil || len(regels) != 1 || regels[0].Beoordeling.Toedeling.ID != "gm-declaratiecontrole" || regels[0].Toegestaan != 110 {
			t.Errorf("regels %+v %v", regels, err)
		}
		rijen, err := p.Logboek.List(t.Context(), weesp, "declaratie", a.ID)
		if err != nil || len(rijen) != 1 || rijen[0].Organisatie != "1942" || rijen[0].Toedeling != "0457/gm-declaratiecontrole" {
			t.Errorf("logboek %+v %v", rijen, err)
		}
		p.klopt(t)
	})
}

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
		if !slices.Equal(eerste.Codes, []string{"9333"}) || eerste.Toegekend != 0 || len(eerste.Clienten) != 0 ||
			!strings.Contains(eerste.Redenen[0].Zin, "10 april 2021") {
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
		if a := p.bied(t, claim("D2", goed("P2", func(r *Regel) { r.Toewijzing, r.Product = 3, dagbesteding }))); !slices.Equal(a.Codes,
			[]string{"8001"}) {
			t.Errorf("de regels van een afgekeurde declaratie tellen niet mee: %+v", a)
		}
		p.klopt(t)
	})
}

func TestNummerVanRegelEerderGebruikt(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		p.bied(t, claim("D1", goed("P1", func(r *Regel) { r.Tarief, r.Bedrag = 120, 60_000 })))
		a := p.bied(t, claim("D2", goed("P1"), goed("P2", func(r *Regel) {
			r.Toewijzing, r.Product, r.Volume, r.Bedrag = 3, dagbesteding,
				10, 1_100
		})))
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
		a = p.bied(t, claim("D6", goed("P7", func(r *Regel) {
			r.Toewijzing, r.Product, r.Volume, r.Bedrag = 3, dagbesteding, 300,
				33_000
		})))
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
			if err := p.Verdeling.Beeindigen(t.Context(), tx, nu, weesp, "gm-declaratiecontrole", maart.Vanaf,
				taakverdeling.Afwikkeling{}); err != nil {
				return err
			}
			return p.Verdeling.Toedelen(t.Context(), tx, nu, taakverdeling.Toedeling{Gemeente: weesp, ID: "nieuw",
				Taak:       "wmo.declaratiecontrole",
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
				r.Toewijzing, r.Product, r.Periode, r.Volume, r.Tarief, r.Bedrag = 3, dagbesteding, periode, volume, tarief,
					tarief*geld.Cent(volume)
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
			return Regel{Inwoner: bram, Referentie: ref, Toewijzing: 2, Product: hulp, Periode: periode, Volume: volume,
				Eenheid: contract.Uur, Tarief: 3000, Bedrag: geld.Cent(volume) * 3000}
		}
		februari := tm("2021-02-08", "2021-02-28")
		p.bied(t, claim("D1", uren("P1", februari, 12)))
		a := p.bied(t, claim("D2", uren("P2", tm("2021-03-01", "2021-03-15"), 7)))
		if len(a.Clienten) != 1 || !slices.Equal(a.Clienten[0].Regels[0].Codes, []string{"9322"}) ||
			!strings.Contains(a.Clienten[0].Regels[0].Redenen[0].Zin, "nog 6 over van de 18 uur") {
			t.Fatalf("antwoord %+v", a)
		}
		a = p.bied(t, claim("D3", uren("P3", tm("2021-03-01", "2021-03-15"), 7), uren("P5", februari, 11),
			credit("P4", uren("P1", februari, 12))))
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
			return organisatie.Wie{Medewerker: "d1", Naam: "D. Claratie", Organisatie: organisatie_,
				Functies: []organisatie.Functie{"declaratie"}}
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
			lijst, err := p.Zien(t.Context(), p.kijk(t, wie(g.wie), tijdlijn.MustDag(g.vandaag)),
				Lijstvraag{Gemeente: weesp, Periode: tm("2016-01-01", "2017-12-31")})
			var nummers []string
			for _, k := range lijst.Koppen {
				nummers = append(nummers, k.Nummer)
			}
			if n := len(g.nummers); lijst.Totaal != int64(n) || lijst.Ingediend != geld.Cent(n)*50_000 {
				t.Errorf("%s: %d in totaal, %s", g.naam, lijst.Totaal, lijst.Ingediend)
			}
			if !slices.Equal(nummers, g.nummers) {
				t.Errorf("%s: %v, verwacht %v (%v)", g.naam, nummers, g.nummers, err)
			}
			if g.nummers == nil && fout.SoortVan(err) != g.soort {
				t.Errorf("%s: %v", g.naam, err)
			}
		}
		kop, regels, err := p.ZienRegels(t.Context(), p.kijk(t, wie("1942"), nu.Dag()), Regelvraag{Gemeente: weesp, ID: een.ID})
		if err != nil || kop.Nummer != "D1" || len(regels) != 1 || !slices.Equal(regels[0].Codes, []string{"0200"}) {
			t.Errorf("regels %+v %v", regels, err)
		}
		if _, _, err := p.ZienRegels(t.Context(), p.kijk(t, wie("1904"), nu.Dag()), Regelvraag{Gemeente: weesp, ID: een.ID}); err == nil {
			t.Error("Stichtse Vecht ziet na de uitloop nog regels")
		}
		_, _, wel := p.ZienRegels(t.Context(), p.kijk(t, wie("0363"), nu.Dag()), Regelvraag{Gemeente: weesp, ID: een.ID})
		_, _, geen := p.ZienRegels(t.Context(), p.kijk(t, wie("0363"), nu.Dag()), Regelvraag{Gemeente: weesp, ID: "geen-id"})
		if !fout.Is(wel, fout.NietGevonden) || fout.Zin(wel) != fout.Zin(geen) {
			t.Errorf("een vreemde hoort van wat er is %v en van wat er niet is %v", wel, geen)
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
			err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
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
