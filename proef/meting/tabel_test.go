package meting

import (
	"fmt"
	"os/exec"
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
	program := programma(t)
	acht := claim(t, regels8)
	fmt.Printf("Bericht 323 van %.1f MB, %d cliënten; mediaan van %d keer, om en om gemeten\n\n", mb(acht), regels8/4, paren)
	naast(t, program, xmllint, acht)
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
	naast(t, program, xmllint, groot)
}

func mb(b []byte) float64 { return float64(len(b)) / 1e6 }

// naast runs the shipped program and xmllint on the file in turn, and prints what they
// take.
func naast(t *testing.T, program, xmllint string, b []byte) {
	t.Helper()
	pad := bestand(t, b)
	wij := func() *exec.Cmd { return exec.Command(program, "bericht", "controleer", pad) }
	zij := func() *exec.Cmd { return exec.Command(xmllint, "--stream", "--schema", schema, "--noout", pad) }
	var onze, hun kosten
	for range paren {
		onze.erbij(t, wij())
		if xmllint != "" {
			hun.erbij(t, zij())
		}
	}
	fmt.Printf("%-28s %10s %10s %14s %12s\n", "als programma", "MB/s", "ms", "ms processor", "piek in MB")
	regel := func(naam string, k kosten, piek int64) {
		klok, processor := mediaan(k.klok), mediaan(k.processor)
		fmt.Printf("%-28s %10.0f %10.1f %14.1f %12.1f\n", naam, mb(b)/klok.Seconds(), ms(klok), ms(processor), float64(piek)/(1<<20))
	}
	regel("nabuur bericht controleer", onze, piek(t, wij()))
	if xmllint != "" {
		regel("xmllint --stream --schema", hun, piek(t, zij()))
		fmt.Printf("%-28s %21.1f %14.1f\n", "keer zo snel, per paar", perPaar(hun.klok, onze.klok), perPaar(hun.processor, onze.processor))
	}
}
