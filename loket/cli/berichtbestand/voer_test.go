package berichtbestand_test

import (
	"bytes"
	"strings"
	"testing"

	"nabuur/loket/cli"
)

// voer carries out one command line without a store and without standard input, and
// gives what it said.
func voer(t *testing.T, woorden ...string) (code int, uit, fouten string) {
	t.Helper()
	var u, f bytes.Buffer
	code = cli.Voer(t.Context(), woorden, cli.Omgeving{Uit: &u, Fout: &f, Getenv: func(string) string { return "" }})
	return code, u.String(), f.String()
}

// voerMet carries out one command line with something on standard input.
func voerMet(t *testing.T, in string, woorden ...string) (code int, uit, fouten string) {
	t.Helper()
	var u, f bytes.Buffer
	code = cli.Voer(t.Context(), woorden,
		cli.Omgeving{In: strings.NewReader(in), Uit: &u, Fout: &f, Getenv: func(string) string { return "" }})
	return code, u.String(), f.String()
}
