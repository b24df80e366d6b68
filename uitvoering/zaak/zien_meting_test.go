package zaak_test

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"nabuur/kader/taakverdeling"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/proefhuis"
	"nabuur/uitvoering/zaak"
)

// BenchmarkZien is what looking costs when many look at once: readers of one
// municipality, each at the same case, each look written in the log. Besides the time
// per look it gives looks a second, the median and the 95th percentile in
// milliseconds, and how many looks in a thousand failed. The throw-away PostgreSQL of
// the tests does not wait for the disk.
func BenchmarkZien(b *testing.B) {
	for _, naam := range []string{"sqlite", "postgres"} {
		adres := opslagproef.AdresSQLite
		if naam == "postgres" {
			adres = opslagproef.AdresPostgres
		}
		for _, lezers := range []int{1, 4, 16} {
			b.Run(fmt.Sprintf("%s/%d", naam, lezers), func(b *testing.B) {
				h := proefhuis.Bouw(b, opslagproef.Open(b, adres(b)), "2016-12-05")
				nieuw, err := h.Zaken.Melden(b.Context(), h.Als(b, "0457", "m.jansen"), zaak.Melding{Domein: taakverdeling.Wmo,
					Gemeente: weesp, Inwoner: bewoonster(), Hulpvraag: "Het huishouden lukt niet meer.", Kanaal: zaak.Balie})
				if err != nil {
					b.Fatal(err)
				}
				meetLezers(b, h, lezers, nieuw.ID)
			})
		}
	}
}

func meetLezers(b *testing.B, h *proefhuis.Huis, lezers int, id string) {
	wie := h.Als(b, "0457", "k.degroot")
	var beurt, mislukt atomic.Int64
	duren := make([][]time.Duration, lezers)
	kijk := func(lezer int) {
		for beurt.Add(1) <= int64(b.N) {
			begin := time.Now()
			blik, err := h.Blik(b.Context(), wie)
			if err == nil {
				_, err = h.Zaken.Zien(b.Context(), blik, weesp, id)
			}
			if err != nil {
				mislukt.Add(1)
			}
			duren[lezer] = append(duren[lezer], time.Since(begin))
		}
	}
	var groep sync.WaitGroup
	b.ResetTimer()
	begin := time.Now()
	for lezer := range lezers {
		groep.Go(func() { kijk(lezer) })
	}
	groep.Wait()
	duur := time.Since(begin)
	b.StopTimer()
	alle := slices.Concat(duren...)
	slices.Sort(alle)
	op := func(deel int) float64 { return float64(alle[(len(alle)-1)*deel/100].Microseconds()) / 1000 }
	b.ReportMetric(float64(b.N)/duur.Seconds(), "inzagen/s")
	b.ReportMetric(op(50), "p50-ms")
	b.ReportMetric(op(95), "p95-ms")
	b.ReportMetric(1000*float64(mislukt.Load())/float64(b.N), "mislukt/1000")
}
