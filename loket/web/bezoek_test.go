package web

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/loket/bezoek"
	"nabuur/opslag/opslagproef"
	"nabuur/proef/proefhuis"
)

// stukkePagina is a page that goes wrong on purpose.
func stukkePagina(*bezoek.Bezoek) error {
	var leeg []int
	_ = leeg[len(leeg)]
	return nil
}

// A fault in the program is one sentence to the user; where it happened stands in the log. An error
// that is no fault leaves no stack.
func TestPaniekStaatInHetLog(t *testing.T) {
	var log bytes.Buffer
	h := proefhuis.Bouw(t, opslagproef.Open(t, opslagproef.AdresSQLite(t)), "2016-12-05")
	l, err := nieuw(Instelling{Kamers: h.Kamers, Log: slog.New(slog.NewTextHandler(&log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	vraag := func(pagina bezoek.Pagina) *httptest.ResponseRecorder {
		log.Reset()
		antwoord := httptest.NewRecorder()
		l.sessies.LoadAndSave(l.open(eigen, pagina)).ServeHTTP(antwoord, httptest.NewRequest(http.MethodGet, "/stuk", nil))
		return antwoord
	}
	antwoord := vraag(stukkePagina)
	if antwoord.Code != http.StatusInternalServerError || !strings.Contains(antwoord.Body.String(), fout.Zin(nil)) ||
		strings.Contains(antwoord.Body.String(), "index out of range") {
		t.Errorf("de gebruiker ziet %d %s", antwoord.Code, antwoord.Body)
	}
	for _, wil := range []string{"index out of range", "stukkePagina", "bezoek_test.go", "pad=/stuk"} {
		if !strings.Contains(log.String(), wil) {
			t.Errorf("in het log staat geen %q: %s", wil, log.String())
		}
	}
	vraag(func(*bezoek.Bezoek) error { return fout.New(fout.NietGevonden, "Dit is er niet.") })
	if log.Len() > 0 {
		t.Errorf("een weigering staat in het log: %s", log.String())
	}
}
