package aanbieder

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/koppeling/ggk/postmap"
)

// Maandstaat says what the simulated provider claims over a calendar month: of
// every allotment that runs in it, Volume units of its own unit at Tarief, unless
// Volumes (by number of the allotment) or Tarieven (by product code) says
// otherwise. On the allotments in TeHoog it claims a tariff that is one euro too
// high. Volgnummer tells claims over the same month apart; 0 is 1. Zero for the law is
// the one that allotments run in.
type Maandstaat struct {
	Gemeente   kenmerk.Gemeentecode
	Wet        istandaard.Wet
	Maand      tijdlijn.Dag // any day of the month
	Volgnummer int
	Volume     int64
	Volumes    map[int64]int64
	Tarief     geld.Cent
	Tarieven   map[string]geld.Cent
	TeHoog     []int64
}

const (
	teveel geld.Cent = 100
	euros            = "83" // Eenheid
)

// Declareren puts a message 323 in DIR/in with a line for every specific allotment
// that runs in the month, and gives the name of the file. The same claim again
// changes nothing; another one under the same Volgnummer is refused. It refuses
// (Onjuist) a month that has not ended, one in which nothing runs, and one in which
// allotments of both laws run when no law was chosen.
func (a *Aanbieder) Declareren(ctx context.Context, staat Maandstaat) (string, error) {
	eerste := staat.Maand.EersteVanMaand()
	maand := tijdlijn.Periode{Vanaf: eerste, Tot: eerste.PlusMaanden(1)}
	if a.vandaag() < maand.Tot {
		return "", fout.New(fout.Onjuist,
			"De gesimuleerde aanbieder declareert een maand pas als zij voorbij is. Kies een eerdere maand dan %s.", maand.Vanaf.Tekst())
	}
	k, err := a.lees(ctx)
	if err != nil {
		return "", err
	}
	var c *claim
	for _, t := range k.toegewezen(staat.Gemeente.String(), staat.Wet) {
		regel, ok := staat.regel(t, maand)
		if !ok {
			continue
		}
		if c == nil {
			c = k.nieuweClaim(t.std, staat.Gemeente, maand, max(1, staat.Volgnummer))
		}
		if c.std != t.std {
			return "", fout.New(fout.Onjuist,
				"De gesimuleerde aanbieder %s heeft in de maand vanaf %s toewijzingen voor de Wmo en voor de Jeugdwet. Kies een wet.",
				a.agb, maand.Vanaf.Tekst())
		}
		c.voegToe(t.client.Bsn, regel)
	}
	if c == nil {
		return "", fout.New(fout.Onjuist,
			"De gesimuleerde aanbieder %s heeft in de maand vanaf %s geen lopende toewijzingen van gemeente %s. Kies een andere maand.",
			a.agb, maand.Vanaf.Tekst(), staat.Gemeente)
	}
	return k.dienIn(c)
}

// claim is a claim in the making.
type claim struct {
	brief
	*istandaard.Declaratie323
}

// declaratienummer gives the number of a claim; those of the two laws differ.
func declaratienummer(std *istandaard.Standaard, gemeente kenmerk.Gemeentecode, maand tijdlijn.Dag, volgnummer int) string {
	jaar, m, _ := maand.Delen()
	if std.Wet == istandaard.Jeugd {
		return fmt.Sprintf("%s%02d%02dJ%03d", gemeente, jaar%100, int(m), volgnummer%1000)
	}
	return fmt.Sprintf("%s%02d%02d%04d", gemeente, jaar%100, int(m), volgnummer%10_000)
}

func (k *kennis) nieuweClaim(std *istandaard.Standaard, gemeente kenmerk.Gemeentecode, maand tijdlijn.Periode, volgnummer int) *claim {
	nummer := declaratienummer(std, gemeente, maand.Vanaf, volgnummer)
	d := &istandaard.Declaratie323{
		DeclaratieNummer: nummer, DeclaratiePeriode: istandaard.GeslotenPeriode{Begindatum: maand.Vanaf, Einddatum: maand.Laatste()},
		DeclaratieDagtekening: k.vandaag(), TotaalIngediendBedrag: istandaard.TotaalBedragMetDC{DebetCredit: debet},
	}
	inhoud := istandaard.Inhoud{Kop: k.kop(std, "323", gemeente.String(), nummer), Declaratie323: d}
	return &claim{brief{std, "323", gemeente.String(), nummer, inhoud}, d}
}

// voegToe adds a line to the client it is about, under the next reference, and to
// the total.
func (c *claim) voegToe(bsn string, regel istandaard.Prestatie323) {
	aantal := 1
	for _, x := range c.Clienten {
		aantal += len(x.Prestaties)
	}
	regel.ProductReferentie.ReferentieNummer = fmt.Sprintf("%s-%d", c.DeclaratieNummer, aantal)
	i := slices.IndexFunc(c.Clienten, func(x istandaard.Client323) bool { return x.Bsn == bsn })
	if i < 0 {
		i = len(c.Clienten)
		c.Clienten = append(c.Clienten, istandaard.Client323{Bsn: bsn})
	}
	c.Clienten[i].Prestaties = append(c.Clienten[i].Prestaties, regel)
	totaal := gesigneerd(c.TotaalIngediendBedrag.TotaalBedrag, c.TotaalIngediendBedrag.DebetCredit) +
		gesigneerd(regel.IngediendBedrag.Bedrag, regel.IngediendBedrag.DebetCredit)
	c.TotaalIngediendBedrag = istandaard.TotaalBedragMetDC{TotaalBedrag: max(totaal, -totaal), DebetCredit: debet}
	if totaal < 0 {
		c.TotaalIngediendBedrag.DebetCredit = credit
	}
}

func gesigneerd(bedrag geld.Cent, debetCredit string) geld.Cent {
	if debetCredit == credit {
		return -bedrag
	}
	return bedrag
}

// dienIn sends a claim, once; another one under its number is a Botsing.
func (k *kennis) dienIn(c *claim) (string, error) {
	naam := k.naamVan(c.brief)
	map_, gemaakt := k.eigen[naam]
	if !gemaakt {
		_, err := k.stuur(nil, c.brief)
		return naam, err
	}
	nieuw, err := c.std.Codeer(c.std.Maak(c.nummer, c.inhoud))
	if err != nil {
		return "", err
	}
	staat, err := postmap.Lees(filepath.Join(k.pad, map_), naam)
	if err == nil && !bytes.Equal(staat, nieuw) {
		err = fout.New(fout.Botsing,
			"De gesimuleerde aanbieder heeft onder nummer %s al iets anders gedeclareerd. Kies een ander volgnummer.", c.DeclaratieNummer)
	}
	return naam, err
}

// regel makes the line of one allotment; false when it does not run in the month,
// names no product, or nothing was delivered on it.
func (s Maandstaat) regel(t toegewezen, maand tijdlijn.Periode) (istandaard.Prestatie323, bool) {
	loopt := t.geldig().Doorsnede(maand)
	volume, eigen := s.Volumes[t.ToewijzingNummer]
	if !eigen {
		volume = s.Volume
	}
	if loopt.Leeg() || t.verwijderd() || t.Product == nil || t.Product.Code == "" || t.Omvang == nil || volume <= 0 {
		return istandaard.Prestatie323{}, false
	}
	tarief, eigen := s.Tarieven[t.Product.Code]
	if !eigen {
		tarief = s.Tarief
	}
	if slices.Contains(s.TeHoog, t.ToewijzingNummer) {
		tarief += teveel
	}
	p := istandaard.Prestatie323{
		ToewijzingNummer: t.ToewijzingNummer, ProductCategorie: t.Product.Categorie, ProductCode: t.Product.Code,
		ProductPeriode: istandaard.GeslotenPeriode{Begindatum: loopt.Vanaf, Einddatum: loopt.Laatste()}, Eenheid: t.Omvang.Eenheid,
	}
	metVolume(&p, volume, tarief)
	return p, true
}

// metVolume fills in how much of a line is claimed, as debit. An amount in euro has no
// tariff and is the volume itself (CD087, CS339).
func metVolume(p *istandaard.Prestatie323, volume int64, tarief geld.Cent) {
	p.GeleverdVolume, p.ProductTarief = volume, &tarief
	p.IngediendBedrag = istandaard.BedragMetDC{Bedrag: geld.Cent(volume) * tarief, DebetCredit: debet}
	if p.Eenheid == euros {
		p.ProductTarief, p.IngediendBedrag.Bedrag = nil, geld.Cent(volume)
	}
}
