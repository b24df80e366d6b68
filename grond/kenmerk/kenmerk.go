// Package kenmerk holds the numbers and codes by which people, organisations,
// places and accounts are known: BSN, AGB, RSIN, KvK, OIN, Gemeentecode, IBAN
// and Postcode.
//
// A value of these types cannot be wrong once built: the contents are not
// reachable from outside, and the only ways in are ParseX, UnmarshalText and
// Scan, which all check. What they check is the form, the check digit and, for
// an IBAN, the length per country; whether the number was ever issued is for
// the register that issues it.
//
// Every type compares with ==, serves as a key of a map, and has an empty value
// that IsLeeg recognises. The empty value is written as an empty text and stored
// as NULL, and both are read back as empty: whether a field may stay empty is
// decided by whoever asks for it, since ParseX refuses an empty text.
package kenmerk

import (
	"database/sql/driver"
	"fmt"
	"strings"

	"nabuur/grond/fout"
)

// Must gives the value that ParseX read from a text that the program itself
// wrote down, as in a test or the demo. It panics on an error; input never goes
// through it.
func Must[T any](waarde T, err error) T {
	if err != nil {
		panic(err)
	}
	return waarde
}

// lees fills doel from text that may be empty. On an error doel keeps its value.
func lees[T any](doel *T, tekst string, parse func(string) (T, error)) error {
	if tekst == "" {
		var leeg T
		*doel = leeg
		return nil
	}
	waarde, err := parse(tekst)
	if err != nil {
		return err
	}
	*doel = waarde
	return nil
}

// scan fills doel from a column. Something wrong in the store is a fault of the
// store and not of whoever happens to read it, hence Storing.
func scan[T any](doel *T, bron any, wat string, parse func(string) (T, error)) error {
	var err error
	switch b := bron.(type) {
	case nil:
		return lees(doel, "", parse)
	case string:
		err = lees(doel, b, parse)
	case []byte:
		err = lees(doel, string(b), parse)
	default:
		err = fmt.Errorf("kenmerk: kolom van soort %T", bron)
	}
	if err != nil {
		return fout.New(fout.Storing, "In de gegevens van Nabuur staat %s niet goed. Geef dit door aan de applicatiebeheerder.",
			wat).Door(err)
	}
	return nil
}

// waarde gives what the database keeps: the text, or NULL for the empty value.
func waarde(leeg bool, tekst string) (driver.Value, error) {
	if leeg {
		return nil, nil
	}
	return tekst, nil
}

// maxEcho is how many bytes of refused input an error repeats.
const maxEcho = 40

// echo gives the refused input for use in a sentence, cut off when it is long.
// The copy keeps the input itself off the heap.
func echo(tekst string) string {
	if len(tekst) > maxEcho {
		return strings.ToValidUTF8(tekst[:maxEcho], "") + "…"
	}
	return strings.Clone(tekst)
}

// getal reads exactly lengte digits, at most 18 of them.
func getal(tekst string, lengte int) (uint64, bool) {
	if len(tekst) != lengte {
		return 0, false
	}
	var n uint64
	for i := range len(tekst) {
		if !isCijfer(tekst[i]) {
			return 0, false
		}
		n = n*10 + uint64(tekst[i]-'0')
	}
	return n, true
}

// appendGetal appends n with zeros in front, lengte digits in all.
func appendGetal(b []byte, n uint64, lengte int) []byte {
	var buf [20]byte
	for i := lengte - 1; i >= 0; i-- {
		buf[i] = byte('0' + n%10)
		n /= 10
	}
	return append(b, buf[:lengte]...)
}

func isCijfer(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return c >= 'A' && c <= 'Z' }

// hoofdletter gives the capital of an ASCII letter and any other byte unchanged.
func hoofdletter(c byte) byte {
	if c >= 'a' && c <= 'z' {
		return c - 'a' + 'A'
	}
	return c
}
