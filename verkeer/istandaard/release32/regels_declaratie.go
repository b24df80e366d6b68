package release32

import (
	"encoding/binary"
	"strings"

	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
)

const (
	debet  = "D"
	credit = "C"
	euros  = "83" // Eenheid: the volume is an amount in cents
)

func regelCD060(t *toetsing, p *prestatiedeel) {
	if (p.bedrag.DebetCredit == credit) != gevuld(p.referentie.VorigReferentieNummer) {
		t.meld(p.in("ProductReferentie/VorigReferentieNummer"))
	}
}

func regelCD087(t *toetsing, p *prestatiedeel) {
	if (p.eenheid == euros) != (p.tarief == nil) {
		t.meld(p.in("ProductTarief"))
	}
}

// eersteDeclaratie is the first day that can be claimed in this form.
var eersteDeclaratie = tijdlijn.MustDag("2021-01-01")

func periodeCS100(t *toetsing) {
	if d := t.Declaratie323; d != nil && d.DeclaratiePeriode.Begindatum < eersteDeclaratie {
		t.meld(stam323 + "/DeclaratiePeriode/Begindatum")
	}
}

func regelCS100(t *toetsing, p *prestatiedeel) {
	if p.periode.Begindatum < eersteDeclaratie {
		t.meld(p.in("ProductPeriode/Begindatum"))
	}
}

func totalenCS325(t *toetsing) {
	totaal := func(b *istandaard.TotaalBedragMetDC, plek string) {
		if b.TotaalBedrag == 0 && b.DebetCredit != debet {
			t.meld(plek + "/DebetCredit")
		}
	}
	if d := t.Declaratie323; d != nil {
		totaal(&d.TotaalIngediendBedrag, stam323+"/TotaalIngediendBedrag")
	}
	if a := t.DeclaratieAntwoord325; a != nil {
		totaal(&a.TotaalIngediendBedrag, stam325+"/TotaalIngediendBedrag")
		totaal(&a.TotaalToegekendBedrag, stam325+"/TotaalToegekendBedrag")
	}
}

func regelCS325(t *toetsing, p *prestatiedeel) {
	if p.bedrag.Bedrag == 0 && p.bedrag.DebetCredit != debet {
		t.meld(p.in("IngediendBedrag/DebetCredit"))
	}
}

func regelCS337(t *toetsing, p *prestatiedeel) {
	begin, eind := p.periode.Begindatum, p.periode.Einddatum
	if eerste := begin.EersteVanMaand(); eind < eerste || eind > laatsteVanMaand(eerste) {
		t.meld(p.in("ProductPeriode"))
	}
}

func regelCS339(t *toetsing, p *prestatiedeel) {
	if p.eenheid == euros && p.bedrag.Bedrag != geld.Cent(p.volume) {
		t.meld(p.in("IngediendBedrag/Bedrag"))
	}
}

func regelCS340(t *toetsing) {
	if t.Declaratie323 == nil {
		return
	}
	p := t.Declaratie323.DeclaratiePeriode
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

func periodeTR137(t *toetsing) {
	if d := t.Declaratie323; d != nil && !t.voorbij(&d.DeclaratiePeriode) {
		t.meldPeriode(&d.DeclaratiePeriode, stam323+"/DeclaratiePeriode")
	}
}

func regelTR137(t *toetsing, p *prestatiedeel) {
	if !t.voorbij(p.periode) {
		t.meldPeriode(p.periode, p.in("ProductPeriode"))
	}
}

// voorbij reports whether the period ends after it begins and before the date of the
// message.
func (t *toetsing) voorbij(p *istandaard.GeslotenPeriode) bool {
	return p.Begindatum <= p.Einddatum && p.Einddatum <= t.dagtekening
}

func (t *toetsing) meldPeriode(p *istandaard.GeslotenPeriode, plek string) {
	if p.Einddatum < p.Begindatum {
		t.zeg(plek+"/Einddatum", "De einddatum %s ligt voor de begindatum %s.", p.Einddatum, p.Begindatum)
	}
	if p.Einddatum > t.dagtekening {
		t.zeg(plek+"/Einddatum", "De einddatum %s ligt na de dagtekening %s van het bericht.", p.Einddatum, t.dagtekening)
	}
}

func regelTR315(t *toetsing, p *prestatiedeel) {
	vorig := p.referentie.VorigReferentieNummer
	if gevuld(vorig) && t.set(vorige).erbij(t.alsSleutel(vorig)) {
		t.meld(p.in("ProductReferentie/VorigReferentieNummer"))
	}
}

// alsSleutel gives the text as a key, valid until the next one.
func (t *toetsing) alsSleutel(tekst string) []byte {
	t.sleutel = append(t.sleutel[:0], tekst...)
	return t.sleutel
}

// creditdeel is what TR316 remembers of a line that names an earlier one: which, and
// where it stands.
type creditdeel struct {
	vorig          string
	client, nummer int32
}

// regelTR316: no line of the message may be credited in it, be it a debit line, a
// credit line, or the line itself.
func regelTR316(t *toetsing, p *prestatiedeel) {
	t.set(nummers).erbij(t.alsSleutel(p.referentie.ReferentieNummer))
	if vorig := p.referentie.VorigReferentieNummer; gevuld(vorig) {
		t.credits = append(t.credits, creditdeel{strings.Clone(vorig), int32(p.client.nummer), int32(p.nummer)})
	}
}

// creditsTR316: whether a line is credited in the message is known when all are read.
func creditsTR316(t *toetsing) {
	for _, c := range t.credits {
		if t.set(nummers).heeft(t.alsSleutel(c.vorig)) {
			p := prestatiedeel{client: &clientdeel{stam: t.clientstam, nummer: int(c.client)}, nummer: int(c.nummer)}
			t.meld(p.in("ProductReferentie/VorigReferentieNummer"))
		}
	}
}

func regelTR319(t *toetsing, p *prestatiedeel) {
	laatste := t.Declaratie323.DeclaratiePeriode.Einddatum
	if p.periode.Begindatum > laatste || p.periode.Einddatum > laatste {
		t.meld(p.in("ProductPeriode"))
	}
}

func regelTR335(t *toetsing, p *prestatiedeel) {
	if p.periode.Einddatum < t.vroegst {
		t.meld(p.in("ProductPeriode/Einddatum"))
	}
}

func totaalTR342(t *toetsing) {
	a := t.DeclaratieAntwoord325
	if a == nil {
		return
	}
	ingediend := metTeken(a.TotaalIngediendBedrag.TotaalBedrag, a.TotaalIngediendBedrag.DebetCredit)
	toegekend := metTeken(a.TotaalToegekendBedrag.TotaalBedrag, a.TotaalToegekendBedrag.DebetCredit)
	if afgewezen(a.RetourCodes) {
		if toegekend != 0 {
			t.zeg(stam325+"/TotaalToegekendBedrag",
				"De declaratie is afgewezen, maar het toegekende bedrag is %s; dat moet € 0,00 zijn.", toegekend)
		}
		return
	}
	if ingediend-toegekend != t.som {
		t.zeg(stam325, "Ingediend %s min toegekend %s is niet de som %s van de teruggezonden regels.", ingediend, toegekend, t.som)
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

func totaalTR358(t *toetsing) {
	if t.Declaratie323 == nil {
		return
	}
	totaal := t.Declaratie323.TotaalIngediendBedrag
	if ingediend := metTeken(totaal.TotaalBedrag, totaal.DebetCredit); ingediend != t.som {
		t.zeg(stam323+"/TotaalIngediendBedrag", "Het totaal is %s, maar de regels tellen op tot %s.", ingediend, t.som)
	}
}

// regelTR416 looks at the lines of one client.
func regelTR416(t *toetsing, p *prestatiedeel) {
	if p.bedrag.DebetCredit != debet {
		return
	}
	s := t.sleutel[:0]
	for _, getal := range [...]int64{int64(p.client.nummer), p.toewijzing, int64(p.periode.Begindatum), int64(p.periode.Einddatum)} {
		s = binary.LittleEndian.AppendUint64(s, uint64(getal))
	}
	s = append(append(append(s, p.categorie...), 0), p.code...)
	t.sleutel = s
	if t.set(prestaties).erbij(s) {
		t.meld(p.plek())
	}
}
