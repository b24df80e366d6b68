package toewijzing

import (
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
)

// Reden is why an allotment was changed (RedenWijziging): "" for a new one, and for
// a version that says nothing new but the reference of a request.
type Reden string

// The reasons of the standard (LDT_RedenWijziging). Reason 01 lapsed and has no
// name here.
const (
	Nieuw            Reden = ""
	Overleden        Reden = "02" // Client overleden
	Contractwissel   Reden = "03" // Contractwijziging
	Verlenging       Reden = "04" // Herbeoordeling: verlenging toewijzing
	Verkorting       Reden = "05" // Herbeoordeling: verkorting toewijzing
	Uitstroom        Reden = "06" // Uitstroom naar ander domein
	Verhuizing       Reden = "07" // Verhuizing naar een andere gemeente
	Leveringsvorm    Reden = "08" // Wijziging leveringsvorm
	Overstap         Reden = "09" // Overstap naar andere aanbieder
	Bekostiging      Reden = "10" // Overgang naar nieuwe bekostigingssystematiek
	Herindeling      Reden = "11" // Gemeentelijke herindeling
	DoorAanbieder    Reden = "12" // Geinitieerd door de aanbieder
	Verwijderd       Reden = "13" // taken away as if it never was
	Administratief   Reden = "14" // Administratieve correctie
	vervallenCorrect Reden = "01"
)

// richting says what a reason lets happen to the end of the allotment.
type richting int

const (
	vrij   richting = iota // anything, also nothing
	later                  // moves later
	eerder                 // moves earlier
	nietNa                 // does not move later: the care ends for this reason
)

type redenregel struct {
	reden Reden
	einde richting
}

// redenen are the reasons that Wijzigen takes. A reason says what happens: an
// extension moves the end later, a shortening earlier, and who died, left or went
// elsewhere gets no more days. 01 lapsed; 13 is given by Intrekken alone.
var redenen = []redenregel{
	{Overleden, nietNa}, {Contractwissel, vrij}, {Verlenging, later}, {Verkorting, eerder}, {Uitstroom, nietNa}, {Verhuizing, nietNa},
	{Leveringsvorm, nietNa}, {Bekostiging, vrij}, {Overstap, nietNa}, {Herindeling, nietNa}, {DoorAanbieder, vrij}, {Administratief, vrij},
}

// keurReden refuses a reason that is not in the list, or that says something else
// than what happens to the end.
func keurReden(reden Reden, oud, nieuw tijdlijn.Dag) error {
	i := slices.IndexFunc(redenen, func(r redenregel) bool { return r.reden == reden })
	switch {
	case reden == Verwijderd:
		return fout.New(fout.Onjuist,
			"Een toewijzing verwijderen gaat met intrekken. Kies een andere reden of trek de toewijzing in.").Bij("reden")
	case reden == vervallenCorrect:
		return fout.New(fout.Onjuist, "Reden 01 is vervallen. Kies 14 voor een administratieve correctie.").Bij("reden")
	case i < 0:
		return fout.New(fout.Onjuist, "Geef de reden van de wijziging: een code van 02 tot en met 14.").Bij("reden")
	}
	switch einde := redenen[i].einde; {
	case einde == later && nieuw <= oud:
		return fout.New(fout.Onjuist,
			"Bij een verlenging (reden %s) wordt de einddatum later. Kies een latere einddatum of een andere reden.", reden).Bij("reden")
	case einde == eerder && nieuw >= oud:
		return fout.New(fout.Onjuist,
			"Bij een verkorting (reden %s) wordt de einddatum eerder. Kies een eerdere einddatum of een andere reden.", reden).Bij("reden")
	case einde == nietNa && nieuw > oud:
		return fout.New(fout.Onjuist, "Bij reden %s houdt de toewijzing op en wordt de einddatum niet later. Kies een andere reden.",
			reden).Bij("reden")
	}
	return nil
}
