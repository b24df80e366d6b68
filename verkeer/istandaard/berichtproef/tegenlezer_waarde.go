package berichtproef

import (
	"strconv"
	"strings"
)

// dag is a date as it is written; the second reader compares dates part by part.
type dag struct{ jaar, maand, dag int }

// dagVan reads a date that level 1 let pass; the zero value for "".
func dagVan(s string) dag {
	s = strings.TrimSpace(s)
	teken := 1
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		teken, s = -1, rest
	}
	delen := strings.SplitN(s, "-", 3)
	if len(delen) < 3 {
		return dag{}
	}
	getal := func(s string) int { n, _ := strconv.Atoi(s); return n }
	return dag{teken * getal(delen[0]), getal(delen[1]), getal(delen[2])}
}

func (k *tegenlid) dag(pad string) dag { return dagVan(k.waarde(pad)) }

// voor reports whether d is before e.
func (d dag) voor(e dag) bool {
	if d.jaar != e.jaar {
		return d.jaar < e.jaar
	}
	if d.maand != e.maand {
		return d.maand < e.maand
	}
	return d.dag < e.dag
}

// maandlengte gives the number of days in the month.
func (d dag) maandlengte() int {
	switch {
	case d.maand == 2 && d.jaar%4 == 0 && (d.jaar%100 != 0 || d.jaar%400 == 0):
		return 29
	case d.maand == 2:
		return 28
	case d.maand == 4 || d.maand == 6 || d.maand == 9 || d.maand == 11:
		return 30
	}
	return 31
}

// maandenEerder gives the same day n months before, or the last day of that month
// when it is shorter: what XPath makes of a date minus a duration of months.
func (d dag) maandenEerder(n int) dag {
	m := d.jaar*12 + d.maand - 1 - n
	e := dag{m / 12, m%12 + 1, d.dag}
	e.dag = min(e.dag, e.maandlengte())
	return e
}

// zelfdeMaand reports whether both lie in one calendar month.
func (d dag) zelfdeMaand(e dag) bool { return d.jaar == e.jaar && d.maand == e.maand }

var (
	eind2020  = dag{2020, 12, 31}
	begin2021 = dag{2021, 1, 1}
	onbekend  = dag{1900, 1, 1}
)

// hoogsteLeeftijd is the age in months that a person may have.
const hoogsteLeeftijd = 120 * 12

// getal reads a whole number that level 1 let pass.
func (k *tegenlid) getal(pad string) int64 {
	n, _ := strconv.ParseInt(strings.TrimSpace(k.waarde(pad)), 10, 64)
	return n
}
