package zaakblad

import (
	"nabuur/kader/toegang"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/zaak"
)

// opschortbeeld is the content of the page that suspends the term of decision.
type opschortbeeld struct {
	vorm.Formulier
	Velden  []vorm.Veld
	Termijn *vorm.Onderbouwing
}

var opschortformulier = zaakformulier{
	pad: "opschorten", handeling: toegang.ZaakOpschorten, sjabloon: "opschorten",
	beeld: opschortBeeld, doe: opschorten,
}

func opschortBeeld(b *blad, d *dossier, i *vorm.Invoer) (any, string, error) {
	titel := "Schort de beslistermijn op: " + d.inwonernaam()
	kop := vorm.Kop{Tekst: titel,
		Onder: "De termijn staat stil zolang de inwoner de aanvraag aanvult. U legt dit vast als de aanvulling er is, of als de tijd " +
			"daarvoor voorbij is."}
	veld := func(v vorm.Veld) vorm.Veld {
		v.Waarde, v.Fout = i.Waarden.Get(v.Naam), i.Bij(v.Naam)
		return v
	}
	beeld := opschortbeeld{
		Formulier: d.formulier("opschorten", i, kop, "Schort de termijn op"),
		Velden: []vorm.Veld{
			veld(vorm.Veld{Soort: vorm.DatumVeld, Naam: "uitgenodigd", Label: "Wanneer vroeg u om een aanvulling?",
				Uitleg: "De termijn staat stil vanaf de dag erna.", Laatst: b.Vandaag.String()}),
			veld(vorm.Veld{Soort: vorm.DatumVeld, Naam: "aangevuld", Label: "Wanneer was de aanvulling binnen?",
				Uitleg: "Of: de dag nadat de tijd daarvoor voorbij was.", Laatst: b.Vandaag.String()}),
			veld(vorm.Veld{Soort: vorm.LangVeld, Naam: "toelichting", Label: "Wat ontbrak er?", Regels: 3, Max: 4000}),
		},
	}
	if redenen := termijnredenen(d); len(redenen) > 0 {
		beeld.Termijn = &redenen[0]
	}
	return beeld, titel, nil
}

// opschorten moves the last day of the decision.
func opschorten(b *blad, d *dossier, i *vorm.Invoer) (vorm.Uitkomst, error) {
	o := zaak.Opschorting{Zaak: d.verwijzing(i), Toelichting: i.Tekst("toelichting")}
	o.Uitgenodigd = i.Dag("uitgenodigd", "Vul in wanneer u om een aanvulling vroeg.")
	o.Aangevuld = i.Dag("aangevuld", "Vul in wanneer de aanvulling binnen was.")
	if o.Toelichting == "" {
		i.Fout("toelichting", "Schrijf op wat er ontbrak aan de aanvraag.")
	}
	if err := i.Mis(); err != nil {
		return vorm.Uitkomst{}, err
	}
	err := b.Zaken.Opschorten(b.R.Context(), b.Wie, o)
	return vorm.Uitkomst{Adres: d.pad, Kop: "De beslistermijn is opgeschort",
		Tekst: "De nieuwe laatste dag staat bij de zaak, met de berekening."}, err
}
