// Package declaratie takes in what providers claim, judges it line by line, and
// turns what is right into entries in the books and a payment order.
//
// A claim is judged once. Offered again as the same file, it gives the same
// answer and changes nothing. Its number offered again in another message is
// refused (TR333). A line is right or refused by itself, with the retour code of
// the standard and one Dutch sentence in its own facts; a refused line never
// stops another one.
//
// What was approved carries the Toedeling that held the claim check on the day of
// delivery: by it the costs are later settled. Credits come before debits
// (OP366) and give the money back under the Toedeling of the line they undo.
//
// After a merger a claim to the successor may be about allotments of the old
// municipality, which stay under its code. It is judged once, as one claim, and
// gets one Antwoord. What was approved is then kept, booked and paid under the
// municipality whose resident it concerned on the day of delivery (Deel): the old
// one before the merger, the successor from that day on. What was refused, and why,
// stays with the municipality the claim was sent to. Every row so has one
// municipality as its key, and whoever reads lines per municipality and day of
// delivery reads right figures. Numbers of claims and lines are unique for the
// provider and the domain over all of them together. What a provider owes in the
// books of the old municipality is set off there, not against the successor's.
//
// The room knows no message. Whoever reads a 323 calls Ontvangen, after the
// checks inside the message (level 2); the Antwoord holds all that a 325 says.
package declaratie

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/berichtregel"
	"nabuur/kader/logboek"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/uitvoering/betaling"
	"nabuur/uitvoering/contract"
)

// Regel is one claim line (Prestatie). Volume and Bedrag are never negative; a
// Credit line undoes the line that Vorige names. Tarief is 0 when the unit is
// euro.
type Regel struct {
	Inwoner    kenmerk.BSN
	Referentie string
	Vorige     string
	Toewijzing int64
	Product    contract.Product
	Periode    tijdlijn.Periode
	Volume     int64
	Eenheid    contract.Eenheid
	Tarief     geld.Cent
	Bedrag     geld.Cent
	Credit     bool
}

// netto gives the amount with its sign.
func (r Regel) netto() geld.Cent {
	if r.Credit {
		return -r.Bedrag
	}
	return r.Bedrag
}

// Declaratie is one claim as a provider offers it. Bericht identifies the message
// it came in: with the same content in the same message it is the same claim.
// Totaal is signed: a claim that gives back more than it asks is negative. Lines
// of one client stand together in the answer, whatever their order here.
type Declaratie struct {
	Gemeente    kenmerk.Gemeentecode
	Domein      taakverdeling.Domein
	Aanbieder   kenmerk.AGB
	Nummer      string
	Bericht     string
	Periode     tijdlijn.Periode
	Dagtekening tijdlijn.Dag
	Totaal      geld.Cent
	Regels      []Regel
}

// Kanaal tells how a claim came to the municipality.
type Kanaal string

// The ways there are.
const (
	InBericht  Kanaal = "bericht" // in a message 323 to this municipality
	AlsFactuur Kanaal = "factuur" // entered, outside the messages
	AlsDeel    Kanaal = "deel"    // the part, booked here, of a claim sent to another municipality of the same merger
)

// Status tells what became of a claim or a line.
type Status string

// What can become of them. A claim that was judged holds both kinds of lines.
const (
	Beoordeeld     Status = "beoordeeld"     // of a claim: judged line by line
	Goedgekeurd    Status = "goedgekeurd"    // of a line
	Afgekeurd      Status = "afgekeurd"      // of a claim as a whole, or a line
	NietBeoordeeld Status = "nietbeoordeeld" // of a line whose client was refused
)

// Antwoord is what the municipality answers: all that a message 325 says below
// its header, whose own code is always 0200. Clienten holds refused lines and
// clients only (OP304, TR342); the codes of a part without remarks are 0200.
// Betaling is the number of the payment order of the municipality the claim was
// sent to, or 0 when it pays nothing. Delen are the municipalities the claim came
// under, that one first, with their own orders; none when it was refused as a whole.
type Antwoord struct {
	Gemeente  kenmerk.Gemeentecode
	Domein    taakverdeling.Domein
	Aanbieder kenmerk.AGB
	Nummer    string
	ID        string
	Herhaald  bool // judged before; nothing was changed
	Codes     []string
	Redenen   []berichtregel.Bevinding
	Ingediend geld.Cent // signed
	Toegekend geld.Cent // signed
	Clienten  []Client
	Betaling  int64
	Delen     []Deel
}

// Deel is what of a claim came under one municipality: signed amounts, and the
// number of its payment order or 0.
type Deel struct {
	Gemeente  kenmerk.Gemeentecode
	Ingediend geld.Cent
	Toegekend geld.Cent
	Betaling  int64
}

// Client is a client with refused lines, or one that was refused itself.
type Client struct {
	Inwoner kenmerk.BSN
	Codes   []string
	Redenen []berichtregel.Bevinding
	Regels  []Beoordeling
}

// Beoordeling is a line with what was decided on it. Toegestaan is the tariff of
// the contract on the first day of delivery, 0 when there is none; Toedeling who
// held the claim check on that day, "" when the line was not approved. Toewijzer is
// the municipality that made the allotment, or the one the claim was sent to when
// the allotment is unknown.
type Beoordeling struct {
	Regel
	Status     Status
	Codes      []string
	Redenen    []berichtregel.Bevinding
	Toegestaan geld.Cent
	Toedeling  taakverdeling.Verwijzing
	Toewijzer  kenmerk.Gemeentecode
}

// Onderdelen are the rooms a claim leans on; cmd builds each of them once.
type Onderdelen struct {
	Opslag     *opslag.Opslag
	Verdeling  *taakverdeling.Register
	Poort      *toegang.Poort
	Logboek    *logboek.Logboek
	Betalingen *betaling.Betalingen
}

// Declaraties does the acts and answers the questions about claims.
type Declaraties struct{ Onderdelen }

// New gives the room over its parts.
func New(o Onderdelen) *Declaraties { return &Declaraties{o} }

// keur refuses what the checks inside a message (level 2) cannot have let
// through: without these nothing that follows would add up.
func (d Declaratie) keur() error {
	switch {
	case d.Gemeente.IsLeeg() || d.Domein == "" || d.Aanbieder.IsLeeg() || d.Nummer == "":
		return fout.New(fout.Onjuist, "Een declaratie heeft een gemeente, een domein, een aanbieder en een nummer. Vul die aan.")
	case d.Periode.Leeg() || len(d.Regels) == 0:
		return fout.New(fout.Onjuist, "Declaratie %s heeft geen periode of geen regels. Vul die aan.", d.Nummer)
	}
	var som geld.Cent
	for _, r := range d.Regels {
		switch {
		case r.Periode.Leeg():
			return fout.New(fout.Onjuist, "De periode van regel %s bevat geen enkele dag. Controleer begin en einde.", r.Referentie)
		case r.Bedrag < 0 || r.Bedrag > grootsteBedrag || r.Tarief < 0 || r.Tarief > grootsteBedrag || r.Volume < 0 ||
			r.Volume > int64(grootsteBedrag):
			return fout.New(fout.Onjuist, "Bedrag, tarief of volume van regel %s past niet in de standaard. Controleer de getallen.",
				r.Referentie)
		case r.Credit != (r.Vorige != ""):
			return fout.New(fout.Onjuist,
				"Regel %s is credit zonder vorig referentienummer, of debet met (regel CD060). Corrigeer de regel.", r.Referentie)
		}
		som += r.netto()
	}
	if som != d.Totaal {
		return fout.New(fout.Onjuist,
			"Het totaal van declaratie %s is %s, maar de regels zijn samen %s (regel TR358). Corrigeer het totaal.", d.Nummer, d.Totaal,
			som)
	}
	return nil
}

// grootsteBedrag is the largest amount, tariff and volume of a line (LDT_Bedrag,
// LDT_Volume).
const grootsteBedrag geld.Cent = 99_999_999

// id gives the key of the claim: a digest of everything in it, so that the same
// file has the same key.
func (d Declaratie) id() string {
	h := sha256.New()
	b := make([]byte, 0, 256)
	veld := func(teksten ...string) {
		for _, t := range teksten {
			b = append(append(b, t...), 0x1f)
		}
	}
	getal := func(getallen ...int64) {
		for _, n := range getallen {
			b = append(strconv.AppendInt(b, n, 10), 0x1f)
		}
	}
	veld(d.Gemeente.String(), string(d.Domein), d.Aanbieder.String(), d.Nummer, d.Bericht)
	getal(int64(d.Periode.Vanaf), int64(d.Periode.Tot), int64(d.Dagtekening), int64(d.Totaal))
	_, _ = h.Write(b) // a hash never fails to write
	for _, r := range d.Regels {
		b = b[:0]
		veld(r.Inwoner.String(), r.Referentie, r.Vorige, r.Product.Categorie, r.Product.Code, string(r.Eenheid))
		getal(r.Toewijzing, int64(r.Periode.Vanaf), int64(r.Periode.Tot), r.Volume, int64(r.Tarief), int64(r.Bedrag), bit(r.Credit))
		_, _ = h.Write(b) // as above
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

func bit(waar bool) int64 {
	if waar {
		return 1
	}
	return 0
}
