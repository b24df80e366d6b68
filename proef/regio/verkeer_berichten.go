package regio

import (
	"context"
	"fmt"

	"nabuur/grond/tijdlijn"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/iwmo32"
	"nabuur/verkeer/istandaard/release32"
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

// kop is the header of a message of the provider of the case.
func (v *vuller) kop(d *dossier, soort string) istandaard.Header {
	return iwmo32.NewHeader(soort, d.voorziening[0].Aanbieder.String(), d.inwoner.Gemeente.String(), d.identificatie(soort[3:]), tijdlijn.Vandaag(v.klok))
}

func (d *dossier) verkort() istandaard.VerkorteNaam {
	n := d.inwoner.Naam
	return istandaard.VerkorteNaam{Geslachtsnaam: istandaard.Achternaam{Achternaam: n.Achternaam, Voorvoegsel: n.Voorvoegsel}, Voornamen: n.Voornamen, Voorletters: n.Voorletters}
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
	return v.ontvangt(ctx, &iwmo32.WMO315{Header: v.kop(d, "WMO315"), Client: iwmo32.WMO315Client{
		Bsn: d.inwoner.BSN.String(), Geboortedatum: istandaard.Geboortedatum{Datum: d.inwoner.Geboren}, Geslacht: string(d.inwoner.Geslacht), Naam: d.verkort(),
		AangevraagdeProducten: []iwmo32.WMO315AangevraagdProduct{{
			ReferentieAanbieder: d.referentie("VOT"), Product: &istandaard.Product{Categorie: p.Categorie, Code: p.Code}, ToewijzingIngangsdatum: vandaag.Plus(14),
			Omvang:    &istandaard.Omvang{Volume: volume, Eenheid: k.aanbod.Eenheid, Frequentie: toewijzing.PerMaand},
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
	vraag := iwmo32.WMO317Verzoek{ReferentieAanbieder: d.referentie("VOW"), RedenVerzoek: opVerzoek}
	for _, t := range alle {
		if t.Geldig.Tot <= vandaag {
			continue
		}
		w := iwmo32.WMO317TeWijzigenProduct{ToewijzingNummer: t.Nummer, GewensteIngangsdatum: max(vandaag.Plus(14), t.Geldig.Vanaf),
			Omvang: &istandaard.Omvang{Volume: 2 * t.Omvang.Volume, Eenheid: t.Omvang.Eenheid, Frequentie: t.Omvang.Frequentie}}
		if !t.Geldig.Tot.IsOpen() {
			laatste := t.Geldig.Laatste()
			w.Einddatum = &laatste
		}
		vraag.TeWijzigenProducten = append(vraag.TeWijzigenProducten, w)
	}
	if len(vraag.TeWijzigenProducten) == 0 {
		return nil
	}
	return v.ontvangt(ctx, &iwmo32.WMO317{Header: v.kop(d, "WMO317"), Client: iwmo32.WMO317Client{Bsn: d.inwoner.BSN.String(), Verzoek: vraag}})
}

// heen reads the newest message of a kind about the case.
func (v *vuller) heen(ctx context.Context, d *dossier, soort string) (release32.Inhoud, error) {
	m, err := v.laatste(ctx, d, soort)
	if err != nil {
		return release32.Inhoud{}, err
	}
	inhoud, err := v.Berichten.Inhoud(ctx, m.Gemeente, m.ID)
	if err != nil {
		return release32.Inhoud{}, err
	}
	b, _, err := uitgave.Decode(inhoud)
	if err != nil {
		return release32.Inhoud{}, err
	}
	return iwmo32.Standaard.Inhoud(b), nil
}

// retour is the header of the provider's answer; it bears the number of what it
// answers.
func (v *vuller) retour(soort string, heen release32.Inhoud) istandaard.RetourHeader {
	return iwmo32.NewRetourHeader(soort, *heen.Kop, "R"+heen.Kop.BerichtIdentificatie.Identificatie[3:], tijdlijn.Vandaag(v.klok))
}

// retourGoed: the provider has no remark on the allotments.
func (v *vuller) retourGoed(ctx context.Context, d *dossier) error {
	heen, err := v.heen(ctx, d, "WMO301")
	if err != nil {
		return err
	}
	return v.ontvangt(ctx, &iwmo32.WMO302{Header: v.retour("WMO301", heen)})
}

// keurtToewijzingAf: the provider rejects the last allotment in the message.
func (v *vuller) keurtToewijzingAf(ctx context.Context, d *dossier) error {
	heen, err := v.heen(ctx, d, "WMO301")
	if err != nil {
		return err
	}
	c, goed := heen.Client301, []string{geenOpmerking}
	terug := &release32.Client302{Bsn: c.Bsn, Geboortedatum: c.Geboortedatum, Geslacht: c.Geslacht, Naam: c.Naam, Communicatie: c.Communicatie, Commentaar: c.Commentaar, RetourCodes: goed}
	for _, k := range c.Contactgegevens {
		terug.Contactgegevens = append(terug.Contactgegevens, release32.Contact302{
			Soort: k.Soort, Adres: k.Adres, Organisatie: k.Organisatie, Telefoon: k.Telefoon, Emailadres: k.Emailadres, Periode: k.Periode, RetourCodes: goed,
		})
	}
	for _, p := range c.ToegewezenProducten {
		terug.ToegewezenProducten = append(terug.ToegewezenProducten, release32.ToegewezenProduct302{
			ToewijzingNummer: p.ToewijzingNummer, ReferentieAanbieder: p.ReferentieAanbieder, Product: p.Product, Toewijzingsdatum: p.Toewijzingsdatum, Toewijzingstijd: p.Toewijzingstijd,
			Ingangsdatum: p.Ingangsdatum, Einddatum: p.Einddatum, RedenWijziging: p.RedenWijziging, Omvang: p.Omvang, Budget: p.Budget, Commentaar: p.Commentaar, RetourCodes: goed,
		})
	}
	terug.ToegewezenProducten[len(terug.ToegewezenProducten)-1].RetourCodes = []string{dubbelNummer}
	return v.ontvangt(ctx, &iwmo32.WMO302{Header: v.retour("WMO301", heen), Client: terug})
}

// keurtAntwoordAf: the provider does not find its request.
func (v *vuller) keurtAntwoordAf(ctx context.Context, d *dossier) error {
	heen, err := v.heen(ctx, d, "WMO319")
	if err != nil {
		return err
	}
	a := heen.Antwoord319
	return v.ontvangt(ctx, &iwmo32.WMO320{Header: v.retour("WMO319", heen), Antwoord: &release32.Antwoord320{
		ReferentieAanbieder: a.ReferentieAanbieder, VerzoekAntwoord: a.VerzoekAntwoord, RedenAfwijzingVerzoek: a.RedenAfwijzingVerzoek, RetourCodes: []string{onbekend},
	}})
}
