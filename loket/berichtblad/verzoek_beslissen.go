package berichtblad

import (
	"nabuur/grond/fout"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/verzoek"
)

// afwijsbeeld is the content of the page that rejects a request.
type afwijsbeeld struct {
	vorm.Formulier
	Reden      vorm.Veldgroep
	Woonplaats *vorm.Veld
	Bevestig   vorm.Bevestigkaart
	Gevraagd   *vorm.Gegevens
	Regels     *vorm.Tabel
}

var afwijsformulier = verzoekformulier{
	pad: "afwijzen", handeling: "verzoek.afwijzen", knop: "Wijs af", sjabloon: "verzoek_afwijzen", beeld: afwijsBeeld, doe: verzoekAfwijzen,
}

// redenuitleg explains the reasons of the standard that are easily mixed up.
var redenuitleg = map[verzoek.Reden]string{
	verzoek.GeenWijziging:      "De aanbieder moet voor deze hulp een nieuw verzoek om toewijzing sturen.",
	verzoek.GeenContract:       "De aanbieder heeft geen contract voor deze gemeente.",
	verzoek.BuitenContract:     "Er is een contract, maar niet voor deze hulp of hoeveelheid.",
	verzoek.AndereGemeente:     "De inwoner hoort bij een andere gemeente.",
	verzoek.Stapeling:          "De inwoner krijgt dit al, of de hulp gaat niet samen met wat er is.",
	verzoek.Zorginhoudelijk:    "Deze hulp past niet bij wat de inwoner nodig heeft.",
	verzoek.Woonplaatsbeginsel: "Voor deze jongere betaalt een andere gemeente. Noem die hieronder.",
}

func afwijsBeeld(b *blad, d *verzoekdossier, i *vorm.Invoer) (any, string, error) {
	titel := "Wijs het " + d.Soort.Tekst() + " af: " + d.wie()
	f := d.formulier(b, "afwijzen", i, titel, "U wijst het hele verzoek af. De aanbieder hoort de reden die u kiest.",
		vorm.Knop{Tekst: "Wijs af", Soort: vorm.Gevaar})
	beeld := afwijsbeeld{Formulier: f, Bevestig: b.bevestiging(d, i, "wijst dit verzoek af", f.Knoppen),
		Reden: vorm.Veldgroep{Naam: "reden", Label: "Waarom wijst u het af?",
			Uitleg: "Dit zijn de redenen die de landelijke standaard kent.", Fout: i.Bij("reden")}}
	for _, r := range d.Redenen() {
		uitleg := redenuitleg[r]
		if r == verzoek.Woonplaatsbeginsel && d.Woonplaats < b.Vandaag {
			uitleg += " Dit had uiterlijk " + d.Woonplaats.Tekst() + " gemoeten."
		}
		beeld.Reden.Keuzes = append(beeld.Reden.Keuzes, vorm.Keuze{Waarde: string(r), Tekst: r.Tekst(), Uitleg: uitleg})
	}
	beeld.Reden.Keuzes = vorm.Kies(i.Tekst("reden"), beeld.Reden.Keuzes...)
	if !d.Woonplaats.IsOpen() {
		beeld.Woonplaats = &vorm.Veld{Naam: "woonplaatsgemeente", Label: "Welke gemeente is verantwoordelijk?",
			Uitleg: "Alleen bij woonplaatsbeginsel: naam of code van de gemeente.",
			Waarde: i.Waarden.Get("woonplaatsgemeente"), Fout: i.Bij("woonplaatsgemeente"), Facultatief: true, Max: 60}
	}
	beeld.Gevraagd, beeld.Regels = d.watErStaat()
	return beeld, titel, nil
}

// watErStaat shows what is asked: the product of a VOT, or the lines of a VOW.
func (d *verzoekdossier) watErStaat() (*vorm.Gegevens, *vorm.Tabel) {
	if d.Soort == verzoek.Toewijzing {
		g := d.gevraagd(d.Regels[0])
		return &g, nil
	}
	t := d.regeltabel(false)
	return nil, &t
}

// verzoekAfwijzen rejects the request.
func verzoekAfwijzen(b *blad, d *verzoekdossier, i *vorm.Invoer) (vorm.Uitkomst, error) {
	a := verzoek.Afwijzing{Reden: verzoek.Reden(i.Tekst("reden"))}
	if a.Reden == "" {
		i.Fout("reden", "Kies waarom u het verzoek afwijst.")
	}
	if naam := i.Tekst("woonplaatsgemeente"); naam != "" {
		gemeente, err := b.Gemeenten.ZoekOp(naam, b.Vandaag)
		if err != nil {
			i.Fout("woonplaatsgemeente", fout.Zin(err))
		}
		a.Woonplaatsgemeente = gemeente.Code
	}
	i.Aangevinkt("zeker", "Zet een vinkje dat u namens het college beslist.")
	if err := i.Mis(); err != nil {
		return vorm.Uitkomst{}, err
	}
	_, err := b.Verzoeken.Afwijzen(b.R.Context(), b.Wie, d.verwijzing(i), a)
	return vorm.Uitkomst{Adres: d.pad, Kop: "Het verzoek is afgewezen",
		Tekst: d.aanbieder + " krijgt vandaag bericht. De reden is: " + vorm.Kleineletter(a.Reden.Tekst()) + "."}, err
}

// onderzoekverzoekbeeld is the content of the page that puts a request under
// investigation.
type onderzoekverzoekbeeld struct {
	vorm.Formulier
	Gevraagd *vorm.Gegevens
	Regels   *vorm.Tabel
}

var onderzoekverzoekformulier = verzoekformulier{
	pad: "onderzoeken", handeling: onderzoekverzoek, knop: "Neem in onderzoek", sjabloon: "verzoek_onderzoeken",
	beeld: onderzoekverzoekBeeld, doe: verzoekOnderzoeken,
}

func onderzoekverzoekBeeld(b *blad, d *verzoekdossier, i *vorm.Invoer) (any, string, error) {
	titel := "Neem het " + d.Soort.Tekst() + " in onderzoek: " + d.wie()
	onder := "De aanbieder hoort vandaag dat u het verzoek onderzoekt. U beslist dan uiterlijk " + d.Beslissen.Voluit() +
		". Dit kan maar een keer."
	beeld := onderzoekverzoekbeeld{Formulier: d.formulier(b, "onderzoeken", i, titel, onder,
		vorm.Knop{Tekst: "Neem in onderzoek", Soort: vorm.Hoofdknop})}
	beeld.Gevraagd, beeld.Regels = d.watErStaat()
	return beeld, titel, nil
}

// verzoekOnderzoeken puts the request under investigation.
func verzoekOnderzoeken(b *blad, d *verzoekdossier, i *vorm.Invoer) (vorm.Uitkomst, error) {
	na, err := b.Verzoeken.Onderzoeken(b.R.Context(), b.Wie, d.verwijzing(i))
	return vorm.Uitkomst{Adres: d.pad, Kop: "Het verzoek is in onderzoek",
		Tekst: d.aanbieder + " krijgt vandaag bericht. Beslis uiterlijk " + na.Beslissen.Voluit() + "."}, err
}
