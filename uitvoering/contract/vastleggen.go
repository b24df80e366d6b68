package contract

import (
	"context"
	"strconv"
	"unicode/utf8"

	"nabuur/grond/fout"
	"nabuur/grond/geld"
	"nabuur/grond/kenmerk"
	"nabuur/grond/tijdlijn"
	"nabuur/kader/logboek"
	"nabuur/kader/organisatie"
	"nabuur/opslag"
)

// VastleggenAanbieder adds the data of a provider for a period, and writes it in the log
// of every municipality that the buyer buys for. Two sets of data of one provider on one
// day are refused by the store; the Fout says so.
func (r *Register) VastleggenAanbieder(ctx context.Context, tx *opslag.Tx, wie organisatie.Wie, a Aanbieder) error {
	switch {
	case a.Eigenaar == "":
		return fout.New(fout.Onjuist, "Geef de organisatie die de aanbieder vastlegt.").Bij("eigenaar")
	case a.AGB.IsLeeg() || a.Naam == "":
		return fout.New(fout.Onjuist, "Geef de AGB-code en de naam van de aanbieder.").Bij("agb")
	case utf8.RuneCountInString(a.Naam) > 70: // a longer name fits in no payment (pain.001, Max70Text)
		return fout.New(fout.Onjuist, "De naam van aanbieder %s is langer dan 70 tekens. Geef een kortere naam.", a.AGB).Bij("naam")
	case a.IBAN.IsLeeg():
		return fout.New(fout.Onjuist, "Geef het rekeningnummer (IBAN) van %s.", a.Naam).Bij("iban")
	case a.Geldig.Leeg():
		return fout.New(fout.Onjuist, "De gegevens van %s gelden geen enkele dag. Controleer de begin- en de einddatum.",
			a.Naam).Bij("geldig")
	}
	rechten, err := r.magInkopen(ctx, tx, wie, a)
	if err != nil {
		return err
	}
	err = voegAanbiederToe(ctx, tx, a)
	if opslag.IsOverlap(err) || opslag.IsDubbel(err) {
		return fout.New(fout.Botsing,
			"Van aanbieder %s (%s) zijn al gegevens vastgelegd voor een deel van deze periode. Beëindig die eerst.", a.Naam,
			a.AGB).Door(err)
	}
	if err != nil {
		return err
	}
	regels := make([]logboek.Regel, len(rechten))
	for i, recht := range rechten {
		regels[i] = logregel(wie, recht, "aanbieder.vastleggen", a.AGB.String(), map[string]string{
			"eigenaar": string(a.Eigenaar), "rekening": a.IBAN.String(), "vanaf": a.Geldig.Vanaf.String(),
		})
	}
	return r.Logboek.Schrijf(ctx, tx, regels...)
}

// Vastleggen adds a contract with its participations, products and tariffs, and
// writes it in the log of every municipality that takes part. It refuses, with a
// sentence that names the product, what would give one municipality two tariffs
// of one provider for one product on one day; nothing of the transaction may
// then be kept.
func (r *Register) Vastleggen(ctx context.Context, tx *opslag.Tx, wie organisatie.Wie, c Contract) error {
	if err := c.keur(); err != nil {
		return err
	}
	rechten, err := r.magSluiten(ctx, tx, wie, c)
	if err != nil {
		return err
	}
	if err := voegContractToe(ctx, tx, c); err != nil {
		if opslag.IsDubbel(err) {
			return fout.New(fout.Botsing, "Contract %s is al vastgelegd. Geef een ander contractnummer.", c.Nummer).Door(err)
		}
		if opslag.IsOverlap(err) {
			return fout.New(fout.Botsing,
				"In contract %s hebben twee tarieven of deelnames van hetzelfde een dag gemeen. Laat elke periode beginnen waar de "+
					"vorige eindigt.", c.Nummer).Door(err)
		}
		return err
	}
	dubbel, ja, err := dubbelTarief(ctx, tx, c.Eigenaar, c.Nummer)
	if err != nil {
		return err
	}
	if ja {
		return fout.New(fout.Botsing,
			"Voor product %s geldt met aanbieder %s al een tarief volgens contract %s. Beëindig dat eerst of laat dit contract later "+
				"beginnen.", dubbel.Product, c.AGB, dubbel.Contract)
	}
	regels := make([]logboek.Regel, len(rechten))
	for i, recht := range rechten {
		regels[i] = logregel(wie, recht, "contract.vastleggen", c.Nummer, map[string]string{
			"eigenaar": string(c.Eigenaar), "aanbieder": c.AGB.String(), "producten": strconv.Itoa(len(c.Aanbod)),
		})
	}
	return r.Logboek.Schrijf(ctx, tx, regels...)
}

func (c Contract) keur() error {
	switch {
	case c.Eigenaar == "" || c.Nummer == "":
		return fout.New(fout.Onjuist, "Geef het contractnummer en de organisatie die het contract sloot.").Bij("nummer")
	case c.AGB.IsLeeg():
		return fout.New(fout.Onjuist, "Geef de AGB-code van de aanbieder in contract %s.", c.Nummer).Bij("agb")
	case c.Geldig.Leeg():
		return fout.New(fout.Onjuist, "Contract %s geldt geen enkele dag. Controleer de begin- en de einddatum.", c.Nummer).Bij("geldig")
	case len(c.Gemeenten) == 0:
		return fout.New(fout.Onjuist, "Geef ten minste een gemeente die contract %s gebruikt.", c.Nummer).Bij("gemeenten")
	case len(c.Aanbod) == 0:
		return fout.New(fout.Onjuist, "Geef ten minste een product in contract %s.", c.Nummer).Bij("aanbod")
	}
	for _, d := range c.Gemeenten {
		if d.Gemeente.IsLeeg() || d.Geldig.Leeg() {
			return fout.New(fout.Onjuist, "Geef van elke gemeente in contract %s de code en een periode van ten minste een dag.",
				c.Nummer).Bij("gemeenten")
		}
	}
	for _, a := range c.Aanbod {
		if err := a.keur(); err != nil {
			return err
		}
	}
	return nil
}

func (a Aanbod) keur() error {
	switch {
	case !a.Product.bestaat():
		return fout.New(fout.Onjuist,
			"%q is geen product. Een productcategorie is 01 tot en met 18 (Wmo) of 31 tot en met 55 zonder 39 (Jeugdwet), "+
				"en een productcode heeft ten hoogste 5 tekens.", a.Product).Bij("product")
	case !a.Eenheid.Bestaat():
		return fout.New(fout.Onjuist, "%q is geen eenheid van de standaard bij product %s. Kies 01, 04, 14, 16, 82, 83 of 84.", a.Eenheid,
			a.Product).Bij("eenheid")
	case !a.Frequentie.Bestaat():
		return fout.New(fout.Onjuist, "%q is geen frequentie van de standaard bij product %s. Kies 1, 2, 4 of 6.", a.Frequentie,
			a.Product).Bij("frequentie")
	case a.Variant != Inspanning && a.Variant != Output && a.Variant != Taak:
		return fout.New(fout.Onjuist, "Kies bij product %s de variant inspanning, output of taak.", a.Product).Bij("variant")
	}
	for _, t := range a.Tarieven {
		if t.Waarde < 0 || t.Leeg() {
			return fout.New(fout.Onjuist,
				"Het tarief %s van product %s klopt niet. Een tarief is niet negatief en geldt ten minste een dag.", t.Waarde,
				a.Product).Bij("tarief")
		}
	}
	if _, overlap, ok := tijdlijn.NewReeks(a.Tarieven...); !ok {
		return fout.New(fout.Onjuist,
			"Product %s heeft twee tarieven die een dag gemeen hebben: %s en %s. Laat elk tarief beginnen waar het vorige eindigt.",
			a.Product, overlap[0].Tekst(), overlap[1].Tekst()).Bij("tarief")
	}
	return nil
}

// TariefWijzigen ends the tariff that holds on Vanaf, when there is one, and adds
// a new one from that day until the end of the old one, or of the contract. A
// tariff that begins on Vanaf itself is replaced by none: it is refused, because
// what was claimed on it must stay readable.
func (r *Register) TariefWijzigen(ctx context.Context, tx *opslag.Tx, wie organisatie.Wie, w Tariefwijziging) error {
	c, gevonden, err := Get(ctx, tx, w.Eigenaar, w.Nummer)
	if err != nil {
		return err
	}
	if !gevonden || !c.Geldig.Bevat(w.Vanaf) {
		return fout.New(fout.NietGevonden, "Contract %s geldt niet op %s. Controleer het nummer en de datum.", w.Nummer,
			w.Vanaf.Tekst()).Bij("nummer")
	}
	rechten, err := r.magBeheren(ctx, tx, wie, c, w)
	if err != nil {
		return err
	}
	if err := w.vervang(ctx, tx, c.Geldig.Tot); err != nil {
		return err
	}
	regels := make([]logboek.Regel, len(rechten))
	for i, recht := range rechten {
		regels[i] = logregel(wie, recht, "contract.tarief.wijzigen", c.Nummer, map[string]string{
			"product": w.Product.String(), "vanaf": w.Vanaf.String(), "bedrag": strconv.FormatInt(int64(w.Bedrag), 10),
		})
	}
	return r.Logboek.Schrijf(ctx, tx, regels...)
}

// vervang ends the tariff that runs and adds the new one, until tot without one.
func (w Tariefwijziging) vervang(ctx context.Context, tx *opslag.Tx, tot tijdlijn.Dag) error {
	if w.Bedrag < 0 {
		return fout.New(fout.Onjuist, "Een tarief is niet negatief. Geef een bedrag als 1.234,56.").Bij("tarief")
	}
	oud, loopt, err := tariefOp(ctx, tx, w.Eigenaar, w.Nummer, w.Product, w.Vanaf)
	if err != nil {
		return err
	}
	if loopt {
		if oud.Vanaf == w.Vanaf {
			return fout.New(fout.Botsing, "Vanaf %s geldt al een tarief voor product %s. Kies een latere datum.", w.Vanaf.Tekst(),
				w.Product).Bij("vanaf")
		}
		tot = oud.Tot
		if err := beeindigTarief(ctx, tx, w, oud.Vanaf); err != nil {
			return err
		}
	}
	err = voegTariefToe(ctx, tx, w.Eigenaar, w.Nummer, w.Product,
		tijdlijn.Geldig[geld.Cent]{Periode: tijdlijn.Periode{Vanaf: w.Vanaf, Tot: tot}, Waarde: w.Bedrag})
	if opslag.IsOverlap(err) {
		return fout.New(fout.Botsing, "Na %s geldt al een ander tarief voor product %s. Kies een latere datum.", w.Vanaf.Tekst(),
			w.Product).Door(err)
	}
	return err
}

// Controleer answers whether the provider may be given an allotment of this
// product for this municipality that begins on dag: a contract in force for the
// municipality, the product in it, and a tariff known. The Fout says in one
// sentence which of these fails and what to do.
func Controleer(ctx context.Context, l opslag.Lezer, gemeente kenmerk.Gemeentecode, agb kenmerk.AGB, product Product,
	dag tijdlijn.Dag) (Tarief, error) {
	t, gevonden, err := Op(ctx, l, gemeente, agb, product, dag)
	if err != nil || gevonden {
		return t, err
	}
	contracten, err := telContracten(ctx, l, gemeente, agb, dag)
	if err != nil {
		return Tarief{}, err
	}
	if contracten == 0 {
		return Tarief{}, fout.New(fout.Onjuist,
			"Op %s is er voor gemeente %s geen contract met aanbieder %s. Kies een andere aanbieder of leg eerst het contract vast.",
			dag.Tekst(), gemeente, agb).Bij("aanbieder")
	}
	producten, err := telProducten(ctx, l, gemeente, agb, product, dag)
	if err != nil {
		return Tarief{}, err
	}
	if producten == 0 {
		return Tarief{}, fout.New(fout.Onjuist,
			"Product %s staat op %s niet in het contract met aanbieder %s. Kies een ander product of een andere aanbieder.", product,
			dag.Tekst(), agb).Bij("product")
	}
	return Tarief{}, fout.New(fout.Onjuist,
		"Product %s heeft op %s geen tarief in het contract met aanbieder %s. Leg eerst het tarief vast.", product, dag.Tekst(),
		agb).Bij("product")
}
