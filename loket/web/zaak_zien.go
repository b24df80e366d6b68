package web

import (
	"net/http"
	"slices"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/kader/wet"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/zaak"
)

// zaakbeeld is the content of the page of a case.
type zaakbeeld struct {
	Kop           Kop
	AanZet        *Melding
	Hulpvraag     string
	Stappen       Stappen
	Termijnen     []Onderbouwing
	Persoon       Gegevens
	Gesprek       []Gegevens
	ZonderVerslag string // why the talk is not shown; "" when it is
	Voorzieningen *Tabel
	Besluit       *Gegevens
	Bewijs        *Onderbouwing
	Bezwaar       *Gegevens
	Brieven       []Link
	Tijdlijn      Tijdlijn
}

// zaakZien shows a case as far as this user may see it today.
func zaakZien(b *bezoek) error {
	d, err := b.dossier()
	if err != nil {
		return err
	}
	titel, kop := b.zaakkop(d)
	inhoud := zaakbeeld{Kop: kop, Hulpvraag: d.Zaak.Hulpvraag, Persoon: persoonsgegevens(d), Gesprek: gespreksdelen(d.Leefgebieden)}
	for _, vul := range []func(*dossier, *zaakbeeld) error{b.vulAanZet, b.vulStappen, b.vulGesprek, b.vulVoorzieningen, b.vulBesluit, b.vulTijdlijn} {
		if err := vul(d, &inhoud); err != nil {
			return err
		}
	}
	inhoud.Termijnen = termijnredenen(d)
	for _, brief := range d.Brieven {
		inhoud.Brieven = append(inhoud.Brieven, Link{brief.Onderwerp + ", " + brief.Dag.Tekst(), d.pad + "/brieven/" + strconv.FormatInt(brief.Nummer, 10)})
	}
	p, err := b.bladzijde(d, titel, inhoud)
	if err != nil {
		return err
	}
	return b.toon(http.StatusOK, "zaak_zien", p)
}

// volgendeDaad is the act that a case in this stand waits for.
var volgendeDaad = map[zaak.Stand]toegang.Handeling{
	zaak.Gemeld: toegang.ZaakOnderzoeken, zaak.InOnderzoek: toegang.ZaakVerslagVersturen, zaak.VerslagVerstuurd: toegang.ZaakAanvragen,
	zaak.Aangevraagd: toegang.ZaakAanvraagBehandelen, zaak.Voorbereid: toegang.ZaakBeschikken, zaak.InBezwaar: toegang.BezwaarBeslissen,
}

// zaakkop gives title and heading: the task when it is this user's, with the acts
// he can do now as buttons.
func (b *bezoek) zaakkop(d *dossier) (string, Kop) {
	volgende := volgendeDaad[d.Zaak.Stand]
	titel := "Bekijk de zaak van " + d.inwonernaam()
	if slices.Contains(d.Kan, volgende) {
		titel = d.Zaak.Stand.Vervolg() + ": " + d.inwonernaam()
	}
	kop := Kop{Niveau: 1, Boven: "Zaak " + d.Zaak.Nummer + ", gemeld op " + d.Zaak.Gemeld.Tekst(), Tekst: titel, Status: standstatus(d.Zaak.Stand)}
	if !d.Zaak.Uiterlijk.IsOpen() {
		t := NewTermijn(b.vandaag, d.Zaak.Uiterlijk, staptermijn[d.Zaak.Stand])
		kop.Termijn = &t
	}
	for _, h := range d.Kan {
		pad := formulierpad(h)
		if pad == "" {
			continue
		}
		knop := Knop{Tekst: woord(knopwoord, h), Adres: d.pad + "/" + pad}
		if h == volgende {
			knop.Soort = Hoofdknop
			kop.Acties = slices.Insert(kop.Acties, 0, knop)
			continue
		}
		kop.Acties = append(kop.Acties, knop)
	}
	return titel, kop
}

func standstatus(s zaak.Stand) *Status {
	toon := Info
	switch s {
	case zaak.Beschikt, zaak.OpBezwaarBeslist:
		toon = Goed
	case zaak.Afgesloten:
		toon = Neutraal
	case zaak.InBezwaar:
		toon = LetOp
	}
	return &Status{Tekst: hoofdletter(string(s)), Toon: toon}
}

func persoonsgegevens(d *dossier) Gegevens {
	i := d.Inwoner
	return Gegevens{Punten: []Gegeven{
		{Naam: "Naam", Waarde: i.Naam.Volledig()},
		{Naam: "Geboren", Waarde: i.Geboren.Tekst()},
		{Naam: "Adres", Regels: []string{i.Adres.Regel(), i.Adres.Postcode.Tekst() + " " + i.Adres.Plaats}},
		{Naam: "Telefoon", Waarde: i.Telefoon}, {Naam: "E-mail", Waarde: i.Email},
		{Naam: "BSN", Waarde: i.BSN.String()},
	}}
}

// vulAanZet says who must act now, and who from when.
func (b *bezoek) vulAanZet(d *dossier, z *zaakbeeld) error {
	if d.Zaak.Taak == "" {
		return nil
	}
	if d.Houder == nil {
		z.AanZet = &Melding{Toon: Mis, Kop: "Niemand is aan zet", Tekst: fout.Zin(taakverdeling.GatFout(d.Gemeente.Naam, d.Zaak.Taak, b.vandaag))}
		return nil
	}
	nu, err := b.organisatienaam(d.Houder.Uitvoerder)
	if err != nil {
		return err
	}
	sinds := b.begint(d.Zaak.Gemeente, *d.Houder)
	m := &Melding{Toon: Info, Kop: nu + " is aan zet", Tekst: hoofdletter(taakzin(d.Zaak.Taak)) + " voor " + d.Gemeente.Naam + " doet " + nu + " sinds " + sinds.Tekst() + grondzin(*d.Houder) + "."}
	if b.wisselt(d) {
		straks, err := b.organisatienaam(d.Straks.Uitvoerder)
		if err != nil {
			return err
		}
		dag := b.begint(d.Zaak.Gemeente, *d.Straks)
		m.Kop = "Tot en met " + dag.Plus(-1).Tekst() + " is " + nu + " aan zet, daarna " + straks
		m.Tekst += " Vanaf " + dag.Tekst() + " doet " + straks + " dit" + grondzin(*d.Straks) + ". De zaak gaat dan vanzelf mee; de termijn verandert niet."
	} else if d.Houder.Uitvoerder == b.wie.Organisatie && d.Houder.IsEigen() {
		return nil // the usual case needs no words
	}
	z.AanZet = m
	return nil
}

// wisselt reports whether another will hold the open step soon: within the term of
// the step, or within vooruit days.
func (b *bezoek) wisselt(d *dossier) bool {
	if d.Straks == nil || d.Houder == nil || d.Straks.Uitvoerder == d.Houder.Uitvoerder || d.Zaak.Uiterlijk.IsOpen() {
		return false
	}
	return b.begint(d.Zaak.Gemeente, *d.Straks) <= max(d.Zaak.Uiterlijk, b.vandaag.Plus(vooruit))
}

// grondzin names the ground on which somebody else acts: ", met mandaat van Weesp".
func grondzin(t taakverdeling.Toedeling) string {
	switch t.Grondslag {
	case taakverdeling.Mandaat:
		return ", in mandaat"
	case taakverdeling.Machtiging:
		return ", met machtiging"
	case taakverdeling.Delegatie:
		return ", na delegatie"
	case taakverdeling.Subsidie:
		return ", met subsidie"
	}
	return ""
}

// paden of a case: the acts in order, with the stands in which each is done.
var zaakstappen = []struct {
	tekst     string
	handeling toegang.Handeling
	functie   string
}{
	{"Melding", toegang.ZaakMelden, "melding"},
	{"Gesprek", toegang.ZaakOnderzoeken, "onderzoek"},
	{"Verslag", toegang.ZaakVerslagVersturen, "onderzoek"},
	{"Aanvraag", toegang.ZaakAanvragen, "onderzoek"},
	{"Voorbereiding", toegang.ZaakAanvraagBehandelen, "aanvraag"},
	{"Besluit", toegang.ZaakBeschikken, "besluit"},
	{"Bezwaar", toegang.BezwaarOntvangen, "bezwaar"},
	{"Beslissing op bezwaar", toegang.BezwaarBeslissen, "bezwaar"},
}

// gedaan is the number of steps a case has behind it.
var gedaan = map[zaak.Stand]int{
	zaak.Gemeld: 1, zaak.InOnderzoek: 2, zaak.VerslagVerstuurd: 3, zaak.Aangevraagd: 4, zaak.Voorbereid: 5,
	zaak.Beschikt: 6, zaak.InBezwaar: 7, zaak.OpBezwaarBeslist: 8, zaak.Afgesloten: 3,
}

func (b *bezoek) vulStappen(d *dossier, z *zaakbeeld) error {
	z.Stappen.Naam = "Het pad van de zaak"
	klaar := gedaan[d.Zaak.Stand]
	for n, s := range zaakstappen {
		if n >= 6 && d.Bezwaar == nil || d.Zaak.Stand == zaak.Afgesloten && n >= klaar {
			break
		}
		stap := Stap{Tekst: s.tekst, Stand: StapKlaar}
		var err error
		switch {
		case n < klaar:
			stap.Onder, err = b.wieDeed(d, s.handeling)
		default:
			if n == klaar {
				stap.Stand = StapNu
			} else {
				stap.Stand = StapKomt
			}
			stap.Onder, err = b.wieDoet(d, d.Zaak.Domein.Taak(s.functie))
		}
		if err != nil {
			return err
		}
		z.Stappen.Lijst = append(z.Stappen.Lijst, stap)
	}
	if d.Zaak.Stand == zaak.Afgesloten {
		z.Stappen.Lijst = append(z.Stappen.Lijst, Stap{Tekst: "Afgesloten zonder aanvraag", Stand: StapKlaar})
	}
	return nil
}

// wieDeed tells who did a step and when, "" when it was passed over.
func (b *bezoek) wieDeed(d *dossier, h toegang.Handeling) (string, error) {
	for _, x := range slices.Backward(d.Handelingen) {
		if x.Handeling == h {
			naam, err := b.organisatienaam(x.Organisatie)
			return naam + ", " + x.Dag.Tekst(), err
		}
	}
	return "", nil
}

// wieDoet tells who holds a step today, and who later.
func (b *bezoek) wieDoet(d *dossier, taak taakverdeling.Taak) (string, error) {
	verdeling, err := b.Verdeling.Stand(b.r.Context())
	if err != nil {
		return "", err
	}
	nu, ok := verdeling.Uitvoerder(d.Zaak.Gemeente, taak, b.vandaag)
	if !ok {
		return "niemand aangewezen", nil
	}
	naam, err := b.organisatienaam(nu.Uitvoerder)
	if err != nil {
		return "", err
	}
	straks, ok := verdeling.Volgende(d.Zaak.Gemeente, taak, b.vandaag)
	if !ok || straks.Uitvoerder == nu.Uitvoerder || b.begint(d.Zaak.Gemeente, straks) > b.vandaag.Plus(vooruit) {
		return naam, nil
	}
	ander, err := b.organisatienaam(straks.Uitvoerder)
	return naam + ", vanaf " + b.begint(d.Zaak.Gemeente, straks).Tekst() + " " + ander, err
}

// termijnredenen shows the newest receipt of every term, the running one first
// and open.
func termijnredenen(d *dossier) []Onderbouwing {
	var lijst []Onderbouwing
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
func gespreksdelen(gebieden []zaak.Leefgebied) []Gegevens {
	var delen []Gegevens
	for _, l := range gebieden {
		g := Gegevens{Kop: l.Naam}
		for _, p := range []Gegeven{
			{Naam: "De inwoner zegt", Waarde: l.Woorden}, {Naam: "Kan zelf", Waarde: l.EigenKracht}, {Naam: "Hulp van anderen", Waarde: l.Netwerk},
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
func (b *bezoek) vulGesprek(d *dossier, z *zaakbeeld) error {
	if d.MagVerslag {
		return nil
	}
	err := b.Zaken.Kan(b.r.Context(), b.wie, d.Zaak.Gemeente, d.Zaak.ID, toegang.ZaakVerslagZien)
	if soort := fout.SoortVan(err); err == nil || soort == fout.Storing {
		return err
	}
	z.ZonderVerslag = fout.Zin(err)
	return nil
}

func (b *bezoek) vulVoorzieningen(d *dossier, z *zaakbeeld) error {
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

func (b *bezoek) voorzieningen(d *dossier, bijschrift string) (Tabel, error) {
	t := Tabel{ID: "voorzieningen", Bijschrift: bijschrift, Kolommen: []Kolom{{Kop: "Hulp", Rijkop: true}, {Kop: "Aanbieder"}, {Kop: "Hoeveel"}, {Kop: "Wanneer"}}}
	for _, v := range d.Voorzieningen {
		aanbieder, ok, err := contract.AanbiederOp(b.r.Context(), b.Opslag, d.Zaak.Gemeente, v.Aanbieder, v.Geldig.Vanaf)
		if err != nil {
			return t, err
		}
		naam := aanbieder.Naam
		if !ok {
			naam = "AGB-code " + v.Aanbieder.String()
		}
		t.Rijen = append(t.Rijen, Rij{Cellen: []Cel{
			{Tekst: v.Omschrijving}, {Tekst: naam},
			{Tekst: getal(int(v.Volume)) + " " + woord(eenheidwoord, v.Eenheid) + " " + woord(frequentiewoord, v.Frequentie)}, {Tekst: v.Geldig.Tekst()},
		}})
	}
	return t, nil
}

func (b *bezoek) vulBesluit(d *dossier, z *zaakbeeld) (err error) {
	besluit := d.Beschikking
	if besluit == nil {
		return nil
	}
	z.Besluit = &Gegevens{Punten: []Gegeven{
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
	z.Bezwaar = &Gegevens{Punten: []Gegeven{{Naam: "Ontvangen", Waarde: d.Bezwaar.Ontvangen.Voluit()}, {Naam: "Waarom niet eens", Waarde: d.Bezwaar.Gronden}}}
	if !d.Bezwaar.Beslist.IsOpen() {
		z.Bezwaar.Punten = append(z.Bezwaar.Punten, Gegeven{Naam: "Beslissing", Status: uitkomststatus(d.Bezwaar.Uitkomst)},
			Gegeven{Naam: "Beslist op", Waarde: d.Bezwaar.Beslist.Voluit()}, Gegeven{Naam: "Waarom", Waarde: d.Bezwaar.Motivering})
	}
	return nil
}

func uitkomststatus(u zaak.Uitkomst) *Status {
	toon := Neutraal
	if u == zaak.Toegekend || u == zaak.Gegrond {
		toon = Goed
	}
	return &Status{Tekst: hoofdletter(string(u)), Toon: toon}
}

// vulTijdlijn tells what is planned, then today, then what happened, newest first.
func (b *bezoek) vulTijdlijn(d *dossier, z *zaakbeeld) error {
	z.Tijdlijn.Naam = "Wat er gebeurde"
	komt, err := b.gepland(d)
	if err != nil {
		return err
	}
	z.Tijdlijn.Punten = append(komt, Gebeurtenis{Op: b.vandaag, Vandaag: true})
	for _, h := range slices.Backward(d.Handelingen) {
		naam, err := b.organisatienaam(h.Organisatie)
		if err != nil {
			return err
		}
		z.Tijdlijn.Punten = append(z.Tijdlijn.Punten, Gebeurtenis{
			Op: h.Dag, Tijd: h.Moment.Tijd().Format("15:04"), Wie: h.Naam, Organisatie: naam,
			Handeling: woord(daadwoord, h.Handeling), Tekst: h.Toelichting, Toon: daadtoon(h.Handeling),
		})
	}
	return nil
}

func daadtoon(h toegang.Handeling) Toon {
	switch h {
	case toegang.ZaakBeschikken, toegang.BezwaarBeslissen:
		return Goed
	case toegang.BezwaarOntvangen, toegang.ZaakOpschorten:
		return LetOp
	}
	return Neutraal
}

// gepland gives what is sure to come: another holder of the step, the last day.
// The farthest comes first.
func (b *bezoek) gepland(d *dossier) ([]Gebeurtenis, error) {
	var komt []Gebeurtenis
	if !d.Zaak.Uiterlijk.IsOpen() && d.Zaak.Uiterlijk > b.vandaag {
		komt = append(komt, Gebeurtenis{Op: d.Zaak.Uiterlijk, Handeling: "Laatste dag voor: " + staptermijn[d.Zaak.Stand], Komt: true, Icoon: "klok"})
	}
	if b.wisselt(d) {
		naam, err := b.organisatienaam(d.Straks.Uitvoerder)
		if err != nil {
			return nil, err
		}
		komt = append(komt, Gebeurtenis{Op: b.begint(d.Zaak.Gemeente, *d.Straks), Wie: naam, Handeling: "doet vanaf nu: " + taakzin(d.Zaak.Taak), Komt: true, Icoon: "gemeente"})
	}
	slices.SortStableFunc(komt, func(x, y Gebeurtenis) int { return int(y.Op - x.Op) })
	return komt, nil
}
