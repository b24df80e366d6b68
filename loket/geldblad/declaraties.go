package geldblad

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
	"nabuur/loket/vorm"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/declaratie"
)

// geldbeeld is the content of a page with a list about money.
type geldbeeld struct {
	Kop       vorm.Kop
	Weigering *vorm.Melding
	Filter    vorm.Filter
	Lijst     vorm.Tabel
	Bladeren  *vorm.Bladeren
}

// eersteJaar is the year in which the Wmo 2015 and the Jeugdwet began: the filter offers no earlier one.
const eersteJaar = 2015

// geldgemeenten gives the municipalities for which this user may do h today, because the
// organisation holds the task, still winds it up or is the municipality itself: those it
// works for in front, those that have ended at the end. Only tasks in these domains count;
// without any, all do.
func (b *blad) geldgemeenten(h toegang.Handeling, domeinen ...taakverdeling.Domein) []organisatie.Gemeente {
	codes := map[kenmerk.Gemeentecode]bool{}
	for _, w := range b.Blik.Waar(h) {
		if len(domeinen) > 0 && !slices.Contains(domeinen, w.Taak.Domein()) {
			continue
		}
		for _, code := range w.Kring {
			codes[code] = true
		}
	}
	var gemeenten []organisatie.Gemeente
	for code := range codes {
		if g, ok := b.Gemeenten.Get(code); ok {
			gemeenten = append(gemeenten, g)
		}
	}
	slices.SortFunc(gemeenten, func(x, y organisatie.Gemeente) int {
		return cmp.Or(cmp.Compare(b.Voorbij(x), b.Voorbij(y)), cmp.Compare(b.Vreemd(y), b.Vreemd(x)), cmp.Compare(x.Naam, y.Naam))
	})
	return gemeenten
}

// geldfilter is what a list about money is asked: a municipality and a year.
type geldfilter struct {
	gemeente organisatie.Gemeente
	jaar     int // 0 for all
	blad     int
	keuzes   []vorm.Keuze
	pad      string
}

func (b *blad) leesGeldfilter(pad string, gemeenten []organisatie.Gemeente) (geldfilter, error) {
	q := b.R.URL.Query()
	f := geldfilter{pad: pad, jaar: vorm.AlsGetal(q.Get("jaar")), blad: max(1, vorm.AlsGetal(q.Get("blad")))}
	if len(gemeenten) == 0 {
		return f, fout.New(fout.NietBevoegd, "%s doet dit vandaag voor geen enkele gemeente.", b.Naam)
	}
	f.gemeente = gemeenten[0]
	if gevraagd := q.Get("gemeente"); gevraagd != "" {
		i := slices.IndexFunc(gemeenten, func(g organisatie.Gemeente) bool { return g.Code.String() == gevraagd })
		if i < 0 {
			return f, fout.New(fout.NietGevonden, "Voor deze gemeente is hier niets te zien. Kies een gemeente uit de lijst.")
		}
		f.gemeente = gemeenten[i]
	}
	for _, g := range gemeenten {
		f.keuzes = append(f.keuzes, vorm.Keuze{Waarde: g.Code.String(), Tekst: g.Naam, Gekozen: g.Code == f.gemeente.Code})
	}
	return f, nil
}

// adres gives the address of a page of the list.
func (f geldfilter) adres(blad int) string {
	q := url.Values{"gemeente": {f.gemeente.Code.String()}}
	if f.jaar != 0 {
		q.Set("jaar", strconv.Itoa(f.jaar))
	}
	if blad > 1 {
		q.Set("blad", strconv.Itoa(blad))
	}
	return f.pad + "?" + q.Encode()
}

// periode gives the days the filter asks about.
func (f geldfilter) periode(vandaag tijdlijn.Dag) tijdlijn.Periode {
	van, tot := eersteJaar, vandaag.Jaar()
	if f.jaar != 0 {
		van, tot = f.jaar, f.jaar
	}
	eerste, _ := tijdlijn.NewDag(van, 1, 1)
	laatste, _ := tijdlijn.NewDag(tot+1, 1, 1)
	return tijdlijn.Periode{Vanaf: eerste, Tot: laatste}
}

func (f geldfilter) velden(vandaag tijdlijn.Dag, uitkomst string) vorm.Filter {
	jaren := []vorm.Keuze{{Tekst: "Alle jaren"}}
	for jaar := vandaag.Jaar(); jaar >= eersteJaar; jaar-- {
		jaren = append(jaren, vorm.Keuze{Waarde: strconv.Itoa(jaar), Tekst: strconv.Itoa(jaar), Gekozen: jaar == f.jaar})
	}
	filter := vorm.Filter{Actie: f.pad, Wissen: f.pad, Doel: "lijst", Uitkomst: uitkomst, Velden: []vorm.Veld{
		{Soort: vorm.LijstVeld, Naam: "gemeente", Label: "Gemeente", Keuzes: f.keuzes},
		{Soort: vorm.LijstVeld, Naam: "jaar", Label: "Jaar", Keuzes: jaren},
	}}
	if f.jaar != 0 {
		filter.Tags = []vorm.FilterTag{{Label: "Jaar", Waarde: strconv.Itoa(f.jaar),
			Weg: f.pad + "?" + url.Values{"gemeente": {f.gemeente.Code.String()}}.Encode()}}
	}
	return filter
}

// declaraties lists the claims of a municipality that the user may see today: who
// runs off a period sees that period and no other.
func declaraties(b *blad) error {
	if !b.MagErgens(toegang.DeclaratieZien) {
		return fout.New(fout.NietBevoegd,
			"Uw functie (%s) ziet geen declaraties. Vraag het aan een collega van de financiële administratie.", b.Wie.Functietekst())
	}
	f, err := b.leesGeldfilter("/declaraties", b.geldgemeenten(toegang.DeclaratieZien, declaratie.Domeinen()...))
	if err != nil {
		return err
	}
	inhoud := geldbeeld{Kop: vorm.Kop{Niveau: 1, Tekst: "Controleer de declaraties voor " + f.gemeente.Naam,
		Onder: "Wat aanbieders in rekening brachten, en wat daarvan is goedgekeurd."}}
	lijst, err := b.Declaraties.Zien(b.R.Context(), b.Blik, declaratie.Lijstvraag{
		Gemeente: f.gemeente.Code, Periode: f.periode(b.Vandaag), Overslaan: int64((f.blad - 1) * vorm.PerBlad), Aantal: vorm.PerBlad,
	})
	status := http.StatusOK
	if soort := fout.SoortVan(err); err != nil && (soort == fout.NietBevoegd || soort == fout.NietGevonden || soort == fout.Gat) {
		status = http.StatusForbidden
		inhoud.Weigering = &vorm.Melding{Toon: vorm.LetOp, Kop: "Deze declaraties ziet u vandaag niet", Tekst: fout.Zin(err)}
	} else if err != nil {
		return err
	}
	inhoud.Filter = f.velden(b.Vandaag, vorm.Aantal(int(lijst.Totaal), "declaratie", "declaraties"))
	if inhoud.Lijst, err = b.declaratietabel(lijst); err != nil {
		return err
	}
	if lijst.Totaal > vorm.PerBlad {
		inhoud.Bladeren = vorm.NewBladeren(f.blad, int(lijst.Totaal), len(lijst.Koppen), f.adres)
	}
	if inhoud.Weigering == nil {
		inhoud.Lijst.Leeg = &vorm.Leeg{Kop: "Er zijn geen declaraties",
			Tekst: "Een declaratie van een aanbieder komt hier vanzelf in de lijst zodra Nabuur die heeft gecontroleerd."}
	}
	return b.Toon(status, "declaraties", vorm.Pagina{Titel: inhoud.Kop.Tekst, Inhoud: inhoud})
}

func (b *blad) declaratietabel(lijst declaratie.Lijst) (vorm.Tabel, error) {
	t := vorm.Tabel{ID: "lijst-declaraties", Bijschrift: "Declaraties", Stil: true,
		Kolommen: []vorm.Kolom{{Kop: "Aanbieder", Rijkop: true}, {Kop: "Over"}, {Kop: "Uitkomst"}, {Kop: "Ingediend", Getal: true},
			{Kop: "Goedgekeurd", Getal: true}}}
	namen, err := b.aanbieders(lijst.Koppen)
	if err != nil {
		return t, err
	}
	for _, k := range lijst.Koppen {
		naam := namen[contract.Naamvraag{AGB: k.Aanbieder, Dag: k.Dagtekening}]
		t.Rijen = append(t.Rijen, vorm.Rij{Adres: "/declaraties/" + k.Gemeente.String() + "/" + url.PathEscape(k.ID), Cellen: []vorm.Cel{
			{Tekst: naam, Onder: "declaratie " + k.Nummer + ", ontvangen op " + k.Ontvangen.Dag().Tekst()},
			{Tekst: k.Periode.Tekst(), Onder: k.Domein.Tekst()},
			{Status: declaratiestatus(k), Onder: regelzin(k)}, vorm.Bedrag(k.Ingediend), vorm.Bedrag(k.Toegekend),
		}})
	}
	if lijst.Totaal > 1 {
		t.Voet = []vorm.Cel{{Tekst: "Samen"}, {}, {}, vorm.Bedrag(lijst.Ingediend), vorm.Bedrag(lijst.Toegekend)}
	}
	return t, nil
}

func regelzin(k declaratie.Kop) string {
	if k.Afgekeurd == 0 {
		return vorm.Aantal(int(k.Regels), "regel", "regels")
	}
	return vorm.Getal(int(k.Afgekeurd)) + " van " + vorm.Aantal(int(k.Regels), "regel", "regels") + " afgekeurd"
}

func declaratiestatus(k declaratie.Kop) *vorm.Status {
	switch {
	case k.Status == declaratie.Afgekeurd, k.Regels > 0 && k.Afgekeurd == k.Regels:
		return &vorm.Status{Tekst: "Afgekeurd", Toon: vorm.Mis}
	case k.Afgekeurd > 0:
		return &vorm.Status{Tekst: "Deels goedgekeurd", Toon: vorm.LetOp}
	}
	return &vorm.Status{Tekst: "Goedgekeurd", Toon: vorm.Goed}
}

// aanbieders names the providers of claims of one municipality, each on the day of its
// claim, or gives the code.
func (b *blad) aanbieders(koppen []declaratie.Kop) (map[contract.Naamvraag]string, error) {
	if len(koppen) == 0 {
		return nil, nil
	}
	vragen := make([]contract.Naamvraag, len(koppen))
	for i, k := range koppen {
		vragen[i] = contract.Naamvraag{AGB: k.Aanbieder, Dag: k.Dagtekening}
	}
	namen, err := contract.NamenOp(b.R.Context(), b.Opslag, koppen[0].Gemeente, vragen)
	for _, v := range vragen {
		if namen[v] == "" && err == nil {
			namen[v] = "AGB-code " + v.AGB.String()
		}
	}
	return namen, err
}

// regelsPerBlad is the number of lines of a claim on one page.
const regelsPerBlad = 100

// declaratieregels shows one claim line by line, refused lines first, each with
// the reason in words.
func declaratieregels(b *blad) error {
	geen := fout.New(fout.NietGevonden, "Deze declaratie is niet gevonden. Controleer het nummer of zoek opnieuw.")
	code, err := b.Gemeente()
	if err != nil {
		return geen
	}
	hier := max(1, vorm.AlsGetal(b.R.URL.Query().Get("blad")))
	kop, regels, err := b.Declaraties.ZienRegels(b.R.Context(), b.Blik, declaratie.Regelvraag{
		Gemeente: code, ID: b.R.PathValue("id"), Overslaan: int64((hier - 1) * regelsPerBlad), Aantal: regelsPerBlad,
	})
	if fout.Is(err, fout.NietGevonden) {
		return geen
	}
	if err != nil {
		return err
	}
	namen, err := b.aanbieders([]declaratie.Kop{kop})
	if err != nil {
		return err
	}
	titel := "Controleer declaratie " + kop.Nummer + " van " + namen[contract.Naamvraag{AGB: kop.Aanbieder, Dag: kop.Dagtekening}]
	inhoud := geldbeeld{Kop: vorm.Kop{Niveau: 1, Boven: "Gemeente " + b.Gemeenten.Naam(code) + ", " + kop.Domein.Tekst(), Tekst: titel,
		Status: declaratiestatus(kop),
		Onder:  kop.Periode.Tekst() + ". Ingediend " + kop.Ingediend.String() + ", goedgekeurd " + kop.Toegekend.String() + "."}}
	inhoud.Lijst = regeltabel(regels)
	if kop.Regels > regelsPerBlad {
		inhoud.Bladeren = vorm.NewBladerenPer(regelsPerBlad, hier, int(kop.Regels), len(regels), func(n int) string {
			return b.R.URL.EscapedPath() + "?blad=" + strconv.Itoa(n)
		})
	}
	return b.Toon(http.StatusOK, "declaraties", vorm.Pagina{Titel: titel, Inhoud: inhoud,
		Kruimels: []vorm.Link{{Tekst: "Declaraties", Adres: "/declaraties?gemeente=" + code.String()}}})
}

func regeltabel(regels []declaratie.Beoordeling) vorm.Tabel {
	t := vorm.Tabel{ID: "regels", Bijschrift: "Regels van de declaratie", Stil: true,
		Kolommen: []vorm.Kolom{{Kop: "Regel", Rijkop: true}, {Kop: "Uitkomst"}, {Kop: "Geleverd", Getal: true},
			{Kop: "Tarief", Getal: true}, {Kop: "Bedrag", Getal: true}},
		Leeg: &vorm.Leeg{Kop: "Deze declaratie is als geheel afgekeurd", Tekst: "De regels zijn daarom niet apart beoordeeld."}}
	for _, r := range regels {
		uitkomst := vorm.Cel{Status: regelstatus(r.Status)}
		for _, reden := range r.Redenen {
			if uitkomst.Onder != "" {
				uitkomst.Onder += " "
			}
			uitkomst.Onder += reden.Zin
		}
		tarief := vorm.Bedrag(r.Tarief)
		if r.Toegestaan != 0 && r.Toegestaan != r.Tarief {
			tarief.Onder = "contract: " + r.Toegestaan.String()
		}
		bedrag := r.Bedrag
		if r.Credit {
			bedrag = -bedrag
		}
		t.Rijen = append(t.Rijen, vorm.Rij{Cellen: []vorm.Cel{
			{Tekst: r.Referentie, Onder: r.Periode.Tekst()}, uitkomst,
			{Tekst: vorm.Getal(int(r.Volume)) + " " + r.Eenheid.Meervoud()}, tarief, vorm.Bedrag(bedrag),
		}})
	}
	return t
}

func regelstatus(s declaratie.Status) *vorm.Status {
	switch s {
	case declaratie.Goedgekeurd:
		return &vorm.Status{Tekst: "Goedgekeurd", Toon: vorm.Goed}
	case declaratie.Afgekeurd:
		return &vorm.Status{Tekst: "Afgekeurd", Toon: vorm.Mis}
	}
	return &vorm.Status{Tekst: "Niet beoordeeld", Toon: vorm.Neutraal}
}
