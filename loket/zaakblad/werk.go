package zaakblad

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/loket/bezoek"
	"nabuur/loket/kaart"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/zaak"
)

// eersteVerzoeken is the number of requests of providers above the cases: those that
// are due first.
const eersteVerzoeken = 5

// vooruit is how many days ahead the work list tells of a change in who does what.
const vooruit = 62

// werkbeeld is the content of the work list.
type werkbeeld struct {
	Kop      vorm.Kop
	Perioden []vorm.NavItem
	Filter   vorm.Filter
	Lijst    vorm.Tabel
	Bladeren *vorm.Bladeren
	Straks   *vorm.Melding

	Mislukt   *vorm.Melding // work of this organisation that failed
	Verzoeken *vorm.Tabel   // of providers, that wait for a decision
}

// werkfilter is the state of the list as it stands in the address.
type werkfilter struct {
	taak      taakverdeling.Taak
	gemeente  kenmerk.Gemeentecode
	uiterlijk string // "te-laat", "vandaag", "week", a date, or "" for all
	blad      int
}

// werklijst shows the open steps of the user's organisation, the nearest legal
// date first. Nothing is moved to stand here: the list follows from the division
// of tasks on this day.
func werklijst(b *blad) error {
	if !b.MagErgens(toegang.ZaakZien) {
		return b.geenWerklijst()
	}
	f, err := b.leesWerkfilter()
	if err != nil {
		return err
	}
	verdeling := b.Blik.Verdeling
	vraag := zaak.Werkvraag{Taak: f.taak, Gemeente: f.gemeente, Uiterlijk: f.grens(b.Vandaag),
		Overslaan: int64((f.blad - 1) * vorm.PerBlad), Aantal: vorm.PerBlad}
	perioden := f.perioden()
	for _, g := range perioden {
		vraag.Grenzen = append(vraag.Grenzen, g.grens(b.Vandaag))
	}
	werk, err := b.Zaken.Werklijst(b.R.Context(), b.Blik, vraag)
	if err != nil {
		return err
	}
	inhoud := werkbeeld{Lijst: b.werktabel(werk.Regels), Filter: b.werkvelden(f, werk.Totaal), Perioden: f.tellingen(perioden, werk.Tot)}
	inhoud.Kop = vorm.Kop{Niveau: 1, Tekst: "Doe eerst wat het eerst af moet zijn",
		Onder: b.Naam + ". De eerste wettelijke datum staat bovenaan."}
	if inhoud.Verzoeken, err = b.besluitverzoeken(); err != nil {
		return err
	}
	if inhoud.Mislukt, err = kaart.Mislukt(b.Bezoek); err != nil {
		return err
	}
	inhoud.Straks = b.straks(verdeling)
	inhoud.Lijst.Leeg = f.leeg(inhoud.Straks)
	if werk.Totaal > vorm.PerBlad {
		inhoud.Bladeren = f.bladeren(int(werk.Totaal), len(werk.Regels))
	}
	return b.Toon(http.StatusOK, "werk", vorm.Pagina{Titel: "Mijn werk", Inhoud: inhoud})
}

// besluitverzoeken gives the requests of providers that wait for a decision of the
// user's organisation; nil when there are none.
func (b *blad) besluitverzoeken() (*vorm.Tabel, error) {
	punten, err := b.Berichten.Besluitenlijst(b.R.Context(), b.Blik, eersteVerzoeken)
	if err != nil || len(punten) == 0 {
		return nil, err
	}
	t, err := kaart.Werk(b.Bezoek, punten)
	t.ID, t.Bijschrift, t.Stil = "verzoeken", "Verzoeken van aanbieders die op een besluit wachten", false
	return &t, err
}

// geenWerklijst tells people whose function has no cases where their work is.
func (b *blad) geenWerklijst() error {
	leeg := vorm.Leeg{Kop: "Uw functie heeft geen zaken", Tekst: "Zaken van inwoners ziet u niet: voor uw werk (" + b.Wie.Functietekst() +
		") zijn ze niet nodig."}
	if b.MagErgens(toegang.DeclaratieZien) {
		leeg.Acties = vorm.Knoppen{{Tekst: "Naar de declaraties", Adres: "/declaraties", Soort: vorm.Hoofdknop},
			{Tekst: "Naar de betalingen", Adres: "/betalingen"}}
	} else if b.MagErgens(toegang.TaakverdelingZien) {
		leeg.Acties = vorm.Knoppen{{Tekst: "Bekijk wie wat doet", Adres: "/wie-doet-wat", Soort: vorm.Hoofdknop}}
	}
	return b.Toon(http.StatusOK, "werk", vorm.Pagina{Titel: "Mijn werk", Inhoud: werkbeeld{
		Kop: vorm.Kop{Niveau: 1, Tekst: "Mijn werk", Onder: b.Naam}, Lijst: vorm.Tabel{ID: "zaken", Leeg: &leeg},
	}})
}

func (b *blad) leesWerkfilter() (werkfilter, error) {
	q := b.R.URL.Query()
	f := werkfilter{uiterlijk: q.Get("uiterlijk"), blad: max(1, vorm.AlsGetal(q.Get("blad")))}
	var err error
	if t := q.Get("taak"); t != "" {
		if f.taak, err = taakverdeling.ParseTaak(t); err != nil {
			return f, err
		}
	}
	if g := q.Get("gemeente"); g != "" {
		if f.gemeente, err = kenmerk.ParseGemeentecode(g); err != nil {
			return f, err
		}
	}
	if f.uiterlijk != "" && !slices.ContainsFunc(werkperioden, func(p werkperiode) bool { return p.code == f.uiterlijk }) {
		if _, err := tijdlijn.ParseDag(f.uiterlijk); err != nil {
			return f, err
		}
	}
	return f, nil
}

// werkperiode is a part of the list by last day: everything up to so many days
// from today.
type werkperiode struct {
	code, tekst string
	dagen       int
}

var werkperioden = []werkperiode{{"te-laat", "Te laat", -1}, {"vandaag", "Tot en met vandaag", 0}, {"week", "Tot en met een week", 7}}

// grens gives the last day the filter lets through.
func (f werkfilter) grens(vandaag tijdlijn.Dag) tijdlijn.Dag {
	for _, p := range werkperioden {
		if p.code == f.uiterlijk {
			return vandaag.Plus(p.dagen)
		}
	}
	if dag, err := tijdlijn.ParseDag(f.uiterlijk); err == nil {
		return dag
	}
	return tijdlijn.Open
}

// adres writes the filter as an address.
func (f werkfilter) adres() string {
	q := url.Values{}
	zet := func(naam, waarde string) {
		if waarde != "" {
			q.Set(naam, waarde)
		}
	}
	zet("taak", string(f.taak))
	if !f.gemeente.IsLeeg() {
		zet("gemeente", f.gemeente.String())
	}
	zet("uiterlijk", f.uiterlijk)
	if f.blad > 1 {
		zet("blad", strconv.Itoa(f.blad))
	}
	if len(q) == 0 {
		return "/werk"
	}
	return "/werk?" + q.Encode()
}

// perioden gives the filter for what is late, due today, due within a week, and all
// there is.
func (f werkfilter) perioden() []werkfilter {
	var alle []werkfilter
	for _, p := range append(slices.Clone(werkperioden), werkperiode{}) {
		g := f
		g.uiterlijk, g.blad = p.code, 1
		alle = append(alle, g)
	}
	return alle
}

// tellingen shows how much there is in each of the periods.
func (f werkfilter) tellingen(perioden []werkfilter, aantallen []int64) []vorm.NavItem {
	items := make([]vorm.NavItem, len(perioden))
	for i, g := range perioden {
		items[i] = vorm.NavItem{Tekst: "Alles", Adres: g.adres(), Huidig: f.uiterlijk == g.uiterlijk, Aantal: int(aantallen[i])}
		if i < len(werkperioden) {
			items[i].Tekst = werkperioden[i].tekst
		}
	}
	return items
}

func (b *blad) werktabel(regels []zaak.Werkregel) vorm.Tabel {
	t := vorm.Tabel{ID: "zaken", Bijschrift: "Zaken die op uw organisatie wachten", Stil: true,
		Kolommen: []vorm.Kolom{{Kop: "Uiterlijk"}, {Kop: "Inwoner", Rijkop: true}, {Kop: "Wat te doen"}, {Kop: "Voor inwoners van"}}}
	for _, r := range regels {
		termijn := vorm.NewTermijn(b.Vandaag, r.Zaak.Uiterlijk, r.Chip)
		voor := vorm.Cel{Tekst: r.Gemeente}
		if !r.Toedeling.IsEigen() {
			voor.Onder = string(r.Toedeling.Grondslag) + " sinds " + r.Toedeling.Geldig.Vanaf.Tekst()
		}
		t.Rijen = append(t.Rijen, vorm.Rij{Adres: bezoek.Zaakadres(r.Zaak.Gemeente, r.Zaak.ID), Cellen: []vorm.Cel{
			{Termijn: &termijn}, {Tekst: r.Naam, Onder: "zaak " + r.Zaak.Nummer},
			{Tekst: r.Vervolg, Onder: "gemeld op " + r.Zaak.Gemeld.Tekst()}, voor,
		}})
	}
	return t
}

// werkvelden gives the filter with the tasks and municipalities that the
// organisation has cases for today.
func (b *blad) werkvelden(f werkfilter, totaal int64) vorm.Filter {
	taken := []vorm.Keuze{{Tekst: "Alle taken"}}
	gemeenten := []vorm.Keuze{{Tekst: "Alle gemeenten"}}
	for _, w := range b.zaakgebieden() {
		if !slices.ContainsFunc(taken, func(k vorm.Keuze) bool { return k.Waarde == string(w.Taak) }) {
			taken = append(taken, vorm.Keuze{Waarde: string(w.Taak), Tekst: w.Taak.Tekst(), Gekozen: w.Taak == f.taak})
		}
		for _, code := range w.Kring {
			if !slices.ContainsFunc(gemeenten, func(k vorm.Keuze) bool { return k.Waarde == code.String() }) {
				gemeenten = append(gemeenten, vorm.Keuze{Waarde: code.String(), Tekst: b.Gemeenten.Naam(code), Gekozen: code == f.gemeente})
			}
		}
	}
	filter := vorm.Filter{Actie: "/werk", Wissen: "/werk", Doel: "lijst", Uitkomst: vorm.Aantal(int(totaal), "zaak", "zaken"),
		Velden: []vorm.Veld{
			{Soort: vorm.LijstVeld, Naam: "taak", Label: "Taak", Keuzes: taken},
			{Soort: vorm.LijstVeld, Naam: "gemeente", Label: "Gemeente", Keuzes: gemeenten},
		}}
	dag := ""
	if _, err := tijdlijn.ParseDag(f.uiterlijk); err == nil {
		dag = f.uiterlijk
	}
	filter.Velden = append(filter.Velden, vorm.Veld{Soort: vorm.DatumVeld, Naam: "uiterlijk", Label: "Uiterlijk op", Waarde: dag})
	filter.Tags = f.tags(b)
	return filter
}

func (f werkfilter) tags(b *blad) []vorm.FilterTag {
	var tags []vorm.FilterTag
	weg := func(label, waarde string, zonder func(*werkfilter)) {
		g := f
		g.blad = 1
		zonder(&g)
		tags = append(tags, vorm.FilterTag{Label: label, Waarde: waarde, Weg: g.adres()})
	}
	if f.taak != "" {
		weg("Taak", f.taak.Tekst(), func(g *werkfilter) { g.taak = "" })
	}
	if !f.gemeente.IsLeeg() {
		weg("Gemeente", b.Gemeenten.Naam(f.gemeente), func(g *werkfilter) { g.gemeente = kenmerk.Gemeentecode{} })
	}
	if f.uiterlijk != "" {
		weg("Uiterlijk", f.grens(b.Vandaag).Tekst(), func(g *werkfilter) { g.uiterlijk = "" })
	}
	return tags
}

func (f werkfilter) bladeren(totaal, hier int) *vorm.Bladeren {
	return vorm.NewBladeren(f.blad, totaal, hier, func(n int) string {
		g := f
		g.blad = n
		return g.adres()
	})
}

// leeg says what an empty list means.
func (f werkfilter) leeg(straks *vorm.Melding) *vorm.Leeg {
	if f.taak != "" || !f.gemeente.IsLeeg() || f.uiterlijk != "" || f.blad > 1 {
		return &vorm.Leeg{Kop: "Geen zaken bij dit filter", Tekst: "Er wacht niets dat hieraan voldoet.",
			Acties: vorm.Knoppen{{Tekst: "Toon alle zaken", Adres: "/werk"}}}
	}
	leeg := &vorm.Leeg{Kop: "Er wacht geen zaak op u", Tekst: "Een zaak komt hier vanzelf zodra uw organisatie de volgende stap moet doen."}
	if straks != nil {
		leeg.Tekst = straks.Kop + ". Zaken komen dan vanzelf in deze lijst."
	}
	return leeg
}

// zaakgebieden gives what the organisation does today that brings cases on its list,
// its own municipality first.
func (b *blad) zaakgebieden() []toegang.Werkgebied {
	gebieden := b.Zaken.Werkgebied(b.Blik)
	slices.SortStableFunc(gebieden, func(x, y toegang.Werkgebied) int { return cmp.Compare(b.Vreemd(x.Gemeente), b.Vreemd(y.Gemeente)) })
	return gebieden
}

// straks tells of the first coming day on which work of cases comes to, or leaves,
// the user's organisation; nil when there is none within vooruit days.
func (b *blad) straks(verdeling *taakverdeling.Verdeling) *vorm.Melding {
	eerste := b.Vandaag.Plus(vooruit + 1)
	var punten []string
	for _, g := range b.Gemeenten.Lijst(b.Vandaag) {
		for _, dag := range verdeling.Wisseldagen(g.Code) {
			if dag <= b.Vandaag || dag > eerste || dag > b.Vandaag.Plus(vooruit) {
				continue
			}
			zinnen := b.wisselzinnen(verdeling, g, dag)
			switch {
			case len(zinnen) == 0:
			case dag < eerste:
				eerste, punten = dag, zinnen
			default:
				punten = append(punten, zinnen...)
			}
		}
	}
	if len(punten) == 0 {
		return nil
	}
	return &vorm.Melding{Toon: vorm.Info, Kop: "Op " + eerste.Tekst() + " verandert uw werk", Punten: punten}
}

// wisselzinnen says for one municipality and day what comes and what goes.
func (b *blad) wisselzinnen(verdeling *taakverdeling.Verdeling, g organisatie.Gemeente, dag tijdlijn.Dag) []string {
	var zinnen []string
	for _, w := range verdeling.Wisselingen(g.Code, dag) {
		if !b.Zaken.OpWerklijst(w.Taak) {
			continue
		}
		switch b.Wie.Organisatie {
		case w.Naar.Uitvoerder:
			zinnen = append(zinnen, b.Naam+" doet dan ook: "+w.Taak.Zin()+" voor "+g.Naam+".")
		case w.Van.Uitvoerder:
			naar := b.Blik.Naam(w.Naar.Uitvoerder)
			if naar == "" {
				naar = "een andere organisatie"
			}
			zinnen = append(zinnen, naar+" doet dan: "+w.Taak.Zin()+" voor "+g.Naam+".")
		}
	}
	return zinnen
}

// geenZaak is the answer for a case that is not there, or not for this user.
func geenZaak() error {
	return fout.New(fout.NietGevonden, "Deze zaak is niet gevonden. Controleer het nummer of zoek opnieuw.")
}
