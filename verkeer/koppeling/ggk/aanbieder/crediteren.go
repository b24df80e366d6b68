package aanbieder

import (
	"context"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

// Credit says which lines of an earlier claim are taken back. Regels are their
// references; none is every line that was approved. With Volume above 0 each of them
// is claimed again with that volume, in the same message, at Tarief, or at the tariff
// it had when that is 0. Volgnummer is the first number in its month to try; 0 is 1.
type Credit struct {
	Gemeente   kenmerk.Gemeentecode
	Wet        istandaard.Wet // zero is the law of the claim
	Declaratie string
	Regels     []string
	Volume     int64
	Tarief     geld.Cent
	Volgnummer int
}

// regel is a line of a claim of our own, with the client it is about.
type regel struct {
	istandaard.Prestatie323
	bsn   string
	claim *stuk
}

// Crediteren puts a 323 in DIR/in that takes lines of an earlier claim back, and gives
// the name of the file. Only what was approved in a 325 can be taken back, and once:
// lines that a claim under way takes back already are refused. The same credit again
// changes nothing. A claim that was not answered yet is refused (Onjuist).
func (a *Aanbieder) Crediteren(ctx context.Context, c Credit) (string, error) {
	k, err := a.lees(ctx)
	if err != nil {
		return "", err
	}
	eerder, err := k.claimMet(c)
	if err != nil {
		return "", err
	}
	regels, err := k.goedgekeurd(eerder)
	if err != nil {
		return "", err
	}
	if len(c.Regels) > 0 {
		if regels, err = kiesRegels(regels, c.Regels); err != nil {
			return "", err
		}
	}
	terug, err := k.teruggenomen(eerder.gemeente(), eerder.std.Wet)
	if err != nil {
		return "", err
	}
	if len(regels) > 0 && !slices.ContainsFunc(regels, func(r regel) bool { return terug[r.ProductReferentie.ReferentieNummer] == "" }) {
		return terug[regels[0].ProductReferentie.ReferentieNummer], nil
	}
	regels = slices.DeleteFunc(regels, func(r regel) bool { return terug[r.ProductReferentie.ReferentieNummer] != "" })
	if len(regels) == 0 {
		return "", fout.New(fout.Onjuist, "Van declaratie %s is niets goedgekeurd om te crediteren.", c.Declaratie)
	}
	nieuw, err := k.creditclaim(eerder, c, regels)
	if err != nil {
		return "", err
	}
	return k.dienIn(nieuw)
}

// creditclaim writes the lines that are taken back, and then those that are claimed
// again. Its period is that of the last claim, which no claim may come before (TR318).
func (k *kennis) creditclaim(eerder *stuk, c Credit, regels []regel) (*claim, error) {
	eigen, err := k.eigenVan("323")
	if err != nil {
		return nil, err
	}
	maand := eerder.Declaratie323.DeclaratiePeriode.Begindatum
	for _, e := range eigen {
		if e.std == eerder.std && e.gemeente() == eerder.gemeente() {
			maand = max(maand, e.Declaratie323.DeclaratiePeriode.Begindatum)
		}
	}
	periode := tijdlijn.Periode{Vanaf: maand, Tot: maand.PlusMaanden(1)}
	volgnummer := max(1, c.Volgnummer)
	nieuw := k.nieuweClaim(eerder.std, c.Gemeente, periode, volgnummer)
	for k.eigen[k.naamVan(nieuw.brief)] != "" {
		volgnummer++
		nieuw = k.nieuweClaim(eerder.std, c.Gemeente, periode, volgnummer)
	}
	for _, r := range regels {
		p := r.Prestatie323 // all but the numbers stay as they were (IV091)
		p.ProductReferentie = istandaard.Referentie{VorigReferentieNummer: r.ProductReferentie.ReferentieNummer}
		p.IngediendBedrag.DebetCredit = credit
		nieuw.voegToe(r.bsn, p)
	}
	if c.Volume <= 0 {
		return nieuw, nil
	}
	for _, r := range regels {
		p, tarief := r.Prestatie323, c.Tarief
		p.ProductReferentie = istandaard.Referentie{}
		if tarief == 0 && p.ProductTarief != nil {
			tarief = *p.ProductTarief
		}
		metVolume(&p, c.Volume, tarief)
		nieuw.voegToe(r.bsn, p)
	}
	return nieuw, nil
}

// claimMet finds a claim of our own by its number.
func (k *kennis) claimMet(c Credit) (*stuk, error) {
	eigen, err := k.eigenVan("323")
	if err != nil {
		return nil, err
	}
	for _, e := range eigen {
		if e.Declaratie323.DeclaratieNummer == c.Declaratie && e.gemeente() == c.Gemeente.String() && (c.Wet == 0 || c.Wet == e.std.Wet) {
			return e, nil
		}
	}
	return nil, fout.New(fout.NietGevonden,
		"De gesimuleerde aanbieder %s heeft geen declaratie %s bij gemeente %s gestuurd. Controleer het nummer.",
		k.agb, c.Declaratie, c.Gemeente)
}

// antwoordOpClaim finds the right 325 on a claim.
func (k *kennis) antwoordOpClaim(claim *stuk) *stuk {
	for _, s := range k.vanSoort("325") {
		if s.std == claim.std && s.gemeente() == claim.gemeente() &&
			s.Antwoordkop.DeclaratieIdentificatie == claim.Kop.BerichtIdentificatie &&
			len(s.breuken) == 0 && len(k.controleer325(s)) == 0 {
			return s
		}
	}
	return nil
}

// goedgekeurd gives the debit lines of a claim that its 325 did not send back. A claim
// without a 325 is refused (Onjuist).
func (k *kennis) goedgekeurd(claim *stuk) ([]regel, error) {
	antwoord := k.antwoordOpClaim(claim)
	if antwoord == nil {
		return nil, fout.New(fout.Onjuist, "Op declaratie %s is nog geen antwoord gekomen. Wacht op het declaratie-antwoord.",
			claim.Declaratie323.DeclaratieNummer)
	}
	a := antwoord.DeclaratieAntwoord325
	if a == nil || !istandaard.Aangenomen(a.RetourCodes) {
		return nil, nil // rejected as a whole
	}
	var regels []regel
	for _, c := range claim.Declaratie323.Clienten {
		for _, p := range c.Prestaties {
			if p.IngediendBedrag.DebetCredit == debet && p.ProductReferentie.VorigReferentieNummer == "" &&
				!antwoord.stuurtTerug(p.ProductReferentie) {
				regels = append(regels, regel{p, c.Bsn, claim})
			}
		}
	}
	return regels, nil
}

// stuurtTerug reports whether a 325 sends a line back: then it was refused.
func (s *stuk) stuurtTerug(referentie istandaard.Referentie) bool {
	for _, c := range s.DeclaratieAntwoord325.Clienten {
		if slices.ContainsFunc(c.Prestaties, func(p istandaard.Prestatie325) bool { return p.ProductReferentie == referentie }) {
			return true
		}
	}
	return false
}

// teruggenomen gives, by reference, the file in which a line was taken back and that
// was not refused.
func (k *kennis) teruggenomen(gemeente string, wet istandaard.Wet) (map[string]string, error) {
	eigen, err := k.eigenVan("323")
	if err != nil {
		return nil, err
	}
	terug := map[string]string{}
	for _, e := range eigen {
		if e.std.Wet != wet || e.gemeente() != gemeente {
			continue
		}
		antwoord := k.antwoordOpClaim(e)
		for _, c := range e.Declaratie323.Clienten {
			for _, p := range c.Prestaties {
				geweigerd := antwoord != nil && (antwoord.DeclaratieAntwoord325 == nil || antwoord.stuurtTerug(p.ProductReferentie))
				if vorige := p.ProductReferentie.VorigReferentieNummer; vorige != "" && !geweigerd {
					terug[vorige] = e.naam
				}
			}
		}
	}
	return terug, nil
}

// openRegels gives the approved lines in a municipality that were not taken back.
func (k *kennis) openRegels(gemeente string, wet istandaard.Wet) ([]regel, error) {
	eigen, err := k.eigenVan("323")
	if err != nil {
		return nil, err
	}
	terug, err := k.teruggenomen(gemeente, wet)
	if err != nil {
		return nil, err
	}
	var open []regel
	for _, e := range eigen {
		if e.std.Wet != wet || e.gemeente() != gemeente || k.antwoordOpClaim(e) == nil {
			continue
		}
		regels, err := k.goedgekeurd(e)
		if err != nil {
			return nil, err
		}
		open = append(open, slices.DeleteFunc(regels, func(r regel) bool { return terug[r.ProductReferentie.ReferentieNummer] != "" })...)
	}
	return open, nil
}

func kiesRegels(regels []regel, referenties []string) ([]regel, error) {
	var gekozen []regel
	for _, referentie := range referenties {
		i := slices.IndexFunc(regels, func(r regel) bool { return r.ProductReferentie.ReferentieNummer == referentie })
		if i < 0 {
			return nil, fout.New(fout.NietGevonden,
				"Regel %s is niet goedgekeurd in die declaratie. Controleer het referentienummer.", referentie)
		}
		gekozen = append(gekozen, regels[i])
	}
	return gekozen, nil
}
