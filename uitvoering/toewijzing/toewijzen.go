package toewijzing

import (
	"context"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/uitvoering/contract"
)

// seconde is the finest time of a message (Toewijzingstijd): two versions of an
// allotment lie at least this far apart, so that the latest can be told (IV013).
const seconde tijdlijn.Moment = 1_000_000

// maxNummer is the largest number the standard can carry (LDT_Nummer).
const maxNummer = 999_999_999

type medewerker struct {
	naam        string
	organisatie organisatie.Kenmerk
}

// Toewijzen makes the allotment that a decision asks for, in the name of the
// organisation that holds <domein>.toewijzing today. It checks contract and
// tariff on the first day, refuses an overlap (Overlapt) and returns their Fout
// unchanged. It puts the job Verzend in the queue. Rights are those of the decision
// or the grant that it carries out.
//
// A provision of a case, and a line of a request, gets one allotment: when it has
// one, that comes back with false and nothing changes. So a job may run again.
func (r *Register) Toewijzen(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, o Opdracht) (Toewijzing, bool, error) {
	if err := o.keur(); err != nil {
		return Toewijzing{}, false, err
	}
	bekend, gevonden, err := vanBron(ctx, tx, o.Gemeente, o.bron())
	if err != nil || gevonden {
		return bekend, false, err
	}
	toedeling, err := r.houder(ctx, tx, o.Gemeente, o.Domein, taakverdeling.Toewijzing, nu)
	if err != nil {
		return Toewijzing{}, false, err
	}
	if err := keurContract(ctx, tx, o); err != nil {
		return Toewijzing{}, false, err
	}
	if err := Overlapt(ctx, tx, o); err != nil {
		return Toewijzing{}, false, err
	}
	kring := r.Verdeling.Gemeenten().Kring(o.Gemeente, nu.Dag())
	if err := tx.MoetHouden(kring...); err != nil {
		return Toewijzing{}, false, err
	}
	laatste, err := laatsteNummer(ctx, tx, kring...)
	if err != nil {
		return Toewijzing{}, false, err
	}
	if laatste >= maxNummer {
		return Toewijzing{}, false, nummersOp()
	}
	nieuw := o.toewijzing(laatste+1, nu, toedeling.Verwijzing())
	return nieuw, true, r.leg(ctx, tx, nieuw, "toewijzing.toewijzen", medewerker{Automatisch, toedeling.Uitvoerder})
}

func nummersOp() error {
	return fout.New(fout.Storing, "De toewijzingsnummers van deze gemeente zijn op. Geef dit door aan de applicatiebeheerder.")
}

func (o Opdracht) toewijzing(nummer int64, nu tijdlijn.Moment, toedeling taakverdeling.Verwijzing) Toewijzing {
	return Toewijzing{
		Gemeente: o.Gemeente, Nummer: nummer, Domein: o.Domein, Zaak: o.Zaak, Verzoek: o.Verzoek, Voorziening: o.Voorziening,
		Beschikking: o.Beschikking,
		Inwoner:     o.Inwoner, Aanbieder: o.Aanbieder, Product: o.Product, Omvang: o.Omvang, Budget: o.Budget, Geldig: o.Geldig,
		Toegewezen: nu, BekendTot: tijdlijn.MomentOpen, RedenWijziging: Nieuw, ReferentieAanbieder: o.ReferentieAanbieder,
		Commentaar: o.Commentaar, Toedeling: toedeling, Versie: 1, Wacht: Start,
	}
}

// keurContract checks a specific allotment against the contract on its first day.
// An aspecific or generic one is checked per claimed product.
func keurContract(ctx context.Context, l opslag.Lezer, o Opdracht) error {
	if o.Product.Code == "" {
		return nil
	}
	tarief, err := contract.Controleer(ctx, l, o.Gemeente, o.Aanbieder, o.Product, o.Geldig.Vanaf)
	if err != nil {
		return err
	}
	if !EenheidPast(o.Omvang.Eenheid, tarief.Eenheid) && !EenheidPast(tarief.Eenheid, o.Omvang.Eenheid) {
		return fout.New(fout.Onjuist,
			"Product %s is gecontracteerd in eenheid %s; de toewijzing staat in eenheid %s. Kies de eenheid van het contract.",
			o.Product, tarief.Eenheid, o.Omvang.Eenheid).Bij("eenheid")
	}
	return nil
}

// EenheidPast reports whether what is allotted in one unit may be claimed in
// another: the same unit, or minutes for hours (TR341).
func EenheidPast(toegewezen, gedeclareerd contract.Eenheid) bool {
	return toegewezen == gedeclareerd || toegewezen == contract.Uur && gedeclareerd == contract.Minuut
}

// houder gives the Toedeling of a task today, or the Gat.
func (r *Register) houder(ctx context.Context, tx *opslag.Tx, gemeente kenmerk.Gemeentecode,
	domein taakverdeling.Domein, functie taakverdeling.Functie, nu tijdlijn.Moment) (*taakverdeling.Toedeling, error) {
	verdeling, err := r.Verdeling.Stand(ctx, tx)
	if err != nil {
		return nil, err
	}
	return verdeling.MoetUitvoerder(gemeente, domein.Taak(functie), nu.Dag())
}

// leg adds a row, writes the log and queues the message, all in tx.
func (r *Register) leg(ctx context.Context, tx *opslag.Tx, t Toewijzing, handeling string, wie medewerker) error {
	if err := voegToe(ctx, tx, t); err != nil {
		return err
	}
	if err := r.Logboek.Schrijf(ctx, tx, t.logregel(handeling, wie)); err != nil {
		return err
	}
	return r.Wachtrij.ZetIn(ctx, tx, t.verzend())
}
