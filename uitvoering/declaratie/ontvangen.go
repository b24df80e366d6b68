package declaratie

import (
	"context"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/uitvoering/betaling"
	"nabuur/uitvoering/toewijzing"
)

// Ontvangen judges a claim in the caller's transaction, books what is right and
// puts it ready for payment, in the name of the organisation that handles the
// claim check today for the claim's period. It returns an error, and nothing of
// the transaction may then be kept, when the claim does not add up (Onjuist),
// when nobody holds a task it needs (Gat), or when there is nobody to pay.
//
// The same claim offered again gives the same answer with Herhaald, and changes
// nothing. The number of a claim that was judged, in another message, is refused
// with 9333 (TR333).
func (d *Declaraties) Ontvangen(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, claim Declaratie) (Antwoord, error) {
	if err := claim.keur(); err != nil {
		return Antwoord{}, err
	}
	id := claim.id()
	bekend, gevonden, err := leesAntwoord(ctx, tx, claim.Gemeente, id)
	if err != nil || gevonden {
		bekend.Herhaald = true
		return bekend, err
	}
	verdeling, err := d.Verdeling.StandIn(ctx, tx)
	if err != nil {
		return Antwoord{}, err
	}
	taakCheck := taak(claim.Domein, "declaratiecontrole")
	behandelaar, ok := verdeling.Behandelaar(claim.Gemeente, taakCheck, claim.Periode.Vanaf, nu.Dag())
	if !ok {
		return Antwoord{}, verdeling.Gat(claim.Gemeente, taakCheck, nu.Dag())
	}
	eerder, dubbel, err := metNummer(ctx, tx, claim)
	if err != nil {
		return Antwoord{}, err
	}
	if dubbel {
		return d.weiger(ctx, tx, nu, claim, id, behandelaar, bevinding("9333", "Declaratie "+claim.Nummer+" is al op "+eerder.Ontvangen.Dag().Tekst()+" ontvangen in een ander bericht."))
	}
	werk := &dossier{Declaratie: claim, id: id, verdeling: verdeling}
	if err := werk.beoordeel(ctx, tx); err != nil {
		return Antwoord{}, err
	}
	antwoord := werk.antwoord()
	if err := voegDeclaratieToe(ctx, tx, claim, nu, antwoord, Beoordeeld, behandelaar.ID); err != nil {
		return Antwoord{}, err
	}
	if err := werk.boek(ctx, tx, nu); err != nil {
		return Antwoord{}, err
	}
	if antwoord.Betaling, err = d.zetKlaar(ctx, tx, nu, claim, id); err != nil {
		return Antwoord{}, err
	}
	return antwoord, d.Logboek.Schrijf(ctx, tx, logregel(claim, antwoord, behandelaar))
}

// weiger refuses the claim as a whole: nothing of it is judged or paid, and its
// lines are not kept.
func (d *Declaraties) weiger(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, claim Declaratie, id string, behandelaar taakverdeling.Toedeling, reden toewijzing.Bevinding) (Antwoord, error) {
	antwoord := claim.leegAntwoord(id)
	antwoord.Codes, antwoord.Redenen = []string{reden.Code}, []toewijzing.Bevinding{reden}
	if err := voegDeclaratieToe(ctx, tx, claim, nu, antwoord, Afgekeurd, behandelaar.ID); err != nil {
		return Antwoord{}, err
	}
	if err := voegRedenenToe(ctx, tx, claim.Gemeente, id, []weigering{{"declaratie", 0, antwoord.Redenen}}); err != nil {
		return Antwoord{}, err
	}
	return antwoord, d.Logboek.Schrijf(ctx, tx, logregel(claim, antwoord, behandelaar))
}

func (d Declaratie) leegAntwoord(id string) Antwoord {
	return Antwoord{Gemeente: d.Gemeente, Domein: d.Domein, Aanbieder: d.Aanbieder, Nummer: d.Nummer, ID: id, Ingediend: d.Totaal}
}

func logregel(d Declaratie, a Antwoord, behandelaar taakverdeling.Toedeling) logboek.Regel {
	return logboek.Regel{
		Gemeente: d.Gemeente, Medewerker: betaling.Automatisch, Organisatie: behandelaar.Uitvoerder, Toedeling: behandelaar.ID,
		Handeling: "declaratie.beoordelen", Soort: "declaratie", Object: a.ID, Doel: "declaratiecontrole",
		Gegevens: map[string]string{
			"aanbieder": d.Aanbieder.String(), "nummer": d.Nummer, "bericht": d.Bericht, "retourcode": a.Codes[0],
			"ingediend": strconv.FormatInt(int64(a.Ingediend), 10), "toegekend": strconv.FormatInt(int64(a.Toegekend), 10),
		},
	}
}

// betaaltermijn is how many days after receipt a claim is to be paid (art. 6:119b
// lid 2 BW).
const betaaltermijn = 30

func geenRekening(d Declaratie, dag tijdlijn.Dag) error {
	return fout.New(fout.Onjuist, "Van aanbieder %s is op %s geen rekeningnummer bekend. Leg de aanbieder vast bij het contract en bied declaratie %s opnieuw aan.", d.Aanbieder, dag.Tekst(), d.Nummer)
}

// crediteur names the provider in the books: per domain, since each domain may be
// paid by another organisation.
func crediteur(domein taakverdeling.Domein, aanbieder kenmerk.AGB) string {
	return string(domein) + "/" + aanbieder.String()
}
