package toegang

import (
	"context"
	"slices"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
)

// Blik is how the house looks to one person on one day: the division of tasks, the
// municipalities and the names of the organisations, as they were when it was taken.
// It is taken once per request, or inside the transaction of an act, and handed on:
// every question it answers, it answers without looking in the store again. It never
// changes and is safe for use by many goroutines.
type Blik struct {
	Verdeling *taakverdeling.Verdeling
	Gemeenten *organisatie.Gemeenten
	Wie       organisatie.Wie
	Vandaag   tijdlijn.Dag

	poort *Poort
	namen organisatie.Namen
}

// Blik takes a Blik for wie on vandaag, as l shows the store: within a transaction
// that includes what the transaction itself changed. It costs one small read, and
// more only after the division has changed.
func (p *Poort) Blik(ctx context.Context, l opslag.Lezer, wie organisatie.Wie, vandaag tijdlijn.Dag) (*Blik, error) {
	verdeling, err := p.verdeling.Stand(ctx, l)
	if err != nil {
		return nil, err
	}
	namen, err := p.namenBij(ctx, l, verdeling)
	if err != nil {
		return nil, err
	}
	return &Blik{Verdeling: verdeling, Gemeenten: p.verdeling.Gemeenten(), Wie: wie, Vandaag: vandaag, poort: p, namen: namen}, nil
}

// namenVan are the names of organisations that were read for one division.
type namenVan struct {
	verdeling *taakverdeling.Verdeling
	namen     organisatie.Namen
}

// namenBij gives the names of the organisations in a division. They are read again
// when the division is another: an organisation is entered before it is given a task,
// and its name does not change.
func (p *Poort) namenBij(ctx context.Context, l opslag.Lezer, verdeling *taakverdeling.Verdeling) (organisatie.Namen, error) {
	if n := p.namen.Load(); n != nil && n.verdeling == verdeling {
		return n.namen, nil
	}
	namen, err := p.orgs.Namen(ctx, l)
	if err != nil {
		return organisatie.Namen{}, err
	}
	if _, binnen := l.(*opslag.Tx); !binnen { // what a transaction reads may be undone
		p.namen.Store(&namenVan{verdeling, namen})
	}
	return namen, nil
}

// Mag says whether the person may do h on the object. A refusal is a Fout, and the
// only error there is:
//
//   - NietGevonden when the organisation has no task for that municipality, now
//     or in run-off, and will not get this one: it does not learn that the record
//     exists;
//   - NietBevoegd otherwise, naming who holds the task, since or until when, and
//     when the organisation of the person will hold it or held it;
//   - Gat when nobody holds the task;
//   - Onjuist when the object does not say which task it is about, and Storing for
//     an act that does not exist: both are slips of the program.
func (b *Blik) Mag(h Handeling, over Object) (Toestemming, error) { return b.MagOp(h, over, b.Vandaag) }

// MagOp is Mag as it was, or will be, on another day.
func (b *Blik) MagOp(h Handeling, over Object, dag tijdlijn.Dag) (Toestemming, error) {
	return b.poort.oordeel(b, h, over, dag)
}

// Naam gives the name of an organisation, and of one that is not known its code.
func (b *Blik) Naam(k organisatie.Kenmerk) string {
	if naam, ok := b.namen.Naam(k); ok {
		return naam
	}
	return string(k)
}

// Verantwoordelijk gives the municipality that is responsible today for what is kept
// under code, and false when there is none.
func (b *Blik) Verantwoordelijk(code kenmerk.Gemeentecode) (organisatie.Gemeente, bool) {
	return b.Gemeenten.Verantwoordelijk(code, b.Vandaag)
}

// Houdt says by what an organisation has something to do with a task.
type Houdt string

// The ways to have to do with a task.
const (
	AlsUitvoerder        Houdt = "uitvoerder"        // it holds the task today
	InUitloop            Houdt = "uitloop"           // it winds up what it had
	AlsVerantwoordelijke Houdt = "verantwoordelijke" // it is the municipality itself
)

// Werkgebied is one task for one municipality that the person may do or see, and by
// what. Kring are the codes under which its records are kept: that of the municipality
// first, and those of the municipalities it took over since there are records.
type Werkgebied struct {
	Gemeente  organisatie.Gemeente // responsible today
	Taak      taakverdeling.Taak
	Houdt     Houdt
	Toedeling *taakverdeling.Toedeling // who holds it today, or winds it up; the zero one when nobody does
	Kring     []kenmerk.Gemeentecode
}

// eersteDossier is the day on which the municipalities got the tasks that records are
// kept of here: what ended before has none.
var eersteDossier = tijdlijn.MustDag("2015-01-01")

// Waar answers for which municipalities and tasks the person may do h today: what the
// organisation holds, what it winds up and, of its own municipality, everything that
// it may see. Without functies it looks at those the act asks for; an act on the open
// step of a case names them. A list of work takes those AlsUitvoerder; a list to look
// through takes all. They come in order of municipality and task, each once.
func (b *Blik) Waar(h Handeling, functies ...taakverdeling.Functie) []Werkgebied {
	voorschrift := b.poort.voorschriften[h]
	if len(functies) == 0 {
		functies = append([]taakverdeling.Functie{voorschrift.Taak}, voorschrift.MetTaak...)
	}
	w := waarheen{blik: b, handeling: h, gezien: map[plaats]bool{}}
	for _, t := range b.Verdeling.Van(b.Wie.Organisatie, b.Vandaag) {
		if slices.Contains(functies, t.Taak.Functie()) {
			w.voegToe(t.Gemeente, t.Taak, AlsUitvoerder, 0)
		}
	}
	for _, t := range b.Verdeling.UitloopVan(b.Wie.Organisatie, b.Vandaag) {
		if slices.Contains(functies, t.Taak.Functie()) {
			w.voegToe(t.Gemeente, t.Taak, InUitloop, t.Geldig.Laatste())
		}
	}
	if eigen, ok := b.Wie.Organisatie.Gemeentecode(); ok {
		for _, domein := range taakverdeling.Domeinen() {
			for _, functie := range functies {
				if taak := domein.Taak(functie); taak.Bestaat() {
					w.voegToe(eigen, taak, AlsVerantwoordelijke, 0)
				}
			}
		}
	}
	slices.SortStableFunc(w.gevonden, Werkgebied.vergelijk)
	return w.gevonden
}

// plaats is a task of the municipality that is responsible today.
type plaats struct {
	gemeente kenmerk.Gemeentecode
	taak     taakverdeling.Taak
}

// waarheen gathers the answer of Waar.
type waarheen struct {
	blik      *Blik
	handeling Handeling
	gezien    map[plaats]bool
	gevonden  []Werkgebied
}

// voegToe adds a task when the person may do the act there, about work of the day over
// (0: of today), and it was not added by a stronger tie.
func (w *waarheen) voegToe(code kenmerk.Gemeentecode, taak taakverdeling.Taak, houdt Houdt, over tijdlijn.Dag) {
	b := w.blik
	gemeente, ok := b.Verantwoordelijk(code)
	if !ok || w.gezien[plaats{gemeente.Code, taak}] {
		return
	}
	toestemming, err := b.Mag(w.handeling, Object{Gemeente: code, Taak: taak, Over: over})
	if err != nil {
		return
	}
	w.gezien[plaats{gemeente.Code, taak}] = true
	w.gevonden = append(w.gevonden, Werkgebied{
		Gemeente: gemeente, Taak: taak, Houdt: houdt, Toedeling: &toestemming.Toedeling, Kring: b.Kring(gemeente.Code),
	})
}

// Kring gives the codes under which the records of a municipality are kept: its own
// first, and those of the municipalities it took over since there are records.
func (b *Blik) Kring(code kenmerk.Gemeentecode) []kenmerk.Gemeentecode {
	return slices.DeleteFunc(b.Gemeenten.Kring(code, b.Vandaag), func(c kenmerk.Gemeentecode) bool {
		gemeente, ok := b.Gemeenten.Get(c)
		return c != code && ok && gemeente.Bestaat.Tot <= eersteDossier
	})
}

func (w Werkgebied) vergelijk(ander Werkgebied) int {
	if w.Gemeente.Code != ander.Gemeente.Code {
		return w.Gemeente.Code.Nummer() - ander.Gemeente.Code.Nummer()
	}
	return w.Taak.Volgorde() - ander.Taak.Volgorde()
}
