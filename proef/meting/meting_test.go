package meting

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/berichtproef"
	"nabuur/verkeer/istandaard/uitgave"
)

var tabel = flag.Bool("tabel", false, "druk de tabel met snelheden af")

// The sizes of the files, in lines of a claim: 8 MB, and just under the 25 MB that a
// message may be.
const (
	regels8  = 8000
	regels25 = 26000
)

// What this program does instead of testing when it runs as a child: check the file
// that is named, or run a program and print the peak of its memory in bytes.
const (
	alsControle = "NABUUR_METING_BESTAND"
	alsMeter    = "NABUUR_METING_PROGRAMMA"
)

func TestMain(m *testing.M) {
	flag.Parse()
	var err error
	switch {
	case os.Getenv(alsMeter) != "":
		err = meet(os.Getenv(alsMeter), flag.Args())
	case os.Getenv(alsControle) != "":
		err = controleer(os.Getenv(alsControle))
	default:
		os.Exit(m.Run())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// meet runs a program and prints the peak of its memory. A process begins with the
// peak of the one that starts it: a process that holds a message in memory cannot
// measure, this one can.
func meet(programma string, args []string) error {
	opdracht := exec.Command(programma, args...)
	opdracht.Env = slices.DeleteFunc(os.Environ(), func(e string) bool { return strings.HasPrefix(e, alsMeter+"=") })
	if uit, err := opdracht.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, uit)
	}
	gebruik, ok := opdracht.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return errors.New("het geheugen is hier niet te meten")
	}
	_, err := fmt.Println(gebruik.Maxrss * 1024) // Linux counts in KiB
	return err
}

// controleer checks a file at level 1 and 2, as the command line does.
func controleer(pad string) error {
	f, err := os.Open(pad)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // it was only read
	staat, err := f.Stat()
	if err != nil {
		return err
	}
	soort, breuken, err := uitgave.ControleerVan(f, staat.Size())
	if err != nil || soort != "WMO323" || len(breuken) > 0 {
		return fmt.Errorf("%s: %s %v %w", pad, soort, breuken, err)
	}
	return nil
}

// claim makes a valid 323 with the given number of lines, four to a client.
func claim(t testing.TB, regels int) []byte {
	t.Helper()
	return claimMet(t, regels, func(*istandaard.Declaratie323) {})
}

// claimMet makes a claim that is changed before it is written.
func claimMet(t testing.TB, regels int, verander func(*istandaard.Declaratie323)) []byte {
	t.Helper()
	d, dag := berichtproef.GroteDeclaratie(regels, istandaard.Product{Categorie: "01", Code: "01A05"})
	verander(&d)
	std := uitgave.Voor(istandaard.Wmo, dag)
	kop := std.NewHeader("WMO323", "99000011", "9901", "GROOT", dag)
	b, err := std.Maak("323", istandaard.Inhoud{Kop: &kop, Declaratie323: &d}).Encode()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// bestand puts a claim in a file.
func bestand(t testing.TB, b []byte) string {
	t.Helper()
	pad := filepath.Join(t.TempDir(), "claim.xml")
	if err := os.WriteFile(pad, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return pad
}

// nabuur gives the command that checks the file in a process of this program, on one
// core.
func nabuur(t testing.TB, pad string) *exec.Cmd {
	t.Helper()
	zelf, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	opdracht := exec.Command(zelf)
	opdracht.Env = append(os.Environ(), alsControle+"="+pad, "GOMAXPROCS=1")
	return opdracht
}

// piek runs the command and gives the peak of its memory in bytes.
func piek(t testing.TB, opdracht *exec.Cmd) int64 {
	t.Helper()
	zelf, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	meter := exec.Command(zelf, append([]string{"--"}, opdracht.Args[1:]...)...)
	meter.Env = append(opdracht.Environ(), alsMeter+"="+opdracht.Path)
	uit, err := meter.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, uit)
	}
	n, err := strconv.ParseInt(strings.TrimSpace(string(uit)), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// eenClient puts all lines of the claim under its first client.
func eenClient(d *istandaard.Declaratie323) {
	een := d.Clienten[0]
	for _, c := range d.Clienten[1:] {
		een.Prestaties = append(een.Prestaties, c.Prestaties...)
	}
	d.Clienten = []istandaard.Client323{een}
}

// TestGeheugen: a file of 25 MB is checked in less than 64 MB of memory, whether it is
// read client by client or has one client that makes it be read as a whole.
func TestGeheugen(t *testing.T) {
	const grens = 64 << 20
	for naam, b := range map[string][]byte{"veel cliënten": claim(t, regels25), "één cliënt": claimMet(t, regels25, eenClient)} {
		if len(b) < 23<<20 || len(b) > istandaard.MaxGrootte {
			t.Fatalf("%s: het bestand is %d bytes", naam, len(b))
		}
		n := piek(t, nabuur(t, bestand(t, b)))
		t.Logf("%s: %.1f MB", naam, float64(n)/(1<<20))
		if n > grens {
			t.Errorf("%s: %d MB in gebruik voor een bestand van 25 MB", naam, n>>20)
		}
	}
}

// TestToewijzingen: reading and checking a claim takes at most 20 allocations, and one
// per client.
func TestToewijzingen(t *testing.T) {
	for _, regels := range []int{4, 400, regels8} {
		b := claim(t, regels)
		grens := float64(20 + regels/4)
		for naam, f := range map[string]func(){
			"controleren": func() { _, _ = uitgave.Controleer(b) },
			"lezen":       func() { _, _, _ = uitgave.Decode(b) },
		} {
			if n := testing.AllocsPerRun(3, f); n > grens {
				t.Errorf("%s van %d regels: %.0f toewijzingen, hoogstens %.0f", naam, regels, n, grens)
			} else {
				t.Logf("%s van %d regels: %.0f toewijzingen", naam, regels, n)
			}
		}
	}
}
