package berichtproef

// producten are the classes that give, ask or change a product, in a 301, 315 or 317,
// with the names of their dates.
func (t *tegenblad) producten() []tegenproduct {
	var uit []tegenproduct
	for _, soort := range []struct {
		pad, begin, eind string
		wijzigt          bool
	}{
		{"Client/ToegewezenProducten/ToegewezenProduct", "Ingangsdatum", "Einddatum", false},
		{"Client/AangevraagdeProducten/AangevraagdProduct", "ToewijzingIngangsdatum", "ToewijzingEinddatum", false},
		{"Client/Verzoek/NieuweProducten/NieuwProduct", "GewensteIngangsdatum", "Einddatum", false},
		{"Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct", "GewensteIngangsdatum", "Einddatum", true},
	} {
		for _, p := range t.wortel.alle(soort.pad) {
			uit = append(uit, tegenproduct{p, soort.begin, soort.eind, soort.wijzigt})
		}
	}
	return uit
}

// tegenproduct is such a class; wijzigt when its product is known from elsewhere.
type tegenproduct struct {
	*tegenlid
	begin, eind string
	wijzigt     bool
}

// enigProduct reports whether f holds for one of the products.
func (t *tegenblad) enigProduct(f func(tegenproduct) bool) bool {
	for _, p := range t.producten() {
		if f(p) {
			return true
		}
	}
	return false
}

// loopt reports whether the product has no end, or one after 2020.
func (p tegenproduct) loopt() bool { return !p.heeft(p.eind) || eind2020.voor(p.dag(p.eind)) }

func specifiekZonderOmvang(t *tegenblad) bool {
	return t.enigProduct(func(p tegenproduct) bool { return p.heeft("Product/Code") && !p.heeft("Omvang") })
}

func budgetZonderEinde(t *tegenblad) bool {
	return t.enigProduct(func(p tegenproduct) bool { return p.heeft("Budget") && !p.heeft(p.eind) })
}

func weekZonderEinde(t *tegenblad) bool {
	return t.enigProduct(func(p tegenproduct) bool { return p.een("Omvang/Frequentie", "2") && !p.heeft(p.eind) })
}

func budgetMetOmvang(t *tegenblad) bool {
	return t.enigProduct(func(p tegenproduct) bool { return p.heeft("Budget") && p.heeft("Omvang") })
}

func generiekZonderBudget(t *tegenblad) bool {
	return t.enigProduct(func(p tegenproduct) bool { return !p.wijzigt && !p.heeft("Budget") && !p.heeft("Product") })
}

func aspecifiekMetOmvang(t *tegenblad) bool {
	return t.enigProduct(func(p tegenproduct) bool {
		return !p.wijzigt && !p.heeft("Product/Code") && p.loopt() && p.heeft("Omvang")
	})
}

func foutFrequentie(t *tegenblad) bool {
	return t.enigProduct(func(p tegenproduct) bool {
		return p.een("Omvang/Eenheid", "14", "16", "83", "84") && p.loopt() && !p.een("Omvang/Frequentie", "2", "4", "6")
	})
}

// eindeVoorBegin: also the period of a contact, where an end without a beginning is
// wrong too.
func eindeVoorBegin(t *tegenblad) bool {
	for _, c := range t.contacten() {
		if !c.heeft("Periode/Einddatum") {
			continue
		}
		if !c.heeft("Periode/Begindatum") || c.dag("Periode/Einddatum").voor(c.dag("Periode/Begindatum")) {
			return true
		}
	}
	return t.enigProduct(func(p tegenproduct) bool { return p.heeft(p.eind) && p.dag(p.eind).voor(p.dag(p.begin)) })
}

// eendaags: it ends on the day on which it begins.
func (p tegenproduct) eendaags() bool { return p.heeft(p.eind) && p.dag(p.eind) == p.dag(p.begin) }

func verwijderdMetDuur(t *tegenblad) bool {
	return t.enigProduct(func(p tegenproduct) bool { return p.een("RedenWijziging", "13") && !p.eendaags() })
}

func redenVervallen(t *tegenblad) bool {
	return t.enigProduct(func(p tegenproduct) bool { return p.een("RedenWijziging", "01") })
}

// overlapping: two lines of the same product with a day in common.
func overlapping(t *tegenblad) bool {
	lijst := t.producten()
	for i, a := range lijst {
		for _, b := range lijst[:i] {
			if a.telt(t) && b.telt(t) && a.zelfdeProduct(b) && a.raakt(b) {
				return true
			}
		}
	}
	return false
}

// telt reports whether the line takes part in overlaps: it is not removed, its
// product is its own, and in iWmo it is no aid (categories 11 to 14).
func (p tegenproduct) telt(t *tegenblad) bool {
	if p.wijzigt || p.een("RedenWijziging", "13", "01") && p.eendaags() {
		return false
	}
	return t.ijw || !p.een("Product/Categorie", "11", "12", "13", "14")
}

// zelfdeProduct: without a product it is everything, with a code on both sides category
// and code decide, else the category.
func (p tegenproduct) zelfdeProduct(q tegenproduct) bool {
	switch {
	case !p.heeft("Product") || !q.heeft("Product"):
		return true
	case p.heeft("Product/Code") && q.heeft("Product/Code"):
		if p.waarde("Product/Code") != q.waarde("Product/Code") {
			return false
		}
	}
	return p.waarde("Product/Categorie") == q.waarde("Product/Categorie")
}

// raakt: both ends belong to the period, no end is for ever.
func (p tegenproduct) raakt(q tegenproduct) bool {
	begint := func(a, b tegenproduct) bool { return !b.heeft(b.eind) || !b.dag(b.eind).voor(a.dag(a.begin)) }
	return begint(p, q) && begint(q, p)
}

func beschikkingHalf(t *tegenblad) bool {
	return t.enigProduct(func(p tegenproduct) bool { return p.heeft("BeschikkingIngangsdatum") != p.heeft("BeschikkingNummer") })
}

// zorgverlener: the kinds of referrer that have a code of their own.
func (p tegenproduct) zorgverlener() bool { return p.een("Verwijzer/Type", "02", "03", "04", "05") }

func verwijzerDubbel(t *tegenblad) bool {
	return t.enigProduct(func(p tegenproduct) bool {
		return p.zorgverlener() && p.gevuld("Verwijzer/ZorgverlenerCode") && p.gevuld("Verwijzer/Naam")
	})
}

func verwijzerNaamloos(t *tegenblad) bool {
	return t.enigProduct(func(p tegenproduct) bool {
		return p.zorgverlener() && !p.gevuld("Verwijzer/ZorgverlenerCode") && !p.gevuld("Verwijzer/Naam")
	})
}

func verwijzerMetCode(t *tegenblad) bool {
	return t.enigProduct(func(p tegenproduct) bool { return !p.zorgverlener() && p.gevuld("Verwijzer/ZorgverlenerCode") })
}

func referentieDubbel(t *tegenblad) bool {
	return dubbel(t.wortel.alle("Client/AangevraagdeProducten/AangevraagdProduct"), "ReferentieAanbieder")
}

func zonderBestaand(t *tegenblad) bool {
	return !t.wortel.heeft("Client/Verzoek/OngewijzigdeProducten/OngewijzigdProduct") &&
		!t.wortel.heeft("Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct")
}

func zonderVerandering(t *tegenblad) bool {
	return !t.wortel.heeft("Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct") &&
		!t.wortel.heeft("Client/Verzoek/NieuweProducten/NieuwProduct")
}

func ingangNietNa(t *tegenblad) bool {
	return enig(t.wortel.alle("Client/Verzoek/NieuweProducten/NieuwProduct"), func(p *tegenlid) bool {
		return !t.dagtekening.voor(p.dag("GewensteIngangsdatum"))
	})
}

func afwijzingZonderReden(t *tegenblad) bool {
	return t.wortel.een("Antwoord/VerzoekAntwoord", "1") && !t.wortel.heeft("Antwoord/RedenAfwijzingVerzoek")
}

func onderzoekMetReden(t *tegenblad) bool {
	return t.wortel.een("Antwoord/VerzoekAntwoord", "2") && t.wortel.heeft("Antwoord/RedenAfwijzingVerzoek")
}

func zonderWoonplaats(t *tegenblad) bool {
	return t.wortel.een("Antwoord/RedenAfwijzingVerzoek", "8") && !t.wortel.heeft("Antwoord/Woonplaatsbeginsel")
}

// teveelWoonplaats: the rule speaks of another reason, not of no reason.
func teveelWoonplaats(t *tegenblad) bool {
	const reden = "Antwoord/RedenAfwijzingVerzoek"
	return t.wortel.heeft(reden) && !t.wortel.een(reden, "8") && t.wortel.heeft("Antwoord/Woonplaatsbeginsel")
}
