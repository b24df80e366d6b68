package web

import (
	"strconv"
	"strings"

	"nabuur/grond/kenmerk"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/loket/vorm"
	"nabuur/uitvoering/contract"
	"nabuur/uitvoering/inwoner"
	"nabuur/uitvoering/toewijzing"
	"nabuur/verkeer/bericht"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
)

// berichtzin says in one sentence what a message means, by its number.
var berichtzin = map[string]string{
	"301": "De aanbieder hoort wat de inwoner krijgt en vanaf wanneer.",
	"302": "De aanbieder laat weten of het bericht over de toewijzing goed was.",
	"305": "De aanbieder meldt dat de hulp is begonnen.",
	"306": "De aanbieder hoort of de melding van de start goed was.",
	"307": "De aanbieder meldt dat de hulp is gestopt.",
	"308": "De aanbieder hoort of de melding van de stop goed was.",
	"315": "De aanbieder vraagt een toewijzing voor een inwoner.",
	"316": "De aanbieder hoort of het bericht met het verzoek goed was. Het verzoek zelf is daarmee niet beantwoord.",
	"317": "De aanbieder vraagt om de toewijzingen van een inwoner te wijzigen.",
	"318": "De aanbieder hoort of het bericht met het verzoek goed was. Het verzoek zelf is daarmee niet beantwoord.",
	"319": "De aanbieder hoort dat het verzoek in onderzoek is of is afgewezen.",
	"320": "De aanbieder laat weten of het antwoord op het verzoek goed was.",
	"323": "De aanbieder brengt geleverde hulp in rekening.",
	"325": "De aanbieder hoort wat van de declaratie is goedgekeurd.",
}

// berichttitel names a kind of message: "Retour op een toewijzing" for WMO302.
func berichttitel(soort string) string {
	for _, std := range uitgave.Alle() {
		if m, ok := std.Modellen[soort]; ok {
			return m.Titel
		}
	}
	return soort
}

// berichtnaam names one message inside a sentence: "toewijzing NB0000000012".
func berichtnaam(m bericht.Bericht) string {
	return vorm.Kleineletter(berichttitel(m.Soort)) + " " + m.Identificatie
}

// berichtnummer gives the number of a kind of message: "301" of "WMO301".
func berichtnummer(soort string) string { return strings.TrimLeft(soort, "WMOJ") }

func domeinVanSoort(soort string) taakverdeling.Domein {
	if uitgave.WetVan(soort) == istandaard.Jeugd {
		return taakverdeling.Jeugd
	}
	return taakverdeling.Wmo
}

// berichtstatus says what has become of a message.
var berichtstatus = map[bericht.Stand]vorm.Status{
	bericht.Klaar: {Tekst: "Klaar om te versturen", Toon: vorm.Info}, bericht.Verzonden: {Tekst: "Verstuurd", Toon: vorm.Info}, bericht.Beantwoord: {Tekst: "Ontvangen door de aanbieder", Toon: vorm.Goed},
	bericht.Verwerkt: {Tekst: "Verwerkt", Toon: vorm.Goed}, bericht.Afgekeurd: {Tekst: "Afgekeurd door de aanbieder", Toon: vorm.Mis},
}

// berichtstand says what has become of a message, with who rejected it and what was
// done about that.
func berichtstand(m bericht.Bericht) vorm.Status {
	switch {
	case m.Opvolger != "" && m.Opvolger == m.ID:
		return vorm.Status{Tekst: "Afgekeurd en afgehandeld", Toon: vorm.Neutraal}
	case m.Opvolger != "":
		return vorm.Status{Tekst: "Afgekeurd en opnieuw gemaakt", Toon: vorm.Neutraal}
	case m.Stand == bericht.Afgekeurd && m.Richting == bericht.In:
		return vorm.Status{Tekst: "Afgekeurd door ons", Toon: vorm.Mis}
	case m.Stand == bericht.Afgekeurd && nietBezorgd(m):
		return vorm.Status{Tekst: "Niet bezorgd", Toon: vorm.Mis}
	case m.Richting == bericht.In && m.AntwoordOp != "" && len(m.Redenen) > 0:
		return vorm.Status{Tekst: "Keurt ons bericht af", Toon: vorm.Mis}
	}
	return berichtstatus[m.Stand]
}

// nietBezorgd reports whether the chain, and not the provider, refused a message.
func nietBezorgd(m bericht.Bericht) bool {
	return len(m.Redenen) > 0 && m.Redenen[0].Plek == "Envelop"
}

// herstelbaar reports whether a message was rejected and nobody followed it up.
func herstelbaar(m bericht.Bericht) bool {
	return m.Richting == bericht.Uit && m.Stand == bericht.Afgekeurd && m.Opvolger == ""
}

// partij gives the code of the provider that sent or gets a message.
func partij(m bericht.Bericht) string {
	if m.Richting == bericht.Uit {
		return m.Ontvanger
	}
	return m.Afzender
}

// codewoord gives the meaning of a code in the code list of the domain with that name,
// or the code itself.
func codewoord(domein taakverdeling.Domein, lijst, code string) string {
	wet := istandaard.Wmo
	if domein == taakverdeling.Jeugd {
		wet = istandaard.Jeugd
	}
	if tekst, ok := uitgave.Betekenis(wet, lijst, code); ok {
		return strings.TrimRight(tekst, ". ")
	}
	return code
}

func categoriewoord(domein taakverdeling.Domein, categorie string) string {
	return codewoord(domein, "ProductCategorie", categorie)
}

// omvangtekst says how much: "600 minuten per maand", or "".
func omvangtekst(o toewijzing.Omvang) string {
	if o.IsLeeg() {
		return ""
	}
	return vorm.Getal(int(o.Volume)) + " " + o.Eenheid.Meervoud() + " " + o.Frequentie.Tekst()
}

// hoeveel says what was allotted or asked: a size, a budget, or neither.
func hoeveel(t toewijzing.Toewijzing) string {
	switch {
	case !t.Omvang.IsLeeg():
		return omvangtekst(t.Omvang)
	case t.Budget > 0:
		return "budget " + t.Budget.String()
	}
	return "naar inzicht van de aanbieder"
}

// namenlijst finds the names for a list of messages: one question per municipality
// for the providers, and one for the residents.
type namenlijst struct {
	*blad
	aanbieders map[kenmerk.Gemeentecode]map[kenmerk.AGB]string
	inwoners   map[kenmerk.Gemeentecode]map[kenmerk.BSN]string
	mag        map[betrokkene]bool // by municipality and domain, whether this user may see who residents are
}

func (b *blad) namenlijst() *namenlijst {
	return &namenlijst{b, map[kenmerk.Gemeentecode]map[kenmerk.AGB]string{}, map[kenmerk.Gemeentecode]map[kenmerk.BSN]string{}, map[betrokkene]bool{}}
}

// aanbieder names a provider by its code, or gives the code.
func (n *namenlijst) aanbieder(gemeente kenmerk.Gemeentecode, code string) (string, error) {
	agb, err := kenmerk.ParseAGB(code)
	if err != nil {
		return code, nil
	}
	if err := n.leesAanbieders(gemeente); err != nil {
		return "", err
	}
	if naam, ok := n.aanbieders[gemeente][agb]; ok {
		return naam, nil
	}
	return "AGB-code " + agb.String(), nil
}

// leesAanbieders finds the names of the providers of a municipality, once.
func (n *namenlijst) leesAanbieders(gemeente kenmerk.Gemeentecode) error {
	if _, gelezen := n.aanbieders[gemeente]; gelezen {
		return nil
	}
	namen, err := contract.Namen(n.R.Context(), n.Opslag, gemeente, n.Vandaag)
	n.aanbieders[gemeente] = namen
	return err
}

// betrokkene is a resident of a municipality, met in the messages of a domain.
type betrokkene struct {
	gemeente kenmerk.Gemeentecode
	domein   taakverdeling.Domein
	bsn      string // "" when there is no one resident
}

// kring gives where the resident is met, without who it is.
func (w betrokkene) kring() betrokkene { return betrokkene{gemeente: w.gemeente, domein: w.domein} }

// leesInwoners finds the names of the residents, as far as this user may see them.
func (n *namenlijst) leesInwoners(alle []betrokkene) error {
	nodig, gezien := map[kenmerk.Gemeentecode][]kenmerk.BSN{}, map[betrokkene]bool{}
	for _, w := range alle {
		bsn, err := kenmerk.ParseBSN(w.bsn)
		if err != nil || gezien[w] {
			continue
		}
		gezien[w] = true
		kring := w.kring()
		if _, gevraagd := n.mag[kring]; !gevraagd {
			if n.mag[kring], err = n.magInwoner(w.gemeente, w.domein); err != nil {
				return err
			}
		}
		if n.mag[kring] {
			nodig[w.gemeente] = append(nodig[w.gemeente], bsn)
		}
	}
	return n.leesNamen(nodig)
}

// leesNamen finds names without a check of rights: its caller made that.
func (n *namenlijst) leesNamen(nodig map[kenmerk.Gemeentecode][]kenmerk.BSN) error {
	for gemeente, bsns := range nodig {
		namen, err := inwoner.Namen(n.R.Context(), n.Opslag, gemeente, bsns)
		if err != nil {
			return err
		}
		n.inwoners[gemeente] = map[kenmerk.BSN]string{}
		for bsn, naam := range namen {
			n.inwoners[gemeente][bsn] = naam.Volledig()
		}
	}
	return nil
}

// magInwoner reports whether this user may see who the residents are in the
// messages of a municipality in a domain.
func (b *blad) magInwoner(gemeente kenmerk.Gemeentecode, domein taakverdeling.Domein) (bool, error) {
	return b.MagNu(toegang.InwonerZien, gemeente, "inwoner", domein.Taak(taakverdeling.Berichtenverkeer))
}

// inwoner gives the cell with a resident.
func (n *namenlijst) inwoner(w betrokkene) vorm.Cel {
	bsn, err := kenmerk.ParseBSN(w.bsn)
	if err != nil {
		return vorm.Cel{Tekst: "Geen of meer inwoners"}
	}
	if naam, ok := n.inwoners[w.gemeente][bsn]; ok {
		return vorm.Cel{Tekst: naam}
	}
	if n.mag[w.kring()] {
		return vorm.Cel{Tekst: "Inwoner nog niet bekend"}
	}
	return vorm.Cel{Tekst: "Naam afgeschermd"}
}

// toewijzingnaam names an allotment in a sentence.
func toewijzingnaam(nummer int64) string { return "toewijzing " + strconv.FormatInt(nummer, 10) }
