package berichtblad

import (
	"net/http"
	"slices"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/loket/bezoek"
	"nabuur/loket/kaart"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
)

// verzoekbeeld is the content of the page of one request of a provider.
type verzoekbeeld struct {
	Kop          vorm.Kop
	AanZet       *vorm.Melding
	Gevraagd     *vorm.Gegevens // of a VOT
	Regels       *vorm.Tabel    // of a VOW: now beside wanted
	Toewijzingen *vorm.Tabel    // what the resident has from this provider
	Verzoek      vorm.Gegevens
	Termijnen    vorm.Gegevens
	Besluit      *vorm.Gegevens
	Zaken        []vorm.Link
	Berichten    []vorm.Bericht
}

// verzoekdossier is a request as this user may see it today, with what stands around
// it.
type verzoekdossier struct {
	verzoek.Verzoek
	pad          string
	aanbieder    string
	inwoner      string // the name; "" when this user may not see it, or nobody knows it yet
	magInwoner   bool
	toewijzingen []toewijzing.Toewijzing
	producten    productnamen
	weigering    error // why this user does not reject it or take it under investigation; nil when he does
	// geenToekenning is why this user does not grant it: for the Wmo that is a decision
	// of the college.
	geenToekenning error
}

// verzoekdossier reads the request in the path. One that does not exist and one that
// this user may not know of give the same answer.
func (b *blad) verzoekdossier() (*verzoekdossier, error) {
	code, err := b.Gemeente()
	if err != nil {
		return nil, geenVerzoek()
	}
	ctx := b.R.Context()
	v, err := b.Verzoeken.Zien(ctx, b.Blik, code, b.R.PathValue("id"))
	if fout.Is(err, fout.NietGevonden) {
		return nil, geenVerzoek()
	}
	if err != nil {
		return nil, err
	}
	d := &verzoekdossier{Verzoek: v, pad: bezoek.Verzoekadres(v.Gemeente, v.ID)}
	b.Terug = vorm.Link{Tekst: "Terug naar het verzoek", Adres: d.pad}
	namen := kaart.NewNamen(b.Bezoek)
	if d.aanbieder, err = namen.Aanbieder(v.Gemeente, v.Aanbieder.String()); err != nil {
		return nil, err
	}
	d.magInwoner = b.MagNu(toegang.InwonerZien, v.Gemeente, "inwoner", v.Domein.Taak(taakverdeling.Toewijzing))
	if d.magInwoner {
		if d.inwoner, err = b.inwonernaam(v); err != nil {
			return nil, err
		}
	}
	if d.producten, err = b.productnamen(v.Gemeente); err != nil {
		return nil, err
	}
	if err := b.leesToewijzingen(d); err != nil {
		return nil, err
	}
	over := toegang.Object{Gemeente: v.Gemeente, Soort: "verzoek", ID: v.ID, Taak: v.Domein.Taak(taakverdeling.Toewijzing)}
	_, d.weigering = b.Blik.Mag(toegang.VerzoekBeslissen, over)
	recht, over := v.Recht()
	_, d.geenToekenning = b.Blik.Mag(recht, over)
	return d, nil
}

// inwonernaam gives the name of the resident that a request is about; "" when the
// municipality does not know that resident yet.
func (b *blad) inwonernaam(v verzoek.Verzoek) (string, error) {
	namen, err := inwoner.Namen(b.R.Context(), b.Opslag, v.Gemeente, []kenmerk.BSN{v.Inwoner})
	naam, bekend := namen[v.Inwoner]
	if err != nil || !bekend {
		return "", err
	}
	return naam.Volledig(), nil
}

// leesToewijzingen reads what the resident has from this provider in this domain, on
// the date of the request and later, for who may see it.
func (b *blad) leesToewijzingen(d *verzoekdossier) error {
	if !b.MagNu(toegang.ToewijzingZien, d.Gemeente, "toewijzing", d.Domein.Taak(taakverdeling.Toewijzing)) {
		return nil
	}
	var err error
	d.toewijzingen, err = b.toewijzingenVan(d.Gemeente, d.Inwoner.String(), d.Aanbieder.String(), d.Dagtekening)
	d.toewijzingen = slices.DeleteFunc(d.toewijzingen, func(t toewijzing.Toewijzing) bool { return t.Domein != d.Domein })
	return err
}

// geenVerzoek is the answer for a request that is not there, or not for this user.
func geenVerzoek() error {
	return fout.New(fout.NietGevonden, "Dit verzoek is niet gevonden. Controleer het adres of zoek opnieuw.")
}

// wie names the resident in a title: by name, or else in general.
func (d *verzoekdossier) wie() string {
	if d.inwoner != "" {
		return d.inwoner
	}
	return "een inwoner"
}

// toewijzing gives the allotment with that number as it is now.
func (d *verzoekdossier) toewijzing(nummer int64) (toewijzing.Toewijzing, bool) {
	i := slices.IndexFunc(d.toewijzingen, func(t toewijzing.Toewijzing) bool { return t.Nummer == nummer })
	if i < 0 {
		return toewijzing.Toewijzing{}, false
	}
	return d.toewijzingen[i], true
}

// verzoekZien shows one request of a provider line by line.
func verzoekZien(b *blad) error {
	d, err := b.verzoekdossier()
	if err != nil {
		return err
	}
	titel := "Bekijk het " + d.Soort.Tekst() + " voor " + d.wie()
	kan := d.Stand.Open() && (d.weigering == nil || d.geenToekenning == nil)
	if kan {
		titel = "Beslis op het " + d.Soort.Tekst() + " voor " + d.wie()
	}
	inhoud := verzoekbeeld{Kop: d.kop(b, titel), Verzoek: d.gegevens(b), Termijnen: d.termijnen(b)}
	if kan {
		inhoud.Kop.Acties = d.knoppen()
	}
	inhoud.AanZet = d.aanZet()
	if d.Soort == verzoek.Toewijzing {
		g := d.gevraagd(d.Regels[0])
		inhoud.Gevraagd = &g
		if len(d.toewijzingen) > 0 {
			t, err := b.toewijzingtabel(d.Gemeente, "Wat de inwoner nu van deze aanbieder krijgt", d.toewijzingen)
			if err != nil {
				return err
			}
			inhoud.Toewijzingen = &t
		}
	} else {
		t := d.regeltabel(d.Stand.Open())
		inhoud.Regels = &t
	}
	if inhoud.Besluit, inhoud.Zaken, err = b.besluitOp(d); err != nil {
		return err
	}
	if inhoud.Berichten, err = b.berichtenOver(d); err != nil {
		return err
	}
	return b.Toon(http.StatusOK, "verzoek_zien", b.verzoekbladzijde(d, titel, inhoud))
}

// aanZet says what this user leaves to others; nil when there is nothing to say.
func (d *verzoekdossier) aanZet() *vorm.Melding {
	switch {
	case !d.Stand.Open():
		return nil
	case d.geenToekenning != nil && d.weigering != nil:
		return &vorm.Melding{Toon: vorm.Info, Kop: "U beslist niet op dit verzoek", Tekst: fout.Zin(d.geenToekenning)}
	case d.geenToekenning != nil:
		return &vorm.Melding{Toon: vorm.Info, Kop: "Toekennen is een besluit van het college",
			Tekst: fout.Zin(d.geenToekenning) + " U kunt het verzoek wel in onderzoek nemen of afwijzen."}
	}
	return nil
}

// verzoekbladzijde gives a page about the request, with the bar above it and the way
// back.
func (b *blad) verzoekbladzijde(d *verzoekdossier, titel string, inhoud any) vorm.Pagina {
	wie := d.inwoner
	switch {
	case wie == "" && d.magInwoner:
		wie = "Inwoner nog niet bekend"
	case wie == "":
		wie = "Naam afgeschermd"
	}
	balk := b.werkbalk(d.Gemeente, d.Domein.Taak(taakverdeling.Toewijzing), wie, "verzoek "+d.Referentie)
	balk.Kenmerken = append(balk.Kenmerken, vorm.Paar{Naam: "Aanbieder", Waarde: d.aanbieder})
	p := vorm.Pagina{Titel: titel, Dossier: balk, Inhoud: inhoud}
	if b.MagErgens(toegang.BerichtZien) {
		p.Kruimels = []vorm.Link{{Tekst: "Berichten", Adres: "/berichten"}}
	} else {
		p.Kruimels = []vorm.Link{{Tekst: "Mijn werk", Adres: "/werk"}}
	}
	if b.R.URL.Path != d.pad {
		p.Kruimels = append(p.Kruimels, vorm.Link{Tekst: vorm.Hoofdletter(d.Soort.Tekst()), Adres: d.pad})
	}
	return p
}

func (d *verzoekdossier) kop(b *blad, titel string) vorm.Kop {
	k := vorm.Kop{Niveau: 1, Boven: vorm.Hoofdletter(d.Soort.Tekst()) + " van " + d.aanbieder + ", ontvangen op " +
		d.Ontvangen.Dag().Tekst(), Tekst: titel, Status: verzoekstatus(d.Stand)}
	if uiterlijk := d.Uiterlijk(); !uiterlijk.IsOpen() {
		t := vorm.NewTermijn(b.Vandaag, uiterlijk, d.Stand.Termijn())
		k.Termijn = &t
	}
	return k
}

func verzoekstatus(s verzoek.Stand) *vorm.Status {
	toon := vorm.Info
	switch s {
	case verzoek.Toegekend:
		toon = vorm.Goed
	case verzoek.Afgewezen:
		toon = vorm.Neutraal
	}
	return &vorm.Status{Tekst: vorm.Hoofdletter(string(s)), Toon: toon}
}

// onderzoekverzoek is the step that takes a request under investigation.
const onderzoekverzoek = "verzoek.onderzoeken"

// knoppen gives the acts that this user may do on the request now. What goes on with
// it is the main one, never what ends it.
func (d *verzoekdossier) knoppen() vorm.Knoppen {
	var knoppen vorm.Knoppen
	for _, f := range verzoekformulieren {
		if f.kan(d) != nil {
			continue
		}
		knop := vorm.Knop{Tekst: f.knop, Adres: d.pad + "/" + f.pad}
		if f.handeling == string(toegang.VerzoekToekennen) || d.geenToekenning != nil && f.handeling == onderzoekverzoek {
			knop.Soort = vorm.Hoofdknop
		}
		knoppen = append(knoppen, knop)
	}
	return knoppen
}

// gegevens tells where the request came from.
func (d *verzoekdossier) gegevens(b *blad) vorm.Gegevens {
	g := vorm.Gegevens{Punten: []vorm.Gegeven{
		{Naam: "Aanbieder", Waarde: d.aanbieder + " (" + d.Aanbieder.String() + ")"}, {Naam: "Referentie", Waarde: d.Referentie},
		{Naam: "Dagtekening", Waarde: d.Dagtekening.Tekst()},
		{Naam: "Gemeente", Waarde: b.Gemeenten.Naam(d.Gemeente) + ", " + d.Domein.Tekst()},
		{Naam: "BSN", Waarde: d.Inwoner.String()},
	}}
	if d.RedenVerzoek != "" {
		g.Punten = append(g.Punten, vorm.Gegeven{Naam: "Reden van het verzoek",
			Waarde: codewoord(d.Domein, "RedenVerzoek", d.RedenVerzoek)})
	}
	if d.GezagsdragerBekend != "" {
		g.Punten = append(g.Punten, vorm.Gegeven{Naam: "Gezagsdrager weet ervan", Waarde: janee[d.GezagsdragerBekend]})
	}
	if d.Commentaar != "" {
		g.Punten = append(g.Punten, vorm.Gegeven{Naam: "Opmerking van de aanbieder", Waarde: d.Commentaar})
	}
	return g
}

// janee are the words for LDT_JaNee.
var janee = map[string]string{"1": "Ja", "2": "Nee"}

// termijnen shows the last days that the standard sets, and why they are these.
func (d *verzoekdossier) termijnen(b *blad) vorm.Gegevens {
	punt := func(naam string, dag tijdlijn.Dag, loopt bool, bron string) vorm.Gegeven {
		g := vorm.Gegeven{Naam: naam, Waarde: dag.Tekst(), Bron: bron}
		if loopt {
			t := vorm.NewTermijn(b.Vandaag, dag, "")
			g.Termijn = &t
		}
		return g
	}
	g := vorm.Gegevens{Punten: []vorm.Gegeven{
		punt("Eerste antwoord", d.Antwoorden, d.Stand == verzoek.Ontvangen, "5 werkdagen na ontvangst (OP274, OP346)"),
		punt("Besluit na onderzoek", d.Beslissen, d.Stand == verzoek.InOnderzoek, "8 weken na de dagtekening (OP274, OP346)"),
	}}
	if !d.Woonplaats.IsOpen() {
		g.Punten = append(g.Punten, punt("Andere gemeente verantwoordelijk", d.Woonplaats, d.Stand.Open(),
			"2 weken na ontvangst, alleen bij woonplaatsbeginsel (OP359)"))
	}
	return g
}

// besluitOp tells what was decided on a request, and on which case it leaned.
func (b *blad) besluitOp(d *verzoekdossier) (*vorm.Gegevens, []vorm.Link, error) {
	var links []vorm.Link
	if d.Zaak != "" {
		link, ok, err := b.zaaklink(d.Gemeente, d.Zaak, "")
		if err != nil {
			return nil, nil, err
		}
		if ok {
			links = append(links, link)
		}
	}
	if d.Stand == verzoek.Ontvangen {
		return nil, links, nil
	}
	var g vorm.Gegevens
	if d.Onderzocht != 0 {
		g.Punten = append(g.Punten, vorm.Gegeven{Naam: "In onderzoek sinds", Waarde: d.Onderzocht.Dag().Tekst()})
	}
	if d.Stand == verzoek.InOnderzoek {
		return &g, links, nil
	}
	g.Punten = append(g.Punten, vorm.Gegeven{Naam: "Uitkomst", Status: verzoekstatus(d.Stand)},
		vorm.Gegeven{Naam: "Besloten op", Waarde: d.Besloten.Dag().Tekst()})
	if d.Stand == verzoek.Afgewezen {
		g.Punten = append(g.Punten, vorm.Gegeven{Naam: "Reden", Waarde: d.Reden.Tekst()})
	}
	if !d.Woonplaatsgemeente.IsLeeg() {
		g.Punten = append(g.Punten, vorm.Gegeven{Naam: "Verantwoordelijke gemeente", Waarde: b.Gemeenten.Naam(d.Woonplaatsgemeente)})
	}
	if d.Stand != verzoek.Toegekend {
		return &g, links, nil
	}
	gemaakt, err := toewijzing.VanVerzoek(b.R.Context(), b.Opslag, d.Gemeente, d.ID)
	for _, t := range gemaakt {
		g.Punten = append(g.Punten, vorm.Gegeven{Naam: "Nieuwe toewijzing",
			Waarde: strconv.FormatInt(t.Nummer, 10) + ": " + kaart.Hoeveel(t) + ", " + periodetekst(t)})
	}
	return &g, links, err
}

// berichtenOver gives the messages about the request, for who may see messages.
func (b *blad) berichtenOver(d *verzoekdossier) ([]vorm.Bericht, error) {
	alle, err := b.Berichten.VanVerzoek(b.R.Context(), b.Blik, d.Verzoek)
	if err != nil {
		return nil, bezoek.AlleenStoring(err)
	}
	kaarten := make([]vorm.Bericht, len(alle))
	for i, m := range alle {
		kaarten[i] = kaart.Bericht(m, d.aanbieder)
	}
	return kaarten, nil
}

// contractkeuzes gives what the contracts let this provider deliver to residents of
// the municipality on a day, in the domain of the request.
func (b *blad) contractkeuzes(d *verzoekdossier, dag tijdlijn.Dag) ([]contract.Keuze, error) {
	alle, err := contract.Producten(b.R.Context(), b.Opslag, d.Gemeente, dag)
	return slices.DeleteFunc(alle, func(k contract.Keuze) bool {
		categorie := k.Tarief.Product.Categorie
		return k.AGB != d.Aanbieder || categorie != "" && categoriewoord(d.Domein, categorie) == categorie
	}), err
}
