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

// Uitblijver is an allotment that began and of which no start of delivery was
// reported. Uiterlijk is the last day to report a delivery that began on the first
// day; of an allotment that was made later it counts from the day it was made
// (OP271). A provider that begins later reports later: so this is a sign, no breach.
type Uitblijver struct {
	Toewijzing
	Uiterlijk tijdlijn.Dag
}

// UiterlijkGemeld gives the last day on which the report of something that happened
// on dag is in time, for an allotment that was made on the day toegewezen.
func UiterlijkGemeld(dag, toegewezen tijdlijn.Dag) tijdlijn.Dag {
	return wet.Werkdagen(max(dag, toegewezen), meldtermijn)
}

// ZonderStart gives at most hoogstens allotments of the circles that run on vandaag
// without a reported start, those that began first in front, with the number of all
// and of those past their last day.
func ZonderStart(ctx context.Context, l opslag.Lezer, kringen []Kring, vandaag tijdlijn.Dag, hoogstens int) (lijst []Uitblijver, aantal, teLaat int, err error) {
	if len(kringen) == 0 {
		return nil, 0, 0, nil
	}
	grens := laatsteTeLaat(vandaag)
	if aantal, teLaat, err = telZonderStart(ctx, l, kringen, vandaag, grens); err != nil || aantal == 0 {
		return nil, aantal, teLaat, err
	}
	lijst, err = leesZonderStart(ctx, l, kringen, vandaag, hoogstens)
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
