package geldblad

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/toegang"
	"nabuur/loket/vorm"
	"nabuur/opslag"
	"nabuur/uitvoering/betaling"
)

// betaalbeeld is the content of the page with payment orders.
type betaalbeeld struct {
	Kop    vorm.Kop
	Filter vorm.Filter
	Orders []betaalkaart
	Leeg   *vorm.Leeg
	Samen  geld.Cent

	Bladeren *vorm.Bladeren // through the orders
	Gedaan   *vorm.Tabel
	Ouder    vorm.Knoppen
}

// betaalkaart is one order that waits: who is paid what, and what this user can do
// with it now.
type betaalkaart struct {
	Kop     string
	Punten  vorm.Gegevens
	Actie   string // where the form is posted; "" when this user can do nothing
	Knop    vorm.Knop
	Versie  int64
	Waarom  string // why there is no button
	Termijn *vorm.Termijn
}

// betalingen lists the payment orders of a municipality: those that wait for two
// people, and those that were released.
func betalingen(b *blad) error {
	if !b.MagErgens(toegang.BetalingZien) {
		return fout.New(fout.NietBevoegd,
			"Uw functie (%s) ziet geen betalingen. Vraag het aan een collega van de financiële administratie.", b.Wie.Functietekst())
	}
	f, err := b.leesGeldfilter("/betalingen", b.geldgemeenten(toegang.BetalingZien))
	if err != nil {
		return err
	}
	wachtend, err := b.Betalingen.Zien(b.R.Context(), b.Opslag, b.Blik, betaling.Lijstvraag{
		Gemeente: f.gemeente.Code, Status: betaling.Klaargezet, Overslaan: int64((f.blad - 1) * vorm.PerBlad), Aantal: vorm.PerBlad,
	})
	if err != nil {
		return err
	}
	gedaan, verder, err := b.Betalingen.Gedaan(b.R.Context(), b.Opslag, b.Blik, f.gemeente.Code,
		leesPlaats(b.R.URL.Query().Get("na")), vorm.PerBlad)
	if err != nil {
		return err
	}
	collegas, err := b.collegas(append(slices.Clone(wachtend.Betalingen), gedaan...))
	if err != nil {
		return err
	}
	inhoud := betaalbeeld{Kop: vorm.Kop{Niveau: 1, Tekst: "Geef betalingen vrij voor " + f.gemeente.Naam,
		Onder: "Twee mensen kijken naar elke betaling: de een keurt goed, de ander geeft vrij."}}
	for _, o := range wachtend.Betalingen {
		kaart, err := b.betaalkaart(o, collegas)
		if err != nil {
			return err
		}
		inhoud.Orders = append(inhoud.Orders, kaart)
	}
	inhoud.Samen = wachtend.Bedrag
	if wachtend.Totaal > vorm.PerBlad {
		inhoud.Bladeren = vorm.NewBladeren(f.blad, int(wachtend.Totaal), len(wachtend.Betalingen), f.adres)
	}
	inhoud.Filter = f.velden(b.Vandaag, vorm.Aantal(int(wachtend.Totaal), "betaling wacht", "betalingen wachten"))
	inhoud.Filter.Velden = inhoud.Filter.Velden[:1] // orders are few: no year
	if wachtend.Totaal == 0 {
		inhoud.Leeg = &vorm.Leeg{Kop: "Er wacht geen betaling",
			Tekst: "Een betaling komt hier vanzelf klaar te staan als een declaratie is goedgekeurd."}
	}
	inhoud.Gedaan = vrijgegeven(gedaan, collegas)
	if verder != (betaling.Plaats{}) {
		inhoud.Ouder = vorm.Knoppen{{Tekst: "Oudere betalingen", Adres: f.adres(f.blad) + "&na=" + schrijfPlaats(verder)}}
	}
	return b.Toon(http.StatusOK, "betalingen", vorm.Pagina{Titel: inhoud.Kop.Tekst, Inhoud: inhoud})
}

func betaalobject(o betaling.Betaling) toegang.Object {
	return toegang.Object{Gemeente: o.Gemeente, Soort: "betaling", ID: strconv.FormatInt(o.Nummer, 10), Taak: o.Taak, Over: o.Over}
}

// betaalkaart shows one waiting order with the one act that comes next.
func (b *blad) betaalkaart(o betaling.Betaling, collegas loopbanen) (betaalkaart, error) {
	kaart := betaalkaart{Kop: o.Crediteur, Versie: o.Versie, Punten: vorm.Gegevens{Dicht: true, Punten: []vorm.Gegeven{
		{Naam: "Bedrag", Bedrag: &o.Bedrag}, {Naam: "Rekening", Waarde: o.IBAN.String()}, {Naam: "Waarvoor", Waarde: o.Omschrijving},
		{Naam: "Klaargezet", Waarde: "door Nabuur, " + o.Klaargezet.Tekst()},
	}}}
	if !o.Uiterlijk.IsOpen() {
		t := vorm.NewTermijn(b.Vandaag, o.Uiterlijk, "betalen")
		kaart.Termijn = &t
	}
	h, pad, knop := toegang.BetalingKlaarzetten, "akkoord", "Keur goed"
	if o.KlaargezetDoor != betaling.Automatisch || o.GeaccordeerdDoor != "" {
		h, pad, knop = toegang.BetalingVrijgeven, "vrijgeven", "Geef vrij"
	}
	if o.GeaccordeerdDoor != "" {
		naam := collegas.naam(o.GeaccordeerdDoor, o.Geaccordeerd)
		kaart.Punten.Punten = append(kaart.Punten.Punten, vorm.Gegeven{Naam: "Goedgekeurd", Waarde: naam + ", " + o.Geaccordeerd.Tekst()})
		if o.GeaccordeerdDoor == string(b.Wie.Organisatie)+"/"+b.Wie.Medewerker {
			kaart.Waarom = "U keurde deze betaling goed. Een collega geeft vrij."
			return kaart, nil
		}
	}
	_, err := b.Blik.Mag(h, betaalobject(o))
	switch {
	case err == nil:
		kaart.Actie = "/betalingen/" + o.Gemeente.String() + "/" + strconv.FormatInt(o.Nummer, 10) + "/" + pad
		kaart.Knop = vorm.Knop{Tekst: knop, Soort: vorm.Hoofdknop}
	case fout.SoortVan(err) == fout.Storing:
		return kaart, err
	default:
		kaart.Waarom = fout.Zin(err)
	}
	return kaart, nil
}

// loopbanen are the members of staff who did something with the orders on a page.
type loopbanen map[organisatie.Persoon][]organisatie.Medewerker

// collegas asks in one question who approved and released these orders.
func (b *blad) collegas(orders []betaling.Betaling) (loopbanen, error) {
	var personen []organisatie.Persoon
	for _, o := range orders {
		for _, door := range []string{o.GeaccordeerdDoor, o.VrijgegevenDoor} {
			if p := organisatie.ParsePersoon(door); door != "" && !slices.Contains(personen, p) {
				personen = append(personen, p)
			}
		}
	}
	return b.Organisaties.Loopbanen(b.R.Context(), personen)
}

// naam names a member of staff kept as organisation/id, as of a moment.
func (l loopbanen) naam(persoon string, op tijdlijn.Moment) string {
	p := organisatie.ParsePersoon(persoon)
	for _, stuk := range l[p] {
		if stuk.InDienst.Bevat(op.Dag()) {
			return stuk.Naam
		}
	}
	return p.ID
}

// vrijgegeven lists what was released, paid or not; nil when there is nothing.
func vrijgegeven(orders []betaling.Betaling, collegas loopbanen) *vorm.Tabel {
	if len(orders) == 0 {
		return nil
	}
	t := &vorm.Tabel{ID: "vrijgegeven", Bijschrift: "Vrijgegeven betalingen, de laatste bovenaan",
		Kolommen: []vorm.Kolom{{Kop: "Aan", Rijkop: true}, {Kop: "Stand"}, {Kop: "Vrijgegeven door"}, {Kop: "Bedrag", Getal: true}}}
	for _, o := range orders {
		t.Rijen = append(t.Rijen, vorm.Rij{Cellen: []vorm.Cel{{Tekst: o.Crediteur, Onder: o.Omschrijving},
			{Status: &vorm.Status{Tekst: vorm.Hoofdletter(string(o.Status)), Toon: vorm.Goed}},
			{Tekst: collegas.naam(o.VrijgegevenDoor, o.Vrijgegeven), Onder: o.Vrijgegeven.Tekst()}, vorm.Bedrag(o.Bedrag)}})
	}
	return t
}

// leesPlaats reads where a page of what was released begins; what is no place is the
// beginning.
func leesPlaats(tekst string) (p betaling.Plaats) {
	moment, nummer, _ := strings.Cut(tekst, ".")
	m, err1 := strconv.ParseInt(moment, 10, 64)
	n, err2 := strconv.ParseInt(nummer, 10, 64)
	if err1 != nil || err2 != nil {
		return betaling.Plaats{}
	}
	return betaling.Plaats{Vrijgegeven: tijdlijn.Moment(m), Nummer: n}
}

func schrijfPlaats(p betaling.Plaats) string {
	return strconv.FormatInt(int64(p.Vrijgegeven), 10) + "." + strconv.FormatInt(p.Nummer, 10)
}

// betaaldaad is an act on one order, in a transaction.
type betaaldaad func(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, wie organisatie.Wie,
	v betaling.Verwijzing) (betaling.Betaling, error)

// betalingAccorderen is the first pair of eyes.
func betalingAccorderen(b *blad) error {
	return b.betaaldaad(b.Betalingen.Accorderen, "De betaling is goedgekeurd", "Een collega geeft haar nu vrij.")
}

// betalingVrijgeven is the second.
func betalingVrijgeven(b *blad) error {
	return b.betaaldaad(b.Betalingen.Vrijgeven, "De betaling is vrijgegeven", "Twee mensen hebben er nu naar gekeken.")
}

func (b *blad) betaaldaad(doe betaaldaad, kop, tekst string) error {
	geen := fout.New(fout.NietGevonden, "Deze betaling is niet gevonden. Kijk in de lijst welke er zijn.")
	code, err := b.Gemeente()
	if err != nil {
		return geen
	}
	nummer, err := strconv.ParseInt(b.R.PathValue("nummer"), 10, 64)
	versie, anders := strconv.ParseInt(b.Veld("versie"), 10, 64)
	if err != nil || anders != nil || versie <= 0 {
		return geen
	}
	err = b.Opslag.Transactie(b.R.Context(), opslag.Voor(code), func(tx *opslag.Tx) error {
		_, err := doe(b.R.Context(), tx, b.Klok.Nu(), b.Wie, betaling.Verwijzing{Gemeente: code, Nummer: nummer, Versie: versie})
		return err
	})
	if fout.Is(err, fout.NietGevonden) {
		return geen
	}
	if err != nil {
		return err
	}
	return b.Klaar("/betalingen?"+url.Values{"gemeente": {code.String()}}.Encode(), kop, tekst)
}
