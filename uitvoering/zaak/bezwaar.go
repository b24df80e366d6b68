package zaak

import (
	"context"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/toegang"
)

// Bezwaarschrift is an objection as it came in.
type Bezwaarschrift struct {
	Zaak      Verwijzing
	Ontvangen tijdlijn.Dag
	Gronden   string
}

// BezwaarOntvangen registers an objection against the decision. It is registered
// too when it came late: whether it is admissible is for the decision on it. The
// term of that decision counts from the day after the term of objection ended
// (art. 7:10 lid 1 Awb).
func (z *Zaken) BezwaarOntvangen(ctx context.Context, wie organisatie.Wie, b Bezwaarschrift) error {
	if err := (invoer{"gronden": &b.Gronden}).schoon(); err != nil {
		return err
	}
	if b.Gronden == "" {
		return fout.New(fout.Onjuist, "Schrijf op waarom de inwoner het niet eens is met het besluit (artikel 6:5 Awb).").Bij("gronden")
	}
	return z.handel(ctx, wie, toegang.BezwaarOntvangen, b.Zaak, "Er is bezwaar gemaakt.", func(d *daad) error {
		besluit, ok, err := leesBeschikking(d.ctx, d.tx, d.zaak.Gemeente, d.zaak.ID)
		if err != nil {
			return err
		}
		if !ok {
			return geenZaak()
		}
		if b.Ontvangen > d.blik.Vandaag || b.Ontvangen < besluit.Bekendgemaakt {
			return fout.New(fout.Onjuist, "Het bezwaar kan niet zijn ontvangen op %s. Controleer de datum.",
				b.Ontvangen.Tekst()).Bij("ontvangen")
		}
		if _, err := d.beginTermijnen(besluit.BezwaarTot); err != nil {
			return err
		}
		return voegBezwaarToe(d.ctx, d.tx, d.zaak, Bezwaar{
			Beschikking: besluit.Nummer, Ontvangen: b.Ontvangen, Gronden: b.Gronden, Beslist: tijdlijn.Open,
		})
	})
}

// BesluitOpBezwaar is the decision to take on an objection.
type BesluitOpBezwaar struct {
	Zaak       Verwijzing
	Uitkomst   Uitkomst // Gegrond, Ongegrond or NietOntvankelijk
	Motivering string
}

// BeslissenOpBezwaar decides on the objection. Whoever took the decision under
// mandate never decides the objection against it (art. 10:3 lid 3 Awb).
func (z *Zaken) BeslissenOpBezwaar(ctx context.Context, wie organisatie.Wie, b BesluitOpBezwaar) error {
	if err := (invoer{"motivering": &b.Motivering}).schoon(); err != nil {
		return err
	}
	if b.Uitkomst != Gegrond && b.Uitkomst != Ongegrond && b.Uitkomst != NietOntvankelijk {
		return fout.New(fout.Onjuist, "Kies gegrond, ongegrond of niet-ontvankelijk.").Bij("uitkomst")
	}
	if b.Motivering == "" {
		return fout.New(fout.Onjuist, "Schrijf op waarom u dit op het bezwaar beslist (artikel 7:12 Awb).").Bij("motivering")
	}
	return z.handel(ctx, wie, toegang.BezwaarBeslissen, b.Zaak, "Beslissing op bezwaar: "+string(b.Uitkomst)+".", func(d *daad) error {
		besluit, ok, err := leesBeschikking(d.ctx, d.tx, d.zaak.Gemeente, d.zaak.ID)
		if err != nil {
			return err
		}
		if !ok {
			return geenZaak()
		}
		bevoegd, err := d.bevoegd(besluit.Ondertekenaar())
		if err != nil {
			return err
		}
		d.namens = bevoegd.Namens
		return beslisBezwaar(d.ctx, d.tx, d.zaak, Bezwaar{
			Beslist: d.blik.Vandaag, Uitkomst: b.Uitkomst, Motivering: b.Motivering,
			Medewerker: d.blik.Wie.Medewerker, Organisatie: d.blik.Wie.Organisatie, Mandaat: bevoegd.Mandaat.ID,
		})
	})
}

// Ondertekenaar gives who signed the decision, in the function he signed in.
func (b Beschikking) Ondertekenaar() *organisatie.Wie {
	return &organisatie.Wie{Medewerker: b.Medewerker, Organisatie: b.Organisatie, Functies: []organisatie.Functie{b.Functie}}
}
