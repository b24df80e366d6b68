package iwmo32

const plekAanvraag = plekClient + "/AangevraagdeProducten/AangevraagdProduct"

// aangevraagd gives the products of a 315; none for another message.
func (t *toetsing) aangevraagd() []WMO315AangevraagdProduct {
	if m, ok := t.m.(*WMO315); ok {
		return m.Client.AangevraagdeProducten
	}
	return nil
}

func regelCD043(t *toetsing) {
	for i, p := range t.aangevraagd() {
		if (p.BeschikkingNummer == nil) != (p.BeschikkingIngangsdatum == nil) {
			t.meld(nummer(plekAanvraag, i) + "/BeschikkingIngangsdatum")
		}
	}
}

// metCode reports whether a referrer of this type has a code of its own.
func metCode(verwijzer string) bool { return verwijzer >= "02" && verwijzer <= "05" }

func regelCD066(t *toetsing) {
	for i, p := range t.aangevraagd() {
		if metCode(p.Verwijzer.Type) && p.Verwijzer.ZorgverlenerCode != "" && p.Verwijzer.Naam != "" {
			t.meld(nummer(plekAanvraag, i) + "/Verwijzer/Naam")
		}
	}
}

func regelCD067(t *toetsing) {
	for i, p := range t.aangevraagd() {
		if metCode(p.Verwijzer.Type) && p.Verwijzer.ZorgverlenerCode == "" && p.Verwijzer.Naam == "" {
			t.meld(nummer(plekAanvraag, i) + "/Verwijzer/Naam")
		}
	}
}

func regelCD068(t *toetsing) {
	for i, p := range t.aangevraagd() {
		if !metCode(p.Verwijzer.Type) && p.Verwijzer.ZorgverlenerCode != "" {
			t.meld(nummer(plekAanvraag, i) + "/Verwijzer/ZorgverlenerCode")
		}
	}
}

func regelTR383(t *toetsing) {
	producten := t.aangevraagd()
	dubbel(t, len(producten), plekAanvraag, func(i int) string { return producten[i].ReferentieAanbieder })
}

const plekReden = "Bericht/Antwoord/RedenAfwijzingVerzoek"

func regelCD085(t *toetsing) {
	if m, ok := t.m.(*WMO319); ok && m.Antwoord.VerzoekAntwoord == "1" && m.Antwoord.RedenAfwijzingVerzoek == "" {
		t.meld(plekReden)
	}
}

func regelCD086(t *toetsing) {
	if m, ok := t.m.(*WMO319); ok && m.Antwoord.VerzoekAntwoord == "2" && m.Antwoord.RedenAfwijzingVerzoek != "" {
		t.meld(plekReden)
	}
}

func regelTR352(t *toetsing) {
	if m, ok := t.m.(*WMO317); ok && len(m.Client.Verzoek.OngewijzigdeProducten)+len(m.Client.Verzoek.TeWijzigenProducten) == 0 {
		t.meld(plekClient + "/Verzoek")
	}
}

func regelTR353(t *toetsing) {
	if m, ok := t.m.(*WMO317); ok && len(m.Client.Verzoek.TeWijzigenProducten)+len(m.Client.Verzoek.NieuweProducten) == 0 {
		t.meld(plekClient + "/Verzoek")
	}
}

func regelTR380(t *toetsing) {
	m, ok := t.m.(*WMO317)
	if !ok {
		return
	}
	for i := range m.Client.Verzoek.NieuweProducten {
		if m.Client.Verzoek.NieuweProducten[i].GewensteIngangsdatum <= t.dagtekening {
			t.meld(nummer(plekClient+"/Verzoek/NieuweProducten/NieuwProduct", i) + "/GewensteIngangsdatum")
		}
	}
}
