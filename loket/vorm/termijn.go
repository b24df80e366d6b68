package vorm

import (
	"fmt"

	"nabuur/grond/tijdlijn"
)

// Stand says how near a last day is.
type Stand string

// The states of a term. DezeWeek is within the coming seven days, so that a
// Friday already shows the Monday after it.
const (
	Ruim       Stand = "ruim"
	DezeWeek   Stand = "deze-week"
	VandaagOp  Stand = "vandaag"
	TeLaat     Stand = "te-laat"
	Opgeschort Stand = "opgeschort"
)

// Termijn is the deadline chip: the state, in words, with the name of the term
// and its last day. Colour only repeats what the words say.
type Termijn struct {
	Stand     Stand
	Tekst     string       // "nog 4 dagen"
	Naam      string       // "6-wekentermijn"
	Uiterlijk tijdlijn.Dag // the last day on which it is still in time
	ZonderDag bool         // no last day is known: the term stands still
}

// NewTermijn makes the chip of a running term as seen on vandaag.
func NewTermijn(vandaag, uiterlijk tijdlijn.Dag, naam string) Termijn {
	t := Termijn{Naam: naam, Uiterlijk: uiterlijk}
	switch nog := int(uiterlijk - vandaag); {
	case nog < 0:
		t.Stand, t.Tekst = TeLaat, dagen(-nog)+" te laat"
	case nog == 0:
		t.Stand, t.Tekst = VandaagOp, "vandaag"
	case nog <= 7:
		t.Stand, t.Tekst = DezeWeek, "nog "+dagen(nog)
	default:
		t.Stand, t.Tekst = Ruim, "nog "+dagen(nog)
	}
	return t
}

// NewOpschorting makes the chip of a term that stands still, with the days that
// are left once it runs again.
func NewOpschorting(rest int, naam string) Termijn {
	return Termijn{
		Stand: Opgeschort, Naam: naam, ZonderDag: true,
		Tekst: fmt.Sprintf("opgeschort, daarna nog %s", dagen(rest)),
	}
}

// Icoon gives the picture that goes with the state.
func (t Termijn) Icoon() string {
	switch t.Stand {
	case TeLaat:
		return "let-op"
	case Opgeschort:
		return "pauze"
	}
	return "klok"
}

func dagen(n int) string {
	if n == 1 {
		return "1 dag"
	}
	return Getal(n) + " dagen"
}
