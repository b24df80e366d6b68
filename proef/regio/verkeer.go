package regio

import (
	"context"
	"fmt"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/kader/wet"
	"nabuur/opslag"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard"
)

// post is one thing that happened in the message traffic of a case. Doing it again
// changes nothing.
type post struct {
	dossier *dossier
	wat     string
	moment  tijdlijn.Moment
	doe     func(*vuller, context.Context, *dossier) error
}

// brief is one thing in the traffic of a role: so many working days before the end of
// the history, at what time.
type brief struct {
	werkdagen   int
	uur, minuut int
	wat         string
	doe         func(*vuller, context.Context, *dossier) error
}

// rollen are what providers and municipalities did about a granted case, each for one
// case of every municipality in verkeersgemeenten: an allotment that a provider does
// not answer, a request to change one, a request for another product, a request under
// investigation of which the provider rejected the answer, and a rejected allotment
// that was taken back.
var rollen = []struct {
	metAnder bool // only with a provider that has another product too
	brieven  []brief
}{
	{false, []brief{{8, 10, 0, "toewijzing melden", (*vuller).meldt}}},
	{false, []brief{
		{8, 10, 10, "toewijzing melden", (*vuller).meldt}, {7, 9, 30, "retour ontvangen", (*vuller).retourGoed},
		{4, 11, 0, "verzoek om wijziging", (*vuller).vraagtWijziging},
	}},
	{true, []brief{{2, 14, 0, "verzoek om toewijzing", (*vuller).vraagtToewijzing}}},
	{true, []brief{
		{7, 13, 0, "verzoek om toewijzing", (*vuller).vraagtToewijzing}, {6, 10, 30, "in onderzoek nemen", (*vuller).neemtInOnderzoek},
		{5, 15, 0, "antwoord afgekeurd", (*vuller).keurtAntwoordAf},
	}},
	{true, []brief{
		{9, 9, 15, "toewijzing melden", (*vuller).meldt}, {9, 15, 0, "retour ontvangen", (*vuller).retourGoed},
		{8, 11, 0, "verzoek om toewijzing", (*vuller).vraagtToewijzing}, {7, 11, 0, "verzoek toekennen", (*vuller).kentToe},
		{6, 14, 0, "toewijzing afgekeurd", (*vuller).keurtToewijzingAf}, {5, 9, 45, "toewijzing intrekken", (*vuller).trektIn},
	}},
}

// verkeersgemeenten are the municipalities with such traffic: Gooise Meren, and Weesp
// of which the traffic goes over to Gooise Meren on 1 January 2017.
var verkeersgemeenten = []string{"1942", "0457"}

// verkeer lists what happened in the message traffic, in order, about the cases that
// were granted last before it. A municipality that has fewer of those has less of it.
func (v *vuller) verkeer(einde tijdlijn.Dag) []post {
	var alle []post
	begonnen := wet.Werkdagen(einde, -10)
	for n, code := range verkeersgemeenten {
		var kandidaten []*dossier
		for _, d := range v.plan.dossiers {
			if d.inwoner.Gemeente.String() == code && len(d.voorziening) > 0 && d.besloten() != 0 && d.besloten() <= begonnen {
				kandidaten = append(kandidaten, d)
			}
		}
		slices.SortStableFunc(kandidaten, func(x, y *dossier) int { return int(y.besloten() - x.besloten()) })
		for _, rol := range rollen {
			i := slices.IndexFunc(kandidaten, func(d *dossier) bool {
				_, ja := v.ander(d, einde)
				return ja || !rol.metAnder
			})
			if i < 0 {
				continue
			}
			d := kandidaten[i]
			kandidaten = slices.Delete(kandidaten, i, i+1)
			for _, b := range rol.brieven {
				moment := wet.Werkdagen(einde, -b.werkdagen).Om(b.uur, b.minuut) + tijdlijn.Moment(n)*minuut
				alle = append(alle, post{d, b.wat, moment, b.doe})
			}
		}
	}
	slices.SortStableFunc(alle, func(x, y post) int { return int(x.moment/minuut - y.moment/minuut) })
	return alle
}

// besloten gives the day of the decision; 0 when there is none.
func (d *dossier) besloten() tijdlijn.Dag {
	i := slices.IndexFunc(d.dagen, func(g gebeurtenis) bool { return g.handeling == toegang.ZaakBeschikken })
	if i < 0 {
		return 0
	}
	return d.dagen[i].dag
}

// ander gives another product that the provider of the case can deliver to the
// resident, two weeks after dag.
func (v *vuller) ander(d *dossier, dag tijdlijn.Dag) (keuze, bool) {
	eigen := d.voorziening[0]
	for _, in := range v.plan.inkoop {
		for _, c := range in.Contracten {
			if c.AGB != eigen.Aanbieder {
				continue
			}
			for _, a := range c.Aanbod {
				mogelijk := keuzes(v.plan.inkoop, d.inwoner.Gemeente, a.Product.Code, dag.Plus(14))
				i := slices.IndexFunc(mogelijk, func(k keuze) bool { return k.agb == eigen.Aanbieder && a.Product.Code != eigen.Product })
				if i >= 0 {
					return mogelijk[i], true
				}
			}
		}
	}
	return keuze{}, false
}

// doePost does one thing of the traffic at its moment.
func (v *vuller) doePost(ctx context.Context, p post) error {
	v.klok.Zet(p.moment)
	if err := p.doe(v, ctx, p.dossier); err != nil {
		return fmt.Errorf("%s bij zaak %s op %s: %w", p.wat, p.dossier.nummer, p.moment.Dag(), err)
	}
	return nil
}

// backoffice gives who does the allotting for the municipality of the case today.
func (v *vuller) backoffice(ctx context.Context, d *dossier) (organisatie.Wie, error) {
	return v.wie(ctx, gebeurtenis{dossier: d, dag: tijdlijn.Vandaag(v.klok)}, taakverdeling.Wmo.Taak(taakverdeling.Toewijzing),
		organisatie.Backoffice)
}

// laatste gives the newest message of a kind about the resident of the case.
func (v *vuller) laatste(ctx context.Context, d *dossier, soort string) (bericht.Bericht, error) {
	wie, err := v.backoffice(ctx, d)
	if err != nil {
		return bericht.Bericht{}, err
	}
	blik, err := v.Blik(ctx, wie)
	if err != nil {
		return bericht.Bericht{}, err
	}
	alle, err := v.Berichten.List(ctx, blik, d.inwoner.Gemeente, bericht.Filter{Soort: soort, Partij: d.voorziening[0].Aanbieder.String()})
	if err != nil {
		return bericht.Bericht{}, err
	}
	i := slices.IndexFunc(alle, func(m bericht.Bericht) bool { return m.Inwoner == d.inwoner.BSN.String() })
	if i < 0 {
		return bericht.Bericht{}, fout.New(fout.Storing, "De demoregio mist een bericht. Geef dit door aan de applicatiebeheerder.")
	}
	return alle[i], nil
}

// verstuurd notes that the newest message of a kind went out.
func (v *vuller) verstuurd(ctx context.Context, d *dossier, soort string) error {
	m, err := v.laatste(ctx, d, soort)
	if err != nil {
		return err
	}
	return v.Opslag.Transactie(ctx, opslag.Voor(m.Gemeente),
		func(tx *opslag.Tx) error { return v.Berichten.Verzonden(ctx, tx, m.Gemeente, m.ID) })
}

// toewijzingen gives what the resident of the case has from the provider.
func (v *vuller) toewijzingen(ctx context.Context, d *dossier) ([]toewijzing.Toewijzing, error) {
	return toewijzing.VoorAanbieder(ctx, v.Opslag, d.inwoner.Gemeente, d.inwoner.BSN, d.voorziening[0].Aanbieder, 0, -1)
}

// meldt makes and sends the message about the allotments of the resident. The job in
// the queue then finds it done.
func (v *vuller) meldt(ctx context.Context, d *dossier) error {
	alle, err := v.toewijzingen(ctx, d)
	if err != nil || len(alle) == 0 {
		return err
	}
	laatste := alle[len(alle)-1]
	if _, _, err := v.Berichten.ToewijzingMelden(ctx, toewijzing.Verzend{Gemeente: laatste.Gemeente, Nummer: laatste.Nummer}); err != nil {
		return err
	}
	return v.verstuurd(ctx, d, "WMO301")
}

// verzoek gives the request that stands under this reference.
func (v *vuller) verzoek(ctx context.Context, d *dossier, referentie string) (verzoek.Verzoek, error) {
	gevonden, ja, err := verzoek.VanReferentie(ctx, v.Opslag, d.inwoner.Gemeente, taakverdeling.Wmo, d.voorziening[0].Aanbieder, referentie)
	if err == nil && !ja {
		err = fout.New(fout.Storing, "De demoregio mist verzoek %s. Geef dit door aan de applicatiebeheerder.", referentie)
	}
	return gevonden, err
}

func (v *vuller) neemtInOnderzoek(ctx context.Context, d *dossier) error {
	gevraagd, err := v.verzoek(ctx, d, d.referentie("VOT"))
	if err != nil {
		return err
	}
	if gevraagd.Stand == verzoek.Ontvangen {
		wie, err := v.backoffice(ctx, d)
		if err != nil {
			return err
		}
		if gevraagd, err = v.Verzoeken.Onderzoeken(ctx, wie, verzoek.Verwijzing{Gemeente: gevraagd.Gemeente, ID: gevraagd.ID}); err != nil {
			return err
		}
	}
	if _, _, err := v.Berichten.VerzoekBeantwoorden(ctx,
		verzoek.Antwoord{Gemeente: gevraagd.Gemeente, ID: gevraagd.ID, Versie: gevraagd.Versie}); err != nil {
		return err
	}
	return v.verstuurd(ctx, d, "WMO319")
}

func (v *vuller) kentToe(ctx context.Context, d *dossier) error {
	gevraagd, err := v.verzoek(ctx, d, d.referentie("VOT"))
	if err != nil {
		return err
	}
	if gevraagd.Stand.Open() {
		wie, err := v.wie(ctx, gebeurtenis{dossier: d, dag: tijdlijn.Vandaag(v.klok)}, taakVan(toegang.ZaakBeschikken),
			organisatie.Teamleider)
		if err != nil {
			return err
		}
		if _, err := v.Verzoeken.Toekennen(ctx, wie, verzoek.Verwijzing{Gemeente: gevraagd.Gemeente, ID: gevraagd.ID},
			verzoek.Toekenning{Zaak: d.id}); err != nil {
			return err
		}
	}
	return v.meldt(ctx, d)
}

// trektIn takes back what was granted on the request: the provider rejected the
// message, and the resident does not want it any more.
func (v *vuller) trektIn(ctx context.Context, d *dossier) error {
	gevraagd, err := v.verzoek(ctx, d, d.referentie("VOT"))
	if err != nil {
		return err
	}
	wie, err := v.backoffice(ctx, d)
	if err != nil {
		return err
	}
	alle, err := toewijzing.VanVerzoek(ctx, v.Opslag, gevraagd.Gemeente, gevraagd.ID)
	if err != nil {
		return err
	}
	for _, t := range alle {
		if t.RedenWijziging == toewijzing.Verwijderd {
			continue
		}
		err := v.Opslag.Transactie(ctx, v.Gemeenten.Slot(t.Gemeente), func(tx *opslag.Tx) error {
			_, err := v.Toewijzingen.Intrekken(ctx, tx, v.klok.Nu(), wie,
				toewijzing.Verwijzing{Gemeente: t.Gemeente, Nummer: t.Nummer, Versie: t.Versie})
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// ontvangt takes in a message of a provider, given by its number, and sends the answer
// that was made.
func (v *vuller) ontvangt(ctx context.Context, nummer string, i istandaard.Inhoud) error {
	inhoud, err := v.wmo().Codeer(v.wmo().Maak(nummer, i))
	if err != nil {
		return err
	}
	u, err := v.Berichten.Ontvangen(ctx, inhoud)
	if err != nil {
		return err
	}
	if !u.Goed() {
		return fout.New(fout.Storing, "De demoregio maakte een verkeerd bericht: %s", u.Bericht.Redenen[0].Tekst)
	}
	if u.Antwoord == nil {
		return nil
	}
	return v.Opslag.Transactie(ctx, opslag.Voor(u.Antwoord.Gemeente), func(tx *opslag.Tx) error {
		return v.Berichten.Verzonden(ctx, tx, u.Antwoord.Gemeente, u.Antwoord.ID)
	})
}
