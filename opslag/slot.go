package opslag

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
)

// Slot says on whose records a transaction works: those of some municipalities
// (Voor), everybody's (Alles), or nobody's (Zonder). A municipality has one
// transaction at a time; transactions of different municipalities run side by
// side. ADR 0017 says what each slot guards.
//
// The zero Slot is what somebody forgot to fill in: Transactie refuses it.
type Slot struct {
	aard      slotaard
	gemeenten []kenmerk.Gemeentecode // in order, each once; only of Voor
}

type slotaard byte

const (
	slotVergeten slotaard = iota
	slotVoor
	slotAlles
	slotZonder
)

var (
	// Alles is for what everybody leans on: the division of tasks, agreements,
	// organisations, mandates, contracts. Nobody else has a slot meanwhile.
	Alles = Slot{aard: slotAlles}
	// Zonder is for a transaction that only puts work in the queue or adds rows
	// that nobody counts or chains. What it reads may change while it runs.
	Zonder = Slot{aard: slotZonder}
)

// Voor is the slot of one act for these municipalities. An act that reads or
// writes what belongs to the municipalities that are one since a merger names
// them all. An empty code, of a municipality that nobody knows, locks nothing.
func Voor(gemeenten ...kenmerk.Gemeentecode) Slot {
	s := Slot{aard: slotVoor}
	for _, g := range gemeenten {
		if !g.IsLeeg() {
			s.gemeenten = append(s.gemeenten, g)
		}
	}
	slices.SortFunc(s.gemeenten, func(a, b kenmerk.Gemeentecode) int { return a.Nummer() - b.Nummer() })
	s.gemeenten = slices.Compact(s.gemeenten)
	return s
}

// houdt reports whether the slot covers the municipality.
func (s Slot) houdt(gemeente kenmerk.Gemeentecode) bool {
	return s.aard == slotAlles || s.aard == slotVoor && slices.Contains(s.gemeenten, gemeente)
}

func (s Slot) keur() error {
	if s.aard == slotVergeten {
		return fout.New(fout.Storing, "Nabuur kan deze handeling nu niet uitvoeren. Geef dit door aan de applicatiebeheerder.").
			Door(errors.New("opslag: een transactie zonder slot: geef Voor, Alles of Zonder"))
	}
	return nil
}

// MoetHouden refuses (Storing) when the transaction does not have the slot of
// every one of these municipalities. What counts, chains or sums within a
// municipality asks it before it reads, so that a forgotten slot shows in every
// test, on both databases.
func (tx *Tx) MoetHouden(gemeenten ...kenmerk.Gemeentecode) error {
	for _, g := range gemeenten {
		if !tx.slot.houdt(g) {
			return fout.New(fout.Storing, "Nabuur kan deze handeling nu niet uitvoeren. Geef dit door aan de applicatiebeheerder.").
				Door(fmt.Errorf("opslag: de transactie heeft het slot van gemeente %s niet", g))
		}
	}
	return nil
}

// MoetAllesHouden refuses (Storing) when the transaction does not have the whole store:
// who changes what everybody's acts lean on asks it, so that nobody acts meanwhile on
// what held before.
func (tx *Tx) MoetAllesHouden() error {
	if tx.slot.aard == slotAlles {
		return nil
	}
	return fout.New(fout.Storing, "Nabuur kan deze handeling nu niet uitvoeren. Geef dit door aan de applicatiebeheerder.").
		Door(errors.New("opslag: de transactie heeft niet de hele opslag: geef Alles"))
}

// sluitAan joins the queue of this program for every municipality of the slot, before
// a connection is taken: else all that wait for one busy municipality would hold
// connections that the others need. laatGaan leaves the queues again.
func (s Slot) sluitAan(ctx context.Context, o *Opslag) (laatGaan func(), err error) {
	var aan []chan struct{}
	laatGaan = func() {
		for _, rij := range aan {
			<-rij
		}
	}
	for _, g := range s.gemeenten {
		plek, _ := o.rijen.LoadOrStore(g, make(chan struct{}, 1))
		rij := plek.(chan struct{})
		select {
		case rij <- struct{}{}:
			aan = append(aan, rij)
		case <-ctx.Done():
			laatGaan()
			return nil, ctx.Err()
		}
	}
	return laatGaan, nil
}

// sloten is the first of the two numbers of every advisory lock of Nabuur on
// PostgreSQL; the second is the number of the municipality, or geheel.
const (
	sloten = 0x6e616275 // "nabu"
	geheel = -1
)

// neem takes the locks of the slot on PostgreSQL, until the transaction ends:
// first a share of the whole, or the whole itself, then the municipalities in
// order, so that no two transactions wait for each other in a circle. It must be
// the first thing of the transaction: below it (READ COMMITTED) every statement
// that follows sees what the holder before committed. One round trip.
func (s Slot) neem(ctx context.Context, tx *Tx) error {
	if s.aard == slotZonder {
		return nil
	}
	var tekst strings.Builder
	if s.aard == slotAlles {
		fmt.Fprintf(&tekst, "SELECT pg_advisory_xact_lock(%d, %d)", sloten, geheel)
	} else {
		fmt.Fprintf(&tekst, "SELECT pg_advisory_xact_lock_shared(%d, %d)", sloten, geheel)
	}
	for _, g := range s.gemeenten {
		fmt.Fprintf(&tekst, "; SELECT pg_advisory_xact_lock(%d, %d)", sloten, g.Nummer())
	}
	_, err := tx.conn.Exec(ctx, tekst.String())
	return err
}
