// Package proef tells the promises of the house as stories: each one a script of
// commands, run with the real program on both databases.
package proef

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	_ "nabuur/loket/cli" // what the program is made of: a change in it makes these tests run again
	"nabuur/opslag/opslagproef"
	_ "nabuur/proef/regio" // as above
)

// programma is the folder of the built program.
var programma string

func TestMain(m *testing.M) {
	code, err := bouwEnDraai(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func bouwEnDraai(m *testing.M) (int, error) {
	map_, err := os.MkdirTemp("", "nabuur-verhaal-")
	if err != nil {
		return 1, err
	}
	defer func() { _ = os.RemoveAll(map_) }() // a left-over program in the temporary directory harms nobody
	programma = map_
	if uit, err := exec.Command("go", "build", "-o", filepath.Join(map_, "nabuur"), "nabuur/cmd/nabuur").CombinedOutput(); err != nil {
		return 1, fmt.Errorf("bouwen: %w: %s", err, uit)
	}
	return m.Run(), nil
}

func TestVerhaal(t *testing.T) {
	bestanden, err := filepath.Glob("verhaal/*.txtar")
	if err != nil || len(bestanden) == 0 {
		t.Fatalf("geen verhalen gevonden: %v", err)
	}
	for _, bestand := range bestanden {
		t.Run(strings.TrimSuffix(filepath.Base(bestand), ".txtar"), func(t *testing.T) {
			t.Run("sqlite", func(t *testing.T) {
				vertel(t, bestand, "sqlite:"+filepath.Join(t.TempDir(), "verhaal met spatie.sqlite"))
			})
			t.Run("postgres", func(t *testing.T) { vertel(t, bestand, opslagproef.AdresPostgres(t)) })
		})
	}
}

func vertel(t *testing.T, bestand, opslag string) {
	schemas, err := filepath.Abs("../verkeer/istandaard/iwmo32/testdata/xsd")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Files: []string{bestand},
		Setup: func(e *testscript.Env) error {
			e.Setenv("PATH", programma+string(os.PathListSeparator)+e.Getenv("PATH"))
			e.Setenv("NABUUR_OPSLAG", opslag)
			e.Setenv("NABUUR_PROEF", "1")
			e.Setenv("XSD", schemas)
			return nil
		},
		RequireExplicitExec: true,
	})
}
