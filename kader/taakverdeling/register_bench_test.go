package taakverdeling

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

// metHeelHetLand gives a store in which the whole country is divided.
func metHeelHetLand(b *testing.B, adres func(testing.TB) string) (*opslag.Opslag, *Register) {
	b.Helper()
	o := opslagproef.Open(b, adres(b))
	g, toedelingen := heelHetLand(b)
	r := New(o, g)
	err := o.Transactie(b.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		return r.Toedelen(b.Context(), tx, moment1, toedelingen...)
	})
	if err != nil {
		b.Fatal(err)
	}
	return o, r
}

// wijzig changes one Toedeling of one municipality, another one every time.
func wijzig(b *testing.B, o *opslag.Opslag, r *Register, n int) {
	b.Helper()
	lijst := r.gemeenten.Lijst(dag("2024-01-01"))
	gemeente := lijst[n%len(lijst)].Code
	id := gemeente.String() + ".wmo.aanvraag.2024-01-01"
	ctx := context.WithoutCancel(b.Context())
	err := o.Transactie(ctx, opslag.Alles, func(tx *opslag.Tx) error {
		t, err := r.huidig(ctx, tx, gemeente, id)
		if err != nil {
			return err
		}
		t.Besluit += "x"
		return r.Corrigeren(ctx, tx, moment1+tijdlijn.Moment(n), id, t)
	})
	if err != nil {
		b.Fatal(err)
	}
}

// BenchmarkStand asks for the division of a country: for the first time, when
// nothing changed, and after a change of one municipality.
func BenchmarkStand(b *testing.B) {
	for soort, adres := range map[string]func(testing.TB) string{"sqlite": opslagproef.AdresSQLite, "postgres": opslagproef.AdresPostgres} {
		o, r := metHeelHetLand(b, adres)
		vraag := func(b *testing.B, r *Register) {
			if _, err := r.Stand(b.Context(), o); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(soort+"/eerste keer", func(b *testing.B) {
			for b.Loop() {
				vraag(b, New(o, r.gemeenten))
			}
		})
		b.Run(soort+"/ongewijzigd", func(b *testing.B) {
			vraag(b, r)
			for b.Loop() {
				vraag(b, r)
			}
		})
		b.Run(soort+"/na een wijziging", func(b *testing.B) {
			vraag(b, r)
			n := 0
			var duur time.Duration
			for b.Loop() {
				n++
				wijzig(b, o, r, n)
				begin := time.Now()
				vraag(b, r)
				duur += time.Since(begin)
			}
			b.ReportMetric(float64(duur.Microseconds())/float64(n)/1000, "ms/stand")
		})
		b.Run(soort+"/honderd verwijzingen", func(b *testing.B) {
			var verwijzingen []Verwijzing
			for _, gemeente := range r.gemeenten.Lijst(dag("2024-01-01"))[:100] {
				verwijzingen = append(verwijzingen, Verwijzing{gemeente.Code, gemeente.Code.String() + ".wmo.aanvraag.2020-01-01"})
			}
			for b.Loop() {
				if bekend, err := r.Bekend(b.Context(), o, verwijzingen...); err != nil || len(bekend) != 100 {
					b.Fatal(len(bekend), err)
				}
			}
		})
		b.Run(soort+"/lezers onder wijzigingen", func(b *testing.B) { lezersOnderWijzigingen(b, o, r) })
	}
}

// lezersOnderWijzigingen lets four readers ask all the time while one municipality
// after another changes, and tells how long they waited.
func lezersOnderWijzigingen(b *testing.B, o *opslag.Opslag, r *Register) {
	var groep sync.WaitGroup
	klaar := make(chan struct{})
	duren := make([][]time.Duration, 4)
	for i := range duren {
		groep.Go(func() {
			for {
				select {
				case <-klaar:
					return
				default:
				}
				begin := time.Now()
				if _, err := r.Stand(context.WithoutCancel(b.Context()), o); err != nil {
					b.Error(err)
					return
				}
				duren[i] = append(duren[i], time.Since(begin))
			}
		})
	}
	n := 0
	for b.Loop() {
		n++
		wijzig(b, o, r, n)
	}
	close(klaar)
	groep.Wait()
	alle := slices.Concat(duren...)
	slices.Sort(alle)
	for deel, naam := range map[int]string{50: "p50-ms", 99: "p99-ms", 100: "max-ms"} {
		b.ReportMetric(float64(alle[min(len(alle)-1, len(alle)*deel/100)].Microseconds())/1000, naam)
	}
}
