package opslag

import (
	"strconv"
	"strings"
)

// Voorwaarde builds the condition of a statement out of what is asked, and of nothing
// else: a condition that also stands there when it says nothing ("$1 = ” OR stand =
// $1") cannot use an index. The zero value is a condition without values before it.
type Voorwaarde struct {
	Waarden []any
	delen   []string
}

// En adds a part that must hold too. Every ? in it is the place of the next value.
func (v *Voorwaarde) En(deel string, waarden ...any) {
	for _, w := range waarden {
		v.Waarden = append(v.Waarden, w)
		deel = strings.Replace(deel, "?", "$"+strconv.Itoa(len(v.Waarden)), 1)
	}
	v.delen = append(v.delen, deel)
}

// In adds that the column has one of these values; there is at least one.
func (v *Voorwaarde) In(kolom string, waarden ...any) {
	plekken := make([]string, len(waarden))
	for i, w := range waarden {
		plekken[i] = v.Plek(w)
	}
	v.delen = append(v.delen, kolom+" IN ("+strings.Join(plekken, ", ")+")")
}

// Plek adds a value that stands elsewhere in the statement, and gives its place.
func (v *Voorwaarde) Plek(waarde any) string {
	v.Waarden = append(v.Waarden, waarde)
	return "$" + strconv.Itoa(len(v.Waarden))
}

// String gives the whole: "WHERE … AND …", and nothing when nothing was added.
func (v *Voorwaarde) String() string {
	if len(v.delen) == 0 {
		return ""
	}
	return "WHERE " + strings.Join(v.delen, " AND ")
}
