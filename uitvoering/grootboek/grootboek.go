// Package grootboek keeps the double entry books of each municipality.
//
// An entry (Boeking) is a set of lines that sums to zero; Boek refuses any other.
// What was booked is never changed or removed: the store refuses it. A mistake is
// undone by Tegenboeken, once. An entry has a source (Bron) that is unique within
// the municipality, so that the same event cannot be booked twice.
//
// Every entry carries the Toedeling it leaned on, and every line the day it is
// about (Over): the month of delivery of care, not the day of booking. So the
// books can be read per executor and per period of delivery.
package grootboek

import (
	"context"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
)

// Rekening is an account: a stable code, not a number of any municipality's own
// chart of accounts.
type Rekening string

// The accounts in use.
const (
	Zorglasten       Rekening = "zorglasten"        // costs of care; tegenpartij: domain and product category, "wmo/02"
	Crediteuren      Rekening = "crediteuren"       // what is owed; tegenpartij: domain and provider, "wmo/01234567"
	BetalingOnderweg Rekening = "betaling-onderweg" // ordered and not yet taken from the bank; tegenpartij as above
)

// Regel is one line: a positive amount is debit, a negative one credit.
type Regel struct {
	Rekening    Rekening
	Tegenpartij string
	Over        tijdlijn.Dag
	Bedrag      geld.Cent
}

// Boeking is one entry. Nummer and Moment are filled by Boek; numbers count from
// 1 without gaps per municipality. Tegen is the number of the entry it undoes, or
// 0.
type Boeking struct {
	Gemeente     kenmerk.Gemeentecode
	Nummer       int64
	Datum        tijdlijn.Dag
	Moment       tijdlijn.Moment
	Omschrijving string
	Bron         string
	Toedeling    taakverdeling.Verwijzing
	Tegen        int64
	Regels       []Regel
}

// Boek adds an entry in the caller's transaction and gives its number. It refuses
// (Onjuist) an entry without source, with fewer than two lines, with a line of
// zero, or that does not sum to zero; and (Botsing) a source that was booked
// already. Writing the log is the work of the act that books.
func Boek(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, b Boeking) (int64, error) {
	if err := b.keur(); err != nil {
		return 0, err
	}
	b.Moment = nu
	nummer, err := voegToe(ctx, tx, b)
	if opslag.IsDubbel(err) {
		return 0, fout.New(fout.Botsing, "%s is al geboekt; er is niets opnieuw geboekt.", b.Omschrijving).Door(err)
	}
	return nummer, err
}

// grootste is the largest amount of one line: that of LDT_TotaalBedrag in iWmo
// and iJw. No sum of lines that fits in memory can then overflow.
const grootste geld.Cent = 999_999_999_999

func (b Boeking) keur() error {
	if b.Gemeente.IsLeeg() || b.Bron == "" || b.Omschrijving == "" {
		return fout.New(fout.Onjuist, "Een boeking heeft een gemeente, een omschrijving en een bron. Vul die aan.")
	}
	if len(b.Regels) < 2 {
		return fout.New(fout.Onjuist, "Boeking %q heeft minder dan twee regels. Geef debet en credit.", b.Omschrijving)
	}
	var som geld.Cent
	for _, r := range b.Regels {
		if r.Rekening == "" || r.Bedrag == 0 {
			return fout.New(fout.Onjuist, "In boeking %q heeft een regel geen rekening of geen bedrag. Vul die aan of laat de regel weg.",
				b.Omschrijving)
		}
		if r.Bedrag > grootste || r.Bedrag < -grootste {
			return fout.New(fout.Onjuist, "Het bedrag %s in boeking %q is groter dan Nabuur boekt. Controleer het bedrag.", r.Bedrag,
				b.Omschrijving)
		}
		som += r.Bedrag
	}
	if som != 0 {
		return fout.New(fout.Onjuist, "Boeking %q is niet in evenwicht: debet en credit verschillen %s. Maak ze gelijk.", b.Omschrijving,
			som)
	}
	return nil
}

// Grootboek does the acts on the books that are acts of their own.
type Grootboek struct {
	log *logboek.Logboek
}

// New gives the books; every act is written in log.
func New(log *logboek.Logboek) *Grootboek { return &Grootboek{log: log} }

// Tegenboeking says which entry is undone, on which day in the books, and why.
type Tegenboeking struct {
	Gemeente kenmerk.Gemeentecode
	Nummer   int64
	Datum    tijdlijn.Dag
	Reden    string
}

// Tegenboeken undoes an entry: it books the opposite of every line on the day, with
// the reason, and leaves the entry itself as it is. It refuses (NietGevonden) an
// unknown entry and (Botsing) one that was undone already, or that itself undoes
// another. Rights are checked by the act that calls.
func (g *Grootboek) Tegenboeken(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, wie organisatie.Wie, t Tegenboeking) (int64,
	error) {
	gemeente, nummer, reden := t.Gemeente, t.Nummer, t.Reden
	oud, gevonden, err := Get(ctx, tx, gemeente, nummer)
	switch {
	case err != nil:
		return 0, err
	case !gevonden:
		return 0, fout.New(fout.NietGevonden, "Boeking %d is niet gevonden. Controleer het nummer.", nummer)
	case oud.Tegen != 0:
		return 0, fout.New(fout.Botsing, "Boeking %d draait zelf boeking %d terug. Boek zo nodig opnieuw.", nummer, oud.Tegen)
	case reden == "":
		return 0, fout.New(fout.Onjuist, "Geef de reden waarom boeking %d wordt teruggedraaid.", nummer).Bij("reden")
	}
	tegen := Boeking{
		Gemeente: gemeente, Datum: t.Datum, Moment: nu, Toedeling: oud.Toedeling, Tegen: nummer,
		Omschrijving: reden, Bron: "tegenboeking/" + strconv.FormatInt(nummer, 10), Regels: make([]Regel, len(oud.Regels)),
	}
	for i, r := range oud.Regels {
		r.Bedrag = -r.Bedrag
		tegen.Regels[i] = r
	}
	nieuw, err := voegToe(ctx, tx, tegen)
	if opslag.IsDubbel(err) {
		return 0, fout.New(fout.Botsing, "Boeking %d is al teruggedraaid.", nummer).Door(err)
	}
	if err != nil {
		return 0, err
	}
	return nieuw, g.log.Schrijf(ctx, tx, logboek.Regel{
		Gemeente: gemeente, Medewerker: wie.Medewerker, Organisatie: wie.Organisatie, Toedeling: oud.Toedeling.String(),
		Handeling: "grootboek.tegenboeken", Soort: "boeking", Object: strconv.FormatInt(nummer, 10), Doel: "financiële administratie",
		Gegevens: map[string]string{"tegenboeking": strconv.FormatInt(nieuw, 10), "reden": reden},
	})
}
