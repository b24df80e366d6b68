package meting

import (
	"fmt"
	"os/exec"
	"slices"
	"testing"
	"time"

	"nabuur/verkeer/istandaard/uitgave"
)

const (
	paren  = 15 // runs of each, in turn
	schema = "../../verkeer/istandaard/iwmo32/testdata/xsd/WMO323.xsd"
)

// TestTabel prints the table, with the flag -tabel. It judges nothing: times depend on
// the machine.
func TestTabel(t *testing.T) {
	if !*tabel {
		return
	}
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		fmt.Println("xmllint ontbreekt (Debian: libxml2-utils): er is niets om mee te vergelijken.")
	}
	acht := claim(t, regels8)
	fmt.Printf("Bericht 323 van %.1f MB, %d cliënten; mediaan van %d keer, om en om gemeten\n\n", mb(acht), regels8/4, paren)
	naast(t, xmllint, acht)
	fmt.Printf("\n%-28s %10s %12s %14s\n", "in het proces", "MB/s", "toewijzingen", "KB toegewezen")
	m, _, err := uitgave.Decode(acht)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range []struct {
		naam string
		f    func()
	}{
		{"controleren, niveau 1 en 2", func() { _, _ = uitgave.Controleer(acht) }},
		{"lezen", func() { _, _, _ = uitgave.Decode(acht) }},
		{"schrijven", func() { _, _ = m.Encode() }},
	} {
		var tijden []time.Duration
		for range 3 * paren {
			begin := time.Now()
			g.f()
			tijden = append(tijden, time.Since(begin))
		}
		r := testing.Benchmark(func(b *testing.B) {
			for b.Loop() {
				g.f()
			}
		})
		fmt.Printf("%-28s %10.0f %12d %14d\n", g.naam, mb(acht)/mediaan(tijden).Seconds(), r.AllocsPerOp(), r.AllocedBytesPerOp()>>10)
	}
	groot := claim(t, regels25)
	fmt.Printf("\nBericht 323 van %.1f MB\n\n", mb(groot))
	naast(t, xmllint, groot)
}

func mb(b []byte) float64 { return float64(len(b)) / 1e6 }

// kosten are what the runs of a program took: on the clock, and of the processor.
type kosten struct{ klok, processor []time.Duration }

func (k *kosten) erbij(t *testing.T, opdracht *exec.Cmd) {
	t.Helper()
	begin := time.Now()
	uit, err := opdracht.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", opdracht.Path, err, uit)
	}
	k.klok = append(k.klok, time.Since(begin))
	k.processor = append(k.processor, opdracht.ProcessState.UserTime()+opdracht.ProcessState.SystemTime())
}

// naast runs both programs on the file in turn and prints what they take.
func naast(t *testing.T, xmllint string, b []byte) {
	t.Helper()
	pad := bestand(t, b)
	wij := func() *exec.Cmd { return nabuur(t, pad) }
	zij := func() *exec.Cmd { return exec.Command(xmllint, "--stream", "--schema", schema, "--noout", pad) }
	var onze, hun kosten
	for range paren {
		onze.erbij(t, wij())
		if xmllint != "" {
			hun.erbij(t, zij())
		}
	}
	fmt.Printf("%-28s %10s %10s %14s %12s\n", "als proces", "MB/s", "ms", "ms processor", "piek in MB")
	regel := func(naam string, k kosten, piek int64) (klok, processor float64) {
		klok, processor = mediaan(k.klok).Seconds(), mediaan(k.processor).Seconds()
		fmt.Printf("%-28s %10.0f %10.1f %14.1f %12.1f\n", naam, mb(b)/klok, klok*1000, processor*1000, float64(piek)/(1<<20))
		return klok, processor
	}
	klok, processor := regel("nabuur, niveau 1 en 2", onze, piek(t, wij()))
	if xmllint != "" {
		hunKlok, hunProcessor := regel("xmllint --stream --schema", hun, piek(t, zij()))
		fmt.Printf("%-28s %21.1f %14.1f\n", "verhouding", hunKlok/klok, hunProcessor/processor)
	}
}

// mediaan gives the middle one.
func mediaan(tijden []time.Duration) time.Duration {
	slices.Sort(tijden)
	return tijden[len(tijden)/2]
}
