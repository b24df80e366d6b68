package aanbiederspel_test

import (
	"bytes"
	"testing"

	"nabuur/loket/cli"
)

// voer carries out one command line without a store, and
// gives what it said.
func voer(t *testing.T, woorden ...string) (code int, uit, fouten string) {
	t.Helper()
	var u, f bytes.Buffer
	code = cli.Voer(t.Context(), woorden, cli.Omgeving{Uit: &u, Fout: &f, Getenv: func(string) string { return "" }})
	return code, u.String(), f.String()
}
