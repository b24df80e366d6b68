package declaratie

import (
	"fmt"
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
)

// BenchmarkOntvangen judges one claim a month of 2,000 lines, one in fifty of
// them wrong, each on an allotment of its own, with the months before in the
// store.
func BenchmarkOntvangen(b *testing.B) {
	for naam, adres := range map[string]func(testing.TB) string{"sqlite": opslagproef.AdresSQLite, "postgres": opslagproef.AdresPostgres} {
		b.Run(naam, func(b *testing.B) {
			const regels = 2000
			p := bouw(b, opslagproef.Open(b, adres(b)))
			p.in(b, func(tx *opslag.Tx) error {
				for i := range regels {
					if _, _, err := p.tw.Toewijzen(b.Context(), tx, tijdlijn.MustDag("2016-12-01").Om(9, 0), toewijzing.Opdracht{
						Gemeente: weesp, Domein: taakverdeling.Wmo, Zaak: "meting", Voorziening: fmt.Sprint(i), Beschikking: "B-1", Inwoner: anna, Aanbieder: zorg,
						Product: product, Omvang: toewijzing.Omvang{Volume: 120, Eenheid: contract.Minuut, Frequentie: "2"}, Geldig: tm("2016-01-01", ""),
					}); err != nil {
						return err
					}
				}
				return nil
			})
			maand := tijdlijn.MustDag("2016-01-01")
			for b.Loop() {
				periode := tijdlijn.Periode{Vanaf: maand, Tot: maand.PlusMaanden(1)}
				alle := make([]Regel, regels)
				for i := range alle {
					alle[i] = goed(fmt.Sprintf("%s-%d", maand, i), func(r *Regel) {
						r.Toewijzing, r.Periode, r.Volume, r.Tarief, r.Bedrag = int64(i+5), periode, 400, 100, 40_000
						if maand >= maart.Vanaf {
							r.Tarief, r.Bedrag = 110, 44_000
						}
						if i%50 == 0 {
							r.Tarief++
							r.Bedrag += 400
						}
					})
				}
				d := claim("M"+maand.String(), alle...)
				d.Periode = periode
				if a := p.bied(b, d); len(a.Clienten) != 1 || len(a.Clienten[0].Regels) != regels/50 {
					b.Fatalf("%s: %d cliënten", maand, len(a.Clienten))
				}
				maand = periode.Tot
			}
			b.ReportMetric(float64(regels)*float64(b.N)/b.Elapsed().Seconds(), "regels/s")
		})
	}
}
