package scherm

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
)

const goed = `<!doctype html><html lang="nl"><head><meta name="viewport" content="width=device-width">
<title>Goed</title></head><body><main><h1>Goed</h1><p><a href="/">Een koppeling</a></p>
<label>Naam <input name="naam"></label></main></body></html>`

// slecht breaks every promise once: no language, a picture without text, a box
// wider than the window, a focus that cannot be seen, a style the policy forbids
// and a script that fails.
const slecht = `<!doctype html><html><head><meta name="viewport" content="width=device-width">
<title>Slecht</title><link rel="stylesheet" href="/slecht.css"></head><body><main><h1>Slecht</h1>
<img src="/beeld.png"><a href="/">weg</a><div class="breed">breed</div>
<p style="color:red">rood</p><script src="/slecht.js"></script></main></body></html>`

func bron(t *testing.T) string {
	t.Helper()
	mux := http.NewServeMux()
	toon := func(tekst string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("Content-Security-Policy", "default-src 'self'")
			_, _ = io.WriteString(w, tekst)
		}
	}
	mux.HandleFunc("/goed", toon(goed))
	mux.HandleFunc("/slecht", toon(slecht))
	mux.HandleFunc("/favicon.ico", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	mux.HandleFunc("/slecht.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		_, _ = io.WriteString(w, `bestaatNiet()`)
	})
	mux.HandleFunc("/slecht.css", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/css")
		_, _ = io.WriteString(w, `.breed{width:900px} a:focus{outline:none}`)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}

func TestKeuring(t *testing.T) {
	browser := Open(t)
	adres := bron(t)

	t.Run("een goede pagina heeft niets", func(t *testing.T) {
		blad := browser.Bezoek(t, adres+"/goed", Zicht{Breedte: 320})
		blad.Keur("scherm-goed")
	})

	t.Run("elke fout wordt gezien", func(t *testing.T) {
		blad := browser.Bezoek(t, adres+"/slecht", Zicht{Breedte: 320})
		regels := strings.Join(blad.Overtredingen(), "\n")
		for _, regel := range []string{"html-has-lang", "image-alt"} {
			if !strings.Contains(regels, regel) {
				t.Errorf("axe zag %s niet:\n%s", regel, regels)
			}
		}
		if px := blad.Overloop(); px < 500 {
			t.Errorf("overloop %d px, verwacht ruim 500", px)
		}
		if mis := blad.FocusOnzichtbaar(10); len(mis) != 1 || !strings.Contains(mis[0], "weg") {
			t.Errorf("focus onzichtbaar op %q, verwacht alleen de koppeling", mis)
		}
		klachten := strings.Join(blad.Klachten(), "\n")
		for _, klacht := range []string{"Content Security Policy", "beeld.png", "bestaatNiet"} {
			if !strings.Contains(klachten, klacht) {
				t.Errorf("de browser meldde %s niet:\n%s", klacht, klachten)
			}
		}
	})
}

func TestBlad(t *testing.T) {
	browser := Open(t)
	blad := browser.Bezoek(t, bron(t)+"/goed", Zicht{Donker: true})
	if got := blad.Tekst("h1"); got != "Goed" {
		t.Errorf("Tekst = %q", got)
	}
	blad.Vul("input", "Weesp")
	if got := vraag[string](blad, "waarde", `document.querySelector('input').value`); got != "Weesp" {
		t.Errorf("Vul gaf %q", got)
	}
	if !vraag[bool](blad, "schema", `matchMedia('(prefers-color-scheme: dark)').matches`) {
		t.Error("het donkere schema is niet ingesteld")
	}
	foto, err := os.ReadFile(blad.Foto("scherm-blad"))
	if err != nil || !bytes.HasPrefix(foto, []byte("\x89PNG")) {
		t.Errorf("geen PNG: %v", err)
	}
	if vel := blad.Druk("scherm-blad"); !bytes.HasPrefix(vel, []byte("%PDF")) {
		t.Error("geen PDF")
	}
	blad.Klik("a")
	blad.Wacht("body")
	if got := blad.Adres(); strings.HasSuffix(got, "/goed") {
		t.Errorf("Klik bleef op %s", got)
	}
}
