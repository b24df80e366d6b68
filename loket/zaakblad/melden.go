package zaakblad

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/loket/bezoek"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/zaak"
)

// meldbeeld is the content of the form for a melding.
type meldbeeld struct {
	Kop     vorm.Kop
	Vraag   []vorm.Veld
	Kanaal  vorm.Veldgroep
	Persoon []vorm.Veld
	Adres   []vorm.Veld
	Contact []vorm.Veld
	Gender  vorm.Veldgroep
	Knoppen vorm.Knoppen
}

// wmoMelding is the task of the form: it opens a case under the Wmo.
var wmoMelding = taakverdeling.Wmo.Taak(taakverdeling.Melding)

// meldingInvullen shows the form for a melding, to who may take one.
func meldingInvullen(b *blad) error {
	gemeenten, err := b.magMelden()
	if err != nil {
		return err
	}
	i := &vorm.Invoer{Waarden: url.Values{"kanaal": {string(zaak.Balie)}, "geslacht": {string(inwoner.Onbekend)},
		"gemeente": {gemeenten[0].Code.String()}}}
	return b.toonMelding(gemeenten, i, http.StatusOK)
}

// magMelden gives the municipalities for which the user's organisation takes meldingen today
// and this user may take them, the own one first. The refusal, when there is none, names
// whoever may; where the organisation takes none at all, it says so.
func (b *blad) magMelden() ([]organisatie.Gemeente, error) {
	var gemeenten []organisatie.Gemeente
	for _, w := range b.Blik.Waar(toegang.ZaakMelden) {
		if w.Houdt == toegang.AlsUitvoerder && w.Taak == wmoMelding {
			gemeenten = append(gemeenten, w.Gemeente)
		}
	}
	slices.SortStableFunc(gemeenten, func(x, y organisatie.Gemeente) int { return cmp.Compare(b.Vreemd(x), b.Vreemd(y)) })
	if len(gemeenten) > 0 {
		return gemeenten, nil
	}
	for _, t := range b.Blik.Verdeling.Van(b.Wie.Organisatie, b.Vandaag) {
		if t.Taak == wmoMelding {
			if _, err := b.Blik.Mag(toegang.ZaakMelden, toegang.Object{Gemeente: t.Gemeente, Soort: "zaak", Taak: wmoMelding}); err != nil {
				return nil, err
			}
		}
	}
	return nil, fout.New(fout.NietBevoegd,
		"%s neemt vandaag voor geen enkele gemeente meldingen aan. Verwijs de inwoner naar het loket van de eigen gemeente.", b.Naam)
}

// melden opens a case and goes to its page.
func melden(b *blad) error {
	gemeenten, err := b.magMelden()
	if err != nil {
		return err
	}
	i := &vorm.Invoer{Waarden: b.R.PostForm}
	m := leesMelding(i)
	if err = i.Mis(); err == nil {
		var nieuw zaak.Zaak
		if nieuw, err = b.Zaken.Melden(b.R.Context(), b.Wie, m); err == nil {
			return b.Klaar(bezoek.Zaakadres(nieuw.Gemeente, nieuw.ID), "De melding is aangenomen",
				"Het nummer is "+nieuw.Nummer+". De inwoner krijgt een brief ter bevestiging. Het onderzoek moet klaar zijn op "+
					nieuw.Uiterlijk.Voluit()+".")
		}
		i.Fouten = []error{err}
	}
	if fout.SoortVan(err) == fout.Storing {
		return err
	}
	return b.toonMelding(gemeenten, i, bezoek.StatusVan(err))
}

// leesMelding reads the form. Everything wrong with it is noted at its field.
func leesMelding(i *vorm.Invoer) zaak.Melding {
	m := zaak.Melding{Domein: taakverdeling.Wmo, Hulpvraag: i.Tekst("hulpvraag"), Kanaal: zaak.Kanaal(i.Tekst("kanaal"))}
	if m.Hulpvraag == "" {
		i.Fout("hulpvraag", "Schrijf op waar de inwoner hulp bij vraagt.")
	}
	code, err := kenmerk.ParseGemeentecode(i.Tekst("gemeente"))
	if err != nil {
		i.Fout("gemeente", "Kies de gemeente waar de inwoner woont.")
	}
	m.Gemeente = code
	m.Inwoner = inwoner.Inwoner{
		Geslacht: inwoner.Geslacht(i.Tekst("geslacht")),
		Naam: inwoner.Naam{
			Voorletters: i.Tekst("voorletters"), Voornamen: i.Tekst("voornamen"), Voorvoegsel: i.Tekst("voorvoegsel"),
			Achternaam: i.Tekst("achternaam"),
		},
		Adres: inwoner.Adres{Straat: i.Tekst("straat"), Huisletter: i.Tekst("huisletter"), Toevoeging: i.Tekst("toevoeging"),
			Plaats: i.Tekst("plaats")},
		Telefoon: i.Tekst("telefoon"), Email: i.Tekst("email"),
	}
	if m.Inwoner.BSN, err = kenmerk.ParseBSN(i.Tekst("bsn")); err != nil {
		i.Fout("bsn", fout.Zin(err))
	}
	if m.Inwoner.Naam.Achternaam == "" {
		i.Fout("achternaam", "Vul de achternaam van de inwoner in.")
	}
	m.Inwoner.Geboren = i.Dag("geboren", "Vul de geboortedatum in.")
	if m.Inwoner.Adres.Postcode, err = kenmerk.ParsePostcode(i.Tekst("postcode")); err != nil {
		i.Fout("postcode", "Vul de postcode in, zoals 1234 AB.")
	}
	if m.Inwoner.Adres.Huisnummer, err = strconv.ParseInt(i.Tekst("huisnummer"), 10, 32); err != nil {
		i.Fout("huisnummer", "Vul het huisnummer in, alleen cijfers.")
	}
	return m
}

func (b *blad) toonMelding(gemeenten []organisatie.Gemeente, i *vorm.Invoer, status int) error {
	i.Overzicht = vorm.NewFoutoverzicht(i.Fouten...)
	veld := func(v vorm.Veld) vorm.Veld {
		v.Waarde, v.Fout = i.Waarden.Get(v.Naam), i.Bij(v.Naam)
		return v
	}
	var keuzes []vorm.Keuze
	for _, g := range gemeenten {
		keuzes = append(keuzes, vorm.Keuze{Waarde: g.Code.String(), Tekst: g.Naam, Gekozen: g.Code.String() == i.Tekst("gemeente")})
	}
	inhoud := meldbeeld{
		Kop: vorm.Kop{Niveau: 1, Tekst: "Neem een melding aan",
			Onder: "De termijn voor het onderzoek begint vandaag, " + b.Vandaag.Voluit() +
				". De inwoner krijgt een bevestiging met de post."},
		Vraag: []vorm.Veld{veld(vorm.Veld{Soort: vorm.LangVeld, Naam: "hulpvraag", Label: "Waar vraagt de inwoner hulp bij?",
			Uitleg: "In de woorden van de inwoner. Dit komt in de brief.", Regels: 4, Max: 4000}),
			veld(vorm.Veld{Soort: vorm.LijstVeld, Naam: "gemeente", Label: "Woont in de gemeente", Keuzes: keuzes})},
		Kanaal: vorm.Veldgroep{Naam: "kanaal", Label: "Hoe kwam de melding binnen?", Fout: i.Bij("kanaal"), Naast: true,
			Keuzes: vorm.Kies(i.Tekst("kanaal"), vorm.Keuze{Waarde: string(zaak.Balie), Tekst: "Aan de balie"},
				vorm.Keuze{Waarde: string(zaak.Telefoon), Tekst: "Telefoon"}, vorm.Keuze{Waarde: string(zaak.Web), Tekst: "Website"})},
		Persoon: []vorm.Veld{
			veld(vorm.Veld{Naam: "bsn", Label: "Burgerservicenummer (BSN)",
				Uitleg: "9 cijfers. Is de inwoner al bekend, dan gebruikt Nabuur de gegevens die er zijn.", Kort: true, Max: 12}),
			veld(vorm.Veld{Naam: "voorletters", Label: "Voorletters", Kort: true, Max: 12, Facultatief: true}),
			veld(vorm.Veld{Naam: "voornamen", Label: "Voornamen", Facultatief: true}),
			veld(vorm.Veld{Naam: "voorvoegsel", Label: "Voorvoegsel", Kort: true, Max: 10, Facultatief: true}),
			veld(vorm.Veld{Naam: "achternaam", Label: "Achternaam"}),
			veld(vorm.Veld{Soort: vorm.DatumVeld, Naam: "geboren", Label: "Geboortedatum"}),
		},
		Gender: vorm.Veldgroep{Naam: "geslacht", Label: "Geslacht", Fout: i.Bij("geslacht"), Naast: true,
			Keuzes: vorm.Kies(i.Tekst("geslacht"), vorm.Keuze{Waarde: string(inwoner.Vrouw), Tekst: "Vrouw"},
				vorm.Keuze{Waarde: string(inwoner.Man), Tekst: "Man"}, vorm.Keuze{Waarde: string(inwoner.Onbekend), Tekst: "Onbekend"})},
		Adres: []vorm.Veld{
			veld(vorm.Veld{Naam: "straat", Label: "Straat", Max: 24}),
			veld(vorm.Veld{Soort: vorm.GetalVeld, Naam: "huisnummer", Label: "Huisnummer", Kort: true, Max: 5}),
			veld(vorm.Veld{Naam: "huisletter", Label: "Huisletter", Kort: true, Max: 1, Facultatief: true}),
			veld(vorm.Veld{Naam: "toevoeging", Label: "Toevoeging", Kort: true, Max: 4, Facultatief: true}),
			veld(vorm.Veld{Naam: "postcode", Label: "Postcode", Kort: true, Max: 7}), veld(vorm.Veld{Naam: "plaats", Label: "Plaats"}),
		},
		Contact: []vorm.Veld{veld(vorm.Veld{Naam: "telefoon", Label: "Telefoonnummer", Facultatief: true, Max: 15}),
			veld(vorm.Veld{Naam: "email", Label: "E-mailadres", Facultatief: true, Max: 80})},
		Knoppen: vorm.Knoppen{{Tekst: "Neem de melding aan", Soort: vorm.Hoofdknop},
			{Tekst: "Terug naar mijn werk", Adres: "/werk", Soort: vorm.Tekstknop}},
	}
	return b.Toon(status, "melden", vorm.Pagina{Titel: "Neem een melding aan", Fouten: i.Overzicht,
		Kruimels: []vorm.Link{{Tekst: "Mijn werk", Adres: "/werk"}}, Inhoud: inhoud})
}
