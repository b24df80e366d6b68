package zaak

import (
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
)

// Stand is where a case stands.
type Stand string

// Where a case can stand, in the order of its life.
const (
	Gemeld           Stand = "gemeld"
	InOnderzoek      Stand = "in onderzoek"
	VerslagVerstuurd Stand = "verslag verstuurd"
	Aangevraagd      Stand = "aangevraagd"
	Voorbereid       Stand = "voorbereid"
	Beschikt         Stand = "beschikt"
	InBezwaar        Stand = "in bezwaar"
	OpBezwaarBeslist Stand = "op bezwaar beslist"
	Afgesloten       Stand = "afgesloten zonder aanvraag"
)

// Pad is the path of a case under one law, as data: which acts there are, where a case
// can stand, what is done next in each stand, which term runs meanwhile, and what the
// screen and the letters say of it. A law comes in as a Pad of its own; the acts
// themselves know none.
type Pad struct {
	Domein       taakverdeling.Domein
	Stappen      []Stap     // in the order of the path
	Haltes       []Halte    // every stand once, in the order of the life of a case
	Mijlpalen    []Mijlpaal // the path as a picture
	Leefgebieden []string   // the domains of life of the talk, in the order of the form

	// NaToekenning are the steps that follow from a granted decision: somebody must
	// hold them before it is signed.
	NaToekenning []taakverdeling.Functie

	// ontvangst are the paragraphs that confirm a melding, with the terms that began.
	ontvangst func(d *daad, termijnen map[string]Termijn) []Alinea
}

// Stap is one act on the path: from which stands, to which, and on what ground.
type Stap struct {
	Handeling toegang.Handeling
	Functie   taakverdeling.Functie // of the task in the division that the act belongs to
	Van       []Stand               // none: the act opens a case
	Naar      Stand                 // "": the case stays where it stands
	Artikel   string
	Begint    []string // kinds of term of wet that begin with the act
	Knop      string   // what stands on its button
	Daad      string   // how the timeline tells of it, after a name

	// mandaat says that the act decides on behalf of the college: who does it needs a
	// mandate (art. 10:3 Awb).
	mandaat bool
	// wanneer says whether the act can be done on a case today, beside its stand; nil
	// for one that always can.
	wanneer func(z Zaak, vandaag tijdlijn.Dag) bool
}

// Halte is one stand of a case with what belongs to it.
type Halte struct {
	Stand Stand
	// Functie is the step that is open; where nothing is open (Volgende is ""), the
	// step that the case has come to.
	Functie  taakverdeling.Functie
	Volgende toegang.Handeling // the act that the case waits for
	Vervolg  string            // what must be done, for a work list
	Termijn  string            // the kind of term of wet that runs meanwhile
	Chip     string            // what must be done within that term, in a word or two
	Gedaan   int               // how many Mijlpalen lie behind it
}

// Mijlpaal is one mark on the picture of the path: an act, under a short name.
type Mijlpaal struct {
	Naam       string
	Handeling  toegang.Handeling
	BijBezwaar bool // only on the path of a case with an objection
}

// Paden gives the paths there are: that of the Wmo 2015.
func Paden() map[taakverdeling.Domein]*Pad {
	return map[taakverdeling.Domein]*Pad{taakverdeling.Wmo: padWmo()}
}

// Halte gives what belongs to a stand; the zero Halte for one that is not on the path.
func (p *Pad) Halte(s Stand) Halte {
	i := slices.IndexFunc(p.Haltes, func(h Halte) bool { return h.Stand == s })
	if i < 0 {
		return Halte{Stand: s}
	}
	return p.Haltes[i]
}

// Stap gives the row of an act, and false when the path does not have it.
func (p *Pad) Stap(h toegang.Handeling) (Stap, bool) {
	i := slices.IndexFunc(p.Stappen, func(s Stap) bool { return s.Handeling == h })
	if i < 0 {
		return Stap{}, false
	}
	return p.Stappen[i], true
}

// Mogelijk lists the acts that a case in this stand may have, in the order of the
// path. Rights are another matter: see Beeld.
func (p *Pad) Mogelijk(s Stand) []toegang.Handeling {
	var mogelijk []toegang.Handeling
	for _, stap := range p.Stappen {
		if slices.Contains(stap.Van, s) {
			mogelijk = append(mogelijk, stap.Handeling)
		}
	}
	return mogelijk
}

// Functies gives the steps that can be open on the path, along the life of a case:
// the tasks that bring a case on a work list.
func (p *Pad) Functies() []taakverdeling.Functie {
	var functies []taakverdeling.Functie
	for _, h := range p.Haltes {
		if h.Volgende != "" && !slices.Contains(functies, h.Functie) {
			functies = append(functies, h.Functie)
		}
	}
	return functies
}

// taak gives the task of the open step, or "" when none is open.
func (p *Pad) taak(s Stand) taakverdeling.Taak {
	h := p.Halte(s)
	if h.Volgende == "" {
		return ""
	}
	return p.Domein.Taak(h.Functie)
}

// object describes a case to toegang: whose it is and how far it has come. A case
// without an open step has come to the last step it had.
func (p *Pad) object(z Zaak) toegang.Object {
	taak := z.Taak
	if taak == "" {
		taak = p.Domein.Taak(p.Halte(z.Stand).Functie)
	}
	return toegang.Object{Gemeente: z.Gemeente, Soort: "zaak", ID: z.ID, Taak: taak}
}

// magNu checks that a case in stand may have this act, and gives its row.
func (p *Pad) magNu(h toegang.Handeling, stand Stand) (Stap, error) {
	s, ok := p.Stap(h)
	if !ok || !slices.Contains(s.Van, stand) {
		return s, fout.New(fout.Botsing,
			"Deze stap kan nu niet: de zaak staat op ‘%s’. Laad de zaak opnieuw en kies een stap die er nu bij hoort.", stand)
	}
	return s, nil
}

// pad gives the path of a domain. One that has none is Onjuist.
func (z *Zaken) pad(domein taakverdeling.Domein) (*Pad, error) {
	if p, ok := z.Paden[domein]; ok {
		return p, nil
	}
	return nil, fout.New(fout.Onjuist, "Zaken over %s worden hier nog niet behandeld. Kies een ander domein.", domein.Tekst()).Bij("domein")
}
