// Package mandaat holds which body let which function in which organisation
// decide what, up to what amount and from when (afdeling 10.1.1 Awb), and says
// who may decide today.
//
// A decision taken under mandate is a decision of the body that gave it (art.
// 10:2 Awb) and says so (art. 10:10 Awb). Without a mandate nobody decides but
// the body itself: there is no default here.
package mandaat

import (
	"context"
	"slices"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
)

// The bodies that give mandates (art. 1:1 Awb, art. 6 Gemeentewet).
const (
	College      = "college"
	Burgemeester = "burgemeester"
	Raad         = "raad"
)

// Mandaat says that Orgaan of Gemeente lets Functie in Organisatie decide on
// Taak in the period Geldig. An empty Orgaan is the college.
//
// Tot is the highest amount that may still be decided on; 0 is no ceiling.
// Besluit names the written mandate decision (art. 10:5 lid 2 Awb) and must be
// there. Uitgesloten names subjects the mandate does not cover, such as
// "hardheidsclausule"; capitals do not matter.
type Mandaat struct {
	Gemeente    kenmerk.Gemeentecode
	ID          string
	Orgaan      string
	Organisatie organisatie.Kenmerk
	Functie     organisatie.Functie
	Taak        taakverdeling.Taak
	Tot         geld.Cent
	Grondslag   string
	Besluit     string
	Geldig      tijdlijn.Periode
	Uitgesloten []string
}

// Bevoegdheid is the answer that somebody may decide: under which Mandaat, on
// whose behalf (the words of the letter) and how to sign.
type Bevoegdheid struct {
	Mandaat       Mandaat
	Namens        string // "het college van burgemeester en wethouders van Weesp"
	Ondertekening string // "Namens het college van burgemeester en wethouders van Weesp, <naam>, <functie>"
}

// Register is the mandates in the store. It is safe for use by many goroutines.
type Register struct {
	gemeenten *organisatie.Gemeenten
	orgs      *organisatie.Register
}

// New gives the register; gemeenten names the bodies, orgs the other
// organisations that hold a mandate.
func New(gemeenten *organisatie.Gemeenten, orgs *organisatie.Register) *Register {
	return &Register{gemeenten: gemeenten, orgs: orgs}
}

// Verlenen grants a mandate (art. 10:3 and 10:5 Awb). It returns a Fout: Onjuist
// for a mandate that is not whole, Botsing when the same function already holds
// the same mandate in part of the period, or the ID is taken. After an error
// nothing of the transaction may be kept.
func (r *Register) Verlenen(ctx context.Context, tx *opslag.Tx, m Mandaat) error {
	if m.Orgaan == "" {
		m.Orgaan = College
	}
	if err := r.keur(m); err != nil {
		return err
	}
	err := voegToe(ctx, tx, m)
	switch {
	case opslag.IsOverlap(err):
		return fout.New(fout.Botsing,
			"De functie %s heeft dit mandaat in (een deel van) deze periode al. Trek eerst het oude mandaat in of kies een andere "+
				"begindatum.", m.Functie).Door(err)
	case opslag.IsDubbel(err):
		return fout.New(fout.Botsing, "Er is al een mandaat met het kenmerk %s. Kies een ander kenmerk.", m.ID).Bij("id").Door(err)
	}
	return err
}

func (r *Register) keur(m Mandaat) error {
	gemeente, bekend := r.gemeenten.Get(m.Gemeente)
	switch {
	case m.Geldig.Leeg() || m.Geldig.Vanaf == 0: // not told: no mandate is of 1970
		return fout.New(fout.Onjuist, "Een mandaat heeft een begindatum en eindigt daarna. Vul beide datums goed in.").Bij("geldig")
	case !bekend || !gemeente.Bestaat.Bevat(m.Geldig.Vanaf):
		return fout.New(fout.Onjuist, "De gemeente %s bestaat niet op %s. Kies een gemeente die op de begindatum bestaat.",
			r.gemeenten.Naam(m.Gemeente), m.Geldig.Vanaf.Tekst()).Bij("gemeente")
	case m.ID == "":
		return fout.New(fout.Onjuist, "Een mandaat heeft een kenmerk nodig. Vul het kenmerk in.").Bij("id")
	case !slices.Contains([]string{College, Burgemeester, Raad}, m.Orgaan):
		return fout.New(fout.Onjuist, "%q is geen bestuursorgaan dat mandaat verleent. Kies college, burgemeester of raad.",
			m.Orgaan).Bij("orgaan")
	case m.Organisatie == "" || m.Functie == "":
		return fout.New(fout.Onjuist, "Een mandaat gaat naar een functie bij een organisatie. Vul beide in.").Bij("functie")
	case m.Besluit == "":
		return fout.New(fout.Onjuist,
			"Een algemeen mandaat wordt schriftelijk verleend (artikel 10:5 Awb). Vul het mandaatbesluit in.").Bij("besluit")
	case m.Tot < 0:
		return fout.New(fout.Onjuist, "Het hoogste bedrag van een mandaat is niet negatief. Vul 0 in als er geen grens is.").Bij("tot")
	}
	if _, err := taakverdeling.ParseTaak(string(m.Taak)); err != nil {
		return err
	}
	if sluitUit(m, []string{m.Taak.Functie().String()}) != "" {
		return fout.New(fout.Onjuist, "Dit mandaat sluit uit waarvoor het is verleend. Haal %s uit de uitzonderingen.",
			m.Taak.Functie()).Bij("uitgesloten")
	}
	return nil
}

// Intrekken ends a mandate: per is the first day without it (art. 10:8 lid 1
// Awb). What was decided before keeps its ground. It returns a Fout:
// NietGevonden for an unknown mandate, Onjuist when it has ended by then.
func (r *Register) Intrekken(ctx context.Context, tx *opslag.Tx, gemeente kenmerk.Gemeentecode, id string, per tijdlijn.Dag) error {
	m, bekend, err := r.Get(ctx, tx, gemeente, id)
	switch {
	case err != nil:
		return err
	case !bekend:
		return fout.New(fout.NietGevonden, "Er is geen mandaat met het kenmerk %s. Controleer het kenmerk.", id)
	case m.Geldig.Tot <= per:
		return fout.New(fout.Onjuist, "Dit mandaat is op %s al geëindigd. Kies een eerdere datum.", per.Tekst()).Bij("per")
	}
	return beeindig(ctx, tx, m, max(per, m.Geldig.Vanaf))
}

// Get gives one mandate of a municipality, and false when there is none.
func (r *Register) Get(ctx context.Context, lezer opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) (Mandaat, bool, error) {
	return leesEen(ctx, lezer, gemeente, id)
}

// List gives the mandates of a municipality that hold on a day, by task,
// organisation and function.
func (r *Register) List(ctx context.Context, lezer opslag.Lezer, gemeente kenmerk.Gemeentecode, dag tijdlijn.Dag) ([]Mandaat, error) {
	return leesOp(ctx, lezer, gemeente, dag)
}

// sluitUit gives the first of the subjects that m does not cover, or "".
func sluitUit(m Mandaat, onderwerpen []string) string {
	for _, onderwerp := range onderwerpen {
		if slices.ContainsFunc(m.Uitgesloten, func(u string) bool {
			return strings.EqualFold(strings.TrimSpace(u), strings.TrimSpace(onderwerp))
		}) {
			return onderwerp
		}
	}
	return ""
}

// dekt reports whether m reaches a decision on this amount and these subjects.
func (m Mandaat) dekt(bedrag geld.Cent, onderwerpen []string) bool {
	return (m.Tot == 0 || bedrag <= m.Tot) && sluitUit(m, onderwerpen) == ""
}
