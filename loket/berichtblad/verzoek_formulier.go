package berichtblad

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/kader/toegang"
	"nabuur/loket/bezoek"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/verzoek"
)

// verzoekformulier is an act on a request of a provider as a form: one page with GET
// and POST.
type verzoekformulier struct {
	pad       string // below the address of the request
	handeling string // a step of verzoek
	knop      string
	sjabloon  string
	// begin fills the form before anything was typed; nil leaves it empty.
	begin func(*verzoekdossier) url.Values
	beeld func(*blad, *verzoekdossier, *vorm.Invoer) (any, string, error)
	doe   func(*blad, *verzoekdossier, *vorm.Invoer) (vorm.Uitkomst, error)
}

// verzoekformulieren are the acts on a request, in the order of their buttons.
var verzoekformulieren = []verzoekformulier{toekenformulier, afwijsformulier, onderzoekverzoekformulier}

// mag says why this user may not take this step; nil when he may.
func (f verzoekformulier) mag(d *verzoekdossier) error {
	if f.handeling == string(toegang.VerzoekToekennen) {
		return d.geenToekenning
	}
	return d.weigering
}

// kan says why this step cannot be taken by this user now; nil when it can.
func (f verzoekformulier) kan(d *verzoekdossier) error {
	if err := f.mag(d); err != nil {
		return err
	}
	if !slices.Contains(d.Stand.Mogelijk(), f.handeling) {
		return fout.New(fout.Botsing, "Deze stap kan nu niet: het verzoek staat op ‘%s’.", string(d.Stand))
	}
	return nil
}

// invullen shows the form to who may take the step now, and refuses all others.
func (f verzoekformulier) invullen(b *blad) error {
	d, err := b.verzoekdossier()
	if err != nil {
		return err
	}
	if err := f.kan(d); err != nil {
		return err
	}
	i := &vorm.Invoer{Waarden: url.Values{}}
	if f.begin != nil {
		i.Waarden = f.begin(d)
	}
	i.Zet("versie", strconv.FormatInt(d.Versie, 10))
	return f.toon(b, d, i, http.StatusOK)
}

// versturen takes the step. On an error the same page comes back with everything that
// was typed.
func (f verzoekformulier) versturen(b *blad) error {
	d, err := b.verzoekdossier()
	if err != nil {
		return err
	}
	if err := f.mag(d); err != nil {
		return err
	}
	i := &vorm.Invoer{Waarden: b.R.PostForm}
	if _, err := strconv.ParseInt(i.Tekst("versie"), 10, 64); err != nil {
		return fout.New(fout.Onjuist, "Dit formulier is niet compleet. Open het verzoek opnieuw en probeer het nog eens.")
	}
	u, err := f.doe(b, d, i)
	if err == nil {
		return b.Klaar(u.Adres, u.Kop, u.Tekst)
	}
	if soort := fout.SoortVan(err); soort != fout.Onjuist && soort != fout.Botsing && len(i.Fouten) == 0 {
		return err
	}
	if len(i.Fouten) == 0 {
		i.Fouten = []error{err}
	}
	ingehaald := i.Tekst("versie") != strconv.FormatInt(d.Versie, 10)
	i.Zet("versie", strconv.FormatInt(d.Versie, 10))
	if (ingehaald || f.kan(d) != nil) && fout.Is(err, fout.Botsing) {
		i.Intussen = f.intussen(d, err)
	}
	return f.toon(b, d, i, bezoek.StatusVan(err))
}

func (f verzoekformulier) toon(b *blad, d *verzoekdossier, i *vorm.Invoer, status int) error {
	i.Overzicht = vorm.NewFoutoverzicht(i.Fouten...)
	inhoud, titel, err := f.beeld(b, d, i)
	if err != nil {
		return err
	}
	p := b.verzoekbladzijde(d, titel, inhoud)
	p.Fouten = i.Overzicht
	if i.Intussen != nil {
		p.Fouten, p.Melding = nil, i.Intussen
	}
	return b.Toon(status, f.sjabloon, p)
}

// intussen tells that the request moved on while somebody filled in the form, and
// whether the step still can be taken.
func (f verzoekformulier) intussen(d *verzoekdossier, err error) *vorm.Melding {
	m := &vorm.Melding{Toon: vorm.Mis, Kop: "Er is nog niets besloten", Tekst: fout.Zin(err),
		Acties: vorm.Knoppen{{Tekst: "Bekijk het verzoek", Adres: d.pad}}}
	if f.kan(d) == nil {
		m.Punten = []string{"Het verzoek staat nu op ‘" + string(d.Stand) +
			"’. Wat u invulde, staat hieronder nog. Kijk wat er veranderde en verstuur daarna opnieuw."}
	} else {
		m.Punten = []string{"Het verzoek staat nu op ‘" + string(d.Stand) +
			"’. Wat u invulde, staat hieronder nog, maar deze stap kan niet meer."}
	}
	return m
}

// formulier gives the heading and the buttons of the form at pad; a step that cannot be
// taken any more has no button.
func (d *verzoekdossier) formulier(b *blad, pad string, i *vorm.Invoer, titel, onder string, knop vorm.Knop) vorm.Formulier {
	kop := d.kop(b, titel)
	kop.Onder = onder
	f := vorm.Formulier{Kop: kop, Actie: d.pad + "/" + pad, Versie: i.Tekst("versie"),
		Knoppen: vorm.Knoppen{{Tekst: "Terug naar het verzoek", Adres: d.pad, Soort: vorm.Tekstknop}}}
	if slices.Contains(d.Stand.Mogelijk(), "verzoek."+pad) {
		f.Knoppen = slices.Insert(f.Knoppen, 0, knop)
	}
	return f
}

// verwijzing names the request in the version that the form was made from.
func (d *verzoekdossier) verwijzing(i *vorm.Invoer) verzoek.Verwijzing {
	versie, err := strconv.ParseInt(i.Tekst("versie"), 10, 64)
	if err != nil || versie <= 0 {
		versie = -1 // no version of any request: refused
	}
	return verzoek.Verwijzing{Gemeente: d.Gemeente, ID: d.ID, Versie: versie}
}

// bevestiging is the interruption card before a decision: in whose name it is taken
// and about whom.
func (b *blad) bevestiging(d *verzoekdossier, i *vorm.Invoer, daad string, knoppen vorm.Knoppen) vorm.Bevestigkaart {
	gemeente, ok := b.Gemeenten.Verantwoordelijk(d.Gemeente, b.Vandaag)
	if !ok {
		gemeente, _ = b.Gemeenten.Get(d.Gemeente)
	}
	namens := "het college van burgemeester en wethouders van " + gemeente.Naam
	inwoner := d.inwoner
	if inwoner == "" {
		inwoner = "BSN " + d.Inwoner.String()
	}
	return vorm.Bevestigkaart{
		Kop:   "U " + daad + " namens " + namens,
		Tekst: "Controleer of dit de goede inwoner, aanbieder en gemeente zijn. De aanbieder krijgt vandaag bericht.",
		Punten: []vorm.Gegeven{
			{Naam: "Inwoner", Waarde: inwoner}, {Naam: "Aanbieder", Waarde: d.aanbieder}, {Naam: "Gemeente", Waarde: gemeente.Naam},
			{Naam: "Referentie", Waarde: d.Referentie},
		},
		Vinkje: &vorm.Keuze{Waarde: "ja", Tekst: "Ja, ik beslis namens " + namens, Gekozen: i.Tekst("zeker") == "ja"}, Naam: "zeker",
		Fout: i.Bij("zeker"), Knoppen: knoppen,
	}
}
