package web

import (
	"net/http"
	"slices"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
	"nabuur/uitvoering/zaak"
	"nabuur/verkeer/bericht"
)

// berichtbeeld is the content of the page of one message.
type berichtbeeld struct {
	Kop          Kop
	Herstel      *herstelbeeld
	Redenen      *Tabel
	Inhoud       leesbaar
	Onleesbaar   string
	Download     Knop
	Stand        Gegevens
	Samenhang    []Bericht
	Toewijzingen *Tabel
	Zaken        []Link
	Verzoeken    []Link
	Tijdlijn     Tijdlijn
}

// herstelbeeld is what can be done about a rejected message. Waarom says why this
// user can do nothing.
type herstelbeeld struct {
	Waarom      string
	Opnieuw     string // where the forms are posted
	Afhandelen  string
	Wat         string
	Toelichting Veld
}

// berichtdossier is a message as this user may see it, with the names around it.
type berichtdossier struct {
	bericht.Beeld
	pad       string
	domein    taakverdeling.Domein
	aanbieder string
	namen     *namenlijst
}

// berichtdossier reads the message in the path. One that does not exist and one that
// this user may not know of give the same answer.
func (b *bezoek) berichtdossier() (*berichtdossier, error) {
	code, err := b.gemeente()
	if err != nil {
		return nil, geenBericht()
	}
	beeld, err := b.Berichten.Zien(b.r.Context(), b.wie, code, b.r.PathValue("id"))
	if fout.Is(err, fout.NietGevonden) {
		return nil, geenBericht()
	}
	if err != nil {
		return nil, err
	}
	d := &berichtdossier{Beeld: beeld, pad: berichtpad(beeld.Bericht), domein: domeinVanSoort(beeld.Bericht.Soort), namen: b.namenlijst()}
	if d.aanbieder, err = d.namen.aanbieder(code, partij(d.Bericht)); err != nil {
		return nil, err
	}
	return d, d.namen.leesInwoners([]betrokkene{{code, d.domein, d.Bericht.Inwoner}})
}

// geenBericht is the answer for a message that is not there, or not for this user.
func geenBericht() error {
	return fout.New(fout.NietGevonden, "Dit bericht is niet gevonden. Controleer het adres of zoek opnieuw.")
}

// berichtZien shows one message beside what it belongs to.
func berichtZien(b *bezoek) error {
	d, err := b.berichtdossier()
	if err != nil {
		return err
	}
	return b.toonBericht(d, &invoer{}, http.StatusOK, nil)
}

// toonBericht shows the message, with what was typed in its forms and what is wrong
// with it.
func (b *bezoek) toonBericht(d *berichtdossier, i *invoer, status int, melding *Melding) error {
	m := d.Bericht
	herstel, err := b.herstel(d, i)
	if err != nil {
		return err
	}
	titel, stand := hoofdletter(berichtnaam(m)), berichtstand(m)
	if herstel != nil && herstel.Waarom == "" {
		titel = "Herstel " + berichtnaam(m)
	}
	inhoud := berichtbeeld{Download: Knop{Tekst: "Download het bericht (XML)", Adres: d.pad + "/xml"}, Stand: b.berichtgegevens(d), Herstel: herstel}
	inhoud.Kop = Kop{Niveau: 1, Boven: "Bericht " + m.Soort + " " + kantzin(m) + " " + d.aanbieder, Tekst: titel, Status: &stand, Onder: berichtzin[berichtnummer(m.Soort)]}
	if m.Stand == bericht.Verzonden && !m.RetourVoor.IsOpen() {
		t := NewTermijn(b.vandaag, m.RetourVoor, "retour")
		inhoud.Kop.Termijn = &t
	}
	if inhoud.Inhoud, err = leesBericht(d.Inhoud, d.naamVoor(b)); err != nil {
		inhoud.Onleesbaar = fout.Zin(err)
	}
	inhoud.Redenen = redenentabel(m)
	for _, vul := range []func(*berichtdossier, *berichtbeeld) error{b.vulOpvolger, b.vulToewijzingen, b.vulVerzoeken, b.vulSamenhang, b.vulBerichttijdlijn} {
		if err := vul(d, &inhoud); err != nil {
			return err
		}
	}
	balk, err := b.berichtbalk(d)
	if err != nil {
		return err
	}
	p := Pagina{Titel: titel, Dossier: balk, Inhoud: inhoud, Kruimels: []Link{{"Berichten", "/berichten"}}, Fouten: i.overzicht, Melding: melding}
	return b.toon(status, "bericht_zien", p)
}

func kantzin(m bericht.Bericht) string {
	if m.Richting == bericht.Uit {
		return "aan"
	}
	return "van"
}

// naamVoor names who stands in the header of the message by a code.
func (d *berichtdossier) naamVoor(b *bezoek) func(string) string {
	return func(code string) string {
		if gemeente, err := kenmerk.ParseGemeentecode(code); err == nil {
			return b.Gemeenten.Naam(gemeente)
		}
		if code == partij(d.Bericht) && !strings.HasPrefix(d.aanbieder, "AGB-code") {
			return d.aanbieder
		}
		return ""
	}
}

// berichtbalk says for whom the user works, and who the message is about.
func (b *bezoek) berichtbalk(d *berichtdossier) (*Identiteitsbalk, error) {
	inwoner := d.namen.inwoner(betrokkene{d.Bericht.Gemeente, d.domein, d.Bericht.Inwoner})
	return b.werkbalk(d.Bericht.Gemeente, d.domein.Taak("berichtenverkeer"), inwoner.Tekst, d.Bericht.Soort+" "+d.Bericht.Identificatie)
}

// werkbalk is the identity bar of a record that is no case: for which municipality,
// and who holds the task.
func (b *bezoek) werkbalk(gemeente kenmerk.Gemeentecode, taak taakverdeling.Taak, wie, nummer string) (*Identiteitsbalk, error) {
	verantwoordelijk, ok := b.Gemeenten.Verantwoordelijk(gemeente, b.vandaag)
	if !ok {
		verantwoordelijk, _ = b.Gemeenten.Get(gemeente)
	}
	balk := &Identiteitsbalk{Gemeente: verantwoordelijk.Naam, Uitvoerder: b.naam, Inwoner: wie, Nummer: nummer, Eigen: organisatie.KenmerkVan(verantwoordelijk.Code) == b.wie.Organisatie}
	verdeling, err := b.Verdeling.Stand(b.r.Context())
	if err != nil {
		return nil, err
	}
	houder, ok := verdeling.Uitvoerder(gemeente, taak, b.vandaag)
	if !ok {
		return balk, nil
	}
	if balk.Uitvoerder, err = b.organisatienaam(houder.Uitvoerder); err != nil {
		return nil, err
	}
	balk.Grondslag = string(houder.Grondslag)
	balk.Kenmerken = []Paar{{Naam: "Aan zet", Waarde: balk.Uitvoerder}}
	return balk, nil
}

func (b *bezoek) berichtgegevens(d *berichtdossier) Gegevens {
	m := d.Bericht
	stand := berichtstand(m)
	g := Gegevens{Punten: []Gegeven{
		{Naam: "Stand", Status: &stand},
		{Naam: "Kenmerk", Waarde: m.Identificatie + " van " + m.Dagtekening.Tekst()},
		{Naam: "Gemeente", Waarde: b.Gemeenten.Naam(m.Gemeente) + " (" + m.Gemeente.String() + ")"},
		{Naam: "Aanbieder", Waarde: d.aanbieder + " (" + partij(m) + ")"},
	}}
	if m.Richting == bericht.Uit && m.Afzender != m.Gemeente.String() {
		g.Punten = append(g.Punten, Gegeven{Naam: "Afzender", Waarde: d.naamVoor(b)(m.Afzender) + " (" + m.Afzender + ")"})
	}
	if t := b.berichttermijn(m); t != nil {
		g.Punten = append(g.Punten, *t)
	}
	return g
}

// vulOpvolger leads to the message that took the place of a rejected one.
func (b *bezoek) vulOpvolger(d *berichtdossier, beeld *berichtbeeld) error {
	m := d.Bericht
	if m.Opvolger == "" || m.Opvolger == m.ID {
		return nil
	}
	nieuw, err := b.Berichten.Get(b.r.Context(), m.Gemeente, m.Opvolger)
	beeld.Stand.Punten = append(beeld.Stand.Punten, Gegeven{Naam: "Opnieuw gemaakt als", Waarde: nieuw.Identificatie, Adres: berichtpad(nieuw)})
	return err
}

// berichttermijn gives by when the next thing must happen with the message.
func (b *bezoek) berichttermijn(m bericht.Bericht) *Gegeven {
	if m.RetourVoor.IsOpen() {
		return nil
	}
	naam := "Retour uiterlijk"
	switch {
	case m.Stand == bericht.Klaar:
		naam = "Versturen uiterlijk"
	case m.Stand != bericht.Verzonden && !herstelbaar(m):
		return nil
	}
	t := NewTermijn(b.vandaag, m.RetourVoor, "")
	return &Gegeven{Naam: naam, Termijn: &t}
}

// redenentabel shows what was wrong: in words, with the rule, the code and the place.
func redenentabel(m bericht.Bericht) *Tabel {
	if len(m.Redenen) == 0 {
		return nil
	}
	t := Tabel{ID: "redenen", Bijschrift: "Waarom de aanbieder het bericht afkeurde",
		Kolommen: []Kolom{{Kop: "Wat er mis is", Rijkop: true}, {Kop: "Regel"}, {Kop: "Code"}, {Kop: "Waar in het bericht"}}}
	switch {
	case nietBezorgd(m):
		t.Bijschrift = "Waarom het bericht niet werd bezorgd"
	case m.Richting == bericht.Uit && m.AntwoordOp != "":
		t.Bijschrift = "Wat wij de aanbieder meldden"
	case m.Richting == bericht.In && m.AntwoordOp != "":
		t.Bijschrift = "Wat de aanbieder meldt"
	case m.Richting == bericht.In:
		t.Bijschrift = "Wat er mis is met dit bericht"
	}
	for _, r := range m.Redenen {
		t.Rijen = append(t.Rijen, Rij{Cellen: []Cel{{Tekst: r.Tekst}, {Tekst: ofStreep(r.Regel)}, {Tekst: ofStreep(r.Retourcode)}, {Tekst: plekwoord(r.Plek)}}})
	}
	return &t
}

func ofStreep(tekst string) string {
	if tekst == "" {
		return "–"
	}
	return tekst
}

// plekwoord names a place in a message for a reader: "Toegewezen product 2" of
// Bericht/Client/ToegewezenProducten/ToegewezenProduct[2].
func plekwoord(plek string) string {
	delen := strings.Split(plek, "/")
	naam, nummer, _ := strings.Cut(delen[len(delen)-1], "[")
	if naam == "" {
		return "–"
	}
	return strings.TrimSpace(veldwoord(naam) + " " + strings.TrimSuffix(nummer, "]"))
}

// vulToewijzingen shows the allotments that the message is about, with the case each
// rests on when this user may see it.
func (b *bezoek) vulToewijzingen(d *berichtdossier, beeld *berichtbeeld) error {
	mag, err := b.magNu(toegang.ToewijzingZien, d.Bericht.Gemeente, "toewijzing", d.domein.Taak("toewijzing"))
	if err != nil || !mag || len(d.Toewijzingen) == 0 {
		return err
	}
	alle, err := b.toewijzingenVan(d.Bericht.Gemeente, d.Bericht.Inwoner, partij(d.Bericht), 0)
	if err != nil {
		return err
	}
	alle = slices.DeleteFunc(alle, func(t toewijzing.Toewijzing) bool { return !slices.Contains(d.Toewijzingen, t.Nummer) })
	if len(alle) == 0 {
		return nil
	}
	tabel, err := b.toewijzingtabel(d.Bericht.Gemeente, "De toewijzingen waar het over gaat", alle)
	if err != nil {
		return err
	}
	beeld.Toewijzingen = &tabel
	beeld.Zaken, err = b.zaaklinks(alle)
	return err
}

// toewijzingenVan gives the allotments of a resident with a provider as known now,
// those that hold on dag or later; none when one of the codes is no code.
func (b *bezoek) toewijzingenVan(gemeente kenmerk.Gemeentecode, bsn, agb string, dag tijdlijn.Dag) ([]toewijzing.Toewijzing, error) {
	inwoner, err := kenmerk.ParseBSN(bsn)
	if err != nil {
		return nil, nil
	}
	aanbieder, err := kenmerk.ParseAGB(agb)
	if err != nil {
		return nil, nil
	}
	sinds := tijdlijn.MomentOpen
	if dag == 0 {
		sinds = -1 // also what has ended
	}
	return toewijzing.VoorAanbieder(b.r.Context(), b.Opslag, gemeente, inwoner, aanbieder, dag, sinds)
}

func (b *bezoek) toewijzingtabel(gemeente kenmerk.Gemeentecode, bijschrift string, alle []toewijzing.Toewijzing) (Tabel, error) {
	t := Tabel{ID: "toewijzingen", Bijschrift: bijschrift, Kolommen: []Kolom{{Kop: "Toewijzing", Rijkop: true}, {Kop: "Hoeveel"}, {Kop: "Wanneer"}, {Kop: "Stand"}}}
	producten, err := b.productnamen(gemeente)
	if err != nil {
		return t, err
	}
	for _, a := range alle {
		stand := toewijzing.Stand{Toewijzing: &a}
		if stand.Leveringen, err = toewijzing.Leveringen(b.r.Context(), b.Opslag, a.Gemeente, a.Nummer); err != nil {
			return t, err
		}
		t.Rijen = append(t.Rijen, Rij{Cellen: []Cel{
			{Tekst: hoofdletter(toewijzingnaam(a.Nummer)), Heel: true, Onder: producten.naam(a.Domein, a.Product)}, {Tekst: hoeveel(a)}, {Tekst: periodetekst(a)}, b.leverstand(stand),
		}})
	}
	return t, nil
}

func periodetekst(t toewijzing.Toewijzing) string {
	if t.Geldig.Leeg() {
		return "vervallen"
	}
	return t.Geldig.Tekst()
}

// leverstand says how far an allotment is today.
func (b *bezoek) leverstand(s toewijzing.Stand) Cel {
	sinds, loopt := s.Loopt()
	switch {
	case s.Toewijzing.RedenWijziging == toewijzing.Verwijderd:
		return Cel{Status: &Status{"Verwijderd", Neutraal}}
	case loopt:
		return Cel{Status: &Status{"Begonnen", Goed}, Onder: "sinds " + sinds.Tekst()}
	case len(s.Leveringen) > 0:
		return Cel{Status: &Status{"Gestopt", Neutraal}}
	case s.Toewijzing.Geldig.Tot <= b.vandaag:
		return Cel{Status: &Status{"Beëindigd", Neutraal}}
	}
	return Cel{Status: &Status{"Toegewezen", Info}, Onder: "start nog niet gemeld"}
}

// productnamen are the products of a municipality as its contracts call them today.
type productnamen map[contract.Product]string

func (b *bezoek) productnamen(gemeente kenmerk.Gemeentecode) (productnamen, error) {
	keuzes, err := contract.Producten(b.r.Context(), b.Opslag, gemeente, b.vandaag)
	namen := productnamen{}
	for _, k := range keuzes {
		namen[k.Tarief.Product] = k.Tarief.Omschrijving
	}
	return namen, err
}

// naam names a product; one that no contract has today by its category.
func (n productnamen) naam(domein taakverdeling.Domein, p contract.Product) string {
	switch {
	case p.Categorie == "":
		return "geen vast product"
	case p.Code == "":
		return categoriewoord(domein, p.Categorie) + ", product vrij te kiezen"
	}
	if naam, ok := n[p]; ok {
		return naam + " (" + p.Code + ")"
	}
	return categoriewoord(domein, p.Categorie) + " (" + p.Code + ")"
}

// zaaklinks gives the cases behind the allotments that this user may see, each with
// the decision.
func (b *bezoek) zaaklinks(alle []toewijzing.Toewijzing) ([]Link, error) {
	var links []Link
	gezien := map[string]bool{}
	for _, t := range alle {
		if t.Zaak == "" || gezien[t.Zaak] {
			continue
		}
		gezien[t.Zaak] = true
		link, ok, err := b.zaaklink(t.Gemeente, t.Zaak, t.Beschikking)
		if err != nil {
			return nil, err
		}
		if ok {
			links = append(links, link)
		}
	}
	return links, nil
}

// zaaklink leads to a case, when this user may see it.
func (b *bezoek) zaaklink(gemeente kenmerk.Gemeentecode, id, beschikking string) (Link, bool, error) {
	// Seeing is no step of a case: who may see it is told that there is no such step.
	if err := b.Zaken.Kan(b.r.Context(), b.wie, gemeente, id, toegang.ZaakZien); err != nil && !fout.Is(err, fout.Botsing) {
		return Link{}, false, alleenStoring(err)
	}
	z, err := zaak.Get(b.r.Context(), b.Opslag, gemeente, id)
	link := Link{"Zaak " + z.Nummer, zaakpad(gemeente, id)}
	if beschikking != "" {
		link.Tekst += ", besluit " + beschikking
	}
	return link, err == nil, err
}

// vulVerzoeken leads to the requests that the message is about.
func (b *bezoek) vulVerzoeken(d *berichtdossier, beeld *berichtbeeld) error {
	mag, err := b.magNu(toegang.VerzoekZien, d.Bericht.Gemeente, "verzoek", d.domein.Taak("toewijzing"))
	if err != nil || !mag {
		return err
	}
	for _, id := range d.Verzoeken {
		v, err := verzoek.Get(b.r.Context(), b.Opslag, d.Bericht.Gemeente, id)
		if err != nil {
			return err
		}
		beeld.Verzoeken = append(beeld.Verzoeken, Link{hoofdletter(v.Soort.Tekst()) + " " + v.Referentie + ", " + string(v.Stand), verzoekpad(v.Gemeente, v.ID)})
	}
	return nil
}

// vulSamenhang shows the message that this one answers, and the answers on it.
func (b *bezoek) vulSamenhang(d *berichtdossier, beeld *berichtbeeld) error {
	if d.Heen != nil {
		beeld.Samenhang = append(beeld.Samenhang, berichtkaart(*d.Heen, d.aanbieder))
	}
	for _, m := range d.Antwoorden {
		beeld.Samenhang = append(beeld.Samenhang, berichtkaart(m, d.aanbieder))
	}
	return nil
}

// berichtkaart shows a message as one card that leads to it.
func berichtkaart(m bericht.Bericht, aanbieder string) Bericht {
	k := Bericht{Code: berichtnummer(m.Soort), Naam: berichttitel(m.Soort), Uit: m.Richting == bericht.Uit, Partij: aanbieder, Op: m.Moment.Dag(),
		Status: berichtstand(m), Zin: berichtzin[berichtnummer(m.Soort)], Adres: berichtpad(m)}
	for _, r := range m.Redenen {
		k.Redenen = append(k.Redenen, r.Tekst)
	}
	return k
}
