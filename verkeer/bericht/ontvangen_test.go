package bericht_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/uitvoering/toewijzing"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard"
)

type logregel = logboek.Regel

// gestart gives an allotment that the provider was told.
func (p *proef) gestart(bsn, vanaf, tot string) toewijzing.Toewijzing {
	p.Helper()
	a := p.Toewijzen(p, p.Inschrijven(p, bsn), vanaf, tot)
	p.Melden(p, a)
	return a
}

func TestRetourLandtOpOnsBericht(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		a := p.Toewijzen(t, p.Inschrijven(t, "999990019"), "2017-01-09", "")
		b, _ := p.Melden(t, a)
		fouten := p.retour(b, "0200")
		fouten.Client302 = retourClient(p.inhoud(b).Client301, "9332")
		u := p.ontvang(fouten, bericht.Verwerkt)
		if u.Antwoord != nil {
			t.Error("op een retour kwam een antwoord")
		}
		na, err := p.Berichten.Get(t.Context(), b.Gemeente, b.ID)
		p.moet(err)
		if na.Stand != bericht.Afgekeurd || !slices.Equal(na.Retourcodes, []string{"9332"}) || len(na.Redenen) != 1 ||
			!strings.Contains(na.Redenen[0].Plek, "ToegewezenProduct[1]") ||
			!strings.Contains(strings.ToLower(na.Redenen[0].Tekst), "toewijzing") {
			t.Errorf("%+v", na)
		}
		nogEens, err := p.Berichten.Ontvangen(t.Context(), p.codeer(fouten))
		if err != nil || !nogEens.Herhaald || nogEens.Bericht.ID != u.Bericht.ID {
			t.Errorf("hetzelfde retour: %+v %v", nogEens, err)
		}
		_, err = p.Berichten.Ontvangen(t.Context(), p.codeer(p.retour(b)))
		p.weigert(err, fout.Onjuist, "al een ander retourbericht")

		wie := p.Als(t, "1942", "s.mulder")
		nieuw, err := p.Berichten.Opnieuw(t.Context(), wie, b.Gemeente, b.ID)
		if err != nil || nieuw.Identificatie == b.Identificatie || len(p.producten(nieuw)) != 1 {
			t.Fatalf("%+v %v", nieuw, err)
		}
		_, err = p.Berichten.Opnieuw(t.Context(), wie, b.Gemeente, b.ID)
		p.weigert(err, fout.Botsing, "al opnieuw gemaakt")
		_, err = p.Berichten.Opnieuw(t.Context(), wie, b.Gemeente, nieuw.ID)
		p.weigert(err, fout.Onjuist, "niet afgekeurd")
		beeld, err := p.Berichten.Zien(t.Context(), p.KijkAls(t, wie), b.Gemeente, b.ID)
		if err != nil || len(beeld.Antwoorden) != 1 || beeld.Antwoorden[0].ID != u.Bericht.ID || beeld.Bericht.Opvolger != nieuw.ID {
			t.Errorf("het antwoord staat niet naast het bericht: %+v %v", beeld.Antwoorden, err)
		}
		if beeld, err = p.Berichten.Zien(t.Context(), p.KijkAls(t, wie), b.Gemeente, u.Bericht.ID); err != nil ||
			beeld.Heen == nil || beeld.Heen.ID != b.ID {
			t.Errorf("het bericht staat niet naast het antwoord: %+v %v", beeld.Heen, err)
		}
	})
}

// retourClient repeats the client of a 301 with a code at its first allotment.
func retourClient(heen *istandaard.Client301, code string) *istandaard.Client302 {
	goed := []string{istandaard.RetourGoed}
	c := &istandaard.Client302{Bsn: heen.Bsn, Geboortedatum: heen.Geboortedatum,
		Geslacht: heen.Geslacht, Naam: heen.Naam, RetourCodes: goed}
	for _, k := range heen.Contactgegevens {
		c.Contactgegevens = append(c.Contactgegevens, istandaard.Contact302{
			Soort: k.Soort, Adres: k.Adres, Telefoon: k.Telefoon, Emailadres: k.Emailadres, RetourCodes: goed,
		})
	}
	for _, a := range heen.ToegewezenProducten {
		c.ToegewezenProducten = append(c.ToegewezenProducten, istandaard.ToegewezenProduct302{
			ToewijzingNummer: a.ToewijzingNummer, Product: a.Product,
			Toewijzingsdatum: a.Toewijzingsdatum, Toewijzingstijd: a.Toewijzingstijd,
			Ingangsdatum: a.Ingangsdatum, Einddatum: a.Einddatum, Omvang: a.Omvang, RetourCodes: []string{code},
		})
	}
	return c
}

func TestStartEnStop(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		a := p.gestart("999990019", "2019-11-01", "")
		p.Op("2020-03-04")
		u := p.ontvang(p.start(a.Inwoner, "2020-01-15", a), bericht.Verwerkt)
		retour := p.inhoud(*u.Antwoord)
		if retour.Client306 != nil || retour.Retourkop.RetourCodes != nil ||
			retour.Retourkop.Afzender != agb || retour.Retourkop.Ontvanger != "0457" {
			t.Errorf("306 zonder opmerkingen: %+v", retour)
		}
		if retour.Retourkop.BerichtIdentificatie.Identificatie != u.Bericht.Identificatie ||
			retour.Retourkop.IdentificatieRetour != u.Antwoord.Identificatie {
			t.Errorf("identificaties: %+v", retour.Retourkop)
		}
		if u.Antwoord.Afzender != "0457" || u.Antwoord.Ontvanger != agb ||
			u.Antwoord.Stand != bericht.Klaar || u.Antwoord.RetourVoor != dag("2020-03-09") {
			t.Errorf("%+v %+v", u.Bericht, u.Antwoord)
		}
		p.ontvang(p.stop(a.Inwoner, a, "2020-01-15", "2020-02-29", "19"), bericht.Verwerkt)
		leveringen, err := toewijzing.Leveringen(t.Context(), p.Opslag, a.Gemeente, a.Nummer)
		if err != nil || len(leveringen) != 2 || leveringen[0].Vanaf != dag("2020-01-15") || leveringen[1].Tot != dag("2020-03-01") {
			t.Errorf("29 februari is de laatste dag, dus 1 maart de eerste zonder: %+v %v", leveringen, err)
		}
		u = p.ontvang(p.stop(a.Inwoner, a, "2020-01-15", "2020-02-28", "19"), bericht.Afgekeurd)
		fouten := p.inhoud(*u.Antwoord)
		if codes := fouten.Client308.StopProducten[0].RetourCodes; !slices.Contains(codes, "9414") ||
			fouten.Client308.StopProducten[0].Einddatum != dag("2020-02-28") {
			t.Errorf("308: %+v", fouten.Client308)
		}
	})
}

// TestEenFouteStartKeurtAllesAf is OP286: one wrong class rejects the message.
func TestEenFouteStartKeurtAllesAf(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		a := p.gestart("999990019", "2017-01-01", "2018-01-01")
		vreemd := a
		vreemd.Nummer = 77
		voor := p.Telling(t)
		u := p.ontvang(p.start(a.Inwoner, "2017-01-02", a, vreemd), bericht.Afgekeurd)
		m := p.inhoud(*u.Antwoord)
		if !slices.Equal(m.Retourkop.RetourCodes, []string{"0200"}) || !slices.Equal(m.Client306.RetourCodes, []string{"0200"}) ||
			!slices.Equal(m.Client306.StartProducten[0].RetourCodes, []string{"0200"}) ||
			!slices.Equal(m.Client306.StartProducten[1].RetourCodes, []string{"9019"}) {
			t.Errorf("%+v %+v", m.Retourkop, m.Client306)
		}
		if r := u.Bericht.Redenen; len(r) != 1 || r[0].Regel != "TR019" ||
			r[0].Plek != "Bericht/Client[1]/StartProducten/StartProduct[2]" || !strings.Contains(r[0].Tekst, "77") {
			t.Errorf("%+v", r)
		}
		if l, err := toewijzing.Leveringen(t.Context(), p.Opslag, a.Gemeente, a.Nummer); err != nil || len(l) != 0 {
			t.Errorf("van een afgekeurd bericht bleef een start over: %v %v", l, err)
		}
		if p.Telling(t) == voor {
			t.Error("het afgekeurde bericht en zijn retour zijn niet bewaard")
		}
		p.ontvang(p.start(a.Inwoner, "2017-01-02", a), bericht.Verwerkt)
	})
}

func TestNiveaus(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		a := p.gestart("999990019", "2017-01-01", "")
		voor := p.Telling(t)
		goed := string(p.codeer(p.start(a.Inwoner, "2017-01-02", a)))
		_, err := p.Berichten.Ontvangen(t.Context(), []byte(strings.Replace(goed, ">999990019<", ">99999001X<", 1)))
		p.weigert(err, fout.Onjuist, "regel", "WMO305")
		for _, kapot := range []string{"", "<", "geen xml", goed[:len(goed)-20], strings.Replace(goed, "3_2", "3_9", 2)} {
			_, err := p.Berichten.Ontvangen(t.Context(), []byte(kapot))
			p.weigert(err, fout.Onjuist)
		}
		if na := p.Telling(t); na != voor {
			t.Errorf("niveau 1 liet iets na:\n%s\nwas\n%s", na, voor)
		}
		u, err := p.Berichten.Ontvangen(t.Context(), []byte(strings.Replace(goed, ">999990019<", ">999990018<", 1)))
		p.moet(err)
		m := p.inhoud(*u.Antwoord)
		if u.Goed() || m.Client306 != nil || !slices.Equal(m.Retourkop.RetourCodes, []string{"0001"}) ||
			m.Retourkop.XsltVersie != "" || u.Bericht.Redenen[0].Regel != "CS002" {
			t.Errorf("niveau 2: %+v %+v", u.Bericht, m.Retourkop)
		}
		u, err = p.Berichten.Ontvangen(t.Context(), []byte(goed)) // the same identification: the rejected one counts as not sent
		if err != nil || !u.Goed() || u.Herhaald {
			t.Errorf("na de verbetering: %+v %v", u, err)
		}
	})
}

func TestKopfouten(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		a := p.gestart("999990019", "2017-01-01", "")
		toekomst := p.start(a.Inwoner, "2017-01-02", a)
		toekomst.Kop.BerichtIdentificatie.Dagtekening = dag("2017-01-04")
		eerder := p.start(a.Inwoner, "2017-01-02", a)
		oud := dag("2014-12-31")
		p.ontvang(eerder, bericht.Verwerkt)
		zelfde := p.start(a.Inwoner, "2017-01-01", a)
		zelfde.Kop.BerichtIdentificatie.Identificatie = eerder.Kop.BerichtIdentificatie.Identificatie
		gooise := p.start(a.Inwoner, "2017-01-02", a)
		gooise.Kop.Ontvanger = "1942" // began in 2016
		gooise.Client305.StartProducten[0].ToewijzingIngangsdatum = &oud
		for _, g := range []struct {
			m    *bestand
			code string
		}{{toekomst, "8848"}, {zelfde, "9056"}, {gooise, "S300"}} {
			u := p.ontvang(g.m, bericht.Afgekeurd)
			if m := p.inhoud(*u.Antwoord); m.Client306 != nil || !slices.Equal(m.Retourkop.RetourCodes, []string{g.code}) {
				t.Errorf("%s: %+v", g.code, m.Retourkop)
			}
			if nogEens := p.ontvang(g.m, bericht.Afgekeurd); !nogEens.Herhaald || nogEens.Antwoord.ID != u.Antwoord.ID {
				t.Errorf("%s opnieuw: %+v", g.code, nogEens)
			}
		}
	})
}

// TestNietVoorOns: a clear sentence, and nothing is kept.
func TestNietVoorOns(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		a := p.gestart("999990019", "2017-01-01", "2018-01-01")
		b, _ := p.Melden(t, p.Toewijzen(t, a.Inwoner, "2018-01-01", ""))
		voor := p.Telling(t)
		naar := func(code string) []byte {
			m := p.start(a.Inwoner, "2017-01-02", a)
			m.Kop.Ontvanger = code
			return p.codeer(m)
		}
		onbekend := p.retour(b)
		onbekend.Retourkop.BerichtIdentificatie.Identificatie = "NB9999999999"
		andereDag := p.retour(b)
		andereDag.Retourkop.BerichtIdentificatie.Dagtekening = dag("2017-01-02")
		eigen, err := p.Berichten.Inhoud(t.Context(), b.Gemeente, b.ID)
		p.moet(err)
		for _, g := range []struct {
			inhoud []byte
			soort  fout.Soort
			zin    string
		}{
			{naar("0599"), fout.Onjuist, "Rotterdam (0599); voor die gemeente werkt Nabuur hier niet"},
			{naar("9998"), fout.Onjuist, "die bestaat niet"},
			{p.codeer(onbekend), fout.NietGevonden, "NB9999999999"},
			{p.codeer(andereDag), fout.NietGevonden, "niet naar aanbieder " + agb},
			{eigen, fout.Onjuist, "gaat van de gemeente naar de aanbieder"},
		} {
			_, err := p.Berichten.Ontvangen(t.Context(), g.inhoud)
			p.weigert(err, g.soort, g.zin)
		}
		if na := p.Telling(t); na != voor {
			t.Errorf("een geweigerd bericht liet iets na:\n%s\nwas\n%s", na, voor)
		}
		p.Beeindig(t, "wmo.berichtenverkeer", "2017-01-20")
		p.Op("2017-01-20")
		_, err = p.Berichten.Ontvangen(t.Context(), naar("0457"))
		p.weigert(err, fout.Gat, "Weesp", "berichtenverkeer")
	})
}

// TestHetzelfdeBericht: the same bytes change nothing; at once from several sides
// exactly one is the first.
func TestHetzelfdeBericht(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		a := p.gestart("999990019", "2017-01-01", "")
		inhoud := p.codeer(p.start(a.Inwoner, "2017-01-02", a))
		const aantal = 4
		uitkomsten, fouten := make([]bericht.Uitkomst, aantal), make([]error, aantal)
		var wacht sync.WaitGroup
		for i := range aantal {
			wacht.Go(func() { uitkomsten[i], fouten[i] = p.Berichten.Ontvangen(t.Context(), inhoud) })
		}
		wacht.Wait()
		eersten := 0
		for i, u := range uitkomsten {
			p.moet(fouten[i])
			if !u.Herhaald {
				eersten++
			}
			if u.Antwoord == nil || u.Antwoord.ID != uitkomsten[0].Antwoord.ID {
				t.Errorf("een ander antwoord: %+v", u.Antwoord)
			}
		}
		if eersten != 1 {
			t.Errorf("%d keer verwerkt", eersten)
		}
		voor := p.Telling(t)
		u, err := p.Berichten.Ontvangen(t.Context(), inhoud)
		if err != nil || !u.Herhaald || p.Telling(t) != voor {
			t.Errorf("nog eens: %+v %v", u, err)
		}
		// The control: one space more is another message, and is rejected as such.
		u, err = p.Berichten.Ontvangen(t.Context(), []byte(strings.Replace(string(inhoud), "</wmo305:Bericht>", " </wmo305:Bericht>", 1)))
		if err != nil || u.Herhaald || u.Goed() || u.Bericht.Retourcodes[0] != "9056" {
			t.Errorf("een andere inhoud onder dezelfde identificatie: %+v %v", u, err)
		}
	})
}

func TestDeclaratie(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		a := p.gestart("999990019", "2017-01-01", "")
		p.Op("2021-04-06")
		u := p.ontvang(p.claim("D1", a.Inwoner, a, 110), bericht.Verwerkt)
		m := p.inhoud(*u.Antwoord)
		if !slices.Equal(m.Antwoordkop.RetourCodes, []string{"0200"}) ||
			!slices.Equal(m.DeclaratieAntwoord325.RetourCodes, []string{"8001"}) ||
			m.DeclaratieAntwoord325.TotaalToegekendBedrag != m.DeclaratieAntwoord325.TotaalIngediendBedrag ||
			m.DeclaratieAntwoord325.Clienten != nil {
			t.Errorf("volledig toegekend: %+v %+v", m.Antwoordkop, m.DeclaratieAntwoord325)
		}
		if m.Antwoordkop.Afzender != "0457" || m.Antwoordkop.Ontvanger != agb ||
			m.Antwoordkop.DeclaratieIdentificatie.Identificatie != u.Bericht.Identificatie || u.Antwoord.RetourVoor != dag("2021-04-20") {
			t.Errorf("kop: %+v, voor %s", m.Antwoordkop, u.Antwoord.RetourVoor)
		}
		u = p.ontvang(p.claim("D1", a.Inwoner, a, 110), bericht.Afgekeurd) // its number, in another message
		m = p.inhoud(*u.Antwoord)
		if !slices.Equal(m.Antwoordkop.RetourCodes, []string{"0200"}) ||
			!slices.Equal(m.DeclaratieAntwoord325.RetourCodes, []string{"9333"}) ||
			m.DeclaratieAntwoord325.TotaalToegekendBedrag.TotaalBedrag != 0 {
			t.Errorf("nummer niet uniek: %+v", m.DeclaratieAntwoord325)
		}
		verkeerd := p.claim("D2", a.Inwoner, a, 110)
		verkeerd.Declaratie323.TotaalIngediendBedrag.TotaalBedrag++
		u = p.ontvang(verkeerd, bericht.Afgekeurd)
		if m = p.inhoud(*u.Antwoord); m.DeclaratieAntwoord325 != nil || !slices.Equal(m.Antwoordkop.RetourCodes, []string{"0001"}) {
			t.Errorf("niveau 2: %+v", m)
		}
		vreemd := p.claim("D3", p.Inschrijven(t, "999993653"), a, 110) // a client without any allotment
		u = p.ontvang(vreemd, bericht.Verwerkt)
		m = p.inhoud(*u.Antwoord)
		if c := m.DeclaratieAntwoord325.Clienten[0]; !slices.Equal(c.RetourCodes, []string{"8187"}) ||
			!slices.Equal(c.Prestaties[0].RetourCodes, []string{"0233"}) {
			t.Errorf("onbekende client: %+v", c)
		}
		if r := u.Bericht.Redenen[0]; r.Plek != "Bericht/Declaratie/Clienten/Client[1]" || r.Retourcode != "8187" {
			t.Errorf("%+v", r)
		}
	})
}

func TestGemeenteVanHetBerichtIsVanVandaag(t *testing.T) {
	draai(t, func(t *testing.T, p *proef) {
		a := p.gestart("999990019", "2017-01-01", "")
		p.Op("2022-04-01") // Weesp is gone; its code was right when the allotment began (TR378)
		u := p.ontvang(p.start(a.Inwoner, "2022-03-01", a), bericht.Verwerkt)
		regels, err := p.Logboek.List(t.Context(), p.Gemeente, "bericht", u.Bericht.ID)
		if err != nil || len(regels) != 1 || regels[0].Organisatie != "0363" || regels[0].Moment.Dag() != tijdlijn.Vandaag(p.Klok) {
			t.Errorf("Amsterdam handelt het af: %+v %v", regels, err)
		}
	})
}
