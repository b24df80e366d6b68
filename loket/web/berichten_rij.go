package web

import (
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/loket/bezoek"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/verzoek"
	"nabuur/verkeer/bericht"
)

func (b *blad) werkpunttabel(punten []bericht.Werkpunt) (vorm.Tabel, error) {
	t := vorm.Tabel{ID: "werk", Bijschrift: "Wat in het berichtenverkeer op uw organisatie wacht", Stil: true,
		Kolommen: []vorm.Kolom{{Kop: "Uiterlijk"}, {Kop: "Wat er speelt", Rijkop: true}, {Kop: "Inwoner"}, {Kop: "Voor inwoners van"}}}
	namen := b.namenlijst()
	alle := make([]betrokkene, len(punten))
	for i, p := range punten {
		alle[i] = puntinwoner(p)
	}
	if err := namen.leesInwoners(alle); err != nil {
		return t, err
	}
	for i, p := range punten {
		aanbieder, err := namen.aanbieder(p.Gemeente, puntaanbieder(p))
		if err != nil {
			return t, err
		}
		rij := b.werkrij(p, aanbieder)
		rij.Cellen = append(rij.Cellen, namen.inwoner(alle[i]), vorm.Cel{Tekst: b.Gemeenten.Naam(p.Gemeente), Onder: domeinwoord[p.Domein]})
		t.Rijen = append(t.Rijen, rij)
	}
	return t, nil
}

var domeinwoord = map[taakverdeling.Domein]string{taakverdeling.Wmo: "Wmo", taakverdeling.Jeugd: "Jeugd"}

func puntinwoner(p bericht.Werkpunt) betrokkene {
	w := betrokkene{gemeente: p.Gemeente, domein: p.Domein}
	switch {
	case p.Bericht != nil:
		w.bsn = p.Bericht.Inwoner
	case p.Verzoek != nil:
		w.bsn = p.Verzoek.Inwoner.String()
	case p.Toewijzing != nil:
		w.bsn = p.Toewijzing.Inwoner.String()
	}
	return w
}

func puntaanbieder(p bericht.Werkpunt) string {
	switch {
	case p.Bericht != nil:
		return partij(*p.Bericht)
	case p.Verzoek != nil:
		return p.Verzoek.Aanbieder.String()
	case p.Toewijzing != nil:
		return p.Toewijzing.Aanbieder.String()
	}
	return ""
}

// werkrij says of one point by when, and what it is in plain words.
func (b *blad) werkrij(p bericht.Werkpunt, aanbieder string) vorm.Rij {
	var wat vorm.Cel
	termijn, adres := "", ""
	switch p.Aard {
	case bericht.Verzoeken:
		wat, termijn = verzoekwerk(*p.Verzoek, aanbieder), verzoektermijn[p.Verzoek.Stand]
		if b.MagErgens(toegang.VerzoekZien) {
			adres = bezoek.Verzoekadres(p.Gemeente, p.Verzoek.ID)
		}
	case bericht.Starten, bericht.Stoppen:
		t := p.Toewijzing
		wat = vorm.Cel{Tekst: aanbieder + " meldde de start van " + toewijzingnaam(t.Nummer) + " nog niet", Onder: "hulp vanaf " + t.Geldig.Vanaf.Tekst() + ", " + hoeveel(*t)}
		termijn = "startbericht"
		if p.Aard == bericht.Stoppen {
			wat.Tekst = aanbieder + " meldde het einde van " + toewijzingnaam(t.Nummer) + " nog niet"
			wat.Onder, termijn = "de laatste dag was "+t.Geldig.Laatste().Tekst(), "stopbericht"
		}
		if t.Zaak != "" && b.MagErgens(toegang.ZaakZien) {
			adres = bezoek.Zaakadres(t.Gemeente, t.Zaak)
		}
	default:
		wat, termijn = b.berichtwerk(p, aanbieder)
		adres = bezoek.Berichtadres(p.Bericht.Gemeente, p.Bericht.ID)
	}
	uiterlijk := vorm.Cel{Tekst: "Zo snel mogelijk", Onder: "telt als niet verstuurd"}
	if !p.Uiterlijk.IsOpen() {
		t := vorm.NewTermijn(b.Vandaag, p.Uiterlijk, termijn)
		uiterlijk = vorm.Cel{Termijn: &t}
	} else if p.Aard != bericht.Herstellen {
		uiterlijk = vorm.Cel{Tekst: "Vandaag", Onder: "gaat vanzelf"}
	}
	return vorm.Rij{Adres: adres, Cellen: []vorm.Cel{uiterlijk, wat}}
}

// berichtwerk says what waits with a message of ours, and the name of its term.
func (b *blad) berichtwerk(p bericht.Werkpunt, aanbieder string) (vorm.Cel, string) {
	m := *p.Bericht
	switch p.Aard {
	case bericht.Herstellen:
		wie := "Afgekeurd door " + aanbieder
		if nietBezorgd(m) {
			wie = "Niet bezorgd bij " + aanbieder
		}
		return vorm.Cel{Tekst: wie + ": " + berichtnaam(m), Onder: redenzin(m.Redenen)}, "opnieuw versturen"
	case bericht.Versturen:
		return vorm.Cel{Tekst: "Nog te versturen: " + berichtnaam(m) + " aan " + aanbieder, Onder: "klaar sinds " + m.Moment.Dag().Tekst()}, "versturen"
	}
	wat := vorm.Cel{Tekst: "Retour op " + berichtnaam(m) + " van " + aanbieder + " komt nog", Onder: "verstuurd op " + m.Verzonden.Dag().Tekst()}
	if p.Uiterlijk < b.Vandaag {
		wat.Tekst = "Retour op " + berichtnaam(m) + " aan " + aanbieder + " blijft uit"
		wat.Onder += ". Bel de aanbieder."
	}
	return wat, "retour"
}

// redenzin gives the first reason, and says how many more there are.
func redenzin(redenen []bericht.Reden) string {
	switch len(redenen) {
	case 0:
		return "Zonder reden."
	case 1:
		return redenen[0].Tekst
	}
	return redenen[0].Tekst + " En nog " + vorm.Aantal(len(redenen)-1, "reden", "redenen") + "."
}

// verzoektermijn names the term that runs on a request.
var verzoektermijn = map[verzoek.Stand]string{verzoek.Ontvangen: "antwoord", verzoek.InOnderzoek: "besluit"}

func verzoekwerk(v verzoek.Verzoek, aanbieder string) vorm.Cel {
	tekst := "Beslis op het " + v.Soort.Tekst() + " van " + aanbieder
	onder := "referentie " + v.Referentie + ", ontvangen op " + v.Ontvangen.Dag().Tekst()
	if v.Stand == verzoek.InOnderzoek {
		onder = "referentie " + v.Referentie + ", in onderzoek sinds " + v.Onderzocht.Dag().Tekst()
	}
	return vorm.Cel{Tekst: tekst, Onder: onder}
}
