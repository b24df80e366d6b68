package declaratie

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/opslag/wachtrij"
	"nabuur/uitvoering/betaling"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/grootboek"
	"nabuur/uitvoering/toewijzing"
)

var (
	weesp    = kenmerk.Must(kenmerk.ParseGemeentecode("0457"))
	zorg     = kenmerk.Must(kenmerk.ParseAGB("01234567"))
	anna     = kenmerk.Must(kenmerk.ParseBSN("999990019"))
	bram     = kenmerk.Must(kenmerk.ParseBSN("999993653"))
	onbekend = kenmerk.Must(kenmerk.ParseBSN("999993847"))
	product  = contract.Product{Categorie: "02", Code: "02A03"}
	hulp     = contract.Product{Categorie: "01", Code: "01A01"}
	maart    = tm("2021-03-01", "2021-03-31")
	nu       = tijdlijn.MustDag("2021-04-10").Om(9, 0)
)

func code(tekst string) kenmerk.Gemeentecode {
	return kenmerk.Must(kenmerk.ParseGemeentecode(tekst))
}

// proef is a municipality with a division, a contract and four allotments:
// 1 Anna, 120 minutes a week without an end; 2 Bram, 3 hours a week of household
// help until 15 March 2021; 3 Anna, category 02 with a budget; 4 Anna, taken away.
type proef struct {
	*Declaraties
	o  *opslag.Opslag
	tw *toewijzing.Register
}

func (p proef) in(t testing.TB, doe func(tx *opslag.Tx) error) {
	t.Helper()
	if err := p.o.Transactie(t.Context(), doe); err != nil {
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
	poort, err := toegang.New(verdeling, organisatie.New(o, gemeenten))
	if err != nil {
		t.Fatal(err)
	}
	log := logboek.New(o, tijdlijn.NewZetklok(nu))
	q, err := wachtrij.New(o, nil)
	if err != nil {
		t.Fatal(err)
	}
	wachtrij.Doe(q, func(context.Context, toewijzing.Verzend) error { return nil })
	p := proef{o: o, tw: toewijzing.New(verdeling, poort, log, q), Declaraties: New(Onderdelen{
		Opslag: o, Verdeling: verdeling, Poort: poort, Logboek: log, Betalingen: betaling.New(verdeling, poort, log),
	})}
	p.in(t, func(tx *opslag.Tx) error {
		return verdeling.Toedelen(t.Context(), tx, tijdlijn.MustDag("2016-11-01").Begin(), verdelingVanWeesp()...)
	})
	p.in(t, func(tx *opslag.Tx) error { return legContract(t.Context(), tx, contract.New(log)) })
	p.in(t, func(tx *opslag.Tx) error { return p.wijsToe(t.Context(), tx) })
	return p
}

// verdelingVanWeesp: until 2017 Stichtse Vecht, which runs off until April 2017;
// then Gooise Meren. Stichtse Vecht keeps income support.
func verdelingVanWeesp() []taakverdeling.Toedeling {
	var alle []taakverdeling.Toedeling
	for _, functie := range []string{"declaratiecontrole", "betaling", "toewijzing", "berichtenverkeer"} {
		alle = append(alle,
			taakverdeling.Toedeling{Gemeente: weesp, ID: "sv-" + functie, Taak: taakverdeling.Taak("wmo." + functie), Uitvoerder: "1904", Grondslag: taakverdeling.Mandaat,
				Geldig: tm("2015-01-01", "2016-12-31"), Afwikkeling: taakverdeling.Afwikkeling{Uitlopen: true, Tot: tijdlijn.MustDag("2017-04-01")}},
			taakverdeling.Toedeling{Gemeente: weesp, ID: "gm-" + functie, Taak: taakverdeling.Taak("wmo." + functie), Uitvoerder: "1942", Grondslag: taakverdeling.Mandaat,
				Geldig: tm("2017-01-01", "")})
	}
	return append(alle, taakverdeling.Toedeling{Gemeente: weesp, ID: "sv-inkomen", Taak: "inkomen.aanvraag", Uitvoerder: "1904",
		Grondslag: taakverdeling.Mandaat, Geldig: tm("2015-01-01", "")})
}

func legContract(ctx context.Context, tx *opslag.Tx, r *contract.Register) error {
	inkoper := organisatie.Wie{Medewerker: "i1", Organisatie: "regio"}
	tarief := func(p tijdlijn.Periode, bedrag geld.Cent) tijdlijn.Geldig[geld.Cent] {
		return tijdlijn.Geldig[geld.Cent]{Periode: p, Waarde: bedrag}
	}
	if err := r.VastleggenAanbieder(ctx, tx, contract.Aanbieder{Eigenaar: "regio", AGB: zorg, Naam: "Zorg aan de Vecht",
		IBAN: kenmerk.Must(kenmerk.ParseIBAN("NL91ABNA0417164300")), Geldig: tm("2015-01-01", "")}); err != nil {
		return err
	}
	return r.Vastleggen(ctx, tx, inkoper, contract.Contract{
		Eigenaar: "regio", Nummer: "R-1", AGB: zorg, Geldig: tm("2015-01-01", ""), Bron: "proef",
		Gemeenten: []contract.Deelname{{Gemeente: weesp, Geldig: tm("2015-01-01", "")}},
		Aanbod: []contract.Aanbod{
			{Product: product, Omschrijving: "Begeleiding", Eenheid: contract.Minuut, Frequentie: "2", Variant: contract.Inspanning,
				Tarieven: []tijdlijn.Geldig[geld.Cent]{tarief(tm("2015-01-01", "2021-02-28"), 100), tarief(tm("2021-03-01", ""), 110)}},
			{Product: hulp, Omschrijving: "Hulp bij het huishouden", Eenheid: contract.Uur, Frequentie: "2", Variant: contract.Inspanning,
				Tarieven: []tijdlijn.Geldig[geld.Cent]{tarief(tm("2015-01-01", ""), 3000)}},
		},
	})
}

func (p proef) wijsToe(ctx context.Context, tx *opslag.Tx) error {
	begin := tijdlijn.MustDag("2016-12-01").Om(9, 0)
	opdracht := func(voorziening string, bsn kenmerk.BSN) toewijzing.Opdracht {
		return toewijzing.Opdracht{Gemeente: weesp, Domein: taakverdeling.Wmo, Zaak: "z1", Voorziening: voorziening, Beschikking: "B-1", Inwoner: bsn, Aanbieder: zorg}
	}
	week := opdracht("1", anna)
	week.Product, week.Omvang, week.Geldig = product, toewijzing.Omvang{Volume: 120, Eenheid: contract.Minuut, Frequentie: "2"}, tm("2016-01-01", "")
	uren := opdracht("2", bram)
	uren.Product, uren.Omvang, uren.Geldig = hulp, toewijzing.Omvang{Volume: 3, Eenheid: contract.Uur, Frequentie: "2"}, tm("2021-02-08", "2021-03-15")
	budget := opdracht("3", anna)
	budget.Product, budget.Budget, budget.Geldig = contract.Product{Categorie: "02"}, 100_000, tm("2021-01-01", "2021-12-31")
	weg := week
	weg.Voorziening = "4"
	for _, o := range []toewijzing.Opdracht{week, uren, budget, weg} {
		if _, nieuw, err := p.tw.Toewijzen(ctx, tx, begin, o); err != nil || !nieuw {
			return fmt.Errorf("toewijzen %s: %v %w", o.Voorziening, nieuw, err)
		}
	}
	_, err := p.tw.Intrekken(ctx, tx, nu-1, organisatie.Wie{Medewerker: "b1", Organisatie: "1942", Functies: []organisatie.Functie{"backoffice"}}, weesp, 4, 0)
	return err
}

// goed is a right line on Anna's allotment; pas changes it.
func goed(referentie string, pas ...func(*Regel)) Regel {
	r := Regel{Inwoner: anna, Referentie: referentie, Toewijzing: 1, Product: product, Periode: maart, Volume: 500, Eenheid: contract.Minuut, Tarief: 110, Bedrag: 55_000}
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

var tellingen = []string{"declaratie_declaratie", "declaratie_regel", "declaratie_reden", "grootboek_boeking", "grootboek_regel", "betaling_opdracht",
	"logboek_regel", "toewijzing_toewijzing", "toewijzing_levering", "river_job"}

func (p proef) tel(t testing.TB) map[string]int64 {
	t.Helper()
	aantallen := map[string]int64{}
	for _, tabel := range tellingen {
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
	if regels := vraag("SELECT CAST(COALESCE(SUM(bedrag), 0) AS BIGINT) FROM declaratie_regel WHERE status = 'goedgekeurd'"); regels != lasten {
		t.Errorf("goedgekeurd %s, geboekt %s", regels, lasten)
	}
	if koppen := vraag("SELECT CAST(COALESCE(SUM(toegekend), 0) AS BIGINT) FROM declaratie_declaratie"); koppen != lasten {
		t.Errorf("toegekend %s, geboekt %s", koppen, lasten)
	}
	if orders := vraag("SELECT CAST(COALESCE(SUM(bedrag), 0) AS BIGINT) FROM betaling_opdracht"); orders != -onderweg {
		t.Errorf("klaargezet %s, geboekt %s", orders, -onderweg)
	}
}

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
		naam  string
		regel Regel
		codes []string
		zin   string
	}{
		{"tarief te hoog", goed("F", func(r *Regel) { r.Tarief, r.Bedrag = 120, 60_000 }), []string{"0611"},
			"Het tarief van € 1,20 per minuut is hoger dan het contracttarief: volgens contract R-1 is dat op 1 maart 2021 € 1,10."},
		{"tarief te laag", goed("F", func(r *Regel) { r.Tarief, r.Bedrag = 109, 54_500 }), []string{"0611"}, "is lager dan het contracttarief"},
		{"oud tarief", goed("F", func(r *Regel) { r.Tarief, r.Bedrag = 100, 50_000 }), []string{"0611"}, "op 1 maart 2021 € 1,10"},
		{"bedrag klopt niet", goed("F", func(r *Regel) { r.Bedrag = 55_001 }), []string{"9346"}, "500 keer het tarief is € 550,00"},
		{"toewijzing onbekend", goed("F", func(r *Regel) { r.Toewijzing = 99 }), []string{"9338"}, "Toewijzing 99 is bij deze gemeente niet bekend"},
		{"andere cliënt", goed("F", func(r *Regel) { r.Inwoner = bram }), []string{"8187"}, "niet voor deze cliënt"},
		{"toewijzing verwijderd", goed("F", func(r *Regel) { r.Toewijzing = 4 }), []string{"9384"}, "op 10 april 2021 verwijderd"},
		{"andere categorie", goed("F", func(r *Regel) { r.Product.Categorie = "03" }), []string{"9339", "0611"}, "toewijzing 1 is voor categorie 02"},
		{"andere code", goed("F", func(r *Regel) { r.Product.Code = "02A04" }), []string{"9340", "0611"}, "toewijzing 1 is voor code 02A03"},
		{"andere eenheid", goed("F", func(r *Regel) { r.Eenheid = contract.Etmaal }), []string{"9341"}, "Gedeclareerd is in etmalen; toewijzing 1 is in minuten."},
		{"te veel volume", goed("F", func(r *Regel) { r.Volume, r.Bedrag = 601, 66_110 }), []string{"9321"}, "ten hoogste 600 minuten toegewezen"},
		{"begint niet op de eerste", goed("F", func(r *Regel) { r.Periode.Vanaf++ }), []string{"9387"}, "zij hoort te beginnen op 1 maart 2021"},
		{"eindigt niet op de laatste", goed("F", func(r *Regel) { r.Periode.Tot-- }), []string{"9388"}, "zij hoort te eindigen op 31 maart 2021"},
		{"na de declaratieperiode", goed("F", func(r *Regel) { r.Periode, r.Volume, r.Bedrag = tm("2021-04-01", "2021-04-30"), 10, 1_100 }), []string{"9319"}, "na de declaratieperiode"},
		{"loopt door na de toewijzing", goed("F", bramsUren, func(r *Regel) { r.Periode.Tot = maart.Tot }), []string{"9308"}, "de laatste dag van toewijzing 2 is 15 maart 2021"},
		{"begint voor de toewijzing", goed("F", bramsUren, func(r *Regel) { r.Periode = tm("2021-02-01", "2021-02-28") }), []string{"9307"}, "toewijzing 2 gaat in op 8 februari 2021"},
		{"te veel uren huishoudelijke hulp", goed("F", bramsUren, func(r *Regel) { r.Toewijzing, r.Volume, r.Bedrag = 2, 19, 57_000 }), []string{"9321"}, "ten hoogste 18 uur"},
		{"budget overschreden", goed("F", func(r *Regel) { r.Toewijzing, r.Volume, r.Bedrag = 3, 910, 100_100 }), []string{"9369"}, "van het budget van € 1.000,00 op toewijzing 3 is nog € 1.000,00 over"},
		{"nummer al gebruikt in deze declaratie", goed("P1", bramsUren), []string{"8021"}, "komt in deze declaratie vaker voor"},
		{"zelfde prestatie tweemaal", goed("F"), []string{"9389"}, "staat op toewijzing 1 in deze declaratie ook regel P1"},
		{"onbekende debetregel terug", goed("F", func(r *Regel) { r.Vorige, r.Credit = "P0", true }), []string{"8017"}, "geen goedgekeurde debetregel P0"},
		{"debetregel van deze declaratie terug", goed("F", func(r *Regel) { r.Vorige, r.Credit = "P1", true }), []string{"8017"}, "geen goedgekeurde debetregel P1"},
	}
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
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
				zinnen := ""
				for _, r := range regel.Redenen {
					zinnen += r.Zin
					if r.Regel == "" || r.Tekst == "" {
						t.Errorf("%s: bevinding %+v zonder regel of woorden van de standaard", g.naam, r)
					}
				}
				if !slices.Equal(regel.Codes, g.codes) || !strings.Contains(zinnen, g.zin) || regel.Regel != g.regel || regel.Toedeling != "" {
					t.Errorf("%s: codes %v, verwacht %v; %s", g.naam, regel.Codes, g.codes, zinnen)
				}
				return errTerug
			})
			if err != errTerug {
				t.Fatalf("%s: %v", g.naam, err)
			}
		}
	})
}

var errTerug = fmt.Errorf("terugdraaien")

func TestOnbekendeClient(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
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
			goed("P3", func(r *Regel) { r.Toewijzing, r.Tarief, r.Bedrag = 3, 120, 60_000 }))
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
		ander := claim("D1", goed("P2", func(r *Regel) { r.Toewijzing = 3 }))
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
		if a := p.bied(t, claim("D2", goed("P2", func(r *Regel) { r.Toewijzing = 3 }))); !slices.Equal(a.Codes, []string{"8001"}) {
			t.Errorf("de regels van een afgekeurde declaratie tellen niet mee: %+v", a)
		}
		p.klopt(t)
	})
}

func TestNummerVanRegelEerderGebruikt(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := bouw(t, o)
		p.bied(t, claim("D1", goed("P1", func(r *Regel) { r.Tarief, r.Bedrag = 120, 60_000 })))
		a := p.bied(t, claim("D2", goed("P1"), goed("P2", func(r *Regel) { r.Toewijzing, r.Volume, r.Bedrag = 3, 10, 1_100 })))
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
		a = p.bied(t, claim("D6", goed("P7", func(r *Regel) { r.Toewijzing, r.Volume, r.Bedrag = 3, 300, 33_000 })))
		order, _, err := betaling.Get(t.Context(), o, weesp, a.Betaling)
		if err != nil || order.Bedrag != 22_000 {
			t.Errorf("betaling %+v %v: 330 min 110 is 220 euro", order, err)
		}
		p.klopt(t)
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
		standen, err := grootboek.Standen(t.Context(), o, weesp, tijdlijn.MomentOpen)
		if err != nil {
			t.Fatal(err)
		}
		lasten := map[string]geld.Cent{}
		for _, s := range standen {
			if s.Rekening == grootboek.Zorglasten {
				lasten[s.Toedeling] += s.Bedrag
			}
		}
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
			{"leverdag zonder houder", func(d *Declaratie) { d.Regels[0].Periode = tm("2014-12-01", "2014-12-31") }, fout.Gat},
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
