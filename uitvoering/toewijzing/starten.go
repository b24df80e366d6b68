package toewijzing

import (
	"context"
	"slices"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/berichtregel"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/uitvoering/contract"
)

// Ontvangst is what one message 305 or 307 reports about one client: the provider
// that sent it, the message it stood in, and its reports in order.
type Ontvangst struct {
	Gemeente  kenmerk.Gemeentecode
	Domein    taakverdeling.Domein
	Aanbieder kenmerk.AGB
	Inwoner   kenmerk.BSN
	Bericht   string
	Meldingen []Melding
}

// Starten takes in the starts of a message 305. It gives the findings of level 3
// per report, in the order of the reports. One finding refuses the whole message
// (OP286): then nothing is kept, and ok is false.
func (r *Register) Starten(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, o Ontvangst) (bevindingen [][]berichtregel.Bevinding,
	ok bool, err error) {
	return r.ontvang(ctx, tx, nu, o, Start)
}

// Stoppen takes in the stops of a message 307, as Starten does the starts. A stop
// does not end the allotment: only the municipality does.
func (r *Register) Stoppen(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, o Ontvangst) (bevindingen [][]berichtregel.Bevinding,
	ok bool, err error) {
	return r.ontvang(ctx, tx, nu, o, Stop)
}

func (r *Register) ontvang(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, o Ontvangst, soort Soort) ([][]berichtregel.Bevinding,
	bool, error) {
	toedeling, err := r.houder(ctx, tx, o.Gemeente, o.Domein, taakverdeling.Berichtenverkeer, nu)
	if err != nil {
		return nil, false, err
	}
	b := leveringsblad{o: o, nu: nu, toedeling: toedeling, standen: map[int64]*Stand{}}
	bevindingen := make([][]berichtregel.Bevinding, len(o.Meldingen))
	ok := true
	for i, m := range o.Meldingen {
		if m.Soort != soort {
			return nil, false, fout.New(fout.Onjuist, "De melding is een %s en geen %s. Bied haar in het andere bericht aan.", m.Soort,
				soort)
		}
		stand, err := r.stand(ctx, tx, b.standen, o, m.Nummer)
		if err != nil {
			return nil, false, err
		}
		if bevindingen[i] = Controleer(*stand, m); len(bevindingen[i]) > 0 {
			ok = false
			continue
		}
		if m.Status == Verwijderen {
			b.vervallen = append(b.vervallen, stand.laatVervallen(m, nu))
			continue
		}
		l := Levering{
			Gemeente: o.Gemeente, Nummer: m.Nummer, Volgnummer: int64(len(stand.Leveringen) + 1), Soort: soort, Product: m.Product,
			Vanaf: m.Vanaf, Tot: m.Tot, Reden: m.Reden, Bericht: o.Bericht, Ontvangen: nu, Vervallen: tijdlijn.MomentOpen,
			Toedeling: toedeling.Verwijzing(),
		}
		stand.Leveringen = append(stand.Leveringen, l)
		b.nieuw = append(b.nieuw, l)
	}
	if !ok {
		return bevindingen, false, nil
	}
	return bevindingen, true, r.bewaarLeveringen(ctx, tx, b)
}

// stand reads what is known about an allotment once per message. An allotment of
// another client, provider or domain counts as unknown: a provider learns nothing
// about a neighbour's.
func (r *Register) stand(ctx context.Context, tx *opslag.Tx, standen map[int64]*Stand, o Ontvangst, nummer int64) (*Stand, error) {
	if s, gelezen := standen[nummer]; gelezen {
		return s, nil
	}
	s := &Stand{}
	standen[nummer] = s
	t, gevonden, err := Get(ctx, tx, o.Gemeente, nummer)
	if err != nil || !gevonden || t.Inwoner != o.Inwoner || t.Aanbieder != o.Aanbieder || t.Domein != o.Domein {
		return s, err
	}
	s.Toewijzing = &t
	if s.Producten, err = contract.ProductlijstVan(ctx, tx, o.Gemeente, tijdlijn.Periode{Vanaf: t.Geldig.Vanaf,
		Tot: t.Geldig.Vanaf.Plus(1)}); err != nil {
		return s, err
	}
	s.Leveringen, err = Leveringen(ctx, tx, o.Gemeente, nummer)
	return s, err
}

// laatVervallen marks the report with the key of m as removed and gives it as it
// was.
func (s *Stand) laatVervallen(m Melding, nu tijdlijn.Moment) Levering {
	l, _ := s.zelfde(m)
	i := slices.IndexFunc(s.Leveringen, func(k Levering) bool { return k.Volgnummer == l.Volgnummer })
	if i >= 0 {
		s.Leveringen[i].Vervallen = nu
	}
	return l
}

// leveringsblad is one message with reports on the table: what is known of the allotments
// it names, the reports that are new and those that were taken back.
type leveringsblad struct {
	o                Ontvangst
	nu               tijdlijn.Moment
	toedeling        *taakverdeling.Toedeling // under which it is taken in
	standen          map[int64]*Stand
	nieuw, vervallen []Levering
}

func (r *Register) bewaarLeveringen(ctx context.Context, tx *opslag.Tx, b leveringsblad) error {
	for _, l := range b.nieuw {
		if err := voegLeveringToe(ctx, tx, l); err != nil {
			return err
		}
	}
	for _, l := range b.vervallen {
		if err := laatLeveringVervallen(ctx, tx, l, b.nu); err != nil {
			return err
		}
	}
	for _, s := range b.standen {
		if wacht := s.wacht(); s.Toewijzing != nil && s.Toewijzing.Wacht != wacht {
			s.Toewijzing.Wacht = wacht
			if err := laatWachten(ctx, tx, *s.Toewijzing); err != nil {
				return err
			}
		}
	}
	for i, l := range slices.Concat(b.nieuw, b.vervallen) {
		handeling := "toewijzing.levering." + string(l.Soort)
		if i >= len(b.nieuw) {
			handeling = "toewijzing.levering.verwijderen"
		}
		regel := b.standen[l.Nummer].Toewijzing.logregel(handeling, medewerker{Automatisch, b.toedeling.Uitvoerder})
		regel.Toedeling = b.toedeling.Verwijzing().String()
		regel.Gegevens = map[string]string{"bericht": b.o.Bericht, "begindatum": l.Vanaf.String(), "soort": string(l.Soort),
			"reden": l.Reden}
		if err := r.Logboek.Schrijf(ctx, tx, regel); err != nil {
			return err
		}
	}
	return nil
}
