package aanbieder

import (
	"context"
	"fmt"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

// Gevraagd is a product that a provider asks for. Laatste is its last day, nil for
// no end. Of Omvang and Budget at most one is filled.
type Gevraagd struct {
	Product istandaard.Product
	Vanaf   tijdlijn.Dag
	Laatste *tijdlijn.Dag
	Omvang  *istandaard.Omvang
	Budget  *geld.Cent
}

// Persoon is what a provider says of a client.
type Persoon struct {
	Geboren  istandaard.Geboortedatum
	Geslacht string
	Naam     istandaard.VerkorteNaam
}

// Aanvraag asks for allotments for one client (315), each under a reference of its
// own. Persoon may be left empty when the client is known from a 301. Volgnummer
// tells the same request apart when it is made again; 0 is 1.
type Aanvraag struct {
	Gemeente   kenmerk.Gemeentecode
	Wet        istandaard.Wet
	Bsn        kenmerk.BSN
	Persoon    Persoon
	Verwijzer  istandaard.Verwijzer
	Producten  []Gevraagd
	Volgnummer int
}

// VraagToewijzing puts a 315 in DIR/in and gives the name of the file. The same
// request again changes nothing.
func (a *Aanbieder) VraagToewijzing(ctx context.Context, v Aanvraag) (string, error) {
	k, std, err := a.metWet(ctx, v.Wet)
	if err != nil {
		return "", err
	}
	persoon, err := k.persoon(v)
	if err != nil {
		return "", err
	}
	var gevraagd string
	for _, p := range v.Producten {
		gevraagd += p.tekst()
	}
	identificatie := afgeleid("V", v.Gemeente, std.Wet, v.Bsn, gevraagd, max(1, v.Volgnummer))
	c := &istandaard.Client315{Bsn: v.Bsn.String(), Geboortedatum: persoon.Geboren, Geslacht: persoon.Geslacht, Naam: persoon.Naam}
	if std.Wet == istandaard.Jeugd {
		c.GezagsdragerBekend = "1"
	}
	for i, p := range v.Producten {
		product := p.Product
		c.AangevraagdeProducten = append(c.AangevraagdeProducten, istandaard.AangevraagdProduct315{
			ReferentieAanbieder: fmt.Sprintf("%s-%d", identificatie, i+1), Product: &product, ToewijzingIngangsdatum: p.Vanaf,
			ToewijzingEinddatum: p.Laatste, Omvang: p.Omvang, Budget: p.Budget, Verwijzer: v.Verwijzer,
		})
	}
	b := brief{std, "315", v.Gemeente.String(), identificatie,
		istandaard.Inhoud{Kop: k.kop(std, "315", v.Gemeente.String(), identificatie), Client315: c}}
	_, err = k.stuur(nil, b)
	return k.naamVan(b), err
}

// persoon gives what is said of the client of a request: what was given, else what
// the last 301 about the client says.
func (k *kennis) persoon(v Aanvraag) (Persoon, error) {
	if v.Persoon != (Persoon{}) {
		return v.Persoon, nil
	}
	for _, t := range k.toegewezen(v.Gemeente.String(), 0) {
		if c := t.client; c.Bsn == v.Bsn.String() {
			return Persoon{Geboren: c.Geboortedatum, Geslacht: c.Geslacht, Naam: verkort(c.Naam)}, nil
		}
	}
	return Persoon{}, fout.New(fout.Onjuist,
		"De gesimuleerde aanbieder %s kent deze cliënt niet. Geef de naam, het geslacht en de geboortedatum.", k.agb)
}

// Wens is how an allotment should become. Vanaf is the day on which it changes, 0 the
// first day of the allotment; Laatste is its last day, nil for the one it has. With
// neither Omvang nor Budget those stay as they are.
type Wens struct {
	Toewijzing int64
	Vanaf      tijdlijn.Dag
	Laatste    *tijdlijn.Dag
	Omvang     *istandaard.Omvang
	Budget     *geld.Cent
}

// Wijziging asks for a change of all that a client has with the provider (317): what
// is not in Wensen stays, and Nieuw comes beside it. Reden is a code of the standard;
// "" is 1. Volgnummer tells the same request apart when it is made again; 0 is 1.
type Wijziging struct {
	Gemeente   kenmerk.Gemeentecode
	Wet        istandaard.Wet
	Bsn        kenmerk.BSN
	Reden      string
	Wensen     []Wens
	Nieuw      []Gevraagd
	Volgnummer int
}

// VraagWijziging puts a 317 in DIR/in and gives the name of the file. It names every
// allotment of the client that is valid today or later, as TR349 asks. The same
// request again changes nothing. A wish on an allotment that is not one of these is
// refused (NietGevonden).
func (a *Aanbieder) VraagWijziging(ctx context.Context, v Wijziging) (string, error) {
	k, std, err := a.metWet(ctx, v.Wet)
	if err != nil {
		return "", err
	}
	gemeente := v.Gemeente.String()
	identificatie := afgeleid("W", gemeente, std.Wet, v.Bsn, tekstVan(v), max(1, v.Volgnummer))
	verzoek := istandaard.Verzoek317{ReferentieAanbieder: identificatie, RedenVerzoek: v.Reden}
	if v.Reden == "" {
		verzoek.RedenVerzoek = "1"
	}
	wensen := slices.Clone(v.Wensen)
	for _, t := range k.toegewezen(gemeente, std.Wet) {
		if t.client.Bsn != v.Bsn.String() || !t.actueel(k.vandaag()) {
			continue
		}
		i := slices.IndexFunc(wensen, func(w Wens) bool { return w.Toewijzing == t.ToewijzingNummer })
		if i < 0 {
			verzoek.OngewijzigdeProducten = append(verzoek.OngewijzigdeProducten,
				istandaard.OngewijzigdProduct317{ToewijzingNummer: t.ToewijzingNummer})
			continue
		}
		verzoek.TeWijzigenProducten = append(verzoek.TeWijzigenProducten, wensen[i].op(t))
		wensen = slices.Delete(wensen, i, i+1)
	}
	if len(wensen) > 0 {
		return "", fout.New(fout.NietGevonden,
			"Toewijzing %d is voor deze cliënt niet actueel bij aanbieder %s. Controleer het nummer.", wensen[0].Toewijzing, a.agb)
	}
	for _, p := range v.Nieuw {
		product := p.Product
		verzoek.NieuweProducten = append(verzoek.NieuweProducten, istandaard.NieuwProduct317{
			Product: &product, GewensteIngangsdatum: p.Vanaf, Einddatum: p.Laatste, Omvang: p.Omvang, Budget: p.Budget,
		})
	}
	b := brief{std, "317", gemeente, identificatie, istandaard.Inhoud{
		Kop: k.kop(std, "317", gemeente, identificatie), Client317: &istandaard.Client317{Bsn: v.Bsn.String(), Verzoek: verzoek},
	}}
	_, err = k.stuur(nil, b)
	return k.naamVan(b), err
}

// op writes a wish on the allotment as it is.
func (w Wens) op(t toegewezen) istandaard.TeWijzigenProduct317 {
	p := istandaard.TeWijzigenProduct317{ToewijzingNummer: t.ToewijzingNummer,
		GewensteIngangsdatum: w.Vanaf, Einddatum: w.Laatste, Omvang: w.Omvang, Budget: w.Budget}
	if w.Vanaf == 0 {
		p.GewensteIngangsdatum = t.Ingangsdatum
	}
	if w.Laatste == nil {
		p.Einddatum = t.Einddatum
	}
	if w.Omvang == nil && w.Budget == nil {
		p.Omvang, p.Budget = t.Omvang, t.Budget
	}
	return p
}

// tekstVan writes what is asked in a change, so that the same wishes give the same
// text wherever they stand in memory.
func tekstVan(v Wijziging) string {
	tekst := v.Reden
	for _, w := range v.Wensen {
		tekst += fmt.Sprintf("|%d %s %s", w.Toewijzing, w.Vanaf, wat(w.Laatste, w.Omvang, w.Budget))
	}
	for _, p := range v.Nieuw {
		tekst += p.tekst()
	}
	return tekst
}

func (p Gevraagd) tekst() string {
	return fmt.Sprintf("|%v %s %s", p.Product, p.Vanaf, wat(p.Laatste, p.Omvang, p.Budget))
}

func wat(laatste *tijdlijn.Dag, omvang *istandaard.Omvang, budget *geld.Cent) string {
	tekst := ""
	if laatste != nil {
		tekst += "t/m " + laatste.String()
	}
	if omvang != nil {
		tekst += fmt.Sprintf(" %v", *omvang)
	}
	if budget != nil {
		tekst += " " + budget.String()
	}
	return tekst
}

// metWet reads what is known, and the release of a law.
func (a *Aanbieder) metWet(ctx context.Context, wet istandaard.Wet) (*kennis, *istandaard.Standaard, error) {
	std, err := a.standaard(wet)
	if err != nil {
		return nil, nil, err
	}
	k, err := a.lees(ctx)
	return k, std, err
}
