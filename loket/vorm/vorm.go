// Package vorm gives the pages of the counter their look: server-made pages that work without
// script, in the NL Design System. It knows no domain: what a page is about, the rooms with pages
// say in its view-models.
//
// A page is a handler, a template in the sjabloon/ of its room and a Pagina. A template of a page
// holds only the content of <main>; sjabloon/kader.gohtml stands around it and sjabloon/onderdeel/
// holds one partial per component, each with a typed view-model here.
package vorm

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
	"strings"

	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
)

// bestanden holds the frame, the components and, when they were built, the styles and the script.
//
//go:embed sjabloon beeld
var bestanden embed.FS

// Bladen are the pages of one room: each sjabloon/*.gohtml in Bestanden is one, which Toon knows as
// the name of the room and of the file: "zaakblad/beschikken".
type Bladen struct {
	Kamer     string
	Bestanden fs.FS
}

// Vormgever turns a Pagina into HTML. It is made once and safe for use by many
// goroutines.
type Vormgever struct {
	paginas map[string]*template.Template
	beelden *Beelden
}

// NewVormgever reads the frame, the components, the assets and the pages. Without assets the pages
// are plain HTML. It returns an error that names the file when a template cannot be read.
func NewVormgever(bladen ...Bladen) (*Vormgever, error) { return nieuw(bestanden, bladen...) }

// nieuw is NewVormgever with the frame, the components and the assets out of basis.
func nieuw(basis fs.FS, bladen ...Bladen) (*Vormgever, error) {
	beelden, err := newBeelden(basis)
	if err != nil {
		return nil, err
	}
	v := &Vormgever{paginas: map[string]*template.Template{}, beelden: beelden}
	omlijsting, err := v.leesBasis(basis)
	if err != nil {
		return nil, err
	}
	for _, b := range bladen {
		if err := v.leesBladen(omlijsting, b); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// leesBladen reads the pages of one room.
func (v *Vormgever) leesBladen(basis *template.Template, b Bladen) error {
	namen, err := fs.Glob(b.Bestanden, "sjabloon/*.gohtml")
	if err != nil {
		return fmt.Errorf("vorm: sjablonen van %s zoeken: %w", b.Kamer, err)
	}
	for _, bestand := range namen {
		pagina, err := leesPagina(basis, b, bestand)
		if err != nil {
			return err
		}
		v.paginas[b.Kamer+"/"+strings.TrimSuffix(path.Base(bestand), ".gohtml")] = pagina
	}
	return nil
}

// leesBasis reads the frame and the components, shared by every page.
func (v *Vormgever) leesBasis(bestanden fs.FS) (*template.Template, error) {
	basis := template.New("nabuur").Option("missingkey=error").Funcs(v.functies())
	delen, err := fs.Glob(bestanden, "sjabloon/onderdeel/*.gohtml")
	if err != nil {
		return nil, fmt.Errorf("vorm: onderdelen zoeken: %w", err)
	}
	for _, bestand := range append(delen, "sjabloon/kader.gohtml") {
		naam := strings.TrimSuffix(strings.TrimPrefix(bestand, "sjabloon/"), ".gohtml")
		if err := leesSjabloon(basis.New(naam), bestanden, bestand); err != nil {
			return nil, err
		}
	}
	return basis, nil
}

func leesPagina(basis *template.Template, b Bladen, bestand string) (*template.Template, error) {
	pagina, err := basis.Clone()
	if err != nil {
		return nil, fmt.Errorf("vorm: %s/%s: %w", b.Kamer, bestand, err)
	}
	if err := leesSjabloon(pagina.New("inhoud"), b.Bestanden, bestand); err != nil {
		return nil, fmt.Errorf("vorm: %s: %w", b.Kamer, err)
	}
	return pagina, nil
}

func leesSjabloon(in *template.Template, bestanden fs.FS, bestand string) error {
	tekst, err := fs.ReadFile(bestanden, bestand)
	if err != nil {
		return fmt.Errorf("vorm: sjabloon lezen: %w", err)
	}
	if _, err := in.Parse(string(tekst)); err != nil {
		return fmt.Errorf("vorm: %s: %w", bestand, err)
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
		"getal":   Getal,
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

// Toon writes the page with that name, such as "zaakblad/beschikken", with p to w. Nothing is written
// when the template fails: the page is made in memory first.
func (v *Vormgever) Toon(w io.Writer, naam string, p Pagina) error {
	sjabloon, ok := v.paginas[naam]
	if !ok {
		return fmt.Errorf("vorm: geen sjabloon %q", naam)
	}
	if p.Taal == "" {
		p.Taal = "nl"
	}
	var b bytes.Buffer
	if err := sjabloon.ExecuteTemplate(&b, "kader", p); err != nil {
		return fmt.Errorf("vorm: pagina %s: %w", naam, err)
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
