package toewijzing

import (
	"context"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/toegang"
	"nabuur/opslag"
)

// Wijziging is what changes: nil keeps what there is. Versie is the version its
// maker saw; 0 means that it does not matter.
type Wijziging struct {
	Gemeente kenmerk.Gemeentecode
	Nummer   int64
	Versie   int64
	Reden    Reden
	Tot      *tijdlijn.Dag
	Omvang   *Omvang
	Budget   *geld.Cent
}

// Wijzigen adds a version of the allotment with its new end, size or budget, and
// queues the message. The number, client, provider, product and first day never
// change. It refuses a change that changes nothing, has no reason, or concerns an
// allotment that was taken away. It asks the right toewijzing.maken.
func (r *Register) Wijzigen(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, wie organisatie.Wie, w Wijziging) (Toewijzing, error) {
	if len(w.Reden) != 2 || w.Reden == Verwijderd {
		return Toewijzing{}, fout.New(fout.Onjuist, "Geef de reden van de wijziging.").Bij("reden")
	}
	oud, toedeling, err := r.teWijzigen(ctx, tx, nu, wie, w.Gemeente, w.Nummer, w.Versie)
	if err != nil {
		return Toewijzing{}, err
	}
	nieuw := oud
	nieuw.RedenWijziging, nieuw.Toedeling = w.Reden, toedeling
	if w.Tot != nil {
		nieuw.Geldig.Tot = *w.Tot
	}
	if w.Omvang != nil {
		nieuw.Omvang = *w.Omvang
	}
	if w.Budget != nil {
		nieuw.Budget = *w.Budget
	}
	if nieuw.Geldig == oud.Geldig && nieuw.Omvang == oud.Omvang && nieuw.Budget == oud.Budget {
		return Toewijzing{}, fout.New(fout.Onjuist, "Er verandert niets aan toewijzing %d. Wijzig de einddatum, de omvang of het budget.", w.Nummer)
	}
	if nieuw.Geldig.Leeg() {
		return Toewijzing{}, fout.New(fout.Onjuist, "Toewijzing %d begint op %s en kan niet eerder eindigen. Geef een latere einddatum.", w.Nummer, oud.Geldig.Vanaf.Tekst()).Bij("tot")
	}
	if err := keurOmvang(nieuw.Product, nieuw.Omvang, nieuw.Budget, nieuw.Geldig); err != nil {
		return Toewijzing{}, err
	}
	return r.vervang(ctx, tx, nu, wie, oud, nieuw, "toewijzing.wijzigen")
}

// Beeindigen ends the allotment: tot is the first day without it.
func (r *Register) Beeindigen(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, wie organisatie.Wie, gemeente kenmerk.Gemeentecode, nummer, versie int64, tot tijdlijn.Dag, reden Reden) (Toewijzing, error) {
	return r.Wijzigen(ctx, tx, nu, wie, Wijziging{Gemeente: gemeente, Nummer: nummer, Versie: versie, Reden: reden, Tot: &tot})
}

// Intrekken takes the allotment away as if it never was (RedenWijziging 13). The
// act that calls makes sure that no claim line on it was approved (TR385).
func (r *Register) Intrekken(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, wie organisatie.Wie, gemeente kenmerk.Gemeentecode, nummer, versie int64) (Toewijzing, error) {
	oud, toedeling, err := r.teWijzigen(ctx, tx, nu, wie, gemeente, nummer, versie)
	if err != nil {
		return Toewijzing{}, err
	}
	nieuw := oud
	nieuw.RedenWijziging, nieuw.Geldig.Tot, nieuw.Toedeling = Verwijderd, oud.Geldig.Vanaf, toedeling
	return r.vervang(ctx, tx, nu, wie, oud, nieuw, "toewijzing.intrekken")
}

// teWijzigen reads an allotment for an act of a person: the right first, so that
// who may not know of it learns nothing. It gives the Toedeling the act leans on.
func (r *Register) teWijzigen(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, wie organisatie.Wie, gemeente kenmerk.Gemeentecode, nummer, versie int64) (Toewijzing, string, error) {
	oud, gevonden, err := Get(ctx, tx, gemeente, nummer)
	if err == nil && !gevonden {
		err = geenToewijzing(nummer)
	}
	if err != nil {
		return Toewijzing{}, "", err
	}
	object := toegang.Object{Gemeente: gemeente, Soort: "toewijzing", ID: strconv.FormatInt(nummer, 10), Taak: taak(oud.Domein, "toewijzing")}
	toestemming, err := r.poort.Mag(ctx, wie, toegang.ToewijzingMaken, object, nu.Dag())
	switch {
	case err != nil:
		return Toewijzing{}, "", err
	case versie != 0 && versie != oud.Versie:
		return Toewijzing{}, "", fout.New(fout.Botsing, "Iemand anders heeft toewijzing %d intussen gewijzigd. Laad de pagina opnieuw.", nummer)
	case oud.RedenWijziging == Verwijderd:
		return Toewijzing{}, "", fout.New(fout.Botsing, "Toewijzing %d is verwijderd en verandert niet meer. Maak een nieuwe toewijzing.", nummer)
	}
	return oud, toestemming.Toedeling.ID, nil
}

// vervang closes what was known and adds the next version, at least a second
// later than the one before.
func (r *Register) vervang(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, wie organisatie.Wie, oud, nieuw Toewijzing, handeling string) (Toewijzing, error) {
	nieuw.Toegewezen, nieuw.Versie = max(nu, oud.Toegewezen+seconde), oud.Versie+1
	if err := sluit(ctx, tx, oud, nieuw.Toegewezen); err != nil {
		return Toewijzing{}, err
	}
	return nieuw, r.leg(ctx, tx, nieuw, handeling, medewerker{wie.Medewerker, wie.Organisatie})
}
