// Package web is the counter in the browser: server-made pages that work
// without script, in the NL Design System.
//
// A page is a handler, a template in sjabloon/ and a Pagina. A template of a
// page holds only the content of <main>; sjabloon/kader.gohtml stands around it
// and sjabloon/onderdeel/ holds one partial per component, each with a typed
// view-model in this package.
package web

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"

	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
)

// Bestanden holds the templates and, when they were built, the styles and the
// script: what NewVormgever needs.
//
//go:embed sjabloon beeld
var Bestanden embed.FS

// Vormgever turns a Pagina into HTML. It is made once and safe for use by many
// goroutines.
type Vormgever struct {
	paginas map[string]*template.Template
	beelden *Beelden
}

// NewVormgever reads every template below sjabloon/ and the assets in
// beeld/dist of bestanden. Without assets the pages are plain HTML. It returns
// an error that names the file when a template cannot be read.
func NewVormgever(bestanden fs.FS) (*Vormgever, error) {
	beelden, err := NewBeelden(bestanden)
	if err != nil {
		return nil, err
	}
	v := &Vormgever{paginas: map[string]*template.Template{}, beelden: beelden}
	basis, err := v.leesBasis(bestanden)
	if err != nil {
		return nil, err
	}
	namen, err := fs.Glob(bestanden, "sjabloon/*.gohtml")
	if err != nil {
		return nil, fmt.Errorf("web: sjablonen zoeken: %w", err)
	}
	for _, bestand := range namen {
		naam := strings.TrimSuffix(path.Base(bestand), ".gohtml")
		if naam == "kader" {
			continue
		}
		if v.paginas[naam], err = leesPagina(basis, bestanden, bestand); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// leesBasis reads the frame and the components, shared by every page.
func (v *Vormgever) leesBasis(bestanden fs.FS) (*template.Template, error) {
	basis := template.New("nabuur").Option("missingkey=error").Funcs(v.functies())
	delen, err := fs.Glob(bestanden, "sjabloon/onderdeel/*.gohtml")
	if err != nil {
		return nil, fmt.Errorf("web: onderdelen zoeken: %w", err)
	}
	for _, bestand := range append(delen, "sjabloon/kader.gohtml") {
		naam := strings.TrimSuffix(strings.TrimPrefix(bestand, "sjabloon/"), ".gohtml")
		if err := leesSjabloon(basis.New(naam), bestanden, bestand); err != nil {
			return nil, err
		}
	}
	return basis, nil
}

func leesPagina(basis *template.Template, bestanden fs.FS, bestand string) (*template.Template, error) {
	pagina, err := basis.Clone()
	if err != nil {
		return nil, fmt.Errorf("web: %s: %w", bestand, err)
	}
	if err := leesSjabloon(pagina.New("inhoud"), bestanden, bestand); err != nil {
		return nil, err
	}
	return pagina, nil
}

func leesSjabloon(in *template.Template, bestanden fs.FS, bestand string) error {
	tekst, err := fs.ReadFile(bestanden, bestand)
	if err != nil {
		return fmt.Errorf("web: sjabloon lezen: %w", err)
	}
	if _, err := in.Parse(string(tekst)); err != nil {
		return fmt.Errorf("web: %s: %w", bestand, err)
	}
	return nil
}

// functies gives the functions that templates may call.
func (v *Vormgever) functies() template.FuncMap {
	return template.FuncMap{
		"datum":   func(d tijdlijn.Dag) string { return d.Tekst() },
		"voluit":  func(d tijdlijn.Dag) string { return d.Voluit() },
		"iso":     func(d tijdlijn.Dag) string { return d.String() },
		"moment":  func(m tijdlijn.Moment) string { return m.Tekst() },
		"periode": func(p tijdlijn.Periode) string { return p.Tekst() },
		"bedrag":  func(c geld.Cent) string { return c.String() },
		"getal":   getal,
		"plus":    func(a, b int) int { return a + b },
		"beeld":   v.beelden.Adres,
		"json":    alsJSON,
	}
}

// alsJSON writes a value for a data attribute; the template escapes the quotes.
func alsJSON(waarde any) (string, error) {
	tekst, err := json.Marshal(waarde)
	return string(tekst), err
}

// getal writes a whole number with a dot between thousands: 12.480.
func getal(n int) string {
	tekst := strconv.Itoa(n)
	begin := 0
	if n < 0 {
		begin = 1
	}
	for i := len(tekst) - 3; i > begin; i -= 3 {
		tekst = tekst[:i] + "." + tekst[i:]
	}
	return tekst
}

// Toon writes the page sjabloon/<naam>.gohtml with p to w. Nothing is written
// when the template fails: the page is made in memory first.
func (v *Vormgever) Toon(w io.Writer, naam string, p Pagina) error {
	sjabloon, ok := v.paginas[naam]
	if !ok {
		return fmt.Errorf("web: geen sjabloon %q", naam)
	}
	if p.Taal == "" {
		p.Taal = "nl"
	}
	var b bytes.Buffer
	if err := sjabloon.ExecuteTemplate(&b, "kader", p); err != nil {
		return fmt.Errorf("web: pagina %s: %w", naam, err)
	}
	_, err := b.WriteTo(w)
	return err
}

// Antwoord sends the page with an HTTP status. When the template fails nothing
// has been sent yet and the caller can answer with another page.
func (v *Vormgever) Antwoord(w http.ResponseWriter, status int, naam string, p Pagina) error {
	var b bytes.Buffer
	if err := v.Toon(&b, naam, p); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, err := b.WriteTo(w)
	return err
}

// Beelden gives the handler of the built assets, to be mounted at BeeldPad.
func (v *Vormgever) Beelden() *Beelden { return v.beelden }
