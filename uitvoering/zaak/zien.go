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
}

// Zien shows a case to a person, as far as the law and the taakverdeling let him
// see it today, and writes in the log that he saw it. A case of another
// municipality that his organisation does nothing for is NietGevonden.
func (z *Zaken) Zien(ctx context.Context, wie organisatie.Wie, gemeente kenmerk.Gemeentecode, id string) (Beeld, error) {
	var b Beeld
	err := z.Opslag.Transactie(ctx, opslag.Voor(gemeente), func(tx *opslag.Tx) error {
		gevonden, err := Get(ctx, tx, gemeente, id)
		if err != nil {
			return err
		}
		toestemming, err := z.mag(ctx, wie, toegang.ZaakZien, gevonden)
		if err != nil {
			return err
		}
		_, geweigerd := z.Poort.Mag(ctx, wie, toegang.ZaakVerslagZien, gevonden.object(), z.vandaag())
		if b, err = z.verzamel(ctx, tx, gevonden, geweigerd == nil); err != nil {
			return err
		}
		b.Kan = z.mogelijk(ctx, wie, gevonden)
		return z.Logboek.Schrijf(ctx, tx, logboek.Regel{
			Gemeente: gemeente, Medewerker: wie.Medewerker, Organisatie: wie.Organisatie,
			Handeling: string(toegang.ZaakZien), Soort: "zaak", Object: id, Doel: toestemming.Grond, Toedeling: toestemming.Toedeling.Verwijzing().String(),
		})
	})
	return b, err
}

// mogelijk lists the acts that the case may have and this person may do.
func (z *Zaken) mogelijk(ctx context.Context, wie organisatie.Wie, gevonden Zaak) []toegang.Handeling {
	var kan []toegang.Handeling
	for _, h := range gevonden.Stand.Mogelijk() {
		if _, err := z.Poort.Mag(ctx, wie, h, gevonden.object(), z.vandaag()); err == nil {
			kan = append(kan, h)
		}
	}
	return kan
}

// Kan tells whether this person may do the act on the case today, and if not,
// why not in one sentence. It looks at rights and at the step, and does nothing.
func (z *Zaken) Kan(ctx context.Context, wie organisatie.Wie, gemeente kenmerk.Gemeentecode, id string, h toegang.Handeling) error {
	gevonden, err := Get(ctx, z.Opslag, gemeente, id)
	if err != nil {
		return err
	}
	if _, err := z.mag(ctx, wie, h, gevonden); err != nil {
		return err
	}
	_, err = magNu(h, gevonden.Stand)
	return err
}

// mag asks toegang about an act on the case. To who may not know of the case, it
// is not there: the answer is the same, letter for letter.
func (z *Zaken) mag(ctx context.Context, wie organisatie.Wie, h toegang.Handeling, gevonden Zaak) (toegang.Toestemming, error) {
	toestemming, err := z.Poort.Mag(ctx, wie, h, gevonden.object(), z.vandaag())
	if fout.Is(err, fout.NietGevonden) {
		return toestemming, geenZaak()
	}
	return toestemming, err
}

func (z *Zaken) verzamel(ctx context.Context, l opslag.Lezer, gevonden Zaak, magVerslag bool) (b Beeld, err error) {
	b = Beeld{Zaak: gevonden, MagVerslag: magVerslag}
	b.Gemeente, _ = z.Gemeenten.Verantwoordelijk(gevonden.Gemeente, z.vandaag())
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
	if err := b.leesBesluiten(ctx, l); err != nil {
		return b, err
	}
	return b, z.wijsToe(ctx, &b)
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
func (z *Zaken) wijsToe(ctx context.Context, b *Beeld) error {
	if b.Zaak.Taak == "" {
		return nil
	}
	verdeling, err := z.Verdeling.Stand(ctx)
	if err != nil {
		return err
	}
	if nu, ok := verdeling.Uitvoerder(b.Zaak.Gemeente, b.Zaak.Taak, z.vandaag()); ok {
		b.Houder = &nu
	}
	if straks, ok := verdeling.Volgende(b.Zaak.Gemeente, b.Zaak.Taak, z.vandaag()); ok {
		b.Straks = &straks
	}
	return nil
}

// MetNummer gives the case with this number in this municipality, without a
// check of rights; NietGevonden when there is none.
func (z *Zaken) MetNummer(ctx context.Context, gemeente kenmerk.Gemeentecode, nummer string) (Zaak, error) {
	gevonden, ok, err := leesZaakMetNummer(ctx, z.Opslag, gemeente, nummer)
	if err == nil && !ok {
		err = fout.New(fout.NietGevonden, "Er is geen zaak met nummer %q. Controleer het nummer.", nummer)
	}
	return gevonden, err
}

// Voorzieningen gives what was decided in a case, for the job that allots it.
func Voorzieningen(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, id string) ([]Voorziening, error) {
	return leesVoorzieningen(ctx, l, gemeente, id)
}

// Werkregel is one case on a work list.
type Werkregel struct {
	Zaak      Zaak
	Naam      string // of the resident
	Gemeente  string // name of the municipality whose resident it is
	Vervolg   string // what must be done
	Toedeling taakverdeling.Toedeling
}

// Werkvraag asks for a part of a work list.
type Werkvraag struct {
	Taak      taakverdeling.Taak   // "" for all
	Gemeente  kenmerk.Gemeentecode // empty for all
	Uiterlijk tijdlijn.Dag         // only what is due on or before this day; Open for all
	Overslaan int64
	Aantal    int64 // at most; 0 means 50
}

// Werklijst gives the open steps that wie's organisation holds today, those with
// the nearest last day first, and how many there are in all. Nothing is moved to
// make a step stand here: the list follows from the taakverdeling.
func (z *Zaken) Werklijst(ctx context.Context, wie organisatie.Wie, v Werkvraag) ([]Werkregel, int64, error) {
	verdeling, err := z.Verdeling.Stand(ctx)
	if err != nil {
		return nil, 0, err
	}
	groepen, err := z.eigenTaken(ctx, verdeling, wie, v)
	if err != nil {
		return nil, 0, err
	}
	if len(groepen) == 0 {
		return nil, 0, nil
	}
	if v.Aantal == 0 {
		v.Aantal = 50
	}
	regels, totaal, err := leesWerklijst(ctx, z.Opslag, groepen, v)
	if err != nil {
		return nil, 0, err
	}
	for i := range regels {
		r := &regels[i]
		r.Vervolg = r.Zaak.Stand.Vervolg()
		r.Toedeling, _ = verdeling.Uitvoerder(r.Zaak.Gemeente, r.Zaak.Taak, z.vandaag())
		if gemeente, ok := z.Gemeenten.Verantwoordelijk(r.Zaak.Gemeente, z.vandaag()); ok {
			r.Gemeente = gemeente.Naam
		}
	}
	return regels, totaal, nil
}

// takenVan are the tasks that one organisation does for one municipality.
type takenVan struct {
	gemeente kenmerk.Gemeentecode
	taken    []taakverdeling.Taak
}

// eigenTaken groups what the organisation holds today, and wie may see by his
// function, by the municipality under which the cases are kept: for a successor
// that includes the municipalities it took over.
func (z *Zaken) eigenTaken(ctx context.Context, verdeling *taakverdeling.Verdeling, wie organisatie.Wie, v Werkvraag) ([]takenVan, error) {
	var groepen []takenVan
	plek := map[kenmerk.Gemeentecode]int{}
	for _, t := range verdeling.Van(wie.Organisatie, z.vandaag()) {
		if v.Taak != "" && t.Taak != v.Taak {
			continue
		}
		_, err := z.Poort.Mag(ctx, wie, toegang.ZaakZien, toegang.Object{Gemeente: t.Gemeente, Soort: "zaak", Taak: t.Taak}, z.vandaag())
		if fout.Is(err, fout.NietBevoegd) || fout.Is(err, fout.NietGevonden) {
			continue
		}
		if err != nil {
			return nil, err
		}
		for _, gemeente := range z.Gemeenten.Kring(t.Gemeente, z.vandaag()) {
			if !v.Gemeente.IsLeeg() && gemeente != v.Gemeente {
				continue
			}
			i, bekend := plek[gemeente]
			if !bekend {
				i = len(groepen)
				plek[gemeente] = i
				groepen = append(groepen, takenVan{gemeente: gemeente})
			}
			groepen[i].taken = append(groepen[i].taken, t.Taak)
		}
	}
	return groepen, nil
}
