package berichtproef

import (
	"regexp"
	"slices"
)

// contacten of a 301: those of the client and the one of each relation.
func (t *tegenblad) contacten() []*tegenlid {
	return append(t.wortel.alle("Client/Contactgegevens/Contact"), t.wortel.alle("Client/Relaties/Relatie/Contact")...)
}

// adressen of the contacts that have one.
func (t *tegenblad) adressen() []*tegenlid {
	var uit []*tegenlid
	for _, c := range t.contacten() {
		uit = append(uit, c.alle("Adres")...)
	}
	return uit
}

// clienten of any message.
func (t *tegenblad) clienten() []*tegenlid {
	uit := t.wortel.alle("Client")
	uit = append(uit, t.wortel.alle("Declaratie/Clienten/Client")...)
	return append(uit, t.wortel.alle("DeclaratieAntwoord/Clienten/Client")...)
}

// geboorten are the dates of birth of the client and of relations.
func (t *tegenblad) geboorten() []*tegenlid {
	return append(t.wortel.alle("Client/Geboortedatum"), t.wortel.alle("Client/Relaties/Relatie/Geboortedatum")...)
}

func adresZonderPaar(t *tegenblad) bool {
	return enig(t.adressen(), func(a *tegenlid) bool { return a.heeft("LandCode") != a.heeft("Postcode") })
}

func taalZonderTolk(t *tegenblad) bool {
	return enig(t.wortel.alle("Client/Communicatie"), func(c *tegenlid) bool { return c.heeft("Taal") != c.een("Vorm", "1") })
}

func periodeBijVastAdres(t *tegenblad) bool {
	return enig(t.contacten(), func(c *tegenlid) bool { return c.heeft("Periode") && !c.een("Soort", "04") })
}

func zonderHuisnummer(t *tegenblad) bool {
	return enig(t.adressen(), func(a *tegenlid) bool { return a.een("LandCode", "NL") && !a.heeft("Huis/Huisnummer") })
}

// zonderPostcode: a contact without an address has no postcode either.
func zonderPostcode(t *tegenblad) bool {
	return enig(t.contacten(), func(c *tegenlid) bool { return c.een("Soort", "01", "03") && !c.heeft("Adres/Postcode") })
}

var nederlandsePostcode = regexp.MustCompile(`^[1-9][0-9]{3}[A-Za-z]{2}$`)

// foutPostcode: one that is missing is wrong too.
func foutPostcode(t *tegenblad) bool {
	return enig(t.adressen(), func(a *tegenlid) bool {
		return a.een("LandCode", "NL") && !nederlandsePostcode.MatchString(a.waarde("Postcode"))
	})
}

func onbereikbaar(t *tegenblad) bool {
	return enig(t.contacten(), func(c *tegenlid) bool {
		return !c.heeft("Telefoon") && !(c.heeft("Adres/Huis") && c.heeft("Adres/Postcode"))
	})
}

func zonderVastContact(t *tegenblad) bool {
	return !enig(t.wortel.alle("Client/Contactgegevens/Contact"), func(c *tegenlid) bool { return c.een("Soort", "01", "02", "03") })
}

func foutNaamgebruik(t *tegenblad) bool {
	namen := append(t.wortel.alle("Client/Naam"), t.wortel.alle("Client/Relaties/Relatie/Naam")...)
	return enig(namen, func(n *tegenlid) bool {
		switch {
		case n.heeft("Partnernaam"):
			return !n.een("NaamGebruik", "1", "2", "3", "4")
		case t.ijw:
			return !n.een("NaamGebruik", "1", "6")
		}
		return !n.een("NaamGebruik", "1")
	})
}

func clientGeenMens(t *tegenblad) bool {
	return enig(t.wortel.alle("Client/Naam"), func(n *tegenlid) bool { return n.een("NaamGebruik", "6") })
}

func foutBsn(t *tegenblad) bool {
	return enig(t.clienten(), func(c *tegenlid) bool {
		som := 0
		for i, cijfer := range c.waarde("Bsn") {
			gewicht := 9 - i
			if i == 8 {
				gewicht = -1
			}
			som += gewicht * int(cijfer-'0')
		}
		return som%11 != 0
	})
}

func geboorteStrijdig(t *tegenblad) bool {
	return enig(t.geboorten(), func(g *tegenlid) bool {
		d := g.dag("Datum")
		switch g.waarde("DatumGebruik") {
		case "1":
			return d.dag != 1
		case "2":
			return d.dag != 1 || d.maand != 1
		case "3":
			return d != onbekend
		}
		return false
	})
}

func teOudGeboren(t *tegenblad) bool {
	grens := t.dagtekening.maandenEerder(hoogsteLeeftijd)
	return enig(t.geboorten(), func(g *tegenlid) bool {
		return g.dag("Datum").voor(grens) && !(g.een("DatumGebruik", "3") && g.dag("Datum") == onbekend)
	})
}

func foutStatus(t *tegenblad) bool {
	return enig(t.startStop(), func(p *tegenlid) bool { return !p.een("StatusAanlevering", "1", "3") })
}

// startStop are the classes of a 305 or 307.
func (t *tegenblad) startStop() []*tegenlid {
	return append(t.wortel.alle("Client/StartProducten/StartProduct"), t.wortel.alle("Client/StopProducten/StopProduct")...)
}

func stopVoorStart(t *tegenblad) bool {
	return enig(t.startStop(), func(p *tegenlid) bool { return p.dag("Einddatum").voor(p.dag("Begindatum")) })
}

// naDagtekening: a date of birth, of allocation, a real start or stop or the begin of
// a claim period after the date of the message.
func naDagtekening(t *tegenblad) bool {
	paden := []string{
		"Client/Geboortedatum/Datum", "Client/Relaties/Relatie/Geboortedatum/Datum",
		"Client/ToegewezenProducten/ToegewezenProduct/Toewijzingsdatum",
		"Client/StartProducten/StartProduct/Begindatum", "Client/StopProducten/StopProduct/Einddatum",
		"Declaratie/DeclaratiePeriode/Begindatum", "Declaratie/Clienten/Client/Prestaties/Prestatie/ProductPeriode/Begindatum",
		"DeclaratieAntwoord/Clienten/Client/Prestaties/Prestatie/ProductPeriode/Begindatum",
	}
	return slices.ContainsFunc(paden, func(pad string) bool {
		return enig(t.wortel.alle(pad), func(d *tegenlid) bool { return t.dagtekening.voor(dagVan(d.tekst)) })
	})
}

// dubbeleKlasse: the keys of the published checker; an absent part equals an absent
// part only.
func dubbeleKlasse(t *tegenblad) bool {
	product := []string{"Product/Categorie", "Product/Code"}
	klassen := []struct {
		pad     string
		sleutel []string
	}{
		{"Client/Contactgegevens/Contact", []string{"Soort"}},
		{"Client/Relaties/Relatie", []string{"Nummer"}},
		{"Client/ToegewezenProducten/ToegewezenProduct", []string{"ToewijzingNummer"}},
		{"Client/StartProducten/StartProduct", append([]string{"Begindatum", "ToewijzingNummer"}, product...)},
		{"Client/StopProducten/StopProduct",
			append([]string{"Begindatum", "ToewijzingNummer", "Einddatum", "RedenBeeindiging"}, product...)},
		{"Client/AangevraagdeProducten/AangevraagdProduct", []string{"ReferentieAanbieder"}},
		{"Client/Verzoek/NieuweProducten/NieuwProduct", append([]string{"GewensteIngangsdatum"}, product...)},
		{"Client/Verzoek/OngewijzigdeProducten/OngewijzigdProduct", []string{"ToewijzingNummer"}},
		{"Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct", []string{"ToewijzingNummer"}},
	}
	for _, k := range klassen {
		if dubbel(t.wortel.alle(k.pad), k.sleutel...) {
			return true
		}
	}
	return dubbelInDeclaratie(t)
}

// dubbel reports whether two of the elements agree on all paths.
func dubbel(leden []*tegenlid, paden ...string) bool {
	for i, a := range leden {
		for _, b := range leden[:i] {
			gelijk := func(pad string) bool { return a.heeft(pad) == b.heeft(pad) && a.waarde(pad) == b.waarde(pad) }
			if !slices.ContainsFunc(paden, func(pad string) bool { return !gelijk(pad) }) {
				return true
			}
		}
	}
	return false
}
