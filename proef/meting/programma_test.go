package meting

import (
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard/uitgave"
	"nabuur/verkeer/istandaard/voorbeeld"
)

var gegevenProgramma = flag.String("programma", "", "meet dit programma in plaats van het huidige")

// starts is how often a command is run when its start is measured.
const starts = 21

// programma gives the program as it is shipped: that of the flag, or one that is built
// as the Makefile builds it.
func programma(t *testing.T) string {
	t.Helper()
	if *gegevenProgramma != "" {
		return *gegevenProgramma
	}
	pad := filepath.Join(t.TempDir(), "nabuur")
	bouw := exec.Command("go", "build", "-trimpath", "-o", pad, "nabuur/cmd/nabuur")
	bouw.Env = append(os.Environ(), "CGO_ENABLED=0")
	if uit, err := bouw.CombinedOutput(); err != nil {
		t.Fatalf("bouwen: %v: %s", err, uit)
	}
	return pad
}

// kosten are what the runs of a program took: on the clock, and of the processor.
type kosten struct{ klok, processor []time.Duration }

func (k *kosten) erbij(t *testing.T, opdracht *exec.Cmd) {
	t.Helper()
	opdracht.Stdout = io.Discard
	begin := time.Now()
	if err := opdracht.Run(); err != nil {
		t.Fatalf("%v: %v", opdracht.Args, err)
	}
	k.klok = append(k.klok, time.Since(begin))
	k.processor = append(k.processor, opdracht.ProcessState.UserTime()+opdracht.ProcessState.SystemTime())
}

// TestTabelAanvang prints what commands cost that have little to do, with the flag
// -tabel. It judges nothing: times depend on the machine.
func TestTabelAanvang(t *testing.T) {
	if !*tabel {
		return
	}
	program, map_ := programma(t), t.TempDir()
	klein := filepath.Join(map_, "klein.xml")
	b, err := voorbeeld.Maak(uitgave.Alle()[0], "305", voorbeeld.Keuze{Dagtekening: tijdlijn.MustDag("2024-05-11")})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(klein, b, 0o600); err != nil {
		t.Fatal(err)
	}
	opslag := "sqlite:" + filepath.Join(map_, "proef.sqlite")
	opdrachten := [][]string{
		{"--help"},
		{"bericht", "controleer", klein},
		{"bericht", "toon", klein},
		{"termijn", "--soort", "bezwaar", "--vanaf", "2026-01-02"},
		{"logboek", "controleer", "--gemeente", "Weesp", "--opslag", opslag},
	}
	if uit, err := exec.Command(program, "migreer", "--opslag", opslag).CombinedOutput(); err != nil {
		t.Fatalf("migreer: %v: %s", err, uit)
	}
	fmt.Printf("De start van het programma; mediaan en minste van %d keer, om en om gemeten\n\n", starts)
	fmt.Printf("%-28s %14s %8s %10s %8s\n", "opdracht", "ms processor", "minste", "ms klok", "minste")
	gemeten := make([]kosten, len(opdrachten))
	for range starts {
		for i, woorden := range opdrachten {
			gemeten[i].erbij(t, exec.Command(program, woorden...))
		}
	}
	for i, woorden := range opdrachten {
		p, k := gemeten[i].processor, gemeten[i].klok
		naam := "nabuur " + woorden[0]
		if len(woorden) > 1 && woorden[1][0] != '-' {
			naam += " " + woorden[1]
		}
		fmt.Printf("%-28s %14.1f %8.1f %10.1f %8.1f\n", naam, ms(mediaan(p)), ms(slices.Min(p)), ms(mediaan(k)), ms(slices.Min(k)))
	}
	fmt.Println()
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// mediaan gives the middle one.
func mediaan[T time.Duration | float64](maten []T) T {
	maten = slices.Clone(maten)
	slices.Sort(maten)
	return maten[len(maten)/2]
}

// perPaar gives the median of what one took of the other, run beside run: what slowed
// down the machine for a while slowed down both.
func perPaar(hun, onze []time.Duration) float64 {
	var keer []float64
	for i := range onze {
		keer = append(keer, float64(hun[i])/float64(onze[i]))
	}
	return mediaan(keer)
}

func TestMediaan(t *testing.T) {
	if m := mediaan([]time.Duration{5, 1, 3}); m != 3 {
		t.Errorf("%d", m)
	}
	hun, onze := []time.Duration{40, 400, 90}, []time.Duration{10, 100, 10}
	if keer := perPaar(hun, onze); keer != 4 {
		t.Errorf("%f keer", keer)
	}
}
