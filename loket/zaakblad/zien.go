package zaakblad

import (
	"net/http"
	"slices"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/kader/wet"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/zaak"
)

// zaakbeeld is the content of the page of a case.
type zaakbeeld struct {
	Kop           vorm.Kop
	Mislukt       []*vorm.Melding // what failed of this case, its allotments and messages
	AanZet        *vorm.Melding
	Hulpvraag     string
	Stappen       vorm.Stappen
	Termijnen     []vorm.Onderbouwing
	Persoon       vorm.Gegevens
	Gesprek       []vorm.Gegevens
	ZonderVerslag string // why the talk is not shown; "" when it is
	Voorzieningen *vorm.Tabel
	Besluit       *vorm.Gegevens
	Bewijs        *vorm.Onderbouwing
	Bezwaar       *vorm.Gegevens
	Brieven       []vorm.Link
	Tijdlijn      vorm.Tijdlijn
}

// zaakZien shows a case as far as this user may see it today.
func zaakZien(b *blad) error {
	d, err := b.dossier()
	if err != nil {
		return err
	}
	titel, kop := b.zaakkop(d)
	inhoud := zaakbeeld{Kop: kop, AanZet: b.aanZet(d), Hulpvraag: d.Zaak.Hulpvraag, Stappen: b.stappen(d), Termijnen: termijnredenen(d),
		Persoon: persoonsgegevens(d), Gesprek: gespreksdelen(d.Leefgebieden)}
	for _, vul := range []func(*dossier, *zaakbeeld) error{b.vulGesprek, b.vulVoorzieningen, b.vulBesluit} {
		if err := vul(d, &inhoud); err != nil {
			return err
		}
	}
	leveringen, err := b.leveringen(d)
	if err != nil {
		return err
	}
	vulLeveringen(&inhoud, d, leveringen)
	if inhoud.Mislukt, err = b.mislukt(d, leveringen); err != nil {
		return err
	}
	if inhoud.Tijdlijn, err = b.tijdlijn(d, leveringen); err != nil {
		return err
	}
	for _, brief := range d.Brieven {
		inhoud.Brieven = append(inhoud.Brieven, vorm.Link{Tekst: brief.Onderwerp + ", " + brief.Dag.Tekst(),
			Adres: d.pad + "/brieven/" + strconv.FormatInt(brief.Nummer, 10)})
	}
	return b.Toon(http.StatusOK, "zien", b.bladzijde(d, titel, inhoud))
}

// zaakkop gives title and heading: the task when it is this user's, with the acts
// he can do now as buttons.
func (b *blad) zaakkop(d *dossier) (string, vorm.Kop) {
	halte := d.Pad.Halte(d.Zaak.Stand)
	titel := "Bekijk de zaak van " + d.inwonernaam()
	if slices.Contains(d.Kan, halte.Volgende) {
		titel = halte.Vervolg + ": " + d.inwonernaam()
	}
	kop := vorm.Kop{Niveau: 1, Boven: "Zaak " + d.Zaak.Nummer + ", gemeld op " + d.Zaak.Gemeld.Tekst(), Tekst: titel,
		Status: standstatus(d.Zaak.Stand)}
	if !d.Zaak.Uiterlijk.IsOpen() {
		t := vorm.NewTermijn(b.Vandaag, d.Zaak.Uiterlijk, halte.Chip)
		kop.Termijn = &t
	}
	for _, h := range d.Kan {
		stap, ok := d.Pad.Stap(h)
		pad := formulierpad(h)
		if pad == "" || !ok {
			continue
		}
		knop := vorm.Knop{Tekst: stap.Knop, Adres: d.pad + "/" + pad}
		if h == halte.Volgende {
			knop.Soort = vorm.Hoofdknop
			kop.Acties = slices.Insert(kop.Acties, 0, knop)
			continue
		}
		kop.Acties = append(kop.Acties, knop)
	}
	return titel, kop
}

func standstatus(s zaak.Stand) *vorm.Status {
	toon := vorm.Info
	switch s {
	case zaak.Beschikt, zaak.OpBezwaarBeslist:
		toon = vorm.Goed
	case zaak.Afgesloten:
		toon = vorm.Neutraal
	case zaak.InBezwaar:
		toon = vorm.LetOp
	}
	return &vorm.Status{Tekst: vorm.Hoofdletter(string(s)), Toon: toon}
}

func persoonsgegevens(d *dossier) vorm.Gegevens {
	i := d.Inwoner
	g := vorm.Gegevens{Punten: []vorm.Gegeven{
		{Naam: "Adres", Regels: []string{i.Adres.Regel(), i.Adres.Postcode.Tekst() + " " + i.Adres.Plaats}},
		{Naam: "Geboren", Waarde: i.Geboren.Tekst()}, {Naam: "BSN", Waarde: i.BSN.String()},
	}}
	for _, p := range []vorm.Gegeven{{Naam: "Telefoon", Waarde: i.Telefoon}, {Naam: "E-mail", Waarde: i.Email}} {
		if p.Waarde != "" {
			g.Punten = append(g.Punten, p)
		}
	}
	return g
}

// aanZet says who must act now, and who from when; nil when that needs no words.
func (b *blad) aanZet(d *dossier) *vorm.Melding {
	if d.Zaak.Taak == "" {
		return nil
	}
	if d.Houder == nil {
		return &vorm.Melding{Toon: vorm.Mis, Kop: "Niemand is aan zet",
			Tekst: fout.Zin(taakverdeling.GatFout(d.Gemeente.Naam, d.Zaak.Taak, b.Vandaag))}
	}
	nu := b.Blik.Naam(d.Houder.Uitvoerder)
	sinds, grond := b.Begint(d.Zaak.Gemeente, d.Houder), ""
	if zin := d.Houder.Grondslag.Zin(); zin != "" {
		grond = ", " + zin
	}
	m := &vorm.Melding{Toon: vorm.Info, Kop: nu + " is aan zet",
		Tekst: nu + " doet sinds " + sinds.Tekst() + grond + ": " + d.Zaak.Taak.Zin() + " voor " + d.Gemeente.Naam + "."}
	if b.wisselt(d) {
		straks := b.Blik.Naam(d.Straks.Uitvoerder)
		dag := b.Begint(d.Zaak.Gemeente, d.Straks)
		m.Kop = "Tot en met " + dag.Plus(-1).Tekst() + " is " + nu + " aan zet, daarna " + straks
		m.Tekst = "Het gaat om: " + d.Zaak.Taak.Zin() + ". De zaak gaat op " + dag.Tekst() + " vanzelf mee; de termijn verandert niet."
	} else if d.Onbevoegd != "" {
		m.Kop, m.Tekst = "U bereidt voor, een ander beslist", d.Onbevoegd
	} else if d.Houder.Uitvoerder == b.Wie.Organisatie && d.Houder.IsEigen() {
		return nil // the usual case needs no words
	}
	return m
}

// wisselt reports whether another will hold the open step soon: within the term of
// the step, or within vooruit days.
func (b *blad) wisselt(d *dossier) bool {
	if d.Straks == nil || d.Houder == nil || d.Straks.Uitvoerder == d.Houder.Uitvoerder || d.Zaak.Uiterlijk.IsOpen() {
		return false
	}
	return b.Begint(d.Zaak.Gemeente, d.Straks) <= max(d.Zaak.Uiterlijk, b.Vandaag.Plus(vooruit))
}

// termijnredenen shows the newest receipt of every term, the running one first
// and open.
func termijnredenen(d *dossier) []vorm.Onderbouwing {
	var lijst []vorm.Onderbouwing
	gezien := map[string]bool{}
	for _, t := range slices.Backward(d.Termijnen) {
		if gezien[t.Soort] || t.Soort == wet.WmoPlan {
			continue
		}
		gezien[t.Soort] = true
		lijst = append(lijst, onderbouwd(t))
	}
	return lijst
}

// gespreksdelen shows what the talk found, one part per domain of life.
func gespreksdelen(gebieden []zaak.Leefgebied) []vorm.Gegevens {
	var delen []vorm.Gegevens
	for _, l := range gebieden {
		g := vorm.Gegevens{Kop: l.Naam}
		for _, p := range []vorm.Gegeven{
			{Naam: "De inwoner zegt", Waarde: l.Woorden}, {Naam: "Kan zelf", Waarde: l.EigenKracht},
			{Naam: "Hulp van anderen", Waarde: l.Netwerk},
			{Naam: "Er is al in de buurt", Waarde: l.Algemeen}, {Naam: "Nog nodig", Waarde: l.Maatwerk},
		} {
			if p.Waarde != "" {
				g.Punten = append(g.Punten, p)
			}
		}
		delen = append(delen, g)
	}
	return delen
}

// vulGesprek says why the talk is not shown to who may not see it.
func (b *blad) vulGesprek(d *dossier, z *zaakbeeld) error {
	if d.MagVerslag {
		return nil
	}
	err := b.Zaken.Kan(b.R.Context(), b.Blik, d.Zaak.Gemeente, d.Zaak.ID, toegang.ZaakVerslagZien)
	if soort := fout.SoortVan(err); err == nil || soort == fout.Storing {
		return err
	}
	z.ZonderVerslag = fout.Zin(err)
	return nil
}

func (b *blad) vulVoorzieningen(d *dossier, z *zaakbeeld) error {
	if len(d.Voorzieningen) == 0 {
		return nil
	}
	bijschrift := "Voorstel: dit krijgt de inwoner"
	if d.Beschikking != nil {
		bijschrift = "Dit krijgt de inwoner"
	}
	t, err := b.voorzieningen(d, bijschrift)
	z.Voorzieningen = &t
	return err
}

func (b *blad) voorzieningen(d *dossier, bijschrift string) (vorm.Tabel, error) {
	t := vorm.Tabel{ID: "voorzieningen", Bijschrift: bijschrift,
		Kolommen: []vorm.Kolom{{Kop: "Hulp", Rijkop: true}, {Kop: "Aanbieder"}, {Kop: "Hoeveel"}, {Kop: "Wanneer"}}}
	for _, v := range d.Voorzieningen {
		aanbieder, ok, err := contract.AanbiederOp(b.R.Context(), b.Opslag, d.Zaak.Gemeente, v.Aanbieder, v.Geldig.Vanaf)
		if err != nil {
			return t, err
		}
		naam := aanbieder.Naam
		if !ok {
			naam = "AGB-code " + v.Aanbieder.String()
		}
		t.Rijen = append(t.Rijen, vorm.Rij{Cellen: []vorm.Cel{
			{Tekst: v.Omschrijving}, {Tekst: naam},
			{Tekst: vorm.Getal(int(v.Volume)) + " " + v.Eenheid.Meervoud() + " " + v.Frequentie.Tekst()}, {Tekst: v.Geldig.Tekst()},
		}})
	}
	return t, nil
}

func (b *blad) vulBesluit(d *dossier, z *zaakbeeld) (err error) {
	besluit := d.Beschikking
	if besluit == nil {
		return nil
	}
	z.Besluit = &vorm.Gegevens{Punten: []vorm.Gegeven{
		{Naam: "Uitkomst", Status: uitkomststatus(besluit.Uitkomst)},
		{Naam: "Nummer", Waarde: besluit.Nummer},
		{Naam: "Bekendgemaakt", Waarde: besluit.Bekendgemaakt.Voluit()},
		{Naam: "Namens", Waarde: besluit.Namens},
		{Naam: "Waarom", Waarde: besluit.Motivering},
		{Naam: "Bezwaar kan tot en met", Waarde: besluit.BezwaarTot.Voluit()},
	}}
	if z.Bewijs, err = bewijsstuk(besluit); err != nil || d.Bezwaar == nil {
		return err
	}
	z.Bezwaar = &vorm.Gegevens{Punten: []vorm.Gegeven{{Naam: "Ontvangen", Waarde: d.Bezwaar.Ontvangen.Voluit()},
		{Naam: "Waarom niet eens", Waarde: d.Bezwaar.Gronden}}}
	if !d.Bezwaar.Beslist.IsOpen() {
		z.Bezwaar.Punten = append(z.Bezwaar.Punten, vorm.Gegeven{Naam: "Beslissing", Status: uitkomststatus(d.Bezwaar.Uitkomst)},
			vorm.Gegeven{Naam: "Beslist op", Waarde: d.Bezwaar.Beslist.Voluit()},
			vorm.Gegeven{Naam: "Waarom", Waarde: d.Bezwaar.Motivering})
	}
	return nil
}

func uitkomststatus(u zaak.Uitkomst) *vorm.Status {
	toon := vorm.Neutraal
	if u == zaak.Toegekend || u == zaak.Gegrond {
		toon = vorm.Goed
	}
	return &vorm.Status{Tekst: vorm.Hoofdletter(string(u)), Toon: toon}
}
