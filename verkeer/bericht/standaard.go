package bericht

import (
	"nabuur/grond/fout"
	"nabuur/kader/taakverdeling"
	"nabuur/verkeer/istandaard"
)

// wetten gives the law of the message standard for the domains that have one.
var wetten = map[taakverdeling.Domein]istandaard.Wet{taakverdeling.Wmo: istandaard.Wmo, taakverdeling.Jeugd: istandaard.Jeugd}

// domeinen are the domains in which messages are exchanged.
var domeinen = []taakverdeling.Domein{taakverdeling.Wmo, taakverdeling.Jeugd}

// taak is the task under which messages of a domain are exchanged.
func taak(domein taakverdeling.Domein) taakverdeling.Taak {
	return domein.Taak(taakverdeling.Berichtenverkeer)
}

// domeinVan gives the domain of a law, "" for none.
func domeinVan(wet istandaard.Wet) taakverdeling.Domein {
	for _, domein := range domeinen {
		if wetten[domein] == wet {
			return domein
		}
	}
	return ""
}

// domeinVanSoort gives the domain of a kind of message, "" for a kind that no release
// has.
func (b *Berichten) domeinVanSoort(soort string) taakverdeling.Domein {
	return domeinVan(b.Uitgaven.WetVan(soort))
}

// standaardVoor gives the release in which the message with that number is sent in a
// domain today. What no release has is refused (Onjuist).
func (b *Berichten) standaardVoor(domein taakverdeling.Domein, nummer string) (*istandaard.Standaard, error) {
	if std := b.Uitgaven.VoorNummer(wetten[domein], nummer, b.vandaag()); std != nil {
		return std, nil
	}
	return nil, fout.New(fout.Onjuist,
		"Voor %s bestaat in de berichtenstandaard geen bericht %s. Meld dit op een andere manier aan de aanbieder.", domein.Tekst(), nummer)
}
