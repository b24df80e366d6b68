package toewijzing

import (
	"context"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/uitvoering/contract"
)

// Verwijzing names an allotment. Versie is the version that was seen; 0 means that it
// does not matter.
type Verwijzing struct {
	Gemeente kenmerk.Gemeentecode
	Nummer   int64
	Versie   int64
}

// Wijziging is what changes of an allotment: nil keeps what there is.
type Wijziging struct {
	Verwijzing
	Reden  Reden
	Tot    *tijdlijn.Dag
	Omvang *Omvang
	Budget *geld.Cent
}

// op gives the allotment as the change leaves it.
func (w Wijziging) op(oud Toewijzing) Toewijzing {
	nieuw := oud
	nieuw.RedenWijziging = w.Reden
	if w.Tot != nil {
		nieuw.Geldig.Tot = *w.Tot
	}
	if w.Omvang != nil {
		nieuw.Omvang = *w.Omvang
	}
	if w.Budget != nil {
		nieuw.Budget = *w.Budget
	}
	return nieuw
}

// Wijzigen adds a version of the allotment with its new end, total volume or
// budget, and queues the message. The number, client, provider, product and first
// day never change, and a volume only when it is a total over the whole period
// (OP033x1); any other size is a new allotment. Care that goes on in the same size
// goes on under the same number, with a later end (OP380).
//
// It refuses a change that changes nothing, whose reason is not in the list or says
// something else than what changes, that would stand beside an allotment of the same
// product, or that concerns an allotment that was taken away. It asks the right
// toewijzing.maken. The new version answers no request: its ReferentieAanbieder is
// empty (IV097).
func (r *Register) Wijzigen(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, wie organisatie.Wie, w Wijziging) (Toewijzing, error) {
	oud, toedeling, err := r.teWijzigen(ctx, tx, nu, wie, w.Verwijzing)
	if err != nil {
		return Toewijzing{}, err
	}
	nieuw := w.op(oud)
	nieuw.Toedeling, nieuw.ReferentieAanbieder = toedeling, ""
	if err := keurWijziging(ctx, tx, oud, nieuw); err != nil {
		return Toewijzing{}, err
	}
	return r.vervang(ctx, tx, nu, wie, oud, nieuw, "toewijzing.wijzigen")
}

// keurWijziging refuses what an allotment cannot become.
func keurWijziging(ctx context.Context, l opslag.Lezer, oud, nieuw Toewijzing) error {
	switch {
	case nieuw.gelijk(oud):
		return fout.New(fout.Onjuist, "Er verandert niets aan toewijzing %d. Wijzig de einddatum, het totale volume of het budget.",
			oud.Nummer)
	case nieuw.Geldig.Leeg():
		return fout.New(fout.Onjuist, "Toewijzing %d begint op %s en kan niet eerder eindigen. Geef een latere einddatum.", oud.Nummer,
			oud.Geldig.Vanaf.Tekst()).Bij("tot")
	case nieuw.Omvang != oud.Omvang && !AlleenVolume(oud.Omvang, nieuw.Omvang):
		return fout.New(fout.Onjuist,
			"Alleen een volume over de hele looptijd kan wijzigen. Beëindig toewijzing %d en maak een nieuwe toewijzing.",
			oud.Nummer).Bij("omvang")
	}
	if err := keurReden(nieuw.RedenWijziging, oud.Geldig.Tot, nieuw.Geldig.Tot); err != nil {
		return err
	}
	if err := keurOmvang(nieuw.Product, nieuw.Omvang, nieuw.Budget, nieuw.Geldig); err != nil {
		return err
	}
	if nieuw.Geldig.Tot <= oud.Geldig.Tot {
		return nil
	}
	return stapelt(ctx, l, nieuw)
}

// gelijk reports whether the two grant the same.
func (t Toewijzing) gelijk(u Toewijzing) bool {
	return t.Geldig == u.Geldig && t.Omvang == u.Omvang && t.Budget == u.Budget
}

// AlleenVolume reports whether one size can become the other on one allotment: the
// same one, or another total over the whole period (Frequentie 6, OP033x1).
func AlleenVolume(oud, nieuw Omvang) bool {
	return oud == nieuw || oud.Eenheid == nieuw.Eenheid && oud.Frequentie == contract.Totaal && nieuw.Frequentie == contract.Totaal
}

// Intrekken takes the allotment away as if it never was (RedenWijziging 13). It
// refuses one with an approved claim line that was not given back (TR385), and asks
// the right toewijzing.maken.
func (r *Register) Intrekken(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, wie organisatie.Wie, v Verwijzing) (Toewijzing,
	error) {
	oud, toedeling, err := r.teWijzigen(ctx, tx, nu, wie, v)
	if err != nil {
		return Toewijzing{}, err
	}
	if err := r.magWeg(ctx, tx, oud); err != nil {
		return Toewijzing{}, err
	}
	nieuw := oud.weg()
	nieuw.Toedeling, nieuw.ReferentieAanbieder = toedeling, ""
	return r.vervang(ctx, tx, nu, wie, oud, nieuw, "toewijzing.intrekken")
}

// weg gives the allotment as one that never was: it ends where it begins.
func (t Toewijzing) weg() Toewijzing {
	t.RedenWijziging, t.Geldig.Tot, t.Wacht = Verwijderd, t.Geldig.Vanaf, ""
	return t
}

// magWeg refuses to take away an allotment on which claims were approved (TR385).
func (r *Register) magWeg(ctx context.Context, l opslag.Lezer, t Toewijzing) error {
	gedeclareerd, err := r.Gedeclareerd(ctx, l, t.Gemeente, t.Nummer)
	if err != nil || !gedeclareerd {
		return err
	}
	return fout.New(fout.Botsing,
		"Op toewijzing %d zijn declaraties goedgekeurd; zij kan niet worden verwijderd. Beëindig de toewijzing, of laat de aanbieder "+
			"eerst crediteren.", t.Nummer)
}

// teWijzigen reads an allotment for an act of a person: the right first, so that
// who may not know of it learns nothing. It gives the Toedeling the act leans on.
func (r *Register) teWijzigen(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, wie organisatie.Wie, v Verwijzing) (Toewijzing,
	taakverdeling.Verwijzing, error) {
	oud, gevonden, err := Get(ctx, tx, v.Gemeente, v.Nummer)
	if err == nil && !gevonden {
		err = geenToewijzing(v.Nummer)
	}
	if err != nil {
		return Toewijzing{}, taakverdeling.Verwijzing{}, err
	}
	object := toegang.Object{Gemeente: v.Gemeente, Soort: "toewijzing", ID: strconv.FormatInt(v.Nummer, 10),
		Taak: oud.Domein.Taak(taakverdeling.Toewijzing)}
	blik, err := r.Poort.Blik(ctx, tx, wie, nu.Dag())
	if err != nil {
		return Toewijzing{}, taakverdeling.Verwijzing{}, err
	}
	toestemming, err := blik.Mag(toegang.ToewijzingMaken, object)
	if err != nil {
		return Toewijzing{}, taakverdeling.Verwijzing{}, toegang.AlsOfNiets(err, geenToewijzing(v.Nummer))
	}
	return oud, toestemming.Toedeling.Verwijzing(), oud.magNog(v.Versie)
}

// magNog refuses a change to another version than the one that was seen, and to an
// allotment that was taken away.
func (t Toewijzing) magNog(versie int64) error {
	switch {
	case versie != 0 && versie != t.Versie:
		return fout.New(fout.Botsing, "Iemand anders heeft toewijzing %d intussen gewijzigd. Laad de pagina opnieuw.", t.Nummer)
	case t.RedenWijziging == Verwijderd:
		return fout.New(fout.Botsing, "Toewijzing %d is verwijderd en verandert niet meer. Maak een nieuwe toewijzing.", t.Nummer)
	}
	return nil
}

// vervang closes what was known and adds the next version, at least a second
// later than the one before.
func (r *Register) vervang(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, wie organisatie.Wie, oud, nieuw Toewijzing,
	handeling string) (Toewijzing, error) {
	nieuw = nieuw.na(oud, nu)
	if err := sluit(ctx, tx, oud, nieuw.Toegewezen); err != nil {
		return Toewijzing{}, err
	}
	return nieuw, r.leg(ctx, tx, nieuw, handeling, medewerker{wie.Medewerker, wie.Organisatie})
}

// na makes the allotment the version after oud.
func (t Toewijzing) na(oud Toewijzing, nu tijdlijn.Moment) Toewijzing {
	t.Toegewezen, t.Versie = max(nu, oud.Toegewezen+seconde), oud.Versie+1
	return t
}
