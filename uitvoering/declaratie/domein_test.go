package declaratie

import (
	"maps"
	"slices"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/toewijzing"
)

// jeugdhulp gives Anna an allotment for youth care and Weesp the tasks for it.
func (p proef) jeugdhulp(t testing.TB) int64 {
	t.Helper()
	var nummer int64
	p.in(t, func(tx *opslag.Tx) error {
		for _, functie := range []string{"betaling", "toewijzing", "berichtenverkeer"} {
			if err := p.Verdeling.Toedelen(t.Context(), tx, tijdlijn.MustDag("2016-11-01").Begin(),
				taakverdeling.Toedeling{Gemeente: weesp, ID: "gm-jeugd-" + functie,
					Taak: taakverdeling.Taak("jeugd." + functie), Uitvoerder: "1942", Grondslag: taakverdeling.Mandaat,
					Geldig: tm("2015-01-01", "")}); err != nil {
				return err
			}
		}
		tw, _, err := p.tw.Toewijzen(t.Context(), tx, tijdlijn.MustDag("2020-12-01").Om(9, 0), toewijzing.Opdracht{
			Gemeente: weesp, Domein: taakverdeling.Jeugd, Zaak: "j1", Voorziening: "1", Beschikking: "B-2", Inwoner: anna, Aanbieder: zorg,
			Product: product, Omvang: toewijzing.Omvang{Volume: 120, Eenheid: "01", Frequentie: "2"}, Geldig: tm("2021-01-01", ""),
		})
		nummer = tw.Nummer
		return err
	})
	return nummer
}

// What is unique, open or given back is so within one domain: the same numbers in
// Wmo and jeugd stand beside each other (TR314, TR323, TR333, TR389, TR390).
func TestDomeinenStaanNaastElkaar(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		jeugdregel := goed("P1")
		jeugdregel.Toewijzing = p.jeugdhulp(t)
		jeugd := func(nummer string, regels ...Regel) Declaratie {
			d := claim(nummer, regels...)
			d.Domein, d.Bericht = taakverdeling.Jeugd, "jeugd-"+nummer
			return d
		}
		stappen := []struct {
			naam  string
			claim Declaratie
			regel string // broken by the one line, or ""
		}{
			{"Wmo", claim("D1", goed("P1")), ""},
			{"jeugd met dezelfde nummers", jeugd("D1", jeugdregel), ""},
			{"credit van een Wmo-regel in jeugd", jeugd("D2", credit("C1", goed("P1"))), "TR323"},
			{"credit in jeugd", jeugd("D3", credit("C2", jeugdregel)), ""},
			{"credit in de Wmo onder hetzelfde nummer", claim("D3", credit("C2", goed("P1"))), ""},
			{"nogmaals in jeugd", jeugd("D4", credit("C3", jeugdregel)), "TR390"},
			{"weer debet in jeugd", jeugd("D5", func() Regel { r := jeugdregel; r.Referentie = "P2"; return r }()), ""},
			{"en nog een", jeugd("D6", func() Regel { r := jeugdregel; r.Referentie = "P3"; return r }()), "TR389"},
			{"weer debet in de Wmo", claim("D5", goed("P2")), ""},
			{"nummer van de Wmo, nieuw in jeugd", jeugd("D7", func() Regel {
				r := jeugdregel
				r.Referentie, r.Toewijzing = "P2",
					1
				return r
			}()), "TR338"},
		}
		for _, s := range stappen {
			a := p.bied(t, s.claim)
			kreeg := ""
			if len(a.Clienten) > 0 {
				kreeg = a.Clienten[0].Regels[0].Redenen[0].Regel
			} else if len(a.Redenen) > 0 {
				kreeg = a.Redenen[0].Regel
			}
			if kreeg != s.regel {
				t.Errorf("%s: %q, wil %q: %+v", s.naam, kreeg, s.regel, a)
			}
		}
		p.klopt(t)
	})
}

// A line is right for one municipality at most once however its provider is called:
// another provider may use the same numbers.
func TestNummersZijnVanDeAanbieder(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		p.bied(t, claim("D1", goed("P1")))
		d := claim("D1", goed("P1"))
		d.Aanbieder = ander
		a := p.bied(t, d)
		if !slices.Equal(a.Codes, []string{"0200"}) || len(a.Clienten) != 1 || !slices.Equal(a.Clienten[0].Regels[0].Codes,
			[]string{"9338"}) {
			t.Errorf("een andere aanbieder heeft hier geen toewijzing, en alleen dat is mis: %+v", a)
		}
	})
}

func TestHeeftGoedgekeurd(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		vraag := func(wil bool) {
			t.Helper()
			if heeft, err := HeeftGoedgekeurd(t.Context(), o, weesp, 1); err != nil || heeft != wil {
				t.Errorf("%v %v, wil %v", heeft, err, wil)
			}
			if heeft, err := HeeftGoedgekeurd(t.Context(), o, code("0363"), 1); err != nil || heeft {
				t.Errorf("een andere gemeente: %v %v", heeft, err)
			}
		}
		vraag(false)
		p.bied(t, claim("D1", goed("P1", func(r *Regel) { r.Tarief, r.Bedrag = 120, 60_000 })))
		vraag(false)
		p.bied(t, claim("D2", goed("P2")))
		vraag(true)
		p.bied(t, claim("D3", credit("P3", goed("P2"))))
		vraag(false)
		p.bied(t, claim("D4", goed("P4")))
		vraag(true)
		if heeft, err := HeeftGoedgekeurd(t.Context(), o, weesp, 3); err != nil || heeft {
			t.Errorf("een andere toewijzing: %v %v", heeft, err)
		}
	})
}

// Nobody held the claim check in March: what is right cannot be stamped and the gap
// is named, but a claim that is wrong anyway gets its answer.
func TestLeverdagZonderHouder(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		p.in(t, func(tx *opslag.Tx) error {
			if err := p.Verdeling.Beeindigen(t.Context(), tx, nu, weesp, "gm-declaratiecontrole", maart.Vanaf,
				taakverdeling.Afwikkeling{}); err != nil {
				return err
			}
			return p.Verdeling.Toedelen(t.Context(), tx, nu, taakverdeling.Toedeling{Gemeente: weesp, ID: "nieuw",
				Taak:       "wmo.declaratiecontrole",
				Uitvoerder: "0402", Grondslag: taakverdeling.Mandaat, Geldig: tm("2021-04-01", "")})
		})
		voor := p.tel(t)
		err := o.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
			_, err := p.Ontvangen(t.Context(), tx, nu, claim("D1", goed("P1")))
			return err
		})
		if !fout.Is(err, fout.Gat) || !maps.Equal(voor, p.tel(t)) {
			t.Errorf("het gat is niet genoemd of er bleef iets staan: %v", err)
		}
		a := p.bied(t, claim("D1", goed("P1", func(r *Regel) { r.Tarief, r.Bedrag = 120, 60_000 })))
		if len(a.Clienten) != 1 || !slices.Equal(a.Clienten[0].Regels[0].Codes, []string{"0611"}) {
			t.Errorf("antwoord %+v", a)
		}
	})
}

// Whoever holds the control of one law sees the claims under that law and no other; the
// responsible municipality sees both.
func TestZienPerDomein(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		regel := goed("P1")
		regel.Toewijzing = p.jeugdhulp(t)
		jeugd := claim("J1", regel)
		jeugd.Domein, jeugd.Bericht = taakverdeling.Jeugd, "jeugd-J1"
		p.bied(t, claim("D1", goed("P1")))
		p.bied(t, jeugd)
		zie := func(organisatie_ organisatie.Kenmerk, wil ...string) {
			t.Helper()
			wie := organisatie.Wie{Medewerker: "d1", Naam: "D. Claratie", Organisatie: organisatie_,
				Functies: []organisatie.Functie{organisatie.Declaratie}}
			lijst, err := p.Zien(t.Context(), p.kijk(t, wie, nu.Dag()), Lijstvraag{Gemeente: weesp, Periode: maart})
			var nummers []string
			for _, k := range lijst.Koppen {
				nummers = append(nummers, k.Nummer)
			}
			if slices.Sort(nummers); !slices.Equal(nummers, wil) || len(wil) == 0 && !fout.Is(err, fout.NietBevoegd) {
				t.Errorf("%s ziet %v, verwacht %v (%v)", organisatie_, nummers, wil, err)
			}
		}
		zie("1942", "D1", "J1")
		zie("1904")
		p.in(t, func(tx *opslag.Tx) error {
			for id, functie := range map[string]taakverdeling.Functie{"gm-jeugd": taakverdeling.Declaratiecontrole,
				"gm-jeugd-betaling": taakverdeling.Betaling} {
				if err := p.Verdeling.Corrigeren(t.Context(), tx, tijdlijn.MustDag("2016-12-01").Begin(), id,
					taakverdeling.Toedeling{Gemeente: weesp, ID: "sv-" + id,
						Uitvoerder: "1904", Taak: taakverdeling.Jeugd.Taak(functie), Grondslag: taakverdeling.Mandaat,
						Geldig: tm("2017-01-01", "")}); err != nil {
					return err
				}
			}
			return nil
		})
		zie("1942", "D1")
		zie("1904", "J1")
		zie("0457", "D1", "J1")
	})
}
