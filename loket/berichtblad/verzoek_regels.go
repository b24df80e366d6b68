package berichtblad

import (
	"strconv"

	"nabuur/loket/kaart"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
)

// gevraagd shows the one line of a VOT.
func (d *verzoekdossier) gevraagd(r verzoek.Regel) vorm.Gegevens {
	g := vorm.Gegevens{Punten: []vorm.Gegeven{{Naam: "Hulp", Waarde: d.producten.naam(d.Domein, r.Product)},
		{Naam: "Hoeveel", Waarde: gevraagdHoeveel(r)}, {Naam: "Wanneer", Waarde: r.Geldig.Tekst()}}}
	if r.BeschikkingNummer != 0 {
		ingang := ""
		if r.BeschikkingIngang != 0 {
			ingang = ", vanaf " + r.BeschikkingIngang.Tekst()
		}
		g.Punten = append(g.Punten, vorm.Gegeven{Naam: "Beschikking die de aanbieder noemt",
			Waarde: strconv.FormatInt(r.BeschikkingNummer, 10) + ingang})
	}
	if w := verwijzerwoord(d, r.Verwijzer); w != "" {
		g.Punten = append(g.Punten, vorm.Gegeven{Naam: "Verwezen door", Waarde: w})
	}
	if r.Raamcontract != "" {
		g.Punten = append(g.Punten, vorm.Gegeven{Naam: "Binnen het contract", Waarde: janee[r.Raamcontract]})
	}
	if r.Commentaar != "" {
		g.Punten = append(g.Punten, vorm.Gegeven{Naam: "Opmerking bij het product", Waarde: r.Commentaar})
	}
	return g
}

func verwijzerwoord(d *verzoekdossier, v verzoek.Verwijzer) string {
	if v.Type == "" && v.Naam == "" {
		return ""
	}
	tekst := codewoord(d.Domein, "TypeVerwijzer", v.Type)
	if v.Naam != "" {
		tekst += ": " + v.Naam
	}
	if v.ZorgverlenerCode != "" {
		tekst += " (" + v.ZorgverlenerCode + ")"
	}
	return tekst
}

// gevraagdHoeveel says how much a line asks.
func gevraagdHoeveel(r verzoek.Regel) string {
	return kaart.Hoeveel(toewijzing.Toewijzing{Product: r.Product, Omvang: r.Omvang, Budget: r.Budget})
}

// regeltabel shows the lines of a VOW: what there is, what is wanted and, while it can
// still be granted, what granting does.
func (d *verzoekdossier) regeltabel(open bool) vorm.Tabel {
	t := vorm.Tabel{ID: "regels", Bijschrift: "Wat de aanbieder vraagt, per toewijzing",
		Kolommen: []vorm.Kolom{{Kop: "Toewijzing", Rijkop: true}, {Kop: "Nu"}, {Kop: "Gevraagd"}}}
	if open {
		t.Kolommen = append(t.Kolommen, vorm.Kolom{Kop: "Bij toekennen"})
	}
	for _, r := range d.Regels {
		oud, actueel := d.toewijzing(r.Toewijzing)
		wat, nu := vorm.Cel{Tekst: "Nieuw", Onder: d.producten.naam(d.Domein, r.Product)}, vorm.Cel{Tekst: "–"}
		if r.Aard != verzoek.Nieuw {
			wat = vorm.Cel{Tekst: vorm.Hoofdletter(kaart.Toewijzing(r.Toewijzing)), Heel: true}
			nu = vorm.Cel{Tekst: "Niet meer actueel"}
			if actueel {
				wat.Onder, nu = d.producten.naam(d.Domein, oud.Product), vorm.Cel{Tekst: kaart.Hoeveel(oud), Onder: periodetekst(oud)}
			}
		}
		gevraagd := vorm.Cel{Tekst: gevraagdHoeveel(r), Onder: r.Geldig.Tekst()}
		if r.Aard == verzoek.Ongewijzigd {
			gevraagd = vorm.Cel{Tekst: "Ongewijzigd"}
		}
		rij := vorm.Rij{Cellen: []vorm.Cel{wat, nu, gevraagd}}
		if open {
			rij.Cellen = append(rij.Cellen, gevolg(r, oud, actueel))
		}
		t.Rijen = append(t.Rijen, rij)
	}
	return t
}

// gevolg says in words what granting a VOW does to one line.
func gevolg(r verzoek.Regel, oud toewijzing.Toewijzing, actueel bool) vorm.Cel {
	if r.Aard == verzoek.Nieuw {
		return vorm.Cel{Status: &vorm.Status{Tekst: "Nieuwe toewijzing", Toon: vorm.Goed}, Onder: "vanaf " + r.Geldig.Vanaf.Tekst()}
	}
	if !actueel {
		return vorm.Cel{Status: &vorm.Status{Tekst: "Kan niet meer", Toon: vorm.Mis}, Onder: "wijs het verzoek af"}
	}
	w, vervolg := r.Gevolg(oud)
	switch {
	case w.Reden == toewijzing.Nieuw && !vervolg:
		return vorm.Cel{Status: &vorm.Status{Tekst: "Blijft zo", Toon: vorm.Neutraal}}
	case w.Reden == toewijzing.Verwijderd:
		return vorm.Cel{Status: &vorm.Status{Tekst: "Vervalt", Toon: vorm.LetOp}, Onder: "en begint opnieuw op " + r.Geldig.Vanaf.Tekst()}
	case vervolg && w.Tot != nil:
		return vorm.Cel{Status: &vorm.Status{Tekst: "Stopt", Toon: vorm.LetOp},
			Onder: "laatste dag " + w.Tot.Plus(-1).Tekst() + ", dan een nieuwe toewijzing"}
	case vervolg:
		return vorm.Cel{Status: &vorm.Status{Tekst: "Nieuwe toewijzing", Toon: vorm.Goed},
			Onder: "vanaf " + r.Geldig.Vanaf.Tekst() + ", na deze"}
	}
	return vorm.Cel{Status: &vorm.Status{Tekst: "Wordt aangepast", Toon: vorm.Info}, Onder: aanpassing(w, oud)}
}

// aanpassing says what a change leaves different.
func aanpassing(w toewijzing.Wijziging, oud toewijzing.Toewijzing) string {
	tekst := ""
	voegToe := func(zin string) {
		if tekst != "" {
			tekst += ", "
		}
		tekst += zin
	}
	if w.Omvang != nil && *w.Omvang != oud.Omvang {
		voegToe(kaart.Omvang(*w.Omvang))
	}
	if w.Budget != nil && *w.Budget != oud.Budget {
		voegToe("budget " + w.Budget.String())
	}
	if w.Tot != nil && *w.Tot != oud.Geldig.Tot {
		if w.Tot.IsOpen() {
			voegToe("zonder einddatum")
		} else {
			voegToe("tot en met " + w.Tot.Plus(-1).Tekst())
		}
	}
	return tekst
}
