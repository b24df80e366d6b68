package bericht_test

import (
	"slices"
	"strings"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/uitvoering/toewijzing"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/proefuitgave"
	"nabuur/verkeer/istandaard/uitgave"
)

const (
	drieTwee = "iWmo 3.2"
	negen    = "iWmo 9.9"
)

// wisselt gives the room a next release of iWmo, which it sends from that day on.
func (p *proef) wisselt(vanaf tijdlijn.Dag) {
	o := p.Berichten.Onderdelen
	o.Uitgaven = proefuitgave.Vanaf(vanaf)
	p.Berichten = bericht.New(o)
}

// verzonden gives the release of a message of ours and its parts, after the check of
// its receiver, who knows both.
func (p *proef) verzonden(b bericht.Bericht) (naam string, i istandaard.Inhoud) {
	p.Helper()
	bytes, err := p.Berichten.Inhoud(p.Context(), b.Gemeente, b.ID)
	p.moet(err)
	std, soort, err := p.Berichten.Uitgaven.Van(bytes)
	p.moet(err)
	if breuken := std.ControleerAls(soort, bytes); soort != b.Soort || len(breuken) > 0 {
		p.Errorf("%s %s is geen geldige %s: %v", b.Soort, b.Identificatie, soort, breuken)
	}
	m, _ := std.Lees(soort, bytes)
	return std.Naam, std.Inhoud(m)
}

// keurt gives the bytes of the provider's retour on a 301, in the release of that 301,
// with a code at the first allotment or, without one, no remark.
func (p *proef) keurt(b bericht.Bericht, code string) []byte {
	p.Helper()
	naam, i := p.verzonden(b)
	std := p.wmo()
	if naam == negen {
		std = proefuitgave.Standaard()
	}
	p.volg++
	kop := std.NewRetourHeader(b.Soort, *i.Kop, "R"+string(rune('a'+p.volg)), tijdlijn.Vandaag(p.Klok))
	terug := istandaard.Inhoud{Retourkop: &kop}
	if code != "" {
		kop.RetourCodes, terug.Client302 = []string{istandaard.RetourGoed}, retourClient(i.Client301, code)
	}
	bytes, err := std.Codeer(std.Maak("302", terug))
	p.moet(err)
	return bytes
}

// landt takes in a retour and gives what became of the message it answers.
func (p *proef) landt(heen bericht.Bericht, retour []byte) bericht.Bericht {
	p.Helper()
	u, err := p.Berichten.Ontvangen(p.Context(), retour)
	p.moet(err)
	if u.Bericht.AntwoordOp != heen.ID || u.Bericht.Domein != taakverdeling.Wmo {
		p.Errorf("%+v", u.Bericht)
	}
	na, err := p.Berichten.Get(p.Context(), heen.Gemeente, heen.ID)
	p.moet(err)
	return na
}

// TestVolgendeUitgave: a next release stands beside the one that is there, and messages
// are sent in it from its day: not the day before, not in another law, and not a message
// that it does not have.
func TestVolgendeUitgave(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		p.wisselt(dag("2017-01-05"))
		meld := func(bsn string, domein taakverdeling.Domein) (bericht.Bericht, toewijzing.Toewijzing) {
			a := p.ToewijzenIn(t, domein, p.Inschrijven(t, bsn), "2017-01-02", "")
			b, gemaakt := p.Melden(t, a)
			if !gemaakt || b.Soort[len(b.Soort)-3:] != "301" || b.Domein != domein {
				t.Fatalf("%v %+v", gemaakt, b)
			}
			return b, a
		}
		p.Op("2017-01-04")
		ervoor, a := meld("999990019", taakverdeling.Wmo)
		if naam, i := p.verzonden(ervoor); naam != drieTwee || i.Kop.BerichtVersie != 3 || i.Kop.BerichtCode != "414" {
			t.Errorf("de dag ervoor: %s %+v", naam, i.Kop)
		}
		p.Op("2017-01-05")
		erop, _ := meld("999993653", taakverdeling.Wmo)
		naam, i := p.verzonden(erop)
		if naam != negen || i.Kop.BerichtVersie != 9 || i.Kop.BerichtSubversie != 9 ||
			i.Kop.BerichtCode != "914" || i.Client301.Bsn != "999993653" ||
			i.Client301.ToegewezenProducten[0].Omvang.Volume != 600 {
			t.Errorf("op de dag: %s %+v %+v", naam, i.Kop, i.Client301)
		}
		kind, _ := meld("999990020", taakverdeling.Jeugd)
		if naam, _ := p.verzonden(kind); naam != "iJw 3.2" {
			t.Errorf("Jeugd ging mee: %s", naam)
		}
		// The control: who does not know the release cannot read the message.
		bytes, err := p.Berichten.Inhoud(t.Context(), erop.Gemeente, erop.ID)
		p.moet(err)
		if _, _, err := uitgave.Van(bytes); err == nil || !strings.Contains(fout.Zin(err), "van iWmo 9.9 kent Nabuur niet") {
			t.Errorf("zonder de volgende uitgave: %v", err)
		}

		// What the release does not have goes on in the one before, in both directions.
		u := p.ontvang(p.start(a.Inwoner, "2017-01-03", a), bericht.Verwerkt)
		if naam, i := p.verzonden(*u.Antwoord); naam != drieTwee || i.Retourkop.BerichtVersie != 3 {
			t.Errorf("306: %s", naam)
		}
	})
}

// TestBeideUitgavenGelezen: after the day both are read: retours in either land on
// their own message, in the words of their own code list; a message that was rejected is
// made again in the release of today; and what was kept is shown.
func TestBeideUitgavenGelezen(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		p.wisselt(dag("2017-01-05"))
		meld := func(bsn string) bericht.Bericht {
			b, _ := p.Melden(t, p.Toewijzen(t, p.Inschrijven(t, bsn), "2017-01-09", ""))
			return b
		}
		p.Op("2017-01-04")
		oudGoed, oudFout := meld("999990019"), meld("999990020")
		p.Op("2017-01-06")
		nieuwGoed, nieuwFout := meld("999993653"), meld("999993847")
		for _, b := range []bericht.Bericht{oudGoed, nieuwGoed} {
			if na := p.landt(b, p.keurt(b, "")); na.Stand != bericht.Beantwoord {
				t.Errorf("%s: %+v", b.Identificatie, na)
			}
		}
		wie := p.Als(t, "1942", "s.mulder")
		for _, g := range []struct {
			b   bericht.Bericht
			zin string
		}{{oudFout, "wettelijk domein"}, {nieuwFout, "in uitgave 9.9 al gebruikt"}} {
			na := p.landt(g.b, p.keurt(g.b, "9332"))
			if na.Stand != bericht.Afgekeurd || !slices.Equal(na.Retourcodes, []string{"9332"}) ||
				!strings.Contains(na.Redenen[0].Tekst, g.zin) {
				t.Errorf("%s: %+v", g.b.Identificatie, na)
			}
			weer, err := p.Berichten.Opnieuw(t.Context(), wie, g.b.Gemeente, g.b.ID)
			p.moet(err)
			if naam, _ := p.verzonden(weer); naam != negen {
				t.Errorf("opnieuw na de wissel: %s", naam)
			}
		}
		for _, b := range []bericht.Bericht{oudGoed, nieuwGoed} {
			beeld, err := p.Berichten.Zien(t.Context(), p.KijkAls(t, wie), b.Gemeente, b.ID)
			if err != nil || len(beeld.Inhoud) == 0 || len(beeld.Antwoorden) != 1 {
				t.Errorf("%s: %+v %v", b.Identificatie, beeld, err)
			}
		}
		alle, err := p.Berichten.List(t.Context(), p.KijkAls(t, wie), p.Gemeente, bericht.Filter{Soort: "WMO301"})
		if err != nil || len(alle) != 6 {
			t.Errorf("%d berichten van beide uitgaven: %v", len(alle), err)
		}
	})
}
