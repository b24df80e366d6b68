package zaak

import (
	"context"
	"slices"
	"strings"

	"nabuur/grond/fout"
	"nabuur/kader/organisatie"
	"nabuur/kader/toegang"
)

// Gesprek is the record of the kitchen-table talk, or a first part of it.
type Gesprek struct {
	Zaak         Verwijzing
	Leefgebieden []Leefgebied
}

// langsteTekst bounds one field of the talk, in bytes.
const langsteTekst = 20_000

// Onderzoeken writes down the kitchen-table talk per domain of life (art. 2.3.2
// lid 4 Wmo 2015). It may be done again: what is written replaces what stood
// there for the same domain, and a domain that is not mentioned stays as it is.
func (z *Zaken) Onderzoeken(ctx context.Context, wie organisatie.Wie, g Gesprek) error {
	return z.handel(ctx, wie, toegang.ZaakOnderzoeken, g.Zaak, "Het keukentafelgesprek is vastgelegd.", func(d *daad) error {
		for _, l := range g.Leefgebieden {
			if err := (invoer{"eigen kracht": &l.EigenKracht, "netwerk": &l.Netwerk, "algemeen": &l.Algemeen, "maatwerk": &l.Maatwerk,
				"woorden": &l.Woorden}).schoon(); err != nil {
				return err
			}
			if err := d.pad.keurLeefgebied(l); err != nil {
				return err
			}
			if err := bewaarLeefgebied(d.ctx, d.tx, d.zaak, l); err != nil {
				return err
			}
		}
		return nil
	})
}

// keurLeefgebied refuses a domain of life that the law does not know, and a text that
// is too long.
func (p *Pad) keurLeefgebied(l Leefgebied) error {
	if !slices.Contains(p.Leefgebieden, l.Naam) {
		return fout.New(fout.Onjuist, "Het leefgebied %q bestaat niet. Kies uit: %s.", l.Naam,
			strings.Join(p.Leefgebieden, ", ")).Bij("leefgebied")
	}
	for _, tekst := range []string{l.EigenKracht, l.Netwerk, l.Algemeen, l.Maatwerk, l.Woorden} {
		if len(tekst) > langsteTekst {
			return fout.New(fout.Onjuist, "De tekst bij %s is te lang. Houd het bij %d tekens.", l.Naam, langsteTekst).Bij(l.Naam)
		}
	}
	return nil
}

// VerslagVersturen sends the written report of the onderzoek to the resident
// (art. 2.3.2 lid 8 Wmo 2015). There must be something to report.
func (z *Zaken) VerslagVersturen(ctx context.Context, wie organisatie.Wie, v Verwijzing) error {
	return z.handel(ctx, wie, toegang.ZaakVerslagVersturen, v, "Het verslag is naar de inwoner gestuurd.", func(d *daad) error {
		gebieden, err := leesLeefgebieden(d.ctx, d.tx, d.zaak.Gemeente, d.zaak.ID)
		if err != nil {
			return err
		}
		if len(gebieden) == 0 {
			return fout.New(fout.Onjuist, "Leg eerst het keukentafelgesprek vast; het verslag is nog leeg.")
		}
		return d.schrijf(d.verslagbrief(gebieden))
	})
}
