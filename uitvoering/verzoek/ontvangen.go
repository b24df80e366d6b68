package verzoek

import (
	"context"
	"fmt"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/wet"
	"nabuur/opslag"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
)

// The terms of the standard (OP274 and OP346, OP359), in working days and days.
const (
	werkdagenAntwoord = 5
	dagenBeslissen    = 8 * 7
	dagenWoonplaats   = 2 * 7
)

// Ontvangst is what one message 315 or 317 asks about one client. Of each request
// what the provider wrote must be filled: Referentie, RedenVerzoek,
// GezagsdragerBekend, Commentaar and Regels; the rest is filled on receipt. A VOT has
// one request per product, each with one line that is Nieuw; a VOW is one request.
type Ontvangst struct {
	Gemeente    kenmerk.Gemeentecode
	Domein      taakverdeling.Domein
	Soort       Soort
	Aanbieder   kenmerk.AGB
	Inwoner     kenmerk.BSN
	Bericht     string
	Dagtekening tijdlijn.Dag
	Verzoeken   []Verzoek
}

// Ontvangen takes in the requests of one message. It gives the findings of level 3
// per class. One finding refuses the whole message (OP286): then nothing is kept, and
// ok is false. Each request that is kept gets its terms, and a row in the log in the
// name of the holder of the task berichtenverkeer.
func (r *Verzoeken) Ontvangen(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, o Ontvangst) (bevindingen Bevindingen, ok bool,
	err error) {
	if err := o.keur(); err != nil {
		return Bevindingen{}, false, err
	}
	verdeling, err := r.Verdeling.Stand(ctx, tx)
	if err != nil {
		return Bevindingen{}, false, err
	}
	toedeling, err := verdeling.MoetUitvoerder(o.Gemeente, o.Domein.Taak(taakverdeling.Berichtenverkeer), nu.Dag())
	if err != nil {
		return Bevindingen{}, false, err
	}
	d, err := leg(ctx, tx, o)
	if err != nil {
		return Bevindingen{}, false, err
	}
	if bevindingen = d.controleer(); !bevindingen.Goed() {
		return bevindingen, false, nil
	}
	for _, v := range o.Verzoeken {
		if err := r.bewaar(ctx, tx, nu, o, v, toedeling); err != nil {
			return Bevindingen{}, false, err
		}
	}
	return bevindingen, true, nil
}

// keur refuses a message that its reader did not hand over whole; what a provider
// can do wrong is for the rules.
func (o Ontvangst) keur() error {
	onjuist := func(wat string) error {
		return fout.New(fout.Onjuist, "Het verzoek is niet volledig: %s. Controleer het bericht.", wat)
	}
	switch {
	case o.Gemeente.IsLeeg() || o.Aanbieder.IsLeeg() || o.Inwoner.IsLeeg() || o.Domein == "":
		return onjuist("gemeente, domein, aanbieder of inwoner ontbreekt")
	case o.Soort != Toewijzing && o.Soort != Wijziging:
		return onjuist(fmt.Sprintf("de soort %q bestaat niet", string(o.Soort)))
	case len(o.Verzoeken) == 0 || o.Soort == Wijziging && len(o.Verzoeken) > 1:
		return onjuist("er wordt niets gevraagd, of te veel tegelijk")
	}
	for _, v := range o.Verzoeken {
		vot := len(v.Regels) == 1 && v.Regels[0].Aard == Nieuw
		if v.Referentie == "" || len(v.Regels) == 0 || o.Soort == Toewijzing && !vot {
			return onjuist("een referentie of een product ontbreekt")
		}
		for _, r := range v.Regels {
			if r.Aard != Nieuw && r.Aard != Wijzigen && r.Aard != Ongewijzigd || (r.Aard == Nieuw) != (r.Toewijzing == 0) {
				return onjuist(fmt.Sprintf("regel %q over toewijzing %d is onbekend", string(r.Aard), r.Toewijzing))
			}
		}
	}
	return nil
}

// leg puts on the table what is known about the message.
func leg(ctx context.Context, tx *opslag.Tx, o Ontvangst) (*dossier, error) {
	d := &dossier{Ontvangst: o, bekend: true, referenties: map[string]bool{}}
	var err error
	if o.Soort == Wijziging {
		if d.bekend, err = toewijzing.KentInwoner(ctx, tx, o.Gemeente, o.Domein, o.Inwoner); err != nil {
			return nil, err
		}
		vrager := Verzoek{Gemeente: o.Gemeente, Domein: o.Domein, Inwoner: o.Inwoner, Aanbieder: o.Aanbieder, Dagtekening: o.Dagtekening}
		if d.toewijzingen, err = vrager.actueel(ctx, tx); err != nil {
			return nil, err
		}
	}
	for _, v := range o.Verzoeken {
		kent, err := kentReferentie(ctx, tx, o, v.Referentie)
		if err != nil {
			return nil, err
		}
		if kent {
			d.referenties[v.Referentie] = true
		}
	}
	if d.producten, err = contract.ProductlijstVan(ctx, tx, o.Gemeente, o.gewenst()); err != nil {
		return nil, err
	}
	lopend, loopt, err := lopendVerzoek(ctx, tx, o)
	if loopt {
		d.lopend = &lopend
	}
	return d, err
}

// actueel gives the allotments of the client with this provider in this domain that
// were not taken away and are valid on or after the Dagtekening, by number.
func (v Verzoek) actueel(ctx context.Context, l opslag.Lezer) (map[int64]toewijzing.Toewijzing, error) {
	alle, err := toewijzing.VoorAanbieder(ctx, l, v.Gemeente, v.Inwoner, v.Aanbieder, v.Dagtekening, tijdlijn.MomentOpen)
	if err != nil {
		return nil, err
	}
	gevonden := make(map[int64]toewijzing.Toewijzing, len(alle))
	for _, t := range alle {
		if t.Domein == v.Domein {
			gevonden[t.Nummer] = t
		}
	}
	return gevonden, nil
}

// bewaar keeps one request with its terms.
func (r *Verzoeken) bewaar(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, o Ontvangst, v Verzoek,
	toedeling *taakverdeling.Toedeling) error {
	id, err := kenmerk.NewID(nu, r.Toeval)
	if err != nil {
		return err
	}
	v.Gemeente, v.ID, v.Domein, v.Soort, v.Aanbieder, v.Inwoner = o.Gemeente, id, o.Domein, o.Soort, o.Aanbieder, o.Inwoner
	v.Bericht, v.Dagtekening, v.Ontvangen = o.Bericht, o.Dagtekening, nu
	v.Stand, v.Toedeling, v.Versie = Ontvangen, toedeling.Verwijzing(), 1
	v.Onderzocht, v.Besloten, v.Reden, v.Woonplaatsgemeente, v.Zaak = 0, 0, "", kenmerk.Gemeentecode{}, ""
	v.stelTermijnen()
	for i := range v.Regels {
		v.Regels[i].Nummer = int64(i + 1)
	}
	if err := voegVerzoekToe(ctx, tx, v); err != nil {
		return err
	}
	if err := voegRegelsToe(ctx, tx, v); err != nil {
		return err
	}
	stap, _ := stapVan("verzoek.ontvangen")
	return r.Logboek.Schrijf(ctx, tx, v.logregel(stap.handeling, stap.grond, toewijzing.Automatisch, toedeling.Uitvoerder))
}

// stelTermijnen works out the last days. The first answer is counted from the day of
// receipt, the decision from the Dagtekening of the request (OP274, OP346), and the
// rejection for woonplaatsbeginsel from the day of receipt (OP359, which names no
// other day). They are terms of the standard: only the first knows working days, and
// none of them moves out of a weekend.
func (v *Verzoek) stelTermijnen() {
	v.Antwoorden = wet.Werkdagen(v.Ontvangen.Dag(), werkdagenAntwoord)
	v.Beslissen = v.Dagtekening.Plus(dagenBeslissen)
	v.Woonplaats = tijdlijn.Open
	if v.Domein == taakverdeling.Jeugd && v.Soort == Toewijzing {
		v.Woonplaats = v.Ontvangen.Dag().Plus(dagenWoonplaats)
	}
}

// gewenst gives the period that holds the first wanted day of every line.
func (o Ontvangst) gewenst() tijdlijn.Periode {
	p := tijdlijn.Periode{Vanaf: o.Dagtekening, Tot: o.Dagtekening.Plus(1)}
	for _, v := range o.Verzoeken {
		for _, r := range v.Regels {
			if r.Aard == Nieuw {
				p.Vanaf, p.Tot = min(p.Vanaf, r.Geldig.Vanaf), max(p.Tot, r.Geldig.Vanaf.Plus(1))
			}
		}
	}
	return p
}
