package zaakblad

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/kader/organisatie"
	"nabuur/kader/toegang"
	"nabuur/kader/wet"
	"nabuur/loket/bezoek"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/zaak"
)

// dossier is a case as this user may see it today.
type dossier struct {
	zaak.Beeld
	pad string
}

// dossier reads the case in the path. One that does not exist and one that this
// user may not know of give the same answer.
func (b *blad) dossier() (*dossier, error) {
	code, err := b.Gemeente()
	if err != nil {
		return nil, geenZaak()
	}
	beeld, err := b.Zaken.Zien(b.R.Context(), b.Blik, code, b.R.PathValue("id"))
	if fout.Is(err, fout.NietGevonden) {
		return nil, geenZaak()
	}
	if err != nil {
		return nil, err
	}
	d := &dossier{Beeld: beeld, pad: bezoek.Zaakadres(beeld.Zaak.Gemeente, beeld.Zaak.ID)}
	b.Terug = vorm.Link{Tekst: "Terug naar de zaak", Adres: d.pad}
	return d, nil
}

func (d *dossier) inwonernaam() string { return d.Inwoner.Naam.Volledig() }

// bladzijde gives a page of the file: with the identity bar, and the way back to
// the case for every page but that of the case itself.
func (b *blad) bladzijde(d *dossier, titel string, inhoud any) vorm.Pagina {
	p := vorm.Pagina{Titel: titel, Dossier: b.identiteitsbalk(d), Inhoud: inhoud,
		Kruimels: []vorm.Link{{Tekst: "Mijn werk", Adres: "/werk"}}}
	if b.R.URL.Path != d.pad {
		p.Kruimels = append(p.Kruimels, vorm.Link{Tekst: "Zaak " + d.Zaak.Nummer, Adres: d.pad})
	}
	return p
}

func (b *blad) identiteitsbalk(d *dossier) *vorm.Identiteitsbalk {
	balk := &vorm.Identiteitsbalk{
		Gemeente: d.Gemeente.Naam, Inwoner: d.inwonernaam(), Nummer: "zaak " + d.Zaak.Nummer,
		Eigen: organisatie.KenmerkVan(d.Gemeente.Code) == b.Wie.Organisatie,
		Kenmerken: []vorm.Paar{
			{Naam: "Geboren", Waarde: d.Inwoner.Geboren.Tekst()}, {Naam: "Woont in", Waarde: d.Inwoner.Adres.Plaats},
		},
	}
	if d.Houder == nil {
		balk.Uitvoerder = b.Naam
		return balk
	}
	naam := b.Blik.Naam(d.Houder.Uitvoerder)
	balk.Uitvoerder, balk.Grondslag = naam, string(d.Houder.Grondslag)
	balk.Kenmerken = append(balk.Kenmerken, vorm.Paar{Naam: "Aan zet", Waarde: naam})
	return balk
}

// onderbouwd shows the receipt of a term: why this is the last day.
func onderbouwd(t zaak.Termijn) vorm.Onderbouwing {
	o := vorm.Onderbouwing{Vraag: vorm.Hoofdletter(wet.Termijndoel(t.Soort)) + ": waarom uiterlijk " + t.LaatsteDag.Tekst() + "?",
		Redenen: t.Uitkomst.Redenen, Regels: rechtsregels(t.Uitkomst.Bewijs.Regels)}
	o.Uitkomst = vorm.Hoofdletter(wet.Termijnnaam(t.Soort)) + ": van " + t.Uitkomst.EersteDag.Tekst() + " tot en met " +
		t.LaatsteDag.Voluit() + "."
	for _, p := range t.Opgeschort {
		o.Feiten = append(o.Feiten, vorm.Gegeven{Naam: "Opgeschort", Waarde: p.Tekst()})
	}
	return o
}

func rechtsregels(regels []wet.Regelversie) []vorm.RechtsRegel {
	lijst := make([]vorm.RechtsRegel, len(regels))
	for i, r := range regels {
		lijst[i] = vorm.RechtsRegel{Naam: r.Citeer(), Adres: r.Link, Geldig: "geldig " + r.Geldig.Tekst(), Zegt: r.Strekking}
		if !r.Zeker {
			lijst[i].Geldig += "; de begindatum is niet vastgesteld"
		}
	}
	return lijst
}

// bewijsstuk shows the receipts that a decision keeps. It refuses (Storing) what
// is no list of receipts.
func bewijsstuk(besluit *zaak.Beschikking) (*vorm.Onderbouwing, error) {
	var bewijzen []wet.Regelbewijs
	if err := json.Unmarshal([]byte(besluit.Bewijs), &bewijzen); err != nil {
		return nil, fmt.Errorf("web: bewijs van %s: %w", besluit.Nummer, err)
	}
	o := &vorm.Onderbouwing{Vraag: "Op welke regels rust dit besluit?",
		Uitkomst: "Dit zijn de regels zoals ze golden toen het besluit werd genomen."}
	gezien := map[string]bool{}
	for _, bewijs := range bewijzen {
		for _, r := range rechtsregels(bewijs.Regels) {
			if !gezien[r.Naam+r.Geldig] {
				gezien[r.Naam+r.Geldig] = true
				o.Regels = append(o.Regels, r)
			}
		}
	}
	return o, nil
}

// zaakformulier is an act on a case as a form: one page with GET and POST.
type zaakformulier struct {
	pad       string // below the address of the case
	handeling toegang.Handeling
	sjabloon  string
	// begin fills the form before anything was typed; nil leaves it empty.
	begin func(*blad, *dossier) url.Values
	// beeld makes the view-model and the title out of the case and what was typed.
	beeld func(*blad, *dossier, *vorm.Invoer) (any, string, error)
	// doe parses what was typed and does the act.
	doe func(*blad, *dossier, *vorm.Invoer) (vorm.Uitkomst, error)
}

// zaakformulieren are the acts on a case that have a page.
var zaakformulieren = []zaakformulier{
	onderzoekformulier, verslagformulier, aanvraagformulier, afsluitformulier, voorbereidformulier,
	opschortformulier, beschikformulier, bezwaarformulier, bezwaarbeslisformulier,
}

// formulierpad gives the page of an act below the address of the case.
func formulierpad(h toegang.Handeling) string {
	for _, f := range zaakformulieren {
		if f.handeling == h {
			return f.pad
		}
	}
	return ""
}

// invullen shows the form to who may do the act now, and refuses all others.
func (f zaakformulier) invullen(b *blad) error {
	d, err := b.dossier()
	if err != nil {
		return err
	}
	if !slices.Contains(d.Kan, f.handeling) { // ask why not
		if err := b.Zaken.Kan(b.R.Context(), b.Blik, d.Zaak.Gemeente, d.Zaak.ID, f.handeling); err != nil {
			return err
		}
	}
	i := &vorm.Invoer{Waarden: url.Values{}}
	if f.begin != nil {
		i.Waarden = f.begin(b, d)
	}
	i.Zet("versie", strconv.FormatInt(d.Zaak.Versie, 10))
	return f.toon(b, d, i, http.StatusOK)
}

// versturen does the act. On an error the same page comes back with everything
// that was typed.
func (f zaakformulier) versturen(b *blad) error {
	d, err := b.dossier()
	if err != nil {
		return err
	}
	i := &vorm.Invoer{Waarden: b.R.PostForm}
	if _, err := strconv.ParseInt(i.Tekst("versie"), 10, 64); err != nil {
		return fout.New(fout.Onjuist, "Dit formulier is niet compleet. Open de zaak opnieuw en probeer het nog eens.")
	}
	u, err := f.doe(b, d, i)
	if err == nil && u.Opnieuw {
		return f.toon(b, d, i, http.StatusOK)
	}
	if err == nil {
		return b.Klaar(u.Adres, u.Kop, u.Tekst)
	}
	if soort := fout.SoortVan(err); soort == fout.Storing || soort == fout.NietGevonden {
		return err
	}
	if len(i.Fouten) == 0 {
		i.Fouten = []error{err}
	}
	if fout.Is(err, fout.Botsing) {
		ingehaald := i.Tekst("versie") != strconv.FormatInt(d.Zaak.Versie, 10)
		i.Intussen = b.intussen(d, f.handeling, err, ingehaald)
		i.Zet("versie", strconv.FormatInt(d.Zaak.Versie, 10))
	}
	return f.toon(b, d, i, bezoek.StatusVan(err))
}

func (f zaakformulier) toon(b *blad, d *dossier, i *vorm.Invoer, status int) error {
	i.Overzicht = vorm.NewFoutoverzicht(i.Fouten...)
	inhoud, titel, err := f.beeld(b, d, i)
	if err != nil {
		return err
	}
	p := b.bladzijde(d, titel, inhoud)
	p.Fouten = i.Overzicht
	if i.Intussen != nil {
		p.Fouten, p.Melding = nil, i.Intussen
	}
	return b.Toon(status, f.sjabloon, p)
}

// intussen tells why the act was not done: when the case changed while somebody was
// typing, what happened to it and whether the act can still be done; and otherwise what
// stands in its way.
func (b *blad) intussen(d *dossier, h toegang.Handeling, err error, ingehaald bool) *vorm.Melding {
	m := &vorm.Melding{Toon: vorm.Mis, Kop: "Uw tekst is nog niet bewaard", Tekst: fout.Zin(err),
		Acties: vorm.Knoppen{{Tekst: "Bekijk de zaak", Adres: d.pad}}}
	if !ingehaald {
		return m
	}
	if slices.Contains(d.Kan, h) {
		m.Tekst = "Iemand veranderde deze zaak terwijl u typte. Wat u typte, staat hieronder nog. Kijk wat er veranderde en bewaar " +
			"daarna opnieuw."
	}
	if n := len(d.Handelingen); n > 0 {
		laatst := d.Handelingen[n-1]
		m.Punten = []string{laatst.Naam + " " + d.daad(laatst.Handeling) + " op " + laatst.Moment.Tekst() + "."}
	}
	return m
}

// daad tells of an act, after a name.
func (d *dossier) daad(h toegang.Handeling) string {
	if stap, ok := d.Pad.Stap(h); ok {
		return stap.Daad
	}
	return string(h)
}

// formulier gives the heading and the buttons of the form at pad.
func (d *dossier) formulier(pad string, i *vorm.Invoer, kop vorm.Kop, knop string) vorm.Formulier {
	kop.Niveau = 1
	return vorm.Formulier{Kop: kop, Actie: d.pad + "/" + pad, Versie: i.Tekst("versie"),
		Knoppen: vorm.Knoppen{{Tekst: knop, Soort: vorm.Hoofdknop}, {Tekst: "Terug naar de zaak", Adres: d.pad, Soort: vorm.Tekstknop}}}
}

// verwijzing names the case in the version that the form was made from.
func (d *dossier) verwijzing(i *vorm.Invoer) zaak.Verwijzing {
	versie, err := strconv.ParseInt(i.Tekst("versie"), 10, 64)
	if err != nil || versie <= 0 {
		versie = -1 // no version of any case: refused
	}
	return zaak.Verwijzing{Gemeente: d.Zaak.Gemeente, ID: d.Zaak.ID, Versie: versie}
}
