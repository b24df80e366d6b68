package bericht_test

import (
	"slices"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
	"nabuur/uitvoering/toewijzing"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard"
)

func (p *proef) wijzig(t toewijzing.Toewijzing, reden toewijzing.Reden, tot string) {
	p.Helper()
	wie := p.Als(p, "1942", "s.mulder")
	p.moet(p.Opslag.Transactie(p.Context(), opslag.Alles, func(tx *opslag.Tx) error {
		if reden == toewijzing.Verwijderd {
			_, err := p.Toewijzingen.Intrekken(p.Context(), tx, p.Klok.Nu(), wie, toewijzing.Verwijzing{Gemeente: t.Gemeente,
				Nummer: t.Nummer})
			return err
		}
		eind := dag(tot)
		_, err := p.Toewijzingen.Wijzigen(p.Context(), tx, p.Klok.Nu(), wie,
			toewijzing.Wijziging{Verwijzing: toewijzing.Verwijzing{Gemeente: t.Gemeente, Nummer: t.Nummer}, Reden: reden, Tot: &eind})
		return err
	}))
}

func (p *proef) producten(b bericht.Bericht) []istandaard.ToegewezenProduct301 {
	p.Helper()
	return p.inhoud(b).Client301.ToegewezenProducten
}

func TestToewijzingMelden(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		bsn := p.Inschrijven(t, "999990019")
		p.Klok.Zet(dag("2017-01-03").Om(14, 5) + 7_000_000)
		b, gemaakt := p.Melden(t, p.Toewijzen(t, bsn, "2017-01-09", "2024-03-01"))
		if !gemaakt || b.Stand != bericht.Klaar || b.Identificatie != "NB0000000001" ||
			b.Afzender != "0457" || b.Ontvanger != agb || !b.RetourVoor.IsOpen() {
			t.Fatalf("%v %+v", gemaakt, b)
		}
		m := p.inhoud(b)
		if h := m.Kop; h.Afzender != "0457" || h.Ontvanger != agb || h.BerichtIdentificatie.Identificatie != b.Identificatie ||
			h.BerichtIdentificatie.Dagtekening != dag("2017-01-03") {
			t.Errorf("kop %+v", h)
		}
		c := m.Client301
		if c.Bsn != "999990019" || c.Naam.Voorletters != "GH" || c.Naam.Geslachtsnaam.Voorvoegsel != "van der" ||
			c.Contactgegevens[0].Adres.Postcode != "1381BC" ||
			c.Contactgegevens[0].Telefoon.Telefoon01.Telefoonnummer != "0294123456" {
			t.Errorf("client %+v", c)
		}
		a := c.ToegewezenProducten[0]
		if *a.Einddatum != dag("2024-02-29") || a.Toewijzingstijd != "14:05:07" ||
			a.Toewijzingsdatum != dag("2017-01-03") || a.RedenWijziging != "" || a.Omvang.Volume != 600 {
			t.Errorf("toewijzing %+v", a)
		}
		verdeling, err := p.Verdeling.Stand(t.Context(), p.Opslag)
		p.moet(err)
		if houder, ok := verdeling.Uitvoerder(p.Gemeente, "wmo.berichtenverkeer", dag("2017-01-03")); !ok || b.Toedeling.ID != houder.ID {
			t.Errorf("toedeling %s, verwacht %s", b.Toedeling, houder.ID)
		}
		regels, err := p.Logboek.List(t.Context(), p.Gemeente, "bericht", b.ID)
		if err != nil || len(regels) != 1 || regels[0].Organisatie != "1942" ||
			regels[0].Handeling != "bericht.maken" || regels[0].Toedeling != b.Toedeling.String() {
			t.Errorf("logboek %+v %v", regels, err)
		}
	})
}

// TestVoorDeOvergang: before 2017 Weesp itself sends, on its own Toedeling.
func TestVoorDeOvergang(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		bsn := p.Inschrijven(t, "999990019")
		p.Op("2016-12-30")
		voor, _ := p.Melden(t, p.Toewijzen(t, bsn, "2017-01-01", "2018-01-01"))
		p.Op("2017-01-02")
		na, _ := p.Melden(t, p.Toewijzen(t, bsn, "2018-01-01", ""))
		for b, org := range map[string]organisatie.Kenmerk{voor.ID: "0457", na.ID: "1942"} {
			if regels, err := p.Logboek.List(t.Context(), p.Gemeente, "bericht", b); err != nil || regels[0].Organisatie != org {
				t.Errorf("%+v %v", regels, err)
			}
		}
		if voor.Toedeling == na.Toedeling || voor.Afzender != na.Afzender {
			t.Errorf("de toedeling hoort te wisselen en de afzender niet: %+v %+v", voor, na)
		}
	})
}

// TestAlleActueleToewijzingen is OP087, with IV099 for the reason.
func TestAlleActueleToewijzingen(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		bsn := p.Inschrijven(t, "999990019")
		eerste := p.Toewijzen(t, bsn, "2017-01-02", "2018-01-01")
		if b, _ := p.Melden(t, eerste); len(p.producten(b)) != 1 {
			t.Error("de eerste staat niet alleen")
		}
		if _, gemaakt := p.Melden(t, eerste); gemaakt {
			t.Error("dezelfde opdracht maakte een tweede bericht")
		}
		tweede := p.Toewijzen(t, bsn, "2018-01-01", "")
		p.Melden(t, p.Toewijzen(t, p.Inschrijven(t, "999993653"), "2017-01-02", "")) // another client: not in it
		p.wijzig(eerste, toewijzing.Verkorting, "2017-06-01")
		b, gemaakt := p.Melden(t, tweede)
		if got := p.producten(b); !gemaakt || len(got) != 2 || got[0].RedenWijziging != "05" ||
			*got[0].Einddatum != dag("2017-05-31") || got[1].RedenWijziging != "" {
			t.Errorf("%+v", got)
		}
		if _, gemaakt := p.Melden(t, eerste); gemaakt {
			t.Error("een bericht diende niet voor beide wijzigingen")
		}
		p.wijzig(tweede, toewijzing.Verwijderd, "")
		b, _ = p.Melden(t, tweede)
		if got := p.producten(b); len(got) != 2 || got[0].RedenWijziging != "" ||
			got[1].RedenWijziging != "13" || *got[1].Einddatum != got[1].Ingangsdatum {
			t.Errorf("verwijderd: %+v", got)
		}
		p.Op("2017-06-01")                                                         // the first is over, the second gone, both told
		p.wijzig(p.Toewijzen(t, bsn, "2019-01-01", ""), toewijzing.Verwijderd, "") // taken away before it was told
		derde := p.Toewijzen(t, bsn, "2017-07-01", "")
		b, _ = p.Melden(t, derde)
		if got := p.producten(b); len(got) != 1 || got[0].ToewijzingNummer != derde.Nummer {
			t.Errorf("alleen de derde hoort erin: %+v", got)
		}
		van, err := p.Berichten.VanToewijzingen(t.Context(), p.Kijk(t, "1942", "s.mulder"), []toewijzing.Toewijzing{tweede})
		if err != nil || len(van[tweede.Nummer]) != 2 {
			t.Errorf("berichten over de tweede: %v %v", van, err)
		}
	})
}

func TestNietTeMelden(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		_, _, err := p.Berichten.ToewijzingMelden(t.Context(), toewijzing.Verzend{Gemeente: p.Gemeente, Nummer: 99})
		p.weigert(err, fout.NietGevonden, "Toewijzing 99")
		a := p.Toewijzen(t, p.Inschrijven(t, "999990019"), "2017-01-09", "")
		p.Beeindig(t, "wmo.berichtenverkeer", "2017-01-20")
		p.Op("2017-01-20")
		_, _, err = p.Berichten.ToewijzingMelden(t.Context(), toewijzing.Verzend{Gemeente: p.Gemeente, Nummer: a.Nummer})
		p.weigert(err, fout.Gat, "berichtenverkeer")
		if klaar, err := p.Berichten.TeVerzenden(t.Context()); err != nil || len(klaar) != 0 {
			t.Errorf("%v %v", klaar, err)
		}
	})
}

// TestNaDeHerindeling: from 24 March 2022 Amsterdam sends for Weesp, and the
// retour to Amsterdam lands on the message.
func TestNaDeHerindeling(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		p.Op("2022-03-24")
		a := p.Toewijzen(t, p.Inschrijven(t, "999990019"), "2022-04-01", "")
		b, _ := p.Melden(t, a)
		if b.Afzender != "0363" || b.Gemeente != p.Gemeente || p.inhoud(b).Kop.Afzender != "0363" {
			t.Fatalf("%+v", b)
		}
		u := p.ontvang(p.retour(b), bericht.Verwerkt)
		if na, err := p.Berichten.Get(t.Context(), b.Gemeente, b.ID); err != nil ||
			na.Stand != bericht.Beantwoord || u.Bericht.AntwoordOp != b.ID {
			t.Errorf("%+v %v", na, err)
		}
		p.Op("2022-04-04")
		start := p.start(a.Inwoner, "2022-04-01", a)
		start.Kop.Ontvanger = "0363"
		p.ontvang(start, bericht.Verwerkt)
		if l, err := toewijzing.Leveringen(t.Context(), p.Opslag, a.Gemeente, a.Nummer); err != nil || len(l) != 1 {
			t.Errorf("de start is niet bij de toewijzing terechtgekomen: %v %v", l, err)
		}
	})
}

// TestOpdrachtInDeWachtrij: the job of the allotment makes the message, and the
// message leaves a job to carry it.
func TestOpdrachtInDeWachtrij(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		a := p.Toewijzen(t, p.Inschrijven(t, "999990019"), "2017-01-09", "2017-02-09")
		p.Toewijzen(t, a.Inwoner, "2017-02-09", "")
		p.Werk(t)
		klaar, err := p.Berichten.TeVerzenden(t.Context())
		if err != nil || len(klaar) == 0 || len(p.producten(klaar[len(klaar)-1])) != 2 {
			t.Errorf("%v %v", klaar, err)
		}
	})
}

func TestVerzondenEnOvertijd(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		b, _ := p.Melden(t, p.Toewijzen(t, p.Inschrijven(t, "999990019"), "2017-01-09", ""))
		verzonden := func() {
			p.moet(p.Opslag.Transactie(t.Context(), opslag.Alles, func(tx *opslag.Tx) error {
				return p.Berichten.Verzonden(t.Context(), tx, b.Gemeente, b.ID)
			}))
		}
		verzonden()
		p.Op("2017-01-04")
		verzonden() // changes nothing
		na, err := p.Berichten.Get(t.Context(), b.Gemeente, b.ID)
		if err != nil || na.Stand != bericht.Verzonden || na.Verzonden.Dag() != dag("2017-01-03") || na.RetourVoor != dag("2017-01-06") {
			t.Errorf("%+v %v", na, err)
		}
		for d, aantal := range map[string]int{"2017-01-06": 0, "2017-01-07": 1} {
			laat, err := p.Berichten.Overtijd(t.Context(), dag(d))
			if err != nil || len(laat) != aantal {
				t.Errorf("overtijd op %s: %d %v", d, len(laat), err)
			}
			lijst, err := p.Berichten.List(t.Context(), p.Kijk(t, "1942", "s.mulder"), p.Gemeente, bericht.Filter{Overtijd: dag(d)})
			if err != nil || len(lijst) != aantal {
				t.Errorf("lijst van overtijd op %s: %d %v", d, len(lijst), err)
			}
		}
		p.Op("2017-01-09")
		p.ontvang(p.retour(b), bericht.Verwerkt)
		if laat, err := p.Berichten.Overtijd(t.Context(), tijdlijn.Open); err != nil || len(laat) != 0 {
			t.Errorf("beantwoord en toch overtijd: %v %v", laat, err)
		}
	})
}

func TestRechten(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		b, _ := p.Melden(t, p.Toewijzen(t, p.Inschrijven(t, "999990019"), "2017-01-09", ""))
		for _, wie := range []organisatie.Wie{p.Als(t, "1942", "s.mulder"), p.Als(t, "0457", "p.visser")} {
			if lijst, err := p.Berichten.List(t.Context(), p.KijkAls(t, wie), p.Gemeente, bericht.Filter{}); err != nil || len(lijst) != 1 {
				t.Errorf("%s: %v %v", wie.Medewerker, lijst, err)
			}
			beeld, err := p.Berichten.Zien(t.Context(), p.KijkAls(t, wie), p.Gemeente, b.ID)
			if err != nil || len(beeld.Inhoud) == 0 || beeld.Antwoorden != nil {
				t.Errorf("%s: %v", wie.Medewerker, err)
			}
		}
		regels, err := p.Logboek.List(t.Context(), p.Gemeente, "bericht", b.ID)
		if err != nil || !slices.ContainsFunc(regels, func(r logregel) bool {
			return r.Handeling == "bericht.zien" && r.Medewerker == "p.visser"
		}) {
			t.Errorf("dat het bericht gezien is, staat niet in het logboek: %v %v", regels, err)
		}
		vreemd := organisatie.Wie{Medewerker: "x", Organisatie: "0402", Functies: []organisatie.Functie{"backoffice"}}
		_, err = p.Berichten.List(t.Context(), p.KijkAls(t, vreemd), p.Gemeente, bericht.Filter{})
		p.weigert(err, fout.NietGevonden)
		oud := p.Als(t, "1904", "t.koning")
		_, err = p.Berichten.Zien(t.Context(), p.KijkAls(t, oud), p.Gemeente, b.ID)
		p.weigert(err, fout.NietBevoegd, "Gooise Meren")
		_, err = p.Berichten.Opnieuw(t.Context(), p.Als(t, "0457", "p.visser"), p.Gemeente, b.ID)
		p.weigert(err, fout.NietBevoegd)
	})
}
