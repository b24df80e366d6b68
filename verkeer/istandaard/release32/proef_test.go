package release32_test

import (
	"os"
	"reflect"
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/ijw32"
	"nabuur/verkeer/istandaard/iwmo32"
)

func dag(tekst string) tijdlijn.Dag { return tijdlijn.MustDag(tekst) }

// standaarden are the two standards, with the folder of each.
var standaarden = map[string]*istandaard.Standaard{"iwmo32": iwmo32.Standaard, "ijw32": ijw32.Standaard}

// paar is a golden message of iWmo and the one of iJw that is built the same. A
// message that only one standard has leaves the other "".
type paar struct{ iwmo32, ijw32 string }

// zelfde is a pair of messages that go by the same name.
func zelfde(naam string) paar { return paar{"wmo" + naam, "jw" + naam} }

func (p paar) in(folder string) string {
	if folder == "ijw32" {
		return p.ijw32
	}
	return p.iwmo32
}

// lees decodes the golden message.
func lees(t *testing.T, folder, naam string) istandaard.Bericht {
	t.Helper()
	b, err := os.ReadFile("../" + folder + "/testdata/bericht/" + naam + ".xml")
	if err != nil {
		t.Fatal(err)
	}
	m, breuken, err := standaarden[folder].Decode(b)
	if err != nil || len(breuken) > 0 {
		t.Fatalf("%s: %v %v", naam, err, breuken)
	}
	return m
}

// controleer writes the message and checks what was written, so that a change that
// breaks level 1 is noticed.
func controleer(t *testing.T, folder string, m istandaard.Bericht) []istandaard.Breuk {
	t.Helper()
	b, err := m.Encode()
	if err != nil {
		t.Fatalf("het bericht breekt niveau 1: %v", err)
	}
	soort, breuken := standaarden[folder].Controleer(b)
	if soort != m.Soort() {
		t.Fatalf("%s is geschreven, %s gelezen", m.Soort(), soort)
	}
	return breuken
}

// verander changes a message by its parts.
type verander func(istandaard.Inhoud)

// breek is a change to a golden message that breaks one rule. Where two rules say
// the same from two sides, or one holds the other, met names the others.
type breek struct {
	regel    string
	goud     paar
	plek     string
	verander verander
	met      []string
}

// op changes the part of the message that is a P.
func op[P any](f func(*P)) verander {
	return func(i istandaard.Inhoud) {
		v := reflect.ValueOf(i)
		for n := range v.NumField() {
			if p, ok := v.Field(n).Interface().(*P); ok && p != nil {
				f(p)
			}
		}
	}
}

// opReden changes the reason of a 319.
func opReden(reden string) verander {
	return op(func(a *istandaard.Antwoord319) { a.RedenAfwijzingVerzoek = reden })
}

// opWoonplaats changes the municipality that a 319 of iJw names; "" takes it away.
func opWoonplaats(gemeente string) verander {
	return op(func(a *istandaard.Antwoord319) {
		a.Woonplaatsbeginsel = nil
		if gemeente != "" {
			a.Woonplaatsbeginsel = &istandaard.Woonplaatsbeginsel319{Gemeente: gemeente}
		}
	})
}

var (
	hulp     = paar{"wmo301_huishoudelijke_hulp_per_week", "jw301_ambulant_per_week"}
	tolk     = paar{"wmo301_tolk_relaties_en_tijdelijk_adres", "jw301_tolk_gezag_en_tijdelijk_adres"}
	generiek = zelfde("301_generiek_met_budget")
	diverse  = paar{"wmo301_aspecifiek_hulpmiddelen_en_verwijderd", "jw301_aspecifiek_arrangementen_en_verwijderd"}
	start    = zelfde("305_start_op_toewijzing")
	stop     = zelfde("307_definitieve_stop_na_tijdelijke")
	vot      = zelfde("315_twee_aanvragen")
	vow      = zelfde("317_wijzigen_en_nieuw")
	afwijzen = zelfde("319_afgewezen")
	claim    = zelfde("323_debet_correctie_en_euros")
	credits  = zelfde("323_alleen_credit")
	antwoord = zelfde("325_regels_afgewezen")
	dubbel   = zelfde("325_declaratienummer_niet_uniek")
	woon     = paar{"", "jw319_woonplaatsbeginsel"}

	toegewezenTerug = zelfde("302_toewijzingnummer_niet_uniek")
	startTerug      = zelfde("306_geen_toewijzing_bekend")
	stopTerug       = zelfde("308_tweede_tijdelijke_stop")
	votTerug        = zelfde("316_referentie_niet_uniek")
	vowTerug        = zelfde("318_toewijzing_niet_genoemd")
)

// alleenWmo and alleenJeugd leave the other standard out.
func alleenWmo(p paar) paar   { return paar{p.iwmo32, ""} }
func alleenJeugd(p paar) paar { return paar{"", p.ijw32} }

const (
	reden319 = "Bericht/Antwoord/RedenAfwijzingVerzoek"

	tp   = "Bericht/Client[1]/ToegewezenProducten/ToegewezenProduct[1]"
	ct   = "Bericht/Client[1]/Contactgegevens/Contact[1]"
	pr11 = "Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[1]"
	pr12 = "Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[2]"
	pr21 = "Bericht/Declaratie/Clienten/Client[2]/Prestaties/Prestatie[1]"
	ap   = "Bericht/Client[1]/AangevraagdeProducten/AangevraagdProduct[1]"
	np   = "Bericht/Client[1]/Verzoek/NieuweProducten/NieuwProduct[1]"
	tw   = "Bericht/Client[1]/Verzoek/TeWijzigenProducten/TeWijzigenProduct[1]"
)

func toegewezen(c *istandaard.Client301) *istandaard.ToegewezenProduct301 {
	return &c.ToegewezenProducten[0]
}

func contact(c *istandaard.Client301) *istandaard.Contact301 { return &c.Contactgegevens[0] }

func prestatie(d *istandaard.Declaratie323, i int) *istandaard.Prestatie323 {
	return &d.Clienten[0].Prestaties[i]
}

func gevraagd(c *istandaard.Client315) *istandaard.AangevraagdProduct315 {
	return &c.AangevraagdeProducten[0]
}

func nieuw(c *istandaard.Client317) *istandaard.NieuwProduct317 { return &c.Verzoek.NieuweProducten[0] }

var telefoon = &istandaard.Telefoonnummers{Telefoon01: istandaard.Telefoon{Telefoonnummer: "0201234567", Landnummer: "31"}}
