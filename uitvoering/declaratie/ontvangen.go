package declaratie

import (
	"context"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/berichtregel"
	"nabuur/kader/logboek"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/uitvoering/betaling"
)

// Ontvangen judges a claim from a message in the caller's transaction, books what
// is right and puts it ready for payment, in the name of the organisation that
// handles the claim check today for the claim's period. It returns an error, and
// nothing of the transaction may then be kept, when the claim does not add up
// (Onjuist), when nobody holds a task that what is right needs (Gat), or when there
// is nobody to pay.
//
// The same claim offered again gives the same answer with Herhaald, and changes
// nothing. A claim is refused as a whole when its number was judged in another
// message (TR333), or when its period comes before the last one or skips a month in
// which deliveries ran (TR318).
func (d *Declaraties) Ontvangen(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, claim Declaratie) (Antwoord, error) {
	return d.neemIn(ctx, tx, nu, claim, InBericht)
}

func (d *Declaraties) neemIn(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, claim Declaratie, kanaal Kanaal) (Antwoord, error) {
	if err := claim.keur(); err != nil {
		return Antwoord{}, err
	}
	gemeenten := d.Verdeling.Gemeenten()
	w := &dossier{Declaratie: claim, id: claim.id(), kanaal: kanaal, gemeenten: gemeenten, kring: gemeenten.Kring(claim.Gemeente, nu.Dag())}
	if err := tx.MoetHouden(w.kring...); err != nil {
		return Antwoord{}, err
	}
	bekend, gevonden, err := leesAntwoord(ctx, tx, w.kring, w.id)
	if err != nil || gevonden {
		bekend.Herhaald = true
		return bekend, err
	}
	if w.verdeling, err = d.Verdeling.Stand(ctx, tx); err != nil {
		return Antwoord{}, err
	}
	bevindingen, err := w.toetsGeheel(ctx, tx)
	if err != nil {
		return Antwoord{}, err
	}
	if len(bevindingen) > 0 {
		return d.weiger(ctx, tx, nu, w, bevindingen)
	}
	if err := w.beoordeel(ctx, tx); err != nil {
		return Antwoord{}, err
	}
	return d.sluitAf(ctx, tx, nu, w)
}

// behandelaar gives who handles the claim check of a municipality today for the
// period of the claim.
func (w *dossier) behandelaar(gemeente kenmerk.Gemeentecode, vandaag tijdlijn.Dag) (*taakverdeling.Toedeling, error) {
	check := w.Domein.Taak(taakverdeling.Declaratiecontrole)
	toedeling, ok := w.verdeling.Behandelaar(gemeente, check, w.Periode.Vanaf, vandaag)
	if !ok {
		return toedeling, w.verdeling.Gat(gemeente, check, vandaag)
	}
	return toedeling, nil
}

// sluitAf keeps the answer on a claim that was judged, and books and pays what was
// approved, municipality by municipality.
func (d *Declaraties) sluitAf(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, w *dossier) (Antwoord, error) {
	antwoord := w.antwoord()
	for _, deel := range w.delen() {
		behandelaar, err := w.behandelaar(deel.Gemeente, nu.Dag())
		if err != nil {
			return Antwoord{}, err
		}
		kop := w.kop(deel, nu, antwoord.Codes[0], behandelaar)
		if err := voegKopToe(ctx, tx, kop); err != nil {
			return Antwoord{}, err
		}
		if err := w.boek(ctx, tx, nu, deel.Gemeente); err != nil {
			return Antwoord{}, err
		}
		if deel.Betaling, err = d.zetKlaar(ctx, tx, nu, w, deel.Gemeente); err != nil {
			return Antwoord{}, err
		}
		if err := d.Logboek.Schrijf(ctx, tx, logregel(kop, behandelaar)); err != nil {
			return Antwoord{}, err
		}
		antwoord.Delen = append(antwoord.Delen, deel.Deel)
	}
	antwoord.Betaling = antwoord.Delen[0].Betaling
	return antwoord, nil
}

// weiger refuses the claim as a whole: nothing of it is judged or paid, and its
// lines are not kept.
func (d *Declaraties) weiger(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, w *dossier,
	redenen []berichtregel.Bevinding) (Antwoord, error) {
	behandelaar, err := w.behandelaar(w.Gemeente, nu.Dag())
	if err != nil {
		return Antwoord{}, err
	}
	antwoord := w.leegAntwoord(w.id)
	antwoord.Codes, antwoord.Redenen = berichtregel.Codes(redenen), redenen
	geheel := deel{Deel: Deel{Gemeente: w.Gemeente, Ingediend: w.Totaal}, kanaal: w.kanaal, regels: len(w.Regels), afgekeurd: len(w.Regels)}
	kop := w.kop(geheel, nu, antwoord.Codes[0], behandelaar)
	kop.Status = Afgekeurd
	if err := voegKopToe(ctx, tx, kop); err != nil {
		return Antwoord{}, err
	}
	if err := voegRedenenToe(ctx, tx, w.Gemeente, w.id, []weigering{{"declaratie", 0, redenen}}); err != nil {
		return Antwoord{}, err
	}
	return antwoord, d.Logboek.Schrijf(ctx, tx, logregel(kop, behandelaar))
}

func (d Declaratie) leegAntwoord(id string) Antwoord {
	return Antwoord{Gemeente: d.Gemeente, Domein: d.Domein, Aanbieder: d.Aanbieder, Nummer: d.Nummer, ID: id, Ingediend: d.Totaal}
}

// kop gives the row of the claim under one municipality.
func (w *dossier) kop(d deel, nu tijdlijn.Moment, retourcode string, behandelaar *taakverdeling.Toedeling) Kop {
	return Kop{
		Gemeente: d.Gemeente, ID: w.id, Domein: w.Domein, Aanbieder: w.Aanbieder, Nummer: w.Nummer, Bericht: w.Bericht, Kanaal: d.kanaal,
		Periode: w.Periode, Dagtekening: w.Dagtekening, Ontvangen: nu, Ingediend: d.Ingediend, Toegekend: d.Toegekend,
		Regels: int64(d.regels), Afgekeurd: int64(d.afgekeurd), Retourcode: retourcode, Status: Beoordeeld,
		Toedeling: behandelaar.Verwijzing(),
	}
}

func logregel(k Kop, behandelaar *taakverdeling.Toedeling) logboek.Regel {
	return logboek.Regel{
		Gemeente: k.Gemeente, Medewerker: betaling.Automatisch, Organisatie: behandelaar.Uitvoerder,
		Toedeling: behandelaar.Verwijzing().String(),
		Handeling: "declaratie.beoordelen", Soort: "declaratie", Object: k.ID, Doel: "declaratiecontrole",
		Gegevens: map[string]string{
			"aanbieder": k.Aanbieder.String(), "nummer": k.Nummer, "bericht": k.Bericht, "retourcode": k.Retourcode,
			"ingediend": strconv.FormatInt(int64(k.Ingediend), 10), "toegekend": strconv.FormatInt(int64(k.Toegekend), 10),
		},
	}
}

// betaaltermijn is how many days after receipt a claim is to be paid (art. 6:119b
// lid 2 BW).
const betaaltermijn = 30

func geenRekening(d Declaratie, dag tijdlijn.Dag) error {
	return fout.New(fout.Onjuist,
		"Van aanbieder %s is op %s geen rekeningnummer bekend. Leg de aanbieder vast bij het contract en bied declaratie %s opnieuw aan.",
		d.Aanbieder, dag.Tekst(), d.Nummer)
}

// crediteur names the provider in the books: per domain, since each domain may be
// paid by another organisation.
func crediteur(domein taakverdeling.Domein, aanbieder kenmerk.AGB) string {
	return string(domein) + "/" + aanbieder.String()
}
