// Package web is the counter in the browser: its routes, sessions, the login of the demo, the frame
// around every page and the error page. The pages themselves stand in the rooms of their subject.
package web

import (
	"embed"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/alexedwards/scs/v2/memstore"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/loket/kamers"
	"nabuur/loket/vorm"
)

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
	*kamers.Kamers
	vorm    *vorm.Vormgever
	sessies *scs.SessionManager
	log     *slog.Logger
}

// New gives the handler of every page and asset. The server around it sets the
// timeouts.
func New(i Instelling) (http.Handler, error) {
	if i.Kamers == nil {
		return nil, errors.New("web: geen kamers")
	}
	vormgever, err := vorm.NewVormgever(vorm.Bladen{Kamer: "web", Bestanden: bestanden})
	if err != nil {
		return nil, err
	}
	l := &loket{Instelling: i, Kamers: i.Kamers, vorm: vormgever, log: i.Log}
	if l.log == nil {
		l.log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	l.sessies = nieuweSessies(i.Veilig)
	l.sessies.ErrorFunc = func(w http.ResponseWriter, r *http.Request, err error) {
		(&bezoek{loket: l, w: w, r: r}).misgegaan(err)
	}
	grens := http.NewCrossOriginProtection()
	grens.SetDenyHandler(l.open(func(*bezoek) error {
		return fout.New(fout.NietBevoegd, "Dit formulier kwam van een andere website. Open Nabuur zelf en probeer het daar opnieuw.")
	}))
	mux := http.NewServeMux()
	mux.Handle("GET "+vorm.BeeldPad, vormgever.Beelden())
	mux.Handle("/", l.sessies.LoadAndSave(grens.Handler(l.paden())))
	return beveiligd(http.MaxBytesHandler(mux, grootsteInvoer)), nil
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

// paden gives the pages. A page that the demo alone has, is not there outside it.
func (l *loket) paden() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", l.open(func(*bezoek) error {
		return fout.New(fout.NietGevonden, "Deze pagina bestaat niet. Controleer het adres of ga naar uw werk.")
	}))
	if l.Demo {
		mux.Handle("GET /aanmelden", l.open(aanmelden))
		mux.Handle("POST /aanmelden", l.open(aangemeld))
	}
	if l.Zetklok != nil && l.Demo {
		mux.Handle("POST /klok", l.open(klokZetten))
	}
	mux.Handle("POST /afmelden", l.open(afmelden))
	mux.Handle("GET /{$}", l.ingelogd(func(b *bezoek) error { return b.naar("/werk") }))
	mux.Handle("GET /werk", l.ingelogd(werklijst))
	mux.Handle("GET /zaken/nieuw", l.ingelogd(meldingInvullen))
	mux.Handle("POST /zaken/nieuw", l.ingelogd(melden))
	const zaak = "/zaken/{gemeente}/{id}"
	mux.Handle("GET "+zaak, l.ingelogd(zaakZien))
	for _, f := range zaakformulieren {
		mux.Handle("GET "+zaak+"/"+f.pad, l.ingelogd(f.invullen))
		mux.Handle("POST "+zaak+"/"+f.pad, l.ingelogd(f.versturen))
	}
	mux.Handle("GET "+zaak+"/brieven/{nr}", l.ingelogd(briefLezen))
	mux.Handle("GET /wie-doet-wat", l.ingelogd(wieDoetWat))
	mux.Handle("GET /berichten", l.ingelogd(berichten))
	mux.Handle("GET /berichten/alle", l.ingelogd(alleBerichten))
	const eenBericht = "/berichten/{gemeente}/{id}"
	mux.Handle("GET "+eenBericht, l.ingelogd(berichtZien))
	mux.Handle("GET "+eenBericht+"/xml", l.ingelogd(berichtDownloaden))
	for daad, doe := range map[string]func(*bezoek) error{"/opnieuw": berichtOpnieuw, "/afhandelen": berichtAfhandelen} {
		mux.Handle("GET "+eenBericht+daad, l.ingelogd(naarBericht))
		mux.Handle("POST "+eenBericht+daad, l.ingelogd(doe))
	}
	const eenVerzoek = "/verzoeken/{gemeente}/{id}"
	mux.Handle("GET "+eenVerzoek, l.ingelogd(verzoekZien))
	for _, f := range verzoekformulieren {
		mux.Handle("GET "+eenVerzoek+"/"+f.pad, l.ingelogd(f.invullen))
		mux.Handle("POST "+eenVerzoek+"/"+f.pad, l.ingelogd(f.versturen))
	}
	mux.Handle("GET /declaraties", l.ingelogd(declaraties))
	mux.Handle("GET /declaraties/{gemeente}/{id}", l.ingelogd(declaratieregels))
	mux.Handle("GET /betalingen", l.ingelogd(betalingen))
	mux.Handle("POST /betalingen/{gemeente}/{nummer}/akkoord", l.ingelogd(betalingAccorderen))
	mux.Handle("POST /betalingen/{gemeente}/{nummer}/vrijgeven", l.ingelogd(betalingVrijgeven))
	return mux
}
