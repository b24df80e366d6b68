package zaakblad

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/toegang"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/zaak"
)

// meesteVoorzieningen bounds one proposal.
const meesteVoorzieningen = 5

// voorbereidbeeld is the content of the page that prepares the decision.
type voorbereidbeeld struct {
	vorm.Formulier
	Voorstel vorm.Veldgroep
	Delen    []voorzieningdeel
	Aantal   int
	Meer     *vorm.Knop
	Advies   vorm.Veld
	Feiten   vorm.Gegevens
	Gesprek  []vorm.Gegevens
	Termijn  *vorm.Onderbouwing
	Leeg     *vorm.Melding // there is no product to choose
}

// voorzieningdeel is one provision to fill in.
type voorzieningdeel struct {
	Kop     string
	Product vorm.Veld
	Velden  []vorm.Veld
}

var voorbereidformulier = zaakformulier{
	pad: "voorbereiden", handeling: toegang.ZaakAanvraagBehandelen, sjabloon: "voorbereiden",
	begin: voorbereidBegin, beeld: voorbereidBeeld, doe: voorbereiden,
}

func voorzieningsveld(n int, naam string) string { return naam + "-" + strconv.Itoa(n) }

// productcode names a product of a provider in the form.
func productcode(k contract.Keuze) string {
	return k.AGB.String() + "/" + k.Tarief.Product.Categorie + "/" + k.Tarief.Product.Code
}

// voorbereidBegin fills the form with the proposal that is there, or with one
// empty provision that begins today.
func voorbereidBegin(b *blad, d *dossier) url.Values {
	w := url.Values{"aantal": {"1"}, "voorstel": {"toekennen"}, voorzieningsveld(1, "vanaf"): {b.Vandaag.String()},
		voorzieningsveld(1, "frequentie"): {string(contract.PerMaand)}}
	for i, v := range d.Voorzieningen {
		n := i + 1
		w.Set("aantal", strconv.Itoa(n))
		w.Set(voorzieningsveld(n, "product"), v.Aanbieder.String()+"/"+v.Categorie+"/"+v.Product)
		w.Set(voorzieningsveld(n, "volume"), strconv.FormatInt(v.Volume, 10))
		w.Set(voorzieningsveld(n, "frequentie"), string(v.Frequentie))
		w.Set(voorzieningsveld(n, "vanaf"), v.Geldig.Vanaf.String())
		if !v.Geldig.Tot.IsOpen() {
			w.Set(voorzieningsveld(n, "tot"), v.Geldig.Laatste().String())
		}
	}
	return w
}

func aantalVoorzieningen(i *vorm.Invoer) int {
	return min(max(1, vorm.AlsGetal(i.Tekst("aantal"))), meesteVoorzieningen)
}

func voorbereidBeeld(b *blad, d *dossier, i *vorm.Invoer) (any, string, error) {
	titel := "Bereid het besluit voor: " + d.inwonernaam()
	kop := vorm.Kop{Tekst: titel, Onder: "U doet een voorstel. Het besluit neemt iemand met mandaat van " + d.Gemeente.Naam + "."}
	if !d.Zaak.Uiterlijk.IsOpen() {
		t := vorm.NewTermijn(b.Vandaag, d.Zaak.Uiterlijk, "besluit")
		kop.Termijn = &t
	}
	beeld := voorbereidbeeld{
		Formulier: d.formulier("voorbereiden", i, kop, "Leg het voorstel vast"),
		Voorstel: vorm.Veldgroep{Naam: "voorstel", Label: "Wat stelt u voor?", Naast: true, Fout: i.Bij("voorstel"),
			Keuzes: vorm.Kies(i.Tekst("voorstel"), vorm.Keuze{Waarde: "toekennen", Tekst: "Toekennen"},
				vorm.Keuze{Waarde: "afwijzen", Tekst: "Afwijzen"})},
		Advies: vorm.Veld{Soort: vorm.LangVeld, Naam: "advies", Label: "Advies voor wie het besluit neemt", Waarde: i.Waarden.Get("advies"),
			Fout: i.Bij("advies"), Max: 10000},
		Feiten: vorm.Gegevens{Punten: []vorm.Gegeven{{Naam: "De vraag", Waarde: d.Zaak.Hulpvraag},
			{Naam: "Woont in", Waarde: d.Inwoner.Adres.Plaats},
			{Naam: "Leeftijd", Waarde: vorm.Aantal(d.Inwoner.Leeftijd(b.Vandaag), "jaar", "jaar")}}},
		Aantal: aantalVoorzieningen(i), Gesprek: gespreksdelen(d.Leefgebieden),
	}
	for n := 1; n <= beeld.Aantal; n++ {
		keuzes, op, err := b.producten(d, i, n)
		if err != nil {
			return nil, titel, err
		}
		if len(keuzes) == 0 {
			beeld.Leeg = &vorm.Melding{Toon: vorm.LetOp, Kop: "Op " + op.Tekst() + " is er geen aanbieder met een contract voor " +
				d.Gemeente.Naam, Tekst: "Kies een andere begindatum, of vraag het aan wie de zorg inkoopt."}
		}
		beeld.Delen = append(beeld.Delen, voorzieningvelden(n, i, keuzes))
	}
	if beeld.Aantal < meesteVoorzieningen {
		beeld.Meer = &vorm.Knop{Tekst: "Nog een voorziening", Naam: "meer", Waarde: "ja", ZonderControl: true}
	}
	if redenen := termijnredenen(d); len(redenen) > 0 {
		beeld.Termijn = &redenen[0]
	}
	return beeld, titel, nil
}

// producten gives what can be allotted on the first day of a provision as typed,
// or today while that is no date, with that day.
func (b *blad) producten(d *dossier, i *vorm.Invoer, n int) ([]contract.Keuze, tijdlijn.Dag, error) {
	op, err := tijdlijn.ParseDag(i.Tekst(voorzieningsveld(n, "vanaf")))
	if err != nil {
		op = b.Vandaag
	}
	keuzes, err := contract.Producten(b.R.Context(), b.Opslag, d.Zaak.Gemeente, op)
	return keuzes, op, err
}

func voorzieningvelden(n int, i *vorm.Invoer, keuzes []contract.Keuze) voorzieningdeel {
	veld := func(v vorm.Veld) vorm.Veld {
		v.Naam = voorzieningsveld(n, v.Naam)
		v.Waarde, v.Fout = i.Waarden.Get(v.Naam), i.Bij(v.Naam)
		return v
	}
	product := veld(vorm.Veld{Soort: vorm.LijstVeld, Naam: "product", Label: "Welke hulp, van welke aanbieder?",
		Keuzes: []vorm.Keuze{{Tekst: "Kies"}}})
	for _, k := range keuzes {
		tekst := fmt.Sprintf("%s, %s (%s per %s)", k.Tarief.Omschrijving, k.Aanbieder, k.Tarief.Bedrag, k.Tarief.Eenheid.Enkelvoud())
		product.Keuzes = append(product.Keuzes, vorm.Keuze{Waarde: productcode(k), Tekst: tekst, Gekozen: productcode(k) == product.Waarde})
	}
	vaak := veld(vorm.Veld{Soort: vorm.LijstVeld, Naam: "frequentie", Label: "Hoe vaak?", Keuzes: []vorm.Keuze{{Tekst: "Kies"}}})
	for _, f := range contract.Frequenties() {
		vaak.Keuzes = append(vaak.Keuzes, vorm.Keuze{Waarde: string(f), Tekst: vorm.Hoofdletter(f.Tekst()),
			Gekozen: string(f) == vaak.Waarde})
	}
	return voorzieningdeel{Kop: "Voorziening " + strconv.Itoa(n), Product: product, Velden: []vorm.Veld{
		veld(vorm.Veld{Soort: vorm.GetalVeld, Naam: "volume", Label: "Hoeveel?", Uitleg: "In de eenheid van het product.", Kort: true,
			Max: 8}), vaak,
		veld(vorm.Veld{Soort: vorm.DatumVeld, Naam: "vanaf", Label: "Vanaf"}),
		veld(vorm.Veld{Soort: vorm.DatumVeld, Naam: "tot", Label: "Tot en met", Uitleg: "Leeg: zonder einddatum.", Facultatief: true}),
	}}
}

// voorbereiden lays down the proposal. The button for one more provision changes
// nothing: the form comes back with room for it.
func voorbereiden(b *blad, d *dossier, i *vorm.Invoer) (vorm.Uitkomst, error) {
	if i.Tekst("meer") != "" {
		i.Zet("aantal", strconv.Itoa(min(aantalVoorzieningen(i)+1, meesteVoorzieningen)))
		return vorm.Uitkomst{Opnieuw: true}, nil
	}
	v := zaak.Voorstel{Zaak: d.verwijzing(i), Advies: i.Tekst("advies")}
	switch i.Tekst("voorstel") {
	case "toekennen":
		for n := 1; n <= aantalVoorzieningen(i); n++ {
			keuzes, _, err := b.producten(d, i, n)
			if err != nil {
				return vorm.Uitkomst{}, err
			}
			if p, gevuld := leesVoorziening(n, i, keuzes); gevuld {
				v.Voorzieningen = append(v.Voorzieningen, p)
			}
		}
	case "afwijzen":
	default:
		i.Fout("voorstel", "Kies wat u voorstelt.")
	}
	if v.Advies == "" {
		i.Fout("advies", "Schrijf een advies voor wie het besluit neemt.")
	}
	if err := i.Mis(); err != nil {
		return vorm.Uitkomst{}, err
	}
	err := bijVoorziening(b.Zaken.Voorbereiden(b.R.Context(), b.Wie, v))
	return vorm.Uitkomst{Adres: d.pad, Kop: "Het voorstel ligt klaar",
		Tekst: "Wie mandaat heeft, ziet de zaak nu op de werklijst om te besluiten."}, err
}

var nummerInZin = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`voorziening (\d)`) })

// bijVoorziening leads an error about a provision to its own field: the room names
// the provision in the sentence and the field beside it.
func bijVoorziening(err error) error {
	plek := fout.Plek(err)
	if plek == "" || plek == "advies" {
		return err
	}
	n := 1
	if m := nummerInZin().FindStringSubmatch(fout.Zin(err)); m != nil {
		n = vorm.AlsGetal(m[1])
	}
	velden := map[string]string{"aanbieder": "product", "eenheid": "product"}
	if ander, ok := velden[plek]; ok {
		plek = ander
	}
	return fout.New(fout.SoortVan(err), "%s", fout.Zin(err)).Bij(voorzieningsveld(n, plek))
}

// leesVoorziening reads one provision. The first must be filled in; another one
// that is left empty is passed over.
func leesVoorziening(n int, i *vorm.Invoer, keuzes []contract.Keuze) (zaak.Voorziening, bool) {
	tekst := func(naam string) string { return i.Tekst(voorzieningsveld(n, naam)) }
	if n > 1 && tekst("product") == "" && tekst("volume") == "" {
		return zaak.Voorziening{}, false
	}
	var v zaak.Voorziening
	for _, k := range keuzes {
		if productcode(k) == tekst("product") {
			v.Aanbieder, v.Categorie, v.Product = k.AGB, k.Tarief.Product.Categorie, k.Tarief.Product.Code
			v.Eenheid, v.Omschrijving = k.Tarief.Eenheid, k.Tarief.Omschrijving
		}
	}
	welke := ""
	if n > 1 {
		welke = "Voorziening " + strconv.Itoa(n) + ": "
	}
	if v.Product == "" && v.Categorie == "" {
		i.Fout(voorzieningsveld(n, "product"), welke+"Kies welke hulp de inwoner krijgt.")
	}
	var err error
	if v.Volume, err = strconv.ParseInt(strings.ReplaceAll(tekst("volume"), ".", ""), 10, 64); err != nil || v.Volume <= 0 ||
		v.Volume > 99_999_999 {
		i.Fout(voorzieningsveld(n, "volume"), welke+"Vul in hoeveel er nodig is: een heel getal boven 0.")
	}
	if v.Frequentie = contract.Frequentie(tekst("frequentie")); !v.Frequentie.Bestaat() {
		i.Fout(voorzieningsveld(n, "frequentie"), welke+"Kies hoe vaak.")
	}
	v.Geldig = tijdlijn.Vanaf(i.Dag(voorzieningsveld(n, "vanaf"), welke+"Vul in vanaf welke dag de hulp begint."))
	if tekst("tot") != "" {
		v.Geldig.Tot = i.Dag(voorzieningsveld(n, "tot"), "").Plus(1)
		if v.Geldig.Leeg() {
			i.Fout(voorzieningsveld(n, "tot"), welke+"De laatste dag ligt voor de eerste. Controleer de datums.")
		}
	}
	v.Omschrijving = strings.TrimSpace(fmt.Sprintf("%s, %s %s %s", v.Omschrijving, vorm.Getal(int(v.Volume)), v.Eenheid.Meervoud(),
		v.Frequentie.Tekst()))
	return v, true
}
