package declaratie

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/opslag/wachtrij"
	"nabuur/uitvoering/betaling"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/grootboek"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/toewijzing"
)

var (
	weesp    = kenmerk.Must(kenmerk.ParseGemeentecode("0457"))
	zorg     = kenmerk.Must(kenmerk.ParseAGB("01234567"))
	ander    = kenmerk.Must(kenmerk.ParseAGB("07654321"))
	anna     = kenmerk.Must(kenmerk.ParseBSN("999990019"))
	bram     = kenmerk.Must(kenmerk.ParseBSN("999993653"))
	onbekend = kenmerk.Must(kenmerk.ParseBSN("999993847"))
	product  = contract.Product{Categorie: "02", Code: "02A03"}
	// dagbesteding is what is claimed on the allotment with a budget.
	dagbesteding = contract.Product{Categorie: "03", Code: "03A03"}
	hulp         = contract.Product{Categorie: "01", Code: "01A01"}
	maart        = tm("2021-03-01", "2021-03-31")
	nu           = tijdlijn.MustDag("2021-04-10").Om(9, 0)
)

func code(tekst string) kenmerk.Gemeentecode {
	return kenmerk.Must(kenmerk.ParseGemeentecode(tekst))
}

// proef is a municipality with a division, a contract and four allotments:
// 1 Anna, 120 minutes a week without an end; 2 Bram, 3 hours a week of household
// help until 15 March 2021; 3 Anna, category 03 with a budget; 4 Anna, taken away.
type proef struct {
	*Declaraties
	o  *opslag.Opslag
	tw *toewijzing.Register
}

func (p proef) in(t testing.TB, doe func(tx *opslag.Tx) error) {
	t.Helper()
	if err := p.o.Transactie(t.Context(), opslag.Alles, doe); err != nil {
		t.Fatal(err)
	}
}

func bouw(t testing.TB, o *opslag.Opslag) proef {
	t.Helper()
	gemeenten, err := organisatie.LeesGemeenten()
	if err != nil {
		t.Fatal(err)
	}
	verdeling := taakverdeling.New(o, gemeenten)
	poort, err := toegang.New(o, verdeling, organisatie.New(o, gemeenten))
	if err != nil {
		t.Fatal(err)
	}
	log := logboek.New(o, tijdlijn.NewZetklok(nu), rand.NewChaCha8([32]byte{7}))
	q, err := wachtrij.New(o, tijdlijn.NewZetklok(nu), nil)
	if err != nil {
		t.Fatal(err)
	}
	wachtrij.Doe(q, func(context.Context, toewijzing.Verzend) error { return nil })
	p := proef{o: o, tw: toewijzing.New(toewijzing.Onderdelen{
		Verdeling: verdeling, Poort: poort, Logboek: log, Wachtrij: q, Gedeclareerd: HeeftGoedgekeurd,
		Inwoners: inwoner.New(tijdlijn.NewZetklok(nu), rand.NewChaCha8([32]byte{8})),
	}), Declaraties: New(Onderdelen{
		Opslag: o, Verdeling: verdeling, Poort: poort, Logboek: log, Betalingen: betaling.New(verdeling, poort, log),
	})}
	p.in(t, func(tx *opslag.Tx) error {
		return verdeling.Toedelen(t.Context(), tx, tijdlijn.MustDag("2016-11-01").Begin(), verdelingVanWeesp()...)
	})
	p.in(t, func(tx *opslag.Tx) error { return legContract(t.Context(), tx, p.contracten()) })
	p.in(t, func(tx *opslag.Tx) error { return p.wijsToe(t.Context(), tx) })
	return p
}

// verdelingVanWeesp: until 2017 Stichtse Vecht, which runs off until April 2017;
// then Gooise Meren. Stichtse Vecht keeps income support.
func verdelingVanWeesp() []taakverdeling.Toedeling {
	var alle []taakverdeling.Toedeling
	for _, functie := range []string{"declaratiecontrole", "betaling", "toewijzing", "berichtenverkeer"} {
		alle = append(alle,
			taakverdeling.Toedeling{Gemeente: weesp, ID: "sv-" + functie, Taak: taakverdeling.Taak("wmo." + functie), Uitvoerder: "1904",
				Grondslag: taakverdeling.Mandaat,
				Geldig:    tm("2015-01-01", "2016-12-31"), Afwikkeling: taakverdeling.Afwikkeling{Uitlopen: true,
					Tot: tijdlijn.MustDag("2017-04-01")}},
			taakverdeling.Toedeling{Gemeente: weesp, ID: "gm-" + functie, Taak: taakverdeling.Taak("wmo." + functie), Uitvoerder: "1942",
				Grondslag: taakverdeling.Mandaat,
				Geldig:    tm("2017-01-01", "")})
	}
	alle = append(alle, taakverdeling.Toedeling{Gemeente: weesp, ID: "gm-jeugd", Taak: "jeugd.declaratiecontrole", Uitvoerder: "1942",
		Grondslag: taakverdeling.Mandaat, Geldig: tm("2017-01-01", "")})
	alle = append(alle, taakverdeling.Toedeling{Gemeente: weesp, ID: "regio", Taak: "wmo.inkoop", Uitvoerder: "regio",
		Grondslag: taakverdeling.Mandaat, Geldig: tm("2015-01-01", "")})
	return append(alle, taakverdeling.Toedeling{Gemeente: weesp, ID: "sv-inkomen", Taak: "inkomen.aanvraag", Uitvoerder: "1904",
		Grondslag: taakverdeling.Mandaat, Geldig: tm("2015-01-01", "")})
}

// contracten gives the room of contracts.
func (p proef) contracten() *contract.Register {
	return contract.New(contract.Onderdelen{Klok: tijdlijn.NewZetklok(nu), Poort: p.Poort, Logboek: p.Logboek})
}

// inkoper is somebody who buys for an organisation.
func inkoper(van organisatie.Kenmerk) organisatie.Wie {
	return organisatie.Wie{Medewerker: "i1", Organisatie: van, Functies: []organisatie.Functie{organisatie.Inkoper}}
}

func legContract(ctx context.Context, tx *opslag.Tx, r *contract.Register) error {
	tarief := func(p tijdlijn.Periode, bedrag geld.Cent) tijdlijn.Geldig[geld.Cent] {
		return tijdlijn.Geldig[geld.Cent]{Periode: p, Waarde: bedrag}
	}
	if err := r.VastleggenAanbieder(ctx, tx, inkoper("regio"), contract.Aanbieder{Eigenaar: "regio", AGB: zorg, Naam: "Zorg aan de Vecht",
		IBAN: kenmerk.Must(kenmerk.ParseIBAN("NL91ABNA0417164300")), Geldig: tm("2015-01-01", "")}); err != nil {
		return err
	}
	elders := contract.Contract{
		Eigenaar: "regio", Nummer: "R-9", AGB: ander, Geldig: tm("2015-01-01", ""), Bron: "proef",
		Gemeenten: []contract.Deelname{{Gemeente: weesp, Geldig: tm("2015-01-01", "")}},
		Aanbod: []contract.Aanbod{{Product: contract.Product{Categorie: "02", Code: "02B01"}, Omschrijving: "Elders",
			Eenheid: contract.Minuut, Frequentie: "2", Variant: contract.Inspanning}},
	}
	if err := r.Vastleggen(ctx, tx, inkoper("regio"), elders); err != nil {
		return err
	}
	return r.Vastleggen(ctx, tx, inkoper("regio"), contract.Contract{
		Eigenaar: "regio", Nummer: "R-1", AGB: zorg, Geldig: tm("2015-01-01", ""), Bron: "proef",
		Gemeenten: []contract.Deelname{{Gemeente: weesp, Geldig: tm("2015-01-01", "")}},
		Aanbod: []contract.Aanbod{
			{Product: product, Omschrijving: "Begeleiding", Eenheid: contract.Minuut, Frequentie: "2", Variant: contract.Inspanning,
				Tarieven: []tijdlijn.Geldig[geld.Cent]{tarief(tm("2015-01-01", "2021-02-28"), 100), tarief(tm("2021-03-01", ""), 110)}},
			{Product: dagbesteding, Omschrijving: "Dagbesteding", Eenheid: contract.Minuut, Frequentie: "2", Variant: contract.Inspanning,
				Tarieven: []tijdlijn.Geldig[geld.Cent]{tarief(tm("2015-01-01", "2021-02-28"), 100), tarief(tm("2021-03-01", ""), 110)}},
			{Product: contract.Product{Categorie: "02", Code: "02A04"}, Omschrijving: "Begeleiding speciaal", Eenheid: contract.Minuut,
				Frequentie: "2", Variant: contract.Inspanning,
				Tarieven: []tijdlijn.Geldig[geld.Cent]{tarief(tm("2015-01-01", ""), 110)}},
			{Product: hulp, Omschrijving: "Hulp bij het huishouden", Eenheid: contract.Uur, Frequentie: "2", Variant: contract.Inspanning,
				Tarieven: []tijdlijn.Geldig[geld.Cent]{tarief(tm("2015-01-01", ""), 3000)}},
		},
	})
}

func (p proef) wijsToe(ctx context.Context, tx *opslag.Tx) error {
	begin := tijdlijn.MustDag("2016-12-01").Om(9, 0)
	opdracht := func(voorziening string, bsn kenmerk.BSN) toewijzing.Opdracht {
		return toewijzing.Opdracht{Gemeente: weesp, Domein: taakverdeling.Wmo, Zaak: "z1", Voorziening: voorziening, Beschikking: "B-1",
			Inwoner: bsn, Aanbieder: zorg}
	}
	week := opdracht("1", anna)
	week.Product, week.Omvang, week.Geldig = product, toewijzing.Omvang{Volume: 120, Eenheid: contract.Minuut,
		Frequentie: "2"}, tm("2016-01-01", "")
	uren := opdracht("2", bram)
	uren.Product, uren.Omvang, uren.Geldig = hulp, toewijzing.Omvang{Volume: 3, Eenheid: contract.Uur, Frequentie: "2"}, tm("2021-02-08",
		"2021-03-15")
	budget := opdracht("3", anna)
	budget.Product, budget.Budget, budget.Geldig = contract.Product{Categorie: "03"}, 100_000, tm("2021-01-01", "2021-12-31")
	weg := week
	weg.Voorziening, weg.Geldig = "4", tm("2015-06-01", "2015-12-31")
	for _, o := range []toewijzing.Opdracht{week, uren, budget, weg} {
		if _, nieuw, err := p.tw.Toewijzen(ctx, tx, begin, o); err != nil || !nieuw {
			return fmt.Errorf("toewijzen %s: %v %w", o.Voorziening, nieuw, err)
		}
	}
	_, err := p.tw.Intrekken(ctx, tx, nu-1, organisatie.Wie{Medewerker: "b1", Organisatie: "1942",
		Functies: []organisatie.Functie{"backoffice"}}, toewijzing.Verwijzing{Gemeente: weesp, Nummer: 4})
	return err
}

// goed is a right line on Anna's allotment; pas changes it.
func goed(referentie string, pas ...func(*Regel)) Regel {
	r := Regel{Inwoner: anna, Referentie: referentie, Toewijzing: 1, Product: product, Periode: maart, Volume: 500,
		Eenheid: contract.Minuut, Tarief: 110, Bedrag: 55_000}
	for _, p := range pas {
		p(&r)
	}
	return r
}

func claim(nummer string, regels ...Regel) Declaratie {
	d := Declaratie{Gemeente: weesp, Domein: taakverdeling.Wmo, Aanbieder: zorg, Nummer: nummer, Bericht: "323-" + nummer, Periode: maart,
		Dagtekening: tijdlijn.MustDag("2021-04-09"), Regels: regels}
	for _, r := range regels {
		d.Totaal += r.netto()
	}
	return d
}

func (p proef) bied(t testing.TB, d Declaratie) Antwoord {
	t.Helper()
	var a Antwoord
	p.in(t, func(tx *opslag.Tx) (err error) {
		a, err = p.Ontvangen(t.Context(), tx, nu, d)
		return err
	})
	return a
}

// tel counts the rows of every table there is.
func (p proef) tel(t testing.TB) map[string]int64 {
	t.Helper()
	lijst := "SELECT name FROM sqlite_schema WHERE type = 'table'"
	if p.o.Soort() == opslag.PostgreSQL {
		lijst = "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
	}
	tabellen, err := opslag.Alle(t.Context(), p.o, opslag.Waarde[string], lijst)
	if err != nil || len(tabellen) < 10 {
		t.Fatalf("tabellen %v: %v", tabellen, err)
	}
	aantallen := map[string]int64{}
	for _, tabel := range tabellen {
		aantal, _, err := opslag.Een(t.Context(), p.o, opslag.Waarde[int64], "SELECT count(*) FROM "+tabel)
		if err != nil {
			t.Fatal(err)
		}
		aantallen[tabel] = aantal
	}
	return aantallen
}

// klopt checks that the books of Weesp balance and tell what the claims, the
// creditor and the orders tell.
func (p proef) klopt(t testing.TB) {
	t.Helper()
	vraag := func(tekst string) geld.Cent {
		som, _, err := opslag.Een(t.Context(), p.o, opslag.Waarde[geld.Cent], tekst)
		if err != nil {
			t.Fatal(err)
		}
		return som
	}
	saldo := func(r grootboek.Rekening) geld.Cent {
		s, err := grootboek.Saldo(t.Context(), p.o, weesp, r, "", tijdlijn.Open)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	lasten, schuld, onderweg := saldo(grootboek.Zorglasten), saldo(grootboek.Crediteuren), saldo(grootboek.BetalingOnderweg)
	if lasten+schuld+onderweg != 0 {
		t.Errorf("het grootboek is niet in evenwicht: %s %s %s", lasten, schuld, onderweg)
	}
	regels := vraag("SELECT CAST(COALESCE(SUM(bedrag), 0) AS BIGINT) FROM declaratie_regel WHERE status = 'goedgekeurd'")
	if regels != lasten {
		t.Errorf("goedgekeurd %s, geboekt %s", regels, lasten)
	}
	if koppen := vraag("SELECT CAST(COALESCE(SUM(toegekend), 0) AS BIGINT) FROM declaratie_declaratie"); koppen != lasten {
		t.Errorf("toegekend %s, geboekt %s", koppen, lasten)
	}
	orders, err := betaling.List(t.Context(), p.o, weesp, betaling.Klaargezet)
	if err != nil {
		t.Fatal(err)
	}
	var klaar geld.Cent
	for _, order := range orders {
		klaar += order.Bedrag
	}
	if klaar != -onderweg {
		t.Errorf("klaargezet %s, geboekt %s", klaar, -onderweg)
	}
}

// lasten gives the costs in the books per Toedeling.
func (p proef) lasten(t testing.TB) map[string]geld.Cent {
	t.Helper()
	standen, err := grootboek.Standen(t.Context(), p.o, weesp, tijdlijn.MomentOpen)
	if err != nil {
		t.Fatal(err)
	}
	lasten := map[string]geld.Cent{}
	for _, s := range standen {
		if s.Rekening == grootboek.Zorglasten {
			lasten[s.Toedeling.ID] += s.Bedrag
		}
	}
	return lasten
}

// kijk takes the Blik of somebody on a day.
func (p proef) kijk(t testing.TB, van organisatie.Wie, dag tijdlijn.Dag) *toegang.Blik {
	t.Helper()
	blik, err := p.Poort.Blik(t.Context(), p.Opslag, van, dag)
	if err != nil {
		t.Fatal(err)
	}
	return blik
}
