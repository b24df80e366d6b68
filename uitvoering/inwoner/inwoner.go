// Package inwoner holds the residents a municipality helps: who they are and
// where they live, as far as a task needs it. A resident belongs to one
// municipality; the same person in two municipalities is two records, because
// neither municipality may know of the other's.
package inwoner

import (
	"context"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tekst"
	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
)

// Geslacht is the code of the BRP (Logisch ontwerp BRP, element 04.10): 0
// unknown, 1 man, 2 woman.
type Geslacht string

// The three codes.
const (
	Onbekend Geslacht = "0"
	Man      Geslacht = "1"
	Vrouw    Geslacht = "2"
)

// Naam is the name of a person as the BRP keeps it.
type Naam struct {
	Voorletters string `json:"voorletters" yaml:"voorletters"`
	Voornamen   string `json:"voornamen" yaml:"voornamen"`
	Voorvoegsel string `json:"voorvoegsel" yaml:"voorvoegsel"`
	Achternaam  string `json:"achternaam" yaml:"achternaam"`
}

// Volledig writes the name for a reader: "A.M. van der Berg".
func (n Naam) Volledig() string {
	var b strings.Builder
	for _, letter := range n.Voorletters {
		b.WriteRune(letter)
		b.WriteByte('.')
	}
	for _, deel := range []string{n.Voorvoegsel, n.Achternaam} {
		if deel != "" {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(deel)
		}
	}
	return b.String()
}

// Adres is a Dutch address.
type Adres struct {
	Straat     string           `json:"straat" yaml:"straat"`
	Huisnummer int64            `json:"huisnummer" yaml:"huisnummer"`
	Huisletter string           `json:"huisletter" yaml:"huisletter"`
	Toevoeging string           `json:"toevoeging" yaml:"toevoeging"`
	Postcode   kenmerk.Postcode `json:"postcode" yaml:"postcode"`
	Plaats     string           `json:"plaats" yaml:"plaats"`
}

// Inwoner is one resident of one municipality.
type Inwoner struct {
	Gemeente kenmerk.Gemeentecode `json:"gemeente" yaml:"gemeente"`
	ID       string               `json:"id" yaml:"-"`
	BSN      kenmerk.BSN          `json:"bsn" yaml:"bsn"`
	Geboren  tijdlijn.Dag         `json:"geboren" yaml:"geboren"`
	Geslacht Geslacht             `json:"geslacht" yaml:"geslacht"`
	Naam     Naam                 `json:"naam" yaml:"naam"`
	Adres    Adres                `json:"adres" yaml:"adres"`
	Telefoon string               `json:"telefoon" yaml:"telefoon"`
	Email    string               `json:"email" yaml:"email"`
	Versie   int64                `json:"versie" yaml:"-"`
}

// Leeftijd gives the age in whole years on d. Who is born on 29 February turns a
// year older on 1 March in a year without that day.
func (i Inwoner) Leeftijd(d tijdlijn.Dag) int {
	jaar, maand, dag := i.Geboren.Delen()
	nu, nuMaand, nuDag := d.Delen()
	if nuMaand < maand || nuMaand == maand && nuDag < dag {
		return nu - jaar - 1
	}
	return nu - jaar
}

// Inwoners is the register of residents.
type Inwoners struct {
	klok   tijdlijn.Klok
	toeval io.Reader
}

// New gives the register; klok and toeval serve to make ids.
func New(klok tijdlijn.Klok, toeval io.Reader) *Inwoners {
	return &Inwoners{klok: klok, toeval: toeval}
}

// Inschrijven adds a resident and gives the record with its id. When the
// municipality knows the BSN already, it gives the record that is there and
// changes nothing; somebody with another surname or date of birth is not that resident,
// and is refused (Botsing): who uses a BSN makes sure whose it is (art. 12 Wabb). Rights
// are checked by the act that calls it.
func (r *Inwoners) Inschrijven(ctx context.Context, tx *opslag.Tx, nieuw Inwoner) (Inwoner, error) {
	nieuw, err := nieuw.schoon()
	if err != nil {
		return Inwoner{}, err
	}
	if err := nieuw.controleer(tijdlijn.Vandaag(r.klok)); err != nil {
		return Inwoner{}, err
	}
	bekend, gevonden, err := MetBSN(ctx, tx, nieuw.Gemeente, nieuw.BSN)
	if err != nil || gevonden && bekend.isOok(nieuw) {
		return bekend, err
	}
	if gevonden {
		return Inwoner{}, fout.New(fout.Botsing,
			"Burgerservicenummer %s is van %s, geboren op %s. Is dat niet deze inwoner, controleer dan "+
				"het nummer; is hij het wel, neem dan achternaam en geboortedatum over.", nieuw.BSN, bekend.Naam.Volledig(),
			bekend.Geboren.Tekst()).Bij("bsn")
	}
	nieuw.ID, err = kenmerk.NewID(r.klok.Nu(), r.toeval)
	if err != nil {
		return Inwoner{}, err
	}
	nieuw.Versie = 1
	return nieuw, voegToe(ctx, tx, nieuw)
}

// isOok reports whether two records are of one person, as far as a surname and a date of
// birth tell. Capitals make no difference.
func (i Inwoner) isOok(ander Inwoner) bool {
	return i.Geboren == ander.Geboren && strings.EqualFold(i.Naam.Achternaam, ander.Naam.Achternaam)
}

// letters keeps the letters of initials, however they were written: "G. H." is "GH" (IV007).
var letters = strings.NewReplacer(".", "", " ", "")

// schoon gives the resident with every text as it is kept (tekst.Regel), and his initials
// as letters alone.
func (i Inwoner) schoon() (Inwoner, error) {
	for _, v := range []struct {
		veld   string
		waarde *string
	}{
		{"achternaam", &i.Naam.Achternaam}, {"voorvoegsel", &i.Naam.Voorvoegsel}, {"voorletters", &i.Naam.Voorletters},
		{"voornamen", &i.Naam.Voornamen}, {"straat", &i.Adres.Straat}, {"huisletter", &i.Adres.Huisletter},
		{"toevoeging", &i.Adres.Toevoeging}, {"plaats", &i.Adres.Plaats}, {"telefoon", &i.Telefoon}, {"email", &i.Email},
	} {
		schoon, err := tekst.Regel(*v.waarde)
		if err != nil {
			return Inwoner{}, fout.New(fout.Onjuist, "In %s kan dit niet staan. %s", v.veld, fout.Zin(err)).Bij(v.veld)
		}
		*v.waarde = schoon
	}
	i.Naam.Voorletters = letters.Replace(i.Naam.Voorletters)
	return i, nil
}

// Get gives the resident with this id; NietGevonden when there is none.
func Get(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) (Inwoner, error) {
	gevonden, ok, err := lees(ctx, l, gemeente, id)
	if err == nil && !ok {
		err = fout.New(fout.NietGevonden, "Deze inwoner is niet gevonden. Controleer de gegevens en zoek opnieuw.")
	}
	return gevonden, err
}

// lengten holds the longest text per field: those of the national message
// standard (iWmo 3.2, basisschema), so that what is entered can be sent.
var lengten = []struct {
	veld, naam string
	max        int
	waarde     func(Inwoner) string
}{
	{"achternaam", "De achternaam", 200, func(i Inwoner) string { return i.Naam.Achternaam }},
	{"voorvoegsel", "Het voorvoegsel", 10, func(i Inwoner) string { return i.Naam.Voorvoegsel }},
	{"voorletters", "De voorletters", 6, func(i Inwoner) string { return i.Naam.Voorletters }},
	{"voornamen", "De voornamen", 200, func(i Inwoner) string { return i.Naam.Voornamen }},
	{"straat", "De straat", 24, func(i Inwoner) string { return i.Adres.Straat }},
	{"plaats", "De plaats", 80, func(i Inwoner) string { return i.Adres.Plaats }},
	{"huisletter", "De huisletter", 1, func(i Inwoner) string { return i.Adres.Huisletter }},
	{"toevoeging", "De toevoeging", 4, func(i Inwoner) string { return i.Adres.Toevoeging }},
	{"email", "Het e-mailadres", 80, func(i Inwoner) string { return i.Email }},
	{"telefoon", "Het telefoonnummer", 15, func(i Inwoner) string { return i.Telefoon }},
}

// oudsteGeboren is the first date of birth of somebody who can be alive.
var oudsteGeboren = tijdlijn.MustDag("1890-01-01")

func (i Inwoner) controleer(vandaag tijdlijn.Dag) error {
	for _, l := range lengten {
		if utf8.RuneCountInString(l.waarde(i)) > l.max {
			return fout.New(fout.Onjuist, "%s is te lang; er passen %d tekens in.", l.naam, l.max).Bij(l.veld)
		}
	}
	switch {
	case i.Gemeente.IsLeeg():
		return fout.New(fout.Onjuist, "Geef de gemeente waar de inwoner woont.").Bij("gemeente")
	case i.BSN.IsLeeg():
		return fout.New(fout.Onjuist, "Geef het burgerservicenummer van de inwoner.").Bij("bsn")
	case i.Naam.Achternaam == "":
		return fout.New(fout.Onjuist, "Geef de achternaam van de inwoner.").Bij("achternaam")
	case i.Geboren < oudsteGeboren:
		return fout.New(fout.Onjuist, "De geboortedatum %s ligt voor 1890. Controleer het jaar.", i.Geboren).Bij("geboren")
	case i.Geboren > vandaag:
		return fout.New(fout.Onjuist, "De geboortedatum %s ligt in de toekomst. Controleer de datum.", i.Geboren).Bij("geboren")
	case i.Geslacht != Onbekend && i.Geslacht != Man && i.Geslacht != Vrouw:
		return fout.New(fout.Onjuist, "Kies bij geslacht onbekend (0), man (1) of vrouw (2).").Bij("geslacht")
	case i.Adres.Straat == "" || i.Adres.Plaats == "":
		return fout.New(fout.Onjuist, "Geef de straat en de plaats; zonder komt er geen brief aan.").Bij("straat")
	case i.Adres.Postcode.IsLeeg() || i.Adres.Huisnummer <= 0 || i.Adres.Huisnummer > 99999:
		return fout.New(fout.Onjuist, "Geef de postcode en een huisnummer tussen 1 en 99999.").Bij("huisnummer")
	}
	return nil
}

// Regel writes street and number on one line: "Nieuwstraat 70a".
func (a Adres) Regel() string {
	regel := a.Straat + " " + strconv.FormatInt(a.Huisnummer, 10) + strings.ToLower(a.Huisletter)
	if a.Toevoeging != "" {
		regel += "-" + a.Toevoeging
	}
	return regel
}
