package verzoek

import (
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
)

// Stand is where a request stands.
type Stand string

// Where a request can stand.
const (
	Ontvangen   Stand = "ontvangen"
	InOnderzoek Stand = "in onderzoek"
	Toegekend   Stand = "toegekend"
	Afgewezen   Stand = "afgewezen"
)

// stap is one allowed step: from which stand, to which, what the provider hears
// (VerzoekAntwoord of the 319; "" when a 301 answers, or nothing does), and on what
// ground.
type stap struct {
	handeling string
	van       []Stand // none: the step opens a request
	naar      Stand
	antwoord  string
	grond     string
}

// toekennen is the step that may take a decision of the college.
const toekennen = "verzoek.toekennen"

// stappen is the whole path of a request. That a request goes under investigation
// once, as the first answer (TR360), that an answer after it is the last (TR365)
// and that nothing follows a grant (TR359) is what the column van says.
var stappen = []stap{
	{"verzoek.ontvangen", nil, Ontvangen, "", "iWmo/iJw 3.2 OP306, OP307"},
	{"verzoek.onderzoeken", []Stand{Ontvangen}, InOnderzoek, AntwoordOnderzoek, "iWmo/iJw 3.2 OP274, OP346"},
	{"verzoek.afwijzen", []Stand{Ontvangen, InOnderzoek}, Afgewezen, AntwoordAfgewezen, "iWmo/iJw 3.2 OP344"},
	{toekennen, []Stand{Ontvangen, InOnderzoek}, Toegekend, "", "iWmo/iJw 3.2 OP344, OP348"},
}

func stapVan(handeling string) (stap, bool) {
	i := slices.IndexFunc(stappen, func(s stap) bool { return s.handeling == handeling })
	if i < 0 {
		return stap{}, false
	}
	return stappen[i], true
}

// magNu checks that a request in stand may have this step, and gives its row.
func magNu(handeling string, stand Stand) (stap, error) {
	s, ok := stapVan(handeling)
	if !ok || !slices.Contains(s.van, stand) {
		return s, fout.New(fout.Botsing,
			"Deze stap kan nu niet: het verzoek staat op ‘%s’. Laad de pagina opnieuw en kies een stap die er nu bij hoort.", stand)
	}
	return s, nil
}

// Open reports whether the request still waits for a decision.
func (s Stand) Open() bool { return s == Ontvangen || s == InOnderzoek }

// Mogelijk lists the acts that a request in this stand may have, in the order of
// the path. Rights are another matter.
func (s Stand) Mogelijk() []string {
	var mogelijk []string
	for _, stap := range stappen {
		if slices.Contains(stap.van, s) {
			mogelijk = append(mogelijk, stap.handeling)
		}
	}
	return mogelijk
}

// Uiterlijk gives the last day for the next answer: the first one while the request
// was only received, the decision while it is under investigation, and Open when
// there is nothing left to answer.
func (v Verzoek) Uiterlijk() tijdlijn.Dag {
	switch v.Stand {
	case Ontvangen:
		return v.Antwoorden
	case InOnderzoek:
		return v.Beslissen
	}
	return tijdlijn.Open
}

// Termijn names the answer that must come in time while a request stands so: "antwoord"; "" when
// none is due.
func (s Stand) Termijn() string {
	switch s {
	case Ontvangen:
		return "antwoord"
	case InOnderzoek:
		return "besluit"
	}
	return ""
}
