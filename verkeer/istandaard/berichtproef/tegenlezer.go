package berichtproef

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
)

// Tegenlezing is the second reader of level 2: which rules a message breaks, judged
// over the bare tree of its elements, one small function per rule, by a hand that did
// not look at the rules of release32. It is slow and simple on purpose. The message
// must have passed level 1. It gives the numbers of the rules, sorted, each once.
func Tegenlezing(soort string, b []byte) ([]string, error) {
	wortel, err := tegenboom(b)
	if err != nil {
		return nil, err
	}
	t := &tegenblad{wortel: wortel, nummer: soort[len(soort)-3:], ijw: strings.HasPrefix(soort, "JW")}
	t.dagtekening = dagVan(wortel.waarde("Header/BerichtIdentificatie/Dagtekening"))
	var uit []string
	for _, r := range tegenregels {
		if r.alleen != "" && (r.alleen == "ijw") != t.ijw {
			continue
		}
		if slices.Contains(strings.Fields(r.berichten), t.nummer) && r.breekt(t) {
			uit = append(uit, r.nummer)
		}
	}
	slices.Sort(uit)
	return uit, nil
}

// Tegenregels gives the numbers of the rules that the second reader has for a
// standard.
func Tegenregels(ijw bool) []string {
	var uit []string
	for _, r := range tegenregels {
		if r.alleen == "" || (r.alleen == "ijw") == ijw {
			uit = append(uit, r.nummer)
		}
	}
	slices.Sort(uit)
	return uit
}

// tegenregel is one rule: in which messages it is checked, and whether one breaks it.
type tegenregel struct {
	nummer, berichten string
	alleen            string // "ijw": only there
	breekt            func(*tegenblad) bool
}

// tegenblad is a message as the second reader sees it.
type tegenblad struct {
	wortel      *tegenlid
	nummer      string // 301
	ijw         bool
	dagtekening dag
}

// tegenregels are the rules of level 2 that the published checkers have, and TR319,
// which they check as well.
var tegenregels = []tegenregel{
	{"CD005", "301 302", "", adresZonderPaar}, {"CD007", "301 302", "", taalZonderTolk},
	{"CD009", "301", "", periodeBijVastAdres}, {"CD025", "301 302", "", zonderHuisnummer},
	{"CD034", "301", "", zonderPostcode}, {"CD041", "301 315 317", "", specifiekZonderOmvang},
	{"CD043", "315", "", beschikkingHalf}, {"CD060", "323 325", "", vorigZonderCredit},
	{"CD066", "315", "", verwijzerDubbel}, {"CD067", "315", "", verwijzerNaamloos},
	{"CD068", "315", "", verwijzerMetCode}, {"CD075", "301 315 317", "", budgetZonderEinde},
	{"CD076", "301 315 317", "", weekZonderEinde}, {"CD077", "301 315 317", "", budgetMetOmvang},
	{"CD078", "301 315 317", "", budgetMetOmvang}, {"CD079", "301 315 317", "", generiekZonderBudget},
	{"CD080", "301", "", aspecifiekMetOmvang}, {"CD085", "319", "", afwijzingZonderReden},
	{"CD086", "319", "", onderzoekMetReden}, {"CD087", "323", "", tariefEnEuro},
	{"CD095", "315", "", aspecifiekMetOmvang}, {"CD096", "317", "", aspecifiekMetOmvang},
	{"CS002", "301 302 305 306 307 308 315 316 317 318 323 325", "", foutBsn}, {"CS003", "301 315 317", "", eindeVoorBegin},
	{"CS050", "301 302", "", foutNaamgebruik}, {"CS058", "305 307", "", foutStatus},
	{"CS089", "301 302", "", foutPostcode}, {"CS100", "323", "", periodeTeOud},
	{"CS139", "301 302 305 306 307 308 315 316", "", geboorteStrijdig}, {"CS318", "301", "ijw", clientGeenMens},
	{"CS325", "323 325", "", nulMetCredit}, {"CS335", "301", "", verwijderdMetDuur},
	{"CS336", "301", "", redenVervallen}, {"CS337", "323", "", overMaandgrens},
	{"CS338", "301 317", "", foutFrequentie}, {"CS339", "323", "", euroOngelijk},
	{"CS340", "323", "", geenMaand}, {"CS343", "315", "", foutFrequentie},
	{"TR002", "301 302 305 306 307 308 315 316", "", teOudGeboren}, {"TR006", "301", "", onbereikbaar},
	{"TR018", "307", "", stopVoorStart}, {"TR061", "301", "", zonderVastContact},
	{"TR101", "301 305 307 315 317 323 325", "", dubbeleKlasse}, {"TR134", "301 305 307 315 323 325", "", naDagtekening},
	{"TR137", "323 325", "", foutPeriode}, {"TR302", "301", "", overlapping},
	{"TR315", "323", "", vorigDubbel}, {"TR316", "323", "", hierGecrediteerd},
	{"TR319", "323", "", naDeclaratieperiode}, {"TR335", "323", "", teLaatGedeclareerd},
	{"TR342", "325", "", toegekendKloptNiet}, {"TR352", "317", "", zonderBestaand},
	{"TR353", "317", "", zonderVerandering}, {"TR358", "323", "", totaalKloptNiet},
	{"TR377", "319", "ijw", zonderWoonplaats}, {"TR380", "317", "", ingangNietNa},
	{"TR383", "315", "", referentieDubbel}, {"TR386", "315", "", overlapping},
	{"TR409", "319", "ijw", teveelWoonplaats}, {"TR410", "317", "", overlapping},
	{"TR416", "323", "", debetDubbel},
}

// tegenlid is an element: its name without prefix, its text and its children.
type tegenlid struct {
	naam, tekst string
	kinderen    []*tegenlid
}

// tegenboom reads any XML.
func tegenboom(b []byte) (*tegenlid, error) {
	lezer := xml.NewDecoder(bytes.NewReader(b))
	grond := &tegenlid{}
	pad := []*tegenlid{grond}
	for {
		token, err := lezer.Token()
		if err == io.EOF {
			return grond.kinderen[0], nil
		}
		if err != nil {
			return nil, err
		}
		top := pad[len(pad)-1]
		switch v := token.(type) {
		case xml.StartElement:
			k := &tegenlid{naam: v.Name.Local}
			top.kinderen = append(top.kinderen, k)
			pad = append(pad, k)
		case xml.EndElement:
			pad = pad[:len(pad)-1]
		case xml.CharData:
			top.tekst += string(v)
		}
	}
}

// alle gives every element at the path below k: "Clienten/Client".
func (k *tegenlid) alle(pad string) []*tegenlid {
	groep := []*tegenlid{k}
	for stap := range strings.SplitSeq(pad, "/") {
		var verder []*tegenlid
		for _, lid := range groep {
			for _, kind := range lid.kinderen {
				if kind.naam == stap {
					verder = append(verder, kind)
				}
			}
		}
		groep = verder
	}
	return groep
}

// heeft reports whether there is an element at the path.
func (k *tegenlid) heeft(pad string) bool { return len(k.alle(pad)) > 0 }

// gevuld reports whether the first element at the path holds more than white space.
func (k *tegenlid) gevuld(pad string) bool { return strings.TrimSpace(k.waarde(pad)) != "" }

// waarde gives the text of the first element at the path, "" without one.
func (k *tegenlid) waarde(pad string) string {
	if l := k.alle(pad); len(l) > 0 {
		return l[0].tekst
	}
	return ""
}

// een reports whether the text at the path is one of the values.
func (k *tegenlid) een(pad string, waarden ...string) bool {
	return k.heeft(pad) && slices.Contains(waarden, k.waarde(pad))
}

// enig reports whether f holds for one of the elements.
func enig(leden []*tegenlid, f func(*tegenlid) bool) bool { return slices.ContainsFunc(leden, f) }
