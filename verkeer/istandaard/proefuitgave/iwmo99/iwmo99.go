// Package iwmo99 is the invented release 9.9 of iWmo: see package proefuitgave.
package iwmo99

import "nabuur/verkeer/istandaard"

// Standaard is this release as one value. It has one rule of level 2 of its own.
var Standaard = &istandaard.Standaard{
	Naam: "iWmo 9.9", Wet: istandaard.Wmo, Versie: 9, Subversie: 9, XsdVersie: "9.9.0",
	Codes: codes, Antwoorden: antwoorden, Codelijsten: codelijsten, Modellen: modellen, Voorvoegsel: "WMO",
	Ontleed: lees, Inhoud: inhoud, Maak: maak,
	Regels: []istandaard.Regel{toekomst}, Toets: toets,
}

// toekomst is the rule of level 2 that only this release has.
var toekomst = istandaard.Regel{
	ID: "PR001", Niveau: 2, Retourcode: istandaard.RetourTechnisch, Wetten: istandaard.Wmo, Berichten: []string{"301"},
	Eis: "Ingangsdatum ligt ten hoogste een jaar na de dagtekening van het bericht.",
}

func toets(string, int64) (istandaard.Elk, func(istandaard.Bericht) []istandaard.Breuk) {
	return istandaard.Elk{}, func(m istandaard.Bericht) (breuken []istandaard.Breuk) {
		i := inhoud(m)
		if i.Client301 == nil {
			return nil
		}
		laatste := i.Kop.BerichtIdentificatie.Dagtekening.PlusMaanden(12)
		for n := range i.Client301.ToegewezenProducten {
			if i.Client301.ToegewezenProducten[n].Ingangsdatum > laatste {
				breuken = append(breuken, istandaard.Breuk{
					Regel: toekomst.ID, Retourcode: toekomst.Retourcode, Niveau: 2,
					Plek: "Bericht/Client[1]/ToegewezenProducten", Tekst: toekomst.Eis,
				})
			}
		}
		return breuken
	}
}
