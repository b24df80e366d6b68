package ggk

import (
	"testing"

	"nabuur/grond/tijdlijn"
	"nabuur/opslag"
	"nabuur/opslag/opslagproef"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard/proefuitgave"
	"nabuur/verkeer/koppeling/ggk/envelop"
)

// TestEnvelopNoemtDeUitgave: the envelope names the release that its message is written
// in: on the day of the switch the next one, for a message made before it the one before.
func TestEnvelopNoemtDeUitgave(t *testing.T) {
	t.Parallel()
	opslagproef.Draai(t, func(t *testing.T, o *opslag.Opslag) {
		p := nieuweKnoop(t, o)
		delen := p.Berichten.Onderdelen
		delen.Uitgaven = proefuitgave.Vanaf(tijdlijn.MustDag("2017-01-04"))
		p.Berichten = bericht.New(delen)
		p.herstart()
		vul := func(b bericht.Bericht) envelop.Versie {
			t.Helper()
			bytes, err := p.knoop.vul(p.Context(), b, regel{code: envelop.Di01, referentie: envelop.Afgeleid(b.ID)})
			p.moet(err)
			e, err := envelop.Decode(bytes, envelop.StandaardGrootte)
			p.moet(err)
			return e.Functieversie
		}
		ervoor, _ := p.Melden(t, p.Toewijzen(t, p.Inschrijven(t, "999990019"), "2017-01-02", ""))
		p.Op("2017-01-04")
		erop, _ := p.Melden(t, p.Toewijzen(t, p.Inschrijven(t, "999993653"), "2017-01-09", ""))
		if v := vul(ervoor); v != (envelop.Versie{Hoofd: 3, Sub: 2}) {
			t.Errorf("het bericht van de dag ervoor: %v", v)
		}
		if v := vul(erop); v != (envelop.Versie{Hoofd: 9, Sub: 9}) {
			t.Errorf("het bericht van de dag zelf: %v", v)
		}
	})
}
