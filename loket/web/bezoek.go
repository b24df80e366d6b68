package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/toegang"
	"nabuur/loket/vorm"
)

// bezoek is one request: who asks, on which day, and how to answer. wie is empty
// on pages before login.
type bezoek struct {
	*loket
	w       http.ResponseWriter
	r       *http.Request
	wie     organisatie.Wie
	blik    *toegang.Blik // of wie today; nil when the store did not answer
	naam    string        // of the organisation of wie
	vandaag tijdlijn.Dag
	terug   string // the record this user was working on, for the way back from an error

	terugtekst string // what the way back is called; "" for a case
}

// The keys of a session.
const (
	sessieOrganisatie = "organisatie"
	sessieMedewerker  = "medewerker"
	sessieToon        = "melding.toon"
	sessieKop         = "melding.kop"
	sessieTekst       = "melding.tekst"
)

// open gives a page that needs no login. What the page returns as an error
// becomes the error page.
func (l *loket) open(pagina func(*bezoek) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b := &bezoek{loket: l, w: w, r: r, vandaag: tijdlijn.Vandaag(l.Klok)}
		defer func() {
			if p := recover(); p != nil {
				b.misgegaan(fmt.Errorf("web: paniek op %s: %v", r.URL.Path, p))
			}
		}()
		if r.Method == http.MethodPost {
			if err := r.ParseForm(); err != nil {
				b.misgegaan(onleesbaar(err))
				return
			}
		}
		if err := b.herken(); err != nil {
			b.misgegaan(err)
			return
		}
		if err := pagina(b); err != nil {
			b.misgegaan(err)
		}
	})
}

// ingelogd gives a page for staff. Who is not logged in goes to the login of the
// demo; without a demo the page says that login is not set up.
func (l *loket) ingelogd(pagina func(*bezoek) error) http.Handler {
	return l.open(func(b *bezoek) error {
		switch {
		case b.wie.Medewerker != "":
			return pagina(b)
		case !l.Demo:
			return fout.New(fout.NuNietBereikt, "Inloggen is in deze omgeving nog niet ingericht. Vraag de applicatiebeheerder om het inloggen in te richten.")
		case b.r.Method == http.MethodGet:
			return b.naar("/aanmelden?terug=" + url.QueryEscape(b.r.URL.RequestURI()))
		}
		return b.naar("/aanmelden")
	})
}

// herken finds out who asks, and takes the Blik of the request: of nobody on a page
// before login. Somebody who is not employed there today is nobody.
func (b *bezoek) herken() error {
	ctx := b.r.Context()
	if id := b.sessies.GetString(ctx, sessieMedewerker); id != "" {
		wie, err := b.Organisaties.Wie(ctx, organisatie.Kenmerk(b.sessies.GetString(ctx, sessieOrganisatie)), id, b.vandaag)
		switch {
		case fout.Is(err, fout.NietGevonden):
			b.sessies.Remove(ctx, sessieMedewerker)
			b.flits(vorm.Melding{Toon: vorm.LetOp, Kop: "U bent uitgelogd", Tekst: "Deze medewerker werkt hier niet op " + b.vandaag.Tekst() + ". Kies opnieuw wie u bent."})
		case err != nil:
			return err
		default:
			b.wie = wie
		}
	}
	blik, err := b.Blik(ctx, b.wie)
	if err != nil {
		return err
	}
	b.blik = blik
	if b.wie.Medewerker != "" {
		b.naam = blik.Naam(b.wie.Organisatie)
	}
	return nil
}

// organisatienaam gives the name of an organisation.
func (b *bezoek) organisatienaam(k organisatie.Kenmerk) (string, error) { return b.blik.Naam(k), nil }

// mag reports whether a function of the user may do the act somewhere: it decides
// which links to show, and nothing else.
func (b *bezoek) mag(h toegang.Handeling) bool {
	return slices.ContainsFunc(toegang.Voorschriften(), func(v toegang.Voorschrift) bool {
		return v.Handeling == h && slices.ContainsFunc(v.Functies, b.wie.Heeft)
	})
}

// flits keeps a message for the next page.
func (b *bezoek) flits(m vorm.Melding) {
	ctx := b.r.Context()
	b.sessies.Put(ctx, sessieToon, string(m.Toon))
	b.sessies.Put(ctx, sessieKop, m.Kop)
	b.sessies.Put(ctx, sessieTekst, m.Tekst)
}

// geflitst gives the message the previous request left, once.
func (b *bezoek) geflitst() *vorm.Melding {
	ctx := b.r.Context()
	m := vorm.Melding{Toon: vorm.Toon(b.sessies.PopString(ctx, sessieToon)), Kop: b.sessies.PopString(ctx, sessieKop), Tekst: b.sessies.PopString(ctx, sessieTekst)}
	if m.Kop == "" && m.Tekst == "" {
		return nil
	}
	return &m
}

// naar sends the browser to another page of the counter.
func (b *bezoek) naar(adres string) error {
	http.Redirect(b.w, b.r, adres, http.StatusSeeOther)
	return nil
}

// klaar ends an act: the message is shown on the page the browser goes to.
func (b *bezoek) klaar(adres, kop, tekst string) error {
	b.flits(vorm.Melding{Toon: vorm.Goed, Kop: kop, Tekst: tekst})
	return b.naar(adres)
}

// toon answers with a page, in the frame of this user.
func (b *bezoek) toon(status int, sjabloon string, p vorm.Pagina) error {
	if err := b.omlijst(&p); err != nil {
		return err
	}
	return b.vorm.Antwoord(b.w, status, "web/"+sjabloon, p)
}

// omlijst adds what every page has.
func (b *bezoek) omlijst(p *vorm.Pagina) error {
	if p.Melding == nil {
		p.Melding = b.geflitst()
	}
	if b.wie.Medewerker != "" {
		p.Organisatie = b.naam
		p.Gebruiker = &vorm.Gebruiker{Naam: b.wie.Naam, Functie: functiewoorden(b.wie.Functies), Uitloggen: "/afmelden"}
		if b.Demo {
			p.Gebruiker.Wissel = vorm.Link{Tekst: "Wissel", Adres: "/aanmelden?terug=" + url.QueryEscape(b.hier())}
		}
		p.Nav = b.navigatie()
	}
	klok, err := b.klokstand()
	p.Klok = klok
	return err
}

// hier gives the address of this page for coming back to; after a form was sent
// that is the form.
func (b *bezoek) hier() string { return b.r.URL.RequestURI() }

func (b *bezoek) navigatie() []vorm.NavItem {
	var nav []vorm.NavItem
	plaats := func(tekst, adres string, h toegang.Handeling) {
		if b.mag(h) {
			nav = append(nav, vorm.NavItem{Tekst: tekst, Adres: adres, Huidig: b.r.URL.Path == adres || strings.HasPrefix(b.r.URL.Path, adres+"/")})
		}
	}
	nav = append(nav, vorm.NavItem{Tekst: "Mijn werk", Adres: "/werk", Huidig: b.r.URL.Path == "/werk"})
	plaats("Nieuwe melding", "/zaken/nieuw", toegang.ZaakMelden)
	plaats("Berichten", "/berichten", toegang.BerichtZien)
	if n := len(nav) - 1; nav[n].Adres == "/berichten" && strings.HasPrefix(b.r.URL.Path, "/verzoeken/") {
		nav[n].Huidig = true // a request is reached from there
	}
	plaats("Declaraties", "/declaraties", toegang.DeclaratieZien)
	plaats("Betalingen", "/betalingen", toegang.BetalingZien)
	if b.mag(toegang.TaakverdelingZien) {
		nav = append(nav, vorm.NavItem{Tekst: "Samenwerking"})
		plaats("Wie doet wat", "/wie-doet-wat", toegang.TaakverdelingZien)
	}
	return nav
}

// veld gives what was sent for a field, without space around it.
func (b *bezoek) veld(naam string) string { return strings.TrimSpace(b.r.PostFormValue(naam)) }

// gemeente reads the municipality in the path. One that is no code at all is not
// found, like any other that the user has nothing to do with.
func (b *bezoek) gemeente() (kenmerk.Gemeentecode, error) {
	code, err := kenmerk.ParseGemeentecode(b.r.PathValue("gemeente"))
	if err != nil {
		return code, fout.New(fout.NietGevonden, "Dit is niet gevonden. Controleer het adres of zoek opnieuw.").Door(err)
	}
	return code, nil
}

// eigenAdres gives an address only when it is a page of the counter, else "/werk".
func eigenAdres(adres string) string {
	if !strings.HasPrefix(adres, "/") || strings.HasPrefix(adres, "//") || strings.ContainsAny(adres, "\\\r\n\t") || strings.HasPrefix(adres, "/aanmelden") {
		return "/werk"
	}
	return adres
}
