package wet

import (
	"fmt"
	"strconv"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
)

// rekening is one count in progress.
type rekening struct {
	b       *boek
	t       Termijn
	soort   Soort // without a name for a term given as a number
	versie  Regelversie
	aantal  int
	eenheid Eenheid

	opschortregel Regelversie
	pauzes        []tijdlijn.Periode // in order, none touching another
	gehad         int                // how many of pauzes have been dealt with

	u Uitkomst
}

func (r *rekening) reden(zin string, waarden ...any) {
	r.u.Redenen = append(r.u.Redenen, fmt.Sprintf(zin, waarden...))
}

// gebruik looks a rule up as it read on the day of the event and notes it.
func (r *rekening) gebruik(id string) (Regelversie, error) {
	v, err := r.b.regelOp(id, r.u.Vanaf)
	if err == nil {
		r.u.Bewijs.gebruikt(v)
	}
	return v, err
}

func (b *boek) berekenen(t Termijn) (Uitkomst, error) {
	r, err := b.opstellen(t)
	if err != nil {
		return Uitkomst{}, err
	}
	switch {
	case r.ouderDanGrens():
		r.zonderTermijn()
	case r.eenheid == Uren:
		err = r.telUren()
	case t.Terug:
		err = r.telTerug()
	default:
		err = r.telVooruit()
	}
	if err != nil {
		return Uitkomst{}, err
	}
	r.sluit()
	return r.u, nil
}

// telVooruit counts from the day after the event: n weeks end on the same day of
// the week, n months on the same day of the month or the last one.
func (r *rekening) telVooruit() error {
	r.u.EersteDag = r.u.Vanaf.Plus(1)
	eind := plus(r.u.Vanaf, r.aantal, r.eenheid)
	if eind.IsOpen() {
		return fout.New(fout.Onjuist, "Deze termijn loopt voorbij het jaar 9999; kies een eerdere datum.").Bij("vanaf")
	}
	r.reden("%s na %s is %s%s.", hoeveelheid(r.aantal, r.eenheid), r.u.Vanaf.Tekst(), eind.Tekst(), r.tussenHaakjes())
	eind, err := r.verdagen(eind)
	if err != nil {
		return err
	}
	genoemd := false
	if eind, genoemd, err = r.verlengOfSchort(eind); err != nil {
		return err
	}
	r.u.Onverlengd, r.u.LaatsteDag = eind, eind
	if eind.IsOpen() {
		return r.noem()
	}
	if err := r.termijnenwet(genoemd); err != nil {
		return err
	}
	r.teLaatOpgeschort()
	return r.noem()
}

// verdagen adds the postponement of art. 7:10 lid 3 Awb.
func (r *rekening) verdagen(eind tijdlijn.Dag) (tijdlijn.Dag, error) {
	if r.t.Verdaagd == 0 {
		return eind, nil
	}
	regel, err := r.gebruik(r.soort.Verdagen)
	if err != nil {
		return eind, err
	}
	grens := regel.getal("ten hoogste")
	if r.t.Verdaagd < 0 || r.t.Verdaagd > grens {
		return eind, fout.New(fout.Onjuist, "Verdagen kan met 1 tot en met %d weken (%s); voor langer uitstel is instemming nodig.", grens,
			regel.Citeer()).Bij("verdaagd")
	}
	eind = plus(eind, r.t.Verdaagd, Weken)
	r.reden("De beslissing is %s verdaagd, tot en met %s (%s).", hoeveelheid(r.t.Verdaagd, Weken), eind.Tekst(), regel.Citeer())
	return eind, nil
}

// verlengOfSchort applies the later end that was told to the applicant, and the
// suspensions: those that began before that end was reached. It says whether the
// end is a day somebody named.
func (r *rekening) verlengOfSchort(eind tijdlijn.Dag) (tijdlijn.Dag, bool, error) {
	if r.t.Verlengd == nil || r.soort.Verlengen == "" {
		return r.opschorten(eind), false, nil
	}
	regel, err := r.gebruik(r.soort.Verlengen)
	if err != nil {
		return eind, false, err
	}
	if r.t.Verlengd.Dag == nil {
		eind = plus(eind, r.t.Verlengd.Weken, Weken)
		r.reden("De termijn is %s verlengd, tot en met %s (%s).", hoeveelheid(r.t.Verlengd.Weken, Weken), eind.Tekst(), regel.Citeer())
		return r.opschorten(eind), false, nil
	}
	if eind = r.opschorten(eind); eind.IsOpen() {
		r.reden("De genoemde nieuwe dag telt pas als bekend is wanneer de opschorting eindigt (%s).", regel.Citeer())
		return eind, false, nil
	}
	dag := *r.t.Verlengd.Dag
	if dag <= eind || dag.IsOpen() {
		return eind, false, fout.New(fout.Onjuist,
			"De nieuwe laatste dag %s ligt niet na %s, de dag waarop de termijn al eindigt; kies een latere dag.", dagTekst(dag),
			eind.Tekst()).Bij("verlengd")
	}
	r.reden("Aan de aanvrager is %s genoemd als nieuwe laatste dag (%s); een genoemde dag schuift niet op.", dag.Tekst(), regel.Citeer())
	return r.opschorten(dag), true, nil
}

// noem records a day told under art. 4:14 lid 1 Awb. The law's own term keeps
// its end: after it the decision is late, and a notice of default possible.
func (r *rekening) noem() error {
	if r.t.Verlengd == nil || r.soort.Noemen == "" {
		return nil
	}
	regel, err := r.gebruik(r.soort.Noemen)
	if err != nil {
		return err
	}
	dag := plus(r.u.LaatsteDag, r.t.Verlengd.Weken, Weken)
	if r.t.Verlengd.Dag != nil {
		dag = *r.t.Verlengd.Dag
	}
	if r.u.LaatsteDag.IsOpen() {
		r.reden("De genoemde dag telt pas als bekend is wanneer de opschorting eindigt (%s).", regel.Citeer())
		return nil
	}
	if dag <= r.u.LaatsteDag || dag.IsOpen() {
		return fout.New(fout.Onjuist, "De genoemde dag %s ligt niet na %s, de laatste dag van de termijn; kies een latere dag.",
			dagTekst(dag), r.u.LaatsteDag.Tekst()).Bij("verlengd")
	}
	r.u.GenoemdeDag = &dag
	r.reden("De aanvrager kan de beschikking verwachten op %s (%s); de wettelijke termijn schuift daardoor niet op.", dag.Tekst(),
		regel.Citeer())
	return nil
}

// telTerug counts back: 7 days before 10 March is 3 March.
func (r *rekening) telTerug() error {
	regel, err := r.gebruik("atw.1.2")
	if err != nil {
		return err
	}
	eind := plus(r.u.Vanaf, -r.aantal, r.eenheid)
	r.u.EersteDag = r.u.Vanaf.Plus(-1)
	r.u.Onverlengd, r.u.LaatsteDag = eind, eind
	r.u.Artikel = regel.Citeer()
	r.reden("%s voor %s is %s.", hoeveelheid(r.aantal, r.eenheid), r.u.Vanaf.Tekst(), eind.Tekst())
	r.reden("Een termijn die wordt teruggerekend, schuift niet op voor een weekend of feestdag (%s).", regel.Citeer())
	return nil
}

// telUren counts hours as a clock that is never put forward or back: 48 hours
// are 48 hours, also in the weekend in which summer time begins.
func (r *rekening) telUren() error {
	regel, err := r.gebruik("atw.4")
	if err != nil {
		return err
	}
	einde := *r.t.Moment + tijdlijn.Moment(r.aantal)*3600*1e6
	if einde >= tijdlijn.MomentOpen {
		return fout.New(fout.Onjuist, "Deze termijn loopt voorbij het jaar 9999; kies een eerder tijdstip.").Bij("moment")
	}
	r.u.Einde = &einde
	r.u.EersteDag = r.u.Vanaf
	r.u.Onverlengd, r.u.LaatsteDag = einde.Dag(), einde.Dag()
	r.u.Artikel = regel.Citeer()
	r.reden("%s na %s is %s.", hoeveelheid(r.aantal, Uren), r.t.Moment.Tekst(), einde.Tekst())
	r.reden("Een termijn in uren schuift niet op voor een weekend of feestdag (%s).", regel.Citeer())
	return nil
}

// ouderDanGrens reports whether the age takes the person out of the term.
func (r *rekening) ouderDanGrens() bool {
	return r.soort.Leeftijd && r.t.Leeftijd != nil && *r.t.Leeftijd >= r.versie.getal("jonger dan")
}

func (r *rekening) zonderTermijn() {
	v := r.u.Vanaf
	r.u.Aard, r.u.EersteDag, r.u.Onverlengd, r.u.LaatsteDag = GeenTermijn, v, v, v
	r.reden("Wie %d jaar of ouder is, hoeft niet te wachten (%s).", r.versie.getal("jonger dan"), r.versie.Citeer())
}

// sluit fills the answer and the outcome of the receipt.
func (r *rekening) sluit() {
	r.u.Dag = r.u.LaatsteDag
	if r.u.Aard == Vroegst {
		if r.soort.Vroegst == "na" {
			r.u.Dag = r.u.LaatsteDag.Plus(1)
		}
		r.reden("De eerste dag is %s; voor een weekend of feestdag schuift die niet op.", r.u.Dag.Tekst())
	}
	bewijs := &r.u.Bewijs
	bewijs.uit("aard", string(r.u.Aard))
	bewijs.uit("eerste dag", dagTekst(r.u.EersteDag))
	bewijs.uit("onverlengd", dagTekst(r.u.Onverlengd))
	bewijs.uit("laatste dag", dagTekst(r.u.LaatsteDag))
	bewijs.uit("dag", dagTekst(r.u.Dag))
	if r.u.Einde != nil {
		bewijs.uit("einde", tijdstip(*r.u.Einde))
	}
	if r.u.GenoemdeDag != nil {
		bewijs.uit("genoemde dag", dagTekst(*r.u.GenoemdeDag))
	}
}

func (r *rekening) tussenHaakjes() string {
	if r.versie.ID == "" {
		return ""
	}
	return " (" + r.versie.Citeer() + ")"
}

// plus counts n units on from d; the hours have their own count.
func plus(d tijdlijn.Dag, n int, eenheid Eenheid) tijdlijn.Dag {
	switch eenheid {
	case Weken:
		return d.Plus(7 * n)
	case Maanden:
		return d.PlusMaanden(n)
	case Jaren:
		return d.PlusMaanden(12 * n)
	}
	return d.Plus(n)
}

var enkelvoud = map[Eenheid]string{Uren: "uur", Dagen: "dag", Weken: "week", Maanden: "maand", Jaren: "jaar"}

// hoeveelheid writes "1 week" or "6 weken".
func hoeveelheid(n int, eenheid Eenheid) string {
	if n == 1 {
		return "1 " + enkelvoud[eenheid]
	}
	return strconv.Itoa(n) + " " + string(eenheid)
}

func tijdstip(m tijdlijn.Moment) string { return m.Tijd().Format("2006-01-02T15:04:05-07:00") }
