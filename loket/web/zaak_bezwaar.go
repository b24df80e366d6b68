package web

import (
	"nabuur/kader/toegang"
	"nabuur/uitvoering/zaak"
)

// bezwaarbeeld is the content of the page that registers an objection.
type bezwaarbeeld struct {
	formulier
	Velden  []Veld
	Besluit Gegevens
}

var bezwaarformulier = zaakformulier{
	pad: "bezwaar", handeling: toegang.BezwaarOntvangen, sjabloon: "zaak_bezwaar",
	beeld: bezwaarBeeld, doe: bezwaarOntvangen,
}

func bezwaarBeeld(b *bezoek, d *dossier, i *invoer) (any, string, error) {
	titel := "Leg een bezwaar vast: " + d.inwonernaam()
	kop := Kop{Tekst: titel, Onder: "Ook een bezwaar dat te laat is, legt u vast. Of het meetelt, staat later in de beslissing."}
	z := zaakbeeld{}
	if err := b.vulBesluit(d, &z); err != nil {
		return nil, titel, err
	}
	beeld := bezwaarbeeld{formulier: d.formulier("bezwaar", i, kop, "Leg het bezwaar vast"), Velden: []Veld{
		{Soort: DatumVeld, Naam: "ontvangen", Label: "Wanneer kwam het bezwaar binnen?", Waarde: i.waarden.Get("ontvangen"), Fout: i.bij("ontvangen"), Laatst: b.vandaag.String()},
		{Soort: LangVeld, Naam: "gronden", Label: "Waarom is de inwoner het niet eens met het besluit?", Waarde: i.waarden.Get("gronden"), Fout: i.bij("gronden"), Max: 10000},
	}}
	if z.Besluit != nil {
		beeld.Besluit = *z.Besluit
	}
	return beeld, titel, nil
}

// bezwaarOntvangen registers the objection.
func bezwaarOntvangen(b *bezoek, d *dossier, i *invoer) (uitkomst, error) {
	s := zaak.Bezwaarschrift{Zaak: d.verwijzing(i), Gronden: i.tekst("gronden")}
	s.Ontvangen = i.dag("ontvangen", "Vul in wanneer het bezwaar binnenkwam.")
	if s.Gronden == "" {
		i.fout("gronden", "Schrijf op waarom de inwoner het niet eens is met het besluit.")
	}
	if err := i.mis(); err != nil {
		return uitkomst{}, err
	}
	err := b.Zaken.BezwaarOntvangen(b.r.Context(), b.wie, s)
	return uitkomst{adres: d.pad, kop: "Het bezwaar is vastgelegd", tekst: "Een ander dan wie het besluit nam, beslist erop."}, err
}
