package toegang

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/cedar-policy/cedar-go"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
)

// The rules a second time, written as plainly as can be: dates as text, the
// arrangement as a few ifs, one line per act. It shares nothing with the room.

const naieveRegels = `
zaak.melden              doen    melding            - loket consulenten teamleider
zaak.onderzoeken         doen    onderzoek          - consulenten teamleider
zaak.verslag.versturen   doen    onderzoek          - consulenten teamleider
zaak.aanvragen           doen    onderzoek          - consulenten teamleider
zaak.afsluiten           doen    onderzoek          - consulenten teamleider
zaak.aanvraag.behandelen doen    aanvraag           - backoffice consulenten teamleider
zaak.opschorten          doen    aanvraag           - backoffice consulenten teamleider
zaak.beschikken          doen    besluit            - consulenten teamleider
zaak.zien                zien    eigen              - loket backoffice bezwaar consulenten teamleider
zaak.verslag.zien        zien    onderzoek          - backoffice bezwaar consulenten teamleider
inwoner.zien             zien    eigen              - loket backoffice bezwaar consulenten teamleider
bezwaar.ontvangen        doen    bezwaar            - loket backoffice bezwaar teamleider
bezwaar.beslissen        doen    bezwaar            - bezwaar teamleider
toewijzing.zien          zien    toewijzing         berichtenverkeer,declaratiecontrole backoffice declaratie consulenten teamleider
toewijzing.maken         doen    toewijzing         - backoffice teamleider
verzoek.zien             zien    berichtenverkeer   toewijzing,besluit backoffice consulenten teamleider
verzoek.beslissen        doen    toewijzing         - backoffice consulenten teamleider
verzoek.toekennen        doen    besluit            - consulenten teamleider
bericht.zien             zien    berichtenverkeer   - backoffice declaratie teamleider
bericht.verzenden        doen    berichtenverkeer   - backoffice declaratie teamleider
declaratie.zien          zien    declaratiecontrole betaling declaratie backoffice teamleider controller
declaratie.beoordelen    doen    declaratiecontrole - declaratie backoffice teamleider
betaling.zien            zien    betaling           - declaratie backoffice teamleider controller
betaling.klaarzetten     doen    betaling           - declaratie backoffice
betaling.vrijgeven       doen    betaling           - declaratie teamleider controller
contract.sluiten         doen    inkoop             - inkoper teamleider
contract.beheren         doen    contractbeheer     - inkoper teamleider
verrekening.zien         zien    verantwoording     - controller teamleider declaratie
taakverdeling.zien       zien    eigen              - beheer controller declaratie inkoper loket backoffice bezwaar consulenten teamleider
werk.herstellen          doen    eigen              - backoffice declaratie teamleider
`

type naiefVoorschrift struct {
	soort, taak string
	met, staf   []string
}

func leesNaief(t *testing.T) map[string]naiefVoorschrift {
	t.Helper()
	regels := map[string]naiefVoorschrift{}
	for _, regel := range strings.Split(strings.TrimSpace(naieveRegels), "\n") {
		v := strings.Fields(strings.Replace(regel, "consulenten", "wmo-consulent jeugdconsulent klantmanager welzijnswerker", 1))
		n := naiefVoorschrift{soort: v[1], taak: v[2], staf: v[4:]}
		if v[3] != "-" {
			n.met = strings.Split(v[3], ",")
		}
		regels[v[0]] = n
	}
	return regels
}

const herindeling = "2022-03-24"

func naiefVerantwoordelijk(dag string) string {
	if dag < herindeling {
		return "0457"
	}
	return "0363"
}

func naiefHouder(domein, functie, dag string) string {
	if domein == "inkomen" && (functie == "pgb" || functie == "eigenbijdrage") {
		return "" // no such task
	}
	if dag >= herindeling {
		return "0363"
	}
	if domein == "inkomen" {
		return "1904"
	}
	voor := dag < "2017-01-01"
	switch functie {
	case "contractbeheer":
		return ""
	case "inkoop":
		if voor {
			return "administratiebureau"
		}
	case "aanvraag", "toewijzing", "berichtenverkeer":
		if !voor {
			return "1942"
		}
	case "declaratiecontrole", "betaling", "applicatiebeheer":
		if voor {
			return "1904"
		}
		return "1942"
	}
	return "0457"
}

func naiefBehandelt(domein, functie, over, dag string) string {
	oud := over != "" && over < "2017-01-01"
	if domein == "wmo" && (functie == "declaratiecontrole" || functie == "betaling") && oud && dag >= "2017-01-01" && dag < "2017-04-01" {
		return "1904"
	}
	return naiefHouder(domein, functie, dag)
}

func naiefRelatie(org, dag string) bool {
	switch {
	case org == naiefVerantwoordelijk(dag):
		return true
	case dag >= herindeling:
		return false
	case org == "1904":
		return true
	case org == "1942":
		return dag >= "2017-01-01"
	case org == "administratiebureau":
		return dag < "2017-01-01"
	}
	return false
}

// naiefKrijgt: will the organisation hold this task later?
func naiefKrijgt(org, domein, functie, dag string) bool {
	for _, later := range []string{"2017-01-01", herindeling} {
		if later > dag && naiefHouder(domein, functie, later) == org {
			return true
		}
	}
	return false
}

func naiefBereikt(open string) []string {
	switch open {
	case "melding":
		return []string{"melding", "crisis"}
	case "onderzoek":
		return []string{"melding", "crisis", "onderzoek"}
	case "aanvraag":
		return []string{"melding", "crisis", "onderzoek", "aanvraag"}
	case "besluit":
		return []string{"melding", "crisis", "onderzoek", "aanvraag", "besluit"}
	case "bezwaar":
		return []string{"melding", "crisis", "onderzoek", "aanvraag", "besluit", "toewijzing", "pgb", "bezwaar"}
	}
	return []string{"melding", "crisis", "onderzoek", "aanvraag", "besluit", "toewijzing", "pgb"}
}

type geval struct{ handeling, org, functie, taak, over, dag string }

func (n naiefVoorschrift) mag(g geval, staf bool) bool {
	domein, open, metTaak := strings.Cut(g.taak, ".")
	nodig := n.taak
	if nodig == "eigen" {
		nodig = open
	}
	gemeente := g.org == naiefVerantwoordelijk(g.dag)
	handelt := func(functie string) bool { return metTaak && naiefBehandelt(domein, functie, g.over, g.dag) == g.org }
	if !staf {
		return false
	}
	switch n.soort {
	case "doen":
		return handelt(nodig)
	}
	if g.handeling == "zaak.verslag.zien" {
		return gemeente || handelt("onderzoek") && slices.Contains(naiefBereikt(open), "onderzoek")
	}
	ziet := gemeente || handelt(nodig) || slices.ContainsFunc(n.met, handelt)
	switch g.handeling {
	case "zaak.zien", "inwoner.zien":
		ziet = ziet || slices.ContainsFunc(naiefBereikt(open), handelt)
	case "taakverdeling.zien":
		ziet = ziet || naiefRelatie(g.org, g.dag)
	}
	return ziet
}

// uitkomst is what must come out: "mag", or the kind of refusal.
func (n naiefVoorschrift) uitkomst(g geval) string {
	domein, open, metTaak := strings.Cut(g.taak, ".")
	if !metTaak && n.soort == "doen" {
		return "onjuist"
	}
	if n.mag(g, slices.Contains(n.staf, g.functie)) {
		return "mag"
	}
	nodig := n.taak
	if nodig == "eigen" {
		nodig = open
	}
	if !naiefRelatie(g.org, g.dag) && !(metTaak && naiefKrijgt(g.org, domein, nodig, g.dag)) {
		return "niet gevonden"
	}
	verslag := g.handeling == "zaak.verslag.zien" && naiefRelatie(g.org, g.dag)
	if n.mag(g, true) || verslag || !metTaak || naiefBehandelt(domein, nodig, g.over, g.dag) != "" {
		return "niet bevoegd"
	}
	return "gat"
}

var alleFuncties = []string{"", "onbekend", "loket", "wmo-consulent", "jeugdconsulent", "klantmanager", "welzijnswerker",
	"backoffice", "declaratie", "inkoper", "bezwaar", "teamleider", "controller", "beheer"}

// gevallen goes through every act, organisation, task, day and date with each
// of the functions, until doe says to stop.
func gevallen(functies []string, doe func(g geval) bool) {
	taken := []string{"", "wmo.melding", "wmo.onderzoek", "wmo.aanvraag", "wmo.besluit", "wmo.toewijzing", "wmo.bezwaar",
		"wmo.declaratiecontrole", "wmo.inkoop", "wmo.contractbeheer", "inkomen.onderzoek", "inkomen.besluit"}
	for _, v := range Voorschriften() {
		for _, org := range []organisatie.Kenmerk{vanWeesp, buur, vecht, opvolger, vreemd, bureau} {
			for _, functie := range functies {
				for _, taak := range taken {
					for _, over := range []string{"", "2016-12-15"} {
						for _, dag := range []string{"2016-12-31", "2017-01-01", "2017-03-31", "2017-04-01", "2022-03-23", "2022-03-24"} {
							if !doe(geval{string(v.Handeling), string(org), functie, taak, over, dag}) {
								return
							}
						}
					}
				}
			}
		}
	}
}

func (b *Blik) uitkomst(t *testing.T, g geval) string {
	t.Helper()
	object := Object{Gemeente: weesp, Soort: "zaak", ID: "z-1", Taak: taakverdeling.Taak(g.taak)}
	if g.over != "" {
		object.Over = tijdlijn.MustDag(g.over)
	}
	van := wie(organisatie.Kenmerk(g.org))
	if g.functie != "" {
		van.Functies = []organisatie.Functie{organisatie.Functie(g.functie)}
	}
	voor := *b
	voor.Wie, voor.Vandaag = van, tijdlijn.MustDag(g.dag)
	toestemming, err := voor.Mag(Handeling(g.handeling), object)
	if err == nil {
		if toestemming.Beleid == GeenBeleid || toestemming.Grond == "" {
			t.Fatalf("%+v: toegestaan zonder beleid: %+v", g, toestemming)
		}
		return "mag"
	}
	switch fout.SoortVan(err) {
	case fout.NietBevoegd:
		return "niet bevoegd"
	case fout.NietGevonden:
		for _, naam := range []string{"Weesp", "Gooise", "Vecht", "Amsterdam", "z-1"} {
			if strings.Contains(err.Error(), naam) {
				t.Fatalf("%+v: de weigering verraadt %s: %v", g, naam, err)
			}
		}
		return "niet gevonden"
	case fout.Gat:
		return "gat"
	case fout.Onjuist:
		return "onjuist"
	}
	return fmt.Sprint(err)
}

func TestToegangVolgensDeTweedeLezing(t *testing.T) {
	p := poortOpSQLite(t)
	blik := p.kijk(t, wie(vanWeesp), tijdlijn.MustDag("2017-01-01"))
	naief := leesNaief(t)
	if len(naief) != len(Voorschriften()) {
		t.Errorf("%d handelingen in de tweede lezing, %d in de tabel", len(naief), len(Voorschriften()))
	}
	telling, mis := map[string]int{}, 0
	gevallen(alleFuncties, func(g geval) bool {
		wil := naief[g.handeling].uitkomst(g)
		telling[wil]++
		if kreeg := blik.uitkomst(t, g); kreeg != wil {
			t.Errorf("%+v: %s, wil %s", g, kreeg, wil)
			mis++
		}
		return mis < 20
	})
	t.Log(telling)
	for _, uitkomst := range []string{"mag", "niet bevoegd", "niet gevonden", "gat", "onjuist"} {
		if telling[uitkomst] < 100 {
			t.Errorf("%q komt maar %d keer voor", uitkomst, telling[uitkomst])
		}
	}
}

// TestElkeBeleidsregelDoetErToe is the negative control of the table: without
// any one of the policies it must find a cell that differs.
func TestElkeBeleidsregelDoetErToe(t *testing.T) {
	p := poortOpSQLite(t)
	blik := p.kijk(t, wie(vanWeesp), tijdlijn.MustDag("2017-01-01"))
	naief := leesNaief(t)
	for _, regel := range p.Beleid() {
		kaal := *p.beleid
		kaal.regels = cedar.NewPolicySet()
		for id, r := range p.beleid.regels.All() {
			if string(id) != regel.ID {
				kaal.regels.Add(id, r)
			}
		}
		zonder := *blik
		zonder.poort = &Poort{beleid: &kaal, voorschriften: p.voorschriften, bereikt: p.bereikt}
		gezien := false
		gevallen([]string{"teamleider", "beheer"}, func(g geval) bool {
			gezien = zonder.uitkomst(t, g) != naief[g.handeling].uitkomst(g)
			return !gezien
		})
		if !gezien {
			t.Errorf("zonder %s verandert er niets", regel.ID)
		}
	}
}
