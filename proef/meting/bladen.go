package meting

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"

	"nabuur/kader/organisatie"
	"nabuur/loket/web"
	"nabuur/opslag"
)

// Blad is a page of the counter as one member of staff looks at it. Paden are the
// addresses it is measured at, one after the other.
type Blad struct {
	Naam, Wie string
	Paden     []string
}

// Bezoek is what one look at a page cost.
type Bezoek struct {
	Telling *opslag.Telling
	Bytes   int
	Tekst   string
}

// Loket is the counter over a Stad, with a session for everybody who looks.
type Loket struct {
	handler http.Handler
	sessies map[string]string // cookie by member of staff
}

// NewLoket opens the counter as the demo does, without a network.
func (s *Stad) NewLoket() (*Loket, error) {
	var deelnemers []organisatie.Kenmerk
	for _, g := range Gemeenten {
		deelnemers = append(deelnemers, organisatie.Kenmerk(g))
	}
	handler, err := web.New(web.Instelling{Kamers: s.Kamers, Demo: true, Zetklok: s.Klok, Deelnemers: deelnemers})
	return &Loket{handler, map[string]string{}}, err
}

// Aanmelden begins the session of a member of staff ("1942/s.mulder").
func (l *Loket) Aanmelden(ctx context.Context, wie string) error {
	r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/aanmelden", strings.NewReader(url.Values{"wie": {wie}}.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	antwoord := httptest.NewRecorder()
	l.handler.ServeHTTP(antwoord, r)
	for _, c := range antwoord.Result().Cookies() {
		l.sessies[wie] = c.Name + "=" + c.Value
	}
	if l.sessies[wie] == "" {
		return fmt.Errorf("%s kan niet aanmelden: %d %s", wie, antwoord.Code, antwoord.Body)
	}
	return nil
}

// geenBlad is the answer to a look that gave no page.
type geenBlad struct {
	pad    string
	status int
	tekst  string
}

func (g geenBlad) Error() string { return fmt.Sprintf("%s: status %d: %s", g.pad, g.status, g.tekst) }

// Bezoek looks at one page. What is no page, nor the way to one (303), is a geenBlad.
func (l *Loket) Bezoek(ctx context.Context, wie, pad string) (Bezoek, error) {
	if l.sessies[wie] == "" {
		return Bezoek{}, errors.New(wie + " is niet aangemeld")
	}
	ctx, telling := opslag.MetTelling(ctx)
	r := httptest.NewRequestWithContext(ctx, http.MethodGet, pad, nil)
	r.Header.Set("Cookie", l.sessies[wie])
	antwoord := httptest.NewRecorder()
	l.handler.ServeHTTP(antwoord, r)
	tekst := antwoord.Body.String()
	if antwoord.Code != http.StatusOK && antwoord.Code != http.StatusSeeOther {
		return Bezoek{}, geenBlad{pad, antwoord.Code, tekst}
	}
	return Bezoek{Telling: telling, Bytes: len(tekst), Tekst: tekst}, nil
}

// The staff that looks: for cases, for messages and for money.
const (
	consulent  = "1942/n.hendriks"
	backoffice = "1942/s.mulder"
	financien  = "1942/r.vos"
)

// perBladsoort is the number of cases, and of claims, that are looked at.
const perBladsoort = 20

// Bladen gives the pages that are measured, and logs in who looks at them.
func (s *Stad) Bladen(ctx context.Context, l *Loket) ([]Blad, error) {
	for _, wie := range []string{consulent, backoffice, financien} {
		if err := l.Aanmelden(ctx, wie); err != nil {
			return nil, err
		}
	}
	zaken, err := s.paden(ctx, "/zaken/", `SELECT gemeente, zaak FROM zaak_voorziening
		WHERE zaak >= '0190a000-0000-7000-8000' ORDER BY zaak LIMIT $1`)
	if err != nil {
		return nil, err
	}
	declaraties, err := s.paden(ctx, "/declaraties/", `SELECT gemeente, id FROM declaratie_declaratie
		WHERE id >= '0190a000-0000-7000-d323' ORDER BY id LIMIT $1`)
	if err != nil {
		return nil, err
	}
	return []Blad{
		{"werklijst (consulent)", consulent, []string{"/werk"}},
		{"werklijst (backoffice)", backoffice, []string{"/werk"}},
		{"berichten die wachten", backoffice, []string{"/berichten"}},
		{"wacht op start", backoffice, []string{"/berichten?soort=starten"}},
		{"alle berichten", backoffice, []string{"/berichten/alle", "/berichten/alle?gemeente=0457"}},
		{"alle afgekeurde", backoffice, []string{"/berichten/alle?stand=afgekeurd"}},
		{"een zaak", backoffice, zaken},
		{"declaraties", financien, []string{"/declaraties", "/declaraties?gemeente=0457"}},
		{"een declaratie", financien, declaraties},
		{"betalingen", financien, []string{"/betalingen", "/betalingen?gemeente=0457"}},
		{"wie doet wat", consulent, []string{"/wie-doet-wat"}},
	}, nil
}

// paden gives the addresses of records: of each row the municipality and the id.
func (s *Stad) paden(ctx context.Context, voor, tekst string) ([]string, error) {
	return opslag.Alle(ctx, s.Opslag, func(r opslag.Rij) (string, error) {
		var gemeente, id string
		err := r.Scan(&gemeente, &id)
		return voor + gemeente + "/" + id, err
	}, tekst, perBladsoort)
}
