package berichtblad

import (
	"net/http"
	"net/url"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/loket/bezoek"
	"nabuur/loket/vorm"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard"
)

// herstel gives what this user can do about a rejected message of ours; nil when there
// is nothing to do about it.
func (b *blad) herstel(d *berichtdossier, i *vorm.Invoer) (*herstelbeeld, error) {
	if !d.Bericht.Herstelbaar() {
		return nil, nil
	}
	over := toegang.Object{Gemeente: d.Bericht.Gemeente, Soort: "bericht", ID: d.Bericht.ID,
		Taak: d.domein.Taak(taakverdeling.Berichtenverkeer)}
	if _, err := b.Blik.Mag(toegang.BerichtVerzenden, over); err != nil {
		return &herstelbeeld{Waarom: fout.Zin(err)}, bezoek.AlleenStoring(err)
	}
	h := &herstelbeeld{Opnieuw: d.pad + "/opnieuw", Afhandelen: d.pad + "/afhandelen",
		Wat: "Nabuur maakt hetzelfde bericht met een nieuw nummer en de datum van vandaag, en verstuurt het aan " + d.aanbieder + "."}
	if istandaard.Nummer(d.Bericht.Soort) == "301" {
		h.Wat = "Nabuur maakt een nieuw bericht met alles wat nu over de toewijzingen bekend is, en verstuurt het aan " + d.aanbieder +
			". Verbeter dus eerst wat er mis is. Hoeft de aanbieder niets meer te horen, handel het bericht dan af."
	}
	h.Toelichting = vorm.Veld{Soort: vorm.LangVeld, Naam: "toelichting", Label: "Hoe is het opgelost?",
		Uitleg: "Bijvoorbeeld: telefonisch afgesproken met de aanbieder. Noem geen namen van inwoners.", Regels: 3, Max: 1000}
	if i.Waarden != nil {
		h.Toelichting.Waarde, h.Toelichting.Fout = i.Waarden.Get("toelichting"), i.Bij("toelichting")
	}
	return h, nil
}

// naarBericht leads from the address of an act to the message: an act has no page of
// its own.
func naarBericht(b *blad) error {
	return b.Naar("/berichten/" + url.PathEscape(b.R.PathValue("gemeente")) + "/" + url.PathEscape(b.R.PathValue("id")))
}

// berichtOpnieuw makes a new message in the place of a rejected one.
func berichtOpnieuw(b *blad) error {
	return b.berichtHerstellen(func(d *berichtdossier) (string, string, string, error) {
		nieuw, err := b.Berichten.Opnieuw(b.R.Context(), b.Wie, d.Bericht.Gemeente, d.Bericht.ID)
		return bezoek.Berichtadres(nieuw.Gemeente, nieuw.ID), "Het bericht is opnieuw gemaakt", vorm.Hoofdletter(nieuw.Naam()) +
			" staat klaar en gaat vandaag naar " + d.aanbieder + ".", err
	})
}

// berichtAfhandelen puts a rejected message aside, with how it was settled.
func berichtAfhandelen(b *blad) error {
	return b.berichtHerstellen(func(d *berichtdossier) (string, string, string, error) {
		err := b.Berichten.Afhandelen(b.R.Context(), b.Wie, d.Bericht.Gemeente, d.Bericht.ID, b.Veld("toelichting"))
		return d.pad, "Het bericht is afgehandeld", "Het staat niet meer bij wat er wacht. Uw toelichting staat bij de geschiedenis.", err
	})
}

// berichtHerstellen does an act on the message in the path. On an error the same page
// comes back with what was typed.
func (b *blad) berichtHerstellen(doe func(*berichtdossier) (adres, kop, tekst string, err error)) error {
	d, err := b.berichtdossier()
	if err != nil {
		return err
	}
	b.Terug = vorm.Link{Tekst: "Terug naar het bericht", Adres: d.pad}
	adres, kop, tekst, err := doe(d)
	if err == nil {
		return b.Klaar(adres, kop, tekst)
	}
	if soort := fout.SoortVan(err); soort != fout.Onjuist && soort != fout.Botsing {
		return err
	}
	i := &vorm.Invoer{Waarden: b.R.PostForm, Overzicht: vorm.NewFoutoverzicht(err)}
	if d, err2 := b.berichtdossier(); err2 != nil {
		return err2
	} else if !d.Bericht.Herstelbaar() {
		m := &vorm.Melding{Toon: vorm.Mis, Kop: "Er is niets gedaan", Tekst: fout.Zin(err)}
		if tekst := i.Tekst("toelichting"); tekst != "" {
			m.Punten = []string{"U had getypt: " + tekst}
		}
		return b.toonBericht(d, &vorm.Invoer{}, bezoek.StatusVan(err), m)
	}
	return b.toonBericht(d, i, bezoek.StatusVan(err), nil)
}

// berichtDownloaden gives the bytes of a message as they were sent or received. That
// somebody got them is in the log.
func berichtDownloaden(b *blad) error {
	d, err := b.berichtdossier()
	if err != nil {
		return err
	}
	kop := b.W.Header()
	kop.Set("Content-Type", "application/xml")
	kop.Set("Content-Disposition", `attachment; filename="`+bestandsnaam(d.Bericht)+`"`)
	b.W.WriteHeader(http.StatusOK)
	_, err = b.W.Write(d.Inhoud)
	return err
}

// bestandsnaam names the file of a message: only letters, digits and dashes, whatever
// a provider put in its identification.
func bestandsnaam(m bericht.Bericht) string {
	veilig := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '-' || r == '_' {
			return r
		}
		return '-'
	}, m.Soort+"_"+m.Afzender+"_"+m.Identificatie)
	return veilig + ".xml"
}

// berichtdaad says what happened with a message, by the act in the log, and how it is
// meant.
var berichtdaad = map[string]struct {
	zin   string
	toon  vorm.Toon
	icoon string
}{
	"bericht.maken":      {"maakte dit bericht", vorm.Neutraal, "uit"},
	"bericht.verzenden":  {"verstuurde dit bericht", vorm.Info, "uit"},
	"bericht.ontvangen":  {"ontving dit bericht", vorm.Info, "in"},
	"bericht.beantwoord": {"ontving het antwoord: het bericht was goed", vorm.Goed, "in"},
	"bericht.afgekeurd":  {"ontving het antwoord: het bericht is afgekeurd", vorm.Mis, "in"},
	"bericht.geweigerd":  {"kon dit bericht niet bezorgen", vorm.Mis, ""},
	"bericht.opnieuw":    {"liet dit bericht maken in de plaats van een afgekeurd bericht", vorm.Neutraal, ""},
	"bericht.afhandelen": {"handelde het afgekeurde bericht af", vorm.Goed, ""},
}

// vulBerichttijdlijn tells what happened with the message, newest first, and what is
// still to come.
func (b *blad) vulBerichttijdlijn(d *berichtdossier, beeld *berichtbeeld) error {
	m := d.Bericht
	regels, err := b.Logboek.List(b.R.Context(), m.Gemeente, "bericht", m.ID)
	if err != nil {
		return err
	}
	t := vorm.Tijdlijn{Naam: "Wat er met dit bericht gebeurde"}
	if m.Stand == bericht.Verzonden && !m.RetourVoor.IsOpen() && m.RetourVoor >= b.Vandaag {
		t.Punten = append(t.Punten, vorm.Gebeurtenis{Op: m.RetourVoor, Handeling: "Laatste dag voor de retour van " + d.aanbieder,
			Komt: true, Icoon: "klok"})
	}
	for n := len(regels) - 1; n >= 0; n-- {
		daad, ok := berichtdaad[regels[n].Handeling]
		if !ok {
			continue
		}
		punt, err := b.logpunt(regels[n])
		if err != nil {
			return err
		}
		punt.Handeling, punt.Toon, punt.Icoon = daad.zin, daad.toon, daad.icoon
		t.Punten = append(t.Punten, punt)
	}
	beeld.Tijdlijn = t
	return nil
}

// logpunt shows who did something and when, out of a row of the log.
func (b *blad) logpunt(r logboek.Regel) (vorm.Gebeurtenis, error) {
	naam := b.Blik.Naam(r.Organisatie)
	wie, err := b.medewerkernaam(r.Organisatie, r.Medewerker, r.Moment.Dag())
	return vorm.Gebeurtenis{Op: r.Moment.Dag(), Tijd: r.Moment.Tijd().Format("15:04"), Wie: wie, Organisatie: naam,
		Tekst: r.Gegevens["toelichting"]}, err
}

// medewerkernaam names who acted: a member of staff, or the system itself.
func (b *blad) medewerkernaam(waar organisatie.Kenmerk, id string, dag tijdlijn.Dag) (string, error) {
	if id == bericht.Automatisch {
		return "Nabuur", nil
	}
	wie, err := b.Organisaties.Wie(b.R.Context(), waar, id, dag)
	if fout.Is(err, fout.NietGevonden) {
		return id, nil
	}
	return wie.Naam, err
}
