package bericht

import (
	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/uitgave"
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
func domeinVanSoort(soort string) taakverdeling.Domein { return domeinVan(uitgave.WetVan(soort)) }

// standaardVoor gives the release in which messages of a domain are sent on dag. A
// domain without messages is refused (Onjuist).
func standaardVoor(domein taakverdeling.Domein, dag tijdlijn.Dag) (*istandaard.Standaard, error) {
	if wet, ok := wetten[domein]; ok {
		if std := uitgave.Voor(wet, dag); std != nil {
			return std, nil
		}
	}
	return nil, fout.New(fout.Onjuist, "Voor %s bestaat geen berichtenstandaard. Meld dit op een andere manier aan de aanbieder.", domein.Tekst())
}
