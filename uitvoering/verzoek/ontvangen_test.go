package verzoek

import (
	"reflect"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
)

func TestOntvangenBewaart(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		bericht := vot(taakverdeling.Jeugd, jeugdzorg, "REF-1", "REF-2")
		bericht.Verzoeken[0].GezagsdragerBekend = "1"
		bericht.Verzoeken[1].Regels[0].Geldig = tijdlijn.Vanaf(dag("2017-03-06"))
		v := p.neemIn(t, bericht)
		wil := bericht.Verzoeken[0]
		wil.Gemeente, wil.ID, wil.Domein, wil.Soort = weesp, v[0].ID, taakverdeling.Jeugd, Toewijzing
		wil.Aanbieder, wil.Inwoner, wil.Bericht = zorg, anna, "M-1"
		wil.Dagtekening, wil.Ontvangen, wil.Stand, wil.Versie = dag("2017-02-28"), nu, Ontvangen, 1
		wil.Toedeling = taakverdeling.Verwijzing{Gemeente: wil.Gemeente, ID: "gm-jeugd.berichtenverkeer"}
		wil.Antwoorden, wil.Beslissen, wil.Woonplaats = dag("2017-03-08"), dag("2017-04-25"), dag("2017-03-15")
		if wil.Regels[0].Nummer = 1; !reflect.DeepEqual(v[0], wil) {
			t.Errorf("bewaard\n%+v, wil\n%+v", v[0], wil)
		}
		if v[1].ID == v[0].ID || v[1].Regels[0].Geldig != bericht.Verzoeken[1].Regels[0].Geldig {
			t.Errorf("het tweede: %+v", v[1])
		}
		regels, err := p.Logboek.List(t.Context(), weesp, "verzoek", v[0].ID)
		if err != nil || len(regels) != 1 || regels[0].Handeling != "verzoek.ontvangen" || regels[0].Organisatie != "1942" ||
			regels[0].Toedeling != v[0].Toedeling.String() {
			t.Errorf("logboek %+v %v", regels, err)
		}
	})
}

// TestTermijnen: five working days after receipt, eight weeks after the Dagtekening,
// two weeks after receipt for jeugd. Holidays count for the first alone.
func TestTermijnen(t *testing.T) {
	for _, g := range []struct {
		naam                              string
		domein                            taakverdeling.Domein
		soort                             Soort
		dagtekening, ontvangen            string
		antwoorden, beslissen, woonplaats string
	}{
		{"midden in de week", taakverdeling.Jeugd, Toewijzing, "2017-02-28", "2017-03-01", "2017-03-08", "2017-04-25", "2017-03-15"},
		{"in het weekend ontvangen", taakverdeling.Jeugd, Toewijzing, "2017-03-03", "2017-03-04", "2017-03-10", "2017-04-28", "2017-03-18"},
		{"over Pasen", taakverdeling.Jeugd, Toewijzing, "2017-04-12", "2017-04-12", "2017-04-21", "2017-06-07", "2017-04-26"},
		{"acht weken eindigen op Koningsdag", taakverdeling.Wmo, Toewijzing, "2017-03-02", "2017-03-02", "2017-03-09", "2017-04-27", ""},
		{"wijziging voor jeugd", taakverdeling.Jeugd, Wijziging, "2017-02-28", "2017-03-01", "2017-03-08", "2017-04-25", ""},
	} {
		v := Verzoek{Domein: g.domein, Soort: g.soort, Dagtekening: dag(g.dagtekening), Ontvangen: dag(g.ontvangen).Om(23, 59)}
		v.stelTermijnen()
		woonplaats := tijdlijn.Open
		if g.woonplaats != "" {
			woonplaats = dag(g.woonplaats)
		}
		if v.Antwoorden != dag(g.antwoorden) || v.Beslissen != dag(g.beslissen) || v.Woonplaats != woonplaats {
			t.Errorf("%s: %s %s %s", g.naam, v.Antwoorden, v.Beslissen, v.Woonplaats)
		}
		for stand, wil := range map[Stand]tijdlijn.Dag{Ontvangen: v.Antwoorden, InOnderzoek: v.Beslissen, Toegekend: tijdlijn.Open,
			Afgewezen: tijdlijn.Open} {
			if v.Stand = stand; v.Uiterlijk() != wil {
				t.Errorf("%s, %s: %s", g.naam, stand, v.Uiterlijk())
			}
		}
	}
}

// TestOntvangenWeigert: one finding keeps nothing of the whole message, and what the
// rules look at comes from the store.
func TestOntvangenWeigert(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		weigert := func(naam string, o Ontvangst, wil string) {
			t.Helper()
			b, ok := p.ontvang(t, o)
			if kreeg := strings.Join(gevonden(b), ", "); ok || kreeg != wil {
				t.Errorf("%s: %q, wil %q", naam, kreeg, wil)
			}
		}
		weigert("nooit iets toegewezen", vow("W-1", wordt(1, "2017-04-01", "", perWeek)), "client TR304")
		p.geef(t, taakverdeling.Wmo, hulpmiddel, perWeek, 0, periode("2017-01-02", "2017-02-28")) // last day the day before the Dagtekening
		p.geef(t, taakverdeling.Wmo, hulpmiddel, perWeek, 0, periode("2017-01-02", "2017-03-01")) // last day the Dagtekening
		p.geef(t, taakverdeling.Jeugd, jeugdzorg, perWeek, 0, periode("2017-01-02", ""))          // another domain
		p.geef(t, taakverdeling.Wmo, hulpmiddel, perWeek, 0, periode("2017-01-02", ""))
		p.in(t, func(tx *opslag.Tx) error {
			_, err := p.Toewijzingen.Intrekken(t.Context(), tx, nu, backof, toewijzing.Verwijzing{Gemeente: weesp, Nummer: 4}) // taken away
			return err
		})
		goed := vow("W-1", blijft(2), erbij(hulpmiddel, "2017-04-01", "", perWeek))
		weigert("de tweede ontbreekt", vow("W-1", erbij(hulpmiddel, "2017-04-01", "", perWeek), wordt(3, "2017-04-01", "", perWeek)),
			"TR349, regel TR351")
		weigert("voorbij, ander domein en verwijderd", vow("W-1", blijft(1), blijft(2), blijft(3), blijft(4)),
			"regel TR350, regel TR350, regel TR350")
		vreemdeAanbieder := goed
		vreemdeAanbieder.Aanbieder = ander
		weigert("een andere aanbieder", vreemdeAanbieder, "regel TR350")
		if _, gevonden, err := VanReferentie(t.Context(), o, weesp, taakverdeling.Wmo, zorg, "W-1"); err != nil || gevonden {
			t.Errorf("een geweigerd verzoek is bewaard: %v", err)
		}
		v := p.neemIn(t, goed)[0]
		weigert("dezelfde referentie en nog onderhanden", goed, "TR347, TR374")
		weigert("nog onderhanden", vot(taakverdeling.Wmo, product, "V-1", "V-2"), "TR374, TR374")
		if _, err := p.Onderzoeken(t.Context(), backof, v.verwijzing()); err != nil {
			t.Fatal(err)
		}
		weigert("in onderzoek", vot(taakverdeling.Wmo, product, "V-1"), "TR374")
		p.neemIn(t, vot(taakverdeling.Jeugd, jeugdzorg, "W-1")) // another domain: neither the reference nor the request
		anders := vot(taakverdeling.Wmo, product, "V-1")
		anders.Inwoner = bram
		p.neemIn(t, anders)
		van := vot(taakverdeling.Wmo, product, "W-1")
		van.Aanbieder = ander
		p.neemIn(t, van)
		if _, err := p.Afwijzen(t.Context(), backof, Verwijzing{weesp, v.ID, 2}, Afwijzing{Reden: Stapeling}); err != nil {
			t.Fatal(err)
		}
		weigert("de referentie blijft gebruikt", goed, "TR347")
		weigert("ook voor een ander", vot(taakverdeling.Wmo, product, "V-3", "V-1"), "TR347")
		if _, gevonden, err := VanReferentie(t.Context(), o, weesp, taakverdeling.Wmo, zorg, "V-3"); err != nil || gevonden {
			t.Errorf("een half bericht is bewaard: %v", err)
		}
		p.neemIn(t, vot(taakverdeling.Wmo, product, "V-3"))
	})
}

// TR381: what is asked anew must stand in the product list of the municipality on
// the wanted day, under its category.
func TestOnbekendProduct(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		p.geef(t, taakverdeling.Wmo, hulpmiddel, perWeek, 0, periode("2017-01-02", ""))
		for _, g := range []struct {
			naam    string
			product contract.Product
			vanaf   string
			wil     string
		}{
			{"in de lijst", product, "2017-03-06", ""},
			{"onbekende code", contract.Product{Categorie: "02", Code: "02X99"}, "2017-03-06", "regel TR381"},
			{"bekende code in een andere categorie", contract.Product{Categorie: "03", Code: "02A03"}, "2017-03-06", "regel TR381"},
			{"zonder code", contract.Product{Categorie: "03"}, "2017-03-06", ""},
			{"voor de lijst begint", contract.Product{Categorie: "02", Code: "02X99"}, "2016-12-31", ""},
		} {
			aanvraag := vot(taakverdeling.Wmo, g.product, "V-"+g.naam)
			aanvraag.Verzoeken[0].Regels[0].Geldig.Vanaf = dag(g.vanaf)
			wijziging := vow("W-"+g.naam, blijft(1), erbij(g.product, g.vanaf, "", perWeek))
			for _, bericht := range []Ontvangst{aanvraag, wijziging} {
				b, ok := p.ontvang(t, bericht)
				if kreeg := strings.Join(gevonden(b), ", "); kreeg != g.wil || ok != (g.wil == "") {
					t.Errorf("%s, %s: %q, wil %q", g.naam, bericht.Soort, kreeg, g.wil)
				}
				if !ok {
					continue
				}
				v, _, err := VanReferentie(t.Context(), o, weesp, taakverdeling.Wmo, zorg, bericht.Verzoeken[0].Referentie)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := p.Afwijzen(t.Context(), backof, v.verwijzing(), Afwijzing{Reden: GeenContract}); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
}

func TestOntvangenOnvolledig(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		for naam, g := range map[string]struct {
			o     Ontvangst
			pas   func(*Ontvangst)
			soort fout.Soort
		}{
			"zonder inwoner": {vot(taakverdeling.Wmo, product, "A"),
				func(o *Ontvangst) { o.Inwoner = toewijzing.Toewijzing{}.Inwoner }, fout.Onjuist},
			"zonder soort":      {vot(taakverdeling.Wmo, product, "A"), func(o *Ontvangst) { o.Soort = "" }, fout.Onjuist},
			"zonder verzoek":    {vot(taakverdeling.Wmo, product), func(*Ontvangst) {}, fout.Onjuist},
			"zonder referentie": {vot(taakverdeling.Wmo, product, ""), func(*Ontvangst) {}, fout.Onjuist},
			"twee regels": {vot(taakverdeling.Wmo, product, "A"),
				func(o *Ontvangst) { o.Verzoeken[0].Regels = append(o.Verzoeken[0].Regels, Regel{Aard: Nieuw}) }, fout.Onjuist},
			"twee wijzigingen": {vow("A", blijft(1)), func(o *Ontvangst) { o.Verzoeken = append(o.Verzoeken, o.Verzoeken[0]) },
				fout.Onjuist},
			"wijziging van niets":   {vow("A", blijft(0)), func(*Ontvangst) {}, fout.Onjuist},
			"nieuw met een nummer":  {vow("A", Regel{Aard: Nieuw, Toewijzing: 3}), func(*Ontvangst) {}, fout.Onjuist},
			"niemand heeft de taak": {vot(taakverdeling.Wmo, product, "A"), func(o *Ontvangst) { o.Gemeente = utrecht }, fout.Gat},
		} {
			g.pas(&g.o)
			err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
				_, _, err := p.Ontvangen(t.Context(), tx, nu, g.o)
				return err
			})
			if !fout.Is(err, g.soort) {
				t.Errorf("%s: %v", naam, err)
			}
		}
	})
}
