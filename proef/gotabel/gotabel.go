// Package gotabel writes data as Go source, so that a program has it without reading
// anything. Used by tests only: they hold the data beside the file it comes from.
//
// A value of plain parts (structs, lists, texts, numbers) becomes data in the program
// itself, and costs nothing when it starts.
package gotabel

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"maps"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"nabuur/grond/tijdlijn"
)

var schrijf = flag.Bool("schrijf", false, "schrijf de tabel in plaats van haar te vergelijken")

// Tabel is a file of Go source with variables.
type Tabel struct {
	Pakket     string // the package it belongs to
	Pad        string // the folder of that package
	Bron       string // what it is made from
	Variabelen map[string]any
}

// Houd fails the test when the file is not what the table gives; with the flag
// -schrijf it writes the file instead.
func Houd(t *testing.T, bestand string, tabel Tabel) {
	t.Helper()
	wil, err := Bron(tabel)
	if err != nil {
		t.Fatal(err)
	}
	if *schrijf {
		if err := os.WriteFile(bestand, wil, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if heb, err := os.ReadFile(bestand); err != nil || !bytes.Equal(heb, wil) {
		t.Errorf("%s is niet wat %s zegt (%v). Geef: go generate ./%s", bestand, tabel.Bron, err, tabel.Pad)
	}
}

// Bron gives the source of the file.
func Bron(tabel Tabel) ([]byte, error) {
	p := pen{pakket: tabel.Pakket, invoer: map[string]bool{}}
	var lichaam bytes.Buffer
	for _, naam := range slices.Sorted(maps.Keys(tabel.Variabelen)) {
		waarde := reflect.ValueOf(tabel.Variabelen[naam])
		tekst, err := p.waarde(waarde, true)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", naam, err)
		}
		fmt.Fprintf(&lichaam, "\nvar %s = %s\n", naam, tekst)
	}
	var kop bytes.Buffer
	fmt.Fprintf(&kop, "// Code generated from %s by go generate; DO NOT EDIT.\n\npackage %s\n\n", tabel.Bron, tabel.Pakket)
	for _, pad := range slices.Sorted(maps.Keys(p.invoer)) {
		fmt.Fprintf(&kop, "import %q\n", pad)
	}
	return format.Source(append(kop.Bytes(), lichaam.Bytes()...))
}

// pen writes values of the package, and keeps what has to be imported for them.
type pen struct {
	pakket string
	invoer map[string]bool
}

func (p pen) waarde(v reflect.Value, metSoort bool) (string, error) {
	soort := ""
	if k := v.Kind(); metSoort && (k == reflect.Struct || k == reflect.Slice) {
		soort = p.soort(v.Type())
	}
	switch v.Kind() {
	case reflect.String:
		return strconv.Quote(v.String()), nil
	case reflect.Bool:
		return strconv.FormatBool(v.Bool()), nil
	case reflect.Int, reflect.Int32, reflect.Int64:
		return p.getal(v), nil
	case reflect.Struct:
		return p.velden(v, soort)
	case reflect.Slice:
		return p.lijst(v, soort)
	}
	return "", fmt.Errorf("een %s wordt geen tabel", v.Type())
}

// getal writes a number; a day with how it is read by people.
func (p pen) getal(v reflect.Value) string {
	tekst := strconv.FormatInt(v.Int(), 10)
	if v.Type() != reflect.TypeFor[tijdlijn.Dag]() {
		return tekst
	}
	dag := tijdlijn.Dag(v.Int())
	if dag.IsOpen() {
		p.invoer[v.Type().PkgPath()] = true
		return "tijdlijn.Open"
	}
	return tekst + " /* " + dag.String() + " */"
}

func (p pen) velden(v reflect.Value, soort string) (string, error) {
	var delen []string
	for i := range v.NumField() {
		if v.Field(i).IsZero() {
			continue
		}
		tekst, err := p.waarde(v.Field(i), true)
		if err != nil {
			return "", fmt.Errorf("%s: %w", v.Type().Field(i).Name, err)
		}
		delen = append(delen, v.Type().Field(i).Name+": "+tekst)
	}
	return soort + "{" + strings.Join(delen, ", ") + "}", nil
}

func (p pen) lijst(v reflect.Value, soort string) (string, error) {
	var uit strings.Builder
	uit.WriteString(soort + "{")
	einde := ", "
	if v.Type().Elem().Kind() == reflect.Struct {
		uit.WriteString("\n")
		einde = ",\n"
	}
	for i := range v.Len() {
		tekst, err := p.waarde(v.Index(i), false)
		if err != nil {
			return "", err
		}
		uit.WriteString(tekst + einde)
	}
	return strings.TrimSuffix(uit.String(), ", ") + "}", nil
}

// soort gives the name of the type as the package says it.
func (p pen) soort(t reflect.Type) string {
	switch {
	case t.Kind() == reflect.Slice:
		return "[]" + p.soort(t.Elem())
	case t.PkgPath() == "":
		return t.String()
	case strings.HasPrefix(t.String(), p.pakket+"."):
		return t.Name()
	}
	p.invoer[t.PkgPath()] = true
	return t.String()
}
