package cli

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestZaakVanMeldingTotBesluit: each act of a case as a command, by who may do it and
// not before its turn; the next one says what it waited for.
func TestZaakVanMeldingTotBesluit(t *testing.T) {
	h := bouwHuis(t)
	deze := " --gemeente Weesp --zaak 2021-000001"
	h.doet(loket, "zaak toon"+deze, "Zaak 2021-000001 van G.H. Vries (Weesp): gemeld", "Nu aan zet: Weesp", "U kunt nu: ")
	h.weigert(consulent, "zaak verslag"+deze, "Deze stap kan nu niet")
	h.weigert(backoffice, "zaak onderzoeken --gesprek $/gesprek.yaml"+deze, "Weesp")
	h.weigert(consulent, "zaak onderzoeken --gesprek $/weg.yaml"+deze, "bestaat niet")
	h.weigert(consulent, "zaak onderzoeken --gesprek $/inwoner.yaml"+deze, "inwoner.yaml")
	h.doet(consulent, "zaak onderzoeken --gesprek $/gesprek.yaml"+deze, "Het gesprek is vastgelegd.")

	h.weigert(loket, "zaak aanvragen"+deze, "")
	h.doet(consulent, "zaak verslag"+deze, "Het verslag is verstuurd.")
	h.doet(loket, "zaak brief --soort verslag"+deze, "Ik wil hier blijven.")
	h.weigert(loket, "zaak brief --soort beschikking"+deze, "Er is geen brief van de soort")
	h.weigert(backoffice, "zaak brief --soort verslag"+deze, "")
	h.doet(consulent, "zaak aanvragen --opmerking 'Zo is het goed.'"+deze,
		"Het verslag is nu de aanvraag; het besluit valt uiterlijk maandag 26 april 2021.")

	h.weigert(backoffice, "zaak opschorten --uitgenodigd gisteren --aangevuld 2021-04-12 --reden Bewijs."+deze, "gisteren")
	h.weigert(backoffice, "zaak opschorten --uitgenodigd 2021-04-12 --aangevuld morgen --reden Bewijs."+deze, "morgen")
	h = h.op("2021-04-16")
	h.weigert(loket, "zaak opschorten --uitgenodigd 2021-04-13 --aangevuld 2021-04-16 --reden Bewijs."+deze, "Gooise Meren")
	h.doet(backoffice, "zaak opschorten --uitgenodigd 2021-04-13 --aangevuld 2021-04-16 --reden 'Een bewijs ontbrak.'"+deze,
		"De termijn is opgeschort.")
	h.doet(backoffice, "zaak toon"+deze, "uiterlijk woensdag 28 april 2021", "!Ik wil hier blijven",
		"alleen voor de gemeente die verantwoordelijk is")

	voorstel := "zaak voorbereiden --advies Toekennen. --categorie 02 --product 02A03 --omschrijving Begeleiding --volume 60" +
		" --eenheid 01 --frequentie 4 --ingaand 2021-05-01"
	h.weigert(backoffice, voorstel+" --aanbieder 0601"+deze, "AGB")
	h.weigert(backoffice, voorstel+" --aanbieder 06010001 --tot later"+deze, "later")
	h.weigert(loket, voorstel+" --aanbieder 06010001"+deze, "Gooise Meren")
	h.doet(backoffice, voorstel+" --aanbieder 06010001 --tot 2022-05-01"+deze, "De aanvraag is voorbereid.")

	h.weigert(teamleider, "zaak beschikken --uitkomst misschien --motivering 'Het kan.'"+deze, "")
	h.weigert("1942/n.hendriks", "zaak beschikken --uitkomst toegekend --motivering 'Nodig.'"+deze, "Weesp")
	h.weigert(consulent, "zaak beschikken --uitkomst toegekend --motivering 'Nodig.'"+deze, "teamleider")
	h.doet(teamleider, "zaak beschikken --uitkomst toegekend --motivering 'Het onderzoek laat zien dat u dit nodig heeft.'"+deze,
		"Beschikking B2021-000001, namens het college van burgemeester en wethouders van Weesp; bezwaar kan tot en met vrijdag 28 mei "+
			"2021.")
	h.doet(loket, "zaak toon"+deze, "Beschikking B2021-000001: toegekend", "Voorziening 1: Begeleiding")
	h.doet(loket, "zaak brief --soort beschikking"+deze, "B2021-000001")
}

// TestBezwaar: an objection comes after a decision, and who took that does not decide
// on it.
func TestBezwaar(t *testing.T) {
	h := bouwHuis(t)
	deze, nieuwe := " --gemeente Weesp --zaak 2020-000001", " --gemeente Weesp --zaak 2021-000001"
	h.weigert(juridisch, "zaak bezwaar --ontvangen 2021-04-12 --gronden 'Te weinig.'"+nieuwe, "")
	h.weigert(juridisch, "zaak bezwaar --ontvangen 2021-04-13 --gronden 'Te weinig.'"+deze, "kan niet zijn ontvangen op 13 april 2021")
	h.weigert(juridisch, "zaak bezwaar --ontvangen ooit --gronden 'Te weinig.'"+deze, "ooit")
	h.weigert(juridisch, "zaak beslis --uitkomst ongegrond --motivering 'Zorgvuldig.'"+deze, "")
	h.doet(juridisch, "zaak bezwaar --ontvangen 2020-12-20 --gronden 'Te weinig.'"+deze, "Het bezwaar is vastgelegd.")
	h.weigert(teamleider, "zaak beslis --uitkomst ongegrond --motivering 'Zorgvuldig.'"+deze, "10:3")
	h.weigert(loket, "zaak beslis --uitkomst ongegrond --motivering 'Zorgvuldig.'"+deze, "")
	h.doet(juridisch, "zaak beslis --uitkomst ongegrond --motivering 'Het onderzoek was zorgvuldig.'"+deze, "Op het bezwaar is beslist.")
	h.weigert(juridisch, "zaak beslis --uitkomst gegrond --motivering 'Toch.'"+deze, "")
}

// TestMelden: a melding is taken at the counter of the municipality, once it says who
// and what.
func TestMelden(t *testing.T) {
	h := bouwHuis(t)
	melding := "zaak melden --gemeente Weesp --hulpvraag 'Ik red het niet.' --inwoner "
	h.weigert(loket, melding+"$/weg.yaml", "bestaat niet")
	h.weigert(loket, melding+"$/gesprek.yaml", "gesprek.yaml")
	h.weigert(loket, melding+"$/inwoner.yaml --kanaal duif", "")
	h.weigert(backoffice, melding+"$/inwoner.yaml", "Weesp")
	h.weigert(loket, strings.Replace(melding, "Weesp", "Wees", 1)+"$/inwoner.yaml", "Bedoelt u Weesp")
	h.weigert("0457/niemand", melding+"$/inwoner.yaml", "niet in dienst")
	h.weigert("0457", melding+"$/inwoner.yaml", "zegt niet wie handelt")
	h.doet(loket, melding+"$/inwoner.yaml --kanaal telefoon",
		"Zaak 2021-000002 is gemeld; het onderzoek is uiterlijk dinsdag 25 mei 2021 klaar.")
	h.doet(loket, "zaak brief --soort ontvangstbevestiging --gemeente Weesp --zaak 2021-000002", "Gemeente Weesp", "cliëntondersteuner")
}

// TestZaakAlsJSON: what is printed for programs holds what the person may see, and the
// receipts of the law with it.
func TestZaakAlsJSON(t *testing.T) {
	h := bouwHuis(t)
	toon := "zaak toon --json --gemeente Weesp --zaak 2020-000001"
	for als, verslag := range map[string]bool{loket: true, backoffice: false} {
		var beeld struct {
			Zaak         struct{ Nummer string }
			MagVerslag   bool
			Leefgebieden []any
		}
		uit := h.doet(als, toon, "BWBR0035362")
		if err := json.Unmarshal([]byte(uit), &beeld); err != nil {
			t.Fatal(err)
		}
		if beeld.Zaak.Nummer != "2020-000001" || beeld.MagVerslag != verslag || (len(beeld.Leefgebieden) > 0) != verslag {
			t.Errorf("%s ziet %+v", als, beeld)
		}
	}
	h.weigert(loket, strings.Replace(toon, "2020", "2019", 1), `Er is geen zaak met nummer "2019-000001"`)
}

// TestWerklijst: a step stands on the list of who does it, nearest last day first.
func TestWerklijst(t *testing.T) {
	h := bouwHuis(t)
	h.doet(consulent, "werklijst", "Werklijst van Weesp op 12 april 2021: 1\n2021-05-21\t2021-000001\tWeesp\t")
	h.doet(consulent, "werklijst --taak wmo.bezwaar", ": 0\n")
	h.doet(backoffice, "werklijst", "Werklijst van Gooise Meren op 12 april 2021: 0\n")
	h.weigert(consulent, "werklijst --taak wmo.tuinieren", "wmo.tuinieren")
}

// TestAfwijzen: a refusal is a decision too, and nothing is allotted after it.
func TestAfwijzen(t *testing.T) {
	h := bouwHuis(t)
	deze := " --gemeente Weesp --zaak 2021-000001"
	h.doet(consulent, "zaak onderzoeken --gesprek $/gesprek.yaml"+deze)
	h.doet(consulent, "zaak verslag"+deze)
	h.doet(loket, "zaak aanvragen"+deze)
	h.weigert(backoffice, "zaak voorbereiden"+deze, "--advies")
	h.doet(backoffice, "zaak voorbereiden --advies 'Afwijzen: het netwerk kan dit.'"+deze)
	h.weigert(teamleider, "zaak beschikken --uitkomst toegekend --motivering 'Toch.'"+deze, "")
	h.doet(teamleider, "zaak beschikken --uitkomst afgewezen --motivering 'Uw netwerk kan dit.'"+deze, "Beschikking B2021-000001")
	h.doet(loket, "zaak toon"+deze, "Beschikking B2021-000001: afgewezen", "!Voorziening 1")
	h.doet("", "werk --post $/post", "De wachtrij is leeg.")
	h.weigert(backoffice, "toewijzing intrekken --gemeente Weesp --nummer 3", "Toewijzing 3 is niet gevonden")
}
