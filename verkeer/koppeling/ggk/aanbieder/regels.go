package aanbieder

import (
	"fmt"
	"slices"

	"nabuur/grond/geld"
	"nabuur/verkeer/istandaard"
)

// The rules of level 3 and 4 that a provider holds against what it receives. They
// stand here apart from those of Nabuur, with their own codes: a provider is another
// party, and its judgment is a check on ours.

// kopregels are about a message as a whole.
var kopregels = []struct {
	id, code string
	toets    func(*kennis, *stuk) string
}{
	{"TR135", "8848", nietInDeToekomst},
	{"TR056", "9056", nogNietGebruikt},
}

// kopbevindingen gives what rejects a message as a whole.
func (k *kennis) kopbevindingen(s *stuk) []bevinding {
	var gevonden []bevinding
	for _, r := range kopregels {
		if zin := r.toets(k, s); zin != "" {
			gevonden = append(gevonden, bevinding{r.id, r.code, zin})
		}
	}
	return gevonden
}

func nietInDeToekomst(k *kennis, s *stuk) string {
	if dag := s.identificatie().Dagtekening; dag > k.vandaag() {
		return fmt.Sprintf("De dagtekening %s ligt na vandaag.", dag.Tekst())
	}
	return ""
}

// nogNietGebruikt: of two messages under one identification the one that was taken in
// counts; of a claim's answer, which gets no retour, the first by name.
func nogNietGebruikt(k *kennis, s *stuk) string {
	for _, ander := range k.vanSoort(s.nummer) {
		if ander.soort != s.soort || ander.gemeente() != s.gemeente() || ander.hash == s.hash ||
			ander.identificatie().Identificatie != s.identificatie().Identificatie {
			continue
		}
		if s.Antwoordkop == nil && k.aanvaard(ander) || s.Antwoordkop != nil && ander.naam < s.naam {
			return fmt.Sprintf("De identificatie %s is al gebruikt voor een ander bericht %s.", s.identificatie().Identificatie, s.soort)
		}
	}
	return ""
}

// productregels are about an allotment in a 301.
var productregels = []struct {
	id, code string
	toets    func(*kennis, *stuk, *istandaard.ToegewezenProduct301) (string, error)
}{
	{"TR332", "9332", eigenNummer},
	{"TR379", "9379", gevraagdeReferentie},
	{"TR385", "9385", nietGedeclareerd},
}

func (k *kennis) productbevindingen(s *stuk, p *istandaard.ToegewezenProduct301) ([]bevinding, error) {
	var gevonden []bevinding
	for _, r := range productregels {
		zin, err := r.toets(k, s, p)
		if err != nil {
			return nil, err
		}
		if zin != "" {
			gevonden = append(gevonden, bevinding{r.id, r.code, zin})
		}
	}
	return gevonden, nil
}

func eigenNummer(k *kennis, s *stuk, p *istandaard.ToegewezenProduct301) (string, error) {
	for _, ander := range k.vanSoort("301") {
		if ander.soort != s.soort || ander.gemeente() != s.gemeente() || ander.Client301.Bsn == s.Client301.Bsn || !k.aanvaard(ander) {
			continue
		}
		for _, q := range ander.Client301.ToegewezenProducten {
			if q.ToewijzingNummer == p.ToewijzingNummer {
				return fmt.Sprintf("Toewijzingnummer %d is al van een andere cliënt.", p.ToewijzingNummer), nil
			}
		}
	}
	return "", nil
}

func gevraagdeReferentie(k *kennis, s *stuk, p *istandaard.ToegewezenProduct301) (string, error) {
	if p.ReferentieAanbieder == "" {
		return "", nil
	}
	bsn, gevraagd, err := k.verzoek(s, p.ReferentieAanbieder)
	if err != nil || gevraagd && bsn == s.Client301.Bsn {
		return "", err
	}
	return fmt.Sprintf("Onder referentie %s is voor deze cliënt niets gevraagd.", p.ReferentieAanbieder), nil
}

// verzoek finds the request of our own with that reference, in the law of s, and
// whom it was about. One that was rejected counts as not sent.
func (k *kennis) verzoek(s *stuk, referentie string) (bsn string, gevraagd bool, err error) {
	eigen, err := k.eigenVan("315", "317")
	for _, v := range eigen {
		if v.std.Wet != s.std.Wet || k.gevolgVan(v) == afgekeurd {
			continue
		}
		if v.Client317 != nil && v.Client317.Verzoek.ReferentieAanbieder == referentie {
			return v.Client317.Bsn, true, err
		}
		if c := v.Client315; c != nil && slices.ContainsFunc(c.AangevraagdeProducten, func(a istandaard.AangevraagdProduct315) bool {
			return a.ReferentieAanbieder == referentie
		}) {
			return c.Bsn, true, err
		}
	}
	return "", false, err
}

func nietGedeclareerd(k *kennis, s *stuk, p *istandaard.ToegewezenProduct301) (string, error) {
	if p.RedenWijziging != redenVerwijderd {
		return "", nil
	}
	open, err := k.openRegels(s.gemeente(), s.std.Wet)
	if slices.ContainsFunc(open, func(r regel) bool { return r.ToewijzingNummer == p.ToewijzingNummer }) {
		return fmt.Sprintf("Op toewijzing %d zijn prestaties goedgekeurd.", p.ToewijzingNummer), err
	}
	return "", err
}

// antwoordregels are about a 319.
var antwoordregels = []struct {
	id, code string
	toets    func(*kennis, *stuk) (string, error)
}{
	{"TR355", "9355", bekendeReferentie},
	{"TR359", "9359", nogNietToegewezen},
	{"TR360", "9360", eenmaalInOnderzoek},
	{"TR365", "9365", nogNietBeslist},
}

func (k *kennis) antwoordbevindingen(s *stuk) ([]bevinding, error) {
	var gevonden []bevinding
	for _, r := range antwoordregels {
		zin, err := r.toets(k, s)
		if err != nil {
			return nil, err
		}
		if zin != "" {
			gevonden = append(gevonden, bevinding{r.id, r.code, zin})
		}
	}
	return gevonden, nil
}

func bekendeReferentie(k *kennis, s *stuk) (string, error) {
	_, gevraagd, err := k.verzoek(s, s.Antwoord319.ReferentieAanbieder)
	if err != nil || gevraagd {
		return "", err
	}
	return fmt.Sprintf("Onder referentie %s is niets gevraagd.", s.Antwoord319.ReferentieAanbieder), nil
}

func nogNietToegewezen(k *kennis, s *stuk) (string, error) {
	for _, t := range k.vanSoort("301") {
		if t.std.Wet != s.std.Wet || !k.aanvaard(t) {
			continue
		}
		for _, p := range t.Client301.ToegewezenProducten {
			if p.ReferentieAanbieder == s.Antwoord319.ReferentieAanbieder {
				return fmt.Sprintf("Op verzoek %s is al toewijzing %d gekomen.", p.ReferentieAanbieder, p.ToewijzingNummer), nil
			}
		}
	}
	return "", nil
}

// Values of VerzoekAntwoord.
const inOnderzoek = "2"

// eerdereAntwoorden gives the answers on the same request that were taken in.
func (k *kennis) eerdereAntwoorden(s *stuk) []string {
	var eerder []string
	for _, ander := range k.vanSoort("319") {
		if ander.soort == s.soort && ander.hash != s.hash && k.aanvaard(ander) &&
			ander.Antwoord319.ReferentieAanbieder == s.Antwoord319.ReferentieAanbieder {
			eerder = append(eerder, ander.Antwoord319.VerzoekAntwoord)
		}
	}
	return eerder
}

func eenmaalInOnderzoek(k *kennis, s *stuk) (string, error) {
	if s.Antwoord319.VerzoekAntwoord != inOnderzoek || len(k.eerdereAntwoorden(s)) == 0 {
		return "", nil
	}
	return fmt.Sprintf("Op verzoek %s is al eerder geantwoord; het kan niet meer in onderzoek gaan.",
		s.Antwoord319.ReferentieAanbieder), nil
}

func nogNietBeslist(k *kennis, s *stuk) (string, error) {
	if !slices.ContainsFunc(k.eerdereAntwoorden(s), func(a string) bool { return a != inOnderzoek }) {
		return "", nil
	}
	return fmt.Sprintf("Op verzoek %s is al beslist.", s.Antwoord319.ReferentieAanbieder), nil
}

// declaratieregels are about a 325; claim is the claim of our own that it answers.
var declaratieregels = []struct {
	id, code string
	toets    func(antwoord, claim *stuk) string
}{
	{"TR371", "", zelfdeSchema},
	{"TR376", "", zelfdeNummer},
	{"TR304", "8187", bekendeClienten},
	{"TR366", "9366", bekendeRegels},
	{"TR367", "9367", zelfdeGegevens},
}

// controleer325 gives what is wrong with the answer on a claim (level 3 and 4).
func (k *kennis) controleer325(s *stuk) []bevinding {
	gevonden := k.kopbevindingen(s)
	claim := k.claimVan(s)
	if claim == nil {
		return append(gevonden,
			bevinding{"TR337", "",
				fmt.Sprintf("Er is geen declaratiebericht %s gestuurd.", s.Antwoordkop.DeclaratieIdentificatie.Identificatie)})
	}
	for _, r := range declaratieregels {
		if zin := r.toets(s, claim); zin != "" {
			gevonden = append(gevonden, bevinding{r.id, r.code, zin})
		}
	}
	return gevonden
}

// claimVan finds the claim of our own that a 325 answers; nil when there is none.
func (k *kennis) claimVan(s *stuk) *stuk {
	eigen, err := k.eigenVan("323")
	if err != nil {
		return nil
	}
	for _, c := range eigen {
		if c.std == s.std && c.gemeente() == s.gemeente() && c.Kop.BerichtIdentificatie == s.Antwoordkop.DeclaratieIdentificatie {
			return c
		}
	}
	return nil
}

func zelfdeSchema(antwoord, claim *stuk) string {
	if antwoord.Antwoordkop.XsdVersieDeclaratie == claim.Kop.XsdVersie {
		return ""
	}
	return "Het antwoord noemt een andere schemaversie dan de declaratie."
}

func zelfdeNummer(antwoord, claim *stuk) string {
	if a := antwoord.DeclaratieAntwoord325; a != nil && a.DeclaratieNummer != claim.Declaratie323.DeclaratieNummer {
		return fmt.Sprintf("Het antwoord noemt declaratie %s en niet %s.", a.DeclaratieNummer, claim.Declaratie323.DeclaratieNummer)
	}
	return ""
}

// perRegel looks up every line of the answer in the claim, under the same client.
func perRegel(antwoord, claim *stuk, zin func(bsn string, terug istandaard.Prestatie325, gevraagd *istandaard.Prestatie323) string) string {
	if antwoord.DeclaratieAntwoord325 == nil {
		return ""
	}
	for _, c := range antwoord.DeclaratieAntwoord325.Clienten {
		for _, p := range c.Prestaties {
			if klacht := zin(c.Bsn, p, claim.regelMet(c.Bsn, p.ProductReferentie)); klacht != "" {
				return klacht
			}
		}
	}
	return ""
}

func (s *stuk) regelMet(bsn string, referentie istandaard.Referentie) *istandaard.Prestatie323 {
	for i := range s.Declaratie323.Clienten {
		c := &s.Declaratie323.Clienten[i]
		for j := range c.Prestaties {
			if c.Bsn == bsn && c.Prestaties[j].ProductReferentie == referentie {
				return &c.Prestaties[j]
			}
		}
	}
	return nil
}

func bekendeClienten(antwoord, claim *stuk) string {
	if antwoord.DeclaratieAntwoord325 == nil {
		return ""
	}
	for _, c := range antwoord.DeclaratieAntwoord325.Clienten {
		if !slices.ContainsFunc(claim.Declaratie323.Clienten, func(d istandaard.Client323) bool { return d.Bsn == c.Bsn }) {
			return "Het antwoord noemt een cliënt die niet in de declaratie staat."
		}
	}
	return ""
}

func bekendeRegels(antwoord, claim *stuk) string {
	return perRegel(antwoord, claim, func(_ string, terug istandaard.Prestatie325, gevraagd *istandaard.Prestatie323) string {
		if gevraagd != nil {
			return ""
		}
		return fmt.Sprintf("Regel %s staat niet in de declaratie.", terug.ProductReferentie.ReferentieNummer)
	})
}

func zelfdeGegevens(antwoord, claim *stuk) string {
	return perRegel(antwoord, claim, func(_ string, terug istandaard.Prestatie325, gevraagd *istandaard.Prestatie323) string {
		if gevraagd == nil || gelijk(*gevraagd, terug) {
			return ""
		}
		return fmt.Sprintf("Regel %s heeft andere gegevens dan in de declaratie.", terug.ProductReferentie.ReferentieNummer)
	})
}

func gelijk(a istandaard.Prestatie323, b istandaard.Prestatie325) bool {
	return gelijkTarief(a.ProductTarief, b.ProductTarief) &&
		a.ToewijzingNummer == b.ToewijzingNummer && a.ProductCategorie == b.ProductCategorie &&
		a.ProductCode == b.ProductCode && a.ProductPeriode == b.ProductPeriode &&
		a.GeleverdVolume == b.GeleverdVolume && a.Eenheid == b.Eenheid &&
		a.IngediendBedrag == b.IngediendBedrag
}

func gelijkTarief(a, b *geld.Cent) bool { return a == b || a != nil && b != nil && *a == *b }

// controleerRetour gives what is wrong with the retour on a message of our own: it
// answers nothing that was sent, or it rejects what was.
func (k *kennis) controleerRetour(s *stuk) []bevinding {
	heen := ""
	for van, antwoord := range s.std.Antwoorden {
		if antwoord == s.soort {
			heen = istandaard.Nummer(van)
		}
	}
	eigen, err := k.eigenVan(heen)
	if err != nil {
		return nil
	}
	for _, e := range eigen {
		if e.std == s.std && e.gemeente() == s.gemeente() && e.Kop.BerichtIdentificatie == s.Retourkop.BerichtIdentificatie {
			if s.zonderOpmerking() {
				return nil
			}
			return []bevinding{{"", "", fmt.Sprintf("Het keurt bericht %s %s af.", e.soort, e.Kop.BerichtIdentificatie.Identificatie)}}
		}
	}
	return []bevinding{{"", "",
		fmt.Sprintf("Het antwoordt op bericht %s, dat niet is gestuurd.", s.Retourkop.BerichtIdentificatie.Identificatie)}}
}
