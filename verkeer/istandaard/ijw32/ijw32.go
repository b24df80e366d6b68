// Package ijw32 is release 3.2 of iJw, the message standard between
// municipalities and providers for the Jeugdwet: a type, a decoder and an encoder
// for each message and the code lists, all generated from the definition in
// ../definitie/ijw32. The classes are those of package istandaard, which every release
// shares, and the rules of level 2 those of package release32, shared with iWmo 3.2.
// Outside istandaard nobody names this package: a release is found by package uitgave.
package ijw32

import (
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/release32"
)

// Standaard is this release as one value: what the rest of Nabuur knows of it.
var Standaard = &istandaard.Standaard{
	Naam: "iJw 3.2", Wet: istandaard.Jeugd, Versie: 3, Subversie: 2, XsdVersie: "0.1.0",
	Codes: codes, Antwoorden: antwoorden, Codelijsten: codelijsten, Modellen: modellen, Voorvoegsel: "JW",
	Ontleed: lees, Inhoud: inhoud, Maak: maak,
	Regels: release32.Regels(istandaard.Jeugd), Toets: release32.Toets(istandaard.Jeugd, inhoud),
}
