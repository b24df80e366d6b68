package berichtblad

import (
	"net/http"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/loket/bezoek"
	"nabuur/loket/kaart"
	"nabuur/loket/vorm"
	"nabuur/verkeer/bericht"
)

// berichtbeeld is the content of the page of one message.
type berichtbeeld struct {
	Kop          vorm.Kop
	Herstel      *herstelbeeld
	Redenen      *vorm.Tabel
	Inhoud       leesbaar
	Onleesbaar   string
	Download     vorm.Knop
	Stand        vorm.Gegevens
	Samenhang    []vorm.Bericht
	Toewijzingen *vorm.Tabel
	Zaken        []vorm.Link
	Verzoeken    []vorm.Link
	Tijdlijn     vorm.Tijdlijn
}

// herstelbeeld is what can be done about a rejected message. Waarom says why this
// user can do nothing.
type herstelbeeld struct {
	Waarom      string
	Opnieuw     string // where the forms are posted
	Afhandelen  string
	Wat         string
	Toelichting vorm.Veld
}

// berichtdossier is a message as this user may see it, with the names around it.
type berichtdossier struct {
	bericht.Beeld
	pad       string
	domein    taakverdeling.Domein
	aanbieder string
	namen     *kaart.Namen
}

// berichtdossier reads the message in the path. One that does not exist and one that
// this user may not know of give the same answer.
func (b *blad) berichtdossier() (*berichtdossier, error) {
	code, err := b.Gemeente()
	if err != nil {
		return nil, geenBericht()
	}
	beeld, err := b.Berichten.Zien(b.R.Context(), b.Blik, code, b.R.PathValue("id"))
	if fout.Is(err, fout.NietGevonden) {
		return nil, geenBericht()
	}
	if err != nil {
		return nil, err
	}
	d := &berichtdossier{Beeld: beeld, pad: bezoek.Berichtadres(beeld.Bericht.Gemeente, beeld.Bericht.ID), domein: beeld.Bericht.Domein,
		namen: kaart.NewNamen(b.Bezoek)}
	if d.aanbieder, err = d.namen.Aanbieder(code, d.Bericht.Partij()); err != nil {
		return nil, err
	}
	return d, d.namen.LeesInwoners([]kaart.Betrokkene{{Gemeente: code, Domein: d.domein, BSN: d.Bericht.Inwoner}})
}

// geenBericht is the answer for a message that is not there, or not for this user.
func geenBericht() error {
	return fout.New(fout.NietGevonden, "Dit bericht is niet gevonden. Controleer het adres of zoek opnieuw.")
}

// berichtZien shows one message beside what it belongs to.
func berichtZien(b *blad) error {
	d, err := b.berichtdossier()
	if err != nil {
		return err
	}
	return b.toonBericht(d, &vorm.Invoer{}, http.StatusOK, nil)
}

// toonBericht shows the message, with what was typed in its forms and what is wrong
// with it.
func (b *blad) toonBericht(d *berichtdossier, i *vorm.Invoer, status int, melding *vorm.Melding) error {
	m := d.Bericht
	herstel, err := b.herstel(d, i)
	if err != nil {
		return err
	}
	titel, stand := vorm.Hoofdletter(m.Naam()), kaart.Berichtstand(m)
	if herstel != nil && herstel.Waarom == "" {
		titel = "Herstel " + m.Naam()
	}
	inhoud := berichtbeeld{Download: vorm.Knop{Tekst: "Download het bericht (XML)", Adres: d.pad + "/xml"}, Stand: b.berichtgegevens(d),
		Herstel: herstel}
	inhoud.Kop = vorm.Kop{Niveau: 1, Boven: "Bericht " + m.Soort + " " + kantzin(m) + " " + d.aanbieder, Tekst: titel, Status: &stand,
		Onder: m.Zin()}
	if m.Stand == bericht.Verzonden && !m.RetourVoor.IsOpen() {
		t := vorm.NewTermijn(b.Vandaag, m.RetourVoor, "retour")
		inhoud.Kop.Termijn = &t
	}
	if inhoud.Inhoud, err = leesBericht(d.Inhoud, d.naamVoor(b)); err != nil {
		inhoud.Onleesbaar = fout.Zin(err)
	}
	inhoud.Redenen, inhoud.Samenhang = redenentabel(m), samenhang(d)
	for _, vul := range []func(*berichtdossier, *berichtbeeld) error{b.vulOpvolger, b.vulToewijzingen, b.vulVerzoeken,
		b.vulBerichttijdlijn} {
		if err := vul(d, &inhoud); err != nil {
			return err
		}
	}
	p := vorm.Pagina{Titel: titel, Dossier: b.berichtbalk(d), Inhoud: inhoud, Kruimels: []vorm.Link{{Tekst: "Berichten",
		Adres: "/berichten"}},
		Fouten: i.Overzicht, Melding: melding}
	return b.Toon(status, "zien", p)
}

func kantzin(m bericht.Bericht) string {
	if m.Richting == bericht.Uit {
		return "aan"
	}
	return "van"
}

// naamVoor names who stands in the header of the message by a code.
func (d *berichtdossier) naamVoor(b *blad) func(string) string {
	return func(code string) string {
		if gemeente, err := kenmerk.ParseGemeentecode(code); err == nil {
			return b.Gemeenten.Naam(gemeente)
		}
		if code == d.Bericht.Partij() && !strings.HasPrefix(d.aanbieder, "AGB-code") {
			return d.aanbieder
		}
		return ""
	}
}

// berichtbalk says for whom the user works, and who the message is about.
func (b *blad) berichtbalk(d *berichtdossier) *vorm.Identiteitsbalk {
	inwoner := d.namen.Inwoner(kaart.Betrokkene{Gemeente: d.Bericht.Gemeente, Domein: d.domein, BSN: d.Bericht.Inwoner})
	return b.werkbalk(d.Bericht.Gemeente, d.domein.Taak(taakverdeling.Berichtenverkeer), inwoner.Tekst,
		d.Bericht.Soort+" "+d.Bericht.Identificatie)
}

// werkbalk is the identity bar of a record that is no case: for which municipality,
// and who holds the task.
func (b *blad) werkbalk(gemeente kenmerk.Gemeentecode, taak taakverdeling.Taak, wie, nummer string) *vorm.Identiteitsbalk {
	verantwoordelijk, ok := b.Gemeenten.Verantwoordelijk(gemeente, b.Vandaag)
	if !ok {
		verantwoordelijk, _ = b.Gemeenten.Get(gemeente)
	}
	balk := &vorm.Identiteitsbalk{Gemeente: verantwoordelijk.Naam, Uitvoerder: b.Naam, Inwoner: wie, Nummer: nummer,
		Eigen: organisatie.KenmerkVan(verantwoordelijk.Code) == b.Wie.Organisatie}
	houder, ok := b.Blik.Verdeling.Uitvoerder(gemeente, taak, b.Vandaag)
	if !ok {
		return balk
	}
	balk.Uitvoerder = b.Blik.Naam(houder.Uitvoerder)
	balk.Grondslag = string(houder.Grondslag)
	balk.Kenmerken = []vorm.Paar{{Naam: "Aan zet", Waarde: balk.Uitvoerder}}
	return balk
}

func (b *blad) berichtgegevens(d *berichtdossier) vorm.Gegevens {
	m := d.Bericht
	stand := kaart.Berichtstand(m)
	g := vorm.Gegevens{Punten: []vorm.Gegeven{
		{Naam: "Stand", Status: &stand},
		{Naam: "Kenmerk", Waarde: m.Identificatie + " van " + m.Dagtekening.Tekst()},
		{Naam: "Gemeente", Waarde: b.Gemeenten.Naam(m.Gemeente) + " (" + m.Gemeente.String() + ")"},
		{Naam: "Aanbieder", Waarde: d.aanbieder + " (" + m.Partij() + ")"},
	}}
	if m.Richting == bericht.Uit && m.Afzender != m.Gemeente.String() {
		g.Punten = append(g.Punten, vorm.Gegeven{Naam: "Afzender", Waarde: d.naamVoor(b)(m.Afzender) + " (" + m.Afzender + ")"})
	}
	if t := b.berichttermijn(m); t != nil {
		g.Punten = append(g.Punten, *t)
	}
	return g
}

// vulOpvolger leads to the message that took the place of a rejected one.
func (b *blad) vulOpvolger(d *berichtdossier, beeld *berichtbeeld) error {
	m := d.Bericht
	if m.Opvolger == "" || m.Opvolger == m.ID {
		return nil
	}
	nieuw, err := b.Berichten.Get(b.R.Context(), m.Gemeente, m.Opvolger)
	beeld.Stand.Punten = append(beeld.Stand.Punten, vorm.Gegeven{Naam: "Opnieuw gemaakt als", Waarde: nieuw.Identificatie,
		Adres: bezoek.Berichtadres(nieuw.Gemeente, nieuw.ID)})
	return err
}

// berichttermijn gives by when the next thing must happen with the message.
func (b *blad) berichttermijn(m bericht.Bericht) *vorm.Gegeven {
	if m.RetourVoor.IsOpen() {
		return nil
	}
	naam := "Retour uiterlijk"
	switch {
	case m.Stand == bericht.Klaar:
		naam = "Versturen uiterlijk"
	case m.Stand != bericht.Verzonden && !m.Herstelbaar():
		return nil
	}
	t := vorm.NewTermijn(b.Vandaag, m.RetourVoor, "")
	return &vorm.Gegeven{Naam: naam, Termijn: &t}
}

// redenentabel shows what was wrong: in words, with the rule, the code and the place.
func redenentabel(m bericht.Bericht) *vorm.Tabel {
	if len(m.Redenen) == 0 {
		return nil
	}
	t := vorm.Tabel{ID: "redenen", Bijschrift: "Waarom de aanbieder het bericht afkeurde",
		Kolommen: []vorm.Kolom{{Kop: "Wat er mis is", Rijkop: true}, {Kop: "Regel"}, {Kop: "Code"}, {Kop: "Waar in het bericht"}}}
	switch {
	case m.NietBezorgd():
		t.Bijschrift = "Waarom het bericht niet werd bezorgd"
	case m.Richting == bericht.Uit && m.AntwoordOp != "":
		t.Bijschrift = "Wat wij de aanbieder meldden"
	case m.Richting == bericht.In && m.AntwoordOp != "":
		t.Bijschrift = "Wat de aanbieder meldt"
	case m.Richting == bericht.In:
		t.Bijschrift = "Wat er mis is met dit bericht"
	}
	for _, r := range m.Redenen {
		t.Rijen = append(t.Rijen,
			vorm.Rij{Cellen: []vorm.Cel{{Tekst: r.Tekst}, {Tekst: ofStreep(r.Regel)}, {Tekst: ofStreep(r.Retourcode)},
				{Tekst: plekwoord(r.Plek)}}})
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
