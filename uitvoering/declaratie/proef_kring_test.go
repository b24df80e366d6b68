package declaratie

import (
	"testing"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/uitvoering/betaling"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/grootboek"
	"nabuur/uitvoering/toewijzing"
)

// Weesp went into Amsterdam on 24 March 2022.
var (
	amsterdam   = code("0363")
	februari22  = tm("2022-02-01", "2022-02-28")
	maart22     = tm("2022-03-01", "2022-03-31")
	april22     = tm("2022-04-01", "2022-04-30")
	voorFusie   = tijdlijn.MustDag("2022-03-10").Om(9, 0)
	naFusie     = tijdlijn.MustDag("2022-05-10").Om(9, 0)
	opAmsterdam = func(r *Regel) {
		r.Inwoner, r.Periode, r.Tarief, r.Volume, r.Bedrag = bram, februari22, 200, 100, 20_000
	}
)

// opWeesp is a line on Anna's allotment, number 1 of Weesp.
func opWeesp(periode tijdlijn.Periode) func(*Regel) {
	return func(r *Regel) { r.Periode, r.Volume, r.Bedrag = periode, 100, 11_000 }
}

// opBudget is a line on Anna's allotment 3, of Weesp in 2021 and of Amsterdam after
// the merger.
func opBudget(periode tijdlijn.Periode) func(*Regel) {
	return func(r *Regel) {
		r.Toewijzing, r.Product, r.Periode, r.Volume, r.Bedrag = 3, dagbesteding, periode, 100, 11_000
	}
}

// bouwKring adds Amsterdam, which does its own tasks, has a contract with the same
// provider at another tariff, and three allotments with numbers that Weesp uses too:
// 1 Bram, 2 Bram, and 3 Anna, from the merger on, of a product that is in the
// contract of Weesp alone.
func bouwKring(t testing.TB, o *opslag.Opslag) proef {
	t.Helper()
	p := bouw(t, o)
	p.takenVanAmsterdam(t)
	p.contractVanAmsterdam(t)
	p.in(t, func(tx *opslag.Tx) error {
		opdracht := toewijzing.Opdracht{Gemeente: amsterdam, Domein: taakverdeling.Wmo, Zaak: "a1", Beschikking: "B-3", Inwoner: bram,
			Aanbieder: zorg}
		week, tweede, budget := opdracht, opdracht, opdracht
		week.Voorziening, week.Product, week.Geldig = "1", product, tm("2021-01-01", "")
		week.Omvang = toewijzing.Omvang{Volume: 120, Eenheid: contract.Minuut, Frequentie: "2"}
		tweede.Voorziening, tweede.Product, tweede.Budget, tweede.Geldig = "2", contract.Product{Categorie: "04"}, 100_000, tm("2021-01-01",
			"2021-12-31")
		budget.Voorziening, budget.Inwoner, budget.Product, budget.Budget, budget.Geldig = "3", anna, contract.Product{
			Categorie: "03",
		}, 100_000, tm(
			"2022-03-24",
			"2022-12-31",
		)
		for _, opdracht := range []toewijzing.Opdracht{week, tweede, budget} {
			if _, _, err := p.tw.Toewijzen(t.Context(), tx, tijdlijn.MustDag("2020-12-01").Om(9, 0), opdracht); err != nil {
				return err
			}
		}
		return nil
	})
	return p
}

func (p proef) takenVanAmsterdam(t testing.TB) {
	t.Helper()
	p.in(t, func(tx *opslag.Tx) error {
		for _, functie := range []string{"declaratiecontrole", "betaling", "toewijzing", "berichtenverkeer", "inkoop"} {
			if err := p.Verdeling.Toedelen(t.Context(), tx, tijdlijn.MustDag("2016-11-01").Begin(),
				taakverdeling.Toedeling{Gemeente: amsterdam, ID: "ams-" + functie,
					Taak: taakverdeling.Taak("wmo." + functie), Uitvoerder: "0363", Grondslag: taakverdeling.Eigen,
					Geldig: tm("2015-01-01", "")}); err != nil {
				return err
			}
		}
		return nil
	})
}

func (p proef) contractVanAmsterdam(t testing.TB) {
	t.Helper()
	altijd := tm("2015-01-01", "")
	p.in(t, func(tx *opslag.Tx) error {
		r := p.contracten()
		if err := r.VastleggenAanbieder(t.Context(), tx, inkoper("0363"), contract.Aanbieder{Eigenaar: "0363", AGB: zorg,
			Naam: "Zorg aan de Vecht",
			IBAN: kenmerk.Must(kenmerk.ParseIBAN("NL91ABNA0417164300")), Geldig: altijd}); err != nil {
			return err
		}
		return r.Vastleggen(t.Context(), tx, inkoper("0363"), contract.Contract{
			Eigenaar: "0363", Nummer: "A-1", AGB: zorg, Geldig: altijd, Bron: "proef",
			Gemeenten: []contract.Deelname{{Gemeente: amsterdam, Geldig: altijd}},
			Aanbod: []contract.Aanbod{{Product: product, Omschrijving: "Begeleiding", Eenheid: contract.Minuut, Frequentie: "2",
				Variant:  contract.Inspanning,
				Tarieven: []tijdlijn.Geldig[geld.Cent]{{Periode: altijd, Waarde: 200}}}},
		})
	})
}

// biedAan offers a claim to a municipality over a month at a moment.
func (p proef) biedAan(t testing.TB, gemeente kenmerk.Gemeentecode, op tijdlijn.Moment, periode tijdlijn.Periode, nummer string,
	regels ...Regel) Antwoord {
	t.Helper()
	d := claim(nummer, regels...)
	d.Gemeente, d.Periode, d.Dagtekening = gemeente, periode, op.Dag()
	var a Antwoord
	p.in(t, func(tx *opslag.Tx) (err error) {
		a, err = p.Ontvangen(t.Context(), tx, op, d)
		return err
	})
	return a
}

// waar gives the approved lines of the provider by the municipality they are kept
// under.
func (p proef) waar(t testing.TB) map[string]string {
	t.Helper()
	plekken := map[string]string{}
	type rij struct{ gemeente, referentie, toewijzer string }
	rijen, err := opslag.Alle(t.Context(), p.o, func(r opslag.Rij) (x rij, err error) {
		return x,
			r.Scan(&x.gemeente, &x.referentie, &x.toewijzer)
	},
		"SELECT gemeente, referentie, toewijzer FROM declaratie_regel WHERE status = 'goedgekeurd'")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rijen {
		plekken[r.referentie] = r.gemeente + " op " + r.toewijzer
	}
	return plekken
}

// kringKlopt checks, for each municipality by itself, that what its lines say is
// what its claims, its books and its orders say.
func (p proef) kringKlopt(t testing.TB) {
	t.Helper()
	for _, g := range []kenmerk.Gemeentecode{weesp, amsterdam} {
		vraag := func(tekst string) geld.Cent {
			som, _, err := opslag.Een(t.Context(), p.o, opslag.Waarde[geld.Cent], tekst, g)
			if err != nil {
				t.Fatal(err)
			}
			return som
		}
		saldo := func(r grootboek.Rekening) geld.Cent {
			s, err := grootboek.Saldo(t.Context(), p.o, g, r, "", tijdlijn.Open)
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
		lasten, onderweg := saldo(grootboek.Zorglasten), saldo(grootboek.BetalingOnderweg)
		if lasten+onderweg+saldo(grootboek.Crediteuren) != 0 {
			t.Errorf("%s: het grootboek is niet in evenwicht", g)
		}
		regels := vraag("SELECT CAST(COALESCE(SUM(bedrag), 0) AS BIGINT) FROM declaratie_regel WHERE gemeente = $1 AND status = " +
			"'goedgekeurd'")
		koppen := vraag("SELECT CAST(COALESCE(SUM(toegekend), 0) AS BIGINT) FROM declaratie_declaratie WHERE gemeente = $1")
		ingediend := vraag("SELECT CAST(COALESCE(SUM(ingediend), 0) AS BIGINT) FROM declaratie_declaratie WHERE gemeente = $1 AND " +
			"status <> 'afgekeurd'")
		alle := vraag("SELECT CAST(COALESCE(SUM(bedrag), 0) AS BIGINT) FROM declaratie_regel WHERE gemeente = $1")
		if regels != lasten || koppen != lasten || ingediend != alle {
			t.Errorf("%s: regels %s, koppen %s, geboekt %s; ingediend %s, regels %s", g, regels, koppen, lasten, ingediend, alle)
		}
		if wees := vraag(`SELECT count(*) FROM declaratie_regel r WHERE r.gemeente = $1 AND NOT EXISTS
			(SELECT 1 FROM declaratie_declaratie d WHERE d.gemeente = r.gemeente AND d.id = r.declaratie)`); wees != 0 {
			t.Errorf("%s: %d regels zonder declaratie", g, wees)
		}
		orders, err := betaling.List(t.Context(), p.o, g, betaling.Klaargezet)
		if err != nil {
			t.Fatal(err)
		}
		for _, order := range orders {
			onderweg += order.Bedrag
		}
		if onderweg != 0 {
			t.Errorf("%s: klaargezet en geboekt verschillen %s", g, onderweg)
		}
	}
}
