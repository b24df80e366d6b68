package berichtproef

import "slices"

// prestaties are the lines of a claim or its answer.
func (t *tegenblad) prestaties() []*tegenlid {
	return append(t.wortel.alle("Declaratie/Clienten/Client/Prestaties/Prestatie"),
		t.wortel.alle("DeclaratieAntwoord/Clienten/Client/Prestaties/Prestatie")...)
}

// debetten and crediten are the lines by the sign of their amount.
func (t *tegenblad) debetten() []*tegenlid { return t.metTeken("D") }
func (t *tegenblad) crediten() []*tegenlid { return t.metTeken("C") }

func (t *tegenblad) metTeken(teken string) []*tegenlid {
	return slices.DeleteFunc(t.prestaties(), func(p *tegenlid) bool { return !p.een("IngediendBedrag/DebetCredit", teken) })
}

// som gives the debit amounts less the credit amounts of the lines.
func (t *tegenblad) som() int64 {
	var uit int64
	for _, p := range t.debetten() {
		uit += p.getal("IngediendBedrag/Bedrag")
	}
	for _, p := range t.crediten() {
		uit -= p.getal("IngediendBedrag/Bedrag")
	}
	return uit
}

// totaal gives a total with its sign: debit above zero.
func (k *tegenlid) totaal(pad string) int64 {
	if k.een(pad+"/DebetCredit", "C") {
		return -k.getal(pad + "/TotaalBedrag")
	}
	return k.getal(pad + "/TotaalBedrag")
}

func vorigZonderCredit(t *tegenblad) bool {
	return enig(t.prestaties(), func(p *tegenlid) bool {
		return p.gevuld("ProductReferentie/VorigReferentieNummer") != p.een("IngediendBedrag/DebetCredit", "C")
	})
}

func tariefEnEuro(t *tegenblad) bool {
	return enig(t.prestaties(), func(p *tegenlid) bool { return p.heeft("ProductTarief") == p.een("Eenheid", "83") })
}

func euroOngelijk(t *tegenblad) bool {
	return enig(t.prestaties(), func(p *tegenlid) bool {
		return p.een("Eenheid", "83") && p.getal("IngediendBedrag/Bedrag") != p.getal("GeleverdVolume")
	})
}

// perioden are the period of the claim, in a 323, and those of the lines.
func (t *tegenblad) perioden() []*tegenlid {
	uit := t.wortel.alle("Declaratie/DeclaratiePeriode")
	for _, p := range t.prestaties() {
		uit = append(uit, p.alle("ProductPeriode")...)
	}
	return uit
}

func periodeTeOud(t *tegenblad) bool {
	return enig(t.perioden(), func(p *tegenlid) bool { return p.dag("Begindatum").voor(begin2021) })
}

func foutPeriode(t *tegenblad) bool {
	return enig(t.perioden(), func(p *tegenlid) bool {
		return p.dag("Einddatum").voor(p.dag("Begindatum")) || t.dagtekening.voor(p.dag("Einddatum"))
	})
}

func overMaandgrens(t *tegenblad) bool {
	return enig(t.prestaties(), func(p *tegenlid) bool {
		return !p.dag("ProductPeriode/Begindatum").zelfdeMaand(p.dag("ProductPeriode/Einddatum"))
	})
}

func geenMaand(t *tegenblad) bool {
	begin, eind := t.wortel.dag("Declaratie/DeclaratiePeriode/Begindatum"), t.wortel.dag("Declaratie/DeclaratiePeriode/Einddatum")
	return begin.dag != 1 || !begin.zelfdeMaand(eind) || eind.dag != begin.maandlengte()
}

func nulMetCredit(t *tegenblad) bool {
	bedragen := t.wortel.alle("Declaratie/TotaalIngediendBedrag")
	bedragen = append(bedragen, t.wortel.alle("DeclaratieAntwoord/TotaalIngediendBedrag")...)
	bedragen = append(bedragen, t.wortel.alle("DeclaratieAntwoord/TotaalToegekendBedrag")...)
	for _, p := range t.prestaties() {
		bedragen = append(bedragen, p.alle("IngediendBedrag")...)
	}
	return enig(bedragen, func(b *tegenlid) bool {
		return b.getal("Bedrag") == 0 && b.getal("TotaalBedrag") == 0 && !b.een("DebetCredit", "D")
	})
}

// naDeclaratieperiode: a period that is turned round lies in no claim period either
// when it begins after it.
func naDeclaratieperiode(t *tegenblad) bool {
	eind := t.wortel.dag("Declaratie/DeclaratiePeriode/Einddatum")
	return enig(t.prestaties(), func(p *tegenlid) bool {
		return eind.voor(p.dag("ProductPeriode/Einddatum")) || eind.voor(p.dag("ProductPeriode/Begindatum"))
	})
}

func teLaatGedeclareerd(t *tegenblad) bool {
	grens := t.wortel.dag("Declaratie/DeclaratieDagtekening").maandenEerder(60)
	return enig(t.prestaties(), func(p *tegenlid) bool { return p.dag("ProductPeriode/Einddatum").voor(grens) })
}

func totaalKloptNiet(t *tegenblad) bool {
	return t.wortel.totaal("Declaratie/TotaalIngediendBedrag") != t.som()
}

// toegekendKloptNiet: an answer may be left out. A claim that is itself rejected
// carries a code of its own, and nothing is awarded.
func toegekendKloptNiet(t *tegenblad) bool {
	return enig(t.wortel.alle("DeclaratieAntwoord"), func(a *tegenlid) bool {
		afgewezen := enig(a.alle("RetourCodes/RetourCode"), func(c *tegenlid) bool { return c.tekst != "0200" && c.tekst != "8001" })
		if afgewezen {
			return a.totaal("TotaalToegekendBedrag") != 0
		}
		return a.totaal("TotaalIngediendBedrag")-a.totaal("TotaalToegekendBedrag") != t.som()
	})
}

func vorigDubbel(t *tegenblad) bool {
	const pad = "ProductReferentie/VorigReferentieNummer"
	met := slices.DeleteFunc(t.prestaties(), func(p *tegenlid) bool { return !p.gevuld(pad) })
	return dubbel(met, pad)
}

// hierGecrediteerd: what a line names as an earlier one stands in this message.
func hierGecrediteerd(t *tegenblad) bool {
	return enig(t.prestaties(), func(eerder *tegenlid) bool {
		return enig(t.prestaties(), func(p *tegenlid) bool {
			return p.gevuld("ProductReferentie/VorigReferentieNummer") &&
				p.een("ProductReferentie/VorigReferentieNummer", eerder.waarde("ProductReferentie/ReferentieNummer"))
		})
	})
}

// debetDubbel: two debit lines of one client, allocation, product and period.
func debetDubbel(t *tegenblad) bool {
	return enig(t.clienten(), func(c *tegenlid) bool {
		debetten := slices.DeleteFunc(
			c.alle("Prestaties/Prestatie"),
			func(p *tegenlid) bool { return !p.een("IngediendBedrag/DebetCredit", "D") },
		)
		return dubbel(debetten, "ToewijzingNummer", "ProductCategorie",
			"ProductCode", "ProductPeriode/Begindatum", "ProductPeriode/Einddatum")
	})
}

// dubbelInDeclaratie is the part of TR101 on claims and their answers.
func dubbelInDeclaratie(t *tegenblad) bool {
	if t.nummer != "323" && t.nummer != "325" {
		return false
	}
	return dubbel(t.clienten(), "Bsn") || enig(t.clienten(), func(c *tegenlid) bool {
		return dubbel(c.alle("Prestaties/Prestatie"), "ProductReferentie/ReferentieNummer", "ProductReferentie/VorigReferentieNummer")
	})
}
