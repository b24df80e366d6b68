package zaak

import (
	"context"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/kader/wet"
	"nabuur/opslag"
)

// daad is one act being carried out on one case, inside its transaction.
type daad struct {
	*Zaken
	ctx         context.Context
	tx          *opslag.Tx
	blik        *toegang.Blik
	pad         *Pad
	zaak        Zaak
	stap        Stap
	toestemming toegang.Toestemming
	namens      string            // on whose behalf, for the log; "" unless mandated
	gegevens    map[string]string // what the log must be able to show
	vooraf      string            // what the timeline tells before the rest
}

// handel carries out one act on an existing case: rights, step and version are
// checked, then inhoud does what is particular to the act, then case, timeline
// and log are written. Any error leaves everything as it was.
func (z *Zaken) handel(ctx context.Context, wie organisatie.Wie, h toegang.Handeling, v Verwijzing, toelichting string,
	inhoud func(*daad) error) error {
	return z.Opslag.Transactie(ctx, opslag.Voor(v.Gemeente), func(tx *opslag.Tx) error {
		gevonden, err := Get(ctx, tx, v.Gemeente, v.ID)
		if err != nil {
			return err
		}
		d, err := z.begin(ctx, tx, wie, gevonden.Domein)
		if err != nil {
			return err
		}
		d.zaak = gevonden
		if d.toestemming, err = mag(d.blik, d.pad, h, gevonden); err != nil {
			return err
		}
		if d.stap, err = d.pad.magNu(h, gevonden.Stand); err != nil {
			return err
		}
		if v.Versie != 0 && v.Versie != gevonden.Versie {
			return fout.New(fout.Botsing,
				"Iemand anders heeft deze zaak intussen gewijzigd. Laad de zaak opnieuw en voer uw wijziging dan nog eens in.")
		}
		if err := inhoud(d); err != nil {
			return err
		}
		if d.stap.Naar != "" {
			d.zaak.Stand = d.stap.Naar
		}
		return d.sluitAf(toelichting)
	})
}

// begin takes the Blik of the act within its transaction, and the path of its law.
func (z *Zaken) begin(ctx context.Context, tx *opslag.Tx, wie organisatie.Wie, domein taakverdeling.Domein) (*daad, error) {
	pad, err := z.pad(domein)
	if err != nil {
		return nil, err
	}
	blik, err := z.Poort.Blik(ctx, tx, wie, z.vandaag())
	if err != nil {
		return nil, err
	}
	return &daad{Zaken: z, ctx: ctx, tx: tx, blik: blik, pad: pad, gegevens: map[string]string{}}, nil
}

// sluitAf writes the case as it now stands, the act in the timeline and the row
// in the log.
func (d *daad) sluitAf(toelichting string) error {
	if err := d.leidAf(); err != nil {
		return err
	}
	if err := werkBij(d.ctx, d.tx, d.zaak); err != nil {
		return err
	}
	return d.legVast(toelichting)
}

// leidAf derives the open task and the last day from the stand of the case.
func (d *daad) leidAf() error {
	halte := d.pad.Halte(d.zaak.Stand)
	d.zaak.Taak = d.pad.taak(d.zaak.Stand)
	d.zaak.Uiterlijk = tijdlijn.Open
	if halte.Termijn == "" {
		return nil
	}
	termijnen, err := leesTermijnen(d.ctx, d.tx, d.zaak.Gemeente, d.zaak.ID)
	if err != nil {
		return err
	}
	for _, t := range termijnen {
		if t.Soort == halte.Termijn {
			d.zaak.Uiterlijk = t.LaatsteDag
		}
	}
	return nil
}

// legVast writes the act in the timeline and in the log. Both name the Toedeling
// the act leaned on.
func (d *daad) legVast(toelichting string) error {
	wie := d.blik.Wie
	h := Handeling{
		Moment: d.Klok.Nu(), Dag: d.blik.Vandaag, Handeling: d.stap.Handeling, Taak: d.taak(),
		Medewerker: wie.Medewerker, Naam: wie.Naam, Organisatie: wie.Organisatie,
		Toedeling: d.toestemming.Toedeling.Verwijzing(), Stand: d.zaak.Stand, Toelichting: toelichting,
	}
	if err := voegHandelingToe(d.ctx, d.tx, d.zaak, h); err != nil {
		return err
	}
	return d.Logboek.Schrijf(d.ctx, d.tx, logboek.Regel{
		Gemeente: d.zaak.Gemeente, Medewerker: wie.Medewerker, Organisatie: wie.Organisatie, Namens: d.namens,
		Handeling: string(d.stap.Handeling), Soort: "zaak", Object: d.zaak.ID, Doel: d.stap.Artikel,
		Toedeling: d.toestemming.Toedeling.Verwijzing().String(), Gegevens: d.gegevens,
	})
}

// taak gives the task in the division that the act belongs to.
func (d *daad) taak() taakverdeling.Taak { return d.zaak.Domein.Taak(d.stap.Functie) }

// beginTermijnen starts the terms that begin with the act, counted from vanaf, and
// gives them by kind.
func (d *daad) beginTermijnen(vanaf tijdlijn.Dag) (map[string]Termijn, error) {
	begonnen := map[string]Termijn{}
	for _, soort := range d.stap.Begint {
		t, err := d.begint(soort, vanaf, nil)
		if err != nil {
			return nil, err
		}
		begonnen[soort] = t
	}
	return begonnen, nil
}

// begint starts a statutory term and gives it; the receipt is kept with it.
func (d *daad) begint(soort string, vanaf tijdlijn.Dag, opgeschort []tijdlijn.Periode) (Termijn, error) {
	uitkomst, err := wet.Berekenen(wet.Termijn{Soort: soort, Vanaf: vanaf, Opschortingen: opgeschort})
	if err != nil {
		return Termijn{}, err
	}
	t := Termijn{Soort: soort, Vanaf: vanaf, LaatsteDag: uitkomst.LaatsteDag, Opgeschort: opgeschort, Uitkomst: uitkomst}
	return t, voegTermijnToe(d.ctx, d.tx, d.zaak, t)
}

// volgNummer gives the next number of its kind in this municipality and year:
// "2016-000123". Numbers have no gaps that a rolled back act could leave.
func volgNummer(ctx context.Context, tx *opslag.Tx, gemeente kenmerk.Gemeentecode, soort string, dag tijdlijn.Dag) (string, error) {
	jaar := dag.Jaar()
	laatste, err := tel(ctx, tx, gemeente, soort, jaar)
	return nummerTekst(jaar, laatste), err
}
