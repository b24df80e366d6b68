package ggk

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/iwmo32"
)

// Maandstaat says what the simulated provider claims over a calendar month: of
// every allotment that runs in it, Volume units of its own unit at Tarief, unless
// Volumes (by number of the allotment) or Tarieven (by product code) says
// otherwise. On the allotments in TeHoog it claims a tariff that is one euro too
// high. Volgnummer tells claims over the same month apart; 0 is 1.
type Maandstaat struct {
	Gemeente   kenmerk.Gemeentecode
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
// (Onjuist) a month that has not ended and one in which nothing runs.
func (a *Aanbieder) Declareren(ctx context.Context, staat Maandstaat) (string, error) {
	eerste := staat.Maand.EersteVanMaand()
	maand := tijdlijn.Periode{Vanaf: eerste, Tot: eerste.PlusMaanden(1)}
	if a.vandaag() < maand.Tot {
		return "", fout.New(fout.Onjuist, "De gesimuleerde aanbieder declareert een maand pas als zij voorbij is. Kies een eerdere maand dan %s.", maand.Vanaf.Tekst())
	}
	toegewezen, err := a.toegewezen(ctx, staat.Gemeente)
	if err != nil {
		return "", err
	}
	jaar, m, _ := eerste.Delen()
	nummer := fmt.Sprintf("%s%02d%02d%04d", staat.Gemeente, jaar%100, int(m), max(1, staat.Volgnummer)%10_000)
	bericht := &iwmo32.WMO323{
		Header: iwmo32.NewHeader("WMO323", a.agb.String(), staat.Gemeente.String(), nummer, a.vandaag()),
		Declaratie: iwmo32.WMO323Declaratie{
			DeclaratieNummer: nummer, DeclaratiePeriode: istandaard.GeslotenPeriode{Begindatum: maand.Vanaf, Einddatum: maand.Laatste()},
			DeclaratieDagtekening: a.vandaag(), TotaalIngediendBedrag: istandaard.TotaalBedragMetDC{DebetCredit: "D"},
		},
	}
	for _, t := range toegewezen {
		if regel, ok := staat.regel(t, maand); ok {
			voegRegelToe(&bericht.Declaratie, t.bsn, nummer, regel)
		}
	}
	if len(bericht.Declaratie.Clienten) == 0 {
		return "", fout.New(fout.Onjuist, "De gesimuleerde aanbieder %s heeft in de maand vanaf %s geen lopende toewijzingen van gemeente %s. Kies een andere maand.", a.agb, maand.Vanaf.Tekst(), staat.Gemeente)
	}
	return a.dienIn(staat.Gemeente, bericht, nummer)
}

func (a *Aanbieder) dienIn(gemeente kenmerk.Gemeentecode, m iwmo32.Bericht, nummer string) (string, error) {
	inhoud, err := a.codeer(m)
	if err != nil {
		return "", err
	}
	naam := bestandsnaam(a.agb.String(), gemeente.String(), m.Soort(), nummer)
	if a.verstuurd(naam) {
		staat, err := a.inhoudVan(naam)
		if err == nil && !bytes.Equal(staat, inhoud) {
			err = fout.New(fout.Botsing, "De gesimuleerde aanbieder heeft onder nummer %s al iets anders gedeclareerd. Kies een ander volgnummer.", nummer)
		}
		return naam, err
	}
	return naam, vervang(filepath.Join(a.pad, mapIn), naam, inhoud)
}

// toegewezen is an allotment as the provider knows it from the last 301 about it.
type toegewezen struct {
	iwmo32.WMO301ToegewezenProduct
	bsn string
}

// toegewezen reads every right 301 of a municipality for this provider, and gives
// the allotments in their last state (IV013), by client and number.
func (a *Aanbieder) toegewezen(ctx context.Context, gemeente kenmerk.Gemeentecode) ([]toegewezen, error) {
	map_ := filepath.Join(a.pad, mapUit)
	namen, err := bestanden(map_)
	if err != nil {
		return nil, err
	}
	laatste := map[int64]toegewezen{}
	for _, naam := range namen {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		inhoud, err := lees(map_, naam)
		if err != nil {
			return nil, err
		}
		if soort, breuken := iwmo32.Controleer(inhoud); soort != "WMO301" || len(breuken) > 0 {
			continue
		}
		m, _ := iwmo32.DecodeWMO301(inhoud)
		if m.Header.Ontvanger != a.agb.String() || m.Header.Afzender != gemeente.String() {
			continue
		}
		for _, p := range m.Client.ToegewezenProducten {
			if eerder, bekend := laatste[p.ToewijzingNummer]; !bekend || !later(eerder, p) {
				laatste[p.ToewijzingNummer] = toegewezen{p, m.Client.Bsn}
			}
		}
	}
	alle := make([]toegewezen, 0, len(laatste))
	for _, t := range laatste {
		alle = append(alle, t)
	}
	slices.SortFunc(alle, func(x, y toegewezen) int {
		return cmp.Or(cmp.Compare(x.bsn, y.bsn), cmp.Compare(x.ToewijzingNummer, y.ToewijzingNummer))
	})
	return alle, nil
}

// later reports whether what is known was decided after p.
func later(bekend toegewezen, p iwmo32.WMO301ToegewezenProduct) bool {
	return cmp.Or(cmp.Compare(bekend.Toewijzingsdatum, p.Toewijzingsdatum), cmp.Compare(bekend.Toewijzingstijd, p.Toewijzingstijd)) > 0
}

// regel makes the line of one allotment; false when it does not run in the month,
// names no product, or nothing was delivered on it.
func (s Maandstaat) regel(t toegewezen, maand tijdlijn.Periode) (iwmo32.WMO323Prestatie, bool) {
	loopt := tijdlijn.Vanaf(t.Ingangsdatum)
	if t.Einddatum != nil {
		loopt.Tot = t.Einddatum.Plus(1)
	}
	loopt = loopt.Doorsnede(maand)
	volume, eigen := s.Volumes[t.ToewijzingNummer]
	if !eigen {
		volume = s.Volume
	}
	if loopt.Leeg() || verwijderd(&t.WMO301ToegewezenProduct) || t.Product == nil || t.Product.Code == "" || t.Omvang == nil || volume <= 0 {
		return iwmo32.WMO323Prestatie{}, false
	}
	tarief, eigen := s.Tarieven[t.Product.Code]
	if !eigen {
		tarief = s.Tarief
	}
	if slices.Contains(s.TeHoog, t.ToewijzingNummer) {
		tarief += teveel
	}
	p := iwmo32.WMO323Prestatie{
		ToewijzingNummer: t.ToewijzingNummer, ProductCategorie: t.Product.Categorie, ProductCode: t.Product.Code,
		ProductPeriode: istandaard.GeslotenPeriode{Begindatum: loopt.Vanaf, Einddatum: loopt.Laatste()},
		GeleverdVolume: volume, Eenheid: t.Omvang.Eenheid, ProductTarief: &tarief,
		IngediendBedrag: istandaard.BedragMetDC{Bedrag: geld.Cent(volume) * tarief, DebetCredit: "D"},
	}
	if p.Eenheid == euros { // CD087, CS339: an amount in euro has no tariff and is the volume itself
		p.ProductTarief, p.IngediendBedrag.Bedrag = nil, geld.Cent(volume)
	}
	return p, true
}

// voegRegelToe adds a line to the client it is about, who comes last when there
// already, and to the total.
func voegRegelToe(d *iwmo32.WMO323Declaratie, bsn, nummer string, regel iwmo32.WMO323Prestatie) {
	aantal := 1
	for _, c := range d.Clienten {
		aantal += len(c.Prestaties)
	}
	regel.ProductReferentie.ReferentieNummer = fmt.Sprintf("%s-%d", nummer, aantal)
	if n := len(d.Clienten); n == 0 || d.Clienten[n-1].Bsn != bsn {
		d.Clienten = append(d.Clienten, iwmo32.WMO323Client{Bsn: bsn})
	}
	c := &d.Clienten[len(d.Clienten)-1]
	c.Prestaties = append(c.Prestaties, regel)
	d.TotaalIngediendBedrag.TotaalBedrag += regel.IngediendBedrag.Bedrag
}
