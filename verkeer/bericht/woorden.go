package bericht

import (
	"strings"

	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
)

// zinnen say what a message means, by its number.
var zinnen = map[string]string{
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

// Titel names a kind of message: "Retour op een toewijzing" for WMO302; the kind itself when no
// release knows it.
func Titel(soort string) string {
	for _, std := range uitgave.Alle() {
		if m, ok := std.Modellen[soort]; ok {
			return m.Titel
		}
	}
	return soort
}

// Zin says what the message means to people, in one sentence; "" when its kind is not known.
func (m Bericht) Zin() string { return zinnen[istandaard.Nummer(m.Soort)] }

// Naam names the message inside a sentence: "toewijzing NB0000000012".
func (m Bericht) Naam() string {
	titel := Titel(m.Soort)
	begin := min(1, len(titel))
	return strings.ToLower(titel[:begin]) + titel[begin:] + " " + m.Identificatie
}

// Partij gives the code of the provider that sent or gets the message.
func (m Bericht) Partij() string {
	if m.Richting == Uit {
		return m.Ontvanger
	}
	return m.Afzender
}

// NietBezorgd reports whether the chain, and not the provider, refused the message.
func (m Bericht) NietBezorgd() bool { return len(m.Redenen) > 0 && m.Redenen[0].Plek == "Envelop" }

// Herstelbaar reports whether the message was rejected and nobody followed it up.
func (m Bericht) Herstelbaar() bool {
	return m.Richting == Uit && m.Stand == Afgekeurd && m.Opvolger == ""
}
