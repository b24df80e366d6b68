package meting

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/loket/web"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
)

// begroting is what one look at a page may cost: statements, and rows that they give.
type begroting struct{ opdrachten, rijen int64 }

// begrotingen hold for a page whatever the size of the store. What a page costs today
// stands in docs/besluiten/0021-meten.md; a page that needs more is looked at first.
var begrotingen = map[string]begroting{
	"GET /{$}":                                         {3, 8},
	"GET /werk":                                        {20, 350},
	"GET /zaken/nieuw":                                 {4, 10},
	"GET /wie-doet-wat":                                {7, 15},
	"GET /herstel":                                     {5, 45},
	"GET /berichten":                                   {26, 320},
	"GET /berichten/alle":                              {8, 120},
	"GET /declaraties":                                 {7, 130},
	"GET /betalingen":                                  {8, 150},
	"GET /zaken/{gemeente}/{id}":                       {25, 90},
	"GET /zaken/{gemeente}/{id}/gesprek":               {16, 60},
	"GET /zaken/{gemeente}/{id}/verslag":               {16, 60},
	"GET /zaken/{gemeente}/{id}/aanvraag":              {16, 60},
	"GET /zaken/{gemeente}/{id}/afsluiten":             {16, 60},
	"GET /zaken/{gemeente}/{id}/opschorten":            {16, 60},
	"GET /zaken/{gemeente}/{id}/voorbereiden":          {18, 80},
	"GET /zaken/{gemeente}/{id}/beschikking":           {18, 60},
	"GET /zaken/{gemeente}/{id}/bezwaar":               {18, 60},
	"GET /zaken/{gemeente}/{id}/beslissing-op-bezwaar": {18, 60},
	"GET /zaken/{gemeente}/{id}/brieven/{nr}":          {17, 60},
	"GET /berichten/{gemeente}/{id}":                   {23, 80},
	"GET /berichten/{gemeente}/{id}/xml":               {13, 40},
	"GET /berichten/{gemeente}/{id}/opnieuw":           {3, 8},
	"GET /berichten/{gemeente}/{id}/afhandelen":        {3, 8},
	"GET /verzoeken/{gemeente}/{id}":                   {18, 90},
	"GET /verzoeken/{gemeente}/{id}/onderzoeken":       {12, 60},
	"GET /verzoeken/{gemeente}/{id}/afwijzen":          {12, 60},
	"GET /verzoeken/{gemeente}/{id}/toekennen":         {15, 110},
	"GET /declaraties/{gemeente}/{id}":                 {9, 140},
	"GET /herstel/{gemeente}/{nummer}":                 {5, 12},
}

// The sizes at which a page must cost the same: the second has more of everything than
// any page shows.
const (
	klein = 600
	groot = 4000
)

// TestBegroting looks at every page with an address, in a small store and in one seven
// times as large, on both databases: none costs more statements or rows than its budget.
// A page that asks something per row of a list, or that reads what it does not show, is
// over it in the large one.
func TestBegroting(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		aantal := klein
		if o.Soort() == opslag.PostgreSQL {
			aantal = groot
		}
		begroot(t, o, aantal)
	})
	t.Run("sqlite, groot", func(t *testing.T) {
		o := opslagproef.Open(t, opslagproef.AdresSQLite(t))
		begroot(t, o, groot)
	})
}

func begroot(t *testing.T, o *opslag.Opslag, aantal int) {
	t.Helper()
	stad, err := NewStad(t.Context(), o, aantal)
	if err != nil {
		t.Fatal(err)
	}
	if err := stad.mislukken(t.Context(), aantal); err != nil {
		t.Fatal(err)
	}
	l, err := stad.NewLoket()
	if err != nil {
		t.Fatal(err)
	}
	patronen := web.Patronen()
	for _, patroon := range patronen {
		if !strings.HasPrefix(patroon, "GET ") {
			continue
		}
		if _, ok := begrotingen[patroon]; !ok {
			t.Errorf("%s heeft geen begroting", patroon)
		}
	}
	adressen, err := stad.adressen(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	duurste, err := l.duurste(t.Context(), patronen, adressen)
	if err != nil {
		t.Fatal(err)
	}
	for _, patroon := range slices.Sorted(maps.Keys(begrotingen)) {
		kost, gezien := duurste[patroon]
		if !gezien {
			t.Errorf("%s: geen van de adressen gaf een pagina", patroon)
		}
		if klacht := begrotingen[patroon].over(kost); klacht != "" {
			t.Errorf("%s bij %d zaken: %s", patroon, aantal, klacht)
		}
	}
}

// over gives a complaint when a look costs more than its budget.
func (b begroting) over(kost begroting) string {
	if kost.opdrachten > b.opdrachten || kost.rijen > b.rijen {
		return fmt.Sprintf("%d opdrachten en %d rijen, begroot zijn %d en %d", kost.opdrachten, kost.rijen, b.opdrachten, b.rijen)
	}
	return ""
}

// kijkers are members of staff who together may see every page.
var kijkers = []string{consulent, backoffice, financien, "1942/a.kuiper"}

// duurste looks at every address as everybody, and gives of every pattern the dearest look
// that gave a page.
func (l *Loket) duurste(ctx context.Context, patronen, adressen []string) (map[string]begroting, error) {
	wegwijzer := http.NewServeMux()
	for _, p := range patronen {
		wegwijzer.HandleFunc(p, func(http.ResponseWriter, *http.Request) {})
	}
	duurste := map[string]begroting{}
	for _, wie := range kijkers {
		if err := l.Aanmelden(ctx, wie); err != nil {
			return nil, err
		}
		for _, pad := range adressen {
			_, patroon := wegwijzer.Handler(httptest.NewRequest(http.MethodGet, pad, nil))
			bezoek, err := l.Bezoek(ctx, wie, pad)
			var geen geenBlad
			if errors.As(err, &geen) && geen.status < http.StatusInternalServerError {
				continue // not for this person, or not in this stand
			}
			if err != nil {
				return nil, err
			}
			kost := duurste[patroon]
			duurste[patroon] = begroting{max(kost.opdrachten, bezoek.Telling.Opdrachten()), max(kost.rijen, bezoek.Telling.Rijen())}
		}
	}
	return duurste, nil
}

// adressen gives addresses of every page: of records one in every stand they can be in.
func (s *Stad) adressen(ctx context.Context) ([]string, error) {
	alle := []string{
		"/", "/werk", "/zaken/nieuw", "/wie-doet-wat", "/herstel", "/berichten", "/berichten?soort=starten", "/berichten/alle",
		"/berichten/alle?stand=afgekeurd", "/declaraties", "/declaraties?gemeente=0457", "/betalingen", "/betalingen?gemeente=0457",
	}
	for _, v := range []struct {
		voor, tekst string
		onder       []string
	}{
		{"/zaken/", `SELECT gemeente, MIN(id) FROM zaak_zaak WHERE gemeente IN ('1942', '0457')
			GROUP BY stand, gemeente ORDER BY stand, gemeente LIMIT $1`,
			[]string{"", "/gesprek", "/verslag", "/aanvraag", "/afsluiten", "/voorbereiden", "/opschorten", "/beschikking", "/bezwaar",
				"/beslissing-op-bezwaar", "/brieven/1"}},
		{"/berichten/", `SELECT gemeente, MIN(id) FROM bericht_bericht GROUP BY gemeente, soort, stand LIMIT $1`,
			[]string{"", "/xml", "/opnieuw", "/afhandelen"}},
		{"/verzoeken/", `SELECT gemeente, MIN(id) FROM verzoek_verzoek GROUP BY gemeente, stand LIMIT $1`,
			[]string{"", "/onderzoeken", "/afwijzen", "/toekennen"}},
		{"/declaraties/", `SELECT gemeente, MIN(id) FROM declaratie_declaratie GROUP BY gemeente LIMIT $1`, []string{""}},
		{"/herstel/", `SELECT gemeente, CAST(MIN(opdracht) AS TEXT) FROM wachtrij_mislukt GROUP BY gemeente LIMIT $1`, []string{""}},
	} {
		paden, err := s.paden(ctx, v.voor, v.tekst)
		if err != nil {
			return nil, err
		}
		for _, pad := range paden {
			for _, onder := range v.onder {
				alle = append(alle, pad+onder)
			}
		}
	}
	return alle, nil
}

// mislukken lets so many jobs of the first municipality have failed, and one of them been
// given up.
func (s *Stad) mislukken(ctx context.Context, aantal int) error {
	return s.Opslag.Transactie(ctx, opslag.Voor(kenmerk.Must(kenmerk.ParseGemeentecode(Gemeenten[0]))), func(tx *opslag.Tx) error {
		_, err := tx.Voer(ctx, `INSERT INTO wachtrij_mislukt (gemeente, opdracht, naam, inhoud, soort, object, taak, stand, pogingen, reden,
				oorzaak, sinds, laatst, afgehandeld, afgehandeld_door, toelichting)
			WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $3)
			SELECT $1, i, 'proef', '{}', 'zaak', 'z' || CAST(i AS TEXT), 'wmo.toewijzing',
				CASE WHEN i = 1 THEN 'opgegeven' ELSE 'wacht' END, 1, 'Het lukte niet.', 'proef', $2, $2, $4, '', '' FROM n`,
			Gemeenten[0], int64(s.Klok.Nu()), int64(aantal), int64(tijdlijn.MomentOpen))
		return err
	})
}

// TestBegrotingVangt is the negative control: a page that asks one thing per row is over
// the budget of a list, and one that asks it once is not.
func TestBegrotingVangt(t *testing.T) {
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		b := begrotingen["GET /berichten/alle"]
		for keren, over := range map[int]bool{1: false, 50: true} {
			ctx, telling := opslag.MetTelling(t.Context())
			for range keren {
				if _, err := opslag.Alle(ctx, o, opslag.Waarde[int64], `SELECT 1`); err != nil {
					t.Fatal(err)
				}
			}
			if klacht := b.over(begroting{telling.Opdrachten(), telling.Rijen()}); (klacht != "") != over {
				t.Errorf("%d keer gevraagd: %q", keren, klacht)
			}
		}
	})
}
