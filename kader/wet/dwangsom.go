package wet

import (
	"fmt"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/tijdlijn"
)

// Uitzondering is a ground on which no dwangsom is owed (art. 4:17 Awb, lid 6
// until 2025, lid 5 from 2026). Whether it applies is a decision of people.
type Uitzondering string

// The grounds of the law; the empty one stands for none.
const (
	OnredelijkLaat            Uitzondering = "onredelijk late ingebrekestelling"
	GeenBelanghebbende        Uitzondering = "aanvrager is geen belanghebbende"
	KennelijkNietOntvankelijk Uitzondering = "aanvraag kennelijk niet-ontvankelijk"
	KennelijkOngegrond        Uitzondering = "aanvraag kennelijk ongegrond"
)

// Verzuim is a decision that came, or still stays out, too late.
type Verzuim struct {
	// EersteDag is the first day owed: the Dag of soort dwangsom-eerste-dag.
	EersteDag tijdlijn.Dag
	// Dagen is the number of days in default, EersteDag included. Days past the
	// maximum cost nothing more.
	Dagen int
	// Ingebrekestelling is the day on which the notice of default was received.
	// It decides which amounts apply (Stcrt. 2018, 65542). Without it the latest
	// day that fits EersteDag is taken.
	Ingebrekestelling *tijdlijn.Dag
	// Aanvragers is the number of applicants who share; 0 counts as 1.
	Aanvragers int
	// Geen is a ground on which nothing is owed, or "".
	Geen Uitzondering
}

// Dwangsomuitkomst is what is owed for a late decision.
type Dwangsomuitkomst struct {
	// Bedrag is the whole amount, Aandelen each applicant's equal share of it: the
	// shares sum to Bedrag, and cents that are left go to the first ones.
	Bedrag   geld.Cent   `json:"bedrag"`
	Aandelen []geld.Cent `json:"aandelen"`
	// Over is the period of the days owed; empty when nothing is. The day on which
	// the amount must be fixed follows from its last day: soort dwangsom-besluit.
	Over    tijdlijn.Periode `json:"over"`
	Redenen []string         `json:"redenen"`
	Bewijs  Regelbewijs      `json:"bewijs"`
}

// Dwangsom computes what is owed under art. 4:17 Awb. It also holds for the
// decision on an objection (art. 7:14), and not for a Wmo onderzoek: a melding
// is no application. A first day before the law existed is a Fout of kind
// Onjuist, and so are a negative number of days and a first day that is too
// early for the notice of default.
func Dwangsom(v Verzuim) (Dwangsomuitkomst, error) { return huidig().dwangsom(v) }

func (b *boek) dwangsom(v Verzuim) (Dwangsomuitkomst, error) {
	aanvragers := max(v.Aanvragers, 1)
	if v.Dagen < 0 || v.Aanvragers < 0 || aanvragers > 10_000 {
		return Dwangsomuitkomst{},
			fout.New(fout.Onjuist, "Het aantal dagen en het aantal aanvragers kunnen niet negatief zijn; er staat %d en %d.", v.Dagen,
				v.Aanvragers).Bij("dagen")
	}
	maximum, err := b.regelOp("awb.4.17.1", v.EersteDag)
	if err != nil {
		return Dwangsomuitkomst{}, err
	}
	begin, err := b.regelOp("awb.4.17.3", v.EersteDag)
	if err != nil {
		return Dwangsomuitkomst{}, err
	}
	ontvangen, err := ingebrekestelling(v, begin)
	if err != nil {
		return Dwangsomuitkomst{}, err
	}
	tarief, err := b.regelOp("awb.4.17.2", ontvangen)
	if err != nil {
		return Dwangsomuitkomst{}, err
	}
	u := Dwangsomuitkomst{Redenen: []string{}}
	for _, regel := range []Regelversie{maximum, tarief, begin} {
		u.Bewijs.gebruikt(regel)
	}
	u.Bewijs.feitDag("eerste dag", &v.EersteDag)
	u.Bewijs.feit("dagen", fmt.Sprint(v.Dagen))
	if u.Bewijs.feitDag("ingebrekestelling", v.Ingebrekestelling); v.Ingebrekestelling == nil {
		u.Bewijs.feitDag("ingebrekestelling niet gegeven, gerekend met", &ontvangen)
	}
	dagen := min(v.Dagen, maximum.getal("ten hoogste"))
	if v.Geen != "" {
		if dagen, err = 0, b.geenDwangsom(v, &u); err != nil {
			return Dwangsomuitkomst{}, err
		}
	}
	u.Over = tijdlijn.Periode{Vanaf: v.EersteDag, Tot: v.EersteDag.Plus(dagen)}
	u.Bedrag = u.tel(dagen, tarief)
	if v.Dagen > dagen && v.Geen == "" {
		u.Redenen = append(u.Redenen, fmt.Sprintf("Na %d dagen loopt de dwangsom niet verder op (%s).", dagen, maximum.Citeer()))
	}
	return u, b.verdeelDwangsom(v.EersteDag, aanvragers, &u)
}

// ingebrekestelling gives the day of the notice of default. The first day owed
// comes after two whole weeks, so it cannot be earlier than fifteen days later.
func ingebrekestelling(v Verzuim, begin Regelversie) (tijdlijn.Dag, error) {
	wachten := 7*begin.getal("termijn") + 1
	if v.Ingebrekestelling == nil {
		return v.EersteDag.Plus(-wachten), nil
	}
	if vroegst := v.Ingebrekestelling.Plus(wachten); v.EersteDag < vroegst {
		return 0, fout.New(fout.Onjuist,
			"Na een ingebrekestelling van %s loopt de dwangsom niet eerder dan %s (%s); pas de eerste dag aan.",
			v.Ingebrekestelling.Tekst(), vroegst.Tekst(), begin.Citeer()).Bij("eerste_dag")
	}
	return *v.Ingebrekestelling, nil
}

// tel adds up the steps: as many days in each of the first two as the rule says,
// all others in the third.
func (u *Dwangsomuitkomst) tel(dagen int, tarief Regelversie) geld.Cent {
	trede := tarief.getal("dagen per trede")
	bedrag := geld.Cent(0)
	for i, naam := range []string{"eerste trede", "tweede trede", "derde trede"} {
		in := max(0, min(dagen, trede))
		if i == 2 {
			in = max(0, dagen)
		}
		dagen -= in
		perDag := geld.Cent(tarief.getal(naam))
		bedrag += geld.Cent(in) * perDag
		if in > 0 {
			u.Redenen = append(u.Redenen, fmt.Sprintf("%s van %s per dag is %s (%s).", hoeveelheid(in, Dagen), perDag, geld.Cent(in)*perDag,
				tarief.Citeer()))
		}
	}
	return bedrag
}

// geenDwangsom records the ground on which nothing is owed.
func (b *boek) geenDwangsom(v Verzuim, u *Dwangsomuitkomst) error {
	switch v.Geen {
	case OnredelijkLaat, GeenBelanghebbende, KennelijkNietOntvankelijk, KennelijkOngegrond:
	default:
		return fout.New(fout.Onjuist, "%q is geen grond om geen dwangsom te betalen; kies %s, %s, %s of %s.",
			string(v.Geen), OnredelijkLaat, GeenBelanghebbende, KennelijkNietOntvankelijk, KennelijkOngegrond).Bij("geen")
	}
	regel, err := b.regelOp("awb.4.17.geen", v.EersteDag)
	if err != nil {
		return err
	}
	u.Bewijs.gebruikt(regel)
	u.Bewijs.feit("geen dwangsom", string(v.Geen))
	u.Redenen = append(u.Redenen, fmt.Sprintf("Er is geen dwangsom verschuldigd: %s (%s).", v.Geen, regel.Citeer()))
	return nil
}

// verdeelDwangsom gives every applicant an equal share.
func (b *boek) verdeelDwangsom(dag tijdlijn.Dag, aanvragers int, u *Dwangsomuitkomst) error {
	gewichten := make([]int64, aanvragers)
	for i := range gewichten {
		gewichten[i] = 1
	}
	var err error
	if u.Aandelen, err = geld.Verdeel(u.Bedrag, gewichten); err != nil {
		return err
	}
	if aanvragers > 1 {
		regel, err := b.regelOp("awb.4.17.gelijk", dag)
		if err != nil {
			return err
		}
		u.Bewijs.gebruikt(regel)
		u.Redenen = append(u.Redenen, fmt.Sprintf("Er zijn %d aanvragers; ieder krijgt een gelijk deel (%s).", aanvragers, regel.Citeer()))
	}
	u.Bewijs.feit("aanvragers", fmt.Sprint(aanvragers))
	u.Bewijs.uit("bedrag", u.Bedrag.String())
	u.Bewijs.uit("over", fmt.Sprintf("%s tot %s", u.Over.Vanaf, u.Over.Tot))
	return nil
}
