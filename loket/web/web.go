// Package web is the counter in the browser: its routes, sessions, the login of the demo, the frame
// around every page and the error page. The pages themselves stand in the rooms of their subject.
package web

import (
	"embed"
	"errors"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/alexedwards/scs/v2/memstore"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/loket/berichtblad"
	"nabuur/loket/bezoek"
	"nabuur/loket/geldblad"
	"nabuur/loket/herstelblad"
	"nabuur/loket/kamers"
	"nabuur/loket/samenwerkblad"
	"nabuur/loket/vorm"
	"nabuur/loket/zaakblad"
)

// eigen is the name of this room before its templates.
const eigen = "web"

// bestanden are the templates of this room.
//
//go:embed sjabloon
var bestanden embed.FS

// Instelling is what the counter is built from. Outside the demo nobody can log
// in yet: there is no login but that of the demo.
type Instelling struct {
	Kamers *kamers.Kamers
	Demo   bool
	// Zetklok is the clock that the page can set; nil outside the demo.
	Zetklok *tijdlijn.Zetklok
	// Deelnemers are the organisations of the demo: those whose staff can be chosen at login in the demo, and
	// whose change days the demo's clock offers.
	Deelnemers []organisatie.Kenmerk
	// Veilig says that browsers reach the counter over TLS only.
	Veilig bool
	// Log gets the cause of what went wrong; nil drops it.
	Log *slog.Logger
}

// grootsteInvoer bounds the body of a request, in bytes: the kitchen-table form
// with every field full.
const grootsteInvoer = 4 << 20

// loket is the counter: the rooms behind it and what turns answers into pages.
type loket struct {
	Instelling
	vorm    *vorm.Vormgever
	sessies *scs.SessionManager
	log     *slog.Logger
}

// New gives the handler of every page and asset. The server around it sets the
// timeouts.
func New(i Instelling) (http.Handler, error) {
	l, err := nieuw(i)
	if err != nil {
		return nil, err
	}
	grens := http.NewCrossOriginProtection()
	grens.SetDenyHandler(l.open(eigen, func(*bezoek.Bezoek) error {
		return fout.New(fout.NietBevoegd, "Dit formulier kwam van een andere website. Open Nabuur zelf en probeer het daar opnieuw.")
	}))
	mux := http.NewServeMux()
	mux.Handle("GET "+vorm.BeeldPad, l.vorm.Beelden())
	mux.Handle("/", l.sessies.LoadAndSave(grens.Handler(l.paden())))
	return beveiligd(http.MaxBytesHandler(mux, grootsteInvoer)), nil
}

// nieuw gives the counter with the templates of every room.
func nieuw(i Instelling) (*loket, error) {
	if i.Kamers == nil {
		return nil, errors.New("web: geen kamers")
	}
	bladen := []vorm.Bladen{{Kamer: eigen, Bestanden: bestanden}}
	for _, k := range bladkamers {
		bladen = append(bladen, vorm.Bladen{Kamer: k.Naam, Bestanden: k.Sjablonen})
	}
	vormgever, err := vorm.NewVormgever(bladen...)
	if err != nil {
		return nil, err
	}
	l := &loket{Instelling: i, vorm: vormgever, log: i.Log, sessies: nieuweSessies(i.Veilig)}
	if l.log == nil {
		l.log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	l.sessies.ErrorFunc = func(w http.ResponseWriter, r *http.Request, err error) {
		l.misgegaan(l.bezoek(w, r, eigen), err)
	}
	return l, nil
}

// nieuweSessies keeps sessions in memory: a restart logs everybody out.
func nieuweSessies(veilig bool) *scs.SessionManager {
	s := scs.New()
	s.Store = memstore.New()
	s.Lifetime = 12 * time.Hour
	s.IdleTimeout = 2 * time.Hour
	s.HashTokenInStore = true
	s.Cookie.Name = "nabuur"
	s.Cookie.HttpOnly = true
	s.Cookie.SameSite = http.SameSiteLaxMode
	s.Cookie.Secure = veilig
	s.Cookie.Persist = false
	return s
}

// beveiligd adds the headers that keep a page to itself.
func beveiligd(verder http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		kop := w.Header()
		kop.Set("Content-Security-Policy", vorm.Inhoudsbeleid)
		kop.Set("X-Content-Type-Options", "nosniff")
		kop.Set("X-Frame-Options", "DENY")
		kop.Set("Referrer-Policy", "same-origin")
		kop.Set("Cross-Origin-Opener-Policy", "same-origin")
		kop.Set("Cross-Origin-Resource-Policy", "same-origin")
		kop.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		kop.Set("Cache-Control", "no-store")
		verder.ServeHTTP(w, r)
	})
}

// bladkamers are the rooms with pages.
var bladkamers = []bezoek.Kamer{
	zaakblad.Kamer(),
	berichtblad.Kamer(),
	geldblad.Kamer(),
	samenwerkblad.Kamer(),
	herstelblad.Kamer(),
}

// Patronen gives the addresses of the pages for who is logged in, as http.ServeMux reads
// them, in order.
func Patronen() []string {
	patronen := []string{begin}
	for _, k := range bladkamers {
		patronen = slices.AppendSeq(patronen, maps.Keys(k.Paden))
	}
	slices.Sort(patronen)
	return patronen
}

// begin is the address that leads to one's work.
const begin = "GET /{$}"

// paden gives the pages. A page that the demo alone has, is not there outside it.
func (l *loket) paden() http.Handler {
	mux := http.NewServeMux()
	open := func(patroon string, pagina bezoek.Pagina) { mux.Handle(patroon, l.open(eigen, pagina)) }
	open("/", func(*bezoek.Bezoek) error {
		return fout.New(fout.NietGevonden, "Deze pagina bestaat niet. Controleer het adres of ga naar uw werk.")
	})
	if l.Demo {
		open("GET /aanmelden", l.aanmelden)
		open("POST /aanmelden", l.aangemeld)
	}
	if l.Zetklok != nil && l.Demo {
		open("POST /klok", l.klokZetten)
	}
	open("POST /afmelden", l.afmelden)
	mux.Handle(begin, l.ingelogd(eigen, func(b *bezoek.Bezoek) error { return b.Naar("/werk") }))
	for _, k := range bladkamers {
		for patroon, pagina := range k.Paden {
			mux.Handle(patroon, l.ingelogd(k.Naam, pagina))
		}
	}
	return mux
}
