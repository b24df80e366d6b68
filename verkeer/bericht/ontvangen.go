package bericht

import (
	"context"
	"fmt"

	"nabuur/grond/fout"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/taakverdeling"
	"nabuur/opslag"
	"nabuur/verkeer/istandaard"
	"nabuur/verkeer/istandaard/iwmo32"
)

// Ontvangen takes in one message of a provider: a start (305), a stop (307), a
// claim (323), or the retour on one of our 301s (302). It gives what became of it
// and the answer that was made; the job to send the answer is in the queue. All of
// that is one transaction.
//
// The four levels of the standard:
//
//   - level 1, the schema: an error that names the rule. Nothing is kept and no
//     answer is made (IV032);
//   - level 2, rules inside the message: kept as rejected, and an answer with
//     only a Header and code 0001;
//   - levels 3 and 4: an answer with the code at the class at fault. One error
//     rejects a whole 305 or 307 (OP286); a claim is judged line by line (IV088).
//
// The same bytes again change nothing and give the earlier answer (Herhaald). An
// identification that the sender used for another message that was taken in is
// rejected (TR056).
//
// It is an error, and nothing is kept, when the message is not for a municipality
// that Nabuur works for, is of a kind that Nabuur does not take in, or is a retour
// on something that was never sent. An error of kind Gat, Botsing, Storing or
// NuNietBereikt says nothing about the message: offer it again later.
func (b *Berichten) Ontvangen(ctx context.Context, inhoud []byte) (Uitkomst, error) {
	return b.OntvangenMet(ctx, inhoud, func(context.Context, *opslag.Tx, Uitkomst) error { return nil })
}

// OntvangenMet takes in a message as Ontvangen does, and lets the carrier write
// what it must remember of it in the same transaction. An error of noteer undoes
// everything. noteer may be called again when another transaction was in the way.
func (b *Berichten) OntvangenMet(ctx context.Context, inhoud []byte, noteer func(context.Context, *opslag.Tx, Uitkomst) error) (Uitkomst, error) {
	m, breuken, err := iwmo32.Decode(inhoud)
	if err != nil {
		return Uitkomst{}, err
	}
	if len(breuken) > 0 {
		return Uitkomst{}, istandaard.AlsFout(m.Soort(), breuken)
	}
	p, err := openPost(m)
	if err != nil {
		return Uitkomst{}, err
	}
	p.inhoud, p.hash, p.breuken = inhoud, hashVan(inhoud), iwmo32.ControleerInhoud(m)
	var u Uitkomst
	err = b.Opslag.Transactie(ctx, func(tx *opslag.Tx) (err error) {
		if p.retour != nil {
			u, err = b.ontvangRetour(ctx, tx, p)
		} else {
			u, err = b.ontvangHeen(ctx, tx, p)
		}
		if err != nil {
			return err
		}
		return noteer(ctx, tx, u)
	})
	if err != nil {
		return Uitkomst{}, err
	}
	return u, nil
}

// ontvangHeen takes in a message that gets an answer.
func (b *Berichten) ontvangHeen(ctx context.Context, tx *opslag.Tx, p *post) (Uitkomst, error) {
	gemeente, houder, err := b.adres(ctx, tx, p, p.kop.Ontvanger)
	if err != nil {
		return Uitkomst{}, err
	}
	m := p.bericht(gemeente)
	if eerder, ja, err := zelfde(ctx, tx, m); err != nil || ja {
		return b.herhaal(ctx, tx, eerder, err)
	}
	oordeel, err := b.beoordeel(ctx, tx, p, m)
	if err != nil {
		return Uitkomst{}, err
	}
	m.Stand, m.Retourcodes, m.Redenen = Verwerkt, oordeel.codes(), oordeel.redenen
	if !oordeel.goed {
		m.Stand = Afgekeurd
	}
	m.RetourVoor = termijn(m.Soort, b.vandaag())
	if err := b.bewaar(ctx, tx, houder, &m, p.inhoud, "bericht.ontvangen"); err != nil {
		return Uitkomst{}, err
	}
	soort, ok := iwmo32.Antwoord(p.soort)
	if !ok {
		return Uitkomst{}, geenBericht(p.soort)
	}
	antwoord, err := b.maak(ctx, tx, houder, gemeente, Bericht{
		Gemeente: gemeente, Soort: soort, Ontvanger: p.afzender, Inwoner: p.inwoner, AntwoordOp: m.ID,
		Retourcodes: m.Retourcodes, Redenen: m.Redenen,
	}, func(identificatie string) iwmo32.Bericht { return oordeel.antwoord(identificatie, b.vandaag()) })
	return Uitkomst{Bericht: m, Antwoord: &antwoord}, err
}

// adres finds the municipality a message is for and who exchanges messages for it
// today.
func (b *Berichten) adres(ctx context.Context, tx *opslag.Tx, p *post, code string) (kenmerk.Gemeentecode, taakverdeling.Toedeling, error) {
	gemeente, err := kenmerk.ParseGemeentecode(code)
	if err != nil {
		return gemeente, taakverdeling.Toedeling{}, err
	}
	verdeling, err := b.Verdeling.StandIn(ctx, tx)
	if err != nil {
		return gemeente, taakverdeling.Toedeling{}, err
	}
	gemeenten := b.Verdeling.Gemeenten()
	if _, bestaat := gemeenten.Verantwoordelijk(gemeente, b.vandaag()); !bestaat {
		return gemeente, taakverdeling.Toedeling{}, fout.New(fout.Onjuist, "Bericht %s noemt gemeente %s; die bestaat niet. Vraag de afzender de gemeentecode te verbeteren.", p.soort, code).Bij("Ontvanger")
	}
	houder, err := verdeling.MoetUitvoerder(gemeente, taak(p.domein), b.vandaag())
	if err != nil && len(verdeling.Matrix(gemeente, b.vandaag())) == 0 {
		err = fout.New(fout.Onjuist, "Bericht %s is voor %s (%s); voor die gemeente werkt Nabuur hier niet. Stuur het naar de goede ontvanger.", p.soort, gemeenten.Naam(gemeente), code).Bij("Ontvanger")
	}
	return gemeente, houder, err
}

// herhaal gives what became of a message that came before, with its answer.
func (b *Berichten) herhaal(ctx context.Context, tx *opslag.Tx, eerder Bericht, err error) (Uitkomst, error) {
	if err != nil {
		return Uitkomst{}, err
	}
	u := Uitkomst{Bericht: eerder, Herhaald: true}
	antwoord, ja, err := antwoordOp(ctx, tx, eerder.Gemeente, eerder.ID)
	if ja {
		u.Antwoord = &antwoord
	}
	return u, err
}

// beoordeel judges the header first and then, when that is right, the content,
// with all that follows from it.
func (b *Berichten) beoordeel(ctx context.Context, tx *opslag.Tx, p *post, m Bericht) (oordeel, error) {
	kop, err := b.beoordeelKop(ctx, tx, p, m)
	if err != nil || len(kop) > 0 {
		return p.kopOordeel(kop), err
	}
	switch inhoud := p.m.(type) {
	case *iwmo32.WMO305:
		return b.beoordeelStart(ctx, tx, p, m, inhoud)
	case *iwmo32.WMO307:
		return b.beoordeelStop(ctx, tx, p, m, inhoud)
	case *iwmo32.WMO323:
		return b.beoordeelDeclaratie(ctx, tx, p, m, inhoud)
	}
	return oordeel{}, geenBericht(p.soort)
}

// beoordeelKop gives what rejects the message as a whole: the rules of level 2,
// else those of level 3 and 4 about the header.
func (b *Berichten) beoordeelKop(ctx context.Context, tx *opslag.Tx, p *post, m Bericht) ([]Reden, error) {
	if len(p.breuken) > 0 {
		redenen := make([]Reden, len(p.breuken))
		for i, breuk := range p.breuken {
			redenen[i] = Reden{Regel: breuk.Regel, Retourcode: istandaard.RetourTechnisch, Plek: breuk.Plek, Tekst: breuk.Tekst}
		}
		return redenen, nil
	}
	var redenen []Reden
	if m.Dagtekening > b.vandaag() {
		redenen = append(redenen, Reden{"TR135", istandaard.RetourToekomst, plekKop + "/BerichtIdentificatie/Dagtekening",
			fmt.Sprintf("De dagtekening %s ligt na vandaag, %s.", m.Dagtekening.Tekst(), b.vandaag().Tekst())})
	}
	eerder, ja, err := metIdentificatie(ctx, tx, m.Gemeente, In, m.Afzender, m.Soort, m.Identificatie)
	if ja {
		redenen = append(redenen, Reden{"TR056", istandaard.RetourNietUniek, plekKop + "/BerichtIdentificatie/Identificatie",
			fmt.Sprintf("De identificatie %s is al gebruikt voor een ander bericht %s, ontvangen op %s.", m.Identificatie, m.Soort, eerder.Moment.Dag().Tekst())})
	}
	gemeente, _ := b.Verdeling.Gemeenten().Get(m.Gemeente)
	for _, dag := range p.ingangsdata() {
		if !gemeente.Bestaat.Bevat(dag) {
			redenen = append(redenen, Reden{"TR378", istandaard.RetourGemeente, plekKop + "/Ontvanger",
				fmt.Sprintf("Gemeente %s (%s) bestond niet op %s, de ingangsdatum van de toewijzing.", gemeente.Naam, m.Gemeente, dag.Tekst())})
			break
		}
	}
	return redenen, err
}

const plekKop = "Bericht/Header"

// geenBericht refuses a kind of message.
func geenBericht(soort string) error {
	if _, heen := iwmo32.Antwoord(soort); heen && van[soort] {
		return fout.New(fout.Onjuist, "Bericht %s kan Nabuur nog niet verwerken. Neem contact op met de aanbieder.", soort)
	}
	return fout.New(fout.Onjuist, "Een bericht %s gaat van de gemeente naar de aanbieder en is niet voor Nabuur bestemd. Haal het uit de map.", soort)
}

// van are the messages that a provider sends.
var van = map[string]bool{"WMO305": true, "WMO307": true, "WMO315": true, "WMO317": true, "WMO320": true, "WMO323": true, "WMO302": true}

// ingangsdata gives the first days of the allotments that the message names.
func (p *post) ingangsdata() []tijdlijn.Dag {
	var dagen []tijdlijn.Dag
	voegToe := func(d *tijdlijn.Dag) {
		if d != nil {
			dagen = append(dagen, *d)
		}
	}
	switch m := p.m.(type) {
	case *iwmo32.WMO305:
		for _, s := range m.Client.StartProducten {
			voegToe(s.ToewijzingIngangsdatum)
		}
	case *iwmo32.WMO307:
		for _, s := range m.Client.StopProducten {
			voegToe(s.ToewijzingIngangsdatum)
		}
	}
	return dagen
}
