package zaak

import (
	"context"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/kader/logboek"
	"nabuur/kader/mandaat"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/uitvoering/inwoner"
)

// Beeld is a case as one person may see it today. What the person may not see
// is not in it: Leefgebieden is nil and the letter with the report is left out
// when MagVerslag is false.
type Beeld struct {
	Zaak          Zaak
	Gemeente      organisatie.Gemeente // responsible today: the successor after a herindeling
	Inwoner       inwoner.Inwoner
	Handelingen   []Handeling
	Termijnen     []Termijn
	Leefgebieden  []Leefgebied
	Voorzieningen []Voorziening
	Beschikking   *Beschikking
	Bezwaar       *Bezwaar
	Brieven       []Brief
	MagVerslag    bool
	Houder        *taakverdeling.Toedeling // of the open step today
	Straks        *taakverdeling.Toedeling // the next one, when the division will change
	Kan           []toegang.Handeling      // what this person can do now
	Onbevoegd     string                   // why this person does not decide, though he may by his function; "" otherwise
	Pad           *Pad                     // of the law of the case
}

// Zien shows a case to a person, as far as the law and the taakverdeling let him
// see it today, and writes in the log that he saw it. A case of another
// municipality that his organisation does nothing for is NietGevonden.
func (z *Zaken) Zien(ctx context.Context, blik *toegang.Blik, gemeente kenmerk.Gemeentecode, id string) (Beeld, error) {
	return logboek.Inzien(ctx, z.Logboek, func(l opslag.Lezer) (b Beeld, inzage logboek.Regel, err error) {
		gevonden, err := Get(ctx, l, gemeente, id)
		if err != nil {
			return b, inzage, err
		}
		pad, err := z.pad(gevonden.Domein)
		if err != nil {
			return b, inzage, err
		}
		toestemming, err := mag(blik, pad, toegang.ZaakZien, gevonden)
		if err != nil {
			return b, inzage, err
		}
		_, geweigerd := blik.Mag(toegang.ZaakVerslagZien, pad.object(gevonden))
		if geweigerd != nil && !toegang.IsWeigering(geweigerd) {
			return b, inzage, geweigerd
		}
		if b, err = verzamel(ctx, l, blik, gevonden, geweigerd == nil); err != nil {
			return b, inzage, err
		}
		b.Pad = pad
		if b.Kan, err = mogelijk(blik, pad, gevonden); err != nil {
			return b, inzage, err
		}
		err = z.metMandaat(ctx, l, blik, &b)
		return b, logboek.Regel{
			Gemeente: gemeente, Medewerker: blik.Wie.Medewerker, Organisatie: blik.Wie.Organisatie,
			Handeling: string(toegang.ZaakZien), Soort: "zaak", Object: id, Doel: toestemming.Grond,
			Toedeling: toestemming.Toedeling.Verwijzing().String(),
		}, err
	})
}

// metMandaat leaves an act that decides to who has a mandate for it today, and says to
// another who decides.
func (z *Zaken) metMandaat(ctx context.Context, l opslag.Lezer, blik *toegang.Blik, b *Beeld) error {
	kan := b.Kan[:0]
	for _, h := range b.Kan {
		stap, _ := b.Pad.Stap(h)
		err := z.bevoegdTot(ctx, l, blik, b.Zaak, stap, b.Beschikking)
		switch {
		case err == nil:
			kan = append(kan, h)
		case fout.Is(err, fout.NietBevoegd):
			b.Onbevoegd = fout.Zin(err)
		default:
			return err
		}
	}
	b.Kan = kan
	return nil
}

// bevoegdTot refuses (NietBevoegd) an act that decides to who has no mandate for it. The
// besluit is the decision in the case, nil when there is none.
func (z *Zaken) bevoegdTot(ctx context.Context, l opslag.Lezer, blik *toegang.Blik, gevonden Zaak, stap Stap, besluit *Beschikking) error {
	if !stap.mandaat {
		return nil
	}
	vraag := mandaat.Vraag{Wie: blik.Wie, Gemeente: gevonden.Gemeente, Taak: gevonden.Domein.Taak(stap.Functie), Dag: blik.Vandaag}
	if stap.Handeling == toegang.BezwaarBeslissen && besluit != nil {
		vraag.Primair = besluit.Ondertekenaar()
	}
	_, err := z.Mandaten.Bevoegd(ctx, l, vraag)
	return err
}

// mogelijk lists the acts that the case may have today and this person may do.
func mogelijk(blik *toegang.Blik, pad *Pad, gevonden Zaak) ([]toegang.Handeling, error) {
	var kan []toegang.Handeling
	for _, h := range pad.Mogelijk(gevonden.Stand) {
		if stap, _ := pad.Stap(h); stap.wanneer != nil && !stap.wanneer(gevonden, blik.Vandaag) {
			continue
		}
		_, err := blik.Mag(h, pad.object(gevonden))
		switch {
		case err == nil:
			kan = append(kan, h)
		case !toegang.IsWeigering(err):
			return nil, err
		}
	}
	return kan, nil
}

// Kan tells whether this person may do the act on the case today, and if not,
// why not in one sentence. It looks at rights, mandate and the step, and does nothing.
func (z *Zaken) Kan(ctx context.Context, blik *toegang.Blik, gemeente kenmerk.Gemeentecode, id string, h toegang.Handeling) error {
	gevonden, err := Get(ctx, z.Opslag, gemeente, id)
	if err != nil {
		return err
	}
	pad, err := z.pad(gevonden.Domein)
	if err != nil {
		return err
	}
	if _, err := mag(blik, pad, h, gevonden); err != nil {
		return err
	}
	stap, err := pad.magNu(h, gevonden.Stand)
	if err != nil {
		return err
	}
	besluit, ok, err := leesBeschikking(ctx, z.Opslag, gemeente, id)
	if err != nil {
		return err
	}
	if !ok {
		return z.bevoegdTot(ctx, z.Opslag, blik, gevonden, stap, nil)
	}
	return z.bevoegdTot(ctx, z.Opslag, blik, gevonden, stap, &besluit)
}

// mag asks about an act on the case. To who may not know of the case, it is not
// there: the answer is the same, letter for letter.
func mag(blik *toegang.Blik, pad *Pad, h toegang.Handeling, gevonden Zaak) (toegang.Toestemming, error) {
	toestemming, err := blik.Mag(h, pad.object(gevonden))
	return toestemming, toegang.AlsOfNiets(err, geenZaak())
}

func verzamel(ctx context.Context, l opslag.Lezer, blik *toegang.Blik, gevonden Zaak, magVerslag bool) (b Beeld, err error) {
	b = Beeld{Zaak: gevonden, MagVerslag: magVerslag}
	b.Gemeente, _ = blik.Verantwoordelijk(gevonden.Gemeente)
	b.wijsToe(blik)
	if b.Inwoner, err = inwoner.Get(ctx, l, gevonden.Gemeente, gevonden.Inwoner); err != nil {
		return b, err
	}
	if b.Handelingen, err = leesHandelingen(ctx, l, gevonden.Gemeente, gevonden.ID); err != nil {
		return b, err
	}
	if b.Termijnen, err = leesTermijnen(ctx, l, gevonden.Gemeente, gevonden.ID); err != nil {
		return b, err
	}
	if magVerslag {
		if b.Leefgebieden, err = leesLeefgebieden(ctx, l, gevonden.Gemeente, gevonden.ID); err != nil {
			return b, err
		}
	}
	if b.Voorzieningen, err = leesVoorzieningen(ctx, l, gevonden.Gemeente, gevonden.ID); err != nil {
		return b, err
	}
	if b.Brieven, err = leesBrieven(ctx, l, gevonden.Gemeente, gevonden.ID, magVerslag); err != nil {
		return b, err
	}
	return b, b.leesBesluiten(ctx, l)
}

func (b *Beeld) leesBesluiten(ctx context.Context, l opslag.Lezer) error {
	besluit, ok, err := leesBeschikking(ctx, l, b.Zaak.Gemeente, b.Zaak.ID)
	if err != nil || !ok {
		return err
	}
	b.Beschikking = &besluit
	bezwaar, ok, err := leesBezwaar(ctx, l, b.Zaak.Gemeente, b.Zaak.ID)
	if ok {
		b.Bezwaar = &bezwaar
	}
	return err
}

// wijsToe finds who holds the open step today, and who will.
func (b *Beeld) wijsToe(blik *toegang.Blik) {
	if b.Zaak.Taak == "" {
		return
	}
	if nu, ok := blik.Verdeling.Uitvoerder(b.Zaak.Gemeente, b.Zaak.Taak, blik.Vandaag); ok {
		b.Houder = nu
	}
	if straks, ok := blik.Verdeling.Volgende(b.Zaak.Gemeente, b.Zaak.Taak, blik.Vandaag); ok {
		b.Straks = straks
	}
}

// MetNummer names the case with this number in this municipality to a person, for an
// act or a look that asks its own right. NietGevonden when there is none, and in the
// same words when the person may not know that there is one.
func (z *Zaken) MetNummer(ctx context.Context, blik *toegang.Blik, gemeente kenmerk.Gemeentecode, nummer string) (Verwijzing, error) {
	geen := fout.New(fout.NietGevonden, "Er is geen zaak met nummer %q. Controleer het nummer.", nummer)
	gevonden, ok, err := MetNummer(ctx, z.Opslag, gemeente, nummer)
	if err != nil {
		return Verwijzing{}, err
	}
	if !ok {
		return Verwijzing{}, geen
	}
	pad, err := z.pad(gevonden.Domein)
	if err != nil {
		return Verwijzing{}, err
	}
	if _, err := blik.Mag(toegang.ZaakZien, pad.object(gevonden)); fout.Is(err, fout.NietGevonden) || fout.Is(err, fout.Storing) {
		return Verwijzing{}, toegang.AlsOfNiets(err, geen)
	}
	return Verwijzing{Gemeente: gemeente, ID: gevonden.ID}, nil
}

// MetNummer gives the bare case with this number, for jobs and other rooms, without a
// check of rights; false when there is none.
func MetNummer(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, nummer string) (Zaak, bool, error) {
	return leesZaakMetNummer(ctx, l, gemeente, nummer)
}

// Voorzieningen gives what was decided in a case, for the job that allots it.
func Voorzieningen(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) ([]Voorziening, error) {
	return leesVoorzieningen(ctx, l, gemeente, id)
}
