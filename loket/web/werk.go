package web

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
	"nabuur/uitvoering/zaak"
)

// perBlad is the number of cases on one page of the work list.
const perBlad = 25

// eersteVerzoeken is the number of requests of providers above the cases: those that
// are due first.
const eersteVerzoeken = 5

// vooruit is how many days ahead the work list tells of a change in who does what.
const vooruit = 62

// werkbeeld is the content of the work list.
type werkbeeld struct {
	Kop      Kop
	Perioden []NavItem
	Filter   Filter
	Lijst    Tabel
	Bladeren *Bladeren
	Straks   *Melding

	Verzoeken *Tabel // of providers, that wait for a decision
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
func werklijst(b *bezoek) error {
	if !b.mag(toegang.ZaakZien) {
		return b.geenWerklijst()
	}
	f, err := b.leesWerkfilter()
	if err != nil {
		return err
	}
	verdeling := b.blik.Verdeling
	vraag := zaak.Werkvraag{Taak: f.taak, Gemeente: f.gemeente, Uiterlijk: f.grens(b.vandaag), Overslaan: int64((f.blad - 1) * perBlad), Aantal: perBlad}
	regels, totaal, err := b.Zaken.Werklijst(b.r.Context(), b.blik, vraag)
	if err != nil {
		return err
	}
	inhoud := werkbeeld{Lijst: b.werktabel(regels), Filter: b.werkvelden(f, verdeling, totaal)}
	inhoud.Kop = Kop{Niveau: 1, Tekst: "Doe eerst wat het eerst af moet zijn", Onder: b.naam + ". De eerste wettelijke datum staat bovenaan."}
	if inhoud.Perioden, err = b.perioden(f); err != nil {
		return err
	}
	if inhoud.Verzoeken, err = b.besluitverzoeken(); err != nil {
		return err
	}
	inhoud.Straks = b.straks(verdeling)
	inhoud.Lijst.Leeg = f.leeg(inhoud.Straks)
	if totaal > perBlad {
		inhoud.Bladeren = f.bladeren(int(totaal), len(regels))
	}
	return b.toon(http.StatusOK, "werk", Pagina{Titel: "Mijn werk", Inhoud: inhoud})
}

// besluitverzoeken gives the requests of providers that wait for a decision of the
// user's organisation; nil when there are none.
func (b *bezoek) besluitverzoeken() (*Tabel, error) {
	punten, err := b.Berichten.Besluitenlijst(b.r.Context(), b.blik, eersteVerzoeken)
	if err != nil || len(punten) == 0 {
		return nil, err
	}
	t, err := b.werkpunttabel(punten)
	t.ID, t.Bijschrift, t.Stil = "verzoeken", "Verzoeken van aanbieders die op een besluit wachten", false
	return &t, err
}

// geenWerklijst tells people whose function has no cases where their work is.
func (b *bezoek) geenWerklijst() error {
	leeg := Leeg{Kop: "Uw functie heeft geen zaken", Tekst: "Zaken van inwoners ziet u niet: voor uw werk (" + functiewoorden(b.wie.Functies) + ") zijn ze niet nodig."}
	if b.mag(toegang.DeclaratieZien) {
		leeg.Acties = Knoppen{{Tekst: "Naar de declaraties", Adres: "/declaraties", Soort: Hoofdknop}, {Tekst: "Naar de betalingen", Adres: "/betalingen"}}
	} else if b.mag(toegang.TaakverdelingZien) {
		leeg.Acties = Knoppen{{Tekst: "Bekijk wie wat doet", Adres: "/wie-doet-wat", Soort: Hoofdknop}}
	}
	return b.toon(http.StatusOK, "werk", Pagina{Titel: "Mijn werk", Inhoud: werkbeeld{
		Kop: Kop{Niveau: 1, Tekst: "Mijn werk", Onder: b.naam}, Lijst: Tabel{ID: "zaken", Leeg: &leeg},
	}})
}

func (b *bezoek) leesWerkfilter() (werkfilter, error) {
	q := b.r.URL.Query()
	f := werkfilter{uiterlijk: q.Get("uiterlijk"), blad: max(1, alsGetal(q.Get("blad")))}
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

// perioden counts what is late, due today, due within a week and all there is.
func (b *bezoek) perioden(f werkfilter) ([]NavItem, error) {
	var items []NavItem
	for _, p := range append(slices.Clone(werkperioden), werkperiode{tekst: "Alles"}) {
		g := f
		g.uiterlijk, g.blad = p.code, 1
		_, aantal, err := b.Zaken.Werklijst(b.r.Context(), b.blik, zaak.Werkvraag{Taak: f.taak, Gemeente: f.gemeente, Uiterlijk: g.grens(b.vandaag), Aantal: 1})
		if err != nil {
			return nil, err
		}
		items = append(items, NavItem{Tekst: p.tekst, Adres: g.adres(), Huidig: f.uiterlijk == p.code, Aantal: int(aantal)})
	}
	return items, nil
}

func (b *bezoek) werktabel(regels []zaak.Werkregel) Tabel {
	t := Tabel{ID: "zaken", Bijschrift: "Zaken die op uw organisatie wachten", Stil: true,
		Kolommen: []Kolom{{Kop: "Uiterlijk"}, {Kop: "Inwoner", Rijkop: true}, {Kop: "Wat te doen"}, {Kop: "Voor inwoners van"}}}
	for _, r := range regels {
		termijn := NewTermijn(b.vandaag, r.Zaak.Uiterlijk, staptermijn[r.Zaak.Stand])
		voor := Cel{Tekst: r.Gemeente}
		if !r.Toedeling.IsEigen() {
			voor.Onder = string(r.Toedeling.Grondslag) + " sinds " + r.Toedeling.Geldig.Vanaf.Tekst()
		}
		t.Rijen = append(t.Rijen, Rij{Adres: zaakpad(r.Zaak.Gemeente, r.Zaak.ID), Cellen: []Cel{
			{Termijn: &termijn}, {Tekst: r.Naam, Onder: "zaak " + r.Zaak.Nummer}, {Tekst: r.Vervolg, Onder: "gemeld op " + r.Zaak.Gemeld.Tekst()}, voor,
		}})
	}
	return t
}

// werkvelden gives the filter with the tasks and municipalities that the
// organisation has cases for today.
func (b *bezoek) werkvelden(f werkfilter, verdeling *taakverdeling.Verdeling, totaal int64) Filter {
	taken := []Keuze{{Tekst: "Alle taken"}}
	gemeenten := []Keuze{{Tekst: "Alle gemeenten"}}
	for _, t := range b.zaaktaken(verdeling) {
		if !slices.ContainsFunc(taken, func(k Keuze) bool { return k.Waarde == string(t.Taak) }) {
			taken = append(taken, Keuze{Waarde: string(t.Taak), Tekst: t.Taak.Tekst(), Gekozen: t.Taak == f.taak})
		}
		for _, code := range b.metGebieden(t.Gemeente) {
			if !slices.ContainsFunc(gemeenten, func(k Keuze) bool { return k.Waarde == code.String() }) {
				gemeenten = append(gemeenten, Keuze{Waarde: code.String(), Tekst: b.Gemeenten.Naam(code), Gekozen: code == f.gemeente})
			}
		}
	}
	filter := Filter{Actie: "/werk", Wissen: "/werk", Doel: "lijst", Uitkomst: aantal(int(totaal), "zaak", "zaken"), Velden: []Veld{
		{Soort: LijstVeld, Naam: "taak", Label: "Taak", Keuzes: taken}, {Soort: LijstVeld, Naam: "gemeente", Label: "Gemeente", Keuzes: gemeenten},
	}}
	dag := ""
	if _, err := tijdlijn.ParseDag(f.uiterlijk); err == nil {
		dag = f.uiterlijk
	}
	filter.Velden = append(filter.Velden, Veld{Soort: DatumVeld, Naam: "uiterlijk", Label: "Uiterlijk op", Waarde: dag})
	filter.Tags = f.tags(b)
	return filter
}

// metGebieden gives the municipality and those that were added to it since the
// first cases: they are kept under the code of the time.
func (b *bezoek) metGebieden(gemeente kenmerk.Gemeentecode) []kenmerk.Gemeentecode {
	codes := []kenmerk.Gemeentecode{gemeente}
	for _, oud := range b.Gemeenten.Gebieden(gemeente, b.vandaag) {
		if oud.Bestaat.Tot.Jaar() >= eersteJaar {
			codes = append(codes, oud.Code)
		}
	}
	return codes
}

func (f werkfilter) tags(b *bezoek) []FilterTag {
	var tags []FilterTag
	weg := func(label, waarde string, zonder func(*werkfilter)) {
		g := f
		g.blad = 1
		zonder(&g)
		tags = append(tags, FilterTag{Label: label, Waarde: waarde, Weg: g.adres()})
	}
	if f.taak != "" {
		weg("Taak", f.taak.Tekst(), func(g *werkfilter) { g.taak = "" })
	}
	if !f.gemeente.IsLeeg() {
		weg("Gemeente", b.Gemeenten.Naam(f.gemeente), func(g *werkfilter) { g.gemeente = kenmerk.Gemeentecode{} })
	}
	if f.uiterlijk != "" {
		weg("Uiterlijk", f.grens(b.vandaag).Tekst(), func(g *werkfilter) { g.uiterlijk = "" })
	}
	return tags
}

func (f werkfilter) bladeren(totaal, hier int) *Bladeren {
	return nieuweBladeren(f.blad, totaal, hier, func(n int) string {
		g := f
		g.blad = n
		return g.adres()
	})
}

// nieuweBladeren gives the way through a list of totaal rows, perBlad to a page, of
// which page blad shows hier; adres gives the address of a page.
func nieuweBladeren(blad, totaal, hier int, adres func(int) string) *Bladeren {
	laatste := (totaal + perBlad - 1) / perBlad
	van := (blad-1)*perBlad + 1
	bladeren := &Bladeren{Van: min(van, totaal), Tot: min(van+max(hier, 1)-1, totaal), Totaal: totaal}
	if blad > 1 {
		bladeren.Vorige = adres(min(blad-1, laatste))
	}
	if blad < laatste {
		bladeren.Volgende = adres(blad + 1)
	}
	vorige := 0
	for n := 1; n <= laatste; n++ {
		if n != 1 && n != laatste && (n < blad-2 || n > blad+2) {
			continue
		}
		if n > vorige+1 {
			bladeren.Bladen = append(bladeren.Bladen, Blad{})
		}
		bladeren.Bladen = append(bladeren.Bladen, Blad{Nummer: n, Adres: adres(n), Huidig: n == blad})
		vorige = n
	}
	return bladeren
}

// leeg says what an empty list means.
func (f werkfilter) leeg(straks *Melding) *Leeg {
	if f.taak != "" || !f.gemeente.IsLeeg() || f.uiterlijk != "" || f.blad > 1 {
		return &Leeg{Kop: "Geen zaken bij dit filter", Tekst: "Er wacht niets dat hieraan voldoet.", Acties: Knoppen{{Tekst: "Toon alle zaken", Adres: "/werk"}}}
	}
	leeg := &Leeg{Kop: "Er wacht niets op u", Tekst: "Een zaak komt hier vanzelf zodra uw organisatie de volgende stap moet doen."}
	if straks != nil {
		leeg.Tekst = straks.Kop + ". Zaken komen dan vanzelf in deze lijst."
	}
	return leeg
}

// zaakfuncties are the steps of a case that work lists show.
var zaakfuncties = []taakverdeling.Functie{
	taakverdeling.Onderzoek, taakverdeling.Aanvraag, taakverdeling.Besluit, taakverdeling.Bezwaar,
}

// zaaktaken gives what the organisation does today that brings cases on its list,
// its own municipality first.
func (b *bezoek) zaaktaken(verdeling *taakverdeling.Verdeling) []*taakverdeling.Toedeling {
	eigen := slices.DeleteFunc(verdeling.Van(b.wie.Organisatie, b.vandaag), func(t *taakverdeling.Toedeling) bool { return !isZaaktaak(t.Taak) })
	slices.SortStableFunc(eigen, func(x, y *taakverdeling.Toedeling) int {
		if x.IsEigen() != y.IsEigen() {
			if x.IsEigen() {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(x.Gemeente.String(), y.Gemeente.String()), cmp.Compare(slices.Index(zaakfuncties, x.Taak.Functie()), slices.Index(zaakfuncties, y.Taak.Functie())))
	})
	return eigen
}

// isZaaktaak reports whether a task brings cases on a work list.
func isZaaktaak(t taakverdeling.Taak) bool {
	return t.Domein() == taakverdeling.Wmo && slices.Contains(zaakfuncties, t.Functie())
}

// straks tells of the first coming day on which work of cases comes to, or leaves,
// the user's organisation; nil when there is none within vooruit days.
func (b *bezoek) straks(verdeling *taakverdeling.Verdeling) *Melding {
	eerste := b.vandaag.Plus(vooruit + 1)
	var punten []string
	for _, g := range b.Gemeenten.Lijst(b.vandaag) {
		for _, dag := range verdeling.Wisseldagen(g.Code) {
			if dag <= b.vandaag || dag > eerste || dag > b.vandaag.Plus(vooruit) {
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
	return &Melding{Toon: Info, Kop: "Op " + eerste.Tekst() + " verandert uw werk", Punten: punten}
}

// wisselzinnen says for one municipality and day what comes and what goes.
func (b *bezoek) wisselzinnen(verdeling *taakverdeling.Verdeling, g organisatie.Gemeente, dag tijdlijn.Dag) []string {
	var zinnen []string
	for _, w := range verdeling.Wisselingen(g.Code, dag) {
		if !isZaaktaak(w.Taak) {
			continue
		}
		switch b.wie.Organisatie {
		case w.Naar.Uitvoerder:
			zinnen = append(zinnen, b.naam+" doet dan ook: "+taakzin(w.Taak)+" voor "+g.Naam+".")
		case w.Van.Uitvoerder:
			naar, err := b.organisatienaam(w.Naar.Uitvoerder)
			if err != nil || naar == "" {
				naar = "een andere organisatie"
			}
			zinnen = append(zinnen, naar+" doet dan: "+taakzin(w.Taak)+" voor "+g.Naam+".")
		}
	}
	return zinnen
}

// zaakpad gives the address of a case.
func zaakpad(gemeente kenmerk.Gemeentecode, id string) string {
	return "/zaken/" + gemeente.String() + "/" + url.PathEscape(id)
}

// geenZaak is the answer for a case that is not there, or not for this user.
func geenZaak() error {
	return fout.New(fout.NietGevonden, "Deze zaak is niet gevonden. Controleer het nummer of zoek opnieuw.")
}
