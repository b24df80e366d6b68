package bericht

import (
	"slices"

	"nabuur/grond/tijdlijn"
	"nabuur/uitvoering/toewijzing"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/iwmo32"
)

// oordeel is what was decided on a message: whether it was taken in, what was
// wrong, and how the answer is built.
type oordeel struct {
	goed     bool
	redenen  []Reden
	antwoord func(identificatie string, dag tijdlijn.Dag) iwmo32.Bericht
}

// codes gives the retour codes of the reasons, each once, in their order.
func (o oordeel) codes() []string { return codesVan(o.redenen) }

func codesVan(redenen []Reden) []string {
	var codes []string
	for _, r := range redenen {
		if !slices.Contains(codes, r.Retourcode) {
			codes = append(codes, r.Retourcode)
		}
	}
	return codes
}

// kopOordeel rejects the message as a whole: an answer with only a Header.
func (p *post) kopOordeel(redenen []Reden) oordeel {
	codes := codesVan(redenen)
	return oordeel{redenen: redenen, antwoord: func(identificatie string, dag tijdlijn.Dag) iwmo32.Bericht {
		if p.soort == "WMO323" {
			return &iwmo32.WMO325{Header: p.antwoordkop(identificatie, dag, codes)}
		}
		return p.alleenKop(p.retourkop(identificatie, dag, codes))
	}}
}

// alleenKop gives the retour on this message without a client.
func (p *post) alleenKop(kop istandaard.RetourHeader) iwmo32.Bericht {
	if p.soort == "WMO307" {
		return &iwmo32.WMO308{Header: kop}
	}
	return &iwmo32.WMO306{Header: kop}
}

func (p *post) retourkop(identificatie string, dag tijdlijn.Dag, codes []string) istandaard.RetourHeader {
	kop := iwmo32.NewRetourHeader(p.soort, p.kop, identificatie, dag)
	kop.RetourCodes = codes
	return kop
}

// antwoordkop is the header of the answer on a claim: a message of the
// municipality itself, which names the claim it answers (TR337, TR371).
func (p *post) antwoordkop(identificatie string, dag tijdlijn.Dag, codes []string) istandaard.AntwoordHeader {
	h := iwmo32.NewHeader("WMO325", p.kop.Ontvanger, p.kop.Afzender, identificatie, dag)
	return istandaard.AntwoordHeader{
		BerichtCode: h.BerichtCode, BerichtVersie: h.BerichtVersie, BerichtSubversie: h.BerichtSubversie,
		Afzender: h.Afzender, Ontvanger: h.Ontvanger, BerichtIdentificatie: h.BerichtIdentificatie, XsdVersie: h.XsdVersie,
		DeclaratieIdentificatie: p.kop.BerichtIdentificatie, XsdVersieDeclaratie: p.kop.XsdVersie, RetourCodes: codes,
	}
}

// codesOf gives the retour codes of the findings on one class, each once, or that
// there is no remark.
func codesOf(bevindingen []toewijzing.Bevinding) []string {
	var codes []string
	for _, b := range bevindingen {
		if !slices.Contains(codes, b.Code) {
			codes = append(codes, b.Code)
		}
	}
	if len(codes) == 0 {
		return []string{istandaard.RetourGoed}
	}
	return codes
}

// redenVan turns findings on one class into reasons.
func redenVan(bevindingen []toewijzing.Bevinding, plek string) []Reden {
	redenen := make([]Reden, len(bevindingen))
	for i, b := range bevindingen {
		redenen[i] = Reden{Regel: b.Regel, Retourcode: b.Code, Plek: plek, Tekst: zinVan(b)}
	}
	return redenen
}

// zinVan prefers the sentence with the facts of the case above the standard's.
func zinVan(b toewijzing.Bevinding) string {
	if b.Zin != "" {
		return b.Zin
	}
	return b.Tekst
}
