package zaak

import (
	"slices"

	"nabuur/grond/fout"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/kader/wet"
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

// stap is one allowed act: from which stand, to which, and on what ground.
type stap struct {
	handeling toegang.Handeling
	functie   taakverdeling.Functie // of the task in the division that the act belongs to
	van       []Stand               // none: the act opens a case
	naar      Stand                 // "": the case stays where it stands
	artikel   string
}

// stappen is the whole path of a case under the Wmo 2015, one row per act.
var stappen = []stap{
	{toegang.ZaakMelden, taakverdeling.Melding, nil, Gemeld, "art. 2.3.2 lid 1 Wmo 2015"},
	{toegang.ZaakOnderzoeken, taakverdeling.Onderzoek, []Stand{Gemeld, InOnderzoek, VerslagVerstuurd}, InOnderzoek, "art. 2.3.2 lid 4 Wmo 2015"},
	{toegang.ZaakVerslagVersturen, taakverdeling.Onderzoek, []Stand{InOnderzoek}, VerslagVerstuurd, "art. 2.3.2 lid 8 Wmo 2015"},
	{toegang.ZaakAanvragen, taakverdeling.Onderzoek, []Stand{Gemeld, InOnderzoek, VerslagVerstuurd}, Aangevraagd, "art. 2.3.2 lid 9 Wmo 2015"},
	{toegang.ZaakAfsluiten, taakverdeling.Onderzoek, []Stand{VerslagVerstuurd}, Afgesloten, "art. 2.3.2 lid 8 Wmo 2015"},
	{toegang.ZaakAanvraagBehandelen, taakverdeling.Aanvraag, []Stand{Aangevraagd, Voorbereid}, Voorbereid, "art. 2.3.5 lid 3 Wmo 2015"},
	{toegang.ZaakOpschorten, taakverdeling.Aanvraag, []Stand{Aangevraagd, Voorbereid}, "", "art. 4:15 lid 1 Awb"},
	{toegang.ZaakBeschikken, taakverdeling.Besluit, []Stand{Voorbereid}, Beschikt, "art. 2.3.5 lid 2 Wmo 2015"},
	{toegang.BezwaarOntvangen, taakverdeling.Bezwaar, []Stand{Beschikt}, InBezwaar, "art. 6:4 lid 1 Awb"},
	{toegang.BezwaarBeslissen, taakverdeling.Bezwaar, []Stand{InBezwaar}, OpBezwaarBeslist, "art. 7:11 Awb"},
}

// openStap is what must be done next in a stand, and the statutory term that
// runs meanwhile. A stand that is not in the table waits for nobody.
var openStap = map[Stand]struct {
	functie taakverdeling.Functie
	termijn string // a kind of term of wet
	tekst   string
}{
	Gemeld:           {taakverdeling.Onderzoek, wet.WmoOnderzoek, "Plan het keukentafelgesprek"},
	InOnderzoek:      {taakverdeling.Onderzoek, wet.WmoOnderzoek, "Maak het verslag"},
	VerslagVerstuurd: {taakverdeling.Onderzoek, wet.WmoOnderzoek, "Wacht op akkoord van de inwoner"},
	Aangevraagd:      {taakverdeling.Aanvraag, wet.WmoBeschikking, "Behandel de aanvraag"},
	Voorbereid:       {taakverdeling.Besluit, wet.WmoBeschikking, "Neem het besluit"},
	InBezwaar:        {taakverdeling.Bezwaar, wet.BeslissingOpBezwaar, "Beslis op het bezwaar"},
}

// gekomenTot is the step that a case without an open step has come to.
var gekomenTot = map[Stand]taakverdeling.Functie{
	Afgesloten: taakverdeling.Onderzoek, Beschikt: taakverdeling.Toewijzing, OpBezwaarBeslist: taakverdeling.Bezwaar,
}

// Vervolg says what must be done next in this stand, for a work list; "" when
// nothing must be done.
func (s Stand) Vervolg() string { return openStap[s].tekst }

// taak gives the task of the open step, or "" when none is open.
func (s Stand) taak(domein taakverdeling.Domein) taakverdeling.Taak {
	open, ok := openStap[s]
	if !ok {
		return ""
	}
	return domein.Taak(open.functie)
}

func stapVan(h toegang.Handeling) (stap, bool) {
	i := slices.IndexFunc(stappen, func(s stap) bool { return s.handeling == h })
	if i < 0 {
		return stap{}, false
	}
	return stappen[i], true
}

// magNu checks that a case in stand may have this act, and gives its row.
func magNu(h toegang.Handeling, stand Stand) (stap, error) {
	s, ok := stapVan(h)
	if !ok || !slices.Contains(s.van, stand) {
		return s, fout.New(fout.Botsing, "Deze stap kan nu niet: de zaak staat op ‘%s’. Laad de zaak opnieuw en kies een stap die er nu bij hoort.", stand)
	}
	return s, nil
}

// Mogelijk lists the acts that a case in this stand may have, in the order of
// the path. Rights are another matter: see Beeld.
func (s Stand) Mogelijk() []toegang.Handeling {
	var mogelijk []toegang.Handeling
	for _, stap := range stappen {
		if slices.Contains(stap.van, s) {
			mogelijk = append(mogelijk, stap.handeling)
		}
	}
	return mogelijk
}
