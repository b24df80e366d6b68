package samenwerkblad

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/loket/vorm"
)

// verdeelbeeld is the content of the page that shows who does what.
type verdeelbeeld struct {
	Kop       vorm.Kop
	Gemeente  vorm.Veld
	Domein    vorm.Veld
	Op        tijdlijn.Dag
	Peildatum vorm.Peildatum
	Wissels   *vorm.Tabel
	Gaten     *vorm.Melding
	Matrix    *vorm.Matrix
	Uitloop   *vorm.Tabel
	Tabel     vorm.Tabel
}

// verdeling is what the page is asked: a municipality, a day, and perhaps a
// domain.
type verdeelvraag struct {
	gemeente organisatie.Gemeente
	domein   taakverdeling.Domein // "" for all
	op       tijdlijn.Dag
	stand    *taakverdeling.Verdeling
}

// wieDoetWat shows who does which task for a municipality on a day, what changes
// hands on that day, what nobody does and what still runs off.
func wieDoetWat(b *blad) error {
	v, keuzes, err := b.leesVerdeelvraag()
	if err != nil {
		return err
	}
	titel := "Bekijk wie wat doet"
	if len(keuzes) == 0 {
		return fout.New(fout.NietBevoegd, "%s voert geen taken uit voor een gemeente. Er is geen verdeling om te bekijken.", b.Naam)
	}
	titel += " voor " + v.gemeente.Naam
	inhoud := verdeelbeeld{
		Kop: vorm.Kop{Niveau: 1, Tekst: titel,
			Onder: "Wie een taak uitvoert, op welke grond, en vanaf wanneer. Verantwoordelijk blijft de gemeente zelf."},
		Op: v.op, Peildatum: b.peildatum(v),
		Gemeente: vorm.Veld{Soort: vorm.LijstVeld, Naam: "gemeente", Label: "Gemeente", Keuzes: keuzes},
		Domein:   vorm.Veld{Soort: vorm.LijstVeld, Naam: "domein", Label: "Onderwerp", Keuzes: domeinkeuzes(v.domein)},
	}
	inhoud.Wissels, inhoud.Matrix, inhoud.Uitloop = b.wissels(v), b.matrix(v), b.uitloop(v)
	if inhoud.Tabel, err = b.verdeeltabel(v); err != nil {
		return err
	}
	if inhoud.Matrix != nil {
		inhoud.Gaten = v.gaten()
	}
	return b.Toon(http.StatusOK, "wie_doet_wat", vorm.Pagina{Titel: titel, Inhoud: inhoud})
}

// leesVerdeelvraag reads the question and gives the municipalities to choose
// from: those whose division the user may see.
func (b *blad) leesVerdeelvraag() (verdeelvraag, []vorm.Keuze, error) {
	q := b.R.URL.Query()
	v := verdeelvraag{op: b.Vandaag, domein: taakverdeling.Domein(q.Get("domein"))}
	var err error
	if datum := q.Get("datum"); datum != "" {
		if v.op, err = tijdlijn.ParseDag(datum); err != nil {
			return v, nil, err
		}
	}
	if v.domein != "" && !slices.Contains(taakverdeling.Domeinen(), v.domein) {
		return v, nil, fout.New(fout.Onjuist, "Dit onderwerp bestaat niet. Kies er een uit de lijst.")
	}
	v.stand = b.Blik.Verdeling
	zichtbaar, err := b.zichtbaar(v.stand)
	if err != nil || len(zichtbaar) == 0 {
		return v, nil, err
	}
	v.gemeente = zichtbaar[0]
	if gevraagd := q.Get("gemeente"); gevraagd != "" {
		g, err := b.Gemeenten.ZoekOp(gevraagd, v.op)
		if err != nil {
			return v, nil, err
		}
		if !slices.ContainsFunc(zichtbaar, func(z organisatie.Gemeente) bool { return z.Code == g.Code }) {
			return v, nil, fout.New(fout.NietBevoegd, "%s voert geen taken uit voor %s en ziet die verdeling niet. Vraag het aan %s zelf.",
				b.Naam, g.Naam, g.Naam)
		}
		v.gemeente = g
	}
	var keuzes []vorm.Keuze
	for _, g := range zichtbaar {
		keuzes = append(keuzes, vorm.Keuze{Waarde: g.Code.String(), Tekst: g.Naam, Gekozen: g.Code == v.gemeente.Code})
	}
	return v, keuzes, nil
}

// zichtbaar gives the municipalities whose division this user may see, on some
// day that it changes: who will carry out a task can look ahead, who did can look
// back. The own municipality comes first.
func (b *blad) zichtbaar(stand *taakverdeling.Verdeling) ([]organisatie.Gemeente, error) {
	var gemeenten []organisatie.Gemeente
	for _, g := range b.Gemeenten.Alle() {
		dagen := stand.Wisseldagen(g.Code)
		if len(dagen) == 0 {
			continue
		}
		mag, err := b.magVerdelingZien(g.Code, append([]tijdlijn.Dag{b.Vandaag}, dagen...))
		if err != nil {
			return nil, err
		}
		if mag {
			gemeenten = append(gemeenten, g)
		}
	}
	slices.SortStableFunc(gemeenten, func(x, y organisatie.Gemeente) int {
		return cmp.Or(cmp.Compare(b.Vreemd(x), b.Vreemd(y)), cmp.Compare(x.Naam, y.Naam))
	})
	return gemeenten, nil
}

func (b *blad) magVerdelingZien(code kenmerk.Gemeentecode, dagen []tijdlijn.Dag) (bool, error) {
	for _, dag := range dagen {
		_, err := b.Blik.MagOp(toegang.TaakverdelingZien, toegang.Object{Gemeente: code, Soort: "taakverdeling"}, dag)
		if err == nil {
			return true, nil
		}
		if fout.SoortVan(err) == fout.Storing {
			return false, err
		}
	}
	return false, nil
}

func domeinkeuzes(gekozen taakverdeling.Domein) []vorm.Keuze {
	keuzes := []vorm.Keuze{{Tekst: "Alles", Gekozen: gekozen == ""}}
	for _, d := range taakverdeling.Domeinen() {
		keuzes = append(keuzes, vorm.Keuze{Waarde: string(d), Tekst: d.Tekst(), Gekozen: d == gekozen})
	}
	return keuzes
}

// adres writes the question for another day.
func (v verdeelvraag) adres(op tijdlijn.Dag) string {
	q := url.Values{"gemeente": {v.gemeente.Code.String()}, "datum": {op.String()}}
	if v.domein != "" {
		q.Set("domein", string(v.domein))
	}
	return "/wie-doet-wat?" + q.Encode()
}

// gevraagd reports whether a task belongs to the domain that was asked for.
func (v verdeelvraag) gevraagd(t taakverdeling.Taak) bool {
	return v.domein == "" || t.Domein() == v.domein
}

// peildatum gives the date field with the days on which something changes.
func (b *blad) peildatum(v verdeelvraag) vorm.Peildatum {
	p := vorm.Peildatum{Actie: "/wie-doet-wat", Naam: "datum", Label: "Op welke dag?", Op: v.op, Eerste: b.Vandaag,
		Laatste:   b.Vandaag.PlusMaanden(12),
		Verborgen: []vorm.Paar{{Naam: "gemeente", Waarde: v.gemeente.Code.String()}}}
	if v.domein != "" {
		p.Verborgen = append(p.Verborgen, vorm.Paar{Naam: "domein", Waarde: string(v.domein)})
	}
	for i, dag := range v.stand.Wisseldagen(v.gemeente.Code) {
		n := 0
		for _, w := range v.stand.Wisselingen(v.gemeente.Code, dag) {
			if v.gevraagd(w.Taak) {
				n++
			}
		}
		tekst := vorm.Aantal(n, "taak wisselt", "taken wisselen")
		if i == 0 {
			tekst = "begin"
		}
		if dag == b.Vandaag {
			tekst += ", vandaag"
		}
		if n > 0 {
			p.Mijlpalen = append(p.Mijlpalen, vorm.Mijlpaal{Op: dag, Tekst: tekst, Adres: v.adres(dag)})
		}
		p.Eerste, p.Laatste = min(p.Eerste, dag), max(p.Laatste, dag.PlusMaanden(6))
	}
	if !slices.ContainsFunc(p.Mijlpalen, func(m vorm.Mijlpaal) bool { return m.Op == b.Vandaag }) {
		p.Mijlpalen = append(p.Mijlpalen, vorm.Mijlpaal{Op: b.Vandaag, Tekst: "vandaag", Adres: v.adres(b.Vandaag)})
	}
	slices.SortStableFunc(p.Mijlpalen, func(x, y vorm.Mijlpaal) int { return int(x.Op - y.Op) })
	p.Eerste, p.Laatste = min(p.Eerste, v.op), max(p.Laatste, v.op)
	return p
}

// wissels lists what changes hands on the day itself; nil when nothing does.
func (b *blad) wissels(v verdeelvraag) *vorm.Tabel {
	t := vorm.Tabel{ID: "wissels", Bijschrift: "Dit wisselt op " + v.op.Tekst(),
		Kolommen: []vorm.Kolom{{Kop: "Taak", Rijkop: true}, {Kop: "Eerst"}, {Kop: "Nu"}}}
	for _, w := range v.stand.Wisselingen(v.gemeente.Code, v.op) {
		if !v.gevraagd(w.Taak) || w.Van.Uitvoerder == "" {
			continue
		}
		van := b.Blik.Naam(w.Van.Uitvoerder)
		naar := "Niemand"
		if w.Naar.Uitvoerder != "" {
			naar = b.Blik.Naam(w.Naar.Uitvoerder)
		}
		t.Rijen = append(t.Rijen, vorm.Rij{Cellen: []vorm.Cel{{Tekst: w.Taak.Tekst()}, {Tekst: van}, {Tekst: naar}}})
	}
	if len(t.Rijen) == 0 {
		return nil
	}
	return &t
}

// gaten names the tasks that nobody does on the day.
func (v verdeelvraag) gaten() *vorm.Melding {
	var punten []string
	for _, t := range v.stand.Gaten(v.gemeente.Code, v.op) {
		if v.gevraagd(t) {
			punten = append(punten, t.Tekst())
		}
	}
	if len(punten) == 0 {
		return nil
	}
	kop := vorm.Aantal(len(punten), "taak heeft", "taken hebben") + " op deze dag geen uitvoerder"
	if len(punten) > 8 {
		punten = append(punten[:8], "en nog "+vorm.Getal(len(punten)-8)+"; ze staan hieronder in het overzicht")
	}
	return &vorm.Melding{Toon: vorm.Mis, Kop: kop, Tekst: "Leg vast wie dit doet. Werk aan deze taken kan nu nergens heen.", Punten: punten}
}

// uitvoerders gives who holds a task on the day, the municipality itself first.
func (b *blad) uitvoerders(v verdeelvraag) ([]organisatie.Kenmerk, []string) {
	var codes []organisatie.Kenmerk
	for _, t := range v.stand.Matrix(v.gemeente.Code, v.op) {
		if v.gevraagd(t.Taak) && !slices.Contains(codes, t.Uitvoerder) {
			codes = append(codes, t.Uitvoerder)
		}
	}
	namen := map[organisatie.Kenmerk]string{}
	for _, k := range codes {
		naam := b.Blik.Naam(k)
		namen[k] = naam
	}
	eigen := organisatie.KenmerkVan(v.gemeente.Code)
	slices.SortFunc(codes, func(x, y organisatie.Kenmerk) int {
		switch eigen {
		case x:
			return -1
		case y:
			return 1
		}
		return cmp.Compare(namen[x], namen[y])
	})
	var koppen []string
	for _, k := range codes {
		koppen = append(koppen, namen[k])
	}
	return codes, koppen
}

// matrix puts every task against every executor; nil when nobody does anything.
func (b *blad) matrix(v verdeelvraag) *vorm.Matrix {
	codes, koppen := b.uitvoerders(v)
	if len(codes) == 0 {
		return nil
	}
	m := &vorm.Matrix{ID: "matrix", Bijschrift: "Taken van " + v.gemeente.Naam, Op: v.op, Organisaties: koppen}
	for _, d := range taakverdeling.Domeinen() {
		if v.domein != "" && d != v.domein {
			continue
		}
		groep := vorm.MatrixGroep{Naam: d.Tekst()}
		for _, taak := range taakverdeling.TakenVan(d) {
			groep.Taken = append(groep.Taken, b.matrixrij(v, taak, codes))
		}
		m.Groepen = append(m.Groepen, groep)
	}
	return m
}

func (b *blad) matrixrij(v verdeelvraag, taak taakverdeling.Taak, codes []organisatie.Kenmerk) vorm.MatrixRij {
	rij := vorm.MatrixRij{Taak: vorm.Hoofdletter(taak.Functie().Tekst())}
	t, ok := v.stand.Uitvoerder(v.gemeente.Code, taak, v.op)
	if !ok {
		rij.Gat = "Niemand aangewezen"
		return rij
	}
	for _, k := range codes {
		var cel vorm.MatrixCel
		if k == t.Uitvoerder {
			sinds := b.Begint(v.gemeente.Code, t)
			cel = vorm.MatrixCel{Grondslag: string(t.Grondslag), Onder: "sinds " + sinds.Tekst(), Nieuw: sinds == v.op}
		}
		rij.Cellen = append(rij.Cellen, cel)
	}
	return rij
}

// uitloop lists work from before that somebody still winds up on the day.
func (b *blad) uitloop(v verdeelvraag) *vorm.Tabel {
	tabel := vorm.Tabel{ID: "uitloop", Bijschrift: "Dit loopt op " + v.op.Tekst() + " nog uit",
		Kolommen: []vorm.Kolom{{Kop: "Werk van eerder", Rijkop: true}, {Kop: "Wie maakt het af"}, {Kop: "Tot en met"}, {Kop: "Waarom"}}}
	for _, k := range v.stand.Uitvoerders() {
		for _, t := range v.stand.UitloopVan(k, v.op) {
			if t.Gemeente != v.gemeente.Code || !v.gevraagd(t.Taak) {
				continue
			}
			naam := b.Blik.Naam(k)
			tot, waarom := "zonder einddatum", vorm.Cel{Tekst: "Afgesproken"}
			if !t.Afwikkeling.Tot.IsOpen() {
				tot = t.Afwikkeling.Tot.Plus(-1).Tekst()
			}
			if t.Afwikkeling.Aanname {
				waarom = vorm.Cel{Status: &vorm.Status{Tekst: "Aanname", Toon: vorm.LetOp}}
			}
			tabel.Rijen = append(tabel.Rijen, vorm.Rij{Cellen: []vorm.Cel{
				{Tekst: t.Taak.Tekst(), Onder: "over de tijd tot en met " + t.Geldig.Laatste().Tekst()}, {Tekst: naam}, {Tekst: tot},
				waarom,
			}})
		}
	}
	if len(tabel.Rijen) == 0 {
		return nil
	}
	return &tabel
}

// verdeeltabel is the same as the matrix in rows, with the agreement each task
// rests on.
func (b *blad) verdeeltabel(v verdeelvraag) (vorm.Tabel, error) {
	tabel := vorm.Tabel{ID: "gegevens", Bijschrift: "Alle taken van " + v.gemeente.Naam + " op " + v.op.Tekst(),
		Kolommen: []vorm.Kolom{{Kop: "Taak", Rijkop: true}, {Kop: "Uitvoerder"}, {Kop: "Grond"}, {Kop: "Rust op"}, {Kop: "Geldig"}}}
	regelingen := map[string]vorm.Cel{"": {Tekst: "eigen taak"}}
	for _, t := range v.stand.Matrix(v.gemeente.Code, v.op) {
		if !v.gevraagd(t.Taak) {
			continue
		}
		rust, gezien := regelingen[t.Regeling]
		if !gezien {
			r, ok, err := b.Regelingen.Zoek(b.R.Context(), t.Regeling)
			if err != nil {
				return tabel, err
			}
			switch {
			case !ok:
				rust = vorm.Cel{Tekst: t.Regeling}
			case r.Aanname:
				rust = vorm.Cel{Status: &vorm.Status{Tekst: "Aanname", Toon: vorm.LetOp}}
			default:
				rust = vorm.Cel{Tekst: r.Naam}
			}
			regelingen[t.Regeling] = rust
		}
		naam := b.Blik.Naam(t.Uitvoerder)
		tabel.Rijen = append(tabel.Rijen,
			vorm.Rij{Cellen: []vorm.Cel{{Tekst: t.Taak.Tekst()}, {Tekst: naam}, {Tekst: string(t.Grondslag)}, rust,
				{Tekst: t.Geldig.Tekst()}}})
	}
	if len(tabel.Rijen) == 0 {
		tabel.Leeg = &vorm.Leeg{Kop: "Op deze dag doet niemand iets",
			Tekst: "Op " + v.op.Tekst() + " is voor " + v.gemeente.Naam + " niets vastgelegd. Kies een andere dag."}
	}
	return tabel, nil
}
