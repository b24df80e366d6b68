package berichtproef

import (
	"fmt"

	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

// GroteDeclaratie makes the claim of a valid 323 with the given number of lines,
// four to a client, all of the same product. It comes with the date of its message.
func GroteDeclaratie(regels int, product istandaard.Product) (istandaard.Declaratie323, tijdlijn.Dag) {
	dag := tijdlijn.MustDag("2026-05-03")
	d := istandaard.Declaratie323{
		DeclaratieNummer: "GROOT", DeclaratieDagtekening: dag,
		DeclaratiePeriode: istandaard.GeslotenPeriode{Begindatum: tijdlijn.MustDag("2026-04-01"),
			Einddatum: tijdlijn.MustDag("2026-04-30")},
		TotaalIngediendBedrag: istandaard.TotaalBedragMetDC{TotaalBedrag: geld.Cent(regels) * 36000, DebetCredit: "D"},
	}
	bsn := 1_000_000_000
	for i := range regels {
		if i%4 == 0 {
			bsn = volgendBSN(bsn)
			d.Clienten = append(d.Clienten, istandaard.Client323{Bsn: fmt.Sprint(bsn)})
		}
		c := &d.Clienten[len(d.Clienten)-1]
		c.Prestaties = append(c.Prestaties, istandaard.Prestatie323{
			ProductReferentie: istandaard.Referentie{ReferentieNummer: fmt.Sprintf("R-%d", i)},
			ToewijzingNummer:  int64(i), ProductCategorie: product.Categorie, ProductCode: product.Code,
			ProductPeriode: d.DeclaratiePeriode, GeleverdVolume: 600, Eenheid: "01",
			ProductTarief: new(geld.Cent(60)), IngediendBedrag: istandaard.BedragMetDC{Bedrag: 36000, DebetCredit: "D"},
		})
	}
	return d, dag
}

// volgendBSN gives the highest number below bsn that passes the eleven test: high
// numbers are not given out.
func volgendBSN(bsn int) int {
	for i := bsn - 1; ; i-- {
		som := -(i % 10)
		for gewicht, rest := 2, i/10; gewicht <= 9; gewicht++ {
			som += gewicht * (rest % 10)
			rest /= 10
		}
		if som%11 == 0 {
			return i
		}
	}
}
