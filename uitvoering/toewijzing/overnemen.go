package toewijzing

import (
	"context"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
)

// Toekenning is the grant of a request: who granted it, on which Toedeling, and the
// reference that the provider gave to it.
type Toekenning struct {
	Wie        organisatie.Wie
	Toedeling  taakverdeling.Verwijzing
	Referentie string
}

// Overnemen takes a change over from a request that was granted (OP348). The new
// version carries the reference of the request, so that the message that tells it
// answers the request (IV093), and no later version does (IV097). Reden Nieuw is for
// an allotment that the request leaves as it is: the version then holds nothing new
// but the reference. Verwijderd takes it away, as Intrekken does. In all else it
// refuses what Wijzigen refuses. The grant has checked the rights.
func (r *Register) Overnemen(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, t Toekenning, w Wijziging) (Toewijzing, error) {
	oud, gevonden, err := Get(ctx, tx, w.Gemeente, w.Nummer)
	switch {
	case err != nil:
		return Toewijzing{}, err
	case !gevonden:
		return Toewijzing{}, geenToewijzing(w.Nummer)
	case t.Referentie == "":
		return Toewijzing{}, fout.New(fout.Onjuist,
			"Een toegekend verzoek heeft een referentie van de aanbieder. Geef haar mee.").Bij("referentie")
	}
	if err := oud.magNog(w.Versie); err != nil {
		return Toewijzing{}, err
	}
	nieuw := w.op(oud)
	switch w.Reden {
	case Nieuw:
		if !nieuw.gelijk(oud) {
			return Toewijzing{}, fout.New(fout.Onjuist, "Toewijzing %d verandert zonder reden. Geef de reden van de wijziging.",
				w.Nummer).Bij("reden")
		}
	case Verwijderd:
		nieuw = oud.weg()
		err = r.magWeg(ctx, tx, oud)
	default:
		err = keurWijziging(ctx, tx, oud, nieuw)
	}
	if err != nil {
		return Toewijzing{}, err
	}
	nieuw.Toedeling, nieuw.ReferentieAanbieder = t.Toedeling, t.Referentie
	return r.vervang(ctx, tx, nu, t.Wie, oud, nieuw, "toewijzing.overnemen")
}
