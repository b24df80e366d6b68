package wet

import (
	"nabuur/grond/tijdlijn"
)

// termijnenwet applies the Algemene termijnenwet to the end of the term, once:
// art. 4 first, which takes long terms out, then art. 1 lid 1 and art. 2.
//
// Art. 4 looks at the term as the law sets it. A term of twelve weeks stays one
// of twelve weeks when it stood still or was postponed: the postponement is
// itself a term of at most six weeks.
func (r *rekening) termijnenwet(genoemd bool) error {
	if !r.soort.Verlengbaar {
		return nil
	}
	if genoemd {
		return nil
	}
	uitzondering, err := r.gebruik("atw.4")
	if err != nil {
		return err
	}
	if grens, ok := uitzondering.parameter("ten hoogste", string(r.eenheid)); ok && r.aantal > grens.Aantal {
		r.citeer(uitzondering)
		r.reden("%s is meer dan %s, dus de termijn schuift niet op voor een weekend of feestdag (%s).",
			hoeveelheid(r.aantal, r.eenheid), hoeveelheid(grens.Aantal, r.eenheid), uitzondering.Citeer())
		return nil
	}
	hoofdregel, err := r.gebruik("atw.1.1")
	if err != nil {
		return err
	}
	r.citeer(hoofdregel)
	r.u.LaatsteDag = r.naarWerkdag(r.u.Onverlengd)
	if err := r.tweeWerkdagen(); err != nil {
		return err
	}
	if r.u.LaatsteDag != r.u.Onverlengd && !r.u.LaatsteDag.IsOpen() {
		r.reden("De laatste dag is daarom %s.", r.u.LaatsteDag.Voluit())
	}
	r.waarschuwVoorBrugdag()
	return nil
}

// citeer gives a term that has no article of its own the one that governs it.
func (r *rekening) citeer(v Regelversie) {
	if r.u.Artikel == "" {
		r.u.Artikel = v.Citeer()
	}
}

// naarWerkdag gives the first day from d on that is a working day on which the
// term does not stand still, with a sentence for every day passed over.
func (r *rekening) naarWerkdag(d tijdlijn.Dag) tijdlijn.Dag {
	for !d.IsOpen() {
		if p, stil := r.pauzeOp(d); stil {
			r.reden("%s valt in een opschorting (%s).", d.Tekst(), r.opschortregel.Citeer())
			d = p.Tot
			continue
		}
		zin, versie, vrij := r.b.vrij(d)
		if !vrij {
			return d
		}
		r.reden("%s", zin)
		r.u.Bewijs.gebruikt(versie)
		if besluit := r.b.gelijk[d]; versie.ID == "atw.3.3" {
			r.u.Bewijs.feit("gelijkgestelde dag "+d.String(), besluit)
		}
		d = d.Plus(1)
	}
	return d
}

// tweeWerkdagen applies art. 2: a term of three days or more holds at least two
// working days. Days on which the term stood still are not in it.
func (r *rekening) tweeWerkdagen() error {
	regel, err := r.b.regelOp("atw.2", r.u.Vanaf)
	if err != nil {
		return err
	}
	if r.eenheid == Dagen && r.aantal < regel.getal("ten minste") {
		return nil
	}
	nodig := regel.getal("werkdagen daarin")
	for r.werkdagenTot(r.u.LaatsteDag, nodig) < nodig && !r.u.LaatsteDag.IsOpen() {
		r.u.Bewijs.gebruikt(regel)
		r.reden("Met %s erbij heeft de termijn nog geen %d werkdagen (%s).", r.u.LaatsteDag.Tekst(), nodig, regel.Citeer())
		r.u.LaatsteDag = r.naarWerkdag(r.u.LaatsteDag.Plus(1))
	}
	return nil
}

// werkdagenTot counts the working days of the term up to and including eind, and
// stops when it has as many as needed.
func (r *rekening) werkdagenTot(eind tijdlijn.Dag, nodig int) int {
	aantal := 0
	for d := r.u.EersteDag; d <= eind && aantal < nodig && !d.IsOpen(); {
		if p, stil := r.pauzeOp(d); stil {
			d = p.Tot
			continue
		}
		if r.b.isWerkdag(d) {
			aantal++
		}
		d = d.Plus(1)
	}
	return aantal
}

// waarschuwVoorBrugdag adds a sentence when the end stands beside a holiday in a
// year of which not every equated day is known: art. 3 lid 3 decrees name such
// days, such as the Friday after Ascension Day.
func (r *rekening) waarschuwVoorBrugdag() {
	d := r.u.LaatsteDag
	if d.IsOpen() || r.b.volledig.Bevat(d) {
		return
	}
	_, ervoor := r.b.feestdagOp(d.Plus(-1))
	_, erna := r.b.feestdagOp(d.Plus(1))
	if ervoor || erna {
		r.reden("Van %d zijn hier niet alle gelijkgestelde dagen bekend; kijk in de Staatscourant of %s er een is.", d.Jaar(), d.Tekst())
	}
}
