package web

import (
	"strconv"

	"nabuur/grond/fout"
	"nabuur/kader/toegang"
	"nabuur/uitvoering/toewijzing"
	"nabuur/verkeer/bericht"
)

// levering is an allotment of a case with what the provider reported on it, and
// the messages about it as far as this user may see them.
type levering struct {
	toewijzing.Toewijzing
	stand     toewijzing.Stand
	berichten []bericht.Bericht
}

// leveringen gives the allotments of a case; none when this user may not see
// allotments.
func (b *bezoek) leveringen(d *dossier) ([]levering, error) {
	ctx := b.r.Context()
	over := toegang.Object{Gemeente: d.Zaak.Gemeente, Soort: "toewijzing", ID: d.Zaak.ID, Taak: d.Zaak.Domein.Taak("toewijzing")}
	if _, err := b.Poort.Mag(ctx, b.wie, toegang.ToewijzingZien, over, b.vandaag); err != nil {
		return nil, alleenStoring(err)
	}
	alle, err := toewijzing.VanZaak(ctx, b.Opslag, d.Zaak.Gemeente, d.Zaak.ID)
	if err != nil {
		return nil, err
	}
	var lijst []levering
	for _, t := range alle {
		l := levering{Toewijzing: t, stand: toewijzing.Stand{Toewijzing: &t}}
		if l.stand.Leveringen, err = toewijzing.Leveringen(ctx, b.Opslag, t.Gemeente, t.Nummer); err != nil {
			return nil, err
		}
		if l.berichten, err = b.Berichten.VanToewijzing(ctx, b.wie, t.Gemeente, t.Nummer); alleenStoring(err) != nil {
			return nil, err
		}
		lijst = append(lijst, l)
	}
	return lijst, nil
}

// alleenStoring lets a fault through and drops a refusal: what a user may not see
// is left out of a page that he may see.
func alleenStoring(err error) error {
	if err != nil && fout.SoortVan(err) == fout.Storing {
		return err
	}
	return nil
}

// zin says how far the delivery is.
func (l levering) zin() Cel {
	c := Cel{Status: &Status{"Toegewezen", Info}, Onder: "nummer " + strconv.FormatInt(l.Nummer, 10) + ", " + l.Toegewezen.Dag().Tekst()}
	if sinds, loopt := l.stand.Loopt(); loopt {
		c = Cel{Status: &Status{"Begonnen", Goed}, Onder: "sinds " + sinds.Tekst()}
	} else if len(l.stand.Leveringen) > 0 {
		c.Status = &Status{"Gestopt", Neutraal}
	}
	return c
}

// vulLeveringen adds to the provisions how far their delivery is.
func vulLeveringen(z *zaakbeeld, d *dossier, lijst []levering) {
	if z.Voorzieningen == nil || len(lijst) == 0 {
		return
	}
	z.Voorzieningen.Kolommen = append(z.Voorzieningen.Kolommen, Kolom{Kop: "Levering"})
	for i, v := range d.Voorzieningen {
		cel := Cel{Tekst: "Nog niet toegewezen"}
		for _, l := range lijst {
			if l.Voorziening == strconv.FormatInt(v.Nummer, 10) {
				cel = l.zin()
			}
		}
		z.Voorzieningen.Rijen[i].Cellen = append(z.Voorzieningen.Rijen[i].Cellen, cel)
	}
}

// berichtstatus says what has become of a message.
var berichtstatus = map[bericht.Stand]Status{
	bericht.Klaar: {"Klaar om te versturen", Info}, bericht.Verzonden: {"Verstuurd", Info}, bericht.Beantwoord: {"Ontvangen door de aanbieder", Goed},
	bericht.Verwerkt: {"Verwerkt", Goed}, bericht.Afgekeurd: {"Afgekeurd", Mis},
}

// berichtgebeurtenissen tells of the messages about the allotments of a case.
func (b *bezoek) berichtgebeurtenissen(lijst []levering) ([]verleden, error) {
	var punten []verleden
	for _, l := range lijst {
		for _, m := range l.berichten {
			naam, err := b.aanbieder(l.Gemeente, l.Aanbieder, m.Dagtekening)
			if err != nil {
				return nil, err
			}
			vorm := &Bericht{Code: berichtnummer(m.Soort), Naam: "Toewijzing", Uit: m.Richting == bericht.Uit, Partij: naam, Op: m.Moment.Dag(), Status: berichtstatus[m.Stand],
				Zin: "De aanbieder hoort wat de inwoner krijgt en vanaf wanneer."}
			if m.Stand == bericht.Verzonden && !m.RetourVoor.IsOpen() {
				vorm.Zin += " Antwoord komt uiterlijk " + m.RetourVoor.Tekst() + "."
			}
			for _, reden := range m.Redenen {
				vorm.Redenen = append(vorm.Redenen, reden.Tekst)
			}
			punten = append(punten, verleden{m.Moment, Gebeurtenis{Op: m.Moment.Dag(), Tijd: m.Moment.Tijd().Format("15:04"), Wie: "Nabuur", Handeling: "maakte een bericht", Icoon: "uit", Bericht: vorm}})
		}
	}
	return punten, nil
}

// berichtnummer gives the number of a kind of message: "301" of "WMO301".
func berichtnummer(soort string) string {
	for i, r := range soort {
		if r >= '0' && r <= '9' {
			return soort[i:]
		}
	}
	return soort
}
