package gotabel

import (
	"testing"
	"time"

	"nabuur/grond/tijdlijn"
)

type steen struct {
	naam    string
	Dagen   []tijdlijn.Dag
	Bestaat tijdlijn.Periode
	maten   []maat
	heel    bool
	pasen   time.Month
}

type maat struct{ Hoog int64 }

func TestBron(t *testing.T) {
	kreeg, err := Bron(Tabel{Pakket: "gotabel", Bron: "stenen.yaml", Variabelen: map[string]any{"stenen": []steen{
		{naam: `een "kei"`, Dagen: []tijdlijn.Dag{tijdlijn.MustDag("1970-01-02"), tijdlijn.Open},
			Bestaat: tijdlijn.Vanaf(tijdlijn.MustDag("1969-12-31"))},
		{maten: []maat{{2}, {}}, heel: true, pasen: -2}, {},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	wil := `// Code generated from stenen.yaml by go generate; DO NOT EDIT.

package gotabel

import "nabuur/grond/tijdlijn"

var stenen = []steen{
	{naam: "een \"kei\"", Dagen: []tijdlijn.Dag{1 /* 1970-01-02 */, tijdlijn.Open}, ` +
		`Bestaat: tijdlijn.Periode{Vanaf: -1 /* 1969-12-31 */, Tot: tijdlijn.Open}},
	{maten: []maat{
		{Hoog: 2},
		{},
	}, heel: true, pasen: -2},
	{},
}
`
	if string(kreeg) != wil {
		t.Errorf("kreeg\n%s\nwil\n%s", kreeg, wil)
	}
	for _, fout := range []any{[]*int{nil}, map[string]int{}, struct{ f func() }{func() {}}} {
		if bron, err := Bron(Tabel{Pakket: "gotabel", Variabelen: map[string]any{"x": fout}}); err == nil {
			t.Errorf("%T werd een tabel: %s", fout, bron)
		}
	}
}
