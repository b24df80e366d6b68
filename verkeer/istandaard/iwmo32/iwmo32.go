// Package iwmo32 is release 3.2 of iWmo, the message standard between
// municipalities and providers for the Wmo 2015: a type, a decoder and an encoder
// for each message and the code lists, all generated from the definition in
// ../definitie/iwmo32. The classes are those of package istandaard, which every release
// shares, and the rules of level 2 those of package release32, shared with iJw 3.2.
// Outside istandaard nobody names this package: a release is found by package uitgave.
package iwmo32

import (
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/release32"
)

// Standaard is this release as one value: what the rest of Nabuur knows of it.
var Standaard = &istandaard.Standaard{
	Naam: "iWmo 3.2", Wet: istandaard.Wmo, Versie: 3, Subversie: 2, XsdVersie: "1.0.0",
	Codes: codes, Antwoorden: antwoorden, Codelijsten: codelijsten, Modellen: modellen, Voorvoegsel: "WMO",
	Ontleed: lees, Inhoud: inhoud, Maak: maak,
	Regels: release32.Regels(istandaard.Wmo), Toets: release32.Toets(istandaard.Wmo, inhoud),
}
