package bericht

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/berichtregel"
	"nabuur/opslag"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/declaratie"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
	"nabuur/verkeer/istandaard"
)

// The rules of level 3 that a receiver holds against what we send. They are judged
// before a message is kept, so that a fault of ours is seen here and not as a
// rejection. What is wrong then is no fault of the user: it is a Storing.

// antwoordregel is a rule on the answer on a claim: what it says when the answer does
// not belong to the claim, "" when it holds.
type antwoordregel struct {
	id    string
	toets func(claim, antwoord istandaard.Inhoud) string
}

var antwoordregels = []antwoordregel{
	{"TR304", noemtClienten},
	{"TR337", noemtBericht},
	{"TR366", noemtRegels},
	{"TR367", neemtOver},
	{"TR371", noemtVersie},
	{"TR376", noemtNummer},
}

// controleer325 gives every rule that the answer on a claim breaks.
func controleer325(claim, antwoord istandaard.Inhoud) []berichtregel.Bevinding {
	var bevindingen []berichtregel.Bevinding
	for _, r := range antwoordregels {
		if zin := r.toets(claim, antwoord); zin != "" {
			bevindingen = append(bevindingen, berichtregel.New(r.id, zin))
		}
	}
	return bevindingen
}

func noemtBericht(claim, antwoord istandaard.Inhoud) string {
	if antwoord.Antwoordkop.DeclaratieIdentificatie == claim.Kop.BerichtIdentificatie {
		return ""
	}
	return "Het antwoord noemt een ander declaratiebericht: " + antwoord.Antwoordkop.DeclaratieIdentificatie.Identificatie + "."
}

func noemtVersie(claim, antwoord istandaard.Inhoud) string {
	if antwoord.Antwoordkop.XsdVersieDeclaratie == claim.Kop.XsdVersie {
		return ""
	}
	return "Het antwoord noemt een andere schemaversie dan de declaratie."
}

func noemtNummer(claim, antwoord istandaard.Inhoud) string {
	if a := antwoord.DeclaratieAntwoord325; a != nil && a.DeclaratieNummer != claim.Declaratie323.DeclaratieNummer {
		return "Het antwoord noemt een andere declaratie: " + a.DeclaratieNummer + "."
	}
	return ""
}

func noemtClienten(claim, antwoord istandaard.Inhoud) string {
	if antwoord.DeclaratieAntwoord325 == nil {
		return ""
	}
	bekend := map[string]bool{}
	for i := range claim.Declaratie323.Clienten {
		bekend[claim.Declaratie323.Clienten[i].Bsn] = true
	}
	for _, c := range antwoord.DeclaratieAntwoord325.Clienten {
		if !bekend[c.Bsn] {
			return "Het antwoord noemt een cliënt die niet in de declaratie staat."
		}
	}
	return ""
}

func noemtRegels(claim, antwoord istandaard.Inhoud) string {
	return perRegel(claim, antwoord, func(gevraagd *istandaard.Prestatie323, _ istandaard.Prestatie325) bool { return gevraagd != nil },
		"Regel %s van het antwoord staat niet in de declaratie.")
}

func neemtOver(claim, antwoord istandaard.Inhoud) string {
	return perRegel(claim, antwoord, func(gevraagd *istandaard.Prestatie323, terug istandaard.Prestatie325) bool {
		return gevraagd == nil || gelijkeRegel(*gevraagd, terug)
	}, "Regel %s van het antwoord heeft andere gegevens dan de declaratie.")
}

// perRegel looks up every line of the answer in the claim; zin is about the first
// line that is not right.
func perRegel(claim, antwoord istandaard.Inhoud, goed func(*istandaard.Prestatie323, istandaard.Prestatie325) bool, zin string) string {
	if antwoord.DeclaratieAntwoord325 == nil {
		return ""
	}
	gevraagd := map[string]*istandaard.Prestatie323{}
	for i := range claim.Declaratie323.Clienten {
		for j := range claim.Declaratie323.Clienten[i].Prestaties {
			p := &claim.Declaratie323.Clienten[i].Prestaties[j]
			gevraagd[p.ProductReferentie.ReferentieNummer] = p
		}
	}
	for _, c := range antwoord.DeclaratieAntwoord325.Clienten {
		for _, p := range c.Prestaties {
			if !goed(gevraagd[p.ProductReferentie.ReferentieNummer], p) {
				return fmt.Sprintf(zin, p.ProductReferentie.ReferentieNummer)
			}
		}
	}
	return ""
}

func gelijkeRegel(a istandaard.Prestatie323, b istandaard.Prestatie325) bool {
	zelfdeTarief := a.ProductTarief == nil && b.ProductTarief == nil ||
		a.ProductTarief != nil && b.ProductTarief != nil && *a.ProductTarief == *b.ProductTarief
	return zelfdeTarief && a.ToewijzingNummer == b.ToewijzingNummer &&
		a.ProductCategorie == b.ProductCategorie && a.ProductCode == b.ProductCode &&
		a.ProductPeriode == b.ProductPeriode && a.GeleverdVolume == b.GeleverdVolume &&
		a.Eenheid == b.Eenheid && a.IngediendBedrag == b.IngediendBedrag
}

// toewijzingsregel is a rule on an allotment that we are about to tell.
type toewijzingsregel struct {
	id    string
	toets func(toewijzingsstand) string
}

// toewijzingsstand is what the rules on a 301 look at: the allotment with how it will
// be told, the numbers that stand in the message before it, the request that its
// reference names, whether claim lines on it were approved, and the products in use.
type toewijzingsstand struct {
	melding
	eerdere      []int64
	referentie   string
	verzoek      *verzoek.Verzoek
	gedeclareerd bool
	producten    contract.Productlijst
}

var toewijzingsregels = []toewijzingsregel{
	{"TR332", eigenNummer},
	{"TR379", referentieVanVerzoek},
	{"TR381", bekendProduct},
	{"TR385", nietGedeclareerd},
}

func (s toewijzingsstand) controleer() []berichtregel.Bevinding {
	var bevindingen []berichtregel.Bevinding
	for _, r := range toewijzingsregels {
		if zin := r.toets(s); zin != "" {
			bevindingen = append(bevindingen, berichtregel.New(r.id, zin))
		}
	}
	return bevindingen
}

func eigenNummer(s toewijzingsstand) string {
	if !slices.Contains(s.eerdere, s.Nummer) {
		return ""
	}
	return fmt.Sprintf("Toewijzingnummer %d staat al in het bericht.", s.Nummer)
}

func referentieVanVerzoek(s toewijzingsstand) string {
	if s.referentie == "" || s.verzoek != nil && s.verzoek.Stand == verzoek.Toegekend {
		return ""
	}
	return fmt.Sprintf("Toewijzing %d noemt referentie %s, maar er is geen verzoek met die referentie toegekend.", s.Nummer, s.referentie)
}

// bekendProduct is asked when an allotment is made: a later end of the contract, or a
// merger that brought the allotment along, does not make its product unknown.
func bekendProduct(s toewijzingsstand) string {
	if s.Versie > 1 || s.Vorige != "" || s.producten.Past(s.Product, s.Geldig.Vanaf) {
		return ""
	}
	return fmt.Sprintf("Product %s van toewijzing %d staat op %s niet in de productlijst van deze gemeente.",
		s.Product, s.Nummer, s.Geldig.Vanaf.Tekst())
}

func nietGedeclareerd(s toewijzingsstand) string {
	if !s.gedeclareerd {
		return ""
	}
	return fmt.Sprintf("Op toewijzing %d zijn declaraties goedgekeurd; zij kan niet worden verwijderd. Beëindig haar.", s.Nummer)
}

// keurMeldingen holds the rules of level 3 and 4 on a 301 against what is about to be
// told, and fills in which request it grants.
func keurMeldingen(ctx context.Context, l opslag.Lezer, meldingen []melding) error {
	var eerdere []int64
	for i, m := range meldingen {
		s, err := standVan(ctx, l, m)
		if err != nil {
			return err
		}
		if s.verzoek != nil {
			meldingen[i].verzoek = s.verzoek.ID
		}
		s.eerdere = eerdere
		if err := alsStoring(s.controleer()); err != nil {
			return err
		}
		eerdere = append(eerdere, m.Nummer)
	}
	return nil
}

// standVan reads what the rules on one allotment look at; of what the provider knows
// already only that it does.
func standVan(ctx context.Context, l opslag.Lezer, m melding) (toewijzingsstand, error) {
	s := toewijzingsstand{melding: m}
	if m.bekend {
		return s, nil
	}
	s.referentie = m.referentie
	if s.referentie != "" {
		v, gevonden, err := verzoek.VanReferentie(ctx, l, m.Gemeente, m.Domein, m.Aanbieder, s.referentie)
		if err != nil {
			return s, err
		}
		if gevonden {
			s.verzoek = &v
		}
	}
	var err error
	if m.RedenWijziging == toewijzing.Verwijderd {
		s.gedeclareerd, err = declaratie.HeeftGoedgekeurd(ctx, l, m.Gemeente, m.Nummer)
		return s, err
	}
	s.producten, err = contract.ProductlijstVan(ctx, l, m.Gemeente, tijdlijn.Periode{Vanaf: m.Geldig.Vanaf, Tot: m.Geldig.Vanaf.Plus(1)})
	return s, err
}

// alsStoring turns what is wrong with a message of our own into one error.
func alsStoring(bevindingen []berichtregel.Bevinding) error {
	if len(bevindingen) == 0 {
		return nil
	}
	zinnen := make([]string, len(bevindingen))
	for i, b := range bevindingen {
		zinnen[i] = b.Regel + ": " + b.Zin
	}
	return fout.New(fout.Storing,
		"Het bericht is niet gemaakt, want de ontvanger zou het afkeuren. %s Geef dit door aan de applicatiebeheerder.",
		strings.Join(zinnen, " "))
}
