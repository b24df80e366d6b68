package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/zaak"
)

// meldbeeld is the content of the form for a melding.
type meldbeeld struct {
	Kop     Kop
	Vraag   []Veld
	Kanaal  Veldgroep
	Persoon []Veld
	Adres   []Veld
	Contact []Veld
	Gender  Veldgroep
	Knoppen Knoppen
}

// meldgemeenten gives the municipalities for which the user's organisation takes
// meldingen today.
func (b *bezoek) meldgemeenten() ([]organisatie.Gemeente, error) {
	verdeling, err := b.Verdeling.Stand(b.r.Context(), b.Opslag)
	if err != nil {
		return nil, err
	}
	var gemeenten []organisatie.Gemeente
	for _, t := range verdeling.Van(b.wie.Organisatie, b.vandaag) {
		if t.Taak == taakverdeling.Wmo.Taak(taakverdeling.Melding) {
			if g, ok := b.Gemeenten.Verantwoordelijk(t.Gemeente, b.vandaag); ok {
				gemeenten = append(gemeenten, g)
			}
		}
	}
	return gemeenten, nil
}

// meldingInvullen shows the form for a melding, to who may take one.
func meldingInvullen(b *bezoek) error {
	gemeenten, err := b.magMelden()
	if err != nil {
		return err
	}
	i := &invoer{waarden: url.Values{"kanaal": {string(zaak.Balie)}, "geslacht": {string(inwoner.Onbekend)}, "gemeente": {gemeenten[0].Code.String()}}}
	return b.toonMelding(gemeenten, i, http.StatusOK)
}

func (b *bezoek) magMelden() ([]organisatie.Gemeente, error) {
	gemeenten, err := b.meldgemeenten()
	if err != nil {
		return nil, err
	}
	if len(gemeenten) == 0 {
		return nil, fout.New(fout.NietBevoegd, "%s neemt vandaag voor geen enkele gemeente meldingen aan. Verwijs de inwoner naar het loket van de eigen gemeente.", b.naam)
	}
	over := toegang.Object{Gemeente: gemeenten[0].Code, Soort: "zaak", Taak: taakverdeling.Wmo.Taak(taakverdeling.Melding)}
	_, err = b.Poort.Mag(b.r.Context(), b.wie, toegang.ZaakMelden, over, b.vandaag)
	return gemeenten, err
}

// melden opens a case and goes to its page.
func melden(b *bezoek) error {
	gemeenten, err := b.magMelden()
	if err != nil {
		return err
	}
	i := &invoer{waarden: b.r.PostForm}
	m := leesMelding(i)
	if err = i.mis(); err == nil {
		var nieuw zaak.Zaak
		if nieuw, err = b.Zaken.Melden(b.r.Context(), b.wie, m); err == nil {
			return b.klaar(zaakpad(nieuw.Gemeente, nieuw.ID), "De melding is aangenomen",
				"Het nummer is "+nieuw.Nummer+". De inwoner krijgt een brief ter bevestiging. Het onderzoek moet klaar zijn op "+nieuw.Uiterlijk.Voluit()+".")
		}
		i.fouten = []error{err}
	}
	if fout.SoortVan(err) == fout.Storing {
		return err
	}
	return b.toonMelding(gemeenten, i, statusVan(err))
}

// leesMelding reads the form. Everything wrong with it is noted at its field.
func leesMelding(i *invoer) zaak.Melding {
	m := zaak.Melding{Hulpvraag: i.tekst("hulpvraag"), Kanaal: zaak.Kanaal(i.tekst("kanaal"))}
	if m.Hulpvraag == "" {
		i.fout("hulpvraag", "Schrijf op waar de inwoner hulp bij vraagt.")
	}
	code, err := kenmerk.ParseGemeentecode(i.tekst("gemeente"))
	if err != nil {
		i.fout("gemeente", "Kies de gemeente waar de inwoner woont.")
	}
	m.Gemeente = code
	m.Inwoner = inwoner.Inwoner{
		Geslacht: inwoner.Geslacht(i.tekst("geslacht")),
		Naam: inwoner.Naam{
			Voorletters: letters(i.tekst("voorletters")), Voornamen: i.tekst("voornamen"), Voorvoegsel: i.tekst("voorvoegsel"), Achternaam: i.tekst("achternaam"),
		},
		Adres:    inwoner.Adres{Straat: i.tekst("straat"), Huisletter: i.tekst("huisletter"), Toevoeging: i.tekst("toevoeging"), Plaats: i.tekst("plaats")},
		Telefoon: i.tekst("telefoon"), Email: i.tekst("email"),
	}
	if m.Inwoner.BSN, err = kenmerk.ParseBSN(i.tekst("bsn")); err != nil {
		i.fout("bsn", fout.Zin(err))
	}
	if m.Inwoner.Naam.Achternaam == "" {
		i.fout("achternaam", "Vul de achternaam van de inwoner in.")
	}
	m.Inwoner.Geboren = i.dag("geboren", "Vul de geboortedatum in.")
	if m.Inwoner.Adres.Postcode, err = kenmerk.ParsePostcode(i.tekst("postcode")); err != nil {
		i.fout("postcode", "Vul de postcode in, zoals 1234 AB.")
	}
	if m.Inwoner.Adres.Huisnummer, err = strconv.ParseInt(i.tekst("huisnummer"), 10, 32); err != nil {
		i.fout("huisnummer", "Vul het huisnummer in, alleen cijfers.")
	}
	return m
}

// letters keeps the letters of initials, however they were typed: "G.H." is "GH".
func letters(tekst string) string { return strings.NewReplacer(".", "", " ", "").Replace(tekst) }

func (b *bezoek) toonMelding(gemeenten []organisatie.Gemeente, i *invoer, status int) error {
	i.overzicht = NewFoutoverzicht(i.fouten...)
	veld := func(v Veld) Veld {
		v.Waarde, v.Fout = i.waarden.Get(v.Naam), i.bij(v.Naam)
		return v
	}
	var keuzes []Keuze
	for _, g := range gemeenten {
		keuzes = append(keuzes, Keuze{Waarde: g.Code.String(), Tekst: g.Naam, Gekozen: g.Code.String() == i.tekst("gemeente")})
	}
	inhoud := meldbeeld{
		Kop: Kop{Niveau: 1, Tekst: "Neem een melding aan", Onder: "De termijn voor het onderzoek begint vandaag, " + b.vandaag.Voluit() + ". De inwoner krijgt een bevestiging met de post."},
		Vraag: []Veld{veld(Veld{Soort: LangVeld, Naam: "hulpvraag", Label: "Waar vraagt de inwoner hulp bij?", Uitleg: "In de woorden van de inwoner. Dit komt in de brief.", Regels: 4, Max: 4000}),
			veld(Veld{Soort: LijstVeld, Naam: "gemeente", Label: "Woont in de gemeente", Keuzes: keuzes})},
		Kanaal: Veldgroep{Naam: "kanaal", Label: "Hoe kwam de melding binnen?", Fout: i.bij("kanaal"), Naast: true,
			Keuzes: kies(i.tekst("kanaal"), Keuze{Waarde: string(zaak.Balie), Tekst: "Aan de balie"}, Keuze{Waarde: string(zaak.Telefoon), Tekst: "Telefoon"}, Keuze{Waarde: string(zaak.Web), Tekst: "Website"})},
		Persoon: []Veld{
			veld(Veld{Naam: "bsn", Label: "Burgerservicenummer (BSN)", Uitleg: "9 cijfers. Is de inwoner al bekend, dan gebruikt Nabuur de gegevens die er zijn.", Kort: true, Max: 12}),
			veld(Veld{Naam: "voorletters", Label: "Voorletters", Kort: true, Max: 12, Facultatief: true}), veld(Veld{Naam: "voornamen", Label: "Voornamen", Facultatief: true}),
			veld(Veld{Naam: "voorvoegsel", Label: "Voorvoegsel", Kort: true, Max: 10, Facultatief: true}), veld(Veld{Naam: "achternaam", Label: "Achternaam"}),
			veld(Veld{Soort: DatumVeld, Naam: "geboren", Label: "Geboortedatum"}),
		},
		Gender: Veldgroep{Naam: "geslacht", Label: "Geslacht", Fout: i.bij("geslacht"), Naast: true,
			Keuzes: kies(i.tekst("geslacht"), Keuze{Waarde: string(inwoner.Vrouw), Tekst: "Vrouw"}, Keuze{Waarde: string(inwoner.Man), Tekst: "Man"}, Keuze{Waarde: string(inwoner.Onbekend), Tekst: "Onbekend"})},
		Adres: []Veld{
			veld(Veld{Naam: "straat", Label: "Straat", Max: 24}), veld(Veld{Soort: GetalVeld, Naam: "huisnummer", Label: "Huisnummer", Kort: true, Max: 5}),
			veld(Veld{Naam: "huisletter", Label: "Huisletter", Kort: true, Max: 1, Facultatief: true}), veld(Veld{Naam: "toevoeging", Label: "Toevoeging", Kort: true, Max: 4, Facultatief: true}),
			veld(Veld{Naam: "postcode", Label: "Postcode", Kort: true, Max: 7}), veld(Veld{Naam: "plaats", Label: "Plaats"}),
		},
		Contact: []Veld{veld(Veld{Naam: "telefoon", Label: "Telefoonnummer", Facultatief: true, Max: 15}), veld(Veld{Naam: "email", Label: "E-mailadres", Facultatief: true, Max: 80})},
		Knoppen: Knoppen{{Tekst: "Neem de melding aan", Soort: Hoofdknop}, {Tekst: "Terug naar mijn werk", Adres: "/werk", Soort: Tekstknop}},
	}
	return b.toon(status, "zaak_melden", Pagina{Titel: "Neem een melding aan", Fouten: i.overzicht, Kruimels: []Link{{"Mijn werk", "/werk"}}, Inhoud: inhoud})
}

// kies marks the answer that was chosen.
func kies(gekozen string, keuzes ...Keuze) []Keuze {
	for i := range keuzes {
		keuzes[i].Gekozen = keuzes[i].Waarde == gekozen
	}
	return keuzes
}
