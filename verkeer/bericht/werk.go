package bericht

import (
	"cmp"
	"context"
	"slices"

	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/kader/toegang"
	"nabuur/opslag"
	"nabuur/uitvoering/toewijzing"
	"nabuur/uitvoering/verzoek"
)

// Aard says why something waits on the holder of berichtenverkeer.
type Aard string

// Why something waits: a request of a provider must be answered (OP274, OP346), a
// rejected message of ours must be made again, a message of ours must go out
// (OP090, OP090x4), the retour on one is awaited (OP090), or a provider is to report
// the start or the end of a delivery (OP271, OP272). They are listed in this order.
const (
	Verzoeken  Aard = "verzoek"
	Herstellen Aard = "herstellen"
	Versturen  Aard = "versturen"
	Wachten    Aard = "wachten"
	Starten    Aard = "starten"
	Stoppen    Aard = "stoppen"
)

var aarden = []Aard{Verzoeken, Herstellen, Versturen, Wachten, Starten, Stoppen}

// Werkpunt is one thing that waits, with its last day; Open when it has none. Of
// Bericht, Verzoek and Toewijzing the one that belongs to its Aard is there.
type Werkpunt struct {
	Aard       Aard
	Gemeente   kenmerk.Gemeentecode
	Domein     taakverdeling.Domein
	Uiterlijk  tijdlijn.Dag
	Bericht    *Bericht
	Verzoek    *verzoek.Verzoek
	Toewijzing *toewijzing.Toewijzing
}

// Telling is how much waits of one kind, and how much of that is past its last day.
type Telling struct {
	Aard           Aard
	Aantal, TeLaat int
}

// Werkvraag asks for the work of one municipality (the empty one: all) and of one
// kind ("" for all), the first Max points of each kind; 0 is 100.
type Werkvraag struct {
	Gemeente kenmerk.Gemeentecode
	Aard     Aard
	Max      int
}

// Werk is what waits on an organisation: the points that were asked for, by kind and
// last day, and how much there is of every kind.
type Werk struct {
	Punten    []Werkpunt
	Tellingen []Telling
}

// Werklijst gives what waits today on the organisation of blik as the holder of
// <domein>.berichtenverkeer, for every municipality it does that for. Nothing is
// moved to stand here: the list follows from the division of tasks on the day.
func (b *Berichten) Werklijst(ctx context.Context, blik *toegang.Blik, v Werkvraag) (Werk, error) {
	kringen := kringenMet(blik, toegang.BerichtZien)
	if !v.Gemeente.IsLeeg() {
		kringen = slices.DeleteFunc(kringen, func(k toewijzing.Kring) bool { return k.Gemeente != v.Gemeente })
	}
	if len(kringen) == 0 {
		return Werk{}, nil
	}
	if v.Max <= 0 {
		v.Max = 100
	}
	tellingen, err := telWerk(ctx, b.Opslag, kringen, b.vandaag())
	if err != nil {
		return Werk{}, err
	}
	var werk Werk
	for _, aard := range aarden {
		hoogstens := v.Max
		if v.Aard != "" && v.Aard != aard {
			hoogstens = 0
		}
		punten, telling, err := b.punten(ctx, kringen, tellingen[aard], aard, hoogstens)
		if err != nil {
			return Werk{}, err
		}
		werk.Tellingen = append(werk.Tellingen, telling)
		werk.Punten = append(werk.Punten, punten...)
	}
	return werk, nil
}

// kringenMet lists for which municipalities and domains the organisation of blik holds
// the task of h today and the person may do it; a successor has those of the
// municipalities it took over too.
func kringenMet(blik *toegang.Blik, h toegang.Handeling) []toewijzing.Kring {
	var kringen []toewijzing.Kring
	for _, w := range blik.Waar(h) {
		if w.Houdt != toegang.AlsUitvoerder || !slices.Contains(domeinen, w.Taak.Domein()) {
			continue
		}
		for _, code := range w.Kring {
			kringen = append(kringen, toewijzing.Kring{Gemeente: code, Domein: w.Taak.Domein()})
		}
	}
	slices.SortFunc(kringen, func(x, y toewijzing.Kring) int {
		return cmp.Or(cmp.Compare(x.Gemeente.String(), y.Gemeente.String()), cmp.Compare(x.Domein, y.Domein))
	})
	return kringen
}

// punten gives the first points of one kind and the count of all; that of our own
// messages was taken before.
func (b *Berichten) punten(ctx context.Context, kringen []toewijzing.Kring, geteld Telling, aard Aard, hoogstens int) ([]Werkpunt, Telling,
	error) {
	switch aard {
	case Verzoeken:
		return b.verzoekpunten(ctx, kringen, hoogstens)
	case Starten:
		return b.meldpunten(ctx, kringen, aard, toewijzing.ZonderStart, hoogstens)
	case Stoppen:
		return b.meldpunten(ctx, kringen, aard, toewijzing.ZonderStop, hoogstens)
	}
	if geteld.Aantal == 0 || hoogstens == 0 {
		return nil, geteld, nil
	}
	berichten, err := leesWerk(ctx, b.Opslag, kringen, aard, b.vandaag(), hoogstens)
	punten := make([]Werkpunt, len(berichten))
	for i := range berichten {
		m := &berichten[i]
		punten[i] = Werkpunt{Aard: aard, Gemeente: m.Gemeente, Domein: m.Domein, Uiterlijk: m.RetourVoor, Bericht: m}
	}
	return punten, geteld, err
}

// uitblijvers reads of which allotments a report is awaited.
type uitblijvers func(context.Context, opslag.Lezer, []toewijzing.Kring, tijdlijn.Dag, int) ([]toewijzing.Uitblijver, int, int, error)

// meldpunten are the deliveries of which no start, or no stop, was reported.
func (b *Berichten) meldpunten(ctx context.Context, kringen []toewijzing.Kring, aard Aard,
	zonder uitblijvers, hoogstens int) ([]Werkpunt, Telling, error) {
	telling := Telling{Aard: aard}
	var punten []Werkpunt
	lijst, aantal, teLaat, err := zonder(ctx, b.Opslag, kringen, b.vandaag(), hoogstens)
	telling.Aantal, telling.TeLaat = aantal, teLaat
	for i := range lijst {
		t := &lijst[i].Toewijzing
		punten = append(punten, Werkpunt{Aard: aard, Gemeente: t.Gemeente, Domein: t.Domein, Uiterlijk: lijst[i].Uiterlijk, Toewijzing: t})
	}
	return punten, telling, err
}

// Besluitenlijst gives the requests of providers that wait for a decision of the
// college which the organisation of blik takes today, those due first in front, at most
// hoogstens. They stand on the list of berichtenverkeer as well: its holder guards the
// terms, and answers.
func (b *Berichten) Besluitenlijst(ctx context.Context, blik *toegang.Blik, hoogstens int) ([]Werkpunt, error) {
	werk, err := verzoek.TeBesluiten(ctx, b.Opslag, kringenMet(blik, toegang.VerzoekToekennen), b.vandaag(), hoogstens)
	return verzoekwerk(werk), err
}

// verzoekpunten are the requests that wait for an answer or a decision.
func (b *Berichten) verzoekpunten(ctx context.Context, kringen []toewijzing.Kring, hoogstens int) ([]Werkpunt, Telling, error) {
	telling := Telling{Aard: Verzoeken}
	werk, aantal, teLaat, err := verzoek.Open(ctx, b.Opslag, kringen, b.vandaag(), hoogstens)
	telling.Aantal, telling.TeLaat = aantal, teLaat
	return verzoekwerk(werk), telling, err
}

func verzoekwerk(werk []verzoek.Werk) []Werkpunt {
	var punten []Werkpunt
	for i := range werk {
		v := &werk[i].Verzoek
		punten = append(punten, Werkpunt{Aard: Verzoeken, Gemeente: v.Gemeente, Domein: v.Domein, Uiterlijk: werk[i].Uiterlijk, Verzoek: v})
	}
	return punten
}
