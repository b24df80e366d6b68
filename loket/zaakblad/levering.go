package zaakblad

import (
	"slices"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/loket/bezoek"
	"nabuur/loket/kaart"
	"nabuur/loket/vorm"
	"nabuur/opslag/wachtrij"
	"nabuur/uitvoering/herstel"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
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
func (b *blad) leveringen(d *dossier) ([]levering, error) {
	ctx := b.R.Context()
	over := toegang.Object{Gemeente: d.Zaak.Gemeente, Soort: "toewijzing", ID: d.Zaak.ID,
		Taak: d.Zaak.Domein.Taak(taakverdeling.Toewijzing)}
	if _, err := b.Blik.Mag(toegang.ToewijzingZien, over); err != nil {
		return nil, bezoek.AlleenStoring(err)
	}
	alle, err := toewijzing.VanZaak(ctx, b.Opslag, d.Zaak.Gemeente, d.Zaak.ID)
	if err != nil {
		return nil, err
	}
	leveringen, err := toewijzing.LeveringenVan(ctx, b.Opslag, alle)
	if err != nil {
		return nil, err
	}
	berichten, err := b.Berichten.VanToewijzingen(ctx, b.Blik, alle)
	if bezoek.AlleenStoring(err) != nil {
		return nil, err
	}
	var lijst []levering
	for _, t := range alle {
		stand := toewijzing.Stand{Toewijzing: &t, Leveringen: leveringen[t.Nummer]}
		lijst = append(lijst, levering{Toewijzing: t, stand: stand, berichten: berichten[t.Nummer]})
	}
	return lijst, nil
}

// zin says how far the delivery is.
func (l levering) zin() vorm.Cel {
	c := vorm.Cel{Status: &vorm.Status{Tekst: "Toegewezen", Toon: vorm.Info},
		Onder: "nummer " + strconv.FormatInt(l.Nummer, 10) + ", " + l.Toegewezen.Dag().Tekst()}
	if sinds, loopt := l.stand.Loopt(); loopt {
		c = vorm.Cel{Status: &vorm.Status{Tekst: "Begonnen", Toon: vorm.Goed}, Onder: "sinds " + sinds.Tekst()}
	} else if len(l.stand.Leveringen) > 0 {
		c.Status = &vorm.Status{Tekst: "Gestopt", Toon: vorm.Neutraal}
	}
	return c
}

// vulLeveringen adds to the provisions how far their delivery is.
func vulLeveringen(z *zaakbeeld, d *dossier, lijst []levering) {
	if z.Voorzieningen == nil || len(lijst) == 0 {
		return
	}
	z.Voorzieningen.Kolommen = append(z.Voorzieningen.Kolommen, vorm.Kolom{Kop: "Levering"})
	for i, v := range d.Voorzieningen {
		cel := vorm.Cel{Tekst: "Nog niet toegewezen"}
		for _, l := range lijst {
			if l.Voorziening == strconv.FormatInt(v.Nummer, 10) {
				cel = l.zin()
			}
		}
		z.Voorzieningen.Rijen[i].Cellen = append(z.Voorzieningen.Rijen[i].Cellen, cel)
	}
}

// berichtgebeurtenissen tells of the messages about the allotments of a case, those we
// sent and those the provider sent; one about more allotments is told once.
func (b *blad) berichtgebeurtenissen(lijst []levering) ([]verleden, error) {
	var punten []verleden
	namen, gezien := kaart.NewNamen(b.Bezoek), map[string]bool{}
	for _, l := range lijst {
		for _, m := range l.berichten {
			if gezien[m.ID] {
				continue
			}
			gezien[m.ID] = true
			naam, err := namen.Aanbieder(m.Gemeente, m.Partij())
			if err != nil {
				return nil, err
			}
			kaart := kaart.Bericht(m, naam)
			switch {
			case m.Stand != bericht.Verzonden || m.RetourVoor.IsOpen():
			case m.RetourVoor < b.Vandaag:
				kaart.Zin += " Het antwoord had er uiterlijk " + m.RetourVoor.Tekst() + " moeten zijn."
				kaart.Status = vorm.Status{Tekst: "Verstuurd, antwoord te laat", Toon: vorm.LetOp}
			default:
				kaart.Zin += " Antwoord komt uiterlijk " + m.RetourVoor.Tekst() + "."
			}
			punt := vorm.Gebeurtenis{Op: m.Moment.Dag(), Tijd: m.Moment.Tijd().Format("15:04"), Wie: "Nabuur",
				Handeling: "maakte een bericht", Icoon: "uit", Bericht: &kaart}
			if m.Richting == bericht.In {
				punt.Wie, punt.Handeling, punt.Icoon = naam, "stuurde een bericht", "in"
			}
			punten = append(punten, verleden{m.Moment, punt})
		}
	}
	return punten, nil
}

// verzoekgebeurtenissen tells of the requests of providers that lean on the case or
// are about an allotment of it, for who may see requests.
func (b *blad) verzoekgebeurtenissen(d *dossier, lijst []levering) ([]verleden, error) {
	alle, err := b.Verzoeken.List(b.R.Context(), b.Blik, d.Zaak.Gemeente, verzoek.Filter{Domein: d.Zaak.Domein, Inwoner: d.Inwoner.BSN})
	if err != nil {
		return nil, bezoek.AlleenStoring(err)
	}
	namen := kaart.NewNamen(b.Bezoek)
	var punten []verleden
	for _, v := range alle {
		if !hoortBij(v, d.Zaak.ID, lijst) {
			continue
		}
		naam, err := namen.Aanbieder(v.Gemeente, v.Aanbieder.String())
		if err != nil {
			return nil, err
		}
		vroeg := vorm.Gebeurtenis{Wie: naam, Handeling: "stuurde een " + v.Soort.Tekst(), Tekst: "Referentie " + v.Referentie + ".",
			Adres: bezoek.Verzoekadres(v.Gemeente, v.ID), Icoon: "in"}
		if u := v.Uiterlijk(); !u.IsOpen() {
			vroeg.Toon, vroeg.Tekst = vorm.LetOp, vroeg.Tekst+" Het "+v.Stand.Termijn()+" moet er uiterlijk "+u.Tekst()+" zijn."
		}
		punten = append(punten, opMoment(v.Ontvangen, vroeg))
		if v.Stand == verzoek.Toegekend || v.Stand == verzoek.Afgewezen {
			uit := vorm.Gebeurtenis{Handeling: "Het " + v.Soort.Tekst() + " van " + naam + " is " + string(v.Stand), Adres: vroeg.Adres}
			if v.Stand == verzoek.Toegekend {
				uit.Toon = vorm.Goed
			} else {
				uit.Tekst = v.Reden.Tekst() + "."
			}
			punten = append(punten, opMoment(v.Besloten, uit))
		}
	}
	return punten, nil
}

func opMoment(m tijdlijn.Moment, g vorm.Gebeurtenis) verleden {
	g.Op, g.Tijd = m.Dag(), m.Tijd().Format("15:04")
	return verleden{m, g}
}

// hoortBij reports whether a request leans on the case, or is about or gave one of its
// allotments.
func hoortBij(v verzoek.Verzoek, zaak string, lijst []levering) bool {
	return v.Zaak == zaak || slices.ContainsFunc(lijst, func(l levering) bool {
		return l.Verzoek == v.ID || slices.ContainsFunc(v.Regels, func(r verzoek.Regel) bool { return r.Toewijzing == l.Nummer })
	})
}

// mislukt tells what failed of a case: its allotting, its allotments and the messages
// about them that this user may see. Who may do something about it gets the way there,
// all others hear who does.
func (b *blad) mislukt(d *dossier, lijst []levering) ([]*vorm.Melding, error) {
	objecten := []wachtrij.Object{{Soort: "zaak", ID: d.Zaak.ID}}
	for _, l := range lijst {
		objecten = append(objecten, wachtrij.Object{Soort: "toewijzing", ID: strconv.FormatInt(l.Nummer, 10)})
		for _, m := range l.berichten {
			objecten = append(objecten, wachtrij.Object{Soort: "bericht", ID: m.ID})
		}
	}
	alle, err := wachtrij.Over(b.R.Context(), b.Opslag, d.Zaak.Gemeente, objecten...)
	if err != nil {
		return nil, err
	}
	var meldingen []*vorm.Melding
	for _, m := range alle {
		if m.Stand == wachtrij.Afgehandeld {
			continue
		}
		melding := &vorm.Melding{Toon: vorm.Mis, Kop: kaart.Mislukte(m) + " lukte niet, sinds " + m.Sinds.Tekst(), Tekst: m.Reden}
		if geweigerd := herstel.Mag(b.Blik, m); geweigerd != nil {
			melding.Punten = []string{fout.Zin(geweigerd)}
		} else {
			melding.Acties = vorm.Knoppen{{Tekst: "Bekijk en herstel", Adres: kaart.Hersteladres(m)}}
		}
		meldingen = append(meldingen, melding)
	}
	return meldingen, nil
}
