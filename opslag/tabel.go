package opslag

import (
	"reflect"
	"strconv"
	"strings"
)

// Tabel writes a table of values for after WITH: naam (kolommen) AS (VALUES …). The
// values are added to waarden, and named in the text by the number they get there. So
// one statement asks about many keys, and both databases look each of them up in the
// index: a condition with OR they do not. There is at least one row.
func Tabel(naam, kolommen string, waarden *[]any, rijen [][]any) string {
	var b strings.Builder
	b.WriteString(naam + " (" + kolommen + ") AS (VALUES ")
	for i, rij := range rijen {
		if i > 0 {
			b.WriteString(", ")
		}
		for j, w := range rij {
			if j == 0 {
				b.WriteString("(")
			} else {
				b.WriteString(", ")
			}
			*waarden = append(*waarden, w)
			plek := "$" + strconv.Itoa(len(*waarden))
			if reflect.ValueOf(w).Kind() == reflect.Int64 || reflect.ValueOf(w).Kind() == reflect.Int {
				plek = "CAST(" + plek + " AS BIGINT)" // PostgreSQL takes a bare value for text
			}
			b.WriteString(plek)
		}
		b.WriteString(")")
	}
	b.WriteString(")")
	return b.String()
}
