package declaratie

import (
	"fmt"
	"testing"

	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
)

// hulpmiddel is a product that a client may have more than once at a time.
var hulpmiddel = contract.Product{Categorie: "11", Code: "11A01"}

// proefBSNs gives every number of the range for tests that passes the eleven-test.
func proefBSNs() []kenmerk.BSN {
	var alle []kenmerk.BSN
	for n := 999_990_000; n <= 999_999_999; n++ {
		if bsn, err := kenmerk.ParseBSN(fmt.Sprint(n)); err == nil {
			alle = append(alle, bsn)
		}
	}
	return alle
}

// BenchmarkOntvangen judges one claim a month of 20,000 lines on as many
// allotments, with the months before in the store: one line in fifty has another
// tariff, one in a hundred a client that nobody knows, and one in ten gives back
// and claims anew what the month before was granted.
func BenchmarkOntvangen(b *testing.B) {
	for naam, adres := range map[string]func(testing.TB) string{"sqlite": opslagproef.AdresSQLite, "postgres": opslagproef.AdresPostgres} {
		b.Run(naam, func(b *testing.B) {
			const regels = 20_000
			p := bouw(b, opslagproef.Open(b, adres(b)))
			bsns := proefBSNs()
			bekend, vreemd := bsns[:len(bsns)*9/10], bsns[len(bsns)*9/10:]
			p.in(b, func(tx *opslag.Tx) error { return p.legGroot(b, tx, regels, bekend) })
			maand := tijdlijn.MustDag("2017-01-01")
			var eerder []Regel
			for b.Loop() {
				b.StopTimer()
				d := grootteClaim(maand, regels, bekend, vreemd, eerder)
				b.StartTimer()
				a := p.bied(b, d)
				b.StopTimer()
				if wil := regels/50 + regels/100; aantalRegels(a) != wil {
					b.Fatalf("%s: %d regels terug, wil %d", maand, aantalRegels(a), wil)
				}
				eerder, maand = d.Regels[:regels], d.Periode.Tot
				b.StartTimer()
			}
			b.ReportMetric(float64(regels)*float64(b.N)/b.Elapsed().Seconds(), "regels/s")
		})
	}
}

// legGroot makes a contract for hulpmiddel and so many allotments, spread over the
// clients.
func (p proef) legGroot(t testing.TB, tx *opslag.Tx, regels int, bsns []kenmerk.BSN) error {
	altijd := tm("2015-01-01", "")
	if err := p.contracten().Vastleggen(t.Context(), tx, inkoper("regio"),
		contract.Contract{
			Eigenaar: "regio", Nummer: "R-2", AGB: zorg, Geldig: altijd, Bron: "meting", Gemeenten: []contract.Deelname{{Gemeente: weesp,
				Geldig: altijd}},
			Aanbod: []contract.Aanbod{{Product: hulpmiddel, Omschrijving: "Hulpmiddel", Eenheid: contract.StuksInspanning, Frequentie: "2",
				Variant:  contract.Inspanning,
				Tarieven: []tijdlijn.Geldig[geld.Cent]{{Periode: altijd, Waarde: 1000}}}},
		}); err != nil {
		return err
	}
	for i := range regels {
		if _, _, err := p.tw.Toewijzen(t.Context(), tx, tijdlijn.MustDag("2016-12-01").Om(9, 0), toewijzing.Opdracht{
			Gemeente: weesp, Domein: taakverdeling.Wmo, Zaak: "meting", Voorziening: fmt.Sprint(i), Beschikking: "B-1",
			Inwoner: bsns[i%len(bsns)], Aanbieder: zorg,
			Product: hulpmiddel, Omvang: toewijzing.Omvang{Volume: 100, Eenheid: contract.StuksInspanning, Frequentie: "2"},
			Geldig: tm("2016-01-01", ""),
		}); err != nil {
			return err
		}
	}
	return nil
}

// grootteClaim makes the claim of one month; it credits and repeats every tenth
// line of the month before.
func grootteClaim(maand tijdlijn.Dag, regels int, bekend, vreemd []kenmerk.BSN, eerder []Regel) Declaratie {
	periode := tijdlijn.Periode{Vanaf: maand, Tot: maand.PlusMaanden(1)}
	alle := make([]Regel, regels, regels+regels/5)
	for i := range alle {
		alle[i] = Regel{Inwoner: bekend[i%len(bekend)], Referentie: fmt.Sprintf("%s-%d", maand, i), Toewijzing: int64(i + 5),
			Product: hulpmiddel,
			Periode: periode, Volume: 100, Eenheid: contract.StuksInspanning, Tarief: 1000, Bedrag: 100_000}
		switch {
		case i%50 == 0:
			alle[i].Tarief, alle[i].Bedrag = 1001, 100_100
		case i%100 == 1:
			alle[i].Inwoner = vreemd[i/100%len(vreemd)]
		}
	}
	for i := 7; i < len(eerder); i += 10 {
		if i%50 != 0 && i%100 != 1 {
			terug, weer := credit(eerder[i].Referentie+"C", eerder[i]), eerder[i]
			weer.Referentie += "N"
			alle = append(alle, terug, weer)
		}
	}
	d := claim("M"+maand.String(), alle...)
	d.Periode = periode
	return d
}

func aantalRegels(a Antwoord) (n int) {
	for _, c := range a.Clienten {
		n += len(c.Regels)
	}
	return n
}

// BenchmarkOnbekend judges a claim of 20,000 lines of which no client is known.
func BenchmarkOnbekend(b *testing.B) {
	for naam, adres := range map[string]func(testing.TB) string{"sqlite": opslagproef.AdresSQLite, "postgres": opslagproef.AdresPostgres} {
		b.Run(naam, func(b *testing.B) {
			const regels = 20_000
			p := bouw(b, opslagproef.Open(b, adres(b)))
			bsns := proefBSNs()[10:]
			maand := tijdlijn.MustDag("2017-01-01")
			for b.Loop() {
				d := grootteClaim(maand, regels, bsns, bsns, nil)
				if a := p.bied(b, d); aantalRegels(a) != regels {
					b.Fatalf("%d regels terug", aantalRegels(a))
				}
				maand = d.Periode.Tot
			}
			b.ReportMetric(float64(regels)*float64(b.N)/b.Elapsed().Seconds(), "regels/s")
		})
	}
}
