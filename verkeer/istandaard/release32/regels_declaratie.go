package release32

import (
	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

const (
	debet  = "D"
	credit = "C"
	euros  = "83" // Eenheid: the volume is an amount in cents
)

func regelCD060(t *toetsing) {
	for i := range t.prestaties {
		p := &t.prestaties[i]
		if (p.bedrag.DebetCredit == credit) != (p.referentie.VorigReferentieNummer != "") {
			t.meld(p.in("ProductReferentie/VorigReferentieNummer"))
		}
	}
}

func regelCD087(t *toetsing) {
	for i := range t.prestaties {
		if p := &t.prestaties[i]; (p.eenheid == euros) != (p.tarief == nil) {
			t.meld(p.in("ProductTarief"))
		}
	}
}

// eersteDeclaratie is the first day that can be claimed in this form.
var eersteDeclaratie = tijdlijn.MustDag("2021-01-01")

func regelCS100(t *toetsing) {
	if d := t.Declaratie; d != nil && d.DeclaratiePeriode.Begindatum < eersteDeclaratie {
		t.meld(stam323 + "/DeclaratiePeriode/Begindatum")
	}
	for i := range t.prestaties {
		if p := &t.prestaties[i]; p.periode.Begindatum < eersteDeclaratie {
			t.meld(p.in("ProductPeriode/Begindatum"))
		}
	}
}

func regelCS325(t *toetsing) {
	totaal := func(b *istandaard.TotaalBedragMetDC, plek string) {
		if b.TotaalBedrag == 0 && b.DebetCredit != debet {
			t.meld(plek + "/DebetCredit")
		}
	}
	if d := t.Declaratie; d != nil {
		totaal(&d.TotaalIngediendBedrag, stam323+"/TotaalIngediendBedrag")
	}
	if a := t.DeclaratieAntwoord; a != nil {
		totaal(&a.TotaalIngediendBedrag, stam325+"/TotaalIngediendBedrag")
		totaal(&a.TotaalToegekendBedrag, stam325+"/TotaalToegekendBedrag")
	}
	for i := range t.prestaties {
		if p := &t.prestaties[i]; p.bedrag.Bedrag == 0 && p.bedrag.DebetCredit != debet {
			t.meld(p.in("IngediendBedrag/DebetCredit"))
		}
	}
}

func regelCS337(t *toetsing) {
	for i := range t.prestaties {
		p := &t.prestaties[i]
		if p.periode.Begindatum.EersteVanMaand() != p.periode.Einddatum.EersteVanMaand() {
			t.meld(p.in("ProductPeriode"))
		}
	}
}

func regelCS339(t *toetsing) {
	for i := range t.prestaties {
		if p := &t.prestaties[i]; p.eenheid == euros && p.bedrag.Bedrag != geld.Cent(p.volume) {
			t.meld(p.in("IngediendBedrag/Bedrag"))
		}
	}
}

func regelCS340(t *toetsing) {
	if t.Declaratie == nil {
		return
	}
	p := t.Declaratie.DeclaratiePeriode
	eerste := p.Begindatum.EersteVanMaand()
	if p.Begindatum != eerste || p.Einddatum != laatsteVanMaand(eerste) {
		t.meld(stam323 + "/DeclaratiePeriode")
	}
}

// laatsteVanMaand gives the last day of the month that begins on eerste, also for
// the last month of the calendar.
func laatsteVanMaand(eerste tijdlijn.Dag) tijdlijn.Dag {
	if volgende := eerste.PlusMaanden(1); volgende != tijdlijn.Open {
		return volgende - 1
	}
	return tijdlijn.Open
}

func regelTR137(t *toetsing) {
	if d := t.Declaratie; d != nil {
		t.periodeVoorbij(&d.DeclaratiePeriode, func() string { return stam323 + "/DeclaratiePeriode" })
	}
	for i := range t.prestaties {
		p := &t.prestaties[i]
		t.periodeVoorbij(p.periode, func() string { return p.in("ProductPeriode") })
	}
}

func (t *toetsing) periodeVoorbij(p *istandaard.GeslotenPeriode, plek func() string) {
	if p.Einddatum < p.Begindatum {
		t.zeg(plek()+"/Einddatum", "De einddatum %s ligt voor de begindatum %s.", p.Einddatum, p.Begindatum)
	}
	if p.Einddatum > t.Identificatie.Dagtekening {
		t.zeg(plek()+"/Einddatum", "De einddatum %s ligt na de dagtekening %s van het bericht.", p.Einddatum, t.Identificatie.Dagtekening)
	}
}

func regelTR315(t *toetsing) {
	gezien := map[string]bool{}
	for i := range t.prestaties {
		p := &t.prestaties[i]
		vorig := p.referentie.VorigReferentieNummer
		if vorig == "" {
			continue
		}
		if gezien[vorig] {
			t.meld(p.in("ProductReferentie/VorigReferentieNummer"))
		}
		gezien[vorig] = true
	}
}

func regelTR316(t *toetsing) {
	debetregels := make(map[string]bool, len(t.prestaties))
	for i := range t.prestaties {
		if p := &t.prestaties[i]; p.bedrag.DebetCredit == debet {
			debetregels[p.referentie.ReferentieNummer] = true
		}
	}
	for i := range t.prestaties {
		p := &t.prestaties[i]
		if p.bedrag.DebetCredit == credit && debetregels[p.referentie.VorigReferentieNummer] {
			t.meld(p.in("ProductReferentie/VorigReferentieNummer"))
		}
	}
}

func regelTR319(t *toetsing) {
	if t.Declaratie == nil {
		return
	}
	laatste := t.Declaratie.DeclaratiePeriode.Einddatum
	for i := range t.prestaties {
		if p := &t.prestaties[i]; p.periode.Begindatum > laatste || p.periode.Einddatum > laatste {
			t.meld(p.in("ProductPeriode"))
		}
	}
}

func regelTR335(t *toetsing) {
	if t.Declaratie == nil {
		return
	}
	vroegst := t.Declaratie.DeclaratieDagtekening.PlusMaanden(-60)
	for i := range t.prestaties {
		if p := &t.prestaties[i]; p.periode.Einddatum < vroegst {
			t.meld(p.in("ProductPeriode/Einddatum"))
		}
	}
}

// som adds up the lines: debit minus credit.
func (t *toetsing) som() geld.Cent {
	var som geld.Cent
	for i := range t.prestaties {
		som += t.prestaties[i].gesigneerd()
	}
	return som
}

func regelTR342(t *toetsing) {
	a := t.DeclaratieAntwoord
	if a == nil {
		return
	}
	ingediend := metTeken(a.TotaalIngediendBedrag.TotaalBedrag, a.TotaalIngediendBedrag.DebetCredit)
	toegekend := metTeken(a.TotaalToegekendBedrag.TotaalBedrag, a.TotaalToegekendBedrag.DebetCredit)
	if afgewezen(a.RetourCodes) {
		if toegekend != 0 {
			t.zeg(stam325+"/TotaalToegekendBedrag", "De declaratie is afgewezen, maar het toegekende bedrag is %s; dat moet € 0,00 zijn.", toegekend)
		}
		return
	}
	if som := t.som(); ingediend-toegekend != som {
		t.zeg(stam325, "Ingediend %s min toegekend %s is niet de som %s van de teruggezonden regels.", ingediend, toegekend, som)
	}
}

// afgewezen reports whether the codes of the DeclaratieAntwoord reject the claim as
// a whole: any other than 0200 (no remark) and 8001 (approved).
func afgewezen(codes []string) bool {
	for _, code := range codes {
		if code != "0200" && code != "8001" {
			return true
		}
	}
	return false
}

func regelTR358(t *toetsing) {
	if t.Declaratie == nil {
		return
	}
	totaal := t.Declaratie.TotaalIngediendBedrag
	if ingediend, som := metTeken(totaal.TotaalBedrag, totaal.DebetCredit), t.som(); ingediend != som {
		t.zeg(stam323+"/TotaalIngediendBedrag", "Het totaal is %s, maar de regels tellen op tot %s.", ingediend, som)
	}
}

func regelTR416(t *toetsing) {
	type sleutel struct {
		toewijzing      int64
		categorie, code string
		begin, eind     tijdlijn.Dag
	}
	gezien := make(map[sleutel]bool, len(t.prestaties))
	for i := range t.prestaties {
		p := &t.prestaties[i]
		if p.bedrag.DebetCredit != debet {
			continue
		}
		s := sleutel{p.toewijzing, p.categorie, p.code, p.periode.Begindatum, p.periode.Einddatum}
		if gezien[s] {
			t.meld(p.plek())
		}
		gezien[s] = true
	}
}
