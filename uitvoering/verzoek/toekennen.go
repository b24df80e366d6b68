package verzoek

import (
	"context"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/zaak"
)

// Toekenning is what is granted. Of a VOT nil takes over what was asked, and another
// product, size, budget or period may be granted instead (IV094); the client and the
// provider are those of the request. A VOW is granted as asked (OP348), so there all
// of them are nil. Zaak and Beschikking name the case and the decision that the grant
// leans on, when there are; the case is one of the same client.
type Toekenning struct {
	Product     *contract.Product
	Omvang      *toewijzing.Omvang
	Budget      *geld.Cent
	Geldig      *tijdlijn.Periode
	Zaak        string
	Beschikking string
	Commentaar  string
}

func (t Toekenning) wijktAf() bool {
	return t.Product != nil || t.Omvang != nil || t.Budget != nil || t.Geldig != nil
}

// Toekennen grants a request. A VOT becomes one allotment. A VOW is taken over whole
// (OP348, IV093): see plan. Every allotment that the request touches, also one that
// it leaves as it is, gets a version with the reference of the request, and the
// message 301 that tells them is the answer; nothing else is sent. It refuses a
// request about an allotment that is no longer actual, and gives what the room of
// allotments refuses unchanged. It asks the right verzoek.toekennen of who decides for
// the college when that takes a decision (VraagtBesluit), else verzoek.beslissen.
func (r *Verzoeken) Toekennen(ctx context.Context, wie organisatie.Wie, over Verwijzing, t Toekenning) (Verzoek, error) {
	return r.beslis(ctx, wie, toekennen, over, func(b *besluit) error {
		if err := b.keurZaak(t.Zaak); err != nil {
			return err
		}
		b.verzoek.Zaak = t.Zaak
		if b.verzoek.Soort == Toewijzing {
			return b.wijsToe(t.opdracht(b.verzoek, b.verzoek.Regels[0]))
		}
		if t.wijktAf() {
			return fout.New(fout.Onjuist,
				"Een verzoek om wijziging wordt in zijn geheel overgenomen zoals het is gevraagd. Wijs het af als dat niet kan.")
		}
		return b.neemOver(t)
	})
}

// keurZaak refuses a case of somebody else.
func (b *besluit) keurZaak(id string) error {
	if id == "" {
		return nil
	}
	gevonden, err := zaak.Get(b.ctx, b.tx, b.verzoek.Gemeente, id)
	if err != nil {
		return err
	}
	bewoner, err := inwoner.Get(b.ctx, b.tx, b.verzoek.Gemeente, gevonden.Inwoner)
	if err != nil {
		return err
	}
	if bewoner.BSN != b.verzoek.Inwoner || gevonden.Domein != b.verzoek.Domein {
		return fout.New(fout.Onjuist,
			"Zaak %s is niet van de inwoner en het domein van dit verzoek. Kies een andere zaak of laat haar weg.",
			gevonden.Nummer).Bij("zaak")
	}
	return nil
}

// opdracht gives the allotment that a line asks for, with what is granted otherwise.
func (t Toekenning) opdracht(v Verzoek, r Regel) toewijzing.Opdracht {
	o := toewijzing.Opdracht{
		Gemeente: v.Gemeente, Domein: v.Domein, Zaak: t.Zaak, Beschikking: t.Beschikking, Verzoek: v.ID,
		Voorziening: strconv.FormatInt(r.Nummer, 10), Inwoner: v.Inwoner, Aanbieder: v.Aanbieder, Product: r.Product, Omvang: r.Omvang,
		Budget: r.Budget, Geldig: r.Geldig, ReferentieAanbieder: v.Referentie, Commentaar: t.Commentaar,
	}
	if t.Product != nil {
		o.Product = *t.Product
	}
	if t.Omvang != nil {
		o.Omvang = *t.Omvang
	}
	if t.Budget != nil {
		o.Budget = *t.Budget
	}
	if t.Geldig != nil {
		o.Geldig = *t.Geldig
	}
	return o
}

func (b *besluit) wijsToe(o toewijzing.Opdracht) error {
	_, _, err := b.Toewijzingen.Toewijzen(b.ctx, b.tx, b.nu, o)
	return err
}

// neemOver carries out the plan of a VOW: first the changes, which make room, then
// what is new.
func (b *besluit) neemOver(t Toekenning) error {
	v := b.verzoek
	toewijzingen, err := v.actueel(b.ctx, b.tx)
	if err != nil {
		return err
	}
	for _, r := range v.Regels {
		if _, actueel := toewijzingen[r.Toewijzing]; r.Aard != Nieuw && !actueel {
			return fout.New(fout.Botsing,
				"Toewijzing %d is intussen beëindigd of verwijderd; het verzoek kan niet meer worden overgenomen. Wijs het verzoek af "+
					"en vraag de aanbieder om een nieuw verzoek.", r.Toewijzing)
		}
	}
	p := v.plan(toewijzingen, t)
	verdeling, err := b.Verdeling.Stand(b.ctx, b.tx)
	if err != nil {
		return err
	}
	houder, err := verdeling.MoetUitvoerder(v.Gemeente, v.Domein.Taak(taakverdeling.Toewijzing), b.nu.Dag())
	if err != nil {
		return err
	}
	toekenning := toewijzing.Toekenning{Wie: b.wie, Toedeling: houder.Verwijzing(), Referentie: v.Referentie}
	for _, w := range p.wijzigingen {
		if _, err := b.Toewijzingen.Overnemen(b.ctx, b.tx, b.nu, toekenning, w); err != nil {
			return err
		}
	}
	for _, o := range p.nieuw {
		if err := b.wijsToe(o); err != nil {
			return err
		}
	}
	return nil
}

// plan is what a VOW does to the allotments.
type plan struct {
	wijzigingen []toewijzing.Wijziging
	nieuw       []toewijzing.Opdracht
}

// plan works out how each line is taken over; toewijzingen holds the allotments that
// the lines name.
func (v Verzoek) plan(toewijzingen map[int64]toewijzing.Toewijzing, t Toekenning) plan {
	var p plan
	for _, r := range v.Regels {
		if r.Aard == Nieuw {
			p.nieuw = append(p.nieuw, t.opdracht(v, r))
			continue
		}
		oud := toewijzingen[r.Toewijzing]
		w, vervolg := r.Gevolg(oud)
		w.Gemeente, w.Nummer, w.Versie = v.Gemeente, oud.Nummer, oud.Versie
		p.wijzigingen = append(p.wijzigingen, w)
		if vervolg {
			r.Product = oud.Product
			p.nieuw = append(p.nieuw, t.metZaakVan(oud).opdracht(v, r))
		}
	}
	return p
}

// metZaakVan leans what follows an allotment on the case of that allotment, unless
// the grant names another.
func (t Toekenning) metZaakVan(oud toewijzing.Toewijzing) Toekenning {
	if t.Zaak == "" && t.Beschikking == "" {
		t.Zaak, t.Beschikking = oud.Zaak, oud.Beschikking
	}
	return t
}

// Gevolg says what granting a VOW does to the allotment that this line names, oud as
// it is now: the change of it (Reden, Tot, Omvang and Budget), and whether a new
// allotment follows it. A change with reason toewijzing.Nieuw leaves what was allotted
// as it is. It is what Toekennen carries out, for whoever shows it first.
//
// Where the standard lets one allotment change it changes: its end, its budget and
// its total volume (OP033x1), from its own first day or somewhere in its period. A
// later end is a stretch (OP380, reason 04), an earlier one a shortening (05); another
// budget or total, with or without another end, is a change that the provider asked
// for (12). A stretch is made also when the end has passed meanwhile: then OP380 does
// not ask for it, and it still gives what was asked under the number that is known.
//
// Any other size ends the allotment on the wanted day (reason 12) and begins a new
// one (OP257). So does a wanted day before the first day, for an allotment keeps its
// first day, and one after a gap. An allotment that would hold no day is taken away
// (13) and made anew.
func (r Regel) Gevolg(oud toewijzing.Toewijzing) (w toewijzing.Wijziging, vervolg bool) {
	if r.Aard == Ongewijzigd {
		return toewijzing.Wijziging{Reden: toewijzing.Nieuw}, false
	}
	vanaf := r.Geldig.Vanaf
	zelfde := toewijzing.AlleenVolume(oud.Omvang, r.Omvang) && oud.Geldig.Vanaf <= vanaf && vanaf <= oud.Geldig.Tot
	switch {
	case zelfde:
		return toewijzing.Wijziging{Reden: r.reden(oud), Tot: &r.Geldig.Tot, Omvang: &r.Omvang, Budget: &r.Budget}, false
	case vanaf <= oud.Geldig.Vanaf:
		return toewijzing.Wijziging{Reden: toewijzing.Verwijderd}, true
	case vanaf < oud.Geldig.Tot:
		return toewijzing.Wijziging{Reden: toewijzing.DoorAanbieder, Tot: &vanaf}, true
	}
	return toewijzing.Wijziging{Reden: toewijzing.Nieuw}, true
}

// reden gives the reason of a change on the allotment itself.
func (r Regel) reden(oud toewijzing.Toewijzing) toewijzing.Reden {
	switch {
	case r.Omvang != oud.Omvang || r.Budget != oud.Budget:
		return toewijzing.DoorAanbieder
	case r.Geldig.Tot > oud.Geldig.Tot:
		return toewijzing.Verlenging
	case r.Geldig.Tot < oud.Geldig.Tot:
		return toewijzing.Verkorting
	}
	return toewijzing.Nieuw
}
