package kaart

import (
	"nabuur/grond/tijdlijn"
	"nabuur/kader/toegang"
	"nabuur/loket/bezoek"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/verzoek"
	"nabuur/verkeer/bericht"
)

// Werk gives what waits in the exchange of messages as a table, in the order given.
func Werk(b *bezoek.Bezoek, punten []bericht.Werkpunt) (vorm.Tabel, error) {
	t := vorm.Tabel{ID: "werk", Bijschrift: "Wat in het berichtenverkeer op uw organisatie wacht", Stil: true,
		Kolommen: []vorm.Kolom{{Kop: "Uiterlijk"}, {Kop: "Wat er speelt", Rijkop: true}, {Kop: "Inwoner"}, {Kop: "Voor inwoners van"}}}
	namen := NewNamen(b)
	alle := make([]Betrokkene, len(punten))
	for i, p := range punten {
		alle[i] = puntinwoner(p)
	}
	if err := namen.LeesInwoners(alle); err != nil {
		return t, err
	}
	for i, p := range punten {
		aanbieder, err := namen.Aanbieder(p.Gemeente, puntaanbieder(p))
		if err != nil {
			return t, err
		}
		rij := werkrij(b, p, aanbieder)
		rij.Cellen = append(rij.Cellen, namen.Inwoner(alle[i]), vorm.Cel{Tekst: b.Gemeenten.Naam(p.Gemeente), Onder: p.Domein.Tekst()})
		t.Rijen = append(t.Rijen, rij)
	}
	return t, nil
}

func puntinwoner(p bericht.Werkpunt) Betrokkene {
	w := Betrokkene{Gemeente: p.Gemeente, Domein: p.Domein}
	switch {
	case p.Bericht != nil:
		w.BSN = p.Bericht.Inwoner
	case p.Verzoek != nil:
		w.BSN = p.Verzoek.Inwoner.String()
	case p.Toewijzing != nil:
		w.BSN = p.Toewijzing.Inwoner.String()
	}
	return w
}

func puntaanbieder(p bericht.Werkpunt) string {
	switch {
	case p.Bericht != nil:
		return p.Bericht.Partij()
	case p.Verzoek != nil:
		return p.Verzoek.Aanbieder.String()
	case p.Toewijzing != nil:
		return p.Toewijzing.Aanbieder.String()
	}
	return ""
}

// werkrij says of one point by when, and what it is in plain words.
func werkrij(b *bezoek.Bezoek, p bericht.Werkpunt, aanbieder string) vorm.Rij {
	var wat vorm.Cel
	termijn, adres := "", ""
	switch p.Aard {
	case bericht.Verzoeken:
		wat, termijn = verzoekwerk(*p.Verzoek, aanbieder), p.Verzoek.Stand.Termijn()
		if b.MagErgens(toegang.VerzoekZien) {
			adres = bezoek.Verzoekadres(p.Gemeente, p.Verzoek.ID)
		}
	case bericht.Starten, bericht.Stoppen:
		t := p.Toewijzing
		wat = vorm.Cel{Tekst: aanbieder + " meldde de start van " + Toewijzing(t.Nummer) + " nog niet",
			Onder: "hulp vanaf " + t.Geldig.Vanaf.Tekst() + ", " + Hoeveel(*t)}
		termijn = "startbericht"
		if p.Aard == bericht.Stoppen {
			wat.Tekst = aanbieder + " meldde het einde van " + Toewijzing(t.Nummer) + " nog niet"
			wat.Onder, termijn = "de laatste dag was "+t.Geldig.Laatste().Tekst(), "stopbericht"
		}
		if t.Zaak != "" && b.MagErgens(toegang.ZaakZien) {
			adres = bezoek.Zaakadres(t.Gemeente, t.Zaak)
		}
	default:
		wat, termijn = berichtwerk(p, aanbieder, b.Vandaag)
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
func berichtwerk(p bericht.Werkpunt, aanbieder string, vandaag tijdlijn.Dag) (vorm.Cel, string) {
	m := *p.Bericht
	switch p.Aard {
	case bericht.Herstellen:
		wie := "Afgekeurd door " + aanbieder
		if m.NietBezorgd() {
			wie = "Niet bezorgd bij " + aanbieder
		}
		return vorm.Cel{Tekst: wie + ": " + m.Naam(), Onder: Redenzin(m.Redenen)}, "opnieuw versturen"
	case bericht.Versturen:
		return vorm.Cel{Tekst: "Nog te versturen: " + m.Naam() + " aan " + aanbieder,
			Onder: "klaar sinds " + m.Moment.Dag().Tekst()}, "versturen"
	}
	wat := vorm.Cel{Tekst: "Retour op " + m.Naam() + " van " + aanbieder + " komt nog", Onder: "verstuurd op " + m.Verzonden.Dag().Tekst()}
	if p.Uiterlijk < vandaag {
		wat.Tekst = "Retour op " + m.Naam() + " aan " + aanbieder + " blijft uit"
		wat.Onder += ". Bel de aanbieder."
	}
	return wat, "retour"
}

// Redenzin gives the first reason, and says how many more there are.
func Redenzin(redenen []bericht.Reden) string {
	switch len(redenen) {
	case 0:
		return "Zonder reden."
	case 1:
		return redenen[0].Tekst
	}
	return redenen[0].Tekst + " En nog " + vorm.Aantal(len(redenen)-1, "reden", "redenen") + "."
}

func verzoekwerk(v verzoek.Verzoek, aanbieder string) vorm.Cel {
	tekst := "Beslis op het " + v.Soort.Tekst() + " van " + aanbieder
	onder := "referentie " + v.Referentie + ", ontvangen op " + v.Ontvangen.Dag().Tekst()
	if v.Stand == verzoek.InOnderzoek {
		onder = "referentie " + v.Referentie + ", in onderzoek sinds " + v.Onderzocht.Dag().Tekst()
	}
	return vorm.Cel{Tekst: tekst, Onder: onder}
}
