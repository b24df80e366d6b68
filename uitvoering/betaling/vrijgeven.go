package betaling

import (
	"context"

	"nabuur/grond/fout"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/organisatie"
	"nabuur/kader/toegang"
	"nabuur/opslag"
)

// Accorderen is the first pair of eyes on an order that the system put ready: a
// person says that it is right. It asks the same right as putting an order ready,
// changes no status, and can be done once.
func (b *Betalingen) Accorderen(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, wie organisatie.Wie,
	v Verwijzing) (Betaling, error) {
	order, toestemming, err := b.open(ctx, tx, nu, wie, toegang.BetalingKlaarzetten, v)
	if err != nil {
		return Betaling{}, err
	}
	if order.Status != Klaargezet || order.eersteOog() != "" {
		return Betaling{}, fout.New(fout.Botsing, "Deze betaling is al door een collega akkoord bevonden. Laad de pagina opnieuw.")
	}
	order.Geaccordeerd, order.GeaccordeerdDoor = nu, persoon(wie)
	if err := bewaar(ctx, tx, &order); err != nil {
		return Betaling{}, err
	}
	regel := order.logregel("betaling.accorderen", wie.Medewerker, wie.Organisatie, toestemming.Toedeling.Verwijzing())
	return order, b.log.Schrijf(ctx, tx, regel)
}

// Vrijgeven releases an order for payment: the second pair of eyes. It refuses
// (NietBevoegd) the person who put the order ready or approved it, and (Botsing)
// an order that the system put ready and nobody approved yet. The Toedeling the
// release leaned on is kept with the order.
func (b *Betalingen) Vrijgeven(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, wie organisatie.Wie,
	v Verwijzing) (Betaling, error) {
	order, toestemming, err := b.open(ctx, tx, nu, wie, toegang.BetalingVrijgeven, v)
	if err != nil {
		return Betaling{}, err
	}
	if err := order.Status.magNaar(Vrijgegeven); err != nil {
		return Betaling{}, err
	}
	switch order.eersteOog() {
	case "":
		return Betaling{}, fout.New(fout.Botsing,
			"Nog niemand heeft deze betaling akkoord bevonden. Laat eerst een collega de betaling accorderen.")
	case persoon(wie):
		return Betaling{}, fout.New(fout.NietBevoegd,
			"U heeft deze betaling zelf klaargezet of akkoord bevonden. Laat een collega haar vrijgeven.")
	}
	order.Status, order.Vrijgegeven, order.VrijgegevenDoor = Vrijgegeven, nu, persoon(wie)
	order.VrijgaveToedeling = toestemming.Toedeling.Verwijzing()
	if err := bewaar(ctx, tx, &order); err != nil {
		return Betaling{}, err
	}
	return order, b.log.Schrijf(ctx, tx, order.logregel(toegang.BetalingVrijgeven, wie.Medewerker, wie.Organisatie,
		toestemming.Toedeling.Verwijzing()))
}

// open reads an order for an act of a person. To who may not know of it, it is not
// there: the answer is the same, letter for letter.
func (b *Betalingen) open(ctx context.Context, tx *opslag.Tx, nu tijdlijn.Moment, wie organisatie.Wie, h toegang.Handeling,
	v Verwijzing) (Betaling, toegang.Toestemming, error) {
	order, gevonden, err := Get(ctx, tx, v.Gemeente, v.Nummer)
	geen := fout.New(fout.NietGevonden, "Betaling %d is niet gevonden. Controleer het nummer.", v.Nummer)
	if err == nil && !gevonden {
		err = geen
	}
	if err != nil {
		return Betaling{}, toegang.Toestemming{}, err
	}
	blik, err := b.poort.Blik(ctx, tx, wie, nu.Dag())
	if err != nil {
		return Betaling{}, toegang.Toestemming{}, err
	}
	toestemming, err := blik.Mag(h, order.object())
	if err != nil {
		return Betaling{}, toestemming, toegang.AlsOfNiets(err, geen)
	}
	if v.Versie != 0 && v.Versie != order.Versie {
		return Betaling{}, toestemming, fout.New(fout.Botsing,
			"Iemand anders heeft deze betaling intussen gewijzigd. Laad de pagina opnieuw.")
	}
	return order, toestemming, nil
}

// eersteOog names the person who looked first, or "" when nobody did: the
// system's own name does not count.
func (b Betaling) eersteOog() string {
	if b.KlaargezetDoor != Automatisch {
		return b.KlaargezetDoor
	}
	return b.GeaccordeerdDoor
}

// persoon names who acts so that two organisations may use the same staff number.
func persoon(wie organisatie.Wie) string { return string(wie.Organisatie) + "/" + wie.Medewerker }
