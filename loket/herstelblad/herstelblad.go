// Package herstelblad is the pages about work in the queue that failed: the list of
// what waits on the user's organisation, and one of them with what to do about it.
package herstelblad

import (
	"embed"
	"net/http"
	"net/url"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/loket/bezoek"
	"nabuur/loket/kaart"
	"nabuur/loket/vorm"
	"nabuur/opslag/wachtrij"
)

//go:embed sjabloon
var sjablonen embed.FS

// blad is a visit to one of these pages.
type blad struct{ *bezoek.Bezoek }

// Kamer gives the pages.
func Kamer() bezoek.Kamer {
	paden := map[string]bezoek.Pagina{}
	pad := func(patroon string, pagina func(*blad) error) {
		paden[patroon] = func(b *bezoek.Bezoek) error { return pagina(&blad{b}) }
	}
	pad("GET /herstel", lijst)
	const een = "/herstel/{gemeente}/{nummer}"
	pad("GET "+een, zien)
	pad("POST "+een+"/opnieuw", opnieuw)
	pad("POST "+een+"/afhandelen", afhandelen)
	return bezoek.Kamer{Naam: "herstelblad", Sjablonen: sjablonen, Paden: paden}
}

// lijstbeeld is the content of the list.
type lijstbeeld struct {
	Kop   vorm.Kop
	Lijst vorm.Tabel
	Meer  *vorm.Knop
}

// lijst shows what failed of the tasks that the user's organisation holds today, what
// failed first on top.
func lijst(b *blad) error {
	na := int64(vorm.AlsGetal(b.R.URL.Query().Get("na")))
	alle, err := b.Herstel.List(b.R.Context(), b.Blik, na, vorm.PerBlad+1)
	if err != nil {
		return err
	}
	inhoud := lijstbeeld{
		Kop: vorm.Kop{Niveau: 1, Tekst: "Herstel wat is mislukt",
			Onder: "Nabuur probeert dit vanzelf opnieuw. Wat blijft mislukken, vraagt om u."},
		Lijst: vorm.Tabel{ID: "mislukt", Bijschrift: "Mislukt werk van uw organisatie", Stil: true,
			Kolommen: []vorm.Kolom{{Kop: "Wat niet lukte", Rijkop: true}, {Kop: "Waarom"}, {Kop: "Voor inwoners van"}, {Kop: "Sinds"}},
			Leeg:     &vorm.Leeg{Kop: "Er is niets mislukt", Tekst: "Mislukt er iets dat uw organisatie moet doen, dan staat het hier."}},
	}
	for i, m := range alle {
		if i == vorm.PerBlad {
			volgende := url.Values{"na": {strconv.FormatInt(alle[i-1].Nummer, 10)}}
			inhoud.Meer = &vorm.Knop{Tekst: "Toon wat daarna mislukte", Adres: "/herstel?" + volgende.Encode()}
			break
		}
		inhoud.Lijst.Rijen = append(inhoud.Lijst.Rijen, vorm.Rij{Adres: kaart.Hersteladres(m), Cellen: []vorm.Cel{
			{Tekst: kaart.Mislukte(m)}, {Tekst: m.Reden}, {Tekst: b.Gemeenten.Naam(m.Onderwerp.Gemeente)},
			{Tekst: m.Sinds.Tekst(), Onder: vorm.Aantal(int(m.Pogingen), "poging", "pogingen")},
		}})
	}
	return b.Toon(http.StatusOK, "lijst", vorm.Pagina{Titel: "Herstel wat is mislukt", Inhoud: inhoud,
		Kruimels: []vorm.Link{{Tekst: "Mijn werk", Adres: "/werk"}}})
}

// herstelbeeld is the content of the page of one failed job.
type herstelbeeld struct {
	Kop         vorm.Kop
	Stand       vorm.Gegevens
	Opnieuw     string
	Afhandelen  string
	Toelichting vorm.Veld
}

func (b *blad) gevraagd() (wachtrij.Mislukt, error) {
	gemeente, err := b.Gemeente()
	if err != nil {
		return wachtrij.Mislukt{}, err
	}
	nummer, err := strconv.ParseInt(b.R.PathValue("nummer"), 10, 64)
	if err != nil {
		nummer = -1 // no job has it
	}
	b.Terug = vorm.Link{Tekst: "Terug naar wat is mislukt", Adres: "/herstel"}
	return b.Herstel.Get(b.R.Context(), b.Blik, gemeente, nummer)
}

// zien shows what failed, why, and what can be done.
func zien(b *blad) error {
	m, err := b.gevraagd()
	if err != nil {
		return err
	}
	return b.toon(m, &vorm.Invoer{}, http.StatusOK)
}

func (b *blad) toon(m wachtrij.Mislukt, i *vorm.Invoer, status int) error {
	over := vorm.Gegeven{Naam: "Gaat over", Waarde: m.Onderwerp.Soort + " " + m.Onderwerp.ID}
	if adres := kaart.Onderwerpadres(m.Onderwerp); adres != "" {
		over.Waarde, over.Adres = "Bekijk de "+m.Onderwerp.Soort, adres
		if m.Onderwerp.Soort != "zaak" {
			over.Waarde = "Bekijk het " + m.Onderwerp.Soort
		}
	}
	inhoud := herstelbeeld{
		Kop: vorm.Kop{Niveau: 1, Tekst: kaart.Mislukte(m), Boven: "Mislukt sinds " + m.Sinds.Tekst(), Onder: m.Reden},
		Stand: vorm.Gegevens{Punten: []vorm.Gegeven{
			{Naam: "Voor inwoners van", Waarde: b.Gemeenten.Naam(m.Onderwerp.Gemeente)}, over,
			{Naam: "Laatste poging", Waarde: m.Laatst.Tekst()}, {Naam: "Pogingen", Waarde: strconv.FormatInt(m.Pogingen, 10)},
		}},
		Opnieuw: kaart.Hersteladres(m) + "/opnieuw", Afhandelen: kaart.Hersteladres(m) + "/afhandelen",
		Toelichting: vorm.Veld{Soort: vorm.LangVeld, Naam: "toelichting", Label: "Hoe is het opgelost?", Regels: 2,
			Waarde: i.Tekst("toelichting"), Fout: i.Bij("toelichting")},
	}
	if m.Stand == wachtrij.Afgehandeld {
		inhoud.Opnieuw = ""
		inhoud.Stand.Punten = append(inhoud.Stand.Punten, vorm.Gegeven{Naam: "Afgehandeld",
			Waarde: m.Afgehandeld.Tekst() + " door " + m.Door},
			vorm.Gegeven{Naam: "Hoe", Waarde: m.Toelichting})
	}
	return b.Toon(status, "zien", vorm.Pagina{Titel: kaart.Mislukte(m), Inhoud: inhoud, Fouten: i.Overzicht,
		Kruimels: []vorm.Link{{Tekst: "Mijn werk", Adres: "/werk"}, {Tekst: "Mislukt werk", Adres: "/herstel"}}})
}

// opnieuw lets it be tried at once.
func opnieuw(b *blad) error {
	m, err := b.gevraagd()
	if err != nil {
		return err
	}
	if err := b.Herstel.Opnieuw(b.R.Context(), b.Wie, m.Onderwerp.Gemeente, m.Nummer); err != nil {
		return err
	}
	return b.Klaar("/herstel", "Het wordt nu opnieuw geprobeerd",
		"Lukt het, dan verdwijnt het vanzelf van deze lijst. Laad de pagina over een minuut opnieuw.")
}

// afhandelen settles it. On an error the same page comes back with what was typed.
func afhandelen(b *blad) error {
	m, err := b.gevraagd()
	if err != nil {
		return err
	}
	err = b.Herstel.Afhandelen(b.R.Context(), b.Wie, m.Onderwerp.Gemeente, m.Nummer, b.Veld("toelichting"))
	if fout.Is(err, fout.Onjuist) {
		return b.toon(m, &vorm.Invoer{Waarden: b.R.PostForm, Overzicht: vorm.NewFoutoverzicht(err)}, bezoek.StatusVan(err))
	}
	if err != nil {
		return err
	}
	return b.Klaar("/herstel", "Het is afgehandeld", "Het wordt niet meer geprobeerd. Uw toelichting is bewaard.")
}
