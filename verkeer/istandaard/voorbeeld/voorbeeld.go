// Package voorbeeld makes an example of every message of the standard: right at
// levels 1 and 2, in the canonical form, about residents and organisations that do
// not exist. One function per number of message serves both laws.
package voorbeeld

import (
	"maps"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

// Keuze is what the maker of an example may choose. What is left empty gets an
// invented value; only Dagtekening has none.
type Keuze struct {
	// Afzender and Ontvanger are those of the header. A retour message repeats those
	// of the message it answers (IV028), and so does its example.
	Afzender, Ontvanger string
	// Bsn is that of the client; in a message with more clients that of the first.
	// A message that names no client (319, 320) has no place for it.
	Bsn string
	// Identificatie is the number of this message.
	Identificatie string
	// Dagtekening is the date of this message; the dates in it lie around that day.
	Dagtekening tijdlijn.Dag
}

// The invented parties and people of the examples, with numbers that are kept free
// for tests.
const (
	gemeente  = "9901"
	aanbieder = "99000011"
	bsn       = "999990019"
	tweedeBsn = "999993653"
)

// Eerste and Laatste bound the date of an example: claims begin in 2021 (CS100) and
// are about the month before; the year after the message is still in the calendar.
var (
	Eerste  = tijdlijn.MustDag("2021-02-01")
	Laatste = tijdlijn.MustDag("9990-12-31")
)

// soort is one number of message: who sends it, and how its parts are made.
type soort struct {
	vanGemeente bool
	maak        func(*maker) istandaard.Inhoud
}

var soorten = map[string]soort{
	"301": {true, (*maker).m301}, "302": {true, (*maker).m302},
	"305": {false, (*maker).m305}, "306": {false, (*maker).m306},
	"307": {false, (*maker).m307}, "308": {false, (*maker).m308},
	"315": {false, (*maker).m315}, "316": {false, (*maker).m316},
	"317": {false, (*maker).m317}, "318": {false, (*maker).m318},
	"319": {true, (*maker).m319}, "320": {true, (*maker).m320},
	"323": {false, (*maker).m323}, "325": {true, (*maker).m325},
}

// Nummers gives the numbers of message of which there is an example, in order.
func Nummers() []string { return slices.Sorted(maps.Keys(soorten)) }

// Maak gives an example of the message with that number in the standard. What
// cannot be chosen so is an error of kind Onjuist that says what to do.
func Maak(s *istandaard.Standaard, nummer string, k Keuze) ([]byte, error) {
	gekozen, ok := soorten[nummer]
	if !ok || s.Soort(nummer) == "" {
		return nil, fout.New(fout.Onjuist, "Een bericht %q bestaat niet in %s. Kies bijvoorbeeld %s.", nummer, s.Naam, s.Soort("301"))
	}
	k, err := k.aangevuld(nummer, gekozen.vanGemeente)
	if err != nil {
		return nil, err
	}
	m := &maker{s: s, nummer: nummer, Keuze: k, eigen: wetten[s.Wet], maand: k.Dagtekening.EersteVanMaand().PlusMaanden(-1)}
	return s.Codeer(s.Maak(nummer, gekozen.maak(m)))
}

// aangevuld checks what was chosen and fills in the rest.
func (k Keuze) aangevuld(nummer string, vanGemeente bool) (Keuze, error) {
	if k.Dagtekening < Eerste || k.Dagtekening > Laatste {
		return k, fout.New(fout.Onjuist, "Een voorbeeld met dagtekening %s is niet te maken. Kies een dag van %s tot en met %s.",
			k.Dagtekening, Eerste, Laatste)
	}
	van, aan := &k.Afzender, &k.Ontvanger
	if !vanGemeente {
		van, aan = aan, van
	}
	for _, keus := range []struct {
		waarde    *string
		anders    string
		controles func(string) error
	}{
		{van, gemeente, fouteGemeente}, {aan, aanbieder, fouteAanbieder},
		{&k.Bsn, bsn, fouteBsn}, {&k.Identificatie, "VB" + nummer + "0001", fouteIdentificatie},
	} {
		if *keus.waarde == "" {
			*keus.waarde = keus.anders
		} else if err := keus.controles(*keus.waarde); err != nil {
			return k, err
		}
	}
	return k, nil
}

func fouteGemeente(tekst string) error {
	if code, err := kenmerk.ParseGemeentecode(tekst); err != nil || code.String() != tekst {
		return fout.New(fout.Onjuist, "%q is geen gemeentecode. In dit bericht is dat hier nodig: schrijf vier cijfers, bijvoorbeeld %s.",
			tekst, gemeente).Door(err)
	}
	return nil
}

func fouteAanbieder(tekst string) error {
	if code, err := kenmerk.ParseAGB(tekst); err != nil || code.String() != tekst {
		return fout.New(fout.Onjuist,
			"%q is geen AGB-code van een aanbieder. In dit bericht is die hier nodig: schrijf acht cijfers, bijvoorbeeld %s.",
			tekst, aanbieder).Door(err)
	}
	return nil
}

func fouteBsn(tekst string) error {
	nummer, err := kenmerk.ParseBSN(tekst)
	if err == nil && nummer.String() != tekst {
		return fout.New(fout.Onjuist, "Een BSN in een bericht bestaat uit negen cijfers. Schrijf het als %s.", bsn)
	}
	return err
}

// langsteIdentificatie is the length of LDT_IdentificatieBericht.
const langsteIdentificatie = 12

func fouteIdentificatie(tekst string) error {
	for _, c := range tekst {
		if c < ' ' || c > '~' {
			return fout.New(fout.Onjuist,
				"De identificatie van een bericht bestaat uit gewone letters en cijfers. Kies een andere, bijvoorbeeld VB3010001.")
		}
	}
	if len(tekst) > langsteIdentificatie {
		return fout.New(fout.Onjuist, "De identificatie %q is te lang. Neem er een van ten hoogste %d tekens.", tekst, langsteIdentificatie)
	}
	return nil
}

// maker makes the parts of one example.
type maker struct {
	Keuze
	s      *istandaard.Standaard
	nummer string
	eigen  eigenheid
	maand  tijdlijn.Dag // the first day of the month before the message
}

// eigenheid is what the two laws do not share: people, products and codes.
type eigenheid struct {
	naam               istandaard.Achternaam
	voornamen, letters string
	geslacht           string
	maanden            int // age of the client
	thuis, groep       istandaard.Product
	volgensPlan        string // RedenBeeindiging: ended as planned
}

var wetten = map[istandaard.Wet]eigenheid{
	istandaard.Wmo: {
		naam:      istandaard.Achternaam{Achternaam: "Vlinderboom", Voorvoegsel: "van der"},
		voornamen: "Griet", letters: "G", geslacht: "2", maanden: 80*12 + 5,
		thuis: istandaard.Product{Categorie: "02", Code: "02A03"},
		groep: istandaard.Product{Categorie: "07", Code: "07A03"}, volgensPlan: "19",
	},
	istandaard.Jeugd: {
		naam:      istandaard.Achternaam{Achternaam: "Waterlelie", Voorvoegsel: "de"},
		voornamen: "Sem", letters: "S", geslacht: "1", maanden: 11*12 + 5,
		thuis: istandaard.Product{Categorie: "45", Code: "45A05"},
		groep: istandaard.Product{Categorie: "41", Code: "41A01"}, volgensPlan: "31",
	},
}

// kop is the header of the message that is no answer.
func (m *maker) kop() *istandaard.Header {
	h := m.s.NewHeader(m.s.Soort(m.nummer), m.Afzender, m.Ontvanger, m.Identificatie, m.Dagtekening)
	return &h
}

// retourkop is the header of a retour on the example with that number, which was
// sent the day before.
func (m *maker) retourkop(heen string) *istandaard.RetourHeader {
	h := m.s.NewHeader(m.s.Soort(heen), m.Afzender, m.Ontvanger, "VB"+heen+"0001", m.Dagtekening-1)
	r := m.s.NewRetourHeader(m.s.Soort(heen), h, m.Identificatie, m.Dagtekening)
	r.RetourCodes = geenOpmerking()
	return &r
}

// geenOpmerking is the retour code of a class that is right.
func geenOpmerking() []string { return []string{"0200"} }

func (m *maker) geboren() istandaard.Geboortedatum {
	return istandaard.Geboortedatum{Datum: m.maand.PlusMaanden(-m.eigen.maanden).Plus(8)}
}

func (m *maker) verkort() istandaard.VerkorteNaam {
	return istandaard.VerkorteNaam{Geslachtsnaam: m.eigen.naam, Voornamen: m.eigen.voornamen, Voorletters: m.eigen.letters}
}

// vanaf is the first day of the month after the message; einde is the last day of
// the year that begins there.
func (m *maker) vanaf() tijdlijn.Dag { return m.maand.PlusMaanden(2) }

func (m *maker) einde() *tijdlijn.Dag { return new(m.maand.PlusMaanden(14).Plus(-1)) }

// The allocation that the examples are about, and the one beside it.
const (
	toewijzing = 500123
	tweede     = 500124
)
