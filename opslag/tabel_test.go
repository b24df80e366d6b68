package opslag_test

import (
	"testing"

	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

func TestTabel(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		voer(t, o, `CREATE TABLE proef (gemeente TEXT, n BIGINT, PRIMARY KEY (gemeente, n))`)
		voer(t, o, `INSERT INTO proef VALUES ('a', 1), ('a', 2), ('b', 1), ('b', 2)`)
		waarden := []any{int64(10)}
		tekst := `WITH ` + opslag.Tabel("wil", "gemeente, n", &waarden, [][]any{{"a", int64(2)}, {"b", int64(1)}, {"c", int64(1)}}) + `
			SELECT p.gemeente || CAST(p.n * $1 AS TEXT) FROM wil JOIN proef p ON p.gemeente = wil.gemeente AND p.n = wil.n ORDER BY 1`
		alle, err := opslag.Alle(t.Context(), o, opslag.Waarde[string], tekst, waarden...)
		if err != nil || len(alle) != 2 || alle[0] != "a20" || alle[1] != "b10" {
			t.Errorf("%v %v bij %s", alle, err, tekst)
		}
	})
}
