// Package berichtregel holds the rules of iWmo 3.2 and iJw 3.2 that look beyond one
// message: level 3, against earlier messages, and level 4, against an outside
// source. Each stands here once, with its retour code and what it asks.
//
// Who judges a rule is the room that knows what it looks at: toewijzing for starts
// and stops, verzoek for requests, declaratie for claims, bericht for headers and
// for what we send. They name the rule and say in one sentence what is wrong; the
// code comes from here. Rules inside one message (levels 1 and 2) belong to the
// codec.
//
// The numbers, levels and codes are those of the standard; the sentences are ours.
package berichtregel

import "slices"

// Regel is one rule. Code is the retour code, "" for the three rules on a 325 that
// have none. Berichten are the numbers of the messages it holds for.
type Regel struct {
	ID        string
	Niveau    int
	Code      string
	Berichten []string
	Eis       string
}

// Codes of a part of a message that is no rule's.
const (
	Goed           = "0200" // no remark
	NietBeoordeeld = "0233" // not judged (IV087)
	Toegewezen     = "8001" // a claim that is granted in full (IV087)
)

// Bevinding is what a check found: the rule, its retour code, and one Dutch
// sentence with the facts of the case.
type Bevinding struct {
	Regel string
	Code  string
	Zin   string
}

// New gives a finding on the rule with this number. A number that the table does
// not hold gives a finding without a code; a test of each room sees to it that
// there is none.
func New(id, zin string) Bevinding {
	r, _ := Get(id)
	return Bevinding{Regel: id, Code: r.Code, Zin: zin}
}

// Get gives the rule with this number, and false when there is none.
func Get(id string) (Regel, bool) {
	if i, ok := perID[id]; ok {
		return regels[i], true
	}
	return Regel{}, false
}

// MetCode gives the rule behind a retour code, and false when no rule of level 3 or
// 4 has it.
func MetCode(code string) (Regel, bool) {
	if i, ok := perCode[code]; ok {
		return regels[i], true
	}
	return Regel{}, false
}

// Alle gives every rule, by number.
func Alle() []Regel { return slices.Clone(regels) }

// Codes gives the retour codes of the findings on one class, each once and in their
// order, or Goed when there are none.
func Codes(bevindingen []Bevinding) []string {
	if len(bevindingen) == 0 {
		return []string{Goed}
	}
	var codes []string
	for _, b := range bevindingen {
		if !slices.Contains(codes, b.Code) {
			codes = append(codes, b.Code)
		}
	}
	return codes
}

var perID, perCode = func() (id, code map[string]int) {
	id, code = make(map[string]int, len(regels)), make(map[string]int, len(regels))
	for i, r := range regels {
		id[r.ID] = i
		if r.Code != "" {
			code[r.Code] = i
		}
	}
	return id, code
}()
