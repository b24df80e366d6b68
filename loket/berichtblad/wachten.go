package berichtblad

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
	"nabuur/loket/kaart"
	"nabuur/loket/vorm"
	"nabuur/verkeer/bericht"
)

// meesteWerk is how much of every kind of waiting message the list reaches; the tabs
// count all of it.
const meesteWerk = 500

// berichtenbeeld is the content of the list of messages that wait, and of the list of
// all messages.
type berichtenbeeld struct {
	Kop       vorm.Kop
	Tabs      []werktab
	Filter    vorm.Filter
	Weigering *vorm.Melding
	Lijst     vorm.Tabel
	Onder     string // what the list does not show
	Bladeren  *vorm.Bladeren
}

// werktab is one kind of waiting message, with how many there are and how many are
// late.
type werktab struct {
	vorm.NavItem
	TeLaat string
}

// werksoort is the name of a kind of waiting message, and what it means when there is
// none.
type werksoort struct {
	aard         bericht.Aard
	naam, zonder string
}

var soortwerk = []werksoort{
	{bericht.Verzoeken, "Verzoeken", "Er is geen verzoek van een aanbieder waarop nog een antwoord of besluit moet komen."},
	{bericht.Herstellen, "Afgekeurd", "Geen aanbieder heeft een bericht van ons afgekeurd."},
	{bericht.Versturen, "Te versturen", "Alles wat klaarstond, is verstuurd."},
	{bericht.Wachten, "Wacht op retour", "Aanbieders hebben op al onze berichten geantwoord."},
	{bericht.Starten, "Wacht op start", "Van alle hulp die moest beginnen, is de start gemeld."},
	{bericht.Stoppen, "Wacht op stop", "Van alle hulp die voorbij is, is het einde gemeld."},
}

// berichtenfilter is the state of the list as it stands in the address.
type berichtenfilter struct {
	aard     bericht.Aard
	gemeente kenmerk.Gemeentecode
	blad     int
}

func (f berichtenfilter) adres() string {
	q := url.Values{}
	if f.aard != "" {
		q.Set("soort", string(f.aard))
	}
	if !f.gemeente.IsLeeg() {
		q.Set("gemeente", f.gemeente.String())
	}
	if f.blad > 1 {
		q.Set("blad", strconv.Itoa(f.blad))
	}
	if len(q) == 0 {
		return "/berichten"
	}
	return "/berichten?" + q.Encode()
}

func (b *blad) leesBerichtenfilter() (berichtenfilter, error) {
	q := b.R.URL.Query()
	f := berichtenfilter{aard: bericht.Aard(q.Get("soort")), blad: max(1, vorm.AlsGetal(q.Get("blad")))}
	if f.aard != "" && !slices.ContainsFunc(soortwerk, func(s werksoort) bool { return s.aard == f.aard }) {
		return f, fout.New(fout.Onjuist, "De soort %q bestaat niet. Kies een soort boven de lijst.", string(f.aard))
	}
	var err error
	if g := q.Get("gemeente"); g != "" {
		f.gemeente, err = kenmerk.ParseGemeentecode(g)
	}
	return f, err
}

// berichten shows what waits on the user's organisation as the holder of
// berichtenverkeer, what is late first.
func berichten(b *blad) error {
	if err := b.zietBerichten(); err != nil {
		return err
	}
	f, err := b.leesBerichtenfilter()
	if err != nil {
		return err
	}
	werk, err := b.Berichten.Werklijst(b.R.Context(), b.Blik,
		bericht.Werkvraag{Gemeente: f.gemeente, Aard: f.aard, Max: min(f.blad*vorm.PerBlad, meesteWerk)})
	if err != nil {
		return err
	}
	b.urgentEerst(werk.Punten)
	hier, bladeren := f.blader(werk)
	inhoud := berichtenbeeld{Tabs: f.tabs(werk.Tellingen), Bladeren: bladeren}
	inhoud.Kop = vorm.Kop{Niveau: 1, Tekst: "Handel af wat in het berichtenverkeer wacht",
		Onder:  b.Naam + ". Wat te laat is, staat bovenaan.",
		Acties: vorm.Knoppen{{Tekst: "Alle berichten", Adres: "/berichten/alle"}}}
	if inhoud.Lijst, err = kaart.Werk(b.Bezoek, hier); err != nil {
		return err
	}
	gemeenten := b.berichtgemeenten(false)
	inhoud.Filter = b.berichtenvelden(f, gemeenten, werk)
	inhoud.Lijst.Leeg = b.geenBerichten(f, len(gemeenten) > 0)
	for _, t := range werk.Tellingen {
		if t.Aantal > meesteWerk && (f.aard == "" || f.aard == t.Aard) {
			inhoud.Onder = "Van elke soort staan hier de " + vorm.Getal(meesteWerk) +
				" die het eerst af moeten. Kies een gemeente om de rest te zien."
		}
	}
	return b.Toon(http.StatusOK, "lijst", vorm.Pagina{Titel: "Berichten", Inhoud: inhoud})
}

// zietBerichten refuses whoever has no function in the message traffic.
func (b *blad) zietBerichten() error {
	if b.MagErgens(toegang.BerichtZien) {
		return nil
	}
	return fout.New(fout.NietBevoegd, "Uw functie (%s) ziet geen berichten van aanbieders. Vraag het aan een collega van de uitvoering.",
		b.Wie.Functietekst())
}

// urgentEerst puts the nearest last day in front. What was rejected and has no last
// day counts as sent never: it is for today.
func (b *blad) urgentEerst(punten []bericht.Werkpunt) {
	dag := func(p bericht.Werkpunt) tijdlijn.Dag {
		if p.Aard == bericht.Herstellen && p.Uiterlijk.IsOpen() {
			return b.Vandaag
		}
		return p.Uiterlijk
	}
	slices.SortStableFunc(punten, func(x, y bericht.Werkpunt) int { return cmp.Compare(dag(x), dag(y)) })
}

// blader gives the points of this page, and the way to the others. Of every kind the
// first points were read, as many as may stand on this page or before it.
func (f berichtenfilter) blader(werk bericht.Werk) ([]bericht.Werkpunt, *vorm.Bladeren) {
	bereik := 0
	for _, t := range werk.Tellingen {
		if f.aard == "" || f.aard == t.Aard {
			bereik += min(t.Aantal, meesteWerk)
		}
	}
	begin := min((f.blad-1)*vorm.PerBlad, len(werk.Punten))
	hier := werk.Punten[begin:min(begin+vorm.PerBlad, len(werk.Punten))]
	if bereik <= vorm.PerBlad {
		return hier, nil
	}
	return hier, vorm.NewBladeren(f.blad, bereik, len(hier), func(n int) string {
		g := f
		g.blad = n
		return g.adres()
	})
}

// tabs counts what waits by kind.
func (f berichtenfilter) tabs(tellingen []bericht.Telling) []werktab {
	if len(tellingen) == 0 {
		return nil
	}
	tab := func(naam string, aard bericht.Aard, aantal, teLaat int) werktab {
		g := f
		g.aard, g.blad = aard, 1
		t := werktab{NavItem: vorm.NavItem{Tekst: naam, Adres: g.adres(), Huidig: f.aard == aard, Aantal: aantal}}
		if teLaat > 0 {
			t.TeLaat = vorm.Getal(teLaat) + " te laat"
		}
		return t
	}
	tabs := []werktab{{}}
	samen, laat := 0, 0
	for _, s := range soortwerk {
		for _, t := range tellingen {
			if t.Aard == s.aard {
				tabs = append(tabs, tab(s.naam, s.aard, t.Aantal, t.TeLaat))
				samen, laat = samen+t.Aantal, laat+t.TeLaat
			}
		}
	}
	tabs[0] = tab("Alles", "", samen, laat)
	return tabs
}

// berichtenvelden gives the filter on municipality; there is none when there is
// nothing to choose.
func (b *blad) berichtenvelden(f berichtenfilter, gemeenten []kenmerk.Gemeentecode, werk bericht.Werk) vorm.Filter {
	totaal := 0
	for _, t := range werk.Tellingen {
		if f.aard == "" || f.aard == t.Aard {
			totaal += t.Aantal
		}
	}
	filter := vorm.Filter{Actie: "/berichten", Wissen: "/berichten", Doel: "lijst",
		Uitkomst: vorm.Aantal(totaal, "bericht of verzoek wacht", "berichten en verzoeken wachten")}
	if len(gemeenten) > 1 {
		keuzes := []vorm.Keuze{{Tekst: "Alle gemeenten"}}
		for _, code := range gemeenten {
			keuzes = append(keuzes, vorm.Keuze{Waarde: code.String(), Tekst: b.Gemeenten.Naam(code), Gekozen: code == f.gemeente})
		}
		filter.Velden = []vorm.Veld{{Soort: vorm.LijstVeld, Naam: "gemeente", Label: "Gemeente", Keuzes: keuzes}}
		if f.aard != "" {
			filter.Verborgen = []vorm.Paar{{Naam: "soort", Waarde: string(f.aard)}}
		}
	}
	if !f.gemeente.IsLeeg() {
		g := f
		g.gemeente, g.blad = kenmerk.Gemeentecode{}, 1
		filter.Wissen = g.adres()
		filter.Tags = []vorm.FilterTag{{Label: "Gemeente", Waarde: b.Gemeenten.Naam(f.gemeente), Weg: g.adres()}}
	}
	return filter
}

// berichtgemeenten gives the municipalities for which the organisation exchanges
// messages today; with ook those of which it is the municipality itself, or for which
// it still winds up that task. Those that are there come first, by name.
func (b *blad) berichtgemeenten(ook bool) []kenmerk.Gemeentecode {
	var codes []kenmerk.Gemeentecode
	voegToe := func(kring []kenmerk.Gemeentecode) {
		for _, code := range kring {
			if !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
	}
	for _, w := range b.Blik.Waar(toegang.BerichtZien) {
		if d := w.Taak.Domein(); (ook || w.Houdt == toegang.AlsUitvoerder) && (d == taakverdeling.Wmo || d == taakverdeling.Jeugd) {
			voegToe(w.Kring)
		}
	}
	if eigen, ok := b.Wie.Organisatie.Gemeentecode(); ok && ook {
		voegToe(b.Blik.Kring(eigen))
	}
	slices.SortFunc(codes, func(x, y kenmerk.Gemeentecode) int {
		g, h := b.metNaam(x), b.metNaam(y)
		return cmp.Or(cmp.Compare(b.Voorbij(g), b.Voorbij(h)), cmp.Compare(g.Naam, h.Naam))
	})
	return codes
}

func (b *blad) metNaam(code kenmerk.Gemeentecode) organisatie.Gemeente {
	g, _ := b.Gemeenten.Get(code)
	return g
}

// geenBerichten says what an empty list means.
func (b *blad) geenBerichten(f berichtenfilter, houdt bool) *vorm.Leeg {
	switch {
	case !houdt:
		return &vorm.Leeg{Kop: "Uw organisatie wisselt vandaag geen berichten uit",
			Tekst:  "Er is geen gemeente waarvoor " + b.Naam + " vandaag het berichtenverkeer doet. Er kan hier dus niets wachten.",
			Acties: vorm.Knoppen{{Tekst: "Bekijk wie wat doet", Adres: "/wie-doet-wat", Soort: vorm.Hoofdknop}}}
	case f.aard != "":
		for _, s := range soortwerk {
			if s.aard == f.aard {
				return &vorm.Leeg{Kop: "Hier wacht niets", Tekst: s.zonder,
					Acties: vorm.Knoppen{{Tekst: "Toon alles wat wacht", Adres: "/berichten"}}}
			}
		}
	case !f.gemeente.IsLeeg():
		return &vorm.Leeg{Kop: "Voor " + b.Gemeenten.Naam(f.gemeente) + " wacht er niets",
			Tekst:  "Alle verzoeken zijn beantwoord en alle berichten zijn verstuurd en ontvangen.",
			Acties: vorm.Knoppen{{Tekst: "Toon alle gemeenten", Adres: "/berichten"}}}
	}
	return &vorm.Leeg{Kop: "Er wacht niets",
		Tekst: "Alle verzoeken zijn beantwoord en alle berichten zijn verstuurd en ontvangen. Gaat er iets mis of moet u iets doen, dan " +
			"komt dat hier vanzelf."}
}
