package aanbieder

import (
	"strings"

	"nabuur/verkeer/istandaard"
)

// retour is what a judgment on a message comes to: its findings, and the body of the
// answer, which is left out when nothing is wrong or when the header is.
type retour struct {
	bevindingen []bevinding
	kop         []string // codes in the header
	inhoud      istandaard.Inhoud
}

// antwoord makes the retour on a message, once. oordeel judges its content.
func (k *kennis) antwoord(s *stuk, oordeel func(*stuk) (retour, error)) (Verslag, error) {
	if k.beoordeeld(s) {
		return Verslag{}, nil
	}
	r, err := k.oordeel(s, oordeel)
	if err != nil {
		return Verslag{}, err
	}
	kop := s.std.NewRetourHeader(s.soort, *s.Kop, k.retourIdentificatie(s), k.vandaag())
	kop.RetourCodes = r.kop
	r.inhoud.Retourkop = &kop
	soort, _ := s.std.Antwoord(s.soort)
	gemaakt, err := k.stuur(nil, brief{s.std, istandaard.Nummer(soort), s.gemeente(), kop.IdentificatieRetour, r.inhoud})
	if err != nil {
		return Verslag{}, err
	}
	zin := "is goed"
	if len(r.bevindingen) > 0 {
		zin = "is afgekeurd op regel " + r.bevindingen[0].regel + " (" + r.bevindingen[0].zin + ")"
	}
	return k.verslag(s.naam, gemaakt, "%s %s %s; gemaakt: %s.", s.soort,
		s.Kop.BerichtIdentificatie.Identificatie, zin, strings.Join(gemaakt, ", ")), nil
}

// oordeel judges a message in the order of the standard: the rules inside it, then
// those about its header, then those about its classes. Each rejects it as a whole.
func (k *kennis) oordeel(s *stuk, klassen func(*stuk) (retour, error)) (retour, error) {
	if len(s.breuken) > 0 {
		b := s.breuken[0]
		return retour{bevindingen: []bevinding{{b.Regel, istandaard.RetourTechnisch, b.Tekst}},
			kop: []string{istandaard.RetourTechnisch}}, nil
	}
	if kop := k.kopbevindingen(s); len(kop) > 0 {
		return retour{bevindingen: kop, kop: codesVan(kop)}, nil
	}
	r, err := klassen(s)
	if err != nil || len(r.bevindingen) == 0 {
		return retour{}, err
	}
	r.kop = goed()
	return r, nil
}

func goed() []string { return []string{istandaard.RetourGoed} }

// retour301 judges the allotments, and repeats the client with a code at every class
// (IV028).
func (k *kennis) retour301(s *stuk) (retour, error) {
	var r retour
	c := s.Client301
	uit := &istandaard.Client302{
		Bsn: c.Bsn, Geboortedatum: c.Geboortedatum, Geslacht: c.Geslacht, Naam: c.Naam, Communicatie: c.Communicatie,
		JuridischeStatus: c.JuridischeStatus, WettelijkeVertegenwoordiging: c.WettelijkeVertegenwoordiging,
		Commentaar: c.Commentaar, RetourCodes: goed(),
	}
	for _, x := range c.Relaties {
		uit.Relaties = append(uit.Relaties, istandaard.Relatie302{
			Nummer: x.Nummer, Volgorde: x.Volgorde, Soort: x.Soort, Geboortedatum: x.Geboortedatum, Geslacht: x.Geslacht, Naam: x.Naam,
			Contact: contact302(x.Contact), RetourCodes: goed(),
		})
	}
	for _, x := range c.Contactgegevens {
		uit.Contactgegevens = append(uit.Contactgegevens, contact302(x))
	}
	for i := range c.ToegewezenProducten {
		p := &c.ToegewezenProducten[i]
		gevonden, err := k.productbevindingen(s, p)
		if err != nil {
			return r, err
		}
		r.bevindingen = append(r.bevindingen, gevonden...)
		uit.ToegewezenProducten = append(uit.ToegewezenProducten, istandaard.ToegewezenProduct302{
			ToewijzingNummer: p.ToewijzingNummer, ReferentieAanbieder: p.ReferentieAanbieder,
			Product: p.Product, Toewijzingsdatum: p.Toewijzingsdatum,
			Toewijzingstijd: p.Toewijzingstijd, Ingangsdatum: p.Ingangsdatum, Einddatum: p.Einddatum, RedenWijziging: p.RedenWijziging,
			Omvang: p.Omvang, Budget: p.Budget, Commentaar: p.Commentaar, RetourCodes: codesVan(gevonden),
		})
	}
	r.inhoud.Client302 = uit
	return r, nil
}

func contact302(c istandaard.Contact301) istandaard.Contact302 {
	return istandaard.Contact302{
		Soort: c.Soort, Adres: c.Adres, Organisatie: c.Organisatie, Telefoon: c.Telefoon,
		Emailadres: c.Emailadres, Periode: c.Periode, RetourCodes: goed(),
	}
}

// retour319 judges the answer on a request, and repeats it with its codes.
func (k *kennis) retour319(s *stuk) (retour, error) {
	gevonden, err := k.antwoordbevindingen(s)
	a := s.Antwoord319
	uit := &istandaard.Antwoord320{
		ReferentieAanbieder: a.ReferentieAanbieder, VerzoekAntwoord: a.VerzoekAntwoord,
		RedenAfwijzingVerzoek: a.RedenAfwijzingVerzoek, RetourCodes: codesVan(gevonden),
	}
	if w := a.Woonplaatsbeginsel; w != nil {
		uit.Woonplaatsbeginsel = &istandaard.Woonplaatsbeginsel320{Gemeente: w.Gemeente, RetourCodes: goed()}
	}
	return retour{bevindingen: gevonden, inhoud: istandaard.Inhoud{Antwoord320: uit}}, err
}
