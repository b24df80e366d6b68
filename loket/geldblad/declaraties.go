package geldblad

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
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
	keuzes   []vorm.Keuze
	pad      string
}

func (b *blad) leesGeldfilter(pad string, gemeenten []organisatie.Gemeente) (geldfilter, error) {
	q := b.R.URL.Query()
	f := geldfilter{pad: pad, jaar: vorm.AlsGetal(q.Get("jaar"))}
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
	koppen, err := b.Declaraties.Zien(b.R.Context(), b.Blik, f.gemeente.Code, f.periode(b.Vandaag))
	status := http.StatusOK
	if soort := fout.SoortVan(err); err != nil && (soort == fout.NietBevoegd || soort == fout.NietGevonden || soort == fout.Gat) {
		status, koppen = http.StatusForbidden, nil
		inhoud.Weigering = &vorm.Melding{Toon: vorm.LetOp, Kop: "Deze declaraties ziet u vandaag niet", Tekst: fout.Zin(err)}
	} else if err != nil {
		return err
	}
	inhoud.Filter = f.velden(b.Vandaag, vorm.Aantal(len(koppen), "declaratie", "declaraties"))
	if inhoud.Lijst, err = b.declaratietabel(koppen); err != nil {
		return err
	}
	if inhoud.Weigering == nil {
		inhoud.Lijst.Leeg = &vorm.Leeg{Kop: "Er zijn geen declaraties",
			Tekst: "Een declaratie van een aanbieder komt hier vanzelf in de lijst zodra Nabuur die heeft gecontroleerd."}
	}
	return b.Toon(status, "declaraties", vorm.Pagina{Titel: inhoud.Kop.Tekst, Inhoud: inhoud})
}

func (b *blad) declaratietabel(koppen []declaratie.Kop) (vorm.Tabel, error) {
	t := vorm.Tabel{ID: "lijst-declaraties", Bijschrift: "Declaraties", Stil: true,
		Kolommen: []vorm.Kolom{{Kop: "Aanbieder", Rijkop: true}, {Kop: "Over"}, {Kop: "Uitkomst"}, {Kop: "Ingediend", Getal: true},
			{Kop: "Goedgekeurd", Getal: true}}}
	var ingediend, toegekend geld.Cent
	for _, k := range koppen {
		naam, err := b.aanbieder(k.Gemeente, k.Aanbieder, k.Dagtekening)
		if err != nil {
			return t, err
		}
		t.Rijen = append(t.Rijen, vorm.Rij{Adres: "/declaraties/" + k.Gemeente.String() + "/" + url.PathEscape(k.ID), Cellen: []vorm.Cel{
			{Tekst: naam, Onder: "declaratie " + k.Nummer + ", ontvangen op " + k.Ontvangen.Dag().Tekst()},
			{Tekst: k.Periode.Tekst(), Onder: k.Domein.Tekst()},
			{Status: declaratiestatus(k), Onder: regelzin(k)}, vorm.Bedrag(k.Ingediend), vorm.Bedrag(k.Toegekend),
		}})
		ingediend += k.Ingediend
		toegekend += k.Toegekend
	}
	if len(koppen) > 1 {
		t.Voet = []vorm.Cel{{Tekst: "Samen"}, {}, {}, vorm.Bedrag(ingediend), vorm.Bedrag(toegekend)}
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
	case k.Status == declaratie.Afgekeurd:
		return &vorm.Status{Tekst: "Afgekeurd", Toon: vorm.Mis}
	case k.Afgekeurd > 0:
		return &vorm.Status{Tekst: "Deels goedgekeurd", Toon: vorm.LetOp}
	}
	return &vorm.Status{Tekst: "Goedgekeurd", Toon: vorm.Goed}
}

// aanbieder names a provider on a day, or gives its code.
func (b *blad) aanbieder(gemeente kenmerk.Gemeentecode, agb kenmerk.AGB, dag tijdlijn.Dag) (string, error) {
	a, ok, err := contract.AanbiederOp(b.R.Context(), b.Opslag, gemeente, agb, dag)
	if err != nil || !ok {
		return "AGB-code " + agb.String(), err
	}
	return a.Naam, nil
}

// declaratieregels shows one claim line by line, refused lines first, each with
// the reason in words.
func declaratieregels(b *blad) error {
	geen := fout.New(fout.NietGevonden, "Deze declaratie is niet gevonden. Controleer het nummer of zoek opnieuw.")
	code, err := b.Gemeente()
	if err != nil {
		return geen
	}
	kop, regels, err := b.Declaraties.ZienRegels(b.R.Context(), b.Blik, code, b.R.PathValue("id"))
	if fout.Is(err, fout.NietGevonden) {
		return geen
	}
	if err != nil {
		return err
	}
	naam, err := b.aanbieder(kop.Gemeente, kop.Aanbieder, kop.Dagtekening)
	if err != nil {
		return err
	}
	titel := "Controleer declaratie " + kop.Nummer + " van " + naam
	inhoud := geldbeeld{Kop: vorm.Kop{Niveau: 1, Boven: "Gemeente " + b.Gemeenten.Naam(code) + ", " + kop.Domein.Tekst(), Tekst: titel,
		Status: declaratiestatus(kop),
		Onder:  kop.Periode.Tekst() + ". Ingediend " + kop.Ingediend.String() + ", goedgekeurd " + kop.Toegekend.String() + "."}}
	inhoud.Lijst = regeltabel(regels)
	return b.Toon(http.StatusOK, "declaraties", vorm.Pagina{Titel: titel, Inhoud: inhoud,
		Kruimels: []vorm.Link{{Tekst: "Declaraties", Adres: "/declaraties?gemeente=" + code.String()}}})
}

func regeltabel(regels []declaratie.Beoordeling) vorm.Tabel {
	slices.SortStableFunc(regels, func(x, y declaratie.Beoordeling) int {
		return cmp.Compare(regelrang(x.Status), regelrang(y.Status))
	})
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

func regelrang(s declaratie.Status) int {
	return slices.Index([]declaratie.Status{declaratie.Afgekeurd, declaratie.NietBeoordeeld, declaratie.Goedgekeurd}, s)
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
