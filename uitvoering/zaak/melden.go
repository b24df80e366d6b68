package zaak

import (
	"context"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/uitvoering/inwoner"
)

// Melding is a resident's report of a need for support.
type Melding struct {
	Gemeente  kenmerk.Gemeentecode
	Domein    taakverdeling.Domein // which law it is about: one that has a path
	Inwoner   inwoner.Inwoner      // known by BSN already, or new
	Hulpvraag string
	Kanaal    Kanaal
}

// Melden opens a case on the path of its law, and the terms that begin with a melding
// begin. Under the Wmo 2015 those are the six weeks of the onderzoek (art. 2.3.2 lid 1)
// and the seven days in which the resident can hand over a personal plan (lid 2). The
// receipt is confirmed in writing.
func (z *Zaken) Melden(ctx context.Context, wie organisatie.Wie, m Melding) (Zaak, error) {
	if err := (invoer{"hulpvraag": &m.Hulpvraag}).schoon(); err != nil {
		return Zaak{}, err
	}
	if m.Hulpvraag == "" {
		return Zaak{}, fout.New(fout.Onjuist, "Schrijf op waar de inwoner hulp bij vraagt.").Bij("hulpvraag")
	}
	if m.Kanaal != Balie && m.Kanaal != Telefoon && m.Kanaal != Web {
		return Zaak{}, fout.New(fout.Onjuist, "Kies hoe de melding binnenkwam: balie, telefoon of web.").Bij("kanaal")
	}
	var nieuw Zaak
	err := z.Opslag.Transactie(ctx, opslag.Voor(m.Gemeente), func(tx *opslag.Tx) error {
		d, err := z.opent(ctx, tx, wie, m)
		if err != nil {
			return err
		}
		termijnen, err := d.beginTermijnen(d.blik.Vandaag)
		if err != nil {
			return err
		}
		if err := d.schrijf(d.ontvangstbevestiging(termijnen)); err != nil {
			return err
		}
		nieuw = d.zaak
		return d.sluitAfNieuw(&nieuw)
	})
	return nieuw, err
}

// opent checks the right to take a melding and makes the new case with its
// resident; nothing of the case is written yet but its first row.
func (z *Zaken) opent(ctx context.Context, tx *opslag.Tx, wie organisatie.Wie, m Melding) (*daad, error) {
	d, err := z.begin(ctx, tx, wie, m.Domein)
	if err != nil {
		return nil, err
	}
	d.gegevens["kanaal"] = string(m.Kanaal)
	d.stap, _ = d.pad.Stap(toegang.ZaakMelden)
	nieuw := Zaak{
		Gemeente: m.Gemeente, Domein: m.Domein, Hulpvraag: m.Hulpvraag, Kanaal: m.Kanaal,
		Stand: d.stap.Naar, Gemeld: d.blik.Vandaag, Uiterlijk: tijdlijn.Open, Versie: 1,
	}
	nieuw.Taak = nieuw.Domein.Taak(d.stap.Functie)
	if d.toestemming, err = d.blik.Mag(toegang.ZaakMelden, d.pad.object(nieuw)); err != nil {
		return nil, err
	}
	bewoner, err := d.schrijfIn(m)
	if err != nil {
		return nil, err
	}
	nieuw.Inwoner = bewoner.ID
	if nieuw.ID, err = kenmerk.NewID(z.Klok.Nu(), z.Toeval); err != nil {
		return nil, err
	}
	if nieuw.Nummer, err = volgNummer(ctx, tx, m.Gemeente, "zaak", d.blik.Vandaag); err != nil {
		return nil, err
	}
	d.zaak = nieuw
	return d, voegZaakToe(ctx, tx, nieuw)
}

// schrijfIn gives the resident of the melding. Who is known and gives another address has
// moved: from today letters and messages go there.
func (d *daad) schrijfIn(m Melding) (inwoner.Inwoner, error) {
	m.Inwoner.Gemeente = m.Gemeente
	bewoner, err := d.Inwoners.Inschrijven(d.ctx, d.tx, m.Inwoner)
	if err != nil {
		return bewoner, err
	}
	verhuisd, err := bewoner.Verhuisd(m.Inwoner)
	if err != nil || !verhuisd {
		return bewoner, err
	}
	d.gegevens["verhuisd"] = d.blik.Vandaag.String()
	d.vooraf = "Nieuw adres vanaf " + d.blik.Vandaag.Tekst() + ": " + m.Inwoner.Adres.Regel() + ". "
	return d.Inwoners.Verhuizen(d.ctx, d.tx, bewoner, m.Inwoner.Adres, d.blik.Vandaag)
}

// sluitAfNieuw ends the act that opened a case: it derives task and last day,
// and writes them with the act.
func (d *daad) sluitAfNieuw(nieuw *Zaak) error {
	if err := d.sluitAf(d.vooraf + d.zaak.Hulpvraag); err != nil {
		return err
	}
	*nieuw = d.zaak
	nieuw.Versie++
	return nil
}
