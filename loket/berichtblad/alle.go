package berichtblad

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/kader/taakverdeling"
	"nabuur/loket/bezoek"
	"nabuur/loket/kaart"
	"nabuur/loket/vorm"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
)

// laatsteBerichten is how many messages the list of all messages shows.
const laatsteBerichten = 50

// lijstvraag is what the list of all messages is asked, as it stands in the address.
type lijstvraag struct {
	gemeente kenmerk.Gemeentecode
	keuzes   []kenmerk.Gemeentecode
	wet      taakverdeling.Domein
	richting bericht.Richting
	nummer   string // "301"
	stand    bericht.Stand
	partij   string
}

// standkeuze is a stand to choose.
type standkeuze struct {
	stand bericht.Stand
	tekst string
}

var (
	richtingwoord = map[bericht.Richting]string{bericht.Uit: "Verstuurd door ons", bericht.In: "Ontvangen van aanbieders"}
	standkeuzes   = []standkeuze{
		{bericht.Klaar, "Klaar om te versturen"}, {bericht.Verzonden, "Verstuurd"}, {bericht.Beantwoord, "Ontvangen door de aanbieder"},
		{bericht.Verwerkt, "Verwerkt"}, {bericht.Afgekeurd, "Afgekeurd"},
	}
)

// berichtnummers are the numbers of the standard, in order.
func berichtnummers() []string {
	var nummers []string
	for _, std := range uitgave.Alle() {
		for soort := range std.Codes {
			if n := istandaard.Nummer(soort); !slices.Contains(nummers, n) {
				nummers = append(nummers, n)
			}
		}
	}
	slices.Sort(nummers)
	return nummers
}

// alleBerichten lists the last messages of one municipality, the newest first.
func alleBerichten(b *blad) error {
	if err := b.zietBerichten(); err != nil {
		return err
	}
	v, err := b.leesLijstvraag()
	if err != nil {
		return err
	}
	inhoud := berichtenbeeld{Kop: vorm.Kop{Niveau: 1, Tekst: "Zoek een bericht voor " + b.Gemeenten.Naam(v.gemeente),
		Onder:  "Wat is verstuurd naar aanbieders en van hen is ontvangen, het nieuwste bovenaan.",
		Acties: vorm.Knoppen{{Tekst: "Wat er wacht", Adres: "/berichten"}}}}
	status := http.StatusOK
	alle, err := b.zoekBerichten(v)
	if err != nil && bezoek.AlleenStoring(err) == nil {
		status = http.StatusForbidden
		inhoud.Weigering = &vorm.Melding{Toon: vorm.LetOp, Kop: "Deze berichten ziet u vandaag niet", Tekst: fout.Zin(err)}
	} else if err != nil {
		return err
	}
	uitkomst := vorm.Aantal(len(alle), "bericht", "berichten")
	if len(alle) > laatsteBerichten {
		alle, uitkomst = alle[:laatsteBerichten], "De laatste "+vorm.Getal(laatsteBerichten)+" berichten"
		inhoud.Onder = "Er zijn er meer. Kies een soort, stand of aanbieder om verder terug te zoeken."
	}
	if inhoud.Filter, err = b.lijstvelden(v, uitkomst); err != nil {
		return err
	}
	if inhoud.Lijst, err = b.berichttabel(alle); err != nil {
		return err
	}
	inhoud.Lijst.Leeg = &vorm.Leeg{Kop: "Geen berichten", Tekst: "Er is voor " + b.Gemeenten.Naam(v.gemeente) +
		" geen bericht dat hieraan voldoet."}
	return b.Toon(status, "lijst", vorm.Pagina{Titel: "Alle berichten", Inhoud: inhoud,
		Kruimels: []vorm.Link{{Tekst: "Berichten", Adres: "/berichten"}}})
}

func (b *blad) leesLijstvraag() (lijstvraag, error) {
	q := b.R.URL.Query()
	v := lijstvraag{wet: taakverdeling.Domein(q.Get("wet")), richting: bericht.Richting(q.Get("richting")), nummer: q.Get("nummer"),
		stand: bericht.Stand(q.Get("stand")), partij: q.Get("aanbieder")}
	v.keuzes = b.berichtgemeenten(true)
	if len(v.keuzes) == 0 {
		return v, fout.New(fout.NietBevoegd, "%s wisselt vandaag voor geen enkele gemeente berichten uit.", b.Naam)
	}
	v.gemeente = v.keuzes[0]
	if g := q.Get("gemeente"); g != "" {
		i := slices.IndexFunc(v.keuzes, func(code kenmerk.Gemeentecode) bool { return code.String() == g })
		if i < 0 {
			return v, fout.New(fout.NietGevonden, "Voor deze gemeente is hier niets te zien. Kies een gemeente uit de lijst.")
		}
		v.gemeente = v.keuzes[i]
	}
	onbekend := func(wat string) error {
		return fout.New(fout.Onjuist, "Zo'n %s bestaat niet. Kies er een uit de lijst.", wat)
	}
	switch {
	case v.wet != "" && v.wet != taakverdeling.Wmo && v.wet != taakverdeling.Jeugd:
		return v, onbekend("wet")
	case v.richting != "" && richtingwoord[v.richting] == "":
		return v, onbekend("richting")
	case v.nummer != "" && !slices.Contains(berichtnummers(), v.nummer):
		return v, onbekend("soort bericht")
	case v.stand != "" && !slices.ContainsFunc(standkeuzes, func(k standkeuze) bool { return k.stand == v.stand }):
		return v, onbekend("stand")
	}
	if v.partij != "" {
		if _, err := kenmerk.ParseAGB(v.partij); err != nil {
			return v, err
		}
	}
	return v, nil
}

// zoekBerichten gives one message more than the list shows, when there are more.
func (b *blad) zoekBerichten(v lijstvraag) ([]bericht.Bericht, error) {
	f := bericht.Filter{Domein: v.wet, Richting: v.richting, Stand: v.stand, Partij: v.partij, Max: laatsteBerichten + 1}
	if v.nummer == "" {
		return b.Berichten.List(b.R.Context(), b.Blik, v.gemeente, f)
	}
	var alle []bericht.Bericht
	var geweigerd error
	gezien := false
	for _, std := range uitgave.Alle() {
		f.Soort = std.Soort(v.nummer)
		if f.Soort == "" || v.wet != "" && wetVan(v.wet) != std.Wet {
			continue
		}
		deel, err := b.Berichten.List(b.R.Context(), b.Blik, v.gemeente, f)
		if bezoek.AlleenStoring(err) != nil {
			return nil, err
		}
		gezien, geweigerd = gezien || err == nil, cmp.Or(geweigerd, err)
		alle = append(alle, deel...)
	}
	if !gezien {
		return nil, geweigerd
	}
	slices.SortStableFunc(alle, func(x, y bericht.Bericht) int { return cmp.Compare(y.Moment, x.Moment) })
	return alle, nil
}

func (v lijstvraag) adres() string {
	q := url.Values{"gemeente": {v.gemeente.String()}}
	for naam, waarde := range map[string]string{"wet": string(v.wet), "richting": string(v.richting), "nummer": v.nummer,
		"stand": string(v.stand), "aanbieder": v.partij} {
		if waarde != "" {
			q.Set(naam, waarde)
		}
	}
	return "/berichten/alle?" + q.Encode()
}

func (b *blad) lijstvelden(v lijstvraag, uitkomst string) (vorm.Filter, error) {
	namen := kaart.NewNamen(b.Bezoek)
	aanbieders, err := namen.Keuzes(v.gemeente, v.partij)
	if err != nil {
		return vorm.Filter{}, err
	}
	filter := vorm.Filter{Actie: "/berichten/alle", Wissen: lijstvraag{gemeente: v.gemeente}.adres(), Doel: "lijst", Uitkomst: uitkomst}
	veld := func(naam, label, alle, gekozen string, keuzes []vorm.Keuze, zonder func(*lijstvraag)) {
		if alle != "" {
			keuzes = append([]vorm.Keuze{{Tekst: alle}}, keuzes...)
		}
		keuzes = vorm.Kies(gekozen, keuzes...)
		filter.Velden = append(filter.Velden, vorm.Veld{Soort: vorm.LijstVeld, Naam: naam, Label: label, Keuzes: keuzes})
		if i := slices.IndexFunc(keuzes, func(k vorm.Keuze) bool { return k.Gekozen && k.Waarde != "" }); i >= 0 && zonder != nil {
			g := v
			zonder(&g)
			filter.Tags = append(filter.Tags, vorm.FilterTag{Label: label, Waarde: keuzes[i].Tekst, Weg: g.adres()})
		}
	}
	var gemeenten, soorten, standen []vorm.Keuze
	for _, code := range v.keuzes {
		gemeenten = append(gemeenten, vorm.Keuze{Waarde: code.String(), Tekst: b.Gemeenten.Naam(code)})
	}
	for _, n := range berichtnummers() {
		soorten = append(soorten, vorm.Keuze{Waarde: n, Tekst: n + " " + bericht.Titel(uitgave.Alle()[0].Soort(n))})
	}
	for _, s := range standkeuzes {
		standen = append(standen, vorm.Keuze{Waarde: string(s.stand), Tekst: s.tekst})
	}
	veld("gemeente", "Gemeente", "", v.gemeente.String(), gemeenten, nil)
	veld("wet", "Wet", "Wmo en Jeugd", string(v.wet), []vorm.Keuze{{Waarde: "wmo", Tekst: "Wmo"}, {Waarde: "jeugd", Tekst: "Jeugd"}},
		func(g *lijstvraag) { g.wet = "" })
	veld("richting", "Richting", "Beide kanten", string(v.richting),
		[]vorm.Keuze{{Waarde: "uit", Tekst: richtingwoord[bericht.Uit]}, {Waarde: "in", Tekst: richtingwoord[bericht.In]}},
		func(g *lijstvraag) { g.richting = "" })
	veld("nummer", "Soort", "Alle soorten", v.nummer, soorten, func(g *lijstvraag) { g.nummer = "" })
	veld("stand", "Stand", "Alle standen", string(v.stand), standen, func(g *lijstvraag) { g.stand = "" })
	veld("aanbieder", "Aanbieder", "Alle aanbieders", v.partij, aanbieders, func(g *lijstvraag) { g.partij = "" })
	return filter, nil
}

func (b *blad) berichttabel(alle []bericht.Bericht) (vorm.Tabel, error) {
	t := vorm.Tabel{ID: "alle-berichten", Bijschrift: "Berichten", Stil: true,
		Kolommen: []vorm.Kolom{{Kop: "Wanneer"}, {Kop: "Bericht", Rijkop: true}, {Kop: "Aanbieder"}, {Kop: "Inwoner"}, {Kop: "Stand"}}}
	namen := kaart.NewNamen(b.Bezoek)
	inwoners := make([]kaart.Betrokkene, len(alle))
	for i, m := range alle {
		inwoners[i] = kaart.Betrokkene{Gemeente: m.Gemeente, Domein: m.Domein, BSN: m.Inwoner}
	}
	if err := namen.LeesInwoners(inwoners); err != nil {
		return t, err
	}
	for i, m := range alle {
		aanbieder, err := namen.Aanbieder(m.Gemeente, m.Partij())
		if err != nil {
			return t, err
		}
		kant := "van"
		if m.Richting == bericht.Uit {
			kant = "aan"
		}
		stand := kaart.Berichtstand(m)
		t.Rijen = append(t.Rijen, vorm.Rij{Adres: bezoek.Berichtadres(m.Gemeente, m.ID), Cellen: []vorm.Cel{
			{Tekst: m.Moment.Dag().Tekst(), Heel: true, Onder: m.Moment.Tijd().Format("15:04")},
			{Tekst: istandaard.Nummer(m.Soort) + " " + bericht.Titel(m.Soort), Onder: m.Identificatie + ", " + m.Domein.Tekst()},
			{Tekst: aanbieder, Onder: kant + " " + m.Partij()}, namen.Inwoner(inwoners[i]), {Status: &stand, Onder: b.standzin(m)},
		}})
	}
	return t, nil
}

// standzin adds to the stand of a message what is still to come, or why it was
// rejected.
func (b *blad) standzin(m bericht.Bericht) string {
	switch {
	case m.Stand == bericht.Afgekeurd && len(m.Redenen) > 0:
		return kaart.Redenzin(m.Redenen)
	case m.Stand == bericht.Verzonden && !m.RetourVoor.IsOpen() && m.RetourVoor < b.Vandaag:
		return "retour had er " + m.RetourVoor.Tekst() + " moeten zijn"
	case m.Stand == bericht.Verzonden && !m.RetourVoor.IsOpen():
		return "retour uiterlijk " + m.RetourVoor.Tekst()
	}
	return ""
}
