package bericht

import (
	"slices"

	"nabuur/grond/tijdlijn"
	"nabuur/kader/berichtregel"
	"nabuur/verkeer/istandaard"
)

// oordeel is what was decided on a message: whether it was taken in, what was
// wrong, and how the answer is built.
type oordeel struct {
	goed     bool
	redenen  []Reden
	antwoord func(identificatie string, dag tijdlijn.Dag) istandaard.Inhoud
	raakt    []int64 // numbers of the allotments that the message is about

	verzoeken []string // ids of the requests that the message brought
}

// codes gives the retour codes of the reasons, each once, in their order.
func (o oordeel) codes() []string { return codesVan(o.redenen) }

func codesVan(redenen []Reden) []string {
	var codes []string
	for _, r := range redenen {
		if r.Retourcode != "" && !slices.Contains(codes, r.Retourcode) {
			codes = append(codes, r.Retourcode)
		}
	}
	return codes
}

// kopOordeel rejects the message as a whole: an answer with only a Header.
func (p *post) kopOordeel(redenen []Reden) oordeel {
	codes := codesVan(redenen)
	return oordeel{redenen: redenen, antwoord: func(identificatie string, dag tijdlijn.Dag) istandaard.Inhoud {
		if p.Declaratie323 != nil {
			return istandaard.Inhoud{Antwoordkop: p.antwoordkop(identificatie, dag, codes)}
		}
		return p.retour(identificatie, dag, codes)
	}}
}

// retour gives the retour on this message with only a Header.
func (p *post) retour(identificatie string, dag tijdlijn.Dag, codes []string) istandaard.Inhoud {
	kop := p.std.NewRetourHeader(p.soort, *p.Kop, identificatie, dag)
	kop.RetourCodes = codes
	return istandaard.Inhoud{Retourkop: &kop}
}

// antwoordkop is the header of the answer on a claim: a message of the
// municipality itself, which names the claim it answers (TR337, TR371).
func (p *post) antwoordkop(identificatie string, dag tijdlijn.Dag, codes []string) *istandaard.AntwoordHeader {
	h := p.std.NewHeader(p.std.Soort("325"), p.Kop.Ontvanger, p.Kop.Afzender, identificatie, dag)
	return &istandaard.AntwoordHeader{
		BerichtCode: h.BerichtCode, BerichtVersie: h.BerichtVersie, BerichtSubversie: h.BerichtSubversie,
		Afzender: h.Afzender, Ontvanger: h.Ontvanger, BerichtIdentificatie: h.BerichtIdentificatie, XsdVersie: h.XsdVersie,
		DeclaratieIdentificatie: p.Kop.BerichtIdentificatie, XsdVersieDeclaratie: p.Kop.XsdVersie, RetourCodes: codes,
	}
}

// klassen answers a message class by class: goed says that nothing was wrong, and
// then the retour is a Header alone; otherwise vul adds the client, with a code at
// every class (IV028).
func (p *post) klassen(goed bool, redenen []Reden, vul func(*istandaard.Inhoud)) oordeel {
	return oordeel{goed: goed, redenen: redenen, antwoord: func(identificatie string, dag tijdlijn.Dag) istandaard.Inhoud {
		if goed {
			return p.retour(identificatie, dag, nil)
		}
		uit := p.retour(identificatie, dag, zonderOpmerking())
		vul(&uit)
		return uit
	}}
}

// zonderOpmerking are the codes of a class that nothing is wrong with.
func zonderOpmerking() []string { return []string{istandaard.RetourGoed} }

// redenVan turns findings on one class into reasons.
func redenVan(bevindingen []berichtregel.Bevinding, plek string) []Reden {
	redenen := make([]Reden, len(bevindingen))
	for i, b := range bevindingen {
		redenen[i] = Reden{Regel: b.Regel, Retourcode: b.Code, Plek: plek, Tekst: b.Zin}
	}
	return redenen
}

// redenenPer turns the findings on the classes of one list into reasons.
func redenenPer(bevindingen [][]berichtregel.Bevinding, lijst string) []Reden {
	var redenen []Reden
	for i, per := range bevindingen {
		redenen = append(redenen, redenVan(per, plek(plekClient+"/"+lijst, i))...)
	}
	return redenen
}

// Places in a message.
const (
	plekKop    = "Bericht/Header"
	plekClient = "Bericht/Client[1]"
)
