package web

import (
	"nabuur/kader/toegang"
	"nabuur/uitvoering/zaak"
)

// opschortbeeld is the content of the page that suspends the term of decision.
type opschortbeeld struct {
	formulier
	Velden  []Veld
	Termijn *Onderbouwing
}

var opschortformulier = zaakformulier{
	pad: "opschorten", handeling: toegang.ZaakOpschorten, sjabloon: "zaak_opschorten",
	beeld: opschortBeeld, doe: opschorten,
}

func opschortBeeld(b *bezoek, d *dossier, i *invoer) (any, string, error) {
	titel := "Schort de beslistermijn op: " + d.inwonernaam()
	kop := Kop{Tekst: titel, Onder: "De termijn staat stil zolang de inwoner de aanvraag aanvult. U legt dit vast als de aanvulling er is, of als de tijd daarvoor voorbij is."}
	veld := func(v Veld) Veld {
		v.Waarde, v.Fout = i.waarden.Get(v.Naam), i.bij(v.Naam)
		return v
	}
	beeld := opschortbeeld{
		formulier: d.formulier("opschorten", i, kop, "Schort de termijn op"),
		Velden: []Veld{
			veld(Veld{Soort: DatumVeld, Naam: "uitgenodigd", Label: "Wanneer vroeg u om een aanvulling?", Uitleg: "De termijn staat stil vanaf de dag erna.", Laatst: b.vandaag.String()}),
			veld(Veld{Soort: DatumVeld, Naam: "aangevuld", Label: "Wanneer was de aanvulling binnen?", Uitleg: "Of: de dag nadat de tijd daarvoor voorbij was.", Laatst: b.vandaag.String()}),
			veld(Veld{Soort: LangVeld, Naam: "toelichting", Label: "Wat ontbrak er?", Regels: 3, Max: 4000}),
		},
	}
	if redenen := termijnredenen(d); len(redenen) > 0 {
		beeld.Termijn = &redenen[0]
	}
	return beeld, titel, nil
}

// opschorten moves the last day of the decision.
func opschorten(b *bezoek, d *dossier, i *invoer) (uitkomst, error) {
	o := zaak.Opschorting{Zaak: d.verwijzing(i), Toelichting: i.tekst("toelichting")}
	o.Uitgenodigd = i.dag("uitgenodigd", "Vul in wanneer u om een aanvulling vroeg.")
	o.Aangevuld = i.dag("aangevuld", "Vul in wanneer de aanvulling binnen was.")
	if o.Toelichting == "" {
		i.fout("toelichting", "Schrijf op wat er ontbrak aan de aanvraag.")
	}
	if err := i.mis(); err != nil {
		return uitkomst{}, err
	}
	err := b.Zaken.Opschorten(b.r.Context(), b.wie, o)
	return uitkomst{adres: d.pad, kop: "De beslistermijn is opgeschort", tekst: "De nieuwe laatste dag staat bij de zaak, met de berekening."}, err
}
