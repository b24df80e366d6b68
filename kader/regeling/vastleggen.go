package regeling

import (
	"context"
	"slices"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
)

// Register is the agreements and decisions that the store knows.
type Register struct{ opslag *opslag.Opslag }

// New gives the register on o.
func New(o *opslag.Opslag) *Register { return &Register{opslag: o} }

// Vastleggen enters an agreement. It refuses (Onjuist) one without an owner, a
// number, a form, a name or a period, with fewer than one party or the same
// party twice, or with a condition that has no text or does not say how it is
// checked. A number that is taken is a Botsing.
func (r *Register) Vastleggen(ctx context.Context, tx *opslag.Tx, regeling Regeling) error {
	if regeling.Looptijd.Tot == 0 && regeling.Looptijd.Vanaf > 0 {
		regeling.Looptijd.Tot = tijdlijn.Open
	}
	if err := keur(regeling); err != nil {
		return err
	}
	err := r.schrijf(ctx, tx, regeling)
	if opslag.IsDubbel(err) {
		return fout.New(fout.Botsing, "Er is al een regeling met nummer %q. Kies een ander nummer.",
			regeling.Nummer).Bij("nummer").Door(err)
	}
	return err
}

func keur(r Regeling) error {
	for _, veld := range []struct{ naam, waarde string }{
		{"eigenaar", string(r.Eigenaar)}, {"nummer", r.Nummer}, {"vorm", r.Vorm}, {"naam", r.Naam},
	} {
		if strings.TrimSpace(veld.waarde) == "" {
			return fout.New(fout.Onjuist, "Vul bij de regeling %q het veld %s in.", r.Nummer, veld.naam).Bij(veld.naam)
		}
	}
	if r.Looptijd.Leeg() {
		return fout.New(fout.Onjuist, "De regeling %q moet ten minste één dag lopen. Controleer begin en einde.", r.Naam).Bij("looptijd")
	}
	if len(r.Partijen) == 0 {
		return fout.New(fout.Onjuist, "Noem bij de regeling %q ten minste één partij.", r.Naam).Bij("partijen")
	}
	for i, partij := range r.Partijen {
		if partij == "" || slices.Contains(r.Partijen[:i], partij) {
			return fout.New(fout.Onjuist, "Noem elke partij bij de regeling %q één keer; %q is leeg of staat er twee keer.", r.Naam,
				string(partij)).Bij("partijen")
		}
	}
	for i, v := range r.Voorwaarden {
		if v.Soort != Kosten && v.Soort != Werkwijzen && v.Soort != Verantwoordelijkheid {
			return fout.New(fout.Onjuist, "Voorwaarde %d bij de regeling %q gaat over %q. Kies kosten, werkwijzen of verantwoordelijkheid.",
				i+1, r.Naam, string(v.Soort)).Bij("voorwaarden")
		}
		if strings.TrimSpace(v.Tekst) == "" || strings.TrimSpace(v.Toetsing) == "" {
			return fout.New(fout.Onjuist, "Schrijf bij voorwaarde %d van de regeling %q wat zij inhoudt en hoe zij wordt getoetst.", i+1,
				r.Naam).Bij("voorwaarden")
		}
	}
	return nil
}

// Besluiten enters a decision about an agreement, or, under a number that is
// known with Datum Open, the day on which it was taken. It refuses (Onjuist) one
// without a number, body or kind; an unknown agreement is NietGevonden; a
// decision that was taken is never changed (Botsing). A decision after its last
// day is entered all the same: see Besluit.IsTijdig.
func (r *Register) Besluiten(ctx context.Context, tx *opslag.Tx, besluit Besluit) error {
	besluit = vul(besluit)
	for _, veld := range []struct{ naam, waarde string }{
		{"nummer", besluit.Nummer}, {"orgaan", besluit.Orgaan}, {"soort", besluit.Soort},
	} {
		if strings.TrimSpace(veld.waarde) == "" {
			return fout.New(fout.Onjuist, "Vul bij het besluit %q het veld %s in.", besluit.Nummer, veld.naam).Bij(veld.naam)
		}
	}
	_, bekend, err := r.kop(ctx, tx, besluit.Eigenaar, besluit.Regeling)
	if err != nil {
		return err
	}
	if !bekend {
		return fout.New(fout.NietGevonden, "De regeling %q bij het besluit %q is niet bekend. Leg eerst de regeling vast.",
			besluit.Regeling, besluit.Nummer).Bij("regeling")
	}
	eerder, bekend, err := r.besluit(ctx, tx, besluit.Eigenaar, besluit.Nummer)
	switch {
	case err != nil:
		return err
	case !bekend:
		return r.schrijfBesluit(ctx, tx, besluit)
	case !eerder.Datum.IsOpen() || besluit.Datum.IsOpen() || eerder.Regeling != besluit.Regeling:
		return fout.New(fout.Botsing, "Er is al een besluit met nummer %q. Kies een ander nummer.", besluit.Nummer).Bij("nummer")
	}
	return r.neem(ctx, tx, besluit)
}

// vul reads what was left out: the owner's own body, and days that are not known.
func vul(b Besluit) Besluit {
	if b.Van == "" {
		b.Van = b.Eigenaar
	}
	if b.Datum == 0 {
		b.Datum = tijdlijn.Open
	}
	if b.Uiterlijk == 0 {
		b.Uiterlijk = tijdlijn.Open
	}
	return b
}

// Get gives an agreement with its parties and conditions, or false when there is
// none with that number.
func (r *Register) Get(ctx context.Context, eigenaar organisatie.Kenmerk, nummer string) (Regeling, bool, error) {
	return r.lees(ctx, r.opslag, eigenaar, nummer)
}

// Zoek gives the agreement that a Verwijzing points at, or false when there is
// none.
func (r *Register) Zoek(ctx context.Context, verwijzing string) (Regeling, bool, error) {
	eigenaar, nummer, ok := strings.Cut(verwijzing, "/")
	if !ok {
		return Regeling{}, false, nil
	}
	return r.Get(ctx, organisatie.Kenmerk(eigenaar), nummer)
}

// List gives the agreements that an organisation is a party to or keeps the file
// of, in order of their first day.
func (r *Register) List(ctx context.Context, partij organisatie.Kenmerk) ([]Regeling, error) {
	return r.leesVan(ctx, r.opslag, partij)
}

// BesluitenOver gives the decisions about an agreement in order of the day on
// which they were or must be taken.
func (r *Register) BesluitenOver(ctx context.Context, eigenaar organisatie.Kenmerk, regeling string) ([]Besluit, error) {
	return r.besluiten(ctx, r.opslag, eigenaar, regeling)
}
