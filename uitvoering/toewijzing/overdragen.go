package toewijzing

import (
	"context"
	"fmt"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/opslag/wachtrij"
	"nabuur/uitvoering/inwoner"
)

// meesteTegelijk is how many allotments Overdragen takes when it is not told.
const meesteTegelijk = 200

// Overdracht is allotments that go over to another municipality: from Van to Naar on
// Dag, because of a herindeling (reason 11) or because a resident moved (07). Inwoner
// names one resident; empty means every resident, for a herindeling only. Na is the
// number after which to go on and Max how many allotments at most; 0 means 200.
type Overdracht struct {
	Van, Naar kenmerk.Gemeentecode
	Dag       tijdlijn.Dag
	Reden     Reden
	Inwoner   kenmerk.BSN
	Na        int64
	Max       int
}

// Overgedragen is what became of them: how many ended in Van and how many began in
// Naar, and which could not go over. When there is Meer, the next round begins after
// Laatste.
type Overgedragen struct {
	Beeindigd int
	Begonnen  int
	Geweigerd []Geweigerd
	Meer      bool
	Laatste   int64
}

// Geweigerd is an allotment that could not go over, with why in one sentence. It runs
// on where it is.
type Geweigerd struct {
	Nummer int64
	Zin    string
}

// Overdragen ends every allotment that runs in Van on Dag, with Dag as the first day
// without it; one that has not begun by then is taken away. After a herindeling it
// makes the same allotment in Naar: product, size, budget, provider and end as they
// were, from Dag or its own first day, with a new number, and Vorige naming where it
// came from. What was used of a budget or a total is not worked out here: that is
// known where claims are. After a move nothing is made: the new municipality decides
// for itself.
//
// It acts in the name of the holder of the task toewijzing on either side, enters the
// resident in Naar who is not known there, and queues the messages: one under the old
// code and one under the new. It is done by the system on a decision that was taken
// elsewhere, so it asks no rights. It may run again: what went over is not taken a
// second time. One round is one transaction of at most Max allotments.
//
// No contract is asked for in Naar: contracts go over by law with the herindeling
// (art. 44 Wet algemene regels herindeling). An allotment that would stand beside one
// of the same product in Naar, one that cannot be taken away because claims were
// approved (TR385), and one whose resident cannot be entered, stays and is named in
// Geweigerd.
func (r *Register) Overdragen(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, o Overdracht) (Overgedragen, error) {
	if err := r.keurOverdracht(o); err != nil {
		return Overgedragen{}, err
	}
	if o.Max <= 0 {
		o.Max = meesteTegelijk
	}
	kring := r.Verdeling.Gemeenten().Kring(o.Naar, o.Dag)
	if err := tx.MoetHouden(append(kring, o.Van)...); err != nil {
		return Overgedragen{}, err
	}
	lopend, err := lopendeOp(ctx, tx, o, o.Max+1)
	if err != nil || len(lopend) == 0 {
		return Overgedragen{}, err
	}
	v := &verhuizing{Register: r, Overdracht: o, ctx: ctx, tx: tx, nu: nu, houders: map[plaats]*taakverdeling.Toedeling{},
		thuis: map[kenmerk.BSN][]Toewijzing{}}
	if len(lopend) > o.Max {
		lopend, v.uit.Meer = lopend[:o.Max], true
	}
	v.uit.Laatste = lopend[len(lopend)-1].Nummer
	if v.nummer, err = laatsteNummer(ctx, tx, kring...); err != nil {
		return Overgedragen{}, err
	}
	for _, t := range lopend {
		err := v.neem(t)
		switch {
		case fout.Is(err, fout.Botsing), fout.Is(err, fout.Onjuist):
			v.uit.Geweigerd = append(v.uit.Geweigerd, Geweigerd{t.Nummer, fout.Zin(err)})
		case err != nil:
			return Overgedragen{}, err
		}
	}
	return v.uit, v.schrijf()
}

func (r *Register) keurOverdracht(o Overdracht) error {
	switch {
	case o.Van.IsLeeg() || o.Naar.IsLeeg() || o.Van == o.Naar:
		return fout.New(fout.Onjuist, "Geef de gemeente die overdraagt en een andere gemeente die overneemt.").Bij("naar")
	case o.Reden != Herindeling && o.Reden != Verhuizing:
		return fout.New(fout.Onjuist,
			"Toewijzingen gaan over na een herindeling (reden 11) of een verhuizing (reden 07). Kies een van die redenen.").Bij("reden")
	case o.Reden == Verhuizing && o.Inwoner.IsLeeg():
		return fout.New(fout.Onjuist, "Geef bij een verhuizing het burgerservicenummer van de inwoner.").Bij("bsn")
	case o.Reden == Herindeling && r.Inwoners == nil:
		return fout.New(fout.Storing, "De inwoners kunnen niet worden ingeschreven. Geef dit door aan de applicatiebeheerder.")
	case !o.Inwoner.IsLeeg(): // a move, or a change of the border
		return nil
	}
	nieuw, ok := r.Verdeling.Gemeenten().Verantwoordelijk(o.Van, o.Dag)
	if !ok || nieuw.Code != o.Naar {
		return fout.New(fout.Onjuist, "Gemeente %s gaat op %s niet op in gemeente %s. Controleer de gemeenten en de datum.", o.Van,
			o.Dag.Tekst(), o.Naar).Bij("naar")
	}
	return nil
}

// verhuizing is one round of Overdragen at work: what is known of each resident in
// Naar, and what must be written.
type verhuizing struct {
	*Register
	Overdracht
	ctx     context.Context
	tx      *opslag.Tx
	nu      tijdlijn.Moment
	houders map[plaats]*taakverdeling.Toedeling
	thuis   map[kenmerk.BSN][]Toewijzing
	nummer  int64 // the last one given in Naar
	oud     []Toewijzing
	nieuw   []Toewijzing
	regels  []logboek.Regel
	jobs    []wachtrij.Opdracht
	uit     Overgedragen
}

// plaats is where and for what a task is held.
type plaats struct {
	gemeente kenmerk.Gemeentecode
	domein   taakverdeling.Domein
}

// neem works out what becomes of one allotment. A Fout that says that it cannot go
// over leaves it where it is.
func (v *verhuizing) neem(t Toewijzing) error {
	einde := t
	einde.RedenWijziging, einde.Geldig.Tot = v.Reden, v.Dag
	if t.Geldig.Vanaf >= v.Dag {
		if err := v.magWeg(v.ctx, v.tx, t); err != nil {
			return err
		}
		einde = t.weg()
	}
	einde = einde.na(t, v.nu)
	einde.ReferentieAanbieder = ""
	begin, maakt, err := v.begin(t)
	if err != nil {
		return err
	}
	if err := v.leg(&einde, v.Van); err != nil {
		return err
	}
	v.oud = append(v.oud, t)
	v.uit.Beeindigd++
	if !maakt {
		return nil
	}
	if err := v.leg(&begin, v.Naar); err != nil {
		return err
	}
	v.nummer = begin.Nummer
	v.uit.Begonnen++
	return nil
}

// begin gives the allotment as it goes on in Naar, and false when nothing must be
// made there: after a move, or when it was made before.
func (v *verhuizing) begin(t Toewijzing) (Toewijzing, bool, error) {
	if v.Reden != Herindeling {
		return Toewijzing{}, false, nil
	}
	thuis, err := v.bijNaar(t.Inwoner)
	if err != nil {
		return Toewijzing{}, false, err
	}
	begin := t
	begin.Gemeente, begin.Nummer, begin.Vorige = v.Naar, v.nummer+1, fmt.Sprintf("%s/%d", t.Gemeente, t.Nummer)
	begin.Geldig.Vanaf, begin.Toegewezen, begin.Versie = max(t.Geldig.Vanaf, v.Dag), v.nu, 1
	begin.RedenWijziging, begin.ReferentieAanbieder, begin.Wacht = Nieuw, "", Start
	for _, eerder := range thuis {
		if eerder.Vorige == begin.Vorige {
			return Toewijzing{}, false, nil
		}
	}
	if begin.Nummer > maxNummer {
		return Toewijzing{}, false, nummersOp()
	}
	if MagNaastElkaar(begin.Domein, begin.Product) {
		return begin, true, nil
	}
	return begin, true, begin.stapeltMet(thuis)
}

// bijNaar gives what the resident had in Naar before this round, after entering the
// resident there. What this round adds is in nobody's way: it stood side by side in
// Van.
func (v *verhuizing) bijNaar(bsn kenmerk.BSN) ([]Toewijzing, error) {
	if thuis, gelezen := v.thuis[bsn]; gelezen {
		return thuis, nil
	}
	bewoner, gevonden, err := inwoner.MetBSN(v.ctx, v.tx, v.Van, bsn)
	if err != nil {
		return nil, err
	}
	if !gevonden {
		return nil, fout.New(fout.Botsing, "De inwoner bij deze toewijzing is in gemeente %s niet bekend. Schrijf de inwoner eerst in.",
			v.Van)
	}
	bewoner.Gemeente = v.Naar
	if _, err := v.Inwoners.Inschrijven(v.ctx, v.tx, bewoner); err != nil {
		return nil, err
	}
	v.thuis[bsn], err = vanInwoner(v.ctx, v.tx, v.Naar, bsn)
	return v.thuis[bsn], err
}

// leg puts a version on the list to write, in the name of who holds the task.
func (v *verhuizing) leg(t *Toewijzing, gemeente kenmerk.Gemeentecode) error {
	sleutel := plaats{gemeente, t.Domein}
	toedeling, bekend := v.houders[sleutel]
	if !bekend {
		var err error
		if toedeling, err = v.houder(v.ctx, v.tx, gemeente, t.Domein, taakverdeling.Toewijzing, v.nu); err != nil {
			return err
		}
		v.houders[sleutel] = toedeling
	}
	t.Toedeling = toedeling.Verwijzing()
	v.nieuw = append(v.nieuw, *t)
	v.regels = append(v.regels, t.logregel("toewijzing.overdragen", medewerker{Automatisch, toedeling.Uitvoerder}))
	v.jobs = append(v.jobs, t.verzend())
	return nil
}

// schrijf closes what was known and writes what became of it.
func (v *verhuizing) schrijf() error {
	for i, t := range v.oud {
		if err := sluit(v.ctx, v.tx, t, t.na(t, v.nu).Toegewezen); err != nil {
			return fmt.Errorf("toewijzing %d van %d: %w", i+1, len(v.oud), err)
		}
	}
	if err := voegToe(v.ctx, v.tx, v.nieuw...); err != nil {
		return err
	}
	if err := v.Logboek.Schrijf(v.ctx, v.tx, v.regels...); err != nil {
		return err
	}
	return v.Wachtrij.ZetIn(v.ctx, v.tx, v.jobs...)
}
