// Package tijdlijn holds civil time: days without a clock or a zone, half-open
// periods [vanaf, tot), values that change on a date, and the clock that is
// passed in to whoever needs to know what day it is.
//
// Law counts in days. A Dag is a whole day in the Netherlands; two days compare
// with < and differ with -. A Moment is an instant in microseconds, used for
// "when did we know" and for the log, never for a legal term counted in days.
package tijdlijn

import (
	"database/sql/driver"
	"fmt"
	"strconv"
	"time"

	"nabuur/grond/fout"
)

// Dag is a civil day, counted from 1 January 1970 (day 0) on the Gregorian
// calendar. The database stores the same number.
type Dag int32

// Open is the end of a period without an end: 31 December 9999. It is written
// as null in JSON and as "heden" nowhere: ask Dag.IsOpen before showing it.
const Open Dag = 2932896

const (
	eersteDag Dag = -719162 // 0001-01-01
	laatste   Dag = Open
)

// NewDag gives the day with the given year, month and day. It returns false for
// a day that does not exist, such as 30 February.
func NewDag(jaar int, maand time.Month, dag int) (Dag, bool) {
	if jaar < 1 || jaar > 9999 || maand < 1 || maand > 12 || dag < 1 || dag > dagenInMaand(jaar, maand) {
		return 0, false
	}
	return dagVan(jaar, maand, dag), true
}

// dagVan counts the days by the shifted-year method: March is the first month,
// so that the leap day comes last.
func dagVan(jaar int, maand time.Month, dag int) Dag {
	j, m := jaar, int(maand)
	if m <= 2 {
		j--
		m += 12
	}
	eeuwblok := j / 400
	jaarVanBlok := j - eeuwblok*400
	dagVanJaar := (153*(m-3)+2)/5 + dag - 1
	dagVanBlok := jaarVanBlok*365 + jaarVanBlok/4 - jaarVanBlok/100 + dagVanJaar
	return Dag(eeuwblok*146097 + dagVanBlok - 719468)
}

// Delen gives year, month and day of the month.
func (d Dag) Delen() (jaar int, maand time.Month, dag int) {
	z := int(d) + 719468
	eeuwblok := z / 146097
	dagVanBlok := z - eeuwblok*146097
	jaarVanBlok := (dagVanBlok - dagVanBlok/1460 + dagVanBlok/36524 - dagVanBlok/146096) / 365
	dagVanJaar := dagVanBlok - (365*jaarVanBlok + jaarVanBlok/4 - jaarVanBlok/100)
	m := (5*dagVanJaar + 2) / 153
	dag = dagVanJaar - (153*m+2)/5 + 1
	maand = time.Month(m + 3)
	jaar = jaarVanBlok + eeuwblok*400
	if maand > 12 {
		maand -= 12
		jaar++
	}
	return jaar, maand, dag
}

// Jaar gives the calendar year.
func (d Dag) Jaar() int {
	jaar, _, _ := d.Delen()
	return jaar
}

// Weekdag gives the day of the week.
func (d Dag) Weekdag() time.Weekday {
	return time.Weekday(((int(d)+4)%7 + 7) % 7)
}

// Plus gives the day n days later; n may be negative. It stops at the ends of
// the calendar (0001-01-01 and Open), and Open stays Open.
func (d Dag) Plus(n int) Dag {
	if d == Open {
		return Open
	}
	som := int64(d) + int64(n)
	return Dag(min(max(som, int64(eersteDag)), int64(laatste)))
}

// PlusMaanden gives the same day of the month n months later, or the last day
// of that month when it is shorter: 31 January plus one month is 28 or 29
// February.
func (d Dag) PlusMaanden(n int) Dag {
	if d == Open {
		return Open
	}
	jaar, maand, dag := d.Delen()
	totaal := jaar*12 + int(maand) - 1 + n
	jaar, maand = totaal/12, time.Month(totaal%12+1)
	if jaar < 1 {
		return eersteDag
	}
	if jaar > 9999 {
		return Open
	}
	return dagVan(jaar, maand, min(dag, dagenInMaand(jaar, maand)))
}

// EersteVanMaand gives the first day of d's calendar month.
func (d Dag) EersteVanMaand() Dag {
	jaar, maand, _ := d.Delen()
	return dagVan(jaar, maand, 1)
}

// IsOpen reports whether d stands for "no end".
func (d Dag) IsOpen() bool { return d == Open }

func dagenInMaand(jaar int, maand time.Month) int {
	switch maand {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if jaar%4 == 0 && (jaar%100 != 0 || jaar%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// ParseDag reads a day written as 2016-12-31. The Fout says what is expected.
func ParseDag(tekst string) (Dag, error) {
	if d, ok := parseISO(tekst); ok {
		return d, nil
	}
	return 0, fout.New(fout.Onjuist, "De datum %q bestaat niet. Schrijf een datum als 2016-12-31.", tekst)
}

func parseISO(tekst string) (Dag, bool) {
	if len(tekst) != 10 || tekst[4] != '-' || tekst[7] != '-' {
		return 0, false
	}
	jaar, ok1 := cijfers(tekst[:4])
	maand, ok2 := cijfers(tekst[5:7])
	dag, ok3 := cijfers(tekst[8:])
	if !ok1 || !ok2 || !ok3 {
		return 0, false
	}
	return NewDag(jaar, time.Month(maand), dag)
}

func cijfers(tekst string) (int, bool) {
	getal := 0
	for i := range len(tekst) {
		c := tekst[i]
		if c < '0' || c > '9' {
			return 0, false
		}
		getal = getal*10 + int(c-'0')
	}
	return getal, true
}

// MustDag reads a day that the program itself wrote down, as in a table of a
// test or a constant of the law. It panics on a day that does not exist; input
// goes through ParseDag.
func MustDag(tekst string) Dag {
	d, err := ParseDag(tekst)
	if err != nil {
		panic(err)
	}
	return d
}

// String writes the day as 2016-12-31.
func (d Dag) String() string {
	var buf [10]byte
	return string(d.AppendTo(buf[:0]))
}

// AppendTo appends the day as 2016-12-31 to b without allocating.
func (d Dag) AppendTo(b []byte) []byte {
	jaar, maand, dag := d.Delen()
	return append(b, byte('0'+jaar/1000%10), byte('0'+jaar/100%10), byte('0'+jaar/10%10), byte('0'+jaar%10), '-',
		byte('0'+int(maand)/10), byte('0'+int(maand)%10), '-', byte('0'+dag/10), byte('0'+dag%10))
}

var (
	maanden = [...]string{"", "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
		"november", "december"}
	weekdags = [...]string{"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"}
)

// Tekst writes the day for a reader: "3 januari 2017".
func (d Dag) Tekst() string {
	jaar, maand, dag := d.Delen()
	return strconv.Itoa(dag) + " " + maanden[maand] + " " + strconv.Itoa(jaar)
}

// Voluit writes the day with its weekday: "dinsdag 3 januari 2017".
func (d Dag) Voluit() string { return weekdags[d.Weekdag()] + " " + d.Tekst() }

// MarshalText writes 2016-12-31, and nothing at all for Open.
func (d Dag) MarshalText() ([]byte, error) {
	if d == Open {
		return []byte{}, nil
	}
	return d.AppendTo(nil), nil
}

// MarshalJSON writes "2016-12-31", and null for Open.
func (d Dag) MarshalJSON() ([]byte, error) {
	if d == Open {
		return []byte("null"), nil
	}
	return append(d.AppendTo([]byte{'"'}), '"'), nil
}

// UnmarshalText reads 2016-12-31, and nothing at all as Open.
func (d *Dag) UnmarshalText(tekst []byte) error {
	if len(tekst) == 0 {
		*d = Open
		return nil
	}
	gelezen, err := ParseDag(string(tekst))
	if err != nil {
		return err
	}
	*d = gelezen
	return nil
}

// UnmarshalJSON reads "2016-12-31", and null as Open.
func (d *Dag) UnmarshalJSON(tekst []byte) error {
	if string(tekst) == "null" {
		*d = Open
		return nil
	}
	ontdaan, err := strconv.Unquote(string(tekst))
	if err != nil {
		return fout.New(fout.Onjuist, "De datum %s is geen tekst. Schrijf een datum als \"2016-12-31\".", tekst)
	}
	return d.UnmarshalText([]byte(ontdaan))
}

// Value stores the day number.
func (d Dag) Value() (driver.Value, error) { return int64(d), nil }

// Scan reads the day number.
func (d *Dag) Scan(bron any) error {
	getal, ok := bron.(int64)
	if !ok {
		return fmt.Errorf("tijdlijn: dag uit %T", bron)
	}
	*d = Dag(getal)
	return nil
}
