package toewijzing

import (
	"context"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/wet"
	"nabuur/opslag"
)

// meldtermijn is the number of working days within which a provider reports the
// start or stop of a delivery (OP271, OP272).
const meldtermijn = 5

// Kring is a municipality in one domain: whose allotments are asked for.
type Kring struct {
	Gemeente kenmerk.Gemeentecode
	Domein   taakverdeling.Domein
}

// Uitblijver is an allotment of which a report of the provider is awaited: that its
// delivery began, or that it ended. Uiterlijk is the last day for it. A provider that
// begins later reports later: so a start that is late is a sign, no breach.
type Uitblijver struct {
	Toewijzing
	Uiterlijk tijdlijn.Dag
}

// UiterlijkGemeld gives the last day on which the report of something that happened
// on dag is in time, for an allotment that was made or changed on the day toegewezen.
func UiterlijkGemeld(dag, toegewezen tijdlijn.Dag) tijdlijn.Dag {
	return wet.Werkdagen(max(dag, toegewezen), meldtermijn)
}

// ZonderStart gives at most hoogstens allotments of the circles that run on vandaag
// without a reported start, those that began first in front, with the number of all
// and of those past their last day. That counts from the first day, or from the day the
// allotment was made when that is later (OP271). With hoogstens 0 it only counts.
func ZonderStart(ctx context.Context, l opslag.Lezer, kringen []Kring, vandaag tijdlijn.Dag, hoogstens int) (lijst []Uitblijver, aantal,
	teLaat int, err error) {
	return zonderStart.lijst(ctx, l, kringen, vandaag, hoogstens)
}

// ZonderStop gives in the same way the allotments that are over on vandaag while the
// delivery that was started last has no final stop (OP288): the last day counts from
// the last day of the allotment, or from the day it was so decided when that is later
// (OP272).
func ZonderStop(ctx context.Context, l opslag.Lezer, kringen []Kring, vandaag tijdlijn.Dag, hoogstens int) (lijst []Uitblijver, aantal,
	teLaat int, err error) {
	return zonderStop.lijst(ctx, l, kringen, vandaag, hoogstens)
}

func (u uitblijven) lijst(ctx context.Context, l opslag.Lezer, kringen []Kring, vandaag tijdlijn.Dag, hoogstens int) (lijst []Uitblijver,
	aantal, teLaat int, err error) {
	if len(kringen) == 0 {
		return nil, 0, 0, nil
	}
	if aantal, teLaat, err = u.tel(ctx, l, kringen, vandaag, laatsteTeLaat(vandaag)); err != nil || aantal == 0 || hoogstens <= 0 {
		return nil, aantal, teLaat, err
	}
	lijst, err = u.lees(ctx, l, kringen, vandaag, hoogstens)
	return lijst, aantal, teLaat, err
}

// laatsteTeLaat gives the latest day of which a report is too late on vandaag.
func laatsteTeLaat(vandaag tijdlijn.Dag) tijdlijn.Dag {
	dag := wet.Werkdagen(vandaag, -2*meldtermijn)
	for wet.Werkdagen(dag.Plus(1), meldtermijn) < vandaag {
		dag++
	}
	return dag
}
