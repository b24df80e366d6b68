package zaakblad

import (
	"nabuur/kader/toegang"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/zaak"
)

// bezwaarbeeld is the content of the page that registers an objection.
type bezwaarbeeld struct {
	vorm.Formulier
	Velden  []vorm.Veld
	Besluit vorm.Gegevens
}

var bezwaarformulier = zaakformulier{
	pad: "bezwaar", handeling: toegang.BezwaarOntvangen, sjabloon: "bezwaar",
	beeld: bezwaarBeeld, doe: bezwaarOntvangen,
}

func bezwaarBeeld(b *blad, d *dossier, i *vorm.Invoer) (any, string, error) {
	titel := "Leg een bezwaar vast: " + d.inwonernaam()
	kop := vorm.Kop{Tekst: titel, Onder: "Ook een bezwaar dat te laat is, legt u vast. Of het meetelt, staat later in de beslissing."}
	z := zaakbeeld{}
	if err := b.vulBesluit(d, &z); err != nil {
		return nil, titel, err
	}
	beeld := bezwaarbeeld{Formulier: d.formulier("bezwaar", i, kop, "Leg het bezwaar vast"), Velden: []vorm.Veld{
		{Soort: vorm.DatumVeld, Naam: "ontvangen", Label: "Wanneer kwam het bezwaar binnen?", Waarde: i.Waarden.Get("ontvangen"),
			Fout: i.Bij("ontvangen"), Laatst: b.Vandaag.String()},
		{Soort: vorm.LangVeld, Naam: "gronden", Label: "Waarom is de inwoner het niet eens met het besluit?",
			Waarde: i.Waarden.Get("gronden"), Fout: i.Bij("gronden"), Max: 10000},
	}}
	if z.Besluit != nil {
		beeld.Besluit = *z.Besluit
	}
	return beeld, titel, nil
}

// bezwaarOntvangen registers the objection.
func bezwaarOntvangen(b *blad, d *dossier, i *vorm.Invoer) (vorm.Uitkomst, error) {
	s := zaak.Bezwaarschrift{Zaak: d.verwijzing(i), Gronden: i.Tekst("gronden")}
	s.Ontvangen = i.Dag("ontvangen", "Vul in wanneer het bezwaar binnenkwam.")
	if s.Gronden == "" {
		i.Fout("gronden", "Schrijf op waarom de inwoner het niet eens is met het besluit.")
	}
	if err := i.Mis(); err != nil {
		return vorm.Uitkomst{}, err
	}
	err := b.Zaken.BezwaarOntvangen(b.R.Context(), b.Wie, s)
	return vorm.Uitkomst{Adres: d.pad, Kop: "Het bezwaar is vastgelegd", Tekst: "Een ander dan wie het besluit nam, beslist erop."}, err
}
