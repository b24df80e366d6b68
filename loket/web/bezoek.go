package web

import (
	"fmt"
	"net/http"
	"net/url"
	"runtime/debug"
	"slices"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/tekst"
	"nabuur/kader/organisatie"
	"nabuur/kader/toegang"
	"nabuur/loket/bezoek"
	"nabuur/loket/vorm"
)

// The keys of a session.
const (
	sessieOrganisatie = "organisatie"
	sessieMedewerker  = "medewerker"
	sessieToon        = "melding.toon"
	sessieKop         = "melding.kop"
	sessieTekst       = "melding.tekst"
)

// open gives a page of a room that needs no login. What the page returns as an error
// becomes the error page; so does a panic, whose stack goes to the log.
func (l *loket) open(kamer string, pagina bezoek.Pagina) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b := l.bezoek(w, r, kamer)
		defer func() {
			if p := recover(); p != nil {
				l.log.ErrorContext(r.Context(), "paniek", "pad", r.URL.Path, "waarde", fmt.Sprint(p), "stapel", string(debug.Stack()))
				l.misgegaan(b, fmt.Errorf("web: paniek op %s: %v", r.URL.Path, p))
			}
		}()
		if r.Method == http.MethodPost {
			if err := r.ParseForm(); err != nil {
				l.misgegaan(b, onleesbaar(err))
				return
			}
		}
		if !isTekst(r) {
			l.misgegaan(b, fout.New(fout.Onjuist, "In het adres of het formulier staat een teken dat geen tekst is. Typ het opnieuw."))
			return
		}
		if err := l.herken(b); err != nil {
			l.misgegaan(b, err)
			return
		}
		if err := pagina(b); err != nil {
			l.misgegaan(b, err)
		}
	})
}

// isTekst reports whether all that was typed, and the address, can be kept as text: a
// database may refuse what it cannot keep, and each refuses something else.
func isTekst(r *http.Request) bool {
	if !tekst.Kan(r.URL.Path) {
		return false
	}
	for _, velden := range []url.Values{r.URL.Query(), r.PostForm} {
		for naam, waarden := range velden {
			if !tekst.Kan(naam) || slices.ContainsFunc(waarden, func(w string) bool { return !tekst.Kan(w) }) {
				return false
			}
		}
	}
	return true
}

// bezoek gives the visit of a request, before anybody is recognised.
func (l *loket) bezoek(w http.ResponseWriter, r *http.Request, kamer string) *bezoek.Bezoek {
	return bezoek.New(l.Kamers, w, r, kamer, bezoek.Omlijsting{Toon: l.toon, Flits: l.flits})
}

// ingelogd gives a page for staff. Who is not logged in goes to the login of the
// demo; without a demo the page says that login is not set up.
func (l *loket) ingelogd(kamer string, pagina bezoek.Pagina) http.Handler {
	return l.open(kamer, func(b *bezoek.Bezoek) error {
		switch {
		case b.Wie.Medewerker != "":
			return pagina(b)
		case !l.Demo:
			return fout.New(fout.NuNietBereikt,
				"Inloggen is in deze omgeving nog niet ingericht. Vraag de applicatiebeheerder om het inloggen in te richten.")
		case b.R.Method == http.MethodGet:
			return b.Naar("/aanmelden?terug=" + url.QueryEscape(b.R.URL.RequestURI()))
		}
		return b.Naar("/aanmelden")
	})
}

// herken finds out who asks, and takes the Blik of the request: of nobody on a page
// before login. Somebody who is not employed there today is nobody.
func (l *loket) herken(b *bezoek.Bezoek) error {
	ctx := b.R.Context()
	if id := l.sessies.GetString(ctx, sessieMedewerker); id != "" {
		wie, err := b.Organisaties.Wie(ctx, organisatie.Kenmerk(l.sessies.GetString(ctx, sessieOrganisatie)), id, b.Vandaag)
		switch {
		case fout.Is(err, fout.NietGevonden):
			l.sessies.Remove(ctx, sessieMedewerker)
			l.flits(b, vorm.Melding{Toon: vorm.LetOp, Kop: "U bent uitgelogd",
				Tekst: "Deze medewerker werkt hier niet op " + b.Vandaag.Tekst() + ". Kies opnieuw wie u bent."})
		case err != nil:
			return err
		default:
			b.Wie = wie
		}
	}
	blik, err := b.Kamers.Blik(ctx, b.Wie)
	if err != nil {
		return err
	}
	b.Blik = blik
	if b.Wie.Medewerker != "" {
		b.Naam = blik.Naam(b.Wie.Organisatie)
	}
	return nil
}

// flits keeps a message for the next page.
func (l *loket) flits(b *bezoek.Bezoek, m vorm.Melding) {
	ctx := b.R.Context()
	l.sessies.Put(ctx, sessieToon, string(m.Toon))
	l.sessies.Put(ctx, sessieKop, m.Kop)
	l.sessies.Put(ctx, sessieTekst, m.Tekst)
}

// geflitst gives the message the previous request left, once.
func (l *loket) geflitst(b *bezoek.Bezoek) *vorm.Melding {
	ctx := b.R.Context()
	m := vorm.Melding{Toon: vorm.Toon(l.sessies.PopString(ctx, sessieToon)), Kop: l.sessies.PopString(ctx, sessieKop),
		Tekst: l.sessies.PopString(ctx, sessieTekst)}
	if m.Kop == "" && m.Tekst == "" {
		return nil
	}
	return &m
}

// toon answers with a page, in the frame of this user.
func (l *loket) toon(b *bezoek.Bezoek, status int, sjabloon string, p vorm.Pagina) error {
	l.omlijst(b, &p)
	return l.vorm.Antwoord(b.W, status, sjabloon, p)
}

// omlijst adds what every page has.
func (l *loket) omlijst(b *bezoek.Bezoek, p *vorm.Pagina) {
	if p.Melding == nil {
		p.Melding = l.geflitst(b)
	}
	if b.Wie.Medewerker != "" {
		p.Organisatie = b.Naam
		p.Gebruiker = &vorm.Gebruiker{Naam: b.Wie.Naam, Functie: b.Wie.Functietekst(), Uitloggen: "/afmelden"}
		if l.Demo {
			p.Gebruiker.Wissel = vorm.Link{Tekst: "Wissel", Adres: "/aanmelden?terug=" + url.QueryEscape(hier(b))}
		}
		p.Nav = navigatie(b)
	}
	p.Klok = l.klokstand(b)
}

// hier gives the address of this page for coming back to; after a form was sent
// that is the form.
func hier(b *bezoek.Bezoek) string { return b.R.URL.RequestURI() }

func navigatie(b *bezoek.Bezoek) []vorm.NavItem {
	var nav []vorm.NavItem
	pad := b.R.URL.Path
	plaats := func(tekst, adres string, h toegang.Handeling) {
		if b.MagErgens(h) {
			nav = append(nav, vorm.NavItem{Tekst: tekst, Adres: adres, Huidig: pad == adres || strings.HasPrefix(pad, adres+"/")})
		}
	}
	nav = append(nav, vorm.NavItem{Tekst: "Mijn werk", Adres: "/werk", Huidig: pad == "/werk"})
	plaats("Nieuwe melding", "/zaken/nieuw", toegang.ZaakMelden)
	plaats("Berichten", "/berichten", toegang.BerichtZien)
	if n := len(nav) - 1; nav[n].Adres == "/berichten" && strings.HasPrefix(pad, "/verzoeken/") {
		nav[n].Huidig = true // a request is reached from there
	}
	plaats("Declaraties", "/declaraties", toegang.DeclaratieZien)
	plaats("Betalingen", "/betalingen", toegang.BetalingZien)
	if b.MagErgens(toegang.TaakverdelingZien) {
		nav = append(nav, vorm.NavItem{Tekst: "Samenwerking"})
		plaats("Wie doet wat", "/wie-doet-wat", toegang.TaakverdelingZien)
	}
	return nav
}

// eigenAdres gives an address only when it is a page of the counter, else "/werk".
func eigenAdres(adres string) string {
	if !strings.HasPrefix(adres, "/") || strings.HasPrefix(adres, "//") || strings.ContainsAny(adres, "\\\r\n\t") ||
		strings.HasPrefix(adres, "/aanmelden") {
		return "/werk"
	}
	return adres
}
