package wet

import (
	"cmp"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
)

// NewAanvulling gives the suspension of art. 4:15 lid 1 Awb: from the day after
// the invitation to complete the application up to, not including, the day on
// which it was completed or the time for it ran out. Pass tijdlijn.Open for
// aangevuld as long as that has not happened. Without a term in the invitation
// there is no suspension (RVS:2016:2527); then do not call this.
func NewAanvulling(uitnodiging, aangevuld tijdlijn.Dag) tijdlijn.Periode {
	van := uitnodiging.Plus(1)
	return tijdlijn.Periode{Vanaf: van, Tot: max(van, aangevuld)}
}

// NewVerzuim gives the suspension of art. 7:10 lid 2 Awb: from the day after the
// request to mend a defect of art. 6:6 in the objection up to, not including, the
// day on which it was mended or the time for it ran out.
func NewVerzuim(verzoek, hersteld tijdlijn.Dag) tijdlijn.Periode {
	return NewAanvulling(verzoek, hersteld)
}

// samenvoegen puts the suspensions in order and joins those that touch, so that
// no day stands still twice. Empty periods fall away.
func samenvoegen(periodes []tijdlijn.Periode) ([]tijdlijn.Periode, error) {
	var gesorteerd []tijdlijn.Periode
	for _, p := range periodes {
		if p.Tot < p.Vanaf || p.Vanaf.IsOpen() {
			return nil, fout.New(fout.Onjuist, "De opschorting eindigt op %s, voor haar begin op %s; draai de datums om.", p.Tot.Tekst(),
				p.Vanaf.Tekst()).Bij("opschorting")
		}
		if !p.Leeg() {
			gesorteerd = append(gesorteerd, p)
		}
	}
	slices.SortFunc(gesorteerd, func(a, b tijdlijn.Periode) int { return cmp.Compare(a.Vanaf, b.Vanaf) })
	var samen []tijdlijn.Periode
	for _, p := range gesorteerd {
		if n := len(samen); n > 0 && p.Vanaf <= samen[n-1].Tot {
			samen[n-1].Tot = max(samen[n-1].Tot, p.Tot)
			continue
		}
		samen = append(samen, p)
	}
	return samen, nil
}

// opschorten moves the end by every day the term stood still. A suspension
// counts when it begins while the term runs; the part before the first day does
// not. It takes suspensions off the list until one begins after the end.
func (r *rekening) opschorten(eind tijdlijn.Dag) tijdlijn.Dag {
	for len(r.pauzes) > r.gehad && !eind.IsOpen() {
		p := r.pauzes[r.gehad]
		if p.Vanaf > eind {
			break
		}
		r.gehad++
		stil := p.Doorsnede(tijdlijn.Vanaf(r.u.EersteDag))
		switch {
		case stil.Leeg():
			r.reden("De opschorting tot %s viel voor het begin van de termijn en telt niet mee.", p.Tot.Tekst())
		case p.Tot.IsOpen():
			r.reden("De termijn staat stil sinds %s; de laatste dag is nog niet bekend (%s).", stil.Vanaf.Tekst(), r.opschortregel.Citeer())
			eind = tijdlijn.Open
		default:
			eind = eind.Plus(stil.Dagen())
			r.reden("Van %s tot %s stond de termijn %s stil (%s).", stil.Vanaf.Tekst(), stil.Tot.Tekst(), hoeveelheid(stil.Dagen(), Dagen),
				r.opschortregel.Citeer())
		}
	}
	return eind
}

// pauzeOp gives the suspension in which d lies.
func (r *rekening) pauzeOp(d tijdlijn.Dag) (tijdlijn.Periode, bool) {
	for _, p := range r.pauzes {
		if p.Bevat(d) {
			return p, true
		}
	}
	return tijdlijn.Periode{}, false
}

// teLaatOpgeschort says of each suspension that began after the end that it
// changes nothing: a term that has passed cannot stand still.
func (r *rekening) teLaatOpgeschort() {
	for _, p := range r.pauzes {
		if p.Vanaf > r.u.LaatsteDag {
			r.reden("De opschorting vanaf %s telt niet mee: de termijn was toen al voorbij.", p.Vanaf.Tekst())
		}
	}
}
