package bericht

import (
	"slices"
	"testing"

	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/berichtregel"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
	"nabuur/verkeer/istandaard"
)

func ids(bevindingen []berichtregel.Bevinding) []string {
	var uit []string
	for _, b := range bevindingen {
		uit = append(uit, b.Regel)
		if b.Zin == "" {
			uit = append(uit, "zonder zin")
		}
	}
	return uit
}

// TestElkeOordeelaarKentZijnRegels: what a room judges is a rule of the standard, on a
// message that the room judges; a slip in a number would give a finding without a code.
func TestElkeOordeelaarKentZijnRegels(t *testing.T) {
	for _, o := range oordeelaars() {
		for _, id := range o.regels {
			r, ok := berichtregel.Get(id)
			if !ok || !slices.ContainsFunc(r.Berichten, func(nummer string) bool { return slices.Contains(o.berichten, nummer) }) {
				t.Errorf("%s beoordeelt %s op %v; dat is geen regel daarvoor", o.kamer, id, o.berichten)
			}
		}
	}
}

// claimMetAntwoord gives a claim of one line and the answer that refuses it.
func claimMetAntwoord() (claim, antwoord istandaard.Inhoud) {
	tarief := geld.Cent(110)
	maart := istandaard.GeslotenPeriode{Begindatum: tijdlijn.MustDag("2021-03-01"), Einddatum: tijdlijn.MustDag("2021-03-31")}
	bedrag := istandaard.BedragMetDC{Bedrag: 11_000, DebetCredit: debet}
	claim = istandaard.Inhoud{
		Kop: &istandaard.Header{BerichtIdentificatie: istandaard.BerichtIdentificatie{Identificatie: "A1",
			Dagtekening: tijdlijn.MustDag("2021-04-01")}},
		Declaratie323: &istandaard.Declaratie323{DeclaratieNummer: "D1",
			Clienten: []istandaard.Client323{{Bsn: "999990019", Prestaties: []istandaard.Prestatie323{{
				ProductReferentie: istandaard.Referentie{ReferentieNummer: "R1"},
				ToewijzingNummer:  1, ProductCategorie: "02", ProductCode: "02A03",
				ProductPeriode: maart, GeleverdVolume: 100, Eenheid: "01", ProductTarief: &tarief, IngediendBedrag: bedrag,
			}}}}},
	}
	terug := geld.Cent(110)
	antwoord = istandaard.Inhoud{
		Antwoordkop: &istandaard.AntwoordHeader{DeclaratieIdentificatie: claim.Kop.BerichtIdentificatie},
		DeclaratieAntwoord325: &istandaard.DeclaratieAntwoord325{DeclaratieNummer: "D1",
			Clienten: []istandaard.Client325{{Bsn: "999990019", Prestaties: []istandaard.Prestatie325{{
				ProductReferentie: istandaard.Referentie{ReferentieNummer: "R1"},
				ToewijzingNummer:  1, ProductCategorie: "02", ProductCode: "02A03",
				ProductPeriode: maart, GeleverdVolume: 100, Eenheid: "01", ProductTarief: &terug, IngediendBedrag: bedrag,
			}}}}},
	}
	return claim, antwoord
}

// TestRegelsOpHetAntwoord breaks each rule on a 325 by itself.
func TestRegelsOpHetAntwoord(t *testing.T) {
	regel := func(i istandaard.Inhoud) *istandaard.Prestatie325 {
		return &i.DeclaratieAntwoord325.Clienten[0].Prestaties[0]
	}
	for naam, g := range map[string]struct {
		breek func(istandaard.Inhoud)
		wil   []string
	}{
		"goed":          {func(istandaard.Inhoud) {}, nil},
		"andere client": {func(a istandaard.Inhoud) { a.DeclaratieAntwoord325.Clienten[0].Bsn = "999993653" }, []string{"TR304"}},
		"ander bericht": {func(a istandaard.Inhoud) { a.Antwoordkop.DeclaratieIdentificatie.Identificatie = "A2" }, []string{"TR337"}},
		"andere dag":    {func(a istandaard.Inhoud) { a.Antwoordkop.DeclaratieIdentificatie.Dagtekening++ }, []string{"TR337"}},
		"andere versie": {func(a istandaard.Inhoud) {
			a.Antwoordkop.XsdVersieDeclaratie.BerichtXsdVersie = "9.9.9"
		}, []string{"TR371"}},
		"ander nummer":      {func(a istandaard.Inhoud) { a.DeclaratieAntwoord325.DeclaratieNummer = "D2" }, []string{"TR376"}},
		"vreemde regel":     {func(a istandaard.Inhoud) { regel(a).ProductReferentie.ReferentieNummer = "R9" }, []string{"TR366"}},
		"ander volume":      {func(a istandaard.Inhoud) { regel(a).GeleverdVolume = 99 }, []string{"TR367"}},
		"ander tarief":      {func(a istandaard.Inhoud) { *regel(a).ProductTarief = 111 }, []string{"TR367"}},
		"geen tarief":       {func(a istandaard.Inhoud) { regel(a).ProductTarief = nil }, []string{"TR367"}},
		"andere periode":    {func(a istandaard.Inhoud) { regel(a).ProductPeriode.Einddatum-- }, []string{"TR367"}},
		"andere toewijzing": {func(a istandaard.Inhoud) { regel(a).ToewijzingNummer = 2 }, []string{"TR367"}},
	} {
		claim, antwoord := claimMetAntwoord()
		g.breek(antwoord)
		if got := ids(controleer325(claim, antwoord)); !slices.Equal(got, g.wil) {
			t.Errorf("%s: %v, verwacht %v", naam, got, g.wil)
		}
	}
	claim, _ := claimMetAntwoord()
	if got := controleer325(claim,
		istandaard.Inhoud{Antwoordkop: &istandaard.AntwoordHeader{DeclaratieIdentificatie: claim.Kop.BerichtIdentificatie}}); got != nil {
		t.Errorf("een antwoord met alleen een kop: %v", got)
	}
}

// TestRegelsOpDeToewijzing breaks each rule on a 301 by itself.
func TestRegelsOpDeToewijzing(t *testing.T) {
	goed := func() toewijzingsstand {
		return toewijzingsstand{melding: melding{Toewijzing: toewijzing.Toewijzing{
			Nummer: 4, Versie: 1, Product: contract.Product{Categorie: "02", Code: "02A03"},
			Geldig: tijdlijn.Vanaf(tijdlijn.MustDag("2021-01-01")),
		}}, eerdere: []int64{1, 3}}
	}
	toegekend, open := &verzoek.Verzoek{Stand: verzoek.Toegekend}, &verzoek.Verzoek{Stand: verzoek.InOnderzoek}
	for naam, g := range map[string]struct {
		breek func(*toewijzingsstand)
		wil   []string
	}{
		"goed":                 {func(*toewijzingsstand) {}, nil},
		"toegekend verzoek":    {func(s *toewijzingsstand) { s.referentie, s.verzoek = "V1", toegekend }, nil},
		"nummer twee keer":     {func(s *toewijzingsstand) { s.eerdere = append(s.eerdere, 4) }, []string{"TR332"}},
		"referentie uit niets": {func(s *toewijzingsstand) { s.referentie = "V1" }, []string{"TR379"}},
		"verzoek nog open":     {func(s *toewijzingsstand) { s.referentie, s.verzoek = "V1", open }, []string{"TR379"}},
		"verwijderd met claim": {func(s *toewijzingsstand) { s.gedeclareerd = true }, []string{"TR385"}},
		"alles tegelijk verkeerd": {func(s *toewijzingsstand) {
			s.eerdere, s.referentie, s.gedeclareerd = []int64{4}, "V1", true
		}, []string{"TR332", "TR379", "TR385"}},
	} {
		s := goed()
		g.breek(&s)
		if got := ids(s.controleer()); !slices.Equal(got, g.wil) {
			t.Errorf("%s: %v, verwacht %v", naam, got, g.wil)
		}
	}
	if err := alsStoring(nil); err != nil {
		t.Error(err)
	}
	if err := alsStoring([]berichtregel.Bevinding{berichtregel.New("TR332", "Dubbel.")}); err == nil {
		t.Error("een bevinding op een eigen bericht is een storing")
	}
}
