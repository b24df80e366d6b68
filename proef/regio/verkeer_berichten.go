package regio

import (
	"context"
	"fmt"

	"nabuur/grond/tijdlijn"
	"nabuur/uitvoering/contract"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
)

// Codes of the standard that the messages of the providers need.
const (
	dubbelNummer  = "9332" // the number of the allotment is not unique
	onbekend      = "9355" // the answer names no request
	geenOpmerking = "0200"
	huisarts      = "02" // TypeVerwijzer
	opVerzoek     = "1"  // RedenVerzoek
)

// referentie is how the provider names its request about the case.
func (d *dossier) referentie(soort string) string { return fmt.Sprintf("%s-%d", soort, 1000+d.nr) }

// identificatie numbers a message of the provider about the case.
func (d *dossier) identificatie(soort string) string { return fmt.Sprintf("%s%06d", soort, d.nr+1) }

// wmo is the release in which the providers of the Wmo send today.
func (v *vuller) wmo() *istandaard.Standaard {
	return uitgave.Voor(istandaard.Wmo, tijdlijn.Vandaag(v.klok))
}

// kop is the header of a message of the provider of the case.
func (v *vuller) kop(d *dossier, nummer string) *istandaard.Header {
	kop := v.wmo().NewHeader(v.wmo().Soort(nummer), d.voorziening[0].Aanbieder.String(), d.inwoner.Gemeente.String(),
		d.identificatie(nummer), tijdlijn.Vandaag(v.klok))
	return &kop
}

func (d *dossier) verkort() istandaard.VerkorteNaam {
	n := d.inwoner.Naam
	return istandaard.VerkorteNaam{Geslachtsnaam: istandaard.Achternaam{Achternaam: n.Achternaam, Voorvoegsel: n.Voorvoegsel},
		Voornamen: n.Voornamen, Voorletters: n.Voorletters}
}

// vraagtToewijzing: the provider asks for another product (VOT), as the general
// practitioner advised.
func (v *vuller) vraagtToewijzing(ctx context.Context, d *dossier) error {
	vandaag := tijdlijn.Vandaag(v.klok)
	k, ok := v.ander(d, vandaag)
	if !ok {
		return nil
	}
	p, volume := k.aanbod.Product, int64(4)
	if k.aanbod.Eenheid == contract.Minuut {
		volume = 480
	}
	return v.ontvangt(ctx, "315", istandaard.Inhoud{Kop: v.kop(d, "315"), Client315: &istandaard.Client315{
		Bsn: d.inwoner.BSN.String(), Geboortedatum: istandaard.Geboortedatum{Datum: d.inwoner.Geboren},
		Geslacht: string(d.inwoner.Geslacht), Naam: d.verkort(),
		AangevraagdeProducten: []istandaard.AangevraagdProduct315{{
			ReferentieAanbieder: d.referentie("VOT"), Product: &istandaard.Product{Categorie: p.Categorie, Code: p.Code},
			ToewijzingIngangsdatum: vandaag.Plus(14),
			Omvang: &istandaard.Omvang{Volume: volume, Eenheid: string(k.aanbod.Eenheid),
				Frequentie: string(contract.PerMaand)},
			Verwijzer: istandaard.Verwijzer{Type: huisarts, Naam: "Huisartsenpraktijk De Brug (fictief)"}, Raamcontract: "1",
			Commentaar: "De inwoner redt het niet meer met de hulp die er is.",
		}},
	}})
}

// vraagtWijziging: the provider asks for twice as much of what the case granted (VOW),
// and to leave the rest as it is.
func (v *vuller) vraagtWijziging(ctx context.Context, d *dossier) error {
	alle, err := v.toewijzingen(ctx, d)
	if err != nil {
		return err
	}
	vandaag := tijdlijn.Vandaag(v.klok)
	vraag := istandaard.Verzoek317{ReferentieAanbieder: d.referentie("VOW"), RedenVerzoek: opVerzoek}
	for _, t := range alle {
		if t.Geldig.Tot <= vandaag {
			continue
		}
		w := istandaard.TeWijzigenProduct317{ToewijzingNummer: t.Nummer, GewensteIngangsdatum: max(vandaag.Plus(14), t.Geldig.Vanaf),
			Omvang: &istandaard.Omvang{Volume: 2 * t.Omvang.Volume, Eenheid: string(t.Omvang.Eenheid),
				Frequentie: string(t.Omvang.Frequentie)}}
		if !t.Geldig.Tot.IsOpen() {
			laatste := t.Geldig.Laatste()
			w.Einddatum = &laatste
		}
		vraag.TeWijzigenProducten = append(vraag.TeWijzigenProducten, w)
	}
	if len(vraag.TeWijzigenProducten) == 0 {
		return nil
	}
	return v.ontvangt(ctx, "317",
		istandaard.Inhoud{Kop: v.kop(d, "317"), Client317: &istandaard.Client317{Bsn: d.inwoner.BSN.String(), Verzoek: vraag}})
}

// heen reads the newest message of a kind about the case.
func (v *vuller) heen(ctx context.Context, d *dossier, soort string) (istandaard.Inhoud, error) {
	m, err := v.laatste(ctx, d, soort)
	if err != nil {
		return istandaard.Inhoud{}, err
	}
	inhoud, err := v.Berichten.Inhoud(ctx, m.Gemeente, m.ID)
	if err != nil {
		return istandaard.Inhoud{}, err
	}
	std, soort, err := uitgave.Van(inhoud)
	if err != nil {
		return istandaard.Inhoud{}, err
	}
	b, _ := std.Lees(soort, inhoud)
	return std.Inhoud(b), nil
}

// retour is the header of the provider's answer; it bears the number of what it
// answers.
func (v *vuller) retour(soort string, heen istandaard.Inhoud) *istandaard.RetourHeader {
	kop := v.wmo().NewRetourHeader(soort, *heen.Kop, "R"+heen.Kop.BerichtIdentificatie.Identificatie[3:], tijdlijn.Vandaag(v.klok))
	return &kop
}

// retourGoed: the provider has no remark on the allotments.
func (v *vuller) retourGoed(ctx context.Context, d *dossier) error {
	heen, err := v.heen(ctx, d, "WMO301")
	if err != nil {
		return err
	}
	return v.ontvangt(ctx, "302", istandaard.Inhoud{Retourkop: v.retour("WMO301", heen)})
}

// keurtToewijzingAf: the provider rejects the last allotment in the message.
func (v *vuller) keurtToewijzingAf(ctx context.Context, d *dossier) error {
	heen, err := v.heen(ctx, d, "WMO301")
	if err != nil {
		return err
	}
	c, goed := heen.Client301, []string{geenOpmerking}
	terug := &istandaard.Client302{Bsn: c.Bsn, Geboortedatum: c.Geboortedatum, Geslacht: c.Geslacht, Naam: c.Naam,
		Communicatie: c.Communicatie, Commentaar: c.Commentaar, RetourCodes: goed}
	for _, k := range c.Contactgegevens {
		terug.Contactgegevens = append(terug.Contactgegevens, istandaard.Contact302{
			Soort: k.Soort, Adres: k.Adres, Organisatie: k.Organisatie, Telefoon: k.Telefoon, Emailadres: k.Emailadres, Periode: k.Periode,
			RetourCodes: goed,
		})
	}
	for _, p := range c.ToegewezenProducten {
		terug.ToegewezenProducten = append(terug.ToegewezenProducten, istandaard.ToegewezenProduct302{
			ToewijzingNummer: p.ToewijzingNummer, ReferentieAanbieder: p.ReferentieAanbieder, Product: p.Product,
			Toewijzingsdatum: p.Toewijzingsdatum, Toewijzingstijd: p.Toewijzingstijd,
			Ingangsdatum: p.Ingangsdatum, Einddatum: p.Einddatum, RedenWijziging: p.RedenWijziging, Omvang: p.Omvang, Budget: p.Budget,
			Commentaar: p.Commentaar, RetourCodes: goed,
		})
	}
	terug.ToegewezenProducten[len(terug.ToegewezenProducten)-1].RetourCodes = []string{dubbelNummer}
	return v.ontvangt(ctx, "302", istandaard.Inhoud{Retourkop: v.retour("WMO301", heen), Client302: terug})
}

// keurtAntwoordAf: the provider does not find its request.
func (v *vuller) keurtAntwoordAf(ctx context.Context, d *dossier) error {
	heen, err := v.heen(ctx, d, "WMO319")
	if err != nil {
		return err
	}
	a := heen.Antwoord319
	return v.ontvangt(ctx, "320", istandaard.Inhoud{Retourkop: v.retour("WMO319", heen), Antwoord320: &istandaard.Antwoord320{
		ReferentieAanbieder: a.ReferentieAanbieder, VerzoekAntwoord: a.VerzoekAntwoord, RedenAfwijzingVerzoek: a.RedenAfwijzingVerzoek,
		RetourCodes: []string{onbekend},
	}})
}
