package meting

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"nabuur/opslag"
	"nabuur/opslag/migratie"
	"nabuur/opslag/opslagproef"
)

var (
	bladen     = flag.String("bladen", "", "meet de pagina's bij deze aantallen zaken, bijvoorbeeld 10000,100000")
	adressen   = flag.String("adressen", "", "meet in deze opslagen, en vul ze als ze leeg zijn; anders in nieuwe")
	statistiek = flag.Bool("statistiek", false, "laat de database voor het meten zijn statistieken bijwerken (ANALYZE)")
	vragen     = flag.Bool("vragen", false, "druk af welke SQL elke pagina vraagt")
	alleen     = flag.String("alleen", "", "meet alleen pagina's waarvan de naam dit bevat")
)

// How long one page is looked at: at least so often, and on after that until the time
// is over or it was looked at often enough.
const (
	minstensKeer  = 7
	hoogstensKeer = 60
	bladtijd      = 4 * time.Second
	drukte        = 4 * time.Second
)

// TestBladen prints what every page costs at each size on both databases, and how many
// requests a second a mix of them gives: one client, two and eight.
func TestBladen(t *testing.T) {
	if *bladen == "" {
		return // the budgets are a test of their own
	}
	for tekst := range strings.SplitSeq(*bladen, ",") {
		aantal, err := strconv.Atoi(tekst)
		if err != nil {
			t.Fatal(err)
		}
		plekken := strings.Split(*adressen, ",")
		if *adressen == "" {
			plekken = []string{"sqlite:" + filepath.Join(t.TempDir(), "stad.sqlite"), opslagproef.AdresPostgres(t)}
		}
		for _, adres := range plekken {
			meetBladen(t, openStad(t, adres, aantal), aantal)
		}
	}
}

// openStad opens the store, brings it up to date and fills it when it is empty.
func openStad(t *testing.T, adres string, aantal int) *Stad {
	t.Helper()
	o := opslagproef.Open(t, adres)
	if _, err := migratie.Migreer(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	gevuld, _, err := opslag.Een(t.Context(), o, opslag.Waarde[int64], `SELECT count(*) FROM organisatie_organisatie`)
	if err != nil {
		t.Fatal(err)
	}
	var stad *Stad
	begin := time.Now()
	if gevuld == 0 {
		stad, err = NewStad(t.Context(), o, aantal)
	} else {
		stad, err = OpenStad(o)
	}
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("\n%s, %d zaken (gevuld in %s)\n", o.Soort(), aantal, time.Since(begin).Round(time.Second))
	if *statistiek {
		if _, err := o.Schrijver().ExecContext(t.Context(), "ANALYZE"); err != nil {
			t.Fatal(err)
		}
	}
	return stad
}

func meetBladen(t *testing.T, stad *Stad, aantal int) {
	t.Helper()
	l, err := stad.NewLoket()
	if err != nil {
		t.Fatal(err)
	}
	lijst, err := stad.Bladen(t.Context(), l)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("| %-24s | %10s | %6s | %9s | %8s | %8s | %8s |\n|---|---|---|---|---|---|---|\n",
		"pagina", "opdrachten", "rijen", "bytes", "cpu (ms)", "p50 (ms)", "p95 (ms)")
	for _, b := range lijst {
		if strings.Contains(b.Naam, *alleen) {
			meetBlad(t, stad, l, b)
		}
	}
	if *alleen == "" {
		for _, klanten := range []int{1, 2, 8} {
			fmt.Printf("door elkaar, %d tegelijk: %.0f verzoeken per seconde\n", klanten, druk(t, l, lijst, klanten))
		}
	}
}

// meetBlad prints the line of one page.
func meetBlad(t *testing.T, stad *Stad, l *Loket, b Blad) {
	t.Helper()
	kijk := func(i int) Bezoek {
		t.Helper()
		bezoek, err := l.Bezoek(t.Context(), b.Wie, b.Paden[i%len(b.Paden)])
		if err != nil {
			t.Fatalf("%s: %v", b.Naam, err)
		}
		return bezoek
	}
	bezoek := kijk(0)
	var tijden []time.Duration
	rekentijd := stad.rekentijd(t)
	for begin := time.Now(); len(tijden) < minstensKeer || len(tijden) < hoogstensKeer && time.Since(begin) < bladtijd; {
		een := time.Now()
		kijk(len(tijden))
		tijden = append(tijden, time.Since(een))
	}
	rekentijd = (stad.rekentijd(t) - rekentijd) / time.Duration(len(tijden))
	slices.Sort(tijden)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	deel := func(deel float64) float64 { return ms(tijden[int(float64(len(tijden)-1)*deel)]) }
	fmt.Printf("| %-24s | %10d | %6d | %9d | %8.1f | %8.1f | %8.1f |\n",
		b.Naam, bezoek.Telling.Opdrachten(), bezoek.Telling.Rijen(), bezoek.Bytes, ms(rekentijd), deel(0.5), deel(0.95))
	if *vragen {
		for _, v := range bezoek.Telling.Vragen() {
			fmt.Printf("    %d× %d rijen: %s\n      %v\n", v.Keren, v.Rijen, strings.Join(strings.Fields(v.Tekst), " "), v.Waarden)
		}
	}
}

// rekentijd gives what this program and the server have computed so far: unlike the
// time a page takes it does not depend on who else uses the machine.
func (s *Stad) rekentijd(t *testing.T) time.Duration {
	t.Helper()
	var eigen syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &eigen); err != nil {
		t.Fatal(err)
	}
	samen := time.Duration(eigen.Utime.Nano() + eigen.Stime.Nano())
	if s.Opslag.Soort() != opslag.PostgreSQL {
		return samen
	}
	pids, err := opslag.Alle(t.Context(), s.Opslag, opslag.Waarde[int64], `SELECT pid FROM pg_stat_activity
		WHERE application_name = 'nabuur'`)
	if err != nil {
		t.Fatal(err)
	}
	for _, pid := range pids {
		tekst, err := os.ReadFile(fmt.Sprintf("/proc/%d/schedstat", pid))
		if err != nil {
			t.Fatal(err)
		}
		ns, err := strconv.ParseInt(strings.Fields(string(tekst))[0], 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		samen += time.Duration(ns)
	}
	return samen
}

// druk lets so many clients look at all pages in turn, and gives the number of looks
// in a second.
func druk(t *testing.T, l *Loket, lijst []Blad, klanten int) float64 {
	t.Helper()
	var gedaan atomic.Int64
	var wg sync.WaitGroup
	begin := time.Now()
	for k := range klanten {
		wg.Go(func() {
			for i := k; time.Since(begin) < drukte; i++ {
				b := lijst[i%len(lijst)]
				if _, err := l.Bezoek(t.Context(), b.Wie, b.Paden[i/len(lijst)%len(b.Paden)]); err != nil {
					t.Errorf("%s: %v", b.Naam, err)
				}
				gedaan.Add(1)
			}
		})
	}
	wg.Wait()
	return float64(gedaan.Load()) / time.Since(begin).Seconds()
}
